"""The form of the chosen thing, made from the vocabulary: its texts in all languages, its values, its days."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import fonts, paths
from kiosk.content.draft import Draft, Table
from kiosk.content.editing import Workspace
from kiosk.content.validation import limit, visible_length
from kiosk.content.vocabulary import SOURCE_LANGUAGE, STATED_KINDS, Key, Kind
from kiosk.viewmodels.studio_field import Choice, FieldSpec, StudioField, StudioSection
from kiosk.viewmodels.studio_finding import StudioFinding
from kiosk.viewmodels.studio_places import group_of
from kiosk.viewmodels.studio_retired import Retired
from kiosk.viewmodels.studio_text import StudioText, StudioTextGroup
from kiosk.viewmodels.studio_values import UnreadableError, parsed, shown
from kiosk.viewmodels.studio_words import Words, kind_of
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Attempt = Callable[[Callable[[], object]], str]
"""Does something with the draft; returns what is wrong in one sentence, or ""."""

NUMBERS = ("number", "unit", "qualifier", "year", "count")
KNOWN = ("status", "as_of", "source", "confirm")
DAYS = ("show_from", "show_until")
TAKEN = ("address",)
DRAWN = ("at", "lat", "lon", "outline", "points", "radius_km", "confidence")
RECORD = ("facts", "flags", "mark")
PICTURE = ("aspect", "file", "rights", "focus")
WIDE = ("source", "mark", "facts", "rights", "address")
CHOSEN = ("choice", "reference", "page", "card")
"""Forms that are filled in by choosing one of a list."""
NOT_CHOSEN = ""
LAID_OUT_MS = 40


def title_of(draft: Draft, entry_id: str, tags: Iterable[str]) -> str:
    """Return what a thing is called, in the first of the languages that has a name for it."""
    field = "title" if entry_id.startswith("story.") else "name"
    for tag in tags:
        text = draft.texts.get(tag, {}).get(entry_id, {}).get(field, "").strip()
        if text:
            return text
    return ""


@QmlElement
@QmlUncreatable("The studio makes the one form")
class StudioForm(QObject):
    """The chosen thing. ``thingChanged`` when it is another, ``changed`` when its words or state are."""

    thingChanged = Signal()
    changed = Signal()
    languageChanged = Signal()
    findingsChanged = Signal()
    focusWanted = Signal(str, str, arguments=["field", "language"])

    def __init__(self, workspace: Workspace, words: Words, attempt: Attempt, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._words, self._attempt = workspace, words, attempt
        self._entry_id = ""
        self._entry: Table = {}
        self._kind: Kind | None = None
        self._texts: list[StudioTextGroup] = []
        self._sections: list[StudioSection] = []
        self._findings: list[StudioFinding] = []
        self._asked = ("", "")
        # A form that was opened just now is laid out with its first frame; only then can it be scrolled
        self._laid_out = QTimer(self, interval=LAID_OUT_MS, singleShot=True)
        self._laid_out.timeout.connect(lambda: self.focusWanted.emit(*self._asked))
        self._retired, self._retired_findings = Retired(), Retired()
        self._stale: set[tuple[str, str]] = set()
        self._language = ""
        self._side_by_side = True

    # -- what the studio does

    def open(self, entry_id: str, entry: Table | None) -> None:
        """Show a thing, or nothing for ""."""
        self._entry_id, self._entry = entry_id, entry or {}
        self._kind = kind_of(entry_id) if entry_id else None
        old: list[QObject] = [*self._texts, *self._sections, *self._findings]
        self._texts, self._sections = (self._make_texts(), self._make_sections()) if self._kind else ([], [])
        self._findings = []
        self._assign_texts()
        self.thingChanged.emit()
        self.changed.emit()
        self.findingsChanged.emit()
        self._retired.take(old)

    def refresh(self, entry: Table, stale: Iterable[tuple[str, str]]) -> None:
        """Show what the draft says of the thing now; ``stale`` are languages and fields to be looked at again."""
        self._entry, self._stale = entry, set(stale)
        self._assign_texts()
        for section in self._sections:
            for field in section.fields:
                field.refresh()
        self.changed.emit()

    def tell(self, findings: Sequence[StudioFinding]) -> None:
        """Show what the checks found about the thing."""
        self._retired_findings.take(self._findings)
        self._findings = list(findings)
        for finding in self._findings:
            finding.setParent(self)
        self.findingsChanged.emit()

    @property
    def busy(self) -> bool:
        """Whether the cursor is still on its way."""
        return self._laid_out.isActive()

    # -- what QML reads

    @Property(str, notify=thingChanged)
    def entryId(self) -> str:
        return self._entry_id

    @Property(str, notify=thingChanged)
    def kindName(self) -> str:
        return self._words.kind(self._kind.name) if self._kind else ""

    @Property(str, notify=changed)
    def screenName(self) -> str:
        return self._words.group(group_of(self._kind.name, self._entry)) if self._kind else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        if not self._entry_id:
            return ""
        name = title_of(self._workspace.draft, self._entry_id, (self._words.language.tag, SOURCE_LANGUAGE))
        return name or self._words.tr("Without a name")

    @Property(bool, notify=changed)
    def hidden(self) -> bool:
        return bool(self._entry.get("hidden"))

    @Property("QVariantList", notify=thingChanged)
    def texts(self) -> list[StudioTextGroup]:
        return self._texts

    @Property("QVariantList", notify=thingChanged)
    def sections(self) -> list[StudioSection]:
        return self._sections

    @Property("QVariantList", notify=findingsChanged)
    def findings(self) -> list[StudioFinding]:
        return self._findings

    @Property(bool, notify=thingChanged)
    def isPicture(self) -> bool:
        return self._kind is not None and self._kind.name == "picture_slot"

    @Property(bool, notify=languageChanged)
    def sideBySide(self) -> bool:
        """Whether all languages are shown, not one at a time."""
        return self._side_by_side

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        """The translation that is shown where one is shown at a time."""
        return self._language

    # -- what QML does

    @Slot(str)
    def turnTo(self, tag: str) -> None:
        """Show this translation where one is shown at a time."""
        if tag != self._language and tag != SOURCE_LANGUAGE:
            self._language = tag
            for group in self._texts:
                group.turn_to(tag)
            self.languageChanged.emit()

    @Slot(bool)
    def showAll(self, wanted: bool) -> None:
        """Show all languages, or one at a time."""
        if wanted != self._side_by_side:
            self._side_by_side = wanted
            self.languageChanged.emit()

    @Slot(str, str)
    def ask(self, field: str, language: str) -> None:
        """Put the cursor into a field; "" is the first text."""
        if language and language != SOURCE_LANGUAGE:
            self.turnTo(language)
        self._asked = (field, language or SOURCE_LANGUAGE)
        self.focusWanted.emit(*self._asked)
        self._laid_out.start()

    # -- texts

    def _make_texts(self) -> list[StudioTextGroup]:
        assert self._kind is not None
        groups: list[StudioTextGroup] = []
        for field in self._kind.texts:
            label = self._words.text(self._kind.name, field)
            languages = self._workspace.draft.languages
            made = {str(language["tag"]): self._make_text(language, field) for language in languages}
            source = made.pop(SOURCE_LANGUAGE)
            group = StudioTextGroup(field, label, source, list(made.values()), self)
            group.turn_to(self._language)
            groups.append(group)
        if not self._language and groups and groups[0].chosen:
            self._language = groups[0].chosen.tag
        return groups

    def _make_text(self, language: Table, field: str) -> StudioText:
        tag, entry_id = str(language["tag"]), self._entry_id
        return StudioText(
            tag,
            str(language["endonym"]),
            language.get("direction") == "rtl",
            fonts.family_for(tag, "sans", str(language.get("region", ""))),
            field,
            lambda text: self._say(lambda: self._workspace.set_text(tag, entry_id, field, text)),
            lambda: self._say(lambda: self._workspace.confirm_text(tag, entry_id, field)),
        )

    def _say(self, act: Callable[[], object]) -> None:
        self._attempt(act)

    def _assign_texts(self) -> None:
        draft, tr = self._workspace.draft, self._words.tr
        endonyms = {str(language["tag"]): str(language["endonym"]) for language in draft.languages}
        for group in self._texts:
            for text in group.texts():
                field, tag = text.field, text.tag
                said = draft.texts.get(tag, {}).get(self._entry_id, {}).get(field, "")
                state = note = ""
                if not said.strip():
                    state = "missing"
                    seen = next(
                        (
                            step
                            for step in draft.chain(tag)[1:]
                            if draft.texts.get(step, {}).get(self._entry_id, {}).get(field, "").strip()
                        ),
                        "",
                    )
                    if self._kind and field in self._kind.optional and (tag == SOURCE_LANGUAGE or not seen):
                        state = ""
                    elif tag == SOURCE_LANGUAGE or not seen:
                        note = tr("Missing")
                    else:
                        note = tr("Missing; visitors read it in {language}", language=endonyms.get(seen, seen))
                elif (tag, field) in self._stale:
                    state, note = "stale", tr("The Chinese text has changed since")
                most = limit(self._kind.name if self._kind else "", field, tag)
                text.assign(said, state, note, f"{visible_length(said)} / {most}")

    # -- values

    def _make_sections(self) -> list[StudioSection]:
        assert self._kind is not None
        tr, kind = self._words.tr, self._kind
        named = (*NUMBERS, *KNOWN, *DAYS, *TAKEN, *DRAWN, *RECORD, *PICTURE)
        keys = {key.name: key for key in kind.all_keys if key.name != "hidden"}
        parts: tuple[tuple[str, str, Sequence[str], bool], ...] = (
            ("picture", tr("Rights"), ("rights",), False),
            ("number", tr("Number"), NUMBERS, False),
            ("what", tr("What it is"), [name for name in keys if name not in named], False),
            ("known", tr("How we know"), KNOWN, False),
            ("days", tr("When it is shown"), DAYS, False),
            ("taken", tr("Taken home on a phone"), TAKEN, False),
            ("drawn", tr("On the drawing"), DRAWN, True),
            ("record", tr("For the record"), RECORD, True),
        )
        sections: list[StudioSection] = []
        for role, title, names, folded in parts:
            fields = [self._make_field(keys[name]) for name in names if name in keys]
            if fields:
                sections.append(StudioSection(role, title, fields, folded, self))
        return sections

    def _make_field(self, key: Key) -> StudioField:
        assert self._kind is not None
        kind = self._kind.name
        choices = self._choices(key)
        form = {
            "flag": "switch",
            "choice": "choice",
            "reference": "choice",
            "page": "choice",
            "card": "choice",
            "choices": "checks",
            "notes": "checks",
            "icon": "icon",
            "points": "lines",
        }.get(key.form, "line")
        wide = form in ("lines", "checks", "icon", "switch") or key.name in WIDE
        spec = FieldSpec(
            key.name, self._words.key(kind, key.name), self._words.hint(kind, key), form, tuple(choices), wide
        )
        return StudioField(spec, lambda: self._read(key), lambda value: self._write(key, value))

    def _choices(self, key: Key) -> list[Choice]:
        draft, words = self._workspace.draft, self._words
        choices = [Choice(value, words.choice(key.name, value)) for value in key.choices]
        if key.form in ("reference", "page") and key.target:
            tags = (words.language.tag, SOURCE_LANGUAGE)
            choices += [
                Choice(str(entry["id"]), title_of(draft, str(entry["id"]), tags) or str(entry["id"]))
                for entry in draft.entries.get(key.target, [])
            ]
        if key.form == "card":
            tags = (words.language.tag, SOURCE_LANGUAGE)
            choices = [
                Choice(id, f"{title_of(draft, id, tags) or id}  ·  {words.kind(kind)}")
                for kind in STATED_KINDS
                for id in (str(entry["id"]) for entry in draft.entries.get(kind, []))
            ]
        if key.form == "notes":
            tongue = "zh_Hans" if words.language.tag == "zh_Hans" else "en"
            choices = [Choice(str(note["id"]), f"{note['id']}  {note.get(tongue, '')}") for note in draft.notes]
        if key.form == "icon":
            choices = [Choice(name, name) for name in icons()]
        if key.form in CHOSEN and not key.required:
            choices.insert(0, Choice(NOT_CHOSEN, words.tr("none")))
        return choices

    def _read(self, key: Key) -> str | bool | Sequence[str]:
        value = self._entry.get(key.name)
        match key.form:
            case "flag":
                return value is True
            case "choices" | "notes":
                return [str(item) for item in cast("Sequence[object]", value or ())]
            case "choice" | "reference" | "page" | "card" | "icon":
                return "" if value is None else str(value)
            case _:
                return shown(key, value)

    def _write(self, key: Key, given: str | bool | Sequence[str]) -> str:
        value: Any = given
        if key.form in CHOSEN:
            value = given or None
        elif isinstance(given, str):
            try:
                value = parsed(key, given, self._words.tr)
            except UnreadableError as error:
                return str(error)
        elif not isinstance(given, bool):
            value = list(given) or (None if not key.required else [])
        if value is None and key.required:
            return self._words.tr("This must not be empty.")
        if wrong := self._days_wrong(key, value):
            return wrong
        return self._attempt(lambda: self._workspace.set_value(self._entry_id, key.name, value))

    def _days_wrong(self, key: Key, value: object) -> str:
        if key.name not in DAYS or not isinstance(value, date):
            return ""
        days: Mapping[str, object] = {**{name: self._entry.get(name) for name in DAYS}, key.name: value}
        first, last = days["show_from"], days["show_until"]
        if isinstance(first, date) and isinstance(last, date) and first > last:
            return self._words.tr("It would end before it begins.")
        return ""


def icons() -> list[str]:
    """Return the names of all drawings the program ships."""
    return sorted(path.stem for path in (paths.RESOURCES / "icons").glob("*.svg"))
