"""The staff's draft: every edit journalled before it is shown, taken back and made again, by one writer at a time."""

import copy
import re
import shutil
import unicodedata
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk import paths
from kiosk.content.draft import Draft, RuleError, Rules, Table
from kiosk.content.errors import ContentError
from kiosk.content.journal import Edit, Journal, Step, Value
from kiosk.content.locking import LockedError, WriterLock
from kiosk.content.mapping import text_hash
from kiosk.content.vocabulary import KIND, LANGUAGE_KEYS, LONGEST, SOURCE_LANGUAGE, Key, Kind

__all__ = ["Change", "LockedError", "Removed", "Step", "Workspace"]

DATABASE = "draft.sqlite"
PICTURES = "pictures"
SOUNDS = "sounds"
KEPT_FOR = timedelta(days=30)
"""How long what was removed can be brought back."""
GAP = 1 << 20
"""Between the places of two neighbours, so that a thing can be moved without touching the others."""

LIKE_NEIGHBOUR = ("status", "source", "industry", "role", "screen", "topic", "unit", "direction", "mode", "scope")
"""What a new entry takes over from the one it is put behind."""
ICONS = {"figure": "chart-bar", "industry": "atom-2", "link": "road", "shore_place": "map-pin", "event": "calendar"}
PARK = {"lat": Decimal("31.73"), "lon": Decimal("119.83")}
SHORT = Decimal("0.04")
"""Half of the line that a new road begins with, in degrees."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: entries and languages; ``structure`` when something was added, removed or moved."""

    entries: frozenset[str]
    languages: frozenset[str]
    structure: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that can be brought back until a day; ``kind`` is "language" for a language, whose tag is ``id``."""

    id: str
    kind: str
    name: str
    at: datetime
    until: datetime


@dataclass(slots=True)
class _Pending:
    """The edits of a step that is still open, and the draft as they make it."""

    step: Step
    draft: Draft
    positions: dict[str, int]
    merge: bool
    edits: dict[str, Edit] = field(default_factory=dict[str, Edit])
    used: list[str] = field(default_factory=list[str])
    owned: set[int] = field(default_factory=set[int])


@dataclass(frozen=True, slots=True)
class Plan:
    """Edits that were thought through and not made yet: ``Workspace.carry_out`` makes them."""

    pending: _Pending
    edits: list[Edit]
    revision: int


def _now() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """The staff's draft. ``draft`` is a finished value: an edit puts another one in its place."""

    def __init__(
        self, folder: Path, journal: Journal, lock: WriterLock | None, now: Callable[[], datetime], picture_folder: Path
    ) -> None:
        """Read the state; ``open`` is the door for everybody else."""
        self.folder = folder
        self.pictures = picture_folder
        self.read_only = lock is None
        self._journal = journal
        self._lock = lock
        self._now = now
        self._listeners: list[Callable[[Change], None]] = []
        self._pending: _Pending | None = None
        self._used: set[str] = set()
        self._load()

    @classmethod
    def open(
        cls,
        folder: Path,
        base: Path | None = None,
        *,
        who: str = "",
        now: Callable[[], datetime] = _now,
        read_only: bool = False,
    ) -> "Workspace":
        """Open the draft in ``folder``; where there is none yet, begin one from the content database ``base``.

        :raises LockedError: another program is editing it; it can still be opened with ``read_only``.
        :raises ContentError: the draft or the base is missing, damaged, or cannot be written to.
        """
        lock = None
        if not read_only:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / PICTURES).mkdir(exist_ok=True)
            except OSError as error:
                raise ContentError(f"The folder for the draft {folder} cannot be made: {error.strerror}.") from error
            lock = WriterLock(folder, who, now())
        with ExitStack() as undone:
            if lock:
                undone.callback(lock.release)
            source = base or paths.FACTORY_CONTENT
            journal = Journal(folder / DATABASE, lambda: _begin(source, folder / PICTURES), read_only)
            undone.callback(journal.close)
            workspace = cls(folder, journal, lock, now, folder / PICTURES)
            if not read_only:
                workspace._forget_old()
            undone.pop_all()
        return workspace

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the draft; everything is on the disk already."""
        self._journal.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    # What there is

    @property
    def draft(self) -> Draft:
        """The current state as plain tables, which nobody changes; in a group, with the group's edits so far."""
        return self._pending.draft if self._pending else self._draft

    @property
    def revision(self) -> int:
        """A number that grows with every change, restarts included."""
        return self._revision

    def refresh(self) -> None:
        """Read again what another program wrote; for those who have the draft open read-only."""
        self._load()

    def on_change(self, callback: Callable[[Change], None]) -> None:
        """Call back after each change, when it is on the disk and in ``draft``."""
        self._listeners.append(callback)

    def kind_of(self, entry_id: str) -> Kind:
        """Return the kind of an entry.

        :raises ContentError: there is no such entry.
        """
        self._entry(entry_id)
        return KIND[_kind_name(entry_id)]

    def stale(self) -> list[tuple[str, str, str]]:
        """Return language, entry and field of each text whose source changed after it was translated."""
        draft = self.draft
        hashes = {
            (id, name): text_hash(text)
            for id, texts in draft.texts.get(SOURCE_LANGUAGE, {}).items()
            for name, text in texts.items()
        }
        found: list[tuple[str, str, str]] = []
        for tag in draft.tags():
            for id, known in draft.translated_from.get(tag, {}).items():
                for name, source in known.items():
                    if source and source != hashes.get((id, name), source):
                        found.append((tag, id, name))
        return found

    # Texts

    def set_text(self, tag: str, entry_id: str, field: str, text: str) -> None:
        """Give an entry a text; "" takes it away. It counts as translated from what the source says now.

        :raises ContentError: there is no such language, entry or text, or the text cannot be kept.
        """
        self._refuse_text(tag, entry_id, field, text)
        step = Step(f"{field} of {entry_id} in {tag}", "text", entry_id, field, tag)
        with self._editing(step, merge=True):
            if tag == SOURCE_LANGUAGE:
                self._pin_translations(entry_id, field)
            self._put(_text_address(tag, entry_id, field), self._told(tag, entry_id, field, text))

    def confirm_text(self, tag: str, entry_id: str, field: str) -> None:
        """Say that a translation is still right although its source changed.

        :raises ContentError: there is no such text.
        """
        text = self.draft.texts.get(tag, {}).get(entry_id, {}).get(field)
        if text is None:
            raise ContentError(f"There is no “{field}” of {entry_id} in {tag}.")
        with self._editing(Step(f"{field} of {entry_id} in {tag} confirmed", "confirm", entry_id, field, tag)):
            self._put(_text_address(tag, entry_id, field), self._told(tag, entry_id, field, text))

    def _refuse_text(self, tag: str, entry_id: str, field: str, text: str) -> None:
        if tag not in self.draft.tags():
            raise ContentError(f"There is no language “{tag}”.")
        kind = self.kind_of(entry_id)
        if field not in kind.texts:
            raise ContentError(f"“{field}” is not a text of a {kind.name}; it has {', '.join(kind.texts)}.")
        if len(text) > LONGEST:
            raise ContentError(f"The text has {len(text)} characters; more than {LONGEST} cannot be kept.")
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise ContentError("The text holds half a character, which cannot be kept.")

    def _told(self, tag: str, entry_id: str, field: str, text: str) -> Value:
        if not text.strip():
            return None
        source = self.draft.texts.get(SOURCE_LANGUAGE, {}).get(entry_id, {}).get(field)
        return [text, text_hash(source) if source and tag != SOURCE_LANGUAGE else ""]

    def _pin_translations(self, entry_id: str, field: str) -> None:
        """Remember what translations without a hash stand beside, before the source moves on."""
        draft = self.draft
        source = draft.texts.get(SOURCE_LANGUAGE, {}).get(entry_id, {}).get(field)
        assert self._pending
        if source is None or self._pending.merge:
            return
        for tag in draft.tags():
            text = draft.texts.get(tag, {}).get(entry_id, {}).get(field)
            known = draft.translated_from.get(tag, {}).get(entry_id, {}).get(field)
            if tag != SOURCE_LANGUAGE and text is not None and not known:
                self._put(_text_address(tag, entry_id, field), [text, text_hash(source)])

    # Values

    def set_value(self, entry_id: str, key: str, value: Value) -> None:
        """Give a key of an entry a value; None takes the key away.

        :raises ContentError: there is no such entry or key, or the value breaks the key's form.
        """
        kind = self.kind_of(entry_id)
        known = next((each for each in kind.all_keys if each.name == key), None)
        if known is None:
            raise ContentError(f"{entry_id}: there is no key “{key}” for this.")
        value = _tidy(known, value)
        if value is not None:
            wrong = Rules(self.draft).fault(known, value)
            if wrong:
                raise RuleError(entry_id, wrong)
        at, values = self._cell_of(entry_id)
        values = {name: each for name, each in values.items() if name != key}
        if value is not None:
            values[key] = value
        with self._editing(Step(f"{key} of {entry_id}", "value", entry_id, key), merge=True):
            self._put(f"entry/{entry_id}", [at, values])

    def hide(self, entry_id: str, hidden: bool) -> None:
        """Keep an entry from visitors, or show it again.

        :raises ContentError: there is no such entry, or it is a source, which stands under what it is the source of.
        """
        if self.kind_of(entry_id).name == "source":
            raise ContentError("A source cannot be hidden: its name stands under what it is the source of.")
        self.set_value(entry_id, "hidden", True if hidden else None)

    def set_picture(
        self, slot_id: str, source: Path, focus: tuple[float, float] = (0.5, 0.5), rights: str | None = None
    ) -> None:
        """Put a picture into a slot: upright, cropped around ``focus``, without metadata; ``rights`` say whose it is.

        :raises ContentError: there is no such slot, or the picture cannot be taken; then nothing changes.
        """
        from kiosk.content.pictures import take_picture

        self._refuse_reader()
        slot = self._entry(slot_id)
        if self.kind_of(slot_id).name != "picture_slot":
            raise ContentError(f"{slot_id} is no place for a picture.")
        name = take_picture(source, str(slot["aspect"]), self.pictures, focus)
        with self._editing(Step(f"picture of {slot_id}", "picture", slot_id, "file")):
            self.set_value(slot_id, "file", name)
            if rights is not None:
                self.set_value(slot_id, "rights", rights)

    # Entries

    def add(
        self,
        kind: str,
        after: str | None = None,
        values: Mapping[str, Value] | None = None,
        texts: Mapping[str, Mapping[str, str]] | None = None,
        id: str = "",
    ) -> str:
        """Add an entry behind another of its kind, or at the end; return its id, which never changes.

        What is not given is taken over from the neighbour, or is a plain beginning. ``texts`` are by language.

        :raises ContentError: the kind is unknown, a value or text breaks a rule, or the id is not free.
        """
        known = KIND.get(kind)
        if known is None:
            raise ContentError(f"There is no kind of thing called “{kind}”.")
        given = texts or {}
        new = id or self._free_id(kind, given)
        self._refuse_id(kind, new)
        with self._editing(Step(f"{new} added", "add", new)):
            order = [str(entry["id"]) for entry in self.draft.entries.get(kind, [])]
            if after is not None and after not in order:
                raise ContentError(f"There is no {kind} “{after}” to put the new one behind.")
            place = len(order) if after is None else order.index(after) + 1
            at = self._place_between(kind, order, place)
            self._put(f"entry/{new}", [at, self._beginning(known, after or (order[-1] if order else None))])
            assert self._pending
            self._pending.used.append(new)
            for key, value in (values or {}).items():
                self.set_value(new, key, value)
            for tag, fields in given.items():
                for name, text in fields.items():
                    self.set_text(tag, new, name, text)
        return new

    def _beginning(self, kind: Kind, neighbour: str | None) -> Table:
        like = self._entry(neighbour) if neighbour else {}
        values: Table = {}
        for key in kind.all_keys:
            if key.name in like and key.name in LIKE_NEIGHBOUR:
                values[key.name] = like[key.name]
            elif key.required and (value := self._plain_beginning(kind, key)) is not None:
                values[key.name] = value
        if kind.name == "link":
            # Without a line no drawing has it, and so no list; a short one through the park asks to be drawn rightly
            values["points"] = [[PARK["lon"] + step, PARK["lat"]] for step in (-SHORT, SHORT)]
        return values

    def _plain_beginning(self, kind: Kind, key: Key) -> Value:
        """Return what a required key may begin with; None where only a person can know."""
        match key.form:
            case "choice" | "page":
                return key.choices[0]
            case "choices":
                return [key.choices[-1]]
            case "icon":
                return ICONS.get(kind.name, "info-circle")
            case "aspect":
                return "16:9"
            case "whole":
                return self._now().year if key.name == "year" else key.low
            case "measure":
                return PARK.get(key.name, Decimal("0.5"))
            case "reference":
                entries = self.draft.entries.get(key.target, [])
                return entries[0]["id"] if entries else None
            case _:
                return None

    def _free_id(self, kind: str, texts: Mapping[str, Mapping[str, str]]) -> str:
        english = texts.get("en", {})
        slug = _slug(english.get("name") or english.get("title") or "")
        number = 1
        while True:
            id = f"{kind}.{slug or 'new'}" + ("" if slug and number == 1 else f"_{number}")
            if self._is_free(id):
                return id
            number += 1

    def _is_free(self, id: str) -> bool:
        pending = self._pending.used if self._pending else []
        return not (id in self._used or id in pending or id in self._positions or f"removed/{id}" in self._removed)

    def _refuse_id(self, kind: str, id: str) -> None:
        prefix, _, slug = id.partition(".")
        if prefix != kind or not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", slug):
            raise ContentError(f"“{id}” must be “{kind}.” and a name in lower case letters, digits and _.")
        if not self._is_free(id):
            raise ContentError(f"The id “{id}” is or was already in use; ids are never given twice.")

    def remove(self, entry_id: str) -> None:
        """Remove an entry with its texts; it can be brought back for thirty days.

        :raises ContentError: there is no such entry.
        """
        at, values = self._cell_of(entry_id)
        cells: dict[str, Value] = {f"entry/{entry_id}": [at, values]}
        for tag, texts in self.draft.texts.items():
            for name in texts.get(entry_id, {}):
                address = _text_address(tag, entry_id, name)
                cells[address] = self._cell(address)
        self._remove(Step(f"{entry_id} removed", "remove", entry_id), entry_id, self._name_of(entry_id), cells)

    def _remove(self, step: Step, id: str, name: str, cells: dict[str, Value]) -> None:
        with self._editing(step):
            for address in cells:
                self._put(address, None)
            self._put(f"removed/{id}", {"at": self._now().isoformat(), "name": name, "cells": cells})

    def removed(self) -> list[Removed]:
        """Return what can be brought back, newest first."""
        found: list[Removed] = []
        for address, value in self._removed.items():
            id = address.partition("/")[2]
            at = datetime.fromisoformat(value["at"])
            kind = _kind_name(id) if "." in id else "language"
            if self._now() - at < KEPT_FOR:
                found.append(Removed(id, kind, value["name"], at, at + KEPT_FOR))
        return sorted(found, key=lambda each: each.at, reverse=True)

    def restore(self, entry_id: str) -> None:
        """Bring back an entry, or a language, with all its texts, to where it was.

        :raises ContentError: it was not removed, or longer than thirty days ago.
        """
        if entry_id not in {each.id for each in self.removed()}:
            raise ContentError(f"{entry_id} cannot be brought back: it was not removed in the last thirty days.")
        value = self._removed[f"removed/{entry_id}"]
        with self._editing(Step(f"{entry_id} brought back", "restore", entry_id)):
            self._put(f"removed/{entry_id}", None)
            for address, cell in value["cells"].items():
                self._put(address, cell)

    def move(self, entry_id: str, index: int) -> None:
        """Move an entry within its kind: 0 is the first place.

        :raises ContentError: there is no such entry.
        """
        kind = self.kind_of(entry_id).name
        order = [str(entry["id"]) for entry in self.draft.entries[kind]]
        before = order.index(entry_id)
        order.remove(entry_id)
        place = max(0, min(index, len(order)))
        if place == before:
            return
        with self._editing(Step(f"{entry_id} moved", "move", entry_id)):
            at = self._place_between(kind, order, place)
            self._put(f"entry/{entry_id}", [at, self._cell_of(entry_id)[1]])

    def _place_between(self, kind: str, order: list[str], place: int) -> int:
        """Return a position for ``place`` among the entries in ``order``, spreading them out when they are close."""
        positions = self.positions
        if not order:
            return 0
        if place == len(order):
            return positions[order[-1]] + GAP
        if place == 0:
            return positions[order[0]] - GAP
        low, high = positions[order[place - 1]], positions[order[place]]
        if high - low < 2:
            for index, id in enumerate(order):
                self._put(f"entry/{id}", [index * GAP, self._cell_of(id)[1]])
            return place * GAP - GAP // 2
        return (low + high) // 2

    # Languages

    def add_language(self, tag: str, endonym: str, direction: str, region: str, fallback: list[str]) -> None:
        """Offer another language, at the end of the list; until it is translated, visitors see its fallbacks.

        :raises ContentError: it is there already, or a value breaks a rule.
        """
        if tag in self.draft.tags():
            raise ContentError(f"The language “{tag}” is there already.")
        values: Table = {"tag": tag, "endonym": endonym, "direction": direction, "region": region, "fallback": fallback}
        rules = Rules(self.draft)
        for key in LANGUAGE_KEYS:
            wrong = rules.fault(key, values[key.name])
            if wrong:
                raise RuleError(tag, wrong)
        last = max((self.positions[f"language/{known}"] for known in self.draft.tags()), default=0)
        with self._editing(Step(f"language {tag} added", "add_language", "", "", tag)):
            self._put(f"language/{tag}", [last + GAP, values])
            self._put(f"removed/{tag}", None)

    def remove_language(self, tag: str) -> None:
        """Offer a language no longer; it can be brought back with its texts for thirty days.

        :raises ContentError: there is no such language, or content is written in it first.
        """
        if tag not in self.draft.tags():
            raise ContentError(f"There is no language “{tag}”.")
        if tag == SOURCE_LANGUAGE:
            raise ContentError(f"{tag} cannot be removed: content is written in it first.")
        cells: dict[str, Value] = {f"language/{tag}": self._cell(f"language/{tag}")}
        for id, texts in self.draft.texts.get(tag, {}).items():
            for name in texts:
                address = _text_address(tag, id, name)
                cells[address] = self._cell(address)
        with self._editing(Step(f"language {tag} removed", "remove_language", "", "", tag)):
            for language in self.draft.languages:
                steps = language.get("fallback", [])
                if tag in steps:
                    at, values = self._cell(f"language/{language['tag']}")
                    shorter = values | {"fallback": [step for step in steps if step != tag]}
                    self._put(f"language/{language['tag']}", [at, shorter])
            endonym = str(cells[f"language/{tag}"][1].get("endonym", tag))
            self._remove(Step("", "remove_language"), tag, endonym, cells)

    # Several edits at once, back and again

    @contextmanager
    def group(self, label: str) -> Generator[None]:
        """Make several edits one step: all of them, or, where one is refused, none."""
        with self._editing(Step(label, "group")):
            yield

    def plan(self, label: str, act: "Callable[[Workspace], None]") -> Plan:
        """Think several edits through as one step, in any thread; nothing changes and nobody is told.

        ``act`` makes them in the workspace it is given, which is no other than paper.

        :raises ContentError: an edit is refused.
        """
        self._refuse_reader()
        paper = copy.copy(self)
        paper._listeners = []
        paper._pending = pending = _Pending(Step(label, "group"), _copied(self._draft), dict(self._positions), False)
        act(paper)
        edits = [edit for edit in pending.edits.values() if edit.before != edit.after]
        return Plan(pending, edits, self._revision)

    def carry_out(self, plan: Plan) -> bool:
        """Make planned edits as one step; return False, with nothing done, when the draft has changed since.

        :raises ContentError: they could not be written; then nothing of them is.
        """
        self._refuse_reader()
        if plan.revision != self._revision or self._pending:
            return False
        pending = plan.pending
        if plan.edits:
            revision = self._journal.record(pending.step, plan.edits, self._now(), used=pending.used)
            self._used.update(pending.used)
            self._publish(pending, plan.edits, revision)
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._journal.undoable() is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return self._journal.redoable() is not None

    def next_undo(self) -> Step | None:
        """Return the step that ``undo`` would take back."""
        return self._journal.undoable()

    def next_redo(self) -> Step | None:
        """Return the step that ``redo`` would make again."""
        return self._journal.redoable()

    def undo(self) -> str:
        """Take back the last step, made now or before a restart; return what it was, "" when there is none."""
        self._refuse_reader()
        return self._apply(self._journal.undo())

    def redo(self) -> str:
        """Make the step that was taken back again; return what it was, "" when there is none."""
        self._refuse_reader()
        return self._apply(self._journal.redo())

    def _apply(self, done: tuple[Step, list[Edit], int] | None) -> str:
        if done is None:
            return ""
        step, edits, revision = done
        pending = _Pending(step, _copied(self._draft), dict(self._positions), merge=False)
        for edit in edits:
            self._apply_cell(pending, edit.address, edit.after)
        self._publish(pending, edits, revision)
        return step.label

    # Release

    def build(self, out: Path, snapshot: Callable[[Path], None] | None = None) -> None:
        """Write the draft as a release folder: the database, what ``snapshot`` puts beside it, and the pictures.

        ``out`` is replaced whole, or stays as it was.

        :raises ContentError: the draft breaks rules, a picture is missing, or ``out`` cannot be written.
        """
        from kiosk.content.factory import build_draft

        build_draft(self.draft, out, self.pictures, snapshot)

    # Inside

    @property
    def positions(self) -> dict[str, int]:
        """Where entries and languages stand among their kind: numbers that only their order gives a meaning."""
        return self._pending.positions if self._pending else self._positions

    def _load(self) -> None:
        try:
            self._read_cells()
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            path = self.folder / DATABASE
            raise ContentError(f"The draft {path} is damaged: it holds what no draft holds.") from error

    def _read_cells(self) -> None:
        self._pending = None
        self._draft = Draft(in_files=False)
        self._positions: dict[str, int] = {}
        self._removed: dict[str, Value] = {}
        lists: dict[str, list[tuple[int, Table]]] = {}
        for address, value in self._journal.cells():
            what, _, rest = address.partition("/")
            match what:
                case "text":
                    tag, id, name = rest.split("/")
                    _tell(self._draft, tag, id, name, value)
                case "removed":
                    self._removed[address] = value
                case _:
                    at, values = value
                    self._positions[rest if what == "entry" else address] = at
                    group = what if what != "entry" else _kind_name(rest)
                    lists.setdefault(group, []).append((at, _table(what, rest, values)))
        for group, tables in lists.items():
            ordered = [values for _, values in sorted(tables, key=lambda each: each[0])]
            if group == "language":
                self._draft.languages = ordered
            elif group == "note":
                self._draft.notes = ordered
            else:
                self._draft.entries[group] = ordered
        self._revision = self._journal.revision()
        self._used = self._journal.used()

    def _forget_old(self) -> None:
        kept = {f"removed/{each.id}" for each in self.removed()}
        old = [address for address in self._removed if address not in kept]
        if old:
            self._journal.forget(old)
            self._removed = {address: value for address, value in self._removed.items() if address in kept}

    def _refuse_reader(self) -> None:
        if self.read_only:
            raise ContentError("The draft is open read-only: somebody else is editing it.")

    def _entry(self, entry_id: str) -> Table:
        for entry in self.draft.entries.get(_kind_name(entry_id), []):
            if entry["id"] == entry_id:
                return entry
        raise ContentError(f"There is no “{entry_id}”.")

    def _cell_of(self, entry_id: str) -> tuple[int, Table]:
        entry = self._entry(entry_id)
        return self.positions[entry_id], {key: value for key, value in entry.items() if key != "id"}

    def _name_of(self, entry_id: str) -> str:
        texts = self.draft.texts.get(SOURCE_LANGUAGE, {}).get(entry_id, {})
        return texts.get("name") or texts.get("title") or entry_id

    def _cell(self, address: str) -> Value:
        what, _, rest = address.partition("/")
        match what:
            case "text":
                tag, id, name = rest.split("/")
                text = self.draft.texts.get(tag, {}).get(id, {}).get(name)
                known = self.draft.translated_from.get(tag, {}).get(id, {}).get(name, "")
                return None if text is None else [text, known]
            case "entry":
                return list(self._cell_of(rest)) if rest in self.positions else None
            case "language":
                found = next((table for table in self.draft.languages if table["tag"] == rest), None)
                return None if found is None else [self.positions[address], found]
            case _:
                pending = self._pending.edits.get(address) if self._pending else None
                return pending.after if pending else self._removed.get(address)

    @contextmanager
    def _editing(self, step: Step, merge: bool = False) -> Generator[None]:
        """Collect edits, write them as one step, then show them; inside a group, join it."""
        self._refuse_reader()
        if self._pending:
            yield
            return
        continues = merge and self._journal.mergeable(step, self._now())
        pending = _Pending(step, _copied(self._draft), dict(self._positions), continues)
        self._pending = pending
        try:
            yield
            edits = [edit for edit in pending.edits.values() if edit.before != edit.after]
            if not edits:
                return
            revision = self._journal.record(step, edits, self._now(), continues, pending.used)
        finally:
            self._pending = None
        self._used.update(pending.used)
        self._publish(pending, edits, revision)

    def _put(self, address: str, after: Value) -> None:
        assert self._pending
        before = self._cell(address)
        if before == after:
            return
        known = self._pending.edits.get(address)
        self._pending.edits[address] = Edit(address, known.before if known else before, after)
        self._apply_cell(self._pending, address, after)

    def _apply_cell(self, pending: _Pending, address: str, value: Value) -> None:
        """Change the pending draft, copying what others may still be looking at."""
        what, _, rest = address.partition("/")
        draft = pending.draft
        match what:
            case "text":
                tag, entry, name = rest.split("/")
                for layer in (draft.texts, draft.translated_from):
                    if id(layer.get(tag)) not in pending.owned:
                        layer[tag] = dict(layer.get(tag, {}))
                        pending.owned.add(id(layer[tag]))
                _retell(draft, tag, entry, name, value)
            case "entry":
                kind = _kind_name(rest)
                draft.entries[kind] = _placed(draft.entries.get(kind, []), "id", rest, value, pending.positions, rest)
            case "language":
                draft.languages = _placed(draft.languages, "tag", rest, value, pending.positions, address)
            case "note":
                draft.notes = _placed(draft.notes, "id", rest, value, pending.positions, address)
            case _:
                pass

    def _publish(self, pending: _Pending, edits: list[Edit], revision: int) -> None:
        self._draft = pending.draft
        self._positions = pending.positions
        self._revision = revision
        entries: set[str] = set()
        languages: set[str] = set()
        structure = False
        for edit in edits:
            what, _, rest = edit.address.partition("/")
            match what:
                case "text":
                    tag, id, _ = rest.split("/")
                    entries.add(id)
                    languages.add(tag)
                case "removed":
                    self._removed = {each: value for each, value in self._removed.items() if each != edit.address}
                    if edit.after is not None:
                        self._removed[edit.address] = edit.after
                case _:
                    if what == "language":
                        languages.add(rest)
                    else:
                        entries.add(rest)
                    moved = edit.before is None or edit.after is None or edit.before[0] != edit.after[0]
                    structure = structure or moved or what != "entry"
        change = Change(frozenset(entries), frozenset(languages), structure)
        for callback in self._listeners:
            callback(change)


