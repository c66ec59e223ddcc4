"""What only the program itself can tell: where things are, frames drawn while nothing moves, memory over many pages."""

import argparse
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.app import Kiosk, Start
from kiosk.launch import application
from kiosk.settings import Settings
from kiosk.tour import settle
from kiosk.viewmodels.shell import PAGES
from tests.benchmarks import layout
from tests.benchmarks.programs import HEIGHT, WIDTH

SETTLING_SECONDS = 1.0
LONGEST_SETTLING_SECONDS = 30.0
DETAIL = "figure.area"
NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)


def opened(size: QSize, reduced_motion: bool = False) -> Kiosk:
    """Return a kiosk off screen whose session never runs out."""
    frozen_since = time.monotonic()
    kiosk = Kiosk(
        Start(
            # Headlines take turns on purpose
            Settings(renderer="software", reduced_motion=reduced_motion, attract_seconds=120),
            paths.FACTORY_CONTENT,
            size,
            clock=lambda: frozen_since,
            now=lambda: NOON,
            threaded=False,
        )
    )
    kiosk.begin()
    settle(kiosk)
    return kiosk


def run_for(seconds: float) -> None:
    """Let the interface live for a while."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)


def places(out: Path) -> None:
    """Write where the tabs and languages are."""
    kiosk = opened(QSize(WIDTH, HEIGHT), reduced_motion=True)
    found: dict[str, layout.Layout] = {}
    kiosk.shell.wake("")
    for tag in layout.LANGUAGES:
        kiosk.shell.chooseLanguage(tag)
        kiosk.shell.toggleMenu("language")
        settle(kiosk)
        found[tag] = layout.measure(kiosk)
        kiosk.shell.toggleMenu("language")
    layout.save(found, out)
    kiosk.stop()


def still(out: Path, seconds: float) -> None:
    """Count the frames of every page, the lake and the menu while nothing happens."""
    kiosk = opened(QSize(WIDTH, HEIGHT))
    frames = 0

    def count() -> None:
        nonlocal frames
        frames += 1

    kiosk.window.frameSwapped.connect(count)
    counted: dict[str, int] = {}

    def watch(name: str) -> None:
        nonlocal frames
        settle(kiosk)
        # Pictures of pages out of sight are still painted after the start
        deadline = time.monotonic() + LONGEST_SETTLING_SECONDS
        frames = 1
        while frames and time.monotonic() < deadline:
            frames = 0
            run_for(SETTLING_SECONDS)
        frames = 0
        run_for(seconds)
        counted[name] = frames

    watch("attract")
    kiosk.shell.wake("")
    for page in PAGES:
        kiosk.shell.go(page)
        watch(page)
    kiosk.shell.openDetail(DETAIL)
    watch("detail")
    kiosk.shell.closeDetail()
    kiosk.shell.toggleMenu("language")
    watch("languages")
    out.write_text(json.dumps(counted, indent=1), encoding="utf-8")
    kiosk.stop()


def own_memory() -> float:
    """Return the memory that this process has for itself, in MiB.

    What it shares with others, such as libraries, would seem to grow whenever one of them ends.
    """
    text = Path("/proc/self/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Anonymous:")) / 1024


def growth(out: Path, switches: int, first: int) -> None:
    """Switch pages over and over and write the memory after every tenth part."""
    kiosk = opened(QSize(WIDTH, HEIGHT), reduced_motion=True)
    kiosk.shell.wake("")
    swapped = 0

    def count() -> None:
        nonlocal swapped
        swapped += 1

    kiosk.window.frameSwapped.connect(count)
    taken: list[tuple[int, float]] = []
    step = max(1, switches // 10)
    for number in range(1, switches + 1):
        before = swapped
        kiosk.shell.go(PAGES[number % len(PAGES)])
        while swapped == before:
            QGuiApplication.processEvents(
                QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            )
        if number == first or (number > first and number % step == 0):
            gc.collect()
            taken.append((number, own_memory()))
    out.write_text(json.dumps(taken, indent=1), encoding="utf-8")
    kiosk.stop()


def main(words: Sequence[str] | None = None) -> int:
    """Do one of the jobs in a process of its own."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.inside")
    parser.add_argument("job", choices=("places", "still", "growth"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--switches", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=1_000)
    options = parser.parse_args(words)
    app = application(Settings(renderer="software"), visible=False)
    jobs: dict[str, Callable[[], None]] = {
        "places": lambda: places(options.out),
        "still": lambda: still(options.out, options.seconds),
        "growth": lambda: growth(options.out, options.switches, options.first),
    }
    jobs[options.job]()
    app.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
