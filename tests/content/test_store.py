"""The kiosk gets what was written, in the visitor's language, on the right days, and from no other file."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.content.database import DamagedError, SchemaError
from kiosk.content.errors import ContentError
from kiosk.content.factory import build
from kiosk.content.records import FigureRecord, StoryRecord
from kiosk.content.store import ContentStore
from kiosk.errors import KioskError
from tests.content.conftest import Park

ROOT = Path(__file__).resolve().parents[2]
MAY = date(2026, 5, 15)


@pytest.fixture
def store(database: Path) -> Iterator[ContentStore]:
    opened = ContentStore(database)
    yield opened
    opened.close()


def alter(path: Path, *statements: str) -> None:
    """Change a database behind the program's back."""
    connection = sqlite3.connect(path)
    try:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    finally:
        connection.close()


# What comes out


def test_languages_in_order(store: ContentStore) -> None:
    languages = store.languages()
    assert [language.tag for language in languages] == ["zh_Hans", "en", "de", "ar"]
    assert languages[2].fallback == ("en", "zh_Hans")
    assert languages[3].direction == "rtl"


def test_every_value_of_every_kind(store: ContentStore) -> None:
    content = store.content("en", MAY)
    area, output = content.figures
    assert area.number == Decimal("70.5")
    assert (area.unit, area.qualifier, area.topic, area.headline, area.icon) == (
        "km2",
        "exactly",
        "identity",
        True,
        "map-2",
    )
    assert (area.facts, area.flags, area.as_of, area.status) == (("F006", "F008"), ("A4",), "2021–2025", "reported")
    assert (area.source_id, area.source_name) == ("source.profile", "Area")
    assert (area.name, area.statement, area.fell_back) == ("Area", "The park is wide.", frozenset())
    assert (output.number, output.headline, output.as_of) == (Decimal(7_500_000_000), False, None)
    assert (content.milestones[0].year, content.milestones[0].figure_id) == (2021, "figure.output")
    industry = content.industries[0]
    assert (industry.motif, industry.accent, industry.short, industry.lead) == (
        "lattice",
        "materials",
        "Area",
        "The park is wide.",
    )
    assert (content.parts[0].industry, content.parts[0].role) == ("industry.materials", "focus")
    organisation = content.organisations[0]
    assert (organisation.role, organisation.industry, organisation.confirm) == ("school", None, True)
    assert [(title.level, title.place) for title in content.titles] == [
        ("national", "industry.materials"),
        ("provincial", "ecology"),
    ]
    link = content.links[0]
    assert (link.direction, link.mode, link.scope, link.status) == ("meets", "urban_rail", ("delta", "park"), "planned")
    assert link.points == ((119.83, 31.73), (119.954, 31.7736))
    lake, nanjing = content.places
    assert lake.outline == ((119.858, 31.678), (119.86, 31.649), (119.861, 31.618))
    assert (lake.radius_km, nanjing.radius_km, nanjing.lat, nanjing.lon) == (None, 120.5, 32.0617, 118.7778)
    assert (content.shore_places[0].at, content.shore_places[0].role) == (0.06, "wetland")
    assert (content.events[0].role, content.events[0].count) == ("race", 7)
    assert (content.vision[0].role, content.vision[0].screen) == ("idea", "overview")
    story = content.stories[0]
    assert (story.screen, story.title, story.lead) == ("overview", "Area", "The park is wide.")
    assert (story.name, story.statement, story.status) == (story.title, story.lead, "")
    slot = content.picture_slots[0]
    assert (slot.screen, slot.aspect, slot.file, slot.name) == ("attract", "16:9", "lake.jpg", "Area")


def test_entries_are_found_by_id_and_fact(store: ContentStore) -> None:
    content = store.content("zh_Hans", MAY)
    assert isinstance(content.entry("figure.area"), FigureRecord)
    assert isinstance(content.entry("story.overview"), StoryRecord)
    assert [entry.id for entry in content.by_fact("F008")] == ["figure.area"]
    assert content.by_fact("F999") == ()
    with pytest.raises(KeyError):
        content.entry("figure.none")
    assert len({entry.id for entry in content}) == len(list(content)) == 18


