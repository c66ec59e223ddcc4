"""Read aloud: what is said is what assistive technology is told, and the visitor stays in charge of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.aloud import LAST
from kiosk.app import Start
from kiosk.hosting import WARNING_SECONDS, Hosting
from kiosk.language import Language
from kiosk.language.sentences import sentences
from kiosk.language.speech import Speech
from kiosk.settings import Settings
from kiosk.sounds import FOLDER, name_of
from kiosk.speaking import Speaking
from kiosk.tour import visible_items
from kiosk.viewmodels.aloud import LONGEST_PRESENCE, USUAL, VOLUMES, AloudViewModel, Voice
from tests.audit.names import told_of
from tests.drive import SMALL, Driver, until, word
from tests.voices import Silent

TAGS = ("zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")
PAGES = ("overview", "industry", "transport", "ecology")
PLACES = (
    *((page, "") for page in PAGES),
    *(("overview", section) for section in ("position", "institutions", "vision")),
    *(("industry", f"industry.{name}") for name in ("medical", "materials", "manufacturing", "economy")),
    ("transport", "park"),
)
"""Pages and their parts that have texts of their own."""
Role = QAccessible.Role
PLAIN, STYLED = 0, 4
"""Formats of a QML text."""


class Listener:
    """A visitor who is read to."""

    def __init__(self, voice: Voice | None = None, **settings: Any) -> None:
        self.voice = Silent()
        wanted = replace(Settings(), **{"reduced_motion": True, **settings})
        start = Start(wanted, paths.FACTORY_CONTENT, SMALL, threaded=False, voice=lambda parent: voice or self.voice)
        self.driver = Driver(start=start)

    @property
    def aloud(self) -> AloudViewModel:
        return self.driver.kiosk.aloud

    def wake(self, tag: str = "en") -> None:
        """Begin a visit in a language."""
        self.driver.shell.reset()
        self.driver.shell.wake(tag)
        self.driver.rest()

    def begin(self, tag: str = "en") -> None:
        """Begin a visit and have the page read, by taps alone."""
        self.wake(tag)
        self.driver.press_word("Accessibility")
        self.driver.press_word("Read aloud")
        self.driver.press_word("Accessibility")
        self.wait()

    def wait(self) -> None:
        """Let it begin to read what is there."""
        until(lambda: self.aloud.reading, "it reads")
        self.driver.rest()

    def mark(self) -> QQuickItem | None:
        """Return what lies over the sentence that is being read."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        items = visible_items(self.driver.window.contentItem())
        return next((item for item in items if item.objectName() == "readingMark"), None)

    def key(self, key: Qt.Key) -> None:
        """Press one key."""
        QTest.keyClick(self.driver.window, key)
        self.driver.rest()


@pytest.fixture(scope="module")
def shared(application: QGuiApplication) -> Iterator[Listener]:
    made = Listener()
    yield made
    made.driver.close()


@pytest.fixture
def listener(shared: Listener) -> Iterator[Listener]:
    """A visitor with a voice that only remembers, at the lake."""
    shared.driver.reset()
    shared.voice.said.clear()
    shared.voice.tags.clear()
    shared.voice.volumes.clear()
    shared.voice.languages = None
    yield shared
    shared.driver.reset()


@pytest.fixture
def make(application: QGuiApplication) -> Iterator[Callable[..., Listener]]:
    """Make listeners of other kinds, closed after the test."""
    made: list[Listener] = []

    def open_kiosk(*arguments: Any, **named: Any) -> Listener:
        made.append(Listener(*arguments, **named))
        return made[-1]

    yield open_kiosk
    for each in made:
        each.driver.close()


# -- what is said


