"""A guide leads a group: in by a code, along the route by touch, key and clicker, out by hand or by time."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk import staff
from kiosk.counting import Counting
from kiosk.hosting import Hosting
from kiosk.staff import HostCode, Pin
from kiosk.staffing import Staffing
from kiosk.stats.keeping import Statistics
from kiosk.stats.telling import rows
from kiosk.viewmodels.host import HostViewModel, place_of
from kiosk.viewmodels.staff import WORDS
from tests.drive import SMALL_UPRIGHT, Driver, NotFoundError, until, word

ROOT = Path(__file__).resolve().parents[1]
PIN, CODE = "730418", "5280"
KEY = Qt.Key


class Guide:
    """The shared kiosk with a guide before it."""

    def __init__(self, visitor: Driver, state: Path) -> None:
        self.visitor, self.state = visitor, state
        self.staffing = Staffing(visitor.kiosk, visitor.settings, state, visitor.clock.monotonic, lambda: None)
        self.page = self.staffing.page

    def knock(self) -> None:
        """Do the hidden gesture."""
        width, height = self.visitor.window.width(), self.visitor.window.height()
        for x, y in ((5, 5), (width - 5, 5), (width - 5, height - 5), (5, height - 5), (5, 5)):
            self.visitor.tap(QPoint(x, y))

    def give(self, digits: str) -> None:
        """Type on the pad."""
        for digit in digits:
            self.visitor.press(digit)
        self.visitor.press(WORDS["enter"][0])
        until(lambda: not self.page.busy, "it is looked at")
        self.visitor.rest()

    def begin(self) -> None:
        """Begin as the code does, which a test of its own gives."""
        Hosting(self.visitor.kiosk, self.visitor.settings)
        self.visitor.rest()

    @property
    def host(self) -> HostViewModel:
        return self.hosting.host

    @property
    def hosting(self) -> Hosting:
        found = self.visitor.kiosk.findChildren(Hosting)
        assert len(found) == 1
        return found[0]

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.visitor.window, key)
        self.visitor.rest()

    def stop(self) -> tuple[int, bool]:
        """Return which stop is led to, and whether it is what is shown."""
        stops = self.visitor.kiosk.edition.content.stops
        return self.host.number, self.visitor.shell.stands(place_of(stops[self.host.number - 1]))


@pytest.fixture
def guide(visitor: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guide]:
    monkeypatch.setattr(staff, "MEMORY_KIB", 64)
    Pin(tmp_path).set(PIN)
    HostCode(tmp_path).set(CODE)
    guide = Guide(visitor, tmp_path)
    yield guide
    guide.page.close()
    visitor.reset()
    guide.staffing._background.stop()  # pyright: ignore[reportPrivateUsage]
    shiboken6.delete(guide.staffing)


def test_a_code_and_nothing_else_begins_it(guide: Guide) -> None:
    visitor = guide.visitor
    guide.knock()
    assert guide.page.title == WORDS["give pin or code"][0]
    guide.give(CODE)
    assert (visitor.shell.phase, visitor.shell.textSize, guide.page.stage) == ("active", 200, "")
    assert guide.stop() == (1, True)
    visitor.find(word("Next stop"))
    with pytest.raises(NotFoundError):
        visitor.find(word("Home"))


@pytest.mark.logs("a wrong host code was given, 1 in a row")
def test_a_wrong_code_and_the_pin_begin_nothing(guide: Guide) -> None:
    guide.knock()
    guide.give("5281")
    assert (guide.page.stage, guide.visitor.shell.hosting) == ("pin", False)
    assert WORDS["wrong"][0] in guide.visitor.within_reach()
    guide.give(PIN)
    assert (guide.page.stage, guide.visitor.shell.hosting) == ("open", False)


@pytest.mark.logs("a wrong PIN was given")
def test_who_knows_the_code_learns_no_pin_by_it(guide: Guide) -> None:
    guide.knock()
    for _ in range(2):
        guide.give("111222")
    guide.give(CODE)
    guide.visitor.shell.reset()
    guide.visitor.rest()
    guide.knock()
    guide.give("111222")
    guide.page.tick()
    assert WORDS["wait"][0].partition("{")[0] in guide.page.message, "the third wrong PIN waits, code or not"


@pytest.mark.logs("a wrong PIN was given, 1 in a row")
def test_without_a_code_there_is_no_host_mode(guide: Guide) -> None:
    HostCode(guide.state).remove()
    guide.knock()
    assert guide.page.title == WORDS["give pin"][0]
    guide.give(CODE)
    assert (guide.page.stage, guide.visitor.shell.hosting) == ("pin", False)


def test_the_staff_page_sets_a_code_and_begins(guide: Guide) -> None:
    visitor = guide.visitor
    HostCode(guide.state).remove()
    guide.knock()
    guide.give(PIN)
    visitor.press(WORDS["host"][0])
    until(lambda: not guide.page.busy, "the page is there")
    visitor.rest()
    visitor.press(WORDS["set code"][0])
    for given, message in (("1234", "code weak"), ("4096", ""), ("4097", "code differs"), ("4096", "")):
        guide.give(given)
        assert guide.page.message == (WORDS[message][0] if message else "")
    guide.give("4096")
    assert guide.page.stage == "open"
    assert HostCode(guide.state).check("4096")
    visitor.press(WORDS["lead"][0])
    assert guide.stop() == (1, True)


def test_the_route_is_walked_by_touch(guide: Guide) -> None:
    visitor = guide.visitor
    guide.begin()
    names = [stop.name for stop in visitor.kiosk.edition.content.stops]
    assert len(names) == 8
    for number, name in enumerate(names, 1):
        assert guide.stop() == (number, True)
        assert name in visitor.within_reach()
        if number < len(names):
            visitor.press_word("Next stop")
    assert not visitor.find(word("This is the last stop")).enabled
    visitor.press_word("Previous stop")
    assert guide.stop() == (7, True)
    visitor.press_word("All stops")
    visitor.press(f"1. {names[0]}")
    assert guide.stop() == (1, True)
    assert not visitor.find(word("This is the first stop")).enabled


def test_what_a_hand_opens_leads_aside_and_next_leads_on(guide: Guide) -> None:
    visitor = guide.visitor
    guide.begin()
    visitor.press_card("figure.area")
    assert visitor.shell.detail is not None
    visitor.press_word("Next stop")
    assert guide.stop() == (2, True)
    visitor.shell.go("transport")
    guide.key(KEY.Key_Backspace)
    assert guide.stop() == (2, True), "back returns to the stop first"
    guide.key(KEY.Key_Backspace)
    assert guide.stop() == (1, True), "and then leads to the stop before"


def test_the_route_is_walked_by_keypad_and_clicker(guide: Guide) -> None:
    guide.begin()
    for number, key in enumerate((KEY.Key_PageDown, KEY.Key_Right, KEY.Key_Down, KEY.Key_PageDown), 2):
        guide.key(key)
        assert guide.stop() == (number, True)
    for key in (KEY.Key_F5, KEY.Key_Escape, KEY.Key_B, KEY.Key_Period):
        guide.key(key)
        assert guide.stop() == (5, True)
    for number, key in ((4, KEY.Key_PageUp), (3, KEY.Key_Left), (2, KEY.Key_Up)):
        guide.key(key)
        assert guide.stop() == (number, True)
    guide.key(KEY.Key_Home)
    assert guide.stop() == (1, True)
    guide.key(KEY.Key_PageUp)
    assert guide.stop() == (1, True), "before the first there is nothing"


def test_in_arabic_the_left_key_leads_on(guide: Guide) -> None:
    guide.begin()
    guide.visitor.shell.chooseLanguage("ar")
    guide.key(KEY.Key_Left)
    assert guide.stop() == (2, True)
    guide.key(KEY.Key_Right)
    assert guide.stop() == (1, True)


def test_five_keys_reach_all_the_rest(guide: Guide) -> None:
    """Enter opens the stops; in there keys move the focus, over the stops and on to the bar."""
    visitor = guide.visitor
    guide.begin()
    names = [stop.name for stop in visitor.kiosk.edition.content.stops]
    guide.key(KEY.Key_Return)
    assert visitor.shell.menu == "stops"
    until(lambda: focused(visitor) == f"1. {names[0]}", "the focus is in the list")
    guide.key(KEY.Key_Down)
    guide.key(KEY.Key_Return)
    assert guide.stop() == (2, True)
    guide.key(KEY.Key_PageDown)
    guide.key(KEY.Key_Return)
    until(lambda: focused(visitor).startswith("1. "), "the focus is in the list")
    guide.key(KEY.Key_Up)
    assert focused(visitor) == word("End the tour")
    guide.key(KEY.Key_Return)
    until(lambda: visitor.shell.menu == "end" and focused(visitor) == word("End the tour"), "it is asked")
    guide.key(KEY.Key_Return)
    assert visitor.shell.phase == "attract"


def test_tab_begins_at_the_next_stop(guide: Guide) -> None:
    guide.begin()
    guide.key(KEY.Key_Tab)
    assert focused(guide.visitor) == word("Next stop")
    guide.key(KEY.Key_Return)
    guide.key(KEY.Key_Return)
    assert guide.stop() == (3, True)


def focused(visitor: Driver) -> str:
    item = visitor.window.activeFocusItem()
    return next((each.name for each in visitor.controls() if each.item == item), "")


def test_it_waits_long_asks_and_ends_by_itself(guide: Guide) -> None:
    visitor = guide.visitor
    guide.begin()
    visitor.shell.chooseLanguage("de")
    visitor.shell.set_high_contrast(True)
    guide.key(KEY.Key_PageDown)
    visitor.clock.wait(60 * 60 - 1)
    visitor.tick()
    assert visitor.shell.phase == "active"
    visitor.clock.wait(2)
    visitor.tick()
    assert visitor.shell.phase == "warning"
    assert word("Still there?") in visitor.within_reach()
    guide.key(KEY.Key_PageDown)
    assert (visitor.shell.phase, guide.stop()) == ("active", (2, True)), "the key only answers"
    visitor.clock.wait(60 * 60 + 59)
    visitor.tick()
    assert visitor.shell.phase == "warning"
    visitor.clock.wait(2)
    visitor.tick()
    shell = visitor.shell
    assert (shell.phase, shell.hosting, shell.language, shell.textSize) == ("attract", False, "zh_Hans", 100)
    assert not visitor.kiosk.findChildren(Hosting)
    visitor.wake()
    visitor.find(word("Home"))
    visitor.clock.wait(visitor.settings.idle_seconds + 1)
    visitor.tick()
    assert shell.phase == "warning", "the next visitor has the usual time"


def test_it_ends_by_hand_without_a_code(guide: Guide) -> None:
    visitor = guide.visitor
    guide.begin()
    visitor.press_word("End the tour")
    visitor.press_word("Go on")
    assert guide.stop() == (1, True)
    visitor.press_word("End the tour")
    visitor.press_word("End the tour")
    assert (visitor.shell.phase, visitor.shell.hosting) == ("attract", False)


def test_everybody_s_choices_work(guide: Guide) -> None:
    visitor = guide.visitor
    visitor.resize(SMALL_UPRIGHT)
    guide.begin()
    visitor.press(word("Language: %1").replace("%1", "简体中文"))
    visitor.press("العربية")
    assert visitor.shell.mirrored
    visitor.adjust(word("Within reach"))
    assert visitor.window.property("sky") > 0
    visitor.adjust(word("High contrast"))
    for _ in range(2):
        visitor.press_word("Next stop")
    assert guide.stop() == (3, True)


def test_it_is_counted_as_led_by_a_guide(guide: Guide, tmp_path: Path) -> None:
    visitor = guide.visitor
    statistics = Statistics(tmp_path)
    counting = Counting(
        visitor.shell, visitor.kiosk.session, statistics, visitor.clock.monotonic, visitor.clock.now, visitor.kiosk
    )
    guide.begin()
    guide.key(KEY.Key_PageDown)
    visitor.shell.reset()
    visitor.wake()
    visitor.shell.reset()
    statistics.stop()
    shiboken6.delete(counting)
    assert [(row.name, row.count) for row in rows(tmp_path) if row.what == "led"] == [("by a guide", 1)]


# The second screen


def test_alone_there_is_no_second_window(guide: Guide) -> None:
    guide.begin()
    assert guide.hosting.mirror is not None
    assert guide.hosting.mirror.window is None


def test_a_second_screen_shows_the_page() -> None:
    """Runs in a process of its own: how many screens there are is said before there is an application."""
    run = [sys.executable, "-m", "pytest", "-n0", "-q", "tests/alone/second_screen.py"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout
