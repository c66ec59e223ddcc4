"""The studio opens with its window, the draft behind it, the real screen last, and says what keeps it from opening."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.content.editing import Workspace
from kiosk.settings import Settings
from kiosk.studio.desk import Studio, StudioStart
from kiosk.tour import visible_items
from tests.drive import until

PROGRAM = """
import json, os, sys
from kiosk import cli
cli.import_qt()
from kiosk.studio import desk

def tell(what):
    told[what] = sorted({name.partition(".")[0] for name in sys.modules} | {*sys.modules})

def begin(self):
    self.window.frameSwapped.connect(lambda: "window" in told or tell("window"))
    self.opened.connect(lambda: tell("list"))
    self.complete.connect(lambda: (print(json.dumps(told), flush=True), os._exit(0)))
    begun(self)

told = {}
begun, desk.Studio.begin = desk.Studio.begin, begin
sys.exit(cli.main(sys.argv[1:]))
"""
LIBRARIES = {"sqlalchemy", "alembic", "babel", "openpyxl", "defusedxml", "PIL", "tuf", "cryptography", "pypinyin"}
"""What takes long to import, and is not needed to see the list and to write in a form."""
BEHIND = {"kiosk.viewmodels.studio", "kiosk.studio.stage", "kiosk.viewmodels.overview"}
"""What the window itself does not need."""


@pytest.fixture
def studio(application: QGuiApplication, tmp_path: Path) -> Iterator[Studio]:
    """A studio as it is started, on a draft that is not there yet."""
    studio = Studio(StudioStart(tmp_path, Settings(), language="zh_Hans", who="Li", size=QSize(1280, 800)))
    yield studio
    studio.stop()
    shiboken6.delete(studio)


def says(studio: Studio) -> set[str]:
    """Return what the window says."""
    items = visible_items(studio.window.contentItem())
    return {str(item.property("text")) for item in items if item.inherits("QQuickText")}


def test_the_window_is_there_before_the_draft_and_the_list_before_the_screen(studio: Studio) -> None:
    moments: list[str] = []
    studio.window.frameSwapped.connect(lambda: "正在打开草稿…" in says(studio) and moments.append("window"))
    studio.opened.connect(lambda: moments.append("list"))
    studio.complete.connect(lambda: moments.append("screen"))
    studio.begin()
    until(lambda: "list" in moments, "the list is there")
    assert moments[0] == "window"
    until(lambda: {"西太湖内容工作室", "概览"} <= says(studio), "it is painted")
    assert "正在打开草稿…" not in says(studio)
    # Somebody is quicker than the screen
    studio.view.open("figure.area")
    until(lambda: studio.is_complete, "the screen is there")
    assert moments[-2:] == ["list", "screen"]
    until(lambda: not studio.stage.busy, "it was turned to what was chosen")
    assert not studio.stage.preview.mark.isEmpty()


@pytest.mark.logs("cannot be opened: database disk image is malformed")
def test_what_cannot_be_opened_is_said_in_the_window(studio: Studio, tmp_path: Path) -> None:
    Workspace.open(tmp_path / "draft").close()
    draft = tmp_path / "draft" / "draft.sqlite"
    draft.write_bytes(draft.read_bytes()[:5000])
    studio.begin()
    until(lambda: studio.failure is not None, "it gives up")
    until(lambda: f"无法打开草稿 {draft}：文件已损坏。" in says(studio), "it says why")
    assert not studio.is_complete


def test_heavy_libraries_come_only_when_they_are_used(tmp_path: Path) -> None:
    Workspace.open(tmp_path / "draft").close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "studio", "--state", str(tmp_path)],
        cwd=paths.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = {what: set(names) for what, names in json.loads(done.stdout.splitlines()[-1]).items()}
    assert not told["window"] & (LIBRARIES | BEHIND)
    assert not told["list"] & LIBRARIES
