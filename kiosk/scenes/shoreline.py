"""Fourteen kilometres of lakeshore as one walk: the picture under the places of the ecology screen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from kiosk.scenes.brush import (
    begin,
    blade,
    clear,
    glow,
    ground,
    lens,
    linear,
    opaque,
    polygon,
    radial,
    ridge,
    smooth,
    softened,
    sprite,
    vertical,
)
from kiosk.scenes.palette import DAWN, DEEP_LAKE, GRAPHITE, INDIGO, LAKE, MIST, PERSIMMON, SHOAL, faded, mix
from kiosk.scenes.skyline import cluster, paint_tower, paint_windows

WETLAND, PARK, EXPO, GREENWAY, STREAM, MUSIC, RACE, FOREST = 0.06, 0.20, 0.33, 0.46, 0.58, 0.70, 0.82, 0.93
"""Where each stretch of the shore lies, as a part of the picture's width."""

PETALS: Final = ("#E4572E", "#F2A541", "#F7D774", "#D9578C", "#F3B6C8", "#8A63B8", "#FFFFFF", "#C8602F")


@dataclass(frozen=True, slots=True)
class Hour:
    """What one hour changes: sky, hills (crest, foot), towers (lit, shaded, haze), and below the horizon a
    `grade` multiplied over the painted day, with `lamps` (0–1) lit on top.
    """

    sky: tuple[tuple[float, str], ...]
    cloud: str
    disc: str
    grade: str
    lamps: float
    hills: tuple[tuple[str, str], ...]
    towers: tuple[str, str, str]


DAY_HILLS = (("#B7D3D6", "#DCE8DF"), ("#97C1C0", "#CFE2D6"), ("#79AFA6", "#B9D8C6"), ("#7FB08F", "#A9CDB0"))

HOURS: Final[dict[str, Hour]] = {
    "dawn": Hour(
        sky=((0.0, "#B9D2DC"), (0.45, "#E6DDD6"), (0.78, "#FBE3C8"), (1.0, "#FFEED6")),
        cloud="#FFF3E6",
        disc="#FFF6DF",
        grade="#FFE9D2",
        lamps=0.0,
        hills=(("#CFCBCB", "#F3E2D0"), ("#AEBFC0", "#EBDCCB"), ("#8DB0AA", "#DAD8C6"), ("#86AE90", "#C6CFB4")),
        towers=("#F6E6DA", "#A3B2BC", "#F3E2D0"),
    ),
    "day": Hour(
        sky=((0.0, "#9FD2E0"), (0.45, "#C9E7E8"), (0.80, "#EAF3E6"), (1.0, "#FBF3DC")),
        cloud="#FFFFFF",
        disc="#FFF9E3",
        grade="#FFFFFF",
        lamps=0.0,
        hills=DAY_HILLS,
        towers=("#E6EEEA", "#8FB6BD", "#D9E8DF"),
    ),
    "dusk": Hour(
        sky=((0.0, "#12304E"), (0.42, "#2B5570"), (0.70, "#A8817F"), (0.88, "#EDA67E"), (1.0, "#FFD09A")),
        cloud="#FFB994",
        disc="#FFE9BE",
        grade="#8C93B4",
        lamps=0.75,
        hills=(("#B98F8A", "#E8AE88"), ("#82768A", "#C8978A"), ("#566A7C", "#98878A"), ("#3E5F68", "#6A7276")),
        towers=("#C79A8C", "#4D5F75", "#D9A38A"),
    ),
    "night": Hour(
        sky=((0.0, "#030E1A"), (0.45, "#08263A"), (0.80, "#134759"), (1.0, "#2F6471")),
        cloud="#2B5A6D",
        disc="#F4F2E2",
        grade="#33567E",
        lamps=1.0,
        hills=(("#1B4656", "#2A5966"), ("#133B4B", "#234F5C"), ("#0D3040", "#1B4552"), ("#0A2934", "#16404A")),
        towers=("#2D5868", "#0E3344", "#2A5966"),
    ),
}


