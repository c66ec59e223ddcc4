"""Content between its two homes, text files and database: plain tables in one shape, and their rules."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast

from kiosk.content.errors import ContentError
from kiosk.content.sentences import sentence
from kiosk.content.vocabulary import (
    KINDS,
    LANGUAGE_KEYS,
    NOTE_KEYS,
    SOURCE_LANGUAGE,
    STATED_KINDS,
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
ADDRESS = re.compile(
    r"https://(?=[^/?#]{4,253}(?:[/?#]|$))(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+"  # the names before the last dot
    r"(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})(?::[0-9]{1,5})?"  # no number, so no machine of the house's own network
    r"(?:[/?#](?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?",
)
"""Letters that every phone reads alike; no name or password before an @, which would hide where it leads."""
DECIMALS = 6
LISTS: tuple[Form, ...] = ("points", "choices", "facts", "notes", "languages")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value: a code of ``sentences``, and what its sentence tells."""

    code: str
    values: Mapping[str, str]

    def __str__(self) -> str:
        return sentence(self.code, self.values)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that breaks a rule: where it stands for a person, for the program, and what it is."""

    where: str
    fault: Fault
    entry_id: str = ""
    field: str = ""
    language: str = ""

    @property
    def message(self) -> str:
        """Return a plain sentence."""
        return str(self.fault)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"

    @classmethod
    def in_file(cls, where: str, message: str) -> "Problem":
        """Return a problem of a text file, which only those who write such files can have."""
        return cls(where, Fault("file", {"message": message}))


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
            problems.append(Problem.in_file(path.name, "this file is not part of the content; nothing reads it."))
    tags = draft.tags()
    for tag in tags:
        if tag == SOURCE_LANGUAGE or (source / TEXTS_FOLDER / f"{tag}.toml").exists():
            draft.texts[tag], draft.translated_from[tag] = _texts(source, tag, problems)
    for path in sorted((source / TEXTS_FOLDER).glob("*.toml")):
        if path.stem not in tags:
            where = f"{TEXTS_FOLDER}/{path.name}"
            problems.append(Problem.in_file(where, f"{LANGUAGES_FILE} does not name the language “{path.stem}”."))
    return draft, problems


def _parsed(path: Path, name: str, problems: list[Problem]) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        problems.append(Problem.in_file(name, "this file is missing."))
    except OSError as error:
        problems.append(Problem.in_file(name, f"this file cannot be read: {error.strerror}."))
    except UnicodeDecodeError:
        problems.append(Problem.in_file(name, "this file is not UTF-8 text."))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem.in_file(name, f"this file is not valid TOML: {error}."))
    return {}


def _array(source: Path, file: str, name: str, problems: list[Problem]) -> list[Table]:
    parsed = _parsed(source / file, file, problems)
    for key in parsed:
        if key != name:
            problems.append(Problem.in_file(file, f"“{key}” does not belong here; only [[{name}]] does."))
    value = parsed.get(name, [])
    rows = cast("list[object]", value) if isinstance(value, list) else [value]
    tables: list[Table] = []
    for row in rows:
        if isinstance(row, dict):
            tables.append(cast("Table", row))
        else:
            problems.append(Problem.in_file(file, f"each {name} must stand under its own [[{name}]]."))
    return tables


def _texts(source: Path, tag: str, problems: list[Problem]) -> tuple[Texts, Texts]:
    file = f"{TEXTS_FOLDER}/{tag}.toml"
    texts: Texts = {}
    hashes: Texts = {}
    for entry, value in _parsed(source / TEXTS_FOLDER / f"{tag}.toml", file, problems).items():
        where = f"{file}, {entry}"
        if not isinstance(value, dict):
            problems.append(
                Problem.in_file(where, 'texts must stand under the id of their entry, as in ["figure.area"].')
            )
            continue
        fields: dict[str, str] = {}
        for name, text in cast("dict[str, object]", value).items():
            if name == TRANSLATED_FROM:
                hashes[entry] = _hashes(text, where, problems)
            elif isinstance(text, str):
                fields[name] = text
            elif isinstance(text, dict):
                heading = f'["{entry}.{name}"]'
                problems.append(Problem.in_file(where, f"the heading must be quoted, as in {heading}."))
            else:
                problems.append(Problem.in_file(where, f"“{name}” must be a text in quotation marks."))
        texts[entry] = fields
    return texts, hashes


def _hashes(value: object, where: str, problems: list[Problem]) -> dict[str, str]:
    """Read ``translated_from = { name = "…" }``."""
    hashes = cast("dict[str, object]", value) if isinstance(value, dict) else {"": value}
    if all(isinstance(known, str) and HASH.fullmatch(known) for known in hashes.values()):
        return {field: str(known) for field, known in hashes.items()}
    wanted = '{ name = "0123456789abcdef" }'
    problems.append(
        Problem.in_file(where, f"“{TRANSLATED_FROM}” must give the hash of the source of each text, as in {wanted}.")
    )
    return {}


def examine(draft: Draft) -> list[Problem]:
    """Return every rule of structure the content breaks, in the order of the files."""
    return _Examination(draft).problems


class FaultError(ContentError):
    """Something is refused; ``fault`` says why, for those who word it themselves."""

    def __init__(self, fault: Fault, sentence: str = "") -> None:
        super().__init__(sentence or str(fault))
        self.fault = fault


class RuleError(FaultError):
    """A value that breaks the form of its key; ``where`` names its thing."""

    def __init__(self, where: str, fault: Fault) -> None:
        super().__init__(fault, f"{where}: {fault}")
        self.where = where


class Rules:
    """What may stand in the keys of a draft, which depends on the entries, notes and languages it has."""

    def __init__(self, draft: Draft) -> None:
        """Look at what a draft has."""
        self.draft = draft
        self.notes = {str(note.get("id")) for note in draft.notes}
        self.tags = set(draft.tags())
        self._ids: dict[str, set[str]] = {}
        self.forms: dict[Form, Callable[[object, Key], Fault | None]] = {
            "words": _words,
            "icon": _shaped(ICON, "not_icon"),
            "file": _shaped(PICTURE, "not_file"),
            "aspect": _shaped(ASPECT, "not_aspect"),
            "years": _years,
            "date": _date,
            "flag": _flag,
            "whole": _whole,
            "decimal": _shaped(NUMBER, "not_number"),
            "measure": _measure,
            "points": _points,
            "choice": _choice,
            "choices": _choices,
            "reference": self._reference,
            "card": self._card,
            "page": self._page,
            "facts": _facts,
            "notes": self._notes,
            "languages": self._languages,
            "tag": _shaped(TAG, "not_tag"),
            "address": _address,
        }

    def fault(self, key: Key, value: object) -> Fault | None:
        """Return what is wrong with the value of a key, None when nothing is."""
        if key.form in LISTS and not _is_list(value):
            return _fault(key, "not_list", value)
        return self.forms[key.form](value, key)

    def ids(self, kind: str) -> set[str]:
        """Return the ids of all entries of a kind."""
        if kind not in self._ids:
            self._ids[kind] = {str(entry.get("id")) for entry in self.draft.entries.get(kind, [])}
        return self._ids[kind]

    # Problems of one entry

    def entry_problems(self, kind: Kind, entry: Table) -> Iterator[Problem]:
        """Yield what breaks a rule in an entry and its texts, whatever the other entries are."""
        id = entry.get("id")
        where = self.draft.where(kind.file, id if id else "an entry without an id")
        prefix, _, slug = str(id).partition(".")
        if not isinstance(id, str) or prefix != kind.name or not SLUG.fullmatch(slug):
            yield Problem(where, Fault("bad_id", {"kind": kind.name}), str(id or ""), "id")
        others = {key: value for key, value in entry.items() if key != "id"}
        yield from self._key_problems(where, others, kind.all_keys, str(id or ""))
        first, last = entry.get("show_from"), entry.get("show_until")
        if type(first) is date and type(last) is date and first > last:
            fault = Fault("never_shown", {"first": str(first), "last": str(last)})
            yield Problem(where, fault, str(id or ""), "show_until")
        if kind.name == "figure":
            yield from _number_problems(where, entry)

    def language_problems(self, language: Table) -> Iterator[Problem]:
        """Yield what breaks a rule in a language, whatever the others are."""
        tag = str(language.get("tag"))
        where = self.draft.where(LANGUAGES_FILE, tag)
        yield from self._key_problems(where, language, LANGUAGE_KEYS, "", tag)
        if tag in _items(language.get("fallback")):
            yield Problem(where, Fault("own_fallback", {}), "", "fallback", tag)

    def text_problems(self, kind: Kind, id: str, tag: str) -> Iterator[Problem]:
        """Yield what breaks a rule in the texts of an entry in one language."""
        where = self.draft.where_text(tag, id)
        for name, text in self.draft.texts.get(tag, {}).get(id, {}).items():
            if name not in kind.texts:
                values = {"field": name, "kind": kind.name, "known": ", ".join(kind.texts)}
                yield Problem(where, Fault("unknown_text", values), id, name, tag)
            elif not text.strip():
                yield Problem(where, Fault("empty_text", {"field": name}), id, name, tag)

    def source_text_problems(self, kind: Kind, id: str) -> Iterator[Problem]:
        """Yield the texts an entry lacks in the language content is written in first."""
        where = self.draft.where_text(SOURCE_LANGUAGE, id)
        written = self.draft.texts.get(SOURCE_LANGUAGE, {}).get(id, {})
        for name in kind.texts:
            if name not in written and name not in kind.optional:
                yield Problem(where, Fault("source_text_missing", {"field": name}), id, name, SOURCE_LANGUAGE)

    def _key_problems(
        self, where: str, table: Table, keys: tuple[Key, ...], id: str, tag: str = ""
    ) -> Iterator[Problem]:
        known = {key.name: key for key in keys}
        for name, value in table.items():
            key = known.get(name)
            fault = self.fault(key, value) if key else Fault("unknown_key", {"key": name})
            if fault:
                yield Problem(where, fault, id, name, tag)
        for key in keys:
            if key.required and key.name not in table:
                yield Problem(where, Fault("missing", {"key": key.name}), id, key.name, tag)

    # Forms that depend on what else there is

    def _reference(self, value: object, key: Key) -> Fault | None:
        if _in(self.ids(key.target), value):
            return None
        return _fault(key, "no_reference", value, target=key.target)

    def _card(self, value: object, key: Key) -> Fault | None:
        if any(_in(self.ids(kind), value) for kind in STATED_KINDS):
            return None
        return _fault(key, "no_card", value)

    def _page(self, value: object, key: Key) -> Fault | None:
        if _in(key.choices, value) or _in(self.ids(key.target), value):
            return None
        return _fault(key, "no_page", value, choices=" nor ".join(key.choices), target=key.target)

    def _notes(self, value: object, key: Key) -> Fault | None:
        notes = _items(value)
        unknown = next((note for note in notes if not _in(self.notes, note)), None)
        return _repeated(key, notes) if unknown is None else _fault(key, "no_note", unknown)

    def _languages(self, value: object, key: Key) -> Fault | None:
        tags = _items(value)
        unknown = next((tag for tag in tags if not _in(self.tags, tag)), None)
        return _repeated(key, tags) if unknown is None else _fault(key, "no_language", unknown)


class _Examination(Rules):
    """One pass over a draft; it collects problems and stops at none."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.problems: list[Problem] = []
        self._examine_languages()
        self._examine_notes()
        self._examine_entries()
        self._examine_texts()

    def _examine_languages(self) -> None:
        seen: set[str] = set()
        for language in self.draft.languages:
            tag = str(language.get("tag"))
            if tag in seen:
                where = self.draft.where(LANGUAGES_FILE, tag)
                self.problems.append(Problem(where, Fault("language_twice", {}), "", "tag", tag))
            seen.add(tag)
            self.problems += self.language_problems(language)
        if SOURCE_LANGUAGE not in self.tags:
            where = LANGUAGES_FILE if self.draft.in_files else "languages"
            self.problems.append(Problem(where, Fault("no_source_language", {"language": SOURCE_LANGUAGE})))

    def _examine_notes(self) -> None:
        seen: set[str] = set()
        for note in self.draft.notes:
            id = note.get("id")
            where = self.draft.where(NOTES_FILE, id)
            if not isinstance(id, str) or not NOTE.fullmatch(id):
                self.problems.append(Problem(where, Fault("bad_note", {})))
            elif id in seen:
                self.problems.append(Problem(where, Fault("note_twice", {})))
            seen.add(str(id))
            others = {key: value for key, value in note.items() if key != "id"}
            self.problems += self._key_problems(where, others, NOTE_KEYS, "")

    def _examine_entries(self) -> None:
        seen: set[str] = set()
        for kind, entry in self.draft.walk():
            id = str(entry.get("id"))
            if id in seen:
                where = self.draft.where(kind.file, id)
                self.problems.append(Problem(where, Fault("id_twice", {}), id, "id"))
            seen.add(id)
            self.problems += self.entry_problems(kind, entry)

    def _examine_texts(self) -> None:
        kinds = {str(entry.get("id")): kind for kind, entry in self.draft.walk()}
        for tag, texts in self.draft.texts.items():
            for id in texts:
                if id in kinds:
                    self.problems += self.text_problems(kinds[id], id, tag)
                else:
                    where = self.draft.where_text(tag, id)
                    self.problems.append(Problem(where, Fault("text_without_entry", {}), id, "", tag))
        if SOURCE_LANGUAGE in self.tags:
            for id, kind in kinds.items():
                self.problems += self.source_text_problems(kind, id)


