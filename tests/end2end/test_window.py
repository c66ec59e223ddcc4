"""The real program in a real window, touched and watched from outside, as a visitor and a guard would."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage

from tests.drive import Driver, word
from tests.end2end.conftest import SCREEN, SETTINGS, Program, difference, until

pytestmark = pytest.mark.end2end

Run = Callable[..., Program]
Spots = Callable[..., QPoint]
PAGES = ("Overview", "Industry", "Transport", "Ecology")


@pytest.fixture
def spots(visitor: Driver) -> Spots:
    """Where the controls of this name are, as a kiosk of the same size off screen has them."""
    visitor.resize(QSize(*SCREEN))

    def spot(msgid: str, language: str = "zh_Hans") -> QPoint:
        visitor.shell.wake("")
        visitor.shell.chooseLanguage(language)
        visitor.rest()
        return visitor.middle(visitor.find(word(msgid)).item)

    return spot


def lit(image: QImage) -> bool:
    """Whether anything is painted: more than a handful of colours."""
    colours = {image.pixel(x, y) for x in range(0, SCREEN[0], 8) for y in range(0, SCREEN[1], 8)}
    return len(colours) > 50


def logged(program: Program) -> str:
    """Return what it wrote into its log, which is made only when there is something to write."""
    return "".join(path.read_text(encoding="utf-8") for path in (program.state / "logs").glob("*.log"))


@pytest.mark.parametrize(
    "words", [("run", "--windowed", "1280x800"), ("run",), ()], ids=["window", "whole screen", "no verb"]
)
def test_a_visit_from_outside(words: tuple[str, ...], run: Run, spots: Spots) -> None:
    program = run(*words)
    display = program.display
    until(lambda: lit(program.display.look()), "the lake is painted")
    program.still("the lake")
    pages = {"Overview": program.wakes()}
    for page in PAGES[1:]:
        pages[page] = program.changes(lambda page=page: display.tap(spots(page)), page)
    for one, other in itertools.combinations(PAGES, 2):
        assert difference(pages[one], pages[other]) > 0.15, (one, other)
    again = program.changes(lambda: display.tap(spots("Home")), "home")
    # Its pictures may have come after it was seen first
    assert min(PAGES, key=lambda page: difference(again, pages[page])) == "Overview"
    status, said = program.end()
    assert said == ""
    assert status in (0, -15)
    assert "WARNING" not in logged(program)
    assert "ERROR" not in logged(program)
    assert program.windows == []


def test_the_whole_screen_is_covered_and_a_visitor_cannot_leave(run: Run, spots: Spots) -> None:
    program = run("run")
    until(lambda: lit(program.display.look()), "the lake is painted")
    geometry = program.display.hand("getwindowgeometry", "--shell", program.windows[0])
    assert {"X=0", "Y=0", f"WIDTH={SCREEN[0]}", f"HEIGHT={SCREEN[1]}"} <= set(geometry.split())
    overview = program.wakes()
    for key in ("Escape", "alt+F4", "F11", "Menu", "super", "ctrl+w", "ctrl+q"):
        program.display.key(key)
    program.display.hand("mousemove", "--sync", 700, 310, "click", 3)
    program.display.tap(spots("Ecology"))
    until(lambda: difference(program.display.look(), overview) > 0.15, "it still answers")
    assert program.process.poll() is None
    assert program.end()[1] == ""


def test_a_window_manager_that_asks_is_refused(run: Run) -> None:
    program = run("run")
    until(lambda: lit(program.display.look()), "the lake is painted")
    program.display.hand("windowquit", program.windows[0])
    overview = program.wakes()
    assert lit(overview)
    assert program.process.poll() is None


def test_an_installer_leaves_by_escape(run: Run) -> None:
    program = run("run", settings=SETTINGS + "allow_exit = true\n")
    until(lambda: lit(program.display.look()), "the lake is painted")
    program.display.hand("windowfocus", "--sync", program.windows[0], "key", "Escape")
    until(lambda: program.process.poll() is not None, "it ends")
    assert program.process.returncode == 0
    assert program.process.communicate()[1] == ""


def test_the_starting_language_and_its_direction_are_seen(run: Run, spots: Spots) -> None:
    """In Arabic the bar is mirrored: the tabs are on the right, and the selected one is filled."""
    program = run("run", "--windowed", "1280x800", "--language", "ar")
    until(lambda: lit(program.display.look()), "the lake is painted")
    program.still("the lake")
    shown = program.wakes()
    selected, other = spots("Overview", "ar"), spots("Ecology", "ar")
    assert selected.x() > SCREEN[0] / 2 > SCREEN[0] - selected.x()
    below = QPoint(0, 30)
    assert shown.pixelColor(selected + below).lightness() < 120 < shown.pixelColor(other + below).lightness()


def test_a_second_start_keeps_the_log_of_the_first(run: Run) -> None:
    first = run("run", "--windowed", "1280x800")
    until(lambda: lit(first.display.look()), "the lake is painted")
    assert first.end()[1] == ""
    second = run("run", "--windowed", "1280x800")
    until(lambda: lit(second.display.look()), "the lake is painted again")
    assert second.end()[1] == ""


def test_moving_water_leaves_the_kiosk_answering(run: Run) -> None:
    program = run("run", "--windowed", "1280x800", settings="")
    until(lambda: lit(program.display.look()), "the lake is painted")
    lake = program.display.look()
    until(lambda: difference(program.display.look(), lake) > 0, "the lake moves")
    program.wakes()
