"""One language as the visitor meets it: its texts at once, its number formats when they are first needed.

Babel takes longer to import than the first frame may wait, so nothing here imports it before it is used.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.language.catalogue import DOMAIN, Catalogue

if TYPE_CHECKING:
    from kiosk.language.formats import Formats

__all__ = ["Catalogue", "Language"]


class Language:
    """A language: ``tag``, its ``catalogue`` of interface texts and its ``formats``.

    Texts are found by their English msgid. Fields are written ``{name}`` and filled by keyword;
    a msgid without fields given is returned as it stands, braces and all.
    """

    def __init__(
        self, tag: str, catalogue: Catalogue, formats: "Formats | None" = None, fallback: Sequence[str] = ()
    ) -> None:
        self.tag = tag
        self._fallback = tuple(fallback)
        self.catalogue = catalogue
        self._formats = formats

    @classmethod
    def load(cls, tag: str, i18n_dir: Path, fallback: Sequence[str] = (), domain: str = DOMAIN) -> "Language":
        """Read the catalogue of ``tag`` and of its ``fallback`` tags below ``i18n_dir``. Raises nothing."""
        return cls(tag, Catalogue.load(tag, i18n_dir, fallback, domain), fallback=fallback)

    @property
    def formats(self) -> "Formats":
        """The CLDR formats of this language; the first use imports Babel.

        A language that staff have added has the formats of the first of its fallbacks that the program knows, as it
        has its interface texts.
        """
        if self._formats is None:
            from kiosk.language.formats import KNOWN, Formats

            known = (tag for tag in (self.tag, *self._fallback, "en") if tag in KNOWN)
            self._formats = Formats(next(known))
        return self._formats

    def tr(self, msgid: str, /, **fields: object) -> str:
        """Return the text for ``msgid``, its fields filled in. Raises `KeyError` for a field not given."""
        text = self.catalogue.gettext(msgid)
        return text.format(**fields) if fields else text

    def trc(self, context: str, msgid: str, /, **fields: object) -> str:
        """Like `tr`, for an English word that other languages must tell apart by ``context``."""
        text = self.catalogue.gettext(msgid, context)
        return text.format(**fields) if fields else text

    def ntr(self, singular: str, plural: str, n: int, /, **fields: object) -> str:
        """Return the form for the number ``n``, written into ``{n}`` in the language's own way."""
        written = str(n) if 0 <= n < 1000 else self.formats.number(n)
        return self.catalogue.ngettext(singular, plural, n).format(n=written, **fields)
