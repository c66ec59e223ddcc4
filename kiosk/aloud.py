"""What is read aloud of the screen, and where it stands: the very names that assistive technology is told of."""

from collections.abc import Iterator
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.keyboard import AWAY, BAR, QUESTION, SHEET, reveal, room_of, visible
from kiosk.language.sentences import sentences
from kiosk.viewmodels.aloud import Passage
from kiosk.viewmodels.shell import ShellViewModel

Role = QAccessible.Role
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
            text = interface.text(QAccessible.Text.Name).strip()
            if text in said or not any(char.isalnum() for char in text) or _inside_button(item, told):
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

    def show(self, passage: Passage) -> QRectF | None:
        """Scroll a passage into view and return its place in its item, empty for all of it; None where it is gone."""
        item = passage.item
        if not shiboken6.isValid(item) or not isinstance(item, QQuickItem) or not item.isVisible():
            return None
        area = sentence_area(item, passage)
        reveal(item, area)
        return area or QRectF()

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


def _inside_button(item: QQuickItem, told: dict[QQuickItem, QAccessibleInterface]) -> bool:
    """Whether an item is a part of a button that says it already."""
    above = item.parentItem()
    while above:
        if above in told and told[above].role() in PRESSED:
            return told[item].role() not in PRESSED
        above = above.parentItem()
    return False


def sentence_area(item: QQuickItem, passage: Passage) -> QRectF | None:
    """Return where one of several sentences stands in a text, or None where that cannot be told."""
    text = str(item.property("text") or "")
    if not item.inherits("QQuickText") or len(passage.text) >= len(text.strip()):
        return None
    layout = QTextLayout(text.replace("\n", "\u2028"), item.property("font"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    numbers: list[int] = []
    first, last = passage.start, passage.start + len(passage.text) - 1
    while (line := layout.createLine()).isValid():
        line.setLineWidth(item.width())
        if line.textStart() <= last and line.textStart() + line.textLength() > first:
            numbers.append(layout.lineCount() - 1)
    layout.endLayout()
    lines = layout.lineCount()
    if lines != item.property("lineCount") or not numbers:
        # Qt broke it into other lines than this
        return None
    height = float(item.property("contentHeight")) / lines
    return QRectF(0, numbers[0] * height, item.width(), (numbers[-1] - numbers[0] + 1) * height)
