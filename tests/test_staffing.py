"""The staff page on the real screens: found by the gesture alone, guarded by the PIN, everything by touch."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QSize

from kiosk import __version__, paths, staff
from kiosk.app import REACH_MM
from kiosk.follower import Follower
from kiosk.launch import follow
from kiosk.levels import Levels
from kiosk.releases import current_version
from kiosk.settings import Settings
from kiosk.staff import Pin
from kiosk.staffing import RESTART, Staffing, found_stick, usage_told
from kiosk.stats.keeping import Statistics
from kiosk.stats.visit import Place, Visit
from kiosk.viewmodels.staff import OPEN_SECONDS, WORDS
from tests.drive import SMALL_UPRIGHT, Driver, until, word
from tests.releases.conftest import Clock, Floor, Venue
from tests.test_access import highest
from tests.test_levels import WPCTL, light, program

PIN = "730418"


@pytest.fixture
def floor(tmp_path: Path) -> Floor:
    """A kiosk with two releases installed, and a stick with a third."""
    (tmp_path / "state").mkdir()
    floor = Floor(tmp_path / "state", Venue(tmp_path, Clock()))
    for words in ("first", "second"):
        floor.venue.edit(words)
        floor.venue.publish()
        floor.install()
    return floor


class Office:
    """The shared kiosk with a staff page."""

    def __init__(
        self, visitor: Driver, state: Path, stick: Callable[[], Path | None], levels: Levels | None = None
    ) -> None:
        self.visitor = visitor
        self.left: list[int] = []
        self.staffing = Staffing(
            visitor.kiosk, visitor.settings, state, visitor.clock.monotonic, stick, self.left.append, levels
        )
        self.page = self.staffing.page

    def gesture(self) -> None:
        width, height = self.visitor.window.width(), self.visitor.window.height()
        for x, y in ((5, 5), (width - 5, 5), (width - 5, height - 5), (5, height - 5), (5, 5)):
            self.visitor.tap(QPoint(x, y))

    def say(self, key: str) -> str:
        return WORDS[key][0]

    def come_in(self) -> None:
        self.gesture()
        for digit in PIN:
            self.visitor.press(digit)
        self.visitor.press(self.say("enter"))
        until(lambda: self.page.stage == "open" and not self.page.busy, "the page opens")
        self.visitor.rest()

    def choose(self, key: str) -> None:
        self.visitor.press(self.say(key))
        until(lambda: not self.page.busy, key, 60)
        self.visitor.rest()

    def confirm(self, key: str) -> None:
        self.choose(key)
        self.visitor.press(self.say("really").format(what=self.say(key)))
        until(lambda: not self.page.busy, key, 120)
        self.visitor.rest()

    def texts(self) -> str:
        return "\n".join(f"{line.text} {line.detail}" for line in self.page.lines)


@pytest.fixture
def office(visitor: Driver, floor: Floor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr(staff, "MEMORY_KIB", 64)
    Pin(floor.state).set(PIN)
    light(floor.state / "backlights", "panel", "raw", 600, 1000)
    (floor.state / "volume").write_text("Volume: 0.40\n")
    program(floor.state / "programs", "wpctl", WPCTL, floor.state / "volume")
    levels = Levels(floor.state / "backlights", str(floor.state / "programs"))
    office = Office(visitor, floor.state, lambda: None, levels)
    yield office
    office.page.close()
    office.staffing._background.stop()  # pyright: ignore[reportPrivateUsage]
    shiboken6.delete(office.staffing)


@pytest.mark.logs("no PIN is set")
def test_without_a_pin_there_is_no_way_in(visitor: Driver, tmp_path: Path) -> None:
    office = Office(visitor, tmp_path, lambda: None)
    office.gesture()
    assert office.page.stage == ""
    shiboken6.delete(office.staffing)


def test_the_keys_stay_where_they_are_while_a_pin_is_given(office: Office) -> None:
    visitor = office.visitor
    office.gesture()
    visitor.rest()
    keys = [*"0123456789", office.say("enter")]
    places = {key: visitor.area(visitor.find(key).item) for key in keys}
    for digit in PIN:
        visitor.press(digit)
        assert {key: visitor.area(visitor.find(key).item) for key in keys} == places


def test_from_the_lake_and_from_a_page_by_the_gesture_alone(office: Office) -> None:
    visitor = office.visitor
    for key in ("title", "give pin"):
        assert office.say(key) not in visitor.within_reach()
    office.gesture()
    assert office.page.stage == "pin"
    assert visitor.shell.phase == "attract"
    visitor.press(office.say("close"))
    assert office.page.stage == ""
    visitor.press("Deutsch")
    office.gesture()
    assert office.page.stage == "pin"
    assert (visitor.shell.phase, visitor.shell.language) == ("attract", "zh_Hans"), "the visit is forgotten"


def test_in_reach_mode_the_staff_page_stands_low_too(office: Office) -> None:
    visitor = office.visitor
    visitor.resize(SMALL_UPRIGHT)
    visitor.press("English")
    visitor.adjust(word("Within reach"))
    top, width, bottom = (
        round(visitor.window.property("sky")) + 5,
        SMALL_UPRIGHT.width() - 5,
        SMALL_UPRIGHT.height() - 5,
    )
    assert top > 300
    for at in (QPoint(5, top), QPoint(width, top), QPoint(width, bottom), QPoint(5, bottom), QPoint(5, top)):
        visitor.tap(at)
    assert office.page.stage == "pin"
    assert {"1", "0", office.say("enter"), office.say("close")} <= {name for _, name in highest(visitor)}
    assert max(highest(visitor))[0] <= REACH_MM
    visitor.press(office.say("close"))
    assert visitor.window.property("sky") == 0


@pytest.mark.logs("wrong PIN")
def test_nothing_beneath_is_touched(office: Office) -> None:
    office.gesture()
    visitor = office.visitor
    for x in range(20, visitor.window.width(), 60):
        for y in range(20, visitor.window.height(), 40):
            visitor.tap(QPoint(x, y))
            assert visitor.shell.phase == "attract"
            if office.page.stage == "":
                office.gesture()
                assert visitor.shell.phase == "attract"


@pytest.mark.parametrize("size", [None, SMALL_UPRIGHT], ids=["landscape", "portrait"])
def test_all_pages_by_touch(size: QSize | None, office: Office, floor: Floor) -> None:
    if size is not None:
        office.visitor.resize(size)
    office.come_in()
    version = current_version(floor.state)
    assert version is not None
    assert version in office.texts()
    assert office.visitor.shows(f"现在显示：{version}")
    assert f"{__version__} ({paths.build()})" in office.texts()
    office.choose("screen")
    assert office.visitor.shows("亮度：60%")
    office.choose("usage")
    assert "今天：0 次参观" in office.texts()
    office.choose("language")
    assert "Today: 0 visits" in office.texts()
    office.visitor.press(WORDS["language"][1])
    until(lambda: not office.page.busy, "the language changes")
    office.choose("leave")
    width = office.visitor.window.width()
    for control in office.visitor.controls():
        area = control.item.mapRectToScene(control.item.boundingRect())
        assert area.left() >= 0 and area.right() <= width + 1, control.name


def test_the_self_test_on_the_page(office: Office) -> None:
    office.come_in()
    office.choose("check")
    marks = {line.mark for line in office.page.lines}
    assert marks <= {"ok", "look", "bad"}
    assert re.search("字体：十种语言的字都齐全", office.texts())


def test_brightness_and_volume_by_touch(office: Office, floor: Floor) -> None:
    office.come_in()
    office.choose("screen")
    assert office.texts().split() == ["亮度：60%", "音量：40%"]
    for key, file, found in (
        ("darker", "backlights/panel/brightness", "500"),
        ("brighter", "backlights/panel/brightness", "600"),
        ("louder", "volume", "Volume: 0.50\n"),
        ("quieter", "volume", "Volume: 0.40\n"),
    ):
        office.choose(key)
        assert (floor.state / file).read_text() == found
    (floor.state / "volume").unlink()
    office.choose("louder")
    assert office.page.lines[0].mark == "bad"
    office.choose("screen")
    assert [action.key for action in office.page.actions] == ["darker", "brighter"]
    assert office.page.lines[1].mark == "look"


def test_an_update_waits_until_the_staff_page_is_left(office: Office, floor: Floor) -> None:
    follow(office.visitor.kiosk, Settings(update_from=str(floor.venue.repository)), floor.state, named=False)
    office.visitor.kiosk.ready.emit()
    follower = office.visitor.kiosk.findChild(Follower)
    assert follower is not None
    started: list[bool] = []
    follower._start = lambda: started.append(True)  # pyright: ignore[reportPrivateUsage]
    office.gesture()
    follower.look()
    assert started == []
    office.visitor.press(office.say("close"))
    follower.glance()
    assert started == [True]
    follower.stop()
    shiboken6.delete(follower)


def test_going_back_and_the_history_of_it(office: Office, floor: Floor) -> None:
    second = current_version(floor.state)
    office.come_in()
    office.confirm("go back")
    first = current_version(floor.state)
    assert first != second
    assert office.page.lines[0].mark == "ok"
    assert "已退回" in office.texts()
    assert "staff page" in office.texts()


@pytest.mark.parametrize(("key", "status"), [("restart", RESTART), ("exit", 0)])
def test_the_ways_out(key: str, status: int, office: Office) -> None:
    office.come_in()
    office.choose("leave")
    office.confirm(key)
    until(lambda: office.left == [status], "it is left")
    assert office.page.stage == ""


def test_it_leaves_by_itself(office: Office) -> None:
    office.come_in()
    office.visitor.clock.wait(OPEN_SECONDS)
    office.page.tick()
    office.visitor.rest()
    assert office.page.stage == ""
    office.visitor.wake()


def test_a_stick_is_found_at_its_top_or_one_folder_down(tmp_path: Path) -> None:
    for name in ("empty", "top", "deep"):
        (tmp_path / name).mkdir()
    assert found_stick([tmp_path / "empty", tmp_path / "none"]) is None
    for repository in (tmp_path / "top", tmp_path / "deep" / "releases"):
        (repository / "metadata").mkdir(parents=True)
        (repository / "metadata" / "timestamp.json").touch()
    assert found_stick([tmp_path / "empty", tmp_path / "top"]) == tmp_path / "top"
    assert found_stick([tmp_path / "deep"]) == tmp_path / "deep" / "releases"


def test_usage_in_a_few_lines(tmp_path: Path, visitor: Driver) -> None:
    statistics = Statistics(tmp_path, visitor.clock.now)
    for language in ("de", "ar"):
        visit = Visit(language, Place("overview", "", "figure.area"), visitor.clock.monotonic, visitor.clock.now())
        visitor.clock.wait(40)
        statistics.add(visit.end(0))
    statistics.stop(30)
    today = visitor.clock.now().date().isoformat()
    told = {line.text: line.detail for line in usage_told(tmp_path, "en", today)}
    assert told["Today: 2 visits"] == "40 seconds on average"
    assert told["Opened most"] == "figure.area 2"
    assert len(usage_told(tmp_path, "zh_Hans", today)) == len(told)
