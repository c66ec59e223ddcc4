"""Hands the picture providers to an engine in the one way in which they cannot freeze it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.scenes.icons import IconProvider
from kiosk.scenes.provider import SceneProvider

FIRST = b"""import QtQuick
Item {
    Image { asynchronous: false; sourceSize: Qt.size(8, 8); source: "image://scene/first" }
    Image { asynchronous: false; sourceSize: Qt.size(8, 8); source: "image://icon/home" }
}
"""


def install(engine: QQmlEngine) -> None:
    """Add the providers ``scene`` and ``icon`` to `engine`, before it loads anything; call on the interface thread.

    WORKAROUND: Qt's pixmap thread asks a provider for its type while it holds a lock, and PySide answers the first
    such question by waiting for the interpreter, which the interface thread may hold while it waits for that lock.
    Both then wait for ever. One picture of each, loaded on this thread, answers the question beforehand; PySide
    remembers that Python has no say in it and never waits again.
    """
    engine.addImageProvider("scene", SceneProvider())
    engine.addImageProvider("icon", IconProvider())
    component = QQmlComponent(engine)
    component.setData(FIRST, QUrl())
    pictures = component.create()
    pictures.deleteLater()