def told(driver: Driver) -> list[str]:
    """Return what assistive technology is told of the page, without tools, drawings that have a list, and bars."""
    root = QAccessible.queryAccessibleInterface(driver.window)
    assert root is not None
    texts: list[str] = []
    for interface, item in told_of(root):
        above: list[QQuickItem] = []
        over = item.parentItem()
        while over:
            above.append(over)
            over = over.parentItem()
        rooms = {str(each.property("keyRoom")) for each in (item, *above)}
        pressed = [each for each in above if each.inherits("QQuickAbstractButton")]
        shown = not any(each.opacity() == 0 for each in above) and not any(
            each.property("toldBeside") for each in above
        )
        if rooms & {"bar", "away"} or not shown or item.property("tool"):
            continue
        if interface.role() in (Role.StaticText, Role.Heading, Role.Button, Role.PageTab, Role.CheckBox, Role.Graphic):
            around = all_of(QAccessible.queryAccessibleInterface(pressed[0])) if pressed else []
            texts += [text for text in all_of(interface) if not any(text in whole for whole in around)]
    return [text for text in dict.fromkeys(texts) if any(char.isalnum() for char in text)]


def all_of(interface: QAccessibleInterface) -> list[str]:
    """Return name and description."""
    return [interface.text(each).strip() for each in (QAccessible.Text.Name, QAccessible.Text.Description)]


def test_what_stands_on_a_card_is_read_whole(listener: Listener) -> None:
    """Also where the card's name is not all that is written on it."""
    listener.begin()
    driver, voice = listener.driver, listener.voice
    speak = Speech("en", Language.load("en", paths.CATALOGUES).tr).spoken
    for page, section, entry_id in (
        ("overview", "institutions", "organisation.west_taihu_hospital"),
        ("transport", "", "link.changtai_expressway"),
    ):
        listener.aloud.toggle()
        driver.shell.go(page, section)
        driver.settle()
        if page == "transport":
            driver.press_card(entry_id)
        voice.said.clear()
        listener.aloud.toggle()
        listener.wait()
        while listener.aloud.reading:
            voice.end()
        card = driver.kiosk.deck.card(entry_id)
        heard = " ".join(voice.said)
        wanted = [card.statement[start : start + size] for start, size in sentences(card.statement)]
        assert wanted
        for text in (card.name, *wanted, *([card.sourceText] if page == "transport" else [])):
            assert speak(text) in heard


def test_every_page_is_read_as_it_is_told_in_every_language(make: Callable[..., Listener]) -> None:
    voice = Silent(knows=frozenset(TAGS))
    listener = make(voice=voice)
    listener.begin()
    aloud, driver = listener.aloud, listener.driver
    for tag in TAGS:
        driver.shell.chooseLanguage(tag)
        speak = Speech(tag, Language.load(tag, paths.CATALOGUES).tr).spoken
        for page, section in PLACES if tag in ("zh_Hans", "de", "ar") else PLACES[: len(PAGES)]:
            driver.shell.go("find")
            aloud.pause()
            voice.said.clear()
            driver.shell.go(page, section)
            listener.wait()
            while aloud.reading:
                voice.end()
            expected = {speak(text[at : at + size]) for text in told(driver) for at, size in sentences(text)}
            assert set(voice.said) == expected, (tag, page, section)


class Heard(Speaking):
    """Qt's mock engine in its process; ``texts`` is what the engine was given, ``numbers`` what it was asked for."""

    def __init__(self) -> None:
        super().__init__(TAGS, engine="mock")
        self.numbers: list[int] = []
        self.texts: dict[int, str] = {}
        self.began.connect(self.texts.__setitem__)

    def say(self, number: int, text: str, tag: str, volume: float, sound: Path | None = None) -> None:
        self.numbers.append(number)
        super().say(number, text, tag, volume, sound)

    def told_all(self) -> bool:
        """Whether the engine has begun the last that it was asked for."""
        return self.numbers[-1] in self.texts


