"""Finds what would embarrass the park on screen before a visitor does, and says where in plain words."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import select

from kiosk.content.database import DamagedError, damages, open_read_only, reading
from kiosk.content.draft import LANGUAGES_FILE, TEXTS_FOLDER, Draft, Problem, Table, examine, read_folder
from kiosk.content.mapping import read_rows, rows
from kiosk.content.models import Release
from kiosk.content.vocabulary import SOURCE_LANGUAGE, Kind

MissingGlyphs = Callable[[str, str], list[str]]
"""Given a text and its language, returns the characters no shipped font can draw."""
KnownIcon = Callable[[str], bool]
"""Tells whether there is a drawing of this name."""

CHINESE = ("zh_Hans", "zh_Hant")
HAN_LANGUAGES = (*CHINESE, "ja")
OWN_SCRIPT = {"ru": "CYRILLIC", "ar": "ARABIC", "ko": "HANGUL"}
LATIN = "LATIN"
SENTENCES = ("statement", "lead")

LIMITS: dict[tuple[str, str], tuple[int, int, int]] = {
    # The quick switch shows four side by side on a portrait screen at 200 % text.
    ("", "short"): (5, 8, 16),
    # Two lines beside an icon on the narrowest card; three at 200 %.
    ("", "name"): (16, 24, 40),
    # The source stands alone on a line of its own in the open card.
    ("source", "name"): (32, 44, 80),
    # Read aloud in place of a picture; never drawn larger than a caption.
    ("picture_slot", "name"): (24, 36, 72),
    # Large serif headings: two lines across half of a portrait screen.
    ("", "title"): (14, 24, 52),
    # Under a heading: four lines of half a landscape screen.
    ("", "lead"): (72, 110, 240),
    # The body of an open card: six lines at 200 % before it scrolls.
    ("", "statement"): (64, 100, 220),
}
"""Most characters a text may have as a reader counts them, by kind ("" any) and field: in Chinese, in Japanese
and Korean, in alphabets."""

MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);|\*\*|__|`|\]\(|[{}]")
ADDRESS = re.compile(r"[A-Za-z]+://|\bwww\.|\b[\w-]+\.(?:com|cn|org|net|gov)\b", re.IGNORECASE)
QUOTED = re.compile(r"\([^)]*\)|（[^）]*）|\[[^\]]*\]|[“„][^“”]*[“”]|‘[^’]*’|«[^»]*»|「[^」]*」")
"""Where a Chinese name or character may be quoted in any language."""
INVISIBLE_ALLOWED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069"
"""Soft hyphen, joiners, break marks, and the marks and isolates that keep Arabic and digits in order."""
EVERYWHERE = "滆"
"""The lake's own character: rare, and the same in every character set that has it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the content; an error breaks or shames a screen, a warning asks for a look."""

    severity: Literal["error", "warning"]
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.where}: {self.message}"


def check(
    path: Path, missing_glyphs: MissingGlyphs | None = None, known_icon: KnownIcon | None = None
) -> list[Finding]:
    """Check a folder of text files or a database, whichever stands at ``path``.

    :raises ContentError: there is nothing there that can be checked.
    """
    if path.is_dir():
        return check_source(path, missing_glyphs, known_icon)
    return check_database(path, missing_glyphs, known_icon)


def check_source(
    folder: Path, missing_glyphs: MissingGlyphs | None = None, known_icon: KnownIcon | None = None
) -> list[Finding]:
    """Return everything wrong with a folder of text files, rules first, then texts in the order of languages.

    :raises ContentError: the folder is missing.
    """
    draft, problems = read_folder(folder)
    return _findings(draft, problems + examine(draft), missing_glyphs, known_icon)


