"""The whole kiosk off screen: what a visitor meets when she comes, changes her mind, leaves, or content is bad."""

import itertools
import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QFontInfo, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.app import ASSUMED_DIAGONAL, MILLIMETRES_PER_INCH, Start
from kiosk.calm import SENTENCES
from kiosk.editorial import build
from kiosk.errors import KioskError
from kiosk.session import LONGEST_PRESS
from kiosk.settings import Settings
from kiosk.tour import STOPS, Stop, visible_items
from tests.drive import SMALL, SMALL_UPRIGHT, Clock, Driver, until, word

LANGUAGES = ("zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar", "zh_Hans")


@pytest.fixture
def make(application: QGuiApplication) -> Iterator[Callable[..., Driver]]:
    """Make kiosks of one's own, closed at the end."""
    made: list[Driver] = []

    def make(*args: object, **options: object) -> Driver:
        made.append(Driver(*args, **options))  # pyright: ignore[reportArgumentType]
        return made[-1]

    yield make
    for driver in made:
        driver.close()


def panes(driver: Driver) -> list[QQuickItem]:
    """Return what can be scrolled on the screen now."""
    return [item for item in visible_items(driver.window.contentItem()) if item.inherits("QQuickFlickable")]


def scrolled(driver: Driver) -> list[tuple[float, float]]:
    return [(float(pane.property("contentX")), float(pane.property("contentY"))) for pane in panes(driver)]


def within(item: QQuickItem, kind: str) -> bool:
    """Whether something of this QML type lies around ``item``."""
    around: QQuickItem | None = item
    while around is not None:
        if around.metaObject().className().startswith(kind):
            return True
        around = around.parentItem()
    return False


def scroll_on(driver: Driver) -> None:
    """Press every button that scrolls or walks on, once."""
    for name in ("Scroll down", "Walk right along the shore"):
        for control in [control for control in driver.controls() if control.name == word(name) and control.enabled]:
            driver.tap_on(control)


# -- coming and leaving


def test_the_first_tap_presses_nothing_beneath(visitor: Driver) -> None:
    """Where a card, a door or the bar will be, the first tap only wakes."""
    visitor.wake()
    spots = [visitor.middle(control.item) for control in visitor.controls() if _inside(visitor, control.item)]
    assert len(spots) > 10
    for tap in (visitor.tap, visitor.click):
        for spot in spots:
            visitor.reset()
            assert visitor.shell.phase == "attract"
            invited = any(
                control.item.contains(control.item.mapFromScene(spot))
                for control in visitor.controls()
                if control.name != word("Touch to begin")
            )
            if invited:
                continue
            tap(spot)
            assert visitor.shell.phase == "active"
            assert visitor.place() == ("overview", "", "")
            assert (visitor.shell.language, visitor.shell.menu, visitor.shell.textSize) == ("zh_Hans", "", 100)
            assert not visitor.shell.highContrast


def _inside(driver: Driver, item: QQuickItem) -> bool:
    at = item.mapToScene(item.boundingRect().center())
    return 0 <= at.x() < driver.window.width() and 0 <= at.y() < driver.window.height()


def test_a_tap_on_an_invitation_starts_in_its_language(visitor: Driver) -> None:
    for choice in visitor.shell.languages:
        visitor.reset()
        visitor.press(choice.endonym)
        assert (visitor.shell.phase, visitor.shell.language) == ("active", choice.tag)
        assert visitor.shell.mirrored == (choice.tag == "ar")
        assert word("Home") in {control.name for control in visitor.controls()}


