"""The access panel: one tap from everywhere, each choice seen at once, kept through the visit, forgotten after it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.app import REACH_MM, Start
from kiosk.settings import Settings
from kiosk.tour import STOPS, Mute, visible_items
from tests.drive import SMALL, SMALL_UPRIGHT, Driver, word

CHOICES = ("High contrast", "Within reach", "No motion")


@pytest.fixture
def make(application: QGuiApplication) -> Iterator[Callable[..., Driver]]:
    """Open kiosks of other sizes and settings, closed after the test."""
    made: list[Driver] = []

    def open_kiosk(size: QSize = SMALL_UPRIGHT, **settings: Any) -> Driver:
        made.append(Driver(size, **settings))
        return made[-1]

    yield open_kiosk
    for each in made:
        each.close()


def chosen(driver: Driver) -> tuple[int, bool, bool, bool]:
    """Return what the visitor has chosen."""
    shell = driver.shell
    return shell.textSize, shell.highContrast, shell.reach, shell.reducedMotion


def choose_everything(driver: Driver) -> None:
    driver.press_word("Accessibility")
    driver.press(word("Text size: %1 %").replace("%1", "200"))
    for name in CHOICES:
        driver.press_word(name)
    assert driver.shell.menu == "access", "the panel stays open"


def test_the_round_button_on_the_lake_wakes_to_the_panel(visitor: Driver) -> None:
    visitor.press_word("Accessibility")
    assert (visitor.shell.phase, visitor.shell.language, visitor.shell.menu) == ("active", "zh_Hans", "access")
    assert word("High contrast") in {control.name for control in visitor.controls()}
    visitor.press_word("Close")
    assert (visitor.shell.menu, visitor.place()) == ("", ("overview", "", ""))


def test_choices_stay_through_pages_and_languages_and_end_with_the_visit(make: Callable[..., Driver]) -> None:
    driver = make(reduced_motion=False)
    driver.press("Deutsch")
    choose_everything(driver)
    everything = (200, True, True, True)
    for page in ("Ecology", "Transport", "Industry", "Overview"):
        driver.press_word(page)
        assert chosen(driver) == everything
    driver.press(driver.find(word("Language: %1").replace("%1", "Deutsch")).name)
    driver.press("العربية")
    assert (driver.shell.language, chosen(driver)) == ("ar", everything)
    driver.clock.wait(driver.settings.idle_seconds)
    driver.tick()
    driver.press_word("I am still here")
    assert chosen(driver) == everything
    driver.clock.wait(driver.settings.idle_seconds + driver.settings.warning_seconds)
    driver.tick()
    assert driver.shell.phase == "attract"
    assert chosen(driver) == (100, False, False, False)


def test_each_choice_is_seen_behind_the_open_panel(make: Callable[..., Driver]) -> None:
    driver = make()
    driver.press("English")
    driver.press_word("Accessibility")
    for name in (word("Text size: %1 %").replace("%1", "150"), word("High contrast"), word("Within reach")):
        driver.settle()
        before = driver.window.grabWindow()
        driver.press(name)
        driver.settle()
        assert driver.window.grabWindow() != before, name
        assert driver.shell.menu == "access"


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT], ids=["landscape", "upright"])
def test_with_large_words_all_choices_are_in_sight_in_line_and_written_alike(
    size: QSize, make: Callable[..., Driver]
) -> None:
    start = Start(Settings(reduced_motion=True), paths.FACTORY_CONTENT, size, threaded=False, voice=Mute)
    driver = make(size, start=start)
    driver.press("Deutsch")
    for language in ("de", "fr", "ru", "ar"):
        driver.shell.chooseLanguage(language)
        driver.press_word("Accessibility")
        for text_size, low in ((150, False), (200, False), (200, True)):
            driver.press(word("Text size: %1 %").replace("%1", str(text_size)))
            if low:
                driver.press_word("Within reach")
            driver.settle()
            all_in_sight(driver, f"{language}, {text_size} %{', within reach' if low else ''}")
        driver.press_word("Within reach")
        driver.press_word("Accessibility")


def all_in_sight(driver: Driver, case: str) -> None:
    """Nothing of the open panel is cut, its rows stand in line, and all words are of one size."""
    names = [word("Text size: %1 %").replace("%1", str(each)) for each in (100, 150, 200)]
    names += [word(each) for each in (*CHOICES, "Read aloud")]
    tiles = [driver.find(name).item for name in names]
    for name, tile in zip(names, tiles, strict=True):
        assert driver.area(tile) == tile.mapRectToScene(tile.boundingRect()), f"{case}: {name} is cut"
    for row in (tiles[:3], tiles[3:5], tiles[5:]):
        assert len({tile.mapToScene(QPointF(0, 0)).y() for tile in row}) == 1
        assert len({tile.height() for tile in row}) == 1
        across = [tile.mapToScene(QPointF(0, 0)).x() for tile in row]
        assert across == sorted(across, reverse=driver.shell.mirrored), case
        assert len({icon_of(tile).mapToScene(QPointF(0, 0)).y() for tile in row}) == 1, case
    assert len({label_of(tile).property("font").pixelSize() for tile in tiles}) == 1, case


def icon_of(tile: QQuickItem) -> QQuickItem:
    """Return the sign of a choice, a letter or an icon."""
    return tile.property("contentItem").childItems()[0]


def label_of(tile: QQuickItem) -> QQuickItem:
    """Return the words of a choice."""
    return next(item for item in visible_items(tile) if item.property("text") == tile.property("text") and item != tile)


def highest(driver: Driver) -> list[tuple[float, str]]:
    """Return how high above the floor, in millimetres, the upper edge of each control in sight is."""
    millimetre = float(driver.window.property("millimetre"))
    found: list[tuple[float, str]] = []
    for control in driver.controls():
        area = driver.area(control.item)
        if not area.isEmpty():
            up = (driver.window.height() - area.top()) / millimetre
            found.append((driver.settings.screen_bottom_mm + up, control.name))
    return found


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize(
    ("size", "bottom"),
    [(SMALL_UPRIGHT, 700), (SMALL_UPRIGHT, 900), (SMALL, 850)],
    ids=["upright", "upright and high", "landscape"],
)
def test_reach_mode_brings_everything_below_the_hand(
    size: QSize, bottom: int, text_size: int, make: Callable[..., Driver]
) -> None:
    driver = make(size, screen_bottom_mm=bottom)
    driver.press("Deutsch")
    assert max(highest(driver))[0] > REACH_MM, "without it something is too high"
    driver.shell.set_text_size(text_size)
    driver.adjust(word("Within reach"))
    for stop in STOPS:
        if stop.phase == "attract":
            continue
        driver.shell.home()
        driver.shell.go(stop.page, stop.section)
        if stop.detail:
            driver.shell.openDetail(stop.detail)
        if stop.menu:
            driver.shell.toggleMenu(stop.menu)
        if stop.phase == "warning":
            driver.clock.wait(driver.settings.idle_seconds + 1)
        driver.tick()
        too_high = [(round(up), name) for up, name in highest(driver) if up > REACH_MM + 1]
        assert not too_high, f"{stop.name}: {too_high}"
        driver.shell.touched()


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_on_the_lake_whatever_can_be_pressed_is_within_reach(size: QSize, make: Callable[..., Driver]) -> None:
    """“Touch to begin” is the whole screen; the languages and the panel's button stand low on it."""
    driver = make(size)
    for up, name in highest(driver):
        assert up <= REACH_MM or name == word("Touch to begin"), name


def test_a_low_screen_offers_nothing_to_lower(make: Callable[..., Driver]) -> None:
    driver = make(SMALL, screen_bottom_mm=500)
    driver.press("English")
    driver.press_word("Accessibility")
    names = {control.name for control in driver.controls()}
    assert word("High contrast") in names
    assert word("Within reach") not in names


def test_a_measured_height_counts_more_than_the_diagonal(make: Callable[..., Driver]) -> None:
    driver = make(SMALL, screen_height_mm=270, diagonal_inches=55.0)
    assert float(driver.window.property("millimetre")) == pytest.approx(2.0)
