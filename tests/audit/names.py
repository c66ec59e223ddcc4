"""What assistive technology is told: what it reaches has a name in the visitor's language, a role and a state."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from babel.messages.pofile import read_po
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import paths
from kiosk.tour import visible_items
from tests.audit.area import Area
from tests.audit.checks import Fault
from tests.audit.scene import parent_of, place_of

Role = QAccessible.Role
PRESSED = (Role.Button, Role.PageTab, Role.RadioButton, Role.CheckBox)
NAMED = (*PRESSED, Role.Dialog, Role.AlertMessage, Role.ToolBar, Role.Graphic, Role.StaticText, Role.Heading)
OWN_NAMES = frozenset(("English",))
"""Words that are the same in every language."""


class Names:
    """What is told of one page while it is scrolled: every button that was seen has to be told of at some point.

    A list makes its lines when they come into view or a little before.
    """

    def __init__(self, window: QQuickWindow, language: str) -> None:
        self._window, self._language = window, language
        self._told: set[QQuickItem] = set()
        self._untold: dict[QQuickItem, Fault] = {}

    def look(self) -> list[Fault]:
        """Return what is wrong with the names, roles and states of what can be seen now."""
        root = QAccessible.queryAccessibleInterface(self._window)
        assert root is not None
        faults: list[Fault] = []
        told = list(told_of(root))
        items = {item for _, item in told}
        for interface, item in told:
            self._told.add(item)
            self._untold.pop(item, None)
            faults += _faults(interface, item, self._language)
            if interface.role() in PRESSED:
                faults += _unsaid(interface, item, items)
        for button in pressable(self._window.contentItem()):
            if button not in self._told:
                area = Area.of(button.mapRectToScene(button.boundingRect()))
                fault = Fault("unnamed", str(button.property("text")), "is not told of", place_of(button), area)
                self._untold.setdefault(button, fault)
        return faults

    def untold(self) -> list[Fault]:
        """Return the buttons that were seen and never told of."""
        return list(self._untold.values())


def _faults(interface: QAccessibleInterface, item: QQuickItem, language: str) -> Iterator[Fault]:
    role, name = interface.role(), interface.text(QAccessible.Text.Name).strip()
    area = Area.of(item.mapRectToScene(item.boundingRect()))
    if role in NAMED and not name and (role in PRESSED or item.property("text") != ""):
        yield Fault("unnamed", role.name, "has no name", place_of(item), area, item)
    if name in strangers(language):
        yield Fault("unnamed", name, "is not in the visitor's language", place_of(item), area, item)
    state: Any = interface.state()
    if role in (Role.CheckBox, Role.RadioButton) and not state.checkable:
        yield Fault("unnamed", name, "does not say whether it is taken", place_of(item), area, item)
    if role == Role.PageTab and not state.selectable:
        yield Fault("unnamed", name, "does not say whether it is open", place_of(item), area, item)


def _unsaid(interface: QAccessibleInterface, button: QQuickItem, told: set[QQuickItem]) -> Iterator[Fault]:
    """What is written on a button is in its name or its description, or told by itself."""
    said = letters(interface.text(QAccessible.Text.Name) + interface.text(QAccessible.Text.Description))
    # A short word or a sign stands for the name
    stands = {str(button.property(name)) for name in ("text", "sign", "sample")}
    for item in visible_items(button):
        text = str(item.property("text") or "") if item.inherits("QQuickText") else ""
        if letters(text) in said or text in stands or item in told:
            continue
        area = Area.of(item.mapRectToScene(item.boundingRect()))
        yield Fault("unnamed", text, "is written on a button and not told", place_of(item), area, item)


def letters(text: str) -> str:
    """Return letters and digits alone: “>¥7.5” may be told as “more than ¥7.5 billion”."""
    return "".join(char for char in text.casefold() if char.isalnum())


def told_of(interface: QAccessibleInterface) -> Iterator[tuple[QAccessibleInterface, QQuickItem]]:
    """Walk everything visible that assistive technology is told of."""
    state: Any = interface.state()
    if state.invisible:
        return
    item = interface.object()
    if isinstance(item, QQuickItem):
        if not item.isVisible():
            return
        yield interface, item
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None:
            yield from told_of(child)


def pressable(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk the visible buttons below ``item``.

    Lines that a list keeps ready out of its view are not painted nor told of before they are scrolled to.
    """
    if not item.isVisible() or kept_ready(item):
        return
    if item.inherits("QQuickAbstractButton"):
        yield item
    for child in item.childItems():
        yield from pressable(child)


def kept_ready(item: QQuickItem) -> bool:
    """Whether this is a line of a list, and none of it lies in the view of the list."""
    content = parent_of(item)
    view = content and parent_of(content)
    if view is None or not view.inherits("QQuickItemView"):
        return False
    line, shown = (each.mapRectToScene(QRectF(0, 0, each.width(), each.height())) for each in (item, view))
    return not line.intersects(shown)


@cache
def strangers(language: str) -> frozenset[str]:
    """Return interface words that this language says otherwise."""
    path = paths.ROOT / "i18n" / language / "LC_MESSAGES" / "kiosk.po"
    with path.open("rb") as file:
        words = read_po(file)
    # Messages with a context are told apart by it and may well be short words that mean something else elsewhere
    plain = [each for each in words if isinstance(each.id, str) and each.id and not each.context and "%" not in each.id]
    return frozenset(str(each.id) for each in plain if each.string != each.id) - OWN_NAMES
