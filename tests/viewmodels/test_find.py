"""The finder turns what is typed and chosen into results, in whatever language is spoken, and forgets it all."""

from collections.abc import Mapping

import pytest

from kiosk import findable
from kiosk.finding import Index
from kiosk.finding.groups import GROUPS, ICONS, group_names
from kiosk.library import Library
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.find import LONGEST, NEAREST, FindViewModel


@pytest.fixture(scope="module")
def indexes() -> dict[str, Index]:
    return {}


class Finder:
    """A finder that somebody looks at, on the factory content."""

    def __init__(self, library: Library, indexes: dict[str, Index]) -> None:
        self.library, self.indexes = library, indexes
        self.away = False
        self.find = FindViewModel(self.index_of)
        self.speak("zh_Hans")
        self.find.open()

    def index_of(self, tag: str) -> Index | None:
        if self.away:
            return None
        if tag not in self.indexes:
            self.indexes[tag] = findable.index_of(self.library, tag)
        return self.indexes[tag]

    def speak(self, tag: str) -> None:
        self.find.assign(self.library.editions[tag])

    def type(self, keys: str) -> None:
        for key in keys:
            self.find.press(key)

    def found(self) -> list[str]:
        return [result.entryId or result.page for result in self.find.results]


@pytest.fixture
def finder(library: Library, indexes: dict[str, Index]) -> Finder:
    return Finder(library, indexes)


def test_each_key_narrows_what_is_found(finder: Finder) -> None:
    counts: list[int] = []
    for key in "gehu":
        finder.type(key)
        counts.append(len(finder.found()))
    assert finder.find.query == "gehu"
    assert finder.found()[0] == "place.ge_lake"
    assert counts == sorted(counts, reverse=True)
    assert finder.find.heading == f"{counts[-1]} 个结果"


def test_a_result_says_what_it_is_and_where_it_leads(finder: Finder) -> None:
    finder.type("gehu")
    lake, *_ = finder.find.results
    assert (lake.page, lake.section, lake.name) == ("transport", "", "滆湖（西太湖）")
    assert lake.where == "地点 · 交通"
    figure = next(result for result in finder.find.results if result.entryId == "figure.lake_part")
    assert (figure.value, figure.page) == ("14平方公里", "overview")


def test_a_page_is_found_like_a_thing(finder: Finder) -> None:
    finder.speak("en")
    finder.type("ecol")
    page = next(result for result in finder.find.results if result.entryId == "")
    assert (page.page, page.section, page.name, page.icon) == ("ecology", "", "Ecology", "leaf")


def test_nothing_typed_shows_the_highlights(finder: Finder) -> None:
    found = finder.found()
    assert finder.find.heading == "值得一看"
    assert {"place.park", "industry.medical", "event.half_marathon"} <= set(found)
    finder.type("x")
    finder.find.clear()
    assert finder.found() == found


def test_nothing_found_says_so_and_shows_the_nearest(finder: Finder) -> None:
    finder.speak("en")
    finder.type("graphqqqq")
    assert finder.find.told == "Nothing here is called that."
    assert 0 < len(finder.found()) <= NEAREST
    finder.find.write("滆滆滆")
    assert finder.find.told and finder.found(), "something is always offered"
    finder.find.write("lake")
    assert finder.find.told == ""


def test_letters_list_and_let_go(finder: Finder) -> None:
    changdang = next(letter for letter in finder.find.letters if letter.key == "C")
    finder.find.chooseLetter("C")
    assert changdang.chosen
    assert "place.changdang_lake" in finder.found()
    finder.type("g")
    assert not changdang.chosen, "what is typed is not about the letter any more"
    finder.find.chooseLetter("C")
    assert finder.find.query == ""
    finder.find.chooseLetter("C")
    assert not changdang.chosen
    assert finder.find.heading == "值得一看"


