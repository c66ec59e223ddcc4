"""What asks for attention, in the staff's words, and where to go to mend it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Findings come from the checks")
class StudioFinding(QObject):
    """One finding: an error stops publishing, a warning asks for a look."""

    changed = Signal()

    def __init__(
        self,
        severity: str,
        thing: str,
        message: str,
        entry_id: str,
        field: str,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._severity, self._thing, self._message = severity, thing, message
        self._entry_id, self._field, self._language = entry_id, field, language

    @Property(bool, constant=True)
    def isError(self) -> bool:
        return self._severity == "error"

    @Property(str, constant=True)
    def thing(self) -> str:
        """What it is about, as the list calls it."""
        return self._thing

    @Property(str, constant=True)
    def message(self) -> str:
        return self._message

    @Property(str, constant=True)
    def entryId(self) -> str:
        return self._entry_id

    @Property(str, constant=True)
    def field(self) -> str:
        return self._field

    @Property(str, constant=True)
    def language(self) -> str:
        return self._language
