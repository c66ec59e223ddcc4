"""The plainest page there is: whom to ask, in ten languages, painted without QML, content or graphics processor.

The supervisor shows it when nothing else runs, and tries everything else again by itself.
"""

import contextlib
import logging

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QRasterWindow,
)

from kiosk import fonts, heartbeat
from kiosk.calm import SENTENCES
from kiosk.errors import KioskError
from kiosk.scenes.palette import DEEP_LAKE, MIST

log = logging.getLogger("kiosk")
LARGEST = 0.045
"""Height of a letter, as part of the window's shorter side; it shrinks until all ten sentences have room."""
MARGIN = 0.08
DRIFT_MS = 60_000
DRIFT = (0, 1, 2, 3, 2, 1, 0, -1, -2, -3, -2, -1)
"""Thousandths of the shorter side by which the words move each minute, so that they do not burn in."""


class RestWindow(QRasterWindow):
    """Ten sentences, one above the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle("West Taihu")
        self._step = 0
        self._painted = False
        self._drift = QTimer(self, interval=DRIFT_MS)
        self._drift.timeout.connect(self.drift)
        self._drift.start()
        self._beat = QTimer(self, interval=heartbeat.BEAT_MS)
        self._beat.timeout.connect(lambda: heartbeat.say("beat idle"))

    def drift(self) -> None:
        """Move the words a little."""
        self._step = (self._step + 1) % len(DRIFT)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint everything."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), self.height()), QColor(DEEP_LAKE))
        painter.setPen(QColor(MIST))
        for where, font, sentence in self.laid_out():
            painter.setFont(font)
            painter.drawText(where, _flags(), sentence)
        painter.end()
        if not self._painted:
            self._painted = True
            heartbeat.say("shown")
            heartbeat.say("ready")
            self._beat.start()

    def laid_out(self) -> list[tuple[QRect, QFont, str]]:
        """Return each sentence with its place and font: as large as the window lets all of them be."""
        short = min(self.width(), self.height())
        margin = round(short * MARGIN)
        room = QRect(margin, margin, self.width() - 2 * margin, self.height() - 2 * margin)
        pixels = max(8, round(short * LARGEST))
        while True:
            lines = self._lines(room, pixels)
            gap = pixels * 2 // 3
            height = sum(size.height() for _, size, _ in lines) + gap * (len(lines) - 1)
            if height <= room.height() or pixels <= 8:
                break
            pixels -= 1
        top = room.top() + max(0, (room.height() - height) // 2)
        shift = DRIFT[self._step] * short // 1000
        placed: list[tuple[QRect, QFont, str]] = []
        for font, size, sentence in lines:
            placed.append((QRect(room.left() + shift, top + shift, room.width(), size.height()), font, sentence))
            top += size.height() + gap
        return placed

    def _lines(self, room: QRect, pixels: int) -> list[tuple[QFont, QSize, str]]:
        lines: list[tuple[QFont, QSize, str]] = []
        for tag, _, region, sentence in SENTENCES:
            font = QFont(fonts.family_for(tag, "sans", region))
            font.setPixelSize(pixels)
            box = QFontMetrics(font).boundingRect(QRect(0, 0, room.width(), 0), _flags(), sentence)
            lines.append((font, box.size(), sentence))
        return lines


def _flags() -> int:
    # Centred, so that no direction of writing is at a disadvantage
    return int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def run_rest(size: QSize | None) -> int:
    """Show the page until asked to end; return the exit status."""
    fonts.leave_machine_fonts()
    app = QGuiApplication(["west-taihu-kiosk"])
    with contextlib.suppress(KioskError):
        # Without our fonts, those of the machine have to do
        fonts.load_fonts()
    heartbeat.attach()
    window = RestWindow()
    if size is None:
        app.setOverrideCursor(Qt.CursorShape.BlankCursor)
        window.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        window.showFullScreen()
    else:
        window.resize(size)
        window.show()
    log.error("the plain page is shown: visitors are asked to see the staff")
    return app.exec()
