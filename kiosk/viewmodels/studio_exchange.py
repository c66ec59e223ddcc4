"""Out to spreadsheets and translators and back: first what it would change, then all of it or nothing."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.difference import (
    Difference,
    Edit,
    Named,
    NewEntry,
    NewLanguage,
    NewPlace,
    NewText,
    NewValue,
    make,
)
from kiosk.content.draft import Draft
from kiosk.content.editing import Plan, Workspace
from kiosk.content.vocabulary import SOURCE_LANGUAGE
from kiosk.errors import KioskError
from kiosk.viewmodels.studio_form import title_of
from kiosk.viewmodels.studio_publishing import local
from kiosk.viewmodels.studio_words import Words
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

FORMS = ("xlsx", "csv", "po", "xliff")
MOST_LINES = 400


class Carrier(Protocol):
    """Writes and reads the files; both may take long."""

    def write(self, draft: Draft, to: Path, form: str) -> Sequence[Path]:
        """Write the draft into a file or folder; return what was written."""
        ...

    def compare(self, source: Path, draft: Draft) -> Difference:
        """Read a file or folder and say what it would change."""
        ...


@QmlElement
@QmlUncreatable("The studio makes the one exchange")
class StudioExchange(QObject):
    """One file at a time: written out, or looked at and then taken in as one step that can be undone."""

    changed = Signal()
    taken = Signal()

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        carrier: Carrier,
        run: Callable[[Callable[[], object], Callable[[Future[object]], None]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words, self._carrier, self._run = workspace, words, carrier, run
        self._busy = False
        self._wrong = self._done = self._name = ""
        self._difference: Difference | None = None

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def wrong(self) -> str:
        return self._wrong

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._done

    @Property(str, notify=changed)
    def summary(self) -> str:
        """What the file would change, counted; "" before it was looked at."""
        found, language = self._difference, self._words.language
        if found is None:
            return ""
        if found.errors:
            return language.ntr(
                "{n} error: nothing of it is taken.", "{n} errors: nothing of it is taken.", len(found.errors)
            )
        told = language.tr(
            "{new} new, {changed} changed, {missing} missing in the file: kept.",
            new=len(found.new),
            changed=len(found.changed),
            missing=len(found.missing),
        )
        if not found.stale:
            return told
        stale = language.ntr(
            "{n} left out, for its source has changed.",
            "{n} left out, for their sources have changed.",
            len(found.stale),
        )
        return f"{told} {stale}"

    @Property("QStringList", notify=changed)
    def lines(self) -> list[str]:
        """Every change, or every error, in words."""
        found = self._difference
        if found is None:
            return []
        if found.errors:
            return [self._named(error) for error in found.errors[:MOST_LINES]]
        told = [self._told(edit) for edit in found.edits[:MOST_LINES]]
        return [*told, *map(self._named, (*found.warnings[:MOST_LINES], *found.stale[:MOST_LINES]))]

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        found = self._difference
        return found is not None and bool(found.edits) and not found.errors and not self._workspace.read_only

    @Slot()
    def begin(self) -> None:
        """Forget what was done last."""
        self._wrong = self._done = ""
        self._difference = None
        self.changed.emit()

    @Slot(str, int)
    def write(self, place: str, form: int) -> None:
        """Write the draft: as a workbook, as CSV, or for translators."""
        path, draft, chosen = local(place), self._workspace.draft, FORMS[form]
        if not path:
            self._refuse(self._words.tr("Name a file or folder."))
        elif not self._busy:
            self._start()
            self._run(lambda: self._carrier.write(draft, Path(path), chosen), self._written)

    @Slot(str)
    def look(self, place: str) -> None:
        """Read a file, and say what it would change."""
        path, draft = local(place), self._workspace.draft
        if not path:
            self._refuse(self._words.tr("Name a file or folder."))
        elif not self._busy:
            self._name = Path(path).name
            self._start()
            self._run(lambda: self._carrier.compare(Path(path), draft), self._looked)

    @Slot()
    def take(self) -> None:
        """Take everything in as one step."""
        if self.canTake and not self._busy:
            self._busy, self._wrong, self._done = True, "", ""
            self.changed.emit()
            self._plan()

    def _plan(self) -> None:
        found, workspace = self._difference, self._workspace
        assert found is not None
        label = self._words.tr("Import of {name}", name=self._name)
        self._run(lambda: workspace.plan(label, lambda paper: make(found, paper)), self._planned)

    def _planned(self, future: "Future[object]") -> None:
        try:
            plan = future.result()
            assert isinstance(plan, Plan)
            if not self._workspace.carry_out(plan):
                # Somebody typed meanwhile; what they wrote stays
                self._plan()
                return
        except KioskError as error:
            self._busy = False
            self._refuse(self._words.error(error))
            return
        self._busy, self._difference = False, None
        self._done = self._words.tr("Taken in. Undo takes all of it back.")
        self.changed.emit()
        self.taken.emit()

    def _start(self) -> None:
        self._busy, self._wrong, self._done, self._difference = True, "", "", None
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self._wrong = sentence
        self.changed.emit()

    def _written(self, future: "Future[object]") -> None:
        written = self._result(future)
        if isinstance(written, list):
            paths = [str(path) for path in written]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            self._done = self._words.tr("Written: {names}", names=", ".join(paths))
        self.changed.emit()

    def _looked(self, future: "Future[object]") -> None:
        found = self._result(future)
        if isinstance(found, Difference):
            self._difference = found
            if not found.edits and not found.errors:
                self._done = self._words.tr("The file says the same as the draft.")
        self.changed.emit()

    def _result(self, future: "Future[object]") -> object:
        self._busy = False
        try:
            return future.result()
        except KioskError as error:
            self._wrong = self._words.error(error)
            return None

    def _named(self, named: Named) -> str:
        return self._words.said(f"{named.where}: {named.message}")

    def _told(self, edit: Edit) -> str:
        words, tr = self._words, self._words.tr
        match edit:
            case NewLanguage():
                return tr("New language: {name}", name=edit.values.get("endonym", ""))
            case NewEntry():
                name = edit.texts.get(SOURCE_LANGUAGE, {}).get("name", edit.id)
                return tr("New: {name}", name=name)
            case NewValue():
                label = words.key(edit.id.partition(".")[0], edit.key)
                old, new = (text or tr("empty") for text in edit.shown)
                return f"{self._name_of(edit.id)}, {label}: {old} → {new}"
            case NewText():
                label = words.text(edit.id.partition(".")[0], edit.field)
                return f"{self._name_of(edit.id)}, {label} ({edit.tag}): {edit.old or tr('empty')} → {edit.new}"
            case NewPlace():
                return tr("{name}: another place in the order", name=self._name_of(edit.id))

    def _name_of(self, entry_id: str) -> str:
        return title_of(self._workspace.draft, entry_id, (self._words.language.tag, SOURCE_LANGUAGE)) or entry_id
