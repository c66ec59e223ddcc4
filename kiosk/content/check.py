"""Checks content where it lies, as text or as a database, and says what would embarrass the park on screen."""

from pathlib import Path

from sqlalchemy import select

from kiosk.content.database import DamagedError, damages, open_read_only, reading
from kiosk.content.draft import Fault, Problem, examine, read_folder
from kiosk.content.mapping import rows
from kiosk.content.models import Release
from kiosk.content.stored import read_rows
from kiosk.content.validation import Finding, World, findings


def check(path: Path, world: World | None = None) -> list[Finding]:
    """Check a folder of text files or a database, whichever stands at ``path``.

    :raises ContentError: there is nothing there that can be checked.
    """
    return check_source(path, world) if path.is_dir() else check_database(path, world)


def check_source(folder: Path, world: World | None = None) -> list[Finding]:
    """Return everything wrong with a folder of text files.

    :raises ContentError: the folder is missing.
    """
    draft, problems = read_folder(folder)
    return findings(draft, world, problems + examine(draft))


def check_database(path: Path, world: World | None = None) -> list[Finding]:
    """Return everything wrong with a content database that the kiosk can open.

    :raises ContentError: it cannot be opened: missing, damaged, not ours, or of another schema.
    """
    engine = open_read_only(path)
    try:
        broken = damages(path)
        serious = [line for line in broken if not _breaks_rule(line)]
        if serious:
            raise DamagedError(f"The content database {path} is damaged: {serious[0]}.")
        with reading(path), engine.connect() as connection:
            draft = read_rows(connection)
            problems = examine(draft) + [Problem("database", Fault("database", {"message": line})) for line in broken]
            version = connection.execute(select(Release.content_version)).scalar_one_or_none()
            if not problems and version != dict(rows(draft))["release"][0]["content_version"]:
                problems.append(Problem("release", Fault("release_changed", {})))
    finally:
        engine.dispose()
    return findings(draft, world, problems)


def _breaks_rule(line: str) -> bool:
    """Whether SQLite complains of a value, not of the file: such rows can be read, and their faults named."""
    return line.startswith(("CHECK constraint failed", "NULL value in", "non-", "TEXT value in", "a row of"))