def test_kinds_and_screens_narrow_together(finder: Finder) -> None:
    finder.find.chooseKind("link")
    finder.find.chooseScreen("transport")
    links = finder.found()
    assert links and all(entry_id.startswith("link.") for entry_id in links)
    assert finder.find.narrowed
    assert (finder.find.kindText, finder.find.screenText) == ("道路与铁路", "交通")
    finder.find.chooseScreen("ecology")
    assert finder.found() == []
    assert not finder.find.letters
    finder.find.chooseKind("")
    assert finder.found()
    assert all(result.page == "ecology" for result in finder.find.results)


def test_every_kind_is_offered_and_none_is_empty(finder: Finder) -> None:
    assert set(GROUPS.values()) == set(ICONS) == set(group_names(str))
    for choice in list(finder.find.kinds):
        finder.find.chooseKind(choice.key)
        assert choice.chosen
        assert finder.found(), choice.text


def test_another_language_keeps_what_was_typed(finder: Finder) -> None:
    finder.type("gehu")
    before = {result.entryId: result for result in finder.find.results}
    finder.speak("de")
    assert finder.find.query == "gehu"
    lake = finder.find.results[0]
    assert lake.name == "Ge Hu (Xitaihu)"
    assert lake is before[lake.entryId], "the same object in other words"
    assert "ü" in [key.key for row in finder.find.rows for key in row.keys]


def test_hangul_is_composed_while_it_is_typed(finder: Finder) -> None:
    finder.speak("ko")
    finder.type("ㄱㅓㅎㅜ")
    assert finder.find.query == "거후"
    assert "place.ge_lake" in finder.found()
    finder.find.press("delete")
    assert finder.find.query == "겋", "one letter is taken back, not the syllable"
    finder.find.press("shift")
    assert "ㄲ" in [key.key for key in finder.find.rows[0].keys]
    finder.type("ㄲ")
    assert "ㄱ" in [key.key for key in finder.find.rows[0].keys], "the next letter is a plain one again"


def test_kana_take_their_mark(finder: Finder) -> None:
    finder.speak("ja")
    finder.type("くらふえん")
    finder.find.press("mark")
    assert finder.find.query == "くらふえん"
    finder.find.write("く")
    finder.find.press("mark")
    assert finder.find.query == "ぐ"


def test_boards_are_turned(finder: Finder) -> None:
    finder.speak("ru")
    finder.find.press("latin")
    assert finder.find.rows[0].keys[0].key == "q"
    finder.find.press("numbers")
    assert finder.find.rows[0].keys[0].key == "1"
    finder.find.press("own")
    assert finder.find.rows[0].keys[0].key == "й"


def test_nobody_can_type_for_ever(finder: Finder) -> None:
    finder.find.press("space")
    assert finder.find.query == "", "a space finds nothing"
    finder.type("a" * (LONGEST + 50))
    assert len(finder.find.query) == LONGEST
    finder.find.write("滆" * 1000)
    assert len(finder.find.query) == LONGEST


def test_the_visit_leaves_nothing(finder: Finder) -> None:
    finder.find.chooseKind("place")
    finder.find.chooseScreen("transport")
    finder.type("gehu")
    finder.find.press("numbers")
    finder.find.forget()
    assert (finder.find.query, finder.find.narrowed) == ("", False)
    assert finder.find.heading == "值得一看"
    assert finder.find.rows[0].keys[0].key == "q"
    assert not any(choice.chosen for choice in finder.find.letters)


def test_while_the_index_is_on_its_way_it_says_so(library: Library, indexes: dict[str, Index]) -> None:
    finder = Finder(library, indexes)
    finder.away = True
    finder.speak("zh_Hans")
    finder.type("gehu")
    assert not finder.find.ready
    assert finder.found() == []
    assert finder.find.heading == "请稍候，正在准备列表。"
    finder.away = False
    finder.find.arrived()
    assert finder.find.ready
    assert finder.found()[0] == "place.ge_lake"


def test_what_nobody_looked_at_is_not_made(library: Library, shipped: Mapping[str, Edition]) -> None:
    asked: list[str] = []
    find = FindViewModel(lambda tag: asked.append(tag))
    for edition in shipped.values():
        find.assign(edition)
    find.arrived()
    find.forget()
    assert not asked
    assert not find.rows
