"""How values of the content are written in a field of the studio, and read back with a plain sentence when wrong."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from kiosk.content.vocabulary import Key
from kiosk.language.words import Translate

DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
EUROPEAN_DAY = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
SPAN = re.compile(r"([12]\d{3})\s*(?:年)?\s*(?:[-–—~至到]+\s*([12]\d{3})\s*(?:年)?)?")
FACT = re.compile(r"F\d{3}")
MOST_DECIMALS = 6


class UnreadableError(ValueError):
    """What was typed cannot be understood; says so in the staff's language."""


def shown(key: Key, value: object) -> str:
    """Return a value as it stands in its field; "" for none."""
    if value is None:
        return ""
    match key.form:
        case "points":
            return "\n".join(f"{lon}, {lat}" for lon, lat in cast("Sequence[Sequence[Any]]", value))
        case "facts" | "languages":
            return " ".join(map(str, cast("Sequence[object]", value)))
        case "date":
            return value.isoformat() if isinstance(value, date) else str(value)
        case _:
            return str(value)


def parsed(key: Key, text: str, tr: Translate) -> Any:
    """Read what was typed into a field; None for an empty one.

    :raises UnreadableError: it cannot be understood.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    match key.form:
        case "decimal":
            return _number(plain, tr)
        case "measure":
            number = Decimal(_number(plain, tr, signed=True))
            exponent = number.as_tuple().exponent
            if not key.low <= number <= key.high or (isinstance(exponent, int) and -exponent > MOST_DECIMALS):
                raise UnreadableError(
                    tr("It must lie between {low} and {high}, with at most six decimals.", low=key.low, high=key.high)
                )
            return number
        case "whole":
            if not re.fullmatch(r"\d{1,9}", plain) or not key.low <= int(plain) <= key.high:
                raise UnreadableError(
                    tr("It must be a whole number between {low} and {high}.", low=key.low, high=key.high)
                )
            return int(plain)
        case "years":
            return _years(plain, tr)
        case "date":
            return day_of(plain, tr)
        case "points":
            return _points(plain, tr)
        case "facts":
            facts = plain.upper().replace(",", " ").split()
            if wrong := [fact for fact in facts if not FACT.fullmatch(fact)]:
                raise UnreadableError(tr("“{fact}” is no number of the fact sheet, such as F131.", fact=wrong[0]))
            return list(dict.fromkeys(facts))
        case "address":
            # An input method may have made the letters wide
            return plain
        case _:
            return text.strip()


def day_of(text: str, tr: Translate) -> date:
    """Read a day, written in any of the usual ways.

    :raises UnreadableError: it is no day of the calendar.
    """
    found, backwards = DAY.fullmatch(text), EUROPEAN_DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        if backwards:
            return date(int(backwards[3]), int(backwards[2]), int(backwards[1]))
    except ValueError as error:
        raise UnreadableError(tr("There is no such day in the calendar.")) from error
    raise UnreadableError(tr("Write the day as in 2026-05-01."))


def _number(plain: str, tr: Translate, signed: bool = False) -> str:
    """Return digits and a point, from “7,500,000,000”, “70,5” or “70.5”; never guess between two readings."""
    sentence = tr("Write digits and one point, as in 70.5 or 7500000000.")
    compact = re.sub(r"[\s_]", "", plain)
    if re.fullmatch(r"\d{1,3}(,\d{3}){2,}(\.\d+)?", compact):
        compact = compact.replace(",", "")
    elif re.fullmatch(r"\d+,\d{3}", compact):
        raise UnreadableError(tr("A comma can mean two things here. Write 1234 or 1.234."))
    elif re.fullmatch(r"-?\d+,\d+", compact):
        compact = compact.replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d+)?" if signed else r"\d+(\.\d+)?", compact):
        raise UnreadableError(sentence)
    try:
        Decimal(compact)
    except InvalidOperation as error:
        raise UnreadableError(sentence) from error
    return compact


def _years(plain: str, tr: Translate) -> str:
    found = SPAN.fullmatch(plain)
    if found is None:
        raise UnreadableError(tr("Write a year or a span of years, as in 2021 or 2021–2025."))
    if found[2] is None:
        return found[1]
    if found[1] >= found[2]:
        raise UnreadableError(tr("The span ends before it begins."))
    return f"{found[1]}–{found[2]}"


def _points(plain: str, tr: Translate) -> list[list[Decimal]]:
    points: list[list[Decimal]] = []
    for line in plain.splitlines():
        if not line.strip():
            continue
        try:
            lon, lat = (Decimal(part.strip()) for part in line.split(","))
        except (ValueError, InvalidOperation) as error:
            raise UnreadableError(
                tr("“{line}” is no point; write longitude, latitude, as in 119.85, 31.73.", line=line.strip())
            ) from error
        points.append([lon, lat])
    return points
