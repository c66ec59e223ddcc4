"""Clocks, disks, sticks, shares and servers fail: what is shown stays, and one sentence in the history says why."""

import contextlib
import datetime as dates
import errno
import os
import shutil
import threading
from collections.abc import Callable, Generator, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.releases import current
from kiosk.releases.errors import ReleaseError, SurroundingsError
from kiosk.releases.history import FAILED, history
from kiosk.releases.installing import Trusting, rollback
from kiosk.releases.source import FolderSource
from tests.releases.conftest import Floor, Venue, tree


@pytest.fixture
def set_clock(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Set the computer's clock to another year, for us and for the TUF client."""

    def set_clock(year: int) -> None:
        venue.clock.moment = venue.clock.moment.replace(year=year, day=1)
        fake = SimpleNamespace(datetime=SimpleNamespace(now=lambda _zone: venue.clock.moment), timezone=dates.timezone)
        monkeypatch.setattr("tuf.ngclient._internal.trusted_metadata_set.datetime", fake)

    return set_clock


@contextlib.contextmanager
def told(floor: Floor, *words: str) -> Generator[None]:
    """It fails, the release that was shown stays whole, and the history says why, once."""
    version, before = floor.shown, tree(floor.state / "releases")
    with pytest.raises(SurroundingsError) as failed:
        yield
    assert (floor.shown, tree(floor.state / "releases")) == (version, before)
    sentence = str(failed.value)
    assert sentence.endswith(".")
    assert all(word in sentence for word in words), sentence
    last = history(floor.state)[-1]
    assert (last.what, last.message) == (FAILED, sentence)


# -- the clock


def test_a_clock_of_2046_blocks_updates_and_never_display(
    venue: Venue, floor: Floor, shown: str, set_clock: Callable[[int], None]
) -> None:
    year = venue.clock.moment.year
    set_clock(2046)
    with told(floor, "has expired by this computer's clock", "2046", "set the clock"):
        floor.install()
    with told(floor, "has expired"):
        floor.install()
    assert len(history(floor.state)) == 2, "the same trouble is written down once"
    assert current(floor.state) is not None
    set_clock(year)
    assert floor.install().result == "installed"


def test_a_clock_of_1970_stops_nothing(
    venue: Venue, floor: Floor, shown: str, set_clock: Callable[[int], None]
) -> None:
    set_clock(1970)
    assert floor.install().result == "installed"
    assert history(floor.state)[-1].when.startswith("1970-")
    assert rollback(floor.state, now=venue.clock.now).version == shown


def test_after_a_year_without_a_release(
    venue: Venue, floor: Floor, shown: str, set_clock: Callable[[int], None]
) -> None:
    set_clock(venue.clock.moment.year + 2)
    with told(floor, "has expired"):
        floor.install()
    venue.publish_again()
    assert floor.install().result == "installed"


# -- disks


def test_a_full_disk_is_noticed_beforehand(floor: Floor, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1_000_000))
    with told(floor, "The disk is full", "1 MB are free"):
        floor.install()
    monkeypatch.undo()
    assert floor.install().result == "installed"


