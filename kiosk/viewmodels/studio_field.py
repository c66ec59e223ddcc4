"""One field of a form: how it is filled in, what stands in it, and what is wrong with what was typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a closed list: what the content calls it, and what staff read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What a field is: ``form`` is one of line, lines, choice, checks, switch, icon."""

    key: str
    label: str
    hint: str
    form: str
    choices: tuple[Choice, ...] = ()
    wide: bool = False
    suffix: str = ""


@QmlElement
@QmlUncreatable("Fields come from the vocabulary")
class StudioField(QObject):
    """A value of a thing. ``read`` gives what stands in it, ``write`` takes what was typed and says what is wrong."""

    changed = Signal()

    def __init__(
        self,
        spec: FieldSpec,
        read: Callable[[], str | bool | Sequence[str]],
        write: Callable[[str | bool | Sequence[str]], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._spec, self._read, self._write = spec, read, write
        self._value = read()
        self._typed: str | None = None
        self._wrong = ""

    def refresh(self) -> None:
        """Show what the content says now; what was typed and not understood stays."""
        value = self._read()
        if value != self._value:
            self._value, self._typed, self._wrong = value, None, ""
            self.changed.emit()

    @property
    def spec(self) -> FieldSpec:
        """What this field is."""
        return self._spec

    @Property(str, constant=True)
    def key(self) -> str:
        return self._spec.key

    @Property(str, constant=True)
    def label(self) -> str:
        return self._spec.label

    @Property(str, constant=True)
    def hint(self) -> str:
        return self._spec.hint

    @Property(str, constant=True)
    def form(self) -> str:
        return self._spec.form

    @Property(bool, constant=True)
    def wide(self) -> bool:
        """Whether it needs the whole width of the form."""
        return self._spec.wide

    @Property("QStringList", constant=True)
    def labels(self) -> list[str]:
        """The answers of a closed list, as staff read them."""
        return [choice.label for choice in self._spec.choices]

    @Property("QStringList", constant=True)
    def values(self) -> list[str]:
        """The same as the content calls them: for signs, the names of the drawings."""
        return [choice.value for choice in self._spec.choices]

    @Property(str, notify=changed)
    def text(self) -> str:
        """What stands in a line, as typed."""
        if self._typed is not None:
            return self._typed
        return self._value if isinstance(self._value, str) else ""

    @Property(int, notify=changed)
    def index(self) -> int:
        """Which answer is chosen, -1 for none."""
        values = [choice.value for choice in self._spec.choices]
        return values.index(self._value) if isinstance(self._value, str) and self._value in values else -1

    @Property(bool, notify=changed)
    def on(self) -> bool:
        return self._value is True

    @Property("QVariantList", notify=changed)
    def checked(self) -> list[bool]:
        """For several answers: whether each of them is given."""
        given: set[str] = set() if isinstance(self._value, str | bool) else set(self._value)
        return [choice.value in given for choice in self._spec.choices]

    @Property(str, notify=changed)
    def wrong(self) -> str:
        """What is wrong with what was typed; it is not taken until it is mended."""
        return self._wrong

    @Slot(str)
    def put(self, text: str) -> None:
        """Take what was typed."""
        if text != self.text:
            self._take(text, text)

    @Slot(int)
    def choose(self, index: int) -> None:
        """Take the answer at a place of the list."""
        if 0 <= index < len(self._spec.choices) and index != self.index:
            self._take(self._spec.choices[index].value, None)

    @Slot(bool)
    def turn(self, on: bool) -> None:
        """Switch it on or off."""
        if on != self.on:
            self._take(on, None)

    @Slot(int)
    def toggle(self, index: int) -> None:
        """Give or take back one of several answers."""
        if 0 <= index < len(self._spec.choices):
            marks = self.checked
            marks[index] = not marks[index]
            chosen = [choice.value for choice, mark in zip(self._spec.choices, marks, strict=True) if mark]
            self._take(chosen, None)

    def _take(self, value: str | bool | Sequence[str], typed: str | None) -> None:
        self._wrong = self._write(value)
        self._value = self._read()
        self._typed = typed if self._wrong or typed != self._value else None
        self.changed.emit()


@QmlElement
@QmlUncreatable("Sections come from the vocabulary")
class StudioSection(QObject):
    """A titled run of fields; ``folded`` ones are rarely needed and begin closed."""

    def __init__(
        self, role: str, title: str, fields: Sequence[StudioField], folded: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._title, self._fields, self._folded = role, title, list(fields), folded
        for field in self._fields:
            field.setParent(self)

    @Property(str, constant=True)
    def role(self) -> str:
        return self._role

    @Property(str, constant=True)
    def title(self) -> str:
        return self._title

    @Property("QVariantList", constant=True)
    def fields(self) -> list[StudioField]:
        return self._fields

    @Property(bool, constant=True)
    def folded(self) -> bool:
        return self._folded
