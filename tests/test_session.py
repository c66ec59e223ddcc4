"""A visit must end by itself, never under a hand, and leave nothing of the visitor behind."""

from dataclasses import dataclass

import pytest

from kiosk.session import LONGEST_PRESS, Phase, Session
from kiosk.settings import Settings

IDLE, WARNING = Settings().idle_seconds, Settings().warning_seconds


@dataclass
class Clock:
    """Seconds that pass when told to."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(clock: Clock) -> Session:
    session = Session(clock, IDLE, WARNING)
    session.begin()
    return session


def after(session: Session, clock: Clock, seconds: float) -> Phase:
    clock.seconds += seconds
    return session.tick()


def test_the_shipped_times_are_those_that_were_agreed() -> None:
    assert (IDLE, WARNING) == (90, 20)


def test_nobody_there_stays_nobody_there(clock: Clock) -> None:
    session = Session(clock, IDLE, WARNING)
    assert after(session, clock, 10_000) is Phase.ATTRACT
    session.touch()
    assert session.phase is Phase.ATTRACT
    assert session.seconds_left == 0


def test_question_comes_after_the_idle_time_and_the_lake_after_the_countdown(session: Session, clock: Clock) -> None:
    assert after(session, clock, IDLE - 0.01) is Phase.ACTIVE
    assert after(session, clock, 0.01) is Phase.WARNING
    assert session.seconds_left == WARNING
    assert after(session, clock, WARNING - 0.01) is Phase.WARNING
    assert session.seconds_left == 1
    assert after(session, clock, 0.01) is Phase.ATTRACT
    assert session.seconds_left == 0


def test_countdown_counts_whole_seconds_down_to_one(session: Session, clock: Clock) -> None:
    after(session, clock, IDLE)
    seen = [session.seconds_left]
    for _ in range(WARNING - 1):
        after(session, clock, 1)
        seen.append(session.seconds_left)
    assert seen == list(range(WARNING, 0, -1))


def test_a_late_tick_never_skips_into_a_negative_countdown(session: Session, clock: Clock) -> None:
    after(session, clock, IDLE)
    clock.seconds += WARNING * 3
    assert session.seconds_left == 1
    assert session.tick() is Phase.ATTRACT


def test_each_touch_starts_the_idle_time_again(session: Session, clock: Clock) -> None:
    for _ in range(5):
        assert after(session, clock, IDLE - 1) is Phase.ACTIVE
        session.touch()
    assert after(session, clock, IDLE) is Phase.WARNING


def test_a_touch_ends_the_countdown(session: Session, clock: Clock) -> None:
    after(session, clock, IDLE + WARNING - 1)
    session.touch()
    assert session.phase is Phase.ACTIVE
    assert session.seconds_left == 0
    assert after(session, clock, IDLE - 1) is Phase.ACTIVE


def test_a_finger_that_goes_down_ends_the_countdown(session: Session, clock: Clock) -> None:
    after(session, clock, IDLE + 1)
    session.hold(True)
    assert session.phase is Phase.ACTIVE


def test_time_stands_still_while_a_finger_is_down(session: Session, clock: Clock) -> None:
    session.hold(True)
    for _ in range(10):
        assert after(session, clock, LONGEST_PRESS / 11) is Phase.ACTIVE
    session.hold(False)
    assert after(session, clock, IDLE - 1) is Phase.ACTIVE
    assert after(session, clock, 1) is Phase.WARNING


def test_a_finger_that_is_never_lifted_is_a_fault_of_the_screen(session: Session, clock: Clock) -> None:
    session.hold(True)
    clock.seconds += LONGEST_PRESS - 1
    assert session.tick() is Phase.ACTIVE
    assert after(session, clock, IDLE) is Phase.WARNING
    assert after(session, clock, WARNING) is Phase.ATTRACT


def test_a_stuck_finger_of_the_last_visit_does_not_hold_the_next(session: Session, clock: Clock) -> None:
    session.hold(True)
    session.end()
    session.begin()
    assert after(session, clock, IDLE) is Phase.WARNING


def test_lifting_alone_does_not_begin_a_visit(clock: Clock) -> None:
    session = Session(clock, IDLE, WARNING)
    session.hold(True)
    session.hold(False)
    assert session.phase is Phase.ATTRACT


@pytest.mark.parametrize(("idle", "warning"), [(30, 10), (600, 120)])
def test_staff_choose_the_times(clock: Clock, idle: int, warning: int) -> None:
    session = Session(clock, idle, warning)
    session.begin()
    assert after(session, clock, idle - 1) is Phase.ACTIVE
    assert after(session, clock, 1) is Phase.WARNING
    assert after(session, clock, warning) is Phase.ATTRACT
