"""Host mode: the route of a guide with a group, stop after stop, in the language that is spoken."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.records import StopRecord
from kiosk.content.vocabulary import ROUTE_PLACES
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.shell import Place, ShellViewModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


def place_of(stop: StopRecord) -> Place:
    """Return where a stop is: the page of an industry, or one of the other places of the route."""
    page, section = ROUTE_PLACES.get(stop.place, ("industry", stop.place))
    return Place(page, section, stop.card or "")


@QmlElement
@QmlUncreatable("The route comes from the content")
class HostStop(QObject):
    """A stop in the list of all."""

    changed = Signal()

    def __init__(self, number: int, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number, self._name = number, name

    def assign(self, name: str) -> None:
        """Say its name in another language."""
        if name != self._name:
            self._name = name
            self.changed.emit()

    @Property(int, constant=True)
    def number(self) -> int:
        """Counted from 1."""
        return self._number

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name


@QmlElement
@QmlUncreatable("Host mode makes the one host")
class HostViewModel(QObject):
    """Where on the route the group is; ``edition`` gives the content in the language spoken now.

    The guide leads from stop to stop; what is touched on a page leads aside, and the next stop back to the route.
    """

    changed = Signal()
    wordsChanged = Signal()
    moved = Signal()

    def __init__(self, shell: ShellViewModel, edition: Callable[[], Edition], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._edition = shell, edition
        self._position = 0
        self._stops = [HostStop(number, stop.name, self) for number, stop in enumerate(self._route, 1)]
        shell.languageChanged.connect(self._say)

    @property
    def _route(self) -> tuple[StopRecord, ...]:
        return self._edition().content.stops

    @property
    def _stop(self) -> StopRecord:
        return self._route[self._position]

    # -- what QML reads

    @Property(int, notify=changed)
    def number(self) -> int:
        """Which stop this is, counted from 1."""
        return self._position + 1

    @Property(int, constant=True)
    def count(self) -> int:
        return len(self._stops)

    @Property(str, notify=wordsChanged)
    def name(self) -> str:
        return self._stop.name

    @Property(str, notify=wordsChanged)
    def lead(self) -> str:
        """The sentence for the group, "" for none."""
        return self._stop.lead

    @Property(bool, notify=changed)
    def atFirst(self) -> bool:
        return self._position == 0

    @Property(bool, notify=changed)
    def atLast(self) -> bool:
        return self._position == len(self._stops) - 1

    @Property("QVariantList", constant=True)
    def stops(self) -> list[HostStop]:
        return self._stops

    # -- what QML and keys do

    @Slot()
    def next(self) -> None:
        """Lead on; at the last stop, nowhere."""
        self._stand(self._position + 1)

    @Slot()
    def previous(self) -> None:
        """Lead back; at the first stop, nowhere."""
        self._stand(self._position - 1)

    @Slot(int)
    def goTo(self, number: int) -> None:
        """Lead to a stop, counted from 1."""
        self._stand(number - 1)

    @Slot()
    def back(self) -> None:
        """Close what is open, return to the stop from aside, or lead to the stop before."""
        if self._shell.menu:
            self._shell.toggleMenu(self._shell.menu)
        elif self._shell.stands(place_of(self._stop)):
            self.previous()
        else:
            self._stand(self._position)

    @Slot()
    def end(self) -> None:
        """The group leaves: the lake returns, and everything is at its beginning."""
        self._shell.reset()

    # -- inside

    def begin(self) -> None:
        """Stand at the first stop."""
        self._stand(0)

    def _stand(self, position: int) -> None:
        if not 0 <= position < len(self._stops):
            return
        other, self._position = position != self._position, position
        self._shell.stand(place_of(self._stop))
        if other:
            self.changed.emit()
            self.wordsChanged.emit()
        self.moved.emit()

    def _say(self) -> None:
        for stop, record in zip(self._stops, self._route, strict=True):
            stop.assign(record.name)
        self.wordsChanged.emit()
