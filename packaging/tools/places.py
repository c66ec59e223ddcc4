"""Takes from the real screens how much room each kind of text has there, and writes ``resources/places.json``.

Every text of the content is replaced by one of its own that is as long as it likes and breaks nearly everywhere, and
every number by one of its own. So each place is seen as wide as it can be, and known by what it says.

    python packaging/tools/places.py            writes the list
    python packaging/tools/places.py --check    says whether a screen has less room than the list tells
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk import fonts, paths
from kiosk.app import Start
from kiosk.content.draft import Draft, Table, read_folder
from kiosk.content.factory import build_draft
from kiosk.content.vocabulary import SOURCE_LANGUAGE
from kiosk.editorial import snapshot
from kiosk.fitting import BY_ID, HEADLINE, LIST, Place, families_of, read_places, write_places
from kiosk.launch import application
from kiosk.settings import Settings
from kiosk.tour import STOPS, Stop, Tour, visible_items

SIZES = (QSize(1920, 1080), QSize(1080, 1920))
"""The shapes that are designed for; with their millimetres, larger ones have the same room."""
TEXT_SIZES = (100, 150, 200)
MANY, FEW = 40, 6
"""Words that fill the widest place, and as many as a heading's sentence has."""
HEADLINE_SETS = 4
NARROWER = 0.01
"""Which part of its room a place may lose before the list is too old."""
NEARER = 0.8
"""How far into the space before the next figure a headline may reach."""
ARROW_AIR = 0.2
"""Which part of its room the arrow of a bare card leaves empty."""
WORD_WRAP, FIXED_SIZE = 1, 0


@dataclass
class Probe:
    """Content whose every text and number is known by what it says."""

    draft: Draft
    texts: dict[str, tuple[str, str, str]] = field(default_factory=dict[str, tuple[str, str, str]])
    """Family, id and field, by text."""
    numbers: dict[str, str] = field(default_factory=dict[str, str])
    """Family, by id."""


def probe(words: int) -> Probe:
    """Return the factory content with texts of so many words, in the source language alone."""
    draft, problems = read_folder(paths.FACTORY_SOURCE)
    assert not problems
    made = Probe(draft)
    codes = ("".join(letters) for letters in product(ascii_lowercase, repeat=3))
    numbers = count(101)
    told: dict[str, dict[str, str]] = {}
    for kind, entry in draft.walk():
        family = families_of(draft, kind.name, entry)[0]
        told[str(entry["id"])] = texts = {}
        for name in kind.texts:
            texts[name] = " ".join([next(codes), *["mm"] * words])
            made.texts[texts[name]] = (family, str(entry["id"]), name)
        if kind.name == "figure":
            entry["number"] = f"{next(numbers) / 10:g}" if entry["unit"] == "percent" else str(next(numbers))
        if kind.name == "event":
            entry["count"] = next(numbers)
        if kind.name in ("figure", "event"):
            made.numbers[str(entry["id"])] = family
        for days in ("show_from", "show_until"):
            entry.pop(days, None)
    (language,) = (each for each in draft.languages if each["tag"] == SOURCE_LANGUAGE)
    language["fallback"] = []
    language["endonym"] = " ".join([next(codes), *["mm"] * 3])
    made.texts[str(language["endonym"])] = ("language", "", "endonym")
    made.draft = replace(draft, languages=[language], texts={SOURCE_LANGUAGE: told}, translated_from={})
    return made


def taken(words: int, sizes: tuple[QSize, ...], stops: list[Stop]) -> Iterator[Place]:
    """Yield every place of every text and number, as often as it is met."""
    made = probe(words)
    with tempfile.TemporaryDirectory(prefix="places-") as folder:
        build_draft(made.draft, Path(folder) / "release", Path(folder), snapshot)
        tour = Tour(Start(Settings(), Path(folder) / "release" / "content.sqlite", sizes[0]), sizes[0])
        try:
            reader = Reader(made, tour)
            for size in sizes:
                tour.resize(size)
                tour.kiosk.shell.reset()
                rest()
                for _ in range(HEADLINE_SETS):
                    yield from reader.read("attract", 100)
                    tour.kiosk.attract.advance()
                    rest()
                for text_size in TEXT_SIZES:
                    for stop in stops:
                        go(tour, stop, text_size)
                        yield from reader.read(stop.page, text_size)
        finally:
            tour.close()


