"""From a parsed command line to a running Qt application, and calmly back out of it when it cannot be."""

import logging
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, SignalInstance, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kiosk import fonts, paths, releases
from kiosk.app import Kiosk, Start, choose_renderer, log_qt_message
from kiosk.display import display_answers, leave_missing_bus
from kiosk.errors import KioskError
from kiosk.settings import Settings

log = logging.getLogger("kiosk")
TURN_SECONDS = 0.0005
"""How long the interface waits at most for its turn while pictures are painted; Python gives 5 ms."""


def application(settings: Settings, visible: bool) -> QGuiApplication:
    """Make the Qt application with our fonts, our renderer and the one log."""
    qInstallMessageHandler(log_qt_message)
    choose_renderer(settings.renderer, visible)
    leave_missing_bus()
    fonts.leave_machine_fonts()
    existing = QGuiApplication.instance()
    app = existing if isinstance(existing, QGuiApplication) else QGuiApplication([sys.argv[0]])
    app.setApplicationName("west-taihu-kiosk")
    fonts.load_fonts()
    return app


def run_kiosk(
    settings: Settings,
    content: Path | None,
    size: QSize | None,
    language: str | None,
    state: Path | None = None,
    supervised: bool = False,
) -> int:
    """Show ``content``, or the release that ``state`` names, until the kiosk is closed; return its exit status."""
    if not display_answers():
        raise KioskError("There is no display to show the kiosk on; “tour --out DIR” renders its pictures without one.")
    sys.setswitchinterval(TURN_SECONDS)
    app = application(settings, visible=True)
    shown = content or (releases.current(state) if state else None) or paths.FACTORY_CONTENT
    kiosk = Kiosk(Start(settings, shown, size, language))
    kiosk.ready.connect(lambda: tend_memory(kiosk))
    if state is not None:
        follow(kiosk, settings, state, named=content is not None)
    if supervised:
        give_heart(kiosk)
    if state is not None:
        once(kiosk.ready, lambda: let_staff_in(kiosk, settings, state))
    if settings.statistics and state is not None:
        kiosk.ready.connect(lambda: count_visits(kiosk, state, settings.utc_offset_hours))
    kiosk.begin()
    status = app.exec()
    kiosk.stop()
    return status


def follow(kiosk: Kiosk, settings: Settings, state: Path, named: bool) -> None:
    """Let the kiosk follow the releases that are installed, and install those that are offered.

    A content database that was ``named`` is shown whatever is installed beside it.
    """
    version = releases.current_version(state)

    def begin() -> None:
        from kiosk.follower import Follower

        follower = Follower(settings, state, version, lambda: unattended(kiosk), kiosk)
        kiosk.stopping.connect(follower.stop)
        if not named:
            follower.moved.connect(kiosk.follow)
        follower.begin()

    once(kiosk.ready, begin)


def once(signal: SignalInstance, do: Callable[[], None]) -> None:
    """Do something the first time that `signal` is emitted; Qt's own word for it brings in hundreds of others."""

    def first() -> None:
        signal.disconnect(first)
        do()

    signal.connect(first)


def unattended(kiosk: Kiosk) -> bool:
    """Whether nobody is there: neither a visitor nor staff on their page."""
    return kiosk.shell.phase == "attract" and not kiosk.attended


def give_heart(kiosk: Kiosk) -> None:
    """Let the supervisor hear that the interface answers and is drawn."""
    from kiosk.heartbeat import Heart, attach

    attach()
    shell = kiosk.shell
    heart = Heart(kiosk.window, lambda: unattended(kiosk), kiosk)
    heart.start(
        kiosk.ready,
        shell.phaseChanged,
        shell.nightChanged,
        shell.placeChanged,
        shell.languageChanged,
        shell.choicesChanged,
    )


def count_visits(kiosk: Kiosk, state: Path, utc_offset_hours: float) -> None:
    """Count what visitors do from now on, once."""
    from datetime import UTC, datetime, timedelta

    from kiosk.counting import Counting
    from kiosk.stats.keeping import Statistics

    def venue_time() -> datetime:
        return datetime.now(UTC) + timedelta(hours=utc_offset_hours)

    if kiosk.findChild(Counting) is None:
        statistics = Statistics(state)
        Counting(kiosk.shell, kiosk.session, statistics, time.monotonic, venue_time, kiosk)
        kiosk.stopping.connect(lambda: statistics.stop())


def let_staff_in(kiosk: Kiosk, settings: Settings, state: Path) -> None:
    """Wait for the hidden gesture from now on."""
    from kiosk.staffing import Staffing

    Staffing(kiosk, settings, state)


def tend_memory(kiosk: Kiosk) -> None:
    """Look for garbage now, while nobody waits, and from now on where and when it disturbs nobody."""
    from kiosk.garbage import Collector, tidy_memory

    tidy_memory()
    if kiosk.findChild(Collector) is None:
        Collector(lambda: kiosk.session.held, lambda: unattended(kiosk), kiosk)


def run_tour(
    settings: Settings,
    content: Path | None,
    out: Path,
    sizes: Sequence[QSize],
    languages: Sequence[str],
    text_sizes: Sequence[int],
    themes: Sequence[str],
    screens: Sequence[str],
    reach: bool = False,
) -> int:
    """Render the tour; return 0."""
    from kiosk.tour import render

    application(settings, visible=False)
    start = Start(settings, content or paths.FACTORY_CONTENT, sizes[0])

    def say(line: str) -> None:
        print(line, flush=True)

    pictures = render(start, out, sizes, languages, text_sizes, themes, screens, reach, say)
    print(f"{len(pictures)} pictures in {out}; open {out / 'index.html'}")
    return 0
