"""Finding as a visitor does: by touch on the screen's own keyboard or on a real one, and led to the thing itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.finding import Found
from tests.drive import SMALL, SMALL_UPRIGHT, Driver, until, word

GAVE_UP_SECONDS = 5.0


def rings(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield the rings that point at something below ``item``."""
    if not item.isVisible():
        return
    if item.objectName() == "pointed":
        yield item
    for child in item.childItems():
        yield from rings(child)


def ring(driver: Driver) -> QRectF:
    """Return what is seen of the ring; empty when there is none, or when it is scrolled away."""
    for each in rings(driver.window.contentItem()):
        area = each.mapRectToScene(QRectF(0, 0, each.width(), each.height()))
        above = each.parentItem()
        while above is not None:
            if above.clip():
                area = area.intersected(above.mapRectToScene(QRectF(0, 0, above.width(), above.height())))
            above = above.parentItem()
        return area
    return QRectF()


def open_find(driver: Driver, language: str = "zh_Hans") -> None:
    driver.wake()
    driver.shell.chooseLanguage(language)
    driver.press_word("Find")
    assert driver.shell.page == "find"


def type_keys(driver: Driver, keys: str) -> None:
    for key in keys:
        driver.press(key)


def query(driver: Driver) -> str:
    return driver.kiosk.finder.query


def result(driver: Driver, name: str) -> str:
    """Return the whole accessible name of the result that begins with ``name``."""
    return next(control.name for control in driver.controls() if control.name.startswith(name))


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT], ids=["landscape", "upright"])
def test_the_lake_is_three_touches_of_pinyin_away(size: object, visitor: Driver) -> None:
    visitor.resize(size)  # pyright: ignore[reportArgumentType]
    open_find(visitor)
    type_keys(visitor, "gehu")
    assert query(visitor) == "gehu"
    visitor.press(result(visitor, "滆湖（西太湖）"))
    assert visitor.place() == ("transport", "", "")
    until(lambda: not ring(visitor).isEmpty(), "the ring")
    visitor.press_word("Back")
    assert visitor.shell.page == "find"
    assert query(visitor) == "gehu", "what was found is still there"


def test_the_ring_goes_by_itself_and_a_tap_opens_the_sheet(visitor: Driver) -> None:
    open_find(visitor)
    type_keys(visitor, "gh")
    visitor.press_word("Clear what was typed")
    assert query(visitor) == ""
    type_keys(visitor, "xyyy")
    visitor.press(result(visitor, "下游应用"))
    assert visitor.place()[:2] == ("industry", "industry.materials")
    until(lambda: not ring(visitor).isEmpty(), "the ring")
    visitor.tap(ring(visitor).center().toPoint())
    assert visitor.place()[2] == "part.chain_applications"
    visitor.shell.closeDetail()
    until(lambda: ring(visitor).isEmpty(), "the ring goes")


def test_letters_and_filters_by_touch(visitor: Driver) -> None:
    open_find(visitor, "en")
    visitor.press_word("All kinds")
    visitor.press_word("Places")
    assert all(each.entryId.partition(".")[0] in ("place", "shore_place") for each in visitor.kiosk.finder.results)
    visitor.press("C")
    assert result(visitor, "Changdang Lake")
    visitor.press_word("Places")
    visitor.press_word("All kinds")
    visitor.press_word("All screens")
    visitor.press_word("Ecology")
    assert {each.page for each in visitor.kiosk.finder.results} == {"ecology"}


def test_lines_of_the_list_are_told_to_assistive_technology_to_its_end(visitor: Driver) -> None:
    visitor.resize(SMALL_UPRIGHT)
    open_find(visitor, "de")
    visitor.shell.set_text_size(200)
    visitor.shell.set_reach(True)
    visitor.rest()
    names = {each.name for each in visitor.kiosk.finder.results}
    down = word("Scroll down")
    while visitor.find(down).enabled:
        visitor.press(down)
        (last, *_) = sorted(
            (seen for seen in visitor.read() if seen.text in names), key=lambda seen: -seen.area.bottom()
        )
        assert any(control.name.startswith(last.text) for control in visitor.controls()), last.text


def test_delete_takes_back_and_repeats_while_held(visitor: Driver) -> None:
    open_find(visitor, "en")
    type_keys(visitor, "lakeshore")
    visitor.press_word("Delete the last letter")
    assert query(visitor) == "lakeshor"
    key = visitor.find("Delete the last letter")
    visitor.touch({0: visitor.middle(key.item)})
    until(lambda: query(visitor) == "", "held, it takes everything back")
    visitor.lift()


