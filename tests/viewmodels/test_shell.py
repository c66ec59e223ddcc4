"""Wherever a visitor is and whatever is pressed, there is a way on, a way back and a way home."""

import itertools
import random
from collections.abc import Callable
from types import MappingProxyType
from typing import cast

import pytest

from kiosk.content.records import Content
from kiosk.language import Language
from kiosk.session import Session
from kiosk.viewmodels.card import Deck
from kiosk.viewmodels.edition import Edition, Face
from kiosk.viewmodels.shell import LONGEST_TRAIL, MENUS, PAGES, TEXT_SIZES, LanguageChoice, ShellViewModel

ENTRIES = ("figure.area", "figure.lake_area", "industry.medical")


def face(entry_id: str) -> Face:
    words = dict.fromkeys(
        ("name", "statement", "number", "unit", "sentence", "qualifier", "status", "as_of", "source", "note"), ""
    )
    return Face(
        entry_id=entry_id, kind="figure", role="", icon="", planned=False, claimed=False, fell_back=False, **words
    )


def edition(*entry_ids: str) -> Edition:
    """An edition of which only the faces are looked at."""
    nothing = cast(Content, None), cast(Language, None)
    return Edition(*nothing, MappingProxyType({entry_id: face(entry_id) for entry_id in entry_ids}))


class Visit:
    """A shell with its clock, and what it said."""

    def __init__(self, speaks: Callable[[str], bool] = lambda tag: True) -> None:
        self.seconds = 0.0
        self.spoken: list[str] = []
        self.said: list[str] = []
        self.session = Session(lambda: self.seconds, 90, 20)
        self.deck = Deck()
        self.deck.assign(edition(*ENTRIES))

        def speak(tag: str) -> bool:
            self.spoken.append(tag)
            return speaks(tag)

        self.shell = ShellViewModel(
            self.session,
            self.deck,
            [
                LanguageChoice(tag, tag, tag == "ar", f"sans {tag}", f"serif {tag}", "")
                for tag in ("zh_Hans", "de", "ar")
            ],
            "zh_Hans",
            speak,
        )
        for name in (
            "phaseChanged",
            "placeChanged",
            "menuChanged",
            "choicesChanged",
            "languageChanged",
            "sessionEnded",
        ):
            getattr(self.shell, name).connect(lambda name=name: self.said.append(name))

    def wait(self, seconds: float) -> str:
        self.seconds += seconds
        self.shell.tick()
        return self.shell.phase

    def place(self) -> tuple[str, str, str]:
        detail = self.shell.detail
        return self.shell.page, self.shell.section, detail.entryId if detail is not None else ""


@pytest.fixture
def visit() -> Visit:
    visit = Visit()
    visit.shell.wake("")
    visit.said.clear()
    return visit


def test_a_visit_begins_only_at_the_lake() -> None:
    visit = Visit()
    visit.shell.wake("de")
    assert (visit.shell.phase, visit.shell.language) == ("active", "de")
    visit.shell.wake("ar")
    assert visit.shell.language == "de", "a second tap on the way in must not change the language"
    visit.wait(91)
    visit.shell.wake("ar")
    assert (visit.shell.phase, visit.shell.language) == ("warning", "de")


def test_waking_with_an_unknown_language_begins_in_the_default_one() -> None:
    visit = Visit()
    visit.shell.wake("tlh")
    assert (visit.shell.phase, visit.shell.language) == ("active", "zh_Hans")


def test_nothing_can_be_opened_while_there_is_no_content() -> None:
    visit = Visit()
    visit.shell.set_resting()
    visit.shell.wake("de")
    assert visit.shell.phase == "attract"
    assert visit.shell.resting
    assert not visit.shell.ready


@pytest.mark.parametrize("page", ["", "attract", "nowhere", "Overview", "overview "])
def test_unknown_pages_are_ignored(visit: Visit, page: str) -> None:
    visit.shell.go("ecology", "size")
    before = visit.place()
    visit.shell.go(page)
    assert visit.place() == before


def test_an_unknown_fact_is_ignored(visit: Visit) -> None:
    visit.shell.openDetail("figure.nothing")
    visit.shell.openDetail("")
    assert visit.place() == ("overview", "", "")
    assert not visit.shell.canGoBack


def test_an_unknown_menu_is_ignored(visit: Visit) -> None:
    visit.shell.toggleMenu("staff")
    assert visit.shell.menu == ""


