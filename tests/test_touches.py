"""Ten fingers, children's hands, sleeves and swipes: no wrong page, and nothing that stays stuck."""

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.drive import Driver, until, word

ENTRY = "figure.area"


@pytest.fixture
def lively(application: QGuiApplication) -> Iterator[Driver]:
    """A kiosk whose pages move as they open."""
    driver = Driver(reduced_motion=False)
    yield driver
    driver.lift()
    driver.close()


@pytest.fixture
def places(visitor: Driver) -> list[tuple[str, str, str]]:
    """Every place the visitor comes to, in order."""
    seen: list[tuple[str, str, str]] = []
    visitor.wake()
    visitor.shell.placeChanged.connect(lambda: seen.append(visitor.place()))
    return seen


def works(driver: Driver) -> None:
    """Everything answers as it should: nothing is stuck."""
    assert driver.down == {}
    driver.press_word("Ecology")
    assert driver.place() == ("ecology", "", "")
    driver.press_word("Home")
    assert driver.place() == ("overview", "", "")
    driver.press_card(ENTRY)
    assert driver.place() == ("overview", "", ENTRY)
    driver.press_word("Close")
    assert driver.place() == ("overview", "", "")


def spot(driver: Driver, msgid: str) -> QPoint:
    return driver.middle(driver.find(word(msgid)).item)


def card_spot(driver: Driver, entry_id: str) -> QPoint:
    return driver.middle(driver.card(entry_id).item)


@pytest.mark.parametrize(
    "order", list(itertools.permutations((0, 1))), ids=["first lifted first", "second lifted first"]
)
def test_of_two_cards_at_once_the_first_finger_wins(
    order: tuple[int, int], visitor: Driver, places: list[tuple[str, str, str]]
) -> None:
    first, second = card_spot(visitor, ENTRY), card_spot(visitor, "figure.villages")
    visitor.touch({0: first})
    visitor.touch({1: second})
    for finger in order:
        visitor.lift(finger)
        visitor.rest()
    assert [place for place in places if place[2]] in ([("overview", "", ENTRY)], [])
    visitor.press_word("Home")
    works(visitor)


