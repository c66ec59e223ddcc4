"""Reads a Qt Quick window as a list of what is painted where, so that checks are arithmetic on plain records."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import PurePosixPath

import shiboken6
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextLayout
from PySide6.QtQml import QJSValue, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.asked import asked
from kiosk.fonts import HINTING
from tests.audit.area import Area

ALIGN_RIGHT, ALIGN_CENTRE = 2, 4
ALIGN_BOTTOM, ALIGN_MIDDLE = 64, 128
ELIDE_NONE = 3
TALLEST = 0.95
"""How far ink goes above the baseline, in ems: accents on capitals."""
DEEPEST = 0.24
"""How far ink goes below the baseline, in ems."""
VEIL_PART = 0.5
"""A surface over at least this part of the window puts what lies beneath out of reach."""
VEIL_ALPHA = 0.4

SHAPES = frozenset(("Rectangle", "Loader", "Item", "Column", "Row", "Image", "Text"))


@dataclass(frozen=True, slots=True)
class Frame:
    """Something that cuts off what it holds; on the axes it scrolls, only ``content`` is a limit."""

    view: Area
    content: Area
    scrolls_x: bool
    scrolls_y: bool
    name: str


@dataclass(slots=True)
class Node:
    """One painted item: where it is, where it can be seen, and in which order it is painted."""

    item: QQuickItem
    order: int
    area: Area
    clip: Area
    opacity: float
    frames: tuple[Frame, ...]
    ancestors: tuple[int, ...]
    """Keys of the items around it."""
    key: int
    seen: Area = field(init=False)
    """The part of it inside every clip and the window."""

    def __post_init__(self) -> None:
        self.seen = self.area.meet(self.clip)


@dataclass(slots=True)
class TextNode(Node):
    """A text: ``ink`` is where its letters can be, ``holder`` the button or panel it must not leave."""

    text: str
    font: QFont
    color: QColor
    ink: Area
    padded_width: float
    """Pixels its lines may take."""
    holder: Area | None
    holder_name: str
    enabled: bool
    seen_ink: Area = field(init=False)
    """The part of the ink inside every clip and the window."""

    def __post_init__(self) -> None:
        self.seen = self.area.meet(self.clip)
        self.seen_ink = self.ink.meet(self.clip)


@dataclass(slots=True)
class ButtonNode(Node):
    """Something that is tapped."""

    kind: str
    """Its QML type, such as PillButton."""
    text: str
    enabled: bool


@dataclass(slots=True)
class IconNode(Node):
    """A line icon inside a button that can be pressed."""

    color: QColor


@dataclass(slots=True)
class SurfaceNode(Node):
    """A filled rectangle."""

    alpha: float


@dataclass(slots=True)
class FlickNode(Node):
    """Something that scrolls."""

    frame: Frame
    outer: int
    """Key of the one it lies in, or 0."""


@dataclass(slots=True)
class Scene:
    """Everything visible in a window."""

    window: Area
    texts: list[TextNode] = field(default_factory=list[TextNode])
    buttons: list[ButtonNode] = field(default_factory=list[ButtonNode])
    icons: list[IconNode] = field(default_factory=list[IconNode])
    surfaces: list[SurfaceNode] = field(default_factory=list[SurfaceNode])
    fades: list[Node] = field(default_factory=list[Node])
    """Gradients, such as the one that says that there is more below."""
    flicks: list[FlickNode] = field(default_factory=list[FlickNode])
    regions: list[tuple[str, Area]] = field(default_factory=list[tuple[str, Area]])
    """Large parts of a screen and the buttons of the bar, by name, for comparing layouts."""
    sky: float = 0.0
    """Pixels at the top that hold nothing, as in reach mode."""
    _veils: list[SurfaceNode] | None = None

    def beneath(self, node: Node) -> bool:
        """Whether a sheet or veil painted later, not a part of ``node``, lies over its middle."""
        seen, around = node.seen, -1
        if seen.empty and len(node.frames) > 1:
            # Scrolled out: it lies where the outermost part that scrolls lies, and what scrolls with it is no veil
            seen = node.frames[-2].view
            around = next((flick.key for flick in self.flicks if flick.key in node.ancestors), -1)
        x, y = seen.centre
        return any(
            veil.order > node.order
            and node.key not in veil.ancestors
            and around not in veil.ancestors
            and veil.seen.holds(x, y)
            for veil in self.veils
        )

    def faded(self, node: Node) -> bool:
        """Whether a gradient painted later lies over a part of ``node``."""
        seen = node.seen
        return any(
            fade.order > node.order and fade.key not in node.ancestors and fade.seen.collides(seen, 0)
            for fade in self.fades
        )

    def clear(self, text: TextNode) -> Area:
        """Return the part of the ink in view that no gradient painted later lies over; above or below it."""
        area = text.seen_ink
        for fade in self.fades:
            if fade.order > text.order and fade.key not in text.ancestors and fade.seen.collides(area, 0):
                above = area.meet(Area(area.left, area.top, area.right, fade.seen.top))
                below = area.meet(Area(area.left, fade.seen.bottom, area.right, area.bottom))
                area = max(above, below, key=lambda each: each.size)
        return area

    @property
    def veils(self) -> list[SurfaceNode]:
        """Surfaces large and dense enough to put a page out of reach."""
        if self._veils is None:
            least = (self.window.size - self.window.width * self.sky) * VEIL_PART
            dense = [each for each in self.surfaces if each.alpha >= VEIL_ALPHA]
            self._veils = [each for each in dense if each.seen.size >= least]
        return self._veils


def type_name(item: QObject) -> str:
    """Return the QML type of an item: PillButton for PillButton_QMLTYPE_4_QML_9, Text for QQuickText."""
    return re.sub(r"(_QMLTYPE_\d+|_QML_\d+)+$", "", item.metaObject().className()).removeprefix("QQuick")


def key_of(item: QObject) -> int:
    """Return a number that stays the same for the same item."""
    return shiboken6.getCppPointer(item)[0]


def parent_of(item: QQuickItem) -> QQuickItem | None:
    """Return the visual parent, which the window's own item has not."""
    return item.parentItem()