def test_a_disk_that_can_only_be_read(floor: Floor, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(floor.state)

    def refuses(*_words: object, **_more: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", refuses)
    for act in (floor.install, lambda: rollback(floor.state)):
        with pytest.raises(SurroundingsError, match="Read-only file system"):
            act()
    assert tree(floor.state) == before
    assert current(floor.state) is not None


def test_a_disk_that_refuses_when_publishing(venue: Venue, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(venue.repository)

    def refuses(*_words: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "write", refuses)
    with pytest.raises(SurroundingsError, match="Read-only file system"):
        venue.publish()
    assert tree(venue.repository) == before


def test_a_torn_history_is_still_read_and_written(venue: Venue, floor: Floor, shown: str) -> None:
    path = floor.state / "history.jsonl"
    path.write_bytes(path.read_bytes() + b'{"when": "2026-05-01T00:00:00Z", "wha')
    assert [entry.what for entry in history(floor.state)] == ["installed"]
    floor.install()
    assert [entry.what for entry in history(floor.state)] == ["installed", "installed"]
    path.write_bytes(b"\xff\x00 nonsense\n[1]\n")
    assert history(floor.state) == []
    assert floor.install().result == "nothing new"


@pytest.mark.parametrize("words", ["", "../../etc", "0001-zzzzzzzz\n", "9999-00000000\n", "\xff" * 100])
def test_a_pointer_to_nowhere_means_the_factory_content(venue: Venue, floor: Floor, shown: str, words: str) -> None:
    (floor.state / "releases" / "current").write_text(words)
    assert current(floor.state) is None
    assert floor.install().result == "installed"
    assert current(floor.state) is not None


# -- sticks and shares


def test_a_stick_that_is_not_there(floor: Floor, shown: str, tmp_path: Path) -> None:
    with told(floor, "cannot be reached", "no such folder"):
        floor.install(tmp_path / "stick")


def test_a_stick_pulled_out_in_the_middle(
    venue: Venue, floor: Floor, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = FolderSource._fetch  # pyright: ignore[reportPrivateUsage]
    files = len([path for path in venue.repository.rglob("*") if path.is_file()])
    for last in range(files):
        stick = tmp_path / "stick"
        shutil.copytree(venue.repository, stick)
        left = [last]

        def fetch(self: FolderSource, url: str, stick: Path = stick, left: list[int] = left) -> Iterator[bytes]:
            if left[0] == 0:
                shutil.rmtree(stick, ignore_errors=True)
            left[0] -= 1
            return real(self, url)

        monkeypatch.setattr(FolderSource, "_fetch", fetch)
        if last < 4:
            with told(floor, str(stick)):
                floor.install(stick)
        shutil.rmtree(stick, ignore_errors=True)


def test_a_share_that_hangs(venue: Venue, floor: Floor, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hangs, real = threading.Event(), os.read

    def read(handle: int, count: int) -> bytes:
        if threading.current_thread().name == "source":
            hangs.wait()
        return real(handle, count)

    monkeypatch.setattr(os, "read", read)
    with told(floor, "cannot be reached", "no answer within 0.2 seconds"):
        floor.install(patience=0.2)
    hangs.set()
    assert floor.install().result == "installed"


def test_a_place_of_another_kind(floor: Floor, shown: str) -> None:
    with floor.unchanged("folder or from an http or https address"):
        floor.install("ftp://releases.example/park")


# -- servers


class Server(ThreadingHTTPServer):
    """Waits for its threads when it ends."""

    daemon_threads = False


@contextlib.contextmanager
def server(handler: Callable[..., BaseHTTPRequestHandler]) -> Generator[str]:
    """A web server on the loopback, for as long as it is needed."""
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    asked: list[str]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer, and remember the question."""
        self.asked.append(self.path)
        super().do_GET()


def serving(folder: Path) -> tuple[Callable[..., BaseHTTPRequestHandler], list[str]]:
    asked: list[str] = []
    return partial(type("Serving", (Quiet,), {"asked": asked}), directory=str(folder)), asked


def test_an_address_is_as_good_as_a_folder(venue: Venue, floor: Floor, shown: str) -> None:
    handler, asked = serving(venue.repository)
    timestamp = venue.repository / "metadata" / "timestamp.json"
    with server(handler) as address:
        assert floor.install(address).result == "installed"
        os.utime(timestamp, (1_800_000_000, 1_790_000_000))
        assert floor.install(address + "/").result == "nothing new"
        del asked[:]
        assert floor.install(address + "/").result == "nothing new"
        assert asked == ["/metadata/timestamp.json"], "what did not change is not sent again"
        venue.edit('"third"')
        venue.publish()
        assert floor.install(address).result == "installed"
        venue.edit('"other"')
        venue.publish()
        assert floor.install(address).result == "installed", "even within the same second"
    with told(floor, "cannot be reached", "refused"):
        floor.install(address)


class Broken(BaseHTTPRequestHandler):
    """A server with a fault of its own."""

    fault = ""
    timeout = 5.0

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer as servers should not."""
        match self.fault:
            case "500":
                self.send_error(500)
            case "404":
                self.send_error(404)
            case "endless":
                self.send_response(200)
                self.end_headers()
                with contextlib.suppress(OSError):
                    for _ in range(500):
                        self.wfile.write(b"x" * 100_000)
            case "short":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b"x")
            case "elsewhere":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()
            case "round":
                self.send_response(302)
                self.send_header("Location", self.path)
                self.end_headers()
            case _:
                self.wfile.write(b"nonsense\r\n\r\n")


@pytest.mark.parametrize("fault", ["500", "404", "endless", "short", "elsewhere", "round", "nonsense"])
def test_a_server_with_a_fault(floor: Floor, shown: str, fault: str) -> None:
    before = tree(floor.state / "releases")
    with server(type("Faulty", (Broken,), {"fault": fault})) as address, pytest.raises(ReleaseError) as failed:
        floor.install(address, patience=2.0)
    assert str(failed.value).endswith(".")
    assert "\n" not in str(failed.value)
    assert tree(floor.state / "releases") == before


def test_a_server_that_never_answers(floor: Floor, shown: str) -> None:
    ended = threading.Event()

    class Silent(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ended.wait()

    with server(Silent) as address:
        with told(floor, "cannot be reached", "timed out"):
            floor.install(address, patience=0.2)
        ended.set()


def test_two_installs_at_once(venue: Venue, floor: Floor, shown: str) -> None:
    def another(_database: Path) -> None:
        with pytest.raises(ReleaseError, match="Another release is being installed"):
            floor.install(trusting=Trusting())

    assert floor.install(trial=another).result == "installed"
