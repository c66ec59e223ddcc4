"""What is written for the eye made ready for a voice: signs and short units become the words of their language.

Unit names, scale words, group signs and plurals come from CLDR; what CLDR does not say stands in the tables below.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol
from babel.units import format_unit

from kiosk.language import words
from kiosk.language.words import Translate

_NUMBER = r"\d+(?:[.,]\d+)?"
_INVISIBLE = {ord(mark): None for mark in "\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\ufeff"}
_SPACES = {ord(space): " " for space in "\u00a0\u2009\u202f\n\t"}
_UNITS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("km²", "км²", "كم²"), "area-square-kilometer"),
        **dict.fromkeys(("km", "км", "كم"), "length-kilometer"),
    }
)
_PERCENT: Mapping[str, str] = MappingProxyType(
    # Where CLDR's long form is the sign again
    {"zh_Hans": "百分之{n}", "zh_Hant": "百分之{n}", "ko": "{n}퍼센트", "ar": "{n} بالمائة"}
)
_YUAN: Mapping[str, str] = MappingProxyType({"en": "yuan"})
"""The yuan in a language that writes its sign before the number."""
_RANGES: Mapping[str, str] = MappingProxyType(
    {
        "zh_Hans": "{first}到{last}",
        "zh_Hant": "{first}到{last}",
        "en": "{first} to {last}",
        "ja": "{first}から{last}",
        "ko": "{first}부터 {last}",
        "de": "{first} bis {last}",
        "fr": "{first} à {last}",
        "es": "{first} a {last}",
        "ru": "с {first} по {last}",
        "ar": "{first} إلى {last}",
    }
)
_AND: Mapping[str, str] = MappingProxyType(
    {
        "zh_Hans": "和",
        "zh_Hant": "和",
        "en": "and",
        "ja": "アンド",
        "ko": "앤드",
        "de": "und",
        "fr": "et",
        "es": "y",
        "ru": "и",
        "ar": "و",
    }
)
_PAUSES: Mapping[str, str] = MappingProxyType(dict.fromkeys(("zh_Hans", "zh_Hant"), "，") | {"ja": "、"})
_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
_LAKE = MappingProxyType({"滆": "隔"})
"""A rare character and a common one of the same sound, for voices that do not know the lake."""
_READINGS: Mapping[str, Mapping[str, str]] = MappingProxyType({"zh_Hans": _LAKE, "zh_Hant": _LAKE})
_GERMAN = (
    "",
    "erst",
    "zweit",
    "dritt",
    "viert",
    "fünft",
    "sechst",
    "siebt",
    "acht",
    "neunt",
    "zehnt",
    "elft",
    "zwölft",
)
_GERMAN_TEENS = ("drei", "vier", "fünf", "sech", "sieb", "acht", "neun")
_SPANISH = (
    *("", "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven", "décim"),
    *("undécim", "duodécim", "decimotercer", "decimocuart", "decimoquint", "decimosext", "decimoséptim"),
)
_RUSSIAN = (
    *("", "перв", "втор", "трет", "четвёрт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат"),
    *("двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат"),
)


class Speech:
    """Speaks one of the kiosk's ten languages.

    ``tr`` is the language's own. Raises `KeyError` for a tag that is not one of the ten.
    """

    def __init__(self, tag: str, tr: Translate) -> None:
        self.tag = tag
        self._tr = tr
        self._range, self._and = _RANGES[tag], _AND[tag]
        # Our English writes “kilometres”
        self._locale = Locale.parse("en_GB" if tag == "en" else tag)
        self._decimal = get_decimal_symbol(self._locale, numbering_system="latn")
        group = get_group_symbol(self._locale, numbering_system="latn")
        spaces = "\u00a0\u202f" if group in "\u00a0\u202f" else ""
        self._groups = re.compile(rf"(?<=\d)[{re.escape(group)}{spaces}](?=\d{{3}}(?!\d))")
        self._scales = dict(self._scale_words())
        abbreviations = "|".join(re.escape(each) for each in sorted(self._scales, key=len, reverse=True))
        self._scale = re.compile(rf"({_NUMBER})\s?({abbreviations})(?!\w)") if abbreviations else None

    def spoken(self, text: str) -> str:
        """Return ``text`` as it is read out: no sign is left that a voice would spell or leave out."""
        said = self._groups.sub("", text.translate(_INVISIBLE)).translate(_SPACES)
        said = re.sub(r"([>≈])\s*(.+?)(?=,\s|[，、;；()（）·]|\s·|$)", self._qualified, said)
        said = re.sub(rf"({_NUMBER})\+|\+({_NUMBER})", self._more, said)
        said = re.sub(rf"¥({_NUMBER})((?:\s(?:thousand|(?:m|b|tr)illion))?)", self._yuan, said)
        said = re.sub(rf"({_NUMBER})\s?%", self._percent, said)
        said = re.sub(rf"({_NUMBER})\s?(km²|км²|كم²|km(?![A-Za-z])|(?:км|كم)(?!\w))", self._measure, said)
        if self._scale is not None:
            said = self._scale.sub(self._scaled, said)
        said = re.sub(r"(?<!\d)(\d{4})-(\d{4})(?!\d)|(?<!\d)(\d+)\s?[–—~～]\s?(?=(\d+))", self._span, said)
        said = self._ordinals(said)
        if self.tag.startswith("zh"):
            said = re.sub(r"(?<!\d)\d{4}(?=年|到\d{4}年)", lambda year: year[0].translate(_DIGITS), said)
        for character, other in _READINGS.get(self.tag, {}).items():
            said = said.replace(character, other)
        pause = _PAUSES.get(self.tag, ", ")
        said = re.sub(r"\s*[·/|]\s*|\s+[–—]\s*|——", pause, said)
        said = said.replace("–", "-").replace("№", "номер").replace("&", f" {self._and} ")
        return " ".join(
            re.sub(r"[^\w\s.,:;!?\"'’‘“”«»()\-，。：；！？、（）《》「」『』〈〉؟،؛…ー・]", " ", said).split()
        )

    # -- numbers

    def _plural(self, number: str) -> str:
        return self._locale.plural_form(Decimal(number.replace(self._decimal, ".")))

    def _qualified(self, found: re.Match[str]) -> str:
        return words.qualified("more_than" if found[1] == ">" else "about", found[2].strip(), self._tr)

    def _more(self, found: re.Match[str]) -> str:
        return words.qualified("more_than", found[1] or found[2], self._tr)

    def _yuan(self, found: re.Match[str]) -> str:
        return f"{found[1]}{found[2]} {_YUAN.get(self.tag, 'yuan')}"

    def _percent(self, found: re.Match[str]) -> str:
        pattern = _PERCENT.get(self.tag)
        return pattern.format(n=found[1]) if pattern else self._unit(found[1], "concentr-percent")

    def _measure(self, found: re.Match[str]) -> str:
        return self._unit(found[1], _UNITS[found[2]])

    def _unit(self, number: str, unit: str) -> str:
        value = Decimal(number.replace(self._decimal, "."))
        # Babel has no public way to the pattern alone: let it write whole digits and put the number in their place
        marker = format_unit(value, unit, "long", "0", locale=self._locale, numbering_system="latn")
        return re.sub(r"\d+", number, marker.translate(_INVISIBLE).translate(_SPACES), count=1)

    def _scale_words(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield CLDR's short word for each size that has a long one, and the long one by plural category."""
        formats = self._locale.compact_decimal_formats
        if "long" not in formats:
            return
        for size in ("1000000", "1000000000", "1000000000000"):
            short = _word(formats["short"]["other"][size])
            full = {name: _word(sizes[size]) for name, sizes in formats["long"].items() if size in sizes}
            if len(short) > 1 and short != full["other"]:
                yield short, full

    def _scaled(self, found: re.Match[str]) -> str:
        forms = self._scales[found[2]]
        return f"{found[1]} {forms.get(self._plural(found[1]), forms['other'])}"

    def _span(self, found: re.Match[str]) -> str:
        if found[1]:
            return self._range.format(first=found[1], last=found[2])
        # What follows the second number stays with it
        return self._range.format(first=found[3], last=found[4]).removesuffix(found[4])

    # -- ordinals, for voices that take the sign for the end of a sentence or spell it

    def _ordinals(self, text: str) -> str:
        match self.tag:
            case "de":
                return re.sub(r"\b(\d{1,2})\. (?=[A-ZÄÖÜ])(Platz)?", _german, text)
            case "es":
                return re.sub(r"\b(\d{1,2})\.?([ºª])", _spanish, text)
            case "ru":
                return re.sub(r"\b(\d{1,2})-(е|я|й|го|м)\b", _russian, text)
            case _:
                return text


