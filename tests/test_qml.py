"""The controls by themselves: runs tests/qml/tst_*.qml in Qt's own runner, every warning a failure."""

import os
import re
import subprocess
import sys
from pathlib import Path

from kiosk.paths import ROOT

FOLDER = Path(__file__).parent / "qml"


def test_controls_in_qt_quick_test() -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(FOLDER / "run.py")],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert not re.search(r"QWARN|WARNING|QFATAL|Traceback|TypeError", said), said
    names = {
        re.search(r'name: "(\w+)"\n +when:', path.read_text(encoding="utf-8")) for path in FOLDER.glob("tst_*.qml")
    }
    for name in names:
        assert name is not None
        assert f"kiosk::{name[1]}::" in said, f"{name[1]} did not run"
    assert int(re.findall(r"Totals: (\d+) passed, 0 failed, 0 skipped", said)[0]) > 25