def test_the_mock_engine_says_the_accessible_text_of_every_page(make: Callable[..., Listener]) -> None:
    """Through the process of its own; each sentence is cut short by the next as soon as the engine has begun it."""
    voice = Heard()
    listener = make(voice=voice)
    listener.begin()
    aloud, driver = listener.aloud, listener.driver
    for tag, pages in (("zh_Hans", ("industry", "transport", "ecology", "overview")), ("ar", PAGES[3:]), ("de", PAGES)):
        driver.shell.chooseLanguage(tag)
        speak = Speech(tag, Language.load(tag, paths.CATALOGUES).tr).spoken
        for page in pages[:2] if tag == "de" else pages:
            driver.shell.go("find")
            aloud.pause()
            first = len(voice.numbers)
            driver.shell.go(page)
            listener.wait()
            until(voice.told_all, "the engine begins")
            while aloud.hasNext:
                aloud.next()
                until(voice.told_all, "the engine begins")
            said = [voice.texts[number] for number in voice.numbers[first:]]
            expected = [speak(text[at : at + size]) for text in told(driver) for at, size in sentences(text)]
            assert sorted(set(said)) == sorted(set(expected)), page
            assert len(said) > 8
    voice.close()


def test_it_reads_to_the_end_by_itself_and_again_from_the_beginning(listener: Listener) -> None:
    listener.begin()
    voice, aloud = listener.voice, listener.aloud
    first = voice.said[-1]
    for _ in range(200):
        if not aloud.reading:
            break
        voice.end()
    assert not aloud.reading
    assert not aloud.hasNext
    assert len(voice.said) > 20
    listener.driver.press_word("Go on reading")
    assert voice.said[-1] == first


def test_the_heading_is_read_before_the_drawing(listener: Listener) -> None:
    listener.begin()
    for page in ("transport", "ecology"):
        listener.voice.said.clear()
        listener.driver.shell.go(page)
        until(lambda: bool(listener.voice.said), "it reads")
        assert listener.voice.said[0] == word(page.capitalize())
    assert LAST == "toldLast"


# -- where it is


def test_the_sentence_is_marked_and_in_view(listener: Listener) -> None:
    listener.begin()
    driver, voice = listener.driver, listener.voice
    pane = QRectF(0, 0, driver.window.width(), driver.window.height())
    seen = 0
    while listener.aloud.reading:
        mark = listener.mark()
        assert mark is not None, voice.said[-1]
        for part in [part for part in mark.childItems() if part.inherits("QQuickRectangle")] or [mark]:
            area = driver.area(part)
            assert pane.contains(area)
            assert area.height() >= min(part.height(), pane.height() * 0.3) * 0.9, voice.said[-1]
        seen += 1
        voice.end()
        driver.rest()
    assert seen > 20
    assert listener.mark() is None


def second_sentence(aloud: AloudViewModel) -> tuple[QQuickItem, str, tuple[int, int]]:
    """Go on to the next sentence that is not the first of its text; return the text's item, the text and the place."""
    before = aloud.item
    aloud.next()
    while aloud.item is not before:
        before = aloud.item
        aloud.next()
    assert isinstance(before, QQuickItem)
    text = str(before.property("text"))
    return before, text, list(sentences(text))[1]


def changed(before: QImage, after: QImage) -> list[QPoint]:
    """Return the pixels in which two pictures differ."""
    assert before.size() == after.size()
    one, other = (memoryview(each.constBits()).cast("I") for each in (before, after))
    wide = before.bytesPerLine() // 4
    rows = [y for y in range(before.height()) if one[y * wide : (y + 1) * wide] != other[y * wide : (y + 1) * wide]]
    return [QPoint(x, y) for y in rows for x in range(before.width()) if one[y * wide + x] != other[y * wide + x]]


