"""Where the kiosk's tabs and language buttons are on the screen, so that fingers from outside can find them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from tests.benchmarks.x11 import Box

LANGUAGES = ("zh_Hans", "en")


@dataclass(frozen=True, slots=True)
class Layout:
    """In one language: the four tabs, the button that opens the languages, the languages, and the page's area."""

    tabs: tuple[Box, ...]
    tongue: Box
    choices: dict[str, Box]
    page: Box


def items(item: QQuickItem, kind: str) -> Iterator[QQuickItem]:
    """Walk what is visible below `item` and of the QML type `kind`."""
    for child in item.childItems():
        if not child.isVisible():
            continue
        if child.metaObject().className().startswith(f"{kind}_QML"):
            yield child
        yield from items(child, kind)


def box(item: QQuickItem) -> Box:
    """Return where an item is in its window."""
    corner = item.mapToScene(item.boundingRect().topLeft())
    return Box(round(corner.x()), round(corner.y()), round(item.width()), round(item.height()))


def measure(kiosk: Kiosk) -> Layout:
    """Return the layout of a kiosk whose language menu is open."""
    whole = kiosk.window.contentItem()
    bar = next(items(whole, "NavBar"))
    menu = next(items(whole, "LanguageMenu"))
    return Layout(
        tuple(sorted(map(box, items(bar, "TabButton")))),
        max(map(box, items(bar, "PillButton")), key=lambda place: place.width),
        {
            str(choice.tag): box(item)
            for choice, item in zip(kiosk.shell.languages, items(menu, "PillButton"), strict=True)
        },
        Box(0, 0, round(whole.width()), box(bar).y),
    )


def save(layouts: dict[str, Layout], path: Path) -> None:
    """Write the layouts of some languages."""
    plain = {
        tag: {"tabs": layout.tabs, "tongue": layout.tongue, "choices": layout.choices, "page": layout.page}
        for tag, layout in layouts.items()
    }
    path.write_text(json.dumps(plain, indent=1), encoding="utf-8")


def load(path: Path) -> dict[str, Layout]:
    """Read what :func:`save` wrote."""
    return {
        tag: Layout(
            tuple(Box(*each) for each in plain["tabs"]),
            Box(*plain["tongue"]),
            {name: Box(*each) for name, each in plain["choices"].items()},
            Box(*plain["page"]),
        )
        for tag, plain in json.loads(path.read_text(encoding="utf-8")).items()
    }
