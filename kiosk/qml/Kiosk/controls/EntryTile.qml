// A card that already says its sentence: sign, name, statement.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string name
    property string statement
    property string note
    property string iconName
    property color accent: Theme.accentStrong("overview")
    readonly property int nameSize: Math.round(Theme.body * 1.16)

    implicitHeight: Math.max(Theme.target, column.implicitHeight + topPadding + bottomPadding)
    implicitWidth: Theme.unit * 40
    padding: Theme.gap * 1.3
    text: [root.name, root.note].filter(part => part !== "").join(", ")

    Accessible.description: root.statement

    background: Rectangle {
        border.color: Theme.line
        border.width: Theme.stroke
        color: root.pressed ? Theme.cardPressed : Theme.card
        radius: Theme.radius
    }
    contentItem: Item {
        implicitHeight: column.implicitHeight

        FontMetrics {
            id: whole

            font.family: title.font.family
            font.pixelSize: root.nameSize
            font.weight: title.font.weight
        }
        Rectangle {
            id: disc

            anchors.left: parent.left
            border.color: root.accent
            border.width: Theme.highContrast ? Theme.stroke : 0
            color: Theme.barControl
            height: Theme.icon * 1.9
            radius: height / 2
            visible: root.iconName !== ""
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

            anchors.left: disc.visible ? disc.right : parent.left
            anchors.leftMargin: disc.visible ? Theme.gap * 1.2 : 0
            anchors.right: parent.right
            spacing: Theme.gap * 0.5

            TitleText {
                id: title

                // Chinese, Japanese and Korean break anywhere
                readonly property real longest: root.name.split(/[\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]+/).reduce((most, word) => Math.max(most, whole.advanceWidth(word)), 1)

                // With a word that is longer than its line, a little smaller, never below what is read
                font.pixelSize: Math.round(Math.max(Theme.bodyLeast, root.nameSize * Math.min(1, width / title.longest)))
                text: root.name
                width: parent.width

                Accessible.ignored: true
            }
            AppText {
                color: Theme.muted
                text: root.statement
                visible: root.statement !== ""
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
