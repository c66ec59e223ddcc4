"""The one door to the interface texts: extract them, merge them into their languages, check and compile them.

``python i18n/catalogues.py extract|merge|check|compile``, from anywhere. Unlike Babel's own command it never
guesses a translation, writes neither dates nor line numbers, and keeps what a language has once said.
There are two domains: what visitors read speaks ten languages, what staff read in the studio two.
"""

import argparse
import gettext
import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from configparser import RawConfigParser
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from re import compile as pattern

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "kiosk"
SOURCE_TAG = "en"
STAFF = "staff"
TAGS = ("zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")
STAFF_TAGS = ("zh_Hans", "en")
DOMAINS = {DOMAIN: TAGS, STAFF: STAFF_TAGS}
"""Each domain and the languages it speaks."""

STAFF_FILES = ("kiosk/content/sentences.py",)

PYTHON_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "tr": (1,),
    "trc": ((1, "c"), 2),
    "ntr": (1, 2),
    "noted": (1,),
}
_PLACEHOLDER = pattern(r"\{[^{}]*\}|%L?(?:n|\d{1,2})")
_COUNTS = ("{n}", "%n", "%Ln")
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: west-taihu-kiosk\\n"
{language}"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in a catalogue: ``where`` is its path in the repository, ``message`` says what is wrong."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def po_path(root: Path, tag: str, domain: str = DOMAIN) -> Path:
    """Return where the texts of a language lie below the repository's root."""
    return root / "i18n" / tag / "LC_MESSAGES" / f"{domain}.po"


def pot_path(root: Path, domain: str = DOMAIN) -> Path:
    """Return where the template lies below the repository's root."""
    return root / "i18n" / f"{domain}.pot"


def domain_of(name: str) -> str:
    """Return the domain of the texts in a source file: the studio's, named so, and the checks' are for staff."""
    staff = name in STAFF_FILES or any(part.lower().startswith("studio") for part in Path(name).parts)
    return STAFF if staff else DOMAIN


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    if message.string is None:
        return ("",)
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _key(message: Message) -> _Key:
    return (_ids(message)[0], message.context or "")


def _messages(catalog: Catalog) -> dict[_Key, Message]:
    """Return the messages of a catalogue without its header."""
    return {_key(message): message for message in catalog if message.id}


def extract(root: Path, domain: str = DOMAIN) -> Catalog:
    """Return the template of all texts of a domain in the sources below ``root/kiosk``.

    Raises `i18n.extractor.ExtractionError` for a qsTr call without a written-out text.
    """
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from i18n.extractor import QML_KEYWORDS

    config = RawConfigParser()
    config.read(ROOT / "i18n" / "babel.cfg", encoding="utf-8")
    # A section reads "method: files", and the method may hold a colon itself.
    sections = [section.rsplit(":", 1) for section in config.sections()]
    methods = [(files.strip(), method.strip()) for method, files in sections]
    kiosk = root / "kiosk"
    found = extract_from_dir(
        root,
        methods,
        keywords=PYTHON_KEYWORDS | QML_KEYWORDS,
        comment_tags=(":",),
        strip_comment_tags=True,
        directory_filter=lambda folder: Path(folder) == kiosk or kiosk in Path(folder).parents,
    )
    template = Catalog(creation_date=_NO_DATE)
    for name, _line, message, comments, context in found:
        if domain_of(name) != domain:
            continue
        notes = [note.strip() for note in comments]
        template.add(message, locations=[(name, 0)], auto_comments=notes, context=context)
    return template


def _po_bytes(catalog: Catalog, tag: str = "") -> bytes:
    """Return a catalogue as the text of a PO file, sorted and without anything that changes by itself."""
    for message in catalog:
        message.flags &= {"fuzzy"}
    language = ""
    if tag:
        plural = Catalog(locale=tag).plural_forms
        language = f'"Language: {tag}\\n"\n"Plural-Forms: {plural}\\n"\n'
    body = io.BytesIO()
    write_po(body, catalog, width=110, sort_output=True, include_lineno=False, omit_header=True)
    return (_HEADER.format(language=language).encode() + body.getvalue()).rstrip(b"\n") + b"\n"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)


