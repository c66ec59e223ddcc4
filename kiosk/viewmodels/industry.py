"""The industry screen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.card import Deck
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The app makes the one industry page")
class IndustryViewModel(QObject):
    """Title and lead."""

    changed = Signal()

    def __init__(self, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._title = ""
        self._lead = ""

    def assign(self, edition: Edition) -> None:
        """Show ``edition``; the deck shows it already."""
        story = edition.story("story.industry")
        self._title, self._lead = story.title, story.lead
        self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._lead