def test_everything_is_forgotten_when_nobody_answers(visitor: Driver) -> None:
    visitor.press("العربية")
    beginning = scrolled(visitor)
    scroll_on(visitor)
    assert scrolled(visitor) != beginning
    for page in ("Industry", "Transport", "Ecology"):
        visitor.press_word(page)
        scroll_on(visitor)
    visitor.adjust(word("Text size: %1 %").replace("%1", "150"))
    visitor.adjust(word("High contrast"))
    visitor.press_word("Overview")
    visitor.press_word("Vision")
    visitor.press_card("vision.goal_city_centre")
    visitor.clock.wait(visitor.settings.idle_seconds)
    visitor.tick()
    assert visitor.shell.phase == "warning"
    assert word("Still there?") in visitor.within_reach()
    visitor.clock.wait(visitor.settings.warning_seconds)
    visitor.tick()
    assert visitor.shell.phase == "attract"
    shell = visitor.shell
    assert (shell.language, shell.textSize, shell.highContrast, shell.menu) == ("zh_Hans", 100, False, "")
    assert (visitor.place(), shell.canGoBack) == (("overview", "", ""), False)
    visitor.wake()
    for page in ("Overview", "Industry", "Transport", "Ecology"):
        visitor.press_word(page)
        assert all(place == (0.0, 0.0) for place in scrolled(visitor)), page
        assert visitor.shell.section == ""


@pytest.mark.parametrize("answer", ["button", "beside", "over a card", "swipe"])
def test_an_answer_keeps_everything(answer: str, visitor: Driver) -> None:
    visitor.press("Deutsch")
    visitor.press_word("Ecology")
    scroll_on(visitor)
    visitor.adjust(word("High contrast"))
    beneath = visitor.middle(visitor.find(word("Industry")).item)
    before = (visitor.place(), visitor.shell.language, visitor.shell.highContrast, scrolled(visitor))
    visitor.clock.wait(visitor.settings.idle_seconds + 1)
    visitor.tick()
    assert visitor.shell.phase == "warning"
    match answer:
        case "button":
            visitor.press_word("I am still here")
        case "beside":
            visitor.tap(QPoint(5, 5))
        case "over a card":
            visitor.tap(beneath)
        case _:
            visitor.swipe(QPoint(500, 300), QPoint(200, 100))
    assert visitor.shell.phase == "active"
    assert (visitor.place(), visitor.shell.language, visitor.shell.highContrast, scrolled(visitor)) == before


def test_a_held_finger_keeps_the_visit_and_a_stuck_one_does_not(visitor: Driver) -> None:
    visitor.wake()
    visitor.touch({0: QPoint(480, 200)})
    phases = ["active"]
    passed = 0
    while phases[-1] != "attract":
        visitor.clock.wait(10)
        passed += 10
        visitor.tick()
        if visitor.shell.phase != phases[-1]:
            phases.append(visitor.shell.phase)
        assert passed < 1000
        assert phases == ["active"] or passed >= LONGEST_PRESS
    assert phases == ["active", "warning", "attract"]


def test_one_finger_of_two_lifted_still_holds_the_visit(visitor: Driver) -> None:
    visitor.wake()
    visitor.touch({0: QPoint(200, 200), 1: QPoint(600, 200)})
    visitor.lift(0)
    visitor.clock.wait(200)
    visitor.tick()
    assert visitor.shell.phase == "active"


def test_a_key_or_a_wheel_is_a_sign_of_life(visitor: Driver) -> None:
    visitor.wake()
    visitor.clock.wait(visitor.settings.idle_seconds + 1)
    visitor.tick()
    assert visitor.shell.phase == "warning"
    QTest.keyClick(visitor.window, Qt.Key.Key_Shift)
    assert visitor.shell.phase == "active"


# -- finding one's way


def test_back_home_and_the_bar_are_always_there(visitor: Driver) -> None:
    for stop in STOPS:
        if stop.phase != "active":
            continue
        visitor.reset()
        visitor.visit(stop)
        names = {control.name for control in visitor.controls() if control.enabled}
        wanted = {word(name) for name in ("Home", "Overview", "Industry", "Transport", "Ecology", "Accessibility")}
        assert wanted <= names, stop.name
        if visitor.place() != ("overview", "", ""):
            assert word("Back") in names, stop.name
        visitor.press_word("Home")
        assert (visitor.place(), visitor.shell.menu) == (("overview", "", ""), ""), stop.name


