"""Numbers, money, units, dates and lists as each language writes them, from CLDR wherever CLDR says it.

What CLDR does not say stands in three tables below, each with its reason: the everyday word for the yuan,
the counters of ranks and editions, and the sign for "more than". Digits are Western in every language.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from kiosk.language import words
from kiosk.language.words import Translate

Number = Decimal | int | float

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"

_CACHE_SIZE = 4096
_KM = "length-kilometer"
_KM2 = "area-square-kilometer"
_YEARS = re.compile(r"(\d{4})(?:\s*[-–—~～]\s*(\d{4}))?")
# CLDR puts thin spaces, which few fonts draw, around the dash of English year ranges, and direction marks
# around the signs of Arabic, where isolates do the work here.
_DROPPED = {ord(mark): None for mark in "\u2009\u200e\u200f\u061c"}


@dataclass(frozen=True, slots=True)
class FigureParts:
    """A figure ready to be shown.

    ``number`` is the hero: digits with their signs, such as ``>¥7.5``, ``400+``, ``>30%``, ``2nd``.
    ``unit`` is the small text beside it, such as ``billion`` or ``km²``; ``""`` where there is none.
    ``qualifier`` is a word such as “more than”; ``""`` where there is none.
    ``sentence`` is the whole as it is read aloud, in words: “more than ¥7.5 billion”.
    """

    number: str
    unit: str
    qualifier: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Money:
    """How a language says an amount of yuan.

    CLDR gives the scale words, but for the currency only "Renminbi Yuan" or "китайский юань", which would
    say "Chinese" on every card, and no link between "millones" and a noun. So the noun stands here.
    """

    length: Literal["short", "long"]
    """Which of CLDR's scale words: "Mrd." or "Milliarden"."""
    noun: Mapping[str, str]
    """The yuan after a plain number, by plural category."""
    scaled: str
    """What follows a scale word, with the space before it."""
    symbol: str = ""
    """Written before the number."""
    joiner: str = NBSP
    """Between a plain number and the noun."""
    smallest: int = 10**6
    largest: int = 10**14


_YUAN_CJK = _Money("short", {"other": "元"}, "元", joiner="", smallest=10**4)
_MONEY: Mapping[str, _Money] = MappingProxyType(
    {
        "zh_Hans": _YUAN_CJK,
        "zh_Hant": _YUAN_CJK,
        "ja": _YUAN_CJK,
        "ko": _Money("short", {"other": "위안"}, " 위안", smallest=10**4),
        "en": _Money("long", {"other": ""}, "", symbol="¥", joiner=""),
        "de": _Money("short", {"other": "Yuan"}, " Yuan"),
        "fr": _Money("long", {"one": "yuan", "other": "yuans"}, " de yuans"),
        # A Spanish billón is a million millions and easily misread: never go above millions.
        "es": _Money("long", {"one": "yuan", "other": "yuanes"}, " de yuanes", largest=10**6),
        "ru": _Money("short", {"one": "юань", "few": "юаня", "many": "юаней", "other": "юаня"}, " юаней"),
        "ar": _Money("long", {"other": "يوان"}, " يوان"),
    }
)


@dataclass(frozen=True, slots=True)
class _Ordinal:
    """A rank or an edition: the number by ordinal category, and the noun that settles its gender."""

    forms: Mapping[str, str]
    unit: str = ""
    joiner: str = NBSP


# CLDR has the categories of ordinals, but their spelling only in rules Babel does not carry, and no counters.
# Where the ending depends on gender, the noun beside the number decides it; Arabic and the Russian edition,
# whose noun is in the label, use a form without gender.
_ORDINALS: Mapping[str, Mapping[str, _Ordinal]] = MappingProxyType(
    {
        "zh_Hans": {
            "rank": _Ordinal({"other": "第{n}"}, "位", ""),
            "edition": _Ordinal({"other": "第{n}"}, "届", ""),
        },
        "zh_Hant": {
            "rank": _Ordinal({"other": "第{n}"}, "位", ""),
            "edition": _Ordinal({"other": "第{n}"}, "屆", ""),
        },
        "ja": {
            "rank": _Ordinal({"other": "第{n}"}, "位", ""),
            "edition": _Ordinal({"other": "第{n}"}, "回", ""),
        },
        "ko": {
            "rank": _Ordinal({"other": "제{n}"}, "위", ""),
            "edition": _Ordinal({"other": "제{n}"}, "회", ""),
        },
        "en": {
            "rank": _Ordinal({"one": "{n}st", "two": "{n}nd", "few": "{n}rd", "other": "{n}th"}),
            "edition": _Ordinal({"one": "{n}st", "two": "{n}nd", "few": "{n}rd", "other": "{n}th"}, "edition"),
        },
        "de": {
            "rank": _Ordinal({"other": "{n}."}, "Platz"),
            "edition": _Ordinal({"other": "{n}."}, "Ausgabe"),
        },
        "fr": {
            "rank": _Ordinal({"one": "{n}er", "other": "{n}e"}, "rang"),
            "edition": _Ordinal({"one": "{n}re", "other": "{n}e"}, "édition"),
        },
        "es": {
            "rank": _Ordinal({"other": "{n}.º"}, "puesto"),
            "edition": _Ordinal({"other": "{n}.ª"}, "edición"),
        },
        "ru": {
            "rank": _Ordinal({"other": "{n}-е"}, "место"),
            "edition": _Ordinal({"other": f"№{NBSP}{{n}}"}),
        },
        "ar": {
            "rank": _Ordinal({"other": f"المرتبة{NBSP}{{n}}"}),
            "edition": _Ordinal({"other": f"الدورة{NBSP}{{n}}"}),
        },
    }
)

