"""One door for every painted picture, because QML can ask for pictures only by address."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

from kiosk.scenes.brush import begin, clear, opaque, vertical
from kiosk.scenes.lake import View, paint_lake, paint_reeds
from kiosk.scenes.motifs import MOTIFS, paint_motif
from kiosk.scenes.palette import DEEP_LAKE, LAKE, LIGHTS
from kiosk.scenes.shoreline import paint_emblem, paint_shoreline

LARGEST = 8192


class SceneProvider(QQuickImageProvider):
    """Paints ``image://scene/<name>?<parameters>`` at the requested size, on whatever thread asks.

    Names: ``lake`` (light, horizon, sun, reeds, calm, mirror), ``reeds`` (light, mirror), ``shoreline``
    (light, mirror), ``motif/lattice|cells|circuit|orbits`` (crop, mirror), ``emblem/lake``; every name
    takes `radius`, rounded corners in pixels. An address that is not understood gives a plain gradient
    in the lake's colours, never an error.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Return the picture for the address part `id`, `requestedSize` pixels large; the size goes to `size`."""
        picture = render(id, requestedSize.width(), requestedSize.height())
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture


def render(address: str, width: int, height: int) -> QImage:
    """Return the picture for `address` (``name?key=value&…``), `width` × `height` pixels.

    Sizes of zero or less mean "as you like"; the same address and size give the same bytes.
    """
    name, _, query = address.partition("?")
    parameters = dict(parse_qsl(query))
    wide, high = _size(name, width, height)
    painter = _painter(name)
    try:
        picture = painter(wide, high, parameters) if painter else fallback(wide, high)
    except ValueError:
        picture = fallback(wide, high)
    if parameters.get("mirror") == "1":
        picture = picture.flipped(Qt.Orientation.Horizontal)
    return rounded(picture, parameters.get("radius", ""))


def fallback(width: int, height: int) -> QImage:
    """Return a plain gradient in the lake's colours, `width` × `height` pixels."""
    picture = opaque(width, height)
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), vertical(0, height, [(0, LAKE), (1, DEEP_LAKE)]))
    painter.end()
    return picture


def rounded(picture: QImage, radius: str) -> QImage:
    """Return `picture` with corners of `radius` pixels; as it is for none."""
    if not radius.isdecimal() or int(radius) == 0:
        return picture
    card = clear(picture.width(), picture.height())
    painter = begin(card)
    painter.setBrush(QBrush(picture))
    painter.drawRoundedRect(picture.rect(), int(radius), int(radius))
    painter.end()
    return card


def _size(name: str, width: int, height: int) -> tuple[int, int]:
    aspect = 3.6 if name == "shoreline" else 1.0 if name.startswith("emblem/") else 16 / 9
    if width <= 0 and height <= 0:
        height = 256 if name.startswith("emblem/") else 1080
    if width <= 0:
        width = round(height * aspect)
    if height <= 0:
        height = round(width / aspect)
    return max(8, min(LARGEST, width)), max(8, min(LARGEST, height))


def _painter(name: str) -> Callable[[int, int, Mapping[str, str]], QImage] | None:
    if name == "lake":
        return _lake
    if name == "reeds":
        return lambda w, h, given: paint_reeds(w, h, _light(given, "dusk"))
    if name == "shoreline":
        return lambda w, h, given: paint_shoreline(w, h, _light(given, "day"))
    if name == "emblem/lake":
        return lambda w, h, given: paint_emblem(w, h)
    kind, _, motif = name.partition("/")
    if kind == "motif" and motif in MOTIFS:
        return lambda w, h, given: paint_motif(motif, w, h, door=given.get("crop") == "door")
    return None


def _lake(width: int, height: int, given: Mapping[str, str]) -> QImage:
    return paint_lake(
        View(
            width,
            height,
            _light(given, "dusk"),
            _part(given, "horizon", 0.58, 0.30, 0.80),
            _part(given, "sun", 0.68, 0.0, 1.0),
            given.get("reeds", "1") != "0",
            _part(given, "calm", 0.0, 0.0, 1.0),
        )
    )


def _light(given: Mapping[str, str], usual: str) -> str:
    light = given.get("light", usual)
    if light not in LIGHTS:
        raise ValueError(light)
    return light


def _part(given: Mapping[str, str], key: str, usual: float, least: float, most: float) -> float:
    value = float(given.get(key, usual))
    if not math.isfinite(value):
        raise ValueError(key)
    return max(least, min(most, value))
