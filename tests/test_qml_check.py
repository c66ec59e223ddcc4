"""The QML check is trusted by everybody, so a mistyped Python name has to fail it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

PYTHON = """
from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the page")
class Leaf(QObject):
    changed = Signal()

    @Property(str, notify=changed)
    def name(self) -> str:
        return "leaf"

    @Property(bool, constant=True)
    def planned(self) -> bool:
        return True


class Base(QObject):
    titleChanged = Signal()

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return "title"


@QmlElement
@QmlUncreatable("made by the application")
class PageViewModel(Base):
    changed = Signal()
    picked = Signal(str, int, arguments=["entryId", "place"])

    def __init__(self) -> None:
        super().__init__()
        self._leaves = [Leaf(self), Leaf(self)]
        self._zoom = 1.0

    @Property(Leaf, notify=changed)
    def detail(self) -> Leaf | None:
        return self._leaves[0]

    @Property("QVariantList", notify=changed)
    def leaves(self) -> list[Leaf]:
        return self._leaves

    @Property("QStringList", constant=True)
    def names(self) -> list[str]:
        return ["a", "b"]

    @Property("QVariantList", constant=True)
    def shares(self) -> list[float]:
        return [0.5, 1.5]

    @Property(QPointF, constant=True)
    def point(self) -> QPointF:
        return QPointF(1.0, 2.0)

    @Property(QColor, constant=True)
    def accent(self) -> QColor:
        return QColor("red")

    @Property(float, notify=changed)
    def zoom(self) -> float:
        return self._zoom

    @Slot(float)
    def setZoom(self, zoom: float) -> None:
        self._zoom = zoom
        self.changed.emit()

    @Slot(str)
    @Slot(str, str)
    def go(self, page: str, section: str = "") -> None:
        self.picked.emit(page, 1)

    @Slot(str, result=str)
    def text(self, key: str) -> str:
        return key
"""

QML = """pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels

Item {
    id: root

    required property PageViewModel page
    property color accent: root.page.accent
    property real share: root.page.shares[0] + root.page.point.x + root.page.zoom
    property list<string> names: root.page.names
    property string heard

    Component.onCompleted: {
        root.page.go("a");
        root.page.go("a", root.page.text("b"));
        root.page.setZoom(2);
    }

    Text {
        text: root.page.title + (root.page.detail ? root.page.detail.name : "")
    }

    Repeater {
        model: root.page.leaves

        delegate: Text {
            id: cell

            required property Leaf modelData

            text: cell.modelData.name
            visible: cell.modelData.planned
        }
    }

    Connections {
        function onPicked(entryId: string, place: int) {
            root.heard = entryId + place;
        }

        target: root.page
    }
}
"""

RUN = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[1], sys.argv[2], sys.argv[3]]
import qml_check
here = Path(sys.argv[3])
sys.exit(0 if qml_check.check(["sample"], here / "qml", here, here / "build") else 1)
"""

SHOW = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[3]]
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem
from sample import PageViewModel
app, engine, page = QGuiApplication([]), QQmlEngine(), PageViewModel()
component = QQmlComponent(engine, sys.argv[3] + "/qml/Page.qml")
item = component.createWithInitialProperties({"page": page})
assert item is not None, component.errorString()
shown = (item.property("names"), len(item.childItems()), round(item.property("share"), 2))
print(item.property("heard"), page.zoom, *shown)
del item, component, engine
"""


def run(script: str, folder: Path, qml: str) -> subprocess.CompletedProcess[str]:
    """Run a script beside a package ``sample`` and a ``Page.qml``."""
    (folder / "sample").mkdir()
    (folder / "sample" / "__init__.py").write_text(PYTHON, encoding="utf-8")
    (folder / "qml").mkdir()
    (folder / "qml" / "Page.qml").write_text(qml, encoding="utf-8")
    command = [sys.executable, "-c", script, str(ROOT), str(ROOT / "packaging" / "tools"), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_sound_qml_passes(tmp_path: Path) -> None:
    done = run(RUN, tmp_path, QML)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_checked_types_are_those_at_run_time(tmp_path: Path) -> None:
    done = run(SHOW, tmp_path, QML)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["a1", "2.0", "['a',", "'b']", "4", "3.5"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("root.page.title", "root.page.titel", 'Member "titel" not found on type "PageViewModel"'),
        ("root.page.detail.name", "root.page.detail.nmae", 'Member "nmae" not found on type "Leaf"'),
        ("text: cell.modelData.name", "text: cell.modelData.nam", 'Member "nam" not found on type "Leaf"'),
        ('root.page.go("a");', 'root.page.goo("a");', 'Member "goo" not found'),
        ("root.page.setZoom(2)", "root.page.accent = root.accent", "read-only"),
        ("required property Leaf", "required property Laef", "Laef was not found"),
        ("import Kiosk.ViewModels", "import Kiosk.ViewModels\nimport QtQuick.Layouts", "Unused import"),
        ("root.page.accent", '"#C8602F"', "Page.qml:10: a colour in digits"),
        ("property string heard", "property int duration: 200", "a time in digits"),
        ("    text: cell", "        text: cell", "Page.qml, formatted"),
    ],
)
def test_a_slip_fails(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert right in QML
    done = run(RUN, tmp_path, QML.replace(right, wrong))
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
