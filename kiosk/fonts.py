"""Puts the shipped fonts in front of whatever the machine has, so that every kiosk shows the same letters."""

import os
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from kiosk.errors import KioskError
from kiosk.paths import RESOURCES

Voice = Literal["sans", "serif"]

FOLDER = RESOURCES / "fonts"
FILES = (
    "WestTaihuSans.ttc",
    "WestTaihuSerif.ttc",
    "WestTaihuSansArabic.ttf",
    "WestTaihuNaskhArabic.ttf",
    "WestTaihuSansExtended.ttf",
    "WestTaihuSerifExtended.ttf",
)
REGIONS = ("SC", "TC", "JP", "KR")

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


def family_for(tag: str, voice: Voice, region: str) -> str:
    """Return the font family for texts in language `tag`.

    The Latin face, for Latin and Cyrillic letters, has narrow quotation marks where the regional faces have
    full-width ones. A language not known here uses the face of its `region` ("SC", "TC", "JP" or "KR").
    """
    if tag == "ar":
        return _ARABIC[voice]
    face = _FACE_OF_TAG.get(tag) or (region if region in REGIONS else "SC")
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
    """Keep Qt from listing the fonts of a Linux machine, none of which is needed; call before the QGuiApplication."""
    os.environ.setdefault("FONTCONFIG_FILE", str(FOLDER / "fonts.conf"))


def load_fonts() -> None:
    """Register all shipped fonts and their fallbacks with Qt; needs a QGuiApplication.

    Also settles how far letters may be bent to whole pixels, which Qt would ask the machine's font configuration.

    Raises KioskError when a file is missing or Qt cannot read it.
    """
    families: set[str] = set()
    for name in FILES:
        path = FOLDER / name
        if not path.is_file():
            raise KioskError(f"The font {path} is missing; install the kiosk again.")
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise KioskError(f"The font {path} cannot be read; install the kiosk again.")
        families.update(QFontDatabase.applicationFontFamilies(number))
    for family in sorted(families):
        QFont.insertSubstitutions(family, list(fallbacks(family)))
    common = QGuiApplication.font()
    common.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    QGuiApplication.setFont(common)
