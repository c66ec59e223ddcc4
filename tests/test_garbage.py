"""Garbage is found by the interface's own thread, between touches."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.garbage import Collector, collect_due
from tests.drive import until


class Knot:
    """Refers to itself, so that only the collector ends it."""

    def __init__(self, ended_in: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ended_in.append(threading.get_ident()))


def litter(ended_in: list[int]) -> None:
    """Leave more behind than the youngest generation may hold."""
    for _ in range(gc.get_threshold()[0] + 1):
        Knot(ended_in)


@pytest.fixture
def parent(application: QGuiApplication) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    shiboken6.delete(parent)


def test_what_another_thread_leaves_behind_ends_in_the_interfaces_own(parent: QObject) -> None:
    ended_in: list[int] = []
    Collector(lambda: False, lambda: True, parent)
    thread = threading.Thread(target=litter, args=(ended_in,))
    thread.start()
    thread.join()
    assert not ended_in
    until(lambda: bool(ended_in), "garbage is looked for")
    assert set(ended_in) == {threading.get_ident()}


def test_nothing_is_looked_for_under_a_finger(parent: QObject) -> None:
    ended_in: list[int] = []
    looks: list[None] = []
    fingers = [1]

    def held() -> bool:
        looks.append(None)
        return bool(fingers)

    Collector(held, lambda: True, parent)
    litter(ended_in)
    until(lambda: bool(looks), "a look")
    assert not ended_in
    fingers.clear()
    until(lambda: bool(ended_in), "a look when the finger is lifted")


def test_everything_is_looked_for_only_where_nobody_waits() -> None:
    gc.collect()
    ended_in: list[int] = []
    knot = Knot(ended_in)
    gc.collect(1)
    del knot
    counts, thresholds = gc.get_count(), gc.get_threshold()
    assert len(counts) == len(thresholds)
    for _ in range(thresholds[2] + 1):
        gc.collect(1)
    collect_due(1)
    assert not ended_in
    collect_due()
    assert ended_in
