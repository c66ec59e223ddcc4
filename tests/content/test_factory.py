"""The database is made from text by anybody, anywhere, to the same bytes, or not at all."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.database import open_read_only
from kiosk.content.draft import examine, read_folder
from kiosk.content.errors import ContentError
from kiosk.content.factory import build
from kiosk.content.mapping import rows
from kiosk.content.stored import read_rows
from tests.content.conftest import Park

ROOT = Path(__file__).resolve().parents[2]
NOT_ADDRESS = "but must be a web address that begins with https://"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_same_text_same_bytes(park: Park, tmp_path: Path) -> None:
    first, again, elsewhere = tmp_path / "one.sqlite", tmp_path / "two.sqlite", tmp_path / "far" / "three.sqlite"
    for out in (first, again, elsewhere):
        build(park.folder, out)
    assert digest(first) == digest(again) == digest(elsewhere)


def test_same_bytes_in_another_process(park: Park, tmp_path: Path, database: Path) -> None:
    """The order of hashed collections differs between processes; the bytes must not."""
    out = tmp_path / "other.sqlite"
    script = (
        "import sys; from pathlib import Path; from kiosk.content.factory import build; build(*map(Path, sys.argv[1:]))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "12345", "TZ": "Asia/Shanghai"}
    subprocess.run([sys.executable, "-c", script, park.folder, out], check=True, cwd=ROOT, env=environment, timeout=120)
    assert digest(out) == digest(database)


def test_nothing_is_left_behind(park: Park, tmp_path: Path) -> None:
    out = tmp_path / "out" / "content.sqlite"
    build(park.folder, out)
    assert [path.name for path in out.parent.iterdir()] == ["content.sqlite"]


def test_other_text_gives_another_version(park: Park, tmp_path: Path, database: Path) -> None:
    before = version(database)
    park.retell("de", "figure.area", "name", "Größe")
    build(park.folder, database)
    assert version(database) != before


def version(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT content_version FROM release").fetchone()[0]
    finally:
        connection.close()


def test_a_failed_build_keeps_the_old_database(park: Park, database: Path) -> None:
    before = digest(database)
    park.change("figures.toml", '"km2"', '"acre"')
    with pytest.raises(ContentError):
        build(park.folder, database)
    assert digest(database) == before


def test_database_says_all_the_text_says(park: Park, database: Path) -> None:
    """Numbers, points, days, flags, references and order survive the way into the database and back."""
    written, problems = read_folder(park.folder)
    assert problems == []
    engine = open_read_only(database)
    try:
        with engine.connect() as connection:
            read = read_rows(connection)
    finally:
        engine.dispose()
    assert examine(read) == []
    assert dict(rows(read)) == dict(rows(written))


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("figures.toml", '"km2"', '"acre"', "figures.toml, figure.area: “unit” is “acre”, which is not one of km2,"),
        ("figures.toml", '"reported"', '"famous"', "“status” is “famous”, which is not one of reported,"),
        ("figures.toml", '"exactly"', '"nearly"', "“qualifier” is “nearly”, which is not one of"),
        ("figures.toml", '"70.5"', '"70,5"', "“number” is “70,5”, but must be an exact number in quotation marks"),
        ("figures.toml", '"70.5"', "70.5", "“number” is 70.5, but must be an exact number in quotation marks"),
        ("figures.toml", 'unit = "km2"', 'unit = "rank"', "“number” is 70.5, but a rank must be whole."),
        ("figures.toml", 'unit = "yuan"', 'unit = "percent"', "but a share cannot be over 100 percent."),
        ("figures.toml", "headline = true", 'headline = "yes"', "“headline” is “yes”, but must be true or false."),
        ("figures.toml", '"2021–2025"', '"2025–2021"', "“as_of” is “2025–2021”, which ends before it begins."),
        ("figures.toml", '"2021–2025"', '"lately"', "must be a year or a span of years"),
        ("figures.toml", '"2021–2025"', "2021", "“as_of” is 2021, but must be a year or a span of years"),
        ("figures.toml", 'source = "source.profile"\n', "", "figures.toml, figure.area: “source” is missing."),
        ("figures.toml", '"source.profile"', '"source.gossip"', "points to “source.gossip”, which is no source."),
        ("figures.toml", '["A4"]', '["A99"]', "“flags” points to “A99”, which is no curator's note."),
        ("figures.toml", '["A4"]', '"A4"', "“flags” is “A4”, but must be a list."),
        ("figures.toml", '["F006", "F008"]', '["F6"]', "“facts” holds “F6”, but must be a list of marks"),
        ("figures.toml", '["F006", "F008"]', '["F006", "F006"]', "“facts” names “F006” twice."),
        ("figures.toml", "headline = true", "headlin = true", "there is no key “headlin” for this."),
        ("figures.toml", '"figure.output"', '"figure.area"', "figures.toml, figure.area: the id is there twice."),
        ("figures.toml", '"figure.area"', '"Area"', "“id” must be “figure.” and a name in lower case letters"),
        ("figures.toml", 'id = "figure.area"\n', "", "an entry without an id: “id” must be “figure.”"),
        ("figures.toml", "2026-05-31", "2026-04-30", "from 2026-05-01 until 2026-04-30, which is never."),
        ("figures.toml", "2026-05-31", '"May"', "“show_until” is “May”, but must be a date"),
        ("figures.toml", "2026-05-31", "2026-05-31T10:00:00", "but must be a date, such as 2026-05-01."),
        ("figures.toml", "[[figure]]", "[[figures]]", "“figures” does not belong here; only [[figure]] does."),
        ("figures.toml", "[[figure]]", "[[figure", "figures.toml: this file is not valid TOML:"),
        ("figures.toml", '"map-2"', '"Map 2"', "“icon” is “Map 2”, but must be the name of a drawing"),
        ("organisations.toml", "https", "http", "“address” is “http://school.example.org/visit?f"),
        ("organisations.toml", "//school", "//school:secret@bank", NOT_ADDRESS),
        ("organisations.toml", "school.example.org", "127.0.0.1", NOT_ADDRESS),
        ("organisations.toml", "school.example.org", "localhost", NOT_ADDRESS),
        ("organisations.toml", "school.example.org", "school..org", NOT_ADDRESS),
        ("organisations.toml", "school.example", "学校.example", NOT_ADDRESS),
        ("organisations.toml", "/visit", "/a visit", NOT_ADDRESS),
        ("organisations.toml", "#gate", "#<b>", NOT_ADDRESS),
        ("organisations.toml", "#gate", "#%zz", NOT_ADDRESS),
        ("organisations.toml", "#gate", "#" + "g" * 300, "has 343 characters, but a code that phones read has room"),
        ("sources.toml", 'mark = "S1"', 'address = "https://example.org"', "there is no key “address” for this."),
        ("milestones.toml", '"figure.output"', '"figure.none"', "points to “figure.none”, which is no figure."),
        ("milestones.toml", "2021", '"2021"', "“year” is “2021”, but must be a whole number."),
        ("milestones.toml", "2021", "21", "“year” is 21, but must lie between 1000 and 2999."),
        (
            "titles.toml",
            '"ecology"',
            '"lake"',
            "is “lake”, which is neither ecology nor park nor the id of an industry.",
        ),
        ("links.toml", '["delta", "park"]', '["delta", "moon"]', "“scope” is “moon”, which is not one of delta, park."),
        ("links.toml", '["delta", "park"]', "[]", "“scope” must be a list of delta or park, each once."),
        ("links.toml", "[119.954, 31.7736]", "[119.954]", "but each point must be [longitude, latitude]."),
        ("links.toml", "[119.954, 31.7736]", "[31.7736, 119.954]", "holds a latitude that is 119.954, but must lie"),
        ("links.toml", "[119.954, 31.7736]", '["119", 31]', "holds a longitude that is “119”, but must be a number."),
        ("places.toml", "31.6", "31.60000001", "“lat” is 31.60000001, which has more than 6 decimals."),
        ("places.toml", "31.6", "nan", "“lat” is NaN, but must be a number."),
        ("shore_places.toml", "0.06", "1.06", "“at” is 1.06, but must lie between 0 and 1."),
        (
            "stops.toml",
            '"overview"',
            '"attic"',
            "“place” is “attic”, which is neither overview nor",
        ),
        ("stops.toml", "industry.materials", "industry.none", "“place” is “industry.none”, which is neither overview"),
        ("stops.toml", "vision.ecology", "vision.none", "“card” points to “vision.none”, which is nothing that opens"),
        ("stops.toml", "vision.ecology", "story.overview", "points to “story.overview”, which is nothing that opens"),
        ("stops.toml", 'card = "vision', 'status = "aim"\ncard = "vision', "there is no key “status” for this."),
        ("events.toml", "7", "0", "“count” is 0, but must lie between 1 and"),
        ("picture_slots.toml", '"16:9"', '"wide"', "“aspect” is “wide”, but must be two whole numbers"),
        ("picture_slots.toml", '"lake.jpg"', '"../lake.jpg"', "but must be the plain name of a picture"),
        ("curator_notes.toml", '"A4"', '"note"', "“id” must be the mark of a curator's note, such as “A23”."),
        ("curator_notes.toml", 'en = "Date the figure."\n', "", "curator_notes.toml, A4: “en” is missing."),
        ("languages.toml", '"rtl"', '"up"', "“direction” is “up”, which is not one of ltr, rtl."),
        ("languages.toml", '["en", "zh_Hans"]', '["fr"]', "“fallback” points to “fr”, which is no language here."),
        ("languages.toml", '["en", "zh_Hans"]', '["de"]', "the language names itself as its fallback."),
        ("languages.toml", 'tag = "ar"', 'tag = "de"', "languages.toml, de: the language is there twice."),
        ("languages.toml", 'tag = "ar"', 'tag = "Arabic"', "“tag” is “Arabic”, but must be a language tag"),
        (
            "languages.toml",
            'tag = "zh_Hans"',
            'tag = "zh"',
            "zh_Hans, the language content is written in first, is missing.",
        ),
        (
            "languages.toml",
            'tag = "ar"',
            'tag = "he"',
            "texts/ar.toml: languages.toml does not name the language “ar”.",
        ),
        (
            "texts/de.toml",
            '"figure.area"',
            '"figure.areal"',
            "texts/de.toml, figure.areal: there is no entry with this id.",
        ),
        ("texts/de.toml", "statement =", "sentence =", "“sentence” is not a text of a figure; it has name, statement."),
        ("texts/de.toml", '"Fläche"', '" "', "“name” is empty."),
        ("texts/de.toml", '"Fläche"', "7", "“name” must be a text in quotation marks."),
        ("texts/de.toml", '["figure.area"]', "[figure.area]", 'the heading must be quoted, as in ["figure.area"].'),
        (
            "texts/zh_Hans.toml",
            "statement =",
            "#",
            "“statement” is missing in the language content is written in first.",
        ),
    ],
)
def test_each_fault_is_named(park: Park, tmp_path: Path, file: str, old: str, new: str, sentence: str) -> None:
    park.change(file, old, new)
    with pytest.raises(ContentError) as caught:
        build(park.folder, tmp_path / "content.sqlite")
    assert sentence in str(caught.value)
    assert not (tmp_path / "content.sqlite").exists()


def test_all_faults_are_told_at_once(park: Park, tmp_path: Path) -> None:
    park.change("figures.toml", '"km2"', '"acre"')
    park.change("events.toml", '"race"', '"party"')
    with pytest.raises(ContentError) as caught:
        build(park.folder, tmp_path / "content.sqlite")
    lines = str(caught.value).splitlines()
    assert lines[0].endswith("has 2 problems and was not built.")
    assert [line.split(":")[0] for line in lines[1:]] == ["figures.toml, figure.area", "events.toml, event.race"]


@pytest.mark.parametrize("file", ["figures.toml", "languages.toml", "texts/zh_Hans.toml"])
def test_missing_file_is_named(park: Park, tmp_path: Path, file: str) -> None:
    (park.folder / file).unlink()
    with pytest.raises(ContentError, match=f"{file}: this file is missing"):
        build(park.folder, tmp_path / "content.sqlite")


def test_stray_file_is_named(park: Park, tmp_path: Path) -> None:
    park.add("rumours.toml", "")
    with pytest.raises(ContentError, match=r"rumours\.toml: this file is not part of the content"):
        build(park.folder, tmp_path / "content.sqlite")


def test_file_in_another_encoding_is_named(park: Park, tmp_path: Path) -> None:
    (park.folder / "texts" / "de.toml").write_bytes('["figure.area"]\nname = "Fläche"\n'.encode("latin-1"))
    with pytest.raises(ContentError, match="is not UTF-8 text"):
        build(park.folder, tmp_path / "content.sqlite")


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="There is no content folder"):
        build(tmp_path / "nowhere", tmp_path / "content.sqlite")


def test_target_that_cannot_be_written(park: Park, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ContentError, match="cannot be written to"):
        build(park.folder, tmp_path / "file" / "content.sqlite")


def test_numbers_are_exact_in_the_file(database: Path) -> None:
    connection = sqlite3.connect(database)
    try:
        numbers = connection.execute("SELECT number, typeof(number) FROM figure ORDER BY id").fetchall()
        points = connection.execute("SELECT lon_micro, lat_micro FROM point WHERE entry_id = 'link.express'").fetchall()
    finally:
        connection.close()
    assert numbers == [("70.5", "text"), ("7500000000", "text")]
    assert points == [(119830000, 31730000), (119954000, 31773600)]
