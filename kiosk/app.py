"""Composition root: settings → services → view-models → the one window."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import (
    Q_ARG,
    QCoreApplication,
    QMessageLogContext,
    QMetaObject,
    QObject,
    QPointF,
    QSize,
    QTimer,
    QtMsgType,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine, QQmlNetworkAccessManagerFactory
from PySide6.QtQuick import QQuickWindow

from kiosk import fonts, paths
from kiosk.calm import calm_snapshot
from kiosk.errors import KioskError
from kiosk.hours import Hours, Night
from kiosk.language.catalogue import SHIPPED, Catalogue
from kiosk.session import Session
from kiosk.settings import Settings
from kiosk.translator import CatalogueTranslator
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.card import Deck, Hand
from kiosk.viewmodels.shell import FIND, PAGES, LanguageChoice, ShellViewModel
from kiosk.viewmodels.snapshot import Snapshot

if TYPE_CHECKING:
    # What the first frame does not need is imported behind it: the pages, and Qt's own large enumerations
    from concurrent.futures import Future, ThreadPoolExecutor

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPointerEvent

    from kiosk.finding import Index
    from kiosk.keyboard import Keyboard
    from kiosk.library import Library
    from kiosk.reader import Reader
    from kiosk.viewmodels.aloud import AloudViewModel, Voice
    from kiosk.viewmodels.ecology import EcologyViewModel
    from kiosk.viewmodels.edition import Edition
    from kiosk.viewmodels.find import FindViewModel
    from kiosk.viewmodels.industry import IndustryViewModel
    from kiosk.viewmodels.overview import OverviewViewModel
    from kiosk.viewmodels.take_home import TakeHomeViewModel
    from kiosk.viewmodels.transport import TransportViewModel

    PageViewModel = OverviewViewModel | IndustryViewModel | TransportViewModel | EcologyViewModel

log = logging.getLogger("kiosk")
MILLIMETRES_PER_INCH = 25.4
REACH_MM = 1220
"""Above the floor: as high as a child or a visitor in a wheelchair can touch."""
ASSUMED_DIAGONAL = 43.0
"""Inches; taken when the screen does not say how large it is."""
SMALLEST_CREDIBLE_DIAGONAL = 7.0
TICK_MS = 250
OUT_OF_SIGHT_MS = 60
"""How long pages out of sight wait with a new language, so that the page in sight shows it sooner."""
INDEXES_MS = 1000
"""How long the indexes wait to be made, so that nothing at the start waits for them; then they step aside for it."""
LAYING_OUT_MS = 150
"""How long painters wait for new pages to find their sizes."""
DEFAULT_SIZE = QSize(1920, 1080)


@dataclass(frozen=True, slots=True)
class Start:
    """How this run was asked for; ``size`` None fills the screen."""

    settings: Settings
    content: Path
    size: QSize | None = None
    language: str | None = None
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    threaded: bool = True
    apart: bool = True
    """Whether content is read in another process, where threads are allowed at all."""
    voice: Callable[[QObject], Voice] | None = None
    """What reads aloud, instead of the system's voices."""


def choose_renderer(wanted: str, visible: bool) -> None:
    """Pick how to draw before the first window: without a GPU the software renderer is the fastest by far."""
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
    if wanted == "gpu" or (wanted == "auto" and visible and has_gpu()):
        return
    if QQuickWindow.sceneGraphBackend() != "software":
        QQuickWindow.setSceneGraphBackend("software")


def has_gpu() -> bool:
    """Return whether a graphics processor seems to be there; on Linux it shows as a render node."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        return any(node.name.startswith("renderD") for node in Path("/dev/dri").iterdir())
    except OSError:
        return False


NO_MATTER = "QUnifiedTimer::stopAnimationDriver: driver is not running"
"""WORKAROUND: Qt 6.11 says so when the last Timer of QML stops before its time; nothing is wrong then."""


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Send what Qt and QML say to the one log."""
    if message == NO_MATTER:
        return
    level = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }[kind]
    logging.getLogger("qt").log(level, "%s", message)


