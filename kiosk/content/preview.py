"""What visitors would see of a draft, without a database in between, and without starting over at each keystroke."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import compress
from operator import is_not
from typing import Any

from kiosk.content.draft import Draft, Table
from kiosk.content.errors import ContentError
from kiosk.content.mapping import entry_row, own_row, point_rows
from kiosk.content.records import Content, Entry, LanguageRecord
from kiosk.content.telling import GROUPS, POINTING, Silent, Told, record_of_rows, tell, without_hidden
from kiosk.content.vocabulary import KIND, MICRO, Kind

NOTHING: Mapping[str, Any] = {}


def content_of(draft: Draft, tag: str, day: date, version: str = "") -> Content:
    """Return what visitors would see of a draft in a language on a day, as the kiosk would read it when built.

    What lacks a value it cannot be shown without is left out; a text missing in every language is "".

    :raises ContentError: there is no such language.
    """
    return Preview(tag, day, version).content(draft)


def record_of(draft: Draft, entry_id: str, tag: str) -> Entry | None:
    """Return one entry in a language, hidden or not; None where it lacks a value it cannot be shown without.

    :raises ContentError: there is no such entry.
    """
    kind = KIND.get(entry_id.partition(".")[0])
    for entry in draft.entries.get(kind.name, []) if kind and kind.name in GROUPS else []:
        if kind and entry["id"] == entry_id:
            silent = _silent(kind, entry)
            return silent and tell(
                silent.record, [draft.texts.get(step, {}) for step in draft.chain(tag)], lenient=True
            )
    raise ContentError(f"There is no “{entry_id}”.")


@dataclass(frozen=True, slots=True)
class _Cached:
    """An entry as it was told, and the table it was told from; both None where it cannot be shown."""

    table: Table
    silent: Silent | None
    record: Entry | None


class Preview:
    """One language on one day. It keeps what it told, and tells again only what an edit touched.

    An edit leaves the tables of all other entries as they are, the very same objects, and so they are recognised.
    """

    def __init__(self, tag: str, day: date, version: str = "") -> None:
        """Prepare for a language, a day, and the version the content is to give itself."""
        self.tag = tag
        self.day = day
        self.changed: frozenset[str] = frozenset()
        """The entries that the last ``content`` told anew."""
        self._version = version
        self._steps: list[str] = []
        self._chain: list[Told] = []
        self._lists: dict[str, list[Table]] = {}
        self._cached: dict[str, dict[str, _Cached]] = {kind: {} for kind in GROUPS}
        self._told: dict[str, tuple[Entry, ...]] = {}
        self._pointing: dict[str, tuple[Entry, ...]] = {}
        self._content: Content | None = None

    def content(self, draft: Draft) -> Content:
        """Return what visitors would see of the draft.

        :raises ContentError: there is no such language.
        """
        language = _language(draft, self.tag)
        steps = draft.chain(self.tag)
        chain: list[Told] = [draft.texts.get(step, NOTHING) for step in steps]
        retold = set(_differences(self._chain, chain)) if steps == self._steps else None
        sources = {id for id in retold or () if id.startswith("source.")}
        changed: set[str] = set()
        before = dict(self._told)
        for kind in GROUPS:
            tables = draft.entries.get(kind, [])
            prefix = f"{kind}."
            untouched = retold is not None and not sources and not any(id.startswith(prefix) for id in retold)
            if untouched and self._lists.get(kind) is tables:
                continue
            self._retell(KIND[kind], tables, chain, retold, sources, changed)
            self._lists[kind] = tables
        self._steps, self._chain = steps, chain
        self.changed = frozenset(changed)
        others = self._others(before)
        if others is None or self._content is None:
            shown = {record.id for records in self._told.values() for record in records}
            self._pointing = {
                GROUPS[kind]: tuple(without_hidden(record, shown) for record in self._told[kind]) for kind in POINTING
            }
        told: dict[str, Any] = {group: self._told[kind] for kind, group in GROUPS.items()} | self._pointing
        if others is None or self._content is None:
            self._content = Content(language=language, version=self._version, **told)
        else:
            self._content = self._content.exchanged(language, told, others)
        return self._content

    def _others(self, before: Mapping[str, tuple[Entry, ...]]) -> list[Entry] | None:
        """Return what is told otherwise than before; None where more has changed, or what points to others has."""
        found: list[Entry] = []
        for kind, entries in self._told.items():
            old = before.get(kind, ())
            if entries is old:
                continue
            if kind in POINTING or len(old) != len(entries):
                return None
            for one, other in zip(old, entries, strict=True):
                if one is not other:
                    if one.id != other.id or one.facts != other.facts:
                        return None
                    found.append(other)
        return found

    def _retell(
        self,
        kind: Kind,
        tables: list[Table],
        chain: list[Told],
        retold: set[str] | None,
        sources: set[str],
        changed: set[str],
    ) -> None:
        before, after = self._cached[kind.name], dict[str, _Cached]()
        shown: list[Entry] = []
        day = self.day.isoformat()
        for table in tables:
            id = table["id"]
            known = before.get(id)
            if (
                known is None
                or known.table is not table
                or retold is None
                or id in retold
                or (sources and table.get("source") in sources)
            ):
                silent = known.silent if known and known.table is table else _silent(kind, table)
                known = _Cached(table, silent, silent and tell(silent.record, chain, lenient=True))
                changed.add(id)
            after[id] = known
            if known.silent and known.record and known.silent.shown(day):
                shown.append(known.record)
        changed.update(before.keys() - after.keys())
        self._cached[kind.name] = after
        self._told[kind.name] = tuple(shown)


def _differences(before: list[Told], after: list[Told]) -> Iterator[str]:
    """Yield the entries whose texts are other objects than before, in any of the languages."""
    for old, new in zip(before, after, strict=True):
        if old is not new:
            # A hundred times the content that ships is looked through at each key
            yield from compress(new, map(is_not, new.values(), map(old.get, new)))
            yield from old.keys() - new.keys()


def _language(draft: Draft, tag: str) -> LanguageRecord:
    for known in draft.languages:
        if known["tag"] == tag:
            fallback = tuple(known.get("fallback", ()))
            return LanguageRecord(tag, known["endonym"], known["direction"], fallback, known["region"])
    raise ContentError(f"There is no language “{tag}”.")


def _silent(kind: Kind, table: Table) -> Silent | None:
    if any(key.required and key.name not in table for key in kind.all_keys):
        return None
    row = entry_row(kind, 0, table)
    points = [(point["lon_micro"] / MICRO, point["lat_micro"] / MICRO) for point in point_rows(kind, table)]
    record = record_of_rows(
        kind.name, row, own_row(kind, table), table.get("facts", ()), table.get("flags", ()), points
    )
    return Silent(record, row["show_from"], row["show_until"], bool(row["hidden"]))
