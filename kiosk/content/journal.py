"""The draft on disk: cells of state, and beside them each step that changed them, so that nothing typed is lost."""

import json
import sqlite3
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from kiosk.content.errors import ContentError

Value = Any
"""What a cell holds: anything a content file may hold, or None for no cell."""

APPLICATION_ID = 0x57544B44
"""Marks a file as a staff draft of this kiosk ("WTKD")."""
FORMAT = 1
"""Counts how this file is laid out; a draft of a newer format is not touched."""
MERGED_FOR = timedelta(seconds=10)
"""Typing in one field is one step for as long as no longer pause lies between two keys."""
KEPT_STEPS = 10_000

TABLES = (
    "CREATE TABLE cell (address TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE step (id INTEGER NOT NULL PRIMARY KEY, label TEXT NOT NULL, about TEXT NOT NULL, at TEXT NOT NULL,"
    " undone INTEGER NOT NULL) STRICT",
    "CREATE TABLE change (step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE, number INTEGER NOT NULL,"
    " address TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (step_id, number)) STRICT, WITHOUT ROWID",
    "CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, value INTEGER) STRICT, WITHOUT ROWID",
    "CREATE TABLE used (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
)
GUARDS = ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON")
WAITS_SECONDS = 5
"""How long a transaction waits for one of another program."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell before and after; None where there is no cell."""

    address: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Step:
    """What is undone at once. ``verb`` and what follows say what it was, for those who word it themselves."""

    label: str
    verb: str = ""
    entry_id: str = ""
    field: str = ""
    language: str = ""

    def about(self) -> str:
        """Return all but the label, as text."""
        return "\n".join((self.verb, self.entry_id, self.field, self.language))


def encoded(value: Value) -> str:
    """Return a value as JSON; fractions and days keep their type."""
    return _ENCODER.encode(value)


def decoded(value: str | None) -> Value:
    """Return the value that was encoded."""
    return None if value is None else _DECODER.decode(value)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    raise TypeError(f"{value!r} is nothing that content holds")


def _rich(value: dict[str, Any]) -> Value:
    match value:
        case {"decimal": str(number), **others} if not others:
            return Decimal(number)
        case {"date": str(day), **others} if not others:
            return date.fromisoformat(day)
        case _:
            return value


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_plain, separators=(",", ":"))
_DECODER = json.JSONDecoder(object_hook=_rich)