def _number_problems(where: str, entry: Table) -> Iterator[Problem]:
    try:
        number = Decimal(str(entry.get("number")))
    except InvalidOperation:
        return
    id, unit = str(entry.get("id")), entry.get("unit")
    if unit in WHOLE_UNITS and number != number.to_integral_value():
        yield Problem(where, Fault("not_whole_unit", {"number": str(number), "unit": str(unit)}), id, "number")
    if unit == "percent" and number > 100:
        yield Problem(where, Fault("over_hundred", {"number": str(number)}), id, "number")


# Forms: each returns what is wrong, or None


def _fault(key: Key, code: str, value: object = "", **values: object) -> Fault:
    told = {name: str(each) for name, each in values.items()}
    return Fault(code, {"key": key.name, "value": _shown(value)} | told)


def _words(value: object, key: Key) -> Fault | None:
    if not isinstance(value, str):
        return _fault(key, "not_text")
    return _fault(key, "empty") if key.required and not value.strip() else None


def _years(value: object, key: Key) -> Fault | None:
    match = YEARS.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return _fault(key, "not_years", value)
    return _fault(key, "years_backwards", value) if match[2] and match[1] >= match[2] else None


def _date(value: object, key: Key) -> Fault | None:
    return None if type(value) is date else _fault(key, "not_date", value)


