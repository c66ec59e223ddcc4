"""The whole way of a correction: typed in the real studio, published, taken by the real kiosk, seen, gone back from."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from kiosk import paths, releases
from kiosk.content.editing import Workspace
from kiosk.editorial import snapshot
from kiosk.releases.history import PUBLISHED, history
from kiosk.releases.installing import Trusting, install
from kiosk.releases.repository import publish
from tests.desk import Desk, middle
from tests.drive import Driver
from tests.end2end.conftest import SCREEN, Display, Program, opened, until

pytestmark = pytest.mark.end2end

DESK = (1280, 2300)
"""Pixels of the studio's screen: so high that no form has to be scrolled."""
PASSPHRASE = "a lake in the west"
OLD_NUMBER, OLD_GERMAN_NUMBER, NUMBER, GERMAN_NUMBER = "70.5", "70,5", "71.25", "71,25"
SENTENCE = "Diese Zahl hat der Park selbst genannt."
IDLE_SECONDS, WARNING_SECONDS = 30, 10
"""The least that settings allow."""
TRIAL_SECONDS = 300.0
"""How long a busy machine may take to try a release: the kiosk does it with the least priority."""
RETURNS_SECONDS = 15.0
"""How long after she touched the screen last the visitor touches it again, while staff are still at work."""
SAME = 0.004
"""Which part of two pictures of the same may differ: a cursor, the button under the pointer."""
SETTINGS = f"""
reduced_motion = true
diagonal_inches = 43
attract_seconds = 120
idle_seconds = {IDLE_SECONDS}
warning_seconds = {WARNING_SECONDS}
update_from = "{{folder}}"
"""

Run = Callable[..., Program]


class Steps:
    """Tells what was done when."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def tell(self, what: str) -> None:
        """Print a step with the seconds since the beginning."""
        print(f"{time.monotonic() - self._began:6.1f} s  {what}", flush=True)


def unlike(one: QImage, other: QImage, area: QRect) -> float:
    """Return which part of the pixels of an area differs."""
    pictures = [each.copy(area).convertToFormat(QImage.Format.Format_RGB32) for each in (one, other)]
    pixels = [memoryview(each.constBits()).cast("I") for each in pictures]
    return sum(a != b for a, b in zip(*pixels, strict=True)) / len(pixels[0])


def compare(program: Program, wanted: QImage, areas: Sequence[QRect], what: str) -> None:
    """Wait until areas of a real window show what a picture of it shows there.

    :raises AssertionError: they never do; both pictures then lie in the state folder.
    """

    def same() -> bool:
        seen = program.display.look()
        return all(unlike(seen, wanted, area) < SAME for area in areas)

    try:
        until(same, what)
    except AssertionError:
        program.display.look().save(str(program.state / "seen.png"))
        wanted.save(str(program.state / "wanted.png"))
        raise


def area_of(item: QQuickItem) -> QRect:
    """Return where an item is in its window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).toAlignedRect()


class Staff:
    """A hand and an eye at the real studio; a twin of it off screen knows where things are and what must be seen."""

    def __init__(self, program: Program, twin: Desk) -> None:
        self.program, self.twin = program, twin

    def sees(self, what: str, *texts: str, control: str = "") -> None:
        """Wait until the real window shows what the twin shows, these texts of its preview, and a control."""
        self.twin.settle()
        missing = set(texts) - self.twin.stage_texts()
        assert not missing, f"the preview does not say {missing}"
        window = QRect(0, 0, *DESK)
        items = [*map(self.twin.stage_item, texts), *([self.twin.find(control)] if control else [])]
        areas = [area_of(item).intersected(window) for item in items]
        compare(self.program, self.twin.window.grabWindow(), [window, *areas], what)

    def click(self, name: str) -> None:
        """Click on the control of this name, here and there."""
        self._click_real(middle(self.twin.find(name)))
        self.twin.click(name)

    def click_real(self, name: str) -> None:
        """Click on the control of this name in the real window only."""
        self._click_real(middle(self.twin.find(name)))

    def write(self, name: str, text: str) -> None:
        """Click into a field and replace what stands in it, here and there."""
        self._click_real(middle(self.twin.find(name)))
        self.program.display.hand("key", "ctrl+a")
        self.program.display.hand("type", "--delay", 5, text)
        self.twin.window.requestActivate()
        self.twin.rest()
        self.twin.write(name, text)

    def choose(self, title: str) -> None:
        """Search for a thing in the list and choose it, here and there."""
        self.write("Search", title)
        self.sees(f"the list is searched for “{title}”")
        self._click_real(middle(self.twin.line(title)))
        self.twin.click_on(self.twin.line(title))

    def _click_real(self, at: QPoint) -> None:
        self.program.display.tap(at)


