"""Where the staff page meets what it guards: releases, self-test, statistics, and the ways out of the kiosk."""

import json
import logging
import os
import string
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QGuiApplication

from kiosk import __version__, hosting, paths, releases
from kiosk.app import Background, Kiosk
from kiosk.errors import KioskError
from kiosk.levels import STEP, Levels
from kiosk.releases.history import INSTALLED, PUBLISHED, Entry, history
from kiosk.settings import Settings
from kiosk.staff import Gesture, HostCode, Pin
from kiosk.viewmodels.staff import GUIDE, LEVELS, NOBODY, STAFF, Duties, StaffViewModel, Told

log = logging.getLogger("staff")
LEFT, RESTART = 0, 75
"""Statuses by which the supervisor knows an exit on purpose from a wish to be started again."""
INSTALL_SECONDS = 1500
MOST_ENTRIES = 20
TIMESTAMP = Path("metadata", "timestamp.json")
STICKS = (Path("/media"), Path("/run/media"), Path("/mnt"))
WHAT = {
    "installed": ("已安装", "installed"),
    "went back": ("试用未通过", "did not pass its trial"),
    "failed": ("失败", "failed"),
    "rolled back": ("已退回", "went back to it"),
}


class Staffing(QObject):
    """Waits for the hidden gesture, opens the staff page and does what it asks."""

    def __init__(
        self,
        kiosk: Kiosk,
        settings: Settings,
        state: Path,
        clock: Callable[[], float] = time.monotonic,
        sticks: Callable[[], Path | None] | None = None,
        leave: Callable[[int], None] = QGuiApplication.exit,
        levels: Levels | None = None,
    ) -> None:
        super().__init__(kiosk)
        self._kiosk, self._settings, self._state, self._leave = kiosk, settings, state, leave
        self._stick = sticks or found_stick
        self._levels = levels or Levels()
        self._possible: frozenset[str] = frozenset()
        """Which levels could be changed when the page that tells them was read."""
        self._pin, self._code = Pin(state, clock=clock), HostCode(state, clock=clock)
        self._gesture = Gesture(clock)
        self._background = Background(self)
        duties = Duties(
            wait=lambda: max(self._pin.wait, self._code.wait),
            admit=self._admit,
            coded=lambda: self._code.is_set,
            set_code=lambda code: self._code.set(code),
            told=self._told,
            can=self._can,
            do=self._do,
            leave=self._go,
            run=self._run,
            clock=clock,
        )
        self.page = StaffViewModel(duties, self)
        self.page.closed.connect(self._closed)
        kiosk.pressed.connect(self._pressed)
        kiosk.stopping.connect(self._background.stop)

    def _pressed(self, at: QPointF) -> None:
        if self.page.stage:
            self.page.touched()
            return
        window, low = self._kiosk.window, self._kiosk.shell.reach
        above = float(window.property("sky"))
        if not self._gesture.touch(at.x() / max(1, window.width()), (at.y() - above) / max(1, window.height() - above)):
            return
        # Set from outside while the kiosk runs, a PIN or code counts from now on
        if not (self._pin.is_set or self._code.is_set):
            log.warning("the staff page was asked for, but no PIN is set; “staff set-pin” sets one")
            return
        log.info("the staff page was asked for")
        self._kiosk.shell.reset()
        self.page.open()
        self._kiosk.open_staff(self.page, low)

    def _closed(self) -> None:
        log.info("the staff page was left")
        self._kiosk.close_staff()

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        def finished(future: Future[object]) -> None:
            error = future.exception()
            if error is None:
                done(future.result())
            elif isinstance(error, KioskError):
                done(error)
            else:
                log.error("the staff page could not do this", exc_info=error)
                done(KioskError(f"{type(error).__name__}: {error}"))

        self._background.run(work, finished)

    # -- what is told

    def _told(self, page: str, language: str) -> Sequence[Told]:
        match page:
            case "content":
                return self._content(language)
            case "check":
                return self._checks(language)
            case "screen":
                return self._level_lines(language)
            case "host":
                return self._host_lines(language)
            case _:
                return usage_told(self._state, language, datetime.now(UTC).date().isoformat())

    def _content(self, language: str) -> list[Told]:
        chinese = language == "zh_Hans"
        shown = releases.current_version(self._state)
        words = ("出厂内容" if chinese else "the factory content") if shown is None else shown
        first = Told(
            f"现在显示：{words}" if chinese else f"Shown now: {words}",
            f"west-taihu-kiosk {__version__} ({paths.build()})",
        )
        entries = [entry for entry in history(self._state) if entry.what != PUBLISHED]
        return [first, *(_entry_told(entry, language) for entry in reversed(entries[-MOST_ENTRIES:]))]

    def _checks(self, language: str) -> list[Told]:
        """Run the self-test as a program of its own: here it would need the interface it is asked from."""
        words = ["self-test", "--json", "--language", language, "--state", str(self._state)]
        done = _program(words, seconds=120)
        try:
            checks = json.loads(done.stdout)["checks"]
            return [Told(f"{each['title']}：{each['found']}" if language == "zh_Hans" else
                         f"{each['title']}: {each['found']}", each["advice"], each["result"])
                    for each in checks]  # fmt: skip
        except (ValueError, KeyError, TypeError) as error:
            raise KioskError(_last_line(done)) from error

    def _level_lines(self, language: str) -> list[Told]:
        chinese = language == "zh_Hans"
        brightness, volume = self._levels.brightness(), self._levels.volume()
        found = (*(() if brightness is None else LEVELS[:2]), *(() if volume is None else LEVELS[2:]))
        self._possible = frozenset(found)
        advice = (
            "请使用显示器自己的按钮，或参阅安装手册“亮度与音量”。"
            if chinese
            else "Use the screen's own buttons, or see “Brightness and volume” in the installer's handbook."
        )
        lines: list[Told] = []
        for level, (name, refused) in (
            (brightness, ("亮度", "这台电脑的亮度不能在此调节。") if chinese else
             ("Brightness", "The brightness of this computer cannot be changed here.")),
            (volume, ("音量", "这台电脑的音量不能在此调节。") if chinese else
             ("Volume", "The volume of this computer cannot be changed here.")),
        ):  # fmt: skip
            if level is None:
                lines.append(Told(refused, advice, "look"))
            else:
                lines.append(Told(f"{name}：{level}%" if chinese else f"{name}: {level} %", mark="ok"))
        return lines

    def _host_lines(self, language: str) -> list[Told]:
        chinese, stops = language == "zh_Hans", hosting.route(self._kiosk)
        if not self._code.is_set:
            code = Told("尚未设置接待码。" if chinese else "No host code is set.", mark="look")
        else:
            code = Told("接待码已设置。" if chinese else "A host code is set.", mark="ok")
        names = " · ".join(stop.name for stop in stops)
        told = f"讲解路线：{len(stops)} 站" if chinese else f"Guided route: {len(stops)} stops"
        return [code, Told(told, names, "ok" if stops else "look")]

    # -- what is done

    def _admit(self, given: str) -> str:
        """Say who comes in: the length tells whether a PIN or a guide's code was meant."""
        if HostCode.may_be(given) and self._code.is_set:
            return GUIDE if self._code.check(given) else NOBODY
        return STAFF if self._pin.check(given) else NOBODY

    def _can(self, what: str) -> bool:
        if what == "lead":
            return bool(hosting.route(self._kiosk))
        if what == "remove code":
            return self._code.is_set
        if what in LEVELS:
            return what in self._possible
        if what == "install":
            return self._stick() is not None
        return releases.current_version(self._state) is not None

    def _do(self, what: str, language: str) -> list[Told]:
        if what in LEVELS:
            return self._level(what, language)
        if what == "remove code":
            self._code.remove()
            return self._host_lines(language)
        if what == "install":
            stick = self._stick()
            if stick is None:
                raise KioskError("没有找到 U 盘。" if language == "zh_Hans" else "The stick is not there.")
            words = ["content", "install", "--from", str(stick), "--limited"]
        else:
            words = ["content", "rollback", "--who", "staff page"]
        log.info("from the staff page: %s", " ".join(words))
        done = _program([*words, "--json", "--state", str(self._state)], INSTALL_SECONDS)
        if done.returncode != 0:
            raise KioskError(_last_line(done))
        try:
            message = str(json.loads(done.stdout)["message"])
        except (ValueError, KeyError, TypeError):
            message = _last_line(done)
        return [Told(message, mark="ok"), *self._content(language)]

    def _level(self, what: str, language: str) -> list[Told]:
        step = STEP if what in ("brighter", "louder") else -STEP
        if what in LEVELS[:2]:
            self._levels.set_brightness((self._levels.brightness() or 0) + step)
        else:
            self._levels.set_volume((self._levels.volume() or 0) + step)
        return self._level_lines(language)

    def _go(self, how: str) -> None:
        log.info("from the staff page: %s", how)
        if how == "lead":
            hosting.Hosting(self._kiosk, self._settings)
            return
        self._leave(RESTART if how == "restart" else LEFT)