def _flag(value: object, key: Key) -> Fault | None:
    return None if isinstance(value, bool) else _fault(key, "not_flag", value)


def _whole(value: object, key: Key) -> Fault | None:
    if type(value) is not int:
        return _fault(key, "not_whole", value)
    return None if key.low <= value <= key.high else _fault(key, "out_of_range", value, low=key.low, high=key.high)


def _measure(value: object, key: Key, prefix: str = "") -> Fault | None:
    if type(value) is int:
        value = Decimal(value)
    if not isinstance(value, Decimal) or not value.is_finite():
        return _fault(key, f"{prefix}not_measure", value)
    if not key.low <= value <= key.high:
        return _fault(key, f"{prefix}out_of_range", value, low=key.low, high=key.high)
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -DECIMALS:
        return _fault(key, f"{prefix}too_precise", value, decimals=DECIMALS)
    return None


def _points(value: object, key: Key) -> Fault | None:
    for point in _items(value):
        pair = _items(point)
        if len(pair) != 2:
            return _fault(key, "not_point", point)
        for name, number, limit in (("longitude", pair[0], 180), ("latitude", pair[1], 90)):
            fault = _measure(number, replace(key, low=-limit, high=limit), f"{name}_")
            if fault:
                return fault
    return None


def _choice(value: object, key: Key) -> Fault | None:
    return None if _in(key.choices, value) else _fault(key, "not_choice", value, choices=", ".join(key.choices))


