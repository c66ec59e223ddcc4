"""Spreadsheet files, XLSX and CSV, to plain cells and back; knows nothing of the content in them."""

import codecs
import csv
import io
import os
import re
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, cast

from kiosk import limited
from kiosk.content.errors import ContentError

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

JOB = "spreadsheet"
"""The name under which the program reads a spreadsheet in a process of its own."""
LONGEST = 32_767
"""Most characters a cell can hold."""
MOST_ROWS, MOST_COLUMNS = 20_000, 400
MOST_BYTES = 32 * limited.MEGABYTE
MOST_UNPACKED = 96 * limited.MEGABYTE
MOST_PARTS = 2_000

Sort = Literal["text", "number", "percent", "date", "time", "flag", "formula", "fault"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: its sort, and its words (ISO for dates, the shortest exact form for numbers)."""

    sort: Sort
    words: str


@dataclass(slots=True)
class Sheet:
    """A sheet as it was read: cells by row and column, counted from 1, and ranges of merged cells."""

    name: str
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict[int, dict[int, Cell]])
    merged: list[str] = field(default_factory=list[str])


Written = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column to write: its key, its heading, its width, the words one may choose from, whether rows lock it."""

    key: str
    heading: str
    width: int = 16
    choices: tuple[str, ...] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet to write: keys in the first row, headings in the second, then the rows."""

    name: str
    columns: tuple[Column, ...]
    rows: list[list[Written]]
    locked: bool = False


def address(row: int, column: int) -> str:
    """Return how a spreadsheet names a cell: "C5"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


# Text that begins like a formula is written behind an apostrophe, which is taken away again

_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def disarmed(text: str) -> str:
    """Return a text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _LIKE_FORMULA.match(text) else text


def armed(text: str) -> str:
    """Return the text that ``disarmed`` was given."""
    return text[1:] if _ESCAPED.match(text) else text


# XLSX spells characters that XML cannot hold as "_x0007_"

_UNSPEAKABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _spelled(text: str) -> str:
    return _UNSPEAKABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _unspelled(text: str) -> str:
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


# Writing


def write_xlsx(path: Path, tables: list[Table]) -> None:
    """Write a workbook: headings locked and in sight, keys in a hidden first row, choices as lists.

    :raises ContentError: it cannot be written there, or a text is longer than a cell.
    """
    os.environ["OPENPYXL_LXML"] = "False"
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    write_whole(path, book.save)


def _fill(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.worksheet.cell_range import MultiCellRange
    from openpyxl.worksheet.datavalidation import DataValidation

    wrapped = Alignment(vertical="top", wrap_text=True)
    bold, grey = Font(bold=True), PatternFill("solid", fgColor="DDE6EA")
    free = Protection(locked=False)
    for place, column in enumerate(table.columns, 1):
        letter = address(1, place)[:-1]
        wide = sheet.column_dimensions[letter]
        wide.width = column.width
        if not column.locked and not table.locked:
            wide.protection = free
        sheet.cell(1, place, column.key)
        heading = sheet.cell(2, place, column.heading)
        heading.font, heading.fill, heading.alignment = bold, grey, wrapped
        if column.choices and len(",".join(column.choices)) < 250:
            spread = f"{letter}3:{letter}{len(table.rows) + 500}"
            allowed = DataValidation(
                "list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, sqref=MultiCellRange(spread)
            )
            sheet.add_data_validation(allowed)
    for row, values in enumerate(table.rows, 3):
        for place, value in enumerate(values, 1):
            if isinstance(value, str):
                if len(value) >= LONGEST:
                    where = f"{table.name}!{address(row, place)}"
                    raise ContentError(f"{where}: this text is too long for a spreadsheet ({len(value)} characters).")
                cell = sheet.cell(row, place, _spelled(disarmed(value)))
                # What looks like an error value stays the text that it is
                cell.data_type = "s"
                cell.number_format = "@"
            else:
                cell = sheet.cell(row, place, value)
                if isinstance(value, date):
                    cell.number_format = "yyyy-mm-dd"
            cell.alignment = wrapped
            if not table.columns[place - 1].locked and not table.locked:
                cell.protection = free
    sheet.row_dimensions[1].hidden = True
    sheet.freeze_panes = "B3"
    sheet.auto_filter.ref = f"A2:{address(max(2, len(table.rows) + 2), len(table.columns))}"
    guard = sheet.protection
    guard.sheet = True
    guard.formatCells = guard.formatColumns = guard.formatRows = False
    guard.insertRows = guard.insertHyperlinks = guard.sort = guard.autoFilter = False


def write_csv(folder: Path, tables: list[Table]) -> None:
    """Write one file for each table into a folder: UTF-8 with a byte order mark, commas, keys in the first row.

    :raises ContentError: they cannot be written there.
    """
    for table in tables:
        text = io.StringIO(newline="")
        lines = csv.writer(text)
        lines.writerow([column.key for column in table.columns])
        lines.writerow([column.heading for column in table.columns])
        lines.writerows([["" if cell is None else disarmed(str(cell)) for cell in row] for row in table.rows])
        data = codecs.BOM_UTF8 + text.getvalue().encode()
        write_whole(folder / f"{table.name}.csv", lambda stream, data=data: stream.write(data))


def write_whole(path: Path, write: Callable[[IO[bytes]], Any]) -> None:
    """Write a file so that it is there whole or not at all.

    :raises ContentError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                write(stream)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise ContentError(f"{path} cannot be written: {error.strerror}.") from error


# Reading: ``read`` asks, ``serve`` answers in a process of its own


def read(path: Path, limits: limited.Limits | None = None) -> list[Sheet]:
    """Read an XLSX file, a CSV file, or all CSV files of a folder, in a process with limits of its own.

    :raises ContentError: there is no such file, it is not what its name says, or it is too large or damaged.
    """
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    if not files:
        raise ContentError(f"There is no CSV file in the folder {path}.")
    sheets: list[Sheet] = []
    for file in files:
        what = f"The file {file.name}"
        size_allowed(file)
        try:
            answer = limited.run(JOB, str(file.resolve()), what, limits)
        except limited.RefusedError as error:
            raise ContentError(str(error)) from error
        sheets += [unpacked(packed) for packed in answer]
    return sheets


def size_allowed(file: Path) -> None:
    """Say so when a file from outside is none, or too large to be read.

    :raises ContentError: it is.
    """
    if not file.is_file():
        raise ContentError(f"There is no file {file}.")
    try:
        size = file.stat().st_size
    except OSError as error:
        raise ContentError(f"The file {file.name} cannot be read: {error.strerror}.") from error
    if size > MOST_BYTES:
        most = MOST_BYTES // limited.MEGABYTE
        raise ContentError(f"The file {file.name} has more than {most} MB, so it was not read.")


def unpacked(packed: dict[str, Any]) -> Sheet:
    """Return a sheet as the child told it."""
    cells: dict[int, dict[int, Cell]] = {}
    for row, column, sort, words in packed["cells"]:
        cells.setdefault(row, {})[column] = Cell(sort, words)
    return Sheet(packed["name"], cells, packed["merged"])


def serve(name: str) -> list[dict[str, Any]]:
    """Read one file, as the child.

    :raises ContentError: it is not a spreadsheet, or has more than can be read.
    """
    file = Path(name)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ContentError(f"The file {file.name} cannot be read: {error.strerror}.") from error
    if file.suffix.lower() == ".csv":
        return [_read_csv(file, data)]
    if file.suffix.lower() != ".xlsx":
        raise ContentError(f"The file {file.name} is neither XLSX nor CSV; save it as one of them.")
    return _read_xlsx(file, data)


def _read_csv(file: Path, data: bytes) -> dict[str, Any]:
    if data.startswith(b"PK"):
        raise ContentError(f"The file {file.name} is not CSV, whatever its name says.")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError(f"The file {file.name} is not UTF-8; save it as “CSV UTF-8”.") from error
    rows: list[list[str]] = []
    for separator in _separators(text):
        rows = _split(file, text, separator)
        if any("id" in map(str.strip, row) or "tag" in map(str.strip, row) for row in rows[:5]):
            break
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise ContentError(f"The file {file.name} has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns.")
    cells = [
        (row, column, "text", words)
        for row, values in enumerate(rows, 1)
        for column, words in enumerate(values, 1)
        if words
    ]
    for row, column, _, words in cells:
        _short_enough(f"{file.stem}!{address(row, column)}", words)
    return {"name": file.stem, "cells": cells, "merged": []}


def _separators(text: str) -> list[str]:
    """Return what may stand between cells, the likeliest first: whichever the first line has most of."""
    first = text.partition("\n")[0]
    return sorted(",;\t", key=lambda separator: -first.count(separator))


def _split(file: Path, text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(MOST_BYTES)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise ContentError(
            f"The file {file.name} is not proper CSV: a quotation mark opens or closes where none can."
        ) from error


def _read_xlsx(file: Path, data: bytes) -> list[dict[str, Any]]:
    os.environ["OPENPYXL_LXML"] = "False"
    from openpyxl import load_workbook

    parts = _parts(file, data)
    safe = io.BytesIO()
    with zipfile.ZipFile(safe, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    sheets: list[dict[str, Any]] = []
    with warnings.catch_warnings():
        # It warns of pictures, charts and the like, which nobody wants here
        warnings.simplefilter("ignore")
        book = load_workbook(safe, read_only=True, keep_links=False)
        for sheet in book.worksheets:
            part = parts.get(str(vars(sheet).get("_worksheet_path")), b"")
            merged = [found.decode(errors="replace") for found in _MERGED.findall(part)]
            # What a sheet says of its own size is not believed: rows would be cut off, or made up
            cast("ReadOnlyWorksheet", sheet).reset_dimensions()
            cells = list(_cells(sheet.title, sheet.iter_rows()))
            sheets.append({"name": sheet.title, "cells": cells, "merged": merged})
    return sheets


_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:]+)[\"']")
_PART = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels|xl/worksheets/[^/]+\.xml")


def _parts(file: Path, data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook that hold cells, after looking at their sizes and into their XML."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ContentError(
            f"The file {file.name} is protected by a password or of an old kind; save it without one as .xlsx."
        )
    not_one = f"The file {file.name} is not an XLSX spreadsheet, whatever its name says."
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            unpacked = sum(info.file_size for info in infos)
            if len(infos) > MOST_PARTS or unpacked > MOST_UNPACKED:
                most = MOST_UNPACKED // limited.MEGABYTE
                raise ContentError(f"The file {file.name} would unpack to more than {most} MB, so it was not read.")
            for info in infos:
                if not _PART.fullmatch(info.filename):
                    continue
                with package.open(info) as stream:
                    part = stream.read(info.file_size + 1)
                if len(part) > info.file_size or info.filename in parts:
                    raise ContentError(f"The file {file.name} says of itself what is not so; it was not read.")
                parts[info.filename] = part
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise ContentError(not_one) from error
    if "xl/workbook.xml" not in parts or "[Content_Types].xml" not in parts:
        raise ContentError(not_one)
    for part in parts.values():
        if b"\0" in part or re.search(rb"<!(?!--|\[CDATA\[)", part):
            raise ContentError(
                f"The file {file.name} holds a document type definition, which no spreadsheet needs; it was not read."
            )
    return parts


def _cells(
    name: str, rows: "Iterator[tuple[ReadOnlyCell | EmptyCell, ...]] | Any"
) -> Iterator[tuple[int, int, Sort, str]]:
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            value: object = cell.value
            if value is None or value == "":
                continue
            where = f"{name}!{address(row, column)}"
            if row > MOST_ROWS or column > MOST_COLUMNS:
                most = f"row {MOST_ROWS} or column {MOST_COLUMNS}"
                raise ContentError(f"{where}: nothing is read beyond {most}; delete what stands there.")
            if cell.data_type == "f":
                yield row, column, "formula", "="
            elif cell.data_type == "e":
                yield row, column, "fault", str(value)
            elif isinstance(value, str):
                words = _unspelled(value)
                _short_enough(where, words)
                yield row, column, "text", words
            else:
                yield (row, column, *_plain(value, cell.number_format))


def _plain(value: object, number_format: str) -> tuple[Sort, str]:
    match value:
        case bool():
            return "flag", "true" if value else "false"
        case int() | float():
            return "percent" if "%" in number_format else "number", repr(value)
        case datetime():
            return "date", value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return "date", value.isoformat()
        case time():
            return "time", value.isoformat()
        case _:
            return "fault", str(value)


def _short_enough(where: str, words: str) -> None:
    if len(words) > LONGEST:
        raise ContentError(f"{where}: this text has more than {LONGEST} characters, so the file was not read.")
