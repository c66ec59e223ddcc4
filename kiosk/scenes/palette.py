"""Colours of the painted scenes, in one place, because QML's theme cannot be read from the pixmap thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor

DEEP_LAKE: Final = "#06222F"
LAKE: Final = "#0E5A6B"
SHOAL: Final = "#3F9AA5"
MIST: Final = "#E9F1EF"
PAPER: Final = "#F7F3EA"
INK: Final = "#10242C"
DAWN: Final = "#FFDFAE"
PERSIMMON: Final = "#C8602F"
INDIGO: Final = "#3D4F9F"
REED: Final = "#4F7A3A"
GRAPHITE: Final = "#35454F"

LIGHTS: Final = ("dawn", "day", "dusk", "night")


def colour(name: str, alpha: float = 1.0) -> QColor:
    """Return `name` (``#rrggbb``) with an opacity of `alpha` (0–1)."""
    result = QColor(name)
    result.setAlphaF(max(0.0, min(1.0, alpha)))
    return result


def mix(first: QColor | str, second: QColor | str, part: float) -> QColor:
    """Return the colour `part` (0–1) of the way from `first` to `second`, opacity included."""
    a, b = QColor(first), QColor(second)
    keep = 1.0 - part
    return QColor.fromRgbF(
        a.redF() * keep + b.redF() * part,
        a.greenF() * keep + b.greenF() * part,
        a.blueF() * keep + b.blueF() * part,
        a.alphaF() * keep + b.alphaF() * part,
    )


def faded(base: QColor | str, alpha: float) -> QColor:
    """Return `base` with its opacity replaced by `alpha` (0–1)."""
    result = QColor(base)
    result.setAlphaF(max(0.0, min(1.0, alpha)))
    return result


def luminance(base: QColor | str) -> float:
    """Return the WCAG relative luminance (0–1) of `base`, ignoring its opacity."""
    value = QColor(base)

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(value.redF()) + 0.7152 * linear(value.greenF()) + 0.0722 * linear(value.blueF())


@dataclass(frozen=True, slots=True)
class Light:
    """One hour over the lake: every colour a scene needs to be painted at that hour.

    `sky` and `water` are (position 0–1, ``#rrggbb``) stops, from the zenith to the horizon and from
    the horizon to the viewer. `calm` veils the part of the sky under text, `glow_reach` scales the light
    around the disc, `glint_bound` is the greatest opacity of glints near the viewer. `elevation` is the
    height of sun or moon above the horizon as a part of the sky's height. `lit` is the part of windows
    with a lamp behind them (0–1).
    """

    sky: tuple[tuple[float, str], ...]
    water: tuple[tuple[float, str], ...]
    glow: str
    glow_strength: float
    disc: str
    disc_edge: str
    disc_size: float
    elevation: float
    cloud: str
    cloud_shade: str
    cloud_strength: float
    hill_far: str
    hill_near: str
    haze: str
    haze_strength: float
    tower_lit: str
    tower_shade: str
    lit: float
    window: str
    glint: str
    glint_strength: float
    stars: float
    reed: str
    reed_rim: str
    calm: str
    calm_strength: float
    glow_reach: float
    glint_bound: float


LIGHT: Final[dict[str, Light]] = {
    "dawn": Light(
        sky=(
            (0.0, "#0E3354"),
            (0.3, "#1D4F6D"),
            (0.56, "#34637C"),
            (0.72, "#5F768A"),
            (0.81, "#A98D95"),
            (0.88, "#E0A898"),
            (0.94, "#F8C59E"),
            (1.0, "#FFE6BC"),
        ),
        water=((0.0, "#B3A79B"), (0.04, "#6F9197"), (0.13, "#1C5B6B"), (0.36, "#0D4858"), (1.0, "#062632")),
        glow="#FFC68E",
        glow_strength=0.95,
        disc="#FFF8E4",
        disc_edge="#FFE3B4",
        disc_size=0.050,
        elevation=0.17,
        cloud="#FFCDB4",
        cloud_shade="#7C7F93",
        cloud_strength=0.62,
        hill_far="#C79FA0",
        hill_near="#4E6C80",
        haze="#FFE7CB",
        haze_strength=0.62,
        tower_lit="#E4B69C",
        tower_shade="#4A6478",
        lit=0.05,
        window="#FFE3B0",
        glint="#FFE9C8",
        glint_strength=0.9,
        stars=0.0,
        reed="#0A2B30",
        reed_rim="#D9B58A",
        calm="#204A62",
        calm_strength=0.74,
        glow_reach=1.1,
        glint_bound=0.29,
    ),
    "day": Light(
        sky=(
            (0.0, "#06365C"),
            (0.3, "#0D587E"),
            (0.58, "#1F7896"),
            (0.74, "#4B9DAF"),
            (0.86, "#A5CFC9"),
            (0.94, "#F3E6C0"),
            (1.0, "#FFE9BC"),
        ),
        water=((0.0, "#A9C9B8"), (0.04, "#5AA6A9"), (0.11, "#12586C"), (0.36, "#0B495C"), (1.0, "#083242")),
        glow="#FFE6A8",
        glow_strength=0.95,
        disc="#FFFFFF",
        disc_edge="#FFEDB8",
        disc_size=0.05,
        elevation=0.46,
        cloud="#FFF7E6",
        cloud_shade="#7FB6C4",
        cloud_strength=0.72,
        hill_far="#86BDAE",
        hill_near="#2C7858",
        haze="#FFF0CF",
        haze_strength=0.46,
        tower_lit="#FFF6E2",
        tower_shade="#2F687C",
        lit=0.0,
        window="#F5FBF5",
        glint="#FFF2CC",
        glint_strength=0.9,
        stars=0.0,
        reed="#0C3328",
        reed_rim="#9CB96B",
        calm="#13506F",
        calm_strength=0.84,
        glow_reach=0.95,
        glint_bound=0.25,
    ),
    "dusk": Light(
        sky=(
            (0.0, "#081E3C"),
            (0.26, "#123A60"),
            (0.52, "#275474"),
            (0.7, "#4C5F74"),
            (0.79, "#8A6E72"),
            (0.86, "#CC8A72"),
            (0.93, "#F4A872"),
            (1.0, "#FFD293"),
        ),
        water=((0.0, "#9C7F6B"), (0.04, "#54727A"), (0.13, "#195767"), (0.36, "#0C4353"), (1.0, "#06222F")),
        glow="#FFB877",
        glow_strength=1.0,
        disc="#FFF3D2",
        disc_edge="#FFD08C",
        disc_size=0.062,
        elevation=0.105,
        cloud="#FFB48A",
        cloud_shade="#5A5672",
        cloud_strength=0.75,
        hill_far="#B57F74",
        hill_near="#3C4A62",
        haze="#FFCB94",
        haze_strength=0.52,
        tower_lit="#C98A6E",
        tower_shade="#2A3C52",
        lit=0.34,
        window="#FFDFA0",
        glint="#FFD9A0",
        glint_strength=1.0,
        stars=0.10,
        reed="#04171F",
        reed_rim="#C9864F",
        calm="#1C4560",
        calm_strength=0.62,
        glow_reach=1.25,
        glint_bound=0.56,
    ),
    "night": Light(
        sky=(
            (0.0, "#020B16"),
            (0.34, "#051A2B"),
            (0.64, "#0A2F44"),
            (0.80, "#12445A"),
            (0.92, "#2A5F6E"),
            (1.0, "#56797A"),
        ),
        water=((0.0, "#2F5C66"), (0.06, "#1A4857"), (0.20, "#0B3343"), (0.45, "#06222F"), (1.0, "#03121B")),
        glow="#A9CFE0",
        glow_strength=0.6,
        disc="#FBF6E2",
        disc_edge="#E4E6DA",
        disc_size=0.036,
        elevation=0.58,
        cloud="#5C8798",
        cloud_shade="#16384A",
        cloud_strength=0.42,
        hill_far="#1E4A5B",
        hill_near="#0A2A3A",
        haze="#6C8F90",
        haze_strength=0.40,
        tower_lit="#33627A",
        tower_shade="#0C2A3C",
        lit=0.62,
        window="#FFDE9E",
        glint="#D9E8E6",
        glint_strength=0.8,
        stars=1.0,
        reed="#020F17",
        reed_rim="#3F6F7C",
        calm="#0A2F44",
        calm_strength=0.3,
        glow_reach=0.95,
        glint_bound=0.55,
    ),
}
