"""One generative motif for each industry: light lines on a dark ground, calm where text lies, rich beside it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from kiosk.scenes.brush import begin, clear, dither, glow, linear, opaque, polygon, radial, smooth, vertical
from kiosk.scenes.palette import DAWN, MIST, faded, mix


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a motif plays: centre (`x`, `y`) and scale `unit` in pixels, line and accent colours."""

    x: float
    y: float
    unit: float
    width: float
    height: float
    line: QColor
    accent: QColor
    ground: QColor


@dataclass(frozen=True, slots=True)
class Ground:
    """Colours under a motif: `dark` beneath text, `deep` and `rich` beside it, `line` and `accent` upon it."""

    dark: str
    deep: str
    rich: str
    door: str
    line: str
    accent: str


GROUNDS: Final[dict[str, Ground]] = {
    "lattice": Ground("#182126", "#24323A", "#3A4E5A", "#465A67", "#8FD3CF", DAWN),
    "cells": Ground("#05292B", "#084243", "#11706C", "#128079", "#8FE0D2", "#FFDFAE"),
    "circuit": Ground("#35140A", "#582410", "#8E441E", "#B4552A", "#FFC79A", "#FFE6C0"),
    "orbits": Ground("#2C1C08", "#4A3110", "#85591C", "#946324", "#F3CE87", "#FFF0CC"),
}


def paint_motif(motif: str, width: int, height: int, *, door: bool = False) -> QImage:
    """Return `motif` (a key of `MOTIFS`), `width` × `height` pixels; `door` gives the crop for a small card."""
    ground = GROUNDS[motif]
    w, h = float(width), float(height)
    narrow = w / h < 0.8
    if door:
        x, y, unit = w * 0.60, h * 0.42, max(w * 0.72, h) / 1080
    elif narrow:
        x, y, unit = w * 0.67, h * 0.26, w / 1200
    else:
        x, y, unit = w * 0.775, h * 0.47, min(h / 1080, w / 1500)
    stage = Stage(x, y, unit, w, h, QColor(ground.line), QColor(ground.accent), QColor(ground.deep))
    picture = opaque(width, height)
    painter = begin(picture)
    if door:
        painter.fillRect(
            picture.rect(), linear(0, h, w, 0, [(0, mix(ground.deep, ground.door, 0.45)), (1, ground.door)])
        )
        glow(painter, x, y, w * 0.6, h * 0.75, mix(ground.door, ground.line, 0.35), 0.55)
    else:
        painter.fillRect(
            picture.rect(),
            linear(
                0,
                0,
                w,
                h * 0.25,
                [(0, ground.dark), (0.5, mix(ground.dark, ground.deep, 0.75)), (1, mix(ground.deep, ground.rich, 0.6))],
            ),
        )
        glow(painter, x, y, 760 * unit, 640 * unit, ground.rich, 0.95, 1.4)
        glow(painter, x, y, 330 * unit, 300 * unit, mix(ground.rich, ground.line, 0.30), 0.55)
    layer = clear(width, height)
    brush = begin(layer)
    MOTIFS[motif](brush, stage)
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    if door:
        mask = vertical(
            0, h, [(0, faded(MIST, 0.95)), (0.56, faded(MIST, 0.85)), (0.80, faded(MIST, 0.20)), (1, faded(MIST, 0.08))]
        )
    elif narrow:
        mask = linear(
            0,
            h * 0.9,
            w,
            0,
            [(0, faded(MIST, 0)), (0.40, faded(MIST, 0.06)), (0.62, faded(MIST, 0.55)), (0.85, faded(MIST, 1))],
        )
    else:
        mask = linear(
            0,
            0,
            w,
            0,
            [
                (0, faded(MIST, 0.0)),
                (0.36, faded(MIST, 0.05)),
                (0.52, faded(MIST, 0.16)),
                (0.66, faded(MIST, 0.85)),
                (1, faded(MIST, 1)),
            ],
        )
    brush.fillRect(layer.rect(), mask)
    brush.end()
    painter.drawImage(0, 0, layer)
    if door:
        shade = mix(ground.dark, ground.deep, 0.4)
        painter.fillRect(
            QRectF(0, h * 0.38, w, h * 0.62),
            vertical(h * 0.38, h, [(0, faded(shade, 0)), (0.45, faded(shade, 0.72)), (1, faded(shade, 0.94))]),
        )
    else:
        painter.fillRect(
            QRectF(0, h * 0.72, w, h * 0.28),
            vertical(h * 0.72, h, [(0, faded(ground.dark, 0)), (1, faded(ground.dark, 0.55))]),
        )
    dither(painter, width, height)
    painter.end()
    return picture


