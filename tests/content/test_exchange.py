"""What translators get and give back, in PO and XLIFF 2.0: only what still matches its source is taken."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from translate.storage.pypo import pofile
from translate.storage.xliff2 import Xliff2File

from kiosk import paths
from kiosk.content import exchange, translation
from kiosk.content.difference import Difference, NewText, apply
from kiosk.content.draft import Draft, read_folder
from kiosk.content.editing import Workspace
from kiosk.content.errors import ContentError
from kiosk.content.mapping import text_hash
from kiosk.content.translation import NAMESPACE, STALE, Format, Told, Translation
from kiosk.content.validation import World
from tests.content.conftest import Park

FORMS: tuple[Format, ...] = ("po", "xliff")
SUFFIX = {"po": ".po", "xliff": ".xlf"}


@pytest.fixture
def draft(park: Park) -> Draft:
    return read_folder(park.folder)[0]


def read(path: Path) -> Translation:
    """Read a translation in this process, as the child would."""
    answer = translation.serve(str(path))
    return Translation(answer["tag"], tuple(Told(*told) for told in answer["texts"]))


def sent(draft: Draft, form: Format, folder: Path, tag: str = "de") -> Path:
    """Write the texts for translators."""
    path = folder / f"{tag}{SUFFIX[form]}"
    exchange.export(draft, tag, path, form)
    return path


def back(draft: Draft, path: Path, tag: str = "", world: World | None = None) -> Difference:
    return exchange.compare(draft, read(path), tag, path.name, world)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def untold(draft: Draft) -> Draft:
    """Take the German name of the race away, and give it a wording of its own in Chinese."""
    draft.texts["zh_Hans"]["event.race"]["name"] = "环湖跑"
    del draft.texts["de"]["event.race"]["name"]
    return draft


def retold(path: Path, text: str) -> Path:
    """Translate the name of the race, as a translator would."""
    if path.suffix == ".po":
        edit(path, 'msgid "环湖跑"\nmsgstr ""', f'msgid "环湖跑"\nmsgstr "{text}"')
    else:
        edit(
            path,
            '<segment state="initial">\n        <source>环湖跑</source>',
            f'<segment state="translated">\n        <source>环湖跑</source>\n        <target>{text}</target>',
        )
    return path


@pytest.mark.parametrize("form", FORMS)
def test_what_nobody_touched_changes_nothing(form: Format, tmp_path: Path) -> None:
    draft = read_folder(paths.FACTORY_SOURCE)[0]
    for tag in draft.tags()[1:]:
        assert back(draft, sent(draft, form, tmp_path, tag)) == Difference(by_text=True)


@pytest.mark.parametrize("form", FORMS)
def test_odd_texts_come_back_as_they_left(form: Format, draft: Draft, tmp_path: Path) -> None:
    odd = [
        "a\nb",
        "a\x07b",
        "a\rb",
        " a ",
        '"a"',
        "<b>&amp;</b>",
        "100 %(x)s",
        "\\n",
        "a\tb",
        "]]>",
        "\u202e",
        "#, fuzzy",
    ]
    for text in odd:
        draft.texts["de"]["event.race"]["name"] = text
        draft.texts["zh_Hans"]["event.race"]["name"] = text
        assert back(draft, sent(draft, form, tmp_path)) == Difference(by_text=True), text


@pytest.mark.parametrize("form", FORMS)
def test_translators_are_told_what_they_need(form: Format, draft: Draft, tmp_path: Path) -> None:
    text = sent(draft, form, tmp_path).read_text(encoding="utf-8")
    start = text.index("figure.area/name")
    near = text[max(0, start - 700) : start + 1000]
    for told in (
        "Where: on the overview",
        "What: a short label",
        "Room for: 40 characters",
        "English: Area",
        "Status: reported",
        "Date the figure. / 注明年份。",
        text_hash("园区面积"),
    ):
        assert told in near, told


@pytest.mark.parametrize("form", FORMS)
def test_a_new_translation_is_taken(form: Format, draft: Draft, tmp_path: Path) -> None:
    path = sent(untold(draft), form, tmp_path)
    assert back(draft, path).missing == ("event.race/name",)
    difference = back(draft, retold(path, "Seelauf"))
    assert difference.new == ("event.race/name",)
    (made,) = difference.edits
    assert isinstance(made, NewText)
    assert (made.tag, made.id, made.field, made.old, made.new) == ("de", "event.race", "name", "", "Seelauf")
    assert difference.summary() == "1 new, 0 changed"


@pytest.mark.parametrize("form", FORMS)
def test_what_no_longer_matches_its_source_is_listed_and_left(form: Format, draft: Draft, tmp_path: Path) -> None:
    path = retold(sent(untold(draft), form, tmp_path), "Seelauf")
    draft.texts["zh_Hans"]["event.race"]["name"] = "环湖半程马拉松"
    difference = back(draft, path)
    assert difference.edits == ()
    assert [str(each) for each in difference.stale] == [
        f"{path.name}, event.race/name: it was translated from “环湖跑”, which now is “环湖半程马拉松”."
    ]
    assert difference.summary() == "0 new, 0 changed, 1 stale: left out"
    del draft.entries["event"]
    assert "there is no such text any more" in str(back(draft, path).stale[0])


@pytest.mark.parametrize("form", FORMS)
def test_a_stale_translation_is_marked_and_can_be_confirmed(form: Format, database: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "draft", database) as workspace:
        workspace.set_text("zh_Hans", "event.race", "name", "环湖跑")
        path = sent(workspace.draft, form, tmp_path)
        assert STALE.split(";")[0] in path.read_text(encoding="utf-8")
        assert back(workspace.draft, path) == Difference(by_text=True), "unfinished is not confirmed"
        if form == "po":
            edit(path, "#, fuzzy\n", "")
        else:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace('state="initial"', 'state="reviewed"'), encoding="utf-8")
        difference = back(workspace.draft, path)
        assert [str(each) for each in difference.edits] == [
            f"{path.name}, event.race/name: event.race, name in de: still right"
        ]
        apply(difference, workspace, "Import")
        assert ("de", "event.race", "name") not in workspace.stale()
        assert ("en", "event.race", "name") in workspace.stale()


def test_fuzzy_is_not_finished(draft: Draft, tmp_path: Path) -> None:
    path = retold(sent(untold(draft), "po", tmp_path), "Seelauf")
    edit(path, 'msgctxt "event.race/name"', '#, fuzzy\nmsgctxt "event.race/name"')
    difference = back(draft, path)
    assert difference.edits == ()
    assert "marked as fuzzy" in str(difference.warnings[0])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("**Lauf**", "holds markup"),
        ("Lauf www.example.org", "holds a web address"),
        ("Lauf " * 20, "has 99 characters, but there is room for 40"),
        ("Lauf ☃", "no shipped font can draw: ☃"),
    ],
)
def test_texts_that_will_not_do_are_taken_and_named(
    form: Format, text: str, sentence: str, draft: Draft, tmp_path: Path
) -> None:
    path = retold(sent(untold(draft), form, tmp_path), text)
    difference = back(draft, path, world=World(lambda text, _: ["☃"] if "☃" in text else []))
    assert [sentence in str(warning) for warning in difference.warnings] == [True]
    assert str(difference.warnings[0]).startswith(f"{path.name}, event.race/name: ")
    assert len(difference.edits) == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", ["a\u202eb", "Z\u0335\u0321\u0322\u0316", "x" * 5001])
def test_texts_that_would_spoil_a_screen_stop_the_import(form: Format, text: str, draft: Draft, tmp_path: Path) -> None:
    path = retold(sent(untold(draft), form, tmp_path), text)
    assert len(back(draft, path).errors) == 1


def test_codes_have_no_place_in_a_text(draft: Draft, tmp_path: Path) -> None:
    path = retold(sent(untold(draft), "xliff", tmp_path), 'See<ph id="1"/>lauf')
    assert "it holds a code (<ph>), but content is plain text" in str(back(draft, path).errors[0])


def test_a_translator_may_split_a_text_and_mark_words(draft: Draft, tmp_path: Path) -> None:
    path = sent(draft, "xliff", tmp_path)
    edit(
        path,
        "<source>园区占地较广。</source>\n        <target>Der Park ist weit.</target>\n      </segment>",
        "<source>园区</source><target>Der <mrk id='m1' type='term'>Park</mrk> </target></segment>"
        "<segment state='final'><source>占地较广。</source><target>ist groß.</target></segment>",
    )
    (made,) = back(draft, path).edits
    assert isinstance(made, NewText)
    assert made.new == "Der Park ist groß."


def test_the_language_of_the_file_counts(draft: Draft, tmp_path: Path) -> None:
    path = sent(draft, "po", tmp_path)
    with pytest.raises(ContentError, match=r"The file de.po is for de, not for ar"):
        back(draft, path, "ar")
    with pytest.raises(ContentError, match="There is no language “xx”"):
        exchange.export(draft, "xx", tmp_path / "xx.po", "po")
    with pytest.raises(ContentError, match="zh_Hans is the language that texts are translated from"):
        exchange.export(draft, "zh_Hans", tmp_path / "zh.po", "po")
    edit(path, '"Language: de\\n"', '"Language: pt\\n"')
    with pytest.raises(ContentError, match="There is no language “pt”"):
        back(draft, path)


def test_a_text_that_is_there_twice_is_named(draft: Draft, tmp_path: Path) -> None:
    path = sent(draft, "xliff", tmp_path)
    text = path.read_text(encoding="utf-8")
    unit = re.search(r"<unit id=\"event.race:name\".*?</unit>", text, re.DOTALL)
    assert unit
    path.write_text(text.replace(unit[0], unit[0] * 2), encoding="utf-8")
    assert "event.race/name: the text is there twice" in str(back(draft, path).errors[0])


def test_xliff_has_the_structure_of_its_core(tmp_path: Path) -> None:
    """Elements, their order and attributes as the standard has them (XLIFF 2.0, 4.2 and 4.3)."""
    allowed: dict[str, tuple[set[str], list[str]]] = {
        "xliff": ({"version", "srcLang", "trgLang"}, ["file"]),
        "file": ({"id", "original"}, ["unit"]),
        "unit": ({"id", "name"}, ["notes", "segment"]),
        "notes": (set(), ["note"]),
        "note": ({"category"}, []),
        "segment": ({"state"}, ["source", "target"]),
        "source": (set(), []),
        "target": (set(), []),
    }
    draft = read_folder(paths.FACTORY_SOURCE)[0]
    draft.texts["de"].pop("event.half_marathon")
    root = ElementTree.parse(sent(draft, "xliff", tmp_path)).getroot()
    assert root.attrib == {"version": "2.0", "srcLang": "zh-Hans", "trgLang": "de"}
    ids: list[str] = []
    for element in root.iter():
        assert element.tag.startswith(f"{{{NAMESPACE}}}")
        name = element.tag.rpartition("}")[2]
        attributes, children = allowed[name]
        assert set(element.attrib) <= attributes, name
        inside = [child.tag.rpartition("}")[2] for child in element]
        assert inside == sorted(inside, key=children.index), name
        if name == "unit":
            ids.append(element.attrib["id"])
            assert re.fullmatch(r"[\w.:-]+", ids[-1]), "an NMTOKEN"
            assert inside == ["notes", "segment"]
        if name == "segment":
            assert element.get("state") in ("initial", "translated")
            assert ("target" in inside) or element.get("state") == "initial"
        if name in ("notes", "file", "xliff"):
            assert inside
    assert len(ids) == len(set(ids)) > 300


# The tool that translators' own tools are built on reads both, and gives both back


def opened(path: Path) -> Any:
    """Open a file in the toolkit, which is not typed."""
    kind: Any = pofile if path.suffix == ".po" else Xliff2File
    return kind.parsestring(path.read_bytes())


@pytest.mark.parametrize("form", FORMS)
def test_the_translate_toolkit_gives_back_what_it_got(form: Format, tmp_path: Path) -> None:
    draft = read_folder(paths.FACTORY_SOURCE)[0]
    for tag in ("de", "ar", "zh_Hant"):
        path = sent(draft, form, tmp_path, tag)
        store = opened(path)
        units = [unit for unit in store.units if unit.istranslatable() and not unit.isheader()]
        told = {(unit.source, unit.target) for unit in units}
        wanted = {(unit.source, unit.target) for unit in exchange.units(draft, tag)}
        assert told == wanted
        # It looks for the notes of XLIFF inside the segment, where the standard has none
        assert form == "xliff" or all("Where:" in unit.getnotes() for unit in units)
        path.write_bytes(bytes(store))
        assert back(draft, path) == Difference(by_text=True)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_translated_with_the_toolkit_comes_in(form: Format, draft: Draft, tmp_path: Path) -> None:
    path = sent(untold(draft), form, tmp_path)
    store = opened(path)
    (unit,) = [unit for unit in store.units if unit.source == "环湖跑"]
    assert not unit.istranslated()
    unit.target = "Seelauf „um den See“ & mehr"
    path.write_bytes(bytes(store))
    (made,) = back(draft, path).edits
    assert isinstance(made, NewText)
    assert made.new == "Seelauf „um den See“ & mehr"
