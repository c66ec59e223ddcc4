"""The three programs that are compared, each started on a screen of its own and ended with all its children."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.x11 import Screen

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 1920, 1080
CHROMIUM_FLAGS = (
    "--kiosk",
    "--no-sandbox",
    "--test-type",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-features=Translate",
    "--noerrdialogs",
    "--window-position=0,0",
    f"--window-size={WIDTH},{HEIGHT}",
)
STRANGE = ("QT_", "QML_", "QSG_", "PYTHON", "WAYLAND_")
"""Variables that would change how a program starts: without compiled bytecode, say, or on another screen."""
GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Program:
    """How to start one of the compared programs."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    folder: Path = ROOT


class Stage:
    """A screen without a display, and the connection that watches it."""

    def __init__(self, server: "subprocess.Popen[bytes]", number: int) -> None:
        self._server = server
        self._started: list[subprocess.Popen[bytes]] = []
        self.number = number
        self.screen = Screen(number)

    def start(self, program: Program) -> "subprocess.Popen[bytes]":
        """Start a program on this screen, as the leader of its own group of processes."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith(STRANGE)}
        environment.update(program.environment)
        environment["DISPLAY"] = f":{self.number}"
        process = subprocess.Popen(
            program.command,
            cwd=program.folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._started.append(process)
        return process

    def end(self, process: "subprocess.Popen[bytes]") -> None:
        """End a program and its children, and wait until the screen shows nothing of it."""
        self._started.remove(process)
        children = [pid for pid in tree(process.pid) if pid != process.pid]
        process.terminate()
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        deadline = time.monotonic() + GRACE_SECONDS
        while any(map(running, children)) and time.monotonic() < deadline:
            time.sleep(0.02)
        for pid in filter(running, children):
            os.kill(pid, signal.SIGKILL)
        if process.stderr:
            process.stderr.close()
        self.screen.quiet(0.2)

    def close(self) -> None:
        """End what still runs and take the screen down."""
        for process in [*self._started]:
            self.end(process)
        self.screen.close()
        self._server.terminate()
        self._server.wait()
        if self._server.stdout:
            self._server.stdout.close()


@contextmanager
def stage() -> Generator[Stage]:
    """Open a black screen of 1920 × 1080 pixels."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-noreset", "-br"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert server.stdout is not None
    number = server.stdout.readline()
    if not number.strip():
        raise SystemExit("bench: Xvfb does not start.")
    opened = Stage(server, int(number))
    try:
        yield opened
    finally:
        opened.close()


def tree(pid: int) -> list[int]:
    """Return a process and all its descendants that are there now."""
    found = [pid]
    for parent in found:
        for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in tasks.read_text().split()]
            except OSError:
                continue
    return found


def running(pid: int) -> bool:
    """Return whether there is such a process that has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def memory(pid: int) -> float:
    """Return the proportional set size of a process and its descendants, in MiB."""
    kib = 0
    for member in tree(pid):
        try:
            lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        kib += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kib / 1024


def kiosk(folder: Path) -> Program:
    """Return the kiosk in a window as large as the screen; `folder` takes its state."""
    return _kiosk("kiosk", folder, ROOT, sys.executable)


def before(folder: Path, checkout: Path) -> Program:
    """Return the kiosk as it was, from an older `checkout` of it that is set up; `folder` takes its state."""
    return _kiosk("before", folder, checkout, own_python(checkout))


def own_python(checkout: Path) -> str:
    """Return the Python of a checkout.

    :raises SystemExit: it is not set up.
    """
    python = checkout / ".venv" / "bin" / "python"
    if not python.exists():
        raise SystemExit(f"bench: please run make setup in {checkout}")
    return str(python)


def _kiosk(name: str, folder: Path, checkout: Path, python: str) -> Program:
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "settings.toml"
    settings.write_text('renderer = "software"\n', encoding="utf-8")
    state = ["--state", str(folder), "--settings", str(settings)]
    return Program(name, [python, "main.py", "run", "--windowed", f"{WIDTH}x{HEIGHT}", *state], folder=checkout)


def bare() -> Program:
    """Return an empty QML window from the same environment."""
    return Program("bare", [sys.executable, str(Path(__file__).with_name("bare.py"))])


def chromium(page: Path, folder: Path) -> Program:
    """Return Chromium showing `page` and nothing else, with our fonts; `folder` takes its profile."""
    folder.mkdir(parents=True, exist_ok=True)
    fonts = folder / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{ROOT / 'resources' / 'fonts'}</dir><cachedir>{folder / 'fonts'}</cachedir></fontconfig>\n",
        encoding="utf-8",
    )
    profile = folder / "profile"
    return Program(
        "chromium",
        [chromium_path(), *CHROMIUM_FLAGS, f"--user-data-dir={profile}", page.as_uri()],
        {"FONTCONFIG_FILE": str(fonts)},
    )


def chromium_path() -> str:
    """Return where Chromium is, installing it when this is Debian and we may.

    :raises SystemExit: there is none and it cannot be installed.
    """
    found = shutil.which("chromium")
    if found:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("bench: installing chromium", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "-qq", *words], env=environment, stdout=subprocess.DEVNULL, check=True)
        found = shutil.which("chromium")
    if not found:
        raise SystemExit("bench: please run, as root: apt-get install chromium (or leave it out: --without-chromium)")
    return found
