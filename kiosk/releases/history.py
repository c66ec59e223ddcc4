"""Who did what to this kiosk's content, when and how it ended: one line of JSON for each, kept for years."""

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.releases.disk import sync_folder, write_all

FILE = "history.jsonl"
INSTALLED, WENT_BACK, FAILED, PUBLISHED, ROLLED_BACK = "installed", "went back", "failed", "published", "rolled back"

Now = Callable[[], datetime]


def clock() -> datetime:
    """Return the moment in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Return a moment as histories and manifests write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; ``who`` and ``note`` are those of the release, ``message`` says how it ended."""

    when: str
    what: str
    version: str
    who: str = ""
    note: str = ""
    changes: str = ""
    message: str = ""


def history(state: Path) -> list[Entry]:
    """Return all entries, oldest first; a line that a power cut tore is left out."""
    try:
        lines = (state / FILE).read_bytes().splitlines()
    except OSError:
        return []
    names = {field.name for field in fields(Entry)}
    found: list[Entry] = []
    for line in lines:
        try:
            values: dict[str, Any] = json.loads(line)
            found.append(Entry(**{name: str(value) for name, value in values.items() if name in names}))
        except (ValueError, TypeError, AttributeError):
            continue
    return found


def remember(state: Path, entry: Entry) -> None:
    """Add an entry so that it outlives a power cut; a failure takes back what was written of it."""
    path = state / FILE
    fresh = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        size = os.lseek(handle, 0, os.SEEK_END)
        line = json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"
        if size and not _ends_with_line(handle, size):
            line = b"\n" + line
        try:
            write_all(handle, line)
            os.fsync(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if fresh:
        sync_folder(state)


def _ends_with_line(handle: int, size: int) -> bool:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def remember_trouble(state: Path, entry: Entry) -> None:
    """Add an entry about something that failed, once for as long as it goes on; a disk that refuses costs the entry."""
    entries = history(state)
    last = entries[-1] if entries else None
    if last is not None and (last.what, last.version, last.message) == (entry.what, entry.version, entry.message):
        return
    with contextlib.suppress(OSError):
        remember(state, entry)
