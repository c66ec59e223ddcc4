"""One writer at a time: a lock that the system lets go of when its owner dies, and the owner's name beside it."""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.content.errors import ContentError

FAR = 1 << 30
"""The byte that Windows locks; it lies behind the name, which others must be able to read."""


class LockedError(ContentError):
    """Another program has the draft open for writing; ``who`` has it, ``since`` when (ISO time), "" if unknown."""

    def __init__(self, folder: Path, who: str, since: str) -> None:
        by = f" by {who}" if who else ""
        when = f" since {since}" if since else ""
        super().__init__(f"The draft in {folder} is being edited{by}{when}; it can be read, but not changed.")
        self.who = who
        self.since = since


class WriterLock:
    """Held from when it is made until ``release``, or until the process ends, however it ends."""

    def __init__(self, folder: Path, who: str, now: datetime) -> None:
        """Take the lock of a draft.

        :raises LockedError: another program has it.
        :raises ContentError: the folder cannot be written to.
        """
        path = folder / "lock"
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        except OSError as error:
            raise ContentError(f"The draft in {folder} cannot be locked: {error.strerror}.") from error
        try:
            _lock(self._handle)
        except OSError:
            os.close(self._handle)
            who, since = _owner(path)
            raise LockedError(folder, who, since) from None
        told = json.dumps({"who": who, "since": now.isoformat(timespec="minutes")}, ensure_ascii=False)
        # The name is a courtesy: a full disk must not keep staff from what they wrote.
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, told.encode())

    def release(self) -> None:
        """Let another program write."""
        os.close(self._handle)


def _owner(path: Path) -> tuple[str, str]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return str(told["who"]), str(told["since"])
    except (OSError, ValueError, LookupError, TypeError):
        return "", ""


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
