"""Pictures as people see them who lack one kind of cone: to look at what a screen says by colour alone.

``python packaging/tools/colour_vision.py build/tour/*.png --out build/colour``. The matrices are those of Machado,
Oliveira and Fernandes (2009) for a complete deficiency; they work on linear light.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]
DEFICIENCIES: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
WIDEST = 960
"""Pixels: enough to look at, and a matter of seconds."""
STEPS = 4095


def linear(value: int) -> float:
    """Return the light of an sRGB value from 0 to 255, from 0 to 1."""
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def encoded(light: float) -> int:
    """Return the sRGB value from 0 to 255 of light from 0 to 1."""
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


LINEAR = [linear(value) for value in range(256)]
ENCODED = bytes(encoded(step / STEPS) for step in range(STEPS + 1))


def seen(rgb: tuple[int, int, int], matrix: Matrix) -> tuple[int, int, int]:
    """Return the colour in which somebody with this deficiency sees ``rgb``."""
    light = [LINEAR[value] for value in rgb]
    red, green, blue = (
        ENCODED[max(0, min(STEPS, round(STEPS * sum(a * b for a, b in zip(row, light, strict=True)))))]
        for row in matrix
    )
    return red, green, blue


def simulated(picture: QImage, matrix: Matrix) -> QImage:
    """Return the picture as it is seen with this deficiency, at most ``WIDEST`` pixels wide."""
    small = picture.scaledToWidth(
        min(WIDEST, picture.width()), Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGB888)
    width, height, stride = small.width(), small.height(), small.bytesPerLine()
    data = bytes(small.constBits())
    known: dict[bytes, bytes] = {}
    out = bytearray(width * height * 3)
    for y in range(height):
        for x in range(width):
            start = y * stride + x * 3
            colour = data[start : start + 3]
            if colour not in known:
                known[colour] = bytes(seen((colour[0], colour[1], colour[2]), matrix))
            place = (y * width + x) * 3
            out[place : place + 3] = known[colour]
    return QImage(bytes(out), width, height, width * 3, QImage.Format.Format_RGB888).copy()


def main(arguments: Sequence[str]) -> int:
    """Write each picture three times; return 0, or 2 when one cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for path in options.pictures:
        picture = QImage(str(path))
        if picture.isNull():
            print(f"{path} is no picture.", file=sys.stderr)
            return 2
        for name, matrix in DEFICIENCIES.items():
            simulated(picture, matrix).save(str(options.out / f"{path.stem}-{name}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
