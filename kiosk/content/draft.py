"""Content between its two homes, text files and database: plain tables in one shape, and their rules."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast

from kiosk.content.errors import ContentError
from kiosk.content.vocabulary import (
    KINDS,
    LANGUAGE_KEYS,
    NOTE_KEYS,
    SOURCE_LANGUAGE,
    WHOLE_UNITS,
    Form,
    Key,
    Kind,
)

Table = dict[str, Any]
Texts = dict[str, dict[str, str]]

LANGUAGES_FILE = "languages.toml"
NOTES_FILE = "curator_notes.toml"
TEXTS_FOLDER = "texts"
TRANSLATED_FROM = "translated_from"

SLUG = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
TAG = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?")
NOTE = re.compile(r"A[0-9]+[a-z]?")
FACT = re.compile(r"F[0-9]{3}")
YEARS = re.compile(r"([12][0-9]{3})(?:–([12][0-9]{3}))?")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
ICON = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(jpg|jpeg|png|webp)")
HASH = re.compile(r"[0-9a-f]{16}")
ASPECT = re.compile(r"[1-9][0-9]*:[1-9][0-9]*")
DECIMALS = 6
LISTS: tuple[Form, ...] = ("points", "choices", "facts", "notes", "languages")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that breaks a rule: where it stands, and a plain sentence about it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(slots=True)
class Draft:
    """All content as plain tables: values as the text files give them, fractions as ``Decimal``.

    ``entries`` maps each kind to its tables in display order; ``texts`` maps language, entry and field to a
    text; ``translated_from`` to the hash of the source text it was translated from, where that is known (a text
    without one counts as current). ``in_files`` says whether problems are told with the name of the file.
    """

    in_files: bool
    languages: list[Table] = field(default_factory=list[Table])
    notes: list[Table] = field(default_factory=list[Table])
    entries: dict[str, list[Table]] = field(default_factory=dict[str, list[Table]])
    texts: dict[str, Texts] = field(default_factory=dict[str, Texts])
    translated_from: dict[str, Texts] = field(default_factory=dict[str, Texts])

    def tags(self) -> list[str]:
        """Return the tags of the languages, in their order."""
        return [str(language.get("tag")) for language in self.languages]

    def where(self, file: str, name: object) -> str:
        """Return how a person finds an entry."""
        return f"{file}, {name}" if self.in_files else str(name)

    def where_text(self, tag: str, entry: str) -> str:
        """Return how a person finds the texts of an entry in one language."""
        return f"{TEXTS_FOLDER}/{tag}.toml, {entry}" if self.in_files else f"{entry} in {tag}"

    def walk(self) -> Iterator[tuple[Kind, Table]]:
        """Walk all entries, kind after kind."""
        for kind in KINDS:
            for entry in self.entries.get(kind.name, []):
                yield kind, entry

    def chain(self, tag: str) -> list[str]:
        """Return where a text is looked for: in the language, its fallbacks, the source language."""
        for language in self.languages:
            if language.get("tag") == tag:
                steps = [tag, *map(str, _items(language.get("fallback"))), SOURCE_LANGUAGE]
                return list(dict.fromkeys(steps))
        return [tag, SOURCE_LANGUAGE]


def read_folder(source: Path) -> tuple[Draft, list[Problem]]:
    """Read the text files of a content folder, and say what of them cannot be read.

    :raises ContentError: the folder is missing.
    """
    if not source.is_dir():
        raise ContentError(f"There is no content folder {source}.")
    draft = Draft(in_files=True)
    problems: list[Problem] = []
    draft.languages = _array(source, LANGUAGES_FILE, "language", problems)
    draft.notes = _array(source, NOTES_FILE, "curator_note", problems)
    for kind in KINDS:
        draft.entries[kind.name] = _array(source, kind.file, kind.name, problems)
    known = {LANGUAGES_FILE, NOTES_FILE, *(kind.file for kind in KINDS)}
    for path in sorted(source.glob("*.toml")):
        if path.name not in known:
            problems.append(Problem(path.name, "this file is not part of the content; nothing reads it."))
    tags = draft.tags()
    for tag in tags:
        if tag == SOURCE_LANGUAGE or (source / TEXTS_FOLDER / f"{tag}.toml").exists():
            draft.texts[tag], draft.translated_from[tag] = _texts(source, tag, problems)
    for path in sorted((source / TEXTS_FOLDER).glob("*.toml")):
        if path.stem not in tags:
            where = f"{TEXTS_FOLDER}/{path.name}"
            problems.append(Problem(where, f"{LANGUAGES_FILE} does not name the language “{path.stem}”."))
    return draft, problems


def _parsed(path: Path, name: str, problems: list[Problem]) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        problems.append(Problem(name, "this file is missing."))
    except OSError as error:
        problems.append(Problem(name, f"this file cannot be read: {error.strerror}."))
    except UnicodeDecodeError:
        problems.append(Problem(name, "this file is not UTF-8 text."))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(name, f"this file is not valid TOML: {error}."))
    return {}


def _array(source: Path, file: str, name: str, problems: list[Problem]) -> list[Table]:
    parsed = _parsed(source / file, file, problems)
    for key in parsed:
        if key != name:
            problems.append(Problem(file, f"“{key}” does not belong here; only [[{name}]] does."))
    value = parsed.get(name, [])
    rows = cast("list[object]", value) if isinstance(value, list) else [value]
    tables: list[Table] = []
    for row in rows:
        if isinstance(row, dict):
            tables.append(cast("Table", row))
        else:
            problems.append(Problem(file, f"each {name} must stand under its own [[{name}]]."))
    return tables


def _texts(source: Path, tag: str, problems: list[Problem]) -> tuple[Texts, Texts]:
    file = f"{TEXTS_FOLDER}/{tag}.toml"
    texts: Texts = {}
    hashes: Texts = {}
    for entry, value in _parsed(source / TEXTS_FOLDER / f"{tag}.toml", file, problems).items():
        where = f"{file}, {entry}"
        if not isinstance(value, dict):
            problems.append(Problem(where, 'texts must stand under the id of their entry, as in ["figure.area"].'))
            continue
        fields: dict[str, str] = {}
        for name, text in cast("dict[str, object]", value).items():
            if name == TRANSLATED_FROM:
                hashes[entry] = _hashes(text, where, problems)
            elif isinstance(text, str):
                fields[name] = text
            elif isinstance(text, dict):
                heading = f'["{entry}.{name}"]'
                problems.append(Problem(where, f"the heading must be quoted, as in {heading}."))
            else:
                problems.append(Problem(where, f"“{name}” must be a text in quotation marks."))
        texts[entry] = fields
    return texts, hashes


def _hashes(value: object, where: str, problems: list[Problem]) -> dict[str, str]:
    """Read ``translated_from = { name = "…" }``."""
    hashes = cast("dict[str, object]", value) if isinstance(value, dict) else {"": value}
    if all(isinstance(known, str) and HASH.fullmatch(known) for known in hashes.values()):
        return {field: str(known) for field, known in hashes.items()}
    wanted = '{ name = "0123456789abcdef" }'
    problems.append(
        Problem(where, f"“{TRANSLATED_FROM}” must give the hash of the source of each text, as in {wanted}.")
    )
    return {}


def examine(draft: Draft) -> list[Problem]:
    """Return every rule of structure the content breaks, in the order of the files."""
    return _Examination(draft).problems


class Rules:
    """What may stand in the keys of a draft, which depends on the entries, notes and languages it has."""

    def __init__(self, draft: Draft) -> None:
        """Look at what a draft has."""
        self.draft = draft
        self.ids: dict[str, set[str]] = {kind.name: set() for kind in KINDS}
        self.notes = {str(note.get("id")) for note in draft.notes}
        self.tags = set(draft.tags())
        for kind, entry in draft.walk():
            self.ids[kind.name].add(str(entry.get("id")))
        self.forms: dict[Form, Callable[[object, Key], str]] = {
            "words": self._words,
            "icon": _shaped(ICON, "the name of a drawing, such as “map-2”"),
            "file": _shaped(PICTURE, "the plain name of a picture, such as “lake.jpg”"),
            "aspect": _shaped(ASPECT, "two whole numbers, such as “16:9”"),
            "years": self._years,
            "date": self._date,
            "flag": self._flag,
            "whole": self._whole,
            "decimal": _shaped(NUMBER, "an exact number in quotation marks, such as “70.5”"),
            "measure": self._measure,
            "points": self._points,
            "choice": self._choice,
            "choices": self._choices,
            "reference": self._reference,
            "page": self._page,
            "facts": self._facts,
            "notes": self._notes,
            "languages": self._languages,
            "tag": _shaped(TAG, "a language tag, such as “zh_Hans”"),
        }

    def fault(self, key: Key, value: object) -> str:
        """Return what is wrong with the value of a key, as a sentence; "" when nothing is."""
        if key.form in LISTS and not _is_list(value):
            wrong = f"is {_shown(value)}, but must be a list"
        else:
            wrong = self.forms[key.form](value, key)
        return f"“{key.name}” {wrong}." if wrong else ""

    # Forms: each returns what is wrong, to follow the key's name, or ""

    def _words(self, value: object, key: Key) -> str:
        if not isinstance(value, str):
            return "must be a text in quotation marks"
        return "is empty" if key.required and not value.strip() else ""

    def _years(self, value: object, key: Key) -> str:
        match = YEARS.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            return f"is {_shown(value)}, but must be a year or a span of years, such as “2021” or “2021–2025”"
        if match[2] and match[1] >= match[2]:
            return f"is {_shown(value)}, which ends before it begins"
        return ""

    def _date(self, value: object, key: Key) -> str:
        return "" if type(value) is date else f"is {_shown(value)}, but must be a date, such as 2026-05-01"

    def _flag(self, value: object, key: Key) -> str:
        return "" if isinstance(value, bool) else f"is {_shown(value)}, but must be true or false"

    def _whole(self, value: object, key: Key) -> str:
        if type(value) is not int:
            return f"is {_shown(value)}, but must be a whole number"
        if not key.low <= value <= key.high:
            return f"is {value}, but must lie between {key.low} and {key.high}"
        return ""

    def _measure(self, value: object, key: Key) -> str:
        if type(value) is int:
            value = Decimal(value)
        if not isinstance(value, Decimal) or not value.is_finite():
            return f"is {_shown(value)}, but must be a number"
        if not key.low <= value <= key.high:
            return f"is {value}, but must lie between {key.low} and {key.high}"
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int) and exponent < -DECIMALS:
            return f"is {value}, which has more than {DECIMALS} decimals"
        return ""

    def _points(self, value: object, key: Key) -> str:
        for point in _items(value):
            pair = _items(point)
            if len(pair) != 2:
                return f"holds {_shown(point)}, but each point must be [longitude, latitude]"
            for name, number, limit in (("longitude", pair[0], 180), ("latitude", pair[1], 90)):
                wrong = self._measure(number, Key(name, "measure", low=-limit, high=limit))
                if wrong:
                    return f"holds a {name} that {wrong}"
        return ""

    def _choice(self, value: object, key: Key) -> str:
        return "" if _in(key.choices, value) else f"is {_shown(value)}, which is not one of {', '.join(key.choices)}"

    def _choices(self, value: object, key: Key) -> str:
        chosen = _items(value)
        for choice in chosen:
            wrong = self._choice(choice, key)
            if wrong:
                return wrong
        if not chosen or len(set(map(str, chosen))) < len(chosen):
            return f"must be a list of {' or '.join(key.choices)}, each once"
        return ""

    def _reference(self, value: object, key: Key) -> str:
        if _in(self.ids[key.target], value):
            return ""
        return f"points to {_shown(value)}, which is no {key.target}"

    def _page(self, value: object, key: Key) -> str:
        if _in(key.choices, value) or _in(self.ids[key.target], value):
            return ""
        return f"is {_shown(value)}, which is neither {' nor '.join(key.choices)} nor the id of an {key.target}"

    def _facts(self, value: object, key: Key) -> str:
        facts = _items(value)
        for fact in facts:
            if not isinstance(fact, str) or not FACT.fullmatch(fact):
                return f"holds {_shown(fact)}, but must be a list of marks such as “F131”"
        return _repeated(facts)

    def _notes(self, value: object, key: Key) -> str:
        notes = _items(value)
        for note in notes:
            if not _in(self.notes, note):
                return f"points to {_shown(note)}, which is no curator's note"
        return _repeated(notes)

    def _languages(self, value: object, key: Key) -> str:
        tags = _items(value)
        for tag in tags:
            if not _in(self.tags, tag):
                return f"points to {_shown(tag)}, which is no language here"
        return _repeated(tags)


class _Examination(Rules):
    """One pass over a draft; it collects problems and stops at none."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.problems: list[Problem] = []
        self._examine_languages()
        self._examine_notes()
        self._examine_entries()
        self._examine_texts()

    def _say(self, where: str, message: str) -> None:
        self.problems.append(Problem(where, message))

    # What stands around the entries

    def _examine_languages(self) -> None:
        seen: set[str] = set()
        for language in self.draft.languages:
            tag = str(language.get("tag"))
            where = self.draft.where(LANGUAGES_FILE, tag)
            if tag in seen:
                self._say(where, "the language is there twice.")
            seen.add(tag)
            self._examine_keys(where, language, LANGUAGE_KEYS)
            if tag in _items(language.get("fallback")):
                self._say(where, "the language names itself as its fallback.")
        if SOURCE_LANGUAGE not in self.tags:
            where = LANGUAGES_FILE if self.draft.in_files else "languages"
            self._say(where, f"{SOURCE_LANGUAGE}, the language content is written in first, is missing.")

    def _examine_notes(self) -> None:
        seen: set[str] = set()
        for note in self.draft.notes:
            id = note.get("id")
            where = self.draft.where(NOTES_FILE, id)
            if not isinstance(id, str) or not NOTE.fullmatch(id):
                self._say(where, "“id” must be the mark of a curator's note, such as “A23”.")
            elif id in seen:
                self._say(where, "the note is there twice.")
            seen.add(str(id))
            self._examine_keys(where, {key: value for key, value in note.items() if key != "id"}, NOTE_KEYS)

    # Entries

    def _examine_entries(self) -> None:
        seen: set[str] = set()
        for kind, entry in self.draft.walk():
            id = entry.get("id")
            where = self.draft.where(kind.file, id if id else "an entry without an id")
            prefix, _, slug = str(id).partition(".")
            if not isinstance(id, str) or prefix != kind.name or not SLUG.fullmatch(slug):
                self._say(where, f"“id” must be “{kind.name}.” and a name in lower case letters, digits and _.")
            elif id in seen:
                self._say(where, "the id is there twice.")
            seen.add(str(id))
            self._examine_keys(where, {key: value for key, value in entry.items() if key != "id"}, kind.all_keys)
            self._examine_days(where, entry)
            if kind.name == "figure":
                self._examine_number(where, entry)

    def _examine_keys(self, where: str, table: Table, keys: tuple[Key, ...]) -> None:
        known = {key.name: key for key in keys}
        for name, value in table.items():
            key = known.get(name)
            if key is None:
                self._say(where, f"there is no key “{name}” for this.")
                continue
            wrong = self.fault(key, value)
            if wrong:
                self._say(where, wrong)
        for key in keys:
            if key.required and key.name not in table:
                self._say(where, f"“{key.name}” is missing.")

    def _examine_days(self, where: str, entry: Table) -> None:
        first, last = entry.get("show_from"), entry.get("show_until")
        if type(first) is date and type(last) is date and first > last:
            self._say(where, f"it would be shown from {first} until {last}, which is never.")

    def _examine_number(self, where: str, entry: Table) -> None:
        try:
            number = Decimal(str(entry.get("number")))
        except InvalidOperation:
            return
        unit = entry.get("unit")
        if unit in WHOLE_UNITS and number != number.to_integral_value():
            self._say(where, f"“number” is {number}, but a {unit} must be whole.")
        if unit == "percent" and number > 100:
            self._say(where, f"“number” is {number}, but a share cannot be over 100 percent.")

    # Texts

    def _examine_texts(self) -> None:
        fields = {str(entry.get("id")): kind.texts for kind, entry in self.draft.walk()}
        for tag, texts in self.draft.texts.items():
            for entry, written in texts.items():
                where = self.draft.where_text(tag, entry)
                if entry not in fields:
                    self._say(where, "there is no entry with this id.")
                    continue
                for name, text in written.items():
                    if name not in fields[entry]:
                        known = ", ".join(fields[entry])
                        self._say(where, f"“{name}” is not a text of a {entry.partition('.')[0]}; it has {known}.")
                    elif not text.strip():
                        self._say(where, f"“{name}” is empty.")
        if SOURCE_LANGUAGE not in self.tags:
            return
        written = self.draft.texts.get(SOURCE_LANGUAGE, {})
        for entry, names in fields.items():
            for name in names:
                if name not in written.get(entry, {}):
                    where = self.draft.where_text(SOURCE_LANGUAGE, entry)
                    self._say(where, f"“{name}” is missing in the language content is written in first.")


def _shaped(pattern: re.Pattern[str], wanted: str) -> Callable[[object, Key], str]:
    def wrong(value: object, key: Key) -> str:
        if isinstance(value, str) and pattern.fullmatch(value):
            return ""
        return f"is {_shown(value)}, but must be {wanted}"

    return wrong


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _in(known: Collection[str], value: object) -> bool:
    return isinstance(value, str) and value in known


def _repeated(values: list[object]) -> str:
    for value in values:
        if values.count(value) > 1:
            return f"names {_shown(value)} twice"
    return ""


def _shown(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value)
