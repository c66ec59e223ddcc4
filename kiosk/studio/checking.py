"""All checks of the draft, in a process of its own, so that no key waits while a large draft is looked through."""

import logging
import pickle
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from kiosk import paths
from kiosk.content.draft import Draft
from kiosk.content.editing import Workspace
from kiosk.content.validation import Finding, World, findings
from kiosk.editorial import world
from kiosk.errors import KioskError

log = logging.getLogger("kiosk")
JOB = "draft"
"""The name under which the program checks a draft in a process of its own."""
MAGIC = b"West Taihu findings 1\n"
DONE, BROKEN = 0, 1


class Checking:
    """Checks the draft of a folder elsewhere; when that cannot be, it checks it here."""

    def __init__(self, folder: Path, known: World, apart: bool, command: tuple[str, ...] | None = None) -> None:
        self._folder, self._known, self._apart = folder, known, apart
        self._command = command or (*paths.program(), "limited", JOB)
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def all(self, draft: Draft) -> Sequence[Finding]:
        """Return everything wrong with the draft, as it is on the disk, which has each edit as soon as it is made."""
        found = self._ask() if self._apart else None
        if found is None:
            return [] if self._stopped else findings(draft, self._known)
        return found

    def stop(self) -> None:
        """End the other process if it is still at work."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def _ask(self) -> Sequence[Finding] | None:
        try:
            with self._lock:
                if self._stopped:
                    return None
                self._process = subprocess.Popen(
                    [*self._command, str(self._folder)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
        except OSError as error:
            log.warning("the draft is checked here, for no other process can be started: %s", error.strerror or error)
            return None
        with self._process as process:
            written, told = process.communicate()
        found = _unpacked(written) if process.returncode == DONE else None
        if found is None and not self._stopped:
            last = told.decode(errors="replace").strip().rpartition("\n")[2]
            log.warning("the draft is checked here, for the other process ended with %d: %s", process.returncode, last)
        return found


def answer(folder: Path) -> int:
    """Be the other process: check the draft and write the findings to standard output; return the exit status."""
    out = sys.stdout.buffer
    # What a library might print goes elsewhere
    sys.stdout = sys.stderr
    try:
        with Workspace.open(folder, read_only=True) as workspace:
            found = findings(workspace.draft, world(workspace.pictures))
    except KioskError as error:
        print(error, file=sys.stderr)
        return BROKEN
    body = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
    try:
        out.write(MAGIC + zlib.crc32(body).to_bytes(4, "big") + body)
        out.flush()
    except OSError:
        return BROKEN
    return DONE


def _unpacked(data: bytes) -> Sequence[Finding] | None:
    """Read what this very program wrote in another process; None when it was not written to its end."""
    body = data[len(MAGIC) + 4 :]
    if data[: len(MAGIC) + 4] != MAGIC + zlib.crc32(body).to_bytes(4, "big"):
        return None
    found = pickle.loads(body)
    return found if isinstance(found, list) else None  # pyright: ignore[reportUnknownVariableType]
