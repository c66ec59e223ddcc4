// One thing in a list of what was found: its sign, its name, what and where it is, and its figure.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string name
    property string where
    property string value
    property string note
    property string iconName
    property color accent: Theme.accentStrong("overview")

    // WORKAROUND: a list hides the lines that it makes before they come into view from assistive technology, and does not
    // always bring them back (Qt 6.11)
    readonly property ListView list: ListView.view
    readonly property bool inSight: root.list !== null && root.y < root.list.contentY + root.list.height && root.y + root.height > root.list.contentY

    function tell(): void {
        root.Accessible.ignored = false;
    }

    implicitHeight: Math.max(Theme.target, column.height + topPadding + bottomPadding)
    padding: Theme.gap
    text: [root.name, root.value, root.note, root.where].filter(part => part !== "").join(", ")

    onInSightChanged: Qt.callLater(root.tell)

    background: Rectangle {
        border.color: Theme.line
        border.width: Theme.stroke
        color: root.pressed ? Theme.cardPressed : Theme.card
        radius: Theme.radius * 0.8
    }
    contentItem: Item {
        Rectangle {
            id: disc

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            border.color: root.accent
            border.width: Theme.highContrast ? Theme.stroke : 0
            color: Theme.barControl
            height: Theme.icon * 1.7
            radius: height / 2
            width: height

            Icon {
                anchors.centerIn: parent
                color: root.accent
                height: Theme.icon
                name: root.iconName
                width: Theme.icon
            }
        }
        Column {
            id: column

            anchors.left: disc.right
            anchors.leftMargin: Theme.gap
            anchors.right: arrow.left
            anchors.rightMargin: Theme.gap * 0.5
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap * 0.2

            AppText {
                lineHeight: 1.15
                text: root.name
                width: parent.width

                Accessible.ignored: true
            }
            // One behind the other as far as they have room
            Flow {
                spacing: Theme.gap * 0.8
                width: parent.width

                AppText {
                    color: root.accent
                    font.pixelSize: Theme.small
                    lineHeight: 1.15
                    text: root.value
                    visible: text !== ""
                    width: Math.min(implicitWidth, column.width)

                    Accessible.ignored: true
                }
                AppText {
                    color: Theme.muted
                    font.pixelSize: Theme.small
                    lineHeight: 1.15
                    text: root.where
                    width: Math.min(implicitWidth, column.width)

                    Accessible.ignored: true
                }
                NoteTag {
                    ink: Theme.muted
                    text: root.note
                }
            }
        }
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.control
            directional: true
            height: Theme.icon * 0.8
            name: "chevron-right"
            width: Theme.icon * 0.8
        }
    }
}
