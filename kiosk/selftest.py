"""What an installer checks before driving home: each check in one line, with what to do where something is wrong."""

import ctypes
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from kiosk import paths, releases
from kiosk.display import display_answers
from kiosk.errors import KioskError
from kiosk.settings import Settings
from kiosk.sounds import Sounds

Words = tuple[str, str]
"""A sentence in English and in simplified Chinese, the two languages of those who install and keep kiosks."""

LANGUAGES = ("en", "zh_Hans")
TITLES: dict[str, Words] = {
    "display": ("Display", "显示器"),
    "size": ("Size of the screen", "屏幕尺寸"),
    "touch": ("Touch", "触摸"),
    "fonts": ("Fonts", "字体"),
    "content": ("Content", "内容"),
    "state": ("State folder", "状态文件夹"),
    "disk": ("Disk", "磁盘"),
    "clock": ("Clock", "时钟"),
    "watchdog": ("Watchdog", "守护程序"),
    "voices": ("Voices", "朗读语音"),
    "updates": ("Updates", "更新"),
}
MEGABYTE = 1_000_000
DISK_LOW, DISK_FULL = 1000 * MEGABYTE, 200 * MEGABYTE
EARLIEST = date(2026, 1, 1)
"""No clock that is right shows an earlier day."""
CLOCK_IS_NOT_SET = 5
"""What adjtimex answers while nothing keeps the clock right."""
SMALLEST_DIAGONAL, LARGEST_DIAGONAL = 7.0, 120.0
"""Inches between which what a screen says of itself is believed."""
SOURCE_PATIENCE = 8.0
"""Seconds that a source of updates may take to answer."""
VOICES_PATIENCE = 20.0
"""Seconds that the voices may take to be counted."""
CREDIBLE = 0.15
"""How far the configured diagonal may be from what the screen says of itself."""
MILLIMETRES_PER_INCH = 25.4
INPUT_PROP_DIRECT, ABS_MT_POSITION_X = 1, 0x35
"""Bits by which Linux says that a device is touched directly, and by several fingers."""
LAKE = "滆"
"""The lake's own character, which no common character set has."""


