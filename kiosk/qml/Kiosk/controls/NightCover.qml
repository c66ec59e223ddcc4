// Outside opening hours: a dark or dimmed screen; a touch lights it, where that is wanted, and does nothing else.
import QtQuick
import Kiosk.theme

Rectangle {
    id: root

    property bool dark: true

    signal touched

    color: dark ? Theme.black : Theme.nightVeil

    MouseArea {
        anchors.fill: parent

        onClicked: root.touched()
    }
}