class Journal:
    """The draft's file. Every method is one transaction that is on the disk when it returns."""

    def __init__(self, path: Path, begin: Callable[[], Iterator[tuple[str, Value]]], read_only: bool = False) -> None:
        """Open the file; where there is none yet, make it with the cells that ``begin`` gives.

        :raises ContentError: it cannot be made or read, is damaged, or is no draft.
        """
        self._path = path
        self._read_only = read_only
        self._last: tuple[int, datetime] | None = None
        with self._working("opened"):
            uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
            self._connection = sqlite3.connect(
                uri, uri=True, check_same_thread=False, isolation_level=None, timeout=WAITS_SECONDS
            )
        try:
            with self._working("opened"):
                for guard in GUARDS:
                    self._connection.execute(f"PRAGMA {guard}")
                self._prepare(begin)
                if not read_only:
                    # Now that the file is known to be ours
                    self._connection.execute("PRAGMA journal_mode = WAL")
        except ContentError:
            self.close()
            raise

    def _prepare(self, begin: Callable[[], Iterator[tuple[str, Value]]]) -> None:
        with self._transaction() as connection:
            mark = _one(connection, "PRAGMA application_id")
            version = _one(connection, "PRAGMA user_version")
            if mark == APPLICATION_ID and version == FORMAT:
                found = _one(connection, "PRAGMA quick_check(1)")
                if found != "ok":
                    raise ContentError(f"The draft {self._path} is damaged: {' '.join(str(found).split())}.")
                return
            if mark == APPLICATION_ID and version > FORMAT:
                raise ContentError(f"The draft {self._path} was made by a newer program; it is left as it is.")
            if mark or _one(connection, "SELECT count(*) FROM sqlite_schema"):
                raise ContentError(f"{self._path} is a database, but it holds no draft of this kiosk.")
            if self._read_only:
                raise ContentError(f"The draft {self._path} has not been begun yet.")
            for table in TABLES:
                connection.execute(table)
            connection.executemany(
                "INSERT INTO cell (address, value) VALUES (?, ?)",
                ((address, encoded(value)) for address, value in begin()),
            )
            connection.execute("INSERT INTO counter (name, value) VALUES ('revision', 0)")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def cells(self) -> list[tuple[str, Value]]:
        """Return the whole state."""
        with self._working("read"), self._transaction() as connection:
            rows = connection.execute("SELECT address, value FROM cell").fetchall()
            try:
                # Each by itself would take three times as long, which is seconds in a large draft
                values = _DECODER.decode(f"[{','.join([value for _, value in rows])}]")
                return [(address, value) for (address, _), value in zip(rows, values, strict=True)]
            except (ValueError, ArithmeticError) as error:
                raise ContentError(f"The draft {self._path} is damaged: {error}.") from error

    def revision(self) -> int:
        """Return the number that grows with every change."""
        with self._working("read"), self._transaction() as connection:
            return self._revision(connection)

    def record(
        self, step: Step, edits: Sequence[Edit], now: datetime, merge: bool = False, used: Sequence[str] = ()
    ) -> int:
        """Make the edits and remember them as one step; with ``merge`` maybe as part of the last. Return the revision.

        ``used`` are the ids that were given to something new.

        :raises ContentError: they could not be written; then nothing of them is.
        """
        with self._working("saved"), self._transaction() as connection:
            connection.execute("DELETE FROM step WHERE undone = 1")
            _put(connection, [(edit.address, edit.after) for edit in edits])
            connection.executemany("INSERT INTO used (id) VALUES (?) ON CONFLICT DO NOTHING", [(id,) for id in used])
            number = self._merge(connection, edits, now) if merge else None
            if number is None:
                number = _one(
                    connection,
                    "INSERT INTO step (label, about, at, undone) VALUES (?, ?, ?, 0) RETURNING id",
                    (step.label, step.about(), now.isoformat()),
                )
                connection.executemany(
                    "INSERT INTO change (step_id, number, address, before, after) VALUES (?, ?, ?, ?, ?)",
                    [
                        (number, place, edit.address, _kept(edit.before), _kept(edit.after))
                        for place, edit in enumerate(edits)
                    ],
                )
                connection.execute("DELETE FROM step WHERE id <= ?", (number - KEPT_STEPS,))
            revision = self._next_revision(connection)
        self._last = (number, now)
        return revision

    def mergeable(self, step: Step, now: datetime) -> bool:
        """Whether an edit now continues the last step, made a moment ago in the same field."""
        if self._last is None or now - self._last[1] > MERGED_FOR:
            return False
        with self._working("read"), self._transaction() as connection:
            last = connection.execute("SELECT id, about, undone FROM step ORDER BY id DESC LIMIT 1").fetchone()
        return last == (self._last[0], step.about(), 0)

    def _merge(self, connection: sqlite3.Connection, edits: Sequence[Edit], now: datetime) -> int | None:
        """Make the edits part of the last step and return its number; None where they are of other cells."""
        assert self._last
        number = self._last[0]
        known = connection.execute("SELECT address FROM change WHERE step_id = ?", (number,)).fetchall()
        if sorted(address for (address,) in known) != sorted(edit.address for edit in edits):
            return None
        connection.executemany(
            "UPDATE change SET after = ? WHERE step_id = ? AND address = ?",
            [(_kept(edit.after), number, edit.address) for edit in edits],
        )
        connection.execute("UPDATE step SET at = ? WHERE id = ?", (now.isoformat(), number))
        return number

    def pause(self) -> None:
        """Let the next edit begin a step of its own."""
        self._last = None

    def undoable(self) -> Step | None:
        """Return the step that ``undo`` would take back."""
        return self._step(undo=True)

    def redoable(self) -> Step | None:
        """Return the step that ``redo`` would make again."""
        return self._step(undo=False)

    def _step(self, undo: bool) -> Step | None:
        with self._working("read"), self._transaction() as connection:
            found = _next(connection, undo)
        return found and found[1]

    def undo(self) -> tuple[Step, list[Edit], int] | None:
        """Take the last step back; return it, the edits that did so, and the revision."""
        return self._turn(undo=True)

    def redo(self) -> tuple[Step, list[Edit], int] | None:
        """Make the step that was taken back again."""
        return self._turn(undo=False)

    def _turn(self, undo: bool) -> tuple[Step, list[Edit], int] | None:
        self.pause()
        with self._working("saved"), self._transaction() as connection:
            found = _next(connection, undo)
            if found is None:
                return None
            number, step = found
            changes = connection.execute(
                f"SELECT address, before, after FROM change WHERE step_id = ? ORDER BY number {'DESC' if undo else ''}",
                (number,),
            ).fetchall()
            edits = [Edit(address, decoded(before), decoded(after)) for address, before, after in changes]
            if undo:
                edits = [Edit(edit.address, edit.after, edit.before) for edit in edits]
            _put(connection, [(edit.address, edit.after) for edit in edits])
            connection.execute("UPDATE step SET undone = ? WHERE id = ?", (int(undo), number))
            revision = self._next_revision(connection)
        return step, edits, revision

    def forget(self, addresses: Sequence[str]) -> None:
        """Delete cells for good, without a step."""
        with self._working("saved"), self._transaction() as connection:
            _put(connection, [(address, None) for address in addresses])

    def used(self) -> set[str]:
        """Return every id that was ever given to something new, so that none is given twice."""
        with self._working("read"), self._transaction() as connection:
            return {id for (id,) in connection.execute("SELECT id FROM used")}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _revision(self, connection: sqlite3.Connection) -> int:
        found = _one(connection, "SELECT max(value) FROM counter WHERE name = 'revision'")
        if not isinstance(found, int):
            raise ContentError(f"The draft {self._path} is damaged: it does not count its changes.")
        return found

    def _next_revision(self, connection: sqlite3.Connection) -> int:
        connection.execute("UPDATE counter SET value = value + 1 WHERE name = 'revision'")
        return self._revision(connection)

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        """Do all or nothing."""
        connection = self._connection
        connection.execute("BEGIN" if self._read_only else "BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            # Where the disk failed, SQLite may have gone back by itself
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _working(self, done: str) -> Generator[None]:
        """Say calmly what the disk or the file did wrong."""
        try:
            yield
        except sqlite3.Error as error:
            raise ContentError(f"The draft {self._path} cannot be {done}: {error}.") from error


def _one(connection: sqlite3.Connection, statement: str, values: Sequence[Any] = ()) -> Any:
    """Return the first value of the first row."""
    return connection.execute(statement, values).fetchone()[0]


def _kept(value: Value) -> str | None:
    """Return a value as a cell is kept; None for no cell."""
    return None if value is None else encoded(value)


def _put(connection: sqlite3.Connection, cells: Sequence[tuple[str, Value]]) -> None:
    """Write cells, each address once."""
    connection.executemany(
        "DELETE FROM cell WHERE address = ?", [(address,) for address, value in cells if value is None]
    )
    connection.executemany(
        "INSERT INTO cell (address, value) VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET value = excluded.value",
        [(address, encoded(value)) for address, value in cells if value is not None],
    )


def _next(connection: sqlite3.Connection, undo: bool) -> tuple[int, Step] | None:
    """Return the number of the step that would be taken back, or made again, and the step."""
    order = "DESC" if undo else ""
    found = connection.execute(
        f"SELECT id, label, about FROM step WHERE undone = ? ORDER BY id {order} LIMIT 1", (int(not undo),)
    ).fetchone()
    return None if found is None else (found[0], Step(found[1], *found[2].split("\n")))
