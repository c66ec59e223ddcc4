"""The draft as a spreadsheet, one sheet for each kind, and back: what comes back is compared before it is taken."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from kiosk.content import labels, spreadsheet
from kiosk.content.difference import (
    Difference,
    Edit,
    Named,
    NewEntry,
    NewLanguage,
    NewPlace,
    NewText,
    NewValue,
    applied,
    doubts,
)
from kiosk.content.draft import SLUG, Draft, examine
from kiosk.content.draft import Table as Values
from kiosk.content.incoming import UnclearError, shown, text_of, understood
from kiosk.content.spreadsheet import Cell, Column, Sheet, Table, Written, address
from kiosk.content.validation import World
from kiosk.content.vocabulary import KIND, KINDS, LANGUAGE_KEYS, NOTE_KEYS, SOURCE_LANGUAGE, Key, Kind

ABOUT = "about"
LANGUAGE, NOTE = "language", "curator_note"
ID, ORDER = "id", "order"
SPARE = {LANGUAGE: "tag", NOTE: "id"}
"""Sheets that are no kind of entry, and the key that names their rows."""
NAMES = (*(kind.name for kind in KINDS), *SPARE)
HEADING_ROWS = 20
"""How far down the row with the keys is looked for."""

_GUIDE = (
    "每类内容一张工作表。只改内容，不要改编号；新行要写新编号，例如 organisation.new_firm。",
    "不在表中的条目会保留；要删除请用编辑器。改好后先试导入，看清差异再导入。",
    "One sheet for each kind of content. Change contents, never ids; a new row needs an id of its own, such as "
    "organisation.new_firm.",
    "What is not in a sheet is kept; remove things in the studio. Importing shows what would change before it does.",
    "顺序：改数字即改顺序；2.5 排在第 2 与第 3 之间。",
    "Order: change the number to move a row; 2.5 stands between 2 and 3.",
)


# Out


def export_xlsx(draft: Draft, path: Path) -> None:
    """Write the whole draft as one workbook.

    :raises ContentError: it cannot be written there.
    """
    about = Table(ABOUT, (Column("", "说明 About", 110),), [[line] for line in _guide()], locked=True)
    spreadsheet.write_xlsx(path, [about, *tables(draft)])


def export_csv(draft: Draft, folder: Path) -> None:
    """Write the whole draft as one CSV file for each kind.

    :raises ContentError: they cannot be written there.
    """
    spreadsheet.write_csv(folder, tables(draft))


def _guide() -> Iterator[str]:
    yield from _GUIDE
    for name in NAMES:
        yield f"{name}: {labels.KINDS[name]}"


def tables(draft: Draft) -> list[Table]:
    """Return the sheets of a draft."""
    made = [_kind_table(draft, kind) for kind in KINDS]
    made.append(_plain_table(LANGUAGE, LANGUAGE_KEYS, draft.languages, locked=False))
    made.append(_plain_table(NOTE, (Key("id", "words"), *NOTE_KEYS), draft.notes, locked=True))
    return made


def _kind_table(draft: Draft, kind: Kind) -> Table:
    columns = [Column(ID, labels.KEYS[ID], 30, locked=True), Column(ORDER, labels.KEYS[ORDER], 8)]
    columns += [_key_column(key) for key in kind.all_keys]
    endonyms = {str(language.get("tag")): language.get("endonym") for language in draft.languages}
    told = [(name, tag) for name in kind.texts for tag in endonyms]
    columns += [Column(f"{name}:{tag}", f"{labels.FIELDS[name]}\n{endonyms[tag]}", 32) for name, tag in told]
    rows: list[list[Written]] = []
    for order, entry in enumerate(draft.entries.get(kind.name, []), 1):
        id = str(entry.get("id"))
        row: list[Written] = [id, order, *(shown(key, entry.get(key.name)) for key in kind.all_keys)]
        rows.append(row + [draft.texts.get(tag, {}).get(id, {}).get(name) for name, tag in told])
    return Table(kind.name, tuple(columns), rows)


def _key_column(key: Key) -> Column:
    choices = ("yes", "no") if key.form == "flag" else key.choices if key.form == "choice" else ()
    return Column(key.name, labels.KEYS.get(key.name, key.name), 16, choices)


def _plain_table(name: str, keys: tuple[Key, ...], rows: list[Values], locked: bool) -> Table:
    columns = tuple(
        Column(key.name, labels.KEYS.get(key.name, key.name), 60 if locked else 16, locked=place == 0)
        for place, key in enumerate(keys)
    )
    return Table(name, columns, [[shown(key, row.get(key.name)) for key in keys] for row in rows], locked)


# In


def compare(draft: Draft, sheets: list[Sheet], world: World | None = None) -> Difference:
    """Return what taking the sheets into the draft would change, and everything in them that is wrong."""
    return _Comparison(draft, sheets, world).difference()


@dataclass(slots=True)
class _Row:
    """One row of a sheet: its number, and its cells that say something, by key."""

    number: int
    id: str
    cells: dict[str, Cell]


@dataclass(slots=True)
class _Read:
    """A sheet whose columns are known."""

    name: str
    columns: dict[str, int]
    first: int
    rows: list[_Row] = field(default_factory=list[_Row])

    def where(self, row: int, key: str) -> str:
        return f"{self.name}!{address(row, self.columns.get(key, 1))}"


class _Comparison:
    """One pass over all sheets; it collects what is wrong and stops at nothing."""

    def __init__(self, draft: Draft, sheets: list[Sheet], world: World | None) -> None:
        self.draft = draft
        self.world = world
        self.errors: list[Named] = []
        self.warnings: list[Named] = []
        self.missing: list[str] = []
        self.languages: list[Edit] = []
        self.added: list[NewEntry] = []
        self.values: list[Edit] = []
        self.texts: list[NewText] = []
        self.moves: list[Edit] = []
        self.places: dict[tuple[str, str], str] = {}
        """Where in the file an entry's key or text stands, for what the rules say of it."""
        self.tags = draft.tags()
        read: dict[str, _Read] = {}
        named = {sheet.name.strip().lower(): sheet for sheet in sheets}
        for sheet in sheets:
            name = sheet.name.strip().lower()
            if name == LANGUAGE:
                self._read_languages(sheet)
        for name, sheet in named.items():
            if name in KIND:
                found = self._read(sheet, _known_columns(KIND[name], self.tags), ID)
                if found:
                    read[name] = found
            elif name == NOTE:
                self._read_notes(sheet)
            elif name not in (ABOUT, LANGUAGE):
                self._stranger(sheet)
        if not any(name in NAMES for name in named) and not self.errors:
            self._wrong(sheets[0].name if sheets else "file", "none of the sheets is one of this kiosk's.")
        for kind in KINDS:
            if kind.name in read:
                self._compare_kind(kind, read[kind.name])

    def difference(self) -> Difference:
        """Return what was found, judged by the rules of the content."""
        self.texts.sort(key=lambda edit: edit.tag != SOURCE_LANGUAGE)
        edits: list[Edit] = [*self.languages, *self.added, *self.values, *self.texts, *self.moves]
        if not self.errors:
            known = {(problem.where, problem.message) for problem in examine(applied(self.draft, []))}
            after = applied(self.draft, edits)
            for problem in examine(after):
                if (problem.where, problem.message) not in known:
                    place = self._place_of(problem.entry_id, problem.field, problem.language)
                    self._wrong(place or problem.where, problem.message)
            if not self.errors:
                self.warnings += doubts(after, edits, self.world, self._place_of)
        return Difference(
            tuple(edits), tuple(self.missing), tuple(dict.fromkeys(self.errors)), tuple(dict.fromkeys(self.warnings))
        )

    def _wrong(self, where: str, message: str) -> None:
        self.errors.append(Named(where, message))

    def _place_of(self, id: str, name: str, tag: str) -> str:
        """Return the cell that says something, or as near as it is known."""
        wanted = f"{name}:{tag}" if tag else name
        return self.places.get((id, wanted)) or self.places.get((id, ID), "")

    # Sheets

    def _stranger(self, sheet: Sheet) -> None:
        if sheet.name.strip() and any(sheet.cells.values()):
            names = ", ".join(NAMES)
            self._wrong(sheet.name, f"there is no kind of content of this name; the sheets are {names}.")

    def _read(self, sheet: Sheet, known: dict[str, str], id_key: str) -> _Read | None:
        """Find the row of keys, or of headings, and read the rows under it; ``known`` are keys with their headings."""
        heading = self._heading_row(sheet, known, id_key)
        if heading is None:
            self._wrong(sheet.name, f"no row has the keys; one of the first {HEADING_ROWS} must have “{id_key}”.")
            return None
        columns, unknown = self._columns(sheet, heading, known)
        read = _Read(sheet.name, columns, heading + 1)
        names = {place: key for key, place in columns.items()}
        id_place = columns[id_key]
        headings = {known[id_key].lower(), id_key}
        for number, cells in sorted(sheet.cells.items()):
            if number <= heading:
                continue
            told = {names[place]: cell for place, cell in cells.items() if place in names and cell.words.strip()}
            id = told.pop(id_key, None)
            if id and id.words.strip().lower() in headings:
                read.first = number + 1
            elif id and id.sort == "text":
                read.rows.append(_Row(number, id.words.strip(), told))
            elif id:
                self._wrong(f"{sheet.name}!{address(number, id_place)}", "an id must be a word.")
            elif told:
                read.rows.append(_Row(number, "", told))
        for place in unknown:
            used = any(cells.get(place) for number, cells in sheet.cells.items() if number > heading)
            title = sheet.cells[heading][place].words.strip()
            where = f"{sheet.name}!{address(heading, place)}"
            if used and ":" in title and title.partition(":")[0] in labels.FIELDS:
                tag = title.partition(":")[2]
                self._wrong(where, f"there is no language “{tag}”; add it in the sheet “{LANGUAGE}” first.")
            elif used:
                self.warnings.append(Named(where, f"there is no “{title}” here, so the column was not read."))
        for merged in sheet.merged:
            if _last_row(merged) >= read.first:
                self._wrong(f"{sheet.name}!{merged}", "these cells are merged; split them, so that each row is whole.")
        return read

    def _heading_row(self, sheet: Sheet, known: dict[str, str], id_key: str) -> int | None:
        for wanted in (id_key, known[id_key].lower()):
            for number in sorted(sheet.cells)[:HEADING_ROWS]:
                if any(cell.words.strip().lower() == wanted for cell in sheet.cells[number].values()):
                    return number
        return None

    def _columns(self, sheet: Sheet, heading: int, known: dict[str, str]) -> tuple[dict[str, int], list[int]]:
        by_heading = {_flat(title): key for key, title in known.items()}
        columns: dict[str, int] = {}
        unknown: list[int] = []
        for place, cell in sorted(sheet.cells[heading].items()):
            words = cell.words.strip()
            key = words if words in known else by_heading.get(_flat(words), "")
            if not key:
                unknown.append(place)
            elif key in columns:
                self._wrong(f"{sheet.name}!{address(heading, place)}", f"the column “{key}” is there twice.")
            else:
                columns[key] = place
        return columns, unknown

    # What is not an entry

    def _read_languages(self, sheet: Sheet) -> None:
        read = self._read(sheet, {key.name: labels.KEYS[key.name] for key in LANGUAGE_KEYS}, "tag")
        if read is None:
            return
        here = {str(language.get("tag")): language for language in self.draft.languages}
        seen: set[str] = set()
        for row in read.rows:
            where = read.where(row.number, "tag")
            if not row.id or row.id in seen:
                self._wrong(where, "the tag is missing." if not row.id else "the language is there twice.")
                continue
            seen.add(row.id)
            self.places[row.id, ID] = where
            values: Values = {"tag": row.id}
            for key in LANGUAGE_KEYS[1:]:
                old = here.get(row.id, {}).get(key.name)
                self.places[row.id, key.name] = read.where(row.number, key.name)
                value = self._value(read, row, key, old)
                if value:
                    values[key.name] = value
                if row.id in here and key.name in read.columns and value != old and (value or old):
                    message = "a language is not changed by a spreadsheet; change it in the studio."
                    self._wrong(read.where(row.number, key.name), message)
            if row.id not in here:
                self.languages.append(NewLanguage(where, values))
                self.tags.append(row.id)
        self.missing += [tag for tag in here if tag not in seen]

    def _read_notes(self, sheet: Sheet) -> None:
        keys = {ID: labels.KEYS[ID], **{key.name: labels.KEYS[key.name] for key in NOTE_KEYS}}
        read = self._read(sheet, keys, ID)
        here = {str(note.get("id")): note for note in self.draft.notes}
        for row in read.rows if read else []:
            for key in NOTE_KEYS:
                old = str(here.get(row.id, {}).get(key.name) or "")
                if read and key.name in read.columns and self._text(read, row, key.name, old) != old:
                    message = "curator's notes are for reading; they are not changed by a spreadsheet."
                    self._wrong(read.where(row.number, key.name), message)

    # Entries

    def _compare_kind(self, kind: Kind, read: _Read) -> None:
        entries = {str(entry.get("id")): entry for entry in self.draft.entries.get(kind.name, [])}
        rows: dict[str, _Row] = {}
        for row in read.rows:
            where = read.where(row.number, ID)
            if not row.id:
                self._wrong(where, f"this row has no id; write one, such as “{self._proposal(kind, row, rows)}”.")
            elif row.id in rows:
                self._wrong(where, f"the id “{row.id}” is there twice.")
            elif row.id not in entries and not _is_id(kind, row.id):
                self._wrong(where, f"“{row.id}” must be “{kind.name}.” and a name in lower case letters, digits and _.")
            else:
                rows[row.id] = row
        self.missing += [id for id in entries if id not in rows]
        behind = self._arrange(read, rows, list(entries))
        for id, row in rows.items():
            for key in read.columns:
                self.places[id, key] = read.where(row.number, key)
            if id in entries:
                self._compare_entry(kind, read, row, entries[id])
        added = [id for id in behind if id in rows and id not in entries]
        self.added += [self._new_entry(kind, read, rows[id], behind[id]) for id in added]

    def _proposal(self, kind: Kind, row: _Row, rows: dict[str, _Row]) -> str:
        english = next((row.cells[key].words for key in ("name:en", "title:en") if key in row.cells), "")
        slug = "_".join(re.findall("[a-z0-9]+", english.lower()))[:40].strip("_") or "new"
        taken = {*rows, *(str(entry.get("id")) for entry in self.draft.entries.get(kind.name, []))}
        id, number = f"{kind.name}.{slug}", 2
        while id in taken:
            id, number = f"{kind.name}.{slug}_{number}", number + 1
        return id

    def _compare_entry(self, kind: Kind, read: _Read, row: _Row, entry: Values) -> None:
        for key in kind.all_keys:
            if key.name not in read.columns:
                continue
            old = entry.get(key.name)
            new = self._value(read, row, key, old)
            if new is not old and new != old:
                where = read.where(row.number, key.name)
                texts = tuple(str("" if each is None else shown(key, each)) for each in (old, new))
                self.values.append(NewValue(where, row.id, key.name, old, new, (texts[0], texts[1])))
        for name, tag, column in self._told(kind, read):
            old = self.draft.texts.get(tag, {}).get(row.id, {}).get(name, "")
            new = self._text(read, row, column, old)
            if new != old:
                where = read.where(row.number, column)
                self.texts.append(NewText(where, tag, row.id, name, old, new))

    def _new_entry(self, kind: Kind, read: _Read, row: _Row, after: str) -> NewEntry:
        values: Values = {}
        for key in kind.all_keys:
            value = self._value(read, row, key, None)
            if value is not None and value != []:
                values[key.name] = value
        texts: dict[str, dict[str, str]] = {}
        for name, tag, column in self._told(kind, read):
            text = self._text(read, row, column, "")
            if text:
                texts.setdefault(tag, {})[name] = text
        return NewEntry(read.where(row.number, ID), row.id, after, values, texts)

    def _told(self, kind: Kind, read: _Read) -> Iterator[tuple[str, str, str]]:
        for name in kind.texts:
            for tag in self.tags:
                if f"{name}:{tag}" in read.columns:
                    yield name, tag, f"{name}:{tag}"

    def _value(self, read: _Read, row: _Row, key: Key, old: Any) -> Any:
        """Return the value in a cell: the old one where it means the same, or where it cannot be taken."""
        return self._taken(read, row, key.name, old, lambda cell: understood(key, cell, old), None)

    def _text(self, read: _Read, row: _Row, column: str, old: str) -> str:
        return self._taken(read, row, column, old, lambda cell: text_of(cell, old), "")

    def _taken(self, read: _Read, row: _Row, column: str, old: Any, take: Callable[[Cell], Any], nothing: Any) -> Any:
        if column not in read.columns:
            return old
        cell = row.cells.get(column)
        if cell is None:
            return old if _looks_empty(old) else nothing
        try:
            return take(cell)
        except UnclearError as unclear:
            self._wrong(read.where(row.number, column), f"“{column}” {unclear}.")
            return old

    # Order

    def _arrange(self, read: _Read, rows: dict[str, _Row], current: list[str]) -> dict[str, str]:
        """Find which entries move; return the new ones, in the order they are added, with what each stands behind."""
        at = {id: place for place, id in enumerate(current)}
        wanted: dict[str, Decimal] = {}
        for id, row in rows.items():
            value = self._value(read, row, Key(ORDER, "measure", low=-1_000_000, high=1_000_000), None)
            try:
                wanted[id] = Decimal(value) if value is not None else Decimal(at.get(id, len(current)) + 1)
            except (InvalidOperation, TypeError):
                continue
        here = sorted((id for id in wanted if id in at), key=lambda id: (wanted[id], at[id]))
        still = _longest_run([at[id] for id in here])
        behind = ""
        for id in here:
            if at[id] not in still:
                self.moves.append(NewPlace(read.where(rows[id].number, ORDER), id, behind))
            behind = id
        new = sorted((id for id in wanted if id not in at), key=lambda id: (wanted[id], rows[id].number))
        found: dict[str, str] = {}
        for id in new:
            if ORDER not in rows[id].cells:
                earlier = [*current, *found][-1:]
            else:
                before = [each for each in here if wanted[each] < wanted[id]]
                before += [each for each in found if ORDER in rows[each].cells]
                earlier = sorted(before, key=lambda each: wanted[each])[-1:]
            found[id] = earlier[0] if earlier else ""
        return found


