"""The ecology screen: a walk along the drawn shore, and what the park says of water, green, lake and races."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.records import Content, Entry, EventRecord, FigureRecord, ShorePlaceRecord
from kiosk.language import Language
from kiosk.viewmodels.card import Card, CardGroup, Deck, let_go
from kiosk.viewmodels.computed import HALF_MARATHON_KM, LAKE_AREA, PARK_AREA, SHORELINE, Amount, figure_of
from kiosk.viewmodels.edition import Edition, short_status_text
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LAKE_RANK = "figure.lake_rank"
RACES = "figure.half_marathons"
RACE = "event.half_marathon"
LAKES = ("place.ge_lake", "place.lake_tai")
SCREEN = "ecology"
SHARES_TOPIC = "environment"

DEPTHS = {
    "wetland": 0.685,
    "country_park": 0.735,
    "expo": 0.675,
    "greenway": 0.715,
    "watercourse": 0.735,
    "title": 0.640,
    "music": 0.720,
    "race": 0.730,
    "corridor": 0.715,
    "scenic": 0.690,
}
"""How far down the picture, as a part of its height, the drawn thing of each role stands."""
USUAL_DEPTH = 0.71

STEMMED_ROWS = 3
"""How many rows of signs may stand on stems; more would hide the shore."""
MOST_ROWS = 6
KEPT_ANSWERS = 32
"""How many arrangements are remembered: a language that is spoken again need not look for room again."""
BEAM = 400
HIGH = 0.02
"""What a row further up costs, beside the square of how far off its middle a sign stands."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sign stands: its row, 0 on top, and its left edge in pixels."""

    row: int
    left: float


@dataclass(frozen=True, slots=True)
class Signs:
    """Where all signs stand, and whether stems can lead from them to their places without crossing a sign."""

    spots: tuple[Spot, ...]
    stems: bool


def stagger(anchors: Sequence[float], widths: Sequence[float], breadth: float, gap: float) -> Signs:
    """Return a place for each sign so that none touches another.

    ``anchors`` are the ascending places (pixels) that the signs of ``widths`` stand over; each sign stays ``gap``
    away from 0 and ``breadth``. As few rows as possible are used; signs stay low and as central over their anchors
    as they can. Where :data:`STEMMED_ROWS` are enough, each sign lies over its own anchor and no sign lies over
    the stem of one above it. Signs that fit in no way get a row each.
    """
    for stems, most in ((True, STEMMED_ROWS), (False, MOST_ROWS)):
        for rows in range(1, most + 1):
            spots = _stagger(anchors, widths, breadth, gap, rows, stems)
            if spots is not None:
                return Signs(spots, stems)
    alone = (
        Spot(row, max(0.0, min(anchor - width / 2, breadth - width)))
        for row, (anchor, width) in enumerate(zip(anchors, widths, strict=True))
    )
    return Signs(tuple(alone), False)


def _stagger(
    anchors: Sequence[float], widths: Sequence[float], breadth: float, gap: float, rows: int, stems: bool
) -> tuple[Spot, ...] | None:
    # A state is its cost, how far each row is taken, and the spots so far; the best few go on.
    states: list[tuple[float, tuple[float, ...], tuple[Spot, ...]]] = [(0.0, (0.0,) * rows, ())]
    for anchor, width in zip(anchors, widths, strict=True):
        inset = min(gap * 2, width / 2)
        following: list[tuple[float, tuple[float, ...], tuple[Spot, ...]]] = []
        for cost, taken, spots in states:
            for row in range(rows):
                if stems and any(below + gap / 2 > anchor for below in taken[row + 1 :]):
                    continue
                least, most = taken[row] + gap, breadth - gap - width
                if stems:
                    least, most = max(least, anchor + inset - width), min(most, anchor - inset)
                if least > most:
                    continue
                left = max(least, min(anchor - width / 2, most))
                after = list(taken)
                after[row] = left + width
                if stems:
                    after[row + 1 :] = [max(below, anchor - gap / 2) for below in after[row + 1 :]]
                off = (left + width / 2 - anchor) / width
                following.append((cost + off * off + HIGH * (rows - 1 - row), tuple(after), (*spots, Spot(row, left))))
        if not following:
            return None
        following.sort(key=lambda state: state[0])
        states = following[:BEAM]
    return states[0][2]