def test_two_cards_in_the_very_same_event_open_at_most_one(visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    visitor.touch({0: card_spot(visitor, ENTRY), 1: card_spot(visitor, "figure.villages")})
    visitor.lift()
    visitor.rest()
    assert len(places) <= 1
    visitor.press_word("Home")
    works(visitor)


def test_two_tabs_at_once_turn_one_page(visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    visitor.touch({0: spot(visitor, "Industry"), 1: spot(visitor, "Ecology")})
    visitor.lift()
    visitor.rest()
    assert len(places) <= 1
    works(visitor)


def test_the_second_finger_opens_nothing_while_the_first_holds(
    visitor: Driver, places: list[tuple[str, str, str]]
) -> None:
    visitor.touch({0: card_spot(visitor, ENTRY)})
    for other in ("Industry", "Ecology", "Home"):
        visitor.touch({1: spot(visitor, other)})
        visitor.lift(1)
        visitor.rest()
        assert places == []
    visitor.lift()
    visitor.rest()
    assert places in ([("overview", "", ENTRY)], [])
    visitor.press_word("Home")
    works(visitor)


def test_a_palm_beside_does_not_take_the_screen_away(visitor: Driver) -> None:
    """A hand that rests where nothing is to be pressed must not stop the other hand."""
    visitor.wake()
    visitor.touch({5: QPoint(200, 250)})
    visitor.touch({0: spot(visitor, "Ecology")})
    visitor.lift(0)
    visitor.rest()
    assert visitor.place() == ("ecology", "", "")
    visitor.lift()
    works(visitor)


def test_ten_fingers_at_once_do_at_most_one_thing(visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    controls = [control for control in visitor.controls() if control.enabled]
    spots: list[QPoint] = []
    for control in controls:
        area = control.item.mapRectToScene(control.item.boundingRect())
        if 0 < area.center().x() < 960 and 0 < area.center().y() < 540:
            spots.append(area.center().toPoint())
    assert len(spots) >= 10
    for start in range(len(spots) - 9):
        places.clear()
        visitor.shell.home()
        visitor.rest()
        places.clear()
        choices = (visitor.shell.textSize, visitor.shell.highContrast, visitor.shell.menu)
        visitor.touch(dict(enumerate(spots[start : start + 10])))
        visitor.lift()
        visitor.rest()
        done = len(places) + (choices != (visitor.shell.textSize, visitor.shell.highContrast, visitor.shell.menu))
        assert done <= 1, places
        visitor.reset()
        visitor.wake()
    works(visitor)


def test_ten_fingers_wake_the_lake_once(visitor: Driver) -> None:
    visitor.touch({finger: QPoint(60 + 90 * finger, 40 + 20 * finger) for finger in range(10)})
    visitor.lift()
    visitor.rest()
    assert visitor.place() == ("overview", "", "")
    if visitor.shell.phase == "attract":
        visitor.wake()
    works(visitor)


@pytest.mark.parametrize("away", [QPoint(0, -300), QPoint(-150, -250), QPoint(0, 60)])
def test_a_press_slid_off_does_nothing(away: QPoint, visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    start = spot(visitor, "Ecology")
    visitor.swipe(start, start + away)
    assert places == []
    works(visitor)


def test_a_press_slid_off_and_back_acts(visitor: Driver) -> None:
    visitor.wake()
    start = spot(visitor, "Ecology")
    visitor.touch({0: start})
    visitor.touch({0: start + QPoint(0, -200)})
    visitor.touch({0: start})
    visitor.lift()
    visitor.rest()
    assert visitor.place()[0] in ("ecology", "overview")
    works(visitor)


def test_sliding_onto_a_button_does_not_press_it(visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    visitor.swipe(QPoint(200, 250), spot(visitor, "Ecology"))
    assert places == []
    works(visitor)


def test_scrolling_over_cards_opens_none(visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    start = card_spot(visitor, "industry.economy")
    visitor.swipe(start, start - QPoint(0, 150), 12)
    until(lambda: not any(item.property("moving") for item in flickables(visitor)), "the flick ends")
    assert places == []
    works(visitor)


def flickables(driver: Driver) -> list[QQuickItem]:
    from kiosk.tour import visible_items

    return [item for item in visible_items(driver.window.contentItem()) if item.inherits("QQuickFlickable")]


@pytest.mark.parametrize("page", ["Overview", "Industry", "Transport", "Ecology"])
def test_swipes_from_the_edges_leave_the_page(page: str, visitor: Driver) -> None:
    visitor.wake()
    visitor.press_word(page)
    place = visitor.place()
    middle = QPoint(480, 240)
    for edge in (QPoint(0, 240), QPoint(959, 240), QPoint(480, 0), QPoint(480, 539), QPoint(0, 0), QPoint(959, 539)):
        visitor.swipe(edge, middle)
        assert visitor.place() == place
        assert visitor.window.isVisible()
        visitor.swipe(middle, edge)
        assert visitor.place()[:2] == place[:2]
        visitor.shell.closeDetail()
        visitor.rest()
    works(visitor)


@pytest.mark.parametrize("seconds", [1, 30, 299])
def test_a_long_press_is_a_press(seconds: int, visitor: Driver) -> None:
    visitor.wake()
    visitor.touch({0: spot(visitor, "Ecology")})
    for _ in range(seconds):
        visitor.clock.wait(1)
        visitor.tick()
    assert visitor.shell.phase == "active"
    visitor.lift()
    visitor.rest()
    assert visitor.place() == ("ecology", "", "")
    works(visitor)


def test_a_visit_that_ends_under_a_stuck_finger_leaves_a_working_kiosk(visitor: Driver) -> None:
    visitor.wake()
    visitor.touch({0: spot(visitor, "Ecology")})
    for _ in range(500):
        visitor.clock.wait(1)
        visitor.tick()
    assert visitor.shell.phase == "attract"
    visitor.lift()
    visitor.rest()
    assert visitor.place() == ("overview", "", "")
    if visitor.shell.phase == "attract":
        visitor.wake()
    works(visitor)


def test_a_page_that_goes_under_the_finger_leaves_a_working_kiosk(visitor: Driver) -> None:
    """The sheet closes, the language changes or the visit ends while a card is held."""
    ends: list[Callable[[], object]] = [
        lambda: visitor.shell.home(),
        lambda: visitor.shell.go("ecology"),
        lambda: visitor.shell.go("overview", "vision"),
        lambda: visitor.shell.chooseLanguage("ar"),
        lambda: visitor.shell.chooseTextSize(200),
        lambda: visitor.shell.openDetail("figure.lake_area"),
        lambda: visitor.shell.reset(),
    ]
    for end in ends:
        visitor.reset()
        visitor.wake()
        visitor.press_word("Position")
        visitor.touch({0: card_spot(visitor, "place.shanghai")})
        end()
        visitor.rest()
        visitor.lift()
        visitor.rest()
        if visitor.shell.phase == "attract":
            visitor.wake()
        visitor.press_word("Home")
        works(visitor)


def test_a_touch_that_the_system_takes_away_presses_nothing(
    visitor: Driver, places: list[tuple[str, str, str]]
) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QTouchEvent

    from tests.drive import touch_screen

    visitor.touch({0: spot(visitor, "Ecology")})
    QGuiApplication.sendEvent(visitor.window, QTouchEvent(QEvent.Type.TouchCancel, touch_screen()))
    visitor.lift()
    visitor.rest()
    assert places == []
    works(visitor)


def test_taps_while_a_page_opens_are_answered_on_the_page_that_opens(lively: Driver) -> None:
    lively.wake()
    for first, second in itertools.permutations(("Overview", "Industry", "Transport", "Ecology"), 2):
        lively.touch({0: spot(lively, first)})
        lively.lift()
        QGuiApplication.processEvents()
        lively.touch({0: spot(lively, second)})
        lively.lift()
        lively.pause(0.4)
        assert lively.place() == (second.lower(), "", "")
        assert len(shown_pages(lively)) == 1
    lively.press_word("Home")
    assert lively.place() == ("overview", "", "")


def shown_pages(driver: Driver) -> list[str]:
    """Return which of the four pages have a heading of theirs on the screen."""
    tabs = {word(name) for name in ("Overview", "Industry", "Transport", "Ecology")}
    stage = driver.window.height() - 70
    return [seen.text for seen in driver.read() if seen.text in tabs and seen.area.bottom() < stage]


def test_a_card_tapped_twice_opens_once(visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    at = card_spot(visitor, ENTRY)
    for _ in range(2):
        visitor.touch({0: at})
        visitor.lift()
    visitor.rest()
    assert [place for place in places if place[2]] == [("overview", "", ENTRY)]
    visitor.press_word("Home")
    works(visitor)


def test_hasty_taps_on_one_tab_turn_one_page(visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    at = spot(visitor, "Ecology")
    for _ in range(10):
        visitor.touch({0: at})
        visitor.lift()
    visitor.rest()
    assert places == [("ecology", "", "")]
    works(visitor)


def test_mouse_and_finger_together_do_one_thing(visitor: Driver, places: list[tuple[str, str, str]]) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    visitor.touch({0: spot(visitor, "Ecology")})
    QTest.mouseClick(
        visitor.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot(visitor, "Industry")
    )
    visitor.lift()
    visitor.rest()
    assert len(places) <= 1
    works(visitor)
