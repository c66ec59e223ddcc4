// Shows where the keyboard is; nothing otherwise.
import QtQuick
import Kiosk.theme

Rectangle {
    id: root

    required property bool shown

    anchors.fill: parent
    anchors.margins: -2 * Theme.stroke
    border.color: Theme.focus
    border.width: 2 * Theme.stroke
    color: Theme.clear
    radius: Theme.radius + 2 * Theme.stroke
    visible: root.shown
}
