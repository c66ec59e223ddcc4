"""A photograph on its way in: looked at whole, what must stay in sight chosen, then cut to its place."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.draft import Table
from kiosk.content.editing import Workspace
from kiosk.errors import KioskError
from kiosk.viewmodels.studio_publishing import local
from kiosk.viewmodels.studio_words import Words
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

MIDDLE = (0.5, 0.5)


@QmlElement
@QmlUncreatable("The studio makes the one picture desk")
class StudioPicture(QObject):
    """The photograph of the chosen place, and the one that may take its place."""

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        run: Callable[[Callable[[], object], Callable[[Future[object]], None]], None],
        attempt: Callable[[Callable[[], object]], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words, self._run, self._attempt = workspace, words, run, attempt
        self._entry_id = ""
        self._entry: Table = {}
        self._aside = TemporaryDirectory(prefix="studio-")
        self._source: Path | None = None
        self._whole = ""
        self._focus = MIDDLE
        self._busy = False
        self._wrong = ""

    def show(self, entry_id: str, entry: Table) -> None:
        """Show the photograph of a place."""
        if entry_id != self._entry_id:
            self._forget()
        self._entry_id, self._entry = entry_id, entry
        self.changed.emit()

    def close(self) -> None:
        """Take away what was only looked at."""
        self._aside.cleanup()

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    def wrong(self) -> str:
        return self._wrong

    @Property(str, notify=changed)
    def present(self) -> str:
        """The address of the photograph that is there; "" when the place is empty."""
        name = self._entry.get("file")
        return QUrl.fromLocalFile(str(self._workspace.pictures / str(name))).toString() if name else ""

    @Property(str, notify=changed)
    def coming(self) -> str:
        """The address of the photograph that is being cut, whole; "" when there is none."""
        return QUrl.fromLocalFile(self._whole).toString() if self._whole else ""

    @Property(float, notify=changed)
    def aspect(self) -> float:
        """How much wider than high the place is."""
        wide, _, high = str(self._entry.get("aspect", "16:9")).partition(":")
        return int(wide) / int(high or 1) if wide.isdigit() and high.isdigit() else 16 / 9

    @Property(float, notify=changed)
    def focusX(self) -> float:
        """What stays in sight, as a part of the width of the whole photograph."""
        return self._focus[0]

    @Property(float, notify=changed)
    def focusY(self) -> float:
        return self._focus[1]

    @Slot(str)
    def look(self, address: str) -> None:
        """Take a photograph from a file and show it whole."""
        path = local(address)
        if not path or self._busy or self._workspace.read_only:
            return
        source, aside = Path(path), Path(self._aside.name)
        self._source, self._busy, self._wrong = source, True, ""
        self.changed.emit()

        def work() -> str:
            # It brings in Pillow, which nothing else of the studio needs
            from kiosk.content.pictures import take_picture

            return str(aside / take_picture(source, "", aside))

        self._run(work, self._looked)

    @Slot(float, float)
    def aim(self, x: float, y: float) -> None:
        """Choose what stays in sight."""
        self._focus = (min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
        self.changed.emit()

    @Slot()
    def take(self) -> None:
        """Cut the photograph to its place and put it there."""
        source, focus = self._source, self._focus
        if source is None or self._busy:
            return
        aspect, folder = str(self._entry.get("aspect", "16:9")), self._workspace.pictures
        self._busy = True
        self.changed.emit()

        def work() -> str:
            from kiosk.content.pictures import take_picture

            return take_picture(source, aspect, folder, focus)

        self._run(work, self._taken)

    @Slot()
    def cancel(self) -> None:
        """Leave everything as it was."""
        self._forget()
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Take the photograph away; the drawn scene comes back."""
        self._attempt(lambda: self._workspace.set_value(self._entry_id, "file", None))

    def _forget(self) -> None:
        self._source, self._whole, self._focus, self._wrong = None, "", MIDDLE, ""

    def _looked(self, future: "Future[object]") -> None:
        name = self._result(future)
        self._whole = str(name) if name else ""
        self._focus = MIDDLE
        self.changed.emit()

    def _taken(self, future: "Future[object]") -> None:
        name = self._result(future)
        entry_id = self._entry_id
        if name:
            self._forget()
            self._attempt(lambda: self._workspace.set_value(entry_id, "file", str(name)))
        self.changed.emit()

    def _result(self, future: "Future[object]") -> object:
        self._busy = False
        try:
            return future.result()
        except KioskError as error:
            self._wrong = self._words.error(error)
        return None
