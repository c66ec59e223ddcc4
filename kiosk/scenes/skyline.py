"""Towers of the new city: one vocabulary of outlines, so that every scene shows the same skyline."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from kiosk.scenes.brush import linear, polygon, vertical
from kiosk.scenes.palette import faded, mix

TALL = ("setback", "sail", "block", "taper", "slant", "twin", "lantern", "block", "barrel", "setback")
LOW = ("slab", "terrace", "block", "slab", "setback", "block")


@dataclass(frozen=True, slots=True)
class Tower:
    """A tower standing on a base line: left edge `x`, `width` and `height` in pixels, outline `kind`."""

    x: float
    width: float
    height: float
    kind: str
    flip: bool


def cluster(rng: Random, x0: float, x1: float, tallest: float, width: float, peak: float) -> list[Tower]:
    """Return towers between `x0` and `x1` (pixels), highest near the part `peak` (0–1) of the way across.

    `tallest` is the height of the highest, `width` the mean breadth of one.
    """
    towers: list[Tower] = []
    x = x0
    last = ""
    while x < x1:
        at = (x - x0) / max(1.0, x1 - x0)
        envelope = math.exp(-(((at - peak) / 0.34) ** 2))
        height = tallest * (0.20 + 0.80 * envelope) * rng.uniform(0.58, 1.0)
        kinds = TALL if height > tallest * 0.52 else LOW
        kind = rng.choice([name for name in kinds if name != last])
        last = kind
        broad = width * (rng.uniform(1.15, 1.9) if kind in ("slab", "terrace") else rng.uniform(0.62, 1.25))
        if kind == "twin":
            broad *= 1.45
        if kind in ("slab", "terrace"):
            height *= 0.72
        towers.append(Tower(x, broad, height, kind, rng.random() < 0.5))
        x += broad * rng.uniform(0.82, 1.28)
    return towers


def outline(tower: Tower, base: float) -> QPainterPath:
    """Return the closed outline of `tower` standing on the line `base` (pixels)."""
    w, h = tower.width, tower.height
    top = base - h
    path: QPainterPath
    match tower.kind:
        case "setback":
            path = polygon(
                [
                    (0, base),
                    (0, top + h * 0.34),
                    (w * 0.13, top + h * 0.34),
                    (w * 0.13, top + h * 0.12),
                    (w * 0.30, top + h * 0.12),
                    (w * 0.30, top),
                    (w * 0.70, top),
                    (w * 0.70, top + h * 0.12),
                    (w * 0.87, top + h * 0.12),
                    (w * 0.87, top + h * 0.34),
                    (w, top + h * 0.34),
                    (w, base),
                ]
            )
        case "sail":
            path = QPainterPath(QPointF(0, base))
            path.lineTo(w * 0.10, top)
            path.cubicTo(w * 0.62, top + h * 0.10, w * 1.02, top + h * 0.42, w, base)
            path.closeSubpath()
        case "block":
            path = polygon(
                [
                    (0, base),
                    (0, top + h * 0.05),
                    (w * 0.08, top + h * 0.05),
                    (w * 0.08, top),
                    (w * 0.58, top),
                    (w * 0.58, top + h * 0.05),
                    (w, top + h * 0.05),
                    (w, base),
                ]
            )
        case "taper":
            path = QPainterPath(QPointF(0, base))
            path.cubicTo(w * 0.10, top + h * 0.62, w * 0.20, top + h * 0.22, w * 0.36, top)
            path.lineTo(w * 0.64, top)
            path.cubicTo(w * 0.80, top + h * 0.22, w * 0.90, top + h * 0.62, w, base)
            path.closeSubpath()
        case "barrel":
            path = QPainterPath(QPointF(0, base))
            path.lineTo(0, top + w * 0.30)
            path.cubicTo(w * 0.04, top, w * 0.42, top - w * 0.06, w * 0.62, top + w * 0.02)
            path.cubicTo(w * 0.86, top + w * 0.10, w, top + w * 0.34, w, top + w * 0.62)
            path.lineTo(w, base)
            path.closeSubpath()
        case "slant":
            path = polygon([(0, base), (0, top + h * 0.02), (w, top + w * 0.42), (w, base)])
        case "twin":
            path = polygon([(0, base), (0, top), (w * 0.38, top + h * 0.03), (w * 0.38, base)])
            path.addPath(polygon([(w * 0.60, base), (w * 0.60, top + h * 0.17), (w, top + h * 0.14), (w, base)]))
            path.addPath(
                polygon(
                    [
                        (w * 0.37, top + h * 0.40),
                        (w * 0.37, top + h * 0.36),
                        (w * 0.61, top + h * 0.36),
                        (w * 0.61, top + h * 0.40),
                    ]
                )
            )
        case "lantern":
            path = polygon([(0, base), (w * 0.07, top + h * 0.16), (w * 0.93, top + h * 0.16), (w, base)])
            path.addPath(
                polygon(
                    [
                        (w * 0.20, top + h * 0.165),
                        (w * 0.34, top),
                        (w * 0.66, top),
                        (w * 0.80, top + h * 0.165),
                    ]
                )
            )
        case "terrace":
            path = polygon(
                [
                    (0, base),
                    (0, top + h * 0.56),
                    (w * 0.26, top + h * 0.56),
                    (w * 0.26, top + h * 0.26),
                    (w * 0.52, top + h * 0.26),
                    (w * 0.52, top),
                    (w, top),
                    (w, base),
                ]
            )
        case _:
            path = polygon(
                [
                    (0, base),
                    (0, top + h * 0.06),
                    (w * 0.12, top + h * 0.06),
                    (w * 0.12, top - h * 0.03),
                    (w * 0.46, top - h * 0.03),
                    (w * 0.46, top + h * 0.06),
                    (w, top + h * 0.06),
                    (w, base),
                ]
            )
    path.setFillRule(Qt.FillRule.WindingFill)
    if tower.flip:
        mirror = QPainterPath(path)
        path = QPainterPath()
        for i in range(mirror.elementCount()):
            element = mirror.elementAt(i)
            point = QPointF(w - element.x, element.y)
            if element.isMoveTo():
                path.moveTo(point)
            elif element.isLineTo():
                path.lineTo(point)
            elif element.type == QPainterPath.ElementType.CurveToElement:
                second, third = mirror.elementAt(i + 1), mirror.elementAt(i + 2)
                path.cubicTo(point, QPointF(w - second.x, second.y), QPointF(w - third.x, third.y))
        path.closeSubpath()
        path.setFillRule(Qt.FillRule.WindingFill)
    return path.translated(tower.x, 0)


def paint_tower(
    painter: QPainter,
    tower: Tower,
    base: float,
    lit: QColor,
    shade: QColor,
    haze: QColor,
    sun_x: float,
    unit: float,
    facade: float = 0.16,
) -> QPainterPath:
    """Paint `tower` lit from `sun_x` and sinking into `haze` at its foot; return its outline.

    `unit` is one design pixel; `facade` the strength of storey lines (0 leaves them out).
    """
    path = outline(tower, base)
    middle = tower.x + tower.width / 2
    towards = 1.0 if sun_x > middle else -1.0
    a = middle - towards * tower.width * 0.55
    b = middle + towards * tower.width * 0.55
    painter.fillPath(
        path, linear(a, 0, b, 0, [(0.0, shade), (0.62, mix(shade, lit, 0.30)), (1.0, mix(shade, lit, 0.85))])
    )
    if facade > 0 and tower.width > 9 * unit:
        painter.save()
        painter.setClipPath(path)
        painter.setPen(QPen(faded(lit, facade), max(0.6, 0.55 * unit)))
        if tower.kind in ("sail", "taper", "twin", "lantern"):
            step = max(3.0 * unit, tower.width / 6)
            x = tower.x + step * 0.6
            while x < tower.x + tower.width:
                painter.drawLine(QPointF(x, base - tower.height), QPointF(x, base))
                x += step
        else:
            step = 5.0 * unit
            y = base - tower.height + step
            while y < base - 6 * unit:
                painter.drawLine(QPointF(tower.x, y), QPointF(tower.x + tower.width, y))
                y += step
        painter.setPen(Qt.PenStyle.NoPen)
        painter.restore()
    if tower.kind in ("taper", "setback") and tower.height > tower.width * 2.6:
        mast = tower.height * 0.13
        x = middle
        top = base - tower.height
        painter.fillPath(
            polygon(
                [
                    (x - 0.9 * unit, top + 2 * unit),
                    (x - 0.3 * unit, top - mast),
                    (x + 0.3 * unit, top - mast),
                    (x + 0.9 * unit, top + 2 * unit),
                ]
            ),
            mix(shade, lit, 0.35),
        )
    painter.fillPath(
        path,
        vertical(
            base - tower.height,
            base,
            [(0.0, faded(haze, 0.0)), (0.45, faded(haze, 0.10)), (1.0, faded(haze, 0.62))],
        ),
    )
    return path


def paint_windows(
    painter: QPainter, rng: Random, tower: Tower, base: float, lamp: QColor, part: float, unit: float
) -> None:
    """Light the part `part` (0–1) of the windows of `tower`, whole storeys more often than single rooms."""
    if part <= 0:
        return
    cell = 3.1 * unit
    inset = tower.width * (0.14 if tower.kind in ("setback", "sail", "taper", "lantern") else 0.08)
    columns = int((tower.width - 2 * inset) / cell)
    top = base - tower.height * (0.62 if tower.kind in ("setback", "sail", "taper", "terrace") else 0.84)
    rows = int((base - 5 * unit - top) / (5.0 * unit))
    if columns < 1 or rows < 1:
        return
    bright: list[QRectF] = []
    dim: list[QRectF] = []
    pitch = (tower.width - 2 * inset) / columns
    for row in range(rows):
        y = top + row * 3.9 * unit
        busy = rng.random()
        chance = part * (2.0 if busy > 0.78 else 0.25 if busy < 0.3 else 0.8)
        for column in range(columns):
            x = tower.x + inset + column * pitch
            if tower.kind == "twin" and 0.34 < (x - tower.x) / tower.width < 0.60:
                continue
            if rng.random() < chance:
                box = QRectF(x + pitch * 0.18, y, pitch * 0.62, 1.6 * unit)
                (bright if rng.random() < 0.55 else dim).append(box)
    painter.setBrush(faded(lamp, 0.92))
    painter.drawRects(bright)
    painter.setBrush(faded(lamp, 0.45))
    painter.drawRects(dim)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_hall(
    painter: QPainter,
    x: float,
    base: float,
    width: float,
    height: float,
    lit: QColor,
    shade: QColor,
    haze: QColor,
    lamp: QColor | None,
    unit: float,
) -> None:
    """Paint the landmark hall by the water: a roof swept like a wave over a glass front."""
    front = QPainterPath(QPointF(x + width * 0.06, base))
    front.lineTo(x + width * 0.10, base - height * 0.34)
    front.cubicTo(
        x + width * 0.35,
        base - height * 0.72,
        x + width * 0.58,
        base - height * 0.20,
        x + width * 0.94,
        base - height * 0.52,
    )
    front.lineTo(x + width * 0.92, base)
    front.closeSubpath()
    painter.fillPath(front, linear(x, 0, x + width, 0, [(0, mix(shade, lit, 0.18)), (1, mix(shade, lit, 0.55))]))
    if lamp is not None:
        painter.fillPath(front, vertical(base - height * 0.6, base, [(0, faded(lamp, 0.10)), (1, faded(lamp, 0.75))]))
    painter.save()
    painter.setClipPath(front)
    painter.setPen(QPen(faded(shade, 0.75), max(0.6, 0.8 * unit)))
    bars = max(8, int(width / (7 * unit)))
    for i in range(bars):
        bx = x + width * (i + 0.5) / bars
        painter.drawLine(QPointF(bx, base - height), QPointF(bx, base))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.restore()
    roof = QPainterPath(QPointF(x - width * 0.03, base - height * 0.20))
    roof.cubicTo(
        x + width * 0.26,
        base - height * 1.12,
        x + width * 0.55,
        base - height * 0.30,
        x + width * 1.05,
        base - height * 0.86,
    )
    roof.cubicTo(
        x + width * 0.62,
        base - height * 0.06,
        x + width * 0.30,
        base - height * 0.86,
        x - width * 0.03,
        base - height * 0.20,
    )
    painter.fillPath(
        roof, linear(x, 0, x + width, 0, [(0, mix(shade, lit, 0.45)), (0.5, lit), (1, mix(shade, lit, 0.7))])
    )
    painter.fillPath(front, vertical(base - height * 0.4, base, [(0, faded(haze, 0)), (1, faded(haze, 0.35))]))