def test_back_walks_the_whole_way_by_its_button(visitor: Driver) -> None:
    visitor.wake()
    visitor.press_card("industry.medical")
    visitor.press_card("title.medical_device_park")
    open_languages(visitor)
    seen = [(visitor.place(), visitor.shell.menu)]
    while word("Back") in {control.name for control in visitor.controls() if control.enabled}:
        visitor.press_word("Back")
        seen.append((visitor.place(), visitor.shell.menu))
        assert len(seen) < 9
    assert seen == [
        (("industry", "industry.medical", "title.medical_device_park"), "language"),
        (("industry", "industry.medical", "title.medical_device_park"), ""),
        (("industry", "industry.medical", ""), ""),
        (("overview", "", ""), ""),
    ]


def test_a_sheet_closes_by_its_button_by_a_tap_beside_it_and_by_back(visitor: Driver) -> None:
    visitor.wake()
    for close in (
        lambda: visitor.press_word("Close"),
        lambda: visitor.tap(QPoint(6, 60)),
        lambda: visitor.press_word("Back"),
    ):
        visitor.press_card("figure.area")
        assert visitor.place()[2] == "figure.area"
        close()
        assert visitor.place() == ("overview", "", "")


def test_a_tap_on_the_sheet_itself_closes_nothing(visitor: Driver) -> None:
    visitor.wake()
    visitor.press_card("figure.area")
    statement = visitor.kiosk.deck.card("figure.area").statement
    words = next(seen for seen in visitor.read() if seen.text == statement)
    visitor.tap(words.area.center().toPoint())
    assert visitor.place()[2] == "figure.area"


def open_languages(driver: Driver) -> None:
    """Press the button that names the language spoken now."""
    choice = driver.shell.languageChoice
    assert choice is not None
    driver.press(word("Language: %1").replace("%1", choice.endonym))
    assert driver.shell.menu == "language"


# -- languages


@pytest.mark.parametrize(
    "stop",
    # What is read aloud is read, and shown, from its beginning
    [stop for stop in STOPS if stop.phase == "active" and not (stop.menu or stop.aloud)],
    ids=lambda stop: stop.name,
)
def test_a_language_switch_keeps_the_place_the_scroll_and_the_objects(stop: Stop, visitor: Driver) -> None:
    visitor.visit(stop)
    scroll_on(visitor)
    visitor.pause(0.5)
    place, before = visitor.place(), scrolled(visitor)
    items = [item for item in visible_items(visitor.window.contentItem()) if item.inherits("QQuickAbstractButton")]
    # What Find lists are words of one language, which begin anew, and its keys the letters of one
    items = [item for item in items if not within(item, "FindScreen")]
    assert items
    for language in ("zh_Hant", "de", "ar", "zh_Hans"):
        open_languages(visitor)
        visitor.press(next(choice.endonym for choice in visitor.shell.languages if choice.tag == language))
        assert visitor.shell.language == language
        assert visitor.place() == place
        assert visitor.shell.menu == ""
        assert visitor.kiosk.finder.query == stop.typed
        assert all(shiboken6.isValid(item) for item in items), f"{language}: a control was made anew"
        for pane, (x, y) in zip(panes(visitor), before, strict=True):
            if within(pane, "FindScreen"):
                continue
            most = max(0.0, float(pane.property("contentHeight")) - pane.height())
            assert float(pane.property("contentY")) == pytest.approx(min(y, most), abs=1), language
            assert (float(pane.property("contentX")) > 1) == (x > 1), language
        # A shorter language ends earlier; from there it goes on
        before = scrolled(visitor)


def test_a_chosen_connection_stays_chosen_in_another_language(visitor: Driver) -> None:
    visitor.wake()
    visitor.press_word("Transport")
    visitor.press_card("link.yanjiang_expressway")
    card = visitor.kiosk.deck.card("link.yanjiang_expressway")
    assert card.statement in visitor.within_reach()
    for language in LANGUAGES:
        visitor.shell.chooseLanguage(language)
        visitor.rest()
        assert card.statement in visitor.within_reach(), language


