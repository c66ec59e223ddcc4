"""What assistive technology is told without asking: pages, sheets, answers and questions that come."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import PySide6
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest

from kiosk.hosting import Hosting
from kiosk.tour import STOPS
from tests.drive import Driver, until, word

LIBRARY = Path(PySide6.__path__[0], "Qt", "lib", "libQt6Gui.so.6")
INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
"""``QAccessible::installUpdateHandler``, which PySide does not know: where Qt hands over what a bridge would tell."""


@pytest.fixture
def announced(visitor: Driver) -> Iterator[list[str]]:
    """What was announced since the last time this was cleared."""
    said: list[str] = []

    def told(address: int) -> None:
        event: Any = shiboken6.wrapInstance(address, QAccessibleAnnouncementEvent)
        # Every event knows its kind, and only this one has words
        if event.type() == QAccessible.Event.Announcement:
            said.append(event.message())

    handler = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(told)
    install = ctypes.CDLL(str(LIBRARY))[INSTALL]
    install.argtypes = [ctypes.c_void_p]
    install.restype = ctypes.c_void_p
    install(ctypes.cast(handler, ctypes.c_void_p))
    QAccessible.setActive(True)
    yield said
    QAccessible.setActive(False)
    install(None)


def heard(announced: list[str]) -> list[str]:
    """Return what was announced, and forget it."""
    said = list(announced)
    announced.clear()
    return said


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_every_page_and_sheet_is_announced_when_it_comes(tag: str, visitor: Driver, announced: list[str]) -> None:
    visitor.shell.wake(tag)
    visitor.rest()
    heard(announced)
    for page in ("Industry", "Transport", "Ecology", "Overview"):
        visitor.press_word(page)
        assert heard(announced) == [word(page)]
    visitor.press_word("Find")
    assert heard(announced) == [word("Find")]
    visitor.press_word("Back")
    assert heard(announced) == [word("Overview")]
    for sheet in ("Accessibility", "Take it home"):
        for _ in range(2):
            visitor.press_word(sheet)
            assert heard(announced) == [word(sheet)]
            visitor.press_word(sheet)
            assert heard(announced) == []
    visitor.shell.toggleMenu("language")
    visitor.rest()
    assert heard(announced) == [word("Language")]
    visitor.shell.toggleMenu("language")
    visitor.press_card("figure.area")
    assert heard(announced) == [visitor.kiosk.deck.card("figure.area").name]


def test_by_key_too(visitor: Driver, announced: list[str]) -> None:
    visitor.wake()
    heard(announced)
    name = ""
    while name != word("Ecology"):
        QTest.keyClick(visitor.window, Qt.Key.Key_Tab)
        visitor.rest()
        name = QAccessible.queryAccessibleInterface(visitor.window.activeFocusItem()).text(QAccessible.Text.Name)
    assert heard(announced) == []
    QTest.keyClick(visitor.window, Qt.Key.Key_Return)
    visitor.rest()
    assert heard(announced) == [word("Ecology")]


def test_how_much_was_found_is_announced(visitor: Driver, announced: list[str]) -> None:
    visitor.visit(next(stop for stop in STOPS if stop.name == "find"))
    heard(announced)
    find = visitor.kiosk.finder
    until(lambda: find.ready, "the index is there")
    visitor.rest()
    heard(announced)
    find.write("gehu")
    visitor.rest()
    assert heard(announced)[-1] == find.heading
    find.write("tqqz")
    visitor.rest()
    assert heard(announced)[-1] == find.told != ""


def test_the_question_is_announced(visitor: Driver, announced: list[str]) -> None:
    visitor.wake()
    heard(announced)
    visitor.clock.wait(visitor.settings.idle_seconds + 1)
    visitor.tick()
    assert heard(announced) == [word("Still there?")]


def test_in_host_mode_each_stop_is_announced(visitor: Driver, announced: list[str]) -> None:
    hosting = Hosting(visitor.kiosk, visitor.settings)
    visitor.rest()
    heard(announced)
    for _ in range(3):
        visitor.press_word("Next stop")
        assert hosting.host.name in heard(announced)
    visitor.shell.reset()
    visitor.rest()
