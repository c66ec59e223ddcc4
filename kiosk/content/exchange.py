"""Texts to translators and back: only what still matches its source is taken."""

from pathlib import Path

from kiosk.content import labels, translation
from kiosk.content.difference import Difference, Edit, Named, NewText, applied, doubts
from kiosk.content.draft import Draft
from kiosk.content.errors import ContentError
from kiosk.content.incoming import UnclearError, refuse_text
from kiosk.content.mapping import text_hash
from kiosk.content.translation import Format, Told, Translation, Unit
from kiosk.content.validation import World, limit
from kiosk.content.vocabulary import SOURCE_LANGUAGE, Kind

# Out


def units(draft: Draft, tag: str) -> list[Unit]:
    """Return every text of the draft, in the order of its kinds, with its translation so far.

    :raises ContentError: the language is unknown, or the one that texts are translated from.
    """
    if tag not in draft.tags():
        raise ContentError(f"There is no language “{tag}”; there are {', '.join(draft.tags())}.")
    if tag == SOURCE_LANGUAGE:
        raise ContentError(f"{tag} is the language that texts are translated from.")
    remarks = {str(note.get("id")): note for note in draft.notes}
    sources, targets = draft.texts.get(SOURCE_LANGUAGE, {}), draft.texts.get(tag, {})
    found: list[Unit] = []
    for kind, entry in draft.walk():
        id = str(entry.get("id"))
        marks: list[object] = entry.get("flags") or []
        curators = [remarks[str(mark)] for mark in marks if str(mark) in remarks]
        for field in kind.texts:
            source = sources.get(id, {}).get(field, "")
            if not source.strip():
                continue
            notes = _notes(draft, kind, field, tag, id)
            if entry.get("status"):
                notes.append(f"Status: {entry['status']}")
            notes += [f"Curator's note: {note.get('en')} / {note.get('zh_Hans')}" for note in curators]
            target = targets.get(id, {}).get(field, "")
            known = draft.translated_from.get(tag, {}).get(id, {}).get(field)
            stale = bool(target and known and known != text_hash(source))
            found.append(Unit(id, field, source, target, text_hash(source), stale, tuple(notes)))
    return found


def _notes(draft: Draft, kind: Kind, field: str, tag: str, id: str) -> list[str]:
    notes = [
        f"Where: {labels.SHOWN_ON[kind.name]}",
        f"What: {labels.FIELD_NOTES[field]}",
        f"Room for: {limit(kind.name, field, tag)} characters",
    ]
    english = draft.texts.get("en", {}).get(id, {}).get(field)
    return [*notes, f"English: {english}"] if english and tag != "en" else notes


def export(draft: Draft, tag: str, path: Path, form: Format) -> None:
    """Write the texts of one language for translators.

    :raises ContentError: the language is not one to translate into, or the file cannot be written.
    """
    found = units(draft, tag)
    translation.write(path, found, tag, form)


# In


def compare(draft: Draft, returned: Translation, tag: str, name: str, world: World | None = None) -> Difference:
    """Return what taking a translation into the draft would change; ``name`` is that of its file.

    :raises ContentError: the file is for another language, or for none that texts are translated into.
    """
    wanted = tag or returned.tag
    here = {(unit.id, unit.field): unit for unit in units(draft, wanted)}
    if returned.tag and returned.tag != wanted:
        raise ContentError(f"The file {name} is for {returned.tag}, not for {wanted}.")
    edits: list[Edit] = []
    errors: list[Named] = []
    warnings: list[Named] = []
    stale: list[Named] = []
    seen: set[tuple[str, str]] = set()
    for told in returned.texts:
        where = f"{name}, {told.id}/{told.field}"
        unit = here.get((told.id, told.field))
        target = _lines(told.target)
        if unit is None:
            stale.append(Named(where, "there is no such text any more."))
            continue
        if (told.id, told.field) in seen:
            errors.append(Named(where, "the text is there twice."))
            continue
        seen.add((told.id, told.field))
        if not target and not told.fault:
            continue
        if not _matches(told, unit):
            if target != _lines(unit.target):
                stale.append(Named(where, f"it was translated from “{told.source}”, which now is “{unit.source}”."))
            continue
        if told.fault:
            errors.append(Named(where, f"it holds a code (<{told.fault}>), but content is plain text."))
        elif target == _lines(unit.target):
            if unit.stale and told.finished:
                edits.append(NewText(where, wanted, unit.id, unit.field, unit.target, unit.target))
        elif not told.finished and name.lower().endswith(".po"):
            warnings.append(Named(where, "it is marked as fuzzy, so it was not taken."))
        else:
            edit = NewText(where, wanted, unit.id, unit.field, unit.target, target)
            errors += _faults(edit)
            edits.append(edit)
    if not errors:
        places = f"{name}, {{}}/{{}}"
        warnings += doubts(applied(draft, edits), edits, world, lambda id, field, _: places.format(id, field))
    back = {(told.id, told.field) for told in returned.texts if told.target.strip()}
    missing = tuple(unit.name for key, unit in here.items() if key not in back)
    return Difference(tuple(edits), missing, tuple(errors), tuple(warnings), tuple(stale), by_text=True)


def _lines(text: str) -> str:
    """Return a text without the spaces around it, its line ends as XML gives them back."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _matches(told: Told, unit: Unit) -> bool:
    same = told.source.split() == unit.source.split()
    return same and told.hash in ("", unit.hash)


def _faults(edit: NewText) -> list[Named]:
    try:
        refuse_text(edit.new)
    except UnclearError as unclear:
        return [Named(edit.where, f"it {unclear}.")]
    return []
