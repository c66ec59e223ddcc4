"""Pictures loading in the background must never freeze the interface, however busy Python is."""

from __future__ import annotations

import os
import subprocess
import sys

from kiosk.paths import ROOT

SCRIPT = """
import sys
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickView
from kiosk.scenes.install import install

app = QGuiApplication(sys.argv)
view = QQuickView()
install(view.engine())
view.engine().addImportPath("kiosk/qml")
component = QQmlComponent(view.engine())
component.setData(b'''
import QtQuick
Item {
    id: root
    property int turn: 0
    width: 400; height: 300
    Image {
        asynchronous: true; width: 200; height: 150; sourceSize: Qt.size(200 + root.turn, 150)
        source: "image://scene/lake?light=" + ["dusk", "day", "night", "dawn"][root.turn % 4]
    }
    Repeater {
        model: 120
        Image {
            required property int index
            asynchronous: true; width: 24; height: 24; sourceSize: Qt.size(24 + index % 5, 24)
            source: "image://icon/home?stroke=" + (1 + (root.turn + index) % 9)
        }
    }
}
''', QUrl())
item = component.create()
item.setParentItem(view.contentItem())
view.show()
turns = 0

def turn():
    global turns
    turns += 1
    item.setProperty("turn", turns)
    if turns == 60:
        app.quit()

timer = QTimer(interval=5)
timer.timeout.connect(turn)
timer.start()
app.exec()
print("turned", turns)
"""


def test_python_driven_changes_while_pictures_load_never_hang() -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 0, done.stderr
    assert "turned 60" in done.stdout
    assert "Error" not in done.stderr
