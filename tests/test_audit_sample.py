"""A sample of the audit with every test run, so that a cut word is known before the whole audit is."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_nothing_is_wrong_in_a_sample_of_states(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.audit", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