def test_every_text_takes_the_fonts_of_the_language(visitor: Driver) -> None:
    """Texts that read the same in two languages too: Qt would keep the old glyphs."""
    visitor.wake()
    allowed = {"WestTaihu Sans Latin", "WestTaihu Serif Latin"}
    endonyms = {choice.endonym for choice in visitor.shell.languages}
    for page in ("overview", "industry", "transport", "ecology"):
        visitor.shell.go(page)
        for language in LANGUAGES:
            visitor.shell.chooseLanguage(language)
            visitor.rest()
            choice = visitor.shell.languageChoice
            assert choice is not None
            seen = [each for each in visitor.read() if each.text not in endonyms]
            strange = {
                (each.text, each.family) for each in seen if each.family not in {choice.sans, choice.serif, *allowed}
            }
            assert strange == set(), (page, language)
            assert {each.family for each in seen} & {choice.sans, choice.serif}
            for each in seen:
                assert QFontInfo(each.item.property("font")).family() == each.family, "a font of the system stands in"


def test_equal_words_change_their_glyphs_with_the_region(visitor: Driver) -> None:
    visitor.wake()
    families: dict[str, set[str]] = {}
    for language in ("zh_Hans", "zh_Hant", "ja"):
        visitor.shell.chooseLanguage(language)
        visitor.rest()
        for each in visitor.read():
            families.setdefault(each.text, set()).add(each.family)
    same = {text: found for text, found in families.items() if len(found) == 3}
    assert any(ord(letter) > 0x4E00 for text in same for letter in text), "no Chinese word reads the same in all three"


# -- stillness


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_where_nothing_moves_no_frame_is_drawn(stop: Stop, visitor: Driver) -> None:
    if stop.phase != "attract":
        visitor.visit(stop)
    if stop.phase == "warning":
        visitor.clock.wait(visitor.settings.idle_seconds + 5)
        visitor.tick()
    visitor.settle()
    # The lake's figures have just taken turns, so they do not while we look
    visitor.kiosk._carousel.start()  # pyright: ignore[reportPrivateUsage]
    # Pictures painted in the background may still arrive; then it has to be still for good
    until(lambda: frames_within(visitor, 0.3) == frames_within(visitor, 0.6) == 0, f"{stop.name} comes to rest", 20)


def test_with_motion_a_page_comes_to_rest_too(make: Callable[..., Driver]) -> None:
    driver = make(reduced_motion=False)
    driver.shell.wake("")
    for stop in (
        stop for stop in STOPS if stop.name in ("overview", "industry", "transport", "ecology", "overview-detail")
    ):
        driver.shell.home()
        driver.visit(stop)
        until(lambda: frames_within(driver, 0.3) == 0, f"{stop.name} comes to rest", 10)


def frames_within(driver: Driver, seconds: float) -> int:
    """Count the frames drawn while real time passes and events are processed."""
    before = driver.frames
    driver.pause(seconds)
    return driver.frames - before


# -- the window


@pytest.fixture
def kiosk_window(make: Callable[..., Driver]) -> Driver:
    """The kiosk as visitors have it: over the whole screen."""
    return make(size=None)


def test_the_window_fills_the_screen_without_a_frame(kiosk_window: Driver) -> None:
    window = kiosk_window.window
    assert window.flags() & Qt.WindowType.FramelessWindowHint
    assert window.windowState() == Qt.WindowState.WindowFullScreen
    assert window.geometry() == QGuiApplication.primaryScreen().geometry()
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() == Qt.CursorShape.BlankCursor


def test_a_screen_that_comes_later_gets_its_own_millimetres(kiosk_window: Driver) -> None:
    window = kiosk_window.window
    before = window.property("millimetre")
    assert before > 0
    # As when the screen was off at the start, and nothing was known of it
    window.setProperty("millimetre", 0.0)
    window.screenChanged.emit(QGuiApplication.primaryScreen())
    assert window.property("millimetre") == before


