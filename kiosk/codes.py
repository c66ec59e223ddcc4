"""QR codes that hold the text itself, so that nothing has to be fetched where they are read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

LONGEST = 620
"""Bytes of UTF-8 in one code: version 17, whose 85 modules a phone reads at 600 mm when they are 1.4 mm wide."""
QUIET = 4
"""Modules of white around a code, by its standard (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code: what it says, how many modules wide it is, and its dark ones as an SVG path of that size."""

    text: str
    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, and what must stand at the end of the text that it comes into: once, however many ask for it."""

    text: str
    endings: tuple[str, ...] = ()


def divided(heading: str, lines: Iterable[Line], longest: int = LONGEST) -> list[str]:
    """Divide lines among as few texts as hold them in order, each under the heading and above its endings.

    ``longest`` is in bytes of UTF-8. A line that fits into no text is broken, at a space where it has one.
    """
    texts: list[str] = []
    held: list[Line] = []
    for line in chain.from_iterable(_broken(heading, whole, longest) for whole in lines):
        if held and _bytes(_text(heading, [*held, line])) > longest:
            texts.append(_text(heading, held))
            held = []
        held.append(line)
    return [*texts, _text(heading, held)]


def code_of(text: str) -> Code:
    """Return the code of a text.

    :raises ValueError: it is longer than a code can hold.
    """
    import segno

    # The standard's mark for UTF-8, so that no reader has to guess; plain addresses are read by more without it
    code = segno.make(text, error="l", encoding="utf-8", eci=not text.isascii(), micro=False)
    matrix = [[bool(module) for module in row] for row in code.matrix]
    return Code(text, len(matrix), "".join(_runs(matrix)))


def _runs(matrix: Sequence[Sequence[bool]]) -> Iterator[str]:
    for y, row in enumerate(matrix):
        begin = None
        for x, dark in enumerate([*row, False]):
            if dark and begin is None:
                begin = x
            elif not dark and begin is not None:
                yield f"M{begin} {y}h{x - begin}v1h{begin - x}z"
                begin = None


def _text(heading: str, lines: Sequence[Line]) -> str:
    endings = dict.fromkeys(ending for line in lines for ending in line.endings)
    return "\n".join((heading, *(line.text for line in lines), *endings))


def _broken(heading: str, line: Line, longest: int) -> Iterator[Line]:
    text, room = line.text, longest - _bytes(_text(heading, [Line("", line.endings)]))
    while _bytes(text) > room:
        fits = len(text.encode()[:room].decode(errors="ignore"))
        at = text.rfind(" ", 1, fits)
        at = at if at > 0 else fits
        yield Line(text[:at], line.endings)
        text = text[at:].lstrip()
    yield Line(text, line.endings)


def _bytes(text: str) -> int:
    return len(text.encode())
