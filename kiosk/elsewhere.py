"""Work in a process of its own: this very program is asked, and its answer comes back whole or not at all."""

import logging
import os
import pickle
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from threading import Lock

log = logging.getLogger("kiosk")
MAGIC = b"West Taihu answer 1\n"
DONE, BROKEN = 0, 1


class Elsewhere:
    """Asks another process; ``instead`` says in the log what happens when it gives no answer.

    Call :meth:`ask` from any one thread at a time, :meth:`stop` from any.
    """

    def __init__(self, command: Sequence[str], instead: str) -> None:
        self._command, self._instead = tuple(command), instead
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def ask(self, *words: str, patience: float | None = None) -> object | None:
        """Return the answer to ``words`` within ``patience`` seconds; None, and a line in the log, when none comes."""
        try:
            with self._lock:
                if self.stopped:
                    return None
                self._process = subprocess.Popen(
                    [*self._command, *words],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
        except OSError as error:
            log.warning("%s, for no other process can be started: %s", self._instead, error.strerror or error)
            return None
        with self._process as process:
            try:
                written, told = process.communicate(timeout=patience)
            except subprocess.TimeoutExpired:
                process.kill()
                log.warning("%s, for the other process gave no answer in time", self._instead)
                return None
        answer = unpacked(written) if process.returncode == DONE else None
        if answer is None and not self.stopped:
            last = told.decode(errors="replace").strip().rpartition("\n")[2]
            log.warning("%s, for the other process ended with %d: %s", self._instead, process.returncode, last or "-")
        return answer

    def stop(self) -> None:
        """End the other process if it is still at work; nothing is asked any more."""
        with self._lock:
            self.stopped = True
            if self._process is not None:
                self._process.kill()


def give(make: Callable[[], object]) -> int:
    """Be the other process: write what ``make`` returns to standard output; return the exit status."""
    out = os.dup(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    # What a library might print goes elsewhere
    sys.stdout = sys.stderr
    answer = packed(make())
    try:
        with os.fdopen(out, "wb") as pipe:
            pipe.write(answer)
    except OSError:
        return BROKEN
    return DONE


def packed(answer: object) -> bytes:
    """Return the bytes that :func:`unpacked` understands."""
    body = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    return MAGIC + zlib.crc32(body).to_bytes(4, "big") + body


def unpacked(data: bytes) -> object | None:
    """Read what this very program wrote in another process; None when it was not written to its end."""
    body = data[len(MAGIC) + 4 :]
    if data[: len(MAGIC) + 4] != MAGIC + zlib.crc32(body).to_bytes(4, "big"):
        return None
    return pickle.loads(body)
