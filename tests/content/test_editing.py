"""What staff type is kept, taken back, brought back, and told apart from what another program does meanwhile."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.content.draft import examine
from kiosk.content.editing import Change, LockedError, Workspace
from kiosk.content.errors import ContentError
from kiosk.content.store import ContentStore
from kiosk.content.vocabulary import KINDS

MAY = date(2026, 5, 15)


class Clock:
    """A clock in the test's hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **parts: float) -> None:
        self.time += timedelta(**parts)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "draft"


@pytest.fixture
def workspace(folder: Path, database: Path, clock: Clock) -> Iterator[Workspace]:
    opened = Workspace.open(folder, database, who="Li", now=clock)
    yield opened
    opened.close()


def name(workspace: Workspace, entry: str, tag: str = "de") -> str | None:
    return workspace.draft.texts[tag].get(entry, {}).get("name")


def ids(workspace: Workspace, kind: str) -> list[str]:
    return [entry["id"] for entry in workspace.draft.entries[kind]]


def test_typing_outlives_the_program(folder: Path, database: Path, clock: Clock) -> None:
    first = Workspace.open(folder, database, now=clock)
    first.set_text("de", "event.race", "name", "Seelauf")
    first.set_value("figure.area", "number", "71")
    revision = first.revision
    first.close()
    again = Workspace.open(folder, now=clock)
    assert name(again, "event.race") == "Seelauf"
    assert again.draft.entries["figure"][0]["number"] == "71"
    assert again.revision == revision
    assert again.undo() == "number of figure.area"
    assert again.undo() == "name of event.race in de"
    assert name(again, "event.race") == "Fläche"
    again.close()


def test_typing_is_one_step_until_a_pause(workspace: Workspace, clock: Clock) -> None:
    for text in ("S", "Se", "See"):
        workspace.set_text("de", "event.race", "name", text)
        clock.advance(seconds=1)
    clock.advance(seconds=60)
    workspace.set_text("de", "event.race", "name", "Seelauf")
    workspace.undo()
    assert name(workspace, "event.race") == "See"
    workspace.undo()
    assert name(workspace, "event.race") == "Fläche"
    assert not workspace.can_undo
    assert (workspace.redo(), workspace.redo()) == ("name of event.race in de",) * 2
    assert name(workspace, "event.race") == "Seelauf"
    assert not workspace.can_redo


def test_draft_in_hand_never_changes(workspace: Workspace) -> None:
    before = workspace.draft
    texts, figures = before.texts["de"], before.entries["figure"]
    workspace.set_text("de", "event.race", "name", "Seelauf")
    workspace.set_value("figure.area", "number", "71")
    workspace.remove("figure.output")
    assert texts["event.race"]["name"] == "Fläche"
    assert figures[0]["number"] == "70.5" and len(figures) == 2


def test_changes_are_told(workspace: Workspace) -> None:
    told: list[Change] = []
    workspace.on_change(told.append)
    workspace.set_text("de", "event.race", "name", "Seelauf")
    workspace.set_value("figure.area", "number", "71")
    workspace.move("figure.area", 1)
    assert told == [
        Change(frozenset({"event.race"}), frozenset({"de"}), False),
        Change(frozenset({"figure.area"}), frozenset(), False),
        Change(frozenset({"figure.area"}), frozenset(), True),
    ]
    assert ids(workspace, "figure") == ["figure.output", "figure.area"]


def test_group_is_all_or_nothing(workspace: Workspace) -> None:
    before, revision = workspace.draft, workspace.revision
    with pytest.raises(ContentError, match="acre"), workspace.group("import"):
        workspace.set_text("de", "event.race", "name", "Seelauf")
        workspace.set_value("figure.area", "unit", "acre")
    assert workspace.draft == before and workspace.revision == revision
    with workspace.group("import"):
        workspace.set_text("de", "event.race", "name", "Seelauf")
        workspace.set_text("en", "event.race", "name", "Lake race")
    assert workspace.undo() == "import"
    assert workspace.draft == before


