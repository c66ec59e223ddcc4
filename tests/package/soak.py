"""Leaves the packaged program to seeded chance for as long as asked, and tells what that does to it.

Fingers and keys come from outside, through the X server. Every few minutes nobody is there, so that visits end and
begin.
"""

import argparse
import os
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from tests.benchmarks.programs import HEIGHT, WIDTH, memory, tree
from tests.package import machine
from tests.package.floor import PACKAGE, Floor, floor, unpacked
from tests.package.machine import UnmetError, want

SEED = 20260501
SETTINGS = "diagonal_inches = 43\nidle_seconds = 30\nwarning_seconds = 10\n"
"""Moving water and transitions, and short waits, so that an hour has many visits."""
SAMPLE_SECONDS = 10.0
BUSY_SECONDS, ALONE_SECONDS = 150.0, 50.0
WARM = 0.25
"""The part at the beginning, in which pages and scripts are used for the first time, that no slope is taken of."""
PARTS = 12
"""Into how many parts the course of memory is told."""
MOST_GROWTH = 24.0
"""MiB by which memory may have grown over the rest by its slope."""
MOST_MORE = 4
"""Handles, or threads, that the end may have more than the middle."""
UNHEARD = "The voice gave no answer in time and was ended."
"""What a kiosk warns of whose computer has no sound card, for then speech-dispatcher never says that it has spoken."""
SOUND = Path("/dev/snd")
BAR = HEIGHT * 6 // 7
KEYS = (9, 23, 36, 65, 113, 114, 111, 116, 110, 115, 67, 135)
"""Escape, Tab, Return, space, arrows, Home, End, F1 and Menu, by their numbers."""


@dataclass(slots=True)
class Sample:
    """How it stands at a moment: seconds since the beginning, MiB, counts."""

    at: float
    memory: float
    handles: int
    threads: int


@dataclass(slots=True)
class Course:
    """What was seen in all that time."""

    samples: list[Sample] = field(default_factory=list[Sample])
    gestures: int = 0
    visits: int = 0
    painted_busy: int = 0
    painted_alone: int = 0
    seconds_busy: float = 0.0
    seconds_alone: float = 0.0


class Hand:
    """A finger that goes anywhere, the same way for the same seed."""

    def __init__(self, here: Floor, chance: random.Random) -> None:
        self._screen, self._chance = here.stage.screen, chance

    def gesture(self) -> None:
        """Do one of the things that hands do."""
        kind = self._chance.random()
        self._screen.move(*self._anywhere())
        if kind < 0.70:
            self._press(0.05)
        elif kind < 0.90:
            self._screen.press()
            for _ in range(self._chance.randint(2, 8)):
                self._screen.move(*self._anywhere())
                time.sleep(0.01)
            self._screen.release()
        elif kind < 0.95:
            self._press(0.8)
        else:
            key = self._chance.choice(KEYS)
            self._screen.key(key, True)
            self._screen.key(key, False)

    def _press(self, seconds: float) -> None:
        self._screen.press()
        time.sleep(seconds)
        self._screen.release()

    def _anywhere(self) -> tuple[int, int]:
        # The bar is a small part of the screen, and everything else hangs on it
        low = BAR if self._chance.random() < 0.25 else 0
        return self._chance.randrange(WIDTH), self._chance.randrange(low, HEIGHT)


def sample(here: Floor, since: float) -> Sample:
    """Look at the kiosk and what it started."""
    members = tree(here.kiosk())
    return Sample(
        time.monotonic() - since,
        memory(here.kiosk()),
        sum(entries(pid, "fd") for pid in members),
        sum(entries(pid, "task") for pid in members),
    )


def entries(pid: int, what: str) -> int:
    """Count what a process has of something."""
    try:
        return len(list(Path(f"/proc/{pid}/{what}").iterdir()))
    except OSError:
        return 0


