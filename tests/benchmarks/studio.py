"""The studio's budget: it opens in three times the kiosk's start, and a key reaches the preview in 100 ms.

``python -m tests.benchmarks.studio`` starts both programs on a screen of their own in turn, then types into a studio
off screen, once on the factory content and once on a hundred times as much. It prints medians, and the ratio to what
was promised; a ratio over 1 is a promise broken.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.outside import CALM_SECONDS, START_SECONDS, shows_colour
from tests.benchmarks.programs import HEIGHT, WIDTH, Program, Stage, kiosk, stage
from tests.benchmarks.x11 import Box

START_TIMES_KIOSK = 3.0
KEY_SECONDS = 0.1
LAKE = Box(WIDTH // 2 - 8, HEIGHT // 3, 16, 16)
BAR = Box(WIDTH // 2 - 8, 20, 16, 16)
"""Where the studio is coloured first: its bar."""
PATIENCE_SECONDS = 900.0
WORDS = "der ganze Park am See "


def studio(folder: Path) -> Program:
    """Return how to start the studio."""
    words = ("studio", "--state", str(folder), "--windowed", f"{WIDTH}x{HEIGHT}")
    return Program("studio", (sys.executable, "main.py", *words))


def opened(place: Stage, program: Program, box: Box) -> float:
    """Start a program, and return the seconds until a part of the screen showed it.

    :raises TimeoutError: it shows nothing.
    """
    place.screen.quiet(CALM_SECONDS)
    began = time.perf_counter()
    process = place.start(program)
    try:
        while time.perf_counter() - began < START_SECONDS:
            seen = place.screen.painted(0.5)
            if seen is not None and seen.box.common(box) and shows_colour(place.screen.pixels(box)):
                return seen.at - began
        raise TimeoutError(f"{program.name} shows nothing")
    finally:
        place.end(process)


def starts(rounds: int) -> tuple[float, float]:
    """Return the median seconds in which kiosk and studio open, started in turn."""
    times: dict[str, list[float]] = {"kiosk": [], "studio": []}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, stage() as place:
        programs = ((kiosk(Path(folder)), LAKE), (studio(Path(folder)), BAR))
        for number in range(-1, rounds):
            for program, box in programs if number % 2 else programs[::-1]:
                seconds = opened(place, program, box)
                if number >= 0:
                    times["studio" if box is BAR else "kiosk"].append(seconds)
    return statistics.median(times["kiosk"]), statistics.median(times["studio"])


def keys(base: Path | None, entry_id: str, field: str, language: str) -> list[float]:
    """Type into a studio off screen; return for each key the seconds until the preview had drawn it."""
    from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
    from PySide6.QtGui import QGuiApplication, QKeyEvent
    from PySide6.QtQuick import QQuickItem

    from kiosk.launch import application
    from kiosk.settings import Settings
    from kiosk.studio.desk import Studio, StudioStart
    from kiosk.studio.picking import saying

    application(Settings(), visible=False)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        began = time.perf_counter()
        desk = Studio(StudioStart(Path(folder), Settings(), base=base, language="en", size=QSize(1600, 960)))
        desk.begin()
        drawn: list[bool] = []
        desk.window.frameSwapped.connect(lambda: drawn.append(True))

        def until(met: Callable[[], object]) -> None:
            end = time.perf_counter() + PATIENCE_SECONDS
            while not met():
                QGuiApplication.processEvents()
                if time.perf_counter() > end:
                    raise TimeoutError("the studio does not answer")

        until(lambda: desk.view.checked)
        print(f"  open and checked after {time.perf_counter() - began:.1f} s", file=sys.stderr)
        desk.window.requestActivate()
        desk.view.goTo(entry_id, field, language)
        until(lambda: not desk.view.busy and not desk.stage.busy)
        item = desk.window.findChild(QQuickItem, "stage")
        assert isinstance(item, QQuickItem)
        times: list[float] = []
        for letter in WORDS:
            began = time.perf_counter()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(desk.window, event)
            drawn.clear()
            until(lambda: drawn)
            times.append(time.perf_counter() - began)
            said = desk.workspace.draft.texts[language][entry_id][field]
            assert saying(item, {said}) is not None, f"the preview does not say “{said}”"
        desk.stop()
    return times


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 1 when a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keys", metavar="CONTENT", help="only type, on a content database, and print the times")
    options = parser.parse_args(arguments)
    if options.keys is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
        print(json.dumps(keys(Path(options.keys) if options.keys else None, "figure.area", "name", "de")))
        return 0
    own, theirs = starts(options.rounds)[::-1]
    ratios = [own / theirs / START_TIMES_KIOSK]
    print(f"open: studio {own:.2f} s, kiosk {theirs:.2f} s: {own / theirs:.2f} times, {ratios[0]:.2f} of the promise")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        from tests.content.hundredfold import hundredfold_database

        large = hundredfold_database(Path(folder) / "content.sqlite")
        for name, content in (("factory content", ""), ("a hundred times as much", str(large))):
            command = [sys.executable, "-m", "tests.benchmarks.studio", "--keys", content]
            told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
            times = json.loads(told.splitlines()[-1])
            median = statistics.median(times)
            ratios.append(median / KEY_SECONDS)
            print(f"a key on {name}: median {median * 1000:.0f} ms, {ratios[-1]:.2f} of the promise")
    return 1 if max(ratios) > 1 else 0


if __name__ == "__main__":
    sys.exit(main())
