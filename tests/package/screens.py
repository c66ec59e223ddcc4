"""The installed program on a screen: on X11, in cage without a screen, and in cage on X11 where it can be touched."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from tests.benchmarks.layout import Layout
from tests.benchmarks.programs import HEIGHT, WIDTH, Stage
from tests.benchmarks.x11 import Box
from tests.package import machine
from tests.package.machine import COMMAND, STATE, USER, UnmetError, want

WHOLE = Box(0, 0, WIDTH, HEIGHT)
LAKE = Box(WIDTH // 2 - 8, HEIGHT // 3, 16, 16)
COLOURS_OF_A_SCENE = 200
QUIET_SECONDS = 0.6
BACK_SECONDS = 10.0
CAGE = {"WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1", "QT_QPA_PLATFORM": "wayland"}
KEYS = (
    "alt+F4", "ctrl+q", "ctrl+w", "Escape", "F1", "F11", "super", "super+l", "ctrl+alt+Delete", "ctrl+alt+F2",
    "alt+Tab", "ctrl+Escape", "Menu", "alt+space", "ctrl+shift+i", "Print",
)  # fmt: skip


def lit(picture: Image.Image) -> bool:
    """Whether a scene is painted: more than a handful of colours."""
    return len(set(grid(picture))) > COLOURS_OF_A_SCENE


def differs(one: Image.Image, other: Image.Image) -> float:
    """Return which part of two pictures differs, on a grid."""
    points = list(zip(grid(one), grid(other), strict=True))
    return sum(a != b for a, b in points) / len(points)


def grid(picture: Image.Image) -> list[bytes]:
    """Return the colours of a picture on a grid of points twelve pixels apart."""
    data, width = picture.convert("RGB").tobytes(), picture.width * 3
    rows = range(0, len(data) - width + 1, width * 12)
    return [data[start : start + 3] for row in rows for start in range(row, row + width, 36)]


@contextmanager
def runtime() -> Generator[Path]:
    """Give the kiosk's user a folder for its sockets."""
    with tempfile.TemporaryDirectory(prefix="kiosk-run-") as folder:
        path = Path(folder)
        path.chmod(0o700)
        shutil.chown(path, USER, USER)
        yield path


@contextmanager
def started(words: Sequence[str | Path], environment: Mapping[str, str]) -> Generator["subprocess.Popen[bytes]"]:
    """Start a program as the kiosk's user; end it, and want nothing of it to be left."""
    command = machine.as_user(words, environment)
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, start_new_session=True)
        try:
            yield process
        except UnmetError as unmet:
            said.seek(0)
            raise UnmetError(f"{unmet}\nIt said: {said.read().decode(errors='replace')[-2000:]}") from None
        finally:
            # As the service manager does: everything that was started hears of it at once
            for pid in machine.processes():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGTERM)
            try:
                machine.until(lambda: not machine.processes(), "everything of the kiosk's user has ended", 20)
            finally:
                for pid in machine.processes():
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                process.wait(20)


def visit(stage: Stage, layouts: Mapping[str, Layout], out: Path, name: str) -> dict[str, Image.Image]:
    """Touch all screens from outside as a visitor would, in two languages; return what was seen.

    :raises UnmetError: a touch changes nothing.
    """
    seen: dict[str, Image.Image] = {}

    def look(what: str) -> Image.Image:
        stage.screen.quiet(QUIET_SECONDS)
        picture = shown(stage)
        picture.save(out / f"{name}-{len(seen)}-{what}.png")
        seen[what] = picture
        return picture

    machine.until(lambda: lit(shown(stage)), f"the lake is painted ({name})")
    # The languages behind the first frame, so that the first touch finds its page
    time.sleep(2)
    before = look("lake")
    now = tap(stage, LAKE, before, "the lake wakes")
    first = look("overview")
    want(differs(before, first) > 0.3, f"the overview is another picture than the lake ({name})")
    for tag, other in (("zh_Hans", "en"), ("en", "zh_Hans")):
        layout = layouts[tag]
        for number in (1, 2, 3, 0):
            now = tap(stage, layout.tabs[number], now, f"tab {number} in {tag}")
            now = look(f"tab{number}-{tag}")
        now = tap(stage, layout.tongue, now, f"the languages in {tag}")
        now = tap(stage, layout.choices[other], now, f"{other} is chosen")
    pages = [seen[f"tab{number}-zh_Hans"] for number in range(4)]
    for one in range(4):
        for other in range(one):
            want(differs(pages[one], pages[other]) > 0.1, f"screens {one} and {other} differ ({name})")
    return seen


