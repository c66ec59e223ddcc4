"""The kiosk's heart, heard by the supervisor: it beats in the interface thread, and not while a frame is due.

A frame is due when something visible changed. It is asked for then, so that one must come unless drawing has stalled;
while nothing changes none is drawn, and none is due. What the supervisor hears is said on standard output; when
standard input ends, the supervisor asked us to end, or is gone.
"""

import _thread
import contextlib
import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, QTimer, SignalInstance
from PySide6.QtQuick import QQuickWindow

BEAT_MS = 500
GRACE_SECONDS = 2.0
"""How long an interface that was asked to end may take before the process ends without it."""
OUT, LIFELINE = 1, 0


class Heart(QObject):
    """Beats for one window; ``idle`` says whether nobody is there."""

    def __init__(self, window: QQuickWindow, idle: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._idle = idle
        self._due = False
        self._shown = False
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def start(self, ready: SignalInstance, *changes: SignalInstance) -> None:
        """Beat from now on; after each of ``changes`` a frame is due, and the first one is due now."""
        ready.connect(lambda: say("ready"))
        for change in changes:
            change.connect(self.expect)
        self.expect()
        self._timer.start()

    def expect(self) -> None:
        """A frame is due."""
        if not self._due:
            self._due = True
            self._window.frameSwapped.connect(self._swapped)
        self._window.update()

    def beat(self) -> None:
        """Say that all is well, if it is; a window that nobody can see owes no frame."""
        if self._shown and not (self._due and self._window.isExposed()):
            say("beat idle" if self._idle() else "beat")

    def _swapped(self) -> None:
        self._window.frameSwapped.disconnect(self._swapped)
        self._due = False
        if not self._shown:
            self._shown = True
            say("shown")
        self.beat()


def say(line: str) -> None:
    """Tell the supervisor; one that does not listen is never waited for."""
    with contextlib.suppress(OSError):
        os.write(OUT, f"{line}\n".encode())


def attach() -> None:
    """Become a supervised process: end when asked to, end when the supervisor is gone, say where we hang."""
    faulthandler.enable(all_threads=True)
    if hasattr(os, "set_blocking"):
        with contextlib.suppress(OSError):
            os.set_blocking(OUT, False)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _asked)
    threading.Thread(target=_hold_lifeline, name="lifeline", daemon=True).start()


def quit_soon() -> None:
    """Ask the interface thread to end; from any other thread, so that Qt queues it without a word of which kind."""
    app = QCoreApplication.instance()
    if app is not None:
        QMetaObject.invokeMethod(app, "quit")


def _asked(_number: int, _frame: FrameType | None) -> None:
    # Python runs this in the interface thread, wherever that is; it may hold the locks of ``threading``
    _thread.start_new_thread(quit_soon, ())


def _hold_lifeline() -> None:
    """Wait for the end of standard input, then end too: politely, and after a while for certain."""
    with contextlib.suppress(OSError):
        while os.read(LIFELINE, 64):
            pass
    quit_soon()
    threading.Event().wait(GRACE_SECONDS)
    sys.stderr.flush()
    os._exit(1)
