"""Between a thing of the content and what is seen of it on the previewed screen, both ways."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, QMetaObject, QObject, QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.content.records import Content, Entry


@dataclass(frozen=True, slots=True)
class Seen:
    """A text of the content: whose it is, and which."""

    entry_id: str
    field: str


class TextIndex:
    """Whose words a text on the screen is, for what is no card: headings, leads, the lake."""

    def __init__(self, content: Content) -> None:
        self._seen: dict[str, Seen] = {}
        for entry in content:
            for field, text in fields_of(entry):
                if text and (text not in self._seen or entry.kind == "story"):
                    self._seen[text] = Seen(entry.id, field)

    def find(self, text: str) -> Seen | None:
        """Return whose words these are, or None."""
        return self._seen.get(text)


def fields_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the texts of an entry by the names they have in the content."""
    names = ("title", "lead") if entry.kind == "story" else ("name", "short", "title", "lead", "statement")
    for name in names:
        text = getattr(entry, name, "")
        if text:
            yield name, text


def stacked(item: QQuickItem) -> list[QQuickItem]:
    """Return the children of an item, the uppermost first."""
    children = item.childItems()
    children.reverse()
    return sorted(children, key=lambda child: -child.z())


def under(item: QQuickItem, point: QPointF) -> Iterator[QQuickItem]:
    """Yield what lies under a point of an item, the uppermost and innermost first."""
    if not item.isVisible() or item.opacity() == 0:
        return
    inside = QRectF(0, 0, item.width(), item.height()).contains(point)
    if item.clip() and not inside:
        return
    for child in stacked(item):
        yield from under(child, child.mapFromItem(item, point))
    if inside:
        yield item


class Owners:
    """Whose entry an item shows, asked of the engine, which knows the types that Python cannot read."""

    def __init__(self, asked: QObject) -> None:
        self._asked = asked

    def of(self, item: QQuickItem) -> str:
        """Return the id of the entry that an item shows, "" when it shows none."""
        owner: object = QMetaObject.invokeMethod(
            self._asked,
            "ownerOf",  # pyright: ignore[reportArgumentType]
            Q_RETURN_ARG("QString"),  # pyright: ignore[reportArgumentType]
            Q_ARG("QVariant", item),  # pyright: ignore[reportArgumentType]
        )
        return owner if isinstance(owner, str) else ""

    def carrier(self, item: QQuickItem, entry_id: str) -> QQuickItem | None:
        """Return the first visible item below ``item`` that shows an entry, or None."""
        found: object = QMetaObject.invokeMethod(
            self._asked,
            "carrierOf",  # pyright: ignore[reportArgumentType]
            Q_RETURN_ARG("QVariant"),  # pyright: ignore[reportArgumentType]
            Q_ARG("QVariant", item),  # pyright: ignore[reportArgumentType]
            Q_ARG("QString", entry_id),
        )
        return found if isinstance(found, QQuickItem) else None


def above(item: QQuickItem, top: QQuickItem) -> Iterator[QQuickItem]:
    """Yield an item and what it lies in, up to ``top``."""
    each = item
    while each and each != top:
        yield each
        each = each.parentItem()


def text_of(item: QQuickItem) -> str:
    """Return what an item says, "" when it is no text."""
    return str(item.property("text")) if item.inherits("QQuickText") else ""


def pick(
    stage: QQuickItem, point: QPointF, owners: Owners, index: TextIndex, content: Content, detail: str
) -> Seen | None:
    """Return the thing under a point of the stage; ``detail`` is the entry whose sheet lies on top, or ""."""
    for item in under(stage, point):
        said = text_of(item)
        owner = next((owner for owner in map(owners.of, above(item, stage)) if owner), "")
        if said and not owner and detail:
            owner = detail if _field(content, detail, said) else ""
        if owner:
            return Seen(owner, _field(content, owner, said))
        if said and (seen := index.find(said)):
            return seen
    return Seen(detail, "") if detail else None


def _field(content: Content, entry_id: str, said: str) -> str:
    try:
        entry = content.entry(entry_id)
    except KeyError:
        return ""
    return next((field for field, text in fields_of(entry) if text == said), "")


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk an item and everything visible below it."""
    if not item.isVisible():
        return
    yield item
    for child in item.childItems():
        yield from visible(child)


def find(stage: QQuickItem, entry: Entry, owners: Owners) -> QQuickItem | None:
    """Return the item that shows an entry, or the one that says a text of it; None when it is not in sight."""
    words = {text for _name, text in fields_of(entry)}
    if entry.kind in ("story", "industry"):
        return saying(stage, words) or owners.carrier(stage, entry.id)
    return owners.carrier(stage, entry.id) or saying(stage, words)


def in_sheet(stage: QQuickItem, entry: Entry, field: str) -> QQuickItem | None:
    """Return what the sheet on top says of an entry: the field asked for, else its name."""
    for name in (field, "name"):
        said = getattr(entry, name, "")
        items = [item for item in visible(stage) if said and text_of(item) == said]
        if items:
            return items[-1]
    return None


def saying(stage: QQuickItem, texts: Collection[str]) -> QQuickItem | None:
    """Return the first visible item that says one of these texts, or None."""
    return next((item for item in visible(stage) if text_of(item) in texts and item.width() > 0), None)


def reveal(stage: QQuickItem, item: QQuickItem) -> None:
    """Scroll what an item lies in, until it is in sight."""
    for pane in above(item, stage):
        if not pane.inherits("QQuickFlickable"):
            continue
        area = item.mapRectToItem(pane, QRectF(0, 0, item.width(), item.height()))
        for name, extent, low, high, whole in (
            ("contentY", pane.height(), area.top(), area.bottom(), pane.property("contentHeight")),
            ("contentX", pane.width(), area.left(), area.right(), pane.property("contentWidth")),
        ):
            if low >= 0 and high <= extent:
                continue
            wanted = pane.property(name) + (low + high - extent) / 2
            pane.setProperty(name, max(0.0, min(wanted, max(0.0, float(whole) - extent))))


def frame(stage: QQuickItem, item: QQuickItem) -> QRectF:
    """Return where an item is seen on the stage; empty when it is scrolled away."""
    area = item.mapRectToItem(stage, QRectF(0, 0, item.width(), item.height()))
    for pane in above(item, stage):
        if pane.clip():
            area = area.intersected(pane.mapRectToItem(stage, QRectF(0, 0, pane.width(), pane.height())))
    return area.intersected(QRectF(0, 0, stage.width(), stage.height()))
