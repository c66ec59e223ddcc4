"""The transport screen: one list of links and places, and the two schematics that show where they lie."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.records import Content, Entry, PlaceRecord
from kiosk.language import Language
from kiosk.viewmodels.card import Card, CardGroup, Deck, let_go
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.schematic import (
    SAMPLES,
    UNITS_PER_KM,
    Box,
    Ink,
    Point,
    Wish,
    beside,
    distance_to,
    following,
    inside,
    inside_ring,
    project,
    sampled,
    settle,
    smooth,
    svg_path,
    within,
)
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SCREEN = "transport"
DELTA, PARK = "delta", "park"
LAYERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "highspeed": ("highspeed", "station"),
        "urban_rail": ("urban_rail",),
        "roads": ("expressway", "road"),
        "arteries": ("artery",),
        "areas": ("metro_area",),
    }
)
"""The layers that can be switched, and the modes and roles that each holds."""
MARKS: Mapping[str, float] = MappingProxyType({"park": 2.2, "city": 1.0, "station": 1.0})
"""How large a place is marked, in dots; a great city is marked a little larger."""
GREAT = 1.35
NEAR_UNITS = 60.0
"""How near, in units of the drawing, two points are one place."""
MOST = 30.0
"""What the label of a lake further off may cost before it is left out."""
KEPT_ANSWERS = 64
"""How many arrangements are remembered: a page that is opened again need not look for room again."""
FORMS = 2
SHORT = 26.0
"""What saying only “planned” costs a line's label; a city without its distance costs more."""
HIDDEN: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """Where an entry lies, in units east and south of the park.

    ``kind`` is line, station, city, lake, area or park; ``line`` runs along it or around it; ``drawings`` are
    those that show it.
    """

    kind: str
    mode: str
    at: Point
    drawings: frozenset[str]
    path: str = ""
    line: tuple[Point, ...] = ()
    radius: float = 0.0
    minor: bool = False


