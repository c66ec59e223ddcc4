"""The kiosk without touching it: five keys lead to everything that can be pressed, in the order it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QMetaObject, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.keys import CODES, parsed
from kiosk.settings import Settings
from kiosk.viewmodels.shell import ShellViewModel

SHEET, QUESTION, BAR, AWAY = "sheet", "question", "bar", "away"
"""What an item's ``keyRoom`` may say: beside a sheet only the bar can be reached, beside a question nothing, and what
is away, such as a page on its way out, not at all."""
MARGIN = 0.12
"""Of a view: how much of what lies around stays visible beside what has the focus."""


class Keyboard(QObject):
    """Moves the focus, presses what has it, and keeps it where the visitor can see it; tells of both."""

    moved = Signal(QObject)
    pressed = Signal(QObject)

    def __init__(
        self,
        window: QQuickWindow,
        shell: ShellViewModel,
        settings: Settings,
        attended: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._shell, self._attended = window, shell, attended
        self._next, self._previous = parsed(settings.key_next), parsed(settings.key_previous)
        self._enter = parsed(settings.key_enter)
        self._back, self._home = parsed(settings.key_back), parsed(settings.key_home)
        self._in_use = False
        self._open: list[tuple[QQuickItem, QQuickItem | None]] = []
        """Sheets, lowest first, and what had the focus when each was opened."""
        self._asleep = QTimer(self, singleShot=True, interval=settings.idle_seconds * 1000)
        self._asleep.timeout.connect(self.leave)
        shell.sessionEnded.connect(self.leave)
        window.activeFocusItemChanged.connect(self._look_soon)
        for changed in (shell.placeChanged, shell.menuChanged, shell.phaseChanged, shell.readyChanged):
            changed.connect(self._look_soon)

    # -- keys

    def press(self, key: int, repeated: bool = False) -> bool:
        """Do what a key stands for and return whether it stands for something; held down, it only moves on."""
        if self._shell.mirrored and key in (CODES["Left"], CODES["Right"]):
            key = CODES["Left"] + CODES["Right"] - key
        known = (self._next, self._previous, self._enter, self._back, self._home)
        if not any(key in each for each in known) or (not self._in_use and self._is_typed(key)):
            return False
        self._asleep.start()
        if self._at_lake and not self._in_use:
            # The first key only wakes
            self._take(self._stops(), 0)
        elif key in self._next:
            self._step(1)
        elif key in self._previous:
            self._step(-1)
        elif repeated or (self._at_lake and key not in self._enter):
            return True
        elif key in self._enter:
            self._press_focused()
        else:
            self._in_use = True
            (self._shell.back if key in self._back else self._shell.home)()
        return True

    def _is_typed(self, key: int) -> bool:
        """Whether a real keyboard writes this into a field that has the focus, or sends off what stands there."""
        focused = self._window.activeFocusItem()
        if not focused or not focused.inherits("QQuickTextInput"):
            return False
        if key in (CODES["Return"], CODES["Enter"]):
            return focused.property("text") != ""
        return key in (CODES["Space"], CODES["Backspace"]) or 0x20 < key < 0x7F

    @property
    def in_use(self) -> bool:
        """Whether keys lead at the moment, and what has the focus shows it."""
        return self._in_use

    def enter(self) -> None:
        """Keys lead from now on: the focus goes into what has just opened, or to the first thing."""
        self._in_use = True
        self._asleep.start()
        self._look_soon()

    @property
    def _at_lake(self) -> bool:
        return self._shell.phase == "attract" and not self._attended()

    def leave(self) -> None:
        """A finger takes over, or nobody is there: the focus is shown no more."""
        if self._in_use:
            self._in_use = False
            self._asleep.stop()
            self._open.clear()
            self._window.contentItem().forceActiveFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, way: int) -> None:
        sheets, stops = self._sheets(), self._stops()
        if sheets and sheets[-1] not in [sheet for sheet, _ in self._open]:
            # Opened by a finger: there is nothing to go back to
            self._open.append((sheets[-1], None))
        focused = self._window.activeFocusItem()
        if self._in_use and focused in stops:
            self._take(stops, (stops.index(focused) + way) % len(stops))
        else:
            self._take(stops, first(stops) if way > 0 else -1)
        if stops:
            self.moved.emit(self._window.activeFocusItem())

    def _press_focused(self) -> None:
        focused = self._window.activeFocusItem()
        if not self._in_use or focused not in self._stops():
            self._step(1)
            return
        QMetaObject.invokeMethod(focused, "pressByKey")
        self._look(focused)
        if self._window.activeFocusItem() == focused:
            self.pressed.emit(focused)

    # -- focus

    def _look_soon(self) -> None:
        if self._in_use:
            QTimer.singleShot(0, self, self._look)

    def _look(self, pressed: QQuickItem | None = None) -> None:
        """Put the focus into what has opened, or back to where it was opened from."""
        if not self._in_use:
            return
        sheets = self._sheets()
        before: QQuickItem | None = None
        while self._open and self._open[-1][0] not in sheets:
            before = self._open.pop()[1]
        stops = self._stops()
        focused = self._window.activeFocusItem()
        if sheets and sheets[-1] not in [sheet for sheet, _ in self._open]:
            self._open.append((sheets[-1], pressed or before or focused))
            self._take(stops, 0)
        elif before in stops:
            self._take(stops, stops.index(before))  # pyright: ignore[reportArgumentType]
        elif focused not in stops:
            self._take(stops, 0)

    def _take(self, stops: list[QQuickItem], index: int) -> None:
        if stops:
            self._in_use = True
            stops[index].forceActiveFocus(Qt.FocusReason.TabFocusReason)
            reveal(stops[index])

    def _stops(self) -> list[QQuickItem]:
        """Return everything that can be pressed now, in the order it is read."""
        root = self._window.contentItem()
        sheets = self._sheets()
        if not sheets:
            return list(buttons(root))
        stops = list(buttons(sheets[-1]))
        if room_of(sheets[-1]) != QUESTION:
            stops += [button for bar in visible(root) if room_of(bar) == BAR for button in buttons(bar)]
        return stops

    def _sheets(self) -> list[QQuickItem]:
        return [item for item in visible(self._window.contentItem()) if room_of(item) in (SHEET, QUESTION)]


def room_of(item: QQuickItem) -> str:
    """Return what an item says about what can be reached beside it, or ""."""
    return str(item.property("keyRoom") or "")


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk ``item`` and what is visible below it, what is painted first first."""
    if not item.isVisible() or item.opacity() == 0 or room_of(item) == AWAY:
        return
    yield item
    # A list makes and keeps its lines in no order
    listed = item.parentItem() and item.parentItem().inherits("QQuickItemView")
    for child in sorted(item.childItems(), key=lambda each: (each.z(), each.y() if listed else 0.0)):
        yield from visible(child)