class Brush:
    """The painter with the picture's measures: `u` is a thousandth of the height, `w` and `h` the size in pixels."""

    def __init__(self, painter: QPainter, width: int, height: int, hour: Hour) -> None:
        self.p = painter
        self.w = float(width)
        self.h = float(height)
        self.u = height / 1000.0
        self.hour = hour

    def bank(self, x: float) -> float:
        """Return the height (pixels) of the water's edge at `x`."""
        t = x / self.w
        edge = 0.652 + 0.012 * math.sin(t * 23.0) + 0.008 * math.sin(t * 47.0 + 1.0) + 0.004 * math.sin(t * 101.0)
        edge += 0.168 * _bump(t, 0.046, 0.082)
        edge += 0.030 * _bump(t, STREAM, 0.030)
        edge += 0.028 * _bump(t, MUSIC, 0.040)
        edge -= 0.016 * _bump(t, EXPO, 0.060)
        edge += 0.060 * _bump(t, 0.975, 0.028)
        return edge * self.h

    def fill(self, path: QPainterPath, top: QColor | str, bottom: QColor | str) -> None:
        """Fill `path` from `top` to `bottom` of its own height."""
        box = path.boundingRect()
        self.p.fillPath(path, vertical(box.top(), box.bottom(), [(0, top), (1, bottom)]))

    def stroke(self, path: QPainterPath, tint: QColor | str, width: float) -> None:
        """Draw the line `path`, `width` pixels broad, with round ends."""
        self.p.strokePath(
            path, QPen(QColor(tint), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )

    def lane(self, path: QPainterPath, tint: str, width: float, fade: float, dash: float = 0.0) -> None:
        """Draw a road along `path` that comes out of the grass and goes back into it over `fade` pixels."""
        box = path.boundingRect()
        part = fade / max(1.0, box.width())
        ramp = linear(
            box.left(), 0, box.right(), 0, [(0, faded(tint, 0)), (part, tint), (1 - part, tint), (1, faded(tint, 0))]
        )
        pen = QPen(ramp, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
        if dash > 0:
            pen.setDashPattern([dash, dash * 0.9])
        self.p.strokePath(path, pen)

    def line(self, points: list[tuple[float, float]], tint: QColor | str, width: float) -> None:
        """Draw the open straight-edged line through `points`."""
        path = QPainterPath(QPointF(*points[0]))
        for x, y in points[1:]:
            path.lineTo(x, y)
        self.stroke(path, tint, width)

    def dot(self, x: float, y: float, rx: float, ry: float, tint: QColor | str) -> None:
        """Fill an ellipse of radii `rx`, `ry` pixels."""
        self.p.setBrush(QColor(tint))
        self.p.drawEllipse(QPointF(x, y), rx, ry)
        self.p.setBrush(Qt.BrushStyle.NoBrush)

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.30) -> None:
        """Lay a soft shadow on the ground."""
        glow(self.p, x, y, rx, ry, "#16361F", strength, 1.0)


def _bump(t: float, at: float, breadth: float) -> float:
    return math.exp(-(((t - at) / breadth) ** 2))


def paint_shoreline(width: int, height: int, light: str) -> QImage:
    """Return the whole shore at the hour `light`, `width` × `height` pixels; best 3.2–4 times as wide as high."""
    hour = HOURS[light]
    picture = opaque(width, height)
    painter = begin(picture)
    b = Brush(painter, width, height, hour)
    horizon = round(b.h * 0.462)
    _sky(b, horizon, light)
    _distance(b, horizon)
    _lake(b, horizon)
    _land(b)
    _wetland(b)
    _country_park(b)
    _expo(b)
    _greenway(b)
    _stream(b)
    _music(b)
    _race(b)
    _forest(b)
    _foreground(b)
    if light != "day":
        _grade(b, horizon)
    painter.end()
    return picture


def _sky(b: Brush, horizon: int, light: str) -> None:
    scale = 5
    w, h = math.ceil(b.w / scale), math.ceil(horizon / scale) + 1
    u = b.u / scale
    air = opaque(w, h)
    brush = begin(air)
    brush.fillRect(air.rect(), vertical(0, h, b.hour.sky))
    sx, sy = w * 0.515, h * (0.42 if light in ("day", "night") else 0.80)
    glow(brush, sx, sy, 900 * u, 420 * u, b.hour.disc, 0.55 if light != "night" else 0.16)
    glow(brush, sx, sy, 260 * u, 220 * u, b.hour.disc, 0.75 if light != "night" else 0.30)
    rng = Random(12)
    banks = max(7, round(w / (430 * u)))
    for i in range(banks):
        cx, cy = w * (i + rng.uniform(0.2, 0.8)) / banks, h * rng.uniform(0.20, 0.82)
        for _ in range(8):
            span = rng.uniform(120, 420) * u
            x, y = cx + rng.gauss(0, 110) * u, cy + rng.gauss(0, 11) * u
            thick = rng.uniform(8, 22) * u
            alpha = rng.uniform(0.18, 0.5)
            brush.fillPath(
                lens(x, y, span, thick, thick * 0.30),
                linear(
                    x - span / 2,
                    0,
                    x + span / 2,
                    0,
                    [(0, faded(b.hour.cloud, 0)), (0.5, faded(b.hour.cloud, alpha)), (1, faded(b.hour.cloud, 0))],
                ),
            )
    brush.end()
    b.p.drawImage(QRectF(0, 0, w * scale, h * scale), air)
    b.p.setBrush(
        radial(b.w * 0.515, sy * scale, 34 * b.u, [(0, b.hour.disc), (0.92, b.hour.disc), (1, faded(b.hour.disc, 0))])
    )
    b.p.drawEllipse(QPointF(b.w * 0.515, sy * scale), 34 * b.u, 34 * b.u)
    if light == "night":
        for _ in range(420):
            size = rng.choice((0.5, 0.8, 1.3)) * b.u
            b.dot(
                rng.random() * b.w, rng.random() ** 1.4 * horizon * 0.8, size, size, faded(MIST, rng.uniform(0.2, 0.8))
            )


def _distance(b: Brush, horizon: int) -> None:
    p, u = b.p, b.u
    for (tall, humps, seed), (top, foot) in zip(
        ((150, 3.2, 41), (104, 5.1, 8), (62, 7.4, 30)), b.hour.hills, strict=False
    ):
        line = ridge(Random(seed), b.w, horizon, tall * u, humps * b.w / (3600 * u), 20 * u)
        p.fillPath(
            ground(line, horizon + 1),
            vertical(horizon - tall * u, horizon, [(0, faded(top, 0.92)), (1, faded(foot, 0.95))]),
        )
    lit, shade, haze = (QColor(name) for name in b.hour.towers)
    for x0, x1, tall, seed in ((0.235, 0.405, 104, 5), (0.615, 0.79, 132, 19)):
        for size, mixed, offset in ((0.72, 0.45, 50), (1.0, 0.0, 0)):
            towers = cluster(Random(seed + offset), b.w * x0, b.w * x1, tall * size * u, 22 * u, 0.5)
            for tower in towers:
                paint_tower(
                    p, tower, horizon, mix(lit, haze, mixed), mix(shade, haze, mixed), haze, b.w * 0.515, u, 0.0
                )
                paint_windows(p, Random(seed), tower, horizon, QColor("#FFDF9E"), 0.45 * b.hour.lamps * size, u)
    rng = Random(77)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    x = -10 * u
    while x < b.w:
        tall = rng.uniform(5, 15) * u
        path.addEllipse(QPointF(x, horizon - tall * 0.35), tall * rng.uniform(1.0, 1.9), tall)
        x += tall * 0.95
    p.save()
    p.setClipRect(QRectF(0, 0, b.w, horizon + 1))
    p.fillPath(path, vertical(horizon - 18 * u, horizon, [(0, b.hour.hills[3][0]), (1, b.hour.hills[3][1])]))
    p.restore()
    p.fillRect(
        QRectF(0, horizon - 40 * u, b.w, 40 * u),
        vertical(horizon - 40 * u, horizon, [(0, faded(b.hour.sky[-1][1], 0)), (1, faded(b.hour.sky[-1][1], 0.38))]),
    )


def _lake(b: Brush, horizon: int) -> None:
    p, u = b.p, b.u
    depth = int(170 * u)
    p.end()
    picture = p.device()
    assert isinstance(picture, QImage)
    mirrored = softened(picture.copy(0, horizon - depth, picture.width(), depth).flipped(Qt.Orientation.Vertical), 4, 9)
    p.begin(picture)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    p.setPen(Qt.PenStyle.NoPen)
    bottom = b.h * 0.86
    p.setOpacity(0.9)
    p.drawImage(0, horizon, mirrored)
    p.setOpacity(1.0)
    p.fillRect(
        QRectF(0, horizon, b.w, bottom - horizon),
        vertical(
            horizon,
            bottom,
            [
                (0, faded("#BFE0DC", 0.45)),
                (0.10, faded("#8CCBCC", 0.78)),
                (0.42, faded(SHOAL, 0.97)),
                (0.75, "#24808E"),
                (1, LAKE),
            ],
        ),
    )
    glow(p, b.w * 0.515, horizon + 20 * u, 420 * u, 120 * u, "#FFF8E4", 0.55)
    rng = Random(5)
    light, dark = sprite(128, 12, "#FFFFFF", 1.0), sprite(128, 12, LAKE, 1.0)
    deep = b.h * 0.80 - horizon
    for i in range(int(900 * b.w / (3600 * u))):
        t = rng.random() ** 1.5
        length, thick = u * (16 + rng.uniform(20, 120) * (0.2 + t)), u * max(1.0, rng.uniform(2, 6) * (0.2 + t))
        near = i % 5 == 0
        x = b.w * 0.515 + rng.gauss(0, 90 + 260 * t) * u if near else rng.random() * b.w
        p.setOpacity(rng.uniform(0.35, 0.85) if near else rng.uniform(0.10, 0.42))
        p.drawImage(QRectF(x - length / 2, horizon + 2 * u + deep * t, length, thick), light if near or i % 2 else dark)
    p.setOpacity(1.0)
    for at, size in ((0.15, 0.8), (0.40, 1.0), (0.535, 0.7), (0.765, 0.9)):
        _sail(b, b.w * at, horizon + (26 + 34 * size) * u, size)


def _sail(b: Brush, x: float, y: float, size: float) -> None:
    u = b.u * size
    b.shadow(x, y + 3 * u, 44 * u, 6 * u, 0.25)
    hull = smooth([(x - 26 * u, y - 6 * u), (x - 10 * u, y + 3 * u), (x + 12 * u, y + 3 * u), (x + 28 * u, y - 7 * u)])
    hull.closeSubpath()
    b.p.fillPath(hull, QColor("#FFFFFF"))
    b.p.fillPath(
        _leaf([(x + 1 * u, y - 8 * u), (x + 3 * u, y - 66 * u), (x + 27 * u, y - 11 * u)]),
        linear(x, 0, x + 27 * u, 0, [(0, "#FFFFFF"), (1, "#DDEBE8")]),
    )
    b.p.fillPath(_leaf([(x - 3 * u, y - 8 * u), (x, y - 58 * u), (x - 20 * u, y - 10 * u)]), QColor(PERSIMMON))


def _leaf(points: list[tuple[float, float]]) -> QPainterPath:
    return polygon(points)


def _land(b: Brush) -> None:
    p, u = b.p, b.u
    step = 24 * u
    xs = [i * step for i in range(-1, int(b.w / step) + 3)]
    edge = [(x, b.bank(x)) for x in xs]
    p.fillPath(ground([(x, y - 7 * u) for x, y in edge], b.h), faded("#DDEFE6", 0.50))
    p.fillPath(ground([(x, y - 3 * u) for x, y in edge], b.h), QColor("#E8DDBD"))
    p.fillPath(
        ground([(x, y + 4 * u) for x, y in edge], b.h),
        vertical(b.h * 0.62, b.h, [(0, "#A8CB7C"), (0.25, "#8DBB68"), (0.6, "#6DA153"), (1, "#47803F")]),
    )
    rng = Random(88)
    for _ in range(int(120 * b.w / (3600 * u))):
        x = rng.random() * b.w
        y = b.bank(x) + rng.uniform(30, 190) * u
        light = rng.random() < 0.55
        glow(
            p,
            x,
            y,
            rng.uniform(90, 240) * u,
            rng.uniform(8, 24) * u,
            "#CFE29A" if light else "#4E8B49",
            0.30 if light else 0.22,
            1.2,
        )
    tufts: list[list[QLineF]] = [[], [], [], []]
    for _ in range(int(520 * b.w / (3600 * u))):
        x = rng.random() * b.w
        depth = rng.random()
        y = b.bank(x) + (24 + 190 * depth) * u
        size = (4 + 7 * depth) * u
        shade = rng.randrange(4)
        for lean in (-0.5, 0.0, 0.5):
            tufts[shade].append(QLineF(x, y, x + lean * size, y - size))
        if rng.random() < 0.22:
            b.dot(x + size * 0.5, y - size, 1.9 * u, 1.8 * u, rng.choice(("#FFFFFF", "#F7D774", "#F3B6C8")))
    for strokes, tint in zip(tufts, ("#C6DE93", "#5B9A4C", "#4F8E46", "#DCE8A8"), strict=True):
        p.setPen(QPen(faded(tint, 0.75), 1.3 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        p.drawLines(strokes)
    p.setPen(Qt.PenStyle.NoPen)


def _tree(b: Brush, x: float, base: float, tall: float, kind: str, tint: str, seed: int = 1) -> None:
    p, rng = b.p, Random(seed * 7919 + 13)
    bark = QColor("#6B5138")
    light, dark = mix(tint, "#F2F0A8", 0.34), mix(tint, "#0F3B36", 0.42)
    b.shadow(x + tall * 0.06, base, tall * 0.34, tall * 0.05, 0.38)
    if kind == "cypress":
        # Dawn redwoods: the slender cones of the region's shelter belts.
        p.fillPath(
            polygon(
                [
                    (x - tall * 0.016, base),
                    (x - tall * 0.008, base - tall * 0.4),
                    (x + tall * 0.008, base - tall * 0.4),
                    (x + tall * 0.016, base),
                ]
            ),
            bark,
        )
        for i in range(7):
            part = i / 6
            y = base - tall * (0.14 + 0.64 * part)
            half = tall * (0.165 - 0.125 * part)
            tier = QPainterPath(QPointF(x, y - tall * (0.26 - 0.06 * part)))
            tier.cubicTo(x + half * 0.35, y - tall * 0.10, x + half, y - tall * 0.03, x + half, y)
            tier.quadTo(x, y + tall * 0.035, x - half, y)
            tier.cubicTo(
                x - half, y - tall * 0.03, x - half * 0.35, y - tall * 0.10, x, y - tall * (0.26 - 0.06 * part)
            )
            p.fillPath(tier, linear(x - half, 0, x + half, 0, [(0, light), (0.45, tint), (1, dark)]))
        return
    if kind == "poplar":
        p.fillRect(QRectF(x - tall * 0.014, base - tall * 0.3, tall * 0.028, tall * 0.3), bark)
        crown = smooth(
            [
                (x, base - tall),
                (x + tall * 0.12, base - tall * 0.62),
                (x + tall * 0.10, base - tall * 0.2),
                (x, base - tall * 0.11),
                (x - tall * 0.10, base - tall * 0.2),
                (x - tall * 0.12, base - tall * 0.62),
            ],
            closed=True,
        )
        p.fillPath(crown, linear(x - tall * 0.12, 0, x + tall * 0.12, 0, [(0, light), (0.5, tint), (1, dark)]))
        return
    trunk = QPainterPath(QPointF(x - tall * 0.030, base))
    trunk.quadTo(x - tall * 0.008, base - tall * 0.2, x - tall * 0.012, base - tall * 0.5)
    trunk.lineTo(x + tall * 0.012, base - tall * 0.5)
    trunk.quadTo(x + tall * 0.010, base - tall * 0.2, x + tall * 0.034, base)
    p.fillPath(
        trunk,
        linear(
            x - tall * 0.03, 0, x + tall * 0.03, 0, [(0, mix(bark, "#FFFFFF", 0.15)), (1, mix(bark, "#000000", 0.25))]
        ),
    )
    if kind == "willow":
        crown = smooth(
            [
                (x - tall * 0.34, base - tall * 0.62),
                (x - tall * 0.16, base - tall * 0.93),
                (x + tall * 0.12, base - tall * 0.96),
                (x + tall * 0.34, base - tall * 0.64),
                (x + tall * 0.14, base - tall * 0.55),
                (x - tall * 0.12, base - tall * 0.55),
            ],
            closed=True,
        )
        p.fillPath(
            crown,
            linear(
                x - tall * 0.3, base - tall, x + tall * 0.3, base - tall * 0.4, [(0, light), (0.5, tint), (1, dark)]
            ),
        )
        for i in range(26):
            at = (i + rng.uniform(-0.3, 0.3)) / 25 * 2 - 1
            top = base - tall * (0.90 - 0.26 * at * at)
            long = tall * rng.uniform(0.42, 0.68) * (1.0 - 0.12 * abs(at))
            strand = QPainterPath(QPointF(x + at * tall * 0.30, top))
            strand.cubicTo(
                x + at * tall * 0.40,
                top + long * 0.25,
                x + at * tall * 0.40,
                top + long * 0.6,
                x + at * tall * 0.385 + rng.gauss(0, 0.012) * tall,
                top + long,
            )
            b.stroke(
                strand, faded(mix(light, dark, 0.5 + 0.5 * at if i % 2 else rng.random() * 0.6), 0.85), tall * 0.017
            )
        return
    lumps: list[tuple[float, float, float]] = [(0, 0.66, 0.25)]
    for i in range(7):
        angle = math.tau * i / 7 + rng.uniform(-0.25, 0.25)
        lumps.append((0.20 * math.cos(angle), 0.66 + 0.165 * math.sin(angle), rng.uniform(0.115, 0.165)))
    crown = QPainterPath()
    crown.setFillRule(Qt.FillRule.WindingFill)
    for dx, dy, r in lumps:
        crown.addEllipse(QPointF(x + dx * tall, base - dy * tall), r * tall, r * tall * 0.94)
    p.fillPath(crown, radial(x - tall * 0.15, base - tall * 0.86, tall * 0.62, [(0, light), (0.42, tint), (1, dark)]))
    for dx, dy, r in lumps[1:]:
        cx, cy = x + dx * tall - r * tall * 0.15, base - dy * tall - r * tall * 0.2
        p.setBrush(
            radial(cx - r * tall * 0.3, cy - r * tall * 0.4, r * tall, [(0, faded(light, 0.55)), (1, faded(light, 0))])
        )
        p.drawEllipse(QPointF(cx, cy), r * tall, r * tall)
    p.setBrush(Qt.BrushStyle.NoBrush)


def _bush(b: Brush, x: float, y: float, size: float, tint: str) -> None:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for dx, dy, r in ((-0.5, 0.28, 0.36), (0, 0.42, 0.46), (0.5, 0.26, 0.34)):
        path.addEllipse(QPointF(x + dx * size, y - dy * size), r * size, r * size * 0.86)
    b.shadow(x, y, size * 0.95, size * 0.16, 0.3)
    b.p.fillPath(
        path,
        radial(
            x - size * 0.3,
            y - size * 0.8,
            size * 1.3,
            [(0, mix(tint, "#F2F0A8", 0.35)), (0.5, tint), (1, mix(tint, "#0F3B36", 0.45))],
        ),
    )


def _reeds(
    b: Brush, x: float, y: float, breadth: float, tall: float, count: int, seed: int, front: str = "#5E8A3C"
) -> None:
    rng = Random(seed)
    for i in range(count):
        rx = x + rng.uniform(-0.5, 0.5) * breadth
        high = tall * rng.uniform(0.55, 1.0)
        lean = rng.gauss(0, 0.16) * high
        tint = mix(front, rng.choice(("#9DB85A", "#2F6544", "#78A04A")), rng.uniform(0.2, 0.7))
        b.p.fillPath(blade(rx, y, rx + lean, y - high, tall * 0.035, -lean * 0.4), tint)
        if i % 4 == 0:
            tx, ty = rx + lean * 0.3, y - high * 1.06
            b.line([(rx, y), (tx, ty)], tint, tall * 0.012)
            b.line([(tx, ty), (tx, ty + tall * 0.16)], "#7A4A26", tall * 0.042)


def _egret(b: Brush, x: float, y: float, size: float, side: float = 1.0) -> None:
    p = b.p
    s = size
    p.save()
    p.translate(x, y)
    p.scale(side, 1)
    b.line([(-0.02 * s, 0), (0.0, -0.40 * s)], "#3C4A44", 0.022 * s)
    b.line([(0.08 * s, 0), (0.07 * s, -0.18 * s), (0.04 * s, -0.40 * s)], "#3C4A44", 0.022 * s)
    body = smooth(
        [
            (-0.34 * s, -0.36 * s),
            (-0.12 * s, -0.58 * s),
            (0.16 * s, -0.60 * s),
            (0.20 * s, -0.46 * s),
            (0.04 * s, -0.37 * s),
        ],
        closed=True,
    )
    p.fillPath(body, vertical(-0.62 * s, -0.34 * s, [(0, "#FFFFFF"), (1, "#CFDFDD")]))
    neck = smooth([(0.14 * s, -0.52 * s), (0.27 * s, -0.68 * s), (0.17 * s, -0.82 * s), (0.24 * s, -0.95 * s)])
    b.stroke(neck, "#FFFFFF", 0.065 * s)
    b.dot(0.255 * s, -0.955 * s, 0.055 * s, 0.042 * s, "#FFFFFF")
    p.fillPath(polygon([(0.29 * s, -0.975 * s), (0.47 * s, -0.93 * s), (0.29 * s, -0.935 * s)]), QColor("#E3A23B"))
    p.restore()


def _wetland(b: Brush) -> None:
    p, u, w = b.p, b.u, b.w
    rng = Random(61)
    for x, y, r in ((0.018, 0.735, 1.0), (0.112, 0.725, 0.8), (0.085, 0.70, 0.55)):
        isle = smooth(
            [
                (w * x - 80 * r * u, b.h * y),
                (w * x - 20 * u * r, b.h * y - 12 * u * r),
                (w * x + 70 * r * u, b.h * y - 5 * u),
                (w * x + 20 * u, b.h * y + 8 * u * r),
            ],
            closed=True,
        )
        b.fill(isle, "#9CC070", "#5C8F4A")
        _reeds(b, w * x, b.h * y, 130 * u * r, 118 * u * r, 40, int(x * 1000))
    for _ in range(34):
        x, y = rng.uniform(0.0, 0.135) * w, rng.uniform(0.71, 0.80) * b.h
        if y > b.bank(x) - 6 * u:
            continue
        size = rng.uniform(8, 17) * u
        b.dot(x, y, size, size * 0.34, mix("#6FA65B", "#B4D487", rng.random()))
        if rng.random() < 0.3:
            for dx in (-3.5, 0, 3.5):
                b.dot(x + dx * u, y - 5 * u, 3.2 * u, 5 * u, "#F4B9CB")
    # The boardwalk runs from the meadow out over the water and turns towards a viewing deck.
    route = [(0.150, 0.835), (0.118, 0.800), (0.083, 0.778), (0.050, 0.748), (0.052, 0.715)]
    wide = [30.0, 25.0, 20.0, 15.0, 11.0]
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for (x, y), half in zip(route, wide, strict=True):
        left.append((w * x, b.h * y - half * 0.42 * u))
        right.append((w * x, b.h * y + half * 0.42 * u))
    deck = smooth(left)
    back = smooth(list(reversed(right)))
    deck.connectPath(back)
    deck.closeSubpath()
    p.fillPath(deck.translated(0, 7 * u), QColor("#6E5236"))
    for i in range(26):
        at = deck.pointAtPercent(0.5 + 0.48 * i / 26)
        b.line([(at.x(), at.y() + 4 * u), (at.x(), at.y() + 20 * u)], "#5B452F", 2.4 * u)
    p.fillPath(deck, linear(w * 0.05, 0, w * 0.15, 0, [(0, "#D9BC8D"), (1, "#C39D68")]))
    platform = polygon(
        [
            (w * 0.052 - 46 * u, b.h * 0.712),
            (w * 0.052 + 40 * u, b.h * 0.712),
            (w * 0.052 + 50 * u, b.h * 0.727),
            (w * 0.052 - 54 * u, b.h * 0.727),
        ]
    )
    p.fillPath(platform.translated(0, 6 * u), QColor("#6E5236"))
    p.fillPath(platform, QColor("#DBC093"))
    roof = QPainterPath(QPointF(w * 0.052 - 62 * u, b.h * 0.662))
    roof.quadTo(w * 0.052 - 20 * u, b.h * 0.655, w * 0.052, b.h * 0.622)
    roof.quadTo(w * 0.052 + 20 * u, b.h * 0.655, w * 0.052 + 62 * u, b.h * 0.662)
    roof.quadTo(w * 0.052, b.h * 0.652, w * 0.052 - 62 * u, b.h * 0.662)
    for dx in (-38, 38):
        b.line([(w * 0.052 + dx * u, b.h * 0.718), (w * 0.052 + dx * u, b.h * 0.660)], "#8A6238", 4.2 * u)
    roof_fill = QPainterPath(roof)
    b.fill(roof_fill, "#8C5A3A", "#6D4229")
    for edge, lift in ((left, -13.0), (right, -17.0)):
        rail = smooth([(x, y + lift * u) for x, y in edge])
        b.stroke(rail, "#8A6A45", 2.4 * u)
        for i in range(17):
            at = rail.pointAtPercent(i / 16)
            b.line([(at.x(), at.y()), (at.x(), at.y() - lift * u)], "#8A6A45", 2.0 * u)
    for at, size, lift in ((0.100, 40.0, 0.812), (0.109, 38.0, 0.812)):
        _walker(b, w * at, b.h * (lift - 0.018), size * u, ("#C8602F", "#3D4F9F")[int(at * 1000) % 2])
    _egret(b, w * 0.034, b.h * 0.806, 80 * u)
    _egret(b, w * 0.021, b.h * 0.770, 56 * u, -1)
    _egret(b, w * 0.094, b.h * 0.715, 44 * u, -1)
    _reeds(b, w * 0.002, b.h * 0.90, 96 * u, 240 * u, 46, 9, "#4C7A38")
    _reeds(b, w * 0.068, b.h * 0.872, 96 * u, 120 * u, 36, 10, "#55823A")


def _walker(b: Brush, x: float, y: float, tall: float, shirt: str, stride: float = 0.14) -> None:
    s = tall
    b.shadow(x, y, s * 0.34, s * 0.07, 0.45)
    b.line([(x, y - 0.46 * s), (x - stride * s, y)], GRAPHITE, 0.10 * s)
    b.line([(x, y - 0.46 * s), (x + stride * s, y)], "#2B3A44", 0.10 * s)
    b.line([(x, y - 0.76 * s), (x, y - 0.48 * s)], shirt, 0.20 * s)
    b.line([(x + 0.02 * s, y - 0.76 * s), (x + 0.14 * s, y - 0.50 * s)], mix(shirt, "#000000", 0.15), 0.075 * s)
    b.dot(x + 0.01 * s, y - 0.95 * s, 0.088 * s, 0.098 * s, "#E8B98F")
    b.p.fillPath(_cap(x, y - 0.975 * s, 0.094 * s), QColor("#3A2C24"))


def _cap(x: float, y: float, r: float) -> QPainterPath:
    path = QPainterPath(QPointF(x - r, y + r * 0.1))
    path.arcTo(QRectF(x - r, y - r, 2 * r, 2 * r), 180, -180)
    path.closeSubpath()
    return path


def _country_park(b: Brush) -> None:
    u, w = b.u, b.w
    rng = Random(31)
    tints = ("#6FA24B", "#4E8F4D", "#8AB356", "#3F8458", "#7FA94E")
    trees = [
        (0.142, 0.672, 120, "round"),
        (0.158, 0.664, 150, "round"),
        (0.169, 0.672, 104, "round"),
        (0.250, 0.668, 140, "round"),
        (0.264, 0.662, 112, "round"),
        (0.181, 0.704, 205, "round"),
        (0.237, 0.716, 190, "round"),
        (0.150, 0.742, 165, "willow"),
    ]
    for i, (at, y, tall, kind) in enumerate(trees):
        base = max(b.h * y, b.bank(w * at) + 16 * u)
        _tree(b, w * at, base, tall * u, kind, tints[i % 5] if kind == "round" else "#86AF4F", i)
    for _ in range(9):
        _bush(
            b,
            w * rng.uniform(0.145, 0.265),
            b.h * rng.uniform(0.745, 0.775),
            rng.uniform(17, 30) * u,
            rng.choice(tints),
        )
    path = smooth(
        [
            (w * 0.152, b.h * 0.838),
            (w * 0.180, b.h * 0.806),
            (w * 0.209, b.h * 0.778),
            (w * 0.221, b.h * 0.742),
            (w * 0.2375, b.h * 0.717),
        ]
    )
    for width, tint in ((15, "#D8C595"), (11, "#F2E4C0")):
        b.stroke(path, tint, width * u)
    for at, y, size, shirt in (
        (0.196, 0.790, 44, "#3F9AA5"),
        (0.2035, 0.788, 30, "#F2A541"),
        (0.217, 0.762, 40, "#C8602F"),
    ):
        _walker(b, w * at, b.h * y, size * u, shirt)
    if b.hour.lamps >= 1:
        return
    kx, ky = w * 0.2075, b.h * 0.405
    thread = QPainterPath(QPointF(w * 0.217, b.h * 0.735))
    thread.quadTo(w * 0.222, b.h * 0.55, kx, ky)
    b.stroke(thread, faded("#FFFFFF", 0.65), 1.2 * u)
    b.p.fillPath(
        polygon([(kx, ky - 26 * u), (kx + 17 * u, ky), (kx, ky + 26 * u), (kx - 17 * u, ky)]), QColor(PERSIMMON)
    )
    b.p.fillPath(polygon([(kx, ky - 26 * u), (kx + 17 * u, ky), (kx, ky)]), QColor("#F2A541"))
    tail = smooth([(kx, ky + 26 * u), (kx + 9 * u, ky + 42 * u), (kx - 2 * u, ky + 58 * u), (kx + 8 * u, ky + 76 * u)])
    b.stroke(tail, DAWN, 3 * u)


def _expo(b: Brush) -> None:
    p, u, w, h = b.p, b.u, b.w, b.h
    cx = w * EXPO
    for at, tall in ((-0.056, 120), (0.056, 128), (-0.046, 86), (0.047, 92)):
        _tree(b, cx + w * at, h * 0.668, tall * u, "round", "#5B9A55", int(tall))
    _pavilion(b, cx, h * 0.690, 1.0)
    # Flower rows fan out from the pavilion towards the viewer.
    rows = 15
    top, bottom = h * 0.705, h * 0.842
    for i in range(rows):
        a, c = (i / rows) * 2 - 1, ((i + 0.84) / rows) * 2 - 1
        bend = 20 * u
        band = QPainterPath(QPointF(cx + a * 118 * u, top + 9 * u * a * a))
        band.quadTo(cx + a * 185 * u, (top + bottom) / 2 - bend, cx + a * 278 * u, bottom)
        band.lineTo(cx + c * 278 * u, bottom)
        band.quadTo(cx + c * 185 * u, (top + bottom) / 2 - bend, cx + c * 118 * u, top + 9 * u * c * c)
        band.closeSubpath()
        tint = PETALS[(0, 1, 2, 3, 4, 5, 6, 3, 1, 0, 4, 5, 2, 3, 1)[i]]
        p.fillPath(band, vertical(top, bottom, [(0, mix(tint, "#FFFFFF", 0.35)), (1, mix(tint, "#7A2E4A", 0.08))]))
        rng = Random(i)
        p.save()
        p.setClipPath(band)
        for _ in range(60):
            t = rng.random() ** 0.7
            x = cx + (a + (c - a) * rng.random()) * (118 + 160 * t) * u
            size = (1.6 + 3.4 * t) * u
            b.dot(
                x,
                top + (bottom - top) * t,
                size,
                size * 0.7,
                faded(mix(tint, rng.choice(("#FFFFFF", "#7A2E4A", "#FFF3C4")), 0.45), 0.8),
            )
        p.restore()
    for i in range(7):
        _bush(b, cx + (-260 + i * 87) * u, h * 0.858, 17 * u, "#4F8B45")
    for at, y, size, shirt in ((-205, 0.800, 42, "#FFFFFF"), (232, 0.812, 44, "#3D4F9F"), (250, 0.812, 42, "#F3B6C8")):
        _walker(b, cx + at * u, h * y, size * u, shirt)


def _pavilion(b: Brush, x: float, base: float, size: float) -> None:
    p, u = b.p, b.u * size
    b.shadow(x, base, 150 * u, 16 * u, 0.42)
    hall = polygon([(x - 92 * u, base), (x - 84 * u, base - 58 * u), (x + 84 * u, base - 58 * u), (x + 92 * u, base)])
    p.fillPath(hall, linear(x - 92 * u, 0, x + 92 * u, 0, [(0, "#CFE6E4"), (0.5, "#8DBDC4"), (1, "#5F98A5")]))
    for i in range(17):
        at = x + (-84 + 10.5 * i) * u
        b.line([(at, base), (at, base - 58 * u)], faded("#FFFFFF", 0.6), 1.3 * u)
    p.fillRect(QRectF(x - 104 * u, base - 3 * u, 208 * u, 7 * u), QColor("#E9E2CF"))
    petals = (
        (-1.0, 134, 74, "#F0C2A6"),
        (1.0, 134, 74, "#E2A586"),
        (-0.52, 104, 112, "#F8DCC6"),
        (0.52, 104, 112, "#EDBC9D"),
        (0.0, 66, 142, "#FFF1E2"),
    )
    for side, reach, high, tint in petals:
        tip_x, tip_y = x + side * reach * u, base - (46 + high * 0.92) * u
        petal = QPainterPath(QPointF(x - 46 * u + side * 34 * u, base - 50 * u))
        petal.cubicTo(
            x - 64 * u + side * 88 * u, base - 92 * u, tip_x - (30 - side * 12) * u, tip_y + 34 * u, tip_x, tip_y
        )
        petal.cubicTo(
            tip_x + (30 + side * 12) * u,
            tip_y + 34 * u,
            x + 64 * u + side * 88 * u,
            base - 92 * u,
            x + 46 * u + side * 34 * u,
            base - 50 * u,
        )
        petal.quadTo(x + side * 34 * u, base - 64 * u, x - 46 * u + side * 34 * u, base - 50 * u)
        box = petal.boundingRect()
        p.fillPath(
            petal,
            vertical(
                box.top(),
                box.bottom(),
                [(0, mix(tint, "#FFFFFF", 0.45)), (0.55, tint), (1, mix(tint, "#A0522D", 0.38))],
            ),
        )
        rib = QPainterPath(QPointF(x + side * 34 * u, base - 62 * u))
        rib.quadTo(x + side * (34 + reach * 0.6) * u, base - 84 * u, tip_x, tip_y)
        b.stroke(rib, faded("#FFFFFF", 0.65), 1.6 * u)


def _cyclist(b: Brush, x: float, y: float, size: float, shirt: str) -> None:
    s = size
    b.shadow(x, y, s * 0.75, s * 0.07, 0.45)
    for dx in (-0.42, 0.42):
        wheel = QPainterPath()
        wheel.addEllipse(QPointF(x + dx * s, y - 0.28 * s), 0.27 * s, 0.27 * s)
        b.stroke(wheel, "#22323A", 0.045 * s)
    b.line(
        [
            (x - 0.42 * s, y - 0.28 * s),
            (x - 0.16 * s, y - 0.66 * s),
            (x + 0.30 * s, y - 0.66 * s),
            (x - 0.02 * s, y - 0.28 * s),
            (x - 0.42 * s, y - 0.28 * s),
        ],
        PERSIMMON,
        0.045 * s,
    )
    b.line(
        [(x + 0.42 * s, y - 0.28 * s), (x + 0.28 * s, y - 0.80 * s), (x + 0.38 * s, y - 0.82 * s)], PERSIMMON, 0.045 * s
    )
    b.line(
        [(x - 0.17 * s, y - 0.72 * s), (x + 0.10 * s, y - 0.50 * s), (x + 0.00 * s, y - 0.20 * s)], "#2B3A44", 0.10 * s
    )
    b.line([(x - 0.17 * s, y - 0.76 * s), (x + 0.08 * s, y - 1.12 * s)], shirt, 0.20 * s)
    b.line(
        [(x + 0.09 * s, y - 1.08 * s), (x + 0.22 * s, y - 0.92 * s), (x + 0.36 * s, y - 0.84 * s)], "#E8B98F", 0.065 * s
    )
    b.dot(x + 0.16 * s, y - 1.30 * s, 0.10 * s, 0.11 * s, "#E8B98F")
    b.p.fillPath(_cap(x + 0.16 * s, y - 1.32 * s, 0.125 * s), QColor(INDIGO))


def _greenway(b: Brush) -> None:
    u, w, h = b.u, b.w, b.h
    x0, x1 = 0.405, 0.535
    for i in range(13):
        at = x0 + (x1 - x0) * i / 12
        _tree(
            b,
            w * at,
            h * (0.686 + 0.006 * math.sin(i)),
            (128 + 22 * (i % 3)) * u,
            "poplar" if i % 3 else "round",
            ("#6C9F4B", "#4F9156", "#83AE52")[i % 3],
            i,
        )
    for i in range(4):
        x = w * (0.415 + i * 0.034)
        _lamp(b, x, h * 0.738, 104)
    lane = smooth(
        [
            (w * (x0 - 0.028), h * 0.756),
            (w * (x0 + 0.03), h * 0.742),
            (w * (x0 + 0.075), h * 0.752),
            (w * (x1 - 0.02), h * 0.744),
            (w * (x1 + 0.012), h * 0.756),
        ]
    )
    for width, tint in ((36, "#E9E1C8"), (29, "#4C9AA0"), (27, "#57A6AB")):
        b.lane(lane, tint, width * u, 90 * u)
    b.lane(lane, "#F7F3EA", 1.8 * u, 90 * u, 9)
    for dx, size, shirt in ((-112, 52, "#F2A541"), (8, 53, "#FFFFFF"), (126, 54, "#D9578C"), (-222, 50, "#3D4F9F")):
        _cyclist(b, w * GREENWAY + dx * u, h * 0.756, size * u, shirt)
    for i in range(12):
        _bush(
            b,
            w * (0.412 + 0.0105 * i),
            h * (0.812 + 0.008 * math.sin(i * 2.1)),
            (14 + 7 * (i % 3)) * u,
            ("#5C9A4E", "#7AAA4C", "#43864F")[i % 3],
        )


def _lamp(b: Brush, x: float, y: float, tall: float) -> None:
    u = b.u
    post = QPainterPath(QPointF(x, y))
    post.lineTo(x, y - tall * 0.82 * u)
    post.quadTo(x, y - tall * u, x + 20 * u, y - tall * 0.98 * u)
    b.stroke(post, GRAPHITE, 2.8 * u)
    b.line([(x + 14 * u, y - tall * 0.97 * u), (x + 25 * u, y - tall * 0.96 * u)], "#FFF3CF", 4.4 * u)


def _stream(b: Brush) -> None:
    p, u, w, h = b.p, b.u, b.w, b.h
    cx = w * STREAM
    for at, tall, kind in ((-128, 175, "willow"), (150, 190, "willow"), (-186, 128, "round"), (212, 132, "round")):
        _tree(
            b,
            cx + at * u,
            h * (0.695 if abs(at) < 170 else 0.678),
            tall * u,
            kind,
            "#8DB653" if kind == "willow" else "#5A9A55",
            abs(int(at)),
        )
    left = [
        (cx - 62 * u, b.bank(cx - 62 * u)),
        (cx - 30 * u, h * 0.735),
        (cx - 78 * u, h * 0.785),
        (cx - 60 * u, h * 0.846),
    ]
    right = [
        (cx + 130 * u, h * 0.846),
        (cx + 40 * u, h * 0.785),
        (cx + 48 * u, h * 0.735),
        (cx + 66 * u, b.bank(cx + 66 * u)),
    ]
    bed = smooth(left)
    bed.connectPath(smooth(right))
    bed.closeSubpath()
    b.stroke(bed, "#E8DDBD", 10 * u)
    p.fillPath(bed, vertical(h * 0.66, h * 0.846, [(0, "#3F9AA5"), (0.35, "#5FB1B6"), (1, "#2C8490")]))
    glints = sprite(96, 10, "#FFFFFF", 1.0)
    rng = Random(14)
    for _ in range(40):
        t = rng.random()
        p.setOpacity(rng.uniform(0.2, 0.6))
        p.drawImage(
            QRectF(cx + rng.uniform(-34, 30) * u + 30 * t * u, h * (0.70 + 0.14 * t), rng.uniform(16, 44) * u, 3 * u),
            glints,
        )
    p.setOpacity(1.0)
    for dx, dy, size in (
        (-66, 0.800, 13),
        (-82, 0.815, 9),
        (66, 0.815, 15),
        (84, 0.83, 10),
        (46, 0.770, 8),
        (-44, 0.765, 9),
    ):
        stone = smooth(
            [
                (cx + (dx - size) * u, h * dy),
                (cx + (dx - size * 0.3) * u, h * dy - size * 0.8 * u),
                (cx + (dx + size * 0.7) * u, h * dy - size * 0.5 * u),
                (cx + (dx + size) * u, h * dy + 2 * u),
                (cx + dx * u, h * dy + 4 * u),
            ],
            closed=True,
        )
        b.fill(stone, "#E6E4D8", "#9AA49B")
    # The arched bridge, with its reflection closing the circle.
    y, half, rise = h * 0.752, 122 * u, 50 * u
    for flip, strength in ((-0.62, 0.20), (1.0, 1.0)):
        deck = QPainterPath(QPointF(cx - half, y))
        deck.cubicTo(
            cx - half * 0.55, y - rise * 1.1 * flip, cx - half * 0.3, y - rise * 1.35 * flip, cx, y - rise * 1.35 * flip
        )
        deck.cubicTo(cx + half * 0.3, y - rise * 1.35 * flip, cx + half * 0.55, y - rise * 1.1 * flip, cx + half, y)
        deck.lineTo(cx + half * 0.60, y)
        deck.cubicTo(
            cx + half * 0.52, y - rise * 1.05 * flip, cx - half * 0.52, y - rise * 1.05 * flip, cx - half * 0.60, y
        )
        deck.closeSubpath()
        p.setOpacity(strength)
        p.fillPath(deck, vertical(y - rise * 1.4, y, [(0, "#FBF4E4"), (0.5, "#E6DCC4"), (1, "#B9AD94")]))
    p.setOpacity(1.0)
    rail = QPainterPath(QPointF(cx - half, y - 17 * u))
    rail.cubicTo(
        cx - half * 0.55,
        y - rise * 1.1 - 18 * u,
        cx - half * 0.3,
        y - rise * 1.35 - 18 * u,
        cx,
        y - rise * 1.35 - 18 * u,
    )
    rail.cubicTo(
        cx + half * 0.3, y - rise * 1.35 - 18 * u, cx + half * 0.55, y - rise * 1.1 - 18 * u, cx + half, y - 17 * u
    )
    for i in range(19):
        at = rail.pointAtPercent(i / 18)
        b.line([(at.x(), at.y()), (at.x(), at.y() + 18 * u)], "#EFE6D2", 3.0 * u)
    b.stroke(rail, "#FFFAEE", 4.2 * u)
    _walker(b, cx - 22 * u, y - rise * 1.34, 40 * u, "#C8602F")
    _walker(b, cx + 12 * u, y - rise * 1.34, 38 * u, "#3F9AA5")
    _reeds(b, cx - 98 * u, h * 0.83, 40 * u, 64 * u, 18, 4)
    _reeds(b, cx + 120 * u, h * 0.80, 44 * u, 58 * u, 18, 5)


def _music(b: Brush) -> None:
    p, u, w, h = b.p, b.u, b.w, b.h
    cx, base = w * MUSIC, h * 0.742
    for at, tall in ((-232, 142), (-262, 118), (238, 150), (268, 120)):
        _tree(b, cx + at * u, h * 0.690, tall * u, "round", "#55965A", int(abs(at)))
    b.shadow(cx, base + 6 * u, 230 * u, 22 * u, 0.4)
    back = QPainterPath(QPointF(cx - 128 * u, base))
    back.cubicTo(cx - 122 * u, base - 150 * u, cx + 122 * u, base - 150 * u, cx + 128 * u, base)
    back.closeSubpath()
    p.fillPath(back, radial(cx, base - 10 * u, 150 * u, [(0, "#E58A4E"), (0.35, "#7E4B8A"), (1, "#26355F")]))
    for i, tint in enumerate(("#FFDFAE", "#F3B6C8", "#9BD7DA", "#FFDFAE", "#F3B6C8")):
        x = cx + (-84 + 42 * i) * u
        beam = polygon(
            [
                (x - 2 * u, base - 112 * u),
                (x + 2 * u, base - 112 * u),
                (x + (i - 2) * 16 * u + 26 * u, base),
                (x + (i - 2) * 16 * u - 26 * u, base),
            ]
        )
        p.fillPath(beam, vertical(base - 112 * u, base, [(0, faded(tint, 0.75)), (1, faded(tint, 0.05))]))
        b.dot(x, base - 112 * u, 4.4 * u, 4.4 * u, tint)
    for dx, shirt, size in ((-44, "#FFFFFF", 46), (2, "#F2A541", 50), (46, "#D9578C", 46)):
        _walker(b, cx + dx * u, base - 3 * u, size * u, shirt, 0.10)
        b.line(
            [(cx + dx * u + 14 * u, base - 3 * u), (cx + dx * u + 14 * u, base - size * 0.78 * u)], "#1A2429", 1.8 * u
        )
    for side in (-1, 1):
        p.fillRect(QRectF(cx + side * 112 * u - 13 * u, base - 62 * u, 26 * u, 62 * u), QColor("#1E2A33"))
        for i in range(3):
            b.dot(cx + side * 112 * u, base - (12 + 19 * i) * u, 7.5 * u, 7.5 * u, "#46555F")
            b.dot(cx + side * 112 * u, base - (12 + 19 * i) * u, 3 * u, 3 * u, "#0F181E")
    # The canopy: three sails drawn up to two masts.
    for points, top, bottom in (
        ([(-196, 6), (-150, -92), (-98, -196), (-40, -140), (60, -112), (-40, -96), (-120, -62)], "#FFFFFF", "#CBDDE0"),
        ([(196, 6), (150, -92), (98, -196), (40, -140), (-60, -112), (40, -96), (120, -62)], "#F6F9F7", "#B4CDD3"),
    ):
        (ax, ay), (bx, by), (mx, my), (ex, ey), (fx, fy), (gx, gy), (ix, iy) = (
            (cx + x * u, base + y * u) for x, y in points
        )
        sail = QPainterPath(QPointF(ax, ay))
        sail.quadTo(bx + (mx - bx) * 0.1, by + 30 * u, mx, my)
        sail.quadTo(ex, ey, fx, fy)
        sail.quadTo(gx, gy, ix, iy)
        sail.quadTo(ix - (ix - ax) * 0.5, iy + 10 * u, ax, ay)
        b.fill(sail, top, bottom)
        b.line([(mx, my - 16 * u), (mx, my + 6 * u)], GRAPHITE, 3.2 * u)
        b.p.fillPath(polygon([(mx, my - 40 * u), (mx + 30 * u, my - 31 * u), (mx, my - 22 * u)]), QColor(PERSIMMON))
        b.line([(mx, my - 40 * u), (mx, my - 10 * u)], GRAPHITE, 2.4 * u)
    p.fillPath(
        polygon(
            [(cx - 172 * u, base), (cx + 172 * u, base), (cx + 186 * u, base + 17 * u), (cx - 186 * u, base + 17 * u)]
        ),
        vertical(base, base + 17 * u, [(0, "#54656F"), (1, "#2A3942")]),
    )
    rng = Random(70)
    for row in range(5):
        y = base + (42 + row * 14) * u
        for i in range(24 + row):
            x = cx - 6 * u + (i - (23 + row) / 2) * (11.6 + row * 1.0) * u + rng.uniform(-3, 3) * u
            size = (7.0 + row * 1.1) * u
            shirt = rng.choice(("#3D4F9F", "#C8602F", "#3F9AA5", "#F7F3EA", "#D9578C", "#F2A541", "#35454F"))
            body = QPainterPath()
            body.addRoundedRect(QRectF(x - size * 0.85, y, size * 1.7, size * 2.6), size * 0.8, size * 0.8)
            p.fillPath(body, mix(shirt, "#1E3A33", 0.15))
            b.dot(x, y - size * 0.35, size * 0.58, size * 0.62, mix("#3A2C24", "#5A4030", rng.random()))
            if rng.random() < 0.16:
                b.line([(x + size * 0.6, y + size * 0.4), (x + size * 1.0, y - size * 1.5)], "#E8B98F", size * 0.34)
    for side in (-1, 1):
        string = QPainterPath(QPointF(cx + side * 98 * u, base - 196 * u))
        string.quadTo(cx + side * 180 * u, base - 96 * u, cx + side * 282 * u, base - 104 * u)
        b.stroke(string, faded(GRAPHITE, 0.7), 1.4 * u)
        for i in range(1, 11):
            at = string.pointAtPercent(i / 10)
            b.dot(at.x(), at.y() + 4 * u, 3.6 * u, 4.2 * u, ("#FFDFAE", "#F2A541", "#FFFFFF")[i % 3])
        b.line([(cx + side * 282 * u, base - 104 * u), (cx + side * 282 * u, base + 20 * u)], GRAPHITE, 2.8 * u)


def _runner(b: Brush, x: float, y: float, size: float, shirt: str, phase: int) -> None:
    s = size
    b.shadow(x, y + 1, s * 0.36, s * 0.06, 0.5)
    skin = ("#E8B98F", "#D9A679", "#F0C8A0")[phase % 3]
    hip, neck = (x - 0.02 * s, y - 0.50 * s), (x + 0.09 * s, y - 0.84 * s)
    gaits = (
        ((0.22, -0.34), (0.13, -0.04), (-0.13, -0.30), (-0.36, -0.22)),
        ((0.17, -0.26), (0.28, -0.02), (-0.10, -0.26), (-0.30, -0.10)),
        ((0.24, -0.38), (0.25, -0.14), (-0.08, -0.24), (-0.20, 0.0)),
    )
    (kx, ky), (fx, fy), (lx, ly), (gx, gy) = gaits[phase % 3]
    b.line([hip, (x + lx * s, y + ly * s), (x + gx * s, y + gy * s)], mix(skin, "#3A2C24", 0.25), 0.085 * s)
    b.line([neck, (x - 0.12 * s, y - 0.68 * s), (x - 0.06 * s, y - 0.54 * s)], mix(skin, "#3A2C24", 0.2), 0.065 * s)
    b.line([hip, (x + kx * s, y + ky * s), (x + fx * s, y + fy * s)], skin, 0.09 * s)
    b.line([hip, (hip[0] + 0.6 * kx * s, hip[1] + 0.55 * (0.50 + ky) * s)], "#26343C", 0.13 * s)
    b.line([hip, neck], shirt, 0.19 * s)
    b.line([neck, (x + 0.20 * s, y - 0.66 * s), (x + 0.32 * s, y - 0.76 * s)], skin, 0.065 * s)
    b.line([(x + fx * s, y + fy * s), (x + fx * s + 0.07 * s, y + fy * s)], "#FFFFFF", 0.07 * s)
    b.line([(x + gx * s, y + gy * s), (x + gx * s + 0.04 * s, y + gy * s + 0.04 * s)], "#FFFFFF", 0.07 * s)
    b.dot(x + 0.15 * s, y - 1.00 * s, 0.088 * s, 0.098 * s, skin)
    b.p.fillPath(_cap(x + 0.145 * s, y - 1.02 * s, 0.096 * s), QColor("#3A2C24"))


def _race(b: Brush) -> None:
    p, u, w, h = b.p, b.u, b.w, b.h
    cx = w * RACE
    for at, tall in ((-210, 130), (-172, 104), (176, 118), (222, 142), (-250, 100), (258, 112)):
        _tree(
            b,
            cx + at * u,
            h * 0.678,
            tall * u,
            "round",
            ("#6FA24B", "#4E8F4D", "#83AE52")[int(abs(at)) % 3],
            int(abs(at)),
        )
    road = smooth(
        [
            (cx - 236 * u, h * 0.766),
            (cx - 150 * u, h * 0.758),
            (cx, h * 0.760),
            (cx + 150 * u, h * 0.762),
            (cx + 350 * u, h * 0.768),
        ]
    )
    for width, tint in ((64, "#DCD8C6"), (55, "#7C8C93"), (53, "#8A9AA0")):
        b.lane(road, tint, width * u, 90 * u)
    b.lane(road, "#F7F3EA", 2.4 * u, 90 * u, 10)
    ax, base = cx + 92 * u, h * 0.742
    arch = QPainterPath(QPointF(ax - 96 * u, base + 52 * u))
    arch.cubicTo(ax - 100 * u, base - 150 * u, ax + 92 * u, base - 172 * u, ax + 96 * u, base + 14 * u)
    for width, tint in ((35, "#A54A20"), (31, PERSIMMON)):
        p.strokePath(arch, QPen(QColor(tint), width * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    p.strokePath(
        arch.translated(-5 * u, -4 * u),
        QPen(faded("#FFFFFF", 0.30), 8 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap),
    )
    for part in (0.28, 0.40, 0.52, 0.64, 0.76):
        at = arch.pointAtPercent(part)
        b.dot(at.x(), at.y(), 8 * u, 8 * u, DAWN)
        b.dot(at.x(), at.y(), 4.6 * u, 4.6 * u, PERSIMMON)
    for i in range(10):
        tint = (PERSIMMON, "#3F9AA5", "#F2A541", INDIGO)[i % 4]
        x, y = cx + (-206 + 27 * i) * u, h * 0.722
        if abs(x - (ax - 96 * u)) < 20 * u:
            continue
        b.line([(x, y), (x, y - 62 * u)], GRAPHITE, 2.0 * u)
        flag = QPainterPath(QPointF(x + 1 * u, y - 62 * u))
        flag.quadTo(x + 14 * u, y - 66 * u, x + 22 * u, y - 50 * u)
        flag.quadTo(x + 13 * u, y - 40 * u, x + 1 * u, y - 26 * u)
        flag.closeSubpath()
        p.fillPath(flag, QColor(tint))
    for i, (dx, y, size, shirt) in enumerate(
        (
            (-186, 0.768, 60, "#3F9AA5"),
            (-144, 0.782, 65, "#F2A541"),
            (-104, 0.765, 61, "#FFFFFF"),
            (-58, 0.780, 66, "#D9578C"),
            (-16, 0.764, 61, "#3D4F9F"),
            (30, 0.781, 66, "#F7D774"),
            (96, 0.772, 64, "#C8602F"),
        )
    ):
        _runner(b, cx + dx * u, h * y, size * u, shirt, i)
    for i in range(10):
        _bush(b, cx + (-280 + 60 * i) * u, h * 0.826, (15 + 6 * (i % 3)) * u, ("#5C9A4E", "#7AAA4C", "#43864F")[i % 3])


def _forest(b: Brush) -> None:
    p, u, w, h = b.p, b.u, b.w, b.h
    rng = Random(93)
    trees = sorted(
        (rng.uniform(0.666, 0.765), w * rng.uniform(0.880, 0.952), rng.uniform(150, 250), i) for i in range(42)
    )
    for y, x, tall, i in trees:
        if h * y < b.bank(x) + 10 * u:
            continue
        _tree(
            b,
            x,
            h * y,
            tall * u * (0.6 + (y - 0.66) * 3.0),
            "cypress" if i % 3 else "round",
            ("#4E8F5A", "#3E7F58", "#74A34C", "#2F7152")[i % 4],
            i,
        )
    # The sluice: three gates between piers, a walkway above, and a jetty into the lake.
    x0, base = w * 0.957, h * 0.722
    span = min(46 * u, (w - x0 - 8 * u) / 3.4)
    channel = QPainterPath(QPointF(x0 - 6 * u, base - 60 * u))
    channel.lineTo(x0 + span * 3 + 6 * u, base - 60 * u)
    channel.lineTo(x0 + span * 3 + 8 * u, base + 20 * u)
    channel.quadTo(x0 + span * 3 + 20 * u, h * 0.80, x0 + span * 3 + 66 * u, h * 0.866)
    channel.lineTo(x0 - 104 * u, h * 0.866)
    channel.quadTo(x0 - 10 * u, h * 0.81, x0 - 8 * u, base + 20 * u)
    channel.closeSubpath()
    b.stroke(channel, "#E3D9BE", 12 * u)
    p.fillPath(channel, vertical(base - 60 * u, h * 0.866, [(0, SHOAL), (0.45, "#5FB1B6"), (1, "#2C8490")]))
    ripple = sprite(96, 10, "#FFFFFF", 1.0)
    for i in range(34):
        t = (i + 1) / 34
        p.setOpacity(0.22 + 0.4 * (i % 3 == 0))
        p.drawImage(
            QRectF(
                x0 + span * 1.5 + (rng.uniform(-1, 1) * (50 + 26 * t) - 34 * t * t) * u,
                base + (24 + 118 * t) * u,
                rng.uniform(18, 46) * u,
                3 * u,
            ),
            ripple,
        )
    p.setOpacity(1.0)
    for i in range(4):
        x = x0 + i * span
        p.fillPath(
            polygon(
                [
                    (x - 8 * u, base + 22 * u),
                    (x - 6 * u, base - 104 * u),
                    (x + 6 * u, base - 104 * u),
                    (x + 8 * u, base + 22 * u),
                ]
            ),
            linear(x - 8 * u, 0, x + 8 * u, 0, [(0, "#F4EEDD"), (1, "#B7B29F")]),
        )
        if i < 3:
            p.fillRect(
                QRectF(x + 8 * u, base - 40 * u, span - 16 * u, 46 * u),
                vertical(base - 40 * u, base + 6 * u, [(0, "#3F6E86"), (1, "#274B60")]),
            )
            for k in range(3):
                b.line(
                    [(x + 8 * u, base + (-30 + 14 * k) * u), (x + span - 8 * u, base + (-30 + 14 * k) * u)],
                    faded(MIST, 0.4),
                    1.4 * u,
                )
            fall = vertical(base + 6 * u, base + 36 * u, [(0, faded("#FFFFFF", 0.85)), (1, faded("#FFFFFF", 0.05))])
            p.fillRect(QRectF(x + 8 * u, base + 6 * u, span - 16 * u, 30 * u), fall)
    p.fillRect(QRectF(x0 - 16 * u, base - 70 * u, span * 3 + 32 * u, 10 * u), QColor("#D8D0BA"))
    b.line([(x0 - 16 * u, base - 84 * u), (x0 + span * 3 + 16 * u, base - 84 * u)], GRAPHITE, 1.8 * u)
    house = QPainterPath()
    house.addRect(QRectF(x0 - 14 * u, base - 138 * u, span * 3 + 28 * u, 36 * u))
    p.fillPath(house, linear(x0, 0, x0 + span * 3, 0, [(0, "#FBF7EC"), (1, "#D5CDB7")]))
    for i in range(6):
        p.fillRect(QRectF(x0 - 4 * u + i * (span * 3 + 2 * u) / 6, base - 130 * u, 12 * u, 18 * u), QColor("#6C9DAC"))
    roof = QPainterPath(QPointF(x0 - 32 * u, base - 136 * u))
    roof.quadTo(x0 + 8 * u, base - 146 * u, x0 + 18 * u, base - 166 * u)
    roof.lineTo(x0 + span * 3 - 18 * u, base - 166 * u)
    roof.quadTo(x0 + span * 3 - 8 * u, base - 146 * u, x0 + span * 3 + 32 * u, base - 136 * u)
    roof.closeSubpath()
    b.fill(roof, "#4E6673", "#33454F")


def _foreground(b: Brush) -> None:
    p, u, w, h = b.p, b.u, b.w, b.h
    step = 40 * u
    xs = [i * step for i in range(-1, int(w / step) + 3)]

    def wave(x: float, base: float, size: float, phase: float) -> float:
        return h * base + size * u * (math.sin(x / (410 * u) + phase) + 0.5 * math.sin(x / (173 * u) + phase * 2))

    p.fillPath(
        ground([(x, wave(x, 0.862, 8, 0.4)) for x in xs], h),
        vertical(h * 0.85, h, [(0, "#86B85E"), (0.4, "#5F9A4B"), (1, "#2F6B3C")]),
    )
    path = [(x, wave(x, 0.899, 9, 1.2)) for x in xs]
    for width, tint in ((37, "#CDB784"), (31, "#EBD9AE"), (22, "#F5E8C8")):
        p.strokePath(smooth(path), QPen(QColor(tint), width * u))
    rng = Random(2013)
    count = int(1150 * w / (3600 * u))
    drops = sorted((rng.uniform(0.925, 1.005), rng.random() * w, rng.randrange(10_000)) for _ in range(count))
    p.fillPath(
        ground([(x, wave(x, 0.932, 8, 2.1)) for x in xs], h),
        vertical(h * 0.92, h, [(0, "#6CA551"), (0.5, "#3F7D40"), (1, "#235434")]),
    )
    for y, x, seed in drops:
        near = (y - 0.92) / 0.085
        tall = (12 + 30 * near) * u
        lean = math.sin(seed) * tall * 0.4
        p.fillPath(
            blade(x, h * y, x + lean, h * y - tall, 3.4 * u, -lean * 0.3),
            mix(("#8CBF5F", "#4F8B45", "#2F6B3C")[seed % 3], "#1E5130", 0.35 * near),
        )
    groups = int(150 * w / (3600 * u))
    for i in range(groups):
        cx, tint = rng.random() * w, PETALS[rng.randrange(len(PETALS))]
        for _ in range(rng.randint(3, 8)):
            x, y = cx + rng.gauss(0, 26) * u, rng.uniform(0.928, 0.992)
            near = (y - 0.92) / 0.08
            _flower(b, x, h * y, (3.0 + 4.6 * near) * u, tint, i)
    for i in range(int(26 * w / (3600 * u))):
        cx = rng.random() * w
        for _ in range(6):
            x, y = cx + rng.gauss(0, 22) * u, rng.uniform(0.866, 0.878)
            b.dot(x, h * y, 3.0 * u, 2.6 * u, PETALS[i % len(PETALS)])


def _flower(b: Brush, x: float, y: float, size: float, tint: str, kind: int) -> None:
    b.line([(x, y), (x, y + size * 3.0)], "#3C7A3C", size * 0.28)
    if kind % 3 == 0:
        cup = QPainterPath(QPointF(x - size, y - size * 0.9))
        cup.lineTo(x - size * 0.45, y - size * 0.45)
        cup.lineTo(x, y - size * 1.15)
        cup.lineTo(x + size * 0.45, y - size * 0.45)
        cup.lineTo(x + size, y - size * 0.9)
        cup.quadTo(x + size * 1.05, y + size * 0.8, x, y + size * 0.85)
        cup.quadTo(x - size * 1.05, y + size * 0.8, x - size, y - size * 0.9)
        b.fill(cup, mix(tint, "#FFFFFF", 0.25), tint)
        return
    b.p.setBrush(QColor(tint))
    for i in range(5):
        angle = math.tau * i / 5 - 0.3
        b.p.drawEllipse(
            QPointF(x + size * 0.62 * math.cos(angle), y + size * 0.56 * math.sin(angle)), size * 0.55, size * 0.50
        )
    b.dot(x, y, size * 0.40, size * 0.38, "#F7D774" if tint != "#F7D774" else "#B8632A")


def _grade(b: Brush, horizon: int) -> None:
    """Turn the day below the horizon into another hour and light its lamps."""
    p, u, hour = b.p, b.u, b.hour
    p.save()
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    p.fillRect(QRectF(0, horizon, b.w, b.h - horizon), QColor(hour.grade))
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    p.setClipRect(QRectF(0, horizon, b.w, b.h))
    glow(p, b.w * 0.515, horizon, 1500 * u, 330 * u, hour.sky[-1][1], 0.34 if hour.lamps < 1 else 0.16)
    glow(p, b.w * 0.515, horizon, 420 * u, 90 * u, hour.disc, 0.40 if hour.lamps < 1 else 0.22)
    p.restore()
    if hour.lamps <= 0:
        return
    p.save()
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    k = hour.lamps
    glow(p, b.w * MUSIC, b.h * 0.70, 260 * u, 150 * u, "#FF9F5A", 0.75 * k)
    glow(p, b.w * MUSIC, b.h * 0.70, 90 * u, 70 * u, "#FFE3B0", 0.55 * k)
    glow(p, b.w * EXPO, b.h * 0.64, 210 * u, 130 * u, "#FFC98F", 0.55 * k)
    glow(p, b.w * 0.052, b.h * 0.69, 90 * u, 60 * u, "#FFDFAE", 0.55 * k)
    glow(p, b.w * STREAM, b.h * 0.73, 150 * u, 70 * u, "#FFDFAE", 0.40 * k)
    glow(p, b.w * RACE, b.h * 0.72, 220 * u, 100 * u, "#FFC98F", 0.40 * k)
    for i in range(4):
        x = b.w * (0.415 + i * 0.034) + 20 * u
        glow(p, x, b.h * 0.636, 46 * u, 46 * u, "#FFE9BE", 0.95 * k)
        glow(p, x, b.h * 0.748, 90 * u, 22 * u, "#FFE9BE", 0.55 * k)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.restore()


def paint_emblem(width: int, height: int) -> QImage:
    """Return the lake emblem: a sun over two waves in a round frame, transparent outside."""
    picture = clear(width, height)
    painter = begin(picture)
    side = float(min(width, height))
    painter.translate((width - side) / 2, (height - side) / 2)
    disc = QPainterPath()
    disc.addEllipse(QPointF(side / 2, side / 2), side * 0.48, side * 0.48)
    painter.fillPath(disc, vertical(0, side, [(0, "#2B7384"), (0.5, "#F0B98A"), (1, DAWN)]))
    painter.setClipPath(disc)
    painter.setBrush(QColor("#FFF6DF"))
    painter.drawEllipse(QPointF(side * 0.5, side * 0.47), side * 0.17, side * 0.17)
    for level, tint, phase in ((0.53, SHOAL, 0.0), (0.64, LAKE, 1.9), (0.77, DEEP_LAKE, 3.6)):
        crest = [(side * i / 16, side * (level + 0.035 * math.sin(phase + i * math.tau / 9))) for i in range(-1, 19)]
        painter.fillPath(ground(crest, side), QColor(tint))
    painter.end()
    return picture
