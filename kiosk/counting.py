"""Tells the statistics what visitors do: from the shell's signals to counts, a few microseconds each."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from kiosk.session import Session
from kiosk.stats.keeping import Statistics
from kiosk.stats.visit import Place, Visit
from kiosk.viewmodels.shell import ShellViewModel


class Counting(QObject):
    """Follows one shell; ``venue_time`` gives the venue's wall clock, ``clock`` monotonic seconds."""

    def __init__(
        self,
        shell: ShellViewModel,
        session: Session,
        statistics: Statistics,
        clock: Callable[[], float],
        venue_time: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._session, self._statistics = shell, session, statistics
        self._clock, self._venue_time = clock, venue_time
        self._visit: Visit | None = None
        self._asked = False
        shell.phaseChanged.connect(self._phase_changed)
        shell.placeChanged.connect(self._place_changed)
        shell.languageChanged.connect(self._language_changed)
        shell.choicesChanged.connect(self._choices_changed)
        shell.sessionEnded.connect(self._ended)

    def _phase_changed(self) -> None:
        phase = self._shell.phase
        if self._visit is None:
            if phase == "active":
                self._visit = Visit(self._shell.language, self._place(), self._clock, self._venue_time())
                if self._shell.hosting:
                    self._visit.lead()
        elif phase == "warning":
            self._asked = True
        elif phase == "active" and self._asked:
            self._asked = False
            self._visit.asked(answered=True)

    def _running(self) -> Visit | None:
        # While the visitor is being forgotten, places and choices change without her
        return self._visit if self._shell.phase != "attract" else None

    def _place_changed(self) -> None:
        visit = self._running()
        if visit is not None:
            visit.go(self._place())

    def _language_changed(self) -> None:
        visit = self._running()
        if visit is not None:
            visit.speak(self._shell.language)

    def _choices_changed(self) -> None:
        visit = self._running()
        if visit is not None:
            visit.choose(self._shell.textSize, self._shell.highContrast)

    def _ended(self) -> None:
        visit, self._visit = self._visit, None
        if visit is not None:
            if self._asked:
                visit.asked(answered=False)
            self._asked = False
            self._statistics.add(visit.end(self._session.quiet))

    def _place(self) -> Place:
        detail = self._shell.detail
        return Place(self._shell.page, self._shell.section, detail.entryId if detail is not None else "")