def place_of(item: QQuickItem | None, depth: int = 3) -> str:
    """Say where an item is written: its id or type and file, then those of the files that use it."""
    parts: list[str] = []
    last = ""
    while item is not None and len(parts) < depth:
        context = QQmlEngine.contextForObject(item)
        if context is not None:  # pyright: ignore[reportUnnecessaryComparison]
            file = PurePosixPath(context.baseUrl().path()).name
            if file and file != last:
                parts.append(f"{file}:{context.nameForObject(item) or type_name(item)}")
                last = file
        item = parent_of(item)
    return " < ".join(parts)


def _font(family: str, pixels: int, weight: int, spacing: float) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(HINTING)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


@cache
def _metrics(family: str, pixels: int, weight: int, spacing: float) -> QFontMetricsF:
    return QFontMetricsF(_font(family, pixels, weight, spacing))


@lru_cache(16384)
def _breadth(text: str, family: str, pixels: int, weight: int, spacing: float) -> float:
    layout = QTextLayout(text, _font(family, pixels, weight, spacing))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.naturalTextWidth()


def breadth(text: str, font: QFont) -> float:
    """Return how wide a piece of text is in pixels when it is laid out, joined letters and all."""
    return _breadth(text, font.family(), font.pixelSize(), int(font.weight()), font.letterSpacing())


