// A label and what it says, in small print.
import QtQuick
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    property string label
    property string value
    readonly property real column: Math.max(Theme.small * 5, root.width * 0.26)
    readonly property bool wide: labelText.implicitWidth <= root.column - Theme.gap * 0.5 && root.width > Theme.small * 15

    implicitHeight: root.wide ? Math.max(labelText.height, valueText.height) : labelText.height + valueText.height
    visible: root.value !== ""

    AppText {
        id: labelText

        anchors.left: parent.left
        color: Theme.muted
        font.pixelSize: Theme.small
        lineHeight: 1.2
        text: root.label
        width: root.wide ? root.column : root.width
    }
    AppText {
        id: valueText

        anchors.left: parent.left
        anchors.leftMargin: root.wide ? root.column : 0
        font.pixelSize: Theme.small
        lineHeight: 1.2
        text: root.value
        width: root.width - anchors.leftMargin
        y: root.wide ? 0 : labelText.height
    }
}
