// The sign of a place on the drawn shore: its icon on a disc, and its whole name.
import QtQuick
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string iconName
    property real maximumWidth: 0
    property real minimumHeight: Theme.targetSmall
    // In which row it stands, counted from the top
    property int row: 0
    readonly property real inset: Theme.gap * 0.5
    readonly property real disc: root.minimumHeight - 2 * root.inset
    readonly property real extra: root.inset + root.disc + Theme.gap * 0.8 + Theme.gap * 1.4

    implicitHeight: Math.max(root.minimumHeight, label.height + Theme.gap)
    implicitWidth: Math.min(root.maximumWidth, Math.ceil(label.implicitWidth) + 2 + root.extra)
    padding: 0
    ringRadius: root.minimumHeight / 2

    background: Rectangle {
        border.color: Theme.highContrast ? Theme.line : Theme.signStemEdge
        border.width: Theme.stroke
        color: root.pressed ? Theme.cardPressed : Theme.card
        radius: root.minimumHeight / 2
    }
    contentItem: Item {
        Rectangle {
            id: disc

            anchors.left: parent.left
            anchors.leftMargin: root.inset
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accentStrong("ecology")
            height: root.disc
            radius: height / 2
            width: height

            Icon {
                anchors.centerIn: parent
                color: Theme.selectedText
                height: Theme.icon * 0.9
                name: root.iconName
                width: height
            }
        }
        AppText {
            id: label

            anchors.left: disc.right
            anchors.leftMargin: Theme.gap * 0.8
            anchors.verticalCenter: parent.verticalCenter
            lineHeight: 1.1
            text: root.text
            width: root.width - root.extra

            Accessible.ignored: true
        }
    }
}
