"""The staff page without services: who comes in, what is asked twice, and that it leaves by itself."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.errors import KioskError
from kiosk.viewmodels.staff import (
    GUIDE,
    NOBODY,
    OPEN_SECONDS,
    PAGES,
    PIN_SECONDS,
    STAFF,
    WORDS,
    Duties,
    StaffViewModel,
    Told,
)

PIN, CODE = "730418", "5280"


class Desk:
    """Services in hand: what is slow waits until it is let go."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.left_to_wait = 0.0
        self.waiting: list[tuple[Callable[[], object], Callable[[object], None]]] = []
        self.done: list[str] = []
        self.left: list[str] = []
        self.stick = True
        self.code = ""
        self.full = False
        self.closed = 0
        self.page = StaffViewModel(
            Duties(
                wait=lambda: self.left_to_wait,
                admit=lambda given: {PIN: STAFF, CODE: GUIDE}.get(given, NOBODY),
                coded=lambda: self.code != "",
                set_code=self._set_code,
                told=self._told,
                can=lambda what: self.stick,
                do=self._do,
                leave=self.left.append,
                run=lambda work, done: self.waiting.append((work, done)),
                clock=lambda: self.seconds,
            )
        )
        self.page.closed.connect(self._closed)

    def _closed(self) -> None:
        self.closed += 1

    def _set_code(self, code: str) -> None:
        if self.full:
            raise KioskError("The disk is full.")
        self.code = code

    def _told(self, page: str, language: str) -> Sequence[Told]:
        return [Told(f"{page} in {language}", mark="ok")]

    def _do(self, what: str, language: str) -> Sequence[Told]:
        self.done.append(what)
        return [Told("done")]

    def let_go(self) -> None:
        """What is slow comes back."""
        while self.waiting:
            work, done = self.waiting.pop(0)
            try:
                answer = work()
            except KioskError as error:
                answer = error
            done(answer)

    def give(self, pin: str) -> None:
        for digit in pin:
            self.page.digit(digit)
        self.page.enter()
        self.let_go()

    def lines(self) -> list[str]:
        return [line.text for line in self.page.lines]

    def actions(self) -> list[str]:
        return [action.key for action in self.page.actions]


@pytest.fixture
def desk(application: QGuiApplication) -> Desk:
    return Desk()


@pytest.fixture
def room(desk: Desk) -> Desk:
    """Behind the PIN."""
    desk.page.open()
    desk.give(PIN)
    assert desk.page.stage == "open"
    return desk


def test_the_right_pin_opens_and_a_wrong_one_does_not(desk: Desk) -> None:
    page = desk.page
    page.open()
    assert (page.stage, page.lines, page.actions) == ("pin", [], [])
    desk.give("000001")
    assert (page.stage, page.message, page.dots) == ("pin", WORDS["wrong"][0], 0)
    page.digit("1")
    assert page.message == ""
    page.erase()
    desk.give(PIN)
    assert (page.stage, desk.lines()) == ("open", ["content in zh_Hans"])


def test_nothing_behind_the_pin_answers_before_it(desk: Desk) -> None:
    page = desk.page
    for act in (lambda: page.show("leave"), lambda: page.choose("exit"), lambda: page.choose("restart")):
        act()
        page.open()
        act()
        act()
    desk.let_go()
    assert (desk.left, desk.done, page.stage, page.lines) == ([], [], "pin", [])


def test_only_digits_and_not_too_many(desk: Desk) -> None:
    desk.page.open()
    for text in ("a", "", "½"):
        desk.page.digit(text)
    assert desk.page.dots == 0
    for _ in range(50):
        desk.page.digit("1")
    assert desk.page.dots == 12


def test_those_who_guess_are_told_to_wait(desk: Desk) -> None:
    page = desk.page
    page.open()
    desk.left_to_wait = 29.4
    desk.give(PIN)
    assert (page.stage, page.message) == ("pin", WORDS["wait"][0].format(seconds=30))
    assert desk.waiting == []
    desk.left_to_wait = 0
    page.tick()
    assert page.message == ""
    desk.give(PIN)
    assert page.stage == "open"


