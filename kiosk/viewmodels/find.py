"""Find: what is typed or tapped becomes a list of things, each of which leads to its place; nothing typed is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.finding import MOST, Found, Index, keyboard
from kiosk.finding.groups import ICONS, PAGE_PREFIX, group_names, page_names
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 40
"""Letters that may be typed; nothing has a longer name."""
NEAREST = 6
PAGE_ICONS = {"overview": "compass", "industry": "building-factory-2", "transport": "train", "ecology": "leaf"}


@dataclass(frozen=True, slots=True)
class Words:
    """What a result says in one language."""

    name: str
    where: str
    value: str = ""
    note: str = ""


@QmlElement
@QmlUncreatable("Results come from what is typed")
class FindResult(QObject):
    """A thing that was found; its words change with the language, the object stays."""

    changed = Signal()

    def __init__(self, found: Found, icon: str, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found, self._icon, self._words = found, icon, words

    @property
    def found(self) -> Found:
        """What the index says of it."""
        return self._found

    def assign(self, words: Words) -> None:
        """Speak another language."""
        if words != self._words:
            self._words = words
            self.changed.emit()

    @Property(str, constant=True)
    def entryId(self) -> str:
        """Which entry it is, "" for a page."""
        return "" if self._found.id.startswith(PAGE_PREFIX) else self._found.id

    @Property(str, constant=True)
    def page(self) -> str:
        return self._found.page

    @Property(str, constant=True)
    def section(self) -> str:
        return self._found.section

    @Property(str, constant=True)
    def icon(self) -> str:
        return self._icon

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._words.name

    @Property(str, notify=changed)
    def where(self) -> str:
        """What kind of thing it is, and on which screen."""
        return self._words.where

    @Property(str, notify=changed)
    def value(self) -> str:
        """The figure or year it is about, "" for most."""
        return self._words.value

    @Property(str, notify=changed)
    def note(self) -> str:
        """The mark its card carries, or ""."""
        return self._words.note


@QmlElement
@QmlUncreatable("Choices come from what can be found")
class FindChoice(QObject):
    """A letter, a kind of thing or a screen, by which the list can be narrowed; ``key`` "" is all of them."""

    changed = Signal()

    def __init__(self, key: str, icon: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key, self._icon = key, icon
        self._text, self._chosen = "", False

    def assign(self, text: str, chosen: bool) -> None:
        """Show another word, or whether it is chosen."""
        if (text, chosen) != (self._text, self._chosen):
            self._text, self._chosen = text, chosen
            self.changed.emit()

    @Property(str, constant=True)
    def key(self) -> str:
        return self._key

    @Property(str, constant=True)
    def icon(self) -> str:
        return self._icon

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text

    @Property(bool, notify=changed)
    def chosen(self) -> bool:
        return self._chosen


@QmlElement
@QmlUncreatable("Keys come from the language")
class FindKey(QObject):
    """A key of the keyboard on the screen; one without a sign is a gap."""

    def __init__(self, key: str, sign: str, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key, self._sign, self._name = key, sign, name

    @Property(str, constant=True)
    def key(self) -> str:
        """What :meth:`FindViewModel.press` takes."""
        return self._key

    @Property(str, constant=True)
    def sign(self) -> str:
        return self._sign

    @Property(str, constant=True)
    def name(self) -> str:
        """What it is called for those who cannot see it."""
        return self._name


@QmlElement
@QmlUncreatable("Rows come from the language")
class FindKeyRow(QObject):
    """One row of keys."""

    def __init__(self, keys: list[FindKey], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys

    @Property("QVariantList", constant=True)
    def keys(self) -> list[FindKey]:
        return self._keys


@QmlElement
@QmlUncreatable("The app makes the one finder")
class FindViewModel(QObject):
    """What was typed or chosen, and what it finds.

    ``index_of(tag) -> Index | None`` is given by the app; while it answers None the index is on its way, and
    :meth:`arrived` is called when it is there.
    """

    queryChanged = Signal()
    resultsChanged = Signal()
    boardChanged = Signal()
    choicesChanged = Signal()
    readyChanged = Signal()

    def __init__(self, index_of: Callable[[str], Index | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index_of = index_of
        self._index: Index | None = None
        self._edition: Edition | None = None
        self._seen = False
        self._pressed = ""
        self._letter = self._kind = self._screen = ""
        self._layer, self._shifted = keyboard.OWN, False
        self._known: dict[str, FindResult] = {}
        self._results: list[FindResult] = []
        self._told = self._heading = ""
        self._top = self._kept = ""
        self._resume = 0
        self._choices: dict[tuple[str, str], FindChoice] = {}
        self._letters: list[FindChoice] = []
        self._kinds: list[FindChoice] = []
        self._screens: list[FindChoice] = []
        self._boards: dict[tuple[str, str, bool], tuple[list[FindKeyRow], list[FindKey]]] = {}
        self._rows: list[FindKeyRow] = []
        self._below: list[FindKey] = []

    def assign(self, edition: Edition) -> None:
        """Speak the language of ``edition``; what was typed and chosen stays, but for a letter of another alphabet."""
        # The same again comes with the pages out of sight, when a mirrored list may have lost its place already
        self._kept = self._top or (self._kept if edition is self._edition else "")
        other = self._edition is None or self._edition.language.tag != edition.language.tag
        self._edition = edition
        self._index = None
        for result in self._known.values():
            result.assign(self._words_of(result.found))
        if other:
            self._letter = ""
            self._layer, self._shifted = keyboard.OWN, False
        if self._seen:
            self._show_all(self._kept)

    def arrived(self) -> None:
        """The index is there, or another one."""
        self._index = None
        if self._seen:
            self._show_all()

    def forget(self) -> None:
        """Forget what the visitor typed and chose."""
        self._pressed = self._letter = self._kind = self._screen = ""
        self._layer, self._shifted = keyboard.OWN, False
        if self._seen:
            self._show_all()

    # -- what QML reads

    @Property(str, notify=queryChanged)
    def query(self) -> str:
        """What was typed."""
        return keyboard.composed(self._pressed)

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        """Whether anything can be found yet."""
        return self._index is not None

    @Property("QVariantList", notify=resultsChanged)
    def results(self) -> list[FindResult]:
        return self._results

    @Property(str, notify=resultsChanged)
    def heading(self) -> str:
        """What the list is: how many were found, a letter, or suggestions."""
        return self._heading

    @Property(str, notify=resultsChanged)
    def told(self) -> str:
        """A sentence where nothing was found, or ""."""
        return self._told

    @Property(bool, notify=resultsChanged)
    def stuck(self) -> bool:
        """Whether nothing was found where a kind or a screen is chosen, so that looking everywhere may help."""
        return self.narrowed and self._told != ""

    @Property(int, notify=resultsChanged)
    def resume(self) -> int:
        """The line at which another language finds the visitor again, from 0."""
        return self._resume

    @Property("QVariantList", notify=choicesChanged)
    def letters(self) -> list[FindChoice]:
        """The letters under which something stands."""
        return self._letters

    @Property("QVariantList", notify=choicesChanged)
    def kinds(self) -> list[FindChoice]:
        return self._kinds

    @Property("QVariantList", notify=choicesChanged)
    def screens(self) -> list[FindChoice]:
        return self._screens

    @Property(str, notify=choicesChanged)
    def kindText(self) -> str:
        """The kind that is chosen, or that all are."""
        return next((choice.text for choice in self._kinds if choice.chosen), "")

    @Property(str, notify=choicesChanged)
    def screenText(self) -> str:
        """The screen that is chosen, or that all are."""
        return next((choice.text for choice in self._screens if choice.chosen), "")

    @Property(bool, notify=choicesChanged)
    def narrowed(self) -> bool:
        """Whether a kind or a screen is chosen."""
        return bool(self._kind or self._screen)

    @Property("QVariantList", notify=boardChanged)
    def rows(self) -> list[FindKeyRow]:
        """The letters of the keyboard."""
        return self._rows

    @Property("QVariantList", notify=boardChanged)
    def below(self) -> list[FindKey]:
        """The keys below the letters."""
        return self._below

    # -- what QML does

    @Slot(int)
    def look(self, line: int) -> None:
        """Remember the line at the top of the view, where other languages go on; the beginning is left to be one."""
        self._top = self._results[line].found.id if 0 < line < len(self._results) else ""

    @Slot()
    def widen(self) -> None:
        """List every kind of thing on every screen again."""
        self._kind = self._screen = ""
        self._narrow()

    @Slot()
    def open(self) -> None:
        """Somebody looks at it now; before, nothing of it was made."""
        if not self._seen or self._index is None:
            self._seen = True
            self._show_all()

    @Slot(str)
    def write(self, text: str) -> None:
        """Take what stands in the line now, typed on a keyboard of its own."""
        if text != self.query:
            self._take(text)

    @Slot(str)
    def press(self, key: str) -> None:
        """Press a key of the screen's keyboard."""
        match key:
            case keyboard.DELETE:
                self._take(self._pressed[:-1])
            case keyboard.SPACE:
                if self._pressed and not self._pressed.endswith(" "):
                    self._take(self._pressed + " ")
            case keyboard.MARK:
                self._take(keyboard.marked(self._pressed))
            case keyboard.SHIFT:
                self._turn(self._layer, not self._shifted)
            case keyboard.OWN | keyboard.LATIN | keyboard.NUMBERS:
                self._turn(key, False)
            case _:
                self._take(self._pressed + key)
                if self._shifted:
                    self._turn(self._layer, False)

    @Slot()
    def clear(self) -> None:
        """Take everything back that was typed."""
        self._take("")

    @Slot(str)
    def chooseLetter(self, letter: str) -> None:
        """List what begins with a letter; the same again lists nothing special."""
        self._letter = "" if letter == self._letter else letter
        self._pressed = ""
        self.queryChanged.emit()
        self._show_choices()
        self._show_results()

    @Slot(str)
    def chooseKind(self, kind: str) -> None:
        """List only one kind of things, or all for ""."""
        self._kind = kind
        self._narrow()

    @Slot(str)
    def chooseScreen(self, screen: str) -> None:
        """List only what is on one screen, or all for ""."""
        self._screen = screen
        self._narrow()

    # -- inside

    def _take(self, pressed: str) -> None:
        pressed = pressed[:LONGEST]
        if pressed == self._pressed:
            return
        self._pressed = pressed
        if self._letter:
            self._letter = ""
            self._show_choices()
        self.queryChanged.emit()
        self._show_results()

    def _narrow(self) -> None:
        if self._index is not None and self._letter not in self._index.letters(self._fits):
            self._letter = ""
        self._show_choices()
        self._show_results()

    def _turn(self, layer: str, shifted: bool) -> None:
        self._layer, self._shifted = layer, shifted
        self._show_board()

    def _fits(self, found: Found) -> bool:
        return self._kind in ("", found.group) and self._screen in ("", found.page)

    def _show_all(self, top: str = "") -> None:
        if self._edition is None:
            return
        was = self._index is not None
        if self._index is None:
            self._index = self._index_of(self._edition.language.tag)
        self._show_board()
        self._show_choices()
        self._show_results(top)
        self.queryChanged.emit()
        if was != (self._index is not None):
            self.readyChanged.emit()

    def _show_results(self, top: str = "") -> None:
        assert self._edition is not None
        language, index, query = self._edition.language, self._index, self.query
        self._told = ""
        found: Sequence[Found] = ()
        if index is None:
            self._heading = language.tr("One moment, the list is being made.")
        elif self.narrowed and not any(map(self._fits, index.things)):
            self._heading = ""
            self._told = language.tr("There is nothing of this kind on this screen.")
        elif query.strip():
            found = index.find(query, self._fits)
            self._heading = language.ntr("{n} result", "{n} results", len(found))
            if not found:
                self._heading = language.tr("Nearest to it")
                self._told = language.tr("Nothing here is called that.")
                found = index.nearest(query, self._fits, NEAREST) or self._suggested(index)
        elif self._letter or self._kind or self._screen:
            found = index.listed(self._letter, self._fits)
            self._heading = language.ntr("{n} entry", "{n} entries", len(found))
        else:
            found = self._suggested(index)
            self._heading = language.tr("Worth a look")
        if len(found) == MOST:
            self._heading = language.tr("The first {n} of many", n=MOST)
        self._results = [self._result(each) for each in found]
        self._resume = next((line for line, each in enumerate(found) if each.id == top), 0)
        self.resultsChanged.emit()

    def _suggested(self, index: Index) -> list[Found]:
        """Return the park's own highlights: itself, the figures over the lake, its industries and events."""
        assert self._edition is not None
        content = self._edition.content
        wanted = [
            *(item.id for item in content.places if item.role == "park"),
            *(item.id for item in content.figures if item.headline),
            *(item.id for item in content.industries),
            *(item.id for item in content.events),
        ]
        known = {thing.id: thing for thing in index.things}
        return [known[entry_id] for entry_id in wanted if entry_id in known and self._fits(known[entry_id])]

    def _result(self, found: Found) -> FindResult:
        known = self._known.get(found.id)
        if known is None:
            assert self._edition is not None
            face = self._edition.faces.get(found.id)
            icon = (face.icon if face is not None else PAGE_ICONS[found.page]) or ICONS[found.group]
            known = self._known[found.id] = FindResult(found, icon, self._words_of(found), self)
        return known

    def _words_of(self, found: Found) -> Words:
        assert self._edition is not None
        tr = self._edition.language.tr
        pages, group = page_names(tr), group_names(tr)[found.group]
        face = self._edition.faces.get(found.id)
        if face is None:
            return Words(pages[found.page], group)
        where = tr("{kind} · {screen}", kind=group, screen=pages[found.page])
        return Words(face.name, where, face.sentence or face.number, face.note)

    def _show_choices(self) -> None:
        assert self._edition is not None
        tr, index = self._edition.language.tr, self._index
        letters = index.letters(self._fits) if index is not None else []
        self._letters = self._chosen("letter", {each: each for each in letters}, self._letter, {})
        self._kinds = self._chosen("kind", {"": tr("All kinds")} | group_names(tr), self._kind, ICONS)
        self._screens = self._chosen("screen", {"": tr("All screens")} | page_names(tr), self._screen, PAGE_ICONS)
        self.choicesChanged.emit()

    def _chosen(self, what: str, texts: Mapping[str, str], chosen: str, icons: Mapping[str, str]) -> list[FindChoice]:
        choices: list[FindChoice] = []
        for key, text in texts.items():
            choice = self._choices.get((what, key))
            if choice is None:
                choice = self._choices[what, key] = FindChoice(key, icons.get(key, ""), self)
            choice.assign(text, key == chosen)
            choices.append(choice)
        return choices

    def _show_board(self) -> None:
        assert self._edition is not None
        wanted = (self._edition.language.tag, self._layer, self._shifted)
        if wanted not in self._boards:
            self._boards[wanted] = self._made_board(*wanted)
        self._rows, self._below = self._boards[wanted]
        self.boardChanged.emit()

    def _made_board(self, tag: str, layer: str, shifted: bool) -> tuple[list[FindKeyRow], list[FindKey]]:
        assert self._edition is not None
        tr = self._edition.language.tr
        names = {
            keyboard.DELETE: tr("Delete the last letter"),
            keyboard.SPACE: tr("Space"),
            keyboard.MARK: tr("Change the last kana"),
            keyboard.SHIFT: tr("Double consonants"),
            keyboard.OWN: tr("Letters"),
            keyboard.LATIN: tr("Latin letters"),
            keyboard.NUMBERS: tr("Numbers"),
        }
        board = keyboard.board(tag, layer, shifted)
        rows: list[FindKeyRow] = []
        for row in board.rows:
            keys = [FindKey(sign, sign, sign, self) for sign in map(str.strip, row)]
            rows.append(FindKeyRow(keys, self))
        return rows, [FindKey(each, keyboard.sign(tag, each), names[each], self) for each in board.below]