def go(tour: Tour, stop: Stop, text_size: int) -> None:
    """Walk to a stop; nobody waits for its pictures."""
    shell = tour.kiosk.shell
    shell.wake("")
    shell.set_text_size(text_size)
    shell.home()
    shell.go(stop.page, stop.section)
    if stop.detail:
        shell.openDetail(stop.detail)
    if stop.menu:
        shell.toggleMenu(stop.menu)
    rest()


def rest() -> None:
    """Let everything be laid out."""
    for _ in range(4):
        QGuiApplication.processEvents()


class Reader:
    """Reads places off a window."""

    def __init__(self, made: Probe, tour: Tour) -> None:
        self._made, self._window = made, tour.kiosk.window
        deck = tour.kiosk.deck
        self._numbers = {str(deck.card(id).number): (family, id) for id, family in made.numbers.items()}
        assert len(self._numbers) == len(made.numbers)

    def read(self, screen: str, text_size: int) -> Iterator[Place]:
        """Yield what is seen now."""
        for item in visible_items(self._window.contentItem()):
            if item.property("numberHeight") is not None:
                yield from self._number(item, screen, text_size)
            elif item.inherits("QQuickText"):
                known = self._made.texts.get(str(item.property("text")))
                if known is not None:
                    yield self._text(item, *known, screen, text_size)

    def _text(self, item: QQuickItem, family: str, id: str, name: str, screen: str, text_size: int) -> Place:
        font: QFont = item.property("font")
        box = evaluated(item, "fontSizeMode") != FIXED_SIZE
        width = item.width() - item.property("leftPadding") - item.property("rightPadding")
        bar = around_with(item, "toolsWidth") if family == "language" else None
        line = bar is not None
        if bar:
            margins = 2 * evaluated(item, "Theme.margin")
            width += bar.width() - margins - bar.property("toolsWidth")
        return Place(
            of=place_of(family, id, screen),
            field=name,
            where=where(item),
            screen="menu" if family == "language" else screen_of(item, screen),
            text_size=text_size,
            upright=self._window.height() > self._window.width(),
            bound="line" if line else "box" if box else "wrapped",
            voice=voice_of(font),
            bold=int(font.weight()) >= QFont.Weight.Bold.value,
            pixels=font.pixelSize(),
            width=round(width, 1),
            height=round(item.height(), 1) if box else 0.0,
            least=int(item.property("minimumPixelSize")) if box else 0,
            leading=round(item.property("lineHeight"), 2) if box else 1.0,
            whole=box and evaluated(item, "wrapMode") == WORD_WRAP,
            spacing=round(font.letterSpacing(), 2),
        )

    def _number(self, item: QQuickItem, screen: str, text_size: int) -> Iterator[Place]:
        known = self._numbers.get(str(item.property("number")))
        if known is None:
            return
        around = item.parentItem()
        width = around.width() if item.width() <= item.implicitWidth() + 2 else item.width()
        if screen == "attract":
            # Into the air between two figures, but never up to the next one
            width += NEARER * float(around.parentItem().property("spacing"))
        elif (card := around_with(item, "bare")) and card.property("bare"):
            # Up to the arrow, which is smaller than its room
            width += evaluated(item, "Theme.icon") * ARROW_AIR
        size = round(item.property("size"))
        yield Place(
            of=place_of(*known, screen),
            field="number",
            where=where(item),
            screen=screen_of(item, screen),
            text_size=text_size,
            upright=self._window.height() > self._window.width(),
            bound="line",
            voice="serif",
            bold=True,
            pixels=size,
            width=round(width, 1),
            unit=round(evaluated(item, f"Math.max(Theme.small, Math.min({size} * 0.46, Theme.lead))")),
        )


def place_of(family: str, id: str, screen: str) -> str:
    """Return whose place it is: of all that are shown alike, of the start screen's figures, or of one figure alone."""
    if screen == "attract" and family.startswith("figure."):
        return HEADLINE
    return id if screen == "ecology" and id in BY_ID else family


def screen_of(item: QQuickItem, screen: str) -> str:
    """Return where an item is: on this screen, or on the sheet that may lie over any of them."""
    return "sheet" if around_with(item, "sentence") else screen