def _read(path: Path, tag: str) -> Catalog:
    """Return a PO file's catalogue. Raises `OSError` and `PoFileError`."""
    with path.open("rb") as file:
        return read_po(file, locale=tag, charset="utf-8", abort_invalid=True)


def write_template(root: Path, domain: str = DOMAIN) -> int:
    """Write the template of a domain and return the number of its messages."""
    template = extract(root, domain)
    _write(pot_path(root, domain), _po_bytes(template))
    return len(template)


def _own_words(message: Message) -> tuple[str, ...]:
    """Return the English of an English message; nothing where QML gives one text for both numbers."""
    ids = _ids(message)
    return () if len(ids) == 2 and ids[0] == ids[1] else ids


def merged(template: Catalog, old: Catalog | None, tag: str) -> Catalog:
    """Return one language's catalogue for a new template, with every translation that still has its msgid.

    Texts that are gone are kept as obsolete entries, and come back with their msgid. English fills itself.
    """
    known = _messages(old) if old else {}
    gone = {_key(message): message for message in old.obsolete.values()} if old else {}
    catalog = Catalog(locale=tag)
    wanted = _messages(template)
    for key, message in wanted.items():
        before = known.get(key) or gone.get(key)
        strings: tuple[str, ...] = ()
        if before and bool(before.pluralizable) == bool(message.pluralizable):
            strings = _strings(before)
        if tag == SOURCE_TAG and (not any(strings) or (before and strings == _own_words(before))):
            strings = _own_words(message)
        catalog.add(
            message.id,
            strings if message.pluralizable else "".join(strings),
            locations=message.locations,
            flags=before.flags if before else (),
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    for key, message in {**gone, **known}.items():
        if key not in wanted and any(_strings(message)):
            catalog.obsolete[key if key[1] else key[0]] = message
    return catalog


def merge(root: Path, tags: Sequence[str] = TAGS, domain: str = DOMAIN) -> dict[str, int]:
    """Bring the template and every PO file up to date; return the untranslated messages of each language."""
    template = extract(root, domain)
    _write(pot_path(root, domain), _po_bytes(template))
    left: dict[str, int] = {}
    for tag in tags:
        path = po_path(root, tag, domain)
        catalog = merged(template, _read(path, tag) if path.exists() else None, tag)
        _write(path, _po_bytes(catalog, tag))
        left[tag] = sum(not all(_strings(message)) for message in _messages(catalog).values())
    return left


def lone_forms(tag: str) -> frozenset[int]:
    """Return the plural forms that stand for one number only, where it may go unsaid, as in "one firm"."""
    form = gettext.c2py(Catalog(locale=tag).plural_expr)
    uses = Counter(form(number) for number in range(1000))
    return frozenset(index for index, times in uses.items() if times == 1)


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _placeholders(text: str, without_count: bool) -> Counter[str]:
    found = Counter(_PLACEHOLDER.findall(text))
    if without_count:
        for name in _COUNTS:
            del found[name]
    return found


def _message_faults(message: Message, tag: str) -> Iterator[str]:
    """Yield what is wrong with one message of a language, each as words for its message."""
    ids, strings = _ids(message), _strings(message)
    if not all(strings):
        yield "not translated"
        return
    if message.fuzzy:
        yield "fuzzy"
    lone = lone_forms(tag) if message.pluralizable else frozenset[int]()
    for index, text in enumerate(strings):
        name = f" in form {index}" if message.pluralizable else ""
        wanted = _placeholders(ids[-1], index in lone)
        if _placeholders(text, index in lone) != wanted:
            yield f"placeholders differ{name}: {text!r}"
        if _edges(text) != _edges(ids[-1]):
            yield f"space at the ends differs{name}: {text!r}"


def check_language(root: Path, tag: str, template: Catalog, domain: str = DOMAIN) -> Iterator[Finding]:
    """Yield every fault of one language's PO file against the texts in the sources."""
    path = po_path(root, tag, domain)
    where = path.relative_to(root).as_posix()
    try:
        catalog = _read(path, tag)
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        yield Finding(where, f"cannot be read: {error}")
        return
    if catalog.plural_forms != Catalog(locale=tag).plural_forms:
        yield Finding(where, f"wrong plural forms: {catalog.plural_forms}")
    wanted, present = _messages(template), _messages(catalog)
    for key in wanted.keys() - present.keys():
        yield Finding(where, f"{key[0]!r}: absent; run merge")
    for key, message in present.items():
        if key not in wanted or _ids(wanted[key]) != _ids(message):
            yield Finding(where, f"{key[0]!r}: no longer in the sources; run merge")
            continue
        for fault in _message_faults(message, tag):
            yield Finding(where, f"{key[0]!r}: {fault}")


def check(root: Path, tags: Sequence[str] = TAGS, domain: str = DOMAIN) -> list[Finding]:
    """Return every fault of the template and the PO files, sorted; an empty list means 100 % translated."""
    template = extract(root, domain)
    findings: list[Finding] = []
    pot = pot_path(root, domain)
    if not pot.exists() or pot.read_bytes() != _po_bytes(template):
        findings.append(Finding(pot.relative_to(root).as_posix(), "out of date; run merge"))
    for tag in tags:
        findings += check_language(root, tag, template, domain)
    return sorted(findings, key=str)


def compile_language(root: Path, tag: str, domain: str = DOMAIN) -> bytes:
    """Return the bytes of one language's MO file, the same for the same PO file.

    Messages not wholly translated, and fuzzy ones, are left out so that the fallback language speaks.
    Raises `OSError` and `PoFileError`.
    """
    catalog = Catalog(
        locale=tag,
        project="west-taihu-kiosk",
        version="",
        creation_date=_NO_DATE,
        revision_date=_NO_DATE,
        fuzzy=False,
    )
    for message in _messages(_read(po_path(root, tag, domain), tag)).values():
        if all(_strings(message)) and not message.fuzzy:
            catalog.add(message.id, message.string, context=message.context)
    data = io.BytesIO()
    write_mo(data, catalog)
    return data.getvalue()


def compile_all(root: Path, tags: Sequence[str] = TAGS) -> None:
    """Write ``build/i18n/<tag>/LC_MESSAGES/<domain>.mo`` for every one of these languages that has a PO file."""
    for domain in DOMAINS:
        for tag in tags:
            if po_path(root, tag, domain).exists():
                folder = root / "build" / "i18n" / tag / "LC_MESSAGES"
                _write(folder / f"{domain}.mo", compile_language(root, tag, domain))


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run one verb; return 0 when done, 1 when ``check`` found faults or something could not be read."""
    parser = argparse.ArgumentParser(prog="catalogues.py", description="The interface texts in all their languages.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("extract", help="write i18n/<domain>.pot from the sources")
    verbs.add_parser("merge", help="extract, and bring every PO file up to date")
    verbs.add_parser("check", help="say what is missing or wrong; exit 1 if anything is")
    verbs.add_parser("compile", help="write build/i18n/<tag>/LC_MESSAGES/<domain>.mo")
    verb: str = parser.parse_args(arguments).verb
    try:
        match verb:
            case "extract":
                for domain in DOMAINS:
                    print(f"{domain}: {write_template(root, domain)} messages")
            case "merge":
                for domain, tags in DOMAINS.items():
                    for tag, left in merge(root, tags, domain).items():
                        print(f"{domain} {tag}: {left} to translate" if left else f"{domain} {tag}: complete")
            case "check":
                findings = [finding for domain, tags in DOMAINS.items() for finding in check(root, tags, domain)]
                for finding in findings:
                    print(finding)
                return 1 if findings else 0
            case _:
                compile_all(root)
    except (OSError, ValueError, PoFileError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
