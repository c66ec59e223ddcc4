"""The bridge from gettext catalogues to qsTr."""

from PySide6.QtCore import QObject, QTranslator

from kiosk import paths
from kiosk.language.catalogue import Catalogue


class CatalogueTranslator(QTranslator):
    """Answers Qt's questions from one catalogue; an unknown text gives the source text, never an empty one."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    @classmethod
    def load(cls, tag: str, parent: QObject | None = None) -> "CatalogueTranslator":
        """Read the catalogue of ``tag``; a missing one leaves English texts."""
        return cls(Catalogue.load(tag, paths.CATALOGUES), parent)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the text for ``sourceText``; ``n`` chooses the plural form and stays as ``%n`` for Qt to fill."""
        if n >= 0:
            return self._catalogue.ngettext(sourceText, sourceText, n, disambiguation or "")
        return self._catalogue.gettext(sourceText, disambiguation or "")
