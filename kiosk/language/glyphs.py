"""Tells staff about a letter no shipped font can draw before visitors see an empty box."""

from functools import cached_property
from pathlib import Path
from unicodedata import category

from kiosk.errors import KioskError
from kiosk.paths import RESOURCES

COVERAGE = RESOURCES / "fonts" / "coverage.txt"

# The families of one voice fall back to one another, so a letter is drawn when any of them has it.
_VOICES = (("WestTaihu Sans",), ("WestTaihu Serif", "WestTaihu Naskh"))
_UNDRAWN = ("Cc", "Cf", "Zl", "Zp")


class GlyphCoverage:
    """The characters the shipped fonts can draw, read from the list made along with them."""

    def __init__(self, path: Path = COVERAGE) -> None:
        self._path = path

    def missing(self, text: str, tag: str = "") -> list[str]:
        """Return the characters of `text` not drawable in both voices, each once, in order of appearance.

        Line breaks and other invisible controls need no glyph. Every language can use every file, so `tag`
        does not change the answer. Raises KioskError when the list is missing or damaged.
        """
        return [char for char in dict.fromkeys(text) if ord(char) not in self.codes and category(char) not in _UNDRAWN]

    @cached_property
    def codes(self) -> frozenset[int]:
        """The code points that both voices, sans and serif, can draw."""
        try:
            lines = self._path.read_text("ascii").splitlines()
            voices = [_codes_of(lines, prefixes) for prefixes in _VOICES]
        except (OSError, ValueError) as error:
            raise KioskError(f"The list of drawable characters {self._path} cannot be read: {error}") from error
        return frozenset(voices[0] & voices[1])


def coverage() -> frozenset[int]:
    """Return the code points the shipped fonts can draw; raises KioskError when their list is missing."""
    return GlyphCoverage().codes


def _codes_of(lines: list[str], prefixes: tuple[str, ...]) -> set[int]:
    codes: set[int] = set()
    for line in lines:
        families, colon, ranges = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        if any(family.startswith(prefixes) for family in families.split(", ")):
            for span in ranges.split():
                first, _, last = span.partition("-")
                codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return codes
