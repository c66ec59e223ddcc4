// Shows where the keyboard is; nothing otherwise, so that nothing is made, measured or painted for a finger.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

Loader {
    id: root

    required property bool shown
    required property real radius

    active: root.shown
    anchors.fill: parent
    anchors.margins: -2 * Theme.stroke
    visible: root.shown

    sourceComponent: Rectangle {
        border.color: Theme.focus
        border.width: 2 * Theme.stroke
        color: Theme.clear
        radius: root.radius
    }
}
