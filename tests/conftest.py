"""X from Python, Qt, QML or our log is a failure."""

import logging
import os
import re
from collections.abc import Iterator

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    """Fail when anything is logged at WARNING or above that no ``logs`` mark of the test announces."""
    yield
    expected = [re.compile(mark.args[0]) for mark in request.node.iter_markers("logs")]
    records = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    said = [record.getMessage() for record in records]
    surprises = [line for line in said if not any(pattern.search(line) for pattern in expected)]
    missing = [pattern.pattern for pattern in expected if not any(pattern.search(line) for line in said)]
    assert not surprises, f"logged: {surprises}"
    assert not missing, f"not logged: {missing}"
