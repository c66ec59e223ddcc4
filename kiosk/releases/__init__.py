"""Releases of the content: published, signed, into a folder; verified, staged and swapped in on a kiosk.

It knows files, not what is in them. Here is only what a starting kiosk needs; nothing heavy is imported.
"""

import re
from pathlib import Path

FOLDER = "releases"
POINTER = "current"
DATABASE = "content.sqlite"
SNAPSHOT = "content.attract.json"
PICTURES = "pictures"
SOUNDS = "sounds"
VERSION = re.compile(r"[0-9]{4,9}-[0-9a-f]{8}")
"""The running number of a publication, and the beginning of a hash over the names and hashes of its files."""


def current_version(state: Path) -> str | None:
    """Return the version the kiosk shows, or None for the factory content."""
    try:
        with (state / FOLDER / POINTER).open("rb") as file:
            name = file.read(64).decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if VERSION.fullmatch(name) else None


def current(state: Path) -> Path | None:
    """Return the content database of the release that is to be shown, or None for the factory content."""
    version = current_version(state)
    if version is None:
        return None
    content = state / FOLDER / version / DATABASE
    return content if content.is_file() else None
