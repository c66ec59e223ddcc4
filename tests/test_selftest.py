"""The last step of an installation: what is wrong is found, and said with what to do, in both languages of staff."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QGuiApplication

from kiosk import fonts, paths, releases, selftest
from kiosk.errors import KioskError
from kiosk.releases.history import INSTALLED, history
from kiosk.releases.installing import rollback
from kiosk.selftest import TITLES, Report, Result, Words
from kiosk.settings import Settings
from kiosk.supervise import last_good
from tests.releases.conftest import Clock, Floor, Venue

NOW = datetime(2026, 5, 1, 10, tzinfo=UTC)


def results(report: Report) -> dict[str, str]:
    return {check.name: str(check.result) for check in report.checks}


def both(check: Callable[[Report], object]) -> Report:
    """Make a check in both languages, which must agree, and return the English one."""
    reports = [Report(language) for language in selftest.LANGUAGES]
    for report in reports:
        check(report)
    one, other = reports
    assert results(one) == results(other)
    for check_one, check_other in zip(one.checks, other.checks, strict=True):
        assert check_one.title != check_other.title
        assert bool(check_one.advice) == bool(check_other.advice) == (check_one.result is not Result.OK)
        assert "{" not in check_one.found + check_one.advice + check_other.found + check_other.advice
    return one


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    surroundings.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, str(paths.ROOT / "main.py"), "self-test", *words],
        env={**surroundings, **more},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_off_screen_all_that_can_be_checked_is_fine(tmp_path: Path) -> None:
    done = run("--state", str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    lines = done.stdout.splitlines()
    assert all(line.split()[0] in ("ok", "look") for line in lines)
    assert len(lines) == len(TITLES) - 2, "size and touch need a screen"


def test_without_a_display_it_fails_and_says_what_to_do(tmp_path: Path) -> None:
    done = run("--state", str(tmp_path), "--json")
    assert (done.returncode, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert told["fine"] is False
    display = told["checks"][0]
    assert (display["name"], display["result"]) == ("display", "bad")
    assert "DISPLAY" in display["advice"]


def test_in_chinese_too(tmp_path: Path) -> None:
    done = run("--state", str(tmp_path), "--language", "zh_Hans", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0
    assert "字体: 十种语言的字都齐全。" in done.stdout


def test_wrong_settings_are_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("idle_seconds = 1\n", encoding="utf-8")
    report = both(lambda report: selftest.read_settings(report, tmp_path / "settings.toml"))
    assert results(report) == {"state": "bad"}
    assert "idle_seconds" in report.checks[0].found


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    report = both(lambda report: selftest.check_state(report, tmp_path / "file" / "state"))
    assert results(report)["state"] == "bad"


@pytest.mark.parametrize(("free", "result"), [(50_000, "ok"), (900, "look"), (10, "bad")])
def test_room_on_the_disk(free: int, result: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest.shutil, "disk_usage", lambda folder: SimpleNamespace(free=free * 1_000_000))
    assert results(both(lambda report: selftest.check_state(report, tmp_path)))["disk"] == result


@pytest.mark.parametrize(
    ("moment", "kept", "result"),
    [(NOW, True, "ok"), (NOW, False, "look"), (NOW - timedelta(days=9000), True, "bad")],
)
def test_the_clock(moment: datetime, kept: bool, result: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "clock_is_kept", lambda: kept)
    report = both(lambda report: selftest.check_clock(report, Settings(), moment))
    assert results(report) == {"clock": result}
    assert moment.strftime("%Y-%m-%d 18:00") in report.checks[0].found, "the venue's time, not UTC"


def test_the_clock_is_asked_without_being_set() -> None:
    assert selftest.clock_is_kept() in (True, False)


@pytest.mark.parametrize(
    ("note", "result"),
    [
        (None, "look"),
        ("{", "look"),
        ('{"pid": 1}', "look"),
        ({"doing": "ended"}, "look"),
        ({"pid": 2**22 + 1}, "look"),
        ({}, "ok"),
        ({"rung": "factory"}, "bad"),
    ],
)
def test_the_watchdog(note: object, result: str, tmp_path: Path) -> None:
    whole = {"pid": os.getpid(), "doing": "showing", "rung": "current", "starts": 2, "crashes": 1, "last": "it hung"}
    if note is not None:
        text = note if isinstance(note, str) else json.dumps({**whole, **note})  # pyright: ignore[reportGeneralTypeIssues]
        (tmp_path / "supervisor.json").write_text(text, encoding="utf-8")
    assert results(both(lambda report: selftest.check_watchdog(report, tmp_path))) == {"watchdog": result}


def test_content_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "active_content", lambda state: tmp_path / "none.sqlite")
    assert results(both(lambda report: selftest.check_content(report, tmp_path))) == {"content": "bad"}


def test_fonts_that_lack_letters_are_named(application: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert results(both(selftest.check_fonts)) == {"fonts": "ok"}
    monkeypatch.setattr(fonts, "family_for", lambda *about: "A family that is not there")
    assert results(both(selftest.check_fonts)) == {"fonts": "bad"}


def test_a_missing_font_is_said_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(settings: Settings) -> None:
        raise KioskError("The font a.ttc is missing; install the kiosk again.")

    monkeypatch.setattr(selftest, "application", broken)
    report = both(lambda report: selftest.check_screen(report, Settings()))
    assert results(report) == {"fonts": "bad"}


class Screen:
    """What Qt tells of a screen."""

    def __init__(self, width: float, height: float) -> None:
        self._size = QSizeF(width, height)

    def name(self) -> str:
        return "HDMI-1"

    def size(self) -> QSize:
        return QSize(1920, 1080)

    def physicalSize(self) -> QSizeF:
        return self._size


@pytest.mark.parametrize(
    ("millimetres", "configured", "result"),
    [
        ((952, 536), 0.0, "look"),
        ((952, 536), 43.0, "ok"),
        ((952, 536), 32.0, "look"),
        ((0, 0), 0.0, "bad"),
        ((160, 90), 43.0, "look"),
        ((16, 9), 0.0, "bad"),
        ((16, 9), 43.0, "ok"),
    ],
)
def test_the_size_of_the_screen(
    millimetres: tuple[float, float], configured: float, result: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [Screen(*millimetres)])
    settings = Settings(diagonal_inches=configured)
    assert results(both(lambda report: selftest.check_size(report, settings))) == {"size": result}
    assert results(both(lambda report: selftest.check_display(report, settings))) == {"display": "ok"}
    other = Settings(screen=1)
    assert results(both(lambda report: selftest.check_display(report, other))) == {"display": "bad"}


def device(folder: Path, name: str, properties: str, absolute: str) -> None:
    (folder / name / "capabilities").mkdir(parents=True)
    (folder / name / "name").write_text(f"{name} panel\n")
    (folder / name / "properties").write_text(properties)
    (folder / name / "capabilities" / "abs").write_text(absolute)


def test_linux_tells_touch_screens_from_pads_and_mice(tmp_path: Path) -> None:
    device(tmp_path, "input1", "2\n", "2e0800000000003\n")
    device(tmp_path, "input2", "5\n", "2e0800000000003\n")
    device(tmp_path, "input3", "0\n", "0\n")
    device(tmp_path, "input4", "2\n", "3\n")
    (tmp_path / "input5").mkdir()
    assert selftest.multi_touch_devices(tmp_path) == ["input1 panel"]


def test_touch(monkeypatch: pytest.MonkeyPatch, application: QGuiApplication) -> None:
    found: list[list[str]] = [["panel"], []]
    monkeypatch.setattr("PySide6.QtGui.QInputDevice.devices", list)
    for names, result in zip(found, ("ok", "bad"), strict=True):
        monkeypatch.setattr(selftest, "multi_touch_devices", lambda names=names: names)
        assert results(both(selftest.check_touch)) == {"touch": result}


def test_titles_are_in_both_languages() -> None:
    titles: list[Words] = list(TITLES.values())
    assert len({title for pair in titles for title in pair}) == 2 * len(titles)


# -- releases


@pytest.fixture
def floor(tmp_path: Path) -> Floor:
    """A kiosk on which two releases were installed, with the folder they came from."""
    (tmp_path / "state").mkdir()
    floor = Floor(tmp_path / "state", Venue(tmp_path, Clock()))
    for words in ("first", "second"):
        floor.venue.edit(words)
        floor.venue.publish()
        floor.install()
    return floor


def content_of(floor: Floor) -> str:
    return results(both(lambda report: selftest.check_content(report, floor.state)))["content"]


def test_a_release_is_checked_against_what_was_signed(floor: Floor) -> None:
    assert content_of(floor) == "ok"
    shown = releases.current(floor.state)
    assert shown is not None
    shown.parent.chmod(0o755)
    picture = shown.parent / "pictures" / "lake.png"
    picture.chmod(0o644)
    picture.write_bytes(b"another picture")
    assert content_of(floor) == "bad"


def test_a_release_that_is_gone_is_named(floor: Floor) -> None:
    shown = releases.current(floor.state)
    assert shown is not None
    shown.rename(shown.with_name("gone"))
    assert content_of(floor) == "bad"


def test_the_supervisor_falls_back_to_the_release_before(floor: Floor) -> None:
    first, second = [entry.version for entry in history(floor.state) if entry.what == INSTALLED]
    assert floor.shown == second
    assert last_good(floor.state) == floor.state / "releases" / first / "content.sqlite"
    rollback(floor.state)
    assert last_good(floor.state) == floor.state / "releases" / second / "content.sqlite"
    assert last_good(floor.state / "none") is None


def test_the_source_of_updates(floor: Floor, tmp_path: Path) -> None:
    def found(place: Path | str, state: Path = floor.state) -> str:
        settings = Settings(update_from=str(place))
        return results(both(lambda report: selftest.check_updates(report, settings, state)))["updates"]

    assert found("") == "ok"
    assert found(floor.venue.repository) == "ok"
    assert found(tmp_path / "none") == "bad"
    assert found("ftp://somewhere") == "bad"
    assert found(floor.venue.repository, tmp_path / "new") == "bad", "nobody is trusted yet"


@pytest.mark.parametrize(
    ("missing", "player", "wanted", "result"),
    [
        ((), False, True, "ok"),
        (("ja", "de"), False, True, "look"),
        (("de",), True, True, "ok"),
        (("de",), True, False, "ok"),
    ],
)
def test_the_voices(
    missing: tuple[str, ...], player: bool, wanted: bool, result: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content.sqlite"
    snapshot = paths.FACTORY_CONTENT.with_suffix(".attract.json")
    content.with_suffix(".attract.json").write_bytes(snapshot.read_bytes())
    (tmp_path / "sounds" / "de").mkdir(parents=True)
    (tmp_path / "sounds" / "de" / "one.ogg").write_bytes(b"sound")

    def spoken(tags: list[str]) -> tuple[dict[str, str], bool]:
        return {tag: f"voice of {tag}" for tag in tags if tag not in missing}, player

    monkeypatch.setattr(selftest, "spoken_here", spoken)
    monkeypatch.setattr(selftest, "active_content", lambda state: content)
    report = both(lambda report: selftest.check_voices(report, Settings(read_aloud=wanted), tmp_path))
    assert results(report) == {"voices": result}
    found = report.checks[0].found
    assert ("voice of fr" in found) == wanted
    assert ("ja, de" in found) == (result == "look")


def test_the_voices_are_asked_in_their_own_process() -> None:
    assert selftest.spoken_here(["de"])[0] == {}