class Visitor:
    """Somebody in front of the real kiosk; a twin of it off screen knows where things are and what must be seen."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.twin = Driver(QSize(*SCREEN), diagonal_inches=43)
        self.touched = 0.0
        """When the screen was touched last, by the monotonic clock."""

    def renew(self, content: Path) -> None:
        """Have a twin that shows other content."""
        self.close()
        self.twin = Driver(QSize(*SCREEN), content, diagonal_inches=43)

    def close(self) -> None:
        """End the twin."""
        self.twin.close()

    def begins_in(self, endonym: str) -> None:
        """Touch the invitation of a language."""
        self._touch(self.twin.middle(self.twin.find(endonym).item))
        self.twin.press(endonym)

    def opens(self, entry_id: str) -> None:
        """Touch the card of an entry."""
        self._touch(self.twin.middle(self.twin.card(entry_id).item))
        self.twin.press_card(entry_id)

    def is_there(self) -> None:
        """Touch the title, where nothing happens, when the last touch is a while ago."""
        if time.monotonic() - self.touched > RETURNS_SECONDS:
            self._touch(QPoint(SCREEN[0] // 4, 60))

    def sees(self, what: str, *texts: str) -> None:
        """Wait until the real window shows what the twin shows, and these texts on it."""
        self.twin.settle()
        window = QRect(0, 0, *SCREEN)
        areas = [seen.area.toAlignedRect().intersected(window) for seen in self.twin.read() if seen.text in texts]
        assert set(texts) <= self.texts()
        compare(self.program, self.twin.window.grabWindow(), [window, *areas], what)

    def texts(self) -> set[str]:
        """Return what the twin says, and so the screen."""
        return {seen.text for seen in self.twin.read()}

    def _touch(self, at: QPoint) -> None:
        self.program.display.tap(at)
        self.touched = time.monotonic()


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    """What is ended however the test ends."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def desk_display(tmp_path: Path) -> Iterator[Display]:
    """The screen of the studio."""
    folder = tmp_path / "desk"
    folder.mkdir()
    with opened(folder, DESK) as display:
        yield display


def in_service(repository: Path, keys: Path, kiosk: Path, scratch: Path) -> str:
    """Publish a first release and install it on the kiosk, as an installer did long ago; return its version."""
    with Workspace.open(scratch / "first") as workspace:
        workspace.build(scratch / "release", snapshot)
    first = publish(repository, scratch / "release", keys, PASSPHRASE, who="Wang", note="the first").manifest.version
    install(str(repository), kiosk, lambda _database: None, trusting=Trusting(keys / "trust.json"))
    return first


