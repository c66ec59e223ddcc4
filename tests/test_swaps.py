"""A kiosk that shows one release after the other for years keeps no trace of those that are gone."""

import gc
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from tests.drive import Driver, until

GONE = "link.g312"
WARM, SWAPS = 2, 4
"""Swaps after which everything that is kept once is there, and swaps that may add nothing."""
SLACK = 60
"""Python objects that may come and go by themselves; one release has thousands."""


@pytest.fixture(params=["as another release", "as overnight"])
def other(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Other content: the same without a title, a link, a place on the shore and an event, whose days are over."""
    content = tmp_path / "other" / "content.sqlite"
    content.parent.mkdir()
    shutil.copy(paths.FACTORY_CONTENT, content)
    shutil.copy(paths.FACTORY_CONTENT.with_suffix(".attract.json"), content.with_suffix(".attract.json"))
    database = sqlite3.connect(content)
    for gone in (GONE, "title.medical_device_park", "shore_place.wetland_park", "event.half_marathon"):
        changed = database.execute("UPDATE entry SET show_until = '2020-01-01' WHERE id = ?", (gone,))
        assert changed.rowcount == 1, gone
    if request.param == "as another release":
        database.execute("UPDATE release SET content_version = 'another00000'")
    database.commit()
    database.close()
    return content


@pytest.fixture
def own(application: QGuiApplication) -> Iterator[Driver]:
    driver = Driver()
    yield driver
    driver.close()


def kept(driver: Driver) -> tuple[int, int]:
    """Return how many objects there are, Qt's below the kiosk and Python's everywhere."""
    driver.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return len(driver.kiosk.findChildren(QObject)), len(gc.get_objects())


def test_releases_that_are_gone_leave_nothing(own: Driver, other: Path) -> None:
    names: set[int] = set()

    def swap(content: Path) -> None:
        own.kiosk.follow(content)
        until(lambda: (own.kiosk.deck.find(GONE) is None) == (content == other), "the other release is shown")
        own.wake()
        for page in ("Industry", "Transport", "Ecology"):
            own.press_word(page)
        names.add(len(own.controls()))
        own.reset()

    for _ in range(WARM):
        swap(other)
        swap(paths.FACTORY_CONTENT)
    qt, python = kept(own)
    for _ in range(SWAPS):
        swap(other)
        swap(paths.FACTORY_CONTENT)
    later_qt, later_python = kept(own)
    assert later_qt <= qt
    assert later_python <= python + SLACK
    assert len(names) > 1, "both releases look the same"


def test_what_another_release_says_is_what_is_drawn(own: Driver, tmp_path: Path) -> None:
    """A line that is no longer planned loses its dashes and its mark, without a restart."""
    planned = "link.beijing_hangzhou_railway"
    content = tmp_path / "corrected" / "content.sqlite"
    content.parent.mkdir()
    shutil.copy(paths.FACTORY_CONTENT, content)
    database = sqlite3.connect(content)
    assert database.execute("UPDATE entry SET status = 'reported' WHERE id = ?", (planned,)).rowcount == 1
    database.execute("UPDATE release SET content_version = 'corrected000'")
    database.commit()
    database.close()
    assert own.kiosk.deck.card(planned).planned
    own.kiosk.follow(content)
    until(lambda: not own.kiosk.deck.card(planned).planned, "the corrected release is shown")
    own.wake()
    own.press_word("Transport")
    assert own.kiosk.deck.card(planned).note == ""
