// A layer of the drawing: its pattern, its name, and whether it is shown.
import QtQuick
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string mode
    property string second
    property bool planned: false
    property bool on: true
    property real maximumWidth: 0
    readonly property real extra: swatch.width + eye.width + 2 * Theme.gap
    readonly property real wanted: Math.ceil(label.implicitWidth) + 2 + root.extra + leftPadding + rightPadding
    readonly property color ink: root.mode === "metro_area" || root.mode === "" ? Theme.control : Theme.mapLine(root.mode)

    bottomPadding: Theme.gap * 0.5
    implicitHeight: Math.max(Theme.target, label.height + topPadding + bottomPadding)
    implicitWidth: root.maximumWidth > 0 ? Math.min(root.wanted, root.maximumWidth) : root.wanted
    leftPadding: Theme.gap * 1.2
    rightPadding: Theme.gap * 1.2
    ringRadius: Math.min(root.height, Theme.target) / 2
    topPadding: Theme.gap * 0.5

    Accessible.checkable: true
    Accessible.checked: root.on
    Accessible.role: Accessible.CheckBox

    background: Rectangle {
        border.color: root.on ? root.ink : Theme.control
        border.width: root.on ? Theme.strokeBold : Theme.stroke
        color: root.pressed ? Theme.cardPressed : root.on ? Theme.card : Theme.mapGround
        radius: Math.min(height, Theme.target) / 2
    }
    contentItem: Item {
        TransportSwatch {
            id: swatch

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            faded: !root.on
            ground: root.pressed ? Theme.cardPressed : root.on ? Theme.card : Theme.mapGround
            mode: root.mode
            planned: root.planned
            second: root.second
        }
        AppText {
            id: label

            anchors.left: swatch.right
            anchors.leftMargin: Theme.gap
            anchors.right: eye.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            color: root.on ? Theme.text : Theme.muted
            lineHeight: 1.1
            text: root.text

            Accessible.ignored: true
        }
        Icon {
            id: eye

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: root.on ? Theme.text : Theme.muted
            height: Theme.icon * 0.85
            name: root.on ? "eye" : "eye-off"
            width: Theme.icon * 0.85
        }
    }
}