def test_version_is_the_same_for_all_languages(store: ContentStore) -> None:
    assert store.content("de", MAY).version == store.content("ar", MAY).version == store.version
    assert len(store.version) == 12


# Languages


def test_missing_text_falls_back_along_the_chain(park: Park, tmp_path: Path) -> None:
    park.retell("de", "figure.area", "name", None)
    park.retell("de", "vision.ecology", "statement", None)
    park.retell("en", "vision.ecology", "statement", None)
    build(park.folder, tmp_path / "c.sqlite")
    store = ContentStore(tmp_path / "c.sqlite")
    content = store.content("de", MAY)
    area = content.entry("figure.area")
    assert (area.name, area.statement, area.fell_back) == ("Area", "Der Park ist weit.", frozenset({"name"}))
    ecology = content.entry("vision.ecology")
    assert (ecology.statement, ecology.fell_back) == ("园区占地较广。", frozenset({"statement"}))
    assert content.entry("event.race").fell_back == frozenset()
    store.close()


def test_language_without_fallback_still_ends_at_the_source(park: Park, tmp_path: Path) -> None:
    park.retell("ar", "source.profile", "name", None)
    build(park.folder, tmp_path / "c.sqlite")
    store = ContentStore(tmp_path / "c.sqlite")
    area = store.content("ar", MAY).entry("figure.area")
    assert (area.source_name, area.fell_back) == ("园区面积", frozenset({"source_name"}))
    store.close()


def test_language_without_any_text_is_never_blank(park: Park, tmp_path: Path) -> None:
    (park.folder / "texts" / "de.toml").unlink()
    build(park.folder, tmp_path / "c.sqlite")
    store = ContentStore(tmp_path / "c.sqlite")
    for entry in store.content("de", MAY):
        assert (entry.name and "name" in entry.fell_back) or entry.kind == "story"
    store.close()


def test_unknown_language(store: ContentStore) -> None:
    with pytest.raises(ContentError, match="has no language “fr”"):
        store.content("fr", MAY)


def test_text_missing_everywhere_is_said(database: Path) -> None:
    alter(database, "DELETE FROM text WHERE entry_id = 'event.race' AND field = 'name'")
    store = ContentStore(database)
    with pytest.raises(ContentError, match=r"has no “name” for event\.race"):
        store.content("en", MAY)
    store.close()


# Days


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), True),
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
    ],
)
def test_entries_are_shown_on_their_days_only(store: ContentStore, day: date, shown: bool) -> None:
    content = store.content("en", day)
    assert ("figure.output" in {figure.id for figure in content.figures}) is shown
    assert "figure.area" in {figure.id for figure in content.figures}
    # A milestone never points to a figure that is not there.
    assert content.milestones[0].figure_id == ("figure.output" if shown else None)


def test_a_stop_never_leads_nowhere(park: Park, tmp_path: Path) -> None:
    park.change("vision.toml", 'screen = "overview"', 'screen = "overview"\nshow_until = 2026-05-31')
    park.change("industries.toml", 'icon = "hexagons"', 'icon = "hexagons"\nhidden = true')
    build(park.folder, tmp_path / "stops.sqlite")
    store = ContentStore(tmp_path / "stops.sqlite")
    try:
        stops, later = store.content("en", MAY).stops, store.content("en", date(2026, 6, 1)).stops
    finally:
        store.close()
    assert [(stop.place, stop.card) for stop in stops] == [("overview", "vision.ecology"), ("industry", None)]
    assert later[0].card is None
    assert (stops[0].lead, stops[1].lead, stops[1].fell_back) == ("The park is wide.", "", frozenset())


