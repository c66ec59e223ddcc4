"""Interface texts from compiled gettext catalogues along a fallback chain, so that no text is ever blank."""

import gettext
import logging
import struct
from collections.abc import Sequence
from pathlib import Path

DOMAIN = "kiosk"
"""What visitors read."""
STAFF = "staff"
"""What staff read in the studio."""
STAFF_LANGUAGES = ("zh_Hans", "en")
"""The languages the studio itself speaks."""
SHIPPED = frozenset({"zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar"})
"""The languages the program has words of its own in; staff may add others."""

_log = logging.getLogger(__name__)


class _Absent(gettext.NullTranslations):
    """Answers for a message that a catalogue does not have: an empty string, which no translation may be."""

    def gettext(self, message: str) -> str:
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return ""

    def pgettext(self, context: str, message: str) -> str:
        return ""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return ""


_ABSENT = _Absent()


def _open(tag: str, i18n_dir: Path, domain: str) -> gettext.NullTranslations:
    """Return the compiled catalogue of one language; one that is absent or damaged holds no message."""
    path = i18n_dir / tag / "LC_MESSAGES" / f"{domain}.mo"
    try:
        with path.open("rb") as file:
            translations = gettext.GNUTranslations(file)
    except (OSError, UnicodeDecodeError, ValueError, struct.error) as error:
        _log.warning("no interface texts for %s: %s", tag, error)
        return _ABSENT
    translations.add_fallback(_ABSENT)
    return translations


class Catalogue:
    """The interface texts of one language, each looked up in its fallback languages when it is missing.

    ``tag`` is the language's tag; ``fell_back`` names the messages that were asked for and not found in it.
    """

    def __init__(self, tag: str, chain: Sequence[gettext.NullTranslations]) -> None:
        self.tag = tag
        self._chain = tuple(chain)
        self._texts: dict[tuple[str, str], str] = {}
        self._fell_back: set[str] = set()

    @classmethod
    def load(cls, tag: str, i18n_dir: Path, fallback: Sequence[str] = (), domain: str = DOMAIN) -> "Catalogue":
        """Read ``<i18n_dir>/<tag>/LC_MESSAGES/<domain>.mo`` and those of the languages in ``fallback``.

        A file that is missing or damaged is logged and treated as empty; nothing is raised. That staff have added a
        language is no fault.
        """
        chain: list[gettext.NullTranslations] = []
        for each in dict.fromkeys((tag, *fallback)):
            if each not in SHIPPED and not (i18n_dir / each).is_dir():
                _log.info("no interface texts for %s, a language that staff have added", each)
                chain.append(_ABSENT)
            else:
                chain.append(_open(each, i18n_dir, domain))
        return cls(tag, chain)

    @property
    def fell_back(self) -> frozenset[str]:
        """The msgids asked for so far that this language lacks, for staff."""
        return frozenset(self._fell_back)

    def gettext(self, msgid: str, context: str = "") -> str:
        """Return the translation of ``msgid``; the msgid itself where no language of the chain has one."""
        key = (context, msgid)
        known = self._texts.get(key)
        if known is None:
            known = self._texts[key] = self._find(msgid, context)
        return known

    def ngettext(self, singular: str, plural: str, n: int, context: str = "") -> str:
        """Return the form of the message that the number ``n`` asks for; the number is not filled in."""
        for step, translations in enumerate(self._chain):
            if context:
                text = translations.npgettext(context, singular, plural, n)
            else:
                text = translations.ngettext(singular, plural, n)
            if text:
                if step:
                    self._fell_back.add(singular)
                return text
        self._fell_back.add(singular)
        return singular if n == 1 else plural

    def message(self, source: str, disambiguation: str = "", n: int = -1) -> str:
        """Answer a ``QTranslator``: ``source`` is QML's text, ``n`` the number of a ``%n`` message or -1.

        ``%n`` and ``%1`` are left for Qt to fill in.
        """
        if n < 0:
            return self.gettext(source, disambiguation)
        return self.ngettext(source, source, n, disambiguation)

    def _find(self, msgid: str, context: str) -> str:
        if not msgid:
            return ""
        for step, translations in enumerate(self._chain):
            text = translations.pgettext(context, msgid) if context else translations.gettext(msgid)
            if text:
                if step:
                    self._fell_back.add(msgid)
                return text
        self._fell_back.add(msgid)
        return msgid