def widest(text: str, font: QFont, width: float) -> float:
    """Return the pixels of the longest line of a text broken at ``width``, without the space at its end."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    longest = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        longest = max(longest, line.naturalTextWidth())
    layout.endLayout()
    return longest


def metrics(font: QFont) -> QFontMetricsF:
    """Return the measures of a font, in pixels."""
    return _metrics(font.family(), font.pixelSize(), int(font.weight()), font.letterSpacing())


def capital_height(font: QFont) -> float:
    """Return the height of a capital in pixels.

    Arabic letters have no capitals and their fonts give no such height; it is that of the Latin face drawn at the
    same size, which stands beside them in the same line.
    """
    family = font.family()
    if "Arabic" in family:
        family = "WestTaihu Serif Latin" if "Naskh" in family else "WestTaihu Sans Latin"
    return _metrics(family, font.pixelSize(), int(font.weight()), 0.0).capHeight()


def read_scene(window: QQuickWindow, known: Collection[int] = ()) -> Scene:
    """Return what is visible in ``window`` now, in the order it is painted.

    Texts out of view whose keys are ``known`` are left out.
    """
    whole = Area(0, 0, window.width(), window.height())
    scene = Scene(whole, sky=float(window.property("sky") or 0.0))
    frame = Frame(whole, whole, False, False, "the window")
    _Reader(scene, known).read(window.contentItem(), _Around(whole, 1.0, (frame,), (), None, "", True, False, 0, ""))
    return scene


def items_below(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield an item and everything below it."""
    yield item
    for child in item.childItems():
        yield from items_below(child)


_FAMILIES = ("QQuickText", "QQuickAbstractButton", "QQuickFlickable", "QQuickRectangle", "QQuickImage")


@dataclass(frozen=True, slots=True)
class _Around:
    """What an item inherits from those around it."""

    clip: Area
    opacity: float
    frames: tuple[Frame, ...]
    ancestors: tuple[int, ...]
    holder: Area | None
    holder_name: str
    enabled: bool
    in_button: bool
    flick: int
    bar: str


class _Reader:
    def __init__(self, scene: Scene, known: Collection[int]) -> None:
        self._scene = scene
        self._known = known
        self._order = 0
        self._families: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._counted: Counter[str] = Counter()

    def read(self, item: QQuickItem, around: _Around) -> None:
        if not item.isVisible() or item.opacity() <= 0:
            return
        children = item.childItems()
        if any(child.z() for child in children):
            children = sorted(children, key=lambda child: child.z())
        behind = [child for child in children if child.z() < 0]
        first = self._order
        self._order += sum(1 for child in behind for _ in items_below(child))
        inside = self._enter(item, around)
        last, self._order = self._order, first
        # What lies behind its parent is painted before it
        for child in behind:
            self.read(child, inside)
        self._order = last
        for child in children[len(behind) :]:
            self.read(child, inside)

    def _family(self, item: QQuickItem) -> tuple[str, str]:
        name = item.metaObject().className()
        family = self._families.get(name)
        if family is None:
            family = next((each for each in _FAMILIES if item.inherits(each)), "")
            self._families[name] = family
            self._names[name] = type_name(item)
        return family, self._names[name]

    def _enter(self, item: QQuickItem, around: _Around) -> _Around:
        self._order += 1
        family, name = self._family(item)
        clips = item.clip()
        key = key_of(item)
        if not family and not clips and around.flick:
            return replace(
                around,
                opacity=around.opacity * item.opacity(),
                ancestors=(*around.ancestors, key),
                enabled=item.isEnabled(),
            )
        area = Area.of(item.mapRectToScene(QRectF(0, 0, item.width(), item.height())))
        opacity = around.opacity * item.opacity()
        base = (item, self._order, area, around.clip, opacity, around.frames, around.ancestors, key)
        clip, frames, holder, holder_name = around.clip, around.frames, around.holder, around.holder_name
        in_button, flick, bar = around.in_button, around.flick, around.bar
        scene = self._scene
        if family == "QQuickText":
            if key not in self._known or not area.meet(around.clip).empty:
                self._text(base, around)
        elif family == "QQuickAbstractButton":
            enabled = item.isEnabled()
            scene.buttons.append(ButtonNode(*base, kind=name, text=str(item.property("text")), enabled=enabled))
            holder, holder_name, in_button = area, name, True
            if bar:
                self._region(f"{bar} {name}", area)
        elif family == "QQuickRectangle":
            colour: QColor = item.property("color")
            if _has_gradient(item):
                scene.fades.append(Node(*base))
            else:
                scene.surfaces.append(SurfaceNode(*base, alpha=colour.alphaF() * opacity))
            if area.size and not in_button:
                holder, holder_name = area, name
        elif family == "QQuickImage" and name == "Icon" and in_button and item.isEnabled():
            scene.icons.append(IconNode(*base, color=item.property("color")))
        if family == "QQuickFlickable":
            frame = _flick_frame(item, area, name)
            scene.flicks.append(FlickNode(*base, frame=frame, outer=around.flick))
            frames, flick = (frame, *frames), key
            # What scrolls may leave the panel around it; the view itself may not
            holder, holder_name = None, ""
            if clips:
                clip = clip.meet(area)
        elif clips:
            clip = clip.meet(area)
            frames = (Frame(area, area, False, False, name), *frames)
        if name == "NavBar":
            bar = name
        elif not around.flick and (name == "ScrollPane" or self._large_part(item, name, area)):
            self._region(name, area)
        return _Around(
            clip,
            opacity,
            frames,
            (*around.ancestors, key),
            holder,
            holder_name,
            item.isEnabled(),
            in_button,
            flick,
            bar,
        )

    def _region(self, name: str, area: Area) -> None:
        self._counted[name] += 1
        self._scene.regions.append((f"{name} {self._counted[name]}", area))

    def _large_part(self, item: QQuickItem, name: str, area: Area) -> bool:
        window = self._scene.window
        if not window.width * 0.2 <= area.width <= window.width * 0.8 or area.height < window.height * 0.3:
            return False
        return name not in SHAPES and place_of(item, 1).partition(":")[0].endswith(("Screen.qml", "Page.qml"))

    def _text(
        self,
        base: tuple[QQuickItem, int, Area, Area, float, tuple[Frame, ...], tuple[int, ...], int],
        around: _Around,
    ) -> None:
        item = base[0]
        text = str(item.property("text"))
        if not text.strip():
            return
        font: QFont = item.property("font")
        if fitted := asked(item, "item.fontSizeMode && item.fontInfo.pixelSize"):
            font.setPixelSize(round(float(str(fitted))))
        self._scene.texts.append(
            TextNode(
                *base,
                text=text,
                font=font,
                color=item.property("color"),
                ink=_ink(item, font),
                padded_width=item.width() - item.property("leftPadding") - item.property("rightPadding"),
                holder=around.holder,
                holder_name=around.holder_name,
                enabled=item.isEnabled(),
            )
        )