def check_database(
    path: Path, missing_glyphs: MissingGlyphs | None = None, known_icon: KnownIcon | None = None
) -> list[Finding]:
    """Return everything wrong with a content database that the kiosk can open.

    :raises ContentError: it cannot be opened: missing, damaged, not ours, or of another schema.
    """
    engine = open_read_only(path)
    try:
        broken = damages(path)
        serious = [line for line in broken if not _breaks_rule(line)]
        if serious:
            raise DamagedError(f"The content database {path} is damaged: {serious[0]}.")
        with reading(path), engine.connect() as connection:
            draft = read_rows(connection)
            problems = examine(draft) + [Problem("database", f"{line}.") for line in broken]
            version = connection.execute(select(Release.content_version)).scalar_one_or_none()
            if not problems and version != dict(rows(draft))["release"][0]["content_version"]:
                problems.append(Problem("release", "the content was changed after its version was given."))
    finally:
        engine.dispose()
    return _findings(draft, problems, missing_glyphs, known_icon)


def _breaks_rule(line: str) -> bool:
    """Whether SQLite complains of a value, not of the file: such rows can be read, and their faults named."""
    return line.startswith(("CHECK constraint failed", "NULL value in", "non-", "TEXT value in", "a row of"))


def _findings(
    draft: Draft, problems: list[Problem], missing_glyphs: MissingGlyphs | None, known_icon: KnownIcon | None
) -> list[Finding]:
    findings = [Finding("error", problem.where, problem.message) for problem in problems]
    for kind, entry in draft.walk():
        icon = entry.get("icon")
        if known_icon and isinstance(icon, str) and not known_icon(icon):
            where = draft.where(kind.file, entry.get("id"))
            findings.append(Finding("error", where, f"“icon” is “{icon}”, but there is no such drawing."))
    for language in draft.languages:
        findings += _language_findings(draft, language, missing_glyphs)
    for tag in draft.tags():
        if not draft.texts.get(tag) and tag != SOURCE_LANGUAGE:
            where = f"{TEXTS_FOLDER}/{tag}.toml" if draft.in_files else tag
            findings.append(Finding("error", where, "nothing is translated into this language, though it is on offer."))
            continue
        for kind, entry in draft.walk():
            findings += _text_findings(draft, tag, kind, entry, missing_glyphs)
    return findings


def _language_findings(draft: Draft, language: Table, missing_glyphs: MissingGlyphs | None) -> Iterator[Finding]:
    tag, endonym = language.get("tag"), language.get("endonym")
    if isinstance(tag, str) and isinstance(endonym, str):
        where = draft.where(LANGUAGES_FILE, tag)
        for severity, message in _faults("endonym", endonym, tag, missing_glyphs):
            yield Finding(severity, where, message)


def _text_findings(
    draft: Draft, tag: str, kind: Kind, entry: Table, missing_glyphs: MissingGlyphs | None
) -> Iterator[Finding]:
    id = str(entry.get("id"))
    where = draft.where_text(tag, id)
    texts = draft.texts.get(tag, {}).get(id, {})
    for field in kind.texts:
        text = texts.get(field)
        if text is None:
            yield from _missing(draft, tag, id, field, where)
            continue
        if not text.strip():
            continue
        for severity, message in _faults(field, text, tag, missing_glyphs):
            yield Finding(severity, where, message)
        most = limit(kind.name, field, tag)
        length = visible_length(text)
        if length > most:
            yield Finding("error", where, f"“{field}” has {length} characters, but there is room for {most}.")
        if field in SENTENCES:
            twin = _twin(draft, tag, id, field, text)
            if twin:
                yield Finding("warning", where, f"“{field}” is the same as in {twin}; it is probably not translated.")
        number = entry.get("number")
        if kind.name == "figure" and field == "name" and number and re.search(rf"(?<!\d){number}(?!\d)", text):
            message = f"“{field}” repeats the number {number}, which is written beside it."
            yield Finding("warning", where, message)


def _missing(draft: Draft, tag: str, id: str, field: str, where: str) -> Iterator[Finding]:
    if tag == SOURCE_LANGUAGE:
        return
    for step in draft.chain(tag)[1:]:
        if draft.texts.get(step, {}).get(id, {}).get(field, "").strip():
            yield Finding("warning", where, f"“{field}” is not translated; visitors see it in {step}.")
            return


