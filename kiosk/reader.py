"""Reads the content in a process of its own, which ends with all that reading takes and no screen needs.

The database layer and the language data weigh more than the content itself, and Python can do only one thing at a
time: beside the interface they would cost memory for ever and touches while they work.
"""

import logging
import os
import pickle
import subprocess
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from types import MappingProxyType

from kiosk import paths
from kiosk.content.errors import ContentError
from kiosk.content.records import Content, LanguageRecord
from kiosk.library import Library, language_of, load_library
from kiosk.viewmodels.computed import Computed
from kiosk.viewmodels.edition import Edition, Face

log = logging.getLogger("kiosk")

PATIENCE_SECONDS = 30.0
"""How long the other process may take; reading takes about one second."""
PATIENCE_WITH_INDEXES = 300.0
"""The same for indexes, which nobody waits for at once: two seconds, where there is little to do besides."""
MAGIC = b"West Taihu content 1\n"
DONE, BROKEN = 0, 1
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

    def packed(self) -> bytes:
        """Return the bytes that :meth:`unpacked` understands."""
        body = pickle.dumps(self, pickle.HIGHEST_PROTOCOL)
        return MAGIC + zlib.crc32(body).to_bytes(4, "big") + body

    @classmethod
    def unpacked(cls, data: bytes) -> "Answer | None":
        """Read what this very program wrote in another process; None when it was not written to its end."""
        body = data[len(MAGIC) + 4 :]
        if data[: len(MAGIC) + 4] != MAGIC + zlib.crc32(body).to_bytes(4, "big"):
            return None
        answer = pickle.loads(body)
        return answer if isinstance(answer, cls) else None


class Reader:
    """Reads content elsewhere; when that cannot be, it reads it here. Call from any one thread at a time."""

    def __init__(self, command: tuple[str, ...] | None = None) -> None:
        self._command = command or (*paths.program(), "read")
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def read(self, path: Path, day: date) -> Library:
        """Read the content database at ``path`` in all its languages, as it is to be shown on ``day``.

        :raises ContentError: the database is missing, damaged, or not of this program's schema.
        """
        answer = self._ask(path, day, PATIENCE_SECONDS)
        if self._stopped:
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
        if self._stopped:
            return {}
        from kiosk.findable import indexes

        return indexes(library)

    def stop(self) -> None:
        """End the other process if it is still at work; nothing is read any more."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def _ask(self, path: Path, day: date, patience: float, *wishes: str) -> Answer | None:
        """Return the answer of the other process; None, and a line in the log, when it gives none."""
        try:
            with self._lock:
                if self._stopped:
                    return None
                self._process = subprocess.Popen(
                    [*self._command, str(path), day.isoformat(), *wishes],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
        except OSError as error:
            log.warning("the content is read here, for no other process can be started: %s", error.strerror or error)
            return None
        with self._process as process:
            try:
                written, told = process.communicate(timeout=patience)
            except subprocess.TimeoutExpired:
                process.kill()
                log.warning("the content is read here, for the other process gave no answer in time")
                return None
        answer = Answer.unpacked(written) if process.returncode == DONE else None
        if answer is None and not self._stopped:
            last = told.decode(errors="replace").strip().rpartition("\n")[2]
            log.warning(
                "the content is read here, for the other process ended with %d: %s", process.returncode, last or "-"
            )
        return answer


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
    # What a library might print goes elsewhere
    out = os.dup(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    sys.stdout = sys.stderr
    try:
        library = load_library(path, day)
    except ContentError as error:
        given = Answer(tuple(listening.said), str(error))
    else:
        given = _indexes(library) if indexes else _editions(library, tuple(listening.said))
    try:
        with os.fdopen(out, "wb") as pipe:
            pipe.write(given.packed())
    except OSError:
        return BROKEN
    return DONE


def _editions(library: Library, said: tuple[Said, ...]) -> Answer:
    editions = {
        tag: (edition.content, dict(edition.faces), edition.computed) for tag, edition in library.editions.items()
    }
    return Answer(said, "", library.languages, editions)


def _indexes(library: Library) -> Answer:
    """Make the indexes, with visitors before it: what was logged was logged when the same content was read."""
    from kiosk.findable import indexes

    if hasattr(os, "nice"):
        os.nice(NICENESS)
    return Answer((), indexes=indexes(library))
