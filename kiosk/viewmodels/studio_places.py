"""Where the kiosk shows a thing, so that the studio can group it, turn the preview to it, and name its screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.content.vocabulary import ACCENTS, ROUTE_PLACES

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """One spot of the kiosk: the lake ("attract") or a page, and the part of it that has to be open."""

    page: str
    section: str = ""


LAKE = Spot("attract")

STORIES = {
    "story.attract": LAKE,
    "story.overview_position": Spot("overview", "position"),
    "story.overview_institutions": Spot("overview", "institutions"),
    "story.vision_ideas": Spot("overview", "vision"),
    "story.vision_positioning": Spot("overview", "vision"),
    "story.vision_strategies": Spot("overview", "vision"),
    "story.vision_projects": Spot("overview", "vision"),
    "story.vision_goals": Spot("overview", "vision"),
    "story.transport_park": Spot("transport", "park"),
    "story.ecology_shares": Spot("ecology", "shares"),
    "story.ecology_size": Spot("ecology", "size"),
    "story.ecology_titles": Spot("ecology", "titles"),
    "story.ecology_events": Spot("ecology", "events"),
}
"""Headings that stand elsewhere than at the beginning of their screen."""

PICTURES = {
    "picture_slot.institutions": Spot("overview", "institutions"),
    "picture_slot.medical": Spot("industry", "industry.medical"),
    "picture_slot.materials": Spot("industry", "industry.materials"),
    "picture_slot.manufacturing": Spot("industry", "industry.manufacturing"),
    "picture_slot.economy": Spot("industry", "industry.economy"),
}

TOPICS = {
    "identity": Spot("overview"),
    "location": Spot("overview"),
    "lake": Spot("ecology", "lake"),
    "environment": Spot("ecology", "shares"),
    "events": Spot("ecology", "events"),
}


def spot_of(kind: str, entry: Table) -> Spot:
    """Return where an entry is shown, as far as its own words tell; sources stand behind everything."""
    entry_id = str(entry.get("id", ""))
    role, screen = str(entry.get("role", "")), str(entry.get("screen", ""))
    match kind:
        case "figure":
            topic = str(entry.get("topic", ""))
            return Spot("industry", f"industry.{topic}") if topic in ACCENTS else TOPICS.get(topic, Spot("overview"))
        case "milestone":
            return Spot("overview")
        case "industry":
            return Spot("industry", entry_id)
        case "part":
            return Spot("industry", str(entry.get("industry", "")))
        case "organisation":
            industry = str(entry.get("industry") or "")
            return Spot("industry", industry) if industry else Spot("overview", "institutions")
        case "title":
            place = str(entry.get("place", ""))
            if place == "ecology":
                return Spot("ecology", "titles")
            return Spot("overview", "position") if place == "park" else Spot("industry", place)
        case "link":
            return Spot("transport", "" if "delta" in entry.get("scope", ()) else "park")
        case "place":
            return Spot("transport", "")
        case "shore_place":
            return Spot("ecology")
        case "event":
            return Spot("ecology", "events")
        case "vision":
            if screen != "overview":
                return Spot(screen or "overview")
            return Spot("overview", "position" if role in ("standing", "claim") else "vision")
        case "story":
            return STORIES.get(entry_id, Spot(screen or "overview"))
        case "stop":
            place = str(entry.get("place", ""))
            return Spot(*ROUTE_PLACES[place]) if place in ROUTE_PLACES else Spot("industry", place)
        case "picture_slot":
            return LAKE if screen == "attract" else PICTURES.get(entry_id, Spot(screen or "overview"))
        case _:
            return Spot("")


def spots_of(kind: str, entry: Table) -> list[Spot]:
    """Return every spot where an entry may be seen, the likeliest first."""
    first = spot_of(kind, entry)
    found = [first]
    if kind == "figure" and entry.get("headline"):
        found.append(LAKE)
    if kind == "organisation":
        found.append(Spot("overview", "institutions"))
    if kind == "event" and entry.get("role") != "expo":
        found.append(Spot("industry", "industry.economy"))
    if kind == "place":
        found += [Spot("transport", "park"), Spot("overview", "position")]
    if first.page in ("overview", "ecology") and first.section:
        found.append(Spot(first.page))
    if first.page == "ecology":
        found += [Spot("ecology", section) for section in ("shares", "size", "titles", "events", "lake")]
    if kind == "industry":
        found += [Spot("industry"), Spot("overview")]
    return list(dict.fromkeys(found))


def group_of(kind: str, entry: Table) -> str:
    """Return the screen under which the list has an entry; "sources" for what stands behind all of them.

    The stops of the guided route stand together under "route", in their order.
    """
    if kind == "stop":
        return "route"
    return spot_of(kind, entry).page or "sources"
