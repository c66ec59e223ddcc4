"""The kiosk's way to its content: one verified file, read once, told in whatever language is asked for."""

from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.content import models, records
from kiosk.content.database import DamagedError, damages, open_read_only, reading
from kiosk.content.errors import ContentError
from kiosk.content.stored import table
from kiosk.content.telling import GROUPS, Silent, Told, UntoldError, record_of_rows, tell, without_hidden
from kiosk.content.vocabulary import MICRO


class ContentStore:
    """Read-only access to a content database; every method may be called from any thread."""

    def __init__(self, path: Path) -> None:
        """Open and verify the database.

        :raises ContentError: the file is missing, unreadable, not ours, of another schema, or damaged.
        """
        self._path = path
        self._lock = Lock()
        self._told: dict[str, Told] = {}
        self._engine = open_read_only(path)
        try:
            broken = damages(path)
            if broken:
                raise DamagedError(f"The content database {path} is damaged: {broken[0]}.")
            with reading(path), Session(self._engine) as session:
                release = session.scalars(select(models.Release)).one_or_none()
                if release is None:
                    raise DamagedError(f"The content database {path} does not say which release it is.")
                self._version = release.content_version
                self._source_language = release.source_language
                self._languages = _languages(session)
                self._silent = _silent(session)
        except ContentError:
            self.close()
            raise

    @property
    def version(self) -> str:
        """A hash over all content: twelve hexadecimal digits."""
        return self._version

    def languages(self) -> tuple[records.LanguageRecord, ...]:
        """Return the languages on offer, in display order."""
        return self._languages

    def content(self, language: str, today: date) -> records.Content:
        """Return what is shown on a day, each text in ``language`` or the first fallback that has it.

        :raises ContentError: the language is unknown, or an entry lacks a text even in the source language.
        """
        chosen = next((known for known in self._languages if known.tag == language), None)
        if chosen is None:
            raise ContentError(f"The content database {self._path} has no language “{language}”.")
        tags = dict.fromkeys((language, *chosen.fallback, self._source_language))
        chain = [self._texts(tag) for tag in tags]
        day = today.isoformat()
        shown = {kind: [silent.record for silent in self._silent[kind] if silent.shown(day)] for kind in GROUPS}
        ids = {record.id for records_shown in shown.values() for record in records_shown}
        try:
            groups: dict[str, Any] = {
                group: tuple(tell(without_hidden(record, ids), chain) for record in shown[kind])
                for kind, group in GROUPS.items()
            }
        except UntoldError as error:
            raise ContentError(f"The content database {self._path} has no “{error.field}” for {error.entry}.") from None
        return records.Content(language=chosen, version=self._version, **groups)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _texts(self, tag: str) -> Told:
        with self._lock:
            if tag not in self._told:
                row = models.TextRow
                wanted = select(row.entry_id, row.field, row.text).where(row.language == tag)
                with reading(self._path), self._engine.connect() as connection:
                    found = connection.execute(wanted).all()
                told: dict[str, dict[str, str]] = {}
                for entry, field, text in found:
                    told.setdefault(entry, {})[field] = text
                self._told[tag] = told
            return self._told[tag]


def _languages(session: Session) -> tuple[records.LanguageRecord, ...]:
    step = models.LanguageFallback
    fallbacks: dict[str, list[str]] = {}
    for row in session.scalars(select(step).order_by(step.language, step.position)):
        fallbacks.setdefault(row.language, []).append(row.fallback)
    return tuple(
        records.LanguageRecord(row.tag, row.endonym, row.direction, tuple(fallbacks.get(row.tag, ())), row.region)
        for row in session.scalars(select(models.Language).order_by(models.Language.position))
    )


def _silent(session: Session) -> dict[str, list[Silent]]:
    """Read every entry of every kind, in display order."""
    facts: dict[str, list[str]] = {}
    for fact in session.scalars(select(models.Fact).order_by(models.Fact.entry_id, models.Fact.position)):
        facts.setdefault(fact.entry_id, []).append(fact.fact_id)
    flags: dict[str, list[str]] = {}
    flag = models.EntryFlag
    for row in session.scalars(select(flag).order_by(flag.entry_id, flag.position)):
        flags.setdefault(row.entry_id, []).append(row.note_id)
    points: dict[str, list[tuple[float, float]]] = {}
    for row in session.scalars(select(models.Point).order_by(models.Point.entry_id, models.Point.position)):
        points.setdefault(row.entry_id, []).append((row.lon_micro / MICRO, row.lat_micro / MICRO))
    entry = table("entry")
    silent: dict[str, list[Silent]] = {}
    for kind in GROUPS:
        own = table(kind)
        details: dict[str, dict[str, Any]] = {row["id"]: dict(row) for row in session.execute(select(own)).mappings()}
        rows = session.execute(select(entry).where(entry.c.kind == kind).order_by(entry.c.position)).mappings()
        silent[kind] = []
        for row in map(dict[str, Any], rows):
            id = row["id"]
            hung = (facts.get(id, ()), flags.get(id, ()), points.get(id, ()))
            record = record_of_rows(kind, row, details[id], *hung)
            silent[kind].append(Silent(record, row["show_from"], row["show_until"], bool(row["hidden"])))
    return silent
