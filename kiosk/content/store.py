"""The kiosk's way to its content: one verified file, read once, told in whatever language is asked for."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.content import models, records
from kiosk.content.database import DamagedError, damages, open_read_only, reading
from kiosk.content.errors import ContentError
from kiosk.content.mapping import METRES
from kiosk.content.models import MICRO
from kiosk.content.vocabulary import KIND

Told = dict[tuple[str, str], str]
"""The texts of one language, by entry and field."""

GROUPS = {
    "figure": "figures",
    "milestone": "milestones",
    "industry": "industries",
    "part": "parts",
    "organisation": "organisations",
    "title": "titles",
    "link": "links",
    "place": "places",
    "shore_place": "shore_places",
    "event": "events",
    "vision": "vision",
    "story": "stories",
    "picture_slot": "picture_slots",
}
"""Kinds of entries that screens show, and the field of ``Content`` that holds them."""


@dataclass(frozen=True, slots=True)
class _Silent:
    """An entry without its texts, the days on which it is shown (ISO dates), and whether it is shown at all."""

    record: records.Entry
    show_from: str | None
    show_until: str | None
    hidden: bool = False

    def shown(self, day: str) -> bool:
        if self.hidden:
            return False
        return (self.show_from is None or self.show_from <= day) and (self.show_until is None or day <= self.show_until)


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
        figures = {figure.id for figure in shown["figure"]}
        groups: dict[str, Any] = {
            group: tuple(self._tell(_without_hidden(record, figures), chain) for record in shown[kind])
            for kind, group in GROUPS.items()
        }
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
                self._told[tag] = {(entry, field): text for entry, field, text in found}
            return self._told[tag]

    def _tell(self, record: records.Entry, chain: list[Told]) -> records.Entry:
        texts: dict[str, Any] = {}
        fell_back: list[str] = []
        wanted = [(record.id, field, field) for field in KIND[record.kind].texts]
        if record.source_id:
            wanted.append((record.source_id, "name", "source_name"))
        for entry, field, name in wanted:
            told = next((step for step in chain if (entry, field) in step), None)
            if told is None:
                raise ContentError(f"The content database {self._path} has no “{field}” for {entry}.")
            texts[name] = told[entry, field]
            if told is not chain[0]:
                fell_back.append(name)
        if record.kind == "story":
            texts |= {"name": texts["title"], "statement": texts["lead"]}
        return replace(record, fell_back=frozenset(fell_back), **texts)


def _without_hidden(record: records.Entry, figures: set[str]) -> records.Entry:
    """Take from a milestone the figure that is not shown on its day, so that no reference leads nowhere."""
    if isinstance(record, records.MilestoneRecord) and record.figure_id not in figures:
        return replace(record, figure_id=None)
    return record


def _languages(session: Session) -> tuple[records.LanguageRecord, ...]:
    step = models.LanguageFallback
    fallbacks: dict[str, list[str]] = {}
    for row in session.scalars(select(step).order_by(step.language, step.position)):
        fallbacks.setdefault(row.language, []).append(row.fallback)
    return tuple(
        records.LanguageRecord(row.tag, row.endonym, row.direction, tuple(fallbacks.get(row.tag, ())), row.region)
        for row in session.scalars(select(models.Language).order_by(models.Language.position))
    )


def _silent(session: Session) -> dict[str, list[_Silent]]:
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
    silent: dict[str, list[_Silent]] = {kind: [] for kind in GROUPS}
    for kind in (
        models.Figure,
        models.Milestone,
        models.Industry,
        models.Part,
        models.Organisation,
        models.Title,
        models.Link,
        models.Place,
        models.ShorePlace,
        models.Event,
        models.Vision,
        models.Story,
        models.PictureSlot,
    ):
        for row in session.scalars(select(kind).order_by(models.Entry.position)):
            shared: dict[str, Any] = {
                "id": row.id,
                "kind": row.kind,
                "facts": tuple(facts.get(row.id, ())),
                "status": row.status or "",
                "as_of": row.as_of,
                "source_id": row.source_id or "",
                "flags": tuple(flags.get(row.id, ())),
                "name": "",
                "statement": "",
            }
            record = _record(row, shared, tuple(points.get(row.id, ())))
            silent[row.kind].append(_Silent(record, row.show_from, row.show_until, bool(row.hidden)))
    return silent


def _record(row: models.Entry, shared: dict[str, Any], points: records.Outline) -> records.Entry:
    """Return the record of a row, its texts still empty."""
    match row:
        case models.Figure():
            return records.FigureRecord(
                **shared,
                number=Decimal(row.number),
                unit=row.unit,
                qualifier=row.qualifier,
                topic=row.topic,
                headline=bool(row.headline),
                icon=row.icon,
            )
        case models.Milestone():
            return records.MilestoneRecord(**shared, year=row.year, figure_id=row.figure_id)
        case models.Industry():
            return records.IndustryRecord(
                **shared, motif=row.motif, accent=row.accent, icon=row.icon, short="", title="", lead=""
            )
        case models.Part():
            return records.PartRecord(**shared, industry=row.industry_id, role=row.role)
        case models.Organisation():
            return records.OrganisationRecord(
                **shared, role=row.role, industry=row.industry_id, confirm=bool(row.confirm)
            )
        case models.Title():
            return records.TitleRecord(**shared, level=row.level, place=row.industry_id or row.page or "")
        case models.Link():
            scope = tuple(name for name, drawn in (("delta", row.in_delta), ("park", row.in_park)) if drawn)
            return records.LinkRecord(
                **shared, direction=row.direction, mode=row.mode, points=points, scope=scope, icon=row.icon
            )
        case models.Place():
            return records.PlaceRecord(
                **shared,
                role=row.role,
                lat=row.lat_micro / MICRO,
                lon=row.lon_micro / MICRO,
                outline=points,
                radius_km=None if row.radius_m is None else row.radius_m / METRES,
                confidence=row.confidence,
            )
        case models.ShorePlace():
            return records.ShorePlaceRecord(**shared, at=row.at_micro / MICRO, icon=row.icon, role=row.role)
        case models.Event():
            return records.EventRecord(**shared, role=row.role, count=row.count, icon=row.icon)
        case models.Vision():
            return records.VisionRecord(**shared, role=row.role, screen=row.screen)
        case models.Story():
            return records.StoryRecord(**shared, screen=row.screen, title="", lead="")
        case models.PictureSlot():
            return records.PictureSlotRecord(**shared, screen=row.screen, aspect=row.aspect, file=row.file)
        case _:
            raise AssertionError(row.kind)
