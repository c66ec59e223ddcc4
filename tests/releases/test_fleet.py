"""Several kiosks follow one folder behind nginx: an update in stages, stopped where the first one goes back."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest

from kiosk.releases.errors import TrialError
from kiosk.releases.history import history
from kiosk.releases.manifest import Kiosk
from tests.releases.conftest import Floor, Venue, tree

CONFIG = """
daemon off;
pid {home}/pid;
error_log {home}/error.log;
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    access_log {home}/access.log;
    client_body_temp_path {home}/temp; proxy_temp_path {home}/temp; fastcgi_temp_path {home}/temp;
    uwsgi_temp_path {home}/temp; scgi_temp_path {home}/temp;
    server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""
DEADLINE_SECONDS = 20.0
STAGES = {"door": 1, "hall": 2, "lounge": 2, "cellar": 2}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def web(venue: Venue, tmp_path: Path) -> Iterator[str]:
    """The venue's folder as Debian's nginx serves it, without a line of configuration for us."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "make setup says which packages are missing"
    home = tmp_path / "nginx"
    home.mkdir()
    # The worker is another user than the one who runs the test
    for folder in (tmp_path, *tmp_path.parents):
        if folder.is_relative_to(gettempdir()) and folder != Path(gettempdir()):
            folder.chmod(0o755)
    port = free_port()
    (home / "nginx.conf").write_text(CONFIG.format(home=home, port=port, root=venue.repository))
    server = subprocess.Popen([program, "-p", str(home), "-e", str(home / "error.log"), "-c", str(home / "nginx.conf")])
    end = time.monotonic() + DEADLINE_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            assert server.poll() is None, (home / "error.log").read_text()
            assert time.monotonic() < end, "nginx does not answer"
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(DEADLINE_SECONDS)


@pytest.fixture
def fleet(venue: Venue, tmp_path: Path) -> list[Floor]:
    """Four kiosks; the first takes part in the first stage."""
    kiosks = [
        Floor(tmp_path / f"kiosk{number}", venue, Kiosk(f"kiosk{number}", 1 if number == 1 else 2))
        for number in range(1, 5)
    ]
    for kiosk in kiosks:
        kiosk.state.mkdir()
    return kiosks


def fails(_database: Path) -> None:
    raise TrialError("The release did not pass its trial and is not shown: a binding loop.")


def test_an_update_in_stages(venue: Venue, fleet: list[Floor], web: str, tmp_path: Path) -> None:
    first, rest = fleet[0], fleet[1:]
    old = venue.publish().manifest.version
    assert {kiosk.install(web).version for kiosk in fleet} == {old}

    # The first takes it, the rest follow when it is well
    venue.edit('"second"')
    second = venue.publish(stage="1").manifest.version
    assert first.install(web).result == "installed"
    assert [kiosk.install(web).result for kiosk in rest] == ["nothing new"] * 3
    assert [entry.what for entry in history(first.state)] == ["installed", "installed"]
    venue.publish_again(stage="")
    assert [kiosk.install(web).version for kiosk in fleet] == [second] * 4

    # The first goes back, and so the rest never get it
    venue.edit('"third"')
    third = venue.publish(stage="1").manifest.version
    with pytest.raises(TrialError, match="did not pass its trial"):
        first.install(web, trial=fails)
    last = history(first.state)[-1]
    assert (last.what, last.version) == ("went back", third)
    assert first.install(web).result == "nothing new"
    before = [tree(kiosk.state / "releases") for kiosk in rest]
    assert [kiosk.install(web).result for kiosk in rest] == ["nothing new"] * 3
    assert [tree(kiosk.state / "releases") for kiosk in rest] == before
    assert {kiosk.shown for kiosk in fleet} == {second}

    # What is mended is a new release, for all
    venue.edit('"fourth"')
    fourth = venue.publish().manifest.version
    assert {kiosk.install(web).version for kiosk in fleet} == {fourth}

    # Nobody asks for more than the timestamp when nothing changed for a while
    timestamp = venue.repository / "metadata" / "timestamp.json"
    os.utime(timestamp, (1_800_000_000, 1_790_000_000))
    for kiosk in fleet:
        kiosk.install(web)
    lines = tmp_path / "nginx" / "access.log"
    before_asking = len(lines.read_text().splitlines())
    assert {kiosk.install(web).result for kiosk in fleet} == {"nothing new"}
    asked = lines.read_text().splitlines()[before_asking:]
    assert ["/metadata/timestamp.json" in line and " 304 " in line for line in asked] == [True] * 4
