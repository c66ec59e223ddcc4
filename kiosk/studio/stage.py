"""The previewed screen: the kiosk's own pages and view-models, fed from the draft instead of a database."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Q_ARG, QCoreApplication, QMetaObject, QObject, QPointF, QRectF, QTimer
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickItem

# The pages name their types, though nothing is found in the studio or taken home from it
import kiosk.viewmodels.aloud  # pyright: ignore[reportUnusedImport]
import kiosk.viewmodels.find  # pyright: ignore[reportUnusedImport]
import kiosk.viewmodels.host  # pyright: ignore[reportUnusedImport]
import kiosk.viewmodels.take_home  # noqa: F401  # pyright: ignore[reportUnusedImport]
from kiosk import fonts, paths
from kiosk.content.draft import Table
from kiosk.content.editing import Change, Workspace
from kiosk.content.preview import Preview
from kiosk.content.records import Content, Entry, LanguageRecord, StopRecord
from kiosk.content.vocabulary import SOURCE_LANGUAGE
from kiosk.language import Catalogue, Language
from kiosk.library import LAKE_PICTURE, invitation, snapshot_from
from kiosk.scenes.photographs import lay_out
from kiosk.session import Session
from kiosk.studio import picking
from kiosk.translator import CatalogueTranslator
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.card import Deck, let_go
from kiosk.viewmodels.computed import computed
from kiosk.viewmodels.ecology import EcologyViewModel
from kiosk.viewmodels.edition import Edition, edition_of, face_of
from kiosk.viewmodels.industry import IndustryViewModel
from kiosk.viewmodels.overview import OverviewViewModel
from kiosk.viewmodels.shell import LanguageChoice, ShellViewModel
from kiosk.viewmodels.snapshot import Snapshot
from kiosk.viewmodels.studio_places import LAKE, Spot, spots_of
from kiosk.viewmodels.studio_preview import StudioPreview
from kiosk.viewmodels.studio_words import Words, kind_of
from kiosk.viewmodels.transport import TransportViewModel

VERSION = "draft"
"""What the previewed content calls itself, so that its photographs are looked for beside the draft."""
EVENING = time(18)
"""The light over the previewed lake."""
REBUILD_MS = 250
"""How long the pages wait before they are built anew, after what is drawn once, such as a sign, was changed."""
BEHIND_MS = 60
"""How long what is not in sight waits after a key."""
ON_CARDS = frozenset({"figure", "milestone", "part", "organisation", "title", "vision"})
"""Kinds of which a page shows nothing but cards; those follow a key by themselves."""
LOOKS = 8
"""In how many frames a thing is looked for after the page was turned, before the next page is tried."""
FREE = frozenset(
    {"name", "statement", "short", "title", "lead", "source_name", "fell_back"}
    | {"number", "unit", "qualifier", "headline", "as_of", "source_id", "facts", "flags", "address", "year", "count"}
)
"""What a page follows by itself; everything else is drawn once, so that the pages have to be built anew."""
IN_SHEET = frozenset({"statement", "status", "as_of", "source", "qualifier"})
"""What is read only in the sheet that a tap on a card opens."""


class Stage(QObject):
    """Everything behind the preview: it shows a draft in one language on one day, and knows where things are."""

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        staff: Catalogue,
        today: date,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._staff, self._day = workspace, staff, today
        self._engine: QQmlEngine | None = None
        self._item: QQuickItem | None = None
        self.attached = False
        """Whether the pages are shown."""
        self._owners: picking.Owners | None = None
        self._translator: CatalogueTranslator | None = None
        self._editions: dict[str, Edition] = {}
        self._late: set[str] = set()
        self._late_entries: set[str] = set()
        self._behind_cards = False
        self._previews: dict[str, Preview] = {}
        self._spoken = workspace.draft.tags()
        self._languages: dict[str, Language] = {}
        self._index: picking.TextIndex | None = None
        self._wanted = ""
        self._wanted_field = ""
        self._spots: list[Spot] = []
        self._looks = 0
        self._found: QQuickItem | None = None
        lay_out(VERSION, workspace.pictures)
        tags = workspace.draft.tags()
        language = language if language in tags else SOURCE_LANGUAGE
        self.deck = Deck(self)
        self.session = Session(lambda: 0.0, 90, 20)
        self.shell = ShellViewModel(self.session, self.deck, self._choices(), language, self._speak, True, self)
        self.attract = AttractViewModel(self._snapshot(language), self)
        self.attract.set_moment(datetime.combine(today, EVENING))
        self.preview = StudioPreview(
            self.shell, self.attract, words, today, self._show_day, self._pick, self.show_lake, self
        )
        self._pages = self._make_pages()
        self._rebuild = QTimer(self, interval=REBUILD_MS, singleShot=True)
        self._rebuild.timeout.connect(self.build_pages)
        self._behind = QTimer(self, interval=BEHIND_MS, singleShot=True)
        self._behind.timeout.connect(self._follow_behind)
        workspace.on_change(self._follow)
        self._translate_into(language)

    def attach(self, engine: QQmlEngine, item: QQuickItem, owners: picking.Owners) -> None:
        """Show the pages in an item of the studio's window."""
        self._engine, self._item, self._owners = engine, item, owners
        window = item.window()
        window.afterAnimating.connect(self._look)
        self._assign()
        self._open_pages()
        self.shell.set_ready()
        self.attached = True

    @property
    def busy(self) -> bool:
        """Whether pages are about to be built anew, or a thing is still looked for."""
        return self._rebuild.isActive() or self._behind.isActive() or self._is_looking()

    def _is_looking(self) -> bool:
        unseen = self._found is None or self.preview.mark.isEmpty()
        return bool(self._wanted) and unseen and self._looks > 0

    def stop(self) -> None:
        """Let other texts be spoken by others."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    # -- what the studio asks

    def show_lake(self) -> None:
        """Leave the pages; nothing that was chosen is forgotten."""
        self.session.end()
        self.shell.home()
        self.shell.phaseChanged.emit()

    def show(self, entry_id: str, field: str = "") -> None:
        """Turn to the page that shows a thing, mark it, and open its sheet where ``field`` is read only there."""
        self._found = None
        self._wanted, self._wanted_field = entry_id, field
        entry = self._table(entry_id)
        if entry is None:
            self._wanted, self._spots = "", []
            self.preview.set_mark(QRectF())
            return
        self._spots = spots_of(kind_of(entry_id).name, entry)
        here = Spot("attract") if self.shell.phase == "attract" else Spot(self.shell.page, self.shell.section)
        if here in self._spots:
            self._spots.remove(here)
            self._spots.insert(0, here)
        if self.shell.detail is not None and self.shell.detail.entryId != entry_id:
            self.shell.closeDetail()
        self._next_spot()

    def edition(self, tag: str) -> Edition:
        """Return the draft in a language on the previewed day."""
        if tag in self._late:
            self._late.discard(tag)
            self._retell(tag)
        known = self._editions.get(tag)
        if known is None:
            preview = self._previews[tag] = Preview(tag, self._day, VERSION)
            known = self._editions[tag] = edition_of(preview.content(self._workspace.draft), self._language(tag))
        return known

    def build_pages(self) -> None:
        """Build the pages anew, at the same place."""
        self.shell.closeDetail()
        old: list[QObject] = [*self._pages.values(), *self.deck.clear()]
        self._pages = self._make_pages()
        self._assign()
        self._open_pages()
        let_go(old)
        self._found = None
        if self._wanted:
            self.show(self._wanted, self._wanted_field)

    # -- following the draft

    def _follow(self, change: Change) -> None:
        tags = self._workspace.draft.tags()
        if change.languages - set(self._spoken) or set(self._spoken) != set(tags):
            self._spoken = tags
            self._languages.clear()
            self.shell.set_languages(self._choices())
            if self.shell.language not in tags:
                self.shell.chooseLanguage(SOURCE_LANGUAGE)
        spoken = self.shell.language
        self.edition(spoken)
        rebuild, reckon, changed = self._retell(spoken)
        # Cards say other words by themselves; pages look through everything, which takes long in a large draft
        self._behind_cards = self._behind_cards or reckon or any(_kind(each) not in ON_CARDS for each in changed)
        # What is not in sight follows behind the frame that shows the key
        self._late = set(self._editions) - {spoken}
        self._late_entries |= changed
        self._index = None
        edition = self.edition(spoken)
        if change.structure or any((entry_id in edition.faces) != self._had(entry_id) for entry_id in changed):
            self._assign()
            self.shell.content_changed()
        else:
            self.deck.assign_some(edition, changed)
            if any(_kind(entry_id) not in ON_CARDS for entry_id in changed):
                self._pages[self.shell.page].assign(edition)
            if self.shell.phase == "attract":
                self._show_lake_anew()
            self._behind.start()
        if rebuild:
            self._rebuild.start()

    def _follow_behind(self) -> None:
        """Let everything follow that is not in sight."""
        if self._behind_cards:
            self._behind_cards = False
            edition = self.edition(self.shell.language)
            for page in self._pages.values():
                page.assign(edition)
        self._show_lake_anew()

    def _show_lake_anew(self) -> None:
        """Let the lake follow, where what changed is seen on it."""
        headlines = {figure.id for figure in self.edition(self.shell.language).content.figures if figure.headline}
        if self._late_entries & {"story.attract", LAKE_PICTURE, *headlines}:
            self.attract.assign(self._snapshot(self.shell.language))
        self._late_entries = set()

    def _had(self, entry_id: str) -> bool:
        return self.deck.find(entry_id) is not None

    def _retell(self, tag: str) -> tuple[bool, bool, frozenset[str]]:
        """Say anew what an edit touched.

        Return whether something is drawn once, whether something is reckoned with, and which entries changed.
        """
        old, preview = self._editions[tag], self._previews[tag]
        content = preview.content(self._workspace.draft)
        changed = preview.changed
        faces = dict(old.faces)
        rebuild = reckon = False
        for entry_id in changed:
            before = _entry(old.content, entry_id)
            after = _entry(content, entry_id)
            if after is None:
                faces.pop(entry_id, None)
            else:
                faces[entry_id] = face_of(after, old.language, VERSION)
            rebuild = rebuild or (before is not None and after is not None and _drawn_otherwise(before, after))
            reckon = reckon or before is None or after is None or _measured(before) != _measured(after)
        words = computed(content, old.language) if reckon else old.computed
        self._editions[tag] = Edition(content, old.language, MappingProxyType(faces), words)
        return rebuild, reckon, changed

    def _assign(self) -> None:
        """Show the whole draft."""
        edition = self.edition(self.shell.language)
        self._index = None
        self.deck.assign(edition)
        for page in self._pages.values():
            page.assign(edition)
        self.attract.assign(self._snapshot(self.shell.language))

    def _show_day(self, day: date) -> None:
        self._day = day
        self._editions.clear()
        self._late.clear()
        self._assign()
        self.shell.content_changed()
        self._found = None

    # -- languages

    def _speak(self, tag: str) -> bool:
        self._keep_editions(tag)
        edition = self.edition(tag)
        self.deck.assign(edition)
        for page in self._pages.values():
            page.assign(edition)
        self._index = None
        self._translate_into(tag)
        if self._engine is not None:
            self._engine.retranslate()
        QTimer.singleShot(0, self, lambda: self.attract.assign(self._snapshot(self.shell.language)))
        return True

    def _keep_editions(self, tag: str) -> None:
        """Keep only the editions that are still needed, since each follows every key."""
        for other in set(self._editions) - {tag, SOURCE_LANGUAGE, "en"}:
            del self._editions[other], self._previews[other]
            self._late.discard(other)

    def _language(self, tag: str) -> Language:
        known = self._languages.get(tag)
        if known is None:
            fallback = self._workspace.draft.chain(tag)[1:]
            known = self._languages[tag] = Language.load(tag, paths.CATALOGUES, fallback)
        return known

    def _translate_into(self, tag: str) -> None:
        catalogue = self._language(tag).catalogue
        if self._translator is not None:
            self._translator.speak(catalogue)
            return
        self._translator = CatalogueTranslator(catalogue, self, self._staff)
        QCoreApplication.installTranslator(self._translator)

    def _choices(self) -> list[LanguageChoice]:
        return [
            LanguageChoice(
                record.tag,
                record.endonym,
                record.direction == "rtl",
                fonts.family_for(record.tag, "sans", record.region),
                fonts.family_for(record.tag, "serif", record.region),
                invitation(self._language(record.tag), record),
                self,
            )
            for record in map(_language_record, self._workspace.draft.languages)
        ]

    def _snapshot(self, tag: str) -> Snapshot:
        english = self.edition("en") if "en" in self._workspace.draft.tags() else None
        records = map(_language_record, self._workspace.draft.languages)
        return snapshot_from(self.edition(tag), english, [(record, self._language(record.tag)) for record in records])

    # -- pages

    def _make_pages(self) -> dict[str, Any]:
        return {
            "overview": OverviewViewModel(self.deck, self),
            "industry": IndustryViewModel(self.deck, self),
            "transport": TransportViewModel(self.deck, self),
            "ecology": EcologyViewModel(self.deck, self),
        }

    def _open_pages(self) -> None:
        if self._item is not None:
            QMetaObject.invokeMethod(self._item, "openPages", Q_ARG("QVariant", self._pages))

    # -- finding things

    def _table(self, entry_id: str) -> Table | None:
        kind = entry_id.partition(".")[0]
        entries = self._workspace.draft.entries.get(kind, [])
        return next((entry for entry in entries if entry.get("id") == entry_id), None)

    def _pick(self, x: float, y: float) -> tuple[str, str]:
        if self._item is None or self._owners is None:
            return "", ""
        content = self.edition(self.shell.language).content
        if self._index is None:
            self._index = picking.TextIndex(content)
        detail = self.shell.detail.entryId if self.shell.detail is not None else ""
        seen = picking.pick(self._item, QPointF(x, y), self._owners, self._index, content, detail)
        return (seen.entry_id, seen.field) if seen else ("", "")

    def _next_spot(self) -> None:
        """Turn to the next place where the wanted thing may be."""
        self._looks = LOOKS
        if not self._spots:
            if self._wanted in self.edition(self.shell.language).faces and self.shell.phase != "attract":
                self.shell.openDetail(self._wanted)
            self._update()
            return
        spot = self._spots.pop(0)
        if spot == LAKE:
            self.show_lake()
        elif spot.page:
            self.shell.wake("")
            if (self.shell.page, self.shell.section) != (spot.page, spot.section):
                self.shell.go(spot.page, spot.section)
        self._update()

    def _update(self) -> None:
        if self._item is not None:
            self._item.window().update()

    def _look(self) -> None:
        """Look for the wanted thing before each frame, and keep its frame where it is seen."""
        if self._item is None or not self._wanted:
            return
        if self._found is not None and not self._is_there(self._found):
            self._found = None
            self._looks = max(self._looks, 1)
        if self._found is None and self._looks > 0:
            self._looks -= 1
            self._search()
            if self._found is None:
                if self._looks:
                    self._update()
                elif self._spots:
                    self._next_spot()
                else:
                    self.preview.set_mark(QRectF())
        if self._found is not None:
            area = picking.frame(self._item, self._found)
            if area.isEmpty() and self._looks > 0:
                # The page scrolled to its own section after the thing was brought into sight
                self._looks -= 1
                picking.reveal(self._item, self._found)
                self._update()
            self.preview.set_mark(area)

    def _search(self) -> None:
        assert self._item is not None and self._owners is not None
        try:
            entry = self.edition(self.shell.language).content.entry(self._wanted)
        except KeyError:
            self._looks, self._spots = 0, []
            return
        if self.shell.detail is not None and self.shell.detail.entryId == entry.id and self.shell.phase != "attract":
            self._found = picking.in_sheet(self._item, entry, self._wanted_field)
            return
        if isinstance(entry, StopRecord):
            # A stop is the whole page, and what opens over it
            if entry.card and self.shell.phase != "attract":
                self.shell.openDetail(entry.card)
            self._found = self._item
            return
        self._found = picking.find(self._item, entry, self._owners)
        if self._found is None:
            return
        picking.reveal(self._item, self._found)
        if self._wanted_field in IN_SHEET and self.shell.phase != "attract":
            words = str(getattr(entry, self._wanted_field, "") or "")
            if self._wanted_field != "statement" or picking.saying(self._item, {words}) is None:
                self.shell.openDetail(self._wanted)
                self._found, self._looks = None, LOOKS

    def _is_there(self, item: QQuickItem) -> bool:
        try:
            return item.isVisible() and item.width() > 0
        except RuntimeError:  # Qt took it down with its page
            return False


def _language_record(language: Table) -> LanguageRecord:
    return LanguageRecord(
        tag=str(language["tag"]),
        endonym=str(language["endonym"]),
        direction=str(language["direction"]),
        fallback=tuple(map(str, language.get("fallback", ()))),
        region=str(language["region"]),
    )


def _kind(entry_id: str) -> str:
    return entry_id.partition(".")[0]


def _entry(content: Content, entry_id: str) -> Entry | None:
    try:
        return content.entry(entry_id)
    except KeyError:
        return None


def _measured(entry: Entry) -> tuple[object, ...]:
    """Return what the kiosk reckons with."""
    return tuple(getattr(entry, name, None) for name in ("number", "unit", "qualifier", "count", "lat", "lon", "role"))


def _drawn_otherwise(old: Entry, new: Entry) -> bool:
    """Whether something changed that pages draw once, such as a sign or a place on the map."""
    if old.status != new.status:
        return bool({old.status, new.status} & {"planned", "claimed"})
    names = (field.name for field in fields(old) if field.name not in FREE and field.name != "status")
    return any(getattr(old, name) != getattr(new, name) for name in names)
