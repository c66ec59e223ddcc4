"""Opens a content database as if a stranger had made it: read-only, and refused unless it is exactly ours."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateTable

from kiosk.content.errors import ContentError
from kiosk.content.models import APPLICATION_ID, SCHEMA_REVISION, SCHEMA_VERSION, Base
from kiosk.content.vocabulary import LONGEST

MAGIC = b"SQLite format 3\x00"
WAL = 2
"""What stands behind the page size of a database whose last changes are in a file beside it."""
LEFT_OVERS = ("-wal", "-journal")
MOST_BYTES = 256 << 20
"""Far more than a hundred times the content that ships."""
GUARDS = ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON")


class DamagedError(ContentError):
    """The file is content of this kiosk, but its pages, rows or references no longer fit together."""


class SchemaError(ContentError):
    """The file is a database, but not one with exactly the tables this kiosk reads."""


def open_read_only(path: Path) -> Engine:
    """Open a content database without ever writing to it; any thread may use the engine, one at a time.

    :raises ContentError: there is no such file, it is a folder, empty, unreadable, or no database.
    :raises SchemaError: it is not ours, older, newer, or holds a trigger, view or table that is not ours.
    :raises DamagedError: its structure is broken.
    """
    _refuse_file(path)
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        for guard in GUARDS:
            connection.execute(f"PRAGMA {guard}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    try:
        with reading(path), engine.connect() as connection:
            _refuse_schema(connection, path)
    except ContentError:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(path: Path) -> Generator[None]:
    """Say calmly that a database is damaged where SQLite trips over it.

    :raises DamagedError: something inside could not be read.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise DamagedError(f"The content database {path} is damaged: {reason}.") from error


def damages(path: Path) -> list[str]:
    """Return what is broken in the pages, rows and references of a database, as SQLite words it.

    It looks at a copy in memory: on a read-only connection SQLite does not even load the CHECK constraints,
    and finds every row in order. Only for files that ``open_read_only`` let through.

    :raises DamagedError: the file is too broken to look at.
    """
    with reading(path), closing(sqlite3.connect(":memory:")) as copy:
        copy.deserialize(path.read_bytes())
        for guard in GUARDS:
            copy.execute(f"PRAGMA {guard}")
        found = [str(line) for (line,) in copy.execute("PRAGMA integrity_check")]
        if found == ["ok"]:
            found = []
        for table, _, target, _ in copy.execute("PRAGMA foreign_key_check"):
            found.append(f"a row of {table} points to a row of {target} that does not exist")
        for table in Base.metadata.tables:
            for row in copy.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, str) and (len(value) > LONGEST or "\0" in value):
                        found.append(f"a row of {table} holds a text that is longer than {LONGEST} or cut by a NUL")
        return found


def shape(sql: str) -> tuple[str, ...]:
    """Return the parts of a CREATE TABLE statement, sorted, so that only what they say is compared.

    A column added later stands before the constraints, wherever the models have it.
    """
    head, _, rest = " ".join(sql.split()).partition("(")
    inside, _, tail = rest.rpartition(")")
    parts, depth, quoted, start = [head.strip(), tail.strip()], 0, False, 0
    for place, char in enumerate(inside):
        quoted ^= char == "'"
        depth += (not quoted) * ((char == "(") - (char == ")"))
        if char == "," and not depth and not quoted:
            parts.append(inside[start:place].strip())
            start = place + 1
    return tuple(sorted([*parts, inside[start:].strip()]))


def expected_shapes() -> dict[str, tuple[str, ...]]:
    """Return the shape of every table of a content database."""
    dialect = sqlite.dialect()
    tables = Base.metadata.sorted_tables
    return {table.name: shape(str(CreateTable(table).compile(dialect=dialect))) for table in tables}


def _refuse_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise ContentError(f"{path} is a folder, not a content database.")
        with path.open("rb") as file:
            start = file.read(len(MAGIC) + 4)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as error:
        raise ContentError(f"There is no content database {path}.") from error
    except OSError as error:
        raise ContentError(f"The content database {path} cannot be read: {error.strerror}.") from error
    if not start:
        raise ContentError(f"The content database {path} is empty.")
    if start[: len(MAGIC)] != MAGIC:
        raise ContentError(f"{path} is not a database.")
    if size > MOST_BYTES:
        raise ContentError(f"The content database {path} is larger than {MOST_BYTES >> 20} megabytes.")
    left = next(
        (path.with_name(path.name + end) for end in LEFT_OVERS if path.with_name(path.name + end).exists()), None
    )
    if left or WAL in start[len(MAGIC) + 2 : len(MAGIC) + 4]:
        beside = left.name if left else f"{path.name}-wal"
        raise DamagedError(f"The content database {path} was not finished: its last changes stand in {beside}.")


def _refuse_schema(connection: Connection, path: Path) -> None:
    if connection.execute(text("PRAGMA application_id")).scalar_one() != APPLICATION_ID:
        raise SchemaError(f"{path} is a database, but it does not hold content of this kiosk.")
    version = connection.execute(text("PRAGMA user_version")).scalar_one()
    if version != SCHEMA_VERSION:
        age = "a newer" if version > SCHEMA_VERSION else "an older"
        raise SchemaError(
            f"The content database {path} was made for {age} kiosk: its schema is {version}, this one reads"
            f" {SCHEMA_VERSION}."
        )
    expected = expected_shapes()
    found = connection.execute(text("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")).all()
    for kind, name, table, sql in found:
        own_index = kind == "index" and sql is None and table in expected
        if own_index or (kind == "table" and name in expected):
            continue
        raise SchemaError(f"The content database {path} holds a {kind} “{name}”, which content never has.")
    shapes = {name: shape(sql) for kind, name, _, sql in found if kind == "table"}
    for name in expected:
        if name not in shapes:
            raise SchemaError(f"The content database {path} lacks the table “{name}”.")
        if shapes[name] != expected[name]:
            raise SchemaError(f"The content database {path} has a table “{name}” that is not as it should be.")
    revisions = list(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())
    if revisions != [SCHEMA_REVISION]:
        named = ", ".join(map(str, revisions)) or "none"
        raise SchemaError(
            f"The content database {path} names the schema revision {named}, this kiosk reads {SCHEMA_REVISION}."
        )
