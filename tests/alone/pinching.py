"""Two fingers on the schematic, in a process of their own; started by ``tests/test_transport_screen.py``."""

import pytest
from PySide6.QtCore import QPoint

from kiosk.tour import visible_items
from tests.drive import Driver
from tests.test_transport_screen import Drawing


@pytest.fixture
def drawing(visitor: Driver) -> Drawing:
    """The schematic of the Delta before a visitor."""
    visitor.wake()
    visitor.press_word("Transport")
    return Drawing(visitor)


def test_pinching_and_dragging_stay_within_bounds_and_press_nothing(visitor: Driver, drawing: Drawing) -> None:
    drawing.pinch(15, 100)
    assert 2 < drawing.zoom <= 4
    pan = next(item for item in visible_items(drawing.map) if item.inherits("QQuickFlickable"))
    centre = drawing.centre()
    for _ in range(12):
        visitor.swipe(centre, centre + QPoint(120, 60))
    assert (pan.property("contentX"), pan.property("contentY")) == (0, 0)
    # Beside the layers, which are buttons
    for _ in range(3):
        drawing.pinch(80, 10)
    assert drawing.zoom == 1
    assert drawing.page.selected == ""