def _spark(
    painter: QPainter, x: float, y: float, radius: float, tint: QColor, halo: float = 3.2, strength: float = 0.55
) -> None:
    painter.setBrush(
        radial(
            x, y, radius * halo, [(0, faded(tint, strength)), (0.35, faded(tint, strength * 0.45)), (1, faded(tint, 0))]
        )
    )
    painter.drawEllipse(QPointF(x, y), radius * halo, radius * halo)
    painter.setBrush(
        radial(
            x - radius * 0.3,
            y - radius * 0.35,
            radius * 1.5,
            [(0, mix(tint, "#FFFFFF", 0.75)), (0.6, tint), (1, mix(tint, "#000000", 0.15))],
        )
    )
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _round(tint: QColor, width: float) -> QPen:
    return QPen(tint, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _lattice(painter: QPainter, stage: Stage) -> None:
    """A sheet of graphene seen from above that rolls up into a tube at its far edge."""
    u = stage.unit
    bond = 62.0
    radius = 150.0
    roll_at = 205.0
    tilt, yaw = math.radians(56), math.radians(-27)
    distance = 1900.0

    def place(a: float, b: float) -> tuple[float, float, float]:
        wave = 15 * math.sin(a / 190) * math.cos(b / 240)
        if a > roll_at:
            turn = (a - roll_at) / radius
            ax, az = roll_at + radius * math.sin(turn), radius * (1 - math.cos(turn))
            grip = max(0.0, 1 - turn)
            az += wave * grip
        else:
            ax, az = a, wave
        x = ax * math.cos(yaw) - b * math.sin(yaw)
        y = ax * math.sin(yaw) + b * math.cos(yaw)
        depth = y * math.sin(tilt) - az * math.cos(tilt)
        rise = -y * math.cos(tilt) - az * math.sin(tilt)
        k = distance / (distance + depth)
        return stage.x + x * k * u * 1.25, stage.y + 40 * u + rise * k * u * 1.25, k

    rng = Random(6)
    nodes: dict[tuple[int, int, int], tuple[float, float, float]] = {}
    bonds: list[tuple[tuple[int, int, int], tuple[int, int, int]]] = []
    columns = int((roll_at + radius * math.tau * 0.80 + 1150) / (1.5 * bond))
    for i in range(columns):
        for j in range(-12, 13):
            cx = -1150 + i * 1.5 * bond
            cy = (j + (0.5 if i % 2 else 0.0)) * math.sqrt(3) * bond
            corners: list[tuple[int, int, int]] = []
            for k in range(6):
                px, py = cx + bond * math.cos(k * math.pi / 3), cy + bond * math.sin(k * math.pi / 3)
                key = (round(px), round(py), 0)
                near = next(
                    (
                        n
                        for n in ((key[0] + dx, key[1] + dy, 0) for dx in (0, -1, 1) for dy in (0, -1, 1))
                        if n in nodes
                    ),
                    key,
                )
                if near not in nodes:
                    nodes[near] = place(px, py)
                corners.append(near)
            for k in range(6):
                pair = (corners[k], corners[(k + 1) % 6])
                bonds.append(pair if pair[0] < pair[1] else (pair[1], pair[0]))
    buckets: dict[int, list[QLineF]] = {}
    for first, second in sorted(set(bonds)):
        ax, ay, ak = nodes[first]
        bx, by, bk = nodes[second]
        if max(ax, bx) < 0 or min(ax, bx) > stage.width:
            continue
        # The inner wall of the tube lies in its own shade.
        inside = roll_at + 10 < min(first[0], second[0]) < roll_at + radius * 1.75
        bucket = max(0, min(9, int(((ak + bk) / 2 - 0.70) / 0.07))) - (3 if inside else 0)
        bucket = max(0, bucket)
        buckets.setdefault(bucket, []).append(QLineF(ax, ay, bx, by))
    for bucket in sorted(buckets):
        strength = 0.20 + 0.085 * bucket
        painter.setPen(_round(faded(stage.line, strength), (0.9 + 0.26 * bucket) * u))
        painter.drawLines(buckets[bucket])
    painter.setPen(Qt.PenStyle.NoPen)
    ordered = sorted(nodes)
    for key in ordered:
        x, y, k = nodes[key]
        if not (0 < x < stage.width and 0 < y < stage.height):
            continue
        size = 3.1 * u * k**1.6
        painter.setBrush(faded(mix(stage.line, "#FFFFFF", 0.25), max(0.12, min(0.9, (k - 0.68) * 1.9))))
        painter.drawEllipse(QPointF(x, y), size, size)
    for cx_i, cy_j in ((9, 2), (11, -4), (10, -1), (9, -5)):
        cx = -1150 + cx_i * 1.5 * bond
        cy = (cy_j + (0.5 if cx_i % 2 else 0.0)) * math.sqrt(3) * bond
        ring = [place(cx + bond * math.cos(k * math.pi / 3), cy + bond * math.sin(k * math.pi / 3)) for k in range(6)]
        shape = polygon([(x, y) for x, y, _ in ring])
        painter.fillPath(shape, faded(stage.accent, 0.13))
        painter.strokePath(shape, _round(faded(stage.accent, 0.85), 2.4 * u))
        for k in rng.sample(range(6), 3):
            _spark(painter, ring[k][0], ring[k][1], 6.5 * u * ring[k][2], stage.accent)
    visible = [key for key in ordered if key[0] > -640 and stage.width * 0.4 < nodes[key][0] < stage.width]
    for key in rng.sample(visible, min(9, len(visible))):
        x, y, k = nodes[key]
        _spark(painter, x, y, 6.2 * u * k, stage.accent, 4.4, 0.6)


def _membrane(rng: Random, x: float, y: float, radius: float, wobble: float) -> QPainterPath:
    phases = [rng.uniform(0, math.tau) for _ in range(3)]
    points: list[tuple[float, float]] = []
    for i in range(28):
        angle = math.tau * i / 28
        r = radius * (
            1
            + wobble
            * (
                0.5 * math.sin(2 * angle + phases[0])
                + 0.3 * math.sin(3 * angle + phases[1])
                + 0.15 * math.sin(5 * angle + phases[2])
            )
        )
        points.append((x + r * math.cos(angle), y + r * math.sin(angle)))
    return smooth(points, closed=True)


def _cells(painter: QPainter, stage: Stage) -> None:
    """Living cells drifting around a double helix."""
    u, line, accent = stage.unit, stage.line, stage.accent
    rng = Random(42)
    cells = (
        (-330, 250, 150),
        (300, 300, 190),
        (330, -260, 150),
        (-250, -330, 96),
        (70, 430, 74),
        (-470, -70, 84),
        (420, 30, 70),
        (110, -440, 62),
        (-120, 440, 52),
        (-420, 430, 60),
        (-590, -300, 66),
    )
    for dx, dy, r in cells:
        x, y, radius = stage.x + dx * u, stage.y + dy * u, r * u
        body = _membrane(rng, x, y, radius, 0.06)
        painter.fillPath(
            body,
            radial(
                x - radius * 0.25,
                y - radius * 0.3,
                radius * 1.3,
                [(0, faded(line, 0.07)), (0.72, faded(line, 0.13)), (0.96, faded(line, 0.34)), (1, faded(line, 0.2))],
            ),
        )
        painter.strokePath(body, _round(faded(line, 0.80), 2.3 * u))
        inner = _membrane(rng, x, y, radius * 0.925, 0.06)
        painter.strokePath(inner, _round(faded(line, 0.30), 1.2 * u))
        nx, ny = x + rng.uniform(-0.2, 0.2) * radius, y + rng.uniform(-0.2, 0.2) * radius
        core = _membrane(rng, nx, ny, radius * 0.36, 0.08)
        warm = r in (150, 74)
        tint = accent if warm else line
        painter.fillPath(
            core,
            radial(
                nx - radius * 0.1,
                ny - radius * 0.12,
                radius * 0.5,
                [(0, faded(mix(tint, "#FFFFFF", 0.3), 0.62)), (1, faded(tint, 0.20))],
            ),
        )
        painter.strokePath(core, _round(faded(tint, 0.65), 1.5 * u))
        painter.setBrush(faded(mix(tint, "#FFFFFF", 0.5), 0.75))
        painter.drawEllipse(QPointF(nx + radius * 0.08, ny - radius * 0.05), radius * 0.075, radius * 0.075)
        for _ in range(int(5 + r / 12)):
            angle, far = rng.uniform(0, math.tau), rng.uniform(0.5, 0.84) * radius
            dot = rng.uniform(1.6, 5.2) * u
            painter.setBrush(faded(line, rng.uniform(0.25, 0.6)))
            painter.drawEllipse(QPointF(x + far * math.cos(angle), y + far * math.sin(angle)), dot * 1.5, dot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.save()
    painter.translate(stage.x, stage.y)
    painter.rotate(24)
    span, amplitude, pitch = 1560 * u, 104 * u, 430 * u
    steps = 220
    strands: list[list[tuple[float, float, float]]] = [[], []]
    for i in range(steps + 1):
        y = -span / 2 + span * i / steps
        for s in (0, 1):
            phase = math.tau * y / pitch + s * 2.3
            strands[s].append((amplitude * math.sin(phase), y, math.cos(phase)))
    for i in range(2, steps - 1, 4):
        (ax, ay, az), (bx, by, bz) = strands[0][i], strands[1][i]
        if abs(ax - bx) < 14 * u:
            continue
        near = (az + bz + 2) / 4
        mx, my = (ax + bx) / 2, (ay + by) / 2
        painter.setPen(_round(faded(line, 0.30 + 0.50 * near), (2.2 + 2.0 * near) * u))
        painter.drawLine(QPointF(ax, ay), QPointF(mx, my))
        painter.setPen(_round(faded(accent, 0.30 + 0.55 * near), (2.2 + 2.0 * near) * u))
        painter.drawLine(QPointF(mx, my), QPointF(bx, by))
    painter.setPen(Qt.PenStyle.NoPen)
    order = sorted(((strand[i][2] + strand[i + 1][2], s, i) for s, strand in enumerate(strands) for i in range(steps)))
    for z, s, i in order:
        strand = strands[s]
        near = (z / 2 + 1) / 2
        tint = mix(mix(stage.ground, line, 0.45), mix(line, "#FFFFFF", 0.45), near)
        painter.setPen(
            QPen(faded(tint, 0.55 + 0.45 * near), (5 + 9 * near) * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawLine(QPointF(*strand[i][:2]), QPointF(*strand[i + 1][:2]))
    painter.setPen(Qt.PenStyle.NoPen)
    for i in range(2, steps, 8):
        for s in (0, 1):
            x, y, z = strands[s][i]
            if z > 0.1:
                _spark(painter, x, y, 6.0 * u * (0.6 + 0.5 * z), QColor(accent if s else "#DDFBF4"), 2.6, 0.4)
    painter.restore()
    for _ in range(70):
        x, y = stage.x + rng.gauss(0, 420) * u, stage.y + rng.gauss(0, 380) * u
        size = rng.uniform(1.0, 3.6) * u
        painter.setBrush(faded(line, rng.uniform(0.2, 0.7)))
        painter.drawEllipse(QPointF(x, y), size, size)


def _gear(x: float, y: float, radius: float, teeth: int, turn: float) -> QPainterPath:
    points: list[tuple[float, float]] = []
    tall = radius * 0.16
    for i in range(teeth):
        for part, r in ((-0.30, radius - tall), (-0.17, radius), (0.17, radius), (0.30, radius - tall)):
            angle = turn + math.tau * (i + part) / teeth
            points.append((x + r * math.cos(angle), y + r * math.sin(angle)))
    return polygon(points)


def _circuit(painter: QPainter, stage: Stage) -> None:
    """Traces that end in a working hand: circuit board, gears and the arm of a robot."""
    u, line, accent = stage.unit, stage.line, stage.accent
    rng = Random(18)
    sx, sy = stage.x, stage.y
    step = 44 * u
    for bus in range(26):
        y = sy + (bus - 13) * step
        x = sx + rng.uniform(-900, 500) * u
        path = QPainterPath(QPointF(x, y))
        ends = [(x, y)]
        for _ in range(rng.randint(2, 4)):
            run = rng.uniform(2, 7) * step
            x += run
            path.lineTo(x, y)
            jog = rng.choice((-2, -1, 1, 2)) * step
            x += abs(jog)
            y += jog
            path.lineTo(x, y)
        x += rng.uniform(1, 4) * step
        path.lineTo(x, y)
        ends.append((x, y))
        strength = rng.uniform(0.20, 0.48)
        painter.strokePath(path, _round(faded(line, strength), 2.0 * u))
        for ex, ey in ends:
            painter.strokePath(_ring(ex, ey, 6 * u), _round(faded(line, strength + 0.15), 2.0 * u))
        if bus % 3 == 0:
            at = path.pointAtPercent(rng.uniform(0.25, 0.85))
            _spark(painter, at.x(), at.y(), 5.4 * u, accent, 4.4, 0.7)
    for dx, dy, r, teeth, turn in ((-215, 205, 168, 20, 0.05), (44, 290, 104, 12, 0.12), (-400, 22, 88, 11, 0.2)):
        gx, gy, radius = sx + dx * u, sy + dy * u, r * u
        gear = _gear(gx, gy, radius, teeth, turn)
        painter.fillPath(
            gear,
            radial(
                gx,
                gy,
                radius,
                [
                    (0, faded(stage.ground, 0.5)),
                    (0.75, faded(stage.ground, 0.80)),
                    (1, faded(mix(stage.ground, line, 0.25), 0.85)),
                ],
            ),
        )
        painter.strokePath(gear, _round(faded(line, 0.85), 2.8 * u))
        for part, strength in ((0.68, 0.55), (0.24, 0.8), (0.11, 0.6)):
            painter.strokePath(_ring(gx, gy, radius * part), _round(faded(line, strength), 2.0 * u))
        for i in range(6):
            angle = math.tau * i / 6 + turn
            hole = QPointF(gx + radius * 0.46 * math.cos(angle), gy + radius * 0.46 * math.sin(angle))
            painter.strokePath(_ring(hole.x(), hole.y(), radius * 0.105), _round(faded(line, 0.5), 1.8 * u))
    _robot(painter, stage)


def _ring(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _limb(ax: float, ay: float, bx: float, by: float, wide_a: float, wide_b: float) -> QPainterPath:
    angle = math.atan2(by - ay, bx - ax) + math.pi / 2
    ox, oy = math.cos(angle), math.sin(angle)
    return polygon(
        [
            (ax + ox * wide_a, ay + oy * wide_a),
            (bx + ox * wide_b, by + oy * wide_b),
            (bx - ox * wide_b, by - oy * wide_b),
            (ax - ox * wide_a, ay - oy * wide_a),
        ]
    )


def _robot(painter: QPainter, stage: Stage) -> None:
    u, line, accent = stage.unit, stage.line, stage.accent
    sx, sy = stage.x, stage.y
    joints = ((250, 330, 58), (318, 20, 46), (60, -232, 38), (-150, -128, 26))
    body = mix(stage.ground, line, 0.16)
    at = [(sx + x * u, sy + y * u, r * u) for x, y, r in joints]
    foot = polygon(
        [
            (at[0][0] - 120 * u, at[0][1] + 128 * u),
            (at[0][0] - 74 * u, at[0][1] + 20 * u),
            (at[0][0] + 74 * u, at[0][1] + 20 * u),
            (at[0][0] + 120 * u, at[0][1] + 128 * u),
        ]
    )
    plinth = QPainterPath()
    plinth.addRoundedRect(QRectF(at[0][0] - 158 * u, at[0][1] + 128 * u, 316 * u, 34 * u), 8 * u, 8 * u)
    shapes = [foot, plinth]
    for (ax, ay, ar), (bx, by, br) in pairwise(at):
        shapes.append(_limb(ax, ay, bx, by, ar * 0.80, br * 0.86))
    for shape in shapes:
        box = shape.boundingRect()
        painter.fillPath(
            shape, linear(box.left(), box.top(), box.right(), box.bottom(), [(0, mix(body, line, 0.22)), (1, body)])
        )
        painter.strokePath(shape, _round(faded(line, 0.95), 3.2 * u))
    for (ax, ay, ar), (bx, by, br) in pairwise(at):
        inner = _limb(
            ax + (bx - ax) * 0.24,
            ay + (by - ay) * 0.24,
            ax + (bx - ax) * 0.76,
            ay + (by - ay) * 0.76,
            ar * 0.30,
            br * 0.34,
        )
        painter.strokePath(inner, _round(faded(line, 0.45), 1.8 * u))
    for x, y, r in at:
        painter.fillPath(
            _ring(x, y, r * 1.12), radial(x - r * 0.3, y - r * 0.3, r * 1.5, [(0, mix(body, line, 0.35)), (1, body)])
        )
        painter.strokePath(_ring(x, y, r * 1.12), _round(faded(line, 0.95), 3.2 * u))
        painter.strokePath(_ring(x, y, r * 0.55), _round(faded(line, 0.7), 2.2 * u))
        _spark(painter, x, y, r * 0.17, accent, 3.4, 0.7)
    x, y, _ = at[3]
    wrist = _limb(x - 16 * u, y + 10 * u, x - 58 * u, y + 46 * u, 22 * u, 18 * u)
    painter.fillPath(wrist, body)
    painter.strokePath(wrist, _round(faded(line, 0.95), 2.8 * u))
    gx, gy = x - 62 * u, y + 50 * u
    for path in (
        smooth([(gx + 12 * u, gy + 14 * u), (gx + 14 * u, gy + 48 * u), (gx - 20 * u, gy + 78 * u)]),
        smooth([(gx - 14 * u, gy - 12 * u), (gx - 50 * u, gy - 8 * u), (gx - 72 * u, gy + 26 * u)]),
    ):
        painter.strokePath(path, _round(faded(line, 0.95), 7 * u))
    hx, hy = gx - 44 * u, gy + 50 * u
    chip = QPainterPath()
    chip.addRoundedRect(QRectF(-24 * u, -24 * u, 48 * u, 48 * u), 6 * u, 6 * u)
    painter.save()
    painter.translate(hx, hy)
    painter.rotate(40)
    glow(painter, 0, 0, 150 * u, 150 * u, accent, 0.75)
    painter.fillPath(chip, mix(accent, stage.ground, 0.12))
    painter.setPen(_round(accent, 3 * u))
    for i in (-14, 0, 14):
        for side in (-1, 1):
            painter.drawLine(QPointF(side * 24 * u, i * u), QPointF(side * 36 * u, i * u))
            painter.drawLine(QPointF(i * u, side * 24 * u), QPointF(i * u, side * 36 * u))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(-11 * u, -11 * u, 22 * u, 22 * u), faded(stage.ground, 0.75))
    painter.restore()


def _orbits(painter: QPainter, stage: Stage) -> None:
    """Finance, film, music and sport circling one bright core."""
    u, line, accent = stage.unit, stage.line, stage.accent
    sx, sy = stage.x, stage.y - 30 * u
    rng = Random(9)
    glow(painter, sx, sy, 330 * u, 330 * u, accent, 0.55, 1.5)
    orbits = (
        (560, 196, -24, 0.85),
        (470, 190, 34, 0.75),
        (640, 300, 6, 0.45),
        (760, 420, -14, 0.30),
        (390, 120, 78, 0.55),
    )
    for rx, ry, turn, strength in orbits:
        painter.save()
        painter.translate(sx, sy)
        painter.rotate(turn)
        painter.setPen(_round(faded(line, strength * 0.85), 2.3 * u))
        painter.drawEllipse(QPointF(0, 0), rx * u, ry * u)
        painter.setPen(Qt.PenStyle.NoPen)
        for _ in range(3):
            angle = rng.uniform(0, math.tau)
            _spark(
                painter, rx * u * math.cos(angle), ry * u * math.sin(angle), rng.uniform(4.5, 11) * u, accent, 3.4, 0.6
            )
        painter.restore()
    _film(painter, stage, sx, sy)
    bars = 96
    for i in range(bars):
        angle = math.tau * i / bars - math.pi / 2
        level = 0.5 + 0.5 * math.sin(i * 0.39) * math.sin(i * 0.131 + 0.6)
        tall = (16 + 82 * level * rng.uniform(0.55, 1.0)) * u
        inner = 146 * u
        painter.setPen(_round(faded(mix(line, accent, level), 0.50 + 0.45 * level), 4.4 * u))
        painter.drawLine(
            QPointF(sx + inner * math.cos(angle), sy + inner * math.sin(angle)),
            QPointF(sx + (inner + tall) * math.cos(angle), sy + (inner + tall) * math.sin(angle)),
        )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(
        radial(
            sx - 40 * u,
            sy - 46 * u,
            190 * u,
            [(0, "#FFF6DE"), (0.45, mix(line, accent, 0.4)), (1, mix(line, stage.ground, 0.42))],
        )
    )
    painter.drawEllipse(QPointF(sx, sy), 112 * u, 112 * u)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(_ring(sx, sy, 94 * u), _round(faded(stage.ground, 0.45), 2.6 * u))
    painter.strokePath(_ring(sx, sy, 128 * u), _round(faded(line, 0.6), 1.6 * u))
    play = polygon([(sx - 28 * u, sy - 44 * u), (sx - 28 * u, sy + 44 * u), (sx + 48 * u, sy)])
    painter.fillPath(play, faded(stage.ground, 0.78))
    painter.strokePath(
        play,
        QPen(
            faded(stage.ground, 0.78), 9 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        ),
    )
    _candles(painter, stage)


def _film(painter: QPainter, stage: Stage, sx: float, sy: float) -> None:
    u, line = stage.unit, stage.line
    cx, cy, radius, breadth = sx - 60 * u, sy - 470 * u, 800 * u, 92 * u
    start, end = math.radians(2), math.radians(186)
    band = QPainterPath()
    outer = QRectF(cx - radius, cy - radius, 2 * radius, 2 * radius)
    inner = outer.adjusted(breadth, breadth, -breadth, -breadth)
    band.arcMoveTo(outer, -math.degrees(start))
    band.arcTo(outer, -math.degrees(start), -math.degrees(end - start))
    band.arcTo(inner, -math.degrees(end), math.degrees(end - start))
    band.closeSubpath()
    painter.fillPath(band, faded(stage.ground, 0.45))
    painter.strokePath(band, _round(faded(line, 0.55), 2.0 * u))
    count = 84
    for i in range(count):
        angle = start + (end - start) * (i + 0.5) / count
        for off in (11, 81):
            r = radius - off * u
            painter.save()
            painter.translate(cx + r * math.cos(angle), cy + r * math.sin(angle))
            painter.rotate(math.degrees(angle))
            painter.setBrush(faded(line, 0.42))
            painter.drawRoundedRect(QRectF(-4.5 * u, -7 * u, 9 * u, 14 * u), 2.4 * u, 2.4 * u)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.restore()
        if i % 4 == 0:
            painter.setPen(_round(faded(line, 0.40), 1.8 * u))
            painter.drawLine(
                QPointF(cx + (radius - 22 * u) * math.cos(angle), cy + (radius - 22 * u) * math.sin(angle)),
                QPointF(cx + (radius - 70 * u) * math.cos(angle), cy + (radius - 70 * u) * math.sin(angle)),
            )
            painter.setPen(Qt.PenStyle.NoPen)


def _candles(painter: QPainter, stage: Stage) -> None:
    u, line, accent = stage.unit, stage.line, stage.accent
    rng = Random(3)
    level = 0.0
    for i in range(24):
        x = stage.x + (-470 + i * 41) * u
        rise = rng.uniform(-4, 34) if i % 4 else rng.uniform(-24, -6)
        low, high = sorted((level, level + rise))
        base = stage.y + 412 * u
        painter.setPen(_round(faded(line, 0.75), 2.2 * u))
        painter.drawLine(
            QPointF(x, base - (high + rng.uniform(8, 26)) * u), QPointF(x, base - (low - rng.uniform(8, 22)) * u)
        )
        painter.setPen(_round(faded(line, 0.85), 2.0 * u))
        painter.setBrush(faded(accent if rise > 0 else stage.ground, 0.88))
        painter.drawRoundedRect(
            QRectF(x - 11 * u, base - high * u - 6 * u, 22 * u, (high - low + 12) * u), 3 * u, 3 * u
        )
        level += rise
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen)


MOTIFS: Final[dict[str, Callable[[QPainter, Stage], None]]] = {
    "lattice": _lattice,
    "cells": _cells,
    "circuit": _circuit,
    "orbits": _orbits,
}
