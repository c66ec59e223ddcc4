"""Measures texts and numbers against the places they have on the real screens, with the fonts that ship.

How wide each place is was taken from the screens themselves, laid out off screen (``packaging/tools/places.py``), and
lies in ``resources/places.json``. What is left to do while somebody types is to measure letters.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QGuiApplication, QTextLayout, QTextOption

from kiosk import fonts, paths
from kiosk.content.draft import Draft, Table
from kiosk.content.sentences import PLACES
from kiosk.content.validation import LAKE_FIGURES, OVERVIEW_TOPICS, Misfit
from kiosk.errors import KioskError
from kiosk.language import Language
from kiosk.viewmodels.computed import PARK_AREA
from kiosk.viewmodels.overview import HERO_FIGURES

LIST = paths.RESOURCES / "places.json"
WIDEST = 1.25
"""Ems that no character is wider than, ligatures and bold capitals included."""
FINE = 200
"""Pixels at which a word is measured once for all places."""
DOUBT = 0.01
"""Within this part of its room a word is measured again at its own size."""
SOFT_HYPHEN = "\u00ad"

HEADLINE = "headline"
"""Whose places the figures of the start screen have, besides those of their topic."""
BY_ID = (*LAKE_FIGURES, PARK_AREA)
"""Figures that the ecology screen asks for by name, and so has places of their own for."""

Bound = Literal["wrapped", "line", "box"]
"""Lines are broken between words; nothing is broken; or letters shrink until all lines are inside."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the screens at its tightest: pixels of room, and the letters that stand there.

    ``of`` tells whose texts, as :func:`families_of` does, ``field`` which. ``screen``, ``text_size`` (per cent) and
    ``upright`` are where it is as tight as this. Letters of a box shrink down to ``least`` pixels, in lines ``leading``
    times as high as the font asks; where words are ``whole`` they shrink for a wide one too. A ``line`` that is a
    number has ``unit`` pixels for the letters of the unit under it, else 0.
    """

    of: str
    field: str
    where: str
    screen: str
    text_size: int
    upright: bool
    bound: Bound
    voice: fonts.Voice
    bold: bool
    pixels: int
    width: float
    height: float = 0.0
    least: int = 0
    leading: float = 1.0
    whole: bool = False
    unit: int = 0
    spacing: float = 0.0

    @property
    def ems(self) -> float:
        """The room, in widths of its letters."""
        return self.width / self.pixels


def families_of(draft: Draft, kind: str, entry: Table) -> tuple[str, ...]:
    """Return which places an entry has: the one first that it has with those that are shown like it."""
    match kind:
        case "figure":
            return _figure_families(draft, entry)
        case "part" | "organisation" | "place" | "event":
            return (f"{kind}.{entry.get('role')}",)
        case "title":
            place = str(entry.get("place"))
            return (f"title.{'industry' if place.startswith('industry.') else place}",)
        case "vision":
            return (f"vision.{entry.get('screen')}.{entry.get('role')}",)
        case "story":
            return (str(entry.get("id")),)
        case _:
            return (kind,)


def _figure_families(draft: Draft, entry: Table) -> tuple[str, ...]:
    topic, found = str(entry.get("topic")), list[str]()
    if topic in OVERVIEW_TOPICS:
        found.append("figure.hero" if str(entry.get("id")) in _heroes(draft) else "figure.rest")
    else:
        found.append(f"figure.{topic}")
    if entry.get("id") in BY_ID:
        found.append(str(entry["id"]))
    if entry.get("headline"):
        found.append(HEADLINE)
    return tuple(found)


def _heroes(draft: Draft) -> list[str]:
    """Return the figures that stand over the lake of the overview: the first that are shown."""
    figures = draft.entries.get("figure", [])
    shown = (each for each in figures if each.get("topic") in OVERVIEW_TOPICS and not each.get("hidden"))
    return [str(each.get("id")) for each in islice(shown, HERO_FIGURES)]


def read_places(path: Path = LIST) -> list[Place]:
    """Read the list of places.

    :raises KioskError: it is missing or damaged.
    """
    try:
        return [Place(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        raise KioskError(f"The list of the screens’ places {path} cannot be read: {error}.") from error


def write_places(places: Sequence[Place], path: Path = LIST) -> None:
    """Write the list, one place a line, so that a change of the screens is seen in it."""
    usual = {name: field.default for name, field in Place.__dataclass_fields__.items()}
    lines = [
        json.dumps({name: value for name, value in asdict(place).items() if value != usual[name]}, ensure_ascii=False)
        for place in places
    ]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


class Fitting:
    """Finds what has no room; quick enough to be asked at every key."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places: dict[tuple[str, str], list[Place]] = {}
        for place in sorted(places, key=lambda each: each.ems):
            self._places.setdefault((place.of, place.field), []).append(place)
        self._languages: dict[tuple[str, ...], Language] = {}

    def of_text(self, draft: Draft, kind: str, entry: Table, field: str, language: Table, text: str) -> Misfit | None:
        """Return what is wrong with a text at the tightest of its places, or None."""
        for place in self._of(draft, kind, entry, field):
            if misfit := _too_large(place, language, field, text):
                return misfit
        return None

    def of_number(self, draft: Draft, kind: str, entry: Table, language: Table) -> Misfit | None:
        """Return what is wrong with the number of an entry as a language writes it, or None."""
        number, unit = self._written(kind, entry, language)
        for place in self._of(draft, kind, entry, "number"):
            wide = _exact(number, place.pixels, _font_of(place, language)) > place.width
            if wide or _widest(unit, place.width / place.unit, _sans_of(language), place.unit):
                written = {"number": f"{number} {unit}".strip(), "language": str(language["tag"])}
                return "number_too_wide", written | _told(place)
        return None

    def of_endonym(self, language: Table) -> Misfit | None:
        """Return what is wrong with the name of a language in itself, or None."""
        for place in self._places.get(("language", "endonym"), []):
            if misfit := _too_large(place, language, "endonym", str(language["endonym"])):
                return misfit
        return None

    def _of(self, draft: Draft, kind: str, entry: Table, field: str) -> Iterator[Place]:
        for family in families_of(draft, kind, entry):
            yield from self._places.get((family, field), [])

    def _written(self, kind: str, entry: Table, language: Table) -> tuple[str, str]:
        steps = tuple(map(str, language.get("fallback", ())))
        key = (str(language["tag"]), *steps)
        if key not in self._languages:
            self._languages[key] = Language.load(key[0], paths.CATALOGUES, steps)
        spoken = self._languages[key]
        if kind == "event":
            return spoken.formats.number(int(entry["count"])), ""
        parts = spoken.formats.figure(
            Decimal(str(entry["number"])), str(entry["unit"]), str(entry["qualifier"]), spoken.tr
        )
        return parts.number, parts.unit


