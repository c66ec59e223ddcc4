"""Finds qsTr texts in QML, because Babel's JavaScript extractor fails on calls with and without a context.

A call is reported under one of four names, so that each has its own fixed arguments:

====================== =============================
``qsTr``               text
``qsTrContext``        context, text
``qsTrPlural``         text, text
``qsTrPluralContext``  context, text, text
====================== =============================
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

QML_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "qsTr": (1,),
    "qsTrContext": ((1, "c"), 2),
    "qsTrPlural": (1, 2),
    "qsTrPluralContext": ((1, "c"), 2, 3),
}

# A slash after one of these begins a regular expression, anywhere else it divides.
_BEFORE_REGEX = frozenset("(,=:[!&|?{};+-*%<>~^")
_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<line>//[^\n]*)
    | (?P<block>/\*.*?\*/)
    | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
    | (?P<name>[^\W\d][\w$]*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/\w*")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}


class ExtractionError(ValueError):
    """A qsTr call whose text is not written out, so that no translator would ever see it."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def _unescape(literal: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        return chr(int(code, 16)) if code else _LETTERS.get(match[4], match[4])

    # Two halves of a surrogate pair, "\ud83d\ude00", are one character.
    text = _ESCAPE.sub(character, literal[1:-1])
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def _tokens(source: str) -> Iterator[_Token]:
    """Yield names, strings, signs and translator's notes; other comments and space are passed over."""
    position, line, previous = 0, 1, ""
    while position < len(source):
        match = None
        after = source[position + 1 : position + 2]
        if source[position] == "/" and after not in "/*" and (not previous or previous[-1] in _BEFORE_REGEX):
            match = _REGEX.match(source, position)
        kind = "regex"
        if match is None:
            match = _TOKEN.match(source, position)
            assert match is not None
            kind = match.lastgroup or "other"
        text = match[0]
        if kind == "line" and text.startswith("//:"):
            yield _Token("note", text[3:].strip(), line)
        elif kind == "block" and text.startswith("/*:"):
            yield _Token("note", " ".join(text[3:-2].split()), line)
        elif kind not in ("space", "line", "block"):
            yield _Token(kind, text, line)
            previous = text
        line += text.count("\n")
        position = match.end()


def _literal(tokens: list[_Token], at: int) -> tuple[str | None, int]:
    """Return the text of the string, or strings joined by ``+``, at a token, and the token behind it."""
    parts: list[str] = []
    while tokens[at].kind == "string":
        if tokens[at].text[0] == "`" and "${" in tokens[at].text:
            return None, at
        parts.append(_unescape(tokens[at].text))
        at += 1
        if tokens[at].text != "+":
            return "".join(parts), at
        at += 1
    return None, at


def extract_qml(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    """Yield ``(line, name, messages, comments)`` for each qsTr call of a QML file, as Babel expects it.

    ``//: note`` and ``/*: note */`` go with the next text. The other arguments are Babel's and not needed.
    Raises `ExtractionError` for a call whose text or context is not a plain string.
    """
    name = getattr(fileobj, "name", "QML")
    end = _Token("end", "", 0)
    tokens = [*_tokens(fileobj.read().decode("utf-8")), end, end, end]
    notes: list[str] = []
    for at, token in enumerate(tokens):
        if token.kind == "note":
            notes.append(token.text)
        if token != _Token("name", "qsTr", token.line) or tokens[at + 1].text != "(":
            continue
        inside = [each for each in tokens[at + 2 :] if each.kind != "note"]
        text, behind = _literal(inside, 0)
        context: str | None = ""
        if text is not None and inside[behind].text == "," and inside[behind + 1].text != ")":
            context, behind = _literal(inside, behind + 1)
        plural = inside[behind].text == "," and inside[behind + 1].text != ")"
        if text is None or context is None or inside[behind].text not in (",", ")"):
            raise ExtractionError(f"{name}:{token.line}: qsTr needs its text written out as a string")
        messages = (text, text) if plural else (text,)
        function = "qsTrPlural" if plural else "qsTr"
        if context:
            messages = (context, *messages)
            function += "Context"
        yield token.line, function, messages, notes
        notes = []