def test_an_unknown_language_is_ignored(visit: Visit) -> None:
    visit.shell.chooseLanguage("tlh")
    visit.shell.chooseLanguage("")
    assert visit.shell.language == "zh_Hans"
    assert visit.spoken == []


def test_a_language_that_cannot_be_spoken_is_not_claimed() -> None:
    visit = Visit(lambda tag: False)
    visit.shell.wake("de")
    assert visit.shell.language == "zh_Hans"
    assert "languageChanged" not in visit.said


def test_the_language_spoken_is_not_switched_again(visit: Visit) -> None:
    visit.shell.chooseLanguage("de")
    visit.shell.chooseLanguage("de")
    assert visit.spoken == ["de"]


def test_back_undoes_step_by_step(visit: Visit) -> None:
    visit.shell.go("industry")
    visit.shell.go("industry", "industry.medical")
    visit.shell.openDetail("figure.area")
    assert visit.place() == ("industry", "industry.medical", "figure.area")
    visit.shell.back()
    assert visit.place() == ("industry", "industry.medical", "")
    visit.shell.back()
    assert visit.place() == ("industry", "", "")
    visit.shell.back()
    assert visit.place() == ("overview", "", "")
    assert not visit.shell.canGoBack
    visit.shell.back()
    assert visit.place() == ("overview", "", "")


def test_one_fact_after_another_is_one_step(visit: Visit) -> None:
    visit.shell.openDetail("figure.area")
    visit.shell.openDetail("figure.lake_area")
    visit.shell.closeDetail()
    assert visit.place() == ("overview", "", "")
    assert not visit.shell.canGoBack


def test_closing_what_is_not_open_is_no_step_back(visit: Visit) -> None:
    visit.shell.go("ecology")
    visit.shell.closeDetail()
    assert visit.place() == ("ecology", "", "")


def test_going_where_one_is_leaves_no_trace(visit: Visit) -> None:
    visit.shell.go("ecology")
    visit.shell.go("ecology")
    visit.shell.back()
    assert visit.place() == ("overview", "", "")
    assert not visit.shell.canGoBack


def test_home_closes_everything(visit: Visit) -> None:
    visit.shell.go("ecology", "size")
    visit.shell.openDetail("figure.lake_area")
    visit.shell.toggleMenu("language")
    visit.shell.home()
    assert visit.place() == ("overview", "", "")
    assert visit.shell.menu == ""
    assert not visit.shell.canGoBack


def test_the_menu_closes_by_back_by_its_button_and_by_going_on(visit: Visit) -> None:
    visit.shell.go("ecology")
    visit.shell.toggleMenu("language")
    visit.shell.back()
    assert (visit.shell.menu, visit.shell.page) == ("", "ecology")
    visit.shell.toggleMenu("language")
    visit.shell.toggleMenu("language")
    assert visit.shell.menu == ""
    visit.shell.toggleMenu("language")
    visit.shell.go("transport")
    assert visit.shell.menu == ""
    visit.shell.toggleMenu("language")
    visit.shell.openDetail("figure.area")
    assert visit.shell.menu == ""
    visit.shell.toggleMenu("language")
    visit.shell.chooseLanguage("de")
    assert visit.shell.menu == ""


def test_the_trail_does_not_grow_for_ever(visit: Visit) -> None:
    for _ in range(LONGEST_TRAIL):
        for page in PAGES:
            visit.shell.go(page)
    steps = 0
    while visit.shell.canGoBack:
        visit.shell.back()
        steps += 1
        assert steps <= LONGEST_TRAIL
    assert steps == LONGEST_TRAIL


def test_only_offered_text_sizes_are_taken(visit: Visit) -> None:
    for percent in TEXT_SIZES:
        visit.shell.chooseTextSize(percent)
        visit.shell.chooseTextSize(120)
        assert visit.shell.textSize == percent
    with pytest.raises(ValueError, match="120"):
        visit.shell.set_text_size(120)


def test_a_language_is_mirrored_when_it_runs_from_right_to_left(visit: Visit) -> None:
    assert not visit.shell.mirrored
    visit.shell.chooseLanguage("ar")
    assert visit.shell.mirrored
    assert visit.shell.languageChoice is not None
    assert visit.shell.languageChoice.sans == "sans ar"


