"""Keeps a running kiosk at the newest release: looks where it comes from, and says when another one is to be shown.

All the work is done by ``content install`` in a process of its own, with limits on memory and time; what happens here
is starting it, telling the log how it ended, and noticing that the pointer moved, whoever moved it.
"""

import json
import logging
import random
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from kiosk import paths, releases
from kiosk.settings import Settings

log = logging.getLogger("kiosk")
GLANCE_MS = 2000
"""How often the pointer and a stick are looked at."""
FIRST_SECONDS = 30
"""How long after the start the first look comes at the earliest, and half as long as it comes at the latest."""
LONGEST_MS = 1_500_000
"""How long an install may take, its trial included, until it is ended."""


class Follower(QObject):
    """Follows the source of releases and the pointer; ``moved`` says that another content is to be shown.

    ``version`` is the one that is shown at first, ``idle`` tells whether no visitor is there.
    """

    moved = Signal(Path)
    finished = Signal()

    def __init__(
        self,
        settings: Settings,
        state: Path,
        version: str | None,
        idle: Callable[[], bool],
        parent: QObject | None = None,
        command: tuple[str, ...] | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._state = state
        self._idle = idle
        self._command = command or paths.program()
        self._version = version
        self._wanted = False
        self._last_said = ""
        self._process: QProcess | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._glance = QTimer(self, interval=GLANCE_MS)
        self._glance.timeout.connect(self.glance)
        self._limit = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._watch: Watch | None = None

    def begin(self) -> None:
        """Begin to follow, some time after the start, at another moment on every kiosk."""
        self._glance.start()
        if self._settings.update_from:
            self._timer.start(round(1000 * random.uniform(FIRST_SECONDS, 2 * FIRST_SECONDS)))
            if "://" not in self._settings.update_from:
                self._watch = Watch(Path(self._settings.update_from))

    def stop(self) -> None:
        """End, and with it an install that is under way; what it staged is cleared away by the next one."""
        self._timer.stop()
        self._glance.stop()
        if self._watch is not None:
            self._watch.stop()
        if self._process is not None:
            self._process.finished.disconnect()
            self._process.errorOccurred.disconnect()
            self._process.kill()
            self._process.waitForFinished(1000)

    def look(self) -> None:
        """Look for a new release as soon as no visitor is there."""
        self._wanted = True
        self.glance()

    def glance(self) -> None:
        """See whether the pointer moved, a stick was put in, or the time has come to look for a new release."""
        version = releases.current_version(self._state)
        if version != self._version:
            self._version = version
            self.moved.emit(releases.current(self._state) or paths.FACTORY_CONTENT)
        if self._watch is not None and self._watch.appeared():
            self._wanted = True
        if self._wanted and self._process is None and self._idle():
            self._wanted = False
            self._start()

    def _start(self) -> None:
        process = self._process = QProcess(self)
        program, *words = self._command
        words += ["content", "install", "--from", self._settings.update_from, "--state", str(self._state)]
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._failed)
        self._limit.timeout.connect(process.kill)
        self._limit.start()
        process.start(program, [*words, "--limited", "--json"])
        process.closeWriteChannel()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._say(logging.WARNING, f"An update could not be started: {self._process.errorString()}")
            self._done()

    def _ended(self, status: int, how: QProcess.ExitStatus) -> None:
        process = self._process
        assert process is not None
        out = process.readAllStandardOutput().toStdString()
        said = process.readAllStandardError().toStdString()
        if how == QProcess.ExitStatus.CrashExit:
            self._say(logging.WARNING, "An update was ended before it was finished; what is shown stays.")
        elif status != 0:
            lines = said.strip().splitlines() or [f"it left with {status}"]
            self._say(logging.WARNING, f"No update: {lines[-1].removeprefix('west-taihu-kiosk: ')}")
        else:
            self._say(logging.INFO, _message(out))
        self._done()

    def _done(self) -> None:
        self._limit.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        minutes = self._settings.update_minutes
        self._timer.start(round(60_000 * random.uniform(0.8 * minutes, 1.2 * minutes)))
        self.glance()
        self.finished.emit()

    def _say(self, level: int, line: str) -> None:
        """Tell the log, once for as long as nothing else is to be told."""
        if line != self._last_said:
            self._last_said = line
            log.log(level, "%s", line)


class Watch:
    """Notices that a folder of releases appeared or changed, in a thread that a share which hangs may keep."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "metadata" / "timestamp.json"
        self._news = threading.Event()
        self._ended = threading.Event()
        threading.Thread(target=self._run, daemon=True, name="watch").start()

    def appeared(self) -> bool:
        """Whether something appeared since this was last asked."""
        if self._news.is_set():
            self._news.clear()
            return True
        return False

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def _run(self) -> None:
        seen = self._look()
        while not self._ended.wait(GLANCE_MS / 1000):
            now = self._look()
            if now not in (seen, None):
                self._news.set()
            seen = now

    def _look(self) -> tuple[int, int] | None:
        try:
            details = self._path.stat()
        except OSError:
            return None
        return details.st_mtime_ns, details.st_size


def _message(out: str) -> str:
    try:
        return str(json.loads(out)["message"])
    except (ValueError, LookupError, TypeError):
        return "An update ended without saying how."
