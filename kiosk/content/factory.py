"""Builds the content database from its text files, so that what ships is what was reviewed, byte for byte."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from kiosk import paths
from kiosk.content.draft import Draft, Problem, examine, read_folder
from kiosk.content.errors import ContentError
from kiosk.content.mapping import rows
from kiosk.content.models import SCHEMA_REVISION
from kiosk.content.stored import table

PAGE_SIZE = 4096
DATABASE = "content.sqlite"
PICTURES = "pictures"
SOUNDS = "sounds"


def build(source: Path, out: Path) -> None:
    """Make the content database ``out`` from the text files in ``source``, replacing an older one at once.

    The same text gives the same bytes with the same release of SQLite.

    :raises ContentError: the text breaks rules (all of them are named), or ``out`` cannot be written.
    """
    draft, problems = read_folder(source)
    problems += examine(draft)
    if problems:
        raise ContentError(_told(f"The content in {source}", problems))
    write(draft, out)


def build_draft(draft: Draft, out: Path, pictures: Path, snapshot: Callable[[Path], None] | None = None) -> None:
    """Make the release folder ``out`` of a draft: the database, what ``snapshot`` puts beside it, pictures and sounds.

    :raises ContentError: the draft breaks rules, a picture is missing, or ``out`` cannot be written.
    """
    problems = examine(draft)
    if problems:
        raise ContentError(_told("The draft", problems))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            release = Path(folder) / "release"
            (release / PICTURES).mkdir(parents=True)
            write(draft, release / DATABASE)
            if snapshot:
                snapshot(release / DATABASE)
            for name in sorted({str(slot["file"]) for slot in draft.entries.get("picture_slot", []) if "file" in slot}):
                shutil.copyfile(pictures / name, release / PICTURES / name)
                _flush(release / PICTURES / name)
            for inside in (*_with_sounds(pictures.parent / SOUNDS, release / SOUNDS), release / PICTURES, release):
                _flush(inside)
            if out.exists():
                out.rename(Path(folder) / "before")
            release.rename(out)
        _flush(out.parent)
    except OSError as error:
        raise ContentError(f"The release cannot be written to {out}: {error.strerror}: {error.filename}.") from error


def _with_sounds(source: Path, target: Path) -> list[Path]:
    """Copy recorded sentences, a folder for each language, where there are any; return the folders, inner first."""
    made: list[Path] = []
    for file in sorted(source.glob("*/*.*")):
        into = target / file.parent.name
        if into not in made:
            into.mkdir(parents=True)
            made.append(into)
        shutil.copyfile(file, into / file.name)
        _flush(into / file.name)
    return [*made, target] if made else []


def write(draft: Draft, out: Path) -> None:
    """Make the content database ``out`` of a draft that keeps all rules, replacing an older one at once.

    :raises ContentError: ``out`` cannot be written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            finished = Path(folder) / "finished"
            _write(draft, Path(folder) / "draft", finished)
            _flush(finished)
            finished.replace(out)
        _flush(out.parent)
    except (OSError, DBAPIError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(getattr(error, "orig", error))
        raise ContentError(f"The content cannot be written to {out}: {reason}.") from error


def migrate(connection: Connection, revision: str = SCHEMA_REVISION) -> None:
    """Bring the schema of an open database to a revision, with the revisions under ``db/migrations``."""
    # The studio opens drafts far more often than it builds a release
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.DB / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _told(what: str, problems: list[Problem]) -> str:
    count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
    return "\n".join([f"{what} has {count} and was not built.", *map(str, problems)])


def _write(draft: Draft, scratch: Path, finished: Path) -> None:
    """Fill a scratch database, then copy it page by page in order: the copy depends on its rows alone."""
    engine = create_engine(URL.create("sqlite", database=str(scratch)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    with engine.begin() as connection:
        migrate(connection)
        for name, values in rows(draft):
            if values:
                connection.execute(table(name).insert(), values)
    engine.dispose()
    plain = sqlite3.connect(scratch)
    try:
        plain.execute("VACUUM INTO ?", (str(finished),))
    finally:
        plain.close()


def _flush(path: Path) -> None:
    """Make sure a file or folder is on the disk before the next step relies on it."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