def test_a_correction_from_the_desk_to_the_screen_and_back(
    application: QGuiApplication, run: Run, desk_display: Display, closing: ExitStack, tmp_path: Path
) -> None:
    steps = Steps()
    repository, office, floor = tmp_path / "repository", tmp_path / "office", tmp_path / "floor"
    office.mkdir()
    floor.mkdir()
    first = in_service(repository, office / "keys", floor, tmp_path)
    shutil.copytree(office / "keys", tmp_path / "twin" / "keys")
    steps.tell(f"release {first} is in service, and the kiosk follows the folder")

    kiosk = run("run", "--windowed", "1280x800", settings=SETTINGS.format(folder=repository), state=floor)
    words = ("studio", "--language", "en", "--who", "Li", "--windowed", f"{DESK[0]}x{DESK[1]}")
    studio = run(*words, on=desk_display, state=office)
    twin = Desk(tmp_path / "twin", size=QSize(*DESK), now=lambda: datetime.now(UTC))
    staff, visitor = Staff(studio, twin), Visitor(kiosk)
    closing.callback(twin.close)
    closing.callback(visitor.close)
    staff.sees("the studio is open")
    studio.display.hand("windowfocus", "--sync", studio.windows[0])
    steps.tell("the studio is open")
    kiosk.still("the lake")
    visitor.begins_in("简体中文")
    visitor.sees("the overview in Chinese", OLD_NUMBER)
    steps.tell("a visitor reads the overview: 70.5")

    staff.choose("Area of the park")
    staff.sees("the form")
    staff.write("Number", NUMBER)
    staff.sees("the number on the previewed screen", NUMBER)
    steps.tell("the studio's preview shows 71.25")
    visitor.is_there()
    staff.write("Sentence, Deutsch", SENTENCE)
    staff.sees("the sentence on the previewed screen", SENTENCE, GERMAN_NUMBER)
    steps.tell("the studio's preview shows the German sentence, and 71,25")
    visitor.is_there()

    staff.click("Publish …")
    staff.write("What changed, in a sentence", "Area of the park corrected")
    staff.write("Folder to publish to", str(repository))
    staff.write("Passphrase", PASSPHRASE)
    staff.sees("the publishing sheet, and that nothing stops it", control="Publish now")
    visitor.is_there()
    staff.click_real("Publish now")

    def published() -> bool:
        visitor.is_there()
        return any(entry.what == PUBLISHED for entry in history(office))

    until(published, "it is published")
    second = history(office)[-1].version
    steps.tell(f"{second} is published with the studio's sheet")
    visitor.is_there()
    visitor.sees("the same page as before, for she is still there", OLD_NUMBER)

    def shown(version: str) -> bool:
        log = floor / "logs" / "kiosk.log"
        return log.exists() and f"the content {version} is shown now" in log.read_text(encoding="utf-8")

    def stays_until_she_leaves() -> bool:
        now = releases.current_version(floor)
        assert now == first or time.monotonic() - visitor.touched > IDLE_SECONDS + WARNING_SECONDS
        return now == second

    until(stays_until_she_leaves, "the kiosk installs it when its visitor has left", TRIAL_SECONDS)
    steps.tell(f"installed {time.monotonic() - visitor.touched:.0f} s after she touched the screen last")
    until(lambda: shown(second), "the new release is on the screen")
    steps.tell("the new release is on the screen")

    database = releases.current(floor)
    assert database is not None
    visitor.renew(database)
    kiosk.still("the lake")
    visitor.begins_in("Deutsch")
    visitor.sees("the overview in German", GERMAN_NUMBER)
    visitor.opens("figure.area")
    visitor.sees("all about the number", SENTENCE, GERMAN_NUMBER)
    steps.tell("the kiosk shows 71,25 and the German sentence")

    command = [sys.executable, str(paths.ROOT / "main.py"), "content", "rollback", "--state", str(floor)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert releases.current_version(floor) == first
    visitor.sees("the same page, for she is still there", SENTENCE)
    steps.tell("gone back; the visitor still reads what she read")
    until(lambda: shown(first), "the first release is on the screen again", 120)
    database = releases.current(floor)
    assert database is not None
    visitor.renew(database)
    kiosk.still("the lake")
    visitor.begins_in("Deutsch")
    visitor.sees("the overview in German as it was", OLD_GERMAN_NUMBER)
    steps.tell("the kiosk shows 70,5 again")

    for program in (kiosk, studio):
        assert program.end()[1] == ""
