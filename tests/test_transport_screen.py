"""The drawing and the list answer each other under a finger, and every gesture has its button."""

import subprocess
import sys

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QMetaObject, QPoint, QPointF, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk.paths import ROOT
from kiosk.tour import visible_items
from kiosk.viewmodels.transport import TransportViewModel
from tests.drive import SMALL_UPRIGHT, Driver, until, word

EDGES = 12
"""By how much soft edges may differ in a picture of them."""


class Drawing:
    """The drawing that is shown, and the page behind it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.page = driver.kiosk.findChildren(TransportViewModel)[0]

    def items(self, kind: str) -> list[QQuickItem]:
        """Return the visible items of a QML type."""
        shown = visible_items(self.driver.window.contentItem())
        return [item for item in shown if item.metaObject().className().startswith(f"{kind}_QML")]

    @property
    def map(self) -> QQuickItem:
        """The drawing itself."""
        (found,) = self.items("TransportMap")
        return found

    @property
    def zoom(self) -> float:
        """How much it is enlarged."""
        return float(self.map.property("zoom"))

    def label(self, text: str) -> QQuickItem:
        """Return a label that is shown."""
        return next(item for item in self.items("TransportMapLabel") if item.property("label") == text)

    def centre(self) -> QPoint:
        """Return the middle of the drawing in the window."""
        return self.map.mapToScene(QPointF(self.map.width() / 2, self.map.height() / 2)).toPoint()

    def pinch(self, start: int, end: int) -> None:
        """Move two fingers apart or together, level, around the middle."""
        centre = self.centre()
        for half in range(start, end, 6 if end > start else -6):
            self.driver.touch({0: centre - QPoint(half, 0), 1: centre + QPoint(half, 0)})
        self.driver.lift()
        self.driver.rest()


@pytest.fixture
def drawing(visitor: Driver) -> Drawing:
    """The schematic of the Delta before a visitor."""
    visitor.wake()
    visitor.press_word("Transport")
    return Drawing(visitor)


def test_a_card_shows_its_line_and_all_that_is_known_of_it(visitor: Driver, drawing: Drawing) -> None:
    card = visitor.kiosk.deck.card("link.riverside_railway")
    visitor.press_card("link.riverside_railway")
    assert drawing.page.selected == "link.riverside_railway"
    assert visitor.place() == ("transport", "", "")
    for text in (card.statement, card.statusText, card.asOfText, card.sourceText):
        assert visitor.shows(text)
    visitor.press_card("link.riverside_railway")
    assert drawing.page.selected == ""


def test_a_card_of_the_other_drawing_turns_to_it_and_back_returns(visitor: Driver, drawing: Drawing) -> None:
    visitor.press_card("link.g312")
    assert visitor.place() == ("transport", "park", "")
    assert drawing.page.selected == "link.g312"
    visitor.press_word("Back")
    assert visitor.place() == ("transport", "", "")
    assert drawing.page.selected == ""


def test_a_name_on_the_drawing_opens_its_card(visitor: Driver, drawing: Drawing) -> None:
    card = visitor.kiosk.deck.card("place.shanghai_city")
    visitor.tap(visitor.middle(drawing.label(card.name)))
    assert drawing.page.selected == "place.shanghai_city"
    assert card.statement in {seen.text for seen in visitor.read()}


def test_a_tap_where_nothing_is_drawn_lets_go(visitor: Driver, drawing: Drawing) -> None:
    visitor.press_card("place.wuxi")
    corner = drawing.map.mapToScene(QPointF(4, 4)).toPoint()
    visitor.tap(corner)
    assert drawing.page.selected == ""


def test_pinching_and_dragging_stay_within_bounds_and_press_nothing() -> None:
    """Runs in a process of its own: Qt's one synthetic touch screen remembers the fingers of earlier windows."""
    run = [sys.executable, "-m", "pytest", "-q", "tests/alone/pinching.py"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


def test_what_fingers_do_buttons_do(visitor: Driver, drawing: Drawing) -> None:
    visitor.press_word("Zoom in")
    assert drawing.zoom == pytest.approx(1.6)
    visitor.press_word("Zoom in")
    visitor.press_word("Zoom out")
    assert drawing.zoom == pytest.approx(1.6)
    visitor.press_word("Show all of it")
    assert drawing.zoom == 1


def test_labels_keep_their_size_and_stay_on_the_drawing(visitor: Driver, drawing: Drawing) -> None:
    name = visitor.kiosk.deck.card("place.changzhou").name
    before = drawing.label(name).height()
    visitor.press_word("Zoom in")
    assert drawing.label(name).height() == before
    frame = drawing.map.mapRectToScene(drawing.map.boundingRect())
    for label in drawing.items("TransportMapLabel"):
        assert frame.contains(label.mapRectToScene(label.boundingRect()))


def most_apart(one: QImage, other: QImage) -> int:
    """Return by how much two pictures differ at most, in any colour of any pixel; 255 for other sizes."""
    if one.size() != other.size():
        return 255
    one_picture, other_picture = (
        Image.frombytes("RGBX", (each.width(), each.height()), bytes(each.constBits())) for each in (one, other)
    )
    bands: list[Image.Image] = list(ImageChops.difference(one_picture, other_picture).split())
    return max(value for band in bands[:3] for value, count in enumerate(band.histogram()) if count)


def test_a_drawing_at_rest_looks_as_it_is(visitor: Driver, drawing: Drawing) -> None:
    """What has come to rest is shown as a picture of itself, which no change may outlive."""

    def still() -> bool:
        pictures = [item for item in drawing.map.childItems() if item.inherits("QQuickImage") and item.isVisible()]
        return any(not picture.property("source").isEmpty() for picture in pictures)

    shown: list[QImage] = []
    for change in (
        lambda: None,
        lambda: visitor.press_card("link.metropolitan_express"),
        lambda: visitor.press_word("Zoom in"),
        lambda: visitor.press_word("Expressways and roads"),
        lambda: visitor.press_word("Show all of it"),
        lambda: visitor.adjust(word("High contrast")),
        lambda: visitor.press(drawing.page.parkTitle),
        lambda: visitor.resize(SMALL_UPRIGHT),
    ):
        change()
        visitor.settle()
        alive = visitor.window.grabWindow()
        until(still, "the drawing comes to rest")
        visitor.rest()
        resting = visitor.window.grabWindow()
        assert most_apart(resting, alive) <= EDGES
        assert not shown or most_apart(resting, shown[-1]) > EDGES
        shown.append(resting)


def test_a_layer_can_be_switched_and_comes_back_for_the_next_visitor(visitor: Driver, drawing: Drawing) -> None:
    name = visitor.kiosk.deck.card("link.yanjiang_expressway").name
    assert drawing.label(name)
    visitor.press_word("Expressways and roads")
    with pytest.raises(StopIteration):
        drawing.label(name)
    visitor.reset()
    assert all(layer.on for layer in drawing.page.layers)


def test_the_schematic_always_says_what_it_is(visitor: Driver, drawing: Drawing) -> None:
    for tab in (drawing.page.parkTitle, drawing.page.deltaTitle):
        visitor.press(tab)
        seen = {text.text for text in visitor.read()}
        assert drawing.page.schematicTitle in seen
    assert drawing.page.deltaLead in seen


def test_another_language_keeps_what_is_highlighted(visitor: Driver, drawing: Drawing) -> None:
    visitor.press_card("link.metropolitan_express")
    visitor.shell.chooseLanguage("de")
    visitor.rest()
    card = visitor.kiosk.deck.card("link.metropolitan_express")
    assert drawing.page.selected == card.entryId
    assert card.statement in {seen.text for seen in visitor.read()}
    assert drawing.label(card.name)


def test_other_words_leave_the_drawing_as_large_as_it_is(visitor: Driver, drawing: Drawing) -> None:
    def drawn() -> tuple[float, ...]:
        shown = drawing.map
        return (shown.width(), shown.height(), float(shown.property("scaleNow")))

    before = drawn()
    for choice in visitor.shell.languages:
        visitor.shell.chooseLanguage(choice.tag)
        visitor.rest()
        assert drawn() == before, choice.tag


@pytest.mark.parametrize("percent", [150, 200])
def test_large_words_lose_no_card(visitor: Driver, drawing: Drawing, percent: int) -> None:
    visitor.shell.set_text_size(percent)
    visitor.rest()
    for group in drawing.page.groups:
        for item in group.features:
            assert visitor.card(item.card.entryId)
    visitor.press_card("link.g312")
    assert visitor.shows(visitor.kiosk.deck.card("link.g312").statement)


def test_a_picture_of_the_drawing_that_comes_late_is_not_shown(visitor: Driver, drawing: Drawing) -> None:
    def settled() -> QImage:
        until(lambda: not drawing.map.property("settling"), "the drawing stands still")
        visitor.rest()
        area = drawing.map.mapRectToScene(drawing.map.boundingRect()).toRect()
        return visitor.window.grabWindow().copy(area)

    def turn() -> None:
        visitor.window.frameSwapped.disconnect(turn)
        visitor.shell.go("transport", "park")

    visitor.shell.go("transport", "park")
    park = settled()
    visitor.shell.go("transport", "")
    settled()
    still = next(item for item in drawing.map.childItems() if item.property("subject"))
    still.setProperty("source", QUrl())
    still.setProperty("shot", None)
    assert QMetaObject.invokeMethod(still, "take")
    # Made of the delta, and not yet handed over when the park is turned to
    visitor.window.frameSwapped.connect(turn)
    visitor.rest()
    assert most_apart(settled(), park) <= EDGES
