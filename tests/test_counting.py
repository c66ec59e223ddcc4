"""From a visitor's hands to the counts: a visit on the real screens, off screen, with its clock in hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6

from kiosk.counting import Counting
from kiosk.launch import count_visits
from kiosk.stats.telling import rows
from kiosk.stats.visit import Hour
from tests.drive import Driver, until, word


class Kept:
    """Takes what visits leave behind."""

    def __init__(self) -> None:
        self.hours: list[Hour] = []

    def add(self, hour: Hour) -> None:
        self.hours.append(hour)

    def told(self, what: str) -> dict[str, tuple[int, int]]:
        return {each.name: (each.count, each.seconds) for each in self.hours[-1].counts if each.what == what}


@pytest.fixture
def kept(visitor: Driver) -> Iterator[Kept]:
    kept = Kept()
    kiosk, clock = visitor.kiosk, visitor.clock
    counting = Counting(visitor.shell, kiosk.session, kept, clock.monotonic, clock.now)  # pyright: ignore[reportArgumentType]
    yield kept
    counting.deleteLater()


def leave(visitor: Driver) -> None:
    """Walk away: the question is asked, and nobody answers."""
    visitor.clock.wait(visitor.settings.idle_seconds)
    visitor.tick()
    visitor.clock.wait(visitor.settings.warning_seconds)
    visitor.tick()
    assert visitor.shell.phase == "attract"


def test_a_visit_is_counted(visitor: Driver, kept: Kept) -> None:
    visitor.press("Deutsch")
    visitor.clock.wait(12)
    visitor.press_word("Ecology")
    visitor.clock.wait(8)
    visitor.press_word("Overview")
    visitor.press_word("Vision")
    visitor.press_card("vision.goal_city_centre")
    visitor.clock.wait(3)
    visitor.adjust(word("Text size: %1 %").replace("%1", "150"))
    leave(visitor)
    assert len(kept.hours) == 1
    assert {each.language for each in kept.hours[0].counts} == {"de"}
    assert kept.told("visit") == {"10 to 30 s": (1, 23)}
    assert kept.told("page") == {"overview": (2, 15), "ecology": (1, 8)}
    assert kept.told("opened") == {"vision.goal_city_centre": (1, 3)}
    assert kept.told("left") == {"vision.goal_city_centre": (1, 0)}
    assert kept.told("text size") == {"150 %": (1, 0)}
    assert kept.told("still there") == {"not answered": (1, 0)}


def test_an_answer_goes_on_with_the_same_visit(visitor: Driver, kept: Kept) -> None:
    visitor.wake()
    visitor.clock.wait(visitor.settings.idle_seconds)
    visitor.tick()
    visitor.press_word("I am still here")
    visitor.clock.wait(5)
    visitor.adjust(word("High contrast"))
    leave(visitor)
    assert len(kept.hours) == 1
    assert kept.told("visit") == {"1 to 2 min": (1, 95)}
    assert kept.told("still there") == {"answered": (1, 0), "not answered": (1, 0)}
    assert kept.told("contrast") == {"high": (1, 0)}


def test_nobody_is_not_counted_and_the_next_visitor_is_another(visitor: Driver, kept: Kept) -> None:
    visitor.tick()
    visitor.shell.reset()
    assert kept.hours == []
    for language in ("العربية", "한국어"):
        visitor.press(language)
        visitor.press_word("Industry")
        leave(visitor)
    assert [{each.language for each in hour.counts} for hour in kept.hours] == [{"ar"}, {"ko"}]
    assert kept.told("page")["industry"] == (1, 0)


def test_the_real_kiosk_counts_once(visitor: Driver, tmp_path: Path) -> None:
    for _ in range(2):
        count_visits(visitor.kiosk, tmp_path, 8.0)
    counting = visitor.kiosk.findChildren(Counting)
    assert len(counting) == 1
    visitor.wake()
    visitor.clock.wait(10_000)
    visitor.tick()
    until(lambda: rows(tmp_path), "the visit is written")
    assert [row.count for row in rows(tmp_path) if row.what == "visit"] == [1]
    shiboken6.delete(counting[0])
