"""Work on files from outside in a process of its own: little memory, little time, and no way to write a file."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from kiosk import paths
from kiosk.errors import KioskError

VERB = "limited"
"""What the program is called with to do a job; people never do."""
MEGABYTE = 1 << 20
DONE = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """What a job may use: bytes of memory, seconds, and bytes of its answer."""

    memory: int = 1024 * MEGABYTE
    seconds: int = 180
    answer: int = 256 * MEGABYTE


class RefusedError(KioskError):
    """The job found its input wrong, or would have used too much; ``str(error)`` says so in one sentence."""


def run(job: str, request: Any, what: str, limits: Limits | None = None) -> Any:
    """Do a job in a child process and return its answer; request and answer are plain JSON.

    ``what`` names the file for people, as in "The file parks.xlsx". The memory is limited on Linux only.

    :raises RefusedError: the job refused its input, broke over it, or reached a limit.
    """
    limits = limits or Limits()
    asked = json.dumps({"limits": asdict(limits), "what": what, "request": request}).encode()
    try:
        done = subprocess.run(
            [*program(), VERB, job], input=asked, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise RefusedError(f"{what} takes more than {limits.seconds} seconds to read, so it was not read.") from late
    except OSError as error:
        raise RefusedError(f"{what} cannot be read: {error.strerror}.") from error
    try:
        told: dict[str, Any] = json.loads(done.stdout) if done.returncode == DONE else {}
    except ValueError:
        told = {}
    if "refused" in told:
        raise RefusedError(told["refused"])
    if "answer" not in told:
        raise RefusedError(f"{what} is damaged or not what its name says; reading it failed.")
    return told["answer"]


def program() -> list[str]:
    """Return the words that start this program again, from source and frozen alike."""
    return [sys.executable] if paths.FROZEN else [sys.executable, str(paths.ROOT / "main.py")]


def serve(work: Callable[[Any], Any]) -> int:
    """Do one job as the child: the request from standard input, the answer to standard output."""
    sys.dont_write_bytecode = True
    asked = json.loads(sys.stdin.buffer.read())
    limits, what = Limits(**asked["limits"]), asked["what"]
    restrict(limits)
    told: dict[str, Any]
    try:
        told = {"answer": work(asked["request"])}
        written = json.dumps(told).encode()
        if len(written) > limits.answer:
            written = _refusal(f"{what} holds more than this program reads.")
    except KioskError as error:
        written = _refusal(str(error))
    except MemoryError:
        written = _refusal(f"{what} needs more than {limits.memory // MEGABYTE} MB of memory, so it was not read.")
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    return DONE


def restrict(limits: Limits) -> None:
    """Give this process, for good, no more than it needs; where the system has no such limits, nothing happens."""
    if os.name == "nt":
        return
    import resource

    for name, most in (
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_CPU", limits.seconds),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError):
            resource.setrlimit(kind, (allowed, allowed))


def _refusal(sentence: str) -> bytes:
    return json.dumps({"refused": sentence}).encode()