def bring_sounds(release: Path, folder: Path) -> None:
    """Bring the recorded sentences of a release along, where it has any.

    :raises ContentError: they cannot be copied.
    """
    if (release / SOUNDS).is_dir():
        try:
            shutil.copytree(release / SOUNDS, folder / SOUNDS, dirs_exist_ok=True)
        except OSError as error:
            raise ContentError(f"The recorded sentences cannot be copied to the draft: {error.strerror}.") from error


def _begin(base: Path, pictures: Path) -> Iterator[tuple[str, Value]]:
    """Yield the cells of a content database, and bring its pictures along."""
    # A draft is begun once and opened often: what only databases need is imported here
    from kiosk.content.database import open_read_only, reading
    from kiosk.content.stored import read_rows

    engine = open_read_only(base)
    try:
        with reading(base), engine.connect() as connection:
            draft = read_rows(connection)
    finally:
        engine.dispose()
    for slot in draft.entries.get("picture_slot", []):
        name = slot.get("file")
        if isinstance(name, str) and Path(name).name == name:
            try:
                shutil.copyfile(base.parent / PICTURES / name, pictures / name)
            except FileNotFoundError:
                pass
            except OSError as error:
                raise ContentError(f"The picture {name} cannot be copied to the draft: {error.strerror}.") from error
    bring_sounds(base.parent, pictures.parent)
    yield from _cells(draft)


