"""A visitor's hands and eyes: finds controls by their accessible names, taps them as a finger does, reads the scene."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.app import Kiosk, Start
from kiosk.settings import Settings
from kiosk.tour import Stop, loading, visible_items
from tests.voices import Silent

SMALL = QSize(960, 540)
"""The landscape layout at a quarter of its pixels; millimetres shrink with it, so nothing else changes."""
SMALL_UPRIGHT = QSize(540, 960)
DEADLINE_SECONDS = 60.0
LOOK_MS = 5
BUTTONS = (
    QAccessible.Role.Button,
    QAccessible.Role.PageTab,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
)


class Clock:
    """Time that passes only when told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.moment = datetime(2026, 5, 1, 10, tzinfo=UTC)

    def monotonic(self) -> float:
        """Seconds, for the session."""
        return self.seconds

    def now(self) -> datetime:
        """The moment in UTC."""
        return self.moment

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds
        self.moment += timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class Control:
    """Something a visitor can press, as assistive technology sees it."""

    name: str
    role: QAccessible.Role
    enabled: bool
    item: QQuickItem


class NotFoundError(AssertionError):
    """Nothing on the screen has that name."""


_devices: list[QPointingDevice] = []


def touch_screen() -> QPointingDevice:
    """Return the one touch screen."""
    if not _devices:
        _devices.append(QTest.createTouchDevice())
    return _devices[0]


def word(msgid: str) -> str:
    """Return an interface word in the language spoken now."""
    return QCoreApplication.translate("", msgid)


