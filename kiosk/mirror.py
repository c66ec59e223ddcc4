"""The page on a second screen, without its buttons: each frame of the kiosk's window that is new, taken as a picture.

Qt Quick shows an item in one window only, and a second tree of the same pages would scroll and open by itself. So the
picture is taken of what the window drew, which is the same with every renderer: none when nothing moves, and no more
than :data:`PICTURES_A_SECOND` when something does. The second window has no scene; it paints one picture.
"""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage, QPainter, QPaintEvent, QRasterWindow, QScreen
from PySide6.QtQuick import QQuickWindow

log = logging.getLogger("host")
PICTURES_A_SECOND = 20


class MirrorWindow(QRasterWindow):
    """Fills a screen with a picture, in its own proportions."""

    def __init__(self, screen: QScreen) -> None:
        super().__init__()
        self.painted = 0
        """How often it was painted."""
        self.picture = QImage()
        self.setFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Shown without being activated: keys and clicker stay with the kiosk
        self.setWindowStates(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def show_picture(self, picture: QImage) -> None:
        """Show another picture from now on."""
        self.picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        painter = QPainter(self)
        room = QRectF(0, 0, self.width(), self.height())
        painter.fillRect(room, Qt.GlobalColor.black)
        if not self.picture.isNull():
            size = self.picture.deviceIndependentSize().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self.picture)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


class Mirror(QObject):
    """Shows a part of ``window`` on another screen, whenever there is one.

    ``audience`` says which part, in device-independent pixels; while it is empty, the picture stays as it is.
    """

    def __init__(self, window: QQuickWindow, audience: Callable[[], QRectF], parent: QObject) -> None:
        super().__init__(parent)
        self._source, self._audience = window, audience
        self.window: MirrorWindow | None = None
        self._known: tuple[str, QRect] | None = None
        """What the second screen is called, and where it lies."""
        self._due = QTimer(self, interval=1000 // PICTURES_A_SECOND, singleShot=True)
        self._due.timeout.connect(self._take)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._look_soon)
        app.screenRemoved.connect(self._gone)
        for changed in (window.screenChanged, window.widthChanged, window.heightChanged):
            changed.connect(self._look_soon)
        window.frameSwapped.connect(self._drawn)
        self.look(QGuiApplication.screens())

    def stop(self) -> None:
        """Let go of the second screen and look at nothing any more."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.disconnect(self._look_soon)
        app.screenRemoved.disconnect(self._gone)
        for changed in (self._source.screenChanged, self._source.widthChanged, self._source.heightChanged):
            changed.disconnect(self._look_soon)
        self._source.frameSwapped.disconnect(self._drawn)
        self._due.stop()
        self._close()

    def look(self, screens: list[QScreen]) -> None:
        """Take the first of the screens on which nothing of the kiosk is, or none.

        A screen may be the copy of the kiosk's, and some compositors stretch the one program they
        show over all of them: a second window would only cover it there.
        """
        # Screens are told apart by what they are called and where they lie: PySide takes the object of one that a
        # window gave for that window's own, and it dies with the window
        own = self._source.screen().geometry().united(self._source.geometry())
        others = [screen for screen in screens if not screen.geometry().intersects(own)]
        if self._known in [(screen.name(), screen.geometry()) for screen in others]:
            return
        self._close()
        if others:
            self._known = others[0].name(), others[0].geometry()
            self.window = MirrorWindow(others[0])
            others[0].geometryChanged.connect(self._look_soon)
            log.info("the second screen is %s", self._known[0])
            self._due.start()

    def _gone(self) -> None:
        # Qt would move the picture of a screen that was unplugged onto the kiosk's own
        self._close()
        self._look_soon()

    def _look_soon(self) -> None:
        # A screen that is being removed is still listed while it says so
        QTimer.singleShot(0, self, lambda: self.look(QGuiApplication.screens()))

    def _drawn(self) -> None:
        if self.window is not None and not self._due.isActive():
            self._due.start()

    def _take(self) -> None:
        audience = self._audience()
        if self.window is None or audience.isEmpty():
            return
        picture = self._source.grabWindow()
        ratio = picture.devicePixelRatio()
        part = QRectF(audience.topLeft() * ratio, audience.size() * ratio)
        self.window.show_picture(picture.copy(part.toRect()))

    def _close(self) -> None:
        if self.window is not None:
            log.info("there is no second screen any more")
            self.window.destroy()
            self.window.deleteLater()
            self.window = self._known = None