def test_a_visitor_cannot_close_it(kiosk_window: Driver) -> None:
    window = kiosk_window.window
    kiosk_window.shell.wake("")
    kiosk_window.shell.go("ecology")
    assert not window.close()
    event = QCloseEvent()
    QGuiApplication.sendEvent(window, event)
    assert not event.isAccepted()
    for key, modifier in (
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Back, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(window, key, modifier)
        kiosk_window.rest()
        assert window.isVisible(), key
        assert window.windowState() == Qt.WindowState.WindowFullScreen, key
        # The key called Back goes back within the kiosk, as the button does
        assert kiosk_window.place()[0] == ("overview" if key == Qt.Key.Key_Back else "ecology"), key


def test_a_right_click_opens_nothing(visitor: Driver) -> None:
    visitor.wake()
    before = visitor.place(), [control.name for control in visitor.controls()]
    for at in (QPoint(200, 300), QPoint(600, 200), QPoint(900, 510)):
        for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            QTest.mouseClick(visitor.window, button, Qt.KeyboardModifier.NoModifier, at)
            visitor.rest()
    assert (visitor.place(), [control.name for control in visitor.controls()]) == before
    assert QGuiApplication.topLevelWindows().count(visitor.window) == 1


def test_an_installer_can_close_it(make: Callable[..., Driver]) -> None:
    driver = make(size=None, allow_exit=True)
    QTest.keyClick(driver.window, Qt.Key.Key_Escape)
    until(lambda: not driver.window.isVisible(), "Escape closes it")


def test_a_window_on_a_desk_can_be_closed(make: Callable[..., Driver]) -> None:
    assert make().window.close()


@pytest.mark.parametrize(
    ("size", "diagonal", "inches"),
    [(QSize(1920, 1080), 0.0, ASSUMED_DIAGONAL), (QSize(1920, 1080), 55.0, 55.0), (QSize(1080, 1920), 21.5, 21.5)],
)
def test_sizes_come_from_the_diagonal(size: QSize, diagonal: float, inches: float, make: Callable[..., Driver]) -> None:
    driver = make(size, diagonal_inches=diagonal)
    pixels = (1920**2 + 1080**2) ** 0.5
    millimetre = float(driver.window.property("millimetre"))
    assert millimetre == pytest.approx(pixels / (inches * MILLIMETRES_PER_INCH))
    driver.wake()
    for name in ("Home", "Overview", "Accessibility"):
        assert driver.find(word(name)).item.height() >= 20 * millimetre


def test_the_lake_of_a_counter_top_screen_keeps_its_words_apart(make: Callable[..., Driver]) -> None:
    driver = make(QSize(1280, 800), diagonal_inches=15.6)
    for _ in range(3):
        texts = driver.read()
        assert len(texts) > 15
        for one, other in itertools.combinations(texts, 2):
            common = one.area.intersected(other.area)
            assert min(common.width(), common.height()) < 2, (one.text, other.text)
        driver.kiosk.attract.advance()
        driver.rest()


# -- bad content


def garbage(path: Path) -> None:
    path.write_bytes(b"this is no database" * 1000)


def truncated(path: Path) -> None:
    path.write_bytes(paths.FACTORY_CONTENT.read_bytes()[:40_000])


def scrambled(path: Path) -> None:
    data = bytearray(paths.FACTORY_CONTENT.read_bytes())
    data[20_000:60_000] = bytes(40_000)
    path.write_bytes(bytes(data))


def from_the_future(path: Path) -> None:
    shutil.copy(paths.FACTORY_CONTENT, path)
    database = sqlite3.connect(path)
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()


def with_a_trigger(path: Path) -> None:
    shutil.copy(paths.FACTORY_CONTENT, path)
    database = sqlite3.connect(path)
    table = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 1").fetchone()[0]
    database.execute(f'CREATE TRIGGER harm AFTER INSERT ON "{table}" BEGIN SELECT 1; END')
    database.commit()
    database.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "empty": lambda path: path.write_bytes(b""),
    "folder": lambda path: path.mkdir(),
    "garbage": garbage,
    "truncated": truncated,
    "scrambled": scrambled,
    "too new": from_the_future,
    "trigger": with_a_trigger,
}


def started(make: Callable[..., Driver], content: Path, **settings: object) -> Driver:
    """Start as visitors start it, the content read in the background, and wait until it has made up its mind."""
    driver = make(start=Start(Settings(reduced_motion=True), content, SMALL, apart=False), **settings)
    until(lambda: driver.shell.ready or driver.shell.resting, "the content is read or given up")
    driver.rest()
    return driver


