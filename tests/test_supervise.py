"""The real kiosk off screen under the real supervisor: killed, stopped, its disk full, its settings spoilt."""

import contextlib
import os
import re
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk import paths
from tests.supervisor.conftest import DEADLINE_SECONDS, gone


@dataclass
class Kept:
    """The verb ``supervise`` as it runs, and what it tells the service manager."""

    process: subprocess.Popen[str]
    notes: socket.socket

    def note(self, beginning: str) -> str:
        """Wait for a note that begins so."""
        self.notes.settimeout(DEADLINE_SECONDS)
        while True:
            for line in self.notes.recv(4096).decode().split("\n"):
                if line.startswith(beginning):
                    return line

    def kiosk(self) -> int:
        """Return the process of the kiosk: the child that is no guard."""
        parent, kiosks = f"PPid:\t{self.process.pid}\n", list[int]()
        for status in Path("/proc").glob("[0-9]*/status"):
            with contextlib.suppress(OSError):
                if parent in status.read_text() and b"--rung" in status.with_name("cmdline").read_bytes():
                    kiosks.append(int(status.parent.name))
        return kiosks[0]

    def end(self) -> tuple[int, str]:
        """Ask it to end; return its status and what it said."""
        self.process.send_signal(signal.SIGTERM)
        said = self.process.communicate(timeout=DEADLINE_SECONDS)[1]
        return self.process.returncode, said


Supervise = Callable[..., Kept]


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Supervise]:
    """Run the verb off screen, in a small window."""
    started: list[Kept] = []

    def supervise(*words: str, state: Path = tmp_path / "state", prepare: Callable[[], None] | None = None) -> Kept:
        notes = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        address = tmp_path / f"notify{len(started)}"
        notes.bind(str(address))
        process = subprocess.Popen(
            [sys.executable, str(paths.ROOT / "main.py"), "supervise", "--windowed", "640x360", "--state", str(state),
             *words],
            env={**os.environ, "NOTIFY_SOCKET": str(address)},
            preexec_fn=prepare,
            stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        started.append(Kept(process, notes))
        return started[-1]

    yield supervise
    for kept in started:
        if kept.process.poll() is None:
            kept.process.kill()
        kept.process.communicate()
        kept.notes.close()


def back_after(log: Path) -> list[float]:
    """Return how long each start took to the first frame, as logged."""
    return [float(seconds) for seconds in re.findall(r"after ([\d.]+) s", log.read_text(encoding="utf-8"))]


def test_killed_and_stopped_it_is_back_on_screen(supervise: Supervise, tmp_path: Path) -> None:
    kept = supervise()
    kept.note("READY=1")
    for how in (signal.SIGKILL, signal.SIGSTOP):
        before = kept.kiosk()
        os.kill(before, how)
        gone(before)
        kept.note("STATUS=starting again")
        assert kept.note("STATUS=showing").startswith("STATUS=showing, current content")
        assert kept.kiosk() != before
    last = kept.kiosk()
    status, said = kept.end()
    assert status == 0
    assert "SIGKILL" in said
    assert "no heartbeat" in said
    assert "Traceback" not in said
    gone(last)
    assert len(back_after(tmp_path / "state" / "logs" / "supervisor.log")) == 3


def test_when_the_supervisor_is_killed_no_kiosk_stays(supervise: Supervise) -> None:
    kept = supervise()
    kept.note("READY=1")
    kiosk = kept.kiosk()
    kept.process.kill()
    gone(kiosk)


def test_settings_that_cannot_be_read_lead_to_the_factory_content(supervise: Supervise, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "settings.toml").write_text('default_language = "tlh"\nidle_seconds = 1\n', encoding="utf-8")
    kept = supervise()
    assert kept.note("STATUS=showing").startswith("STATUS=showing, factory content, 3 crashes")
    status, said = kept.end()
    assert status == 0
    assert "must lie between" in said


def test_a_full_disk_stops_nothing(supervise: Supervise, tmp_path: Path) -> None:
    kept = supervise(prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
    kept.note("READY=1")
    kiosk = kept.kiosk()
    os.kill(kiosk, signal.SIGKILL)
    kept.note("STATUS=starting again")
    kept.note("STATUS=showing, current")
    status, said = kept.end()
    assert status == 0
    assert said.count("cannot be written") == 1, said
    assert "Traceback" not in said


@pytest.mark.parametrize("what", ["garbage", "nothing", "another file's"])
def test_a_release_that_is_damaged_is_no_reason_to_crash(what: str, supervise: Supervise, tmp_path: Path) -> None:
    """The kiosk shows the factory content by itself, and the supervisor has nothing to do."""
    release = tmp_path / "state" / "releases" / "0001-abcdef01"
    release.mkdir(parents=True)
    (release.parent / "current").write_text(release.name + "\n", encoding="ascii")
    factory = paths.FACTORY_CONTENT.read_bytes()
    data = {"garbage": b"no database " * 9000, "nothing": b"", "another file's": factory[:20_000] + b"x" * 20_000}[what]
    (release / "content.sqlite").write_bytes(data)
    (release / "content.attract.json").write_bytes(data[:100])
    kept = supervise()
    assert kept.note("STATUS=ready") == "STATUS=ready, current content, 0 crashes"
    status, said = kept.end()
    assert status == 0
    assert "started again" not in said
    assert "Traceback" not in said


def test_a_state_that_cannot_be_made_stops_nothing(supervise: Supervise, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = supervise(state=tmp_path / "file" / "state")
    kept.note("READY=1")
    assert kept.end()[0] == 0


def test_the_plain_page_is_a_page(tmp_path: Path) -> None:
    read, write = os.pipe()
    process = subprocess.Popen(
        [sys.executable, str(paths.ROOT / "main.py"), "run", "--rung", "calm", "--windowed", "640x360", "--state",
         str(tmp_path)],
        stdin=read,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(read)
    assert process.stdout is not None
    assert [process.stdout.readline() for _ in range(3)] == [b"shown\n", b"ready\n", b"beat idle\n"]
    os.close(write)
    process.communicate(timeout=DEADLINE_SECONDS)
    assert process.returncode == 0


def test_wrong_usage_is_one_sentence(supervise: Supervise) -> None:
    kept = supervise("--windowed", "big")
    said = kept.process.communicate(timeout=DEADLINE_SECONDS)[1]
    assert kept.process.returncode == 2
    assert said == "west-taihu-kiosk: “big” is not a size; write it as 1920x1080.\n"


def test_the_supervisor_is_small() -> None:
    heavy = ["PySide6", "shiboken6", "sqlalchemy", "babel", "kiosk.content", "kiosk.viewmodels"]
    code = f"import sys, kiosk.cli, kiosk.supervise; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=paths.ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