def test_a_language_switch_keeps_the_place_and_the_way_back(visit: Visit) -> None:
    visit.shell.go("ecology", "size")
    visit.shell.openDetail("figure.lake_area")
    visit.said.clear()
    visit.shell.chooseLanguage("ar")
    assert visit.place() == ("ecology", "size", "figure.lake_area")
    assert visit.said == ["languageChanged"]
    visit.shell.back()
    assert visit.place() == ("ecology", "size", "")


def test_after_the_countdown_everything_is_forgotten(visit: Visit) -> None:
    shell = visit.shell
    shell.chooseLanguage("ar")
    shell.go("ecology", "size")
    shell.openDetail("figure.lake_area")
    shell.set_text_size(200)
    shell.toggleContrast()
    shell.toggleCalm()
    shell.toggleMenu("access")
    assert visit.wait(90) == "warning"
    assert shell.secondsLeft == 20
    assert visit.place() == ("ecology", "size", "figure.lake_area"), "the question alone changes nothing"
    visit.said.clear()
    assert visit.wait(20) == "attract"
    assert visit.place() == ("overview", "", "")
    assert (shell.language, shell.mirrored, shell.textSize, shell.highContrast) == ("zh_Hans", False, 100, False)
    assert not shell.reducedMotion
    assert (shell.menu, shell.canGoBack, shell.secondsLeft) == ("", False, 0)
    assert visit.said.count("sessionEnded") == 1


@pytest.mark.parametrize("answer", ["stay", "touched"])
def test_an_answer_keeps_page_and_language(visit: Visit, answer: str) -> None:
    visit.shell.chooseLanguage("de")
    visit.shell.go("ecology", "size")
    assert visit.wait(95) == "warning"
    getattr(visit.shell, answer)()
    assert visit.shell.phase == "active"
    assert visit.shell.secondsLeft == 0
    assert visit.place() == ("ecology", "size", "")
    assert visit.shell.language == "de"
    assert visit.wait(89) == "active"


def test_a_finger_down_answers_too_and_holds_the_time(visit: Visit) -> None:
    visit.wait(95)
    visit.shell.hold(True)
    assert visit.shell.phase == "active"
    assert visit.wait(200) == "active"
    visit.shell.hold(False)
    assert visit.wait(90) == "warning"


def test_a_quiet_tick_says_nothing(visit: Visit) -> None:
    for _ in range(100):
        visit.wait(0.25)
    assert visit.said == []


def test_new_content_closes_what_is_no_longer_told(visit: Visit) -> None:
    visit.shell.openDetail("figure.lake_area")
    visit.shell.go("ecology")
    visit.shell.openDetail("figure.area")
    visit.deck.assign(edition("industry.medical"))
    visit.shell.content_changed()
    assert visit.place() == ("ecology", "", "")
    while visit.shell.canGoBack:
        visit.shell.back()
    assert visit.place() == ("overview", "", "")


def test_no_sequence_of_steps_ends_in_a_dead_end() -> None:
    """From wherever chance leads: back ends at the beginning in finitely many steps, and home always works."""
    chance = random.Random(20260501)
    visit = Visit()
    shell = visit.shell
    steps: list[Callable[[], object]] = [
        *(lambda page=page, section=section: shell.go(page, section)
          for page, section in itertools.product((*PAGES, "nowhere"), ("", "size", "nowhere"))),
        *(lambda entry=entry: shell.openDetail(entry) for entry in (*ENTRIES, "figure.nothing")),
        *(lambda tag=tag: shell.chooseLanguage(tag) for tag in ("zh_Hans", "de", "ar", "tlh")),
        *(lambda name=name: shell.toggleMenu(name) for name in (*MENUS, "staff")),
        shell.back, shell.closeDetail, shell.home, lambda: shell.chooseTextSize(150),
        shell.toggleCalm, shell.toggleContrast, shell.stay,
        *(lambda seconds=seconds: visit.wait(seconds) for seconds in (0.25, 45, 91, 200)),
        lambda: shell.hold(True), lambda: shell.hold(False), lambda: shell.wake("de"),
    ]  # fmt: skip
    for _ in range(20_000):
        chance.choice(steps)()
        page, _section, detail = visit.place()
        assert page in PAGES
        assert detail in ("", *ENTRIES)
        assert shell.menu in MENUS
        assert shell.canGoBack or (not detail)
        if chance.random() < 0.02:
            for _step in range(LONGEST_TRAIL + 2):
                shell.back()
            assert not shell.canGoBack
            shell.home()
            assert visit.place() == ("overview", "", "")
