"""The real screen beside the form: in which language, size, shape, theme and on which day it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.shell import PAGES, TEXT_SIZES, ShellViewModel
from kiosk.viewmodels.studio_values import UnreadableError, day_of
from kiosk.viewmodels.studio_words import Words
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LAKE = "attract"


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of screen the kiosk is built for: its pixels and its diagonal in inches."""

    name: str
    width: int
    height: int
    inches: float

    @property
    def millimetre(self) -> float:
        """Pixels to a millimetre."""
        return float((self.width**2 + self.height**2) ** 0.5 / (self.inches * 25.4))


SHAPES = (
    Shape("landscape", 1920, 1080, 43.0),
    Shape("upright", 1080, 1920, 43.0),
    Shape("counter", 1280, 800, 24.0),
)


@QmlElement
@QmlUncreatable("The studio makes the one preview")
class StudioPreview(QObject):
    """What is shown, and how. The studio gives ``show_day``, which makes the screen show another day."""

    changed = Signal()
    markChanged = Signal()
    picked = Signal(str, str, arguments=["entryId", "field"])

    def __init__(
        self,
        shell: ShellViewModel,
        attract: AttractViewModel,
        words: Words,
        today: date,
        show_day: Callable[[date], None],
        pick: Callable[[float, float], tuple[str, str]],
        show_lake: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._attract, self._words = shell, attract, words
        self._show_day, self._pick, self._show_lake = show_day, pick, show_lake
        self._today = self._day = today
        self._day_wrong = ""
        self._shape = SHAPES[0]
        self._editing = True
        self._mark = QRectF()
        shell.placeChanged.connect(self.changed)
        shell.phaseChanged.connect(self.changed)
        shell.languageChanged.connect(self.changed)
        shell.choicesChanged.connect(self.changed)

    # -- what QML reads

    @Property(ShellViewModel, constant=True)
    def shell(self) -> ShellViewModel:
        return self._shell

    @Property(AttractViewModel, constant=True)
    def attract(self) -> AttractViewModel:
        return self._attract

    @Property(int, notify=changed)
    def stageWidth(self) -> int:
        return self._shape.width

    @Property(int, notify=changed)
    def stageHeight(self) -> int:
        return self._shape.height

    @Property(float, notify=changed)
    def millimetre(self) -> float:
        return self._shape.millimetre

    @Property(str, notify=changed)
    def shape(self) -> str:
        """landscape, upright or counter."""
        return self._shape.name

    @Property(str, notify=changed)
    def page(self) -> str:
        """attract, or one of the four pages."""
        return LAKE if self._shell.phase == LAKE else self._shell.page

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._day.isoformat()

    @Property(bool, notify=changed)
    def isToday(self) -> bool:
        return self._day == self._today

    @Property(str, notify=changed)
    def dayWrong(self) -> str:
        return self._day_wrong

    @Property(bool, notify=changed)
    def editing(self) -> bool:
        """Whether a click goes to the form of what is clicked; else the screen answers as it does to a visitor."""
        return self._editing

    @Property(QRectF, notify=markChanged)
    def mark(self) -> QRectF:
        """Where the chosen thing is seen, in pixels of the screen; empty when it is not."""
        return self._mark

    # -- what QML does

    @Slot(str)
    def choosePage(self, page: str) -> None:
        """Show the lake or a page."""
        if page == LAKE:
            self._show_lake()
        elif page in PAGES:
            self._shell.wake("")
            self._shell.go(page)

    @Slot(str)
    def chooseShape(self, name: str) -> None:
        """Show it on another kind of screen."""
        self._shape = next((shape for shape in SHAPES if shape.name == name), self._shape)
        self.changed.emit()

    @Slot(str)
    def chooseLanguage(self, tag: str) -> None:
        self._shell.chooseLanguage(tag)

    @Slot(int)
    def chooseTextSize(self, percent: int) -> None:
        if percent in TEXT_SIZES:
            self._shell.set_text_size(percent)

    @Slot(str)
    def chooseDay(self, text: str) -> None:
        """Show what visitors will see on another day; "" is today."""
        try:
            day = day_of(text.strip(), self._words.tr) if text.strip() else self._today
        except UnreadableError as error:
            self._day_wrong = str(error)
        else:
            self._day_wrong = ""
            if day != self._day:
                self._day = day
                self._show_day(day)
        self.changed.emit()

    @Slot(bool)
    def edit(self, wanted: bool) -> None:
        """Let clicks go to the form, or to the screen as a visitor's do."""
        self._editing = wanted
        self.changed.emit()

    @Slot(float, float, result=bool)
    def pick(self, x: float, y: float) -> bool:
        """Go to the form of what is seen at a point of the screen; whether there is anything."""
        entry_id, field = self._pick(x, y)
        if entry_id:
            self.picked.emit(entry_id, field)
        return bool(entry_id)

    # -- what the studio does

    def set_mark(self, area: QRectF) -> None:
        """Frame the chosen thing."""
        if area != self._mark:
            self._mark = area
            self.markChanged.emit()
