"""PySide's own Python is compiled once, and whatever the file with it is like, Qt is there as it always was."""

import builtins
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import precompiled

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import builtins, json, sys
from pathlib import Path
from kiosk import precompiled
plain, compiled = builtins.compile, []

def note(source, filename, *others, **named):
    if str(filename).startswith(precompiled.OURS):
        compiled.append(filename)
    return plain(source, filename, *others, **named)

builtins.compile = note
with precompiled.answering(Path(sys.argv[1])) as asked:
    from PySide6.QtCore import QSize
try:
    QSize("wide")
    said = ""
except TypeError as error:
    said = str(error)
print(json.dumps([sorted(compiled), sorted(asked), said, builtins.compile is note]))
"""


class Start(NamedTuple):
    """What importing Qt has compiled, what it asked for, what Qt says of a mistake, whether ``compile`` is back."""

    compiled: list[str]
    asked: list[str]
    said: str
    back: bool


def started(file: Path) -> Start:
    """Import Qt in another process."""
    command = [sys.executable, "-c", PROGRAM, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return Start(*json.loads(done.stdout))


@pytest.fixture(scope="module")
def plainly(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """What happens without a file."""
    return started(tmp_path_factory.mktemp("none") / "support.bin")


def test_with_the_file_that_setup_writes_nothing_is_compiled(
    plainly: Start,
) -> None:
    assert precompiled.UNUSED in plainly.asked
    assert len(plainly.asked) > 8
    assert plainly.compiled == plainly.asked
    assert "QSize.__init__(w: int, h: int, /)" in plainly.said
    assert started(precompiled.FILE) == plainly._replace(compiled=[])


def cut(data: bytes) -> bytes:
    return data[:-1]


def of_another_python(data: bytes) -> bytes:
    return b"\0\0\r\n" + data[4:]


def changed(data: bytes) -> bytes:
    return data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]


@pytest.mark.parametrize("spoil", [cut, of_another_python, changed, lambda _: b""])
def test_a_file_that_cannot_be_trusted_is_as_good_as_none(
    spoil: Callable[[bytes], bytes], tmp_path: Path, plainly: Start
) -> None:
    file = tmp_path / "support.bin"
    file.write_bytes(spoil(precompiled.FILE.read_bytes()))
    assert started(file) == plainly


def test_modules_of_another_pyside_are_compiled(tmp_path: Path, plainly: Start) -> None:
    name = "shibokensupport/signature/parser.py"
    known = precompiled.read(precompiled.FILE)
    file = tmp_path / "support.bin"
    precompiled.write(file, {**known, name: (known[name][0] ^ 1, compile("raise RuntimeError", name, "exec"))})
    assert started(file) == plainly._replace(compiled=[name])


def test_nobody_else_is_answered(tmp_path: Path) -> None:
    plain = builtins.compile
    with precompiled.answering(precompiled.FILE) as asked:
        assert eval(compile("1 + 1", "elsewhere.py", "eval")) == 2
    assert builtins.compile is plain
    assert not asked
