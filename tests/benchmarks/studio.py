"""The studio's budget: it opens in three times the kiosk's start, and a key reaches the preview in 100 ms.

``python -m tests.benchmarks.studio`` starts both programs on a screen of their own in turn, with a draft that was begun
before, then types into a studio off screen, once on the factory content and once on a hundred times as much.

The kiosk has started when its lake is painted. Of the studio four moments are told: its window is painted, which says
that the draft is being opened; the list of everything is painted; a click on the first thing of the list, made as soon
as that is in sight, has painted its form; the real screen is painted beside it. The studio is open with the third, for
from then on somebody can work. It prints medians, and the ratio to what was promised; over 1 is a promise broken.
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
"""Where the studio's window is coloured first."""
LINES = Box(24, 270, 200, 120)
"""Inside the list: things, whose names are letters of many shades."""
THING = Box(120, 290, 2, 2)
"""One of them."""
FORM = Box(360, 80, 400, 120)
"""Where the form says which thing it is of."""
SCREEN = Box(1200, 320, 500, 150)
"""Inside the real screen, above what the window says while that is being made."""
SHADES = 12
"""As many colours as only letters and pictures have."""
MOMENTS = ("window", "list", "form", "screen")
OPEN = "form"
PATIENCE_SECONDS = 900.0
WORDS = "der ganze Park am See "


def studio(folder: Path) -> Program:
    """Return how to start the studio."""
    words = ("studio", "--state", str(folder), "--windowed", f"{WIDTH}x{HEIGHT}")
    return Program("studio", (sys.executable, "main.py", *words))


def shades(pixels: bytes) -> int:
    """Return how many colours there are."""
    return len({pixels[at : at + 3] for at in range(0, len(pixels), 4)})


def painted(place: Stage, box: Box, shown: Callable[[bytes], bool]) -> float:
    """Return the moment at which a part of the screen was painted as it should be.

    :raises TimeoutError: it never is.
    """
    deadline = time.perf_counter() + START_SECONDS
    while time.perf_counter() < deadline:
        seen = place.screen.painted(0.5)
        if seen is not None and seen.box.common(box) and shown(place.screen.pixels(box)):
            return seen.at
    raise TimeoutError("nothing is shown")


def started(place: Stage, program: Program) -> float:
    """Start the kiosk, and return the seconds until its lake was painted."""
    place.screen.quiet(CALM_SECONDS)
    began = time.perf_counter()
    process = place.start(program)
    try:
        return painted(place, LAKE, shows_colour) - began
    finally:
        place.end(process)


def opened(place: Stage, program: Program) -> dict[str, float]:
    """Start the studio, click on a thing as soon as there is one, and return the seconds until each moment."""
    screen = place.screen
    screen.quiet(CALM_SECONDS)
    screen.move(*THING.centre)
    began = time.perf_counter()
    process = place.start(program)
    times: dict[str, float] = {}
    try:
        times["window"] = painted(place, BAR, shows_colour) - began
        times["list"] = painted(place, LINES, lambda pixels: shades(pixels) > SHADES) - began
        before = screen.pixels(FORM)
        screen.press()
        screen.release()
        times["form"] = painted(place, FORM, lambda pixels: pixels != before and shades(pixels) > SHADES) - began
        # It may have come first
        if shades(screen.pixels(SCREEN)) <= SHADES:
            times["screen"] = painted(place, SCREEN, lambda pixels: shades(pixels) > SHADES) - began
        else:
            times["screen"] = times["form"]
        return times
    finally:
        place.end(process)


def starts(rounds: int) -> tuple[float, dict[str, float]]:
    """Return the median seconds in which the kiosk starts, and until each moment of the studio, started in turn."""
    own: list[float] = []
    theirs: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, stage() as place:
        for number in range(-1, rounds):
            alone = started(place, kiosk(Path(folder)))
            moments = opened(place, studio(Path(folder)))
            if number >= 0:
                own.append(alone)
                theirs.append(moments)
    return statistics.median(own), {name: statistics.median(each[name] for each in theirs) for name in MOMENTS}


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

        until(lambda: desk.is_complete and desk.view.checked)
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
    parser.add_argument("--only-open", action="store_true", help="only start both programs")
    options = parser.parse_args(arguments)
    if options.keys is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
        print(json.dumps(keys(Path(options.keys) if options.keys else None, "figure.area", "name", "de")))
        return 0
    alone, moments = starts(options.rounds)
    ratios = [moments[OPEN] / alone / START_TIMES_KIOSK]
    told = ", ".join(f"{name} {moments[name]:.2f} s ({moments[name] / alone:.2f} times)" for name in MOMENTS)
    print(f"open: kiosk {alone:.2f} s; studio's {told}; {OPEN}: {ratios[0]:.2f} of the promise", flush=True)
    if options.only_open:
        return 1 if max(ratios) > 1 else 0
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
