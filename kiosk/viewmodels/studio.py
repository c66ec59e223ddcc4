"""The studio: what is chosen, what can be done with it, what needs attention, and what was done."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.draft import Draft, Table
from kiosk.content.editing import Change, Removed, Step, Workspace
from kiosk.content.mapping import text_hash
from kiosk.content.validation import Finding
from kiosk.content.vocabulary import KIND, KINDS, SOURCE_LANGUAGE
from kiosk.errors import KioskError
from kiosk.viewmodels.studio_exchange import Carrier, StudioExchange
from kiosk.viewmodels.studio_finding import StudioFinding
from kiosk.viewmodels.studio_form import StudioForm, title_of
from kiosk.viewmodels.studio_picture import StudioPicture
from kiosk.viewmodels.studio_preview import StudioPreview
from kiosk.viewmodels.studio_publishing import Publisher, StudioPublishing
from kiosk.viewmodels.studio_retired import Retired
from kiosk.viewmodels.studio_things import Counts, StudioThings
from kiosk.viewmodels.studio_words import Words
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SETTLE_MS = 200
"""How long the list waits after a key, so that typing never waits for it."""
CHECK_MS = 700
"""How long all checks wait after a key."""
MOST_FINDINGS = 300
"""How many findings are listed at once; those of the chosen thing stand in its form anyway."""
SAID_IN_PLACE = ("stale", "not_translated")
"""What the form says beside the text itself."""
FIXED_KINDS = ("story", "picture_slot", "industry")
"""What the screens are built around: it can be reworded and filled, not added, hidden or removed."""


class Run(Protocol):
    """The one door to the background."""

    def __call__(self, work: Callable[[], object], done: Callable[[Future[object]], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class Checks:
    """How the draft is checked: all of it in the background, by a door of its own, for it may take a minute; one thing
    at once; and which letters no font has.
    """

    all: Callable[[Draft], Sequence[Finding]]
    one: Callable[[Draft, str], Sequence[Finding]]
    undrawn: Callable[[str], Sequence[str]]
    run: Run


@QmlElement
@QmlUncreatable("What was removed comes from the draft")
class StudioRemoved(QObject):
    """Something that can be brought back."""

    def __init__(self, removed: Removed, kind: str, until: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._removed, self._kind, self._until = removed, kind, until

    @Property(str, constant=True)
    def entryId(self) -> str:
        return self._removed.id

    @Property(str, constant=True)
    def name(self) -> str:
        return self._removed.name

    @Property(str, constant=True)
    def kindName(self) -> str:
        return self._kind

    @Property(str, constant=True)
    def until(self) -> str:
        return self._until


@QmlElement
@QmlUncreatable("Kinds come from the vocabulary")
class StudioKind(QObject):
    """A kind of thing that can be added."""

    def __init__(self, kind: str, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind, self._name = kind, name

    @Property(str, constant=True)
    def kind(self) -> str:
        return self._kind

    @Property(str, constant=True)
    def name(self) -> str:
        return self._name


@QmlElement
@QmlUncreatable("The program makes the one studio")
class StudioViewModel(QObject):
    """List, form and preview kept together; every edit goes through :meth:`attempt`."""

    changed = Signal()
    findingsChanged = Signal()
    noticeChanged = Signal()
    removedChanged = Signal()
    previewChanged = Signal()

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        checks: Checks,
        run: Run,
        publisher: Publisher,
        carrier: Carrier,
        locked_by: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        self._checks, self._run, self._locked_by = checks, run, locked_by
        self._preview: StudioPreview | None = None
        self._show: Callable[[str, str], None] = lambda _entry_id, _field: None
        self._things = StudioThings(words, self)
        self._form = StudioForm(workspace, words, self.attempt, self)
        self._picture = StudioPicture(workspace, words, run, self.attempt, self)
        self._publishing = StudioPublishing(publisher, words, run, self._name_of, self)
        self._exchange = StudioExchange(workspace, words, carrier, run, self)
        self._exchange.taken.connect(self._reopen)
        self._findings: list[StudioFinding] = []
        self._raw: list[Finding] = []
        self._listed: list[Finding] = []
        self._errors = 0
        self._since: set[str] = set()
        self._told: tuple[str, list[Finding]] = ("", [])
        self._checking = self._check_again = False
        self._checked = False
        self._notice, self._notice_bad = "", False
        self._dirty: set[str] = set()
        self._kinds = [
            StudioKind(kind.name, words.kind(kind.name), self) for kind in KINDS if kind.name not in FIXED_KINDS
        ]
        self._removed: list[StudioRemoved] = []
        self._retired, self._retired_removed = Retired(), Retired()
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._settled)
        self._check = QTimer(self, interval=CHECK_MS, singleShot=True)
        self._check.timeout.connect(self.check)
        workspace.on_change(self._follow)
        self._things.assign(workspace.draft)
        self._list_removed()

    def show_on(self, preview: StudioPreview, show: Callable[[str, str], None]) -> None:
        """Show things on the real screen from now on; ``show`` turns it to a thing and a field of that."""
        self._preview, self._show = preview, show
        preview.picked.connect(self._picked)
        self.previewChanged.emit()

    # -- what QML reads

    @Property(StudioThings, constant=True)
    def things(self) -> StudioThings:
        return self._things

    @Property(StudioForm, constant=True)
    def form(self) -> StudioForm:
        return self._form

    @Property(StudioPreview, notify=previewChanged)
    def preview(self) -> StudioPreview | None:
        """The real screen; None until it is there, which is after everything else."""
        return self._preview

    @Property(StudioPicture, constant=True)
    def picture(self) -> StudioPicture:
        return self._picture

    @Property(StudioPublishing, constant=True)
    def publishing(self) -> StudioPublishing:
        return self._publishing

    @Property(StudioExchange, constant=True)
    def exchange(self) -> StudioExchange:
        return self._exchange

    @Property(str, constant=True)
    def language(self) -> str:
        """The language the studio itself speaks."""
        return self._words.language.tag

    @Property(bool, constant=True)
    def readOnly(self) -> bool:
        return self._workspace.read_only

    @Property(str, constant=True)
    def readOnlyNote(self) -> str:
        """Who has the draft, in a sentence; "" when it is ours."""
        return self._locked_by

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        return not self.readOnly and self._workspace.can_undo

    @Property(bool, notify=changed)
    def canRedo(self) -> bool:
        return not self.readOnly and self._workspace.can_redo

    @Property(bool, notify=findingsChanged)
    def canPublish(self) -> bool:
        """Whether nothing stops publishing: all was checked, and there is no error."""
        return not self.readOnly and self._checked and self.errorCount == 0

    @Property("QVariantList", notify=findingsChanged)
    def findings(self) -> list[StudioFinding]:
        """Errors first, as many as somebody would read."""
        return self._findings

    @Property(int, notify=findingsChanged)
    def errorCount(self) -> int:
        return self._errors

    @Property(int, notify=findingsChanged)
    def warningCount(self) -> int:
        return len(self._raw) - self._errors

    @Property(int, notify=findingsChanged)
    def moreFindings(self) -> int:
        """How many findings there are beyond those listed."""
        return len(self._raw) - len(self._findings)

    @Property(bool, notify=findingsChanged)
    def checked(self) -> bool:
        """Whether all of the draft has been checked since the studio was opened."""
        return self._checked

    @Property(str, notify=noticeChanged)
    def notice(self) -> str:
        """The last thing to say, in one sentence."""
        return self._notice

    @Property(bool, notify=noticeChanged)
    def noticeBad(self) -> bool:
        return self._notice_bad

    @Property("QVariantList", constant=True)
    def kinds(self) -> list[StudioKind]:
        """What can be added."""
        return self._kinds

    @Property("QVariantList", notify=removedChanged)
    def removed(self) -> list[StudioRemoved]:
        return self._removed

    @Property(bool, notify=changed)
    def canRemove(self) -> bool:
        """Whether the chosen thing can be removed."""
        entry_id = self._form.entryId
        return bool(entry_id) and not self.readOnly and entry_id.partition(".")[0] not in FIXED_KINDS

    @Property(bool, notify=changed)
    def canHide(self) -> bool:
        return self.canRemove and not self._form.entryId.startswith("source.")

    @property
    def busy(self) -> bool:
        """Whether the list or the checks still have to follow what was typed."""
        return self._settle.isActive() or self._check.isActive() or self._checking or self._form.busy

    # -- choosing

    @Slot(str)
    def open(self, entry_id: str) -> None:
        """Show the form of a thing, and turn the preview to it."""
        self._choose(entry_id)
        self._show(entry_id, "")

    @Slot(str, str, str)
    def goTo(self, entry_id: str, field: str, language: str) -> None:
        """Show the form of a thing with the cursor in a field, and the preview in the language of the text."""
        if not entry_id or self._table(entry_id) is None:
            return
        self._choose(entry_id)
        if language in self._workspace.draft.tags():
            self._speak(language)
        self._form.ask(field, language)
        self._show(entry_id, field)

    @Slot(str, str)
    def attend(self, field: str, language: str) -> None:
        """The cursor is in a field: the preview shows where it is read, in that language."""
        self._speak(language)
        self._show(self._form.entryId, field)

    @Slot(int)
    def step(self, by: int) -> None:
        """Choose the next or the previous thing of the same kind."""
        order = self._things.neighbours(self._form.entryId)
        if self._form.entryId in order:
            place = order.index(self._form.entryId) + by
            if 0 <= place < len(order):
                self.open(order[place])

    @Slot(int)
    def walk(self, by: int) -> None:
        """Choose the thing below or above in the list."""
        if beside := self._things.beside(by):
            self.open(beside)

    # -- editing

    @Slot()
    def undo(self) -> None:
        """Take back the last step, and show what it was about."""
        self._turn_back(self._workspace.next_undo(), self._workspace.undo, self._words.tr("Taken back."))

    @Slot()
    def redo(self) -> None:
        """Make the step again that was taken back."""
        self._turn_back(self._workspace.next_redo(), self._workspace.redo, self._words.tr("Made again."))

    @Slot(str)
    def add(self, kind: str) -> None:
        """Add a thing of a kind behind the chosen one, and show its form."""
        chosen = self._form.entryId
        after = chosen if chosen.startswith(f"{kind}.") else None
        known = KIND[kind]
        wanted = [field for field in known.texts if field not in known.optional]
        texts = {SOURCE_LANGUAGE: dict.fromkeys(wanted, self._words.placeholder(kind))}
        made: list[str] = []
        if not self.attempt(lambda: made.append(self._workspace.add(kind, after, {}, texts))):
            self.open(made[0])
            self._form.ask(known.texts[0], SOURCE_LANGUAGE)

    @Slot()
    def remove(self) -> None:
        """Remove the chosen thing; it can be brought back for thirty days."""
        entry_id = self._form.entryId
        if not self.canRemove:
            return
        order = self._things.neighbours(entry_id)
        place = order.index(entry_id) if entry_id in order else -1
        if not self.attempt(lambda: self._workspace.remove(entry_id)):
            rest = [other for other in order if other != entry_id]
            self.open(rest[min(place, len(rest) - 1)] if rest else "")
            self.say(self._words.tr("Removed. It can be brought back for 30 days."))

    @Slot(str)
    def restore(self, entry_id: str) -> None:
        """Bring a removed thing back."""
        if not self.attempt(lambda: self._workspace.restore(entry_id)) and self._table(entry_id) is not None:
            self.open(entry_id)

    @Slot(bool)
    def hide(self, hidden: bool) -> None:
        """Keep the chosen thing from visitors, or show it again."""
        if self.canHide:
            self.attempt(lambda: self._workspace.hide(self._form.entryId, hidden))

    @Slot(str, int)
    def move(self, entry_id: str, by: int) -> None:
        """Move a thing up or down among its neighbours in the list."""
        order = self._things.neighbours(entry_id)
        if entry_id in order and 0 <= order.index(entry_id) + by < len(order):
            self.moveTo(entry_id, order[order.index(entry_id) + by])

    @Slot(str, str)
    def moveTo(self, entry_id: str, other: str) -> None:
        """Move a thing to where another of its kind stands."""
        kind = entry_id.partition(".")[0]
        order = [str(entry["id"]) for entry in self._workspace.draft.entries.get(kind, [])]
        if entry_id in order and other in order and entry_id != other:
            self.attempt(lambda: self._workspace.move(entry_id, order.index(other)))

    @Slot(str, str, str, str, str)
    def addLanguage(self, tag: str, endonym: str, direction: str, region: str, fallback: str) -> None:
        """Offer another language to visitors; until it is translated they read its fallbacks."""
        if undrawn := self._checks.undrawn(endonym):
            said = self._words.tr(
                "No font of the kiosk has these letters: {letters}. It cannot show this language yet.",
                # They would be empty boxes here as well
                letters=", ".join(f"U+{ord(letter):04X}" for letter in undrawn),
            )
            self.say(said, bad=True)
            return
        steps = [step for step in fallback.split() if step]
        wrong = self.attempt(
            lambda: self._workspace.add_language(tag.strip(), endonym.strip(), direction, region, steps)
        )
        if not wrong:
            self._reopen()
            self._speak(tag.strip())

    @Slot(str, result=bool)
    def fromTheRight(self, text: str) -> bool:
        """Whether a text is written from right to left."""
        return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)

    @Slot(str)
    def removeLanguage(self, tag: str) -> None:
        """Offer a language no longer; it can be brought back with its texts for thirty days."""
        if not self.attempt(lambda: self._workspace.remove_language(tag)):
            self._reopen()

    @Slot()
    def dismiss(self) -> None:
        """Put the notice away."""
        self.say("")

    def attempt(self, act: Callable[[], object]) -> str:
        """Do something; what is wrong with it is said to staff, and returned."""
        try:
            act()
        except KioskError as error:
            said = self._words.error(error)
            self.say(said, bad=True)
            return said
        if self._notice_bad:
            self.say("")
        return ""

    def say(self, notice: str, bad: bool = False) -> None:
        """Tell staff something in one sentence."""
        if (notice, bad) != (self._notice, self._notice_bad):
            self._notice, self._notice_bad = notice, bad
            self.noticeChanged.emit()

    # -- checking

    @Slot()
    def check(self) -> None:
        """Check all of the draft in the background."""
        if self._checking:
            self._check_again = True
            return
        self._checking, self._check_again = True, False
        draft = self._workspace.draft
        self._since = set()
        self._checks.run(lambda: self._checks.all(draft), self._all_checked)

    def _all_checked(self, future: "Future[object]") -> None:
        self._checking = False
        found = future.result()
        assert isinstance(found, list)
        self._checked = True
        self._raw = found  # pyright: ignore[reportUnknownMemberType]
        # What was typed while all was looked through is known better already
        self._tell_some(self._since)
        if self._check_again:
            self.check()

    def _tell_some(self, entry_ids: set[str]) -> None:
        """Check some things by themselves, and show everything that is known."""
        draft = self._workspace.draft
        fresh = [one for entry_id in sorted(entry_ids) for one in self._checks.one(draft, entry_id)]
        kept = [finding for finding in self._raw if finding.entry_id not in entry_ids]
        self._raw = sorted([*fresh, *kept], key=lambda finding: finding.severity != "error")
        self._errors = sum(finding.severity == "error" for finding in self._raw)
        listed = self._raw[:MOST_FINDINGS]
        if listed != self._listed or any(finding.entry_id in entry_ids for finding in listed):
            self._listed = listed
            self._retired.take(self._findings)
            self._findings = [self._finding(one, self) for one in listed]
        counts: dict[str, list[int]] = {}
        for finding in self._raw:
            if finding.entry_id:
                counts.setdefault(finding.entry_id, [0, 0])[finding.severity != "error"] += 1
        self._things.mark({entry_id: Counts(*pair) for entry_id, pair in counts.items()})
        self._tell_form(self._raw)
        self.findingsChanged.emit()

    def _tell_form(self, found: Sequence[Finding]) -> None:
        chosen = self._form.entryId
        here = [one for one in found if chosen and one.entry_id == chosen and one.code not in SAID_IN_PLACE]
        if (chosen, here) != self._told:
            self._told = (chosen, here)
            self._form.tell([self._finding(one, self._form) for one in here])

    def _finding(self, finding: Finding, parent: QObject) -> StudioFinding:
        tags = (self._words.language.tag, SOURCE_LANGUAGE)
        draft = self._workspace.draft
        endonyms = {str(language["tag"]): str(language["endonym"]) for language in draft.languages}
        thing = (title_of(draft, finding.entry_id, tags) if finding.entry_id else "") or finding.where
        spoken = endonyms.get(finding.language, "")
        return StudioFinding(
            finding.severity,
            f"{thing}  ·  {spoken}" if spoken and finding.entry_id else thing,
            self._words.finding(finding, endonyms),
            finding.entry_id,
            finding.field,
            finding.language,
            parent,
        )

    # -- following the draft

    def _follow(self, change: Change) -> None:
        entry = self._table(self._form.entryId)
        if change.structure:
            self._things.assign(self._workspace.draft)
            self._list_removed()
            if self._form.entryId and entry is None:
                self._open_form("")
        self._dirty |= change.entries
        self._since |= change.entries
        self._settle.start()
        self._check.start()
        if entry is not None:
            self._form.refresh(entry, self._stale_here())
            self._picture.show(self._form.entryId, entry)
        self.changed.emit()

    def _reopen(self) -> None:
        """Show the form anew, after languages or many things changed at once."""
        self._open_form(self._form.entryId)
        self._choose(self._form.entryId)
        self._tell_form(self._raw)

    def _open_form(self, entry_id: str) -> None:
        self._told = ("", [])
        self._form.open(entry_id, self._table(entry_id) if entry_id else None)

    def _settled(self) -> None:
        """A pause in typing: the list and the findings of the chosen thing follow."""
        dirty, self._dirty = self._dirty, set()
        self._things.update_words(self._workspace.draft, dirty)
        present = {str(entry.get("id")) for entries in self._workspace.draft.entries.values() for entry in entries}
        # What is gone has nothing to be mended any more; everything else that changed waits for all checks
        known = (dirty - present) | ({self._form.entryId} & dirty)
        if known:
            self._tell_some(known)

    def _choose(self, entry_id: str) -> None:
        if entry_id != self._form.entryId:
            self._open_form(entry_id)
            entry = self._table(entry_id)
            if entry is not None:
                self._form.refresh(entry, self._stale_here())
                self._picture.show(entry_id, entry)
            self._tell_form(self._raw)
        self._things.select(entry_id)
        self.changed.emit()

    def _picked(self, entry_id: str, field: str) -> None:
        self._choose(entry_id)
        if field:
            assert self._preview is not None
            self._form.ask(field, self._preview.shell.language)
        self._show(entry_id, "")

    def _speak(self, language: str) -> None:
        """Let the real screen speak a language."""
        if self._preview is not None and language and language != self._preview.shell.language:
            self._preview.chooseLanguage(language)

    def _turn_back(self, step: Step | None, act: Callable[[], object], said: str) -> None:
        if step is None or self.readOnly or self.attempt(act):
            return
        if step.entry_id and self._table(step.entry_id) is not None:
            self._choose(step.entry_id)
            self._show(step.entry_id, step.field)
        self.say(said)

    def _stale_here(self) -> list[tuple[str, str]]:
        """Return languages and fields of the chosen thing whose source changed after they were translated."""
        draft, entry_id = self._workspace.draft, self._form.entryId
        hashes = {
            field: text_hash(text) for field, text in draft.texts.get(SOURCE_LANGUAGE, {}).get(entry_id, {}).items()
        }
        return [
            (tag, field)
            for tag in draft.tags()
            for field, source in draft.translated_from.get(tag, {}).get(entry_id, {}).items()
            if source and source != hashes.get(field, source)
        ]

    def _list_removed(self) -> None:
        self._retired_removed.take(self._removed)
        self._removed = [
            StudioRemoved(
                removed,
                self._words.tr("Language") if removed.kind == "language" else self._words.kind(removed.kind),
                removed.until.date().isoformat(),
                self,
            )
            for removed in self._workspace.removed()
        ]
        self.removedChanged.emit()

    def _name_of(self, entry_id: str) -> str:
        """Return what a thing is called; what is gone from the draft, and a language, keep the name they have."""
        return title_of(self._workspace.draft, entry_id, (self._words.language.tag, SOURCE_LANGUAGE)) or entry_id

    def _table(self, entry_id: str) -> Table | None:
        entries: Mapping[str, list[Table]] = self._workspace.draft.entries
        found = entries.get(entry_id.partition(".")[0], [])
        return next((entry for entry in found if entry.get("id") == entry_id), None)
