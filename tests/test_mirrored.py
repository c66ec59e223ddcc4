"""In a language from right to left everything stands where a mirror would show it, but what keeps its direction."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.app import Start
from kiosk.settings import Settings
from kiosk.tour import STOPS, Mute, Stop
from kiosk.viewmodels.shell import LanguageChoice
from tests.drive import SMALL, SMALL_UPRIGHT, Driver, until

LANGUAGE = "en"
KEEP_DIRECTION = (
    "TransportMap",
    "TransportLayers",
    "TransportTools",
    "OverviewPosition/Section/QQuickItem",
    "EcologyShore/QQuickFlickable",
    "EcologyRuler",
    "FindKeyboard",
    "QQuickTextInput",
)
"""How items end that show the land as it lies, with what stands over them; keyboards; and what is typed."""
MOVING = ("ScrollPane/QQuickItem/QQuickRectangle",)
"""How long a page is, is seen a moment after it was laid out."""
SHOWING = ("QQuickText", "QQuickAbstractButton", "QQuickImage", "QQuickRectangle")
FEWEST = 20
"""What any page shows more than, with its bar."""
SLACK = 2.0
"""Pixels that centring on whole ones may move something by."""

Seen = tuple[str, str, QRectF]


def kind_of(item: QQuickItem) -> str:
    return item.metaObject().className().partition("_QML")[0]


def shown(item: QQuickItem, way: str = "") -> Iterator[Seen]:
    """Walk what is visible; yield what shows something, with its way there and its place in the window."""
    way = f"{way}/{kind_of(item)}"
    if not item.isVisible() or item.opacity() < 0.01 or way.endswith(KEEP_DIRECTION + MOVING):
        return
    if any(item.inherits(kind) for kind in SHOWING) and item.width() > 0 and item.height() > 0:
        text = str(item.property("text") or "")
        yield way, text, item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    for child in item.childItems():
        yield from shown(child, way)


def unlike(straight: list[Seen], turned: list[Seen], width: float) -> list[str]:
    """Return what does not stand where a mirror of `width` pixels would show it."""
    left: dict[tuple[str, str], list[QRectF]] = {}
    for way, text, area in turned:
        left.setdefault((way, text), []).append(area)
    faults: list[str] = []
    for way, text, area in straight:
        wanted = QRectF(width - area.right(), area.y(), area.width(), area.height())
        there = left.get((way, text), [])
        match = next((each for each in there if near(each, wanted)), None)
        if match is None:
            where = [each.getRect() for each in there[:3]]
            faults.append(f"{'/'.join(way.split('/')[-5:])} “{text}”: {wanted.getRect()} became {where}")
        else:
            there.remove(match)
    return faults


def near(one: QRectF, other: QRectF) -> bool:
    off = one.topLeft() - other.topLeft(), one.bottomRight() - other.bottomRight()
    return all(abs(corner.x()) <= SLACK and abs(corner.y()) <= SLACK for corner in off)


def seen_at(driver: Driver, stop: Stop) -> list[Seen]:
    driver.shell.reset()
    driver.shell.wake(LANGUAGE)
    driver.visit(stop)
    if stop.aloud:
        until(lambda: driver.kiosk.aloud.reading, "it reads")
    driver.settle()
    seen = list(shown(driver.window.contentItem()))
    assert len(seen) > FEWEST, f"{stop.name} shows only {len(seen)} things"
    return seen


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT], ids=["landscape", "upright"])
def test_all_but_what_keeps_its_direction_is_mirrored(application: object, size: QSize) -> None:
    calm = replace(Settings(), reduced_motion=True)
    driver = Driver(start=Start(calm, paths.FACTORY_CONTENT, size, threaded=False, voice=Mute))
    try:
        # The sections of the shore are places on one page
        stops = [stop for stop in STOPS if stop.phase == "active" and not (stop.page == "ecology" and stop.section)]
        straight = {stop.name: seen_at(driver, stop) for stop in stops}
        shell = driver.shell
        turned = [
            LanguageChoice(each.tag, each.endonym, each.tag == LANGUAGE, each.sans, each.serif, each.invitation, shell)
            for each in shell.languages
        ]
        shell.set_languages(turned)
        faults = [
            f"{stop.name}: {fault}"
            for stop in stops
            for fault in unlike(straight[stop.name], seen_at(driver, stop), size.width())
        ]
        assert shell.mirrored
    finally:
        driver.close()
    assert not faults, "\n".join(faults)
