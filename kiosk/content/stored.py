"""Reads a whole content database back into a draft: the other way of ``mapping``."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, select

from kiosk.content.draft import Draft
from kiosk.content.draft import Table as Values
from kiosk.content.mapping import SCALED, Row
from kiosk.content.models import Base
from kiosk.content.vocabulary import KINDS, MICRO, SOURCE_LANGUAGE, Key, Kind


def table(name: str) -> Table:
    """Return a table of the content database."""
    return Base.metadata.tables[name]


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
