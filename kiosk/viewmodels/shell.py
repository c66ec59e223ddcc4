"""Where the visitor is and how she wants to see it: one object, so that forgetting her is one call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.session import Phase, Session
from kiosk.viewmodels.card import Card, Deck
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = ("overview", "industry", "transport", "ecology")
FIND = "find"
"""A page like the others for whoever goes there and back, but none of the park's own."""
TEXT_SIZES = (100, 150, 200)
MENUS = ("", "language", "access", "take")
HOST_MENUS = ("stops", "end")
"""What only a guide who leads a group can open."""
GROUP_TEXT_SIZE = 200
"""Per cent, for those who stand behind the others."""
LONGEST_TRAIL = 50


@dataclass(frozen=True, slots=True)
class Place:
    """One spot in the kiosk that ``back`` can return to; ``detail`` is an entry id or ""."""

    page: str = "overview"
    section: str = ""
    detail: str = ""


@QmlElement
@QmlUncreatable("Languages come from the content")
class LanguageChoice(QObject):
    """A language a visitor can choose, named in itself, in fonts that show its own regional glyphs."""

    def __init__(
        self, tag: str, endonym: str, rtl: bool, sans: str, serif: str, invitation: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tag, self._endonym, self._rtl = tag, endonym, rtl
        self._sans, self._serif, self._invitation = sans, serif, invitation

    @Property(str, constant=True)
    def tag(self) -> str:
        return self._tag

    @Property(str, constant=True)
    def endonym(self) -> str:
        return self._endonym

    @Property(bool, constant=True)
    def rtl(self) -> bool:
        return self._rtl

    @Property(str, constant=True)
    def sans(self) -> str:
        return self._sans

    @Property(str, constant=True)
    def serif(self) -> str:
        return self._serif

    @Property(str, constant=True)
    def invitation(self) -> str:
        """“Touch to begin” in this language."""
        return self._invitation


@QmlElement
@QmlUncreatable("The app makes the one shell")
class ShellViewModel(QObject):
    """Navigation, session phase and personal choices.

    ``switch_language(tag) -> bool`` is given by the app; it makes all texts change and answers whether it could.
    """

    phaseChanged = Signal()
    secondsLeftChanged = Signal()
    placeChanged = Signal()
    menuChanged = Signal()
    choicesChanged = Signal()
    languageChanged = Signal()
    languageBehindChanged = Signal()
    languagesChanged = Signal()
    readyChanged = Signal()
    nightChanged = Signal()
    hostingChanged = Signal()
    roused = Signal()
    sessionEnded = Signal()
    moved = Signal(str, str, arguments=["page", "section"])
    pointed = Signal(str, str, arguments=["entryId", "name"])

    def __init__(
        self,
        session: Session,
        deck: Deck,
        languages: Sequence[LanguageChoice],
        default_language: str,
        switch_language: Callable[[str], bool],
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._deck = deck
        self._languages = list(languages)
        self._default_language = default_language
        self._switch_language = switch_language
        self._language = self._language_behind = default_language
        self._default_reduced_motion = reduced_motion
        self._reduced_motion = reduced_motion
        self._place = Place()
        self._trail: list[Place] = []
        self._menu = ""
        self._text_size = 100
        self._high_contrast = False
        self._reach = False
        self._ready = False
        self._resting = False
        self._seconds_left = 0
        self._night = ""
        self._hosting = False

    # -- what QML reads

    @Property(str, notify=phaseChanged)
    def phase(self) -> str:
        """attract, active or warning."""
        return str(self._session.phase)

    @Property(int, notify=secondsLeftChanged)
    def secondsLeft(self) -> int:
        return self._seconds_left

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        """Whether the content is loaded; until then only the lake is shown."""
        return self._ready

    @Property(bool, notify=readyChanged)
    def resting(self) -> bool:
        """Whether there is no content to show, so that only a calm sentence can be said."""
        return self._resting

    @Property(str, notify=nightChanged)
    def night(self) -> str:
        """How the screen sleeps outside opening hours: dark or dimmed; "" while it is lit."""
        return self._night

    @Property(str, notify=placeChanged)
    def page(self) -> str:
        return self._place.page

    @Property(str, notify=placeChanged)
    def section(self) -> str:
        """The part of the page that is open, "" for its beginning."""
        return self._place.section

    @Property(Card, notify=placeChanged)
    def detail(self) -> Card | None:
        """The fact that is open on top of the page, or null."""
        return self._deck.find(self._place.detail) if self._place.detail else None

    @Property(str, notify=menuChanged)
    def menu(self) -> str:
        return self._menu

    @Property(int, notify=choicesChanged)
    def textSize(self) -> int:
        """Text size in per cent: 100, 150 or 200."""
        return self._text_size

    @Property(bool, notify=choicesChanged)
    def highContrast(self) -> bool:
        return self._high_contrast

    @Property(bool, notify=choicesChanged)
    def reducedMotion(self) -> bool:
        return self._reduced_motion

    @Property(bool, notify=choicesChanged)
    def reach(self) -> bool:
        """Whether everything stands in the lower part of the screen, where a child or a seated visitor can touch it."""
        return self._reach

    @Property(bool, notify=hostingChanged)
    def hosting(self) -> bool:
        """Whether a guide leads a group along the route."""
        return self._hosting

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._language

    @Property(bool, notify=languageChanged)
    def mirrored(self) -> bool:
        """Whether the layout runs from right to left."""
        choice = self._choice(self._language)
        return choice is not None and choice.rtl

    @Property(LanguageChoice, notify=languageChanged)
    def languageChoice(self) -> LanguageChoice | None:
        return self._choice(self._language)

    @Property(LanguageChoice, notify=languageBehindChanged)
    def languageBehind(self) -> LanguageChoice | None:
        """What is spoken where nobody looks: the same, a moment later."""
        return self._choice(self._language_behind)

    @Property("QVariantList", notify=languagesChanged)
    def languages(self) -> list[LanguageChoice]:
        return self._languages

    @Property(bool, notify=placeChanged)
    def canGoBack(self) -> bool:
        return bool(self._trail) or bool(self._place.detail)

    # -- what QML does

    @Slot(str)
    def wake(self, tag: str) -> None:
        """Begin a visit in the language ``tag``, or in the default one for ""."""
        if self._session.phase is not Phase.ATTRACT or self._resting or self._night:
            return
        self._session.begin()
        if tag:
            self.chooseLanguage(tag)
        self.phaseChanged.emit()

    @Slot()
    def wakeToAccess(self) -> None:
        """Begin a visit in the default language with the access panel open."""
        if self.phase == Phase.ATTRACT:
            self.wake("")
            if self.phase == Phase.ACTIVE:
                self.toggleMenu("access")

    @Slot(str)
    @Slot(str, str)
    def go(self, page: str, section: str = "") -> None:
        """Open a page, or one section of it; unknown pages are ignored."""
        if page not in (*PAGES, FIND):
            return
        self._close_menu()
        self._move(Place(page, section))

    @Slot(str, str, str)
    def show(self, page: str, section: str, entry_id: str) -> None:
        """Open a page and point at one thing on it, or at nothing for ""."""
        self.go(page, section)
        card = self._deck.find(entry_id)
        if card is not None:
            self.pointed.emit(entry_id, card.name)

    @Slot(str)
    def openDetail(self, entry_id: str) -> None:
        """Open one fact on top of the page; an unknown one is ignored."""
        if self._deck.find(entry_id) is not None:
            self._close_menu()
            self._move(Place(self._place.page, self._place.section, entry_id), remember=not self._place.detail)

    @Slot()
    def closeDetail(self) -> None:
        """Return from a fact to its page."""
        if self._place.detail:
            self.back()

    @Slot()
    def back(self) -> None:
        """Undo the last step; at the beginning of a visit nothing happens."""
        if self._menu:
            self._close_menu()
        elif self._trail:
            self._show(self._trail.pop())
        elif self._place.detail:
            self._show(Place(self._place.page, self._place.section))

    @Slot()
    def home(self) -> None:
        """Return to the beginning of the overview with nothing open."""
        self._close_menu()
        self._trail.clear()
        self._show(Place())

    @Slot(str)
    def chooseLanguage(self, tag: str) -> None:
        """Speak ``tag`` from now on; page, scroll position and open card stay."""
        self._close_menu()
        if tag != self._language and self._choice(tag) is not None and self._switch_language(tag):
            self._language = tag
            self.languageChanged.emit()

    @Slot(str)
    def toggleMenu(self, name: str) -> None:
        """Open the menu ``name``, or close it when it is open; the finder has nothing to take home."""
        known = MENUS + HOST_MENUS if self._hosting else MENUS
        if name in known and (name, self._place.page) != ("take", FIND):
            self._menu = "" if self._menu == name else name
            self.menuChanged.emit()

    @Slot(int)
    def chooseTextSize(self, percent: int) -> None:
        """Write in this size from now on; one that is not offered is ignored."""
        if percent in TEXT_SIZES:
            self.set_text_size(percent)

    @Slot()
    def toggleContrast(self) -> None:
        self._high_contrast = not self._high_contrast
        self.choicesChanged.emit()

    @Slot()
    def toggleCalm(self) -> None:
        """Keep everything still, or let it move again."""
        self._reduced_motion = not self._reduced_motion
        self.choicesChanged.emit()

    @Slot()
    def toggleReach(self) -> None:
        """Bring everything down to where it can be touched from a wheelchair, or back up."""
        self._reach = not self._reach
        self.choicesChanged.emit()

    @Slot()
    def rouse(self) -> None:
        """Somebody touched the sleeping screen."""
        self.roused.emit()

    @Slot()
    def stay(self) -> None:
        """The visitor answered “still there?”."""
        self.touched()

    @Slot()
    def touched(self) -> None:
        """Something was done on the screen."""
        self._watch(self._session.touch)

    # -- what the app does

    def hold(self, pressed: bool) -> None:
        """A first finger went down, or the last one was lifted."""
        self._watch(lambda: self._session.hold(pressed))

    def tick(self) -> None:
        """Let the session look at its clock."""
        self._watch(lambda: self._session.tick())

    def set_ready(self) -> None:
        """The content is loaded and the screens may be built."""
        if self._resting or not self._ready:
            self._resting, self._ready = False, True
            self.readyChanged.emit()

    def set_resting(self) -> None:
        """There is no content: the lake stays, and nothing can be opened."""
        self._resting = True
        self.readyChanged.emit()

    def set_night(self, night: str) -> None:
        """Put the screen to sleep, or light it for ""."""
        if night != self._night:
            self._night = night
            self.nightChanged.emit()

    def set_languages(self, languages: Sequence[LanguageChoice]) -> None:
        """Offer other languages; the objects stay alive as long as the shell shows them."""
        self._languages = list(languages)
        self.languagesChanged.emit()
        self.languageChanged.emit()
        self.languageBehindChanged.emit()

    def begin_hosting(self, idle_seconds: float, warning_seconds: float) -> None:
        """Begin the visit of a group with its guide: large words, and time to talk."""
        self._session.host(idle_seconds, warning_seconds)
        self._hosting = True
        self.set_text_size(GROUP_TEXT_SIZE)
        self.hostingChanged.emit()
        self.phaseChanged.emit()

    def stand(self, place: Place) -> None:
        """Go to a place that nothing leads back from."""
        self._close_menu()
        self._trail.clear()
        if place.detail and self._deck.find(place.detail) is None:
            place = Place(place.page, place.section)
        self._show(place)

    def stands(self, place: Place) -> bool:
        """Whether this is what is shown, with nothing open over it."""
        return place == self._place and not self._menu

    def speak_behind(self) -> None:
        """Speak the language also where nobody looks."""
        if self._language_behind != self._language:
            self._language_behind = self._language
            self.languageBehindChanged.emit()

    def set_text_size(self, percent: int) -> None:
        """Choose a text size directly.

        :raises ValueError: not one of :data:`TEXT_SIZES`.
        """
        if percent not in TEXT_SIZES:
            raise ValueError(percent)
        self._text_size = percent
        self.choicesChanged.emit()

    def set_high_contrast(self, wanted: bool) -> None:
        """Choose the theme directly."""
        self._high_contrast = wanted
        self.choicesChanged.emit()

    def set_reach(self, wanted: bool) -> None:
        """Choose directly where everything stands."""
        self._reach = wanted
        self.choicesChanged.emit()

    def content_changed(self) -> None:
        """Another content was loaded: what is no longer there cannot stay open."""
        self._trail = [place for place in self._trail if not place.detail or self._deck.find(place.detail)]
        if self._place.detail and self._deck.find(self._place.detail) is None:
            self._place = Place(self._place.page, self._place.section)
        self.placeChanged.emit()

    def reset(self) -> None:
        """Forget the visitor: home, default language, default choices."""
        self._session.end()
        self.home()
        self._text_size, self._high_contrast, self._reach = 100, False, False
        self._reduced_motion = self._default_reduced_motion
        self.choicesChanged.emit()
        self.chooseLanguage(self._default_language)
        if self._hosting:
            self._hosting = False
            self.hostingChanged.emit()
        self.sessionEnded.emit()
        self.phaseChanged.emit()

    # -- inside

    def _choice(self, tag: str) -> LanguageChoice | None:
        return next((choice for choice in self._languages if choice.tag == tag), None)

    def _watch(self, act: Callable[[], object]) -> None:
        before = self._session.phase
        act()
        after = self._session.phase
        if self._session.seconds_left != self._seconds_left:
            self._seconds_left = self._session.seconds_left
            self.secondsLeftChanged.emit()
        if after is before:
            return
        if after is Phase.ATTRACT:
            self.reset()
        else:
            self.phaseChanged.emit()

    def _move(self, place: Place, remember: bool = True) -> None:
        if place == self._place:
            return
        if remember:
            self._trail.append(self._place)
            del self._trail[:-LONGEST_TRAIL]
        self._show(place)

    def _show(self, place: Place) -> None:
        if place == self._place:
            return
        moved = (place.page, place.section) != (self._place.page, self._place.section)
        self._place = place
        self.placeChanged.emit()
        if moved:
            self.moved.emit(place.page, place.section)

    def _close_menu(self) -> None:
        if self._menu:
            self._menu = ""
            self.menuChanged.emit()
