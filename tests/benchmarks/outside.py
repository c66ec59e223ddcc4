"""What a visitor would measure: from the tap, or the start, to the moment the X server has painted something."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from subprocess import Popen

from tests.benchmarks.layout import LANGUAGES, Layout
from tests.benchmarks.programs import HEIGHT, WIDTH, Program, Stage, memory
from tests.benchmarks.x11 import Box

CENTRE = Box(WIDTH // 2 - 8, HEIGHT // 3, 16, 16)
START_SECONDS = 60.0
ANSWER_SECONDS = 5.0
CALM_SECONDS = 0.08
HELD_SECONDS = 0.06
LOADING_SECONDS = 2.0
SETTLED_SECONDS, STILL_SECONDS = 1.0, 3.0
CALIBRATION, CALIBRATIONS = 50_000, 100
BLACK, WHITE = 24, 231
"""Darkest and brightest channels that count as black screen and as a browser's blank page."""


@dataclass(slots=True)
class Times:
    """Seconds that one program took, by what was measured."""

    start: list[float] = field(default_factory=list[float])
    press: list[float] = field(default_factory=list[float])
    page: list[float] = field(default_factory=list[float])
    language: list[float] = field(default_factory=list[float])
    memory: list[float] = field(default_factory=list[float])
    still: list[int] = field(default_factory=list[int])
    """How often each round something was painted while nobody touched anything."""


class Computing:
    """Plain computation of known length: what it sometimes takes beyond that is what this machine does to everybody."""

    PRESS, PAGE, LANGUAGE = 0.002, 0.007, 0.020
    """Seconds, about as many as the kiosk needs for each."""

    def __init__(self) -> None:
        self._second = int(CALIBRATION / min(self._run(CALIBRATION) for _ in range(CALIBRATIONS)))

    def take(self, seconds: float) -> float:
        """Compute for so many seconds of an undisturbed machine; return how many it took."""
        return self._run(int(seconds * self._second))

    @staticmethod
    def _run(rounds: int) -> float:
        began = time.perf_counter()
        total = 0
        for number in range(rounds):
            total += number * number
        return time.perf_counter() - began


class Eye:
    """Sees a change inside a part of the screen, told by the colours before."""

    def __init__(self, stage: Stage, box: Box) -> None:
        self._screen = stage.screen
        self._box = box
        self._before = self._screen.pixels(box)

    def change(self, timeout: float = ANSWER_SECONDS) -> float:
        """Return the moment at which something was painted that changed the part.

        :raises TimeoutError: nothing changes.
        """
        deadline = time.perf_counter() + timeout
        while (left := deadline - time.perf_counter()) > 0:
            seen = self._screen.painted(left)
            if seen is None:
                break
            common = seen.box.common(self._box)
            if common and self._screen.pixels(common) != self._was(common):
                return seen.at
        raise TimeoutError("nothing was painted after a tap")

    def _was(self, part: Box) -> bytes:
        row = self._box.width * 4
        left = (part.x - self._box.x) * 4
        top = part.y - self._box.y
        starts = range(top * row + left, (top + part.height) * row, row)
        return b"".join(self._before[start : start + part.width * 4] for start in starts)


def shows_colour(pixels: bytes) -> bool:
    """Return whether something is shown: not the black of an empty screen, nor the white of a blank page."""
    seen = [max(pixels[at : at + 3]) for at in range(0, len(pixels), 4)]
    least = [min(pixels[at : at + 3]) for at in range(0, len(pixels), 4)]
    return max(seen) > BLACK and min(least) < WHITE


def start(stage: Stage, program: Program) -> "tuple[Popen[bytes], float]":
    """Start a program; return it and the seconds until it showed its first frame.

    :raises TimeoutError: it shows nothing.
    """
    stage.screen.quiet(CALM_SECONDS)
    began = time.perf_counter()
    process = stage.start(program)
    while time.perf_counter() - began < START_SECONDS:
        seen = stage.screen.painted(0.5)
        if seen is not None and seen.box.common(CENTRE) and shows_colour(stage.screen.pixels(CENTRE)):
            return process, seen.at - began
        if process.poll() is not None:
            said = process.stderr.read().decode(errors="replace") if process.stderr else ""
            raise TimeoutError(f"{program.name} ended with {process.returncode}: {said[-500:]}")
    stage.end(process)
    raise TimeoutError(f"{program.name} shows nothing")