@QmlElement
@QmlUncreatable("Layers come from the transport page")
class MapLayer(QObject):
    """A layer of the drawing that can be switched off."""

    nameChanged = Signal()
    switched = Signal()

    def __init__(self, key: str, mode: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key, self._mode = key, mode
        self._name = ""
        self._on = True
        self._planned = False
        self._drawings: frozenset[str] = frozenset()

    def assign(self, name: str, drawings: frozenset[str], planned: bool) -> None:
        """Show another name; ``drawings`` have something of this layer, which is ``planned`` when all of it is."""
        if (name, drawings, planned) != (self._name, self._drawings, self._planned):
            self._name, self._drawings, self._planned = name, drawings, planned
            self.nameChanged.emit()

    def turn(self, on: bool) -> None:
        """Switch it."""
        if on != self._on:
            self._on = on
            self.switched.emit()

    @Property(str, constant=True)
    def key(self) -> str:
        return self._key

    @Property(str, constant=True)
    def mode(self) -> str:
        """The mode whose line stands for the layer in its legend."""
        return self._mode

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._name

    @Property(bool, notify=nameChanged)
    def planned(self) -> bool:
        """Whether all of it is planned, so that its legend is dashed, too."""
        return self._planned

    @Property(bool, notify=nameChanged)
    def inDelta(self) -> bool:
        return DELTA in self._drawings

    @Property(bool, notify=nameChanged)
    def inPark(self) -> bool:
        return PARK in self._drawings

    @Property(bool, notify=switched)
    def on(self) -> bool:
        return self._on


@QmlElement
@QmlUncreatable("Features come from the content")
class Feature(QObject):
    """A link or place: its card, and how it is drawn."""

    changed = Signal()

    def __init__(self, card: Card, shape: Shape, layer: MapLayer | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._card, self._shape, self._layer = card, shape, layer
        self._label = self._note = ""

    def assign(self, label: str, note: str) -> None:
        """Show other words beside it."""
        if (label, note) != (self._label, self._note):
            self._label, self._note = label, note
            self.changed.emit()

    @property
    def shape(self) -> Shape:
        """Where it lies."""
        return self._shape

    def seen_in(self, drawing: str) -> bool:
        """Whether a drawing shows it as its layers are switched now."""
        return drawing in self._shape.drawings and (self._layer is None or self._layer.on)

    @Property(Card, constant=True)
    def card(self) -> Card:
        return self._card

    @Property(MapLayer, constant=True)
    def layer(self) -> MapLayer | None:
        """The layer that shows it, or null for what is always shown."""
        return self._layer

    @Property(str, constant=True)
    def kind(self) -> str:
        """line, station, city, lake, area or park."""
        return self._shape.kind

    @Property(str, constant=True)
    def mode(self) -> str:
        """The mode of a link or the role of a place, by which it is drawn."""
        return self._shape.mode

    @Property(bool, constant=True)
    def inDelta(self) -> bool:
        return DELTA in self._shape.drawings

    @Property(bool, constant=True)
    def inPark(self) -> bool:
        return PARK in self._shape.drawings

    @Property(bool, constant=True)
    def minor(self) -> bool:
        """Whether its label is the first to go where there is no room."""
        return self._shape.minor

    @Property(float, constant=True)
    def x(self) -> float:
        """Units of the drawing east of the park."""
        return self._shape.at[0]

    @Property(float, constant=True)
    def y(self) -> float:
        """Units of the drawing south of the park."""
        return self._shape.at[1]

    @Property(float, constant=True)
    def radius(self) -> float:
        """Of a metropolitan area, in units of the drawing."""
        return self._shape.radius

    @Property(float, constant=True)
    def mark(self) -> float:
        """The radius of its mark, in dots; 0 for what has none."""
        return _mark(self._shape)

    @Property(str, constant=True)
    def path(self) -> str:
        """A line or an outline as SVG path data, in units of the drawing."""
        return self._shape.path

    @Property(str, notify=changed)
    def label(self) -> str:
        """Its name on the drawing."""
        return self._label

    @Property(str, notify=changed)
    def note(self) -> str:
        """A city's distance, or “planned”; else ""."""
        return self._note


@QmlElement
@QmlUncreatable("Groups come from the content")
class FeatureGroup(QObject):
    """A titled run of features in the list."""

    wordsChanged = Signal()
    featuresChanged = Signal()

    def __init__(self, role: str, icon: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._role, self._icon = role, icon
        self._title = self._lead = ""
        self._features: list[Feature] = []

    def assign(self, title: str, features: list[Feature], lead: str = "") -> None:
        """Show other features or another title; unchanged parts stay quiet, so delegates survive."""
        if (title, lead) != (self._title, self._lead):
            self._title, self._lead = title, lead
            self.wordsChanged.emit()
        if features != self._features:
            self._features = features
            self.featuresChanged.emit()

    @Property(str, constant=True)
    def role(self) -> str:
        return self._role

    @Property(str, constant=True)
    def icon(self) -> str:
        return self._icon

    @Property(str, notify=wordsChanged)
    def title(self) -> str:
        return self._title

    @Property(str, notify=wordsChanged)
    def lead(self) -> str:
        """The sentence under the title, or ""."""
        return self._lead

    @Property("QVariantList", notify=featuresChanged)
    def features(self) -> list[Feature]:
        return self._features


@QmlElement
@QmlUncreatable("The app makes the one transport page")
class TransportViewModel(QObject):
    """Links and places, the layers that show them, and which one is looked at."""

    changed = Signal()
    featuresChanged = Signal()
    framesChanged = Signal()
    selectedChanged = Signal()

    def __init__(self, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._words: tuple[str, ...] = ("",) * 7
        self._picture: Card | None = None
        self._selected = ""
        self._arranged: dict[tuple[object, ...], list[float]] = {}
        self._features: list[Feature] = []
        self._drawn: tuple[object, ...] = ()
        self._frames: dict[str, QRectF] = {DELTA: QRectF(-100, -100, 200, 200), PARK: QRectF(-100, -100, 200, 200)}
        self._layers = [MapLayer(key, modes[0], self) for key, modes in LAYERS.items()]
        self._groups = [
            FeatureGroup("east", "arrow-right", self),
            FeatureGroup("south", "arrow-down", self),
            FeatureGroup("through", "arrows-move-horizontal", self),
            FeatureGroup("meets", "focus-2", self),
            FeatureGroup("distances", "ruler-2", self),
            FeatureGroup("areas", "metro-areas", self),
            FeatureGroup("places", "lake", self),
        ]
        self._claims = CardGroup("claims", self)

    def assign(self, edition: Edition) -> None:
        """Show ``edition``; the deck shows it already."""
        content, language = edition.content, edition.language
        page, delta = edition.story("story.transport"), edition.story("story.transport_delta")
        park, schematic = edition.story("story.transport_park"), edition.story("story.schematic")
        words = (page.title, page.lead, delta.title, delta.lead, park.title, schematic.title, schematic.lead)
        self._assign_features(content)
        self._assign_labels(edition)
        self._assign_layers(language)
        self._assign_groups(content, language, delta.lead)
        self._claims.assign(
            language.tr("In the park’s words"),
            [self._deck.card(item.id) for item in content.vision if item.screen == SCREEN],
        )
        picture = self._deck.find("picture_slot.wujin_station")
        if words != self._words or picture is not self._picture:
            self._words, self._picture = words, picture
            self.changed.emit()

    def told(self, section: str) -> list[tuple[str, list[Card]]]:
        """Return what the lists tell, whichever drawing is open: headings and cards, in the order of reading."""
        groups = [(group.title, [card for item in group.features if (card := item.card)]) for group in self._groups]
        return [*groups, (self._claims.title, self._claims.cards)]

    def _assign_features(self, content: Content) -> None:
        drawn = _drawn(content)
        if drawn == self._drawn and all(self._deck.find(item.card.entryId) is item.card for item in self._features):
            return
        self._drawn = drawn
        origin = next((_at(place) for place in content.places if place.role == "park"), (0.0, 0.0))
        shapes = _shapes(content, origin)
        frames = {name: _frame(shapes.values(), name) for name in (DELTA, PARK)}
        if frames != self._frames:
            self._frames = frames
            self.framesChanged.emit()
        known = {(item.card, item.shape): item for item in self._features}
        fresh: list[Feature] = []
        for entry_id, shape in shapes.items():
            card = self._deck.card(entry_id)
            fresh.append(known.get((card, shape)) or Feature(card, shape, self._layer(shape.mode), self))
        if fresh != self._features:
            gone = [item for item in self._features if item not in fresh]
            self._features = fresh
            self._arranged.clear()
            if self._find(self._selected) is None:
                self.select("")
            self.featuresChanged.emit()
            let_go(gone)

    def _assign_labels(self, edition: Edition) -> None:
        distances, here = edition.computed.distances, edition.language.tr("You are here")
        for item in self._features:
            card = item.card
            note = distances.get(card.entryId, card.note if card.planned else "")
            item.assign(here if item.shape.kind == "park" else card.name, note)

    def _assign_layers(self, language: Language) -> None:
        tr = language.tr
        names = {
            "highspeed": tr("High-speed rail"),
            "urban_rail": tr("Urban rail"),
            "roads": tr("Expressways and roads"),
            "arteries": tr("City arteries"),
            "areas": tr("Metropolitan areas"),
        }
        for layer in self._layers:
            held = [item for item in self._features if item.layer is layer]
            drawings = frozenset[str]().union(*(item.shape.drawings for item in held))
            layer.assign(names[layer.key], drawings, bool(held) and all(item.card.planned for item in held))

    def _assign_groups(self, content: Content, language: Language, straight: str) -> None:
        tr = language.tr
        features = {str(item.card.entryId): item for item in self._features}

        def of(entries: Iterable[Entry]) -> list[Feature]:
            return [features[entry.id] for entry in entries if entry.id in features]

        def by_role(*roles: str) -> list[Feature]:
            return of(place for place in content.places if place.role in roles)

        meeting = [link for link in content.links if link.direction == "meets"]
        titles = {
            "east": tr("East of the park"),
            "south": tr("South of the park"),
            "through": tr("Through the park"),
            "meets": tr("Planned to meet in the park")
            if all(link.status == "planned" for link in meeting)
            else tr("Meeting in the park"),
        }
        for group in self._groups:
            role = str(group.role)
            match role:
                case "distances":
                    cities = sorted(by_role("city"), key=lambda item: distance_to((0, 0), [item.shape.at]))
                    group.assign(tr("Straight-line distances"), cities, straight)
                case "areas":
                    group.assign(tr("Metropolitan areas"), by_role("metro_area"))
                case "places":
                    group.assign(tr("The park and the lakes"), by_role("park", "station", "lake"))
                case _:
                    group.assign(titles[role], of(link for link in content.links if link.direction == role))

    def _layer(self, mode: str) -> MapLayer | None:
        return next((layer for layer in self._layers if mode in LAYERS[layer.key]), None)

    def _find(self, entry_id: str) -> Feature | None:
        return next((item for item in self._features if item.card.entryId == entry_id), None)

    # -- what QML reads

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._words[0]

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._words[1]

    @Property(str, notify=changed)
    def deltaTitle(self) -> str:
        return self._words[2]

    @Property(str, notify=changed)
    def deltaLead(self) -> str:
        """That distances are straight lines, estimated from coordinates."""
        return self._words[3]

    @Property(str, notify=changed)
    def parkTitle(self) -> str:
        return self._words[4]

    @Property(str, notify=changed)
    def schematicTitle(self) -> str:
        """“Schematic, not to scale”: beside the drawing at all times."""
        return self._words[5]

    @Property(str, notify=changed)
    def schematicLead(self) -> str:
        return self._words[6]

    @Property("QVariantList", notify=featuresChanged)
    def features(self) -> list[Feature]:
        """All that is drawn, from the ground up."""
        return self._features

    @Property("QVariantList", constant=True)
    def layers(self) -> list[MapLayer]:
        return self._layers

    @Property("QVariantList", constant=True)
    def groups(self) -> list[FeatureGroup]:
        """The list: links by direction, then cities by distance, metropolitan areas, park and lakes."""
        return self._groups

    @Property(Card, notify=changed)
    def picture(self) -> Card | None:
        """The place of a photograph over the list."""
        return self._picture

    @Property(CardGroup, constant=True)
    def claims(self) -> CardGroup:
        """What the park says of its transport."""
        return self._claims

    @Property(QRectF, notify=framesChanged)
    def deltaFrame(self) -> QRectF:
        """What the drawing of the Delta must show, in units of the drawing."""
        return self._frames[DELTA]

    @Property(QRectF, notify=framesChanged)
    def parkFrame(self) -> QRectF:
        """What the drawing of the park must show, in units of the drawing."""
        return self._frames[PARK]

    @Property(str, notify=selectedChanged)
    def selected(self) -> str:
        """The id of the entry that is highlighted in list and drawing, or ""."""
        return self._selected

    @Property(Feature, notify=selectedChanged)
    def selectedFeature(self) -> Feature | None:
        return self._find(self._selected)

    # -- what QML does

    @Slot(str)
    def select(self, entry_id: str) -> None:
        """Highlight an entry, whose layer is switched on for it, or nothing for "" and for unknown ones."""
        item = self._find(entry_id)
        if item is not None and item.layer is not None:
            item.layer.turn(True)
        chosen = entry_id if item is not None else ""
        if chosen != self._selected:
            self._selected = chosen
            self.selectedChanged.emit()

    @Slot(str)
    def toggleLayer(self, key: str) -> None:
        """Switch a layer; what is highlighted in it is let go when it goes."""
        layer = next((item for item in self._layers if item.key == key), None)
        if layer is None:
            return
        layer.turn(not layer.on)
        chosen = self._find(self._selected)
        if chosen is not None and chosen.layer is layer and not layer.on:
            self.select("")

    @Slot()
    def reset(self) -> None:
        """Forget the visitor: all layers shown, nothing highlighted."""
        for layer in self._layers:
            layer.turn(True)
        self.select("")

    @Slot(str, str, result=str)
    def drawingFor(self, entry_id: str, current: str) -> str:
        """Return the drawing that shows an entry: the current one when it does, "" when none does."""
        item = self._find(entry_id)
        if item is None or current in item.shape.drawings:
            return current if item is not None else ""
        return next(iter(sorted(item.shape.drawings)), "")

    @Slot(str, float, float, float, result=str)
    def nearest(self, drawing: str, x: float, y: float, tolerance: float) -> str:
        """Return the entry drawn nearest to a point, all in units of the drawing; "" when none is near.

        Places win over lines, lines over the edge of a metropolitan area, and that over the inside of a lake.
        """
        seen = [item for item in self._features if item.seen_in(drawing)]
        for kinds, reach in ((("park", "city", "station"), tolerance), (("line",), tolerance)):
            near = [(distance_to((x, y), _line(item.shape)), item) for item in seen if item.shape.kind in kinds]
            near.sort(key=lambda pair: pair[0])
            if near and near[0][0] <= reach:
                return near[0][1].card.entryId
        for item in seen:
            away = distance_to((x, y), [item.shape.at])
            if item.shape.kind == "area" and abs(away - item.shape.radius) <= tolerance / 2:
                return item.card.entryId
        lake = next((item for item in seen if item.shape.kind == "lake" and inside((x, y), item.shape.line)), None)
        return lake.card.entryId if lake is not None else ""

    @Slot(str, "QVariantList", "QVariantList", "QVariantList", float, float, result="QVariantList")
    def arrange(
        self,
        drawing: str,
        sizes: list[float],
        view: list[float],
        blocked: list[float],
        dot: float,
        gap: float,
    ) -> list[float]:
        """Return where the labels of :attr:`features` lie so that none touches another, a mark or the edge.

        ``sizes`` has width and height of each label, first with its note and then in its shortest form. ``view``
        is what can be seen: left, top, width, height, all in pixels, then the pixels of one unit and where the
        park lies; ``blocked`` are rectangles in the same way that must stay free. ``dot`` is the radius of a
        small city's mark. The answer has for each label its form (0 hidden, 1 whole, 2 short), a point in units
        of the drawing, and how many pixels from that point its top left corner lies.
        """
        if len(sizes) != len(self._features) * 2 * FORMS or len(view) != 7:
            return []
        layers = tuple(layer.on for layer in self._layers)
        asked = (drawing, layers, self._selected, tuple(sizes), tuple(view), tuple(blocked), dot, gap)
        if asked not in self._arranged:
            if len(self._arranged) >= KEPT_ANSWERS:
                self._arranged.pop(next(iter(self._arranged)))
            self._arranged[asked] = self._arrange(drawing, sizes, view, blocked, dot, gap)
        return self._arranged[asked]

    def _arrange(
        self, drawing: str, sizes: list[float], view: list[float], blocked: list[float], dot: float, gap: float
    ) -> list[float]:
        left, top, width, height, scale, park_x, park_y = (float(value) for value in view)
        window = Box(left, top, left + width, top + height)

        def pixel(point: Point) -> Point:
            return park_x + point[0] * scale, park_y + point[1] * scale

        taken = [
            Box(float(x), float(y), float(x) + float(w), float(y) + float(h))
            for x, y, w, h in zip(*(iter(blocked),) * 4, strict=False)
        ]
        ink = Ink()
        wishes: list[Wish] = []
        labelled: list[int] = []
        seen = [item.shape for item in self._features if item.seen_in(drawing)]
        areas = [shape for shape in seen if shape.kind == "area"]
        lakes = [shape for shape in seen if shape.kind == "lake"]
        for index, item in enumerate(self._features):
            if not item.seen_in(drawing):
                continue
            shape = item.shape
            at = pixel(shape.at)
            line = [pixel(point) for point in shape.line]
            radius = _mark(shape) * dot
            if radius:
                taken.append(Box(at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius))
            match shape.kind:
                case "line":
                    ink.add(index, line, window)
                    propose = following(line, window, gap + dot * 0.4)
                case "lake":
                    others = [[pixel(each) for each in lake.line[::SAMPLES]] for lake in lakes if lake is not shape]
                    propose = within(line[::SAMPLES], at, others)
                case "area":
                    rings = [(pixel(other.at), other.radius * scale) for other in areas if other is not shape]
                    propose = inside_ring(at, shape.radius * scale, rings, pixel((0.0, 0.0)), window)
                case _:
                    propose = beside(at, radius + gap * 1.1)
            own = sizes[index * 2 * FORMS : (index + 1) * 2 * FORMS]
            forms = tuple((float(own[2 * form]), float(own[2 * form + 1])) for form in range(FORMS))
            labelled.append(index)
            wishes.append(
                Wish(
                    self._rank(item),
                    forms,
                    propose,
                    frozenset([index]),
                    short=SHORT if shape.kind == "line" else 4 * SHORT,
                    keen=shape.kind == "city" or (shape.kind == "lake" and not shape.minor),
                    most=MOST if shape.kind == "lake" and shape.minor else math.inf,
                )
            )
        found: list[tuple[float, ...]] = [HIDDEN] * len(self._features)
        for index, place in zip(labelled, settle(wishes, window.grown(-gap), taken, ink, gap), strict=True):
            if place is None:
                continue
            shape = self._features[index].shape
            held = shape.at
            if not _mark(shape):
                centre = place.box.centre
                held = (centre[0] - park_x) / scale, (centre[1] - park_y) / scale
            at = pixel(held)
            found[index] = (place.form + 1.0, *held, place.box.left - at[0], place.box.top - at[1])
        return [value for each in found for value in each]

    def _rank(self, item: Feature) -> float:
        shape = item.shape
        if item.card.entryId == self._selected and shape.kind != "park":
            return 0.5
        match shape.kind:
            case "park":
                return 0.0
            case "city":
                return 9.0 if shape.minor else 1.0
            case "station":
                return 3.0
            case "line":
                return 0.8 if item.card.planned else 6.0
            case "area":
                return 5.0
            case _:
                return 8.0 if shape.minor else 2.5


def _at(place: PlaceRecord) -> Point:
    return place.lon, place.lat


def _mark(shape: Shape) -> float:
    size = MARKS.get(shape.kind, 0.0)
    return size * GREAT if shape.kind == "city" and not shape.minor else size


def _line(shape: Shape) -> Sequence[Point]:
    return shape.line or (shape.at,)


def _drawn(content: Content) -> tuple[object, ...]:
    """Return all that the shapes are made of, by which a change of words is told from a change of the drawing."""
    links = ((link.id, link.mode, link.scope, link.points) for link in content.links)
    places = ((place.id, place.role, place.lon, place.lat, place.outline, place.radius_km) for place in content.places)
    return (*links, *places)


def _shapes(content: Content, origin: Point) -> dict[str, Shape]:
    """Return what is drawn, from the ground up, by entry id."""
    both = frozenset((DELTA, PARK))
    lines: dict[str, Shape] = {}
    stations: dict[str, Shape] = {}
    for link in content.links:
        points = [project(point, origin) for point in link.points]
        if not points:
            continue
        drawings = frozenset(link.scope) & both
        if link.mode == "station" or len(points) == 1:
            stations[link.id] = Shape("station", "station", points[0], drawings)
            continue
        curves = smooth(points)
        line = tuple(sampled(curves))
        lines[link.id] = Shape("line", link.mode, line[len(line) // 2], drawings, svg_path(curves), line)
    close = _frame([*lines.values(), *stations.values()], PARK)

    areas: dict[str, Shape] = {}
    spots: dict[str, Shape] = {}
    lakes: dict[str, Shape] = {}
    hubs = [project(_at(place), origin) for place in content.places if place.role == "metro_area"]
    cities = [project(_at(place), origin) for place in content.places if place.role == "city"]
    nearest = min(cities, key=lambda point: distance_to(point, [(0, 0)]), default=None)
    home = min(
        (place for place in content.places if place.role == "lake"),
        key=lambda place: distance_to(project(_at(place), origin), [(0, 0)]),
        default=None,
    )
    for place in content.places:
        at = project(_at(place), origin)
        match place.role:
            case "metro_area":
                radius = _radius(place, at)
                areas[place.id] = Shape("area", place.role, at, frozenset([DELTA]), radius=radius)
            case "lake":
                curves = smooth([project(point, origin) for point in place.outline], closed=True)
                line = tuple(sampled(curves))
                edge = any(close.contains(x, y) for x, y in line)
                drawings = both if edge else frozenset([DELTA])
                lakes[place.id] = Shape(
                    "lake", place.role, at, drawings, svg_path(curves, True), line, minor=place is not home
                )
            case "city":
                drawings = both if close.contains(*at) else frozenset([DELTA])
                great = at == nearest or any(distance_to(at, [hub]) < NEAR_UNITS for hub in hubs)
                spots[place.id] = Shape("city", place.role, at, drawings, minor=not great)
            case "station":
                if all(distance_to(at, [shape.at]) > NEAR_UNITS for shape in stations.values()):
                    stations[place.id] = Shape("station", "station", at, both)
            case _:
                spots[place.id] = Shape("park", place.role, at, both)
    return {**areas, **lakes, **lines, **spots, **stations}


def _radius(place: PlaceRecord, at: Point) -> float:
    """Return how far a metropolitan area is drawn: a circle without a radius reaches just over the park."""
    if place.radius_km is None:
        return distance_to(at, [(0, 0)]) * 1.1
    return place.radius_km * UNITS_PER_KM


def _frame(shapes: Iterable[Shape], drawing: str) -> QRectF:
    """Return what a drawing must show: the cities of the Delta; around the park, what is drawn only there."""
    corners: list[Point] = [(0.0, 0.0)]
    for shape in shapes:
        if drawing == DELTA:
            if shape.kind == "city":
                corners.append(shape.at)
        elif PARK in shape.drawings and (shape.kind == "station" or DELTA not in shape.drawings):
            corners += _line(shape)
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    return QRectF(left - 10, top - 10, right - left + 20, bottom - top + 20)
