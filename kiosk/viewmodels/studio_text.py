"""One text of a thing in one language, and all its languages side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Texts come from the content")
class StudioText(QObject):
    """A text in one language. ``state`` is "", "missing" or "stale"; ``note`` says so in words."""

    changed = Signal()

    def __init__(
        self,
        tag: str,
        endonym: str,
        rtl: bool,
        family: str,
        field: str,
        write: Callable[[str], None],
        confirm: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tag, self._endonym, self._rtl, self._family, self._field = tag, endonym, rtl, family, field
        self._write, self._confirm = write, confirm
        self._text, self._state, self._note, self._count = "", "", "", ""

    def assign(self, text: str, state: str, note: str, count: str) -> None:
        """Show what the content says."""
        if (text, state, note, count) != (self._text, self._state, self._note, self._count):
            self._text, self._state, self._note, self._count = text, state, note, count
            self.changed.emit()

    @Property(str, constant=True)
    def tag(self) -> str:
        return self._tag

    @Property(str, constant=True)
    def endonym(self) -> str:
        """The language, named in itself."""
        return self._endonym

    @Property(bool, constant=True)
    def rtl(self) -> bool:
        return self._rtl

    @Property(str, constant=True)
    def family(self) -> str:
        """The font with the letters of this language."""
        return self._family

    @Property(str, constant=True)
    def field(self) -> str:
        return self._field

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._note

    @Property(str, notify=changed)
    def count(self) -> str:
        """How many characters it has of how many there is room for."""
        return self._count

    @Slot(str)
    def write(self, text: str) -> None:
        """Take what was typed; line breaks become spaces, since every text is one paragraph."""
        plain = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
        if plain != self._text:
            self._write(plain)

    @Slot()
    def tidy(self) -> None:
        """Take away spaces at the ends, when the field is left."""
        if self._text != self._text.strip():
            self._write(self._text.strip())

    @Slot()
    def confirm(self) -> None:
        """The translation is still right, although the source changed."""
        self._confirm()


@QmlElement
@QmlUncreatable("Texts come from the content")
class StudioTextGroup(QObject):
    """One text in all languages: the source and its translations."""

    changed = Signal()

    def __init__(
        self, field: str, label: str, source: StudioText, translations: Sequence[StudioText], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._field, self._label, self._source = field, label, source
        self._translations = list(translations)
        for text in (source, *self._translations):
            text.setParent(self)
        self._language = self._translations[0].tag if self._translations else ""

    def turn_to(self, tag: str) -> None:
        """Show this language where one is shown at a time."""
        if tag != self._language and any(text.tag == tag for text in self._translations):
            self._language = tag
            self.changed.emit()

    def texts(self) -> list[StudioText]:
        """Return the text in all languages, the source first."""
        return [self._source, *self._translations]

    @Property(str, constant=True)
    def field(self) -> str:
        return self._field

    @Property(str, constant=True)
    def label(self) -> str:
        return self._label

    @Property(StudioText, constant=True)
    def source(self) -> StudioText:
        return self._source

    @Property("QVariantList", constant=True)
    def translations(self) -> list[StudioText]:
        return self._translations

    @Property(StudioText, notify=changed)
    def chosen(self) -> StudioText | None:
        """The translation shown where one is shown at a time."""
        return next((text for text in self._translations if text.tag == self._language), None)
