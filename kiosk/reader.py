"""Reads the content in a process of its own, which ends with all that reading takes and no screen needs.

The database layer and the language data weigh more than the content itself, and Python can do only one thing at a
time: beside the interface they would cost memory for ever and touches while they work.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from kiosk import paths
from kiosk.content.errors import ContentError
from kiosk.content.records import Content, LanguageRecord
from kiosk.elsewhere import Elsewhere, give
from kiosk.library import Library, language_of, load_library
from kiosk.viewmodels.computed import Computed
from kiosk.viewmodels.edition import Edition, Face

PATIENCE_SECONDS = 30.0
"""How long the other process may take; reading takes about one second."""
PATIENCE_WITH_INDEXES = 300.0
"""The same for indexes, which nobody waits for at once: two seconds, where there is little to do besides."""
NICENESS = 10
"""How far the other process steps aside for visitors while it makes indexes."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line for the log."""

    logger: str
    level: int
    line: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back from the other process: the content, or the sentence that says why there is none."""

    said: tuple[Said, ...]
    sentence: str = ""
    languages: tuple[LanguageRecord, ...] = ()
    editions: Mapping[str, tuple[Content, dict[str, Face], Computed]] | None = None
    indexes: Mapping[str, bytes] | None = None


class Reader:
    """Reads content elsewhere; when that cannot be, it reads it here. Call from any one thread at a time."""

    def __init__(self, command: tuple[str, ...] | None = None) -> None:
        self._elsewhere = Elsewhere(command or (*paths.program(), "read"), "the content is read here")

    def read(self, path: Path, day: date) -> Library:
        """Read the content database at ``path`` in all its languages, as it is to be shown on ``day``.

        :raises ContentError: the database is missing, damaged, or not of this program's schema.
        """
        answer = self._ask(path, day, PATIENCE_SECONDS)
        if self._elsewhere.stopped:
            raise ContentError("The kiosk was closed while it was reading its content.")
        if answer is None:
            return load_library(path, day)
        for said in answer.said:
            logging.getLogger(said.logger).log(said.level, "%s", said.line)
        if answer.editions is None:
            raise ContentError(answer.sentence)
        editions = {
            record.tag: Edition(content, language_of(record), MappingProxyType(faces), worked_out)
            for record in answer.languages
            for content, faces, worked_out in (answer.editions[record.tag],)
        }
        return Library(answer.languages, MappingProxyType(editions), day, path)

    def indexes(self, library: Library) -> Mapping[str, bytes]:
        """Return the packed index of each language of a library, by which its things are found; none after the end."""
        answer = self._ask(library.path, library.day, PATIENCE_WITH_INDEXES, "--indexes")
        if answer is not None and answer.indexes is not None:
            return answer.indexes
        if self._elsewhere.stopped:
            return {}
        from kiosk.findable import indexes

        return indexes(library)

    def stop(self) -> None:
        """End the other process if it is still at work; nothing is read any more."""
        self._elsewhere.stop()

    def _ask(self, path: Path, day: date, patience: float, *wishes: str) -> Answer | None:
        answer = self._elsewhere.ask(str(path), day.isoformat(), *wishes, patience=patience)
        return answer if isinstance(answer, Answer) else None


class Listening(logging.Handler):
    """Keeps what is logged, for the other process's log."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.said: list[Said] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.said.append(Said(record.name, record.levelno, record.getMessage()))


def answer(path: Path, day: date, indexes: bool = False) -> int:
    """Be the other process: write the content, or its ``indexes``, to standard output; return the exit status."""
    listening = Listening()
    logging.getLogger().addHandler(listening)
    logging.getLogger().setLevel(logging.INFO)

    def read() -> Answer:
        if indexes and hasattr(os, "nice"):
            # Visitors come before it
            os.nice(NICENESS)
        try:
            library = load_library(path, day)
        except ContentError as error:
            return Answer(tuple(listening.said), str(error))
        return _indexes(library) if indexes else _editions(library, tuple(listening.said))

    return give(read)


def _editions(library: Library, said: tuple[Said, ...]) -> Answer:
    editions = {
        tag: (edition.content, dict(edition.faces), edition.computed) for tag, edition in library.editions.items()
    }
    return Answer(said, "", library.languages, editions)


def _indexes(library: Library) -> Answer:
    """Make the indexes; what was logged was logged when the same content was read."""
    from kiosk.findable import indexes

    return Answer((), indexes=indexes(library))
