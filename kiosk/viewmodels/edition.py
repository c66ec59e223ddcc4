"""The whole content in one language, made display-ready off the interface thread so that switching costs nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.content.records import (
    Content,
    Entry,
    EventRecord,
    FigureRecord,
    IndustryRecord,
    LinkRecord,
    MilestoneRecord,
    OrganisationRecord,
    PartRecord,
    PictureSlotRecord,
    PlaceRecord,
    ShorePlaceRecord,
    StoryRecord,
    TitleRecord,
    VisionRecord,
)
from kiosk.language import Language
from kiosk.viewmodels.computed import Computed, computed


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows of one entry in one language; every field is ready to be drawn."""

    entry_id: str
    kind: str
    role: str
    name: str
    statement: str
    number: str
    unit: str
    sentence: str
    qualifier: str
    status: str
    as_of: str
    source: str
    note: str
    icon: str
    planned: bool
    claimed: bool
    fell_back: bool
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Content, words and faces of one language."""

    content: Content
    language: Language
    faces: Mapping[str, Face]
    computed: Computed = field(default_factory=Computed)

    def story(self, entry_id: str) -> StoryRecord:
        """Return the heading and lead of a screen.

        :raises KeyError: there is no such story.
        """
        entry = self.content.entry(entry_id)
        if not isinstance(entry, StoryRecord):
            raise KeyError(entry_id)
        return entry


def edition_of(content: Content, language: Language) -> Edition:
    """Make the faces of every entry in ``content``, and what is worked out of them."""
    faces = {entry.id: face_of(entry, language, content.version) for entry in content}
    return Edition(content, language, MappingProxyType(faces), computed(content, language))


PARK_PROFILE = "source.park_profile"


def status_text(status: str, language: Language, source_id: str = PARK_PROFILE) -> str:
    """Say a status as the fact sheet asks: never stronger than the source."""
    if not status:
        return ""
    tr = language.tr
    words: dict[str, Callable[[], str]] = {
        "reported": lambda: tr("Stated by the park") if source_id == PARK_PROFILE else tr("Stated by the source below"),
        "approved_preparation": lambda: tr("Approved for preparation"),
        "recognised": lambda: tr("Recognised after an assessment"),
        "completed": lambda: tr("Completed"),
        "home_to": lambda: tr("Located in the park"),
        "based_here": lambda: tr("Based in the park"),
        "developed": lambda: tr("Developed by the park"),
        "aim": lambda: tr("Aim"),
        "planned": lambda: tr("Planned"),
        "claimed": lambda: tr("The park’s own description"),
        "computed": lambda: tr("Calculated from the park’s figures"),
    }
    return words[status]()


def short_status_text(status: str, language: Language) -> str:
    """Return the mark that a card itself must carry, or "" where the plain statement is enough."""
    tr = language.tr
    match status:
        case "planned":
            return tr("planned")
        case "aim":
            return tr("aim")
        case "claimed":
            return tr("own description")
        case "computed":
            return tr("calculated")
        case "approved_preparation":
            return tr("in preparation")
        case _:
            return ""


def as_of_text(as_of: str | None, language: Language) -> str:
    """Return the year of a statement, or say plainly that the source gives none."""
    if as_of is None:
        return language.tr("not dated in the source")
    return language.formats.year(as_of)


def _icon(entry: Entry) -> str:
    match entry:
        case FigureRecord() | IndustryRecord() | LinkRecord() | ShorePlaceRecord() | EventRecord():
            return entry.icon
        case MilestoneRecord():
            return "calendar"
        case OrganisationRecord():
            return {
                "platform": "microscope",
                "school": "school",
                "hospital": "building-hospital",
                "hotel": "bed",
                "company": "building-factory-2",
                "finance": "building-bank",
                "culture": "movie",
            }[entry.role]
        case TitleRecord():
            return "award"
        case PlaceRecord():
            return "map-pin"
        case _:
            return ""


def _role(entry: Entry) -> str:
    match entry:
        case PartRecord() | OrganisationRecord() | PlaceRecord() | ShorePlaceRecord() | EventRecord() | VisionRecord():
            return entry.role
        case TitleRecord():
            return entry.level
        case LinkRecord():
            return entry.mode
        case FigureRecord():
            return entry.topic
        case _:
            return ""


def face_of(entry: Entry, language: Language, version: str = "") -> Face:
    """Return what a card shows of ``entry``; ``version`` is its content's, for the addresses of pictures."""
    number = unit = sentence = qualifier = ""
    if isinstance(entry, FigureRecord):
        parts = language.formats.figure(entry.number, entry.unit, entry.qualifier, language.tr)
        number, unit, sentence, qualifier = parts.number, parts.unit, parts.sentence, parts.qualifier
    elif isinstance(entry, MilestoneRecord):
        number = language.formats.year(str(entry.year))
    elif isinstance(entry, EventRecord) and entry.count:
        number = language.formats.number(entry.count)
    return Face(
        entry_id=entry.id,
        kind=entry.kind,
        role=_role(entry),
        name=entry.name,
        statement=entry.statement,
        number=number,
        unit=unit,
        sentence=sentence,
        qualifier=qualifier,
        status=status_text(entry.status, language, entry.source_id),
        as_of=as_of_text(entry.as_of, language),
        source=entry.source_name,
        note=short_status_text(entry.status, language),
        icon=_icon(entry),
        planned=entry.status == "planned",
        claimed=entry.status == "claimed",
        fell_back=bool(entry.fell_back),
        picture=f"{version}/{entry.file}" if isinstance(entry, PictureSlotRecord) and entry.file else "",
    )
