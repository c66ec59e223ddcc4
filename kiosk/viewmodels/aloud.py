"""Read aloud: sentence by sentence through what is on the screen, until a touch, the end of it, or of the visit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.shell import ShellViewModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

VOLUMES = (0.3, 0.45, 0.6, 0.8, 1.0)
"""Of what the system allows; a visitor steps through them."""
USUAL = 2
LONGEST_PRESENCE = 600.0
"""Seconds for which reading alone, without a touch, counts as a visitor being there."""
SETTLE_MS = 120
"""How long a new page has to find its words and places."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, as it is written: the item on the screen that says it, and where in its text it begins."""

    item: QObject
    text: str
    start: int


class Voice(QObject):
    """Says sentences, one at a time; what comes of each is told with its number."""

    answered = Signal()
    ended = Signal(int)
    failed = Signal(int)

    languages: frozenset[str] | None = None
    """Tags of what it speaks; None until :meth:`ask` was answered."""
    player: bool = False
    """Whether it can play recorded sounds."""

    def ask(self) -> None:
        """Find out which languages have a voice, if that is not known; ``answered`` says that it is."""
        raise NotImplementedError

    def say(self, number: int, text: str, tag: str, volume: float, sound: Path | None = None) -> None:
        """Say a sentence, after falling silent; ``volume`` lies between 0 and 1."""
        raise NotImplementedError

    def stop(self) -> None:
        """Fall silent."""
        raise NotImplementedError

    def rest(self) -> None:
        """The visitor went: nothing is said until it is asked again."""
        raise NotImplementedError


class Page(Protocol):
    """Knows what is on the screen."""

    def passages(self) -> list[Passage]: ...
    def passage_of(self, item: QObject) -> tuple[Passage, bool]: ...
    def show(self, passage: Passage) -> list[QRectF] | None: ...
    def is_control(self, at: QPointF | QObject) -> bool: ...


@dataclass(frozen=True, slots=True)
class Means:
    """What reading aloud needs, made when somebody asks for it."""

    voice: Voice
    page: Page


class Recordings(Protocol):
    """Sentences that were recorded beforehand."""

    def languages(self) -> frozenset[str]: ...
    def of(self, tag: str, text: str) -> Path | None: ...


