"""Which content is shown when the kiosk keeps crashing, second by second."""

from pathlib import Path

from kiosk.supervisor.ladder import Ladder, Rules, Rung

GOOD = Path("good")
RULES = Rules()


def crash(ladder: Ladder, *moments: float, good: Path | None = GOOD) -> list[str]:
    """Start and crash at each moment; return the rungs stood on afterwards."""
    rungs: list[str] = []
    for moment in moments:
        ladder.started(moment - 0.5)
        ladder.crashed(moment, good)
        rungs.append(str(ladder.rung))
    return rungs


def test_two_crashes_change_nothing_and_three_do() -> None:
    assert crash(Ladder(RULES), 10, 20, 30) == ["current", "current", "good"]


def test_crashes_five_minutes_apart_never_add_up() -> None:
    assert set(crash(Ladder(RULES), *range(0, 20_000, 151))) == {"current"}
    assert crash(Ladder(RULES), 0, 150, 300)[-1] == "good"


def test_the_way_down_to_the_plain_page_and_no_further() -> None:
    rungs = crash(Ladder(RULES), *range(20))
    assert rungs == ["current"] * 2 + ["good"] * 3 + ["factory"] * 3 + ["calm"] * 12


def test_without_another_release_the_factory_content_is_next() -> None:
    assert crash(Ladder(RULES), *range(6), good=None)[-4:] == ["factory"] * 3 + ["calm"]


def test_a_plain_page_that_crashes_too_is_started_ever_more_slowly() -> None:
    ladder = Ladder(RULES)
    crash(ladder, *range(9))
    assert ladder.rung is Rung.CALM
    waits = [ladder.crashed(9 + second, GOOD) for second in range(20)]
    assert waits == sorted(waits)
    assert waits[0] == 0
    assert waits[-1] == RULES.delays[-1]


def test_even_then_everything_is_tried_again() -> None:
    ladder = Ladder(RULES)
    crash(ladder, *range(9))
    crash(ladder, *range(10, 60, 5))
    assert not ladder.retry_due(60)
    assert ladder.retry_due(9 + RULES.calm_retry)


def test_the_plain_page_tries_again_after_ever_longer_times() -> None:
    ladder = Ladder(RULES)
    crash(ladder, *range(9))
    now, waited = 9.0, list[float]()
    for _ in range(12):
        since = now
        while not ladder.retry_due(now):
            now += 30
        waited.append(now - since)
        ladder.try_again()
        assert crash(ladder, now + 1, now + 2, now + 3) == ["good", "factory", "calm"]
        now += 4
    assert waited == sorted(waited)
    assert waited[0] <= 90
    assert waited[-1] <= RULES.longest_retry + 30


def test_older_content_stays_an_hour_and_then_the_current_one_has_one_chance() -> None:
    ladder = Ladder(RULES)
    crash(ladder, 1, 2, 3)
    assert not ladder.retry_due(3 + 3599)
    assert ladder.retry_due(3 + 3600)
    ladder.try_again()
    assert ladder.rung is Rung.CURRENT
    assert crash(ladder, 3700) == ["good"]
    assert not ladder.retry_due(3700 + 3600)
    assert ladder.retry_due(3700 + 7200)


def test_a_chance_that_lasts_five_minutes_is_taken() -> None:
    ladder = Ladder(RULES)
    crash(ladder, 1, 2, 3)
    ladder.try_again()
    ladder.started(4000)
    assert ladder.crashed(4301, GOOD) == 0.0
    assert ladder.rung is Rung.CURRENT


def test_on_the_current_content_nothing_is_tried_again() -> None:
    ladder = Ladder(RULES)
    ladder.started(0)
    assert not ladder.retry_due(1e9)


def test_other_content_begins_with_a_clean_slate() -> None:
    ladder = Ladder(RULES)
    crash(ladder, 1, 2, 3)
    ladder.renewed()
    assert crash(ladder, 4, 5) == ["current", "current"]
