"""A new release on trial: every screen built once in every language, off screen, in a process that may not run wild."""

import json
import logging
import os
import sys
import time
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

MOST_MEMORY = 3_000_000_000
"""Bytes of address space; the kiosk itself asks for well under half of it."""
MOST_SECONDS = 120
"""Seconds of processor time, and of waiting, after which a trial has failed."""
SMALL = (960, 540)
"""The landscape layout at a quarter of its pixels; millimetres shrink with it, so the same is built."""
MOST_COMPLAINTS = 5
PASSED, COMPLAINED, REFUSED = "passed", "complained", "refused"


class Complaints(logging.Handler):
    """Collects every warning of Python, Qt and QML."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line."""
        self.lines.append(" ".join(record.getMessage().split()))


def limit() -> None:
    """Let this process have so much memory and time and no more, step aside for visitors, and end with its parent."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes
    import resource
    import signal

    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parent_death_signal = 1
    ctypes.CDLL(None).prctl(parent_death_signal, signal.SIGKILL)


def run(content: Path) -> int:
    """Try ``content`` and print as JSON how it went; return 0, unless the process could not even say that."""
    limit()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with listening() as complaints:
        result, message = tried(content, complaints)
    print(json.dumps({"result": result, "message": message}, ensure_ascii=False), flush=True)
    return 0


def tried(content: Path, complaints: Complaints) -> tuple[str, str]:
    """Build everything once; return how it went and, in a sentence, what was wrong."""
    from kiosk.errors import KioskError
    from kiosk.library import load_library

    now = datetime.now(UTC)
    try:
        load_library(content, now.date())
    except KioskError as error:
        return REFUSED, str(error)
    started = time.monotonic()
    try:
        build_every_screen(content, now)
    except KioskError as error:
        return COMPLAINED, str(error).rstrip(".")
    logging.getLogger("kiosk").info("every screen was built in %.1f s", time.monotonic() - started)
    if complaints.lines:
        told = "; ".join(dict.fromkeys(complaints.lines[:MOST_COMPLAINTS]))
        return COMPLAINED, told.rstrip(".")
    return PASSED, ""


def build_every_screen(content: Path, now: datetime) -> None:
    """Show the lake, then every screen and section in every language, to nobody."""
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication

    from kiosk.app import Kiosk, Start
    from kiosk.launch import application
    from kiosk.settings import Settings
    from kiosk.tour import STOPS, settle

    application(replace(Settings(), renderer="software"), visible=False)
    settings = replace(Settings(), reduced_motion=True, renderer="software")
    seconds = 0.0
    kiosk = Kiosk(Start(settings, content, QSize(*SMALL), clock=lambda: seconds, now=lambda: now, threaded=False))
    try:
        kiosk.begin()
        settle(kiosk)
        stops = [stop for stop in STOPS if stop.phase == "active" and not stop.detail and not stop.menu]
        for number, choice in enumerate(list(kiosk.shell.languages)):
            kiosk.shell.wake(choice.tag)
            kiosk.shell.chooseLanguage(choice.tag)
            for stop in stops:
                kiosk.shell.go(stop.page, stop.section)
                if number == 0:
                    settle(kiosk)
                else:
                    # Pictures are the same in every language; two rounds of events lay out and draw the words
                    QGuiApplication.processEvents()
                    QGuiApplication.processEvents()
        settle(kiosk)
    finally:
        kiosk.stop()


@contextmanager
def listening() -> Generator[Complaints]:
    """Hear every warning, and every exception that nobody caught."""
    complaints = Complaints()
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(complaints)
    logging.captureWarnings(True)
    warnings.simplefilter("default")

    def uncaught(kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        complaints.lines.append(f"{kind.__name__}: {error}")

    before, sys.excepthook = sys.excepthook, uncaught
    try:
        yield complaints
    finally:
        sys.excepthook = before
        logging.captureWarnings(False)
        root.removeHandler(complaints)