@pytest.mark.parametrize(
    ("damage", "snapshot"),
    [
        *(pytest.param(damage, "good", id=name) for name, damage in DAMAGE.items()),
        pytest.param(DAMAGE["missing"], "missing", id="missing like its snapshot"),
        pytest.param(DAMAGE["garbage"], "damaged", id="garbage like its snapshot"),
        pytest.param(DAMAGE["too new"], "missing", id="too new without a snapshot"),
    ],
)
@pytest.mark.logs("The factory content is shown instead")
@pytest.mark.logs("snapshot|factory content")
def test_the_factory_content_stands_in_for_bad_content(
    damage: Callable[[Path], object], snapshot: str, tmp_path: Path, make: Callable[..., Driver]
) -> None:
    content = tmp_path / "content.sqlite"
    damage(content)
    beside = content.with_suffix(".attract.json")
    if snapshot == "good":
        shutil.copy(paths.FACTORY_CONTENT.with_suffix(".attract.json"), beside)
    elif snapshot == "damaged":
        beside.write_text('{"version": 1, "park": ', encoding="utf-8")
    driver = started(make, content)
    assert driver.shell.ready
    assert len(driver.shell.languages) == 10
    driver.wake()
    driver.press_card("figure.area")
    assert driver.kiosk.deck.card("figure.area").statement in driver.within_reach()


