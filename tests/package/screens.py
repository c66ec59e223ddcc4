"""The installed program on a screen, touched and seen from outside: on X11, and in cage."""

import contextlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PIL import Image

from tests.benchmarks.layout import Layout
from tests.benchmarks.programs import HEIGHT, WIDTH, Stage
from tests.benchmarks.x11 import Box
from tests.package import machine
from tests.package.machine import COMMAND, USER, UnmetError, want
from tests.package.wayland import Pointer

Kind = TypeVar("Kind")

WHOLE = Box(0, 0, WIDTH, HEIGHT)
LAKE = Box(WIDTH // 2 - 8, HEIGHT // 3, 16, 16)
MIDDLE = (WIDTH // 2, HEIGHT // 2)
COLOURS_OF_A_SCENE = 200
QUIET_SECONDS = 0.6
STILL_SECONDS = 20.0
LONG_PRESS_SECONDS = 5.0
BACK_SECONDS = 10.0
FIRST_KEY, LAST_KEY = 9, 255
"""Numbers that an X server has for keys."""
MODIFIERS = {"shift": 50, "ctrl": 37, "alt": 64, "super": 133}
"""The keys that change others, by their numbers on every PC keyboard."""
KEYS = (
    "F1", "F2", "F4", "F5", "F11", "F12", "Escape", "Delete", "BackSpace", "Tab", "space", "Return", "Menu", "Print",
    "Home", "Left", "Pause", "q", "w", "c", "l", "d", "r", "XF86PowerOff", "XF86HomePage", "XF86Calculator",
)  # fmt: skip
"""What the virtual keyboard in cage presses; on X11 it is every key there is."""


class Display(Protocol):
    """What a visitor has in front of them; places in pixels."""

    def picture(self) -> Image.Image:
        """Return what is shown."""
        ...

    def rest(self) -> None:
        """Wait until nothing moves."""
        ...

    def move(self, x: int, y: int) -> None:
        """Hold the finger over a place."""
        ...

    def press(self) -> object:
        """Put the finger down."""
        ...

    def release(self) -> object:
        """Lift the finger."""
        ...


class OnX11:
    """A screen of an X server."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.move, self.press, self.release = stage.screen.move, stage.screen.press, stage.screen.release

    def picture(self) -> Image.Image:
        """Return what is shown."""
        return Image.frombuffer("RGB", (WIDTH, HEIGHT), self.stage.screen.pixels(WHOLE), "raw", "BGRX", 0, 1)

    def rest(self) -> None:
        """Wait until nothing is painted."""
        self.stage.screen.quiet(QUIET_SECONDS)

    def hand(self, *words: str | int) -> str:
        """Run xdotool."""
        environment = {"DISPLAY": f":{self.stage.number}", "PATH": os.environ["PATH"]}
        return machine.run("xdotool", *map(str, words), env=environment, check=False).stdout.strip()

    def windows(self) -> tuple[str, ...]:
        """Return the kiosk's windows, where they are, and which has the keyboard."""
        names = self.hand("search", "--onlyvisible", "--pid", kiosk_process()).split()
        return (*(f"{name} {self.hand('getwindowgeometry', '--shell', name)}" for name in names),
                self.hand("getwindowfocus"))  # fmt: skip

    def all_keys(self) -> None:
        """Press every key there is with every set of modifiers."""
        keys = [code for code in range(FIRST_KEY, LAST_KEY + 1) if code not in MODIFIERS.values()]
        for held in sets_of(tuple(MODIFIERS.values())):
            for code in held:
                self.stage.screen.key(code, True)
            for code in keys:
                self.stage.screen.key(code, True)
                self.stage.screen.key(code, False)
            for code in held:
                self.stage.screen.key(code, False)
            self.stage.screen.turn()


class InCage:
    """Cage as a window of another compositor, sway without a screen, where it can be seen and touched.

    Alone without a screen, cage 0.1.4 hands the kiosk's own memory to a screen that is not there, so that pictures of
    it are black unless it is turned; and it takes no finger from outside.
    """

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment = dict(environment)
        self._folder = folder
        self._pointer = Pointer(Path(environment["XDG_RUNTIME_DIR"]) / environment["WAYLAND_DISPLAY"])

    def close(self) -> None:
        """Let go."""
        self._pointer.close()

    def _run(self, *words: str | Path) -> str:
        return machine.run(*machine.as_user(words, self._environment), timeout=60).stdout

    def picture(self) -> Image.Image:
        """Return what is shown."""
        return taken(self._environment, self._folder / "now.png")

    def rest(self) -> None:
        """Wait until two pictures are the same."""
        before, deadline = self.picture(), time.monotonic() + STILL_SECONDS
        while True:
            time.sleep(QUIET_SECONDS)
            now = self.picture()
            if now.tobytes() == before.tobytes():
                return
            want(time.monotonic() < deadline, "the screen comes to rest")
            before = now

    def move(self, x: int, y: int) -> None:
        """Put the pointer there."""
        self._pointer.move(x / WIDTH, y / HEIGHT)

    def press(self) -> None:
        """Press its button."""
        self._pointer.press()

    def release(self) -> None:
        """Release its button."""
        self._pointer.release()

    def windows(self) -> tuple[str, ...]:
        """Return the windows of the compositor around cage, where they are, and which has the keyboard."""
        return tuple(windows_of(json.loads(self._run("swaymsg", "-t", "get_tree"))))

    def all_keys(self) -> None:
        """Press many keys with every set of modifiers, on a keyboard that is plugged in for each set."""
        names = {"shift": "shift", "ctrl": "ctrl", "alt": "alt", "super": "logo"}
        for held in sets_of(tuple(MODIFIERS)):
            words = [word for name in held for word in ("-M", names[name])]
            words += [word for key in KEYS for word in ("-k", key)]
            words += [word for name in held for word in ("-m", names[name])]
            self._run("wtype", *words)


def windows_of(tree: dict[str, Any]) -> Generator[str]:
    """Yield the windows of a tree that sway tells."""
    if tree.get("pid"):
        yield f"{tree['pid']} {tree['app_id']} {tree['rect']} {tree['focused']}"
    for child in tree.get("nodes", []):
        yield from windows_of(child)


def taken(environment: Mapping[str, str], path: Path) -> Image.Image:
    """Return the picture that a Wayland compositor gives away."""
    machine.run(*machine.as_user(("grim", path), environment), timeout=30)
    with Image.open(path) as picture:
        return picture.convert("RGB")


def sets_of(members: Sequence[Kind]) -> list[tuple[Kind, ...]]:
    """Return every choice of members, from none to all."""
    return [chosen for count in range(len(members) + 1) for chosen in itertools.combinations(members, count)]


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


def visit(display: Display, layouts: Mapping[str, Layout], out: Path, name: str) -> dict[str, Image.Image]:
    """Touch all screens from outside as a visitor would, in two languages; return what was seen.

    :raises UnmetError: a touch changes nothing.
    """
    seen: dict[str, Image.Image] = {}

    def look(what: str) -> Image.Image:
        display.rest()
        picture = display.picture()
        picture.save(out / f"{name}-{len(seen)}-{what}.png")
        seen[what] = picture
        return picture

    machine.until(lambda: lit(display.picture()), f"the lake is painted ({name})")
    # The languages behind the first frame, so that the first touch finds its page
    time.sleep(2)
    before = look("lake")
    now = tap(display, LAKE, before, "the lake wakes")
    first = look("overview")
    want(differs(before, first) > 0.3, f"the overview is another picture than the lake ({name})")
    for tag, other in (("zh_Hans", "en"), ("en", "zh_Hans")):
        layout = layouts[tag]
        for number in (1, 2, 3, 0):
            now = tap(display, layout.tabs[number], now, f"tab {number} in {tag}")
            now = look(f"tab{number}-{tag}")
        now = tap(display, layout.tongue, now, f"the languages in {tag}")
        now = tap(display, layout.choices[other], now, f"{other} is chosen")
    pages = [seen[f"tab{number}-zh_Hans"] for number in range(4)]
    for one in range(4):
        for other in range(one):
            want(differs(pages[one], pages[other]) > 0.1, f"screens {one} and {other} differ ({name})")
    return seen


def tap(display: Display, place: Box, before: Image.Image, what: str) -> Image.Image:
    """Press and release; return the picture when it has changed and stands still."""
    display.move(place.centre[0] - 3, place.centre[1])
    display.move(*place.centre)
    display.press()
    time.sleep(0.06)
    display.release()
    machine.until(lambda: differs(before, display.picture()) > 0.002, f"the screen changes: {what}", 20)
    display.rest()
    return display.picture()


def swipe(display: Display, start: tuple[int, int], end: tuple[int, int], held: float = 0.0) -> None:
    """Draw a finger over the screen; ``held`` seconds before it moves."""
    display.move(*start)
    display.press()
    time.sleep(held)
    for step in range(1, 11):
        display.move(*(round(a + (b - a) * step / 10) for a, b in zip(start, end, strict=True)))
        time.sleep(0.01)
    display.release()


def locked(display: OnX11 | InCage, places: Sequence[Box], process: "subprocess.Popen[bytes]", where: str) -> None:
    """Try what leads out elsewhere; window, processes and focus stay as they are.

    :raises UnmetError: they do not.
    """
    before, windows = machine.processes(), display.windows()
    want(windows, f"the kiosk has a window ({where})")

    def unchanged(after: str) -> None:
        want(
            process.poll() is None and machine.processes() == before,
            f"{after} neither end nor start anything ({where})",
        )
        want(display.windows() == windows, f"{after} change no window and no focus ({where})")

    display.all_keys()
    unchanged("keys with all modifiers")
    right, low = WIDTH - 1, HEIGHT - 1
    edges = (
        (0, MIDDLE[1]),
        (right, MIDDLE[1]),
        (MIDDLE[0], 0),
        (MIDDLE[0], low),
        (0, 0),
        (right, 0),
        (0, low),
        (right, low),
    )
    for edge in edges:
        swipe(display, edge, MIDDLE)
        swipe(display, edge, MIDDLE, 0.6)
        swipe(display, MIDDLE, edge)
    unchanged("swipes from and to the edges")
    for place in places:
        swipe(display, place.centre, place.centre, LONG_PRESS_SECONDS)
        unchanged("five-second presses")


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
    display = OnX11(stage)
    with started((COMMAND, "run"), environment) as process:
        visit(display, layouts, out, "x11")
        locked(display, (LAKE, layouts["zh_Hans"].tabs[2], layouts["zh_Hans"].tongue), process, "x11")
        maps = Path(f"/proc/{kiosk_process()}/maps").read_text()
        want(".qmlc" in maps, "Qt takes the QML that was compiled for it")


def tapped_on_x11(stage: Stage, layouts: Mapping[str, Layout], out: Path) -> None:
    """The supervised program on X11, with all screens touched."""
    with started((COMMAND, "supervise"), {"DISPLAY": f":{stage.number}"}):
        visit(OnX11(stage), layouts, out, "x11")


def kiosk_process() -> int:
    """Return the process that shows the screens: the kiosk's verb “run”, and of those the eldest."""
    found = [pid for pid in machine.processes() if "run" in machine.words_of(pid)[1:2]]
    found = [pid for pid in found if machine.words_of(pid)[0].endswith(machine.NAME)]
    want(found, "the kiosk runs")
    return min(found)


def in_cage(layouts: Mapping[str, Layout], out: Path) -> float:
    """The unit's own command in cage: seen, touched and keyed; killed, it comes back. Returns the seconds that took."""
    with (
        runtime() as sockets,
        session(sockets, f"exec env WLR_BACKENDS=wayland /usr/bin/cage -d -- {COMMAND} supervise") as (
            display,
            process,
        ),
    ):
        visit(display, layouts, out, "cage")
        locked(display, (layouts["zh_Hans"].tabs[2],), process, "cage")
        os.kill(kiosk_process(), signal.SIGKILL)
        machine.until(lambda: not lit(display.picture()), "the killed kiosk is gone")
        start = time.monotonic()
        machine.until(lambda: lit(display.picture()), "the kiosk is on screen again")
        return time.monotonic() - start


@contextmanager
def session(sockets: Path, command: str) -> "Generator[tuple[InCage, subprocess.Popen[bytes]]]":
    """A compositor without a screen around cage; ``command`` is a line of its settings."""
    told = sockets / "outer"
    settings = sockets / "sway"
    lines = (
        f"output HEADLESS-1 mode {WIDTH}x{HEIGHT}",
        "default_border none",
        f"exec echo $WAYLAND_DISPLAY $SWAYSOCK >{told}",
    )
    settings.write_text("\n".join((*lines, command, "")), encoding="utf-8")
    shutil.chown(settings, USER, USER)
    environment = {
        "WLR_BACKENDS": "headless",
        "WLR_RENDERER": "pixman",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "QT_QPA_PLATFORM": "xcb;wayland",
        "XDG_RUNTIME_DIR": str(sockets),
    }
    with started(("/usr/bin/sway", "-c", settings), environment) as process:
        machine.until(lambda: told.exists() and told.read_text().strip(), "the compositor tells its socket")
        name, control = told.read_text().split()
        display = InCage({**environment, "WAYLAND_DISPLAY": name, "SWAYSOCK": control}, sockets)
        try:
            yield display, process
        finally:
            display.close()


def upright_without_a_screen(out: Path) -> None:
    """Cage alone, without any screen, turned as for a standing one: what an installer's unit with “-r” shows."""
    with runtime() as sockets:
        environment = {
            "WLR_BACKENDS": "headless",
            "WLR_RENDERER": "pixman",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "QT_QPA_PLATFORM": "xcb;wayland",
            "XDG_RUNTIME_DIR": str(sockets),
        }
        words = ("/usr/bin/cage", "-d", "-r", "--", COMMAND, "supervise")
        with started(words, environment):
            machine.until(lambda: list(sockets.glob("wayland-?")), "cage opens its socket")
            seen = {**environment, "WAYLAND_DISPLAY": next(sockets.glob("wayland-?")).name}
            machine.until(lambda: lit(taken(seen, sockets / "now.png")), "the lake in cage")
            time.sleep(2)
            picture = taken(seen, sockets / "now.png")
            want(picture.height > picture.width, "a turned screen stands")
            picture.save(out / "cage-upright.png")
