"""What the kiosk itself works out of the park's figures, each already a text in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.content.records import Content, EventRecord, FigureRecord
from kiosk.language import Language
from kiosk.viewmodels.schematic import distance_km

SHORELINE = "figure.shoreline"
LAKE_AREA = "figure.lake_area"
PARK_AREA = "figure.area"

HALF_MARATHON_KM = Decimal("21.0975")
"""The distance of every half marathon, fixed by the rules of the sport."""
TWO_THIRDS = (Decimal("0.64"), Decimal("0.69"))
"""Between which parts "about two thirds" is a fair word."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the small text beside it."""

    number: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """Texts that no entry has, made with the formats of their language so that no screen needs those."""

    distances: Mapping[str, str] = field(default_factory=dict[str, str])
    """How far each city is from the park in a straight line, by entry id."""
    editions: Mapping[str, Amount] = field(default_factory=dict[str, Amount])
    """Which time it was that an event was held, by entry id."""
    half_marathon: Amount = Amount()
    lake_in_parks: str = ""
    """How often the park goes into the lake, in a sentence; "" without both areas."""
    shore_in_races: str = ""
    """How long the shore is beside a half marathon, in a sentence; "" without the shore."""


def computed(content: Content, language: Language) -> Computed:
    """Work out the texts of ``content`` in ``language``."""
    half_marathon = language.formats.figure(HALF_MARATHON_KM, "km", "exactly", language.tr)
    return Computed(
        distances=_distances(content, language),
        editions={event.id: _edition(event, language) for event in content.events if event.count},
        half_marathon=Amount(half_marathon.number, half_marathon.unit),
        lake_in_parks=_lake_in_parks(content, language),
        shore_in_races=_shore_in_races(content, language),
    )


def figure_of(content: Content, entry_id: str) -> FigureRecord | None:
    """Return a figure, or None when the content has it not, or with nothing to measure."""
    return next((item for item in content.figures if item.id == entry_id and item.number > 0), None)


def _distances(content: Content, language: Language) -> dict[str, str]:
    origin = next((place for place in content.places if place.role == "park"), None)
    if origin is None:
        return {}
    here = origin.lon, origin.lat
    return {
        place.id: language.formats.distance_km(Decimal(round(distance_km(here, (place.lon, place.lat)))))
        for place in content.places
        if place.role == "city"
    }


def _edition(event: EventRecord, language: Language) -> Amount:
    parts = language.formats.figure(event.count or 0, "edition", "rank", language.tr)
    return Amount(parts.number, parts.unit)


def _lake_in_parks(content: Content, language: Language) -> str:
    lake, park = figure_of(content, LAKE_AREA), figure_of(content, PARK_AREA)
    if lake is None or park is None:
        return ""
    times = language.formats.number((lake.number / park.number).quantize(Decimal("0.1")))
    return language.tr("The whole lake is about {times} times as large as the park.", times=times)


def _shore_in_races(content: Content, language: Language) -> str:
    shore = figure_of(content, SHORELINE)
    if shore is None:
        return ""
    part = shore.number / HALF_MARATHON_KM
    if TWO_THIRDS[0] <= part <= TWO_THIRDS[1]:
        return language.tr("The park’s lake shore is about two thirds as long as a half marathon.")
    share = language.formats.percent((part * 100).quantize(Decimal(1)))
    return language.tr("The park’s lake shore is about {share} as long as a half marathon.", share=share)
