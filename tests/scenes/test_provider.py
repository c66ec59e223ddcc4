"""Scenes must be the same every time, of the size asked for, and dark enough where text lies on them."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from kiosk.scenes.motifs import MOTIFS
from kiosk.scenes.palette import DAWN, LIGHTS, luminance
from kiosk.scenes.provider import SceneProvider, fallback, render

SIZES = ((1920, 1080), (1080, 1920), (820, 950), (1080, 760), (1280, 800))
INK = 0.0153
LINEAR = [v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256)]


def bytes_of(picture: QImage) -> bytes:
    return bytes(picture.constBits())


def levels(picture: QImage, left: float, top: float, right: float, bottom: float) -> list[float]:
    """Luminance of every third pixel of the given part of the picture."""
    w, h = picture.width(), picture.height()
    data = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits())
    found: list[float] = []
    for y in range(int(h * top), int(h * bottom), 3):
        for x in range(int(w * left), int(w * right), 3):
            at = (y * w + x) * 4
            found.append(0.2126 * LINEAR[data[at + 2]] + 0.7152 * LINEAR[data[at + 1]] + 0.0722 * LINEAR[data[at]])
    return found


def part_readable(found: list[float], text: float, ratio: float = 4.5) -> float:
    """Part of the pixels on which a text of luminance `text` reaches the contrast `ratio`."""
    good = sum(1 for level in found if (max(text, level) + 0.05) / (min(text, level) + 0.05) >= ratio)
    return good / len(found)


@pytest.mark.parametrize(
    "address",
    [
        *(f"lake?light={light}" for light in LIGHTS),
        *(f"shoreline?light={light}" for light in LIGHTS),
        *(f"motif/{motif}" for motif in MOTIFS),
        *(f"motif/{motif}?crop=door&radius=12" for motif in MOTIFS),
        "reeds?light=day",
        "emblem/lake",
    ],
)
def test_same_address_gives_same_bytes_at_the_size_asked(address: str) -> None:
    first, second = render(address, 401, 283), render(address, 401, 283)
    assert (first.width(), first.height()) == (401, 283)
    assert bytes_of(first) == bytes_of(second)
    assert bytes_of(first) != bytes_of(fallback(401, 283))


def test_threads_do_not_disturb_each_other() -> None:
    expected = bytes_of(render("lake?light=night", 480, 270))
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(bytes_of(render("lake?light=night", 480, 270)))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ocean",
        "lake?light=noon",
        "lake?horizon=high",
        "lake?horizon=nan",
        "motif/",
        "motif/steam",
        "shoreline?light=x",
        "%00?=&&",
        "lake?light=../dusk",
    ],
)
def test_bad_address_gives_the_plain_gradient(address: str) -> None:
    assert bytes_of(render(address, 64, 48)) == bytes_of(fallback(64, 48))


@pytest.mark.parametrize(("width", "height"), [(0, 0), (-1, -1), (1, 1), (300, 0), (0, 300), (100_000, 20)])
def test_any_requested_size_is_answered(width: int, height: int) -> None:
    picture = render("emblem/lake", width, height)
    assert 8 <= picture.width() <= 8192
    assert 8 <= picture.height() <= 8192


def test_provider_reports_the_size_it_painted() -> None:
    size = QSize()
    picture = SceneProvider().requestImage("motif/lattice?crop=door", size, QSize(320, 200))
    assert (size.width(), size.height()) == (picture.width(), picture.height()) == (320, 200)


def test_opaque_scenes_spend_no_memory_on_transparency() -> None:
    assert render("lake", 64, 64).format() == QImage.Format.Format_RGB32
    assert render("shoreline", 320, 90).format() == QImage.Format.Format_RGB32
    assert render("reeds", 64, 64).format() == QImage.Format.Format_ARGB32_Premultiplied


def test_mirror_turns_the_picture_round() -> None:
    straight, turned = render("lake", 200, 120), render("lake?mirror=1", 200, 120)
    assert bytes_of(straight.flipped(Qt.Orientation.Horizontal)) == bytes_of(turned)


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_light_text_is_readable_on_the_lake(light: str, width: int, height: int) -> None:
    picture = render(f"lake?light={light}", width, height)
    text = luminance(DAWN)
    across = 0.55 if width > height * 1.5 else 0.80
    assert part_readable(levels(picture, 0, 0, across, 0.45), text) >= 0.995
    assert part_readable(levels(picture, 0, 0.65, 0.55, 1), text) >= 0.995
    assert part_readable(levels(picture, 0, 0.65, 1, 1), text) >= 0.97


@pytest.mark.parametrize("motif", list(MOTIFS))
@pytest.mark.parametrize(("width", "height"), [(1920, 900), (1080, 760)])
def test_white_text_is_readable_on_a_motif(motif: str, width: int, height: int) -> None:
    picture = render(f"motif/{motif}", width, height)
    assert part_readable(levels(picture, 0, 0, 0.55, 1), 1.0) == 1.0


@pytest.mark.parametrize("motif", list(MOTIFS))
def test_white_title_is_readable_on_a_door(motif: str) -> None:
    picture = render(f"motif/{motif}?crop=door", 640, 400)
    assert part_readable(levels(picture, 0, 0.66, 1, 1), 1.0) >= 0.999


@pytest.mark.parametrize(("light", "text"), [("dawn", INK), ("day", INK), ("dusk", 1.0), ("night", 1.0)])
def test_title_is_readable_on_the_sky_over_the_shore(light: str, text: float) -> None:
    picture = render(f"shoreline?light={light}", 1800, 500)
    assert part_readable(levels(picture, 0, 0, 1, 0.2), text) >= 0.99
