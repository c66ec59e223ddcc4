"""What a file from outside would change in the draft: shown before it happens, then made as one step or not at all."""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.content.draft import Draft, Rules
from kiosk.content.errors import ContentError
from kiosk.content.validation import World, findings_of
from kiosk.content.vocabulary import KIND, SOURCE_LANGUAGE

if TYPE_CHECKING:
    from kiosk.content.editing import Workspace


@dataclass(frozen=True, slots=True)
class Named:
    """Something a person should know of: where in the file it stands, and a plain sentence."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class NewLanguage:
    """A language that is not on offer yet."""

    where: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.where}: new language {self.values.get('tag')}"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that is not in the draft; it goes behind ``after``, or to the front where that is ""."""

    where: str
    id: str
    after: str
    values: dict[str, Any]
    texts: dict[str, dict[str, str]]

    def __str__(self) -> str:
        return f"{self.where}: new {self.id}"


@dataclass(frozen=True, slots=True)
class NewValue:
    """Another value of a key; None takes the key away."""

    where: str
    id: str
    key: str
    old: Any
    new: Any
    shown: tuple[str, str]

    def __str__(self) -> str:
        old, new = (text or "(empty)" for text in self.shown)
        return f"{self.where}: {self.id}, {self.key}: {old} → {new}"


@dataclass(frozen=True, slots=True)
class NewText:
    """Another text; "" takes it away, and the same text again says that it is still right."""

    where: str
    tag: str
    id: str
    field: str
    old: str
    new: str

    def __str__(self) -> str:
        if self.old == self.new:
            return f"{self.where}: {self.id}, {self.field} in {self.tag}: still right"
        return f"{self.where}: {self.id}, {self.field} in {self.tag}: {self.old or '(none)'} → {self.new or '(none)'}"


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Another place among its kind: behind ``after``, or in front where that is ""."""

    where: str
    id: str
    after: str

    def __str__(self) -> str:
        return f"{self.where}: {self.id} moves " + (f"behind {self.after}" if self.after else "to the front")


Edit = NewLanguage | NewEntry | NewValue | NewText | NewPlace


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import would do.

    ``missing`` things are in the draft and not in the file, and are kept. ``errors`` stop the import; ``warnings``
    name what is taken and will not do for visitors; ``stale`` what was left because its source changed meanwhile.
    """

    edits: tuple[Edit, ...] = ()
    missing: tuple[str, ...] = ()
    errors: tuple[Named, ...] = ()
    warnings: tuple[Named, ...] = ()
    stale: tuple[Named, ...] = ()
    by_text: bool = False
    """Whether single texts are counted, as translators do, rather than entries."""

    @property
    def new(self) -> tuple[str, ...]:
        """Entries and languages that would be added, or texts that would be translated for the first time."""
        if self.by_text:
            return tuple(f"{edit.id}/{edit.field}" for edit in self.edits if isinstance(edit, NewText) and not edit.old)
        added = [edit.id for edit in self.edits if isinstance(edit, NewEntry)]
        return (*(str(edit.values["tag"]) for edit in self.edits if isinstance(edit, NewLanguage)), *added)

    @property
    def changed(self) -> tuple[str, ...]:
        """Entries, or texts, that are there already and would change."""
        if self.by_text:
            return tuple(f"{edit.id}/{edit.field}" for edit in self.edits if isinstance(edit, NewText) and edit.old)
        return tuple(dict.fromkeys(e.id for e in self.edits if isinstance(e, NewValue | NewText | NewPlace)))

    def summary(self) -> str:
        """Say in one line what would happen: "3 new, 2 changed, 1 missing: kept"."""
        told = [f"{len(self.new)} new", f"{len(self.changed)} changed"]
        if self.missing:
            told.append(f"{len(self.missing)} missing: kept")
        if self.stale:
            told.append(f"{len(self.stale)} stale: left out")
        if self.errors:
            told.append("1 error" if len(self.errors) == 1 else f"{len(self.errors)} errors")
        return ", ".join(told)