def _choices(value: object, key: Key) -> Fault | None:
    chosen = _items(value)
    for choice in chosen:
        fault = _choice(choice, key)
        if fault:
            return fault
    if not chosen or len(set(map(str, chosen))) < len(chosen):
        return _fault(key, "not_choices", choices=" or ".join(key.choices))
    return None


def _facts(value: object, key: Key) -> Fault | None:
    facts = _items(value)
    for fact in facts:
        if not isinstance(fact, str) or not FACT.fullmatch(fact):
            return _fault(key, "not_fact", fact)
    return _repeated(key, facts)


def _shaped(pattern: re.Pattern[str], code: str) -> Callable[[object, Key], Fault | None]:
    def wrong(value: object, key: Key) -> Fault | None:
        return None if isinstance(value, str) and pattern.fullmatch(value) else _fault(key, code, value)

    return wrong


def _address(value: object, key: Key) -> Fault | None:
    if isinstance(value, str) and len(value) > key.high:
        return _fault(key, "long_address", length=len(value), most=key.high)
    return _shaped(ADDRESS, "not_address")(value, key)


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _in(known: Collection[str], value: object) -> bool:
    return isinstance(value, str) and value in known


def _repeated(key: Key, values: list[object]) -> Fault | None:
    twice = next((value for value in values if values.count(value) > 1), None)
    return None if twice is None else _fault(key, "repeated", twice)


def _shown(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value)
