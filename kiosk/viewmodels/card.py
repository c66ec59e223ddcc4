"""One entry of the content as QML sees it: the object stays, its words change with the language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.viewmodels.edition import Edition, Face

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

TURNS = 4
"""Of the event loop, in which delegates go: those inside of others one after them."""


def let_go(gone: Iterable[QObject]) -> None:
    """Delete objects that nothing shows any more, after the delegates that did: those are deleted later, too."""
    for each in gone:
        _let_go(each, TURNS)


def _let_go(gone: QObject, turns: int) -> None:
    QTimer.singleShot(0, gone, (lambda: _let_go(gone, turns - 1)) if turns > 1 else gone.deleteLater)


@QmlElement
@QmlUncreatable("Cards come from the content")
class Card(QObject):
    """Display-ready texts of one entry; ``changed`` fires once per language switch."""

    changed = Signal()

    def __init__(self, face: Face, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = face

    def assign(self, face: Face) -> None:
        """Show another language's face of the same entry."""
        if face != self._face:
            self._face = face
            self.changed.emit()

    @property
    def face(self) -> Face:
        """The face shown now."""
        return self._face

    @Property(str, constant=True)
    def entryId(self) -> str:
        return self._face.entry_id

    @Property(str, constant=True)
    def kind(self) -> str:
        return self._face.kind

    @Property(str, constant=True)
    def role(self) -> str:
        return self._face.role

    @Property(str, constant=True)
    def icon(self) -> str:
        return self._face.icon

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._face.name

    @Property(str, notify=changed)
    def statement(self) -> str:
        return self._face.statement

    @Property(str, notify=changed)
    def number(self) -> str:
        """The hero figure with its sign, as in ">7.5"; "" for entries without one."""
        return self._face.number

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self._face.unit

    @Property(str, notify=changed)
    def sentence(self) -> str:
        """The figure read out in full, as in "more than 7.5 billion yuan"."""
        return self._face.sentence

    @Property(str, notify=changed)
    def qualifierText(self) -> str:
        return self._face.qualifier

    @Property(str, notify=changed)
    def statusText(self) -> str:
        return self._face.status

    @Property(str, notify=changed)
    def asOfText(self) -> str:
        return self._face.as_of

    @Property(str, notify=changed)
    def sourceText(self) -> str:
        return self._face.source

    @Property(str, notify=changed)
    def note(self) -> str:
        """The mark a card itself carries: planned, aim, own description, …; or ""."""
        return self._face.note

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The address of the photograph in a picture slot, or "" where the drawn scene stays."""
        return self._face.picture

    @Property(bool, constant=True)
    def planned(self) -> bool:
        return self._face.planned

    @Property(bool, constant=True)
    def claimed(self) -> bool:
        return self._face.claimed

    @Property(bool, notify=changed)
    def fallback(self) -> bool:
        """Whether any of its texts is shown in another language than the chosen one."""
        return self._face.fell_back


@QmlElement
@QmlUncreatable("Groups come from the content")
class CardGroup(QObject):
    """A titled run of cards."""

    wordsChanged = Signal()
    cardsChanged = Signal()

    def __init__(self, role: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._title = ""
        self._lead = ""
        self._cards: list[Card] = []

    def assign(self, title: str, cards: Iterable[Card], lead: str = "") -> None:
        """Show other cards or another title; unchanged parts stay quiet, so delegates survive."""
        fresh = list(cards)
        if (title, lead) != (self._title, self._lead):
            self._title, self._lead = title, lead
            self.wordsChanged.emit()
        if fresh != self._cards:
            self._cards = fresh
            self.cardsChanged.emit()

    @Property(str, constant=True)
    def role(self) -> str:
        return self._role

    @Property(str, notify=wordsChanged)
    def title(self) -> str:
        return self._title

    @Property(str, notify=wordsChanged)
    def lead(self) -> str:
        """The sentence under the title, or ""."""
        return self._lead

    @Property("QVariantList", notify=cardsChanged)
    def cards(self) -> list[Card]:
        return self._cards


class Deck(QObject):
    """All cards, by entry id; the one place where a language switch touches them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, Card] = {}

    def assign(self, edition: Edition) -> None:
        """Show ``edition``; cards of entries that are gone are dropped."""
        for entry_id, face in edition.faces.items():
            card = self._cards.get(entry_id)
            if card is None:
                self._cards[entry_id] = Card(face, self)
            else:
                card.assign(face)
        let_go([self._cards.pop(entry_id) for entry_id in [key for key in self._cards if key not in edition.faces]])

    def assign_some(self, edition: Edition, wanted: Iterable[str]) -> None:
        """Show ``edition`` on the cards of the entries ``wanted`` only; :meth:`assign` does the others later."""
        for entry_id in wanted:
            card, face = self._cards.get(entry_id), edition.faces.get(entry_id)
            if card is not None and face is not None:
                card.assign(face)

    def clear(self) -> list[Card]:
        """Give every card away, so that :meth:`assign` makes them anew, with what they say only once."""
        given = list(self._cards.values())
        self._cards.clear()
        return given

    def card(self, entry_id: str) -> Card:
        """Return the card of an entry.

        :raises KeyError: there is no such entry.
        """
        return self._cards[entry_id]

    def find(self, entry_id: str) -> Card | None:
        """Return the card of an entry, or None."""
        return self._cards.get(entry_id)


class Hand(Deck):
    """The deck as one page holds it: ``held`` names the entries whose cards the page has asked for."""

    def __init__(self, deck: Deck) -> None:
        super().__init__(deck)
        self._deck = deck
        self.held: set[str] = set()

    def card(self, entry_id: str) -> Card:
        self.held.add(entry_id)
        return self._deck.card(entry_id)

    def find(self, entry_id: str) -> Card | None:
        self.held.add(entry_id)
        return self._deck.find(entry_id)
