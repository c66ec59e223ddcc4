"""Composition root of the studio: draft → checks → stage → view-models → the one window."""

import getpass
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import paths
from kiosk.app import Background, NoNetwork
from kiosk.content.draft import Draft
from kiosk.content.editing import LockedError, Workspace
from kiosk.content.validation import Finding, findings_of
from kiosk.editorial import world
from kiosk.errors import KioskError
from kiosk.language import Language
from kiosk.language.catalogue import STAFF
from kiosk.scenes.install import install
from kiosk.settings import Settings
from kiosk.studio.checking import Checking
from kiosk.studio.jobs import Files, Publishing
from kiosk.studio.picking import Owners
from kiosk.studio.stage import Stage
from kiosk.viewmodels.studio import Checks, StudioViewModel
from kiosk.viewmodels.studio_words import Words

SPOKEN = ("zh_Hans", "en")
"""The languages the studio itself speaks."""


@dataclass(frozen=True, slots=True)
class StudioStart:
    """How the studio was asked for; without ``threaded`` the checks run at once, for pictures and tests."""

    state: Path
    settings: Settings
    base: Path | None = None
    language: str = "zh_Hans"
    who: str = ""
    size: QSize | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    clock: Callable[[], float] = time.monotonic
    threaded: bool = True


class Studio(QObject):
    """The running studio: owns the draft, the stage, view-models, engine and window."""

    opened = Signal()

    def __init__(self, start: StudioStart, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = start
        language = start.language if start.language in SPOKEN else "en"
        self.words = Words(Language.load(language, paths.CATALOGUES, (), STAFF))
        self.workspace, locked_by = self._open_draft()
        self._background = Background(self)
        self._lookout = Background(self)
        self._world = world(self.workspace.pictures)
        self._checking = Checking(start.state / "draft", self._world, start.threaded)
        today = (start.now() + timedelta(hours=start.settings.utc_offset_hours)).date()
        self.stage = Stage(self.workspace, self.words, self.words.language.catalogue, today, language, self)
        self.view = StudioViewModel(
            self.workspace,
            self.words,
            self.stage.preview,
            self.stage.show,
            Checks(self._checking.all, self._check_one, self._undrawn, self._lookout.run),
            self._background.run,
            Publishing(start.state, self.workspace, self._name(), start.settings.utc_offset_hours, start.now),
            Files(lambda: self._world),
            locked_by,
            self,
        )
        self.engine = QQmlApplicationEngine()
        self._no_network = NoNetwork()
        self.engine.setNetworkAccessManagerFactory(self._no_network)
        self.engine.addImportPath(str(paths.QML))
        install(self.engine)
        self.window = self._open_window()

    def begin(self) -> None:
        """Show the window; the pages and the checks come behind its first frame."""
        self.window.show()
        if self._start.threaded:
            self.window.frameSwapped.connect(self._begin_behind)
        else:
            self._begin_behind()

    def stop(self) -> None:
        """End background work, then the window and its engine, and let go of the draft."""
        self._checking.stop()
        self._lookout.stop()
        self._background.stop()
        self.view.picture.close()
        shiboken6.delete(self.engine)
        self.stage.stop()
        self.workspace.close()

    def _begin_behind(self) -> None:
        if self._start.threaded:
            self.window.frameSwapped.disconnect(self._begin_behind)
        item = self.window.findChild(QQuickItem, "stage")
        assert isinstance(item, QQuickItem)
        asked = self.window.findChild(QObject, "picking")
        assert asked is not None
        self.stage.attach(self.engine, item, Owners(asked))
        self.stage.preview.choosePage("overview")
        self.view.check()
        self.opened.emit()

    def _open_draft(self) -> tuple[Workspace, str]:
        """Open the draft, or, when somebody else is writing in it, open it to be read, and say who that is."""
        start = self._start
        folder = start.state / "draft"
        who = self._name()
        try:
            return Workspace.open(folder, start.base, who=who, now=start.now), ""
        except LockedError as error:
            workspace = Workspace.open(folder, start.base, who=who, now=start.now, read_only=True)
            return workspace, self._locked(error)

    def _locked(self, error: LockedError) -> str:
        tr = self.words.tr
        since = _local(error.since, self._start.settings.utc_offset_hours)
        if error.who and since:
            return tr(
                "{who} has been editing since {since}. You can look at everything, but not change it.",
                who=error.who,
                since=since,
            )
        return tr("Somebody else is editing. You can look at everything, but not change it.")

    def _name(self) -> str:
        """Return who is editing: the name given, or the user of this computer."""
        if self._start.who:
            return self._start.who
        try:
            return f"{getpass.getuser()} @ {platform.node()}"
        except (KeyError, OSError):
            return platform.node()

    def _open_window(self) -> QQuickWindow:
        size = self._start.size or _roomy()
        self.engine.setInitialProperties(
            {
                "studio": self.view,
                "shaders": QQuickWindow.sceneGraphBackend() != "software",
                "width": size.width(),
                "height": size.height(),
            }
        )
        self.engine.loadFromModule("Kiosk.studio", "StudioWindow")
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the studio's window could not be made")
        return roots[0]

    def _check_one(self, draft: Draft, entry_id: str) -> Sequence[Finding]:
        return findings_of(draft, entry_id, self._world)

    def _undrawn(self, text: str) -> Sequence[str]:
        return self._world.missing_glyphs(text, "") if self._world.missing_glyphs else ()


def _roomy() -> QSize:
    """Return a size that fills most of the screen, and all of a small one."""
    room = QGuiApplication.primaryScreen().availableSize()
    return QSize(max(1280, min(1920, room.width() - 40)), max(720, min(1080, room.height() - 60)))


def _local(moment: str, hours: float) -> str:
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return (at.astimezone(UTC) + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M")


def base_of(state: Path, content: Path | None) -> Path | None:
    """Return the content a new draft begins from: what was asked for, what the kiosk shows, or None for the factory's.

    :raises KioskError: what was asked for is not there.
    """
    if content is not None:
        if not content.is_file():
            raise KioskError(f"There is no content database {content}.")
        return content
    from kiosk.releases import current

    return current(state)
