"""Nothing typed is lost and no edit is there by half: after kill -9, on a disk that fails, in a file that rots.

A sample runs each time; ``KILLS=300 FAULTS=1 make test ARGS=tests/content/test_durability.py`` runs all.
"""

import errno
import os
import random
import selectors
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.content.draft import examine
from kiosk.content.editing import LockedError, Workspace
from kiosk.content.errors import ContentError
from kiosk.content.store import ContentStore
from tests.content.conftest import Park
from tests.content.faults import Disk, failing_disk
from tests.content.typist import TEXTS
from tests.releases import power

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KILLS", "12"))
ALL_FAULTS = bool(os.environ.get("FAULTS"))
MAY = date(2026, 5, 15)


# Killed


class Typists:
    """The process that forks typists, and what it and they say."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.content.typist"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self._selector = selectors.DefaultSelector()
        assert self._process.stdout
        self._selector.register(self._process.stdout, selectors.EVENT_READ)
        self._said = b""

    def say(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())

    def hear(self, patience: float) -> list[str]:
        """Return the whole lines that came, after waiting for one as long as ``patience``."""
        assert self._process.stdout
        if self._selector.select(patience):
            self._said += self._process.stdout.read(65536) or b""
        *lines, self._said = self._said.split(b"\n")
        return [line.decode() for line in lines]

    def until(self, wanted: Callable[[str], bool]) -> list[str]:
        """Return lines until one that is wanted came."""
        lines: list[str] = []
        while not any(map(wanted, lines)):
            heard = self.hear(60)
            assert heard, "the typists fell silent"
            lines += heard
        return lines

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()
        self._selector.close()


@pytest.fixture(scope="module")
def typists() -> Iterator[Typists]:
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    started = Typists()
    yield started
    started.close()


def count_in(workspace: Workspace) -> int:
    """Return how many edits there were, and hold that none is there by half."""
    race = workspace.draft.entries["event"][0]
    texts = {workspace.draft.texts[tag]["event.race"]["name"] for tag in TEXTS}
    if race["count"] == 7 and len(texts) == 3:
        return 0
    assert texts == {str(race["count"])}
    return race["count"]


def test_killed_while_typing(typists: Typists, database: Path, tmp_path: Path) -> None:
    luck = random.Random(20260501)
    for number in range(KILLS):
        folder = tmp_path / f"draft{number}"
        typists.say(f"{folder}\t{database}")
        # One in four is killed while it still makes the draft.
        wanted = luck.randrange(16) if number % 4 else -1
        lines = typists.until(lambda line, wanted=wanted: wanted < 0 or line == (str(wanted) if wanted else "open"))
        child = int(lines.pop(0))
        lines += typists.hear(luck.random() * 0.01)
        os.kill(child, signal.SIGKILL)
        typists.say(".")
        lines += typists.until(lambda line: line == "gone")
        said = [int(line) for line in lines if line.isdigit()]
        if "open" in lines:
            with Workspace.open(folder, database, read_only=True) as reader:
                assert count_in(reader) in (len(said), len(said) + 1)
        with Workspace.open(folder, database) as workspace:
            found = count_in(workspace)
            assert found in (len(said), len(said) + 1)
            assert examine(workspace.draft) == []
            if number % 5 == 1:
                # It may have died between taking a word back and making it again
                while workspace.can_redo:
                    workspace.redo()
                whole = count_in(workspace)
                assert whole in (found, found + 1)
                while workspace.can_undo:
                    workspace.undo()
                assert count_in(workspace) == 0
                while workspace.can_redo:
                    workspace.redo()
                assert count_in(workspace) == whole
        shutil.rmtree(folder)


FIVE_WORDS = """
import os, sys
from pathlib import Path
from kiosk.content.editing import Workspace

workspace = Workspace.open(Path(sys.argv[1]), Path(sys.argv[2]))
for number in range(1, 6):
    workspace.set_text("de", "event.race", "name", str(number))
    os.write(1, b"%d" % number)
