"""What may come into the draft from a file: values read the way people and spreadsheet programs write them."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from kiosk.content.spreadsheet import Cell, Written, armed
from kiosk.content.validation import INVISIBLE_ALLOWED, MOST_MARKS
from kiosk.content.vocabulary import Key

LONGEST = 5_000
"""More characters than any text on a screen could have."""
YES = frozenset({"yes", "true", "1", "y", "是", "真", "✓", "x", "ja", "wahr", "oui", "vrai", "sí", "verdadero"})
NO = frozenset({"no", "false", "0", "n", "否", "假", "nein", "falsch", "non", "faux", "falso"})

_DASH = re.compile(r"\s*[-‐‑‒–—―−~～至]\s*")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_CLOCK = re.compile(r"(\d+)\s*[:：]\s*(\d+)(?::00)?")
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_SHORTENED = re.compile(r"-?\d+([.,]\d+)?[eE]\+?\d+")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:(?P<mark>[.,])\d{3})(?:(?P=mark)\d{3})+")
_GROUPS_AND_REST = re.compile(r"-?[1-9]\d{0,2}(?:(?P<mark>[.,])\d{3})+(?!(?P=mark))[.,]\d+")
_MADE_A_DAY = re.compile(
    r"\d{1,2}[-. ]?(?:[A-Za-zÀ-ÿ]{3,9}\.?|\d{1,2}月\d{1,2}日)|\d{1,2}月\d{1,2}日|[A-Za-z]{3}-\d{2}"
)
_LIKE_A_DAY = re.compile(r"\d{1,4}[-–/.]\d{1,4}")
_BETWEEN = re.compile(r"[\s,;，；、]+")


class UnclearError(Exception):
    """What stands in a cell cannot be taken; ``str(error)`` continues a sentence that began with its name."""


# Out: how a value stands in a cell


def shown(key: Key, value: Any) -> Written:
    """Return how the value of a key is written into a cell."""
    if value is None:
        return None
    match key.form:
        case "flag":
            return ("yes" if value else "no") if isinstance(value, bool) else str(value)
        case "whole" | "date":
            return value if isinstance(value, int | date) else str(value)
        case "decimal":
            return _exact(Decimal(value), value) if isinstance(value, str) and _PLAIN.fullmatch(value) else str(value)
        case "measure":
            return _exact(Decimal(value), str(value)) if isinstance(value, Decimal | int) else str(value)
        case "points":
            return "; ".join(" ".join(map(str, point)) for point in value)
        case "facts" | "notes" | "choices" | "languages":
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _exact(number: Decimal, words: str) -> Written:
    """Return a number where a spreadsheet keeps it exactly, else its words."""
    plain = format(number, "f")
    digits = plain.replace(".", "").replace("-", "").lstrip("0")
    return number if plain == words and len(digits) <= 15 and Decimal(repr(float(number))) == number else words


# In: what a cell says


def understood(key: Key, cell: Cell, current: Any) -> Any:
    """Return the value a cell gives a key; the current one where it means the same.

    :raises UnclearError: the cell holds something that can mean several things, or nothing.
    """
    _refuse_unreadable(cell)
    words = armed(cell.words).strip()
    written = shown(key, current)
    if cell.sort == "text" and words == str("" if written is None else written).strip():
        return current
    value = _READERS.get(key.form, _word)(key, cell, words)
    _refuse_lost_zeros(words, current)
    return current if same(key, value, current) else value


def same(key: Key, one: Any, other: Any) -> bool:
    """Whether two values of a key mean the same; what is empty, or no, is like what is not there."""
    if not one and not other and one not in (0, "0") and other not in (0, "0"):
        return True
    if key.form == "flag":
        return bool(one) == bool(other)
    if key.form == "decimal":
        try:
            return Decimal(str(one)) == Decimal(str(other))
        except InvalidOperation:
            return False
    return bool(one == other)


def _refuse_unreadable(cell: Cell) -> None:
    match cell.sort:
        case "formula":
            raise UnclearError("holds a formula; put its result there as a value")
        case "fault":
            raise UnclearError(f"holds “{cell.words}”, which cannot be read")
        case "percent":
            raise UnclearError("is formatted as a percentage; write the plain number, such as 30, and format it as one")
        case _:
            pass


def _refuse_lost_zeros(words: str, current: Any) -> None:
    if not isinstance(current, str) or current == words or not (words.isdecimal() and current.isdecimal()):
        return
    if current.lstrip("0") == words.lstrip("0"):
        raise UnclearError(f"is {words}, but was {current}: the spreadsheet has lost the zeros; format it as text")


def _word(key: Key, cell: Cell, words: str) -> Any:
    if cell.sort in ("date", "time"):
        raise UnclearError(f"is the date {words}, which the spreadsheet has probably made of something else")
    if cell.sort == "number":
        return _whole_words(words)
    if cell.sort == "flag":
        raise UnclearError("is TRUE or FALSE, but must be a word")
    lowered = words.lower()
    if key.form in ("choice", "page", "reference", "card", "icon") and words not in key.choices:
        return lowered
    return words


def _whole_words(words: str) -> str:
    number = Decimal(words)
    if number != number.to_integral_value():
        raise UnclearError(f"is the number {words}, but must be a text; format the cell as text")
    return format(number.to_integral_value(), "f")


def _years(key: Key, cell: Cell, words: str) -> Any:
    return _DASH.sub("–", str(_word(key, cell, words)).removesuffix("年"))


def _aspect(key: Key, cell: Cell, words: str) -> Any:
    """Read "16:9", of which spreadsheets make nine minutes past four."""
    match = _CLOCK.fullmatch(words)
    return f"{int(match[1])}:{int(match[2])}" if match else _word(key, cell, words)


def _date(key: Key, cell: Cell, words: str) -> Any:
    if cell.sort == "text" or (cell.sort == "date" and len(words) == 10):
        match = _DAY.fullmatch(words)
        try:
            return date(*map(int, match.groups())) if match else date.fromisoformat(words)
        except ValueError as error:
            raise UnclearError(f"is “{words}”, but must be a date such as 2026-05-01") from error
    raise UnclearError(f"is {words}, but must be a date such as 2026-05-01, without a time")


def _flag(key: Key, cell: Cell, words: str) -> Any:
    if words.lower() in YES:
        return True
    if words.lower() in NO:
        return False
    raise UnclearError(f"is “{words}”, but must be yes or no")


def _whole(key: Key, cell: Cell, words: str) -> Any:
    value = number(cell, words)
    if value != value.to_integral_value():
        raise UnclearError(f"is {words}, but must be a whole number")
    return int(value)


def _decimal(key: Key, cell: Cell, words: str) -> Any:
    value = number(cell, words)
    return words if _PLAIN.fullmatch(words) and cell.sort == "text" else format(_shortest(value), "f")


def _measure(key: Key, cell: Cell, words: str) -> Any:
    return _shortest(number(cell, words, small=key.high < 1000))


def _shortest(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def number(cell: Cell, words: str, small: bool = False) -> Decimal:
    """Read a number as people of many countries write it; a ``small`` one is below a thousand.

    :raises UnclearError: it is none, or can be read in two ways.
    """
    if cell.sort in ("date", "time"):
        raise UnclearError(f"is the date {words}, but must be a number; the spreadsheet has probably made a date of it")
    if cell.sort == "flag":
        raise UnclearError("is TRUE or FALSE, but must be a number")
    if cell.sort == "number":
        return Decimal(words)
    plain = unicodedata.normalize("NFKC", re.sub(r"(?<=\d)[\s'’](?=\d{3}(?!\d))", "", words)).replace("−", "-")
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    if _SHORTENED.fullmatch(plain):
        raise UnclearError(f"is “{words}”: the spreadsheet has shortened the number; write all its digits")
    if not small and re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", plain):
        as_rest, as_groups = plain.replace(",", "."), plain.replace(",", "")
        raise UnclearError(f"is “{words}”, which can be {as_rest} or {as_groups}; write it as one of them")
    if _GROUPED.fullmatch(plain):
        return Decimal(re.sub("[.,]", "", plain))
    if _GROUPS_AND_REST.fullmatch(plain):
        whole, rest = re.split(r"[.,](?=\d+$)", plain)
        return Decimal(f"{re.sub('[.,]', '', whole)}.{rest}")
    if re.fullmatch(r"-?\d+,\d+", plain):
        return Decimal(plain.replace(",", "."))
    raise UnclearError(f"is “{words}”, but must be a number")


def _points(key: Key, cell: Cell, words: str) -> Any:
    points: list[list[Decimal]] = []
    for pair in words.split(";"):
        sides = re.sub(r",\s+", " ", pair).split()
        if len(sides) != 2:
            raise UnclearError(f"holds “{pair.strip()}”, but each point must be longitude and latitude: 119.83 31.73")
        points.append([_shortest(number(Cell("text", side), side, small=True)) for side in sides])
    return points


def _list(key: Key, cell: Cell, words: str) -> Any:
    return [word for word in _BETWEEN.split(str(_word(key, cell, words))) if word]


_READERS: dict[str, Callable[[Key, Cell, str], Any]] = {
    "years": _years,
    "aspect": _aspect,
    "date": _date,
    "flag": _flag,
    "whole": _whole,
    "decimal": _decimal,
    "measure": _measure,
    "points": _points,
    "facts": _list,
    "notes": _list,
    "choices": _list,
    "languages": _list,
}


# Texts


def text_of(cell: Cell, current: str) -> str:
    """Return the text a cell gives, without the spaces around it; the current one where only those differ.

    :raises UnclearError: the spreadsheet has made something else of the text, or it holds what no text may.
    """
    _refuse_unreadable(cell)
    text = armed(cell.words).strip()
    if cell.sort == "text" and text.replace("\r\n", "\n") == current.strip().replace("\r\n", "\n"):
        return current
    if cell.sort in ("date", "time"):
        raise UnclearError(f"is the date {text}, which the spreadsheet has made of a text; format the cell as text")
    if cell.sort == "flag":
        raise UnclearError("is TRUE or FALSE, which the spreadsheet has made of a text; format the cell as text")
    if cell.sort == "number":
        text = _whole_words(text)
    _refuse_lost_zeros(text, current)
    if _LIKE_A_DAY.fullmatch(current.strip()) and _MADE_A_DAY.fullmatch(text):
        raise UnclearError(f"is “{text}”, but was “{current.strip()}”: the spreadsheet has made a date of it")
    refuse_text(text)
    return text


def refuse_text(text: str) -> None:
    """Refuse what no text may hold, however it came.

    :raises UnclearError: the text is endless, or has characters that turn, hide or bury others.
    """
    if len(text) > LONGEST:
        raise UnclearError(f"has {len(text)} characters; more than {LONGEST} are never taken")
    if any(break_ in text for break_ in "\n\r\u2028\u2029"):
        raise UnclearError("holds a line break; write it as one line")
    hidden = [char for char in text if _is_hidden(char)]
    if hidden:
        codes = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden))
        raise UnclearError(f"holds characters that cannot be shown, or that turn others around: {codes}")
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks > MOST_MARKS:
            raise UnclearError("piles up marks on one letter, which would cover the lines around it")


def _is_hidden(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cf":
        return char not in INVISIBLE_ALLOWED
    return category in ("Cc", "Co", "Cn", "Cs", "Zl", "Zp") or char == "\ufffd"
