// A compact card: icon, name, mark; for fields, links of a chain, organisations and titles.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string name
    property string note
    property string iconName
    property bool overScene: false
    property color sceneFill: Theme.sceneCard
    property bool selected: false
    property bool chevron: true
    property color accent: Theme.accentStrong("overview")
    readonly property color ink: root.selected ? Theme.selectedText : root.overScene ? Theme.sceneText : Theme.text

    implicitHeight: Math.max(Theme.target, column.implicitHeight + topPadding + bottomPadding)
    implicitWidth: Theme.unit * 36
    padding: Theme.gap
    text: [root.name, root.note].filter(part => part !== "").join(", ")

    background: Rectangle {
        border.color: root.selected ? root.accent : root.overScene ? Theme.sceneLine : Theme.line
        border.width: Theme.stroke
        color: root.selected ? root.accent : root.overScene ? (root.pressed ? Theme.sceneCardPressed : root.sceneFill) : (root.pressed ? Theme.cardPressed : Theme.card)
        radius: Theme.radius * 0.8
    }
    contentItem: Item {
        implicitHeight: column.implicitHeight

        Icon {
            id: icon

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: root.selected ? Theme.selectedText : root.overScene ? Theme.figure : root.accent
            height: Theme.icon
            name: root.iconName
            visible: root.iconName !== ""
            width: Theme.icon
        }
        Column {
            id: column

            anchors.left: icon.visible ? icon.right : parent.left
            anchors.leftMargin: icon.visible ? Theme.gap : 0
            anchors.right: arrow.visible ? arrow.left : parent.right
            anchors.rightMargin: arrow.visible ? Theme.gap * 0.5 : 0
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap * 0.3

            AppText {
                color: root.ink
                lineHeight: 1.15
                text: root.name
                width: parent.width

                Accessible.ignored: true
            }
            NoteTag {
                anchors.left: parent.left
                ink: root.selected ? Theme.selectedText : root.overScene ? Theme.sceneMuted : Theme.muted
                text: root.note
            }
        }
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: root.selected ? Theme.selectedText : root.overScene ? Theme.sceneMuted : Theme.control
            directional: true
            height: Theme.icon * 0.8
            name: "chevron-right"
            visible: root.chevron
            width: Theme.icon * 0.8
        }
    }
}
