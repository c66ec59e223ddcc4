"""Every screen and state as a picture, so that anybody can look at the kiosk without one."""

import html
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk, Start
from kiosk.errors import KioskError, UsageError
from kiosk.viewmodels.aloud import Voice

SETTLE_SECONDS = 60.0
A_DAY = 86_400
"""Seconds; the lake keeps its first figures for longer than a tour takes on any machine."""
LIGHTS = {"dawn": 6, "day": 12, "dusk": 18, "night": 22}


@dataclass(frozen=True, slots=True)
class Stop:
    """One picture of the tour: its name, and how to get there from the beginning of a visit."""

    name: str
    page: str = ""
    section: str = ""
    detail: str = ""
    menu: str = ""
    typed: str = ""
    aloud: bool = False
    phase: str = "active"
    hour: int = 18

    @property
    def screen(self) -> str:
        """The screen it belongs to."""
        return self.name.split("-", 1)[0]


STOPS: tuple[Stop, ...] = (
    *(Stop(f"attract-{light}", phase="attract", hour=hour) for light, hour in LIGHTS.items()),
    Stop("overview", "overview"),
    Stop("overview-position", "overview", "position"),
    Stop("overview-institutions", "overview", "institutions"),
    Stop("overview-vision", "overview", "vision"),
    Stop("overview-detail", "overview", detail="figure.area"),
    Stop("overview-language", "overview", menu="language"),
    Stop("overview-access", "overview", menu="access"),
    Stop("overview-take-home", "overview", menu="take"),
    Stop("overview-aloud", "overview", aloud=True),
    Stop("ecology-aloud", "ecology", aloud=True),
    Stop("overview-warning", "overview", phase="warning"),
    Stop("industry", "industry"),
    Stop("industry-medical", "industry", "industry.medical"),
    Stop("industry-materials", "industry", "industry.materials"),
    Stop("industry-manufacturing", "industry", "industry.manufacturing"),
    Stop("industry-economy", "industry", "industry.economy"),
    Stop("transport", "transport"),
    Stop("transport-park", "transport", "park"),
    Stop("ecology", "ecology"),
    Stop("ecology-shares", "ecology", "shares"),
    Stop("ecology-size", "ecology", "size"),
    Stop("ecology-titles", "ecology", "titles"),
    Stop("ecology-events", "ecology", "events"),
    Stop("ecology-lake", "ecology", "lake"),
    Stop("find", "find"),
    Stop("find-typed", "find", typed="gehu"),
    Stop("find-nothing", "find", typed="tqqz"),
)
HOST_STOPS: tuple[Stop, ...] = (
    Stop("host", phase="host"),
    Stop("host-stops", menu="stops", phase="host"),
    Stop("host-end", menu="end", phase="host"),
)
"""The same in host mode, which has a bar and words of its own size."""


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.hour = 18

    def monotonic(self) -> float:
        """Seconds, for the session."""
        return self.seconds

    def now(self) -> datetime:
        """A fixed day at the wanted hour of a venue eight hours ahead of UTC."""
        return datetime(2026, 5, 1, tzinfo=UTC) + timedelta(hours=self.hour - 8)


def settle(kiosk: Kiosk) -> None:
    """Let the interface finish: no event waiting, no picture loading, nothing that says it is still settling.

    :raises KioskError: it does not come to rest.
    """
    deadline = time.monotonic() + SETTLE_SECONDS
    quiet = 0
    while quiet < 3:
        if time.monotonic() > deadline:
            raise KioskError("A screen did not come to rest; its pictures never finished loading.")
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        content = kiosk.window.contentItem()
        if loading(content) or settling(content):
            quiet = 0
            time.sleep(0.005)  # the painters of the pictures need the processor
        else:
            quiet += 1
    # Outside a running event loop what was to be deleted later never is
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def read_on(kiosk: Kiosk) -> None:
    """Wait until the page is being read aloud, and go on to its third sentence.

    :raises KioskError: nothing is read.
    """
    deadline = time.monotonic() + SETTLE_SECONDS
    while not kiosk.aloud.reading:
        if time.monotonic() > deadline:
            raise KioskError("Nothing is read aloud.")
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    kiosk.aloud.next()
    kiosk.aloud.next()
    settle(kiosk)


