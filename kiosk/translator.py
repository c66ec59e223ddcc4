"""The bridge from gettext catalogues to qsTr."""

from PySide6.QtCore import QObject, QTranslator

from kiosk.language.catalogue import Catalogue


class CatalogueTranslator(QTranslator):
    """Answers Qt's questions from one catalogue; an unknown text gives the source text, never an empty one."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the text for ``sourceText``; ``n`` chooses the plural form and stays as ``%n`` for Qt to fill."""
        return self._catalogue.message(sourceText, disambiguation or "", n)