def _known_columns(kind: Kind, tags: list[str]) -> dict[str, str]:
    keys = {ID: labels.KEYS[ID], ORDER: labels.KEYS[ORDER]}
    keys |= {key.name: labels.KEYS.get(key.name, key.name) for key in kind.all_keys}
    return keys | {f"{name}:{tag}": f"{name}:{tag}" for name in kind.texts for tag in tags}


def _is_id(kind: Kind, id: str) -> bool:
    prefix, _, slug = id.partition(".")
    return prefix == kind.name and SLUG.fullmatch(slug) is not None


def _looks_empty(value: Any) -> bool:
    """Whether a value cannot be told from nothing in a cell, or means the same."""
    return value is None or value is False or value == [] or (isinstance(value, str) and not value.strip())


def _flat(words: str) -> str:
    return " ".join(words.split()).lower()


def _last_row(merged: str) -> int:
    digits = re.findall("[0-9]+", merged)
    return int(digits[-1]) if digits else 0


def _longest_run(places: list[int]) -> set[int]:
    """Return the most numbers that stand in rising order: those entries need not move."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(places)
    for index, place in enumerate(places):
        spot = bisect_left(tails, place)
        tails[spot : spot + 1] = [place]
        ends[spot : spot + 1] = [index]
        before[index] = ends[spot - 1] if spot else -1
    run: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        run.add(places[index])
        index = before[index]
    return run