@pytest.mark.parametrize("tag", ["zh_Hans", "de", "ar"])
def test_exactly_the_sentence_is_marked_where_it_ends_within_a_line(tag: str, make: Callable[..., Listener]) -> None:
    """Coloured in two ways, the letters of the sentence tell where it stands."""
    voice = Silent()
    voice.knows = frozenset(TAGS)
    listener = make(voice=voice)
    driver = listener.driver
    listener.begin(tag)
    for text_size in (100, 200):
        driver.shell.set_text_size(text_size)
        driver.shell.go("ecology")
        driver.shell.go("overview")
        listener.wait()
        driver.settle()
        item, text, (start, size) = second_sentence(listener.aloud)
        driver.rest()
        mark = listener.mark()
        assert mark is not None
        lines = [line.mapRectToScene(line.boundingRect()) for line in mark.childItems() if line.width()]
        assert len(lines) == len(listener.aloud.lines) > 0
        mark.setVisible(False)
        pictures: list[QImage] = []
        for colour in ("#ff0000", "#0000ff"):
            parts = f"{text[:start]}<font color='{colour}'>{text[start : start + size]}</font>{text[start + size :]}"
            item.setProperty("textFormat", STYLED)
            item.setProperty("text", parts)
            driver.rest()
            pictures.append(driver.window.grabWindow())
        item.setProperty("text", text)
        item.setProperty("textFormat", PLAIN)
        ink = changed(*pictures)
        em = item.property("font").pixelSize()
        slack = 1 + em * 0.1
        room = [line.adjusted(-slack, -slack, slack, slack) for line in lines]
        seen = [
            at for at in ink if not any(area.contains(QPointF(at)) for area in room) and driver.area(item).contains(at)
        ]
        assert not seen, f"{text_size}: {len(seen)} of {len(ink)} pixels of the sentence are not marked: {seen[:3]}"
        for line in lines:
            across = [at.x() for at in ink if line.top() <= at.y() <= line.bottom()]
            assert min(across) - line.left() < em, "it begins before the sentence"
            assert line.right() - max(across) < em, "it ends behind the sentence"


def test_while_it_reads_nothing_is_drawn_anew(listener: Listener) -> None:
    listener.begin()
    listener.driver.settle()

    def still() -> bool:
        before = listener.driver.frames
        listener.driver.pause(0.3)
        return listener.driver.frames == before

    until(still, "it comes to rest")
    assert listener.aloud.reading


# -- who is in charge