def loading(item: QQuickItem) -> bool:
    """Return whether any visible picture below ``item`` is still loading."""
    return any(
        each.inherits("QQuickImage") and not each.property("source").isEmpty() and each.property("progress") < 1
        for each in visible_items(item)
    )


def settling(item: QQuickItem) -> bool:
    """Return whether anything visible below ``item``, such as a pane that finds its height, says it is settling."""
    return any(each.property("settling") is True for each in visible_items(item))


def visible_items(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk ``item`` and everything visible below it."""
    waiting = [item]
    while waiting:
        each = waiting.pop()
        if each.isVisible():
            yield each
            waiting += reversed(each.childItems())


class Mute(Voice):
    """A voice for every language that ends no sentence, so that pictures are the same everywhere."""

    def __init__(self, kiosk: QObject) -> None:
        super().__init__(kiosk)
        assert isinstance(kiosk, Kiosk)
        self._tags = frozenset(choice.tag for choice in kiosk.shell.languages)

    def ask(self) -> None:
        """Say at once what it speaks."""
        if self.languages is None:
            self.languages = self._tags
            self.answered.emit()

    def say(self, number: int, text: str, tag: str, volume: float, sound: Path | None = None) -> None:
        """Begin, and be heard by nobody."""

    def stop(self) -> None:
        """Be as silent as before."""

    def rest(self) -> None:
        """Go on being silent."""


class Tour:
    """A kiosk driven from picture to picture, everything still, its clock in hand."""

    def __init__(self, start: Start, size: QSize) -> None:
        self.clock = Clock()
        self.settings = replace(start.settings, reduced_motion=True, attract_seconds=A_DAY)
        self.kiosk = Kiosk(
            replace(
                start,
                settings=self.settings,
                size=size,
                clock=self.clock.monotonic,
                now=self.clock.now,
                threaded=False,
                voice=start.voice or Mute,
            )
        )
        self.kiosk.begin()
        self._come_up()

    def _come_up(self) -> None:
        """Wait until the window has its size: before, nobody is told of anything in it.

        :raises KioskError: it does not come up.
        """
        deadline = time.monotonic() + SETTLE_SECONDS
        while not self.kiosk.window.isExposed():
            if time.monotonic() > deadline:
                raise KioskError("The window did not come up.")
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def resize(self, size: QSize) -> None:
        """Take another window size; millimetres follow."""
        self.kiosk.window.setProperty("millimetre", self.kiosk.millimetre(size))
        self.kiosk.window.resize(size)

    def visit(
        self, stop: Stop, language: str, text_size: int = 100, high_contrast: bool = False, reach: bool = False
    ) -> None:
        """Walk to ``stop`` as a new visitor would, and wait until it stands still."""
        shell = self.kiosk.shell
        self.clock.hour = stop.hour
        shell.reset()
        self.kiosk.attract.set_moment(self.clock.now() + timedelta(hours=8))
        if stop.phase == "host":
            self._lead(stop, language, text_size, high_contrast, reach)
        elif stop.phase != "attract":
            shell.wake(language)
            shell.chooseLanguage(language)
            shell.set_text_size(text_size)
            shell.set_high_contrast(high_contrast)
            shell.set_reach(reach)
            shell.go(stop.page, stop.section)
            if stop.typed:
                self.kiosk.finder.write(stop.typed)
            if stop.detail:
                shell.openDetail(stop.detail)
            if stop.menu:
                shell.toggleMenu(stop.menu)
            if stop.aloud:
                self.kiosk.aloud.toggle()
        if stop.phase == "warning":
            self.clock.seconds += self.settings.idle_seconds + 5
            shell.tick()
        settle(self.kiosk)
        if stop.aloud:
            read_on(self.kiosk)

    def _lead(self, stop: Stop, language: str, text_size: int, high_contrast: bool, reach: bool) -> None:
        from kiosk.hosting import Hosting

        shell = self.kiosk.shell
        Hosting(self.kiosk, replace(self.settings, second_screen=False))
        shell.chooseLanguage(language)
        if text_size != 100:
            # Otherwise as large as for every group
            shell.set_text_size(text_size)
        shell.set_high_contrast(high_contrast)
        shell.set_reach(reach)
        if stop.menu:
            shell.toggleMenu(stop.menu)

    def picture(self) -> QImage:
        """Return what the window shows."""
        return self.kiosk.window.grabWindow()

    def close(self) -> None:
        """End it."""
        self.kiosk.stop()


def render(
    start: Start,
    out: Path,
    sizes: Sequence[QSize],
    languages: Sequence[str],
    text_sizes: Sequence[int],
    themes: Sequence[str],
    screens: Sequence[str],
    reach: bool,
    say: Callable[[str], None],
) -> list[Path]:
    """Render the chosen stops into ``out`` and write ``index.html``; return the pictures.

    :raises UsageError: an unknown screen is named.
    :raises KioskError: an unknown language is named, or the folder cannot be written.
    """
    every = (*STOPS, *HOST_STOPS)
    known = {stop.screen for stop in every} | {stop.name for stop in every}
    for name in screens:
        if name not in known:
            raise UsageError(f"There is no screen “{name}”; there are {', '.join(sorted(known))}.")
    stops = [stop for stop in every if not screens or stop.screen in screens or stop.name in screens]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KioskError(f"The folder {out} cannot be written: {error.strerror}.") from error
    tour = Tour(start, sizes[0])
    pictures: list[Path] = []
    try:
        chosen = languages or [str(choice.tag) for choice in tour.kiosk.shell.languages]
        spoken = {str(choice.tag) for choice in tour.kiosk.shell.languages}
        for tag in chosen:
            if tag not in spoken:
                raise KioskError(f"The content does not speak “{tag}”.")
        for size in sizes:
            tour.resize(size)
            for language in chosen:
                for text_size in text_sizes:
                    for theme in themes:
                        for stop in stops:
                            if stop.phase == "attract" and (language, text_size, theme) != (
                                chosen[0],
                                text_sizes[0],
                                themes[0],
                            ):
                                continue
                            tour.visit(stop, language, text_size, theme == "high-contrast", reach)
                            suffix = ("" if theme == "standard" else "-contrast") + ("-reach" if reach else "")
                            name = f"{size.width()}x{size.height()}-{language}-{text_size}{suffix}-{stop.name}.png"
                            if not tour.picture().save(str(out / name)):
                                raise KioskError(f"The picture {out / name} cannot be written.")
                            pictures.append(out / name)
                        say(f"{language} {size.width()}x{size.height()} {text_size} % {theme}")
    finally:
        tour.close()
    try:
        (out / "index.html").write_text(contact_sheet(pictures), encoding="utf-8")
    except OSError as error:
        raise KioskError(f"The index {out / 'index.html'} cannot be written: {error.strerror}.") from error
    return pictures


def contact_sheet(pictures: Sequence[Path]) -> str:
    """Return one HTML page that shows all pictures."""
    cells = "\n".join(
        f'<a href="{html.escape(path.name)}"><img loading="lazy" src="{html.escape(path.name)}" alt="">'
        f"<span>{html.escape(path.stem)}</span></a>"
        for path in pictures
    )
    return f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>West Taihu kiosk: tour</title>
<style>
body {{ font: 14px sans-serif; background: #e9f1ef; margin: 24px }}
main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); gap: 16px }}
a {{ color: #10242c; text-decoration: none }} img {{ width: 100%; display: block; box-shadow: 0 1px 6px #0004 }}
span {{ display: block; padding: 4px 0 }}
</style>
<h1>West Taihu kiosk: {len(pictures)} pictures</h1>
<main>
{cells}
</main></html>
"""