# Refusals


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="There is no content database"):
        ContentStore(tmp_path / "none.sqlite")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="is a folder, not a content database"):
        ContentStore(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    path.touch()
    with pytest.raises(ContentError, match="is empty"):
        ContentStore(path)


def test_no_database(tmp_path: Path) -> None:
    path = tmp_path / "poem.sqlite"
    path.write_text("To make a prairie it takes a clover and one bee")
    with pytest.raises(ContentError, match="is not a database"):
        ContentStore(path)


def test_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ContentError, match="cannot be read"):
        ContentStore(tmp_path / "file" / "content.sqlite")


def test_foreign_database(tmp_path: Path) -> None:
    path = tmp_path / "cats.sqlite"
    alter(path, "CREATE TABLE cats (name TEXT)")
    with pytest.raises(SchemaError, match="does not hold content of this kiosk"):
        ContentStore(path)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("PRAGMA user_version = 5", "was made for a newer kiosk: its schema is 5, this one reads 4"),
        ("PRAGMA user_version = 1", "was made for an older kiosk: its schema is 1, this one reads 4"),
        ("UPDATE alembic_version SET version_num = '9999'", "names the schema revision 9999, this kiosk reads 0004"),
        ("DELETE FROM alembic_version", "names the schema revision none, this kiosk reads 0004"),
        ("CREATE TABLE cats (name TEXT)", "holds a table “cats”, which content never has"),
        ("CREATE VIRTUAL TABLE cats USING rtree(id, a, b)", "holds a table “cats"),
        ("CREATE VIEW all_text AS SELECT text FROM text", "holds a view “all_text”, which content never has"),
        (
            "CREATE TRIGGER sly AFTER INSERT ON text BEGIN DELETE FROM text; END",
            "holds a trigger “sly”, which content never has",
        ),
        (
            "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
            "holds a view “endless”, which content never has",
        ),
        ("ALTER TABLE text ADD COLUMN loud TEXT AS (upper(text))", "has a table “text” that is not as it should be"),
        ("CREATE INDEX quick ON text(text)", "holds a index “quick”, which content never has"),
        ("DROP TABLE picture_slot", "lacks the table “picture_slot”"),
        ("ALTER TABLE figure ADD COLUMN colour TEXT", "has a table “figure” that is not as it should be"),
    ],
)
def test_other_schema(database: Path, statement: str, sentence: str) -> None:
    alter(database, statement)
    with pytest.raises(SchemaError) as caught:
        ContentStore(database)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    "statements",
    [
        ("PRAGMA foreign_keys = OFF", "UPDATE entry SET source_id = 'source.none' WHERE id = 'event.race'"),
        ("PRAGMA ignore_check_constraints = ON", "UPDATE figure SET unit = 'acre'"),
        ("PRAGMA ignore_check_constraints = ON", "UPDATE figure SET number = '1.2.3'"),
        ("DELETE FROM release",),
        ("UPDATE text SET text = 'a' || char(0) || 'b' WHERE entry_id = 'event.race'",),
        ("UPDATE text SET text = CAST(x'66fc' AS TEXT) WHERE entry_id = 'event.race'",),
        ("UPDATE text SET text = printf('%.*c', 10000000, 'x') WHERE entry_id = 'event.race'",),
        ("PRAGMA ignore_check_constraints = ON", "UPDATE entry SET as_of = CAST(x'ff' AS TEXT)"),
        ("UPDATE curator_note SET en = printf('%.*c', 10000000, 'x')",),
        (
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'event'",
            "PRAGMA schema_version = 99",
            "UPDATE event SET count = 'seven'",
            "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'event'",
        ),
    ],
)
def test_rows_that_break_rules(database: Path, statements: tuple[str, ...]) -> None:
    alter(database, *statements)
    with pytest.raises(DamagedError):
        ContentStore(database)


def cut_in_half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def cut_after_header(content: bytes) -> bytes:
    return content[:100]


