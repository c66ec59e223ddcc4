"""A real X display of one's own, the real program on it, and a hand and an eye from outside."""

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from kiosk import paths

SCREEN = (1280, 800)
SETTINGS = "reduced_motion = true\ndiagonal_inches = 43\n"
DEADLINE_SECONDS = 60.0
POLL_SECONDS = 0.05
QUIET_SECONDS = 1.0
LAKE = QPoint(640, 300)
IN_THE_BAR = (SCREEN[0] // 2, SCREEN[1] - 4)
PAPER = 200
"""How light the bar is at least, which the lake never is there."""
PAGE_CHANGE = 0.1
"""Which part of the screen changes at least when another page opens."""


def until(met: Callable[[], object], what: str, seconds: float = DEADLINE_SECONDS) -> None:
    """Look again and again until ``met()`` holds.

    :raises AssertionError: it did not in time.
    """
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, f"still waiting after {seconds:g} s: {what}"
        time.sleep(POLL_SECONDS)


def difference(one: QImage, other: QImage) -> float:
    """Return which part of a grid of points differs between two pictures of one size."""
    points = [(x, y) for x in range(4, one.width(), 16) for y in range(4, one.height(), 16)]
    return sum(one.pixelColor(x, y) != other.pixelColor(x, y) for x, y in points) / len(points)


@dataclass
class Display:
    """An X server without a screen; its picture lies in a file that is mapped, so looking disturbs nobody."""

    number: int
    picture: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find it."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        kept.pop("WAYLAND_DISPLAY", None)
        return {**kept, "DISPLAY": f":{self.number}"}

    def look(self) -> QImage:
        """Return what is on the screen now."""
        data = self.picture.read_bytes()
        header = struct.unpack(">25I", data[:100])
        width, height, stride, colours = header[4], header[5], header[12], header[19]
        start = header[0] + colours * 12
        image = QImage(data[start : start + stride * height], width, height, stride, QImage.Format.Format_RGB32)
        return image.copy()

    def hand(self, *words: str | int) -> str:
        """Run xdotool."""
        done = subprocess.run(
            ["xdotool", *map(str, words)], env=self.environment, capture_output=True, text=True, timeout=30
        )
        return done.stdout.strip()

    def tap(self, at: QPoint) -> None:
        """Press and release at a place on the screen."""
        self.hand("mousemove", "--sync", at.x(), at.y(), "click", 1)

    def key(self, name: str) -> None:
        """Press a key."""
        self.hand("key", name)


@contextmanager
def opened(folder: Path, size: tuple[int, int]) -> Generator[Display]:
    """An X server of this size in pixels with a number that was free, ended by its own process."""
    assert shutil.which("Xvfb") and shutil.which("xdotool"), "make setup says which packages are missing"
    ready, writes = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", f"{size[0]}x{size[1]}x24", "-fbdir", str(folder),
         "-nolisten", "tcp", "-nocursor", "-noreset"],
        pass_fds=(writes,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writes)
    with os.fdopen(ready) as pipe:
        number = int(pipe.readline())
    try:
        yield Display(number, folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait(DEADLINE_SECONDS)


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """The screen of the kiosk."""
    with opened(tmp_path_factory.mktemp("display"), SCREEN) as display:
        yield display


@dataclass
class Program:
    """The program as it runs for visitors."""

    display: Display
    state: Path
    process: subprocess.Popen[str]
    shown: list[QImage] = field(default_factory=list[QImage])

    @property
    def windows(self) -> list[str]:
        """Return the ids of its visible windows."""
        return self.display.hand("search", "--onlyvisible", "--pid", self.process.pid).split()

    def wakes(self) -> QImage:
        """Touch the lake and return the first page when it is there, with its bar, and stands still.

        :raises AssertionError: it never comes.
        """
        self.display.tap(LAKE)
        until(lambda: self.display.look().pixelColor(*IN_THE_BAR).lightness() > PAPER, "the lake wakes")
        return self.still("the first page")

    def changes(self, act: Callable[[], object], what: str) -> QImage:
        """Do something and return what the screen shows when another page is there and stands still.

        A button that is lit while it is pressed is not yet another page, however long a busy machine shows it.

        :raises AssertionError: nothing changes, or it never stands still.
        """
        before = self.display.look()
        act()
        until(lambda: difference(self.display.look(), before) > PAGE_CHANGE, f"the screen changes: {what}")
        return self.still(what)

    def still(self, what: str) -> QImage:
        """Return what the screen shows when it has stood still for a while."""
        since, shown = time.monotonic(), self.display.look()

        def rests() -> bool:
            nonlocal since, shown
            now = self.display.look()
            if now != shown:
                since, shown = time.monotonic(), now
            return time.monotonic() - since > QUIET_SECONDS

        until(rests, f"the screen stands still: {what}")
        return self.display.look()

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Ask it to end; return its status and what it said on stderr."""
        self.process.send_signal(how)
        _out, said = self.process.communicate(timeout=DEADLINE_SECONDS)
        return self.process.returncode, said


@pytest.fixture
def run(display: Display, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start the program with options, and wait until its window is there."""
    started: list[Program] = []

    def run(*words: str, settings: str = SETTINGS, on: Display = display, state: Path = tmp_path / "state") -> Program:
        state.mkdir(exist_ok=True)
        (state / "settings.toml").write_text(settings, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, str(paths.ROOT / "main.py"), *words, "--state", str(state)],
            env=on.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        program = Program(on, state, process)
        started.append(program)
        until(lambda: program.windows or process.poll() is not None, "the window opens")
        assert process.poll() is None, process.communicate()[1]
        return program

    yield run
    for program in started:
        if program.process.poll() is None:
            program.process.kill()
            program.process.communicate()
