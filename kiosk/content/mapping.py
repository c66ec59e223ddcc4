"""Where each key of the text files lives in the database, both ways, so a draft survives the round trip."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, select

from kiosk.content.draft import Draft
from kiosk.content.draft import Table as Values
from kiosk.content.models import MICRO, Base
from kiosk.content.vocabulary import KINDS, SOURCE_LANGUAGE, Key, Kind

Row = dict[str, Any]
METRES = 1000
SCALED = {"radius_km": ("radius_m", METRES)}
"""Measures that are not stored in millionths: key, column, parts of one."""


def table(name: str) -> Table:
    """Return a table of the content database."""
    return Base.metadata.tables[name]


def text_hash(text: str) -> str:
    """Return the short hash that tells whether a source-language text changed since it was translated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# Draft → rows


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


# Rows → draft


def read_rows(connection: Connection) -> Draft:
    """Read a whole content database back into a draft; values that break the rules come out as they are."""

    def all_of(name: str, *order: str) -> Sequence[Row]:
        wanted = table(name)
        found = connection.execute(select(wanted).order_by(*(wanted.c[column] for column in order)))
        return [dict(row) for row in found.mappings()]

    draft = Draft(in_files=False)
    languages: dict[str, Values] = {}
    for row in all_of("language", "position"):
        languages[row["tag"]] = {name: row[name] for name in ("tag", "endonym", "direction", "region")}
        languages[row["tag"]]["fallback"] = []
    for row in all_of("language_fallback", "language", "position"):
        languages.get(row["language"], {}).setdefault("fallback", []).append(row["fallback"])
    draft.languages = list(languages.values())
    for row in all_of("curator_note", "position"):
        draft.notes.append({"id": row["id"], "zh_Hans": row["zh_hans"], "en": row["en"]})
    entries: dict[str, Values] = {}
    own = {kind.name: {row["id"]: row for row in all_of(kind.name)} for kind in KINDS}
    kinds = {kind.name: kind for kind in KINDS}
    for row in all_of("entry", "kind", "position"):
        kind = kinds.get(row["kind"])
        if kind is None:
            continue
        entry = _shared(row) | _own(kind, own[kind.name].get(row["id"], {}))
        entries[row["id"]] = entry
        draft.entries.setdefault(kind.name, []).append(entry)
    for row in all_of("entry_flag", "entry_id", "position"):
        entries.get(row["entry_id"], {}).setdefault("flags", []).append(row["note_id"])
    for row in all_of("fact", "entry_id", "position"):
        entries.get(row["entry_id"], {}).setdefault("facts", []).append(row["fact_id"])
    outlines = {kind.name: key.name for kind in KINDS for key in kind.keys if key.form == "points"}
    for row in all_of("point", "entry_id", "position"):
        name = outlines.get(row["entry_id"].partition(".")[0], "points")
        point = [Decimal(row["lon_micro"]) / MICRO, Decimal(row["lat_micro"]) / MICRO]
        entries.get(row["entry_id"], {}).setdefault(name, []).append(point)
    for tag in draft.tags():
        draft.texts[tag] = {}
    for row in all_of("text", "language", "entry_id", "field"):
        tag, id, name = row["language"], row["entry_id"], row["field"]
        draft.texts.setdefault(tag, {}).setdefault(id, {})[name] = row["text"]
        if tag != SOURCE_LANGUAGE:
            draft.translated_from.setdefault(tag, {}).setdefault(id, {})[name] = row["translated_from"]
    return draft


def _shared(row: Row) -> Values:
    entry: Values = {"id": row["id"]}
    columns = {"status": "status", "as_of": "as_of", "source": "source_id", "address": "address"}
    for name, column in columns.items():
        if row[column] is not None:
            entry[name] = row[column]
    for name in ("show_from", "show_until"):
        if row[name] is not None:
            entry[name] = _day(row[name])
    if row["hidden"]:
        entry["hidden"] = True
    return entry


def _own(kind: Kind, row: Row) -> Values:
    entry: Values = {}
    for key in kind.keys:
        value = _value(key, row) if row else None
        if value is not None:
            entry[key.name] = value
    return entry


def _value(key: Key, row: Row) -> Any:
    match key.form:
        case "points":
            return None
        case "flag":
            return bool(row[key.name])
        case "measure":
            column, parts = SCALED.get(key.name, (f"{key.name}_micro", MICRO))
            return None if row[column] is None else Decimal(row[column]) / parts
        case "reference" | "card":
            return row[f"{key.name}_id"]
        case "page":
            return row["industry_id"] or row["page"]
        case "choices":
            return [choice for choice in key.choices if row[f"in_{choice}"]]
        case _:
            return row[key.name]


def _day(value: str) -> date | str:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
