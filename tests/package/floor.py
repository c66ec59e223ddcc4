"""The packaged program on a floor of its own: supervised, on a screen that is watched from outside."""

import contextlib
import itertools
import json
import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from tests.benchmarks.programs import Stage, stage, tree
from tests.package import machine
from tests.package.machine import NAME, ROOT, until, want
from tests.package.screens import LAKE, OnX11, differs, lit

PACKAGE = ROOT / "build" / "package" / NAME
VISITOR = "nobody"
"""Whom the program runs as: somebody who may write its state and nothing else."""
SETTINGS = "reduced_motion = true\ndiagonal_inches = 43\n"
PASSPHRASE = "correct horse battery staple lake\n"
ANSWER_SECONDS = 30.0
TABS = ((370, 1010), (120, 1010), (590, 1010))
"""Where three of the tabs are on a screen of 1920 × 1080 pixels and 43 inches."""
GONE_SECONDS = 10.0


@dataclass
class Floor:
    """One supervised kiosk."""

    stage: Stage
    program: Path
    state: Path
    environment: dict[str, str] = field(default_factory=dict[str, str])
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def display(self) -> OnX11:
        """What a visitor has in front of them."""
        return OnX11(self.stage)

    def words(self, *words: str | Path) -> list[str]:
        """Return the command that runs a verb of the program as its user."""
        plain = {
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "HOME": str(self.state),
            "WEST_TAIHU_STATE": str(self.state),
        }
        plain |= {"DISPLAY": f":{self.stage.number}", "QT_QPA_PLATFORM": "xcb"} | self.environment
        told = [f"{name}={value}" for name, value in plain.items()]
        user = pwd.getpwnam(VISITOR)
        become = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"]
        return [*become, "env", "-i", *told, str(self.program), *map(str, words)]

    def do(self, *words: str | Path) -> str:
        """Run a verb to its end and return what it said.

        :raises UnmetError: it fails.
        """
        return machine.run(*self.words(*words)).stdout

    def start(self) -> None:
        """Start it as the service manager does."""
        self.process = subprocess.Popen(
            self.words("supervise"),
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def end(self) -> None:
        """Ask it to end, and want nothing of it to be left."""
        if self.process is None:
            return
        members = tree(self.process.pid)
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(GONE_SECONDS)
        left = [pid for pid in members if alive(pid)]
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(GONE_SECONDS)
        self.process = None
        want(not left, f"it ends when asked to: {left}")

    def supervisor(self) -> int:
        """Return the supervisor's process, 0 when there is none."""
        return self._find("supervise")

    def kiosk(self) -> int:
        """Return the process that shows the screens, 0 when there is none."""
        return self._find("run")

    def _find(self, verb: str) -> int:
        if self.process is None:
            return 0
        found = [pid for pid in tree(self.process.pid) if machine.words_of(pid)[:2] == [str(self.program), verb]]
        return next((pid for pid in found if alive(pid)), 0)

    def picture(self) -> Image.Image:
        """Return what is on the screen."""
        return self.display.picture()

    def told(self) -> dict[str, Any]:
        """Return what the supervisor says of how it stands; nothing where it cannot."""
        try:
            return json.loads((self.state / "supervisor.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def shown(self, other_than: int = 0, seconds: float = 60.0) -> float:
        """Wait until a kiosk that is not ``other_than`` is on the screen; return the seconds that took."""
        return until(
            lambda: self.kiosk() not in (0, other_than) and lit(self.picture()), "the kiosk is on screen", seconds
        )

    def ready(self) -> None:
        """Wait until the pages behind the first frame are built."""
        until(lambda: self.told().get("doing") == "ready", "the kiosk is ready")

    def touch(self, x: int = LAKE.centre[0], y: int = LAKE.centre[1]) -> None:
        """Touch the lake, or another place."""
        display = self.display
        display.move(x, y)
        display.press()
        time.sleep(0.06)
        display.release()

    def answers(self) -> float:
        """Touch the lake, then the tabs, until something happens; return the seconds that took."""
        before, began = self.picture(), time.monotonic()
        for place in itertools.cycle((LAKE.centre, *TABS)):
            self.touch(*place)
            with contextlib.suppress(machine.UnmetError):
                until(lambda: differs(before, self.picture()) > 0.05, "the screen changes", 2)
                return time.monotonic() - began
            want(time.monotonic() - began < ANSWER_SECONDS, "the kiosk answers a touch")
        raise AssertionError

    def publish(self, times: int) -> None:
        """Publish and install releases with the program itself."""
        place, secret, source = self.state / "outbox", self.state / "passphrase", self.state / "first"
        secret.write_text(PASSPHRASE, encoding="utf-8")
        shutil.chown(secret, VISITOR)
        self.do("content", "build", "--out", source / "content.sqlite")
        for number in range(times):
            note = ("--note", f"release {number}", "--passphrase-file", secret)
            self.do("content", "publish", "--from", source, "--to", place, *note)
            self.do("content", "install", "--from", place, *(("--trust-first",) if number == 0 else ()))

    def spoil(self, *names: str, seed: int = 1) -> list[Path]:
        """Fill the files that these patterns find in the state with chance; return them."""
        chance = random.Random(seed)
        found: list[Path] = []
        for path in sorted({path for name in names for path in self.state.glob(name) if path.is_file()}):
            path.write_bytes(chance.randbytes(min(max(path.stat().st_size, 16), 1 << 20)))
            found.append(path)
        return found


def alive(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def own_state(state: Path) -> None:
    """Make a state folder as the package makes it."""
    state.mkdir(exist_ok=True)
    (state / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    for path in (state, state / "settings.toml"):
        shutil.chown(path, VISITOR)


@contextmanager
def unpacked(package: Path = PACKAGE) -> Generator[Path]:
    """Put the package where everybody can run it and nobody can change it; give its program."""
    want((package / NAME).is_file(), f"there is {package}; “make package” makes it")
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(package, Path(folder) / NAME, symlinks=True)
        yield Path(folder) / NAME / NAME


@contextmanager
def floor(program: Path, environment: Mapping[str, str] | None = None, state: Path | None = None) -> Generator[Floor]:
    """Open a floor with an empty state, or the one that is given; nothing runs on it yet."""
    with tempfile.TemporaryDirectory(prefix="kiosk-floor-") as folder, stage() as opened:
        Path(folder).chmod(0o755)
        own = state or Path(folder) / "state"
        if state is None:
            own_state(own)
        made = Floor(opened, program, own, dict(environment or {}))
        try:
            yield made
        except BaseException:
            with contextlib.suppress(machine.UnmetError):
                made.end()
            raise
        made.end()
