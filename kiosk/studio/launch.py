"""From the command line to a running studio, and calmly back out of it when it cannot be."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSize

from kiosk.display import display_answers
from kiosk.errors import KioskError
from kiosk.launch import TURN_SECONDS, application
from kiosk.settings import Settings
from kiosk.studio.desk import Studio, StudioStart


def run_studio(
    settings: Settings, state: Path, content: Path | None, size: QSize | None, language: str, who: str
) -> int:
    """Show the studio until it is closed; return its exit status.

    :raises KioskError: there is no display; or, once the window that said so was closed, the draft cannot be opened.
    """
    if not display_answers():
        raise KioskError("There is no display to show the studio on.")
    os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
    sys.setswitchinterval(TURN_SECONDS)
    app = application(settings, visible=True)
    studio = Studio(StudioStart(settings=settings, state=state, base=content, language=language, who=who, size=size))
    studio.complete.connect(lambda: tend_memory(studio))
    studio.begin()
    status = app.exec()
    studio.stop()
    if studio.failure is not None:
        raise studio.failure
    return status


def tend_memory(studio: Studio) -> None:
    """Look for garbage now, and from now on where it disturbs nobody who types."""
    from kiosk.garbage import Collector, tidy_memory

    tidy_memory()
    Collector(lambda: studio.view.busy, lambda: True, studio)
