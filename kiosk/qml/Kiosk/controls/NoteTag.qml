// The mark a card must carry itself: planned, aim, own description, …
import QtQuick
import Kiosk.theme

Rectangle {
    id: root

    property string text
    property color ink: Theme.text

    border.color: root.ink
    border.width: Theme.stroke
    color: Theme.clear
    implicitHeight: root.text === "" ? 0 : label.implicitHeight + Theme.gap * 0.3
    implicitWidth: label.implicitWidth + Theme.gap * 1.2
    radius: Theme.radius * 0.4
    visible: root.text !== ""

    AppText {
        id: label

        anchors.centerIn: parent
        color: root.ink
        font.pixelSize: Theme.small
        lineHeight: 1.1
        text: root.text
        width: Math.min(implicitWidth, root.width > 0 ? root.width - Theme.gap * 0.6 : implicitWidth)
        wrapMode: Text.NoWrap
    }
}