def until(met: Any, what: str, seconds: float = DEADLINE_SECONDS) -> None:
    """Process events until ``met()`` holds, and leave the processor to others while there are none.

    :raises AssertionError: it did not in time.
    """
    end = time.monotonic() + seconds
    alarm = QTimer(interval=LOOK_MS)
    alarm.start()
    while not met():
        assert time.monotonic() < end, f"still waiting after {seconds:g} s: {what}"
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class Driver:
    """A kiosk off screen, its clock in hand, and the visitor in front of it."""

    def __init__(
        self,
        size: QSize | None = SMALL,
        content: Path = paths.FACTORY_CONTENT,
        language: str | None = None,
        start: Start | None = None,
        **settings: Any,
    ) -> None:
        self.clock = Clock()
        self.size = size
        self.hasty = False
        """Whether touches only queue up, to be delivered when events are processed next."""
        self.settings = replace(Settings(), **{"reduced_motion": True, **settings})
        self.frames = 0
        self.down: dict[int, QPoint] = {}
        begin = start or Start(self.settings, content, size, language, threaded=False)
        self.kiosk = Kiosk(replace(begin, clock=self.clock.monotonic, now=self.clock.now, voice=begin.voice or Silent))
        self.shell = self.kiosk.shell
        self.window = self.kiosk.window
        self.window.frameSwapped.connect(self._count)
        self.kiosk.begin()
        self.rest()

    def _count(self) -> None:
        self.frames += 1

    def close(self) -> None:
        """End it and leave nothing behind."""
        self.kiosk.stop()
        shiboken6.delete(self.kiosk)

    # -- time

    def rest(self) -> None:
        """Process events until no more frames come of what was done; pictures may still be loading."""
        for _ in range(30):
            before = self.frames
            for _ in range(3):
                QGuiApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if self.frames == before:
                return

    def settle(self) -> None:
        """Rest, with all pictures loaded."""
        until(lambda: not loading(self.window.contentItem()), "pictures load")
        self.rest()

    def pause(self, seconds: float) -> None:
        """Let real time pass, as the kiosk's own timers and animations see it."""
        ended: list[bool] = []
        QTimer.singleShot(round(seconds * 1000), self.kiosk, lambda: ended.append(True))
        until(lambda: bool(ended), "time passes")

    def tick(self) -> None:
        """Let the kiosk look at its clocks, as it does every quarter second."""
        self.shell.tick()
        self.rest()

    def resize(self, size: QSize) -> None:
        """Take another window size, on a screen of the same diagonal."""
        self.window.setProperty("millimetre", self.kiosk.millimetre(size))
        self.window.resize(size)
        self.rest()

    def reset(self) -> None:
        """A new visitor comes to the lake: every finger lifted, everything at its beginning."""
        self.hasty = False
        self.lift()
        if self.size is not None and self.window.size() != self.size:
            self.resize(self.size)
        self.shell.reset()
        self.rest()

    # -- eyes

    def controls(self) -> list[Control]:
        """Return what can be pressed, visible now, topmost last."""
        root = QAccessible.queryAccessibleInterface(self.window)
        assert root is not None
        return [control for control in _walk(root) if control.item.isVisible()]

    def find(self, name: str) -> Control:
        """Return the visible control called ``name``.

        :raises NotFoundError: there is none.
        """
        controls = self.controls()
        for control in controls:
            if control.name == name:
                return control
        raise NotFoundError(f"no control “{name}”; there are {sorted({control.name for control in controls})}")

    def card(self, entry_id: str) -> Control:
        """Return the visible control that carries the name of an entry, alone or among other words.

        :raises NotFoundError: there is none.
        """
        name = self.kiosk.deck.card(entry_id).name
        controls = [each for each in self.controls() if each.enabled and each.role != QAccessible.Role.PageTab]
        for control in controls:
            if f", {name}, " in f", {control.name}, ":
                return control
        raise NotFoundError(f"no card “{name}” ({entry_id}); there are {sorted({each.name for each in controls})}")

    def read(self) -> "list[SeenText]":
        """Return every text that is drawn inside the window now; what is clipped away is left out."""
        return self._read(scrolled=False)

    def within_reach(self) -> set[str]:
        """Return every text that is drawn inside the window, or would be when its pane is scrolled."""
        return {seen.text for seen in self._read(scrolled=True)}

    def _read(self, scrolled: bool) -> "list[SeenText]":
        frame = QRectF(0, 0, self.window.width(), self.window.height())
        seen: list[SeenText] = []
        _read(self.window.contentItem(), frame, 1.0, scrolled, seen)
        return seen

    def shows(self, text: str) -> bool:
        """Return whether ``text`` is drawn in the window, after scrolling to it where need be."""
        for item in visible_items(self.window.contentItem()):
            if item.inherits("QQuickText") and item.property("text") == text and item.width() > 0:
                self.reveal(item)
                if any(seen.item == item for seen in self.read()):
                    return True
        return False

    # -- hands

    def reveal(self, item: QQuickItem) -> None:
        """Scroll ``item`` into view."""
        moved = False
        above = item.parentItem()
        while above is not None:
            if above.inherits("QQuickFlickable"):
                moved = _scroll(above, item) or moved
            above = above.parentItem()
        if moved:
            self.rest()

    def area(self, item: QQuickItem) -> QRectF:
        """Return the part of the window in which ``item`` is visible, empty for none."""
        area = item.mapRectToScene(item.boundingRect())
        above = item.parentItem()
        while above is not None:
            if above.clip():
                area = area.intersected(above.mapRectToScene(QRectF(0, 0, above.width(), above.height())))
            above = above.parentItem()
        return area.intersected(QRectF(0, 0, self.window.width(), self.window.height()))

    def middle(self, item: QQuickItem) -> QPoint:
        """Return where a finger would press ``item``: the middle of the part of it that is visible."""
        area = self.area(item)
        assert not area.isEmpty(), "it lies outside the window"
        return area.center().toPoint()

    def press(self, name: str) -> None:
        """Tap the control called ``name``."""
        self.tap_on(self.find(name))

    def press_word(self, msgid: str) -> None:
        """Tap the control whose name is an interface word."""
        self.press(word(msgid))

    def adjust(self, name: str) -> None:
        """Make the choice called ``name`` in the access panel, and close it."""
        self.press_word("Accessibility")
        self.press(name)
        self.press_word("Accessibility")

    def press_card(self, entry_id: str) -> None:
        """Tap the card of an entry."""
        self.tap_on(self.card(entry_id))

    def tap_on(self, control: Control) -> None:
        """Tap a control, scrolling it into view first."""
        assert control.enabled, f"“{control.name}” cannot be pressed"
        self.reveal(control.item)
        self.tap(self.middle(control.item))

    def tap(self, at: QPoint) -> None:
        """Touch and lift one finger."""
        self.touch({0: at})
        self.lift()
        self.rest()

    def click(self, at: QPoint) -> None:
        """Press and release the mouse."""
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.rest()

    def touch(self, fingers: dict[int, QPoint]) -> None:
        """Put fingers down, or move those that are down, all in one event; others stay where they are."""
        sequence = QTest.touchEvent(self.window, touch_screen(), False)
        for finger, at in self.down.items():
            if finger not in fingers:
                sequence.stationary(finger)
            elif fingers[finger] != at:
                sequence.move(finger, fingers[finger], self.window)
        for finger, at in fingers.items():
            if finger not in self.down:
                sequence.press(finger, at, self.window)
        self.down.update(fingers)
        sequence.commit(not self.hasty)

    def lift(self, *fingers: int) -> None:
        """Lift the fingers named, or all."""
        wanted = [finger for finger in (fingers or tuple(self.down)) if finger in self.down]
        if not wanted:
            return
        sequence = QTest.touchEvent(self.window, touch_screen(), False)
        for finger in list(self.down):
            if finger in wanted:
                sequence.release(finger, self.down.pop(finger), self.window)
            else:
                sequence.stationary(finger)
        sequence.commit(not self.hasty)

    def swipe(self, start: QPoint, end: QPoint, steps: int = 6) -> None:
        """Draw a finger over the screen."""
        self.touch({0: start})
        for at in line(start, end, steps):
            self.touch({0: at})
        self.lift()
        self.rest()

    # -- a visit

    def wake(self) -> None:
        """Begin a visit in the default language, by a tap where no language is named."""
        self.tap_on(self.find(word("Touch to begin")))
        assert self.shell.phase == "active"

    def visit(self, stop: Stop) -> None:
        """Walk to a picture of the tour."""
        self.shell.wake("")
        self.shell.go(stop.page, stop.section)
        if stop.typed:
            self.kiosk.finder.write(stop.typed)
        if stop.detail:
            self.shell.openDetail(stop.detail)
        if stop.menu:
            self.shell.toggleMenu(stop.menu)
        if stop.aloud:
            self.kiosk.aloud.toggle()
        self.rest()

    def place(self) -> tuple[str, str, str]:
        """Return page, section and open entry."""
        detail = self.shell.detail
        return self.shell.page, self.shell.section, detail.entryId if detail is not None else ""


