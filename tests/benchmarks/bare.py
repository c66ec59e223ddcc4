"""The least a QML program can be: the yardstick for starting, for answering a tap, and for memory."""

import sys

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

WINDOW = b"""
import QtQuick
Window {
    id: root; color: "#12414c"; height: 1080; visible: true; width: 1920
    MouseArea {
        property bool odd: false
        anchors.fill: parent
        onPressed: root.color = "#3f9aa5"
        onReleased: { odd = !odd; root.color = odd ? "#0e5a6b" : "#12414c"; }
    }
}
"""


def main() -> int:
    """Show an empty window that takes another colour when it is pressed, and when it is let go."""
    QQuickWindow.setSceneGraphBackend("software")
    app = QGuiApplication([sys.argv[0]])
    engine = QQmlApplicationEngine()
    engine.loadData(QByteArray(WINDOW))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
