"""A supervisor in a process of its own, what its fake kiosks tell, and what it tells the service manager."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import pytest

KEEPER = Path(__file__).with_name("keeper.py")
DEADLINE_SECONDS = 60.0
PATIENT = {"hang": 50.0, "start": 50.0, "look": 0.05, "late": 40.0}
"""Limits under which nothing is a hang, however busy the machine."""


def gone(pid: int) -> None:
    """Wait until a process that need not be our child has ended.

    :raises AssertionError: it lives on.
    """
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        assert select.select([handle], [], [], DEADLINE_SECONDS)[0], f"{pid} lives on"
    finally:
        os.close(handle)


@dataclass
class Keeper:
    """A running supervisor."""

    process: subprocess.Popen[str]
    pipe: int
    notes: socket.socket
    heard: list[str] = field(default_factory=list[str])
    _rest: bytes = b""
    _noted: SimpleQueue[str] = field(default_factory=SimpleQueue[str])

    def __post_init__(self) -> None:
        # At once, for the system keeps no more than ten, and what comes then is lost
        Thread(target=self._take_notes, daemon=True).start()

    def _take_notes(self) -> None:
        with contextlib.suppress(OSError):
            while told := self.notes.recv(4096):
                for line in told.decode().split("\n"):
                    self._noted.put(line)

    def line(self, beginning: str = "start ") -> str:
        """Wait for the next line of the fake kiosks that begins so.

        :raises AssertionError: none came in time.
        """
        while True:
            while b"\n" in self._rest:
                first, _, self._rest = self._rest.partition(b"\n")
                line = first.decode()
                self.heard.append(line)
                if line.startswith(beginning):
                    return line
            assert select.select([self.pipe], [], [], DEADLINE_SECONDS)[0], f"no “{beginning}” after {self.heard}"
            self._rest += os.read(self.pipe, 65536)

    def start(self) -> tuple[str, int]:
        """Wait for the next start: the rung and the process."""
        words = self.line().split()
        return words[1], int(words[-1])

    def note(self, beginning: str) -> str:
        """Wait for a note to the service manager that begins so."""
        while True:
            line = self._noted.get(timeout=DEADLINE_SECONDS)
            if line.startswith(beginning):
                return line

    def send(self, number: signal.Signals) -> None:
        """Send the supervisor a signal."""
        self.process.send_signal(number)

    def end(self) -> tuple[int, str, str]:
        """Wait for its end: status, what it printed, what it logged."""
        out, said = self.process.communicate(timeout=DEADLINE_SECONDS)
        return self.process.returncode, out, said


Keep = Callable[..., Keeper]


@pytest.fixture
def keep(tmp_path: Path) -> Iterator[Keep]:
    """Start supervisors of fake kiosks that live the lives listed."""
    started: list[Keeper] = []

    def keep(
        *lives: str, limits: dict[str, Any] | None = None, rules: dict[str, Any] | None = None, **more: Any
    ) -> Keeper:
        fifo = tmp_path / f"pipe{len(started)}"
        os.mkfifo(fifo)
        pipe = os.open(fifo, os.O_RDWR)
        address = tmp_path / f"notify{len(started)}"
        notes = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        notes.bind(str(address))
        wanted = {"lives": lives, "limits": {**PATIENT, **(limits or {})}, "rules": rules or {}, **more}
        process = subprocess.Popen(
            [sys.executable, str(KEEPER), json.dumps(wanted)],
            env={**os.environ, "FAKE_PIPE": str(fifo), "NOTIFY_SOCKET": str(address), **more.get("environment", {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(Keeper(process, pipe, notes))
        return started[-1]

    yield keep
    for keeper in started:
        if keeper.process.poll() is None:
            keeper.process.kill()
        keeper.process.communicate()
        os.close(keeper.pipe)
        keeper.notes.shutdown(socket.SHUT_RDWR)
        keeper.notes.close()