def start_times(stage: Stage, programs: list[Program], rounds: int, times: dict[str, Times]) -> None:
    """Start each program once to warm the machine's caches, then `rounds` times in alternating order."""
    for number in range(-1, rounds):
        order = programs if number % 2 else programs[::-1]
        for program in order:
            process, seconds = start(stage, program)
            if number >= 0:
                times[program.name].start.append(seconds)
            time.sleep(0.3)
            stage.end(process)


@dataclass(frozen=True, slots=True)
class Finger:
    """Taps one program that is running on a stage."""

    stage: Stage
    layouts: dict[str, Layout]

    def wake(self) -> None:
        """Tap the lake; the first page opens."""
        time.sleep(LOADING_SECONDS)
        self.tap(Box(WIDTH // 2, HEIGHT // 3, 2, 2))
        time.sleep(LOADING_SECONDS / 2)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing moves."""
        self.stage.screen.quiet(CALM_SECONDS)

    def tap(self, box: Box) -> None:
        """Tap without measuring."""
        self.stage.screen.move(*box.centre)
        self.stage.screen.press()
        time.sleep(HELD_SECONDS)
        self.stage.screen.release()

    def turn_page(self, tab: Box, page: Box, times: Times) -> None:
        """Tap a tab; note when it is painted as pressed, and when its page begins to appear."""
        screen = self.stage.screen
        screen.move(*tab.centre)
        self.rest()
        eye = Eye(self.stage, tab)
        pressed = screen.press()
        press = eye.change() - pressed
        time.sleep(HELD_SECONDS)
        self.rest()
        eye = Eye(self.stage, page)
        released = screen.release()
        shown = eye.change() - released
        self.rest()
        times.press.append(press)
        times.page.append(shown)

    def switch(self, now: str, then: str, times: Times) -> None:
        """Open the languages and choose one; note when the words of the bar change."""
        screen = self.stage.screen
        layout = self.layouts[now]
        self.tap(layout.tongue)
        self.rest()
        choice = layout.choices[then]
        screen.move(*choice.centre)
        screen.press()
        time.sleep(HELD_SECONDS)
        self.rest()
        eye = Eye(self.stage, layout.tabs[2])
        released = screen.release()
        times.language.append(eye.change() - released)
        self.rest()


def paintings(stage: Stage, seconds: float) -> int:
    """Return how often something is painted in so many seconds, once what was done is over."""
    stage.screen.quiet(SETTLED_SECONDS)
    deadline = time.perf_counter() + seconds
    count = 0
    while (left := deadline - time.perf_counter()) > 0:
        count += stage.screen.painted(left) is not None
    return count


def tap_times(
    stage: Stage,
    programs: list[Program],
    layouts: Mapping[str, dict[str, Layout]],
    pages: int,
    languages: int,
    rounds: int,
    times: dict[str, Times],
    say: Callable[[str], None],
) -> None:
    """Tap `pages` tabs and `languages` languages of each program, in alternating rounds; weigh it after each.

    `layouts` says by program and language where things are. The machine is measured beside the kiosk.
    """
    computing = Computing()
    machine = times.setdefault("machine", Times())
    for number in range(rounds):
        order = programs if number % 2 else programs[::-1]
        for program in order:
            say(f"round {number + 1} of {rounds}: {program.name}")
            process, _ = start(stage, program)
            places = layouts[program.name]
            finger = Finger(stage, places)
            found = times[program.name]
            finger.wake()
            now, then = LANGUAGES
            for tag in (now, then):
                for tab in places[tag].tabs:
                    finger.tap(tab)
                    finger.rest()
                finger.tap(places[tag].tongue)
                finger.rest()
                finger.tap(places[tag].choices[then if tag == now else now])
                finger.rest()
            time.sleep(0.5)
            tabs, page = places[now].tabs, places[now].page
            for turn in range(share(pages, number, rounds)):
                finger.turn_page(tabs[turn % 4], page, found)
                if program.name == "kiosk":
                    machine.press.append(computing.take(Computing.PRESS))
                    machine.page.append(computing.take(Computing.PAGE))
            for _ in range(share(languages, number, rounds)):
                finger.switch(now, then, found)
                if program.name == "kiosk":
                    machine.language.append(computing.take(Computing.LANGUAGE))
                now, then = then, now
            found.still.append(paintings(stage, STILL_SECONDS))
            found.memory.append(memory(process.pid))
            stage.end(process)


def share(total: int, number: int, rounds: int) -> int:
    """Return how many of `total` belong to round `number`."""
    return total // rounds + (number < total % rounds)
