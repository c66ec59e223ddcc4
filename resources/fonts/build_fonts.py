"""Cuts the shipped fonts out of Debian's Noto packages: whole pan-CJK fonts are many times too large."""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, TTLibError
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DEBIAN_FONTS = Path("/usr/share/fonts")
PACKAGES = "fonts-noto-cjk and fonts-noto-core"

# Letters of the place's names that no national character set below has: the lake itself, first of all.
PLACE_NAMES = "滆"

REGIONS = ("SC", "TC", "JP", "KR")
FIRST_CJK = 0x2E80
ARABIC = "\u0020\u00a0\u00ab\u00bb\u200c\u200d\u200e\u200f\u2010\u2011\ufd3e\ufd3f"
EXTENDED_BLOCKS = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x0300, 0x036F),
    (0x0400, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
)

# What the Latin faces get of their own: the pan-CJK design gives these a full square, or has none.
SQUARE_TO_PROPORTIONAL = "×÷±≈≠≤≥∞√−·‰′″"
BORROWED = {0x27E8: 0x3008, 0x27E9: 0x3009}
SIDE_BEARING = 60
NARROW_SPACES = {0x202F: 150, 0x2009: 180}
ELLIPSIS, PERIOD, FIGURE_SPACE, DIGIT = 0x2026, 0x2E, 0x2007, 0x30
SAME_GLYPH = {0x2011: 0x2D, 0x2010: 0x2D}

# No substitutions: `locl` would turn one region's glyphs into another's when the program's locale says so.
CJK_FEATURES = ("kern", "palt", "halt")
KEPT_NAMES = (0, 4, 5, 7, 8, 9, 11, 12, 13, 14)


class BuildError(Exception):
    """One sentence about what the machine lacks."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A pan-CJK collection to cut; `source` lies below the font folder, `family` stands before the region."""

    out: str
    source: str
    family: str
    style: str