def _twin(draft: Draft, tag: str, id: str, field: str, text: str) -> str:
    """Return an earlier language with the same sentence, which two languages never share; else ""."""
    for other in draft.tags():
        if other == tag:
            return ""
        both_chinese = tag in CHINESE and other in CHINESE
        if not both_chinese and draft.texts.get(other, {}).get(id, {}).get(field) == text:
            return other
    return ""


def limit(kind: str, field: str, tag: str) -> int:
    """Return the most characters a text may have in a language."""
    chinese, syllabic, alphabetic = LIMITS.get((kind, field)) or LIMITS["", field]
    if tag in CHINESE:
        return chinese
    return syllabic if tag in ("ja", "ko") else alphabetic


def visible_length(text: str) -> int:
    """Return the number of characters a reader counts: marks upon letters and invisible ones do not."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in unicodedata.normalize("NFC", text))


Fault = tuple[Literal["error", "warning"], str]


def _faults(field: str, text: str, tag: str, missing_glyphs: MissingGlyphs | None) -> Iterator[Fault]:
    """Yield what is wrong with one text by itself."""
    if text != text.strip():
        yield "error", f"“{field}” begins or ends with a space."
    hidden = [char for char in text if _is_hidden(char)]
    if hidden:
        yield "error", f"“{field}” holds characters that cannot be shown: {_codes(hidden)}."
    if MARKUP.search(text):
        yield "error", f"“{field}” holds markup; content is plain text."
    if ADDRESS.search(text):
        yield "error", f"“{field}” holds a web address, which a visitor cannot follow."
    if "  " in text:
        yield "warning", f"“{field}” has two spaces in a row."
    foreign = [char for char in text if unicodedata.category(char) == "Nd" and not char.isascii()]
    if foreign:
        yield "error", f"“{field}” has digits other than 0 to 9: {' '.join(dict.fromkeys(foreign))}."
    undrawn = missing_glyphs(text, tag) if missing_glyphs else []
    undrawn = [char for char in undrawn if char not in hidden]
    if undrawn:
        yield "error", f"“{field}” has characters that no shipped font can draw: {_letters(undrawn)}."
    yield from _script_faults(field, text, tag)


def _script_faults(field: str, text: str, tag: str) -> Iterator[Fault]:
    han = [char for char in text if _is(char, "CJK UNIFIED", "CJK COMPATIBILITY")]
    if tag in HAN_LANGUAGES:
        strange = [char for char in han if char not in EVERYWHERE and not _belongs(char, tag)]
        if strange:
            yield "warning", f"“{field}” has characters that are unusual in {tag}: {_letters(strange)}."
        if tag == "ja" and field in SENTENCES and not any(_is(char, "HIRAGANA", "KATAKANA") for char in text):
            yield "warning", f"“{field}” has no kana; it is probably not translated."
        return
    if any(_is(char, "CJK UNIFIED") for char in QUOTED.sub("", text)):
        yield (
            "warning",
            f"“{field}” has unquoted Chinese characters; it is probably not translated.",
        )
    elif field in SENTENCES:
        script = OWN_SCRIPT.get(tag, LATIN)
        letters = [char for char in text if char.isalpha()]
        own = [char for char in letters if _is(char, script)]
        if 2 * len(own) < len(letters):
            yield "warning", f"“{field}” is mostly not in the script of {tag}; it is probably not translated."


def _belongs(char: str, tag: str) -> bool:
    """Whether a Han character is of the set its language is written with."""
    if tag == "zh_Hans":
        return _encodes(char, "gb2312") or not _encodes(char, "cp950")
    return _encodes(char, "cp950" if tag == "zh_Hant" else "euc_jis_2004")


def _encodes(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _is(char: str, *scripts: str) -> bool:
    return unicodedata.name(char, "").startswith(scripts)


def _is_hidden(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cf":
        return char not in INVISIBLE_ALLOWED
    return category in ("Cc", "Co", "Cn", "Cs", "Zl", "Zp") or char == "\ufffd"


def _codes(chars: Iterable[str]) -> str:
    return ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(chars))


def _letters(chars: Iterable[str]) -> str:
    return ", ".join(f"{char} (U+{ord(char):04X})" for char in dict.fromkeys(chars))
