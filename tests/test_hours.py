"""Opening hours as staff write them, and a screen that sleeps outside them but never on a visitor."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from kiosk.errors import KioskError
from kiosk.hours import AWAKE_SECONDS, Hours, Night
from kiosk.viewmodels.attract import DRIFT, TURNS_A_DRIFT
from tests.drive import Driver

MONDAY = datetime(2026, 5, 4, tzinfo=UTC)


def opened(text: str) -> str:
    """Return when it is open, found out minute by minute over a week, in words."""
    hours, spans, before = Hours.parse(text), list[str](), False
    for minute in range(7 * 24 * 60):
        moment = MONDAY + timedelta(minutes=minute)
        now = hours.open_at(moment)
        if now is not before:
            spans.append(moment.strftime("%a %H:%M"))
            before = now
    return " ".join(spans)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Mon 00:00"),
        ("mon 9:00-17:30", "Mon 09:00 Mon 17:30"),
        ("Mon-Tue 09:00-17:00", "Mon 09:00 Mon 17:00 Tue 09:00 Tue 17:00"),
        ("sat,sun 9:00-12:00, 13:00-18:00; mon 8:00-9:00", "Mon 08:00 Mon 09:00 Sat 09:00 Sat 12:00 Sat 13:00 Sat 18:00"
         " Sun 09:00 Sun 12:00 Sun 13:00 Sun 18:00"),
        ("fri 18:00-2:00", "Fri 18:00 Sat 02:00"),
        ("sun 22:00-1:00", "Mon 00:00 Mon 01:00 Sun 22:00"),
        ("sat-mon 0:00-24:00", "Mon 00:00 Tue 00:00 Sat 00:00"),
        ("wed 9:00-10:00; wed 9:30-11:00", "Wed 09:00 Wed 11:00"),
    ],
)  # fmt: skip
def test_hours_are_kept_to_the_minute(text: str, said: str) -> None:
    assert opened(text) == said


@pytest.mark.parametrize(
    "text",
    ["always", "mon", "mon 9-17", "mon 9:00", "mon 9:60-17:00", "mon 25:00-26:00", "mon 24:00-3:00", "day 9:00-17:00",
     "mon-day 9:00-17:00", "mon 9:00-17:00;", "mon 9:00-17:00,", "9:00-17:00", "mon 9:00 - 17:00 tue 9:00-17:00"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(KioskError):
        Hours.parse(text)


class Watchman:
    """A screen open on Mondays from nine to five, and its clocks."""

    def __init__(self, how: str = "dark", wakes: bool = True) -> None:
        self.seconds = 0.0
        self.night = Night(Hours.parse("mon 9:00-17:00"), how, wakes, lambda: self.seconds)

    def look(self, hour: int, nobody: bool = True) -> str:
        return self.night.look(MONDAY + timedelta(hours=hour), nobody)


@pytest.mark.parametrize("how", ["dark", "dimmed"])
def test_it_sleeps_outside_opening_hours(how: str) -> None:
    watchman = Watchman(how)
    assert [watchman.look(hour) for hour in (8, 9, 16, 17)] == [how, "", "", how]


def test_it_can_stay_lit() -> None:
    assert Watchman("lit").look(3) == ""


def test_no_visitor_is_put_in_the_dark() -> None:
    watchman = Watchman()
    assert watchman.look(17, nobody=False) == ""
    watchman.seconds += 600
    assert watchman.look(17, nobody=False) == ""
    assert watchman.look(17) == "", "and not in the moment the visit ends"
    watchman.seconds += AWAKE_SECONDS
    assert watchman.look(17) == "dark"


def test_a_touch_lights_it_for_a_while() -> None:
    watchman = Watchman()
    assert watchman.look(20) == "dark"
    watchman.night.rouse()
    assert watchman.look(20) == ""
    watchman.seconds += AWAKE_SECONDS
    assert watchman.look(20) == "dark"


def test_a_touch_does_nothing_where_that_is_wanted() -> None:
    watchman = Watchman(wakes=False)
    watchman.night.rouse()
    assert watchman.look(20) == "dark"


def test_a_clock_that_jumps_opens_and_closes_at_once() -> None:
    watchman = Watchman()
    assert [watchman.look(hour) for hour in (10, 1000, -4, 24 * 7 + 10)] == ["", "dark", "dark", ""]


# -- on the screen


@pytest.fixture
def make(application: QGuiApplication) -> Iterator[Callable[..., Driver]]:
    """Make kiosks open on Fridays from nine to five, the venue's time, on a Friday at six in the evening."""
    made: list[Driver] = []

    def make(**settings: Any) -> Driver:
        driver = Driver(opening_hours="fri 9:00-17:00", **settings)
        made.append(driver)
        return driver

    yield make
    for driver in made:
        driver.close()