def fitting() -> Fitting:
    """Return what measures; where there is no Qt application yet, make one that shows nothing.

    :raises KioskError: the fonts or the list of places are missing.
    """
    global _application
    if QGuiApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        fonts.leave_machine_fonts()
        _application = QGuiApplication([sys.argv[0]])
        fonts.load_fonts()
    return Fitting(read_places())


_application: QGuiApplication | None = None
"""Kept, because letters are measured by it."""


# Letters


Letters = tuple[str, bool, float]
"""Font family, whether bold, and pixels between letters."""


def _font_of(place: Place, language: Table) -> Letters:
    family = fonts.family_for(str(language["tag"]), place.voice, str(language.get("region", "")))
    return family, place.bold, place.spacing


def _sans_of(language: Table) -> Letters:
    return fonts.family_for(str(language["tag"]), "sans", str(language.get("region", ""))), False, 0.0


def _told(place: Place) -> dict[str, str]:
    return {"where": place.screen, "place": PLACES[place.screen], "size": str(place.text_size)}


def _too_large(place: Place, language: Table, field: str, text: str) -> Misfit | None:
    letters = _font_of(place, language)
    values = {"field": field, **_told(place)}
    pixels = place.pixels
    if place.bound == "line":
        return ("line_too_wide", values) if _exact(text, pixels, letters) > place.width else None
    if place.bound == "box":
        fitted = _fitted(place, letters, text)
        if fitted is None:
            return "too_many_lines", values
        if place.whole:
            return None
        pixels = fitted
    if word := _widest(text, place.width / pixels, letters, pixels):
        return "word_too_wide", values | {"word": word.replace(SOFT_HYPHEN, "")}
    return None


def _widest(text: str, ems: float, letters: Letters, pixels: int) -> str:
    """Return the first piece of a text that no line may divide and that is wider than the room, or ""."""
    short = ems / WIDEST
    if all(len(token) <= short for token in text.split()):
        return ""
    for piece in unbreakable(text):
        if len(piece) <= short:
            continue
        wide = _ems(piece, letters)
        if wide > ems * (1 + DOUBT) or (wide > ems * (1 - DOUBT) and _exact(piece, pixels, letters) > ems * pixels):
            return piece
    return ""


@lru_cache(8192)
def unbreakable(text: str) -> tuple[str, ...]:
    """Return the pieces of a text that no line break may divide, as Qt breaks lines."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    units = text.encode("utf-16-le")
    pieces: list[str] = []
    start = 0
    while (end := finder.toNextBoundary()) >= 0:
        pieces.append(units[2 * start : 2 * end].decode("utf-16-le").strip())
        start = end
    return tuple(piece for piece in pieces if piece)


@lru_cache(16384)
def _ems(piece: str, letters: Letters) -> float:
    return _exact(piece, FINE, letters) / FINE


def _exact(piece: str, pixels: int, letters: Letters) -> float:
    """Return how wide a piece is in pixels; one that ends where a word may be parted is drawn with a hyphen."""
    drawn = piece[:-1] + "-" if piece.endswith(SOFT_HYPHEN) else piece
    layout = _laid_out(drawn.replace(SOFT_HYPHEN, ""), pixels, letters, QTextOption.WrapMode.NoWrap)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.naturalTextWidth() if line.isValid() else 0.0


def _laid_out(text: str, pixels: int, letters: Letters, wrap: QTextOption.WrapMode) -> QTextLayout:
    """Return a layout without lines, that measures as a ``Text`` of QML does."""
    layout = QTextLayout(text, _font(pixels, letters))
    option = QTextOption()
    option.setWrapMode(wrap)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    return layout


@lru_cache(256)
def _font(pixels: int, letters: Letters) -> QFont:
    family, bold, spacing = letters
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(fonts.HINTING)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


def _fitted(place: Place, letters: Letters, text: str) -> int | None:
    """Return the largest size in pixels at which all lines are inside a box, as Qt's ``Text.Fit`` finds it, or None."""
    low, high = place.least, place.pixels
    if not _inside(place, letters, text, low):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        if _inside(place, letters, text, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _inside(place: Place, letters: Letters, text: str, pixels: int) -> bool:
    wrap = QTextOption.WrapMode
    layout = _laid_out(text, pixels, letters, wrap.WordWrap if place.whole else wrap.WrapAtWordBoundaryOrAnywhere)
    layout.beginLayout()
    height = width = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(place.width)
        height += line.height() * place.leading
        width = max(width, line.naturalTextWidth())
    layout.endLayout()
    return height <= place.height and width <= place.width