def soak(here: Floor, seconds: float, chance: random.Random) -> Course:
    """Use it for so long; return what was seen.

    :raises UnmetError: it ended, or was started again.
    """
    here.start()
    here.shown()
    here.ready()
    kiosk, since, course, hand = here.kiosk(), time.monotonic(), Course(), Hand(here, chance)
    next_sample = 0.0
    while (now := time.monotonic() - since) < seconds:
        want(here.process is not None and here.process.poll() is None, "the supervisor runs")
        busy = now % (BUSY_SECONDS + ALONE_SECONDS) < BUSY_SECONDS
        began = time.monotonic()
        if busy:
            hand.gesture()
            course.gestures += 1
        painted = count_painted(here, chance.uniform(0.1, 0.5) if busy else 1.0)
        spent = time.monotonic() - began
        if busy:
            course.painted_busy, course.seconds_busy = course.painted_busy + painted, course.seconds_busy + spent
        else:
            course.painted_alone, course.seconds_alone = course.painted_alone + painted, course.seconds_alone + spent
        if now >= next_sample:
            next_sample = now + SAMPLE_SECONDS
            want(here.kiosk() == kiosk, f"it is the same kiosk after {now:.0f} s: {here.told()}")
            course.samples.append(sample(here, since))
    course.visits = int(seconds // (BUSY_SECONDS + ALONE_SECONDS)) + 1
    return course


def count_painted(here: Floor, seconds: float) -> int:
    """Wait so long; return how many times something was painted, what follows within 4 ms counted as one."""
    deadline, count, last = time.perf_counter() + seconds, 0, 0.0
    while (left := deadline - time.perf_counter()) > 0:
        seen = here.stage.screen.painted(left)
        if seen is not None and seen.at - last > 0.004:
            count, last = count + 1, seen.at
    return count


def slope(points: list[tuple[float, float]]) -> float:
    """Return how much the second rises while the first rises by one."""
    middle = mean(x for x, _ in points), mean(y for _, y in points)
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread if spread else 0.0


def report(course: Course, log: str) -> list[str]:
    """Print what was seen; return what must not be."""
    rest = course.samples[int(len(course.samples) * WARM) :]
    span = rest[-1].at - rest[0].at
    rise = slope([(each.at, each.memory) for each in rest])
    part = max(1, len(course.samples) // PARTS)
    steps = (course.samples[start : start + part] for start in range(0, len(course.samples), part))
    print("memory from part to part", *(f"{median(each.memory for each in step):.0f}" for step in steps), "MiB")
    half = len(rest) // 2
    wrong: list[str] = []
    print(f"gestures {course.gestures}, rounds of visits {course.visits}")
    print(
        f"memory {course.samples[0].memory:.0f} MiB at first, {rest[0].memory:.0f} MiB warm, {rest[-1].memory:.0f} MiB"
        f" at last; slope {rise * 3600:+.1f} MiB an hour over {span / 60:.0f} minutes"
    )
    if rise * span > MOST_GROWTH:
        wrong.append(f"memory grows by {rise * span:.0f} MiB")
    for name in ("handles", "threads"):
        values = [int(getattr(each, name)) for each in rest]
        before, after = median(values[: half or 1]), median(values[half:])
        print(f"{name} {before:g} in the first half, {after:g} in the second, {max(values)} at most")
        if after - before > MOST_MORE:
            wrong.append(f"{name} grow from {before:g} to {after:g}")
    busy = course.painted_busy / max(1.0, course.seconds_busy)
    alone = course.painted_alone / max(1.0, course.seconds_alone)
    print(f"frames {busy:.1f} a second while it is used, {alone:.1f} while nobody is there")
    told = [line for line in log.splitlines() if any(word in line for word in (" WARNING ", " ERROR ", " CRITICAL "))]
    if not SOUND.exists():
        silent = [line for line in told if line.endswith(UNHEARD)]
        print(f"voices that were not heard, for there is no sound card {len(silent)}")
        told = [line for line in told if line not in silent]
    print(f"warnings in its logs {len(told)}")
    wrong += told[:10]
    return wrong


def last_words(here: Floor) -> str:
    """Return the end of what the supervisor wrote down."""
    try:
        return (here.state / "logs" / "supervisor.log").read_text(encoding="utf-8")[-6000:]
    except OSError:
        return ""


def main() -> int:
    """Return 0 when it neither ended nor grew."""
    parser = argparse.ArgumentParser(prog="tests.package.soak", description=__doc__)
    parser.add_argument("--package", type=Path, default=PACKAGE, help="the packaged folder")
    parser.add_argument("--minutes", type=float, default=60.0, help="how long (default: an hour)")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed, other gestures")
    options = parser.parse_args()
    if os.geteuid() != 0:
        print("soak: this needs root, to run the program as somebody else.", file=sys.stderr)
        return 2
    machine.have({"Xvfb": "xvfb"})
    try:
        with unpacked(options.package) as program, floor(program) as here:
            (here.state / "settings.toml").write_text(SETTINGS, encoding="utf-8")
            try:
                course = soak(here, options.minutes * 60, random.Random(options.seed))
            except UnmetError as unmet:
                raise UnmetError(f"{unmet}\n{last_words(here)}") from None
            log = "".join(path.read_text(encoding="utf-8") for path in (here.state / "logs").glob("*.log"))
    except UnmetError as unmet:
        print(f"soak: {unmet}", file=sys.stderr)
        return 1
    wrong = report(course, log)
    for line in wrong:
        print(f"soak: {line}", file=sys.stderr)
    print(f"soak: {options.minutes:g} minutes, seed {options.seed}: {'NOT well' if wrong else 'all well'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
