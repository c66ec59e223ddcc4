"""Line icons as pictures in any colour, because QML's Image cannot recolour an SVG."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import RESOURCES
from kiosk.scenes.brush import clear
from kiosk.scenes.palette import INK

ICONS = RESOURCES / "icons"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
USUAL = 48
LARGEST = 2048


class IconProvider(QQuickImageProvider):
    """Draws ``image://icon/<name>?color=%23rrggbb&stroke=1.75`` at the requested size, transparent where not drawn.

    An unknown name gives the ring of ``circle-dot`` in the same colour, so that a mistake in content stays calm.
    """

    def __init__(self, folder: Path = ICONS) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Return the icon for the address part `id`, `requestedSize` pixels large; the size goes to `size`."""
        width, height = requestedSize.width(), requestedSize.height()
        width = width if width > 0 else height if height > 0 else USUAL
        height = height if height > 0 else width
        picture = self.draw(id, min(LARGEST, width), min(LARGEST, height))
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture

    def draw(self, address: str, width: int, height: int) -> QImage:
        """Return the icon for `address` (``name?color=…&stroke=…``), `width` × `height` pixels."""
        name, _, query = address.partition("?")
        given = dict(parse_qsl(query))
        tint = QColor(given.get("color", INK))
        if not tint.isValid():
            tint = QColor(INK)
        picture = clear(width, height)
        source = self._source(name).replace("currentColor", tint.name())
        stroke = given.get("stroke", "")
        if re.fullmatch(r"\d(?:\.\d{1,2})?", stroke):
            source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
        renderer = QSvgRenderer(QByteArray(source.encode()))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(tint.alphaF())
        side = min(width, height)
        renderer.render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
        painter.end()
        return picture

    def _source(self, name: str) -> str:
        path = self._folder / f"{name}.svg"
        if not NAME.fullmatch(name) or not path.is_file():
            path = self._folder / "circle-dot.svg"
        return path.read_text(encoding="utf-8")
