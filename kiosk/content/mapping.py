"""Where each key of the text files lives in the database; ``stored`` reads it back, and a draft survives both ways."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

from kiosk.content.draft import Draft
from kiosk.content.draft import Table as Values
from kiosk.content.vocabulary import KINDS, MICRO, SOURCE_LANGUAGE, Key, Kind

Row = dict[str, Any]
METRES = 1000
SCALED = {"radius_km": ("radius_m", METRES)}
"""Measures that are not stored in millionths: key, column, parts of one."""


def text_hash(text: str) -> str:
    """Return the short hash that tells whether a source-language text changed since it was translated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def rows(draft: Draft) -> list[tuple[str, list[Row]]]:
    """Return the rows of every table, in an order in which references hold; the draft must keep all rules."""
    ordered: dict[str, list[Row]] = {
        "language": [],
        "language_fallback": [],
        "release": [],
        "curator_note": [],
        "entry": [],
        **{kind.name: [] for kind in KINDS},
        "entry_flag": [],
        "fact": [],
        "point": [],
        "text": [],
    }
    for position, language in enumerate(draft.languages):
        tag = language["tag"]
        fallbacks = enumerate(language.get("fallback", []))
        ordered["language_fallback"] += [
            {"language": tag, "position": order, "fallback": fallback} for order, fallback in fallbacks
        ]
        values = {name: language[name] for name in ("tag", "endonym", "direction", "region")}
        ordered["language"].append(values | {"position": position})
    for position, note in enumerate(draft.notes):
        values = {"id": note["id"], "zh_hans": note["zh_Hans"], "en": note["en"]}
        ordered["curator_note"].append(values | {"position": position})
    for kind in KINDS:
        for position, entry in enumerate(draft.entries.get(kind.name, [])):
            _entry_rows(kind, position, entry, ordered)
    source = draft.texts.get(SOURCE_LANGUAGE, {})
    for tag in draft.tags():
        for id, texts in sorted(draft.texts.get(tag, {}).items()):
            for name, text in sorted(texts.items()):
                key: Row = {"language": tag, "entry_id": id, "field": name}
                known = draft.translated_from.get(tag, {}).get(id, {}).get(name) if tag != SOURCE_LANGUAGE else ""
                ordered["text"].append(key | {"text": text, "translated_from": known or text_hash(source[id][name])})
    version = hashlib.sha256(json.dumps(ordered, ensure_ascii=False).encode()).hexdigest()[:12]
    ordered["release"] = [{"id": 1, "content_version": version, "source_language": SOURCE_LANGUAGE}]
    return list(ordered.items())


def entry_row(kind: Kind, position: int, entry: Values) -> Row:
    """Return the row of what all things share."""
    return {
        "id": entry["id"],
        "kind": kind.name,
        "position": position,
        "status": entry.get("status"),
        "as_of": entry.get("as_of"),
        "source_id": entry.get("source"),
        "show_from": _iso(entry.get("show_from")),
        "show_until": _iso(entry.get("show_until")),
        "hidden": int(bool(entry.get("hidden"))),
        "address": entry.get("address"),
    }


def own_row(kind: Kind, entry: Values) -> Row:
    """Return the row of what only things of this kind have."""
    own: Row = {"id": entry["id"]}
    for key in kind.keys:
        if key.form != "points":
            own |= _columns(key, entry.get(key.name))
    return own


def point_rows(kind: Kind, entry: Values) -> list[Row]:
    """Return the rows of the points of a line or outline."""
    named = next((key.name for key in kind.keys if key.form == "points"), "")
    points: list[list[Decimal]] = entry.get(named) or []
    return [{"lon_micro": _scaled(lon, MICRO), "lat_micro": _scaled(lat, MICRO)} for lon, lat in points]


def _entry_rows(kind: Kind, position: int, entry: Values, ordered: dict[str, list[Row]]) -> None:
    id = entry["id"]
    ordered["entry"].append(entry_row(kind, position, entry))
    for order, note in enumerate(entry.get("flags", [])):
        ordered["entry_flag"].append({"entry_id": id, "position": order, "note_id": note})
    for order, fact in enumerate(entry.get("facts", [])):
        ordered["fact"].append({"fact_id": fact, "entry_id": id, "position": order})
    for order, point in enumerate(point_rows(kind, entry)):
        ordered["point"].append({"entry_id": id, "position": order} | point)
    ordered[kind.name].append(own_row(kind, entry))


def _columns(key: Key, value: Any) -> Row:
    match key.form:
        case "flag":
            return {key.name: int(bool(value))}
        case "measure":
            column, parts = SCALED.get(key.name, (f"{key.name}_micro", MICRO))
            return {column: None if value is None else _scaled(value, parts)}
        case "reference" | "card":
            return {f"{key.name}_id": value}
        case "page":
            on_page = value in key.choices
            return {"industry_id": None if on_page else value, "page": value if on_page else None}
        case "choices":
            return {f"in_{choice}": int(choice in value) for choice in key.choices}
        case "words":
            return {key.name: value or ""}
        case _:
            return {key.name: value}


def _scaled(value: Decimal | int, parts: int) -> int:
    return int(value * parts)


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
