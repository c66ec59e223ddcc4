"""The lake before anybody touches it: headline figures by threes, from a snapshot that needs no database."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.snapshot import Headline, Snapshot
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

AT_ONCE = 3
TURNS_A_DRIFT = 10
"""After how many sets of figures the words move a little, in the frame that shows the next figures anyway."""
DRIFT = (
    (0.0, 0.0),
    (0.5, 0.5),
    (1.0, 0.0),
    (0.5, -0.5),
    (0.0, -1.0),
    (-0.5, -0.5),
    (-1.0, 0.0),
    (-0.5, 0.5),
    (0.0, 1.0),
)
"""The places where the words stand in turn, each next to the one before."""


def light_of(moment: datetime) -> str:
    """Return dawn, day, dusk or night for the venue's clock; the lake lies near 32° north, so hours serve all year."""
    hour = moment.hour + moment.minute / 60
    if 5 <= hour < 8:
        return "dawn"
    if 8 <= hour < 16.5:
        return "day"
    if 16.5 <= hour < 19.5:
        return "dusk"
    return "night"


@QmlElement
@QmlUncreatable("Headlines come from the snapshot")
class HeadlineItem(QObject):
    """One headline figure on the lake."""

    def __init__(self, headline: Headline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headline = headline

    @Property(str, constant=True)
    def number(self) -> str:
        return self._headline.number

    @Property(str, constant=True)
    def unit(self) -> str:
        return self._headline.unit

    @Property(str, constant=True)
    def name(self) -> str:
        return self._headline.name

    @Property(str, constant=True)
    def nameEnglish(self) -> str:
        """The name in English, or "" where that is the language already."""
        return self._headline.name_en

    @Property(str, constant=True)
    def note(self) -> str:
        return self._headline.note


@QmlElement
@QmlUncreatable("The app makes the one lake")
class AttractViewModel(QObject):
    """Title, light and the three figures shown now; :meth:`advance` shows the next three."""

    changed = Signal()
    lightChanged = Signal()
    headlinesChanged = Signal()
    driftChanged = Signal()
    picturesChanged = Signal()

    def __init__(self, snapshot: Snapshot, parent: QObject | None = None, *, pictures: bool = True) -> None:
        super().__init__(parent)
        self._snapshot = snapshot
        self._pictures = pictures
        self._items = [HeadlineItem(headline, self) for headline in snapshot.headlines]
        self._first = 0
        self._light = "day"
        self._turns = 0

    @Property(str, notify=changed)
    def park(self) -> str:
        return self._snapshot.park

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._snapshot.title

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._snapshot.lead

    @Property(bool, notify=picturesChanged)
    def pictures(self) -> bool:
        """Whether pictures can be asked for: the first frame does without, and without those who paint them."""
        return self._pictures

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The address of a photograph in the place of the painted lake, or ""."""
        return self._snapshot.picture

    @Property(str, notify=changed)
    def pictureName(self) -> str:
        """What that photograph shows."""
        return self._snapshot.picture_name

    @Property(str, notify=lightChanged)
    def light(self) -> str:
        """dawn, day, dusk or night."""
        return self._light

    @Property("QVariantList", notify=headlinesChanged)
    def headlines(self) -> list[HeadlineItem]:
        """The figures shown now, at most three."""
        items: Sequence[HeadlineItem] = self._items
        return [items[(self._first + step) % len(items)] for step in range(min(AT_ONCE, len(items)))]

    @Property(float, notify=driftChanged)
    def driftX(self) -> float:
        """How far the words stand from their place, from -1 to 1, so that they do not burn into the screen."""
        return DRIFT[self._turns // TURNS_A_DRIFT % len(DRIFT)][0]

    @Property(float, notify=driftChanged)
    def driftY(self) -> float:
        return DRIFT[self._turns // TURNS_A_DRIFT % len(DRIFT)][1]

    def advance(self) -> None:
        """Show the next figures; with three or fewer nothing changes but, now and then, where the words stand."""
        self._turns += 1
        if self._turns % TURNS_A_DRIFT == 0:
            self.driftChanged.emit()
        if len(self._items) > AT_ONCE:
            self._first = (self._first + AT_ONCE) % len(self._items)
            self.headlinesChanged.emit()

    def restart(self) -> None:
        """Show the first figures again."""
        if self._first:
            self._first = 0
            self.headlinesChanged.emit()

    def show_pictures(self) -> None:
        """Ask for pictures from now on."""
        if not self._pictures:
            self._pictures = True
            self.picturesChanged.emit()

    def set_moment(self, moment: datetime) -> None:
        """Light the lake for the venue's time of day."""
        light = light_of(moment)
        if light != self._light:
            self._light = light
            self.lightChanged.emit()

    def assign(self, snapshot: Snapshot) -> None:
        """Show another snapshot, after new content was installed."""
        if snapshot == self._snapshot:
            return
        self._snapshot = snapshot
        for item in self._items:
            item.deleteLater()
        self._items = [HeadlineItem(headline, self) for headline in snapshot.headlines]
        self._first = 0
        self.changed.emit()
        self.headlinesChanged.emit()