os._exit(0)
"""


def test_the_power_fails_while_typing(database: Path, tmp_path: Path) -> None:
    """Whatever the disk forgets of what was not synced, no word is lost that the studio took."""
    home, record, cut = tmp_path / "home", tmp_path / "record", tmp_path / "cut"
    home.mkdir()
    with Workspace.open(home / "draft", database) as workspace:
        before = workspace.draft.texts["de"]["event.race"]["name"]
    disk = power.Disk(home)
    options = ("-f", "-o", str(record), "-xx", "-s", "10000000", "-e", f"trace={power.CALLS}")
    words = (sys.executable, "-c", FIVE_WORDS, str(home / "draft"), str(database))
    done = subprocess.run(["strace", *options, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said, found = 0, list[int]()
    for call in power.calls(record):
        if call.name == "write" and call.arguments[0] == "1":
            said = int(call.bytes(1))
        elif not disk.do(call):
            continue
        for names in ("synced", "all", "newest"):
            disk.kept(cut, names)
            with Workspace.open(cut / "draft", database) as workspace:
                word = workspace.draft.texts["de"]["event.race"]["name"]
            found.append(0 if word == before else int(word))
            assert found[-1] in (said, said + 1)
    assert set(found) == set(range(6))


def test_lock_does_not_outlive_its_owner(typists: Typists, database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "draft"
    typists.say(f"{folder}\t{database}")
    child = int(typists.until(lambda line: line == "3")[0])
    with pytest.raises(LockedError, match="is being edited by typist since"):
        Workspace.open(folder, database)
    with Workspace.open(folder, database, read_only=True) as reader:
        assert count_in(reader) >= 3
    os.kill(child, signal.SIGKILL)
    typists.say(".")
    typists.until(lambda line: line == "gone")
    with Workspace.open(folder, database) as workspace:
        workspace.set_text("de", "event.race", "name", "Seelauf")


# On a disk that fails


@pytest.fixture
def disk() -> Iterator[Disk]:
    with failing_disk() as found:
        if found is None:
            pytest.skip("this Python's SQLite cannot be reached from outside")
        yield found


def edits(workspace: Workspace) -> Iterator[Callable[[], object]]:
    """Yield one edit of every sort; each is made when the one before has succeeded."""
    yield lambda: workspace.set_text("de", "event.race", "name", "Seelauf")
    yield lambda: workspace.set_value("figure.area", "number", "71")

    def several() -> None:
        with workspace.group("several"):
            for tag in TEXTS:
                workspace.set_text(tag, "title.base", "name", "Titel")
            workspace.move("place.nanjing", 0)

    yield several
    yield workspace.undo
    yield workspace.redo
    yield lambda: workspace.add("organisation", texts={"en": {"name": "A firm"}})
    yield lambda: workspace.remove("link.express")
    yield lambda: workspace.restore("link.express")
    yield lambda: workspace.add_language("it", "Italiano", "ltr", "SC", ["en"])


def opened(folder: Path, base: Path) -> Workspace:
    """Open a draft, if need be again when the disk failed."""
    try:
        return Workspace.open(folder, base)
    except ContentError as error:
        assert "\n" not in str(error)
        return Workspace.open(folder, base)


def run(folder: Path, base: Path, disk: Disk) -> int:
    """Edit on a disk that fails once; every edit is made or not made, and says so. Return how many failed."""
    failures = 0
    workspace = opened(folder, base)
    try:
        for edit in edits(workspace):
            before, revision = workspace.draft, workspace.revision
            try:
                edit()
            except ContentError as error:
                failures += 1
                assert "cannot be saved" in str(error) and "\n" not in str(error)
                assert workspace.draft is before and workspace.revision == revision
                edit()
            assert workspace.revision == revision + 1
        state, revision = workspace.draft, workspace.revision
    finally:
        workspace.close()
    with opened(folder, base) as again:
        assert again.draft == state and again.revision == revision
    return failures


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=["full", "broken"])
def test_each_write_fails_once(disk: Disk, database: Path, tmp_path: Path, code: int) -> None:
    disk.errno = code
    assert run(tmp_path / "sound", database, disk) == 0
    writes = disk.writes
    assert writes > 60
    told = 0
    for failing in range(1, writes + 1, 1 if ALL_FAULTS else 7):
        folder = tmp_path / f"draft{failing}"
        disk.writes, disk.failing = 0, failing
        told += run(folder, database, disk)
        assert disk.failed
        shutil.rmtree(folder)
    assert told


def test_release_is_whole_on_a_disk_that_fails(disk: Disk, database: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "draft", database) as workspace:
        workspace.set_value("picture_slot.lake", "file", None)
        workspace.build(tmp_path / "release")
        workspace.set_text("de", "event.race", "name", "Seelauf")
        disk.writes = 0
        workspace.build(tmp_path / "other")
        writes = disk.writes
        sound = {path.name: path.read_bytes() for path in (tmp_path / "release").rglob("*") if path.is_file()}
        disk.errno = errno.ENOSPC
        for failing in range(1, writes + 1, 1 if ALL_FAULTS else writes // 4):
            disk.writes, disk.failing = 0, failing
            try:
                workspace.build(tmp_path / "release")
            except ContentError as error:
                assert "cannot be written" in str(error)
                found = {path.name: path.read_bytes() for path in (tmp_path / "release").rglob("*") if path.is_file()}
                assert found == sound
                assert {path.name for path in tmp_path.iterdir()} >= {"draft", "release", "other"}
            else:
                # A failed write that SQLite could do without.
                store = ContentStore(tmp_path / "release" / "content.sqlite")
                assert store.content("de", MAY).entry("event.race").name == "Seelauf"
                store.close()
                shutil.rmtree(tmp_path / "release")
                shutil.copytree(tmp_path / "other", tmp_path / "release")
                sound = {path.name: path.read_bytes() for path in (tmp_path / "release").rglob("*") if path.is_file()}
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".release")]


# In a file that rots


def test_every_page_of_a_draft_corrupted_in_turn(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "draft"
    with Workspace.open(folder, database) as workspace:
        workspace.set_text("de", "event.race", "name", "Seelauf")
    path = folder / "draft.sqlite"
    sound = path.read_bytes()
    for start in range(0, len(sound), 4096):
        rotten = sound[:start] + bytes(byte ^ 0xFF for byte in sound[start : start + 4096]) + sound[start + 4096 :]
        path.write_bytes(rotten)
        with pytest.raises(ContentError) as caught:
            Workspace.open(folder)
        assert "\n" not in str(caught.value)
        assert path.read_bytes() == rotten
    path.write_bytes(sound)
    Workspace.open(folder).close()


@pytest.mark.parametrize(
    "content", [b"To make a prairie", b"SQLite format 3\x00" + bytes(84), None], ids=["poem", "header", "foreign"]
)
def test_what_is_no_draft_is_left_alone(database: Path, tmp_path: Path, content: bytes | None) -> None:
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "draft.sqlite").write_bytes(database.read_bytes() if content is None else content)
    before = (folder / "draft.sqlite").read_bytes()
    with pytest.raises(ContentError) as caught:
        Workspace.open(folder, database)
    assert "\n" not in str(caught.value)
    assert (folder / "draft.sqlite").read_bytes() == before
    with pytest.raises(ContentError):
        Workspace.open(folder, database, read_only=True)


def test_no_draft_no_base(park: Park, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="There is no content database"):
        Workspace.open(tmp_path / "draft", tmp_path / "none.sqlite")
    with pytest.raises(ContentError, match="cannot be"):
        Workspace.open(tmp_path / "elsewhere", read_only=True)
    (tmp_path / "file").touch()
    with pytest.raises(ContentError, match="cannot be made"):
        Workspace.open(tmp_path / "file" / "draft")
