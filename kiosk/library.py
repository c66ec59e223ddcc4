"""All editions of one content file, loaded behind the first frame; where content meets language."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from kiosk import paths
from kiosk.content.records import Content, FigureRecord, LanguageRecord
from kiosk.language import Language
from kiosk.viewmodels.edition import Edition, edition_of
from kiosk.viewmodels.snapshot import Headline, LanguageSnapshot, Snapshot

log = logging.getLogger("kiosk")
LAKE_PICTURE = "picture_slot.lake"
"""The place of a photograph on the attract scene."""


@dataclass(frozen=True, slots=True)
class Library:
    """Every language of one content, ready to be shown."""

    languages: tuple[LanguageRecord, ...]
    editions: Mapping[str, Edition]
    day: date
    path: Path
    """The database it was read from."""

    @property
    def version(self) -> str:
        """The hash over all its content."""
        return next(iter(self.editions.values())).content.version


def load_library(path: Path, day: date) -> Library:
    """Read the content database at ``path`` in all its languages, as it is to be shown on ``day``.

    :raises ContentError: the database is missing, damaged, or not of this program's schema.
    """
    from kiosk.content.store import ContentStore

    store = ContentStore(path)
    try:
        languages = store.languages()
        editions = {record.tag: edition_of(store.content(record.tag, day), language_of(record)) for record in languages}
    finally:
        store.close()
    for tag, edition in editions.items():
        missing = sorted(entry_id for entry_id, face in edition.faces.items() if face.fell_back)
        if missing:
            log.info("%d entries show another language than %s: %s", len(missing), tag, ", ".join(missing))
    return Library(languages, MappingProxyType(editions), day, path)


def language_of(record: LanguageRecord) -> Language:
    """Return the words and formats of a language, falling back along its chain."""
    return Language.load(record.tag, paths.CATALOGUES, record.fallback)


def snapshot_path(content: Path) -> Path:
    """Return where the lake's snapshot of a content database lies."""
    return content.with_suffix(".attract.json")


def snapshot_of(library: Library, default_language: str) -> Snapshot:
    """Return what the lake shows before the database is open."""
    spoken = [(record, library.editions[record.tag].language) for record in library.languages]
    return snapshot_from(library.editions[default_language], library.editions.get("en"), spoken)


def snapshot_from(
    edition: Edition, english: Edition | None, spoken: Sequence[tuple[LanguageRecord, Language]]
) -> Snapshot:
    """Return the lake in the language of ``edition``, with English beside it and an invitation in each language."""
    story = edition.story("story.attract")
    own = english is None or english.content.language == edition.content.language
    # A language that falls back to English says it once
    other = None if own or (english and english.story("story.attract").title == story.title) else english
    lake = edition.faces.get(LAKE_PICTURE)
    return Snapshot(
        park=edition.language.tr("Changzhou West Taihu Science and Technology Industrial Park"),
        title=story.title,
        lead=other.story("story.attract").title if other else story.lead,
        headlines=tuple(_headline(figure, edition, other) for figure in edition.content.figures if figure.headline),
        languages=tuple(
            LanguageSnapshot(
                tag=record.tag,
                endonym=record.endonym,
                rtl=record.direction == "rtl",
                region=record.region,
                invitation=invitation(language, record),
            )
            for record, language in spoken
        ),
        picture=lake.picture if lake else "",
        picture_name=lake.name if lake else "",
    )


def invitation(language: Language, record: LanguageRecord) -> str:
    """Return what the lake says to those who speak a language: its own name where the program has no words in it."""
    said = language.tr("Touch to begin")
    return record.endonym if "Touch to begin" in language.catalogue.fell_back else said


def _headline(figure: FigureRecord, edition: Edition, english: Edition | None) -> Headline:
    face = edition.faces[figure.id]
    other: Content | None = english.content if english else None
    name_en = other.entry(figure.id).name if other else ""
    return Headline(
        number=face.number,
        unit=face.unit,
        name=face.name,
        name_en="" if name_en == face.name else name_en,
        note=face.note,
    )
