"""Strokes shared by all scenes: gradients, soft sprites and outlines that QPainter does not bring along."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from random import Random

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QRadialGradient

from kiosk.scenes.palette import faded


def opaque(width: int, height: int) -> QImage:
    """Return a black opaque picture of `width` × `height` pixels."""
    picture = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    return picture


def clear(width: int, height: int) -> QImage:
    """Return a fully transparent picture of `width` × `height` pixels."""
    picture = QImage(QSize(max(1, width), max(1, height)), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def begin(picture: QImage) -> QPainter:
    """Return a smoothing painter on `picture` without a pen; the caller ends it."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def linear(x0: float, y0: float, x1: float, y1: float, stops: Iterable[tuple[float, QColor | str]]) -> QLinearGradient:
    """Return a gradient from (x0, y0) to (x1, y1) in pixels."""
    gradient = QLinearGradient(x0, y0, x1, y1)
    for at, value in stops:
        gradient.setColorAt(max(0.0, min(1.0, at)), QColor(value))
    return gradient


def vertical(y0: float, y1: float, stops: Iterable[tuple[float, QColor | str]]) -> QLinearGradient:
    """Return a gradient running from height `y0` down to `y1` (pixels)."""
    return linear(0.0, y0, 0.0, y1, stops)


def radial(x: float, y: float, radius: float, stops: Iterable[tuple[float, QColor | str]]) -> QRadialGradient:
    """Return a gradient around (x, y) out to `radius` (pixels)."""
    gradient = QRadialGradient(QPointF(x, y), max(0.01, radius))
    for at, value in stops:
        gradient.setColorAt(max(0.0, min(1.0, at)), QColor(value))
    return gradient


def falloff(base: QColor | str, strength: float, steps: int = 9, power: float = 2.0) -> list[tuple[float, QColor]]:
    """Return stops that fade `base` from `strength` to nothing the way light does, without a visible rim."""
    return [
        (i / steps, faded(base, strength * (0.5 + 0.5 * math.cos(math.pi * i / steps)) ** power))
        for i in range(steps + 1)
    ]


def glow(
    painter: QPainter, x: float, y: float, rx: float, ry: float, base: QColor | str, strength: float, power: float = 2.0
) -> None:
    """Lay an elliptical light of radii `rx`, `ry` (pixels) around (x, y)."""
    painter.save()
    painter.translate(x, y)
    painter.scale(rx / 100.0, ry / 100.0)
    painter.fillRect(QRectF(-100, -100, 200, 200), radial(0, 0, 100, falloff(base, strength, power=power)))
    painter.restore()


def sprite(width: int, height: int, base: QColor | str, power: float = 1.4) -> QImage:
    """Return a soft ellipse of light that fills `width` × `height` pixels, for drawing scaled many times."""
    picture = clear(width, height)
    painter = begin(picture)
    glow(painter, width / 2, height / 2, width / 2, height / 2, base, 1.0, power)
    painter.end()
    return picture


def lens(x: float, y: float, length: float, above: float, below: float) -> QPainterPath:
    """Return a pointed streak `length` pixels long around (x, y), rising `above` and sinking `below`."""
    path = QPainterPath(QPointF(x - length / 2, y))
    path.cubicTo(x - length / 5, y - above, x + length / 5, y - above, x + length / 2, y)
    path.cubicTo(x + length / 5, y + below, x - length / 5, y + below, x - length / 2, y)
    return path


def smooth(points: Sequence[tuple[float, float]], closed: bool = False) -> QPainterPath:
    """Return a soft curve (Catmull-Rom) through `points` (pixels; at least two)."""
    count = len(points)
    path = QPainterPath(QPointF(*points[0]))

    def at(i: int) -> tuple[float, float]:
        return points[i % count] if closed else points[max(0, min(count - 1, i))]

    for i in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        path.cubicTo(bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
    if closed:
        path.closeSubpath()
    return path


def polygon(points: Sequence[tuple[float, float]]) -> QPainterPath:
    """Return the closed straight-edged outline through `points` (pixels)."""
    path = QPainterPath(QPointF(*points[0]))
    for x, y in points[1:]:
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def ground(points: Sequence[tuple[float, float]], bottom: float) -> QPainterPath:
    """Return the area below the soft curve through `points`, down to height `bottom` (pixels)."""
    path = smooth(points)
    path.lineTo(points[-1][0], bottom)
    path.lineTo(points[0][0], bottom)
    path.closeSubpath()
    return path


def blade(x: float, y: float, tip_x: float, tip_y: float, width: float, bend: float) -> QPainterPath:
    """Return a leaf from the root (x, y) to its tip, `width` pixels at the root, bowed sideways by `bend`."""
    mx, my = (x + tip_x) / 2 + bend, (y + tip_y) / 2 - abs(bend) * 0.35
    path = QPainterPath(QPointF(x - width / 2, y))
    path.quadTo(mx - width / 2, my, tip_x, tip_y)
    path.quadTo(mx + width / 2, my, x + width / 2, y)
    path.closeSubpath()
    return path


def ridge(
    rng: Random, width: float, base: float, height: float, humps: float, step: float
) -> list[tuple[float, float]]:
    """Return a hill line over `width` pixels whose tops reach `height` above `base`.

    `humps` is the number of hills over the width; the line is sampled every `step` pixels.
    """
    phases = [rng.uniform(0, math.tau) for _ in range(4)]
    count = max(8, int(width / step))
    line: list[tuple[float, float]] = []
    for i in range(-1, count + 2):
        x = width * i / count
        t = math.tau * humps * x / width
        value = (
            0.52
            + 0.30 * math.sin(t + phases[0])
            + 0.17 * math.sin(1.73 * t + phases[1])
            + 0.08 * math.sin(3.1 * t + phases[2])
            + 0.025 * math.sin(7.3 * t + phases[3])
        )
        line.append((x, base - height * max(0.04, value)))
    return line


def softened(picture: QImage, across: int, down: int) -> QImage:
    """Return `picture` blurred by about `across` × `down` pixels, at its own size."""
    small = picture.scaled(
        max(1, picture.width() // across),
        max(1, picture.height() // down),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return small.scaled(
        picture.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _speckle() -> QImage:
    rng = Random(20)
    data = bytearray()
    for _ in range(96 * 96):
        value = rng.choice((0, 1, 2))
        light = rng.random() < 0.5
        data += bytes((value if light else 0,) * 3 + (value,))
    tile = QImage(bytes(data), 96, 96, 96 * 4, QImage.Format.Format_ARGB32_Premultiplied)
    return tile.copy()


SPECKLE = _speckle()


def dither(painter: QPainter, width: int, height: int) -> None:
    """Spread the steps of wide dark gradients by at most two levels of 255, so that no bands are seen."""
    painter.save()
    painter.resetTransform()
    painter.setOpacity(1.0)
    painter.fillRect(QRectF(0, 0, width, height), QBrush(SPECKLE))
    painter.restore()
