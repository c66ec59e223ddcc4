"""What must hold in every state; LOOK.md's numbers, each check one function from a scene to its faults."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.asked import asked
from kiosk.fitting import unbreakable
from kiosk.language.glyphs import GlyphCoverage
from tests.audit.area import Area
from tests.audit.scene import (
    ALIGN_CENTRE,
    ALIGN_RIGHT,
    ELIDE_NONE,
    ButtonNode,
    Frame,
    Node,
    Scene,
    TextNode,
    breadth,
    capital_height,
    place_of,
    widest,
)

SLACK = 1.5
"""Pixels of rounding that nobody sees."""
SMALLEST_TARGET, PRIMARY_TARGET = 12.0, 20.0
"""Millimetres."""
PRIMARY = frozenset(
    ("TabButton", "RoundButton", "PillButton", "DoorCard", "FactCard", "EntryTile", "ChipCard", "TimelineStop")
)
"""Buttons a visit cannot do without; the others, such as signs in a drawing, also stand in a list."""
READING_CAPITAL, SMALL_CAPITAL = 7.3, 4.8
"""Millimetres at 600 mm from the eye."""
LARGE_CAPITAL, LARGE_BOLD_CAPITAL = READING_CAPITAL * 18 / 12, READING_CAPITAL * 14 / 12
"""WCAG calls 18 pt, or 14 pt bold, large beside ordinary text of 12 pt; ordinary text is 7.3 mm high here."""
TEXT_RATIO, LARGE_RATIO, CONTROL_RATIO, HIGH_RATIO = 4.5, 3.0, 3.0, 7.0
WORST_PART = 0.05
"""The share of the ground under a text that may be worse than what is judged: edges of rounded shapes."""
DENSE = 0.6
MOSTLY = 0.6
"""The share of a text, or of its view, that must be clear to judge it."""
OUR_FONTS = "WestTaihu"
RIGHT_TO_LEFT = ("R", "AL")
BAR = "NavBar"
MEETING = frozenset(("OverviewPosition.qml:area",))
"""Buttons whose overlap is what they say: three circles that meet at the park."""
MIRROR_TOLERANCE = 0.08
"""Of the window's width: what words of another length may move a part."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The state that is looked at. ``millimetre`` is in pixels, ``small`` the pixel size of small print at 100 %."""

    millimetre: float
    small: float
    high_contrast: bool = False
    mirrored: bool = False
    highest: float = 0.0
    """Pixels from the window's upper edge above which nothing may be pressed: too high for a seated visitor."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, where it is on the screen and in the source."""

    kind: str
    text: str
    note: str
    where: str
    area: Area
    item: QQuickItem | None = field(default=None, compare=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two sights of it the same fault."""
        return self.kind, self.text, self.where


def fault(kind: str, node: Node, text: str, note: str, area: Area | None = None) -> Fault:
    """Return a fault of ``node``."""
    return Fault(kind, text, note, place_of(node.item), area or node.area, node.item)


def standing(scene: Scene) -> list[Fault]:
    """Return the faults that do not depend on where the content is scrolled to."""
    texts = [text for text in scene.texts if not scene.beneath(text)]
    return [each for text in texts for each in cut(text)]


def confined(area: Area, frames: Sequence[Frame], slack: float = SLACK) -> str:
    """Say what cuts off a part of ``area`` however its scrolling parents are scrolled, or ""."""
    for frame in frames:
        limit = Area(
            frame.content.left if frame.scrolls_x else frame.view.left,
            frame.content.top if frame.scrolls_y else frame.view.top,
            frame.content.right if frame.scrolls_x else frame.view.right,
            frame.content.bottom if frame.scrolls_y else frame.view.bottom,
        )
        beyond = area.beyond(limit)
        if beyond > slack:
            return f"{beyond:.0f} px outside {frame.name}"
        area = Area(
            frame.view.left if frame.scrolls_x else area.left,
            frame.view.top if frame.scrolls_y else area.top,
            frame.view.right if frame.scrolls_x else area.right,
            frame.view.bottom if frame.scrolls_y else area.bottom,
        )
    return ""


def cut(node: TextNode) -> Iterator[Fault]:
    """No text is cut, elided, broken inside a word, or runs out of what holds it."""
    item = node.item
    wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
    room = item.height() - float(item.property("topPadding")) - float(item.property("bottomPadding"))
    if item.property("truncated") or asked(item, "item.elide") not in (None, ELIDE_NONE):
        yield fault("cut", node, node.text, "is shortened with dots")
    if wide > node.padded_width + SLACK:
        # Of several lines Qt counts a space that hangs over the end of one
        wide = wide if item.property("lineCount") == 1 else widest(node.text, node.font, node.padded_width)
    if wide > node.padded_width + SLACK:
        yield fault("cut", node, node.text, f"needs {wide:.0f} px in {node.padded_width:.0f} px of width", node.ink)
    if high > room + SLACK and (node.ink.bottom > node.area.bottom + SLACK or node.ink.top < node.area.top - SLACK):
        yield fault("cut", node, node.text, f"needs {high:.0f} px in {room:.0f} px of height", node.ink)
    if outside := confined(node.ink, node.frames):
        yield fault("cut", node, node.text, outside, node.ink)
    if node.holder is not None and (beyond := node.ink.beyond(node.holder)) > SLACK:
        yield fault("spill", node, node.text, f"{beyond:.0f} px outside its {node.holder_name}", node.ink)
    if int(item.property("lineCount")) > 1:
        for word in unbreakable(node.text):
            if len(word) > 1 and (needs := breadth(word, node.font)) > node.padded_width + SLACK:
                yield fault("broken", node, word, f"needs {needs:.0f} px in {node.padded_width:.0f} px", node.ink)


def overlapping(scene: Scene) -> list[Fault]:
    """No text lies over another, under a panel or on a button that is not its own; no button on another."""
    faults: list[Fault] = []
    texts = [text for text in scene.texts if not text.seen_ink.empty and not scene.beneath(text)]
    buttons = [
        button
        for button in scene.buttons
        if not button.seen.empty and not scene.beneath(button) and place_of(button.item, 1) not in MEETING
    ]
    veils = {veil.key for veil in scene.veils}
    panels = [each for each in scene.surfaces if each.alpha >= DENSE and each.key not in veils and not each.seen.empty]
    boxes = [text.seen_ink for text in texts]
    places = [(button, button.seen) for button in buttons]
    panel_boxes = [(panel, panel.seen) for panel in panels]
    for number, text in enumerate(texts):
        box = boxes[number]
        for other in range(number + 1, len(texts)):
            if box.collides(boxes[other], SLACK):
                faults.append(fault("overlap", text, text.text, f"and “{texts[other].text}”", box.meet(boxes[other])))
        for button, place in places:
            if box.collides(place, SLACK) and button.key not in text.ancestors:
                faults.append(fault("overlap", text, text.text, f"and the button “{button.text}”", box))
        core = box.shrunk(0.1)
        for panel, place in panel_boxes:
            if panel.order > text.order and core.collides(place, 0):
                faults.append(fault("covered", text, text.text, f"under {place_of(panel.item, 1)}", box))
    for number, button in enumerate(buttons):
        for other in buttons[number + 1 :]:
            if button.key not in other.ancestors and button.seen.collides(other.seen, SLACK):
                faults.append(
                    fault(
                        "overlap", button, button.text, f"and the button “{other.text}”", button.seen.meet(other.seen)
                    )
                )
    return faults


def targets(scene: Scene, rules: Rules) -> list[Fault]:
    """Every button is large enough for a finger, and none is cut off."""
    faults: list[Fault] = []
    for button in scene.buttons:
        if not button.enabled or scene.beneath(button):
            continue
        wide, high = button.area.width / rules.millimetre, button.area.height / rules.millimetre
        name = f"{button.kind} “{button.text}”"
        if min(wide, high) < SMALLEST_TARGET - 0.05:
            faults.append(fault("target", button, name, f"{wide:.1f} × {high:.1f} mm"))
        elif primary(button) and high < PRIMARY_TARGET - 0.05:
            faults.append(fault("target", button, name, f"a main button only {high:.1f} mm high"))
        if outside := confined(button.area, button.frames):
            faults.append(fault("cut", button, name, outside))
        top = max(button.area.top, *(frame.view.top for frame in button.frames if frame.scrolls_y), 0.0)
        if top < rules.highest - SLACK:
            faults.append(fault("reach", button, name, f"{(rules.highest - top) / rules.millimetre:.0f} mm too high"))
    return faults


def primary(button: ButtonNode) -> bool:
    """Whether it is one of the buttons a visit cannot do without."""
    return button.kind in PRIMARY


def sizes(scene: Scene, rules: Rules) -> list[Fault]:
    """Reading text and small print have their heights; nothing lies between them but small print enlarged."""
    faults: list[Fault] = []
    for text in scene.texts:
        capital = capital_height(text.font) / rules.millimetre
        if capital < SMALL_CAPITAL - 0.05:
            faults.append(fault("size", text, text.text, f"capitals of {capital:.1f} mm", text.ink))
        elif capital < READING_CAPITAL - 0.05 and abs(text.font.pixelSize() - rules.small) > 1:
            faults.append(
                fault("size", text, text.text, f"capitals of {capital:.1f} mm, neither reading text nor small print")
            )
    return faults


_COVERAGE = GlyphCoverage()


def glyphs(scene: Scene) -> list[Fault]:
    """Every character is in a font that ships, and every font asked for is one of ours."""
    faults: list[Fault] = []
    for text in scene.texts:
        if missing := _missing(text.text):
            faults.append(fault("glyph", text, text.text, f"no font draws {missing}", text.ink))
        if not text.font.family().startswith(OUR_FONTS):
            faults.append(fault("glyph", text, text.text, f"asks for the font {text.font.family()}", text.ink))
    return faults


@cache
def _missing(text: str) -> str:
    return ", ".join(f"{char} U+{ord(char):04X}" for char in _COVERAGE.missing(text))


def aligned(scene: Scene) -> list[Fault]:
    """In a right-to-left layout right-to-left text begins at the right."""
    faults: list[Fault] = []
    for text in scene.texts:
        if text.padded_width - text.ink.width <= 2 or not right_to_left(text.text):
            continue
        align = asked(text.item, "item.effectiveHorizontalAlignment")
        if align not in (ALIGN_RIGHT, ALIGN_CENTRE):
            faults.append(fault("mirror", text, text.text, "begins at the left", text.area))
    return faults


@cache
def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction == "L" or direction in RIGHT_TO_LEFT:
            return direction in RIGHT_TO_LEFT
    return False


def mirrored(scene: Scene, reference: Sequence[tuple[str, Area]]) -> list[Fault]:
    """The large parts and the bar stand where a mirror would show those of a left-to-right language.

    In the bar, where words give the widths and the number of rows, the order in which it is read is compared;
    elsewhere the place of the middle.
    """
    faults: list[Fault] = []
    width = scene.window.width
    places = dict(scene.regions)
    for name, area in reference:
        here = places.get(name)
        if here is None:
            faults.append(Fault("mirror", name, "is not there in the mirrored layout", "", area))
        elif not name.startswith(BAR) and abs(here.centre[0] - (width - area.centre[0])) > MIRROR_TOLERANCE * width:
            note = f"its middle is at {here.centre[0]:.0f} px, mirrored it would be at {width - area.centre[0]:.0f} px"
            faults.append(Fault("mirror", name, note, "", here))
    wanted = [name for row in in_order([each for each in reference if each[0].startswith(BAR)]) for name in row]
    rows = in_order([each for each in scene.regions if each[0].startswith(BAR)])
    got = [name for row in rows for name in reversed(row)]
    if got != wanted:
        faults.append(Fault("mirror", BAR, f"read from the right {got}, wanted {wanted}", "", scene.window))
    return faults


def in_order(parts: Sequence[tuple[str, Area]]) -> list[list[str]]:
    """Return the names row by row from the top, each row from left to right."""
    rows: list[list[tuple[str, Area]]] = []
    for part in sorted(parts, key=lambda each: each[1].centre[1]):
        if rows and part[1].top < rows[-1][-1][1].centre[1]:
            rows[-1].append(part)
        else:
            rows.append([part])
    return [[name for name, _ in sorted(row, key=lambda each: each[1].left)] for row in rows]


# -- contrast


@lru_cache(65536)
def luminance(rgb: int) -> float:
    """Return the relative luminance of 0xRRGGBB as WCAG defines it, 0 to 1."""
    parts = ((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255)
    red, green, blue = ((c / 255 / 12.92) if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: int, other: int) -> float:
    """Return WCAG's contrast ratio of two opaque colours 0xRRGGBB, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


class Ground:
    """A picture of the window without its texts and icons: what lies under them."""

    def __init__(self, picture: QImage) -> None:
        self._picture = picture.convertToFormat(QImage.Format.Format_RGB32)
        self._pixels = memoryview(self._picture.constBits()).cast("I")
        self._stride = self._picture.bytesPerLine() // 4

    def colours(self, area: Area) -> Counter[int]:
        """Return how often each colour, 0xFFRRGGBB, was met on a grid over ``area``."""
        left, top = max(0, int(area.left)), max(0, int(area.top))
        right, bottom = min(self._picture.width(), int(area.right)), min(self._picture.height(), int(area.bottom))
        across, down = max(1, (right - left) // 64), max(1, (bottom - top) // 24)
        found: Counter[int] = Counter()
        for row in range(top, bottom, down):
            found.update(self._pixels[row * self._stride + left : row * self._stride + right : across].tolist())
        return found

    def contrast(self, colour: QColor, opacity: float, area: Area) -> float:
        """Return the ratio that all but the worst twentieth of ``area`` reach, 21 for an empty area."""
        grounds = self.colours(area)
        total = grounds.total()
        if not total:
            return 21.0
        ratios = sorted(
            (ratio(blended(colour, opacity, under), under & 0xFFFFFF), count) for under, count in grounds.items()
        )
        passed = 0
        for value, count in ratios:
            passed += count
            if passed > total * WORST_PART:
                return value
        return ratios[-1][0]


def blended(colour: QColor, opacity: float, under: int) -> int:
    """Return what is seen of a colour over an opaque one, as 0xRRGGBB."""
    alpha = colour.alphaF() * opacity
    if alpha >= 0.999:
        return colour.rgb() & 0xFFFFFF
    parts = zip(
        (colour.red(), colour.green(), colour.blue()),
        ((under >> 16) & 255, (under >> 8) & 255, under & 255),
        strict=True,
    )
    red, green, blue = (round(over * alpha + below * (1 - alpha)) for over, below in parts)
    return red << 16 | green << 8 | blue


def contrast(scene: Scene, rules: Rules, ground: Ground, judged: set[int] | None = None) -> list[Fault]:
    """Texts and the icons of buttons stand out from the pixels under them.

    What is half out of view or under a fading edge is left for another scrolling step; the keys of those texts that
    were judged are added to ``judged``.
    """
    faults: list[Fault] = []
    for text in scene.texts:
        seen = scene.clear(text)
        if not in_view(text, seen) or scene.beneath(text):
            continue
        if judged is not None:
            judged.add(text.key)
        wanted = wanted_ratio(text, rules)
        got = ground.contrast(text.color, text.opacity, seen)
        if text.enabled and got < wanted - 0.005:
            faults.append(fault("contrast", text, text.text, f"{got:.2f} : 1, wanted {wanted:g} : 1", seen))
    for icon in scene.icons:
        seen = icon.area.shrunk(0.15)
        if seen.beyond(icon.clip) > 0 or scene.beneath(icon) or scene.faded(icon):
            continue
        got = ground.contrast(icon.color, icon.opacity, seen)
        if got < CONTROL_RATIO - 0.005:
            name = str(icon.item.property("name"))
            faults.append(fault("contrast", icon, f"icon {name}", f"{got:.2f} : 1, wanted {CONTROL_RATIO:g} : 1"))
    return faults


def in_view(text: TextNode, seen: Area) -> bool:
    """Whether ``seen`` is most of a text, or of the view of one too high to be seen whole at any place.

    The steps of scrolling overlap, so the lines of a high text are all read, each in one of them.
    """
    high = next((frame.view.height for frame in text.frames if frame.scrolls_y), text.ink.height)
    return seen.size > min(text.ink.height, high) * text.ink.width * MOSTLY


def unseen(scene: Scene, judged: set[int]) -> list[Fault]:
    """After all scrolling, every text has been in full view once."""
    return [
        fault("unseen", text, text.text, "never comes into full view, however the page is scrolled", text.ink)
        for text in scene.texts
        if text.key not in judged and not scene.beneath(text)
    ]


def wanted_ratio(text: TextNode, rules: Rules) -> float:
    """Return the least contrast a text must have."""
    if rules.high_contrast:
        return HIGH_RATIO
    capital = capital_height(text.font) / rules.millimetre
    bold = int(text.font.weight()) >= 700
    return LARGE_RATIO if capital >= (LARGE_BOLD_CAPITAL if bold else LARGE_CAPITAL) else TEXT_RATIO
