// A label and what it says, side by side where there is room.
import QtQuick
import Kiosk.theme

Item {
    id: root

    property string label
    property string value
    readonly property bool wide: width > Theme.body * 22
    readonly property real labelWidth: root.wide ? Math.min(width * 0.3, Theme.body * 9) : width

    height: root.wide ? Math.max(labelText.height, valueText.height) : labelText.height + valueText.height
    visible: root.value !== ""

    AppText {
        id: labelText

        anchors.left: parent.left
        color: Theme.muted
        text: root.label
        width: root.labelWidth
    }
    AppText {
        id: valueText

        anchors.left: parent.left
        anchors.leftMargin: root.wide ? root.labelWidth + Theme.gap : 0
        text: root.value
        width: root.width - anchors.leftMargin
        y: root.wide ? 0 : labelText.height
    }
}
