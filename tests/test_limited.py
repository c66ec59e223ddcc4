"""Work on files from outside stays in a process that can do no harm."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import limited, paths

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")

RESTRICTED = """
import sys
sys.path.insert(0, {root!r})
from kiosk.limited import Limits, restrict
restrict(Limits(memory=256 << 20, seconds=1))
{code}
"""


def restricted(code: str) -> subprocess.CompletedProcess[str]:
    """Run some Python under the limits of a job."""
    program = RESTRICTED.format(root=str(paths.ROOT), code=code)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_a_job_has_no_more_memory_than_it_was_given() -> None:
    assert "MemoryError" in restricted("bytes(300 << 20)").stderr


def test_a_job_has_no_more_time_than_it_was_given() -> None:
    assert restricted("while True: pass").returncode < 0


def test_a_job_cannot_write_a_file(tmp_path: Path) -> None:
    done = restricted(f"import pathlib; pathlib.Path({str(tmp_path / 'a')!r}).write_text('x' * 10)")
    assert "File too large" in done.stderr
    assert not (tmp_path / "a").read_bytes()


def test_a_job_that_breaks_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(limited.RefusedError, match=r"^The file a is damaged or not what its name says"):
        limited.run("no such job", "", "The file a")
    with pytest.raises(limited.RefusedError, match=r"^The file a is damaged or not what its name says"):
        limited.run("spreadsheet", {"not": "a name"}, "The file a")