def _cells(draft: Draft) -> Iterator[tuple[str, Value]]:
    for what, key, tables in (("language", "tag", draft.languages), ("note", "id", draft.notes)):
        for place, table in enumerate(tables):
            yield f"{what}/{table[key]}", [place * GAP, table]
    for tables in draft.entries.values():
        for place, entry in enumerate(tables):
            yield f"entry/{entry['id']}", [place * GAP, {key: value for key, value in entry.items() if key != "id"}]
    for tag, by_entry in draft.texts.items():
        hashes = draft.translated_from.get(tag, {})
        for id, texts in by_entry.items():
            for name, text in texts.items():
                yield _text_address(tag, id, name), [text, hashes.get(id, {}).get(name, "")]


def _text_address(tag: str, id: str, field: str) -> str:
    return f"text/{tag}/{id}/{field}"


def _kind_name(entry_id: str) -> str:
    return entry_id.partition(".")[0]


def _table(what: str, id: str, values: Table) -> Table:
    return {"id": id} | values if what == "entry" else values


def _copied(draft: Draft) -> Draft:
    """Return a draft of its own whose parts are still shared."""
    return replace(
        draft, entries=dict(draft.entries), texts=dict(draft.texts), translated_from=dict(draft.translated_from)
    )


def _tell(draft: Draft, tag: str, id: str, name: str, value: Value) -> None:
    text, known = value
    draft.texts.setdefault(tag, {}).setdefault(id, {})[name] = text
    if known:
        draft.translated_from.setdefault(tag, {}).setdefault(id, {})[name] = known


