"""Hands the picture providers to an engine so that they can neither freeze it nor hold up its first frame."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

FIRST = b"""import QtQuick
Item {
    Image { asynchronous: false; sourceSize: Qt.size(8, 8); source: "image://scene/first" }
    Image { asynchronous: false; sourceSize: Qt.size(8, 8); source: "image://icon/first" }
    Image { asynchronous: false; sourceSize: Qt.size(8, 8); source: "image://photograph/first" }
}
"""
PATIENCE_SECONDS = 5.0
COURTESY_SECONDS = 0.04
"""A `courtesy` that lets the interface answer the very tap that asked for a picture."""


class LateProvider(QQuickImageProvider):
    """Leaves the painting to another provider, which it makes when the first picture is painted.

    Pictures are painted in Python, which can do only one thing at a time: those that were asked for while the
    window is made wait for `begin`, so that the first frame does not wait for them.
    """

    def __init__(self, make: Callable[[], QQuickImageProvider], begin: Event, courtesy: float = 0.0) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._make = make
        self._begin = begin
        self._courtesy = courtesy
        self._painter: QQuickImageProvider | None = None

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Return the picture for the address part `id`; the size goes to `size`."""
        if id == "first":
            size.setWidth(8)
            size.setHeight(8)
            return QImage(8, 8, QImage.Format.Format_RGB32)
        self._begin.wait(PATIENCE_SECONDS)
        time.sleep(self._courtesy)
        if self._painter is None:
            self._painter = self._make()
        return self._painter.requestImage(id, size, requestedSize)


def install(engine: QQmlEngine, begin: Event | None = None, courtesy: float = 0.0) -> None:
    """Add the providers ``scene``, ``icon`` and ``photograph`` to `engine`, before it loads anything.

    Call on the interface thread. Pictures wait until `begin` is set, where one is given; large ones then let the
    interface go first for `courtesy` seconds.

    WORKAROUND: Qt's pixmap thread asks a provider for its type while it holds a lock, and PySide answers the first
    such question by waiting for the interpreter, which the interface thread may hold while it waits for that lock.
    Both then wait for ever. One picture of each, loaded on this thread, answers the question beforehand; PySide
    remembers that Python has no say in it and never waits again.
    """
    if begin is None:
        begin = Event()
        begin.set()
    engine.addImageProvider("scene", LateProvider(_scenes, begin, courtesy))
    engine.addImageProvider("icon", LateProvider(_icons, begin))
    engine.addImageProvider("photograph", LateProvider(_photographs, begin, courtesy))
    component = QQmlComponent(engine)
    component.setData(FIRST, QUrl())
    pictures = component.create()
    pictures.deleteLater()


def _scenes() -> QQuickImageProvider:
    from kiosk.scenes.provider import SceneProvider

    return SceneProvider()


def _photographs() -> QQuickImageProvider:
    from kiosk.scenes.photographs import PhotographProvider

    return PhotographProvider()


def _icons() -> QQuickImageProvider:
    from kiosk.scenes.icons import IconProvider

    return IconProvider()
