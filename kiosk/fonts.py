"""Puts the shipped fonts in front of whatever the machine has, so that every kiosk shows the same letters."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from kiosk.errors import KioskError
from kiosk.paths import RESOURCES

Voice = Literal["sans", "serif"]

FOLDER = RESOURCES / "fonts"
REGIONS = ("SC", "TC", "JP", "KR")
FILES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "WestTaihuSans.ttc": [f"WestTaihu Sans {face}" for face in (*REGIONS, "Latin")],
        "WestTaihuSerif.ttc": [f"WestTaihu Serif {face}" for face in (*REGIONS, "Latin")],
        "WestTaihuSansArabic.ttf": ["WestTaihu Sans Arabic"],
        "WestTaihuNaskhArabic.ttf": ["WestTaihu Naskh Arabic"],
        "WestTaihuSansExtended.ttf": ["WestTaihu Sans Extended"],
        "WestTaihuSerifExtended.ttf": ["WestTaihu Serif Extended"],
    }
)
"""The files, and the families in each."""

_STEM: dict[Voice, str] = {"sans": "WestTaihu Sans", "serif": "WestTaihu Serif"}
_ARABIC: dict[Voice, str] = {"sans": "WestTaihu Sans Arabic", "serif": "WestTaihu Naskh Arabic"}
_FACE_OF_TAG = {
    "zh_Hans": "SC",
    "zh_Hant": "TC",
    "ja": "JP",
    "ko": "KR",
    "en": "Latin",
    "de": "Latin",
    "fr": "Latin",
    "es": "Latin",
    "ru": "Latin",
}
_HAN = frozenset({"zh", "ja", "ko", "yue", "wuu", "nan", "hak", "gan", "hsn", "lzh"})
"""Languages written with Han characters, whose shapes depend on the region."""
_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ug", "ps", "sd", "ckb", "prs"})

HINTING = QFont.HintingPreference.PreferVerticalHinting
"""How far letters may be bent to whole pixels: never in width, so that words are as wide at every size."""


def family_for(tag: str, voice: Voice, region: str) -> str:
    """Return the font family for texts in language `tag`.

    The Latin face, for Latin and Cyrillic letters, has narrow quotation marks where the regional faces have
    full-width ones. A language that staff have added uses the face of its `region` ("SC", "TC", "JP" or "KR") when it
    is written with Han characters, else the Latin one.
    """
    language = tag.partition("_")[0]
    if language in _ARABIC_SCRIPT:
        return _ARABIC[voice]
    regional = region if region in REGIONS else "SC"
    face = _FACE_OF_TAG.get(tag) or (regional if language in _HAN else "Latin")
    return f"{_STEM[voice]} {face}"


def fallbacks(family: str) -> tuple[str, ...]:
    """Return the families asked, in order, for a letter that `family` has not; none for a foreign family."""
    for voice, stem in _STEM.items():
        latin, extended, arabic = f"{stem} Latin", f"{stem} Extended", _ARABIC[voice]
        if family == latin:
            return (extended, arabic)
        if family in {f"{stem} {region}" for region in REGIONS}:
            return (latin, extended, arabic)
        if family == arabic:
            return (latin, extended)
        if family == extended:
            return (latin, arabic)
    return ()


def leave_machine_fonts() -> None:
    """Let Qt on Linux know of our fonts and of no other, from a cache after the first start.

    Call before the QGuiApplication.
    """
    os.environ.setdefault("FONTCONFIG_FILE", str(FOLDER / "fonts.conf"))


def load_fonts() -> None:
    """Register all shipped fonts and their fallbacks with Qt; needs a QGuiApplication.

    Also settles how far letters may be bent to whole pixels, which Qt would ask the machine's font configuration.

    Raises KioskError when a file is missing or Qt cannot read it.
    """
    known = set(QFontDatabase.families())
    for name, families in FILES.items():
        path = FOLDER / name
        if not path.is_file():
            raise KioskError(f"The font {path} is missing; install the kiosk again.")
        # Where fonts.conf was heard, they are known without being read through
        if not known.issuperset(families) and not _register(path, families):
            raise KioskError(f"The font {path} cannot be read; install the kiosk again.")
        for family in families:
            QFont.insertSubstitutions(family, list(fallbacks(family)))
    common = QGuiApplication.font()
    common.setHintingPreference(HINTING)
    QGuiApplication.setFont(common)


def _register(path: Path, families: Sequence[str]) -> bool:
    number = QFontDatabase.addApplicationFont(str(path))
    return number >= 0 and set(families) <= set(QFontDatabase.applicationFontFamilies(number))
