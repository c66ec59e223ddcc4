"""Every check of content, in plain words, each with the entry, field and language that it is about.

An error breaks or shames a screen and stops publishing; a warning asks for a look. What only the rest of the program
knows, such as which letters the fonts have, comes in as a ``World``.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal, Protocol

from kiosk.content.draft import LANGUAGES_FILE, TEXTS_FOLDER, Draft, Problem, Rules, Table, examine
from kiosk.content.mapping import text_hash
from kiosk.content.sentences import REASONS, sentence
from kiosk.content.vocabulary import (
    KIND,
    PAGE_HEADINGS,
    QUALIFIERS,
    ROUTE_PLACES,
    SOURCE_LANGUAGE,
    TITLE_PAGES,
    UNITS,
    Kind,
)

MissingGlyphs = Callable[[str, str], list[str]]
"""Given a text and its language, returns the characters no shipped font can draw."""
KnownIcon = Callable[[str], bool]
"""Tells whether there is a drawing of this name."""
KnownPicture = Callable[[str], bool]
"""Tells whether there is a picture of this name."""
MisfitCode = Literal["word_too_wide", "line_too_wide", "too_many_lines", "number_too_wide"]
Misfit = tuple[MisfitCode, dict[str, str]]
"""Which sentence says that something has no room on a screen, and what it tells."""


class Fits(Protocol):
    """Measures against the places of the real screens; each answer is what is wrong, or None."""

    def of_text(self, draft: Draft, kind: str, entry: Table, field: str, language: Table, text: str) -> Misfit | None:
        """Tell of a text of an entry in a language."""
        ...

    def of_number(self, draft: Draft, kind: str, entry: Table, language: Table) -> Misfit | None:
        """Tell of the number of an entry, as a language writes it."""
        ...

    def of_endonym(self, language: Table) -> Misfit | None:
        """Tell of the name a language gives itself."""
        ...


Severity = Literal["error", "warning"]

CHINESE = ("zh_Hans", "zh_Hant")
HAN_LANGUAGES = (*CHINESE, "ja")
OWN_SCRIPT = {"ru": "CYRILLIC", "ar": "ARABIC", "ko": "HANGUL"}
LATIN = "LATIN"
SENTENCE_FIELDS = ("statement", "lead")

LIMITS: dict[tuple[str, str], tuple[int, int, int]] = {
    # The quick switch shows four side by side on a portrait screen at 200 % text.
    ("", "short"): (5, 8, 16),
    # Two lines beside an icon on the narrowest card; three at 200 %.
    ("", "name"): (16, 24, 40),
    # The source stands alone on a line of its own in the open card.
    ("source", "name"): (32, 44, 80),
    # One line above the buttons of host mode, on a portrait screen with the largest text.
    ("stop", "lead"): (32, 48, 96),
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
MOST_MARKS = 3
"""As many marks as any language here puts upon one letter; more are piled up to look broken."""
NO_DATE = ("未注明", "没有注明", "未标明", "未给出", "无日期", "不详", "简介")
"""How the source language says that no date is known, or that the park's undated profile is meant."""
HERE_ROLES = ("platform", "school", "hospital", "hotel")
"""Organisations that the overview shows; others need an industry."""
OVERVIEW_TOPICS = ("identity", "location")
LAKE_FIGURES = ("figure.shoreline", "figure.lake_area", "figure.lake_rank", "figure.half_marathons")
"""Figures that the ecology screen asks for by name."""
VISION_SCREENS = ("overview", "transport", "ecology")


