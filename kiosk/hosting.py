"""Host mode as a whole: bar, keys and clicker, patience, second screen; begun by staff, ended by anybody or by time."""

import logging

from PySide6.QtCore import QObject, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.content.records import StopRecord
from kiosk.keys import CODES, HARMLESS, NEXT_SLIDE, PREVIOUS_SLIDE, parsed
from kiosk.mirror import Mirror
from kiosk.settings import Settings
from kiosk.viewmodels.host import HostViewModel

log = logging.getLogger("host")
WARNING_SECONDS = 60.0
"""At least so long a group is asked whether it is still there; people who talk look up late."""
UNSHOWN_MENUS = ("stops", "language", "access", "end")
"""What the guide looks up; the second screen keeps the page meanwhile."""


def route(kiosk: Kiosk) -> tuple[StopRecord, ...]:
    """Return the stops of the route, none while there is no content."""
    return kiosk.edition.content.stops if kiosk.shell.ready else ()


class Hosting(QObject):
    """Leads a group from the first stop on, as soon as it is made; gone when the visit is over."""

    def __init__(self, kiosk: Kiosk, settings: Settings) -> None:
        super().__init__(kiosk)
        self._kiosk = kiosk
        self._tab = {CODES["Tab"], CODES["Shift+Tab"]}
        self._next = (parsed(settings.key_next) - self._tab) | NEXT_SLIDE
        self._previous = (parsed(settings.key_previous) - self._tab) | PREVIOUS_SLIDE
        self._enter = parsed(settings.key_enter)
        self._back, self._home = parsed(settings.key_back), parsed(settings.key_home)
        shell = kiosk.shell
        self.host = HostViewModel(shell, lambda: kiosk.edition, self)
        shell.begin_hosting(60.0 * settings.host_minutes, max(WARNING_SECONDS, settings.warning_seconds))
        kiosk.light()
        self._pages: QQuickItem = kiosk.window.property("pages")
        self._pages.setProperty("host", self.host)
        self.host.begin()
        kiosk.presenter = self._press
        self.mirror: Mirror | None = Mirror(kiosk.window, self._audience, self) if settings.second_screen else None
        kiosk.stopping.connect(self._stop)
        shell.sessionEnded.connect(self._end)
        log.info("host mode began: %d stops", self.host.count)

    def _audience(self) -> QRectF:
        """Return what of the window the second screen shows now: all above the buttons, or nothing new."""
        shell, pages = self._kiosk.shell, self._pages
        if shell.menu in UNSHOWN_MENUS or shell.phase != "active":
            return QRectF()
        return pages.mapRectToScene(QRectF(0, 0, pages.width(), float(pages.property("audience"))))

    def _press(self, key: int, repeated: bool) -> bool:
        """Do what a key stands for on the route, and return whether it stands for something there.

        In a sheet keys move the focus as ever, and Tab does so everywhere.
        """
        keyboard = self._kiosk.keyboard
        if key in HARMLESS:
            return True
        if self._kiosk.shell.menu and key not in self._back:
            return False
        if self._kiosk.shell.mirrored and key in (CODES["Left"], CODES["Right"]):
            key = CODES["Left"] + CODES["Right"] - key
        if key in self._enter and not keyboard.in_use:
            self._kiosk.shell.toggleMenu("stops")
            keyboard.enter()
            return True
        if key not in self._next | self._previous | self._back | self._home:
            return False
        if repeated:
            return True
        if key in self._back:
            self.host.back()
        else:
            keyboard.leave()
            if key in self._home:
                self.host.goTo(1)
            else:
                (self.host.next if key in self._next else self.host.previous)()
        return True

    def _end(self) -> None:
        log.info("host mode ended")
        self._stop()
        self._pages.setProperty("host", None)
        self.deleteLater()

    def _stop(self) -> None:
        """Let go of keys and second screen; the kiosk may end in the moment in which the visit did."""
        self._kiosk.presenter = None
        if self.mirror is not None:
            self.mirror.stop()
            self.mirror = None
