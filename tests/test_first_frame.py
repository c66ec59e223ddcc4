"""What is there when the first frame is shown: the lake with its words, and nothing that only later frames need."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import paths

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import json, os, sys
from kiosk import cli
cli.import_qt()
from kiosk import app

def told():
    classes = [
        key
        for name, module in sys.modules.items() if name.startswith("PySide6.Qt")
        for key, value in vars(module).items() if isinstance(value, type)
    ]
    modules, texts, waiting = [*sys.modules], [], [kiosk.window.contentItem()]
    while waiting:
        item = waiting.pop()
        if item.isVisible():
            waiting += item.childItems()
            texts.append(item.property("text"))
    print(json.dumps({"modules": modules, "classes": classes, "texts": texts}), flush=True)
    os._exit(0)

def begin(self):
    global kiosk
    kiosk = self
    self.window.frameSwapped.connect(told)
    begun(self)

begun, app.Kiosk.begin = app.Kiosk.begin, begin
sys.exit(cli.main(sys.argv[1:]))
"""
OURS = {
    "kiosk",
    "kiosk.app",
    "kiosk.calm",
    "kiosk.cli",
    "kiosk.display",
    "kiosk.errors",
    "kiosk.fonts",
    "kiosk.hours",
    "kiosk.keys",
    "kiosk.language",
    "kiosk.language.catalogue",
    "kiosk.launch",
    "kiosk.log",
    "kiosk.paths",
    "kiosk.precompiled",
    "kiosk.releases",
    "kiosk.session",
    "kiosk.settings",
    "kiosk.translator",
    "kiosk.viewmodels",
    "kiosk.viewmodels.attract",
    "kiosk.viewmodels.card",
    "kiosk.viewmodels.shell",
    "kiosk.viewmodels.snapshot",
    "kiosk.viewmodels.typed",
}
LATE = {
    *("alembic", "babel", "cryptography", "mako", "openpyxl", "pypinyin", "securesystemslib", "sqlalchemy", "tuf"),
    *("concurrent", "email", "html", "http", "multiprocessing", "socket", "sqlite3", "ssl", "subprocess", "xml"),
}
"""Libraries, and parts of Python's own, that are only needed later."""
LATE_CLASSES = {"Qt", "QEvent", "QImage", "QPainter", "QPixmap", "QQmlComponent", "QQuickImageProvider", "QUrl"}
"""Names of Qt that bring many others, or are for painting; ``Qt`` alone takes a tenth of the start."""


class Seen(NamedTuple):
    """Names of modules, names of Qt's classes that Python knows, and texts that are seen."""

    modules: set[str]
    classes: set[str]
    texts: set[str]


@pytest.fixture(
    scope="module",
    params=[[], ["--windowed", "1280x720"], ["--rung", "current"]],
    ids=["whole screen", "window", "supervised"],
)
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What a kiosk knows and shows in its first frame."""
    state = tmp_path_factory.mktemp("state")
    lifeline, ours = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "run", "--state", str(state), *request.param],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=lifeline,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.close(lifeline)
        os.close(ours)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout.splitlines()[-1])
    return Seen(*(set(filter(None, told[name])) for name in Seen._fields))


def test_it_shows_the_lake_with_three_figures_and_every_invitation(seen: Seen) -> None:
    lake = json.loads(paths.FACTORY_CONTENT.with_suffix(".attract.json").read_text(encoding="utf-8"))
    figures, languages = lake["headlines"][:3], lake["languages"]
    assert (len(figures), len(languages)) == (3, 10)
    assert {lake["park"], lake["title"]} <= seen.texts
    # A screen with little room names the languages instead
    asked = [all(item[text] in seen.texts for item in languages) for text in ("invitation", "endonym")]
    assert any(asked)
    assert {figure[part] for figure in figures for part in ("number", "unit", "name")} <= seen.texts


def test_nothing_is_imported_that_it_does_not_need(seen: Seen, request: pytest.FixtureRequest) -> None:
    supervised = {"kiosk.heartbeat"} if "supervised" in request.node.name else set[str]()
    assert {name for name in seen.modules if name.split(".")[0] == "kiosk"} == OURS | supervised
    assert not {name.split(".")[0] for name in seen.modules} & LATE
    assert not seen.modules & {"PySide6.QtWidgets", "PySide6.QtTest", "PySide6.QtSvg", "PySide6.QtQuickControls2"}


def test_qt_is_asked_for_no_more_than_it_needs(seen: Seen) -> None:
    assert not seen.classes & LATE_CLASSES
