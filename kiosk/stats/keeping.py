"""Writes what visits leave behind, behind a queue: no tap waits for it, no disk that fails ever reaches a visitor."""

import contextlib
import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Generator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.stats import FILE
from kiosk.stats.visit import Hour

log = logging.getLogger("statistics")
KEPT_DAYS = 400
LARGEST_BYTES = 50_000_000
PAGE_BYTES = 4096
JOURNAL_BYTES = 2_000_000
"""Room within the largest size for the journal of one transaction."""
WAITING = 256
"""Visits that wait to be written while the disk is slow; more are forgotten."""
FORGOTTEN_AT_ONCE = 7
"""Days that one prune forgets at most, so that a clock that is years ahead does not wipe out everything."""
VERSION = 1
SCHEMA = f"""
CREATE TABLE IF NOT EXISTS counts (
    day TEXT NOT NULL,
    hour INTEGER NOT NULL,
    what TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    count INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (day, hour, what, name, language)
) WITHOUT ROWID, STRICT;
PRAGMA user_version = {VERSION};
"""
ADD = """
INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count, seconds = seconds + excluded.seconds
"""


class Statistics:
    """The file of counts and the one thread that writes it."""

    def __init__(
        self,
        state: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        largest: int = LARGEST_BYTES,
    ) -> None:
        self._path = state / FILE
        self._now = now
        self._pages = max(16, (largest - JOURNAL_BYTES) // PAGE_BYTES)
        self._waiting: queue.Queue[Hour | None] = queue.Queue(WAITING)
        self._database: sqlite3.Connection | None = None
        self._complained = False
        self._pruned = date.min
        self.forgotten = 0
        """Visits that could not be kept."""
        self._thread = threading.Thread(target=self._work, name="statistics", daemon=True)
        self._thread.start()

    def add(self, hour: Hour) -> None:
        """Keep what a visit left behind, soon; never waits."""
        try:
            self._waiting.put_nowait(hour)
        except queue.Full:
            self.forgotten += 1

    def stop(self, patience: float = 2.0) -> None:
        """Write what waits, and end; a disk that hangs is left behind."""
        with contextlib.suppress(queue.Full):
            self._waiting.put_nowait(None)
        self._thread.join(patience)

    def wait(self) -> None:
        """Wait until everything that was added is written or given up."""
        self._waiting.join()

    def _work(self) -> None:
        while (hour := self._waiting.get()) is not None:
            try:
                self._write(hour)
            except (sqlite3.Error, OSError) as error:
                self.forgotten += 1
                self._close()
                if not self._complained:
                    self._complained = True
                    log.warning("usage is not counted: %s", error)
            finally:
                self._waiting.task_done()
        self._close()
        self._waiting.task_done()

    def _write(self, hour: Hour) -> None:
        database = self._database or self._opened()
        self._database = database
        rows = [(hour.day, hour.hour, each.what, each.name, each.language, each.count, each.seconds)
                for each in hour.counts]  # fmt: skip
        try:
            _insert(database, rows)
        except sqlite3.OperationalError as error:
            # Full may be our own limit or the disk's; forgetting old days is for the first alone
            if error.sqlite_errorcode != sqlite3.SQLITE_FULL or not self._at_limit(database):
                raise
            _forget_oldest(database)
            _insert(database, rows)
        today = self._now().date()
        if today != self._pruned:
            self._pruned = today
            prune(database, today)
        self._complained = False

    def _at_limit(self, database: sqlite3.Connection) -> bool:
        return database.execute("PRAGMA page_count").fetchone()[0] >= self._pages - 4

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise
            log.warning("the statistics were damaged; they are put aside and begun anew")
            self._path.replace(self._path.with_suffix(".damaged"))
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=1.0, isolation_level=None)
        try:
            database.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            database.execute("PRAGMA journal_mode = TRUNCATE")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute(f"PRAGMA max_page_count = {self._pages}")
            if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise _damaged()
            database.executescript(SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _close(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None


def prune(database: sqlite3.Connection, today: date) -> None:
    """Forget what is older than is kept, a few days at a time."""
    oldest = (today - timedelta(days=KEPT_DAYS)).isoformat()
    days = database.execute(
        "SELECT DISTINCT day FROM counts WHERE day < ? ORDER BY day LIMIT ?", (oldest, FORGOTTEN_AT_ONCE)
    ).fetchall()
    with _transaction(database):
        database.executemany("DELETE FROM counts WHERE day = ?", days)


def _insert(database: sqlite3.Connection, rows: list[tuple[str, int, str, str, str, int, int]]) -> None:
    with _transaction(database):
        database.executemany(ADD, rows)


def _forget_oldest(database: sqlite3.Connection) -> None:
    """Forget the oldest tenth of the days."""
    days = [day for (day,) in database.execute("SELECT DISTINCT day FROM counts ORDER BY day")]
    with _transaction(database):
        database.executemany("DELETE FROM counts WHERE day = ?", [(day,) for day in days[: len(days) // 10 or 1]])


@contextlib.contextmanager
def _transaction(database: sqlite3.Connection) -> Generator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _damaged() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("the file is damaged")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
