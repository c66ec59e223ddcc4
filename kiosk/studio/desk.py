"""Composition root of the studio: window → draft → view-models → the list and the form → the real screen → checks.

The window is there first. The draft is opened behind it, and what only the real screen needs comes when the list
answers already.
"""

from __future__ import annotations

import getpass
import logging
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Q_ARG, QCoreApplication, QMetaObject, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import paths
from kiosk.app import Background, NoNetwork
from kiosk.errors import KioskError
from kiosk.language import Language
from kiosk.language.catalogue import STAFF, STAFF_LANGUAGES
from kiosk.settings import Settings
from kiosk.translator import CatalogueTranslator

if TYPE_CHECKING:
    # What the window itself does not need is imported behind it
    from concurrent.futures import Future

    from kiosk.content.draft import Draft
    from kiosk.content.editing import LockedError, Workspace
    from kiosk.content.validation import Finding, World
    from kiosk.studio.checking import Checking
    from kiosk.studio.stage import Stage
    from kiosk.viewmodels.studio import StudioViewModel
    from kiosk.viewmodels.studio_words import Words

log = logging.getLogger("kiosk")
PAUSE_MS = 60
"""Between two steps of making the real screen: what is pressed meanwhile is answered first."""


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


@dataclass(frozen=True, slots=True)
class Open:
    """A draft that was opened: to be written to, or to be read because of who has it."""

    workspace: Workspace
    locked: LockedError | None = None


