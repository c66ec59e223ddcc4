"""What all tests share: no display, one Qt application, one kiosk, and no warning that nobody expected."""

import gc
import logging
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
os.environ["LC_ALL"] = "C.UTF-8"
# No test speaks through the machine's own voices
os.environ["SPEECHD_ADDRESS"] = "unix_socket:/nonexistent"

# As in the kiosk: garbage is looked for by the thread that Qt's objects live in, at times of its own
gc.disable()

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from tests.drive import Driver


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    """Fail when anything is logged at WARNING or above that no ``logs`` mark of the test announces."""
    yield
    expected = [re.compile(mark.args[0]) for mark in request.node.iter_markers("logs")]
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    said = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    surprises = [line for line in said if not any(pattern.search(line) for pattern in expected)]
    missing = [pattern.pattern for pattern in expected if not any(pattern.search(line) for line in said)]
    assert not surprises, f"logged: {surprises}"
    assert not missing, f"not logged: {missing}"


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    """Look for garbage between tests."""
    from kiosk.garbage import collect_due

    yield
    collect_due()


@pytest.fixture(scope="session")
def qapp_cls() -> "type[QGuiApplication]":
    """The product has no widgets, so its tests have none either."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.fixture(scope="session")
def application() -> "QGuiApplication":
    """The one Qt application, with our fonts and renderer."""
    from kiosk.launch import application
    from kiosk.settings import Settings

    return application(Settings(), visible=False)


@pytest.fixture(scope="session")
def shared_driver(application: "QGuiApplication") -> "Iterator[Driver]":
    """The kiosk that most tests share; take ``visitor`` instead."""
    from tests.drive import Driver

    driver = Driver()
    yield driver
    driver.close()


@pytest.fixture
def visitor(shared_driver: "Driver") -> "Iterator[Driver]":
    """A kiosk on the factory content, at the lake, with nobody's traces; landscape, still, its clock in hand."""
    shared_driver.reset()
    yield shared_driver
    shared_driver.reset()
