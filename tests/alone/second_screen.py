"""Host mode with a second screen, in a process of its own; started by ``tests/test_host.py``."""

import os
from collections.abc import Iterator
from pathlib import Path

# Before there is an application: how many screens there are is asked once
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('two_screens.json')}"

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QGuiApplication, QImage, QScreen

from kiosk.hosting import Hosting
from kiosk.mirror import Mirror, MirrorWindow
from tests.drive import Driver, until, word


@pytest.fixture
def mirror(visitor: Driver) -> Iterator[Mirror]:
    """Host mode at its first stop, both screens at rest."""
    assert len(QGuiApplication.screens()) == 2
    found = Hosting(visitor.kiosk, visitor.settings).mirror
    assert found is not None
    visitor.settle()
    follow(visitor, found)
    yield found


def other(visitor: Driver) -> QScreen:
    """Return the screen on which the kiosk is not."""
    at = visitor.window.position()
    return next(screen for screen in QGuiApplication.screens() if not screen.geometry().contains(at))


def hosting(visitor: Driver) -> Hosting:
    return visitor.kiosk.findChildren(Hosting)[0]


def window(mirror: Mirror) -> MirrorWindow:
    assert mirror.window is not None
    return mirror.window


def page(visitor: Driver) -> QImage:
    """Return what the group should see: the page and the caption, and none of the buttons below."""
    pages = visitor.window.property("pages")
    height = int(pages.property("audience"))
    assert visitor.find(word("All stops")).item.mapToScene(QPointF(0, 0)).y() >= height > visitor.window.height() / 2
    return visitor.window.grabWindow().copy(QRect(0, 0, visitor.window.width(), height))


def follow(visitor: Driver, mirror: Mirror) -> None:
    until(lambda: window(mirror).picture == page(visitor), "the second screen follows")


def test_it_shows_the_page_and_follows(visitor: Driver, mirror: Mirror) -> None:
    assert window(mirror).geometry() == other(visitor).geometry()
    before = window(mirror).picture
    visitor.press_word("Next stop")
    visitor.settle()
    follow(visitor, mirror)
    assert window(mirror).picture != before
    visitor.shell.chooseLanguage("ar")
    visitor.settle()
    follow(visitor, mirror)


def test_what_the_guide_looks_up_is_not_shown(visitor: Driver, mirror: Mirror) -> None:
    before = window(mirror).picture
    for name in ("All stops", "End the tour", "Accessibility"):
        visitor.press_word(name)
        visitor.pause(0.2)
        assert window(mirror).picture == before
        visitor.press_word(name) if name != "End the tour" else visitor.press_word("Go on")
    visitor.press_word("Take it home")
    visitor.settle()
    follow(visitor, mirror)
    assert window(mirror).picture != before, "the code is for the group"


def test_when_nothing_moves_nothing_is_painted(visitor: Driver, mirror: Mirror) -> None:
    def painted() -> tuple[int, int]:
        frames, times = visitor.frames, window(mirror).painted
        visitor.pause(0.3)
        return visitor.frames - frames, window(mirror).painted - times

    until(lambda: painted() == (0, 0), "both screens come to rest", 20)


def test_screens_come_and_go(visitor: Driver, mirror: Mirror) -> None:
    every, hall = QGuiApplication.screens(), other(visitor).geometry()
    mirror.look([screen for screen in every if screen.geometry() != hall])
    assert mirror.window is None
    hosting(visitor).host.next()
    visitor.settle()
    mirror.look(every)
    follow(visitor, mirror)
    kept = window(mirror)
    mirror.look(every[::-1])
    assert mirror.window is kept, "the order says nothing"


def test_it_goes_with_host_mode(visitor: Driver, mirror: Mirror) -> None:
    visitor.press_word("End the tour")
    visitor.press_word("End the tour")
    assert mirror.window is None
    assert QGuiApplication.topLevelWindows() == [visitor.window]
    visitor.wake()
    visitor.find(word("Home"))


def test_it_may_be_switched_off(visitor: Driver) -> None:
    from dataclasses import replace

    assert Hosting(visitor.kiosk, replace(visitor.settings, second_screen=False)).mirror is None