@pytest.mark.parametrize(
    ("damage", "snapshot"),
    [
        *(pytest.param(damage, False, id=name) for name, damage in DAMAGE.items()),
        pytest.param(DAMAGE["missing"], True, id="missing, but not its snapshot"),
        pytest.param(DAMAGE["garbage"], True, id="garbage, but not its snapshot"),
        pytest.param(DAMAGE["scrambled"], True, id="scrambled, but not its snapshot"),
    ],
)
@pytest.mark.logs("There is no content to show")
@pytest.mark.logs("snapshot|factory content")
def test_with_no_content_at_all_it_rests_in_ten_languages(
    damage: Callable[[Path], object],
    snapshot: bool,
    tmp_path: Path,
    make: Callable[..., Driver],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = tmp_path / "content.sqlite"
    damage(content)
    if snapshot:
        shutil.copy(paths.FACTORY_CONTENT.with_suffix(".attract.json"), content.with_suffix(".attract.json"))
    monkeypatch.setattr(paths, "FACTORY_CONTENT", tmp_path / "none" / "content.sqlite")
    driver = started(make, content)
    assert driver.shell.resting
    assert not driver.shell.ready
    drawn = driver.within_reach()
    for tag, _endonym, _region, sentence in SENTENCES:
        assert sentence in drawn, tag
    for seen in driver.read():
        if seen.text in {sentence for *_, sentence in SENTENCES}:
            assert QFontInfo(seen.item.property("font")).family() == seen.family, seen.text
    for control in driver.controls():
        driver.tap_on(control)
    assert driver.shell.phase == "attract"
    driver.clock.wait(1000)
    driver.tick()
    assert driver.shell.phase == "attract"


@pytest.mark.logs("There is no content to show")
@pytest.mark.logs("snapshot|factory content")
def test_a_kiosk_that_rests_takes_the_next_release(
    tmp_path: Path, make: Callable[..., Driver], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = tmp_path / "good" / "content.sqlite", tmp_path / "bad" / "content.sqlite"
    for path in (good, bad):
        path.parent.mkdir()
    shutil.copy(paths.FACTORY_CONTENT, good)
    garbage(bad)
    monkeypatch.setattr(paths, "FACTORY_CONTENT", tmp_path / "none" / "content.sqlite")
    driver = started(make, tmp_path / "content.sqlite")
    assert driver.shell.resting
    driver.kiosk.follow(bad)
    until(lambda: "is not a database. There is no content to show" in caplog.text, "the bad release is given up")
    assert driver.shell.resting
    driver.kiosk.follow(good)
    until(lambda: driver.shell.ready, "the good release is shown")
    driver.rest()
    assert not driver.shell.resting
    driver.wake()
    driver.press_card("figure.area")
    assert driver.kiosk.deck.card("figure.area").statement in driver.within_reach()


@pytest.mark.parametrize("snapshot", ["missing", "damaged", "of another version", "a folder"])
@pytest.mark.logs("snapshot")
def test_good_content_is_shown_without_its_snapshot(snapshot: str, tmp_path: Path, make: Callable[..., Driver]) -> None:
    content = tmp_path / "content.sqlite"
    shutil.copytree(paths.FACTORY_SOURCE, tmp_path / "text")
    text = tmp_path / "text" / "texts" / "zh_Hans.toml"
    text.write_text(
        text.read_text(encoding="utf-8").replace('name = "园区面积"', 'name = "另一个面积"'), encoding="utf-8"
    )
    assert build(tmp_path / "text", content) == 0
    beside = content.with_suffix(".attract.json")
    beside.unlink()
    match snapshot:
        case "damaged":
            beside.write_text('{"version": 1, "park": ', encoding="utf-8")
        case "of another version":
            beside.write_text('{"version": 0}', encoding="utf-8")
        case "a folder":
            beside.mkdir()
        case _:
            pass
    driver = started(make, content)
    driver.wake()
    assert driver.kiosk.deck.card("figure.area").name == "另一个面积"
    assert "另一个面积" in driver.within_reach()


def test_an_unknown_starting_language_is_refused(application: QGuiApplication) -> None:
    with pytest.raises(KioskError, match="does not speak “tlh”"):
        Driver(language="tlh")


def test_a_starting_language_is_where_it_returns_to(make: Callable[..., Driver]) -> None:
    driver = make(language="de")
    driver.press("العربية")
    driver.clock.wait(1000)
    driver.tick()
    assert driver.shell.language == "de"


@pytest.mark.logs("screen 7 is not there")
def test_a_screen_that_is_not_there_is_replaced_by_the_first(make: Callable[..., Driver]) -> None:
    assert make(size=None, screen=7).window.isVisible()


def test_content_is_read_again_overnight_and_never_under_a_hand(
    make: Callable[..., Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = make()
    days: list[object] = []
    from kiosk import library

    real = library.load_library
    monkeypatch.setattr(library, "load_library", lambda path, day: (days.append(day), real(path, day))[1])
    driver.wake()
    driver.clock.moment += timedelta(days=1)
    driver.pause(0.6)
    assert days == []
    driver.clock.wait(1000)
    driver.tick()
    until(lambda: len(days) == 1, "it reads its content again")
    driver.pause(0.6)
    driver.wake()
    assert driver.place() == ("overview", "", "")


def test_the_lake_is_lit_by_the_clock_of_the_venue(make: Callable[..., Driver]) -> None:
    driver = make()
    for hour, light in ((23, "dawn"), (4, "day"), (10, "dusk"), (14, "night")):
        driver.clock.moment = Clock().moment.replace(hour=hour)
        until(lambda light=light: driver.kiosk.attract.light == light, f"{light} at {hour} h UTC")


def test_headlines_take_turns_only_at_the_lake(make: Callable[..., Driver]) -> None:
    driver = make(attract_seconds=120)
    attract = driver.kiosk.attract
    first = [item.name for item in attract.headlines]
    seen = set(first)
    for _ in range(4):
        attract.advance()
        driver.rest()
        seen |= {item.name for item in attract.headlines}
    assert len(seen) > 3
    driver.shell.wake("")
    driver.reset()
    assert [item.name for item in attract.headlines] == first


def test_nothing_is_logged_in_a_whole_visit(visitor: Driver, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        for stop in STOPS:
            visitor.reset()
            if stop.phase == "active":
                visitor.visit(stop)
    assert caplog.records == []


def test_an_upright_window_turns_and_back(make: Callable[..., Driver]) -> None:
    driver = make()
    driver.wake()
    driver.press_word("Ecology")
    for size in (SMALL_UPRIGHT, SMALL):
        driver.window.resize(size)
        driver.settle()
        assert driver.place()[0] == "ecology"
        assert word("Home") in {control.name for control in driver.controls()}