@dataclass(frozen=True, slots=True)
class Single:
    """A file of one face to cut: `letters` are kept, `line` is ascent and descent in 1/1000 em."""

    out: str
    source: str
    family: str
    style: str
    letters: frozenset[int]
    features: tuple[str, ...]
    line: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file with the code points of each family in it."""

    name: str
    data: bytes
    families: dict[str, frozenset[int]]


def blocks(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


COLLECTIONS = (
    Collection("WestTaihuSans.ttc", "opentype/noto/NotoSansCJK-Regular.ttc", "WestTaihu Sans", "Regular"),
    Collection("WestTaihuSerif.ttc", "opentype/noto/NotoSerifCJK-Bold.ttc", "WestTaihu Serif", "Bold"),
)
ARABIC_LETTERS = blocks([(0x0600, 0x06FF)]) | {ord(char) for char in ARABIC}
LATIN_FEATURES = ("ccmp", "locl", "kern", "mark", "mkmk")
SINGLES = (
    Single(
        "WestTaihuSansArabic.ttf",
        "truetype/noto/NotoSansArabic-Regular.ttf",
        "WestTaihu Sans Arabic",
        "Regular",
        ARABIC_LETTERS,
        ("*",),
        (1160, -288),
    ),
    Single(
        "WestTaihuNaskhArabic.ttf",
        "truetype/noto/NotoNaskhArabic-Bold.ttf",
        "WestTaihu Naskh Arabic",
        "Bold",
        ARABIC_LETTERS,
        ("*",),
        (1151, -286),
    ),
    Single(
        "WestTaihuSansExtended.ttf",
        "truetype/noto/NotoSans-Regular.ttf",
        "WestTaihu Sans Extended",
        "Regular",
        blocks(EXTENDED_BLOCKS),
        LATIN_FEATURES,
        (1160, -288),
    ),
    Single(
        "WestTaihuSerifExtended.ttf",
        "truetype/noto/NotoSerif-Bold.ttf",
        "WestTaihu Serif Extended",
        "Bold",
        blocks(EXTENDED_BLOCKS),
        LATIN_FEATURES,
        (1151, -286),
    ),
)


def decoded(codec: str, rows: Iterable[int], cells: Iterable[int]) -> Iterator[int]:
    """The characters a two-byte codec has in the given lead and trail bytes."""
    trail = tuple(cells)
    for row in rows:
        for cell in trail:
            try:
                text = bytes((row, cell)).decode(codec)
            except UnicodeDecodeError:
                continue
            yield from (ord(char) for char in text)


def national_sets() -> frozenset[int]:
    """GB 2312, Big5 level 1, JIS X 0208 level 1 with kana, KS X 1001 hangul, and the symbols of all four."""
    cells = range(0xA1, 0xFF)
    big5_cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    return frozenset(
        (
            *decoded("gb2312", range(0xA1, 0xF8), cells),
            *decoded("big5", range(0xA1, 0xC7), big5_cells),
            *decoded("euc_jp", (*range(0xA1, 0xA9), *range(0xB0, 0xD0)), cells),
            *decoded("euc_kr", range(0xA1, 0xC9), cells),
        )
    )


def strings_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():  # pyright: ignore[reportUnknownVariableType]
            yield from strings_of(item)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from strings_of(item)  # pyright: ignore[reportUnknownArgumentType]


def shipped_characters(root: Path) -> frozenset[int]:
    """Every character of the factory content, the catalogues and the QML files below `root`."""
    found: set[str] = set()
    for path in sorted((root / "db" / "factory").rglob("*.toml")):
        for text in strings_of(tomllib.loads(path.read_text("utf-8"))):
            found.update(text)
    for path in sorted((root / "i18n").rglob("*.po")):
        found.update(re.sub(r"(?m)^#.*$", "", path.read_text("utf-8")))
    for path in sorted((root / "kiosk" / "qml").rglob("*.qml")):
        found.update(path.read_text("utf-8"))
    return frozenset(ord(char) for char in found if not unicodedata.category(char).startswith("C"))


def repertoire(root: Path) -> frozenset[int]:
    """The code points the pan-CJK families are asked for."""
    ranges = (
        (0x0020, 0x007E),
        (0x00A0, 0x017F),
        (0x0400, 0x045F),
        (0x2000, 0x206F),
        (0x2190, 0x2199),
        (0x3000, 0x30FF),
        (0x31F0, 0x31FF),
        (0xFF00, 0xFFEF),
    )
    return blocks(ranges) | national_sets() | shipped_characters(root) | {ord(char) for char in PLACE_NAMES}


def opened(folder: Path, name: str, load: Callable[[Path], Any]) -> Any:
    path = folder / name
    if not path.is_file():
        raise BuildError(f"There is no {path}: install the Debian packages {PACKAGES}, or name another --source.")
    try:
        return load(path)
    except TTLibError as error:
        raise BuildError(f"{path} is not a font: {error}.") from error


def options(features: Sequence[str]) -> Options:
    chosen = Options()
    chosen.layout_features = list(features)
    chosen.hinting = False
    chosen.notdef_outline = True
    chosen.name_IDs = ["*"]
    chosen.name_languages = ["*"]
    chosen.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "DSIG", "gasp"]
    return chosen


def rename(font: TTFont, family: str, style: str, old: dict[int, str | None]) -> None:
    """Gives the face a name no system font has; copyright, designers and licence stay as in `old`."""
    table: Any = font["name"]
    postscript = f"{family.replace(' ', '')}-{style}"
    entries = {
        **{number: text for number, text in old.items() if text},
        1: family,
        2: style,
        3: f"{old[5]};{postscript}",
        4: family if style == "Regular" else f"{family} {style}",
        6: postscript,
        10: f"Modified version: a renamed subset of {old[4]}.",
        16: family,
        17: style,
    }
    table.names = []
    for number in sorted(entries):
        table.setName(entries[number], number, 3, 1, 0x409)


def rename_outlines(font: TTFont, family: str, style: str) -> None:
    """Renames the outline table too, which the faces of a collection share."""
    cff: Any = font["CFF "]
    cff.cff.fontNames = [f"{family.replace(' ', '')}-{style}"]
    top = cff.cff.topDictIndex[0]
    top.FamilyName, top.FullName = family, f"{family} {style}"


def unicode_cmap(font: TTFont, mapping: dict[int, str]) -> None:
    """Replaces all character maps by one for the basic plane and one for all planes."""
    table: Any = font["cmap"]
    table.tables = []
    for number, encoding, last in ((4, 1, 0xFFFF), (12, 10, 0x10FFFF)):
        part: Any = CmapSubtable.newSubtable(number)
        part.platformID, part.platEncID, part.language = 3, encoding, 0
        part.cmap = {code: mapping[code] for code in sorted(mapping) if code <= last}
        table.tables.append(part)


def same_line(font: TTFont, ascent: int, descent: int) -> None:
    """One line height for all scripts, so that a screen keeps its measures when the language changes."""
    hhea: Any = font["hhea"]
    os2: Any = font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, -descent


class GlyphDrawer:
    """Adds glyphs made of shifted copies of present ones to a CID-keyed face."""

    def __init__(self, font: TTFont) -> None:
        self._font = font
        self._glyphs: Any = font.getGlyphSet()
        self._cff: Any = font["CFF "].cff
        self._top: Any = self._cff.topDictIndex[0]
        self._metrics: Any = font["hmtx"].metrics
        self._order = list(font.getGlyphOrder())
        self._free = (name for number in range(65534, 0, -1) if (name := f"cid{number:05}") not in set(self._order))

    def advance(self, glyph: str) -> int:
        return self._metrics[glyph][0]

    def trimmed(self, glyph: str, bearing: int) -> str:
        """A copy with `bearing` font units of white on either side."""
        left, _, right, _ = self._bounds(glyph)
        return self.add(glyph, [bearing - left], round(right - left) + 2 * bearing)

    def add(self, glyph: str, shifts: Sequence[float], advance: int) -> str:
        """A glyph of `advance` units holding one copy of `glyph` per horizontal shift; returns its name."""
        fd = self._top.FDSelect[self._font.getGlyphID(glyph)]
        private = self._top.FDArray[fd].Private
        pen: Any = T2CharStringPen(advance - private.nominalWidthX, None)
        for shift in shifts:
            self._glyphs[glyph].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        drawn: T2CharString = pen.getCharString(private, self._cff.GlobalSubrs)
        name = next(self._free)
        strings = self._top.CharStrings
        strings.charStringsIndex.append(drawn)
        strings.charStrings[name] = len(strings.charStringsIndex) - 1
        self._top.FDSelect.gidArray.append(fd)
        self._order.append(name)
        left = round(self._bounds(glyph)[0] + shifts[0]) if shifts else 0
        self._metrics[name] = (advance, left)
        return name

    def finish(self) -> None:
        self._top.charset = list(self._order)
        self._font.setGlyphOrder(list(self._order))
        maxp: Any = self._font["maxp"]
        maxp.numGlyphs = len(self._order)

    def _bounds(self, glyph: str) -> tuple[float, float, float, float]:
        pen = BoundsPen(self._glyphs)
        self._glyphs[glyph].draw(pen)
        return pen.bounds or (0, 0, 0, 0)


def proportional(font: TTFont, latin: dict[int, str]) -> dict[int, str]:
    """Draws the glyphs only the Latin face maps, out of those in `latin`; returns their mapping."""
    drawer = GlyphDrawer(font)
    made: dict[int, str] = {}
    for code in sorted({ord(char) for char in SQUARE_TO_PROPORTIONAL} | set(BORROWED)):
        glyph = latin.get(BORROWED.get(code, code))
        if glyph is not None:
            made[code] = drawer.trimmed(glyph, SIDE_BEARING)
    step = drawer.advance(latin[PERIOD])
    made[ELLIPSIS] = drawer.add(latin[PERIOD], [0, step, 2 * step], 3 * step)
    for code, advance in NARROW_SPACES.items():
        made[code] = drawer.add(latin[0x20], [], advance)
    made[FIGURE_SPACE] = drawer.add(latin[0x20], [], drawer.advance(latin[DIGIT]))
    for code, like in SAME_GLYPH.items():
        made[code] = latin[like]
    drawer.finish()
    return made


def build_collection(plan: Collection, source: Path, wanted: frozenset[int]) -> Built:
    """One file of five faces that share all tables but the character map and the name."""
    whole: Any = opened(source, plan.source, lambda file: TTCollection(str(file), lazy=True))
    maps: dict[str, dict[int, str]] = {}
    needed = wanted | set(BORROWED.values())
    for face in whole.fonts:
        name = str(face["name"].getDebugName(1))
        if name[-2:] in REGIONS and " Mono " not in name:
            full: dict[int, str] = face.getBestCmap()
            maps[name[-2:]] = {code: glyph for code, glyph in full.items() if code in needed}
    number = next(n for n, face in enumerate(whole.fonts) if str(face["name"].getDebugName(1)).endswith("CJK SC"))
    whole.close()

    first: Any = TTFont(str(source / plan.source), fontNumber=number, recalcTimestamp=False, lazy=True)
    cut = Subsetter(options(CJK_FEATURES))
    cut.populate(glyphs={glyph for mapping in maps.values() for glyph in mapping.values()})
    cut.subset(first)
    for tag in ("GSUB", "GDEF"):
        if tag in first:
            del first[tag]
    square = maps["SC"]
    narrow = {code: glyph for code, glyph in maps["KR"].items() if code < FIRST_CJK}
    maps["Latin"] = square | narrow | proportional(first, maps["KR"])
    rename_outlines(first, plan.family, plan.style)
    names = {number: first["name"].getDebugName(number) for number in KEPT_NAMES}
    order = list(first.getGlyphOrder())
    buffer = BytesIO()
    first.save(buffer)

    collection: Any = TTCollection()
    for region, mapping in maps.items():
        face = TTFont(BytesIO(buffer.getvalue()), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
        face.setGlyphOrder(order)
        origin = names | {4: f"{PurePosixPath(plan.source).stem} ({region})"}
        rename(face, f"{plan.family} {region}", plan.style, origin)
        unicode_cmap(face, mapping)
        collection.fonts.append(face)
    out = BytesIO()
    collection.save(out, shareTables=True)
    return Built(
        plan.out,
        out.getvalue(),
        {f"{plan.family} {region}": frozenset(mapping) for region, mapping in maps.items()},
    )


def build_single(plan: Single, source: Path) -> Built:
    """One file of one face."""
    font: Any = opened(source, plan.source, lambda file: TTFont(str(file), recalcTimestamp=False))
    cut = Subsetter(options(plan.features))
    cut.populate(unicodes=plan.letters)
    cut.subset(font)
    mapping = dict(font.getBestCmap())
    names = {number: font["name"].getDebugName(number) for number in KEPT_NAMES}
    rename(font, plan.family, plan.style, names)
    unicode_cmap(font, mapping)
    same_line(font, *plan.line)
    out = BytesIO()
    font.save(out)
    return Built(plan.out, out.getvalue(), {plan.family: frozenset(mapping)})


def ranges_text(codes: Iterable[int]) -> str:
    """Code points as hexadecimal ranges, such as ``20-7E A0``."""
    spans: list[list[int]] = []
    for code in sorted(codes):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return " ".join(f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in spans)


def coverage_text(built: Iterable[Built]) -> str:
    """The code points of each family, one line each, families of equal repertoire sharing a line."""
    by_codes: dict[frozenset[int], list[str]] = {}
    for file in built:
        for family, codes in file.families.items():
            by_codes.setdefault(codes, []).append(family)
    lines = (f"{', '.join(families)}: {ranges_text(codes)}\n" for codes, families in by_codes.items())
    return "# Made by build_fonts.py: the characters of each font family, as hexadecimal ranges.\n" + "".join(lines)


def build(source: Path, root: Path) -> dict[str, bytes]:
    """All files to write, by name; raises `BuildError` when a source font is missing."""
    for plan in (*COLLECTIONS, *SINGLES):
        opened(source, plan.source, lambda file: None)
    wanted = repertoire(root)
    built = [build_collection(plan, source, wanted) for plan in COLLECTIONS]
    built += [build_single(plan, source) for plan in SINGLES]
    return {file.name: file.data for file in built} | {"coverage.txt": coverage_text(built).encode()}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--source", type=Path, default=DEBIAN_FONTS, help="folder holding opentype/noto and truetype/noto"
    )
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file would change")
    chosen = parser.parse_args(arguments)
    try:
        files = build(chosen.source, ROOT)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    changed = 0
    for name, data in files.items():
        path: Path = chosen.out / name
        same = path.is_file() and path.read_bytes() == data
        changed += not same
        if not same and not chosen.check:
            path.write_bytes(data)
        print(f"{name}: {len(data):,} bytes{'' if same else ', changed'}")
    return int(chosen.check and changed > 0)


if __name__ == "__main__":
    sys.exit(main())
