"""Twenty thousand taps and swipes of children left alone with the kiosk: no warning, no exception, no dead end."""

import random
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.keyboard import SHEET, room_of, visible
from kiosk.viewmodels.shell import FIND, MENUS, PAGES, TEXT_SIZES
from tests.drive import Driver, line, word

SEED = 20260501
GESTURES = 2000
"""For each language; with ten languages 20,000."""
LOOK_EVERY = 150
LANDSCAPE, UPRIGHT = QSize(640, 360), QSize(360, 640)
LANGUAGES = ("zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")


@dataclass
class Seen:
    """Where chance has led."""

    pages: set[str]
    sections: set[str]
    details: set[str]
    languages: set[str]
    sizes: set[int]
    contrasts: set[bool]
    endings: int = 0


@pytest.fixture(scope="module")
def seen() -> Seen:
    return Seen(set(), set(), set(), set(), set(), set())


class Hand:
    """Fingers and mouse that go anywhere, always the same way for the same seed."""

    def __init__(self, driver: Driver, chance: random.Random) -> None:
        self.driver = driver
        self.chance = chance

    def anywhere(self) -> QPoint:
        window = self.driver.window
        if self.driver.shell.menu and self.chance.random() < 0.6:
            # What has just been opened is tried out
            sheets = [item for item in visible(window.contentItem()) if room_of(item) == SHEET]
            offered = [each.item for each in self.driver.controls() if sheets and sheets[-1].isAncestorOf(each.item)]
            if offered:
                return self.driver.area(self.chance.choice(offered)).center().toPoint()
        at = QPoint(self.chance.randrange(window.width()), self.chance.randrange(window.height()))
        # The bar is a small part of the screen, and everything else hangs on it
        if self.chance.random() < 0.03:
            at.setY(window.height() - 1 - self.chance.randrange(window.height() // 7))
        return at

    def gesture(self) -> None:
        """Do one thing with the screen; often, two or three before the kiosk can answer."""
        self.driver.hasty = True
        self.move()
        self.driver.hasty = False
        if self.chance.random() < 0.45:
            QGuiApplication.processEvents()

    def move(self) -> None:
        """Make one of the movements hands make."""
        driver, chance = self.driver, self.chance
        kind = chance.random()
        if kind < 0.45:
            driver.touch({0: self.anywhere()})
            driver.lift()
        elif kind < 0.60:
            QTest.mouseClick(driver.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.anywhere())
        elif kind < 0.82:
            start = self.anywhere()
            driver.touch({0: start})
            for at in line(start, self.anywhere(), chance.randint(1, 5)):
                driver.touch({0: at})
            driver.lift()
        elif kind < 0.90:
            driver.touch({finger: self.anywhere() for finger in range(chance.randint(2, 10))})
            driver.lift()
        elif kind < 0.95:
            self.pinch()
        elif kind < 0.97:
            driver.touch({0: self.anywhere()})
            driver.clock.wait(chance.uniform(0.5, 3))
            driver.shell.tick()
            driver.lift()
        else:
            QTest.keyClick(driver.window, chance.choice(KEYS))

    def pinch(self) -> None:
        first, second = self.anywhere(), self.anywhere()
        middle = (first + second) / 2
        self.driver.touch({0: first})
        self.driver.touch({1: second})
        for one, other in zip(line(first, middle, 4), line(second, middle, 4), strict=True):
            self.driver.touch({0: one, 1: other})
        self.driver.lift(1)
        self.driver.lift()


KEYS = (Qt.Key.Key_Menu, Qt.Key.Key_F4, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down)


def look(driver: Driver, seen: Seen) -> None:
    """Whatever was done, the kiosk is in one of its states, and a way leads home."""
    shell = driver.shell
    page, section, detail = driver.place()
    assert shell.phase in ("attract", "active", "warning")
    assert page in (*PAGES, FIND)
    assert shell.menu in MENUS
    assert shell.textSize in TEXT_SIZES
    assert shell.language in LANGUAGES
    assert driver.window.isVisible()
    if shell.phase == "attract":
        assert (page, section, detail) == ("overview", "", "")
        return
    seen.pages.add(page)
    seen.sections.add(section)
    seen.details.add(detail)
    seen.languages.add(shell.language)


def goes_home(driver: Driver) -> None:
    """From wherever it is, the Home button leads home, and every tab to its page."""
    driver.rest()
    if driver.shell.phase == "attract":
        driver.wake()
    driver.press_word("Home")
    assert driver.place() == ("overview", "", "")
    assert driver.shell.menu == ""


def forgets(driver: Driver) -> None:
    """Nobody there: the question, the lake, and nothing left of the visit."""
    shell = driver.shell
    driver.clock.wait(driver.settings.idle_seconds + 0.1)
    shell.tick()
    assert shell.phase in ("warning", "attract")
    driver.clock.wait(driver.settings.warning_seconds + 0.1)
    shell.tick()
    assert shell.phase == "attract"
    assert driver.place() == ("overview", "", "")
    assert (shell.language, shell.textSize, shell.highContrast, shell.menu) == ("zh_Hans", 100, False, "")
    assert not shell.canGoBack
    driver.rest()
    assert word("Touch to begin") in {control.name for control in driver.controls()}


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_random_taps(language: str, visitor: Driver, seen: Seen, caplog: pytest.LogCaptureFixture) -> None:
    driver = visitor
    driver.resize((LANDSCAPE, UPRIGHT)[LANGUAGES.index(language) % 2])
    hand = Hand(driver, random.Random(f"{SEED} {language}"))

    def note() -> None:
        seen.sizes.add(driver.shell.textSize)
        seen.contrasts.add(driver.shell.highContrast)

    driver.shell.choicesChanged.connect(note)
    for step in range(GESTURES):
        if driver.shell.phase == "attract" or step % LOOK_EVERY == 0:
            driver.shell.wake("")
            driver.shell.chooseLanguage(language)
        hand.gesture()
        driver.clock.wait(0.5)
        if step % 10 == 0:
            driver.shell.tick()
            look(driver, seen)
        if step % LOOK_EVERY == LOOK_EVERY - 1:
            goes_home(driver)
        if step % (3 * LOOK_EVERY) == 3 * LOOK_EVERY - 1:
            forgets(driver)
            seen.endings += 1
        assert not caplog.records, caplog.messages
    driver.shell.choicesChanged.disconnect(note)
    goes_home(driver)
    forgets(driver)


def test_chance_has_led_everywhere(seen: Seen) -> None:
    assert seen.pages == {*PAGES, FIND}
    assert {"", "position", "institutions", "vision", "industry.medical"} <= seen.sections
    assert len(seen.details) > 40
    assert seen.languages == set(LANGUAGES)
    assert seen.sizes == set(TEXT_SIZES)
    assert seen.contrasts == {False, True}
    assert seen.endings >= 30