def scribble(content: bytes) -> bytes:
    """Overwrite the middle of every page but the first with noise."""
    damaged = bytearray(content)
    for start in range(4096, len(damaged), 4096):
        damaged[start : start + 64] = bytes(range(64))
    return bytes(damaged)


def zeros(content: bytes) -> bytes:
    return content[:100] + bytes(len(content) - 100)


@pytest.mark.parametrize("spoil", [cut_in_half, cut_after_header, scribble, zeros])
def test_damaged_file(database: Path, spoil: Callable[[bytes], bytes]) -> None:
    database.write_bytes(spoil(database.read_bytes()))
    with pytest.raises(ContentError) as caught:
        ContentStore(database)
    assert "\n" not in str(caught.value)


def test_no_flipped_byte_ends_in_a_traceback(database: Path, tmp_path: Path) -> None:
    """Whatever single byte rots, the store either works or says so calmly."""
    sound = database.read_bytes()
    rotten = tmp_path / "rotten.sqlite"
    for place in range(0, len(sound), 1999):
        damaged = bytearray(sound)
        damaged[place] ^= 0xFF
        rotten.write_bytes(bytes(damaged))
        try:
            store = ContentStore(rotten)
        except KioskError:
            continue
        try:
            for language in store.languages():
                store.content(language.tag, MAY)
        except KioskError:
            pass
        finally:
            store.close()


def blank(page: bytes) -> bytes:
    return bytes(len(page))


def inverted(page: bytes) -> bytes:
    return bytes(byte ^ 0xFF for byte in page)


@pytest.mark.parametrize("spoil", [blank, inverted])
def test_every_page_corrupted_in_turn(database: Path, tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    sound = database.read_bytes()
    rotten = tmp_path / "rotten.sqlite"
    for start in range(0, len(sound), 4096):
        rotten.write_bytes(sound[:start] + spoil(sound[start : start + 4096]) + sound[start + 4096 :])
        with pytest.raises(ContentError) as caught:
            ContentStore(rotten)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_left_overs_beside_the_file(database: Path, end: str) -> None:
    left = database.with_name(database.name + end)
    left.write_bytes(b"the last changes")
    with pytest.raises(DamagedError, match=f"was not finished: its last changes stand in {left.name}"):
        ContentStore(database)
    assert left.read_bytes() == b"the last changes"


def test_database_copied_without_its_last_changes(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with pytest.raises(DamagedError, match="was not finished"):
        ContentStore(database)


def test_endless_file(database: Path) -> None:
    with database.open("r+b") as file:
        file.truncate(300 << 20)
    with pytest.raises(ContentError, match="is larger than 256 megabytes"):
        ContentStore(database)


# The way it is read


def test_reading_leaves_the_file_and_its_folder_alone(database: Path) -> None:
    before = database.read_bytes()
    database.chmod(0o444)
    store = ContentStore(database)
    store.content("en", MAY)
    neighbours = {path.name for path in database.parent.iterdir()}
    store.close()
    assert database.read_bytes() == before
    assert neighbours == {"content.sqlite", "park"}


@pytest.mark.parametrize("name", ["what?.sqlite", "50%.sqlite", "a#b.sqlite", "西太湖 内容.sqlite"])
def test_any_file_name_will_do(park: Park, tmp_path: Path, name: str) -> None:
    build(park.folder, tmp_path / name)
    store = ContentStore(tmp_path / name)
    assert store.content("en", MAY).figures
    store.close()


def test_relative_path(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(database.parent)
    store = ContentStore(Path(database.name))
    assert store.languages()
    store.close()


def test_many_threads(store: ContentStore) -> None:
    tags = [language.tag for language in store.languages()] * 10
    with ThreadPoolExecutor(8) as workers:
        contents = list(workers.map(store.content, tags, [MAY] * len(tags)))
    assert [content.language.tag for content in contents] == tags
    assert contents[0] == contents[4]


def test_records_need_no_database_library() -> None:
    script = "import sys, kiosk.content.records, kiosk.content.errors; print('sqlalchemy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.stdout.strip() == "False"
