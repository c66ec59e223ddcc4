"""The file of counts: it adds up, stays small, forgets in time, and whatever fails costs counts, never the kiosk."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.stats import FILE
from kiosk.stats.keeping import FORGOTTEN_AT_ONCE, KEPT_DAYS, WAITING, Statistics, prune
from kiosk.stats.telling import Row, rows
from kiosk.stats.visit import Count, Hour

NOW = datetime(2026, 5, 1, 10, tzinfo=UTC)
Make = Callable[..., Statistics]


def hour(day: str = "2026-05-01", at: int = 10, **counts: int) -> Hour:
    return Hour(day, at, tuple(Count("page", name, "de", count, 10 * count) for name, count in counts.items()))


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Keep statistics in a state folder; their threads end with the test."""
    made: list[Statistics] = []

    def make(state: Path = tmp_path, **more: object) -> Statistics:
        made.append(Statistics(state, **{"now": lambda: NOW, **more}))  # pyright: ignore[reportArgumentType]
        return made[-1]

    yield make
    for statistics in made:
        statistics.stop(30)


def kept(state: Path) -> dict[tuple[str, int, str], tuple[int, int]]:
    return {(row.day, row.hour, row.name): (row.count, row.seconds) for row in rows(state)}


def test_visits_of_an_hour_add_up(make: Make, tmp_path: Path) -> None:
    statistics = make()
    statistics.add(hour(overview=1, ecology=2))
    statistics.add(hour(overview=1))
    statistics.add(hour(at=11, overview=1))
    statistics.wait()
    assert kept(tmp_path) == {
        ("2026-05-01", 10, "ecology"): (2, 20),
        ("2026-05-01", 10, "overview"): (2, 20),
        ("2026-05-01", 11, "overview"): (1, 10),
    }


def test_it_goes_on_after_a_restart(make: Make, tmp_path: Path) -> None:
    for _ in range(3):
        statistics = make()
        statistics.add(hour(overview=1))
        statistics.stop(30)
    assert kept(tmp_path) == {("2026-05-01", 10, "overview"): (3, 30)}


def test_what_is_older_than_400_days_is_forgotten(tmp_path: Path, make: Make) -> None:
    statistics = make()
    days = [(NOW - timedelta(days=age)).date().isoformat() for age in (KEPT_DAYS + 1, KEPT_DAYS, 0)]
    for day in days:
        statistics.add(hour(day, overview=1))
    statistics.stop(30)
    statistics = make(now=lambda: NOW + timedelta(hours=1))
    statistics.add(hour(days[-1], overview=1))
    statistics.wait()
    assert sorted({day for day, *_ in kept(tmp_path)}) == sorted(days[1:])


def test_a_clock_years_ahead_does_not_wipe_out_everything(tmp_path: Path, make: Make) -> None:
    statistics = make()
    for age in range(30):
        statistics.add(hour((NOW - timedelta(days=age)).date().isoformat(), overview=1))
    statistics.stop(30)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as database:
        prune(database, date(2040, 1, 1))
    assert len({day for day, *_ in kept(tmp_path)}) == 30 - FORGOTTEN_AT_ONCE


def test_the_file_never_grows_over_its_size(tmp_path: Path, make: Make) -> None:
    largest = 2_400_000
    statistics = make(largest=largest)
    sizes: list[int] = []
    for age in range(120, 0, -1):
        day = (NOW - timedelta(days=age)).date().isoformat()
        statistics.add(Hour(day, 10, tuple(Count("opened", f"entry.{number:060}", "de", 1, 1) for number in range(60))))
        statistics.wait()
        sizes.append(sum(path.stat().st_size for path in tmp_path.iterdir()))
    assert max(sizes) <= largest
    assert statistics.forgotten == 0
    days = sorted({day for day, *_ in kept(tmp_path)})
    assert 20 < len(days) < 120, "the oldest made room"
    assert days[-1] == (NOW - timedelta(days=1)).date().isoformat()


@pytest.mark.logs("usage is not counted")
def test_a_folder_that_cannot_be_written_is_said_once_and_tried_again(tmp_path: Path, make: Make) -> None:
    (tmp_path / "state").touch()
    statistics = make(tmp_path / "state")
    for _ in range(5):
        statistics.add(hour(overview=1))
    statistics.wait()
    assert statistics.forgotten == 5
    (tmp_path / "state").unlink()
    statistics.add(hour(overview=1))
    statistics.wait()
    assert kept(tmp_path / "state") == {("2026-05-01", 10, "overview"): (1, 10)}


@pytest.mark.logs("damaged")
@pytest.mark.parametrize("size", [100, 40_000])
def test_a_damaged_file_is_put_aside(size: int, tmp_path: Path, make: Make) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all. " * size)
    statistics = make()
    statistics.add(hour(overview=1))
    statistics.wait()
    assert kept(tmp_path) == {("2026-05-01", 10, "overview"): (1, 10)}
    assert (tmp_path / FILE).with_suffix(".damaged").exists()


def test_a_disk_that_hangs_is_never_waited_for(tmp_path: Path, make: Make) -> None:
    """Another process holds the file; more visits than can wait are forgotten at once."""
    statistics = make()
    statistics.add(hour(overview=1))
    statistics.wait()
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for _ in range(3 * WAITING):
            statistics.add(hour(ecology=1))
        assert statistics.forgotten >= WAITING
        other.execute("ROLLBACK")
    statistics.wait()
    assert kept(tmp_path)[("2026-05-01", 10, "ecology")][0] >= WAITING


def test_without_a_file_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert rows(tmp_path) == []


def test_rows_since_a_day(tmp_path: Path, make: Make) -> None:
    statistics = make()
    statistics.add(hour("2026-04-30", overview=1))
    statistics.add(hour("2026-05-01", overview=1))
    statistics.wait()
    assert rows(tmp_path, "lobby", "2026-05-01") == [Row("lobby", "2026-05-01", 10, "page", "overview", "de", 1, 10)]