def around_with(item: QQuickItem, name: str) -> QQuickItem | None:
    """Return the item itself or the nearest around it that has a property of this name, or None.

    Properties tell a type of ours as well as its name does, and Qt's own records of types may go while one looks.
    """
    around: QQuickItem | None = item
    while around and around.property(name) is None:
        around = around.parentItem()
    return around


def where(item: QQuickItem) -> str:
    """Return the file an item is written in, and the one that uses it."""
    names: list[str] = []
    around: QQuickItem | None = item
    while around and len(names) < 2:
        context = QQmlEngine.contextForObject(around)
        name = Path(context.baseUrl().path()).stem if context else ""
        if name and name not in (*names, "ScrollPane"):
            names.append(name)
        around = around.parentItem()
    return " in ".join(names)


def evaluated(item: QQuickItem, expression: str) -> Any:
    """Return the value of a QML expression at an item."""
    value, _ = QQmlExpression(QQmlEngine.contextForObject(item), item, expression).evaluate()  # pyright: ignore
    return value  # pyright: ignore


def voice_of(font: QFont) -> fonts.Voice:
    """Return which voice of type a font is."""
    return "serif" if "Serif" in font.family() or "Naskh" in font.family() else "sans"


def tightest(places: Iterator[Place]) -> list[Place]:
    """Return of each place the one with least room; of boxes the roomiest of each shape, which letters can fill."""
    found: dict[tuple[object, ...], Place] = {}
    for place in places:
        shape = (place.width, place.pixels) if place.bound == "box" else ()
        key = (place.of, place.field, place.where, place.bound, place.voice, place.bold, place.unit > 0, *shape)
        other = found.get(key)
        if place.bound == "box":
            tighter = other is None or place.height > other.height
        else:
            tighter = other is None or place.ems < other.ems - 1e-9
        if tighter:
            found[key] = place
    return sorted(found.values(), key=lambda each: (each.of, each.field, each.where, each.pixels))


def measured() -> list[Place]:
    """Lay out all screens and return their places."""
    application(replace(Settings(), renderer="software"), visible=False)
    stops = [stop for stop in STOPS if stop.phase == "active" and not stop.detail]
    draft, _ = read_folder(paths.FACTORY_SOURCE)
    for kind, entry in first_of_each(draft):
        stops.append(Stop(f"detail-{kind}", "overview", detail=str(entry["id"])))

    def both() -> Iterator[Place]:
        yield from taken(MANY, SIZES, stops)
        # A heading over a short sentence has more room to be large in, and its words less
        few = [stop for stop in STOPS if stop.name in ("overview", "ecology")]
        yield from (place for place in taken(FEW, SIZES, few) if place.bound == "box")

    return tightest(both())


def first_of_each(draft: Draft) -> Iterator[tuple[str, Table]]:
    """Yield one entry of each family that a card of its own can be opened of."""
    seen: set[str] = set()
    for kind, entry in draft.walk():
        family = families_of(draft, kind.name, entry)[0]
        if kind.stated and family not in seen and not entry.get("hidden"):
            seen.add(family)
            yield family, entry


def narrower(now: list[Place], listed: list[Place]) -> list[str]:
    """Return a line for each place that is new or has less room than the list tells."""
    known: dict[tuple[str, str], float] = {}
    for place in listed:
        key = (place.of, place.field)
        known[key] = min(known.get(key, place.ems), place.ems)
    lines: list[str] = []
    for place in now:
        least = known.get((place.of, place.field))
        if least is None or place.ems < least * (1 - NARROWER):
            told = "nothing" if least is None else f"{least:.2f} ems"
            lines.append(f"{place.of} {place.field} in {place.where}: {place.ems:.2f} ems, the list tells {told}")
    return lines


def main() -> int:
    """Write the list, or compare it; return 1 when it is too old."""
    parser = argparse.ArgumentParser(description="how much room texts have")
    parser.add_argument("--check", action="store_true", help="write nothing; say what has less room than listed")
    options = parser.parse_args()
    now = measured()
    if options.check:
        lines = narrower(now, read_places())
        print("\n".join(lines) or "The list tells what the screens have.")
        return 1 if lines else 0
    write_places(now)
    print(f"{len(now)} places in {LIST}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