def tap(stage: Stage, place: Box, before: Image.Image, what: str) -> Image.Image:
    """Press and release; return the picture when it has changed and stands still."""
    stage.screen.move(place.centre[0] - 3, place.centre[1])
    stage.screen.move(*place.centre)
    stage.screen.press()
    time.sleep(0.06)
    stage.screen.release()
    machine.until(lambda: differs(before, shown(stage)) > 0.002, f"the screen changes: {what}", 20)
    stage.screen.quiet(QUIET_SECONDS)
    return shown(stage)


def shown(stage: Stage) -> Image.Image:
    """Return what an X display shows."""
    return Image.frombuffer("RGB", (WIDTH, HEIGHT), stage.screen.pixels(WHOLE), "raw", "BGRX", 0, 1)


def hand(stage: Stage, *words: str | int) -> str:
    """Run xdotool."""
    environment = {"DISPLAY": f":{stage.number}", "PATH": os.environ["PATH"]}
    return machine.run("xdotool", *map(str, words), env=environment, check=False).stdout.strip()


def on_x11(stage: Stage, layouts: Mapping[str, Layout], out: Path) -> None:
    """The program on X11: touched, keyed, with an environment that would mislead Qt."""
    bad = {
        "QT_PLUGIN_PATH": "/nowhere",
        "QML_IMPORT_PATH": "/nowhere",
        "QML_DISK_CACHE": "disable",
        "QT_SCALE_FACTOR": "2",
        "QT_QPA_PLATFORM_PLUGIN_PATH": "/nowhere",
        "QSG_INFO": "1",
        "QT_DEBUG_PLUGINS": "1",
    }
    environment = {"DISPLAY": f":{stage.number}", **bad}
    with started((COMMAND, "run"), environment) as process:
        visit(stage, layouts, out, "x11")
        windows = hand(stage, "search", "--onlyvisible", "--pid", kiosk_process())
        before = machine.processes()
        for key in KEYS:
            hand(stage, "key", "--clearmodifiers", key)
        want(process.poll() is None and machine.processes() == before, "no key ends or starts anything")
        want(windows == hand(stage, "search", "--onlyvisible", "--pid", kiosk_process()), "no key changes the window")
        maps = Path(f"/proc/{kiosk_process()}/maps").read_text()
        want(".qmlc" in maps, "Qt takes the QML that was compiled for it")


def kiosk_process() -> int:
    """Return the process that shows the screens: the kiosk's verb “run”, and of those the eldest."""
    found = [pid for pid in machine.processes() if "run" in machine.words_of(pid)[1:2]]
    found = [pid for pid in found if machine.words_of(pid)[0].endswith(machine.NAME)]
    want(found, "the kiosk runs")
    return min(found)


def in_cage(out: Path) -> float:
    """The unit's own command in cage, without any screen; killed, it comes back. Returns the seconds that took.

    Whether it is on screen is told by the supervisor, which hears of each frame; grim takes a picture.
    """
    log = STATE / "logs" / "supervisor.log"

    def times_shown() -> int:
        return log.read_text(encoding="utf-8").count("on screen") if log.exists() else 0

    with runtime() as sockets, tempfile.TemporaryDirectory(prefix="kiosk-shots-") as shots:
        Path(shots).chmod(0o777)
        environment = {**CAGE, "WLR_BACKENDS": "headless", "XDG_RUNTIME_DIR": str(sockets)}
        shown_before = times_shown()
        with started(("/usr/bin/cage", "-d", "--", COMMAND, "supervise"), environment):
            machine.until(lambda: times_shown() > shown_before, "the lake in cage")
            target = Path(shots) / "now.png"
            grim = machine.as_user(("grim", target), {**environment, "WAYLAND_DISPLAY": "wayland-0"})
            machine.run(*grim, timeout=30)
            shutil.copyfile(target, out / "cage-headless.png")
            shown_before = times_shown()
            os.kill(kiosk_process(), signal.SIGKILL)
            return machine.until(lambda: times_shown() > shown_before, "the kiosk is on screen again")
