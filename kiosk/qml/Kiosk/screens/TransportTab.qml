// One of the two schematics, as wide as half of them.
import QtQuick
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string iconName
    property bool selected: false
    readonly property color accent: Theme.accentStrong("transport")
    readonly property color ink: root.selected ? Theme.selectedText : Theme.text

    implicitHeight: Math.max(Theme.target, label.height + Theme.gap)
    padding: 0

    Accessible.role: Accessible.PageTab
    Accessible.selectable: true
    Accessible.selected: root.selected

    background: Rectangle {
        border.color: root.selected ? root.accent : Theme.control
        border.width: Theme.stroke
        color: root.selected ? root.accent : root.pressed ? Theme.cardPressed : Theme.card
        radius: Theme.radius
    }
    contentItem: Item {
        Item {
            anchors.centerIn: parent
            height: parent.height
            width: icon.width + Theme.gap * 0.7 + label.width

            Icon {
                id: icon

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                height: Theme.icon
                name: root.iconName
                width: Theme.icon
            }
            AppText {
                id: label

                anchors.left: icon.right
                anchors.leftMargin: Theme.gap * 0.7
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                lineHeight: 1.1
                text: root.text
                width: Math.min(Math.ceil(implicitWidth) + 1, root.width - icon.width - Theme.gap * 2.7)

                Accessible.ignored: true
            }
        }
    }
}
