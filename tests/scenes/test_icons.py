"""Every icon named anywhere must exist, take its colour, and survive a wrong name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from kiosk.paths import RESOURCES, ROOT
from kiosk.scenes.icons import ICONS, NAME, IconProvider

FIELD = re.compile(r'^\s*icon\s*=\s*"([^"]*)"', re.MULTILINE)
IN_QML = re.compile(r'\b(?:icon|iconName|glyph)\s*:\s*"([a-z0-9-]+)"|\bIcon\s*\{[^}]*?\bname\s*:\s*"([a-z0-9-]+)"')
TERNARY = re.compile(r'\b(?:icon|iconName|glyph)\s*:[^\n"]*\?\s*"([a-z0-9-]+)"\s*:\s*"([a-z0-9-]+)"')


def names(folder: Path, suffix: str, *patterns: re.Pattern[str]) -> set[str]:
    found: set[str] = set()
    for path in sorted(folder.rglob(f"*{suffix}")):
        text = path.read_text(encoding="utf-8")
        for pattern in patterns:
            for match in pattern.finditer(text):
                found.update(group for group in match.groups() if group)
    return found


def missing(found: set[str]) -> list[str]:
    return sorted(name for name in found if not (ICONS / f"{name}.svg").is_file())


def coloured(picture: QImage) -> list[QColor]:
    return [
        picture.pixelColor(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 250
    ]


def test_icons_named_in_content_exist() -> None:
    assert missing(names(ROOT / "db" / "factory", ".toml", FIELD)) == []


def test_icons_named_in_qml_exist() -> None:
    assert missing(names(ROOT / "kiosk" / "qml", ".qml", IN_QML, TERNARY)) == []


def test_file_names_are_icon_names_and_the_licence_is_there() -> None:
    files = sorted(ICONS.glob("*.svg"))
    assert files
    assert all(NAME.fullmatch(path.stem) for path in files)
    assert "MIT License" in (RESOURCES / "licences" / "tabler-icons.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something_in_the_colour_asked(path: Path) -> None:
    picture = IconProvider().draw(f"{path.stem}?color=%23C8602F", 48, 48)
    found = coloured(picture)
    assert found
    assert all(abs(colour.red() - 0xC8) < 4 and abs(colour.blue() - 0x2F) < 4 for colour in found)


@pytest.mark.parametrize(
    "address", ["", "nothing-like-it", "../scenes/palette", "home?color=nonsense&stroke=wide", "%"]
)
def test_wrong_names_and_colours_still_draw(address: str) -> None:
    size = QSize()
    picture = IconProvider().requestImage(address, size, QSize(24, 24))
    assert (size.width(), size.height()) == (picture.width(), picture.height()) == (24, 24)
    assert coloured(picture)
