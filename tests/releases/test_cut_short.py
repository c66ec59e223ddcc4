"""Killed, out of disk, out of power: what is shown is always the old or the new release, whole.

A sample runs with every test run; ``make kill-test`` kills 1,000 installs and 300 publications, and injects both errors
at every call that writes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import paths
from tests.releases import power
from tests.releases.scenes import Scene

WHOLE = "KIOSK_KILL_TEST" in os.environ
WRITES = tuple(call for call in power.CALLS.split(",") if call not in ("close", "dup", "lseek"))
SAMPLE = 5
"""How far apart the calls are that a sample makes fail."""


def traced(words: list[str], record: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a step under strace."""
    command = ["strace", "-f", "-o", str(record), *options, sys.executable, "-m", "tests.releases.steps", *words]
    return subprocess.run(
        command,
        cwd=paths.ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A kiosk before an update, and a venue before a publication."""
    assert shutil.which("strace"), "make setup says which packages are missing"
    home = tmp_path_factory.mktemp("cut")
    yield Scene.set(home / "scene")


@pytest.mark.parametrize(("what", "times"), [("install", 1000), ("publish", 300)])
def test_killed_at_random_moments(what: str, times: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.releases.killing", what, str(times if WHOLE else 15), "20260501"],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        timeout=3600,
    )
    print(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")


def writes(words: list[str], record: Path, home: Path) -> list[tuple[str, int]]:
    """Return the calls of a step that write below ``home``, each with its number among its like."""
    done = traced(words, record, "-e", f"trace={','.join(WRITES)}")
    assert done.returncode == 0, done.stderr
    counted: dict[tuple[str, str], int] = {}
    found: list[tuple[str, int]] = []
    main = record.read_text(errors="replace").split(maxsplit=1)[0]
    began = False
    for line in record.read_text(errors="replace").splitlines():
        process, _, call = line.partition(" ")
        name = call.strip().partition("(")[0]
        if name not in WRITES or process != main:
            continue
        counted[process, name] = counted.get((process, name), 0) + 1
        began = began or str(home) in call
        reads = name == "openat" and "O_CREAT" not in call
        if began and not reads:
            found.append((name, counted[process, name]))
    assert len(found) > 20
    return found


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("what", ["install", "publish"])
def test_a_disk_that_refuses_at_every_call_that_writes(scene: Scene, tmp_path: Path, what: str, error: str) -> None:
    copy = scene.copy(tmp_path / "copy")
    words = copy.install_words() if what == "install" else copy.publish_words()
    points = writes(words, tmp_path / "record", copy.home)
    shutil.rmtree(copy.home)
    sample = points if WHOLE else points[:: len(points) // SAMPLE]
    said: set[str] = set()
    for name, number in sample:
        copy = scene.copy(tmp_path / "copy")
        done = traced(
            words, tmp_path / "record", "-e", f"trace={name}", "-e", f"inject={name}:error={error}:when={number}"
        )
        where = f"{name} number {number}: {done.stderr}"
        assert "Traceback" not in done.stderr, where
        assert done.returncode == 0 or done.stderr.count("\n") == 1, where
        said.add(done.stderr)
        if what == "install":
            copy.check_state(copy.state)
            copy.check_update(copy.state)
        else:
            copy.check_repository(tmp_path / "fresh")
            copy.check_publication(tmp_path / "fresh")
            shutil.rmtree(tmp_path / "fresh")
        shutil.rmtree(copy.home)
    print(f"{what}: {error} at {len(sample)} of {len(points)} calls; said: {sorted(said)}")


def test_the_power_fails_after_every_call(scene: Scene, tmp_path: Path) -> None:
    copy = scene.copy(tmp_path / "copy")
    disk = power.Disk(copy.state)
    record = tmp_path / "record"
    done = traced(copy.install_words(), record, "-xx", "-s", "10000000", "-e", f"trace={power.CALLS}")
    assert done.returncode == 0, done.stderr
    found: list[str] = []
    cut = tmp_path / "cut"
    decisive = ("fsync", "rename", "renameat", "renameat2", "link", "linkat")
    for number, call in enumerate(power.calls(record)):
        if not disk.do(call) or not (WHOLE or number % 4 == 0 or call.name in decisive):
            continue
        for names in ("synced", "all", "newest"):
            disk.kept(cut, names)
            found.append(copy.check_state(cut))
        if len(found) % 40 == 0 or WHOLE:
            copy.check_update(cut)
    assert found[0] == copy.old
    assert found[-1] == copy.new
    assert len(found) > 100
    print(f"the power failed {len(found)} times: {found.count(copy.old)} old, {found.count(copy.new)} new")