def look(driver: Driver) -> None:
    driver.kiosk._tick()  # pyright: ignore[reportPrivateUsage]
    driver.rest()


def test_a_dark_screen_shows_nothing_and_draws_nothing(make: Callable[..., Driver]) -> None:
    driver = make()
    look(driver)
    assert driver.shell.night == "dark"
    assert driver.read() == []
    assert driver.controls() == []
    driver.settle()
    frames = driver.frames
    driver.kiosk._turn()  # pyright: ignore[reportPrivateUsage]
    look(driver)
    assert driver.frames == frames
    image = driver.window.grabWindow()
    assert {image.pixel(x, y) for x in range(0, 960, 40) for y in range(0, 540, 40)} == {0xFF000000}


def test_the_first_touch_lights_and_the_second_wakes(make: Callable[..., Driver]) -> None:
    driver = make()
    look(driver)
    driver.tap(QPoint(480, 200))
    assert (driver.shell.night, driver.shell.phase) == ("", "attract")
    driver.wake()
    driver.clock.wait(80)
    look(driver)
    assert (driver.shell.night, driver.shell.phase) == ("", "active")
    driver.clock.wait(30)
    look(driver)
    assert driver.shell.phase == "attract"
    driver.clock.wait(AWAKE_SECONDS)
    look(driver)
    assert driver.shell.night == "dark"


def test_a_dimmed_screen_shows_the_lake_and_wakes_nothing_beneath(make: Callable[..., Driver]) -> None:
    driver = make(closed_screen="dimmed", closed_wakes=False)
    look(driver)
    assert driver.shell.night == "dimmed"
    assert driver.read()
    for control in driver.controls():
        driver.tap(driver.middle(control.item))
    driver.shell.wake("de")
    assert (driver.shell.night, driver.shell.phase) == ("dimmed", "attract")


def test_it_opens_in_the_morning(make: Callable[..., Driver]) -> None:
    driver = make()
    look(driver)
    driver.clock.wait(7 * 24 * 3600 - 8 * 3600)
    look(driver)
    assert driver.shell.night == ""
    driver.wake()


def test_the_words_drift_slowly_and_come_back(make: Callable[..., Driver]) -> None:
    """In the frames that show other figures anyway: without them nothing is drawn."""
    visitor = make(closed_screen="lit")
    visitor.kiosk._carousel.stop()  # pyright: ignore[reportPrivateUsage]
    attract = visitor.kiosk.attract
    places: list[tuple[float, float]] = []

    def where() -> tuple[float, float]:
        at = visitor.find("Deutsch").item.mapToScene(QPoint(0, 0))
        return at.x(), at.y()

    for _ in range(len(DRIFT)):
        places.append(where())
        for _ in range(TURNS_A_DRIFT - 1):
            attract.advance()
            visitor.rest()
            assert where() == places[-1]
        attract.advance()
        visitor.rest()
    assert where() == places[0]
    assert len(set(places)) == len(DRIFT)
    steps = [abs(x - a) + abs(y - b) for (x, y), (a, b) in zip(places, [*places[1:], places[0]], strict=True)]
    assert 0 < max(steps) < 10
    frames = visitor.frames
    visitor.rest()
    assert visitor.frames == frames
