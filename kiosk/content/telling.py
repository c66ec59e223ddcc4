"""From plain rows to what is shown in one language: the one way for the kiosk's database and the staff's draft."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kiosk.content import records
from kiosk.content.mapping import METRES
from kiosk.content.vocabulary import KIND, MICRO, ROUTE_PLACES

Row = Mapping[str, Any]
Told = Mapping[str, Mapping[str, str]]
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
    "stop": "stops",
}
"""Kinds of entries that screens show, and the field of ``Content`` that holds them."""


POINTING = ("milestone", "stop")
"""Kinds whose entries point to others that may not be shown."""


class UntoldError(Exception):
    """A text is missing in every language that was asked, the source language included."""

    def __init__(self, entry: str, field: str) -> None:
        super().__init__(entry, field)
        self.entry = entry
        self.field = field


@dataclass(frozen=True, slots=True)
class Silent:
    """An entry without its texts, the days on which it is shown (ISO dates), and whether it is kept from visitors."""

    record: records.Entry
    show_from: str | None
    show_until: str | None
    hidden: bool = False

    def shown(self, day: str) -> bool:
        """Whether visitors see it on a day."""
        if self.hidden:
            return False
        return (self.show_from is None or self.show_from <= day) and (self.show_until is None or day <= self.show_until)


def tell(record: records.Entry, chain: Sequence[Told], lenient: bool = False) -> records.Entry:
    """Give an entry its texts, each from the first language of ``chain`` that has it; ``lenient`` leaves gaps empty.

    :raises UntoldError: no language has a text.
    """
    texts: dict[str, Any] = {}
    fell_back: list[str] = []
    optional = KIND[record.kind].optional
    wanted = [(record.id, field, field) for field in KIND[record.kind].texts]
    if record.source_id:
        wanted.append((record.source_id, "name", "source_name"))
    for entry, field, name in wanted:
        for step, told in enumerate(chain):
            fields = told.get(entry)
            if fields and field in fields:
                texts[name] = fields[field]
                if step:
                    fell_back.append(name)
                break
        else:
            if field in optional:
                texts[name] = ""
                continue
            if not lenient:
                raise UntoldError(entry, field)
            texts[name] = ""
            fell_back.append(name)
    if record.kind == "story":
        texts |= {"name": texts["title"], "statement": texts["lead"]}
    return replace(record, fell_back=frozenset(fell_back), **texts)


def without_hidden(record: records.Entry, shown: Collection[str]) -> records.Entry:
    """Take from an entry what it points to and is not among the ids ``shown`` on its day: nothing leads nowhere."""
    match record:
        case records.MilestoneRecord() if record.figure_id not in shown:
            return replace(record, figure_id=None)
        case records.StopRecord():
            place = record.place if record.place in ROUTE_PLACES or record.place in shown else "industry"
            card = record.card if record.card in shown else None
            same = (place, card) == (record.place, record.card)
            return record if same else replace(record, place=place, card=card)
        case _:
            return record


def record_of_rows(
    kind: str, entry: Row, own: Row, facts: Sequence[str], flags: Sequence[str], points: Sequence[tuple[float, float]]
) -> records.Entry:
    """Return the record of an entry from its row, the row of its kind and what hangs on it; its texts are empty."""
    shared: dict[str, Any] = {
        "id": entry["id"],
        "kind": kind,
        "facts": tuple(facts),
        "status": entry["status"] or "",
        "as_of": entry["as_of"],
        "source_id": entry["source_id"] or "",
        "flags": tuple(flags),
        "address": entry["address"] or "",
        "name": "",
        "statement": "",
    }
    match kind:
        case "figure":
            return records.FigureRecord(
                **shared,
                number=Decimal(own["number"]),
                unit=own["unit"],
                qualifier=own["qualifier"],
                topic=own["topic"],
                headline=bool(own["headline"]),
                icon=own["icon"],
            )
        case "milestone":
            return records.MilestoneRecord(**shared, year=own["year"], figure_id=own["figure_id"])
        case "industry":
            return records.IndustryRecord(
                **shared, motif=own["motif"], accent=own["accent"], icon=own["icon"], short="", title="", lead=""
            )
        case "part":
            return records.PartRecord(**shared, industry=own["industry_id"], role=own["role"])
        case "organisation":
            return records.OrganisationRecord(
                **shared, role=own["role"], industry=own["industry_id"], confirm=bool(own["confirm"])
            )
        case "title":
            return records.TitleRecord(**shared, level=own["level"], place=own["industry_id"] or own["page"] or "")
        case "link":
            scope = tuple(name for name, drawn in (("delta", own["in_delta"]), ("park", own["in_park"])) if drawn)
            return records.LinkRecord(
                **shared,
                direction=own["direction"],
                mode=own["mode"],
                points=tuple(points),
                scope=scope,
                icon=own["icon"],
            )
        case "place":
            return records.PlaceRecord(
                **shared,
                role=own["role"],
                lat=own["lat_micro"] / MICRO,
                lon=own["lon_micro"] / MICRO,
                outline=tuple(points),
                radius_km=None if own["radius_m"] is None else own["radius_m"] / METRES,
                confidence=own["confidence"],
            )
        case "shore_place":
            return records.ShorePlaceRecord(**shared, at=own["at_micro"] / MICRO, icon=own["icon"], role=own["role"])
        case "event":
            return records.EventRecord(**shared, role=own["role"], count=own["count"], icon=own["icon"])
        case "vision":
            return records.VisionRecord(**shared, role=own["role"], screen=own["screen"])
        case "story":
            return records.StoryRecord(**shared, screen=own["screen"], title="", lead="")
        case "picture_slot":
            return records.PictureSlotRecord(**shared, screen=own["screen"], aspect=own["aspect"], file=own["file"])
        case "stop":
            place = own["industry_id"] or own["page"] or ""
            return records.StopRecord(**shared, place=place, card=own["card_id"], lead="")
        case _:
            raise AssertionError(kind)