def test_a_finger_that_slides_off_a_key_types_nothing(visitor: Driver) -> None:
    open_find(visitor, "en")
    key = visitor.find("g")
    at = visitor.middle(key.item)
    visitor.touch({0: at})
    assert query(visitor) == "", "a key acts when it is let go"
    visitor.touch({0: at - at / 2})
    visitor.lift()
    visitor.rest()
    assert query(visitor) == ""


def test_a_real_keyboard_types_too_and_enter_leads_there(visitor: Driver) -> None:
    open_find(visitor, "en")
    for letter in "wujin rail":
        QTest.keyClick(visitor.window, ord(letter.upper()))
    visitor.rest()
    assert query(visitor).lower() == "wujin rail"
    QTest.keyClick(visitor.window, Qt.Key.Key_Backspace)
    assert query(visitor).lower() == "wujin rai"
    QTest.keyClick(visitor.window, Qt.Key.Key_Return)
    visitor.rest()
    assert visitor.shell.page == "transport"


def test_another_language_brings_its_keys_and_keeps_what_was_typed(visitor: Driver) -> None:
    open_find(visitor)
    type_keys(visitor, "gehu")
    visitor.shell.toggleMenu("language")
    visitor.press("Русский")
    assert visitor.shell.page == "find"
    assert query(visitor) == "gehu"
    assert visitor.find("ж")
    visitor.press(result(visitor, "Озеро Гэху"))
    assert visitor.shell.page == "transport"


@pytest.mark.parametrize("language", ["Deutsch", "العربية"])
def test_another_language_keeps_what_was_looked_at_in_sight(visitor: Driver, language: str) -> None:
    visitor.resize(SMALL_UPRIGHT)
    open_find(visitor)
    visitor.kiosk.finder.chooseKind("place")
    visitor.rest()
    visitor.press_word("Scroll down")
    results = visitor.kiosk.finder.results
    told = {control.name for control in visitor.controls()}
    wanted = next(each for each in results[1:] if any(name.startswith(each.name) for name in told))
    visitor.shell.toggleMenu("language")
    visitor.press(language)
    visitor.settle()
    assert any(seen.text == wanted.name for seen in visitor.read()), wanted.name


def test_filters_that_exclude_each_other_say_so_and_lead_out(visitor: Driver) -> None:
    open_find(visitor, "de")
    for choice in (word("All kinds"), word("Roads and railways"), word("All screens"), word("Ecology")):
        visitor.press(choice)
    assert visitor.shows(word("There is nothing of this kind on this screen."))
    type_keys(visitor, "see")
    assert visitor.shows(word("There is nothing of this kind on this screen."))
    visitor.press_word("Look everywhere")
    assert any(each.page == "ecology" for each in visitor.kiosk.finder.results)
    assert word("Look everywhere") not in {control.name for control in visitor.controls()}


def test_the_end_of_the_visit_forgets_what_was_typed(visitor: Driver) -> None:
    open_find(visitor)
    type_keys(visitor, "gehu")
    visitor.clock.wait(200)
    visitor.tick()
    visitor.clock.wait(200)
    visitor.tick()
    assert visitor.shell.phase == "attract"
    open_find(visitor)
    assert query(visitor) == ""
    assert not [seen for seen in visitor.read() if "gehu" in seen.text]


def things(driver: Driver) -> list[Found]:
    """Return all that can be found in the language spoken now."""
    index = driver.kiosk._index_of(driver.shell.language)  # pyright: ignore[reportPrivateUsage]
    assert index is not None
    return list(index.things)


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT], ids=["landscape", "upright"])
def test_everything_that_can_be_found_is_pointed_at(size: object, visitor: Driver) -> None:
    visitor.resize(size)  # pyright: ignore[reportArgumentType]
    open_find(visitor)
    lost: list[str] = []
    for thing in things(visitor):
        visitor.shell.show(thing.page, thing.section, thing.id)
        visitor.rest()
        if thing.id.startswith("page."):
            continue
        try:
            until(lambda: ring(visitor).height() > 8, thing.id, GAVE_UP_SECONDS)
        except AssertionError:
            lost.append(thing.id)
    assert not lost