def level_text(level: str, language: Language) -> str:
    """Say on which level a title was given, or "" where the source does not."""
    match level:
        case "national":
            return language.tr("National level")
        case "provincial":
            return language.tr("Provincial level")
        case _:
            return ""


@QmlElement
@QmlUncreatable("Hotspots come from the content")
class Hotspot(QObject):
    """A place on the drawn shore."""

    def __init__(self, card: Card, at: float, depth: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._card, self._at, self._depth = card, at, depth

    @Property(Card, constant=True)
    def card(self) -> Card:
        return self._card

    @Property(float, constant=True)
    def at(self) -> float:
        """Where it is drawn, as a part of the picture's width."""
        return self._at

    @Property(float, constant=True)
    def depth(self) -> float:
        """Where it is drawn, as a part of the picture's height."""
        return self._depth


@QmlElement
@QmlUncreatable("Measures come from the content")
class Measure(QObject):
    """A figure with something drawn beside it: a part of a ring, an area or a length, true to scale."""

    changed = Signal()

    def __init__(self, card: Card, part: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._card, self._part = card, part
        self._name = self._number = self._unit = self._note = ""

    def assign(self, name: str, number: str, unit: str, note: str) -> None:
        """Show these words."""
        if (name, number, unit, note) != (self._name, self._number, self._unit, self._note):
            self._name, self._number, self._unit, self._note = name, number, unit, note
            self.changed.emit()

    @Property(Card, constant=True)
    def card(self) -> Card:
        """What a tap opens."""
        return self._card

    @Property(float, constant=True)
    def part(self) -> float:
        """How much of the whole ring, the largest area or the longest length: 0 to 1."""
        return self._part

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._number

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self._unit

    @Property(str, notify=changed)
    def note(self) -> str:
        """The mark or caption beside it, or ""."""
        return self._note


@dataclass(frozen=True, slots=True)
class Words:
    """What a :class:`Measure` shows: the words, the entry a tap opens and the part that is drawn."""

    entry_id: str
    part: float
    name: str
    number: str
    unit: str
    note: str = ""


@QmlElement
@QmlUncreatable("The app makes the one ecology page")
class EcologyViewModel(QObject):
    """The shore with its places, the shares, the lake's size, titles, events and the park's own words."""

    changed = Signal()
    hotspotsChanged = Signal()
    measuresChanged = Signal()

    def __init__(self, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._title = self._lead = ""
        self._size_text = self._length_text = self._computed = ""
        self._shoreline: Card | None = None
        self._rank: Card | None = None
        self._picture: Card | None = None
        self._expo_picture: Card | None = None
        self._hotspots: list[Hotspot] = []
        self._arranged: dict[tuple[float, ...], list[float]] = {}
        self._shares: list[Measure] = []
        self._areas: list[Measure] = []
        self._lengths: list[Measure] = []
        self._titles: list[Measure] = []
        self._events: list[Measure] = []
        self._share_words = CardGroup("shares", self)
        self._size_words = CardGroup("size", self)
        self._title_words = CardGroup("titles", self)
        self._event_words = CardGroup("events", self)
        self._lakes = CardGroup("lakes", self)
        self._claims = CardGroup("claims", self)

    def assign(self, edition: Edition) -> None:
        """Show ``edition``; the deck shows it already."""
        content, language = edition.content, edition.language
        story = edition.story("story.ecology")
        self._title, self._lead = story.title, story.lead
        self._computed = short_status_text("computed", language)
        self._shoreline = self._deck.find(SHORELINE)
        self._rank = self._deck.find(LAKE_RANK)
        self._picture = self._deck.find("picture_slot.shore")
        self._expo_picture = self._deck.find("picture_slot.flower_expo_park")
        self._assign_hotspots(content)

        shares = [item for item in content.figures if item.topic == SHARES_TOPIC and item.unit == "percent"]
        self._tell(self._share_words, edition, "story.ecology_shares", shares)
        before = (self._shares, self._areas, self._lengths, self._titles, self._events)
        self._shares = self._measures(self._shares, [self._figure(item, float(item.number) / 100) for item in shares])
        self._tell(self._size_words, edition, "story.ecology_size", [])
        self._assign_size(edition)
        self._assign_lengths(edition)
        titles = [item for item in content.titles if item.place == SCREEN]
        self._tell(self._title_words, edition, "story.ecology_titles", titles)
        self._titles = self._measures(
            self._titles,
            [Words(item.id, 0, item.name, "", "", level_text(item.level, language)) for item in titles],
        )
        self._tell(self._event_words, edition, "story.ecology_events", content.events)
        self._events = self._measures(self._events, [self._event(item, edition) for item in content.events])
        after = (self._shares, self._areas, self._lengths, self._titles, self._events)
        if after != before:
            self.measuresChanged.emit()
            kept = {id(item) for group in after for item in group}
            let_go(item for group in before for item in group if id(item) not in kept)

        self._fill(
            self._lakes, language.tr("The name of the lake"), [item for item in content.places if item.id in LAKES]
        )
        self._fill(
            self._claims,
            language.tr("In the park’s words"),
            [item for item in content.vision if item.screen == SCREEN],
        )
        self.changed.emit()

    def told(self, section: str) -> list[tuple[str, list[Card]]]:
        """Return what shore and sections tell: headings and cards, in the order in which they are read."""

        def measured(measures: Sequence[Measure]) -> list[Card]:
            return [card for item in measures if (card := item.card)]

        return [
            ("", [card for card in (self._shoreline, self._rank) if card]),
            (self._share_words.title, measured(self._shares)),
            (self._size_words.title, measured(self._areas)),
            (self._event_words.title, measured(self._events)),
            (self._title_words.title, measured(self._titles)),
            (self._title, [card for spot in self._hotspots if (card := spot.card)]),
            (self._lakes.title, self._lakes.cards),
            (self._claims.title, self._claims.cards),
        ]

    def _assign_hotspots(self, content: Content) -> None:
        places = sorted(content.shore_places, key=lambda place: place.at)
        known = {(spot.card, spot.at): spot for spot in self._hotspots}
        fresh = [known.get((self._deck.card(place.id), place.at)) or self._hotspot(place) for place in places]
        if fresh != self._hotspots:
            gone = [spot for spot in self._hotspots if spot not in fresh]
            self._hotspots = fresh
            self.hotspotsChanged.emit()
            let_go(gone)

    def _hotspot(self, place: ShorePlaceRecord) -> Hotspot:
        return Hotspot(self._deck.card(place.id), place.at, DEPTHS.get(place.role, USUAL_DEPTH), self)

    def _assign_size(self, edition: Edition) -> None:
        lake, park = figure_of(edition.content, LAKE_AREA), figure_of(edition.content, PARK_AREA)
        words: list[Words] = []
        if lake is not None and park is not None:
            largest = max(lake.number, park.number)
            words = [self._figure(item, float(item.number / largest)) for item in (lake, park)]
        self._size_text = edition.computed.lake_in_parks
        self._areas = self._measures(self._areas, words)

    def _assign_lengths(self, edition: Edition) -> None:
        shore, race = figure_of(edition.content, SHORELINE), self._deck.find(RACE)
        words: list[Words] = []
        self._length_text = ""
        if shore is not None and race is not None:
            longest = max(shore.number, HALF_MARATHON_KM)
            distance = edition.computed.half_marathon
            name = edition.language.tr("Half marathon distance")
            words = [
                self._figure(shore, float(shore.number / longest)),
                Words(RACE, float(HALF_MARATHON_KM / longest), name, distance.number, distance.unit),
            ]
            self._length_text = edition.computed.shore_in_races
        self._lengths = self._measures(self._lengths, words)

    def _event(self, event: EventRecord, edition: Edition) -> Words:
        """Return an event with the number of races held, or with the edition it was."""
        races = figure_of(edition.content, RACES)
        if event.role == "race":
            caption = races.name if races is not None else ""
            return Words(event.id, 0, event.name, edition.faces[event.id].number, "", caption)
        amount = edition.computed.editions.get(event.id, Amount())
        return Words(event.id, 0, event.name, amount.number, amount.unit)

    def _figure(self, figure: FigureRecord, part: float) -> Words:
        card = self._deck.card(figure.id)
        return Words(figure.id, part, card.name, card.number, card.unit, card.note)

    def _measures(self, shown: list[Measure], wanted: Sequence[Words]) -> list[Measure]:
        """Return a measure for each of ``wanted``; the list itself comes back when only words changed."""
        known = {(item.card, item.part): item for item in shown}
        fresh: list[Measure] = []
        for words in wanted:
            card = self._deck.card(words.entry_id)
            item = known.get((card, words.part)) or Measure(card, words.part, self)
            item.assign(words.name, words.number, words.unit, words.note)
            fresh.append(item)
        return shown if fresh == shown else fresh

    def _fill(self, group: CardGroup, title: str, entries: Iterable[Entry], lead: str = "") -> None:
        group.assign(title, [self._deck.card(entry.id) for entry in entries], lead)

    def _tell(self, group: CardGroup, edition: Edition, story_id: str, entries: Iterable[Entry]) -> None:
        story = edition.story(story_id)
        self._fill(group, story.title, entries, story.lead)

    # -- what QML reads

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._lead

    @Property(Card, notify=changed)
    def picture(self) -> Card | None:
        """The place of a photograph of the shore, over what is said of water and green."""
        return self._picture

    @Property(Card, notify=changed)
    def expoPicture(self) -> Card | None:
        """The place of a photograph over the events."""
        return self._expo_picture

    @Property(Card, notify=changed)
    def shoreline(self) -> Card | None:
        """The length that the whole picture stands for."""
        return self._shoreline

    @Property(Card, notify=changed)
    def rank(self) -> Card | None:
        return self._rank

    @Property("QVariantList", notify=hotspotsChanged)
    def hotspots(self) -> list[Hotspot]:
        """The places, from the left end of the drawing to the right."""
        return self._hotspots

    @Property("QVariantList", notify=measuresChanged)
    def shares(self) -> list[Measure]:
        """Each its own ring: they are not parts of one whole."""
        return self._shares

    @Property("QVariantList", notify=measuresChanged)
    def areas(self) -> list[Measure]:
        """The lake and the park; ``part`` is of the larger one's area."""
        return self._areas

    @Property("QVariantList", notify=measuresChanged)
    def lengths(self) -> list[Measure]:
        """The shore and a half marathon; ``part`` is of the longer one."""
        return self._lengths

    @Property("QVariantList", notify=measuresChanged)
    def titles(self) -> list[Measure]:
        """Titles; ``note`` is the level."""
        return self._titles

    @Property("QVariantList", notify=measuresChanged)
    def events(self) -> list[Measure]:
        return self._events

    @Property(str, notify=changed)
    def sizeText(self) -> str:
        """How often the park goes into the lake, in a sentence; "" without both areas."""
        return self._size_text

    @Property(str, notify=changed)
    def lengthText(self) -> str:
        return self._length_text

    @Property(str, notify=changed)
    def computedNote(self) -> str:
        """The mark of what we calculated ourselves."""
        return self._computed

    @Property(CardGroup, constant=True)
    def shareWords(self) -> CardGroup:
        return self._share_words

    @Property(CardGroup, constant=True)
    def sizeWords(self) -> CardGroup:
        return self._size_words

    @Property(CardGroup, constant=True)
    def titleWords(self) -> CardGroup:
        return self._title_words

    @Property(CardGroup, constant=True)
    def eventWords(self) -> CardGroup:
        return self._event_words

    @Property(CardGroup, constant=True)
    def lakes(self) -> CardGroup:
        """The lake by both names, and the one it is not."""
        return self._lakes

    @Property(CardGroup, constant=True)
    def claims(self) -> CardGroup:
        """What the park says of itself."""
        return self._claims

    # -- what QML does

    @Slot("QVariantList", float, float, result="QVariantList")
    def arrange(self, widths: list[float], breadth: float, gap: float) -> list[float]:
        """Return 1 with stems or 0 without, then row and left edge of each sign in turn; see :func:`stagger`."""
        anchors = [spot.at * breadth for spot in self._hotspots]
        if len(widths) != len(anchors) or breadth <= 0:
            return []
        asked = (*anchors, *(float(width) for width in widths), breadth, gap)
        if asked not in self._arranged:
            if len(self._arranged) >= KEPT_ANSWERS:
                self._arranged.pop(next(iter(self._arranged)))
            signs = stagger(anchors, [float(width) for width in widths], breadth, gap)
            places = (value for spot in signs.spots for value in (float(spot.row), spot.left))
            self._arranged[asked] = [float(signs.stems), *places]
        return self._arranged[asked]