def _retell(draft: Draft, tag: str, entry_id: str, name: str, value: Value) -> None:
    text, known = value or ("", "")
    for layer, told in ((draft.texts, text), (draft.translated_from, known)):
        fields = {key: old for key, old in layer[tag].get(entry_id, {}).items() if key != name}
        if told:
            fields[name] = told
        if fields:
            layer[tag][entry_id] = fields
        else:
            layer[tag].pop(entry_id, None)
        if not layer[tag]:
            del layer[tag]


def _placed(
    tables: list[Table], key: str, id: str, value: Value, positions: dict[str, int], address: str
) -> list[Table]:
    """Return the tables with one put in its place, or left out."""
    if value is None:
        positions.pop(address, None)
        return [table for table in tables if table[key] != id]
    at, values = value
    new = {"id": id} | values if key == "id" else values
    if positions.get(address) == at:
        return [new if table[key] == id else table for table in tables]
    positions[address] = at
    prefix = address.removesuffix(id)
    others = [table for table in tables if table[key] != id]
    return sorted([*others, new], key=lambda table: positions[prefix + str(table[key])])


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "_".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("_")


def _tidy(key: Key, value: Value) -> Value:
    """Take numbers as forms give them, exactly as they are written."""
    match key.form, value:
        case "decimal", int() | Decimal() | float() if not isinstance(value, bool):
            return f"{Decimal(str(value)):f}"
        case "measure", float():
            return _decimal(value)
        case "points", list() | tuple():
            return [[_decimal(number) for number in point] for point in _pairs(value)]
        case "flag", False:
            return None
        case (("choices" | "facts" | "notes" | "languages"), tuple()):
            return list(_pairs(value))
        case "words" | "file" | "address", "":
            return None
        case "date", datetime():
            return value.date()
        case _:
            return value


def _pairs(value: Any) -> list[Any]:
    return list(value)


def _decimal(value: Any) -> Any:
    try:
        return Decimal(str(value)) if isinstance(value, float) else value
    except InvalidOperation:
        return value
