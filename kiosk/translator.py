"""The bridge from gettext catalogues to qsTr."""

from PySide6.QtCore import QObject, QTranslator

from kiosk.language.catalogue import Catalogue

STAFF_CONTEXT = "Studio"
"""How the names of all QML files begin that speak to staff."""


class CatalogueTranslator(QTranslator):
    """Answers Qt's questions from one catalogue; an unknown text gives the source text, never an empty one.

    The studio speaks two languages at once: its own, from ``staff``, and the visitor's in the screen it previews.
    """

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None, staff: Catalogue | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._staff = staff

    def isEmpty(self) -> bool:
        return False

    def speak(self, catalogue: Catalogue) -> None:
        """Answer from another catalogue; whoever shows words asks the engine to translate them again.

        Another translator would have Qt tell every item of every window, thousands of them, one by one.
        """
        self._catalogue = catalogue

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the text for ``sourceText``; ``n`` chooses the plural form and stays as ``%n`` for Qt to fill."""
        asked = self._staff if self._staff is not None and context.startswith(STAFF_CONTEXT) else self._catalogue
        return asked.message(sourceText, disambiguation or "", n)