class Studio(QObject):
    """The running studio: owns the window and its engine, and once it is open the draft, view-models and stage."""

    opened = Signal()
    """The list and the form are there."""
    complete = Signal()
    """The real screen is there too, and the checks are on their way."""

    def __init__(self, start: StudioStart, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self.failure: KioskError | None = None
        """Why the draft could not be opened."""
        self.language = Language.load(
            start.language if start.language in STAFF_LANGUAGES else "en", paths.CATALOGUES, (), STAFF
        )
        self._open: Open | None = None
        self._words: Words | None = None
        self._view: StudioViewModel | None = None
        self._stage: Stage | None = None
        self._world: World | None = None
        self._checking: Checking | None = None
        self._stopped = self._framed = False
        self._early: Future[object] | None = None
        self._background = Background(self)
        self._lookout = Background(self)
        catalogue = self.language.catalogue
        self._translator = CatalogueTranslator(catalogue, self, catalogue)
        QCoreApplication.installTranslator(self._translator)
        self.engine = QQmlApplicationEngine()
        self._no_network = NoNetwork()
        self.engine.setNetworkAccessManagerFactory(self._no_network)
        self.engine.addImportPath(str(paths.QML))
        self.window = self._open_window()

    @property
    def workspace(self) -> Workspace:
        """The draft, once it is open."""
        assert self._open is not None
        return self._open.workspace

    @property
    def words(self) -> Words:
        """What things are called, once the draft is open."""
        assert self._words is not None
        return self._words

    @property
    def view(self) -> StudioViewModel:
        """What the window shows, once the draft is open."""
        assert self._view is not None
        return self._view

    @property
    def stage(self) -> Stage:
        """The real screen, once it is there."""
        assert self._stage is not None
        return self._stage

    @property
    def is_complete(self) -> bool:
        """Whether everything is there."""
        return self._stage is not None and self._stage.attached

    def begin(self) -> None:
        """Show the window and open the draft beside it; everything else comes behind the first frame."""
        self.window.show()
        if self._start.threaded:
            self.window.frameSwapped.connect(self._first_frame)
            self._background.run(self._open_draft, self._draft_opened)
        else:
            self._take_draft(self._open_draft())
            self._take_world(self._make_ready())
            self._make_stage()
            self._open_stage()

    def stop(self) -> None:
        """End background work, then the window and its engine, and let go of the draft."""
        self._stopped = True
        if self._checking is not None:
            self._checking.stop()
        self._lookout.stop()
        self._background.stop()
        if self._view is not None:
            self._view.picture.close()
        shiboken6.delete(self.engine)
        if self._stage is not None:
            self._stage.stop()
        QCoreApplication.removeTranslator(self._translator)
        if self._open is not None:
            self._open.workspace.close()

    # -- one after the other, and between any two of them the window answers

    def _first_frame(self) -> None:
        self.window.frameSwapped.disconnect(self._first_frame)
        self._framed = True
        if self._early is not None:
            self._draft_opened(self._early)

    def _draft_opened(self, future: Future[object]) -> None:
        if not self._framed:
            # The window does not wait for what stands in it
            self._early = future
            return
        try:
            opened = future.result()
        except KioskError as error:
            self._fail(error)
            return
        assert isinstance(opened, Open)
        self._take_draft(opened)
        self._background.run(self._make_ready, self._made_ready)

    def _made_ready(self, future: Future[object]) -> None:
        try:
            world = future.result()
        except KioskError as error:
            self._fail(error)
            return
        self._take_world(world)
        self._then(self._make_stage, self._open_stage)

    def _then(self, *steps: Callable[[], None]) -> None:
        """Take steps, each when the window has answered what was pressed during the one before."""
        first, *others = steps

        def step() -> None:
            if not self._stopped:
                first()
                if others:
                    self._then(*others)

        QTimer.singleShot(PAUSE_MS, self, step)

    def _fail(self, error: KioskError) -> None:
        """Say in the window why there is no draft in it."""
        from kiosk.viewmodels.studio_words import Words

        log.error("%s", error)
        self.failure = error
        self.window.setProperty("wrong", Words(self.language).error(error))

    def _open_draft(self) -> Open:
        """Open the draft, or, when somebody else is writing in it, open it to be read.

        :raises KioskError: it cannot be opened.
        """
        from kiosk.content.editing import LockedError, Workspace

        start = self._start
        folder, who = start.state / "draft", self._name()
        base = base_of(start.state, start.base)
        try:
            self._open = Open(Workspace.open(folder, base, who=who, now=start.now))
        except LockedError as error:
            workspace = Workspace.open(folder, base, who=who, now=start.now, read_only=True)
            self._open = Open(workspace, error)
        return self._open

    def _take_draft(self, opened: Open) -> None:
        """Show the list and the form."""
        from kiosk.scenes.install import install
        from kiosk.studio.checking import Checking
        from kiosk.studio.jobs import Files, Publishing
        from kiosk.viewmodels.studio import Checks, StudioViewModel
        from kiosk.viewmodels.studio_words import Words

        start, workspace = self._start, opened.workspace
        self._words = Words(self.language)
        self._checking = Checking(start.state / "draft", self._known, start.threaded)
        self._view = StudioViewModel(
            workspace,
            self._words,
            Checks(self._checking.all, self._check_one, self._undrawn, self._lookout.run),
            self._background.run,
            Publishing(start.state, workspace, self._name(), start.settings.utc_offset_hours, start.now),
            Files(self._known),
            self._locked(opened.locked) if opened.locked else "",
            self,
        )
        install(self.engine)
        self.window.setProperty("readOnly", workspace.read_only)
        QMetaObject.invokeMethod(self.window, "openDesk", Q_ARG("QVariant", self._view))
        self.opened.emit()

    def _make_ready(self) -> World:
        """Import what the real screen needs, and return what the checks must know of the program.

        :raises KioskError: the program's own lists are missing.
        """
        import kiosk.studio.stage  # noqa: F401  # pyright: ignore[reportUnusedImport]

        return self._known()

    def _take_world(self, world: object) -> None:
        from kiosk.content.validation import World

        assert isinstance(world, World)
        self._world = world

    def _make_stage(self) -> None:
        """Make what the real screen shows, and the pane around it."""
        from kiosk.studio.stage import Stage

        start = self._start
        today = (start.now() + timedelta(hours=start.settings.utc_offset_hours)).date()
        catalogue = self.language.catalogue
        self._stage = Stage(self.workspace, self.words, catalogue, today, self.language.tag, self)
        self.view.show_on(self._stage.preview, self._stage.show)

    def _open_stage(self) -> None:
        """Build the pages of the real screen, and look through the draft."""
        from kiosk.studio.picking import Owners

        item = self.window.findChild(QQuickItem, "stage")
        assert isinstance(item, QQuickItem)
        asked = self.window.findChild(QObject, "picking")
        assert asked is not None
        self.stage.attach(self.engine, item, Owners(asked))
        if self.view.form.entryId:
            self.stage.show(self.view.form.entryId)
        else:
            self.stage.preview.choosePage("overview")
        self.view.check()
        self.complete.emit()

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
                "language": self.language.tag,
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
        from kiosk.content.validation import findings_of

        return findings_of(draft, entry_id, self._known())

    def _undrawn(self, text: str) -> Sequence[str]:
        missing = self._known().missing_glyphs
        return missing(text, "") if missing else ()

    def _known(self) -> World:
        """Return what the checks must know of fonts, drawings, screens and pictures."""
        from kiosk.editorial import world

        return self._world or world(self.workspace.pictures)


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
