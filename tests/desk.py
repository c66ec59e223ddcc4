"""A staff member's hands and eyes: finds the studio's controls by their accessible names, types as a keyboard does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.settings import Settings
from kiosk.studio.desk import Studio, StudioStart
from kiosk.tour import loading, visible_items
from kiosk.viewmodels.studio_things import Role
from tests.drive import until

SIZE = QSize(1280, 800)
NOW = datetime(2026, 4, 20, 3, tzinfo=UTC)
PAUSE_SECONDS = 0.25


class Desk:
    """A studio off screen, and somebody in front of it."""

    def __init__(self, state: Path, language: str = "en", who: str = "Li", **given: Any) -> None:
        start = StudioStart(state, Settings(), language=language, who=who, size=SIZE, now=lambda: NOW, threaded=False)
        self.frames = 0
        self.studio = Studio(replace(start, **given))
        self.window = self.studio.window
        self.window.frameSwapped.connect(self._count)
        self.studio.begin()
        until(lambda: self.studio.is_complete, "the real screen is there")
        self.view = self.studio.view
        self.form = self.view.form
        self.preview = self.studio.stage.preview
        self.window.requestActivate()
        until(lambda: self.view.checked, "the checks are done")
        self.rest()

    def _count(self) -> None:
        self.frames += 1

    def close(self) -> None:
        """End it and leave nothing behind."""
        self.studio.stop()
        shiboken6.delete(self.studio)

    # -- time

    def rest(self) -> None:
        """Process events until no more frames come of what was done."""
        for _ in range(60):
            before = self.frames
            for _ in range(4):
                QGuiApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if self.frames == before:
                return

    def settle(self) -> None:
        """Let the pause after typing pass, the checks be done and the pictures be loaded."""
        until(lambda: not self._is_busy(), "the studio comes to rest")
        self.rest()

    def _is_busy(self) -> bool:
        return self.view.busy or self.studio.stage.busy or loading(self.window.contentItem())

    # -- eyes

    def controls(self) -> Iterator[tuple[str, QQuickItem]]:
        """Yield what has an accessible name and is visible, as assistive technology sees it."""
        root = QAccessible.queryAccessibleInterface(self.window)
        assert root is not None
        yield from _walk(root)

    def find(self, name: str) -> QQuickItem:
        """Return the visible control called ``name``; the uppermost when there are several."""
        found = [item for called, item in self.controls() if called == name]
        assert found, f"nothing is called “{name}”; there are {sorted({called for called, _ in self.controls()})}"
        return found[-1]

    def line(self, title: str) -> QQuickItem:
        """Return the line of the list for a thing."""
        items = visible_items(self.window.contentItem())
        lines = [item for item in items if item.property("line") == "thing" and item.property("title") == title]
        assert lines, f"the list has no “{title}”"
        return lines[0]

    def titles(self) -> list[str]:
        """Return what the list shows, from top to bottom."""
        things = self.view.things
        return [str(things.data(things.index(row), Role.TITLE)) for row in range(things.rowCount())]

    def count(self, name: str) -> int:
        """Return how many visible controls are called ``name``."""
        return sum(called == name for called, _ in self.controls())

    def focused(self) -> str:
        """Return the accessible name of what has the cursor."""
        item = self.window.activeFocusItem()
        interface = QAccessible.queryAccessibleInterface(item)
        return interface.text(QAccessible.Text.Name) if interface else ""

    def has(self, name: str) -> bool:
        """Return whether there is a visible control called ``name``."""
        return any(called == name for called, _ in self.controls())

    def stage_texts(self) -> set[str]:
        """Return everything that is said on the previewed screen."""
        stage = self.window.findChild(QQuickItem, "stage")
        assert isinstance(stage, QQuickItem)
        return {str(item.property("text")) for item in visible_items(stage) if item.inherits("QQuickText")}

    def stage_item(self, text: str) -> QQuickItem:
        """Return the item of the previewed screen that says ``text``."""
        stage = self.window.findChild(QQuickItem, "stage")
        assert isinstance(stage, QQuickItem)
        items = [each for each in visible_items(stage) if each.inherits("QQuickText") and each.property("text") == text]
        assert items, f"the screen does not say “{text}”"
        return items[0]

    # -- hands

    def click(self, name: str) -> None:
        """Click on the control called ``name``."""
        self.click_on(self.find(name))

    def click_on(self, item: QQuickItem) -> None:
        """Click into the middle of what is visible of an item, scrolling to it first."""
        self.reveal(item)
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(item))
        self.rest()

    def reveal(self, item: QQuickItem) -> None:
        """Scroll an item into view."""
        above = item.parentItem()
        while above:
            if above.inherits("QQuickFlickable"):
                area = item.mapRectToItem(above, QRectF(0, 0, item.width(), item.height()))
                if area.top() < 0 or area.bottom() > above.height():
                    wanted = above.property("contentY") + area.center().y() - above.height() / 2
                    most = max(0.0, above.property("contentHeight") - above.height())
                    above.setProperty("contentY", max(0.0, min(wanted, most)))
                    self.rest()
            above = above.parentItem()

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self.window, event)
        self.rest()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        QTest.keyClick(self.window, key, modifiers)
        self.rest()

    def write(self, name: str, text: str) -> None:
        """Click into a field, and replace what stands in it."""
        self.click(name)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def drop(self, name: str, file: Path) -> None:
        """Drop a file onto the control called ``name``."""
        item = self.find(name)
        self.reveal(item)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        at, action = middle(item), Qt.DropAction.CopyAction
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QCoreApplication.sendEvent(self.window, QDragEnterEvent(at, action, data, button, none))
        QCoreApplication.sendEvent(self.window, QDragMoveEvent(at, action, data, button, none))
        QCoreApplication.sendEvent(self.window, QDropEvent(QPointF(at), action, data, button, none))
        self.rest()

    def until_shown(self, name: str) -> None:
        """Wait until there is a control called ``name``."""
        until(lambda: self.has(name), f"“{name}” is shown")
        self.rest()

    def choose(self, title: str) -> None:
        """Search for a thing in the list and choose it."""
        self.write("Search", title)
        self.click_on(self.line(title))
        self.settle()


def middle(item: QQuickItem) -> QPoint:
    """Return the middle of the part of an item that is not clipped away."""
    area = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    above = item.parentItem()
    while above:
        if above.clip():
            area = area.intersected(above.mapRectToScene(QRectF(0, 0, above.width(), above.height())))
        above = above.parentItem()
    assert not area.isEmpty(), "it is not in sight"
    return QPointF(area.center()).toPoint()


def _walk(interface: QAccessibleInterface) -> Iterator[tuple[str, QQuickItem]]:
    item = interface.object()
    if isinstance(item, QQuickItem) and item.isVisible():
        name = interface.text(QAccessible.Text.Name)
        if name:
            yield name, item
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None:
            yield from _walk(child)
