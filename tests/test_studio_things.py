"""Every kind of thing is added, put in order, hidden, removed and brought back, by mouse and by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.tour import visible_items
from tests.desk import Desk, middle
from tests.drive import until

ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def shared(application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("things"))
    yield desk
    desk.close()


@pytest.fixture
def desk(shared: Desk) -> Iterator[Desk]:
    """A studio whose steps are taken back afterwards."""
    yield shared
    shared.key(Qt.Key.Key_Escape)
    shared.view.dismiss()
    while shared.studio.workspace.can_undo:
        shared.view.undo()
    shared.settle()


KINDS: list[tuple[str, str, dict[str, str]]] = [
    ("Figure", "Communities", {"Number": "7"}),
    ("Year in the story", "Under its present name", {"Year": "2019"}),
    ("Part of an industry", "Orthopaedics", {}),
    ("Firm or institution", "West Taihu Hospital", {}),
    ("Title or honour", "Graphene industrialization base", {}),
    ("Road or railway", "Jinwu Expressway", {}),
    ("Place on the map", "Wuxi", {}),
    ("Place on the shore", "Urban greenways", {}),
    ("Event", "West Taihu International Music Festival", {"How often it was held": "3"}),
    ("Aim or idea", "Running it well", {}),
    ("Stop of the route", "Along the shore", {}),
]


@pytest.mark.parametrize(("kind", "beside", "values"), KINDS, ids=[kind for kind, *_ in KINDS])
def test_a_thing_comes_goes_and_comes_back(desk: Desk, kind: str, beside: str, values: dict[str, str]) -> None:
    name = "Lakeside"
    desk.choose(beside)
    desk.click("Add")
    desk.click(kind)
    desk.settle()
    entry_id = desk.form.entryId
    desk.write("Name, English", name)
    for field, value in values.items():
        desk.write(field, value)
    desk.settle()
    assert not desk.view.noticeBad
    assert name in desk.titles()
    shown = desk.studio.stage.edition("en").faces
    assert entry_id in shown
    desk.view.open(entry_id)
    desk.settle()
    assert not desk.preview.mark.isEmpty(), "no screen shows it"
    desk.click("Hide from visitors")
    desk.settle()
    assert entry_id not in desk.studio.stage.edition("en").faces
    assert name not in desk.stage_texts()
    desk.click("Show to visitors")
    desk.click("Remove")
    desk.settle()
    assert name not in desk.titles()
    desk.click("Removed")
    desk.click("Bring back")
    desk.settle()
    assert name in desk.titles()
    assert desk.form.entryId == entry_id
    assert entry_id in desk.studio.stage.edition("en").faces


def test_a_source_is_added_removed_and_brought_back_but_never_hidden(desk: Desk) -> None:
    desk.choose("Area of the park")
    desk.click("Add")
    desk.click("Source")
    desk.settle()
    desk.write("Name, English", "Yearbook of the park")
    desk.settle()
    assert not desk.find("Hide from visitors").isEnabled()
    desk.click("Remove")
    desk.settle()
    assert "Yearbook of the park" not in desk.titles()
    desk.click("Removed")
    desk.click("Bring back")
    desk.settle()
    assert "Yearbook of the park" in desk.titles()


@pytest.mark.parametrize("name", ["One lake, one new town", "New materials"])
def test_what_screens_are_built_around_cannot_be_removed_or_hidden(desk: Desk, name: str) -> None:
    desk.choose(name)
    assert not desk.find("Remove").isEnabled()
    assert not desk.find("Hide from visitors").isEnabled()


def order(desk: Desk) -> list[str]:
    """Return the institutions as the list has them."""
    return [str(entry["id"]) for entry in desk.studio.workspace.draft.entries["organisation"]]


def shown_order(desk: Desk, *names: str) -> list[str]:
    """Return names in the order in which the list shows them."""
    titles = desk.titles()
    return sorted(names, key=titles.index)


HOSPITAL, SCHOOL = "West Taihu Hospital", "BFSU-affiliated school"


def test_alt_and_arrows_move_a_thing_in_the_list(desk: Desk) -> None:
    desk.choose(HOSPITAL)
    desk.click("Search")
    desk.key(Qt.Key.Key_Escape)
    desk.settle()
    desk.click_on(desk.line(HOSPITAL))
    desk.settle()
    assert shown_order(desk, HOSPITAL, SCHOOL) == [SCHOOL, HOSPITAL]
    desk.key(Qt.Key.Key_Up, ALT)
    desk.settle()
    assert shown_order(desk, HOSPITAL, SCHOOL) == [HOSPITAL, SCHOOL]
    assert desk.form.title == HOSPITAL
    desk.key(Qt.Key.Key_Down, ALT)
    desk.settle()
    assert shown_order(desk, HOSPITAL, SCHOOL) == [SCHOOL, HOSPITAL]
    desk.key(Qt.Key.Key_Up)
    desk.settle()
    assert desk.form.title == SCHOOL


def test_a_line_is_dragged_to_another_place(desk: Desk) -> None:
    desk.choose(HOSPITAL)
    desk.click("Search")
    desk.key(Qt.Key.Key_Escape)
    desk.settle()
    drag(desk, HOSPITAL, SCHOOL)
    assert shown_order(desk, HOSPITAL, SCHOOL) == [HOSPITAL, SCHOOL]
    assert desk.form.title == HOSPITAL
    drag(desk, HOSPITAL, SCHOOL)
    assert shown_order(desk, HOSPITAL, SCHOOL) == [SCHOOL, HOSPITAL]
    before = order(desk)
    desk.click_on(desk.line(HOSPITAL))
    assert not any(item.property("over") for _, item in desk.controls())
    assert order(desk) == before


def test_the_list_scrolls_under_a_line_that_is_dragged_to_its_edge(desk: Desk) -> None:
    names = desk.studio.workspace.draft.texts["en"]
    aims = [names[entry_id]["name"] for entry_id in desk.view.things.neighbours("vision.central_axis_hub")]
    first, last = aims[0], aims[-1]
    desk.choose(last)
    desk.click("Search")
    desk.key(Qt.Key.Key_Escape)
    desk.settle()
    panel = desk.find("Everything the kiosk shows")
    top = panel.mapToScene(QPointF(0, 0)).y()

    def in_sight() -> bool:
        things = visible_items(panel)
        found = [item for item in things if item.property("line") == "thing" and item.property("title") == first]
        return bool(found) and found[0].mapToScene(QPointF(0, 0)).y() > top + found[0].height()

    assert not in_sight()
    start = middle(desk.line(last))
    edge = QPoint(start.x(), round(top) + 4)
    QTest.mousePress(desk.window, Qt.MouseButton.LeftButton, NONE, start)
    pull(desk, start, edge)
    until(in_sight, "the list has scrolled")
    # Away from the edge it stands still
    pull(desk, edge, QPoint(edge.x(), edge.y() + 60))
    end = middle(desk.line(first))
    pull(desk, QPoint(edge.x(), edge.y() + 60), end)
    QTest.mouseRelease(desk.window, Qt.MouseButton.LeftButton, NONE, end)
    desk.settle()
    assert shown_order(desk, first, last) == [last, first]


def drag(desk: Desk, name: str, to: str) -> None:
    """Drag a line of the list onto another one, slowly."""
    desk.reveal(desk.line(name))
    start, end = middle(desk.line(name)), middle(desk.line(to))
    QTest.mousePress(desk.window, Qt.MouseButton.LeftButton, NONE, start)
    pull(desk, start, end)
    QTest.mouseRelease(desk.window, Qt.MouseButton.LeftButton, NONE, end)
    desk.settle()


def pull(desk: Desk, start: QPoint, end: QPoint) -> None:
    """Move the pointer up or down, slowly."""
    for step in range(1, 9):
        QTest.mouseMove(desk.window, QPoint(start.x(), start.y() + (end.y() - start.y()) * step // 8))
        QGuiApplication.processEvents()
