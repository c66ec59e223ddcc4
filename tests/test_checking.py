"""The draft is checked in a process of its own, and here when that cannot be: the same is found either way."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.content.editing import Workspace
from kiosk.content.validation import findings
from kiosk.editorial import world
from kiosk.studio.checking import Checking


@pytest.fixture
def workspace(application: QGuiApplication, tmp_path: Path) -> Iterator[Workspace]:
    """A draft in which something is wrong."""
    with Workspace.open(tmp_path / "draft") as opened:
        opened.set_value("figure.area", "source", None)
        yield opened


def test_the_other_process_finds_the_same(workspace: Workspace, tmp_path: Path) -> None:
    known = world(workspace.pictures)
    expected = findings(workspace.draft, known)
    assert "figure.area" in {finding.entry_id for finding in expected}
    assert Checking(tmp_path / "draft", lambda: known, apart=True).all(workspace.draft) == expected


@pytest.mark.logs("the draft is checked here, for the other process ended with 3: no room left")
def test_it_is_checked_here_when_the_other_process_fails(workspace: Workspace, tmp_path: Path) -> None:
    known = world(workspace.pictures)
    code = "import sys; print('no room left', file=sys.stderr); sys.exit(3)"
    checking = Checking(tmp_path / "draft", lambda: known, apart=True, command=(sys.executable, "-c", code))
    assert checking.all(workspace.draft) == findings(workspace.draft, known)


def test_closing_the_studio_ends_the_other_process(workspace: Workspace, tmp_path: Path) -> None:
    checking = Checking(tmp_path / "draft", lambda: world(workspace.pictures), apart=True)
    checking.stop()
    assert checking.all(workspace.draft) == []
