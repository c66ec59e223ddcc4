"""Texts to translators and back, as PO or XLIFF 2.0: only what still matches its source is taken."""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast
from xml.etree import ElementTree

from kiosk import limited
from kiosk.content import labels
from kiosk.content.difference import Difference, Edit, Named, NewText, applied, doubts
from kiosk.content.draft import Draft
from kiosk.content.errors import ContentError
from kiosk.content.incoming import UnclearError, refuse_text
from kiosk.content.mapping import text_hash
from kiosk.content.spreadsheet import size_allowed, write_whole
from kiosk.content.validation import World, limit
from kiosk.content.vocabulary import SOURCE_LANGUAGE, Kind

Format = Literal["po", "xliff"]
SUFFIXES: dict[str, Format] = {".po": "po", ".xlf": "xliff", ".xliff": "xliff"}
JOB = "translation"
"""The name under which the program reads a translation in a process of its own."""

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
HASH = "source-hash: "
STALE = "The Chinese text was changed after this was translated; please look at it again."

_HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: west-taihu-kiosk\\n"
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: {source}\\n"

"""


@dataclass(frozen=True, slots=True)
class Unit:
    """One text for translators: where it belongs, what it says, and what they should know."""

    id: str
    field: str
    source: str
    target: str
    stale: bool
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.id}/{self.field}"


@dataclass(frozen=True, slots=True)
class Told:
    """One text as it came back; ``finished`` unless the translator marked it as not."""

    id: str
    field: str
    source: str
    hash: str
    target: str
    finished: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A file as it came back."""

    tag: str
    texts: tuple[Told, ...]


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
            found.append(Unit(id, field, source, target, stale, tuple(notes)))
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
    data = _po(found, tag) if form == "po" else _xliff(found, tag)
    write_whole(path, lambda stream: stream.write(data))


def _po(found: list[Unit], tag: str) -> bytes:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalog = Catalog(charset="utf-8")
    for unit in found:
        notes = [*unit.notes, f"{HASH}{text_hash(unit.source)}"]
        if unit.stale:
            notes.insert(0, STALE)
        flags = ["fuzzy"] if unit.stale else []
        message = catalog.add(unit.source, unit.target, auto_comments=notes, context=unit.name, flags=flags)
        # A per cent sign in a sentence is no place-holder
        message.flags &= {"fuzzy"}
    body = io.BytesIO()
    write_po(body, catalog, width=100, omit_header=True)
    header = _HEADER.format(tag=tag, source=SOURCE_LANGUAGE).encode()
    return (header + body.getvalue()).rstrip(b"\n") + b"\n"