def usage_told(state: Path, language: str, today: str) -> list[Told]:
    """Return the usage in a few lines: today, a week, a month, languages and what is opened most."""
    from kiosk.stats import telling
    from kiosk.stats.visit import OPENED, VISIT

    chinese = language == "zh_Hans"
    day = datetime.fromisoformat(today)
    rows = telling.rows(state, since=(day - timedelta(days=30)).date().isoformat())
    visits = [row for row in rows if row.what == VISIT]
    lines: list[Told] = []
    for days, words in (
        (0, ("今天", "Today")),
        (7, ("最近 7 天", "Last 7 days")),
        (30, ("最近 30 天", "Last 30 days")),
    ):
        since = (day - timedelta(days=days)).date().isoformat()
        some = [row for row in visits if row.day >= since]
        count, seconds = sum(row.count for row in some), sum(row.seconds for row in some)
        each = round(seconds / count) if count else 0
        lines.append(
            Told(f"{words[0]}：{count} 次参观", f"平均 {each} 秒")
            if chinese
            else Told(f"{words[1]}: {count} visits", f"{each} seconds on average")
        )
    for title, counted in (
        ("语言" if chinese else "Languages", _most((row.language, row.count) for row in visits)),
        ("打开最多" if chinese else "Opened most", _most((row.name, row.count) for row in rows if row.what == OPENED)),
    ):
        if counted:
            lines.append(Told(title, counted))
    return lines


