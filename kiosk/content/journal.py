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

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    create_engine,
    delete,
    event,
    func,
    select,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

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

METADATA = MetaData()
CELL = Table(
    "cell",
    METADATA,
    Column("address", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
STEP = Table(
    "step",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone", Integer, nullable=False),
    sqlite_strict=True,
)
CHANGE = Table(
    "change",
    METADATA,
    Column("step_id", Integer, ForeignKey("step.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
COUNTER = Table(
    "counter",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Integer),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
USED = Table("used", METADATA, Column("id", Text, primary_key=True), sqlite_strict=True, sqlite_with_rowid=False)


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
        self._last: tuple[int, datetime] | None = None
        self._engine = _engine(path, read_only)
        self._connection: Connection | None = None
        try:
            with self._working("opened"):
                self._connection = self._engine.connect()
                self._prepare(begin, read_only)
                if not read_only:
                    # Now that the file is known to be ours; past SQLAlchemy, which would begin a transaction.
                    cursor = self._connection.connection.cursor()
                    cursor.execute("PRAGMA journal_mode = WAL")
                    cursor.close()
        except ContentError:
            self.close()
            raise

    def _prepare(self, begin: Callable[[], Iterator[tuple[str, Value]]], read_only: bool) -> None:
        with self._transaction() as connection:
            mark = connection.execute(text("PRAGMA application_id")).scalar_one()
            version = connection.execute(text("PRAGMA user_version")).scalar_one()
            tables = connection.execute(text("SELECT count(*) FROM sqlite_schema")).scalar_one()
            if mark == APPLICATION_ID and version == FORMAT:
                (found,) = connection.execute(text("PRAGMA quick_check(1)")).scalars()
                if found != "ok":
                    raise ContentError(f"The draft {self._path} is damaged: {' '.join(str(found).split())}.")
                return
            if mark == APPLICATION_ID and version > FORMAT:
                raise ContentError(f"The draft {self._path} was made by a newer program; it is left as it is.")
            if mark or tables:
                raise ContentError(f"{self._path} is a database, but it holds no draft of this kiosk.")
            if read_only:
                raise ContentError(f"The draft {self._path} has not been begun yet.")
            METADATA.create_all(connection)
            cells = [{"address": address, "value": encoded(value)} for address, value in begin()]
            connection.execute(CELL.insert(), cells)
            connection.execute(COUNTER.insert(), [{"name": "revision", "value": 0}])
            connection.execute(text(f"PRAGMA user_version = {FORMAT}"))
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))

    def cells(self) -> list[tuple[str, Value]]:
        """Return the whole state."""
        with self._working("read"), self._transaction() as connection:
            rows = connection.execute(select(CELL.c.address, CELL.c.value)).all()
            try:
                # Each by itself would take three times as long, which is seconds in a large draft
                values = _DECODER.decode(f"[{','.join([value for _, value in rows])}]")
                return [(row[0], value) for row, value in zip(rows, values, strict=True)]
            except (ValueError, ArithmeticError) as error:
                raise ContentError(f"The draft {self._path} is damaged: {error}.") from error

    def revision(self) -> int:
        """Return the number that grows with every change."""
        with self._working("read"), self._transaction() as connection:
            return self._count(connection, "revision", 0)

    def record(
        self, step: Step, edits: Sequence[Edit], now: datetime, merge: bool = False, used: Sequence[str] = ()
    ) -> int:
        """Make the edits and remember them as one step; with ``merge`` maybe as part of the last. Return the revision.

        ``used`` are the ids that were given to something new.

        :raises ContentError: they could not be written; then nothing of them is.
        """
        with self._working("saved"), self._transaction() as connection:
            connection.execute(delete(STEP).where(STEP.c.undone == 1))
            self._put(connection, [(edit.address, edit.after) for edit in edits])
            for id in used:
                connection.execute(insert(USED).values(id=id).on_conflict_do_nothing())
            merged = merge and self._merge(connection, step, edits, now)
            if not merged:
                number = connection.execute(
                    STEP.insert().returning(STEP.c.id),
                    {"label": step.label, "about": step.about(), "at": now.isoformat(), "undone": 0},
                ).scalar_one()
                connection.execute(CHANGE.insert(), [_row(number, place, edit) for place, edit in enumerate(edits)])
                connection.execute(delete(STEP).where(STEP.c.id <= number - KEPT_STEPS))
                last = (number, now)
            else:
                assert self._last
                last = (self._last[0], now)
            revision = self._count(connection, "revision", 1)
        self._last = last
        return revision

    def mergeable(self, step: Step, now: datetime) -> bool:
        """Whether an edit now continues the last step, made a moment ago in the same field."""
        if self._last is None or now - self._last[1] > MERGED_FOR:
            return False
        with self._working("read"), self._transaction() as connection:
            last = connection.execute(
                select(STEP.c.id, STEP.c.about, STEP.c.undone).order_by(STEP.c.id.desc()).limit(1)
            ).one_or_none()
        return last is not None and tuple(last) == (self._last[0], step.about(), 0)

    def _merge(self, connection: Connection, step: Step, edits: Sequence[Edit], now: datetime) -> bool:
        assert self._last
        number = self._last[0]
        known = connection.execute(select(CHANGE.c.address).where(CHANGE.c.step_id == number)).scalars().all()
        if sorted(known) != sorted(edit.address for edit in edits):
            return False
        for edit in edits:
            after = None if edit.after is None else encoded(edit.after)
            where = (CHANGE.c.step_id == number) & (CHANGE.c.address == edit.address)
            connection.execute(update(CHANGE).where(where).values(after=after))
        connection.execute(update(STEP).where(STEP.c.id == number).values(at=now.isoformat()))
        return True

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
            row = connection.execute(_next(undo)).one_or_none()
        return None if row is None else Step(row.label, *row.about.split("\n"))

    def undo(self) -> tuple[Step, list[Edit], int] | None:
        """Take the last step back; return it, the edits that did so, and the revision."""
        return self._turn(undo=True)

    def redo(self) -> tuple[Step, list[Edit], int] | None:
        """Make the step that was taken back again."""
        return self._turn(undo=False)

    def _turn(self, undo: bool) -> tuple[Step, list[Edit], int] | None:
        self.pause()
        with self._working("saved"), self._transaction() as connection:
            row = connection.execute(_next(undo)).one_or_none()
            if row is None:
                return None
            order = CHANGE.c.number.desc() if undo else CHANGE.c.number
            changes = connection.execute(select(CHANGE).where(CHANGE.c.step_id == row.id).order_by(order)).all()
            edits = [Edit(change.address, decoded(change.before), decoded(change.after)) for change in changes]
            if undo:
                edits = [Edit(edit.address, edit.after, edit.before) for edit in edits]
            self._put(connection, [(edit.address, edit.after) for edit in edits])
            connection.execute(update(STEP).where(STEP.c.id == row.id).values(undone=int(undo)))
            revision = self._count(connection, "revision", 1)
        return Step(row.label, *row.about.split("\n")), edits, revision

    def forget(self, addresses: Sequence[str]) -> None:
        """Delete cells for good, without a step."""
        with self._working("saved"), self._transaction() as connection:
            self._put(connection, [(address, None) for address in addresses])

    def used(self) -> set[str]:
        """Return every id that was ever given to something new, so that none is given twice."""
        with self._working("read"), self._transaction() as connection:
            return set(connection.execute(select(USED.c.id)).scalars())

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()

    def _put(self, connection: Connection, cells: Sequence[tuple[str, Value]]) -> None:
        """Write cells, each address once."""
        gone = [{"gone": address} for address, value in cells if value is None]
        if gone:
            connection.execute(delete(CELL).where(CELL.c.address == bindparam("gone")), gone)
        kept = [{"address": address, "value": encoded(value)} for address, value in cells if value is not None]
        if kept:
            row = insert(CELL)
            connection.execute(
                row.on_conflict_do_update(index_elements=["address"], set_={"value": row.excluded.value}), kept
            )

    def _count(self, connection: Connection, name: str, more: int) -> int:
        if more:
            connection.execute(update(COUNTER).where(COUNTER.c.name == name).values(value=COUNTER.c.value + more))
        return connection.execute(select(func.max(COUNTER.c.value)).where(COUNTER.c.name == name)).scalar_one()

    @contextmanager
    def _transaction(self) -> Generator[Connection]:
        assert self._connection is not None
        with self._connection.begin():
            yield self._connection

    @contextmanager
    def _working(self, done: str) -> Generator[None]:
        """Say calmly what the disk or the file did wrong."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            reason = error.orig if isinstance(error, DBAPIError) else error
            raise ContentError(f"The draft {self._path} cannot be {done}: {reason}.") from error


def _next(undo: bool) -> Any:
    steps = select(STEP.c.id, STEP.c.label, STEP.c.about).where(STEP.c.undone == int(not undo))
    return steps.order_by(STEP.c.id.desc() if undo else STEP.c.id).limit(1)


def _row(step: int, place: int, edit: Edit) -> dict[str, Value]:
    before, after = (None if value is None else encoded(value) for value in (edit.before, edit.after))
    return {"step_id": step, "number": place, "address": edit.address, "before": before, "after": after}


def _engine(path: Path, read_only: bool) -> Engine:
    mode = "ro" if read_only else "rwc"
    uri = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None, timeout=5)

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for guard in ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON"):
            cursor.execute(f"PRAGMA {guard}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine
