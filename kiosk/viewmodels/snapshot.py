"""What the lake shows before the content is read: a small file beside the database, read without it and without Qt."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError

SNAPSHOT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline figure, display-ready."""

    number: str
    unit: str
    name: str
    name_en: str
    note: str


@dataclass(frozen=True, slots=True)
class LanguageSnapshot:
    """A language as the lake needs it before the database is open."""

    tag: str
    endonym: str
    rtl: bool
    region: str
    invitation: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All the lake shows, in the default language, written when content is built or installed."""

    park: str
    title: str
    lead: str
    headlines: tuple[Headline, ...]
    languages: tuple[LanguageSnapshot, ...]
    picture: str = ""
    picture_name: str = ""

    def save(self, path: Path) -> None:
        """Write as JSON, the same bytes for the same content."""
        text = json.dumps({"version": SNAPSHOT_VERSION, **asdict(self)}, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Snapshot":
        """Read what :meth:`save` wrote.

        :raises KioskError: the file is missing, damaged or of another version.
        """
        try:
            values: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            if values["version"] != SNAPSHOT_VERSION:
                raise KioskError(f"The snapshot {path} is of another version of the program.")
            return cls(
                park=values["park"],
                title=values["title"],
                lead=values["lead"],
                headlines=tuple(Headline(**item) for item in values["headlines"]),
                languages=tuple(LanguageSnapshot(**item) for item in values["languages"]),
                picture=str(values.get("picture", "")),
                picture_name=str(values.get("picture_name", "")),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KioskError(f"The snapshot {path} cannot be read.") from error
