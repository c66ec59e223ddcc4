"""What is read aloud of the screen, and where it stands: the very names that assistive technology is told of."""

from collections.abc import Iterator, Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QTextLayout, QTextLine, QTextOption
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.asked import asked
from kiosk.keyboard import AWAY, BAR, QUESTION, SHEET, reveal, room_of, visible
from kiosk.language.sentences import sentences
from kiosk.viewmodels.aloud import Passage
from kiosk.viewmodels.shell import ShellViewModel

Role = QAccessible.Role
Align = Qt.AlignmentFlag
PRESSED = (Role.Button, Role.PageTab, Role.RadioButton, Role.CheckBox)
SAID = (*PRESSED, Role.StaticText, Role.Heading, Role.Graphic, Role.EditableText)
TOOL, BESIDE, LAST = "tool", "toldBeside", "toldLast"
"""Properties by which an item says what it is: a button that only moves or closes something, a drawing whose words
stand in the list beside it, and what is read after everything around it."""
CONTROLS = "readingBar"
"""The object name of the reading controls: a touch there interrupts nothing."""


class PageText:
    """The text of what is on top: a question, a sheet, or the page."""

    def __init__(self, window: QQuickWindow, shell: ShellViewModel) -> None:
        self._window, self._shell = window, shell

    def passages(self) -> list[Passage]:
        """Return the sentences in the order in which they are read, none twice."""
        root = self._root()
        told = dict(told_below(QAccessible.queryAccessibleInterface(self._window)))
        found: list[Passage] = []
        said: set[str] = set()
        for item in in_order(root):
            interface = told.get(item)
            if interface is None or interface.role() not in SAID or item.property(TOOL) is True:
                continue
            for text in told_of(interface):
                if text in said or not any(char.isalnum() for char in text) or _said_by_button(item, text, told):
                    continue
                said.add(text)
                found += [Passage(item, text[start : start + size], start) for start, size in sentences(text)]
        return found

    def passage_of(self, item: QObject) -> tuple[Passage, bool]:
        """Return what is said of one control that has the focus, and whether it is chosen or switched on."""
        interface = QAccessible.queryAccessibleInterface(item)
        state: Any = interface.state()
        text = interface.text(QAccessible.Text.Name).strip()
        return Passage(item, text, 0), bool(state.checked or state.selected)

    def show(self, passage: Passage) -> list[QRectF] | None:
        """Scroll a passage into view; return its lines in its item, none for all of it, or None where it is gone."""
        item = passage.item
        if not shiboken6.isValid(item) or not isinstance(item, QQuickItem) or not item.isVisible():
            return None
        lines = sentence_lines(item, passage)
        reveal(item, around(lines) if lines else None)
        return lines

    def is_control(self, at: QPointF | QObject) -> bool:
        """Whether a touch at a point of the window, or an item, belongs to the reading controls."""
        bar = self._window.findChild(QQuickItem, CONTROLS)
        if bar is None or not bar.isVisible():
            return False
        if isinstance(at, QPointF):
            return bar.contains(bar.mapFromScene(at))
        return isinstance(at, QQuickItem) and bar.isAncestorOf(at)

    def _root(self) -> QQuickItem:
        content = self._window.contentItem()
        sheets = [item for item in visible(content) if room_of(item) in (SHEET, QUESTION)]
        return sheets[-1] if sheets else content


def told_below(interface: QAccessibleInterface | None) -> Iterator[tuple[QQuickItem, QAccessibleInterface]]:
    """Walk everything visible that assistive technology is told of."""
    if interface is None:
        return
    state: Any = interface.state()
    item = interface.object()
    if state.invisible or (isinstance(item, QQuickItem) and not item.isVisible()):
        return
    if isinstance(item, QQuickItem):
        yield item, interface
    for index in range(interface.childCount()):
        yield from told_below(interface.child(index))


def in_order(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk what is seen of ``item`` as it is read, without the bar."""
    if not item.isVisible() or item.opacity() == 0 or room_of(item) in (AWAY, BAR) or item.property(BESIDE) is True:
        return
    yield item
    above = item.parentItem()
    listed = above and above.inherits("QQuickItemView")
    children = sorted(
        item.childItems(), key=lambda each: (each.property(LAST) is True, each.z(), each.y() if listed else 0.0)
    )
    for child in children:
        yield from in_order(child)


def told_of(interface: QAccessibleInterface) -> list[str]:
    """Return what is told of an item: its name and, where it has one, its description."""
    texts = [interface.text(each).strip() for each in (QAccessible.Text.Name, QAccessible.Text.Description)]
    return [text for text in texts if text]


def _said_by_button(item: QQuickItem, text: str, told: dict[QQuickItem, QAccessibleInterface]) -> bool:
    """Whether an item is a part of a button that says its text already."""
    above = item.parentItem()
    while above:
        if above in told and told[above].role() in PRESSED:
            return told[item].role() not in PRESSED and any(text in whole for whole in told_of(told[above]))
        above = above.parentItem()
    return False


def around(lines: Sequence[QRectF]) -> QRectF:
    """Return the rectangle around some lines."""
    area = QRectF()
    for line in lines:
        area = area.united(line)
    return area


def sentence_lines(item: QQuickItem, passage: Passage) -> list[QRectF]:
    """Return where in a text one of its sentences stands, in its pixels, line by line.

    Empty where the item is no text, or Qt broke it into other lines than are found here.
    """
    text = str(item.property("text") or "") if item.inherits("QQuickText") else ""
    first = len(text) - len(text.lstrip()) + passage.start
    if not passage.text or text[first : first + len(passage.text)] != passage.text:
        return []
    count = int(item.property("lineCount"))
    left, top = float(item.property("leftPadding")), float(item.property("topPadding"))
    width = item.width() - left - float(item.property("rightPadding"))
    pixels, across, down = drawn_as(item)
    font = QFont(item.property("font"))
    font.setPixelSize(pixels)
    # Qt counts in units of UTF-16, of which what stands beyond U+FFFF takes two
    text = "".join(char if char <= "\uffff" else "\ufffd" for char in text)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[QTextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        if count > 1:
            line.setLineWidth(width)
        lines.append(line)
    layout.endLayout()
    if len(lines) != count:
        return []
    high = float(item.property("contentHeight"))
    spare = item.height() - high - top - float(item.property("bottomPadding"))
    top += spare if down == Align.AlignBottom.value else spare / 2 if down == Align.AlignVCenter.value else 0.0
    begin, end = first, first + len(passage.text)
    found: list[QRectF] = []
    for number, line in enumerate(lines):
        here, there = max(begin, line.textStart()), min(end, line.textStart() + line.textLength())
        # The space at the end of a line is not seen
        while there > here and text[there - 1] == " ":
            there -= 1
        if here >= there:
            continue
        edges = [float(line.cursorToX(at)[0]) for at in range(here, there + 1)]  # pyright: ignore
        natural = line.naturalTextRect()
        start = left - natural.left()
        room = width - natural.width()
        start += room if across == Align.AlignRight.value else room / 2 if across == Align.AlignHCenter.value else 0.0
        found.append(QRectF(start + min(edges), top + number * high / count, max(edges) - min(edges), line.height()))
    return found


def drawn_as(item: QQuickItem) -> tuple[int, int, int]:
    """Return the pixel size in which a text is drawn, and its alignments as the numbers that Qt gives them."""
    expression = "[item.fontInfo.pixelSize, item.effectiveHorizontalAlignment, item.verticalAlignment]"
    pixels, across, down = asked(item, expression)
    return int(pixels), int(across), int(down)
