"""The least a QML program can be: the yardstick for starting."""

import sys

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

WINDOW = b'import QtQuick\nWindow { color: "#12414c"; height: 1080; visible: true; width: 1920 }'


def main() -> int:
    """Show an empty window."""
    QQuickWindow.setSceneGraphBackend("software")
    app = QGuiApplication([sys.argv[0]])
    engine = QQmlApplicationEngine()
    engine.loadData(QByteArray(WINDOW))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
