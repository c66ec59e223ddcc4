"""The preview of a draft is what the kiosk will show of its release, and an edit costs only what it touches."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content import preview, telling
from kiosk.content.draft import read_folder
from kiosk.content.editing import Workspace
from kiosk.content.errors import ContentError
from kiosk.content.factory import write
from kiosk.content.preview import Preview, content_of, record_of
from kiosk.content.records import Content, Entry
from kiosk.content.store import ContentStore
from kiosk.content.telling import Told
from tests.content.conftest import Park
from tests.content.hundredfold import hundredfold

MAY = date(2026, 5, 15)
JULY = date(2026, 7, 1)


@pytest.fixture
def workspace(tmp_path: Path, database: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "draft", database) as opened:
        yield opened


def test_preview_is_what_the_kiosk_reads(tmp_path: Path) -> None:
    """The factory content with some of it hidden, untranslated and out of season, in every language."""
    draft, _ = read_folder(paths.FACTORY_SOURCE)
    entries = {kind: [dict(entry) for entry in tables] for kind, tables in draft.entries.items()}
    draft = replace(draft, entries=entries)
    for kind in ("figure", "vision", "organisation"):
        entries[kind][1]["hidden"] = True
        entries[kind][2]["show_from"] = JULY
    entries["figure"][3]["show_until"] = MAY
    for entry in entries["milestone"]:
        if "figure" in entry:
            next(figure for figure in entries["figure"] if figure["id"] == entry["figure"])["hidden"] = True
    del draft.texts["ja"][entries["link"][0]["id"]]["statement"]
    write(draft, tmp_path / "content.sqlite")
    store = ContentStore(tmp_path / "content.sqlite")
    try:
        for tag in draft.tags():
            for day in (MAY, JULY):
                stored = store.content(tag, day)
                assert content_of(draft, tag, day, store.version) == stored
                for entry in stored:
                    alone = record_of(draft, entry.id, tag)
                    assert alone == entry or entry.kind == "milestone"
    finally:
        store.close()
    hidden = record_of(draft, entries["figure"][1]["id"], "de")
    assert hidden and hidden.name


def test_an_edit_tells_only_what_it_touches(workspace: Workspace) -> None:
    german = Preview("de", MAY)
    before = german.content(workspace.draft)
    assert len(german.changed) == 18
    workspace.set_text("de", "event.race", "name", "Seelauf")
    after = german.content(workspace.draft)
    assert german.changed == {"event.race"}
    assert after.entry("event.race").name == "Seelauf"
    assert all(after.entry(entry.id) is entry for entry in before if entry.id != "event.race")
    workspace.set_text("ar", "event.race", "name", "سباق")
    german.content(workspace.draft)
    assert german.changed == frozenset()
    workspace.set_text("de", "source.profile", "name", "Profil")
    assert german.content(workspace.draft).entry("title.base").source_name == "Profil"


def test_whatever_is_edited_the_preview_keeps_up(workspace: Workspace) -> None:
    """The one that keeps what it told says the same as one that starts over."""
    kept = {tag: Preview(tag, MAY) for tag in workspace.draft.tags()}

    def same() -> bool:
        return all(alike(kept[tag].content(workspace.draft), content_of(workspace.draft, tag, MAY)) for tag in kept)

    def alike(one: Content, other: Content) -> bool:
        found = all(one.entry(entry.id) is entry for entry in one)
        facts = {fact for entry in other for fact in entry.facts}
        return found and one == other and all(one.by_fact(fact) == other.by_fact(fact) for fact in facts)

    assert same()
    workspace.set_value("figure.output", "show_from", date(2026, 5, 16))
    assert same() and len(kept["de"].content(workspace.draft).figures) == 1
    workspace.set_text("en", "event.race", "name", "")
    assert same()
    workspace.hide("industry.materials", True)
    assert same()
    workspace.move("place.nanjing", 0)
    assert same()
    new = workspace.add("organisation", texts={"en": {"name": "A firm"}})
    assert same()
    workspace.set_text("zh_Hans", new, "name", "公司")
    assert same()
    workspace.remove("title.base")
    assert same()
    workspace.add_language("it", "Italiano", "ltr", "SC", ["de"])
    kept["it"] = Preview("it", MAY)
    assert same()
    workspace.remove_language("de")
    del kept["de"]
    assert same()
    while workspace.can_undo:
        workspace.undo()
        if "it" not in workspace.draft.tags():
            kept.pop("it", None)
        assert same()


def test_what_cannot_be_shown_yet_is_left_out(workspace: Workspace) -> None:
    new = workspace.add("figure")
    assert record_of(workspace.draft, new, "de") is None
    assert len(content_of(workspace.draft, "de", MAY).figures) == 2
    workspace.set_value(new, "number", "5")
    record = record_of(workspace.draft, new, "de")
    assert record and (record.name, record.fell_back) == ("", frozenset({"name", "statement"}))
    assert content_of(workspace.draft, "de", MAY).figures[-1] == record


def test_what_is_not_there(workspace: Workspace) -> None:
    for wrong in ("figure.none", "source.profile", "nothing"):
        with pytest.raises(ContentError, match=f"There is no “{wrong}”"):
            record_of(workspace.draft, wrong, "de")
    with pytest.raises(ContentError, match="There is no language “fr”"):
        content_of(workspace.draft, "fr", MAY)


def test_size_does_not_matter(park: Park, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a hundred times the content, one keystroke tells one entry."""
    write(hundredfold(100, park.folder), tmp_path / "content.sqlite")
    with Workspace.open(tmp_path / "draft", tmp_path / "content.sqlite") as workspace:
        german = Preview("de", MAY)
        assert len(list(german.content(workspace.draft))) == 1800
        told: list[str] = []
        tell = telling.tell

        def counted(record: Entry, chain: list[Told], lenient: bool = False) -> Entry:
            told.append(record.id)
            return tell(record, chain, lenient)

        monkeypatch.setattr(preview, "tell", counted)
        workspace.set_text("de", "event.race_x50", "name", "Seelauf")
        assert german.content(workspace.draft).entry("event.race_x50").name == "Seelauf"
        assert told == ["event.race_x50"]
