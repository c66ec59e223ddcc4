"""The list of everything the kiosk shows: by screen and kind, searched, and filtered by what needs care."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.draft import Draft, Table
from kiosk.content.vocabulary import KINDS, SOURCE_LANGUAGE, WHOLE_UNITS
from kiosk.viewmodels.studio_form import title_of
from kiosk.viewmodels.studio_places import group_of
from kiosk.viewmodels.studio_words import GROUPS, Words
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a delegate may ask of a row."""

    LINE = Qt.ItemDataRole.UserRole + 1
    ENTRY_ID = Qt.ItemDataRole.UserRole + 2
    TITLE = Qt.ItemDataRole.UserRole + 3
    DETAIL = Qt.ItemDataRole.UserRole + 4
    GROUP = Qt.ItemDataRole.UserRole + 5
    KIND = Qt.ItemDataRole.UserRole + 6
    ERRORS = Qt.ItemDataRole.UserRole + 7
    WARNINGS = Qt.ItemDataRole.UserRole + 8
    HIDDEN = Qt.ItemDataRole.UserRole + 9
    UNFOLDED = Qt.ItemDataRole.UserRole + 10
    COUNT = Qt.ItemDataRole.UserRole + 11


NAMES = {
    Role.LINE: "line",
    Role.ENTRY_ID: "entryId",
    Role.TITLE: "title",
    Role.DETAIL: "detail",
    Role.GROUP: "group",
    Role.KIND: "kind",
    Role.ERRORS: "errors",
    Role.WARNINGS: "warnings",
    Role.HIDDEN: "isHidden",
    Role.UNFOLDED: "unfolded",
    Role.COUNT: "things",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a screen, a kind, or a thing."""

    line: str
    group: str
    kind: str = ""
    entry_id: str = ""
    title: str = ""
    detail: str = ""
    errors: int = 0
    warnings: int = 0
    hidden: bool = False
    unfolded: bool = True
    count: int = 0

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes it the same line when other words stand in it."""
        return (self.line, self.group, self.kind, self.entry_id)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many errors and warnings a thing has."""

    errors: int = 0
    warnings: int = 0


@QmlElement
@QmlUncreatable("The studio makes the one list")
class StudioThings(QAbstractListModel):
    """Rows for the list; things that stay keep their row, so that scrolling and selection survive every edit."""

    changed = Signal()
    selectedChanged = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._things: dict[tuple[str, str], list[Row]] = {}
        self._hay: dict[str, str] = {}
        self._rows: list[Row] = []
        self._query = ""
        self._attention = False
        self._unfolded = {"overview"}
        self._counts: dict[str, Counts] = {}
        self._selected = ""
        self._found = 0

    # -- what the studio does

    def assign(self, draft: Draft) -> None:
        """Show all of a draft."""
        self._things, self._hay = {}, {}
        for kind in KINDS:
            for entry in draft.entries.get(kind.name, []):
                row = self._row_of(draft, kind.name, entry)
                self._things.setdefault((row.group, kind.name), []).append(row)
                if kind.name == "figure" and entry.get("headline"):
                    self._things.setdefault(("attract", kind.name), []).append(replace(row, group="attract"))
        self._rebuild()

    def update_words(self, draft: Draft, entry_ids: Iterable[str]) -> None:
        """Show other words of some things; nothing was added, moved or taken away."""
        for entry_id in entry_ids:
            kind = entry_id.partition(".")[0]
            entry = next((one for one in draft.entries.get(kind, []) if one.get("id") == entry_id), None)
            if entry is None:
                continue
            fresh = self._row_of(draft, kind, entry)
            for key, rows in self._things.items():
                if key[1] == kind:
                    for place, row in enumerate(rows):
                        if row.entry_id == entry_id:
                            rows[place] = replace(fresh, group=row.group)
        self._rebuild()

    def mark(self, counts: Mapping[str, Counts]) -> None:
        """Show what the checks found."""
        if counts != self._counts:
            self._counts = dict(counts)
            self._rebuild()

    def select(self, entry_id: str) -> None:
        """Mark a thing as chosen, and unfold what hides it."""
        if entry_id == self._selected:
            return
        self._selected = entry_id
        if entry_id and not any(
            self._passes(r) for rows in self._things.values() for r in rows if r.entry_id == entry_id
        ):
            self._query, self._attention = "", False
            self._rebuild()
        groups = [group for (group, _kind), rows in self._things.items() if any(r.entry_id == entry_id for r in rows)]
        if groups and not any(group in self._unfolded for group in groups):
            self._unfolded.add(max(groups, key=GROUPS.index))
            self._rebuild()
        self.selectedChanged.emit()

    def neighbours(self, entry_id: str) -> list[str]:
        """Return the things of the same group and kind, in their order."""
        for (group, _kind), rows in self._things.items():
            if group != "attract" and any(row.entry_id == entry_id for row in rows):
                return [row.entry_id for row in rows]
        for rows in self._things.values():
            if any(row.entry_id == entry_id for row in rows):
                return [row.entry_id for row in rows]
        return []

    def beside(self, by: int) -> str:
        """Return the thing some lines below or above the chosen one, as the list shows them; "" at its ends."""
        shown = [row.entry_id for row in self._rows if row.entry_id]
        if self._selected not in shown:
            return shown[0] if shown else ""
        place = shown.index(self._selected) + by
        return shown[place] if 0 <= place < len(shown) else ""

    # -- what QML reads

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Role.LINE:
                return row.line
            case Role.ENTRY_ID:
                return row.entry_id
            case Role.TITLE | Qt.ItemDataRole.DisplayRole:
                return row.title
            case Role.DETAIL:
                return row.detail
            case Role.GROUP:
                return row.group
            case Role.KIND:
                return row.kind
            case Role.ERRORS:
                return row.errors
            case Role.WARNINGS:
                return row.warnings
            case Role.HIDDEN:
                return row.hidden
            case Role.UNFOLDED:
                return row.unfolded
            case Role.COUNT:
                return row.count
            case _:
                return None

    def roleNames(self) -> dict[int, QByteArray]:
        return {int(role): QByteArray(name.encode()) for role, name in NAMES.items()}

    @Property(str, notify=selectedChanged)
    def selected(self) -> str:
        return self._selected

    @Property(int, notify=selectedChanged)
    def selectedRow(self) -> int:
        """The line of the chosen thing, -1 when it is folded away or filtered out."""
        places = [place for place, row in enumerate(self._rows) if row.entry_id and row.entry_id == self._selected]
        return places[-1] if places else -1

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(bool, notify=changed)
    def attentionOnly(self) -> bool:
        return self._attention

    @Property(int, notify=changed)
    def attentionCount(self) -> int:
        """How many things need attention."""
        return sum(1 for counts in self._counts.values() if counts.errors or counts.warnings)

    @Property(int, notify=changed)
    def found(self) -> int:
        """How many things are shown with this search and filter."""
        return self._found

    # -- what QML does

    @Slot(str)
    def search(self, query: str) -> None:
        """Show only what has these words, in any language."""
        if query != self._query:
            self._query = query
            self._rebuild()

    @Slot(bool)
    def filterAttention(self, wanted: bool) -> None:
        """Show only what needs attention."""
        if wanted != self._attention:
            self._attention = wanted
            self._rebuild()

    @Slot(str)
    def fold(self, group: str) -> None:
        """Open or close a screen."""
        self._unfolded ^= {group}
        self._rebuild()

    # -- inside

    def _row_of(self, draft: Draft, kind: str, entry: Table) -> Row:
        entry_id = str(entry.get("id"))
        words = self._words
        title = title_of(draft, entry_id, (words.language.tag, SOURCE_LANGUAGE))
        texts = (text for tag in draft.texts.values() for text in tag.get(entry_id, {}).values())
        values = (str(entry.get(key, "")) for key in ("id", "number", "year", "as_of"))
        self._hay[entry_id] = "\n".join((*texts, *values)).casefold()
        return Row(
            line="thing",
            group=group_of(kind, entry),
            kind=kind,
            entry_id=entry_id,
            title=title or words.tr("Without a name"),
            detail=self._detail(draft, kind, entry),
            hidden=bool(entry.get("hidden")),
        )

    def _detail(self, draft: Draft, kind: str, entry: Table) -> str:
        tags = (self._words.language.tag, SOURCE_LANGUAGE)
        match kind:
            case "figure":
                unit = str(entry.get("unit", ""))
                said = "" if unit in WHOLE_UNITS else self._words.choice("unit", unit)
                return f"{entry.get('number', '')} {said}".strip()
            case "milestone":
                return str(entry.get("year", ""))
            case "picture_slot":
                return self._words.tr("empty") if not entry.get("file") else str(entry.get("aspect", ""))
            case "title":
                return self._words.choice("level", str(entry.get("level", "")))
            case "link":
                return self._words.choice("mode", str(entry.get("mode", "")))
            case "stop":
                place = str(entry.get("place", ""))
                return title_of(draft, place, tags) or self._words.choice("place", place)
            case _ if entry.get("role"):
                return self._words.choice("role", str(entry["role"]))
            case _:
                return ""

    def _passes(self, row: Row) -> bool:
        counts = self._counts.get(row.entry_id)
        if self._attention and not (counts and (counts.errors or counts.warnings)):
            return False
        hay = self._hay.get(row.entry_id, "")
        return all(word in hay for word in self._query.casefold().split())

    def _rebuild(self) -> None:
        searching = bool(self._query.strip()) or self._attention
        rows: list[Row] = []
        ids: set[str] = set()
        for group in GROUPS:
            inside: list[Row] = []
            errors = warnings = things = 0
            unfolded = searching or group in self._unfolded
            for kind in KINDS:
                shown = self._things.get((group, kind.name), [])
                if searching:
                    shown = [row for row in shown if self._passes(row)]
                if not shown:
                    continue
                things += len(shown)
                ids.update(row.entry_id for row in shown)
                counted = [self._counts[row.entry_id] for row in shown if row.entry_id in self._counts]
                errors += sum(counts.errors for counts in counted)
                warnings += sum(counts.warnings for counts in counted)
                if unfolded:
                    inside.append(Row("kind", group, kind.name, title=self._words.kinds(kind.name), count=len(shown)))
                    inside += map(self._marked, shown)
            if things or not searching:
                rows.append(
                    Row(
                        "screen",
                        group,
                        title=self._words.group(group),
                        errors=errors,
                        warnings=warnings,
                        unfolded=unfolded,
                        count=things,
                    )
                )
            rows += inside
        self._found = len(ids)
        self._show(rows)
        self.changed.emit()
        self.selectedChanged.emit()

    def _marked(self, row: Row) -> Row:
        counts = self._counts.get(row.entry_id)
        return replace(row, errors=counts.errors, warnings=counts.warnings) if counts else row

    def _show(self, rows: Sequence[Row]) -> None:
        """Change only the lines between what is the same at the beginning and at the end."""
        old = self._rows
        shortest = min(len(old), len(rows))
        first = 0
        while first < shortest and old[first].identity == rows[first].identity:
            first += 1
        last = 0
        while last < shortest - first and old[-1 - last].identity == rows[-1 - last].identity:
            last += 1
        gone, come = len(old) - last - first, len(rows) - last - first
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
            self._rows = [*old[:first], *old[first + gone :]]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
            self._rows = [*self._rows[:first], *rows[first : first + come], *self._rows[first:]]
            self.endInsertRows()
        kept = self._rows
        self._rows = list(rows)
        for place, (before, after) in enumerate(zip(kept, rows, strict=True)):
            if before != after:
                index = self.index(place)
                self.dataChanged.emit(index, index)
