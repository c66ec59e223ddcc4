"""Content read in another process is the same content, and whatever happens to that process, content is shown."""

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from kiosk import paths, reader
from kiosk.content.errors import ContentError
from kiosk.finding import Index
from kiosk.library import load_library
from kiosk.reader import Reader

DAY = date(2026, 5, 1)
GIVEN_BACK = "import sys; from pathlib import Path; sys.stdout.buffer.write(Path({path!r}).read_bytes())"


def python(code: str) -> Reader:
    """Return a reader whose other process runs ``code`` instead."""
    return Reader((sys.executable, "-c", code))


@pytest.fixture(scope="module")
def written() -> bytes:
    """What the other process writes."""
    command = [*paths.program(), "read", str(paths.FACTORY_CONTENT), DAY.isoformat()]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_it_is_the_same_content(tmp_path: Path) -> None:
    there, here = Reader().read(paths.FACTORY_CONTENT, DAY), load_library(paths.FACTORY_CONTENT, DAY)
    assert (there.languages, there.day, list(there.editions)) == (here.languages, here.day, list(here.editions))
    for tag, edition in here.editions.items():
        other = there.editions[tag]
        assert other.content == edition.content
        assert other.content.entry("figure.area") == edition.content.entry("figure.area")
        assert other.faces == edition.faces
        assert other.computed == edition.computed
        assert other.language.tr("Home") == edition.language.tr("Home")


def test_nothing_that_reading_needs_stays() -> None:
    code = (
        "import sys, datetime; from kiosk import paths; from kiosk.reader import Reader;"
        f"library = Reader().read(paths.FACTORY_CONTENT, datetime.date({DAY.year}, {DAY.month}, {DAY.day}));"
        "assert len(library.editions) == 10;"
        "print([name for name in ('sqlalchemy', 'alembic', 'babel', 'sqlite3', 'ssl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=paths.ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")


def test_the_other_process_needs_no_qt() -> None:
    code = "import sys, kiosk.reader; print([name for name in sys.modules if name.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=paths.ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")


def test_what_is_wrong_with_content_is_said_in_the_same_words(tmp_path: Path) -> None:
    damaged = tmp_path / "content.sqlite"
    damaged.write_bytes(b"this is no database" * 1000)
    for path in (damaged, tmp_path / "none.sqlite"):
        with pytest.raises(ContentError) as here:
            load_library(path, DAY)
        with pytest.raises(ContentError) as there:
            Reader().read(path, DAY)
        assert str(there.value) == str(here.value)


def test_what_it_logs_is_logged_here(caplog: pytest.LogCaptureFixture) -> None:
    code = (
        "from kiosk.elsewhere import give; from kiosk.reader import Answer, Said;"
        "give(lambda: Answer((Said('kiosk', 20, 'one entry shows another language'),), 'No.'))"
    )
    with caplog.at_level("INFO"), pytest.raises(ContentError, match=r"^No\.$"):
        python(code).read(paths.FACTORY_CONTENT, DAY)
    assert ("kiosk", 20, "one entry shows another language") in caplog.record_tuples


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("", id="says nothing"),
        pytest.param("print('what is this?')", id="writes something else"),
        pytest.param("raise SystemExit('no room left')", id="fails"),
        pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", id="dies"),
    ],
)
@pytest.mark.logs("the content is read here, for the other process ended with")
def test_content_is_read_here_when_the_other_process(code: str) -> None:
    assert len(python(code).read(paths.FACTORY_CONTENT, DAY).editions) == 10


@pytest.mark.parametrize("change", ["cut short", "one bit turned", "longer"])
@pytest.mark.logs("the content is read here, for the other process ended with 0")
def test_a_damaged_answer_is_not_believed(change: str, written: bytes, tmp_path: Path) -> None:
    data = bytearray(written)
    match change:
        case "cut short":
            del data[-1:]
        case "longer":
            data += b"\0"
        case _:
            data[len(data) // 2] ^= 1
    path = tmp_path / "answer"
    path.write_bytes(data)
    assert len(python(GIVEN_BACK.format(path=str(path))).read(paths.FACTORY_CONTENT, DAY).editions) == 10


def test_an_answer_may_come_from_anywhere_if_it_is_whole(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "answer"
    path.write_bytes(written)
    assert len(python(GIVEN_BACK.format(path=str(path))).read(paths.FACTORY_CONTENT, DAY).editions) == 10


@pytest.mark.logs("for the other process gave no answer in time")
def test_a_process_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PATIENCE_SECONDS", 0.05)
    hanging = python("import signal; signal.pause()")
    assert len(hanging.read(paths.FACTORY_CONTENT, DAY).editions) == 10


@pytest.mark.logs("for no other process can be started")
def test_a_process_that_cannot_be_started_is_done_without(tmp_path: Path) -> None:
    assert len(Reader((str(tmp_path / "none"),)).read(paths.FACTORY_CONTENT, DAY).editions) == 10


def test_closing_the_kiosk_ends_the_other_process(tmp_path: Path) -> None:
    started = tmp_path / "started"
    hanging = python(f"import signal; from pathlib import Path; Path({str(started)!r}).touch(); signal.pause()")
    ended: list[BaseException] = []

    def read() -> None:
        try:
            hanging.read(paths.FACTORY_CONTENT, DAY)
        except ContentError as error:
            ended.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    while not started.exists():
        thread.join(0.01)
    hanging.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert [str(error) for error in ended] == ["The kiosk was closed while it was reading its content."]


def test_it_makes_the_indexes_elsewhere_too() -> None:
    library = load_library(paths.FACTORY_CONTENT, DAY)
    packed = Reader().indexes(library)
    assert list(packed) == list(library.editions)
    assert Index.unpacked(packed["zh_Hans"]).find("gehu")[0].id == "place.ge_lake"


def test_nothing_that_indexes_need_stays() -> None:
    code = (
        "import sys, datetime; from kiosk import paths; from kiosk.reader import Reader; reader = Reader();"
        f"library = reader.read(paths.FACTORY_CONTENT, datetime.date({DAY.year}, {DAY.month}, {DAY.day}));"
        "assert len(reader.indexes(library)) == 10;"
        "print([name for name in ('pypinyin', 'kiosk.finding.readings', 'sqlalchemy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=paths.ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")


@pytest.mark.logs("the content is read here, for the other process ended with")
def test_indexes_are_made_here_when_the_other_process_fails() -> None:
    library = load_library(paths.FACTORY_CONTENT, DAY)
    packed = python("raise SystemExit('no room left')").indexes(library)
    assert Index.unpacked(packed["de"]).find("Zelltherapie")[0].id == "part.cell_therapy"


def test_after_the_end_no_indexes_are_made() -> None:
    library = load_library(paths.FACTORY_CONTENT, DAY)
    reader = Reader()
    reader.stop()
    assert reader.indexes(library) == {}