def applied(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """Return what the draft would be after the edits."""
    after = Draft(in_files=False)
    after.languages = copy.deepcopy(draft.languages)
    after.notes = draft.notes
    after.entries = {kind: [dict(entry) for entry in entries] for kind, entries in draft.entries.items()}
    after.translated_from = draft.translated_from
    after.texts = {tag: {id: dict(words) for id, words in texts.items()} for tag, texts in draft.texts.items()}
    known = {str(entry["id"]): entry for entries in after.entries.values() for entry in entries if entry.get("id")}
    for edit in edits:
        match edit:
            case NewLanguage():
                after.languages.append(dict(edit.values))
                after.texts.setdefault(edit.values["tag"], {})
            case NewEntry():
                known[edit.id] = {"id": edit.id, **edit.values}
                entries = after.entries.setdefault(edit.id.partition(".")[0], [])
                entries.insert(_place(entries, edit.after), known[edit.id])
                for tag, texts in edit.texts.items():
                    after.texts.setdefault(tag, {})[edit.id] = dict(texts)
            case NewValue():
                known[edit.id].pop(edit.key, None)
                if edit.new is not None:
                    known[edit.id][edit.key] = edit.new
            case NewText():
                texts = after.texts.setdefault(edit.tag, {}).setdefault(edit.id, {})
                texts.pop(edit.field, None)
                if edit.new:
                    texts[edit.field] = edit.new
            case NewPlace():
                entries = after.entries[edit.id.partition(".")[0]]
                entries.remove(known[edit.id])
                entries.insert(_place(entries, edit.after), known[edit.id])
    return after


def _place(entries: list[dict[str, Any]], after: str) -> int:
    return next((place for place, entry in enumerate(entries, 1) if entry.get("id") == after), 0)


def doubts(
    after: Draft, edits: Sequence[Edit], world: World | None, place: Callable[[str, str, str], str]
) -> tuple[Named, ...]:
    """Return what the checks say of what the edits made, though it is taken; ``place`` finds entry, field, language."""
    made: dict[str, set[tuple[str, str]]] = {}
    new = {edit.id for edit in edits if isinstance(edit, NewEntry)}
    for edit in edits:
        match edit:
            case NewText() if edit.new:
                made.setdefault(edit.id, set()).add((edit.field, edit.tag))
            case NewValue():
                made.setdefault(edit.id, set()).add((edit.key, ""))
            case _:
                pass
    rules = Rules(after)
    found: list[Named] = []
    for id in (*made, *new):
        for finding in findings_of(after, id, world, rules):
            about = (finding.field, finding.language)
            if about in made.get(id, ()) or (id in new and finding.code != "not_translated"):
                found.append(Named(place(id, *about), finding.message))
    return tuple(dict.fromkeys(found))


def apply(difference: Difference, workspace: "Workspace", label: str) -> None:
    """Make all edits as one step, which can be taken back as one.

    :raises ContentError: the difference has errors, or the draft refuses an edit; nothing has changed then.
    """
    if not difference.edits and not difference.errors:
        return
    with workspace.group(label):
        make(difference, workspace)


def make(difference: Difference, workspace: "Workspace") -> None:
    """Make all edits, in a group or a plan that is open already.

    :raises ContentError: the difference has errors, or the draft refuses an edit.
    """
    if difference.errors:
        raise ContentError("\n".join(map(str, difference.errors)))
    for edit in difference.edits:
        try:
            _make(edit, workspace)
        except ContentError as error:
            raise ContentError(f"{edit.where}: {error}") from error


def _make(edit: Edit, workspace: "Workspace") -> None:
    match edit:
        case NewLanguage():
            values = edit.values
            workspace.add_language(
                values["tag"], values["endonym"], values["direction"], values["region"], values.get("fallback", [])
            )
        case NewEntry():
            _add(edit, workspace)
        case NewValue():
            workspace.set_value(edit.id, edit.key, edit.new)
        case NewText():
            if edit.new == edit.old:
                workspace.confirm_text(edit.tag, edit.id, edit.field)
            else:
                workspace.set_text(edit.tag, edit.id, edit.field, edit.new)
        case NewPlace():
            entries = workspace.draft.entries[edit.id.partition(".")[0]]
            workspace.move(edit.id, _place([entry for entry in entries if entry["id"] != edit.id], edit.after))


def _add(edit: NewEntry, workspace: "Workspace") -> None:
    kind = edit.id.partition(".")[0]
    source_first = sorted(edit.texts.items(), key=lambda item: item[0] != SOURCE_LANGUAGE)
    workspace.add(kind, edit.after or None, edit.values, dict(source_first), edit.id)
    if not edit.after:
        workspace.move(edit.id, 0)
    # What a new entry takes over from its neighbour is no concern of a file that says what it is
    entry = next(entry for entry in workspace.draft.entries[kind] if entry["id"] == edit.id)
    for key in KIND[kind].all_keys:
        if key.name in entry and key.name not in edit.values:
            workspace.set_value(edit.id, key.name, None)
