"""Sentences recorded or synthesised beforehand: files in the content release, named after the text that they say."""

import hashlib
from pathlib import Path

FOLDER = "sounds"
"""Beside the content database; in it a folder for each language."""
ENDINGS = (".ogg", ".wav")


def name_of(text: str) -> str:
    """Return the name, without ending, of the file that says a sentence; white space does not matter."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:32]


class Sounds:
    """The recorded sentences of one content; ``beside`` is its database."""

    def __init__(self, beside: Path) -> None:
        self._folder = beside.parent / FOLDER

    def languages(self) -> frozenset[str]:
        """Return the tags that have any."""
        try:
            return frozenset(each.name for each in self._folder.iterdir() if each.is_dir() and any(each.iterdir()))
        except OSError:
            return frozenset()

    def of(self, tag: str, text: str) -> Path | None:
        """Return the file that says a sentence, or None."""
        name = name_of(text)
        files = (self._folder / tag / f"{name}{ending}" for ending in ENDINGS)
        return next((file for file in files if file.is_file()), None)
