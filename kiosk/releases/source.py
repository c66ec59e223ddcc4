"""Where a kiosk takes releases from: a folder on a stick or share, or an address; neither may make it wait for ever."""

import contextlib
import errno
import http.client
import os
import queue
import stat
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Generator, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TypeVar

from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient import FetcherInterface

from kiosk.releases.disk import reason
from kiosk.releases.errors import RefusedError, ReleaseError, SurroundingsError

CHUNK = 1 << 18
PATIENCE = 20.0
"""Seconds without an answer after which a share or server is said to hang."""
LONGEST = 900.0
"""Seconds after which a source that answers in drops is given up."""
NOT_FOUND = (404, 403)
YOUNG = 3
Answer = TypeVar("Answer")


class NotPlainError(Exception):
    """There is something, but no plain file; ``str(error)`` says what."""


class Source(FetcherInterface):
    """Reads the repository's files by their names below it."""

    def __init__(self, name: str, patience: float) -> None:
        super().__init__()
        self.name = name
        self.patience = patience
        self._end = time.monotonic() + LONGEST

    def chunks(self, name: str, most: int) -> Iterator[bytes]:
        """Yield a file, at most ``most`` bytes of it and one chunk.

        :raises SurroundingsError: the source does not give it.
        """
        given = 0
        try:
            with contextlib.closing(self._fetched(name)) as found:
                for chunk in found:
                    given += len(chunk)
                    yield chunk
                    if given > most:
                        return
        except DownloadError as error:
            raise self.trouble(error) from error

    def there(self) -> bool:
        """Whether the source itself is there now, whatever it holds."""
        return True

    def close(self) -> None:
        """Let go of what is still open, which an error may be holding."""

    def _fetched(self, name: str) -> Generator[bytes]:
        yield from self.fetch(name)

    def trouble(self, error: DownloadError) -> ReleaseError:
        """Return what went wrong at the source as a sentence."""
        if isinstance(error, DownloadHTTPError) and error.status_code in NOT_FOUND:
            if self.there():
                return RefusedError(f"The release at {self.name} is not whole: a file is missing.")
            return SurroundingsError(f"The releases at {self.name} are gone: there is no such folder now.")
        cause = error.__cause__
        if isinstance(cause, NotPlainError):
            return RefusedError(f"The release at {self.name} is refused: a file of it is {cause}.")
        why = " ".join((reason(cause) if isinstance(cause, OSError) else str(error)).split()).rstrip(".")
        return SurroundingsError(f"The releases at {self.name} cannot be reached: {why}.")

    def _checked(self) -> None:
        if time.monotonic() > self._end:
            raise DownloadError(f"it took longer than {LONGEST:g} seconds")


class FolderSource(Source):
    """A folder; every touch of it happens in a thread that may be left hanging."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        super().__init__(str(folder), patience)
        self._folder = folder

    def there(self) -> bool:
        """Whether the folder is there now.

        :raises SurroundingsError: it does not answer.
        """
        try:
            return self._within(self._folder.is_dir)
        except DownloadError as error:
            raise SurroundingsError(f"The releases at {self.name} cannot be reached: {error}.") from error

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = self._folder / urllib.parse.unquote(url)
        try:
            handle = self._within(lambda: _open_plain(path))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise DownloadHTTPError("There is no such file", 404) from error
        return self._read(handle)

    def _read(self, handle: int) -> Iterator[bytes]:
        try:
            while True:
                self._checked()
                try:
                    chunk = self._within(lambda: os.read(handle, CHUNK))
                except OSError as error:
                    raise DownloadError(reason(error)) from error
                if not chunk:
                    return
                yield chunk
        finally:
            with contextlib.suppress(OSError):
                os.close(handle)

    def _within(self, work: Callable[[], Answer]) -> Answer:
        """Do ``work`` elsewhere and wait for it, but not longer than patience lasts."""
        answers: queue.SimpleQueue[tuple[Answer | None, Exception | None]] = queue.SimpleQueue()

        def do() -> None:
            try:
                answers.put((work(), None))
            except (OSError, NotPlainError) as error:
                answers.put((None, error))

        threading.Thread(target=do, daemon=True, name="source").start()
        try:
            answer, error = answers.get(timeout=self.patience)
        except queue.Empty:
            raise DownloadError(f"no answer within {self.patience:g} seconds") from None
        if error is not None:
            raise error
        return answer  # pyright: ignore[reportReturnType]


class WebSource(Source):
    """An http or https address."""

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        super().__init__(address, patience)
        self._base = address.rstrip("/") + "/"
        self._answer: http.client.HTTPResponse | None = None
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(),
            urllib.request.HTTPRedirectHandler(),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            urllib.request.UnknownHandler(),
        ):
            self._opener.add_handler(handler)
        self._opener.addheaders = [("User-Agent", "west-taihu-kiosk")]

    def close(self) -> None:
        """Close the connection."""
        if self._answer is not None:
            self._answer.close()

    def mark(self, name: str, known: str = "") -> str:
        """Return the server's mark of a file's state; the same as ``known`` when it did not change since.

        Returns "" when the server gives no marks or does not answer, and for a file so young that a change within the
        same second could carry the same mark: then only reading tells.
        """
        request = urllib.request.Request(self._base + name, method="GET")
        if known:
            kind, _, value = known.partition(" ")
            request.add_header("If-None-Match" if kind == "tag" else "If-Modified-Since", value)
        try:
            with self._opener.open(request, timeout=self.patience) as answer:
                tag, date = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
                if _is_young(date, answer.headers.get("Date")):
                    return ""
                return f"tag {tag}" if tag else f"date {date}" if date else ""
        except urllib.error.HTTPError as error:
            with error:
                return known if error.code == http.HTTPStatus.NOT_MODIFIED else ""
        except (OSError, http.client.HTTPException, ValueError):
            return ""

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            answer = self._opener.open(self._base + url, timeout=self.patience)
        except urllib.error.HTTPError as error:
            with error:
                raise DownloadHTTPError(f"the server answered {error.code}", error.code) from None
        except urllib.error.URLError as error:
            why = error.reason
            raise DownloadError(reason(why) if isinstance(why, OSError) else str(why)) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise DownloadError(str(error) or type(error).__name__) from error
        self._answer = answer
        return self._read(answer)

    def _read(self, answer: http.client.HTTPResponse) -> Iterator[bytes]:
        with answer:
            while True:
                self._checked()
                try:
                    chunk = answer.read(CHUNK)
                except (OSError, http.client.HTTPException, ValueError) as error:
                    raise DownloadError(str(error) or type(error).__name__) from error
                if not chunk:
                    return
                yield chunk


def _is_young(changed: str | None, now: str | None) -> bool:
    """Whether a file may change once more within the second in which it was changed last, as the server counts."""
    try:
        age = parsedate_to_datetime(now or "") - parsedate_to_datetime(changed or "")
    except ValueError:
        return False
    return age.total_seconds() < YOUNG


def source_of(place: str, patience: float = PATIENCE) -> FolderSource | WebSource:
    """Return the source at a folder or address.

    :raises ReleaseError: it is an address of a kind that is not read.
    """
    scheme = place.partition("://")[0].lower() if "://" in place else ""
    if scheme in ("http", "https"):
        return WebSource(place, patience)
    if scheme:
        raise ReleaseError(f"Releases come from a folder or from an http or https address, not from “{place}”.")
    return FolderSource(Path(place), patience)


def _open_plain(path: Path) -> int:
    """Open a file for reading, but no link, pipe or device that somebody put in its place."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):
            raise NotPlainError("a link or a pipe") from error
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotPlainError("a folder, a pipe or a device")
    return handle