@dataclass(frozen=True, slots=True)
class SeenText:
    """A text as it is drawn; ``area`` in window pixels."""

    text: str
    item: QQuickItem
    area: QRectF
    family: str


def line(start: QPoint, end: QPoint, steps: int) -> Sequence[QPoint]:
    """Return the points after ``start`` on the way to ``end``."""
    way = QPointF(end - start)
    return [start + (way * (step / steps)).toPoint() for step in range(1, steps + 1)]


def _walk(interface: QAccessibleInterface) -> Iterator[Control]:
    state: Any = interface.state()
    if state.invisible:
        return
    item = interface.object()
    if interface.role() in BUTTONS and isinstance(item, QQuickItem):
        yield Control(
            interface.text(QAccessible.Text.Name), interface.role(), not state.disabled and item.isEnabled(), item
        )
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None:
            yield from _walk(child)


def _read(item: QQuickItem, clip: QRectF, opacity: float, scrolled: bool, seen: list[SeenText]) -> None:
    opacity *= item.opacity()
    if not item.isVisible() or opacity <= 0.01:
        return
    pane = scrolled and item.inherits("QQuickFlickable")
    if item.clip() or pane:
        clip = clip.intersected(item.mapRectToScene(QRectF(0, 0, item.width(), item.height())))
        if clip.isEmpty():
            return
    if pane:
        whole = QRectF(0, 0, item.property("contentWidth"), item.property("contentHeight"))
        clip = item.childItems()[0].mapRectToScene(whole)
    if item.inherits("QQuickText") and item.property("text"):
        area = item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).intersected(clip)
        if not area.isEmpty():
            seen.append(SeenText(str(item.property("text")), item, area, item.property("font").family()))
    for child in item.childItems():
        _read(child, clip, opacity, scrolled, seen)


def _scroll(flickable: QQuickItem, item: QQuickItem) -> bool:
    content = flickable.childItems()[0]
    area = content.mapRectFromItem(item, item.boundingRect())
    moved = False
    for axis, start, length in (("X", area.left(), area.width()), ("Y", area.top(), area.height())):
        room = flickable.width() if axis == "X" else flickable.height()
        most = max(0.0, float(flickable.property("contentWidth" if axis == "X" else "contentHeight")) - room)
        now = float(flickable.property(f"content{axis}"))
        if start >= now and start + length <= now + room:
            continue
        wanted = max(0.0, min(most, start - max(0.0, (room - length) / 2)))
        if abs(wanted - now) > 0.5:
            flickable.setProperty(f"content{axis}", wanted)
            moved = True
    return moved