@QmlElement
@QmlUncreatable("The app makes the one")
class AloudViewModel(QObject):
    """Whether and what is read. ``speech`` makes ready for the voice what is written in an edition's language."""

    changed = Signal()
    moved = Signal()

    def __init__(
        self,
        shell: ShellViewModel,
        edition: Callable[[], Edition],
        means: Callable[[], Means],
        recordings: Callable[[], Recordings],
        speech: Callable[[Edition], Callable[[str], str]],
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._edition, self._make = shell, edition, means
        self._means: Means | None = None
        self._recordings, self._speech, self._clock = recordings, speech, clock
        self._on = self._reading = self._broken = False
        self._volume = USUAL
        self._passages: Sequence[Passage] = ()
        self._kept: tuple[Sequence[Passage], int] | None = None
        """What was read, and how far, when the visitor was asked whether anybody is there."""
        self._index = 0
        self._alone = False
        """Whether only the control that has the focus is said, and nothing after it."""
        self._number = 0
        self._lines: list[QRectF] = []
        self._item: QObject | None = None
        self._somebody = clock()
        self._words: tuple[str, Callable[[str], str]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._begin)
        shell.sessionEnded.connect(self._forget)
        shell.menuChanged.connect(self._menu_changed)
        for changes in (shell.placeChanged, shell.languageChanged, shell.phaseChanged):
            changes.connect(self._begin_soon)

    # -- what QML reads

    @Property(bool, notify=changed)
    def on(self) -> bool:
        """Whether the visitor wants to be read to."""
        return self._on

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """Whether something is being said now."""
        return self._reading

    @Property(bool, notify=changed)
    def available(self) -> bool:
        """Whether there is a voice for the language, as far as is known: it is looked for when the panel opens."""
        return not self._broken and (self._languages is None or self._shell.language in self._spoken())

    @Property(bool, notify=changed)
    def broken(self) -> bool:
        """Whether there was a voice, and it failed."""
        return self._broken

    @Property(bool, notify=changed)
    def canBeLouder(self) -> bool:
        return self._volume < len(VOLUMES) - 1

    @Property(bool, notify=changed)
    def canBeQuieter(self) -> bool:
        return self._volume > 0

    @Property(bool, notify=changed)
    def hasNext(self) -> bool:
        return self._index < len(self._passages) - 1

    @Property(QObject, notify=moved)
    def item(self) -> QObject | None:
        """What says the sentence that is being read, or null."""
        return self._item

    @Property("QVariantList", notify=moved)
    def lines(self) -> list[QRectF]:
        """Where in that item the sentence stands, line by line; none where it is all of it."""
        return self._lines

    # -- what QML does

    @Slot()
    def toggle(self) -> None:
        """Begin to be read to, or end it."""
        if self._on:
            self._end()
            return
        self._broken = False
        self._ask()
        self._on = True
        self.somebody()
        self._begin_soon()
        self.changed.emit()

    @Slot()
    def pause(self) -> None:
        """Fall silent, and keep the place; nothing follows by itself any more."""
        self._soon.stop()
        if self._reading:
            self._hush()
            self.changed.emit()

    @Slot()
    def goOn(self) -> None:
        """Go on with the sentence at which it stopped, or begin again after the end."""
        self._answered_question()
        if not self._passages:
            self._begin()
            return
        if self._index >= len(self._passages):
            self._index = 0
        self._say()

    @Slot()
    def again(self) -> None:
        """Say the sentence again."""
        self._answered_question()
        self._index = min(self._index, max(0, len(self._passages) - 1))
        self.goOn()

    @Slot()
    def next(self) -> None:
        """Go on with the next sentence."""
        self._answered_question()
        if self.hasNext:
            self._index += 1
            self._say()

    @Slot(int)
    def turn(self, by: int) -> None:
        """Speak louder or more quietly from the next sentence on; what is being said begins again."""
        wanted = max(0, min(len(VOLUMES) - 1, self._volume + by))
        if wanted != self._volume:
            self._volume = wanted
            self.changed.emit()
            if self._reading:
                self._say()

    # -- what the app does

    def somebody(self) -> None:
        """A visitor gave a sign of life."""
        self._somebody = self._clock()

    def touched(self, point: QPointF) -> None:
        """A finger went down somewhere: anywhere but on the controls it interrupts."""
        self.somebody()
        if self._on and self._means is not None and not self._means.page.is_control(point):
            self.pause()

    def stay(self) -> None:
        """While it reads, somebody is there, but not for ever."""
        if self._reading and self._shell.phase == "active" and self._clock() - self._somebody < LONGEST_PRESENCE:
            self._shell.touched()

    def follow(self, item: QObject) -> None:
        """Say the control that now has the focus; “go on” reads on from there."""
        self.somebody()
        if not self._on or self._means is None or not self.available:
            return
        self._soon.stop()
        place = next((index for index, each in enumerate(self._passages) if each.item is item), None)
        if place is not None:
            self._index = place
        passage, chosen = self._means.page.passage_of(item)
        tr = self._edition().language.tr
        text = tr("{name}, selected", name=passage.text) if chosen else passage.text
        self._utter(Passage(item, text, 0), alone=True)

    def confirm(self, item: QObject) -> None:
        """Say what a control became by being pressed, where it opened nothing."""
        if self._means is not None and not self._soon.isActive() and not self._means.page.is_control(item):
            self.follow(item)

    # -- inside

    def _ask(self) -> Means:
        """Have the voice looked for, and the means ready."""
        if self._means is None:
            means = self._means = self._make()
            means.voice.answered.connect(self._answered)
            means.voice.ended.connect(self._ended)
            means.voice.failed.connect(self._failed)
        self._means.voice.ask()
        return self._means

    @property
    def _languages(self) -> frozenset[str] | None:
        return self._means.voice.languages if self._means is not None else None

    def _spoken(self) -> frozenset[str]:
        spoken = self._languages or frozenset[str]()
        player = self._means is not None and self._means.voice.player
        return spoken | self._recordings().languages() if player else spoken

    def _menu_changed(self) -> None:
        if self._shell.menu == "access" and not self._broken:
            self._ask()
        self._begin_soon()

    def _begin_soon(self) -> None:
        if self._on and self._shell.phase != "attract":
            self._hush()
            self._soon.start()
        self.changed.emit()

    def _begin(self) -> None:
        """Read what is there now, from its beginning."""
        if not self._on or self._means is None or self._languages is None or not self.available:
            return
        if self._shell.phase == "warning":
            self._kept = self._kept or (self._passages, self._index)
        elif self._answered_question():
            # The visitor says when it goes on
            self.changed.emit()
            return
        self._passages, self._index = self._means.page.passages(), 0
        self._say()

    def _answered_question(self) -> bool:
        """Take up again what was read before “Still there?”; return whether there was any such thing."""
        if self._kept is None or self._shell.phase == "warning":
            return False
        (self._passages, self._index), self._kept = self._kept, None
        return True

    def _say(self) -> None:
        if self._index < len(self._passages):
            self._utter(self._passages[self._index])
        else:
            self._hush()
            self.changed.emit()

    def _utter(self, passage: Passage, alone: bool = False) -> None:
        means = self._ask()
        if means.voice.languages is None:
            return
        edition = self._edition()
        tag = edition.language.tag
        if self._words is None or self._words[0] != tag:
            self._words = tag, self._speech(edition)
        text = self._words[1](passage.text)
        self._number += 1
        self._reading, self._alone = True, alone
        self._point(passage)
        self.changed.emit()
        sound = self._recordings().of(tag, passage.text) if means.voice.player else None
        means.voice.say(self._number, text, tag, VOLUMES[self._volume], sound)

    def _point(self, passage: Passage | None) -> None:
        self._lines, self._item = [], None
        if passage is not None and self._means is not None:
            lines = self._means.page.show(passage)
            if lines is not None:
                self._lines, self._item = lines, passage.item
        self.moved.emit()

    def _hush(self) -> None:
        self._number += 1
        if self._reading:
            self._reading = False
            if self._means is not None:
                self._means.voice.stop()
        self._point(None)

    def _ended(self, number: int) -> None:
        if number != self._number or not self._reading:
            return
        if self._alone:
            self._reading = False
            self.changed.emit()
            return
        self._index += 1
        self._say()

    def _failed(self, number: int) -> None:
        if number == self._number and self._reading:
            self._broken = True
            self._hush()
            self.changed.emit()

    def _answered(self) -> None:
        self.changed.emit()
        if self._on and not self._reading and not self._soon.isActive():
            self._begin()

    def _end(self) -> None:
        self._on = False
        self._soon.stop()
        self._hush()
        self._passages, self._index, self._kept = (), 0, None
        self.changed.emit()

    def _forget(self) -> None:
        self._volume, self._broken = USUAL, False
        self._end()
        if self._means is not None:
            self._means.voice.rest()
