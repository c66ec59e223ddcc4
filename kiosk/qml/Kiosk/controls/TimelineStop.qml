// A year on the line of time, with what happened in it.
import QtQuick
import Kiosk.theme

BaseButton {
    id: root

    property string year
    property string name
    property string note
    property color accent: Theme.accentStrong("overview")

    implicitHeight: Math.max(Theme.target, column.height + dot.height + Theme.gap * 1.6)
    implicitWidth: Theme.unit * 28
    padding: 0
    text: [root.year, root.name, root.note].filter(part => part !== "").join(", ")

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.rightMargin: Theme.gap
            color: root.pressed ? Theme.cardPressed : Theme.clear
            radius: Theme.radius
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            color: root.accent
            height: Theme.strokeBold
            y: dot.y + (dot.height - height) / 2
        }
        Rectangle {
            id: dot

            anchors.left: parent.left
            border.color: root.accent
            border.width: Theme.strokeBold
            color: Theme.ground
            height: Theme.unit * 2.4
            radius: height / 2
            width: height
            y: Theme.gap * 0.4
        }
    }
    contentItem: Item {
        Column {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap * 1.6
            spacing: Theme.gap * 0.2
            y: dot.y + dot.height + Theme.gap * 0.4

            TitleText {
                color: root.accent
                text: root.year
                width: parent.width

                Accessible.ignored: true
            }
            AppText {
                lineHeight: 1.2
                text: root.name
                width: parent.width

                Accessible.ignored: true
            }
            NoteTag {
                anchors.left: parent.left
                ink: Theme.muted
                text: root.note
            }
        }
    }
}