def _word(pattern: object) -> str:
    """Return the words of a CLDR number pattern."""
    return re.sub(r"[0']", "", str(getattr(pattern, "pattern", pattern))).translate(_SPACES).strip()


def _german(found: re.Match[str]) -> str:
    number = int(found[1])
    if number < len(_GERMAN):
        stem = _GERMAN[number]
    elif number < 20:
        stem = _GERMAN_TEENS[number - 13] + "zehnt"
    else:
        return f"Nummer {number} {found[2] or ''}"
    return f"{stem}er {found[2]}" if found[2] else f"{stem}e "


def _spanish(found: re.Match[str]) -> str:
    number = int(found[1])
    if number >= len(_SPANISH):
        return f"número {number}"
    return _SPANISH[number] + ("o" if found[2] == "º" else "a")


def _russian(found: re.Match[str]) -> str:
    number = int(found[1])
    if number >= len(_RUSSIAN):
        return f"номер {number}"
    soft = number == 3
    stressed = number in (2, 6, 7, 8)
    endings = {
        "е": "ье" if soft else "ое",
        "я": "ья" if soft else "ая",
        "й": "ий" if soft else "ой" if stressed else "ый",
        "го": "ьего" if soft else "ого",
        "м": "ьем" if soft else "ом",
    }
    return _RUSSIAN[number] + endings[found[2]]


def speech_of(tag: str, known: str, tr: Translate) -> Callable[[str], str]:
    """Return how a language is spoken; ``known`` is the one of the ten whose ways it has."""
    return Speech(tag if tag in _RANGES else known, tr).spoken