def _most(pairs: Iterable[tuple[str, int]]) -> str:
    counts: Counter[str] = Counter()
    for name, count in pairs:
        counts[name] += count
    return ", ".join(f"{name} {count}" for name, count in counts.most_common(10))


def _entry_told(entry: Entry, language: str) -> Told:
    place = 0 if language == "zh_Hans" else 1
    what = WHAT.get(entry.what, (entry.what, entry.what))[place]
    details = (entry.who, entry.note, "" if entry.what == INSTALLED else entry.message)
    moment = entry.when.replace("T", " ").removesuffix("Z") + " UTC"
    return Told(" ".join(filter(None, (moment, entry.version, what))), " · ".join(filter(None, details)))


def found_stick(places: Iterable[Path] | None = None) -> Path | None:
    """Return a folder with releases on something that was plugged in, or None."""
    for folder in places if places is not None else _plugged_in():
        try:
            inside = [folder, *sorted(path for path in folder.iterdir() if path.is_dir())]
        except OSError:
            continue
        for each in inside:
            try:
                if (each / TIMESTAMP).is_file():
                    return each
            except OSError:
                continue
    return None


def _plugged_in() -> list[Path]:
    """Return where removable disks are mounted."""
    if sys.platform == "win32":
        return [Path(f"{letter}:\\") for letter in string.ascii_uppercase[3:]]
    found: list[Path] = []
    for base in STICKS:
        for depth in ("*", "*/*"):
            try:
                found += sorted(path for path in base.glob(depth) if os.path.ismount(path))
            except OSError:
                continue
    return found


def _program(words: Sequence[str], seconds: float) -> "subprocess.CompletedProcess[str]":
    """Run this program with other words, and wait for it.

    :raises KioskError: it takes too long.
    """
    try:
        return subprocess.run(
            [*paths.program(), *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds
        )
    except subprocess.TimeoutExpired as error:
        raise KioskError(f"It took longer than {seconds:g} seconds.") from error


def _last_line(done: "subprocess.CompletedProcess[str]") -> str:
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1].removeprefix("west-taihu-kiosk: ") if lines else f"It left with {done.returncode}."