def buttons(item: QQuickItem) -> Iterator[QQuickItem]:
    """Return what can be pressed in ``item``."""
    for each in visible(item):
        if each.inherits("QQuickAbstractButton") and each.isEnabled() and each.width() > 0 and each.height() > 0:
            yield each


def first(stops: list[QQuickItem]) -> int:
    """Return where keys begin: at what asks for it by its ``keyFirst``, or at the beginning."""
    return next((place for place, stop in enumerate(stops) if stop.property("keyFirst")), 0)


def reveal(item: QQuickItem, area: QRectF | None = None) -> None:
    """Scroll whatever holds ``item`` until it, or an ``area`` of it, is in view."""
    wanted = area or QRectF(0, 0, item.width(), item.height())
    above = item.parentItem()
    while above:
        if above.inherits("QQuickFlickable"):
            _bring(above, item, wanted)
        above = above.parentItem()


def _bring(pane: QQuickItem, item: QQuickItem, area: QRectF) -> None:
    corner = item.mapToItem(pane.property("contentItem"), area.topLeft())
    for axis, start, length, room in (
        ("X", corner.x(), area.width(), pane.width()),
        ("Y", corner.y(), area.height(), pane.height()),
    ):
        least = float(pane.property(f"origin{axis}"))
        most = least + float(pane.property("contentWidth" if axis == "X" else "contentHeight")) - room
        if most <= least:
            continue
        spare = min(room * MARGIN, max(0.0, (room - length) / 2))
        now = float(pane.property(f"content{axis}"))
        wanted = min(max(now, start + length + spare - room), start - spare)
        pane.setProperty(f"content{axis}", max(least, min(most, wanted)))
