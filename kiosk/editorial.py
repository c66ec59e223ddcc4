"""Where content meets fonts and formats: building, checking and picturing it for the lake."""

from datetime import date
from pathlib import Path

from kiosk import paths
from kiosk.content import commands
from kiosk.language.glyphs import GlyphCoverage
from kiosk.library import load_library, snapshot_of, snapshot_path

SNAPSHOT_DAY = date(2026, 1, 1)
"""A fixed day, so that the same text builds the same bytes."""


def build(source: Path, out: Path) -> int:
    """Build the database at ``out`` and the lake's snapshot beside it; return the exit status."""
    status = commands.build_command(source, out)
    if status == 0:
        snapshot_of(load_library(out, SNAPSHOT_DAY), "zh_Hans").save(snapshot_path(out))
    return status


def check(file: Path, as_json: bool) -> int:
    """Print what is wrong with a database or a folder of text; return 1 when something is."""
    return commands.check_command(file, as_json, GlyphCoverage().missing, _is_drawn)


def _is_drawn(icon: str) -> bool:
    return (paths.RESOURCES / "icons" / f"{icon}.svg").is_file()


def icon_exists(name: str) -> bool:
    """Return whether the program ships an icon of this name."""
    return (paths.RESOURCES / "icons" / f"{name}.svg").is_file()
