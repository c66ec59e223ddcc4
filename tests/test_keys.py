"""Five keys lead everywhere: what can be tapped can be pressed by key, the focus is seen, and nothing holds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import SIGNAL, QEvent, QMetaObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.asked import asked
from kiosk.errors import KioskError
from kiosk.hosting import Hosting
from kiosk.keys import CODES, parsed
from kiosk.settings import Settings
from kiosk.tour import STOPS, Stop, visible_items
from tests.audit.scene import key_of, read_scene
from tests.drive import SMALL, SMALL_UPRIGHT, Driver, until, word

SCROLLING = ("Scroll up", "Scroll down", "Walk left along the shore", "Walk right along the shore")
"""Buttons that come and go while keys scroll by themselves."""
# While it is read aloud the focus moves what is read, and so which controls there are: a test of its own
SCREENS = [stop for stop in STOPS if stop.phase == "active" and not stop.aloud]
MOST = 300


@dataclass(frozen=True)
class Pressable:
    """Something that can be pressed, by its name and by what stays the same of it."""

    key: int | str
    name: str = field(compare=False)

    @classmethod
    def of(cls, item: QQuickItem) -> "Pressable":
        """Name an item; a line of a list, which is made anew when it comes back into view, by what it shows."""
        if listed(item):
            leads = str(asked(item, "[item.modelData.page, item.modelData.section, item.modelData.entryId].join()"))
            return cls(leads, name_of(item))
        return cls(key_of(item), name_of(item))


def listed(item: QQuickItem) -> bool:
    """Whether this is a line of a list."""
    content = item.parentItem()
    view = content.parentItem() if content is not None else None  # pyright: ignore[reportUnnecessaryComparison]
    if view is None or item == view.property("headerItem"):  # pyright: ignore[reportUnnecessaryComparison]
        return False
    return view.inherits("QQuickItemView")


@pytest.fixture
def make(application: QGuiApplication) -> Iterator[Callable[..., Driver]]:
    """Open kiosks of other sizes and settings, closed after the test."""
    made: list[Driver] = []

    def open_kiosk(size: QSize = SMALL, **settings: Any) -> Driver:
        made.append(Driver(size, **settings))
        return made[-1]

    yield open_kiosk
    for each in made:
        each.close()


@pytest.fixture
def keyed(visitor: Driver) -> Driver:
    """A kiosk whose window has the keyboard."""
    visitor.window.requestActivate()
    until(lambda: visitor.window.isActive(), "the window has the keyboard")
    return visitor


def key(driver: Driver, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(driver.window, which, modifier)
    driver.rest()


def following(driver: Driver) -> None:
    key(driver, Qt.Key.Key_Tab)


def enter(driver: Driver) -> None:
    key(driver, Qt.Key.Key_Return)


def focused(driver: Driver) -> QQuickItem:
    item = driver.window.activeFocusItem()
    assert item is not None
    return item


def name_of(item: QQuickItem) -> str:
    return str(item.property("text"))


def go(driver: Driver, stop: Stop) -> None:
    """Walk to a picture of the tour as a visitor who has just come."""
    driver.reset()
    driver.visit(stop)


def tappable(driver: Driver) -> set[Pressable]:
    """Return what a finger can press now, also after scrolling, as the audit sees it."""
    found = tappable_now(driver)
    views = [item for item in visible_items(driver.window.contentItem()) if item.inherits("QQuickListView")]
    for view in views:
        view.setProperty("contentY", view.property("originY"))
        driver.rest()
        found |= tappable_now(driver)
        for _ in range(MOST):
            if view.property("atYEnd"):
                break
            view.setProperty("contentY", float(view.property("contentY")) + view.height() / 2)
            driver.rest()
            found |= tappable_now(driver)
    return found


def tappable_now(driver: Driver) -> set[Pressable]:
    """Return what a finger can press of what there is, with as much of a list as is made."""
    scene = read_scene(driver.window)
    return {Pressable.of(button.item) for button in scene.buttons if button.enabled and not scene.beneath(button)}


def walk(driver: Driver) -> list[Pressable]:
    """Press “next” until the focus is where it began; return where it was, in order."""
    seen: list[Pressable] = []
    for _ in range(MOST):
        following(driver)
        item = focused(driver)
        stop = Pressable.of(item)
        if seen and stop == seen[0]:
            return seen
        assert stop not in seen, f"the focus goes round without “{seen[0].name}”"
        in_sight(driver, item)
        seen.append(stop)
    raise AssertionError("the focus never comes back")


def in_sight(driver: Driver, item: QQuickItem) -> None:
    """What has the focus says so, and can be seen."""
    assert item.property("visualFocus"), name_of(item)
    rings = [child for child in item.childItems() if child.metaObject().className().startswith("FocusRing")]
    assert any(ring.isVisible() for ring in rings), name_of(item)
    area = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    above = item.parentItem()
    while above is not None:
        if above.clip():
            view = above.mapRectToScene(QRectF(0, 0, above.width(), above.height()))
            seen = area.intersected(view)
            assert seen.width() >= min(area.width(), view.width()) - 2, f"“{name_of(item)}” is cut"
            assert seen.height() >= min(area.height(), view.height()) - 2, f"“{name_of(item)}” is cut"
        above = above.parentItem()


def compare(driver: Driver, stop: Stop) -> None:
    go(driver, stop)
    agree(driver, stop.name)


def agree(driver: Driver, where: str, but: tuple[str, ...] = ()) -> None:
    """Keys lead to what a finger reaches here, and nowhere else; some buttons that come and go are left out."""
    scrolling = set(map(word, (*SCROLLING, *but)))
    by_key, by_finger = (
        {item for item in items if item.name not in scrolling} for items in (walk(driver), tappable(driver))
    )
    missing = sorted(item.name for item in by_finger - by_key)
    beneath = sorted(item.name for item in by_key - by_finger)
    assert not missing, f"{where}: no key leads to {missing}"
    assert not beneath, f"{where}: the focus goes where no finger reaches: {beneath}"


@pytest.mark.parametrize("stop", SCREENS, ids=lambda stop: stop.name)
def test_every_key_leads_where_a_finger_does_and_presses_it(stop: Stop, keyed: Driver) -> None:
    """One of each kind of button on each screen is pressed."""
    compare(keyed, stop)
    kinds = [item.metaObject().className() for item in stops(keyed, stop)]
    for number in sorted({kinds.index(kind) for kind in kinds}):
        go(keyed, stop)
        item = walk_to(keyed, number)
        pressed = QSignalSpy(item, SIGNAL("activated()"))  # pyright: ignore[reportCallIssue, reportArgumentType]
        before = name_of(item)
        enter(keyed)
        assert before in map(word, SCROLLING) or pressed.count() == 1, f"{stop.name}: “{before}” is not pressed"


def stops(driver: Driver, stop: Stop) -> list[QQuickItem]:
    """Return what can have the focus where a screen begins."""
    go(driver, stop)
    following(driver)
    keyboard = driver.kiosk._keyboard  # pyright: ignore[reportPrivateUsage]
    assert keyboard is not None
    return keyboard._stops()  # pyright: ignore[reportPrivateUsage]


def walk_to(driver: Driver, number: int) -> QQuickItem:
    """Give the focus to the ``number``-th thing of a screen, as that many keys would."""
    following(driver)
    keyboard = driver.kiosk._keyboard  # pyright: ignore[reportPrivateUsage]
    assert keyboard is not None
    there = keyboard._stops()  # pyright: ignore[reportPrivateUsage]
    keyboard._take(there, (there.index(focused(driver)) + number) % len(there))  # pyright: ignore[reportPrivateUsage]
    driver.rest()
    return focused(driver)


def test_upright_every_key_leads_where_a_finger_does(make: Callable[..., Driver]) -> None:
    driver = make(SMALL_UPRIGHT)
    driver.window.requestActivate()
    until(lambda: driver.window.isActive(), "the window has the keyboard")
    for stop in SCREENS:
        compare(driver, stop)


@pytest.mark.parametrize("menu", ["", "stops", "end", "access"])
def test_in_host_mode_every_key_leads_where_a_finger_does(menu: str, keyed: Driver) -> None:
    Hosting(keyed.kiosk, keyed.settings)
    if menu:
        keyed.shell.toggleMenu(menu)
    keyed.rest()
    agree(keyed, menu)
    keyed.reset()


def test_while_it_reads_keys_lead_to_the_page_and_to_the_reading_controls(keyed: Driver) -> None:
    """What has the focus is read, so whether there is a next sentence depends on where that is."""
    keyed.wake()
    keyed.kiosk.aloud.toggle()
    until(lambda: keyed.kiosk.aloud.reading, "it reads")
    keyed.rest()
    agree(keyed, "overview", ("Next sentence", "Pause", "Go on reading"))
    for _ in range(MOST):
        key(keyed, Qt.Key.Key_Up)
        if name_of(focused(keyed)) == word("Next sentence"):
            break
    names = set[str]()
    for _ in range(3):
        names.add(name_of(focused(keyed)))
        key(keyed, Qt.Key.Key_Up)
    assert {word("Next sentence")} < names
    assert names & {word("Pause"), word("Go on reading")}


def test_the_first_key_on_the_lake_only_wakes_and_then_languages_follow(keyed: Driver) -> None:
    following(keyed)
    assert keyed.shell.phase == "attract"
    names: list[str] = []
    for _ in range(len(keyed.shell.languages) + 1):
        names.append(keyed.kiosk.shell.phase + " " + name_of(focused(keyed)))
        in_sight(keyed, focused(keyed))
        following(keyed)
    assert len(set(names)) == len(names)
    assert name_of(focused(keyed)) == names[0].removeprefix("attract ")
    key(keyed, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    key(keyed, Qt.Key.Key_Left)
    assert name_of(focused(keyed)) == keyed.shell.languages[-1].invitation
    enter(keyed)
    assert (keyed.shell.phase, keyed.shell.language) == ("active", "ar")
    in_sight(keyed, focused(keyed))


def test_the_focus_goes_into_what_opens_and_back_to_where_it_was(keyed: Driver) -> None:
    keyed.press("English")
    following(keyed)
    card = focused(keyed)
    enter(keyed)
    assert keyed.shell.detail is not None
    assert inside(focused(keyed), "DetailSheet")
    while name_of(focused(keyed)) != "Accessibility":
        following(keyed)
    button = focused(keyed)
    enter(keyed)
    assert inside(focused(keyed), "AccessPanel")
    key(keyed, Qt.Key.Key_Backspace)
    assert (keyed.shell.menu, focused(keyed)) == ("", button)
    key(keyed, Qt.Key.Key_Backspace)
    assert keyed.shell.detail is None
    assert focused(keyed) == card
    key(keyed, Qt.Key.Key_Home)
    assert keyed.place() == ("overview", "", "")


def inside(item: QQuickItem, kind: str) -> bool:
    above: QQuickItem | None = item
    while above is not None:
        if above.metaObject().className().startswith(kind):
            return True
        above = above.parentItem()
    return False


def test_in_arabic_the_arrows_follow_the_reading(keyed: Driver) -> None:
    keyed.press("العربية")
    key(keyed, Qt.Key.Key_Left)
    first = focused(keyed)
    key(keyed, Qt.Key.Key_Left)
    assert focused(keyed) != first
    key(keyed, Qt.Key.Key_Right)
    assert focused(keyed) == first


def test_a_key_answers_the_question_and_does_nothing_else(keyed: Driver) -> None:
    keyed.wake()
    keyed.press_word("Ecology")
    keyed.clock.wait(keyed.settings.idle_seconds + 1)
    keyed.tick()
    assert keyed.shell.phase == "warning"
    key(keyed, Qt.Key.Key_Home)
    assert (keyed.shell.phase, keyed.place()) == ("active", ("ecology", "", ""))


def test_a_finger_takes_the_focus_out_of_sight(keyed: Driver) -> None:
    keyed.wake()
    following(keyed)
    item = focused(keyed)
    assert item.property("visualFocus")
    keyed.press_word("Ecology")
    assert not item.property("visualFocus")
    assert not focused(keyed).inherits("QQuickAbstractButton") or not focused(keyed).property("visualFocus")


def test_a_key_that_is_held_moves_on_but_presses_nothing_twice(keyed: Driver) -> None:
    keyed.wake()
    keyed.press_word("Industry")
    following(keyed)
    while name_of(focused(keyed)) == word("Scroll down"):
        following(keyed)

    def held(which: Qt.Key) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, which, Qt.KeyboardModifier.NoModifier, "", True)
        QGuiApplication.sendEvent(keyed.window, event)
        keyed.rest()

    before, place = focused(keyed), keyed.place()
    for which in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Home):
        held(which)
        assert (focused(keyed), keyed.place()) == (before, place)
    held(Qt.Key.Key_Tab)
    assert focused(keyed) != before


def test_keys_are_chosen_in_the_settings(make: Callable[..., Driver]) -> None:
    driver = make(key_next="N", key_enter="F5")
    driver.window.requestActivate()
    until(lambda: driver.window.isActive(), "the window has the keyboard")
    driver.wake()
    key(driver, Qt.Key.Key_N)
    item = focused(driver)
    assert item.property("visualFocus")
    key(driver, Qt.Key.Key_Tab)
    assert focused(driver) == item or not item.property("visualFocus")
    with pytest.raises(KioskError, match="“Any”"):
        Settings.checked({"key_next": "Tab, Any"}, "settings.toml")


def test_the_numbers_of_the_keys_are_those_of_qt() -> None:
    others = {"Shift+Tab": "Backtab", "PageUp": "PageUp", "PageDown": "PageDown"}
    for name, number in CODES.items():
        assert Qt.Key[f"Key_{others.get(name, name)}"].value == number, name
    assert parsed("Tab, Shift+Tab") == {Qt.Key.Key_Tab.value, Qt.Key.Key_Backtab.value}


def test_assistive_technology_presses_too(visitor: Driver) -> None:
    """Its press comes without a finger; it must not be taken for one that slid off."""
    visitor.press("English")

    QMetaObject.invokeMethod(visitor.find(word("Ecology")).item, "pressByKey")
    visitor.rest()
    assert visitor.place() == ("ecology", "", "")