def test_removed_can_be_brought_back_for_thirty_days(
    workspace: Workspace, folder: Path, clock: Clock, database: Path
) -> None:
    before = workspace.draft
    workspace.remove("event.race")
    workspace.remove("figure.area")
    assert ids(workspace, "event") == []
    assert [each.id for each in workspace.removed()] == ["event.race", "figure.area"]
    clock.advance(days=29)
    workspace.restore("figure.area")
    assert workspace.draft.entries["figure"] == before.entries["figure"]
    clock.advance(days=2)
    assert workspace.removed() == []
    with pytest.raises(ContentError, match="cannot be brought back"):
        workspace.restore("event.race")


def test_second_writer_is_told_who_has_it(workspace: Workspace, folder: Path) -> None:
    with pytest.raises(LockedError) as caught:
        Workspace.open(folder, who="Wang")
    assert (caught.value.who, caught.value.since) == ("Li", "2026-05-01T09:00+00:00")
    workspace.set_text("de", "event.race", "name", "Seelauf")
    reader = Workspace.open(folder, who="Wang", read_only=True)
    assert name(reader, "event.race") == "Seelauf"
    with pytest.raises(ContentError, match="read-only"):
        reader.set_text("de", "event.race", "name", "Lauf")
    workspace.set_text("de", "event.race", "name", "Uferlauf")
    reader.refresh()
    assert name(reader, "event.race") == "Uferlauf"
    reader.close()


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_new_things_of_every_kind_are_sound_once_filled_in(workspace: Workspace, kind: str) -> None:
    with workspace.group("new"):
        new = workspace.add(kind, values={"number": "5"} if kind == "figure" else {})
        for field in workspace.kind_of(new).texts:
            workspace.set_text("zh_Hans", new, field, "新的")
    assert examine(workspace.draft) == []
    assert new == f"{kind}.new_1"
    workspace.remove(new)
    assert workspace.add(kind) == f"{kind}.new_2"


def test_release_shows_what_the_draft_says(workspace: Workspace, tmp_path: Path) -> None:
    workspace.set_value("picture_slot.lake", "file", None)
    workspace.set_value("place.lake", "lat", 31.61)
    workspace.hide("event.race", True)
    workspace.add_language("it", "Italiano", "ltr", "SC", ["en", "zh_Hans"])
    workspace.build(tmp_path / "release")
    store = ContentStore(tmp_path / "release" / "content.sqlite")
    content = store.content("it", MAY)
    store.close()
    assert content.events == ()
    assert content.places[0].lat == 31.61
    assert content.places[0].name == "Area" and "name" in content.places[0].fell_back
    assert workspace.draft.entries["place"][0]["lat"] == Decimal("31.61")


def test_a_plan_changes_nothing_until_it_is_carried_out_as_one_step(workspace: Workspace) -> None:
    told: list[Change] = []
    workspace.on_change(told.append)
    before, number = workspace.draft, ids(workspace, "event")

    def act(paper: Workspace) -> None:
        new = paper.add("event", None, {}, {"zh_Hans": {"name": "划船", "statement": "湖上划船。"}})
        paper.set_value("figure.area", "number", "71")
        paper.move(new, 0)

    with ThreadPoolExecutor(1) as pool:
        plan = pool.submit(workspace.plan, "Import", act).result()
    assert workspace.draft is before
    assert not told
    assert workspace.carry_out(plan)
    assert len(told) == 1
    assert len(ids(workspace, "event")) == len(number) + 1
    assert workspace.undo() == "Import"
    assert ids(workspace, "event") == number
    assert workspace.draft.entries["figure"] == before.entries["figure"]


def test_a_plan_made_before_somebody_typed_is_not_carried_out(workspace: Workspace) -> None:
    plan = workspace.plan("Import", lambda paper: paper.set_value("figure.area", "number", "71"))
    workspace.set_text("de", "event.race", "name", "Seelauf")
    assert not workspace.carry_out(plan)
    assert name(workspace, "event.race") == "Seelauf"
    assert {entry["number"] for entry in workspace.draft.entries["figure"]}.isdisjoint({"71"})


def test_a_plan_that_is_refused_leaves_everything(workspace: Workspace) -> None:
    before = workspace.draft

    def act(paper: Workspace) -> None:
        paper.set_value("figure.area", "number", "71")
        paper.set_value("figure.area", "unit", "furlong")

    with pytest.raises(ContentError, match="furlong"):
        workspace.plan("Import", act)
    assert workspace.draft is before
    assert not workspace.can_undo