class NoNetwork(QQmlNetworkAccessManagerFactory):
    """Refuses QML every network address; content is data, and the kiosk is offline."""

    def create(self, parent: QObject) -> object:  # pyright: ignore[reportIncompatibleMethodOverride]
        from kiosk.offline import RefusingNetwork

        return RefusingNetwork(parent)


class Background(QObject):
    """The one door for everything slow: work runs off the interface thread, its result comes back on it."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._finished.connect(self._deliver)

    def run(self, work: Callable[[], object], done: Callable[[Future[object]], None]) -> None:
        """Call ``work`` in the background and ``done`` with its future on the interface thread."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        future = self._pool.submit(work)
        future.add_done_callback(lambda finished: self._finished.emit((finished, done)))

    def stop(self) -> None:
        """Let the running work finish and take no more; what had not begun is told to nobody."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, pair: tuple[Future[object], Callable[[Future[object]], None]]) -> None:
        future, done = pair
        if not future.cancelled():
            done(future)


class Kiosk(QObject):
    """The running kiosk: owns services, view-models, engine and window."""

    ready = Signal()
    pressed = Signal(QPointF)
    stopping = Signal()

    def __init__(self, start: Start, parent: QObject | None = None) -> None:
        super().__init__(parent)
        settings = start.settings
        self._start = start
        self._library: Library | None = None
        self._reader: Reader | None = None
        self._translator: CatalogueTranslator | None = None
        self._felt: dict[QEvent.Type, Callable[[QEvent], bool]] = {}
        self._background = Background(self)
        self.deck = Deck(self)
        self.session = Session(start.clock, settings.idle_seconds, settings.warning_seconds)
        hours = Hours.parse(settings.opening_hours)
        self._night = Night(hours, settings.closed_screen, settings.closed_wakes, start.clock)
        self._content = self._wanted = start.content
        self._waiting: Library | None = None
        self._asked: tuple[Path, date] | None = None
        self._resting = False
        self._reading = False
        self._answering = False
        self._keyboard: Keyboard | None = None
        self.presenter: Callable[[int, bool], bool] | None = None
        """What hears of each key and its repetitions first, and says whether it was meant."""
        self.attended = False
        """Whether staff are at work on the staff page."""
        self._drawn = threading.Event()
        self._pages: dict[str, PageViewModel] = {}
        self._finder: FindViewModel | None = None
        self._indexes: Mapping[str, bytes] = {}
        self._index: Index | None = None
        self._indexing = False
        self._take_home: TakeHomeViewModel | None = None
        self._aloud: AloudViewModel | None = None
        self._hands: dict[str, Hand] = {}
        snapshot = self._first_snapshot()
        default = start.language or settings.default_language
        tags = [language.tag for language in snapshot.languages]
        if default not in tags:
            raise KioskError(f"The content does not speak “{default}”; it has {', '.join(tags)}.")
        self.shell = ShellViewModel(
            self.session,
            self.deck,
            self._choices(snapshot),
            default,
            self._speak,
            settings.reduced_motion,
            self,
        )
        self.attract = AttractViewModel(snapshot, self, pictures=False)
        self.attract.set_moment(self._venue_time())
        self._translate_into(default)
        self.engine = QQmlApplicationEngine()
        self._no_network = NoNetwork()
        self.engine.setNetworkAccessManagerFactory(self._no_network)
        self.engine.addImportPath(str(paths.QML))
        self.window = self._open_window()
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._carousel = QTimer(self, interval=settings.attract_seconds * 1000)
        self._carousel.timeout.connect(self._turn)
        self._out_of_sight = QTimer(self, interval=OUT_OF_SIGHT_MS, singleShot=True)
        self._out_of_sight.timeout.connect(self._assign_all)
        self._indexes_due = QTimer(self, interval=INDEXES_MS, singleShot=True)
        self._indexes_due.timeout.connect(self._make_indexes)
        self.shell.placeChanged.connect(self._catch_up)
        self.shell.sessionEnded.connect(self.attract.restart)
        self.shell.roused.connect(self._rouse)

    # -- starting

    def begin(self) -> None:
        """Show the window, then load the content behind the first frame."""
        self._show()
        self._ticker.start()
        self._carousel.start()
        if self._start.threaded:
            self.window.frameSwapped.connect(self._begin_behind)
        else:
            self._begin_behind()

    def stop(self) -> None:
        """End background work and timers, then the window and its engine, while what they show is still there."""
        self.stopping.emit()
        self._ticker.stop()
        self._carousel.stop()
        self._out_of_sight.stop()
        self._indexes_due.stop()
        self._drawn.set()
        if self._reader is not None:
            self._reader.stop()
        self._background.stop()
        self.window.removeEventFilter(self)
        QGuiApplication.restoreOverrideCursor()
        shiboken6.delete(self.engine)
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _begin_behind(self) -> None:
        """Do behind the first frame what it did not need: feel touches, paint pictures, load the content."""
        if self._drawn.is_set():
            return
        self._drawn.set()
        self._hide_cursor()
        self._begin_to_paint()
        self._begin_to_feel()
        if self._start.threaded:
            self.window.frameSwapped.disconnect(self._begin_behind)
        if self._resting:
            self._rest()
        elif self._start.threaded:
            first = self._library
            self._background.run(lambda: first or self._load(), self._loaded)
        else:
            self._take(self._library or self._load())

    def _begin_to_paint(self) -> None:
        from kiosk.scenes.install import COURTESY_SECONDS, install

        install(self.engine, self._drawn, COURTESY_SECONDS if self._start.threaded else 0.0)
        if self.attract.picture:
            self._lay_out_pictures(self.attract.picture.rpartition("/")[0])
        self.attract.show_pictures()

    def _first_snapshot(self) -> Snapshot:
        for path in dict.fromkeys((self._start.content, paths.FACTORY_CONTENT)):
            try:
                snapshot = Snapshot.load(path.with_suffix(".attract.json"))
            except KioskError as error:
                log.warning("%s", error)
            else:
                if path.is_file():
                    return snapshot
        try:
            self._library = self._load()
        except KioskError as error:
            log.error("%s There is no content to show.", error)
            self._resting = True
            return calm_snapshot()
        from kiosk.library import snapshot_of

        default = self._start.settings.default_language
        return snapshot_of(self._library, default if default in self._library.editions else "zh_Hans")

    def _choices(self, snapshot: Snapshot) -> list[LanguageChoice]:
        return [
            LanguageChoice(
                item.tag,
                item.endonym,
                item.rtl,
                fonts.family_for(item.tag, "sans", item.region),
                fonts.family_for(item.tag, "serif", item.region),
                item.invitation,
                self,
            )
            for item in snapshot.languages
        ]

    def _open_window(self) -> QQuickWindow:
        start = self._start
        size = start.size or DEFAULT_SIZE
        if start.size is None:
            size = self._screen().size()
        self.engine.setInitialProperties(
            {
                "shell": self.shell,
                "attract": self.attract,
                "exitAllowed": start.settings.allow_exit or start.size is not None,
                "framed": start.size is not None,
                "shaders": QQuickWindow.sceneGraphBackend() != "software",
                "millimetre": self.millimetre(size),
                "reach": float(REACH_MM - start.settings.screen_bottom_mm),
                "width": size.width(),
                "height": size.height(),
            }
        )
        self.engine.loadFromModule("Kiosk", "Main")
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the main window could not be made")
        return roots[0]

    def millimetre(self, size: QSize) -> float:
        """Return pixels per millimetre of the configured or reported screen for a window of ``size`` pixels."""
        if self._start.settings.screen_height_mm > 0:
            return size.height() / self._start.settings.screen_height_mm
        inches = self._start.settings.diagonal_inches
        pixels = (size.width() ** 2 + size.height() ** 2) ** 0.5
        if inches <= 0:
            screen = self._screen()
            physical = screen.physicalSize()
            inches = (physical.width() ** 2 + physical.height() ** 2) ** 0.5 / MILLIMETRES_PER_INCH
            if self._start.size is not None or inches < SMALLEST_CREDIBLE_DIAGONAL:
                inches = ASSUMED_DIAGONAL
        return pixels / (inches * MILLIMETRES_PER_INCH)

    def _screen(self) -> QScreen:
        screens = QGuiApplication.screens()
        wanted = self._start.settings.screen
        if wanted >= len(screens):
            log.warning("screen %d is not there; the first one is used", wanted)
            wanted = 0
        return screens[wanted]

    def _show(self) -> None:
        window = self.window
        if self._start.size is not None:
            window.show()
            return
        window.setScreen(self._screen())
        window.setGeometry(self._screen().geometry())
        # The screen may be switched on after the kiosk, and be another one than before
        window.screenChanged.connect(self._measure)
        window.showFullScreen()

    def _measure(self, screen: QScreen) -> None:
        self.window.setProperty("millimetre", self.millimetre(screen.size()))

    def _hide_cursor(self) -> None:
        if self._start.size is None and self._start.settings.hide_cursor:
            from PySide6.QtCore import Qt

            # Over everything: a button under the pointer would bring the window's own cursor back
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)

    # -- content and language

    def _load(self) -> Library:
        """Read the content, or the factory content when it cannot be read.

        :raises KioskError: neither can be read.
        """
        day = self._venue_time().date()
        try:
            return self._read(self._content, day)
        except KioskError as error:
            if self._content == paths.FACTORY_CONTENT or self._content != self._start.content:
                raise
            log.error("%s The factory content is shown instead.", error)
        return self._read(paths.FACTORY_CONTENT, day)

    def _read(self, content: Path, day: date) -> Library:
        if not (self._start.threaded and self._start.apart):
            from kiosk import library

            return library.load_library(content, day)
        if self._reader is None:
            from kiosk.reader import Reader

            self._reader = Reader()
        return self._reader.read(content, day)

    def follow(self, content: Path) -> None:
        """Show another content as soon as no visitor is there; when it cannot be read, what is shown stays."""
        self._wanted = content

    def _read_again(self) -> None:
        self._reading = True
        self._background.run(self._load, self._loaded)

    def _loaded(self, future: Future[object]) -> None:
        from kiosk.library import Library

        self._reading = False
        try:
            library = future.result()
        except KioskError as error:
            if self.shell.ready:
                log.error("%s What is shown stays.", error)
                return
            log.error("%s There is no content to show.", error)
            self._rest()
            return
        assert isinstance(library, Library)
        if self.shell.ready and self.shell.phase != "attract":
            self._waiting = library
        else:
            self._take(library)

    def _rest(self) -> None:
        self._resting = True
        snapshot = calm_snapshot()
        self.attract.assign(snapshot)
        self.shell.set_languages(self._choices(snapshot))
        self.shell.set_resting()
        self.ready.emit()

    def _take(self, library: Library) -> None:
        before, version = self._library, library.version
        self._library, self._waiting, self._resting = library, None, False
        self._indexes, self._index = {}, None
        if self._start.threaded:
            self._indexes_due.start()
        self._lay_out_pictures(version)
        self._follow_content(library)
        if self.shell.language not in SHIPPED:
            # Only now it is known which words a language falls back to that staff have added
            self._translate_into(self.shell.language)
            self.engine.retranslate()
        if not self._pages:
            self._open_pages()
        elif before is not None and before.version == version:
            self._assign_all()
        else:
            self._build_pages_anew()
            log.info("the content %s is shown now", self._content.parent.name)
        self.shell.content_changed()
        self.shell.set_ready()
        self.ready.emit()

    def _lay_out_pictures(self, version: str) -> None:
        from kiosk.scenes.photographs import lay_out

        lay_out(version, self._content.parent / "pictures")

    def _follow_content(self, library: Library) -> None:
        """Let the lake say what the content says, where it was drawn from another snapshot."""
        from kiosk.library import snapshot_of

        default = self._start.settings.default_language
        snapshot = snapshot_of(library, default if default in library.editions else library.languages[0].tag)
        spoken = [choice.tag for choice in self.shell.languages]
        self.attract.assign(snapshot)
        if spoken != [item.tag for item in snapshot.languages]:
            self.shell.set_languages(self._choices(snapshot))
        if self.shell.language not in library.editions:
            self.shell.chooseLanguage(snapshot.languages[0].tag)

    def _open_pages(self) -> None:
        import kiosk.viewmodels.host  # noqa: F401  # pyright: ignore[reportUnusedImport]  # a type that Pages.qml names
        from kiosk.viewmodels.ecology import EcologyViewModel
        from kiosk.viewmodels.industry import IndustryViewModel
        from kiosk.viewmodels.overview import OverviewViewModel
        from kiosk.viewmodels.transport import TransportViewModel

        hands = self._hands = {page: Hand(self.deck) for page in PAGES}
        self._pages = {
            "overview": OverviewViewModel(hands["overview"], self),
            "industry": IndustryViewModel(hands["industry"], self),
            "transport": TransportViewModel(hands["transport"], self),
            "ecology": EcologyViewModel(hands["ecology"], self),
        }
        self._finder = self._make_finder()
        self._assign_all()
        if self._start.threaded:
            # Nothing is painted at sizes that pages have only while they are laid out
            self._drawn.clear()
            QTimer.singleShot(LAYING_OUT_MS, self, self._drawn.set)
        self._take_home = self._make_take_home()
        if self._aloud is None and self._start.settings.read_aloud:
            self._aloud = self._make_aloud()
        models: dict[str, QObject] = {**self._pages, FIND: self._finder, "takeHome": self._take_home}
        if self._aloud is not None:
            models["aloud"] = self._aloud
        QMetaObject.invokeMethod(self.window, "openPages", Q_ARG("QVariant", models))

    def _make_take_home(self) -> TakeHomeViewModel:
        from kiosk.viewmodels.take_home import TakeHomeViewModel

        return TakeHomeViewModel(self.shell, lambda: self.edition, self._pages, self._run, self)

    @property
    def aloud(self) -> AloudViewModel:
        """What reads aloud, once the pages are there, unless the settings switch it off."""
        assert self._aloud is not None
        return self._aloud

    def _make_aloud(self) -> AloudViewModel:
        from kiosk.sounds import Sounds
        from kiosk.viewmodels.aloud import AloudViewModel, Means

        def means() -> Means:
            from kiosk.aloud import PageText
            from kiosk.speaking import Speaking

            page = PageText(self.window, self.shell)
            if self._start.voice is not None:
                return Means(self._start.voice(self), page)
            voice = Speaking([choice.tag for choice in self.shell.languages], self)
            self.stopping.connect(voice.close)
            return Means(voice, page)

        def speech(edition: Edition) -> Callable[[str], str]:
            from kiosk.language.speech import speech_of

            return speech_of(edition.language.tag, edition.language.formats.tag, edition.language.tr)

        def sounds() -> Sounds:
            return Sounds(self._content)

        return AloudViewModel(self.shell, lambda: self.edition, means, sounds, speech, self._start.clock, self)

    def _run(self, work: Callable[[], object], done: Callable[[Future[object]], None]) -> None:
        """Work in the background, or at once where nothing else runs beside the interface."""
        if self._start.threaded:
            self._background.run(work, done)
            return
        from concurrent.futures import Future

        future: Future[object] = Future()
        future.set_result(work())
        done(future)

    # -- finding

    @property
    def finder(self) -> FindViewModel:
        """What finds things, once the pages are there."""
        assert self._finder is not None
        return self._finder

    def _make_finder(self) -> FindViewModel:
        from kiosk.viewmodels.find import FindViewModel

        finder = FindViewModel(self._index_of, self)
        self.shell.sessionEnded.connect(finder.forget)
        return finder

    def _index_of(self, tag: str) -> Index | None:
        """Return the index of a language, or None while it is being made."""
        if self._index is not None and self._index.tag == tag:
            return self._index
        assert self._library is not None
        if tag in self._indexes:
            from kiosk.finding import Index

            self._index = Index.unpacked(self._indexes[tag])
        elif not self._start.threaded:
            from kiosk.findable import index_of

            self._index = index_of(self._library, tag)
        else:
            self._make_indexes()
            return None
        return self._index

    def _make_indexes(self) -> None:
        """Have the indexes of all languages made elsewhere."""
        self._indexes_due.stop()
        if self._indexing or self._indexes:
            return
        self._indexing = True
        library, reader = self._library, self._reader
        assert library is not None

        def work() -> tuple[Library, Mapping[str, bytes]]:
            if reader is not None:
                return library, reader.indexes(library)
            from kiosk.findable import indexes

            return library, indexes(library)

        self._background.run(work, self._take_indexes)

    def _take_indexes(self, future: Future[object]) -> None:
        self._indexing = False
        made, indexes = cast("tuple[Library, Mapping[str, bytes]]", future.result())
        if made is not self._library:
            self._indexes_due.start()
            return
        self._indexes = indexes
        if indexes:
            self.finder.arrived()

    def _build_pages_anew(self) -> None:
        """Build cards and pages again: in other content a thing may have another status, drawing or place."""
        beside = filter(None, (self._finder, self._take_home))
        old: list[QObject] = [*self._pages.values(), *beside, *self._hands.values(), *self.deck.clear()]
        self._open_pages()
        for each in old:
            each.deleteLater()

    def open_staff(self, page: QObject, low: bool = False) -> None:
        """Show the staff page over everything, or ``low``, where a seated person can touch it."""
        self.attended = True
        QMetaObject.invokeMethod(self.window, "openStaff", Q_ARG("QVariant", page), Q_ARG("QVariant", low))

    @property
    def edition(self) -> Edition:
        """The content in the language spoken now, once it is loaded."""
        assert self._library is not None
        return self._library.editions[self.shell.language]

    def close_staff(self) -> None:
        """Take the staff page away."""
        self.attended = False
        QMetaObject.invokeMethod(self.window, "closeStaff")

    def _assign_all(self) -> None:
        self._out_of_sight.stop()
        edition = self.edition
        self.deck.assign(edition)
        for page in self._pages.values():
            page.assign(edition)
        self.finder.assign(edition)
        self.shell.speak_behind()

    def _assign_in_sight(self, edition: Edition) -> None:
        page, detail = self.shell.page, self.shell.detail
        if page in self._hands:
            self.deck.assign_some(edition, self._hands[page].held)
        if detail is not None:
            self.deck.assign_some(edition, [detail.entryId])
        if page == FIND:
            self.finder.assign(edition)
        else:
            self._pages[page].assign(edition)

    def _catch_up(self) -> None:
        if self._out_of_sight.isActive():
            self._assign_all()

    def _speak(self, tag: str) -> bool:
        if self._library is not None and self._pages:
            self._assign_in_sight(self._library.editions[tag])
            self._out_of_sight.start(OUT_OF_SIGHT_MS if self._start.threaded else 0)
        self._translate_into(tag)
        self.engine.retranslate()
        return True

    def _translate_into(self, tag: str) -> None:
        edition = self._library.editions.get(tag) if self._library is not None else None
        catalogue = edition.language.catalogue if edition is not None else Catalogue.load(tag, paths.CATALOGUES)
        if self._translator is not None:
            self._translator.speak(catalogue)
            return
        self._translator = CatalogueTranslator(catalogue, self)
        QCoreApplication.installTranslator(self._translator)

    # -- time

    def _venue_time(self) -> datetime:
        return self._start.now() + timedelta(hours=self._start.settings.utc_offset_hours)

    def _tick(self) -> None:
        if self._aloud is not None:
            self._aloud.stay()
        self.shell.tick()
        moment = self._venue_time()
        self.attract.set_moment(moment)
        self._look_at_night()
        if self._reading or self.shell.phase != "attract":
            return
        if self._library is None:
            if self._resting and self._wanted != self._content:
                self._content = self._wanted
                self._read_again()
            return
        # What is shown from or until a day changes overnight, releases at any hour, and never under a visitor's hand
        if self._waiting is not None:
            self._take(self._waiting)
        elif (self._wanted, moment.date()) not in ((self._content, self._library.day), self._asked):
            self._asked = self._wanted, moment.date()
            self._content = self._wanted
            self._read_again()

    def _look_at_night(self) -> None:
        self.shell.set_night(self._night.look(self._venue_time(), self.shell.phase == "attract"))

    def _rouse(self) -> None:
        self._night.rouse()
        self._look_at_night()

    def light(self) -> None:
        """Light the screen, where it sleeps although somebody is there."""
        self._look_at_night()

    def _turn(self) -> None:
        if self.shell.phase == "attract" and not self.shell.night:
            self.attract.advance()

    # -- touches

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the session of the first finger down and the last one up; the tap that answers a question is used up."""
        felt = self._felt.get(event.type())
        return felt is not None and felt(event)

    def _begin_to_feel(self) -> None:
        from PySide6.QtCore import QEvent

        kind = QEvent.Type
        self._felt = {
            kind.MouseButtonPress: self._finger_down,
            kind.TouchBegin: self._finger_down,
            kind.MouseButtonRelease: self._fingers_up,
            kind.TouchEnd: self._fingers_up,
            kind.TouchCancel: self._fingers_up,
            kind.MouseMove: lambda _: self._answering,
            kind.TouchUpdate: lambda _: self._answering,
            kind.KeyPress: self._key_down,
            kind.Wheel: self._wheel_turned,
        }
        self.window.installEventFilter(self)

    def _finger_down(self, event: QEvent) -> bool:
        self._answering = self._answering or self.shell.phase == "warning"
        self.shell.hold(True)
        if self._keyboard is not None:
            self._keyboard.leave()
        at = cast("QPointerEvent", event).points()[0].position()
        if self._aloud is not None:
            self._aloud.touched(at)
        self.pressed.emit(at)
        return self._answering

    def _fingers_up(self, _event: QEvent) -> bool:
        answered, self._answering = self._answering, False
        self.shell.hold(False)
        return answered

    def _key_down(self, event: QEvent) -> bool:
        pressed = cast("QKeyEvent", event)
        return self._keyed(pressed.key(), pressed.isAutoRepeat())

    def _wheel_turned(self, _event: QEvent) -> bool:
        self.shell.touched()
        return False

    def _keyed(self, key: int, repeated: bool) -> bool:
        """A key went down; return whether that is all it does."""
        if self.shell.night:
            self.shell.rouse()
            return True
        answered = self.shell.phase == "warning"
        self.shell.touched()
        if answered:
            return True
        if self._aloud is not None:
            self._aloud.somebody()
        if self.presenter is not None and self.presenter(key, repeated):
            return True
        return self.keyboard.press(key, repeated)

    @property
    def keyboard(self) -> Keyboard:
        """What keys do, made when the first is pressed."""
        if self._keyboard is None:
            from kiosk.keyboard import Keyboard

            self._keyboard = Keyboard(self.window, self.shell, self._start.settings, lambda: self.attended, self)
            if self._aloud is not None:
                self._keyboard.moved.connect(self._aloud.follow)
                self._keyboard.pressed.connect(self._aloud.confirm)
        return self._keyboard
