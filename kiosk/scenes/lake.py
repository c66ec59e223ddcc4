"""The lake at four hours: the picture a visitor sees first, painted so that text stays readable on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from kiosk.scenes.brush import (
    begin,
    blade,
    clear,
    dither,
    falloff,
    glow,
    ground,
    lens,
    linear,
    opaque,
    radial,
    ridge,
    smooth,
    softened,
    sprite,
    vertical,
)
from kiosk.scenes.palette import DEEP_LAKE, LIGHT, Light, faded, mix
from kiosk.scenes.skyline import cluster, paint_hall, paint_tower, paint_windows


@dataclass(frozen=True, slots=True)
class View:
    """What is asked of the lake: size in pixels, hour, horizon and sun as parts of height and width.

    `calm` is the part of the width, from the left, that upper text may cover.
    """

    width: int
    height: int
    light: str = "dusk"
    horizon: float = 0.58
    sun: float = 0.68
    reeds: bool = True
    calm: float = 0.0

    @property
    def unit(self) -> float:
        """One design pixel: 1 at 1920 × 1080 and at 1080 × 1920."""
        return math.sqrt(self.width * self.height) / 1440.0

    @property
    def quiet(self) -> float:
        """The calm part of the width, wider where the picture is narrow and text runs across it."""
        if self.calm > 0:
            return self.calm
        return 0.58 if self.width / self.height > 1.55 else 0.88


def paint_lake(view: View) -> QImage:
    """Return the opaque picture asked for by `view`."""
    light = LIGHT[view.light]
    picture = opaque(view.width, view.height)
    painter = begin(picture)
    w, h, u = float(view.width), float(view.height), view.unit
    water = round(h * view.horizon)
    sun_x = w * view.sun
    # Where text runs across the whole width the sun stays low, beneath it.
    sun_y = water - water * min(light.elevation, 1.0 if view.quiet < 0.8 else 0.105)
    _sky(painter, view, light, water, sun_x, sun_y)
    _disc(painter, light, sun_x, sun_y, u)
    _birds(painter, light, sun_x, water, w, u)
    _hills(painter, light, water, sun_x, w, h, u)
    _city(painter, light, water, sun_x, w, u)
    _haze(painter, light, water, sun_x, w, u)
    painter.end()
    mirrored = _reflection(picture, water, h, u)
    painter = begin(picture)
    _water(painter, light, water, sun_x, w, h, u, mirrored)
    _glints(painter, view, light, water, sun_x)
    _foreground(painter, light, water, w, h)
    if view.reeds:
        box = reed_box(view)
        painter.translate(box.left(), box.top())
        _reeds(painter, light, box.width(), box.height(), u)
    dither(painter, view.width, view.height)
    painter.end()
    return picture


def reed_box(view: View) -> QRectF:
    """Return where the reeds stand in the picture, in pixels; roots at its lower edge."""
    breadth = min(view.width * 0.42, 560 * view.unit)
    tall = min(view.height * 0.50, 480 * view.unit)
    return QRectF(view.width - breadth, view.height - tall, breadth, tall)


def paint_reeds(width: int, height: int, light: str) -> QImage:
    """Return the reeds alone on a transparent ground, `width` × `height` pixels, roots at the lower edge."""
    picture = clear(width, height)
    painter = begin(picture)
    _reeds(painter, LIGHT[light], width, height, height / 480.0)
    painter.end()
    return picture


def _sky(painter: QPainter, view: View, light: Light, water: float, sun_x: float, sun_y: float) -> None:
    # Everything in the air is soft: painted at a quarter of the size, the enlargement does the softening.
    scale = 4
    w, h = math.ceil(view.width / scale), math.ceil(water / scale) + 2
    u = view.unit / scale
    sx, sy = sun_x / scale, sun_y / scale
    air = opaque(w, h)
    brush = begin(air)
    brush.fillRect(0, 0, w, h, vertical(0, water / scale, light.sky))
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    strength = light.glow_strength
    far = light.glow_reach
    glow(brush, sx, sy, 1050 * far * u, 560 * far * u, light.glow, 0.58 * strength, 1.5)
    glow(brush, sx, sy, 460 * far * u, 360 * far * u, light.glow, 0.52 * strength, 1.8)
    glow(brush, sx, sy, 150 * u, 150 * u, light.disc_edge, 0.65 * strength, 1.6)
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    _clouds(brush, Random(71), light, w, h, sx, u)
    brush.drawImage(QRectF(0, 0, w, h), _calm(view, light), QRectF(0.5, 0.5, 63, 63 * water / view.height))
    brush.end()
    painter.drawImage(QRectF(0, 0, w * scale, h * scale), air)
    rng = Random(72)
    for _ in range(int(300 * light.stars)):
        x, y = rng.random() * view.width, (rng.random() ** 1.5) * water * 0.8
        size = rng.choice((0.5, 0.7, 0.7, 1.0, 1.5)) * view.unit
        painter.setBrush(faded("#E9F1EF", rng.uniform(0.15, 0.8) * light.stars))
        painter.drawEllipse(QPointF(x, y), size, size)


def _calm(view: View, light: Light) -> QImage:
    """Return a veil over the whole picture, 64 × 64 pixels, that keeps upper text readable left of `quiet`."""
    veil = clear(64, 64)
    tint = QColor(light.calm)
    brush = QPainter(veil)
    edge = view.quiet
    brush.fillRect(
        veil.rect(),
        linear(
            0,
            0,
            64,
            0,
            [
                (0, tint),
                (edge - 0.06, tint),
                (edge + 0.06, faded(tint, 0.72)),
                (edge + 0.16, faded(tint, 0.36)),
                (edge + 0.28, faded(tint, 0.10)),
                (edge + 0.40, faded(tint, 0)),
            ],
        )
        if edge < 0.8
        else tint,
    )
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    # Text that runs across the whole picture meets the light of the sun itself.
    full = light.calm_strength if edge < 0.8 else min(1.0, light.calm_strength * 1.3)
    brush.fillRect(
        veil.rect(),
        vertical(
            0,
            64,
            [
                (0, faded(tint, 0)),
                (0.10, faded(tint, full * 0.25)),
                (0.25, faded(tint, full)),
                (0.45, faded(tint, full)),
                (0.51, faded(tint, full * 0.42)),
                (0.58, faded(tint, 0)),
            ],
        ),
    )
    brush.end()
    return veil


def _clouds(painter: QPainter, rng: Random, light: Light, w: int, h: int, sx: float, u: float) -> None:
    banks = (
        (0.74, 0.34, 480, 16),
        (0.93, 0.68, 520, 16),
        (0.70, 0.62, 430, 14),
        (0.30, 0.30, 250, 7),
        (0.86, 0.24, 330, 8),
        (0.62, 0.46, 380, 9),
        (0.95, 0.56, 420, 9),
        (0.16, 0.60, 360, 7),
        (0.50, 0.70, 520, 10),
        (0.80, 0.77, 560, 12),
        (0.28, 0.84, 600, 9),
    )
    for at, height, length, count in banks:
        cx, cy = at * w, height * h
        near = math.exp(-(((cx - sx) / (620 * u)) ** 2))
        low = height**1.4
        tint = mix(light.cloud_shade, light.cloud, min(1.0, 0.25 + 0.75 * near + 0.25 * low))
        for i in range(count):
            span = length * u * rng.uniform(0.45, 1.25)
            x = cx + rng.gauss(0, length * 0.42) * u
            y = cy + (i - count / 2) * 4.6 * u + rng.gauss(0, 2.0) * u
            thick = rng.uniform(5, 13) * u * (1.25 - 0.55 * height)
            alpha = light.cloud_strength * rng.uniform(0.20, 0.55) * (0.35 + 0.65 * max(near, low))
            shape = lens(x, y, span, thick, thick * 0.35)
            painter.fillPath(
                shape,
                linear(
                    x - span / 2,
                    0,
                    x + span / 2,
                    0,
                    [
                        (0, faded(tint, 0)),
                        (0.4, faded(tint, alpha)),
                        (0.65, faded(tint, alpha * 0.8)),
                        (1, faded(tint, 0)),
                    ],
                ),
            )


def _disc(painter: QPainter, light: Light, x: float, y: float, u: float) -> None:
    radius = light.disc_size * 1080 * u
    painter.setBrush(radial(x, y, radius * 2.6, falloff(light.disc_edge, 0.42, power=1.4)))
    painter.drawEllipse(QPointF(x, y), radius * 2.6, radius * 2.6)
    painter.setBrush(vertical(y - radius, y + radius, [(0, light.disc), (0.55, light.disc), (1, light.disc_edge)]))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    if light.stars >= 1:
        painter.setBrush(faded("#C9CFC4", 0.35))
        for dx, dy, size in ((-0.30, -0.22, 0.24), (0.28, 0.12, 0.17), (-0.08, 0.40, 0.20), (0.16, -0.44, 0.11)):
            painter.drawEllipse(QPointF(x + dx * radius, y + dy * radius), size * radius, size * radius * 0.9)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _birds(painter: QPainter, light: Light, sun_x: float, water: float, w: float, u: float) -> None:
    if light.stars >= 1:
        return
    tint = faded(mix(light.tower_shade, light.reed, 0.55), 0.72)
    for dx, dy, size, lift in (
        (0, 0, 13, 1.0),
        (-34, 15, 11, 0.5),
        (-62, 34, 10, 0.9),
        (34, 19, 11, 0.3),
        (66, 30, 9, 0.8),
        (112, 8, 8, 0.6),
    ):
        x, y, s = sun_x + (118 + dx) * u, water - (250 - dy) * u, size * u
        if x + s > w:
            continue
        wing = QPainterPath(QPointF(x - s, y - s * 0.30 * lift))
        wing.quadTo(x - s * 0.42, y - s * 0.52 * lift, x, y)
        wing.quadTo(x + s * 0.42, y - s * 0.52 * lift, x + s, y - s * 0.30 * lift)
        wing.quadTo(x + s * 0.40, y - s * 0.26 * lift, x, y + s * 0.17)
        wing.quadTo(x - s * 0.40, y - s * 0.26 * lift, x - s, y - s * 0.30 * lift)
        painter.fillPath(wing, tint)


def _hills(painter: QPainter, light: Light, water: float, sun_x: float, w: float, h: float, u: float) -> None:
    layers = ((104, 1.25, 0.0, 11), (78, 1.9, 0.36, 5), (50, 2.7, 0.70, 29))
    for height, humps, near, seed in layers:
        rng = Random(seed)
        line = ridge(rng, w, water, height * u, humps * max(0.55, w / (1920 * u)), 16 * u)
        crest = mix(light.hill_far, light.hill_near, near)
        foot = mix(crest, light.haze, 0.72 - 0.25 * near)
        area = ground(line, water + 1)
        painter.fillPath(area, vertical(water - height * u, water, [(0, faded(crest, 0.93)), (1, faded(foot, 0.93))]))
        warm = mix(light.glow, light.haze, 0.4)
        painter.fillPath(area, radial(sun_x, water - 30 * u, 420 * u, falloff(warm, 0.55 * light.glow_strength)))


def _city(painter: QPainter, light: Light, water: float, sun_x: float, w: float, u: float) -> None:
    haze = mix(light.haze, light.hill_near, 0.25)
    # Height and breadth of towers follow the design pixel; only their number follows the width.
    right = (max(sun_x + 130 * u, w * 0.70), w * 1.01)
    left = (-20 * u, max(min(sun_x - 420 * u, w * 0.31), w * 0.10))
    far_lit, far_shade = mix(light.tower_lit, light.haze, 0.38), mix(light.tower_shade, light.haze, 0.42)
    lamp = mix(light.window, light.haze, 0.0)
    for (x0, x1), tall, peak, seed in ((right, 164, 0.62, 4), (left, 128, 0.38, 8)):
        rng = Random(seed)
        for tower in cluster(rng, x0 + 10 * u, x1, tall * 0.78 * u, 25 * u, peak - 0.12):
            paint_tower(painter, tower, water, far_lit, far_shade, haze, sun_x, u, 0.0)
            paint_windows(painter, rng, tower, water, lamp, light.lit * 0.45, u)
    for (x0, x1), tall, peak, seed in ((right, 214, 0.56, 17), (left, 158, 0.46, 23)):
        rng = Random(seed)
        for tower in cluster(rng, x0, x1, tall * u, 33 * u, peak):
            paint_tower(
                painter,
                tower,
                water,
                mix(light.tower_lit, light.tower_lit, 0),
                mix(light.tower_shade, light.tower_shade, 0),
                haze,
                sun_x,
                u,
            )
            paint_windows(painter, rng, tower, water, lamp, light.lit, u)
    lit = light.lit > 0.1
    lamp_or_none = lamp if lit else None
    hall = 150 * u
    paint_hall(
        painter,
        right[0] - hall * 0.75,
        water,
        hall,
        40 * u,
        QColor(light.tower_lit),
        QColor(light.tower_shade),
        haze,
        lamp_or_none,
        u,
    )
    _shore_trees(painter, light, water, sun_x, w, u)


def _shore_trees(painter: QPainter, light: Light, water: float, sun_x: float, w: float, u: float) -> None:
    rng = Random(55)
    tint = mix(light.tower_shade, light.reed, 0.45)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    x = -20 * u
    while x < w + 20 * u:
        gap = abs(x - sun_x) / (300 * u)
        tall = (3.5 + 9.5 * min(1.0, gap**2) * (0.55 + 0.45 * math.sin(x / (91 * u)))) * u * rng.uniform(0.7, 1.15)
        broad = tall * rng.uniform(0.9, 1.8) + 3 * u
        path.addEllipse(QPointF(x, water - tall * 0.45), broad, tall)
        x += broad * 0.8
    painter.save()
    painter.setClipRect(QRectF(0, 0, w, water))
    painter.fillPath(
        path, vertical(water - 20 * u, water, [(0, mix(tint, light.haze, 0.20)), (1, mix(tint, light.haze, 0.42))])
    )
    painter.restore()


def _haze(painter: QPainter, light: Light, water: float, sun_x: float, w: float, u: float) -> None:
    strength = light.haze_strength
    glow(painter, sun_x, water, 900 * u, 60 * u, light.haze, 0.60 * strength, 1.5)
    glow(painter, w * 0.10, water - 6 * u, 620 * u, 26 * u, light.haze, 0.40 * strength, 1.5)
    glow(painter, w * 0.92, water - 5 * u, 520 * u, 24 * u, light.haze, 0.42 * strength, 1.5)


def _reflection(picture: QImage, water: int, h: float, u: float) -> QImage:
    depth = int(min(water * 0.62, h - water, 330 * u))
    part = picture.copy(0, water - depth, picture.width(), depth).flipped(Qt.Orientation.Vertical)
    return softened(part, max(2, round(5 * u)), max(3, round(13 * u)))


def _water(
    painter: QPainter, light: Light, water: float, sun_x: float, w: float, h: float, u: float, mirrored: QImage
) -> None:
    painter.fillRect(QRectF(0, water, w, h - water), vertical(water, h, light.water))
    depth = mirrored.height()
    veil = clear(mirrored.width(), depth)
    brush = QPainter(veil)
    brush.drawImage(0, 0, mirrored)
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    brush.fillRect(
        veil.rect(),
        vertical(
            0,
            depth,
            [
                (0, faded("#000000", 0.62)),
                (0.12, faded("#000000", 0.40)),
                (0.32, faded("#000000", 0.22)),
                (0.7, faded("#000000", 0.08)),
                (1, faded("#000000", 0)),
            ],
        ),
    )
    brush.end()
    # Slices shifted against each other, more the nearer they are, make still water out of a mirror.
    y = 0
    while y < depth:
        t = y / depth
        thick = max(1, round((1 + 3.2 * t) * u))
        shift = (math.sin(y * 0.42 / u) + 0.6 * math.sin(y * 0.173 / u + 1.3)) * (0.5 + 7.0 * t) * u
        painter.drawImage(QRectF(shift - 12 * u, water + y, w + 24 * u, thick), veil, QRectF(0, y, w, thick))
        y += thick
    painter.save()
    painter.setClipRect(QRectF(0, water, w, h - water))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    glow(painter, sun_x, water, 560 * u, 96 * u, light.glow, 0.46 * light.glow_strength, 1.7)
    glow(painter, sun_x, water + 40 * u, 210 * u, 380 * u, light.glow, 0.19 * light.glow_strength, 1.7)
    painter.restore()


def _glints(painter: QPainter, view: View, light: Light, water: float, sun_x: float) -> None:
    rng = Random(1907)
    w, h, u = float(view.width), float(view.height), view.unit
    deep = h - water
    dark = sprite(128, 12, DEEP_LAKE, 1.1)
    sky = sprite(128, 12, mix(light.water[1][1], light.haze, 0.35), 1.1)
    warm = sprite(128, 12, light.glint, 0.9)
    hot = sprite(128, 12, mix(light.glint, light.disc, 0.7), 0.7)
    area = math.sqrt(w * deep) / (930 * u)

    def strew(
        brush: QPainter, picture: QImage, count: int, spread: float | None, low: float, high: float, crowd: float
    ) -> None:
        for _ in range(count):
            t = rng.random() ** crowd
            y = water + 1.5 * u + deep * t
            size = 0.10 + 1.15 * t
            length = u * (14 + rng.uniform(30, 190) * size)
            thick = u * max(1.1, rng.uniform(2.2, 7.5) * size)
            if spread is None:
                x = rng.uniform(-0.05, 1.05) * w
                fade = 1.0
            else:
                reach = u * (spread * 0.26 + spread * 1.5 * t)
                off = rng.gauss(0, 1)
                x = sun_x + off * reach
                fade = math.exp(-0.32 * off * off) * (1.0 - 0.35 * t)
            if x + length < 0 or x - length > w:
                continue
            brush.setOpacity(rng.uniform(low, high) * fade)
            brush.drawImage(QRectF(x - length / 2, y - thick / 2, length, thick), picture)

    strew(painter, dark, int(620 * area), None, 0.06, 0.30, 1.7)
    painter.setOpacity(1.0)
    # Light on the water has a layer of its own, so that its sum, however many glints overlap, stays bounded.
    layer = clear(view.width, math.ceil(deep))
    brush = begin(layer)
    brush.translate(0, -water)
    strew(brush, sky, int(460 * area), None, 0.08, 0.34, 2.0)
    strength = light.glint_strength
    strew(brush, warm, int(460 * area), 180, 0.30 * strength, 0.86 * strength, 1.8)
    strew(brush, hot, int(460 * area), 74, 0.58 * strength, 1.0 * strength, 1.7)
    brush.setOpacity(1.0)
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    bound = light.glint_bound
    brush.fillRect(
        QRectF(0, water, w, deep),
        vertical(
            0,
            h,
            [
                (0.0, "#FF000000"),
                (0.615, "#FF000000"),
                (0.65, faded("#000000", 0.55 * bound)),
                (0.76, faded("#000000", 0.86 * bound)),
                (1.0, faded("#000000", bound)),
            ],
        ),
    )
    brush.end()
    painter.drawImage(QPointF(0, water), layer)


def _foreground(painter: QPainter, light: Light, water: float, w: float, h: float) -> None:
    shade = mix(light.water[-1][1], "#000000", 0.35)
    painter.fillRect(
        QRectF(0, h * 0.70, w, h * 0.30),
        vertical(h * 0.70, h, [(0, faded(shade, 0)), (0.6, faded(shade, 0.20)), (1, faded(shade, 0.5))]),
    )


def _reeds(painter: QPainter, light: Light, w: float, h: float, u: float) -> None:
    rng = Random(314)
    front, rim = light.reed, light.reed_rim
    for layer in range(3):
        tint = mix(mix(front, light.water[2][1], 0.42), front, layer / 2)
        for _ in range((16, 18, 15)[layer]):
            x = w * min(1.05, 0.30 + 0.72 * rng.random() ** 0.75)
            tall = h * rng.uniform(0.34, 0.80) * (0.62 + 0.38 * (x / w)) * (0.85 + 0.1 * layer)
            lean = rng.gauss(-0.08, 0.42) * tall
            painter.fillPath(
                blade(x, h + 4 * u, x + lean, h - tall, rng.uniform(7, 13) * u, -lean * rng.uniform(0.30, 0.62)), tint
            )
        for _ in range((4, 4, 4)[layer]):
            x = w * min(1.0, 0.36 + 0.62 * rng.random() ** 0.8)
            tall = h * rng.uniform(0.58, 0.94) * (0.70 + 0.30 * x / w)
            lean = rng.gauss(-0.06, 0.10) * tall
            _cattail(
                painter,
                x,
                h + 4 * u,
                x + lean,
                h - tall,
                lean,
                u * (0.8 + 0.15 * layer),
                tint,
                mix(tint, rim, 0.55 if layer else 0.3),
            )
    painter.fillPath(
        ground(
            [
                (w * 0.18, h + 2 * u),
                (w * 0.42, h - 9 * u),
                (w * 0.66, h - 20 * u),
                (w * 0.86, h - 25 * u),
                (w * 1.05, h - 34 * u),
            ],
            h + 6 * u,
        ),
        mix(front, "#000000", 0.25),
    )
    for _ in range(46):
        x = w * (0.26 + 0.78 * rng.random())
        tall = u * rng.uniform(22, 78)
        lean = rng.gauss(-4, 18) * u
        painter.fillPath(blade(x, h + 2 * u, x + lean, h - tall, 4.2 * u, -lean * 0.3), mix(front, "#000000", 0.22))


def _cattail(
    painter: QPainter, x: float, y: float, tx: float, ty: float, lean: float, u: float, tint: QColor, rim: QColor
) -> None:
    stem = smooth([(x, y), (x + lean * 0.18, y + (ty - y) * 0.4), (x + lean * 0.52, y + (ty - y) * 0.75), (tx, ty)])
    painter.strokePath(stem, QPen(tint, 2.6 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    angle = math.degrees(math.atan2(lean * 1.4, y - ty))
    painter.save()
    painter.translate(tx, ty)
    painter.rotate(angle)
    painter.setBrush(tint)
    painter.drawRoundedRect(QRectF(-0.8 * u, -30 * u, 1.6 * u, 34 * u), 0.8 * u, 0.8 * u)
    painter.setBrush(linear(-6 * u, 0, 6 * u, 0, [(0, rim), (0.35, mix(rim, tint, 0.75)), (1, tint)]))
    painter.drawRoundedRect(QRectF(-5.4 * u, -8 * u, 10.8 * u, 60 * u), 5.4 * u, 5.4 * u)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.restore()