class Result(StrEnum):
    """How a check came out; only ``bad`` makes the whole fail, ``look`` asks a person to judge."""

    OK = "ok"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was looked at, how it is, and what to do ("" where nothing)."""

    name: str
    title: str
    result: Result
    found: str
    advice: str = ""


class Report:
    """Collects checks in one language."""

    def __init__(self, language: str = "en") -> None:
        self._language = LANGUAGES.index(language)
        self.checks: list[Check] = []

    def ok(self, name: str, found: Words, **values: object) -> None:
        """All is well."""
        self._add(name, Result.OK, found, None, values)

    def look(self, name: str, found: Words, advice: Words, **values: object) -> None:
        """Perhaps all is well; somebody has to look."""
        self._add(name, Result.LOOK, found, advice, values)

    def bad(self, name: str, found: Words, advice: Words, **values: object) -> None:
        """Something is wrong."""
        self._add(name, Result.BAD, found, advice, values)

    @property
    def fine(self) -> bool:
        """Whether nothing is wrong."""
        return all(check.result is not Result.BAD for check in self.checks)

    def _add(self, name: str, result: Result, found: Words, advice: Words | None, values: dict[str, object]) -> None:
        said = found[self._language].format(**values)
        to_do = advice[self._language].format(**values) if advice else ""
        self.checks.append(Check(name, TITLES[name][self._language], result, said, to_do))


def self_test(settings_file: Path | None, state: Path, language: str = "en", as_json: bool = False) -> int:
    """Check everything and print a line for each; return 1 when something is wrong."""
    report = Report(language)
    settings = read_settings(report, settings_file or state / "settings.toml")
    check_screen(report, settings)
    check_rest(report, settings, state)
    if as_json:
        checks = [asdict(check) for check in report.checks]
        print(json.dumps({"fine": report.fine, "checks": checks}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(report.checks)))
    return 0 if report.fine else 1


def lines(checks: Sequence[Check]) -> list[str]:
    """Return a plain line for each check."""
    return [
        f"{check.result:<4}  {check.title}: {check.found}" + (f" → {check.advice}" if check.advice else "")
        for check in checks
    ]


def read_settings(report: Report, path: Path) -> Settings:
    """Read the settings; where they are wrong, say so and go on with the usual ones."""
    try:
        return Settings.load(path)
    except KioskError as error:
        report.bad(
            "state",
            ("{error}", "设置文件有误：{error}"),
            ("Correct the settings file.", "请改正设置文件。"),
            error=error,
        )
        return Settings()


def check_rest(report: Report, settings: Settings, state: Path, now: Callable[[], datetime] | None = None) -> None:
    """Check all that needs no screen; may be called from any thread."""
    check_content(report, state)
    check_state(report, state)
    check_clock(report, settings, (now or (lambda: datetime.now(UTC)))())
    check_watchdog(report, state)
    check_voices(report, settings, state)
    check_updates(report, settings, state)


# -- the screen


def check_screen(report: Report, settings: Settings) -> None:
    """Check display, size, touch and fonts; needs the interface thread."""
    off_screen = os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal")
    if not display_answers():
        report.bad(
            "display",
            ("There is no display.", "没有显示器。"),
            (
                "Start this inside the kiosk's session, or set DISPLAY or WAYLAND_DISPLAY.",
                "请在展示屏的会话中运行，或设置 DISPLAY 或 WAYLAND_DISPLAY。",
            ),
        )
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        off_screen = True
    try:
        application(settings)
    except KioskError as error:
        report.bad("fonts", ("{error}", "{error}"), ("Install the kiosk again.", "请重新安装。"), error=error)
        return
    if not off_screen:
        check_display(report, settings)
        check_size(report, settings)
        check_touch(report)
    elif not report.checks:
        report.look(
            "display",
            ("None: this runs off screen.", "无：正在无屏幕运行。"),
            ("Run it again on the kiosk's own screen.", "请在展示屏上再次运行。"),
        )
    check_fonts(report)


def application(settings: Settings) -> None:
    """See that there is a Qt application with our fonts.

    :raises KioskError: a font is missing or cannot be read.
    """
    from PySide6.QtGui import QGuiApplication

    from kiosk import launch

    if QGuiApplication.instance() is None:
        launch.application(settings, visible=False)


def check_display(report: Report, settings: Settings) -> None:
    """The chosen screen is there."""
    from PySide6.QtGui import QGuiApplication

    screens = QGuiApplication.screens()
    if settings.screen >= len(screens):
        report.bad(
            "display",
            ("Screen {wanted} is not there; there are {count}.", "没有 {wanted} 号屏幕；共有 {count} 个。"),
            ("Set “screen”, counted from 0, or connect the screen.", "请设置“screen”（从 0 数起），或接好屏幕。"),
            wanted=settings.screen,
            count=len(screens),
        )
        return
    screen = screens[settings.screen]
    report.ok(
        "display",
        ("{screen}, {width}×{height} pixels.", "{screen}，{width}×{height} 像素。"),
        screen=screen.name(),
        width=screen.size().width(),
        height=screen.size().height(),
    )


def check_size(report: Report, settings: Settings) -> None:
    """The size in millimetres is known, so that letters and buttons can be as large as they must be."""
    from PySide6.QtGui import QGuiApplication

    screens = QGuiApplication.screens()
    size = screens[min(settings.screen, len(screens) - 1)].physicalSize()
    reported = (size.width() ** 2 + size.height() ** 2) ** 0.5 / MILLIMETRES_PER_INCH
    credible = SMALLEST_DIAGONAL <= reported <= LARGEST_DIAGONAL
    configured = settings.diagonal_inches
    values = {
        "configured": f"{configured:g}",
        "reported": f"{reported:.1f}",
        "width": round(size.width()),
        "height": round(size.height()),
    }
    if configured and credible and abs(configured - reported) > CREDIBLE * reported:
        report.look(
            "size",
            (
                "Set to {configured} inches; the screen says {reported} ({width}×{height} mm).",
                "设为 {configured} 英寸；屏幕自报 {reported} 英寸（{width}×{height} 毫米）。",
            ),
            ("Measure the diagonal and set “diagonal_inches”.", "请量对角线并设置“diagonal_inches”。"),
            **values,
        )
    elif configured:
        report.ok("size", ("{configured} inches, as set.", "{configured} 英寸（按设置）。"), **values)
    elif credible:
        report.look(
            "size",
            (
                "The screen says {reported} inches ({width}×{height} mm).",
                "屏幕自报 {reported} 英寸（{width}×{height} 毫米）。",
            ),
            ("If that is wrong, set “diagonal_inches”.", "若不对，请设置“diagonal_inches”。"),
            **values,
        )
    else:
        report.bad(
            "size",
            ("The screen does not say how large it is.", "屏幕没有报告尺寸。"),
            ("Measure the diagonal and set “diagonal_inches”.", "请量对角线并设置“diagonal_inches”。"),
            **values,
        )


def check_touch(report: Report) -> None:
    """There is something to touch."""
    from PySide6.QtGui import QInputDevice

    touching = [
        device.name() for device in QInputDevice.devices() if device.type() == QInputDevice.DeviceType.TouchScreen
    ]
    names = sorted({name for name in touching if name}) or touching or multi_touch_devices()
    if names:
        report.ok("touch", ("{names}.", "{names}。"), names=", ".join(names))
    else:
        report.bad(
            "touch",
            ("No touch device was found.", "没有找到触摸设备。"),
            (
                "Connect the USB cable of the touch screen; see that its driver is installed.",
                "请接好触摸屏的 USB 线，并确认驱动已安装。",
            ),
        )


def multi_touch_devices(folder: Path = Path("/sys/class/input")) -> list[str]:
    """Return the names of touch screens as Linux knows them: what has absolute places of several fingers, directly."""
    names: list[str] = []
    for device in sorted(folder.glob("input*")):
        try:
            direct = int((device / "properties").read_text(), 16) >> INPUT_PROP_DIRECT & 1
            words = (device / "capabilities" / "abs").read_text().split()
            several = int("".join(word.rjust(16, "0") for word in words), 16) >> ABS_MT_POSITION_X & 1
            if direct and several:
                names.append((device / "name").read_text().strip())
        except (OSError, ValueError):
            continue
    return names


def check_fonts(report: Report) -> None:
    """Every language has its letters."""
    from PySide6.QtGui import QFont, QFontInfo, QRawFont

    from kiosk import fonts
    from kiosk.calm import SENTENCES

    wrong: set[str] = set()
    for tag, _endonym, region, sentence in SENTENCES:
        letters = set(sentence) - {" "} | (set(LAKE) if tag in ("zh_Hans", "zh_Hant", "ja", "ko") else set[str]())
        for voice in ("sans", "serif"):
            family = fonts.family_for(tag, voice, region)
            faces = [QRawFont.fromFont(QFont(name)) for name in (family, *fonts.fallbacks(family))]
            drawn = all(any(face.supportsCharacter(ord(letter)) for face in faces) for letter in letters)
            if QFontInfo(QFont(family)).family() != family or not drawn:
                wrong.add(family)
    if wrong:
        report.bad(
            "fonts",
            ("Missing or without letters: {names}.", "缺失或缺字：{names}。"),
            ("Install the kiosk again.", "请重新安装。"),
            names=", ".join(sorted(wrong)),
        )
    else:
        report.ok("fonts", ("All letters of ten languages are there.", "十种语言的字都齐全。"))


# -- what needs no screen


def active_content(state: Path) -> Path:
    """Return the content that the kiosk would show."""
    return releases.current(state) or paths.FACTORY_CONTENT


def is_as_signed(content: Path) -> bool:
    """Return whether the files of an installed release are those that its name was made of when it was signed."""
    from kiosk.releases.manifest import version_of

    files: dict[str, str] = {}
    for path in sorted(content.parent.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            files[path.relative_to(content.parent).as_posix()] = digest + path.suffix
    return content.parent.name == version_of(int(content.parent.name.partition("-")[0]), files)


def check_content(report: Report, state: Path) -> None:
    """The content can be read whole, and nobody changed it since it was signed."""
    from kiosk.library import load_library

    path = active_content(state)
    factory = path == paths.FACTORY_CONTENT
    try:
        library = load_library(path, datetime.now(UTC).date())
    except KioskError as error:
        report.bad(
            "content",
            ("{error}", "内容无法读取：{error}"),
            (
                "Install the kiosk again." if factory else "Go back to the release before, or install a new one.",
                "请重新安装程序。" if factory else "请退回上一版本，或安装新版本。",
            ),
            error=error,
        )
        return
    values = {
        "entries": len(next(iter(library.editions.values())).faces),
        "languages": len(library.languages),
        "version": path.parent.name,
    }
    if not factory and not is_as_signed(path):
        report.bad(
            "content",
            (
                "Release {version} can be read, but its files are not those that were signed.",
                "版本 {version} 可以读取，但文件与签名时不同。",
            ),
            ("Install the release again, or go back to the one before.", "请重新安装此版本，或退回上一版本。"),
            **values,
        )
        return
    if not factory:
        report.ok(
            "content",
            (
                "Release {version}, {entries} entries in {languages} languages, as signed.",
                "版本 {version}，{entries} 条，{languages} 种语言，与签名一致。",
            ),
            **values,
        )
        return
    if releases.current_version(state) is not None:
        report.bad(
            "content",
            (
                "Release {version} is to be shown and is not there; the factory content takes its place.",
                "应显示版本 {version}，但文件不存在；现显示出厂内容。",
            ),
            ("Install the release again, or go back to the one before.", "请重新安装此版本，或退回上一版本。"),
            version=releases.current_version(state),
        )
        return
    report.ok(
        "content",
        (
            "The content of the factory, {entries} entries in {languages} languages; part of the program.",
            "出厂内容，{entries} 条，{languages} 种语言；随程序提供。",
        ),
        **values,
    )


def check_state(report: Report, state: Path) -> None:
    """The state can be written, and there is room."""
    folder = state
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        state.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=state) as file:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        report.bad(
            "state",
            ("{state} cannot be written: {error}.", "{state} 无法写入：{error}。"),
            (
                "Let the kiosk's user own it; without it no log, statistics or updates are kept.",
                "请让展示屏用户拥有此文件夹；否则无法保存日志、统计和更新。",
            ),
            state=state,
            error=error.strerror or error,
        )
    else:
        report.ok("state", ("{state} can be written.", "{state} 可以写入。"), state=state)
    free = shutil.disk_usage(folder).free
    values = {"free": f"{free / MEGABYTE:,.0f}"}
    if free < DISK_FULL:
        report.bad(
            "disk",
            ("Only {free} MB are free.", "仅剩 {free} MB。"),
            ("Make room: an update needs 200 MB.", "请清理空间：更新需要 200 MB。"),
            **values,
        )
    elif free < DISK_LOW:
        report.look(
            "disk",
            ("{free} MB are free.", "剩余 {free} MB。"),
            ("Make room soon.", "请尽快清理空间。"),
            **values,
        )
    else:
        report.ok("disk", ("{free} MB are free.", "剩余 {free} MB。"), **values)


def check_clock(report: Report, settings: Settings, now: datetime) -> None:
    """The clock is right: it lights the lake, opens and closes, and dates what is installed."""
    from datetime import timedelta

    venue = now + timedelta(hours=settings.utc_offset_hours)
    values = {"venue": venue.strftime("%Y-%m-%d %H:%M")}
    if now.date() < EARLIEST:
        report.bad(
            "clock",
            ("It is {venue} here, which cannot be.", "时钟显示 {venue}，不可能正确。"),
            (
                "Set the clock; replace the battery of the board if it stops again.",
                "请设置时钟；若再停走请更换主板电池。",
            ),
            **values,
        )
    elif not clock_is_kept():
        report.look(
            "clock",
            ("It is {venue} here; nothing keeps the clock right.", "时钟显示 {venue}；没有自动校时。"),
            (
                "Compare it with your watch; let the system set it by the network where there is one.",
                "请与手表核对；有网络时请启用自动校时。",
            ),
            **values,
        )
    else:
        report.ok("clock", ("It is {venue} here, kept by the network.", "时钟显示 {venue}，由网络校时。"), **values)


def clock_is_kept() -> bool:
    """Return whether Linux knows the clock to be kept right; other systems do not tell."""
    if not sys.platform.startswith("linux"):
        return False
    # A struct timex of zeros asks and sets nothing; it is smaller than this on every machine
    return ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(512)) not in (CLOCK_IS_NOT_SET, -1)


def check_voices(report: Report, settings: Settings, state: Path) -> None:
    """Each language can be read aloud, by a voice of the system or from recordings."""
    if not settings.read_aloud:
        report.ok("voices", ("Reading aloud is switched off.", "朗读功能已关闭。"))
        return
    tags = languages_of(active_content(state))
    voices, player = spoken_here(tags)
    recorded = Sounds(active_content(state)).languages() if player else frozenset[str]()
    missing = [tag for tag in tags if tag not in voices and tag not in recorded]
    values = {
        "voices": "; ".join(f"{tag}: {voices.get(tag) or '♪'}" for tag in tags if tag not in missing) or "–",
        "missing": ", ".join(missing),
    }
    if not missing:
        report.ok("voices", ("{voices}.", "{voices}。"), **values)
        return
    report.look(
        "voices",
        ("{voices}. None for {missing}.", "{voices}。缺少：{missing}。"),
        (
            "There the button says that there is no voice; install speech-dispatcher with a voice, or recordings.",
            "在这些语言中按钮会说明没有语音；请安装 speech-dispatcher 和语音，或提供录音。",
        ),
        **values,
    )


def languages_of(content: Path) -> list[str]:
    """Return the tags of the content's languages, as the lake names them; none where it cannot be read."""
    try:
        snapshot = json.loads(content.with_suffix(".attract.json").read_text(encoding="utf-8"))
        return [str(language["tag"]) for language in snapshot["languages"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def spoken_here(tags: Sequence[str]) -> tuple[dict[str, str], bool]:
    """Ask the voice's own process; return the name of the voice for each language, and whether sounds can be played."""
    import subprocess

    try:
        done = subprocess.run(
            [*paths.program(), "voice", *tags],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=VOICES_PATIENCE,
            check=False,
        )
        told = json.loads(done.stdout.partition("\n")[0])
        return dict(told["voices"]), bool(told["player"])
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return {}, False


def check_watchdog(report: Report, state: Path) -> None:
    """A supervisor keeps the kiosk, and shows the content that is meant to be shown."""
    try:
        note = json.loads((state / "supervisor.json").read_text(encoding="utf-8"))
        alive = note["doing"] != "ended" and process_lives(int(note["pid"]))
        values = {name: note[name] for name in ("rung", "starts", "crashes", "last")}
    except (OSError, ValueError, KeyError, TypeError):
        alive, values = False, dict[str, object]()
    if not alive:
        report.look(
            "watchdog",
            ("The kiosk is not supervised now.", "目前没有守护程序在运行。"),
            (
                "Let the system start “supervise” by itself, and run this again while the kiosk is shown.",
                "请设为开机自动运行“supervise”，并在展示屏运行时再次自检。",
            ),
        )
    elif values["rung"] != "current":
        report.bad(
            "watchdog",
            (
                "The kiosk fell back to the {rung} content after {crashes} crashes; last: {last}.",
                "崩溃 {crashes} 次后退回到 {rung} 内容；最近一次：{last}。",
            ),
            ("Read logs/supervisor.log in the state folder.", "请查看状态文件夹中的 logs/supervisor.log。"),
            **values,
        )
    else:
        report.ok(
            "watchdog",
            (
                "The supervisor runs; {starts} starts, {crashes} crashes.",
                "守护程序在运行；启动 {starts} 次，崩溃 {crashes} 次。",
            ),
            **values,
        )


def process_lives(pid: int) -> bool:
    """Return whether there is a process with this id; where asking would end it (Windows), the note is believed."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def check_updates(report: Report, settings: Settings, state: Path) -> None:
    """The source of updates can be reached."""
    place = settings.update_from
    if not place:
        report.ok("updates", ("No source is followed: updates come by stick.", "未设置更新来源：用 U 盘更新。"))
        return
    from kiosk.releases import trust
    from kiosk.releases.installing import TIMESTAMP
    from kiosk.releases.source import source_of

    try:
        known = trust.stored(state) is not None
        b"".join(source_of(place, SOURCE_PATIENCE).chunks(TIMESTAMP, MEGABYTE))
    except KioskError as error:
        report.bad(
            "updates",
            ("{place} cannot be read: {error}", "{place} 无法读取：{error}"),
            (
                "Correct “update_from”, or connect the stick, share or network.",
                "请改正“update_from”，或接好 U 盘、共享或网络。",
            ),
            place=place,
            error=error,
        )
        return
    if not known:
        report.bad(
            "updates",
            (
                "{place} can be read, but this kiosk trusts no venue yet.",
                "{place} 可以读取，但本机尚未信任任何发布者。",
            ),
            (
                "Install once by hand: content install --from … --trust trust.json.",
                "请先手动安装一次：content install --from … --trust trust.json。",
            ),
            place=place,
        )
    else:
        report.ok("updates", ("{place} answers.", "{place} 可以读取。"), place=place)
