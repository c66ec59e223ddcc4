"""Reads the counts again, for a file that other programs read, and for the report."""

import contextlib
import csv
import importlib
import io
import sqlite3
import tempfile
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.stats import FILE

COLUMN_TYPES = {"day": "DATE", "hour": "TINYINT", "count": "INTEGER", "seconds": "INTEGER"}


@dataclass(frozen=True, slots=True)
class Row:
    """One count as it is exported; the order of the fields is that of the columns."""

    kiosk: str
    day: str
    hour: int
    what: str
    name: str
    language: str
    count: int
    seconds: int


COLUMNS = tuple(field.name for field in fields(Row))


def rows(state: Path, kiosk: str = "", since: str = "") -> list[Row]:
    """Return all counts from the day ``since`` on, oldest first; none where nothing was counted yet.

    :raises KioskError: the statistics cannot be read.
    """
    path = state / FILE
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5.0)) as database:
            if database.execute("PRAGMA user_version").fetchone() == (0,):
                return []
            found = database.execute(
                "SELECT day, hour, what, name, language, count, seconds FROM counts WHERE day >= ?"
                " ORDER BY day, hour, what, name, language",
                (since,),
            )
            return [Row(kiosk, *values) for values in found]
    except sqlite3.Error as error:
        raise KioskError(f"The statistics {path} cannot be read: {error}.") from error


def export(found: Iterable[Row], out: Path) -> None:
    """Write the counts as CSV, or as Parquet when the file is called so.

    :raises KioskError: the file cannot be written, or Parquet was asked for and its extra is not installed.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(row) for row in found)
    with _writing(out) as beside:
        if out.suffix == ".parquet":
            _write_parquet(text.getvalue(), beside)
        else:
            beside.write_text(text.getvalue(), encoding="utf-8")


@contextlib.contextmanager
def _writing(out: Path) -> Generator[Path]:
    """Write beside the file first, so that a full disk leaves no half of it."""
    beside = out.with_name(f".{out.name}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(out)
    except OSError as error:
        raise KioskError(f"{out} cannot be written: {error.strerror or error}.") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _write_parquet(text: str, out: Path) -> None:
    try:
        duckdb: Any = importlib.import_module("duckdb")
    except ImportError as error:
        raise KioskError(
            "Parquet needs duckdb, which is not in the package: “pip install duckdb”, or write CSV and let DuckDB"
            " read that."
        ) from error
    types = {name: COLUMN_TYPES.get(name, "VARCHAR") for name in COLUMNS}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "counts.csv"
        source.write_text(text, encoding="utf-8")
        with closing(duckdb.connect()) as database:
            database.read_csv(str(source), header=True, dtype=types).write_parquet(str(out))