def test_a_touch_elsewhere_interrupts_and_the_controls_do_not(listener: Listener) -> None:
    listener.begin()
    driver, voice, aloud = listener.driver, listener.voice, listener.aloud
    driver.press_word("Next sentence")
    assert aloud.reading
    at = voice.said[-1]
    driver.press_word("Say it again")
    assert voice.said[-2:] == [at, at]
    driver.tap(QPoint(driver.window.width() // 2, 4))
    assert not aloud.reading
    assert voice.number == 0
    driver.press_word("Go on reading")
    assert voice.said[-1] == at
    driver.press_word("Pause")
    assert not aloud.reading
    assert aloud.on


def test_it_stays_on_through_pages_languages_and_sheets(listener: Listener) -> None:
    listener.begin()
    driver, voice = listener.driver, listener.voice
    voice.said.clear()
    driver.press_word("Ecology")
    listener.wait()
    assert voice.said == [word("Ecology")]
    driver.shell.chooseLanguage("de")
    listener.wait()
    assert (voice.tags[-1], voice.said[-1]) == ("de", word("Ecology"))
    driver.shell.go("overview")
    driver.shell.openDetail("figure.area")
    listener.wait()
    assert voice.said[-1] == driver.kiosk.deck.card("figure.area").name
    driver.press_word("Stop reading aloud")
    assert not listener.aloud.on
    assert voice.number == 0


def test_it_ends_with_the_visit(listener: Listener) -> None:
    listener.begin()
    for _ in range(9):
        listener.aloud.turn(1)
    assert listener.voice.volumes[-1] == VOLUMES[-1]
    assert not listener.aloud.canBeLouder
    rests = listener.voice.rests
    listener.driver.shell.reset()
    assert (listener.aloud.on, listener.aloud.reading, listener.mark()) == (False, False, None)
    assert listener.voice.rests == rests + 1
    listener.begin()
    assert listener.voice.volumes[-1] == VOLUMES[USUAL]
    for _ in range(9):
        listener.aloud.turn(-1)
    assert listener.voice.volumes[-1] == VOLUMES[0] > 0
    assert not listener.aloud.canBeQuieter


def test_reading_counts_as_presence_up_to_a_limit(listener: Listener) -> None:
    listener.begin()
    driver = listener.driver
    for _ in range(round(LONGEST_PRESENCE / 50) - 1):
        driver.clock.wait(50)
        driver.kiosk._tick()  # pyright: ignore
        assert driver.shell.phase == "active"
    reading = listener.voice.said[-1]
    driver.clock.wait(60)
    driver.kiosk._tick()  # pyright: ignore
    driver.clock.wait(driver.settings.idle_seconds - 55)
    driver.kiosk._tick()  # pyright: ignore
    assert driver.shell.phase == "warning"
    until(lambda: listener.voice.said[-1] == word("Still there?"), "the question is asked")
    driver.press_word("I am still here")
    driver.pause(0.3)
    assert driver.shell.phase == "active"
    assert not listener.aloud.reading, "who answered says when it goes on"
    driver.press_word("Go on reading")
    assert listener.voice.said[-1] == reading


def test_paused_it_keeps_nobody_there(listener: Listener) -> None:
    listener.begin()
    driver = listener.driver
    driver.press_word("Pause")
    driver.clock.wait(driver.settings.idle_seconds + 1)
    driver.kiosk._tick()  # pyright: ignore
    assert driver.shell.phase == "warning"


# -- by keys


def test_it_follows_the_focus_and_says_what_a_press_did(listener: Listener) -> None:
    listener.begin()
    driver, voice = listener.driver, listener.voice
    listener.key(Qt.Key.Key_Tab)
    focused = driver.window.activeFocusItem()
    name = QAccessible.queryAccessibleInterface(focused).text(QAccessible.Text.Name)
    assert name in voice.said[-1] or "square kilometres" in voice.said[-1]
    said = len(voice.said)
    voice.end()
    assert (len(voice.said), listener.aloud.reading) == (said, False), "nothing follows what has the focus"
    driver.press_word("Accessibility")
    listener.wait()
    voice.said.clear()
    for _ in range(30):
        listener.key(Qt.Key.Key_Tab)
        if voice.said and voice.said[-1] == word("High contrast"):
            break
    listener.key(Qt.Key.Key_Return)
    assert voice.said[-1] == word("{name}, selected").replace("{name}", word("High contrast"))


def test_the_controls_are_reached_by_key(listener: Listener) -> None:
    listener.begin()
    driver = listener.driver
    names: set[str] = set()
    for _ in range(20):
        listener.key(Qt.Key.Key_Up)
        focused = driver.window.activeFocusItem()
        names.add(QAccessible.queryAccessibleInterface(focused).text(QAccessible.Text.Name))
    wanted = {
        word(each) for each in ("Say it again", "Pause", "Next sentence", "Quieter", "Louder", "Stop reading aloud")
    }
    assert wanted <= names


# -- where there is no voice


def test_nothing_is_looked_for_before_somebody_asks(listener: Listener) -> None:
    listener.wake()
    listener.driver.press_word("Ecology")
    assert listener.voice.languages is None
    listener.driver.press_word("Accessibility")
    assert listener.voice.languages


@pytest.mark.parametrize("tag", ["ja", "fr"])
def test_without_a_voice_the_button_says_so_and_cannot_be_pressed(tag: str, listener: Listener) -> None:
    listener.wake(tag)
    listener.driver.press_word("Accessibility")
    control = listener.driver.find(word("Read aloud: there is no voice for this language here."))
    assert not control.enabled
    listener.driver.shell.chooseLanguage("de")
    listener.driver.press_word("Accessibility")
    assert listener.driver.find(word("Read aloud")).enabled


def test_a_language_without_a_voice_is_told_where_it_was_chosen(listener: Listener) -> None:
    listener.begin()
    listener.driver.shell.chooseLanguage("fr")
    listener.driver.pause(0.2)
    assert not listener.aloud.reading
    assert listener.driver.shows(word("There is no voice for this language here."))
    listener.driver.shell.chooseLanguage("en")
    listener.wait()


def test_a_voice_that_fails_is_told(listener: Listener) -> None:
    listener.begin()
    listener.voice.fail()
    listener.driver.rest()
    assert (listener.aloud.reading, listener.aloud.available) == (False, False)
    assert listener.driver.shows(word("The voice has stopped working."))


def test_it_can_be_switched_off(make: Callable[..., Listener]) -> None:
    listener = make(read_aloud=False)
    listener.wake()
    listener.driver.press_word("Accessibility")
    names = {control.name for control in listener.driver.controls()}
    assert word("High contrast") in names
    assert not [name for name in names if name.startswith(word("Read aloud"))]


def test_recorded_sentences_come_first_and_are_enough(
    listener: Listener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    listener.wake("ja")
    monkeypatch.setattr(listener.driver.kiosk, "_content", tmp_path / "content.sqlite")
    monkeypatch.setattr(listener.voice, "knows", frozenset[str]())
    monkeypatch.setattr(listener.voice, "player", True)
    sound = tmp_path / FOLDER / "ja" / f"{name_of(word('Overview'))}.ogg"
    sound.parent.mkdir(parents=True)
    sound.write_bytes(b"a sound")
    listener.aloud.toggle()
    listener.wait()
    assert listener.voice.sounds[-1] == sound
    listener.voice.end()
    assert listener.voice.sounds[-1] is None


# -- for a group


def lead(listener: Listener) -> Hosting:
    """Begin host mode and have it read aloud, by taps alone."""
    listener.wake("en")
    hosting = Hosting(listener.driver.kiosk, listener.driver.settings)
    listener.driver.shell.chooseLanguage("en")
    listener.driver.press_word("Accessibility")
    listener.driver.press_word("Read aloud")
    listener.driver.press_word("Accessibility")
    listener.wait()
    return hosting


def test_each_stop_of_a_guide_is_read_as_it_comes(listener: Listener) -> None:
    hosting = lead(listener)
    driver, voice = listener.driver, listener.voice
    for advance in (lambda: driver.press_word("Next stop"), lambda: listener.key(Qt.Key.Key_PageDown)):
        old = voice.number
        assert old
        before = hosting.host.number
        voice.said.clear()
        advance()
        assert voice.number != old, "what was read of the stop before falls silent"
        listener.wait()
        assert hosting.host.number == before + 1
        mark = listener.mark()
        assert mark is not None
        assert len(voice.said) == 1, "from its beginning"
        voice.ended.emit(old)
        assert len(voice.said) == 1, "the end of an old sentence moves nothing"
    texts = told(driver)
    assert not {word("Next stop"), word("Previous stop")} & set(texts), "a guide's buttons are not read"
    while listener.aloud.reading:
        voice.end()
    assert word("Next stop") not in voice.said
    assert len(voice.said) > 3


def test_host_mode_ends_while_it_reads(listener: Listener) -> None:
    lead(listener)
    driver, voice = listener.driver, listener.voice
    rests = voice.rests
    driver.shell.reset()
    driver.rest()
    assert (listener.aloud.on, listener.aloud.reading, listener.mark()) == (False, False, None)
    assert (voice.number, voice.rests) == (0, rests + 1)
    said = len(voice.said)
    voice.ended.emit(voice.number)
    driver.pause(0.2)
    assert len(voice.said) == said
    listener.begin()


def test_a_guide_s_touch_interrupts_and_the_list_of_stops_is_read(listener: Listener) -> None:
    hosting = lead(listener)
    driver, voice, aloud = listener.driver, listener.voice, listener.aloud
    driver.tap(QPoint(driver.window.width() // 2, 4))
    assert not aloud.reading
    voice.said.clear()
    listener.key(Qt.Key.Key_Return)
    assert driver.shell.menu == "stops"
    listener.wait()
    names = {stop.name for stop in hosting.host.stops}
    while aloud.reading:
        voice.end()
    assert len(names) == 8
    assert all(any(name in said for said in voice.said) for name in names), voice.said


def test_a_group_that_went_is_asked_aloud_and_forgotten(listener: Listener) -> None:
    lead(listener)
    driver = listener.driver
    driver.clock.wait(driver.settings.host_minutes * 60 + 1)
    driver.kiosk._tick()  # pyright: ignore
    assert driver.shell.phase == "warning"
    until(lambda: listener.voice.said[-1] == word("Still there?"), "the question is asked")
    driver.clock.wait(max(WARNING_SECONDS, driver.settings.warning_seconds) + 1)
    driver.kiosk._tick()  # pyright: ignore
    assert driver.shell.phase == "attract"
    assert (listener.aloud.on, listener.voice.number) == (False, 0)