KNOWN = frozenset(_MONEY)
"""The languages whose ways with money and ranks are written here."""

# CLDR's least number of digits before a group separator, which Babel does not carry: "7500" but "75.000".
_MINIMUM_GROUPED: Mapping[str, int] = MappingProxyType({"es": 10_000})

# French sets the narrow space before a sign, as CLDR does before "km²" but not before "%".
_NARROW_PERCENT = frozenset({"fr"})

# Read from right to left the plus still follows its number: "+400" in Arabic, "400+" in the other nine.
_PLUS_BEFORE = frozenset({"ar"})
_RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number and its unit before any qualifier: ``text`` is both as they stand in a sentence."""

    number: str
    unit: str
    text: str
    plus: bool = False
    """Whether "more than" is said by a plus behind the number rather than by a sign before it."""


def _joined(number: str, joiner: str = "", unit: str = "", plus: bool = False) -> _Amount:
    return _Amount(number, unit, number + joiner + unit, plus)


def _decimal(value: Number) -> Decimal:
    """Return the value with neither exponent nor zeros behind the last digit that counts."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    plain = format(exact, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Decimal(plain)


class Formats:
    """The formats of one language of the kiosk.

    Values are shown with every digit they have: a fact is never rounded. Raises `KeyError` for a tag that
    is not one of the kiosk's ten.
    """

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._money = _MONEY[tag]
        self._ordinals = _ORDINALS[tag]
        self._locale = Locale.parse(tag)
        self._minimum_grouped = _MINIMUM_GROUPED.get(tag, 0)
        self._amounts: dict[tuple[Decimal, str], _Amount] = {}

    def number(self, value: Number) -> str:
        """Return a number with its group and decimal signs: ``12,345.6``."""
        exact = _decimal(value)
        return format_decimal(
            exact,
            locale=self._locale,
            decimal_quantization=False,
            group_separator=abs(exact) >= self._minimum_grouped,
            numbering_system="latn",
        ).translate(_DROPPED)

    def percent(self, points: Number) -> str:
        """Return a share given in percentage points: 30 becomes ``30%``, in French ``30 %``."""
        return self._isolated(self._share(_decimal(points)))

    def distance_km(self, km: Number) -> str:
        """Return a distance in kilometres with its unit."""
        return self._measure(_decimal(km), _KM).text

    def area_km2(self, km2: Number) -> str:
        """Return an area in square kilometres with its unit."""
        return self._measure(_decimal(km2), _KM2).text

    def money(self, yuan: Number) -> str:
        """Return an amount of yuan in full: ``¥7,500,000,000``."""
        return self._plain_money(_decimal(yuan)).text

    def compact_money(self, yuan: Number) -> str:
        """Return an amount of yuan with a word for its size: ``¥7.5 billion``, ``75亿元``."""
        return self._compact_money(_decimal(yuan)).text

    def year(self, text: str) -> str:
        """Return a year ``2021`` or a range of years ``2021–2025``; any other text comes back as given."""
        match = _YEARS.fullmatch(text.strip())
        if match is None:
            return text
        first, last = match.groups()
        if last is None:
            day = datetime.date(int(first), 1, 1)
            return format_skeleton("y", day, locale=self._locale).translate(_DROPPED)
        start, end = self._locale.interval_formats["y"]["y"]
        return (start.replace("y", first) + end.replace("y", last)).translate(_DROPPED)

    def date(self, day: datetime.date) -> str:
        """Return a day in CLDR's long form, with the month in words."""
        return format_date(day, "long", locale=self._locale).translate(_DROPPED)

    def month_year(self, day: datetime.date) -> str:
        """Return the month and year of a day."""
        return format_skeleton("yMMMM", day, locale=self._locale).translate(_DROPPED)

    def items(self, texts: Sequence[str]) -> str:
        """Return texts joined as a list: ``a, b, and c``. An empty list is ``""``."""
        return format_list(list(texts), style="standard", locale=self._locale).translate(_DROPPED)

    def figure(self, number: Number, unit: str, qualifier: str, tr: Translate) -> FigureParts:
        """Return a figure of the content ready to be shown.

        ``unit`` is km2, km, percent (points), yuan, count, rank or edition; ``qualifier`` is exactly,
        more_than, about, rank or count; ``tr`` is the language's `Language.tr`. Raises `ValueError` for any
        other unit or qualifier.
        """
        key = (_decimal(number), unit)
        amount = self._amounts.get(key)
        if amount is None:
            if len(self._amounts) >= _CACHE_SIZE:
                self._amounts.clear()
            amount = self._amounts[key] = self._amount(*key)
        return FigureParts(
            number=self._hero(amount, qualifier),
            unit=amount.unit,
            qualifier=words.qualifier(qualifier, tr),
            sentence=words.qualified(qualifier, amount.text, tr),
        )

    def characters(self) -> frozenset[str]:
        """Return every character these formats can write, for choosing the glyphs of the fonts.

        The two isolates around signed numbers in Arabic are among them; they need no glyph.
        """
        texts = [self.number(Decimal("-1234567890.5")), self.percent(30), self.distance_km(1)]
        texts += [self.year("2013"), self.year("2021–2025"), self.items(["", "", "", ""])]
        for month in range(1, 13):
            day = datetime.date(2013, month, 28)
            texts += [self.date(day), self.month_year(day)]
        for exponent in range(15):
            for digit in (1, 2, 3, 5, 11):
                value = Decimal(digit).scaleb(exponent)
                texts += [self.money(value), self.compact_money(value), self.area_km2(value)]
        for unit in ("percent", "count", "rank", "edition"):
            for number in range(12):
                amount = self._amount(Decimal(number), unit)
                texts.append(amount.text)
                texts += [self._hero(amount, qualifier) for qualifier in ("more_than", "about")]
        return frozenset("".join(texts))

    def _amount(self, number: Decimal, unit: str) -> _Amount:
        match unit:
            case "km2":
                return self._measure(number, _KM2)
            case "km":
                return self._measure(number, _KM)
            case "percent":
                share = self._share(number)
                return _Amount(share, "", self._isolated(share))
            case "yuan":
                return self._compact_money(number)
            case "count":
                return _joined(self.number(number), plus=True)
            case "rank" | "edition":
                ordinal = self._ordinals[unit]
                form = ordinal.forms.get(self._locale.ordinal_form(number), ordinal.forms["other"])
                joiner = ordinal.joiner if ordinal.unit else ""
                return _joined(form.format(n=self.number(number)), joiner, ordinal.unit, plus=True)
            case _:
                raise ValueError(f"unknown unit: {unit}")

    def _hero(self, amount: _Amount, qualifier: str) -> str:
        """Return the number with its sign."""
        if qualifier == "about":
            return self._isolated(f"≈{amount.number}")
        if qualifier != "more_than":
            return amount.number
        if not amount.plus:
            return self._isolated(f">{amount.number}")
        return self._isolated(f"+{amount.number}" if self.tag in _PLUS_BEFORE else f"{amount.number}+")

    def _isolated(self, number: str) -> str:
        """Keep a number and its sign together from left to right.

        In a line from right to left ``>30%`` would be drawn as ``30%<``, and behind an Arabic word ``30%`` as
        ``%30``. The two marks are drawn by no font and take no room.
        """
        if self.tag in _RIGHT_TO_LEFT:
            return f"{LEFT_TO_RIGHT_ISOLATE}{number}{POP_ISOLATE}"
        return number

    def _share(self, points: Decimal) -> str:
        share = format_percent(
            points / 100, locale=self._locale, decimal_quantization=False, numbering_system="latn"
        ).translate(_DROPPED)
        return share.replace(NBSP, NARROW_NBSP) if self.tag in _NARROW_PERCENT else share

    def _measure(self, number: Decimal, unit: str) -> _Amount:
        # Babel has no public way to the pattern alone: let it write whole digits and take them away again.
        digits = format_decimal(number, "0", locale=self._locale, numbering_system="latn")
        written = format_unit(number, unit, "short", "0", locale=self._locale, numbering_system="latn")
        rest = written.removeprefix(digits).translate(_DROPPED)
        name = rest.strip()
        gap = rest[: len(rest) - len(name)].replace(" ", NBSP)
        return _joined(self.number(number), gap, name)

    def _plain_money(self, yuan: Decimal) -> _Amount:
        style = self._money
        noun = style.noun.get(self._locale.plural_form(yuan), style.noun["other"])
        return _joined(style.symbol + self.number(yuan), style.joiner, noun)

    def _compact_money(self, yuan: Decimal) -> _Amount:
        style = self._money
        size = 10 ** max(len(str(abs(int(yuan)))) - 1, 0)
        if size < style.smallest:
            return self._plain_money(yuan)
        size = min(size, style.largest)
        forms = self._locale.compact_decimal_formats[style.length]
        # "00 Mrd." for ten thousand million: two of the eleven digits stand before the word.
        divisor = size // 10 ** (forms["other"][str(size)].pattern.count("0") - 1)
        count = _decimal(yuan / divisor)
        patterns = forms.get(self._locale.plural_form(count)) or forms["other"]
        pattern: str = (patterns.get(str(size)) or forms["other"][str(size)]).pattern
        rest = pattern.lstrip("0").replace("'", "").translate(_DROPPED)
        word = rest.strip()
        joiner = NBSP if rest != word else ""
        return _joined(style.symbol + self.number(count), joiner, word + style.scaled)