def _xliff(found: list[Unit], tag: str) -> bytes:
    ElementTree.register_namespace("", NAMESPACE)
    languages = {"srcLang": _bcp47(SOURCE_LANGUAGE), "trgLang": _bcp47(tag)}
    root = ElementTree.Element(f"{{{NAMESPACE}}}xliff", {"version": "2.0", **languages})
    file = ElementTree.SubElement(root, f"{{{NAMESPACE}}}file", {"id": "content", "original": "west-taihu-kiosk"})
    for unit in found:
        element = ElementTree.SubElement(
            file, f"{{{NAMESPACE}}}unit", {"id": f"{unit.id}:{unit.field}", "name": unit.name}
        )
        notes = ElementTree.SubElement(element, f"{{{NAMESPACE}}}notes")
        for note in (STALE, *unit.notes) if unit.stale else unit.notes:
            category = note.partition(":")[0].lower().replace(" ", "-").replace("'", "") if ":" in note else "stale"
            _say(ElementTree.SubElement(notes, f"{{{NAMESPACE}}}note", {"category": category}), note, plain=True)
        hashed = ElementTree.SubElement(notes, f"{{{NAMESPACE}}}note", {"category": "source-hash"})
        hashed.text = text_hash(unit.source)
        state = "translated" if unit.target and not unit.stale else "initial"
        segment = ElementTree.SubElement(element, f"{{{NAMESPACE}}}segment", {"state": state})
        _say(ElementTree.SubElement(segment, f"{{{NAMESPACE}}}source"), unit.source)
        if unit.target:
            _say(ElementTree.SubElement(segment, f"{{{NAMESPACE}}}target"), unit.target)
    ElementTree.indent(root)
    return cast("bytes", ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


_NOT_IN_XML = re.compile("([\x00-\x08\x0b-\x1f\ufffe\uffff])")


def _say(element: ElementTree.Element, text: str, plain: bool = False) -> None:
    """Put a text into an element, with characters that XML cannot hold spelled out, or left out of notes."""
    if plain:
        element.text = _NOT_IN_XML.sub("", text)
        return
    first, *rest = _NOT_IN_XML.split(text)
    element.text = first
    for char, tail in zip(rest[::2], rest[1::2], strict=True):
        spelled = ElementTree.SubElement(element, f"{{{NAMESPACE}}}cp", {"hex": f"{ord(char):04X}"})
        spelled.tail = tail


def _bcp47(tag: str) -> str:
    return tag.replace("_", "-")


# Reading: ``read`` asks, ``serve`` answers in a process of its own


def format_of(path: Path) -> Format | None:
    """Return the format a file name stands for."""
    return SUFFIXES.get(path.suffix.lower())


def read(path: Path, limits: limited.Limits | None = None) -> Translation:
    """Read a file that came back from a translator, in a process with limits of its own.

    :raises ContentError: there is no such file, it is not what its name says, or it is too large or damaged.
    """
    size_allowed(path)
    try:
        answer = limited.run(JOB, str(path.resolve()), f"The file {path.name}", limits)
    except limited.RefusedError as error:
        raise ContentError(str(error)) from error
    return Translation(answer["tag"], tuple(Told(*told) for told in answer["texts"]))


def serve(name: str) -> dict[str, Any]:
    """Read one file, as the child.

    :raises ContentError: it is no translation of ours.
    """
    path = Path(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(f"The file {path.name} cannot be read: {error.strerror}.") from error
    tag, told = _read_po(path, data) if format_of(path) == "po" else _read_xliff(path, data)
    return {
        "tag": tag.replace("-", "_"),
        "texts": [[t.id, t.field, t.source, t.hash, t.target, t.finished, t.fault] for t in told],
    }


def _read_po(path: Path, data: bytes) -> tuple[str, list[Told]]:
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalog = read_po(io.BytesIO(data.removeprefix(b"\xef\xbb\xbf")), abort_invalid=True, ignore_obsolete=True)
    except (PoFileError, UnicodeDecodeError, LookupError, ValueError) as error:
        raise ContentError(f"The file {path.name} is not a PO file, or is damaged.") from error
    told: list[Told] = []
    for message in catalog:
        if not message.id or not message.context or not isinstance(message.id, str):
            continue
        id, _, field = message.context.partition("/")
        hashes = [note.removeprefix(HASH) for note in message.auto_comments if note.startswith(HASH)]
        target = message.string if isinstance(message.string, str) else ""
        told.append(Told(id, field, message.id, hashes[0] if hashes else "", target, not message.fuzzy))
    if not told:
        raise ContentError(f"The file {path.name} holds no text of this kiosk.")
    return str(catalog.locale_identifier or ""), told


def _read_xliff(path: Path, data: bytes) -> tuple[str, list[Told]]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ContentError(
            f"The file {path.name} holds a document type definition, which no translation needs; it was not read."
        ) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ContentError(f"The file {path.name} is not an XLIFF file, or is damaged.") from error
    if root.tag != f"{{{NAMESPACE}}}xliff":
        raise ContentError(f"The file {path.name} is not XLIFF 2.0.")
    told = [_told(unit) for unit in root.iter(f"{{{NAMESPACE}}}unit")]
    if not told:
        raise ContentError(f"The file {path.name} holds no text of this kiosk.")
    return root.get("trgLang", ""), told


def _told(unit: ElementTree.Element) -> Told:
    id, _, field = unit.get("id", "").rpartition(":")
    hash = ""
    for note in unit.iter(f"{{{NAMESPACE}}}note"):
        if note.get("category") == "source-hash":
            hash = (note.text or "").strip()
    source, target, whole, finished, fault = "", "", True, True, ""
    for part in unit:
        name = part.tag.rpartition("}")[2]
        if name not in ("segment", "ignorable"):
            continue
        from_, to = part.find(f"{{{NAMESPACE}}}source"), part.find(f"{{{NAMESPACE}}}target")
        said, _ = _words(from_)
        source += said
        if name == "segment":
            whole = whole and to is not None
            finished = finished and part.get("state", "initial") != "initial"
        translated, codes = _words(to if to is not None or name == "segment" else from_)
        target += translated
        fault = fault or codes
    return Told(id, field, source, hash, target if whole else "", finished, fault)


def _words(element: ElementTree.Element | None) -> tuple[str, str]:
    """Return the text inside an element, and the code that has no place in it."""
    if element is None:
        return "", ""
    text, fault = element.text or "", ""
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "cp":
            text += chr(int(child.get("hex", "FFFD"), 16))
        elif name in ("mrk", "sm", "em"):
            inner, inner_fault = _words(child)
            text += inner
            fault = fault or inner_fault
        else:
            fault = fault or name
        text += child.tail or ""
    return text, fault


# In


def compare(draft: Draft, translation: Translation, tag: str, name: str, world: World | None = None) -> Difference:
    """Return what taking a translation into the draft would change; ``name`` is that of its file.

    :raises ContentError: the file is for another language, or for none that texts are translated into.
    """
    wanted = tag or translation.tag
    here = {(unit.id, unit.field): unit for unit in units(draft, wanted)}
    if translation.tag and translation.tag != wanted:
        raise ContentError(f"The file {name} is for {translation.tag}, not for {wanted}.")
    edits: list[Edit] = []
    errors: list[Named] = []
    warnings: list[Named] = []
    stale: list[Named] = []
    seen: set[tuple[str, str]] = set()
    for told in translation.texts:
        where = f"{name}, {told.id}/{told.field}"
        unit = here.get((told.id, told.field))
        target = told.target.strip()
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
            if target != unit.target.strip():
                stale.append(Named(where, f"it was translated from “{told.source}”, which now is “{unit.source}”."))
            continue
        if told.fault:
            errors.append(Named(where, f"it holds a code (<{told.fault}>), but content is plain text."))
        elif target == unit.target.strip():
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
    back = {(told.id, told.field) for told in translation.texts if told.target.strip()}
    missing = tuple(unit.name for key, unit in here.items() if key not in back)
    return Difference(tuple(edits), missing, tuple(errors), tuple(warnings), tuple(stale), by_text=True)


def _matches(told: Told, unit: Unit) -> bool:
    same = told.source.split() == unit.source.split()
    return same and told.hash in ("", text_hash(unit.source))


def _faults(edit: NewText) -> list[Named]:
    try:
        refuse_text(edit.new)
    except UnclearError as unclear:
        return [Named(edit.where, f"it {unclear}.")]
    return []