@dataclass(frozen=True, slots=True)
class World:
    """What only the rest of the program knows; what is None is not checked.

    ``needed`` are the entries that screens begin with, and cannot do without; ``placeholders`` the texts that something
    new has until somebody writes others.
    """

    missing_glyphs: MissingGlyphs | None = None
    known_icon: KnownIcon | None = None
    known_picture: KnownPicture | None = None
    fits: Fits | None = None
    needed: Collection[str] = ()
    placeholders: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the content: where a person finds it, what it is, and where the program goes to it.

    ``code`` and ``values`` say the same as ``message``, for those who word it in another language.
    """

    severity: Severity
    where: str
    message: str
    entry_id: str = ""
    field: str = ""
    language: str = ""
    code: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict[str, str])

    def __str__(self) -> str:
        return f"{self.severity}: {self.where}: {self.message}"


Fault = tuple[Severity, str, dict[str, str]]
"""How grave, which sentence, and what it tells."""


def findings(draft: Draft, world: World | None = None, problems: list[Problem] | None = None) -> list[Finding]:
    """Return everything wrong with a draft: rules first, then entries, then texts in the order of languages.

    ``problems`` are the broken rules, where the caller knows them already.
    """
    world = world or World()
    found = [_of_problem(problem) for problem in (examine(draft) if problems is None else problems)]
    index = _Index(draft)
    for kind, entry in draft.walk():
        found += _entry_findings(index, kind, entry, world)
    present = {str(entry.get("id")) for _, entry in draft.walk()}
    for needed in world.needed:
        if needed not in present:
            where = draft.where(KIND[needed.partition(".")[0]].file, needed)
            found.append(_found("error", where, "needed_missing", {"entry": needed}, needed))
    for language in draft.languages:
        found += _language_findings(draft, language, world)
    for tag in draft.tags():
        if not draft.texts.get(tag) and tag != SOURCE_LANGUAGE:
            where = f"{TEXTS_FOLDER}/{tag}.toml" if draft.in_files else tag
            found.append(
                _found("warning", where, "untranslated_language", {"language": _first(draft, tag)}, "", "", tag)
            )
            continue
        for kind, entry in draft.walk():
            found += _text_findings(draft, tag, kind, entry, world)
    return found


def findings_of(draft: Draft, entry_id: str, world: World | None = None, rules: Rules | None = None) -> list[Finding]:
    """Return what is wrong with one entry, in every language; quick enough to ask at each keystroke.

    ``rules`` of the same draft spare looking at it again, for those who ask about many entries.
    """
    world = world or World()
    kind = KIND.get(entry_id.partition(".")[0])
    entry = (
        next((each for each in draft.entries.get(kind.name, []) if each.get("id") == entry_id), None) if kind else None
    )
    if kind is None or entry is None:
        return []
    rules = rules or Rules(draft)
    problems = [*rules.entry_problems(kind, entry), *rules.source_text_problems(kind, entry_id)]
    for tag in draft.texts:
        problems += rules.text_problems(kind, entry_id, tag)
    found = [_of_problem(problem) for problem in problems]
    found += _entry_findings(_Index(draft, entry), kind, entry, world)
    for tag in draft.tags():
        if draft.texts.get(tag) or tag == SOURCE_LANGUAGE:
            found += _text_findings(draft, tag, kind, entry, world)
    return found


def _of_problem(problem: Problem) -> Finding:
    fault = problem.fault
    return _found("error", problem.where, fault.code, fault.values, problem.entry_id, problem.field, problem.language)


def _found(
    severity: Severity,
    where: str,
    code: str,
    values: Mapping[str, str],
    entry_id: str = "",
    field: str = "",
    language: str = "",
) -> Finding:
    return Finding(severity, where, sentence(code, values), entry_id, field, language, code, values)


# Entries


class _Index:
    """Which entries may be compared with which: of one draft, or only with one entry of it."""

    def __init__(self, draft: Draft, only: Table | None = None) -> None:
        self.draft = draft
        self.by_name: dict[tuple[str, str], list[Table]] = {}
        self.by_fact: dict[str, list[Table]] = {}
        name = None if only is None else self.name(only)
        counted = only is not None and str(only.get("id")).startswith(("figure.", "event."))
        facts = None if only is None else set(_texts_in(only.get("facts"))) if counted else set[str]()
        kinds = [kind for kind in KIND.values() if only is None or str(only["id"]).startswith(f"{kind.name}.")]
        for kind in kinds:
            for entry in draft.entries.get(kind.name, []):
                called = self.name(entry)
                if called and (name is None or called == name):
                    self.by_name.setdefault((kind.name, called), []).append(entry)
        for kind in ("figure", "event") if facts is None or facts else ():
            for entry in draft.entries.get(kind, []):
                for fact in _texts_in(entry.get("facts")):
                    if facts is None or fact in facts:
                        self.by_fact.setdefault(fact, []).append(entry)
        shown = [entry for entry in draft.entries.get("industry", []) if not entry.get("hidden")]
        self.industries = {str(entry.get("id")) for entry in shown}
        self.accents = {str(entry.get("accent")) for entry in shown}

    def name(self, entry: Table) -> str:
        """Return what an entry is called in the source language."""
        texts = self.draft.texts.get(SOURCE_LANGUAGE, {}).get(str(entry.get("id")), {})
        return texts.get("name", "")


def _entry_findings(index: _Index, kind: Kind, entry: Table, world: World) -> Iterator[Finding]:
    draft, id = index.draft, str(entry.get("id"))
    where = draft.where(kind.file, entry.get("id"))
    icon, file = entry.get("icon"), entry.get("file")
    if world.known_icon and isinstance(icon, str) and not world.known_icon(icon):
        yield _found("error", where, "no_drawing", {"icon": icon}, id, "icon")
    if isinstance(file, str) and file:
        if not str(entry.get("rights") or "").strip():
            yield _found("error", where, "no_rights", {}, id, "rights")
        if world.known_picture and not world.known_picture(file):
            yield _found("error", where, "no_picture", {"file": file}, id, "file")
    if id in world.needed and (entry.get("hidden") or "show_from" in entry or "show_until" in entry):
        yield _found("error", where, "needed", {}, id, "hidden" if entry.get("hidden") else "show_until")
    if entry.get("hidden"):
        return
    if kind.name == "story" and entry.get("address") and id not in PAGE_HEADINGS.values():
        yield _found("warning", where, "unseen_address", {}, id, "address")
    number = entry.get("number") if kind.name == "figure" else entry.get("count") if kind.name == "event" else None
    if number is not None and _is_undated(index, entry):
        yield _found("warning", where, "undated", {"number": str(number)}, id, "as_of")
    if number is not None and world.fits:
        yield from _numbers_too_wide(draft, kind, entry, where, world.fits)
    if kind.name != "source":
        for other in index.by_name.get((kind.name, index.name(entry)), []):
            if other is not entry and _same_days(entry, other):
                yield _found("warning", where, "overlapping", {"other": str(other.get("id"))}, id, "show_until")
                break
    yield from _contradictions(index, where, entry)
    if kind.name == "stop" and (card := _opened(draft, entry)) and not _covers(card, entry):
        yield _found("warning", where, "hidden_card", {"card": str(card.get("id"))}, id, "card")
    why = _why_unreachable(index, kind, entry, world)
    if why:
        yield _found("warning", where, "unreachable", {"why": why, "reason": REASONS[why]}, id, _culprit(why))


def _is_undated(index: _Index, entry: Table) -> bool:
    if entry.get("as_of") or entry.get("status") == "computed":
        return False
    told = index.draft.texts.get(SOURCE_LANGUAGE, {}).get(str(entry.get("id")), {}).get("statement", "")
    return not any(words in told for words in NO_DATE)


def _numbers_too_wide(draft: Draft, kind: Kind, entry: Table, where: str, fits: Fits) -> Iterator[Finding]:
    if not _value(entry) or (kind.name == "figure" and not _is_measure(entry)):
        return
    for language in filter(_is_language, draft.languages):
        misfit = fits.of_number(draft, kind.name, entry, language)
        if misfit:
            field = "number" if kind.name == "figure" else "count"
            yield _found("error", where, *misfit, str(entry.get("id")), field, str(language["tag"]))


def _language(draft: Draft, tag: str) -> Table | None:
    return next((each for each in draft.languages if each.get("tag") == tag and _is_language(each)), None)


def _is_measure(figure: Table) -> bool:
    return figure.get("unit") in UNITS and figure.get("qualifier") in QUALIFIERS


def _is_language(language: Table) -> bool:
    return isinstance(language.get("tag"), str) and isinstance(language.get("endonym"), str)


def _contradictions(index: _Index, where: str, entry: Table) -> Iterator[Finding]:
    id, value = str(entry.get("id")), _value(entry)
    if value is None or not id.startswith(("figure.", "event.")):
        return
    for fact in _texts_in(entry.get("facts")):
        for other in index.by_fact.get(fact, []):
            their = _value(other)
            if (
                other is not entry
                and their
                and their[1] == value[1]
                and their[0] != value[0]
                and _same_days(entry, other)
            ):
                values = {"number": f"{value[0]}", "other_number": f"{their[0]}", "other": str(other.get("id"))}
                field = "number" if "number" in entry else "count"
                yield _found("warning", where, "two_values", values, id, field)
                return


def _value(entry: Table) -> tuple[Decimal, str] | None:
    """Return the number an entry gives, and what it counts; races and editions are counted alike."""
    unit = str(entry.get("unit", "count"))
    try:
        number = Decimal(str(entry.get("number", entry.get("count"))))
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return number, "count" if unit == "edition" else unit


def _same_days(one: Table, other: Table) -> bool:
    if other.get("hidden"):
        return False
    spans = [
        (_day(entry.get("show_from"), date.min), _day(entry.get("show_until"), date.max)) for entry in (one, other)
    ]
    return max(span[0] for span in spans) <= min(span[1] for span in spans)


def _opened(draft: Draft, stop: Table) -> Table | None:
    """Return the entry whose card opens at a stop."""
    card = str(stop.get("card"))
    return next((each for each in draft.entries.get(card.partition(".")[0], []) if each.get("id") == card), None)


def _covers(one: Table, other: Table) -> bool:
    """Whether one entry is shown on all the days on which the other is."""
    if one.get("hidden"):
        return False
    first, last = _day(one.get("show_from"), date.min), _day(one.get("show_until"), date.max)
    return first <= _day(other.get("show_from"), date.min) and _day(other.get("show_until"), date.max) <= last


def _day(value: object, otherwise: date) -> date:
    return value if type(value) is date else otherwise


def _why_unreachable(index: _Index, kind: Kind, entry: Table, world: World) -> str:
    """Return why no screen shows an entry, as a key of ``REASONS``; "" when one does."""
    id, industry = str(entry.get("id")), str(entry.get("industry"))
    match kind.name:
        case "figure":
            topic = str(entry.get("topic"))
            told = topic in OVERVIEW_TOPICS or topic in index.accents or id in LAKE_FIGURES or entry.get("headline")
            return "" if told or (topic == "environment" and entry.get("unit") == "percent") else "topic"
        case "part":
            return "" if industry in index.industries else "industry"
        case "organisation":
            return "" if entry.get("role") in HERE_ROLES or industry in index.industries else "industry"
        case "title":
            place = str(entry.get("place"))
            return "" if place in TITLE_PAGES or place in index.industries else "industry"
        case "vision":
            return "" if entry.get("screen") in VISION_SCREENS else "screen"
        case "stop":
            place = str(entry.get("place"))
            return "" if place in ROUTE_PLACES or place in index.industries else "industry"
        case "link":
            return "" if entry.get("points") else "line"
        case "story":
            return "story" if world.needed and id not in world.needed else ""
        case _:
            return ""


def _culprit(why: str) -> str:
    return {"topic": "topic", "industry": "industry", "screen": "screen", "line": "points"}.get(why, "")


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, str))  # pyright: ignore[reportUnknownVariableType]


# Languages and texts


def _language_findings(draft: Draft, language: Table, world: World) -> Iterator[Finding]:
    tag, endonym = language.get("tag"), language.get("endonym")
    if isinstance(tag, str) and isinstance(endonym, str):
        where = draft.where(LANGUAGES_FILE, tag)
        for severity, code, values in _faults("endonym", endonym, tag, world.missing_glyphs):
            yield _found(severity, where, code, values, "", "endonym", tag)
        if world.fits and (misfit := world.fits.of_endonym(language)):
            yield _found("error", where, *misfit, "", "endonym", tag)


def _text_findings(draft: Draft, tag: str, kind: Kind, entry: Table, world: World) -> Iterator[Finding]:
    id = str(entry.get("id"))
    texts = draft.texts.get(tag, {}).get(id, {})
    where = draft.where_text(tag, id)
    for name in kind.texts:
        text = texts.get(name)
        faults = (
            _missing(draft, tag, id, name) if text is None else _told_faults(draft, tag, kind, entry, name, text, world)
        )
        for severity, code, values in faults:
            yield _found(severity, where, code, values, id, name, tag)


def _told_faults(
    draft: Draft, tag: str, kind: Kind, entry: Table, name: str, text: str, world: World
) -> Iterator[Fault]:
    """Yield what is wrong with a text that is there."""
    if not text.strip():
        return
    if text.strip() in world.placeholders:
        yield "error", "not_named", {"field": name, "text": text.strip()}
        return
    id = str(entry.get("id"))
    yield from _faults(name, text, tag, world.missing_glyphs)
    most = limit(kind.name, name, tag)
    length = visible_length(text)
    if length > most:
        yield "error", "too_long", {"field": name, "length": str(length), "most": str(most)}
    elif world.fits and (language := _language(draft, tag)):
        misfit = world.fits.of_text(draft, kind.name, entry, name, language, text)
        if misfit:
            yield "error", *misfit
    if name in SENTENCE_FIELDS:
        twin = _twin(draft, tag, id, name, text)
        if twin:
            yield "warning", "twin", {"field": name, "language": twin}
    number = entry.get("number")
    if (
        kind.name == "figure"
        and name == "name"
        and number
        and re.search(rf"(?<!\d){re.escape(str(number))}(?!\d)", text)
    ):
        yield "warning", "repeats_number", {"field": name, "number": str(number)}
    known = draft.translated_from.get(tag, {}).get(id, {}).get(name)
    if known and tag != SOURCE_LANGUAGE:
        source = draft.texts.get(SOURCE_LANGUAGE, {}).get(id, {}).get(name)
        if source is not None and known != text_hash(source):
            yield "warning", "stale", {"field": name}


def _missing(draft: Draft, tag: str, id: str, name: str) -> Iterator[Fault]:
    if tag == SOURCE_LANGUAGE:
        return
    for step in draft.chain(tag)[1:]:
        if draft.texts.get(step, {}).get(id, {}).get(name, "").strip():
            yield "warning", "not_translated", {"field": name, "language": step}
            return


def _first(draft: Draft, tag: str) -> str:
    """Return the language visitors see in place of one without any texts."""
    return next((step for step in draft.chain(tag) if draft.texts.get(step)), SOURCE_LANGUAGE)


def _twin(draft: Draft, tag: str, id: str, name: str, text: str) -> str:
    """Return an earlier language with the same sentence, which two languages never share; else ""."""
    for other in draft.tags():
        if other == tag:
            return ""
        both_chinese = tag in CHINESE and other in CHINESE
        if not both_chinese and draft.texts.get(other, {}).get(id, {}).get(name) == text:
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


def _faults(name: str, text: str, tag: str, missing_glyphs: MissingGlyphs | None) -> Iterator[Fault]:
    """Yield what is wrong with one text by itself."""
    about = {"field": name}
    if text != text.strip():
        yield "error", "edge_space", about
    hidden = [char for char in text if _is_hidden(char)]
    if hidden:
        yield "error", "hidden_characters", about | {"characters": _codes(hidden)}
    if MARKUP.search(text):
        yield "error", "markup", about
    if ADDRESS.search(text):
        yield "error", "address", about
    if _most_marks(text) > MOST_MARKS:
        yield "error", "stacked", about | {"most": str(MOST_MARKS)}
    if "  " in text:
        yield "warning", "two_spaces", about
    foreign = [char for char in text if unicodedata.category(char) == "Nd" and not char.isascii()]
    if foreign:
        yield "error", "digits", about | {"characters": " ".join(dict.fromkeys(foreign))}
    undrawn = missing_glyphs(text, tag) if missing_glyphs else []
    undrawn = [char for char in undrawn if char not in hidden]
    if undrawn:
        yield "error", "no_glyph", about | {"characters": _letters(undrawn)}
    for code, values in _script_faults(name, text, tag):
        yield "warning", code, about | values


def _script_faults(name: str, text: str, tag: str) -> Iterator[tuple[str, dict[str, str]]]:
    if tag in HAN_LANGUAGES:
        han = [char for char in text if _is(char, "CJK UNIFIED", "CJK COMPATIBILITY")]
        strange = [char for char in han if char not in EVERYWHERE and not _belongs(char, tag)]
        if strange:
            yield "unusual", {"language": tag, "characters": _letters(strange)}
        if tag == "ja" and name in SENTENCE_FIELDS and not any(_is(char, "HIRAGANA", "KATAKANA") for char in text):
            yield "no_kana", {}
        return
    if any(_is(char, "CJK UNIFIED") for char in QUOTED.sub("", text)):
        yield "unquoted_chinese", {}
    elif name in SENTENCE_FIELDS:
        script = OWN_SCRIPT.get(tag, LATIN)
        letters = [char for char in text if char.isalpha()]
        own = [char for char in letters if _is(char, script)]
        if 2 * len(own) < len(letters):
            yield "other_script", {"language": tag}


def _most_marks(text: str) -> int:
    """Return the most marks that stand upon one letter."""
    most = run = 0
    for char in unicodedata.normalize("NFC", text):
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        most = max(most, run)
    return most


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
