"""The staff's way in: what is kept, what is refused, and how long those wait who guess."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import cli, log, staff
from kiosk.errors import KioskError
from kiosk.staff import CORNERS, FREE_ATTEMPTS, LONGEST_DELAY, Gesture, Pin, delay_after

PIN = "730418"


class Clock:
    """A wall clock and a monotonic one; only the first can be set."""

    def __init__(self) -> None:
        self.seconds = 50.0
        self.moment = datetime(2026, 5, 1, tzinfo=UTC)

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.moment += timedelta(seconds=seconds)

    def pin(self, state: Path) -> Pin:
        return Pin(state, lambda: self.moment, lambda: self.seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    # As strong as need be only for the test of that
    monkeypatch.setattr(staff, "MEMORY_KIB", 64)
    monkeypatch.setattr(staff, "PASSES", 1)
    yield Clock()


def test_only_a_hash_is_kept_for_nobody_else_to_read(tmp_path: Path) -> None:
    pin = Pin(tmp_path)
    assert not pin.is_set
    pin.set(PIN)
    kept = tmp_path / "staff" / "pin"
    assert kept.read_text().startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert PIN not in "".join(path.read_text() for path in (tmp_path / "staff").iterdir())
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "staff").iterdir()} == {0o600}
    assert Pin(tmp_path).check(PIN)


@pytest.mark.logs("wrong PIN")
def test_the_right_one_comes_in_and_no_other(tmp_path: Path, clock: Clock) -> None:
    pin = clock.pin(tmp_path)
    assert not pin.check(""), "without a PIN nobody comes in"
    pin.set(PIN)
    assert pin.check(PIN)
    for wrong in ("730419", "", PIN + "0", PIN[:-1], " " + PIN, "７３０４１８"):
        clock.wait(LONGEST_DELAY)
        assert not pin.check(wrong)
    clock.wait(LONGEST_DELAY)
    assert pin.check(PIN)


WEAK = ("", "12345", "123456", "654321", "000000", "890123", "1234567890123", "12a456", "七三零四一八")


@pytest.mark.parametrize("weak", WEAK)
def test_a_weak_pin_is_refused(weak: str) -> None:
    with pytest.raises(KioskError):
        Pin.refuse_weak(weak)


def test_delays_grow_to_an_hour() -> None:
    delays = [delay_after(failures) for failures in range(1, 200)]
    assert delays[: FREE_ATTEMPTS - 1] == [0.0] * (FREE_ATTEMPTS - 1)
    assert delays == sorted(delays)
    assert delays[FREE_ATTEMPTS - 1] == 30
    assert delays[-1] == LONGEST_DELAY


@pytest.mark.logs("wrong PIN")
def test_while_waiting_even_the_right_one_is_not_taken(tmp_path: Path, clock: Clock) -> None:
    pin = clock.pin(tmp_path)
    pin.set(PIN)
    for _ in range(FREE_ATTEMPTS):
        assert pin.wait == 0
        pin.check("000001")
    assert pin.wait == 30
    assert not pin.check(PIN)
    clock.wait(29)
    assert not pin.check(PIN)
    clock.wait(1)
    assert pin.check(PIN)
    assert pin.wait == 0


@pytest.mark.logs("wrong PIN")
def test_a_restart_and_a_clock_set_back_or_ahead_do_not_help(tmp_path: Path, clock: Clock) -> None:
    clock.pin(tmp_path).set(PIN)
    pin = clock.pin(tmp_path)
    for _ in range(FREE_ATTEMPTS + 2):
        clock.wait(LONGEST_DELAY)
        pin.check("000001")
    assert pin.wait == 120
    clock.wait(20)
    clock.seconds = 3.0
    assert clock.pin(tmp_path).wait == 100, "after a restart"
    clock.moment -= timedelta(days=400)
    assert clock.pin(tmp_path).wait == 120, "after a restart with the clock set back"
    clock.moment += timedelta(days=9000)
    assert pin.wait >= 100, "a clock set ahead does not reach a kiosk that runs"


@pytest.mark.logs("wrong PIN")
def test_a_failure_is_written_down_before_it_is_known(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin = clock.pin(tmp_path)
    pin.set(PIN)

    def killed(given: str, kept: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(staff, "verified", killed)
    for _ in range(FREE_ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            clock.pin(tmp_path).check("000001")
    monkeypatch.undo()
    assert clock.pin(tmp_path).wait == 30
    clock.wait(30)
    assert not clock.pin(tmp_path).check("000001")


@pytest.mark.logs("attempts are not kept")
@pytest.mark.logs("wrong PIN")
def test_a_disk_that_refuses_still_counts(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    pin = clock.pin(tmp_path)
    pin.set(PIN)

    def full(self: Pin, name: str, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Pin, "_write", full)
    for _ in range(FREE_ATTEMPTS):
        assert not pin.check("000001")
    assert pin.wait == 30
    clock.wait(30)
    assert pin.check(PIN)


def test_attempts_that_cannot_be_read_count_as_failed(tmp_path: Path, clock: Clock) -> None:
    clock.pin(tmp_path).set(PIN)
    for text in ("", "{", "[]", json.dumps({"failures": "many", "at": 0})):
        (tmp_path / "staff" / "attempts.json").write_text(text)
        assert clock.pin(tmp_path).wait == 30


@pytest.mark.logs("cannot be read")
@pytest.mark.logs("wrong PIN")
def test_a_damaged_hash_lets_nobody_in(tmp_path: Path, clock: Clock) -> None:
    pin = clock.pin(tmp_path)
    pin.set(PIN)
    for text in ("", "$argon2id$", "730418", "$argon2id$v=19$m=64,t=1,p=1$AAAA$"):
        (tmp_path / "staff" / "pin").write_text(text)
        clock.wait(LONGEST_DELAY)
        assert not pin.check(PIN)


# -- the verb


def test_set_by_a_file_or_by_hand(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(log, "start", lambda state: None)
    words = ["staff", "set-pin", "--state", str(tmp_path / "state")]
    (tmp_path / "file").write_text(PIN + "\n")
    assert cli.main([*words, "--pin-file", str(tmp_path / "file")]) == 0
    assert Pin(tmp_path / "state").check(PIN)
    assert PIN not in capsys.readouterr().out
    asked = iter(["918273", "918273", "918273", "111112", "123456", "123456"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(asked))
    assert [cli.main(words) for _ in range(3)] == [0, 1, 1]
    assert Pin(tmp_path / "state").check("918273")
    assert cli.main([*words, "--pin-file", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.count("\n") == 3


# -- the gesture


def corner(step: int) -> tuple[float, float]:
    right, low = CORNERS[step]
    return abs(right - 0.03), abs(low - 0.03)


def test_once_round_the_corners() -> None:
    gesture = Gesture(lambda: 0.0)
    assert [gesture.touch(*corner(step)) for step in range(5)] == [False] * 4 + [True]
    assert [gesture.touch(*corner(step)) for step in range(5)] == [False] * 4 + [True]


def test_any_other_touch_begins_anew() -> None:
    for place in range(1, 5):
        gesture = Gesture(lambda: 0.0)
        said = [gesture.touch(*corner(step)) for step in range(place)]
        said.append(gesture.touch(0.5, 0.5))
        said += [gesture.touch(*corner(step)) for step in range(place, 5)]
        assert not any(said)


def test_it_must_not_take_long() -> None:
    seconds = iter([0.0, 3.0, 6.0, 9.0, 12.0])
    gesture = Gesture(lambda: next(seconds))
    assert not any(gesture.touch(*corner(step)) for step in range(5))


def test_random_fingers_never_find_it() -> None:
    gesture, dice = Gesture(lambda: 0.0), random.Random(7)
    assert not any(gesture.touch(dice.random(), dice.random()) for _ in range(200_000))