@pytest.mark.parametrize("action", ["install", "go back"])
def test_what_changes_the_kiosk_is_asked_twice(action: str, room: Desk) -> None:
    page = room.page
    page.choose(action)
    assert [each.key for each in page.actions if each.strong] == [action]
    assert room.waiting == []
    page.show("content")
    room.let_go()
    page.choose(action)
    page.choose(action)
    room.let_go()
    assert (room.done, room.lines()) == ([action], ["done"])
    assert [each.key for each in page.actions if each.strong] == []


@pytest.mark.parametrize("action", ["restart", "exit"])
def test_the_ways_out(action: str, room: Desk) -> None:
    room.page.show("leave")
    assert room.actions() == ["restart", "exit"]
    room.page.choose(action)
    assert room.left == []
    room.page.choose(action)
    assert (room.left, room.page.stage, room.closed) == ([action], "", 1)


def test_what_is_not_possible_is_not_offered(room: Desk) -> None:
    room.stick = False
    room.page.show("content")
    room.let_go()
    assert room.actions() == []
    room.page.choose("install")
    room.page.choose("install")
    room.let_go()
    assert room.done == []


def test_every_page_in_both_languages(room: Desk) -> None:
    for language in ("en", "zh_Hans"):
        room.page.toggleLanguage()
        room.let_go()
        labels = [each.label for each in room.page.pages]
        for page in PAGES[:4]:
            room.page.show(page)
            room.let_go()
            assert room.lines() == [f"{page} in {language}"]
            assert [each.key for each in room.page.pages if each.selected] == [page]
        assert len(set(labels)) == len(PAGES)
        room.page.show("content")
        room.let_go()
    assert all(one and other and one != other for one, other in WORDS.values())


def test_what_goes_wrong_is_said(room: Desk) -> None:
    def broken(page: str, language: str) -> Sequence[Told]:
        raise KioskError("The disk is gone.")

    object.__setattr__(room.page._duties, "told", broken)  # pyright: ignore[reportPrivateUsage]
    room.page.show("usage")
    room.let_go()
    assert [(line.text, line.mark) for line in room.page.lines] == [("The disk is gone.", "bad")]


@pytest.mark.parametrize(("stage", "seconds"), [("pin", PIN_SECONDS), ("open", OPEN_SECONDS)])
def test_it_leaves_by_itself(stage: str, seconds: float, desk: Desk) -> None:
    desk.page.open()
    if stage == "open":
        desk.give(PIN)
    for _ in range(5):
        desk.seconds += seconds - 1
        desk.page.touched()
        desk.page.tick()
    assert desk.page.stage == stage
    desk.seconds += seconds
    desk.page.tick()
    assert (desk.page.stage, desk.closed, desk.page.dots, desk.page.lines) == ("", 1, 0, [])


def test_work_is_not_left_alone(room: Desk) -> None:
    """An install may take longer than staff touch anything."""
    room.page.choose("install")
    room.page.choose("install")
    room.seconds += 1000
    room.page.tick()
    assert (room.page.stage, room.page.busy) == ("open", True)
    room.let_go()
    room.page.tick()
    assert (room.page.stage, room.page.busy) == ("open", False)


def test_an_answer_that_comes_too_late_opens_nothing(desk: Desk) -> None:
    page = desk.page
    page.open()
    for digit in PIN:
        page.digit(digit)
    page.enter()
    page.close()
    desk.let_go()
    assert (page.stage, page.lines) == ("", [])
    page.open()
    assert page.stage == "pin"


def test_a_guide_s_code_leads_to_host_mode_and_no_further(desk: Desk) -> None:
    desk.page.open()
    desk.give(CODE)
    desk.let_go()
    assert (desk.page.stage, desk.left, desk.closed) == ("", ["lead"], 1)


def test_without_a_route_the_pad_says_so(desk: Desk) -> None:
    desk.stick = False
    desk.page.open()
    desk.give(CODE)
    desk.let_go()
    desk.page.tick()
    assert (desk.page.stage, desk.page.message, desk.left) == ("pin", WORDS["no route"][0], [])


def test_a_code_that_cannot_be_kept_is_no_secret(desk: Desk) -> None:
    desk.page.open()
    desk.give(PIN)
    desk.let_go()
    desk.page.show("host")
    desk.let_go()
    desk.full = True
    desk.page.choose("set code")
    desk.give("4096")
    desk.give("4096")
    desk.let_go()
    assert [line.text for line in desk.page.lines] == ["The disk is full."]
