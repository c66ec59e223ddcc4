"""Translation files, PO and XLIFF 2.0, to plain texts and back; knows nothing of the draft they belong to."""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast
from xml.etree import ElementTree

from kiosk import limited
from kiosk.content.errors import ContentError
from kiosk.content.spreadsheet import size_allowed, write_whole
from kiosk.content.vocabulary import SOURCE_LANGUAGE

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
    hash: str
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


def write(path: Path, found: list[Unit], tag: str, form: Format) -> None:
    """Write the texts of one language.

    :raises ContentError: the file cannot be written.
    """
    data = _po(found, tag) if form == "po" else _xliff(found, tag)
    write_whole(path, lambda stream: stream.write(data))


def _po(found: list[Unit], tag: str) -> bytes:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalog = Catalog(charset="utf-8")
    for unit in found:
        notes = [*unit.notes, f"{HASH}{unit.hash}"]
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
        hashed.text = unit.hash
        state = "translated" if unit.target and not unit.stale else "initial"
        segment = ElementTree.SubElement(element, f"{{{NAMESPACE}}}segment", {"state": state})
        _say(ElementTree.SubElement(segment, f"{{{NAMESPACE}}}source"), unit.source)
        if unit.target:
            _say(ElementTree.SubElement(segment, f"{{{NAMESPACE}}}target"), unit.target)
    ElementTree.indent(root)
    return cast("bytes", ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


_NOT_IN_XML = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff])")


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
