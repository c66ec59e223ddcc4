"""A running kiosk follows its source and its pointer, never under a visitor's hand, and works on neither itself."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication

from kiosk import paths, releases
from kiosk.follower import Follower
from kiosk.settings import Settings
from tests.drive import Driver, until

CHILD = """
import json, pathlib, sys
words = sys.argv[1:]
state = pathlib.Path(words[words.index("--state") + 1])
(state / "words").open("a").write(json.dumps(words) + "\\n")
plan = json.loads((state / "plan").read_text())
if plan.get("point"):
    (state / "releases" / "current").write_text(plan["point"])
print(plan.get("out", ""))
print(plan.get("said", ""), file=sys.stderr)
sys.exit(plan.get("status", 0))
"""
VERSION = "0001-00000000"


class Kiosk:
    """A follower beside a state folder, with a child that does what it is told."""

    def __init__(self, folder: Path, source: str) -> None:
        self.state = folder / "state"
        self.release = self.state / "releases" / VERSION
        self.release.mkdir(parents=True)
        shutil.copyfile(paths.FACTORY_CONTENT, self.release / releases.DATABASE)
        (folder / "child.py").write_text(CHILD)
        self.idle = True
        self.moved: list[Path] = []
        self.finished = 0
        command = (sys.executable, str(folder / "child.py"))
        self.follower = Follower(Settings(update_from=source), self.state, None, lambda: self.idle, command=command)
        self.follower.moved.connect(self.moved.append)
        self.follower.finished.connect(self._count)

    def _count(self) -> None:
        self.finished += 1

    def plan(self, **plan: object) -> None:
        """Say what the child will do."""
        (self.state / "plan").write_text(json.dumps(plan))

    def looked(self) -> list[list[str]]:
        """Return the words of every child so far."""
        words = self.state / "words"
        return [json.loads(line) for line in words.read_text().splitlines()] if words.exists() else []

    def look(self) -> None:
        """Look for a release and wait until that is over."""
        before = self.finished
        self.follower.look()
        until(lambda: self.finished > before, "the child ends")


@pytest.fixture
def make(application: QGuiApplication, tmp_path: Path) -> Iterator[Callable[..., Kiosk]]:
    """Make a follower, ended at the end."""
    made: list[Kiosk] = []

    def make(source: str = "https://releases.example/park") -> Kiosk:
        made.append(Kiosk(tmp_path, source))
        return made[-1]

    yield make
    for kiosk in made:
        kiosk.follower.stop()
        shiboken6.delete(kiosk.follower)


def test_a_child_installs_with_limits(make: Callable[..., Kiosk]) -> None:
    kiosk = make()
    kiosk.plan(out=json.dumps({"message": "Release 0001 is installed."}), point=VERSION)
    kiosk.look()
    (words,) = kiosk.looked()
    assert words[:4] == ["content", "install", "--from", "https://releases.example/park"]
    assert {"--limited", "--json", "--state"} <= set(words)
    assert kiosk.moved == [kiosk.release / releases.DATABASE]


def test_nothing_is_begun_while_a_visitor_is_there(make: Callable[..., Kiosk]) -> None:
    kiosk = make()
    kiosk.plan()
    kiosk.idle = False
    kiosk.follower.look()
    kiosk.follower.glance()
    QGuiApplication.processEvents()
    assert kiosk.looked() == []
    kiosk.idle = True
    kiosk.follower.glance()
    until(lambda: kiosk.finished, "the child ends")
    assert len(kiosk.looked()) == 1


@pytest.mark.logs("No update: The releases at X cannot be reached")
def test_the_same_trouble_is_told_once(make: Callable[..., Kiosk], caplog: pytest.LogCaptureFixture) -> None:
    kiosk = make()
    kiosk.plan(status=1, said="west-taihu-kiosk: The releases at X cannot be reached: gone.")
    for _ in range(3):
        kiosk.look()
    assert len(kiosk.looked()) == 3
    assert [record.message for record in caplog.records] == ["No update: The releases at X cannot be reached: gone."]
    assert kiosk.moved == []


@pytest.mark.logs("could not be started")
def test_a_child_that_cannot_start_is_told(make: Callable[..., Kiosk], monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk = make()
    monkeypatch.setattr(kiosk.follower, "_command", ("/nowhere/at/all",))
    kiosk.look()
    assert kiosk.moved == []


def test_somebody_else_moves_the_pointer(make: Callable[..., Kiosk]) -> None:
    kiosk = make("")
    kiosk.follower.glance()
    assert kiosk.moved == []
    (kiosk.state / "releases" / "current").write_text(f"{VERSION}\n")
    kiosk.follower.glance()
    kiosk.follower.glance()
    (kiosk.state / "releases" / "current").unlink()
    kiosk.follower.glance()
    assert kiosk.moved == [kiosk.release / releases.DATABASE, paths.FACTORY_CONTENT]


def test_a_stick_that_is_plugged_in_is_noticed(
    make: Callable[..., Kiosk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.follower.GLANCE_MS", 20)
    stick = tmp_path / "stick"
    kiosk = make(str(stick))
    kiosk.plan()
    kiosk.follower.begin()
    (stick / "metadata").mkdir(parents=True)
    timestamp = stick / "metadata" / "timestamp.json"

    def published() -> int:
        # Again and again, for the first look may come after the first of them
        timestamp.write_text(f"{timestamp.exists() and timestamp.read_text()}.")
        kiosk.follower.glance()
        return kiosk.finished

    until(published, "the stick is noticed")
    assert kiosk.looked()[0][3] == str(stick)


# -- what the kiosk does with it


def test_another_release_is_shown_when_the_visitor_has_left(application: QGuiApplication, tmp_path: Path) -> None:
    other = tmp_path / releases.DATABASE
    shutil.copyfile(paths.FACTORY_CONTENT, other)
    driver = Driver()
    try:
        before = driver.kiosk._library  # pyright: ignore[reportPrivateUsage]
        driver.wake()
        driver.kiosk.follow(other)
        driver.pause(0.6)
        assert driver.kiosk._library is before  # pyright: ignore[reportPrivateUsage]
        driver.clock.wait(1000)
        driver.tick()
        until(lambda: driver.kiosk._library is not before, "the other release is read")  # pyright: ignore[reportPrivateUsage]
        driver.wake()
        assert driver.place() == ("overview", "", "")
    finally:
        driver.close()


@pytest.mark.logs("What is shown stays")
def test_a_release_that_cannot_be_read_changes_nothing(
    application: QGuiApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    driver = Driver()
    try:
        before = driver.kiosk._library  # pyright: ignore[reportPrivateUsage]
        driver.kiosk.follow(tmp_path / "gone.sqlite")
        until(lambda: "What is shown stays" in caplog.text, "it is said")
        driver.pause(0.8)
        assert caplog.text.count("What is shown stays") == 1
        assert driver.kiosk._library is before  # pyright: ignore[reportPrivateUsage]
    finally:
        driver.close()
