"""What leaves the content database: frozen values without rows or sessions, so any thread may hold them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Outline = tuple[tuple[float, float], ...]
"""Points as (longitude, latitude) in WGS 84 decimal degrees."""


@dataclass(frozen=True, slots=True)
class LanguageRecord:
    """A language: ``direction`` is "ltr" or "rtl", ``region`` the form of Han glyphs (SC, TC, JP, KR)."""

    tag: str
    endonym: str
    direction: str
    fallback: tuple[str, ...]
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of the park, with its texts in one language.

    ``facts`` are ids of the fact sheet, ``flags`` ids of curator's notes, ``status`` one of
    ``vocabulary.STATUSES`` ("" for stories and picture slots), ``as_of`` a year or span of years
    ("2021", "2021–2025") or None when the source gives none, ``address`` the web address that its code leads to, or ""
    where the code holds the text itself. ``fell_back`` names the fields whose text is
    in another language than asked for ("name", "statement", "short", "title", "lead", "source_name").
    """

    id: str
    kind: str
    facts: tuple[str, ...] = ()
    status: str = ""
    as_of: str | None = None
    source_id: str = ""
    source_name: str = ""
    flags: tuple[str, ...] = ()
    address: str = ""
    name: str
    statement: str
    fell_back: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord(Entry):
    """A number of the park, exact, in ``unit`` (money in yuan); ``headline`` figures rotate over the lake."""

    number: Decimal
    unit: str
    qualifier: str
    topic: str
    headline: bool
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRecord(Entry):
    """A year in the park's life, and the figure that belongs to it when there is one."""

    year: int
    figure_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryRecord(Entry):
    """A focus industry: ``short`` for the quick switch, ``title`` and ``lead`` for the head of its page."""

    motif: str
    accent: str
    icon: str
    short: str
    title: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRecord(Entry):
    """A field, service, focus, chain step, programme or group of the industry whose id is ``industry``."""

    industry: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRecord(Entry):
    """An institution or firm; ``confirm`` means the park should confirm it before it is shown."""

    role: str
    industry: str | None
    confirm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRecord(Entry):
    """An honour with its level; ``place`` is where it belongs: an industry's id, "ecology" or "park"."""

    level: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord(Entry):
    """A transport link; ``points`` for drawing, ``scope`` the drawings it is in ("delta", "park")."""

    direction: str
    mode: str
    points: Outline
    scope: tuple[str, ...]
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord(Entry):
    """A point, lake or metropolitan area on the maps; ``radius_km`` is only for metropolitan areas."""

    role: str
    lat: float
    lon: float
    outline: Outline
    radius_km: float | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShorePlaceRecord(Entry):
    """A place on the drawn shore; ``at`` runs from 0 (left end) to 1 (right end)."""

    at: float
    icon: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord(Entry):
    """A race, festival or expo, and how many were held or which edition it was."""

    role: str
    count: int
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisionRecord(Entry):
    """An aim of the park, what it is part of ("standing"), or says of itself ("claim"); shown on ``screen``."""

    role: str
    screen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord(Entry):
    """Heading and lead of a screen, also as ``name`` and ``statement``; the words are our own."""

    screen: str
    title: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSlotRecord(Entry):
    """A place for a picture: ``aspect`` as "16:9", ``file`` None while empty; ``name`` says what is seen."""

    screen: str
    aspect: str
    file: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRecord(Entry):
    """A stop of a guide's route; ``place`` is an industry's id or one of ``vocabulary.ROUTE_PLACES``.

    ``card`` is the id of the entry whose card opens there, None for none; ``lead`` may be empty.
    """

    place: str
    card: str | None
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything the kiosk shows in one language on one day, each tuple in display order."""

    language: LanguageRecord
    version: str
    figures: tuple[FigureRecord, ...] = ()
    milestones: tuple[MilestoneRecord, ...] = ()
    industries: tuple[IndustryRecord, ...] = ()
    parts: tuple[PartRecord, ...] = ()
    organisations: tuple[OrganisationRecord, ...] = ()
    titles: tuple[TitleRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    shore_places: tuple[ShorePlaceRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    vision: tuple[VisionRecord, ...] = ()
    stories: tuple[StoryRecord, ...] = ()
    picture_slots: tuple[PictureSlotRecord, ...] = ()
    stops: tuple[StopRecord, ...] = ()
    _by_id: dict[str, Entry] = field(init=False, repr=False, compare=False)
    _by_fact: dict[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id: dict[str, Entry] = {}
        by_fact: dict[str, list[Entry]] = {}
        for entry in self:
            by_id[entry.id] = entry
            for fact in entry.facts:
                by_fact.setdefault(fact, []).append(entry)
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_by_fact", {fact: tuple(entries) for fact, entries in by_fact.items()})

    def exchanged(
        self, language: LanguageRecord, groups: Mapping[str, tuple[Entry, ...]], entries: Iterable[Entry]
    ) -> "Content":
        """Return the same with ``entries`` in the place of those with their ids, whose facts they have.

        ``groups`` are all its tuples as they are then.
        """
        new = object.__new__(Content)
        by_id, by_fact = dict(self._by_id), dict(self._by_fact)
        for entry in entries:
            by_id[entry.id] = entry
            for fact in entry.facts:
                by_fact[fact] = tuple(entry if other.id == entry.id else other for other in by_fact[fact])
        values = {"language": language, "version": self.version, "_by_id": by_id, "_by_fact": by_fact, **groups}
        for name, value in values.items():
            object.__setattr__(new, name, value)
        return new

    def __iter__(self) -> Iterator[Entry]:
        """Walk every entry, kind after kind, in display order."""
        yield from self.figures
        yield from self.milestones
        yield from self.industries
        yield from self.parts
        yield from self.organisations
        yield from self.titles
        yield from self.links
        yield from self.places
        yield from self.shore_places
        yield from self.events
        yield from self.vision
        yield from self.stories
        yield from self.picture_slots
        yield from self.stops

    def entry(self, id: str) -> Entry:
        """Return the entry with this id.

        :raises KeyError: there is none, or it is not shown on this day.
        """
        return self._by_id[id]

    def by_fact(self, fact: str) -> tuple[Entry, ...]:
        """Return the entries that carry a fact of the fact sheet ("F131"); empty when none does."""
        return self._by_fact.get(fact, ())