def _has_gradient(item: QQuickItem) -> bool:
    gradient = item.property("gradient")
    return isinstance(gradient, QJSValue) and not gradient.isNull() and not gradient.isUndefined()


def _flick_frame(item: QQuickItem, area: Area, name: str) -> Frame:
    content: QQuickItem = item.property("contentItem")
    width, height = float(item.property("contentWidth")), float(item.property("contentHeight"))
    # A list with something over it begins above its first line
    left, top = float(item.property("originX")), float(item.property("originY"))
    whole = QRectF(left, top, max(width, item.width()), max(height, item.height()))
    reach = Area.of(content.mapRectToScene(whole))
    return Frame(area, reach, width > item.width() + 1, height > item.height() + 1, name)


def _ink(item: QQuickItem, font: QFont) -> Area:
    """Return where the letters of a Text can be: its lines without the empty room above and below them."""
    wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
    left, right = float(item.property("leftPadding")), item.width() - float(item.property("rightPadding"))
    top, bottom = float(item.property("topPadding")), item.height() - float(item.property("bottomPadding"))
    spare_x, spare_y = right - left - wide, bottom - top - high
    if abs(spare_x) > 1:
        align = asked(item, "item.effectiveHorizontalAlignment")
        left += spare_x if align == ALIGN_RIGHT else spare_x / 2 if align == ALIGN_CENTRE else 0
    if abs(spare_y) > 1:
        align = asked(item, "item.verticalAlignment")
        top += spare_y if align == ALIGN_BOTTOM else spare_y / 2 if align == ALIGN_MIDDLE else 0
    lines = max(1, int(item.property("lineCount")))
    em = font.pixelSize()
    baseline = top + metrics(font).ascent()
    upper = max(top, baseline - TALLEST * em)
    lower = baseline + (lines - 1) * high / lines + DEEPEST * em
    return Area.of(item.mapRectToScene(QRectF(left, upper, wide, lower - upper)))
