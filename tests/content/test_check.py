"""Every kind of fault the check promises to find is planted once, in the text and in the database."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.content.check import check, check_database, check_source
from kiosk.content.database import DamagedError
from kiosk.content.errors import ContentError
from kiosk.content.factory import build
from kiosk.content.validation import Finding, World, limit, visible_length
from kiosk.content.vocabulary import KINDS
from tests.content.conftest import Park


def told(findings: list[Finding]) -> list[str]:
    return [str(finding) for finding in findings]


def test_nothing_to_find(park: Park, database: Path) -> None:
    assert check_source(park.folder) == []
    assert check_database(database) == []


@pytest.mark.parametrize(
    ("tag", "entry", "field", "text", "finding"),
    [
        ("de", "event.race", "name", None, "warning: {}: “name” is not translated; visitors see it in en."),
        (
            "en",
            "event.race",
            "statement",
            None,
            "warning: {}: “statement” is not translated; visitors see it in zh_Hans.",
        ),
        ("de", "event.race", "name", " Lauf", "error: {}: “name” begins or ends with a space."),
        ("de", "event.race", "name", "Lauf\u00a0", "error: {}: “name” begins or ends with a space."),
        ("de", "event.race", "name", "Der  Lauf", "warning: {}: “name” has two spaces in a row."),
        ("de", "event.race", "name", "Lauf\nund", "error: {}: “name” holds characters that cannot be shown: U+000A."),
        ("de", "event.race", "name", "La\tuf", "error: {}: “name” holds characters that cannot be shown: U+0009."),
        ("de", "event.race", "name", "La\u202euf", "error: {}: “name” holds characters that cannot be shown: U+202E."),
        ("de", "event.race", "name", "La\ufffduf", "error: {}: “name” holds characters that cannot be shown: U+FFFD."),
        ("de", "event.race", "name", "La\ue000uf", "error: {}: “name” holds characters that cannot be shown: U+E000."),
        ("de", "event.race", "name", "<b>Lauf</b>", "error: {}: “name” holds markup; content is plain text."),
        ("de", "event.race", "name", "Lauf &amp; Fest", "error: {}: “name” holds markup; content is plain text."),
        ("de", "event.race", "name", "**Lauf**", "error: {}: “name” holds markup; content is plain text."),
        ("de", "event.race", "name", "Lauf {n}", "error: {}: “name” holds markup; content is plain text."),
        (
            "de",
            "event.race",
            "name",
            "Siehe www.lauf.example",
            "error: {}: “name” holds a web address, which a visitor cannot follow.",
        ),
        (
            "de",
            "event.race",
            "name",
            "https://lauf",
            "error: {}: “name” holds a web address, which a visitor cannot follow.",
        ),
        ("de", "event.race", "name", "L" * 41, "error: {}: “name” has 41 characters, but there is room for 40."),
        ("zh_Hans", "event.race", "name", "跑" * 17, "error: {}: “name” has 17 characters, but there is room for 16."),
        ("ar", "event.race", "name", "سباق ٧", "error: {}: “name” has digits other than 0 to 9: ٧."),
        (
            "de",
            "event.race",
            "name",
            "半程马拉松",
            "warning: {}: “name” has unquoted Chinese characters; it is probably not translated.",
        ),
        (
            "ar",
            "event.race",
            "statement",
            "A race by the lake.",
            "warning: {}: “statement” is mostly not in the script of ar; it is probably not translated.",
        ),
        (
            "de",
            "event.race",
            "statement",
            "The park is wide.",
            "warning: {}: “statement” is the same as in en; it is probably not translated.",
        ),
        (
            "zh_Hans",
            "event.race",
            "name",
            "馬拉松",
            "warning: {}: “name” has characters that are unusual in zh_Hans: 馬 (U+99AC).",
        ),
        (
            "en",
            "figure.area",
            "name",
            "The 70.5 of the park",
            "warning: {}: “name” repeats the number 70.5, which is written beside it.",
        ),
    ],
)
def test_texts(park: Park, tmp_path: Path, tag: str, entry: str, field: str, text: str | None, finding: str) -> None:
    park.retell(tag, entry, field, text)
    assert told(check_source(park.folder)) == [finding.format(f"texts/{tag}.toml, {entry}")]
    build(park.folder, tmp_path / "c.sqlite")
    assert told(check_database(tmp_path / "c.sqlite")) == [finding.format(f"{entry} in {tag}")]


@pytest.mark.parametrize(
    ("tag", "field", "text"),
    [
        ("de", "name", "Ge-See (滆湖)"),
        ("zh_Hans", "name", "滆湖"),
        ("de", "statement", "Der Name spielt mit „智“, klug."),
        ("de", "name", "Wis\u00adsen\u00adschaft"),
        ("de", "name", "Der Anteil: 30 % & mehr"),
        ("ar", "name", "\u2067المنطقة\u2069"),
        ("de", "statement", "NIU ist eine Firma."),
        ("de", "name", "70"),
    ],
)
def test_proper_texts_pass(park: Park, tag: str, field: str, text: str) -> None:
    park.retell(tag, "event.race", field, text)
    assert check_source(park.folder) == []


def add_language(park: Park, tag: str, name: str, statement: str) -> None:
    """Offer one more language, in which only the race is told."""
    park.add(
        "languages.toml",
        f'[[language]]\ntag = "{tag}"\nendonym = "{name}"\ndirection = "ltr"\nregion = "SC"\n',
    )
    (park.folder / "texts" / f"{tag}.toml").write_text(
        f'["event.race"]\nname = "{name}"\nstatement = "{statement}"\n', encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("tag", "name", "statement", "part"),
    [
        ("zh_Hant", "西太湖馬拉松", "西太湖的马拉松。", "“statement” has characters that are unusual in zh_Hant: 马"),
        ("ja", "ハーフマラソン", "湖畔的馬拉松。", "“statement” has no kana; it is probably not translated."),
        ("ja", "马拉松", "湖のほとりを走ります。", "“name” has characters that are unusual in ja: 马 (U+9A6C)"),
        ("ko", "하프 마라톤", "湖畔マラソン。", "“statement” has unquoted Chinese characters"),
        ("ru", "Полумарафон", "A race by the lake.", "“statement” is mostly not in the script of ru"),
        ("zh_Hant", "西太湖馬拉松", "園區占地較廣。", ""),
        ("ja", "西太湖ハーフマラソン", "滆湖のほとりを走ります。", ""),
        ("ja", "江蘇海鷗冷却塔", "冷却塔をつくっています。", ""),
        ("ru", "Полумарафон", "Забег у озера.", ""),
    ],
)
def test_other_scripts(park: Park, tag: str, name: str, statement: str, part: str) -> None:
    add_language(park, tag, name, statement)
    findings = [line for line in told(check_source(park.folder)) if "event.race" in line]
    assert len(findings) == bool(part)
    assert all(part in finding for finding in findings)


def test_same_sentence_in_both_chinese_is_no_finding(park: Park) -> None:
    add_language(park, "zh_Hant", "西太湖", "西太湖很美。")
    park.retell("zh_Hans", "event.race", "statement", "西太湖很美。")
    assert not [line for line in told(check_source(park.folder)) if "event.race" in line]


def test_language_without_texts_is_one_finding(park: Park, tmp_path: Path) -> None:
    (park.folder / "texts" / "de.toml").unlink()
    sentence = "nothing is translated into this language, though it is on offer; visitors see en."
    assert told(check_source(park.folder)) == [f"warning: texts/de.toml: {sentence}"]
    build(park.folder, tmp_path / "c.sqlite")
    assert told(check_database(tmp_path / "c.sqlite")) == [f"warning: de: {sentence}"]


def test_glyphs(park: Park, database: Path) -> None:
    def no_umlauts(text: str, tag: str) -> list[str]:
        return [char for char in text if char == "ä" and tag == "de"]

    findings = told(check_source(park.folder, World(no_umlauts)))
    assert len(findings) == 21
    assert findings[0] == (
        "error: texts/de.toml, source.profile: “name” has characters that no shipped font can draw: ä (U+00E4)."
    )
    assert len(check_database(database, World(no_umlauts))) == 21


def test_glyphs_of_the_language_menu(park: Park) -> None:
    def no_arabic(text: str, tag: str) -> list[str]:
        return ["ع"] if "العربية" in text else []

    (finding,) = told(check_source(park.folder, World(no_arabic)))
    assert finding.startswith("error: languages.toml, ar: “endonym” has characters that no shipped font can draw: ع")


@pytest.mark.parametrize("tag", ["zh_Hans", "de"])
def test_what_only_stands_in_for_a_text_stops_publishing(park: Park, tag: str) -> None:
    park.retell(tag, "event.race", "name", "New: Event")
    found = check_source(park.folder, World(placeholders={"New: Event"}))
    (finding,) = [each for each in found if each.severity == "error"]
    assert (finding.code, finding.entry_id, finding.field, finding.language) == ("not_named", "event.race", "name", tag)


def test_icons(park: Park, database: Path) -> None:
    def known(name: str) -> bool:
        return name != "run"

    sentence = "“icon” is “run”, but there is no such drawing."
    assert told(check_source(park.folder, World(known_icon=known))) == [f"error: events.toml, event.race: {sentence}"]
    assert told(check_database(database, World(known_icon=known))) == [f"error: event.race: {sentence}"]


def test_broken_rules_are_found_with_the_texts(park: Park) -> None:
    park.change("figures.toml", '"km2"', '"acre"')
    park.change("milestones.toml", '"figure.output"', '"figure.none"')
    park.retell("de", "event.race", "name", None)
    assert [finding.severity for finding in check_source(park.folder)] == ["error", "error", "warning"]


def test_wild_values_do_not_stop_the_check(park: Park) -> None:
    """Values of the wrong type everywhere are all named; none ends in a traceback."""
    for file in sorted(park.folder.glob("*.toml")):
        for value in ("[1, [2]]", "{a = 1}", "1979-05-27T07:32:00Z", "inf", "[]", '""', "-1"):
            text = file.read_text(encoding="utf-8")
            lines = [f"{line.split('=')[0]}= {value}" if "=" in line else line for line in text.splitlines()]
            spoilt = "\n".join(line for line in lines if not line.startswith(("    [", "]")))
            file.write_text(spoilt, encoding="utf-8")
            assert check_source(park.folder)
            file.write_text(text, encoding="utf-8")
    assert check_source(park.folder) == []


def alter(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE figure SET unit = 'acre'", "error: figure.area: “unit” is “acre”, which is not one of km2,"),
        ("UPDATE figure SET number = 'many'", "error: figure.area: “number” is “many”, but must be an exact number"),
        ("UPDATE entry SET status = 'famous'", "error: figure.area: “status” is “famous”, which is not one of"),
        ("UPDATE entry SET source_id = NULL WHERE kind = 'figure'", "error: figure.area: “source” is missing."),
        ("UPDATE entry SET source_id = 'source.none' WHERE kind = 'event'", "error: event.race: “source” points to"),
        ("UPDATE entry SET show_from = 'May' WHERE kind = 'event'", "error: event.race: “show_from” is “May”, but"),
        ("UPDATE entry SET kind = 'rumour' WHERE kind = 'event'", "error: database: CHECK constraint failed in entry."),
        ("UPDATE milestone SET figure_id = 'figure.none'", "error: milestone.output: “figure” points to “figure.none”"),
        ("DELETE FROM entry_flag WHERE 0", ""),
        ("DELETE FROM event", "error: event.race: “role” is missing."),
        ("DELETE FROM language WHERE tag = 'en'", "error: zh_Hans: “fallback” points to “en”, which is no language"),
        ("DELETE FROM curator_note", "error: figure.area: “flags” points to “A4”, which is no curator's note."),
        ("UPDATE text SET text = ' ' WHERE entry_id = 'event.race'", "error: event.race in ar: “name” is empty."),
        (
            "DELETE FROM text WHERE language = 'zh_Hans' AND entry_id = 'event.race'",
            "error: event.race in zh_Hans: “name” is missing in the language content is written in first.",
        ),
        ("UPDATE place SET lat_micro = 99000000", "error: place.lake: “lat” is 99, but must lie between -90 and 90."),
        ("UPDATE event SET count = 8", "error: release: the content was changed after its version was given."),
    ],
)
def test_database_changed_behind_our_back(database: Path, statement: str, finding: str) -> None:
    alter(database, statement)
    findings = told(check_database(database))
    if finding:
        assert any(line.startswith(finding) for line in findings), findings
    else:
        assert findings == []


def test_damaged_database_is_not_checked(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    database.write_bytes(content)
    with pytest.raises(DamagedError):
        check_database(database)


def test_either_home_of_content_may_be_named(park: Park, database: Path, tmp_path: Path) -> None:
    assert check(park.folder) == check(database) == []
    with pytest.raises(ContentError, match="There is no content database"):
        check(tmp_path / "none")


def test_every_text_of_every_kind_has_a_limit() -> None:
    for kind in KINDS:
        for field in kind.texts:
            assert (
                0 < limit(kind.name, field, "zh_Hans") < limit(kind.name, field, "ko") < limit(kind.name, field, "de")
            )


def test_length_is_what_a_reader_counts() -> None:
    assert visible_length("Fläche") == visible_length("Fla\u0308che") == 6
    assert visible_length("عَرَبِيّ") == 4
    assert visible_length("Wis\u00adsen") == 6
    assert visible_length("한국") == 2
