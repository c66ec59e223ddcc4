// A card with a figure or a name on it, which opens its fact when tapped.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string number
    property string unit
    property string name
    property string note
    property string iconName
    property bool overScene: false
    property color sceneFill: Theme.sceneCard
    property bool bare: false
    property color accent: Theme.accentStrong("overview")
    property real figureSize: Theme.figureSize
    property real nameSize: Theme.body
    readonly property color ink: root.overScene ? Theme.sceneText : Theme.text

    implicitHeight: Math.max(Theme.target, column.implicitHeight + topPadding + bottomPadding)
    implicitWidth: Theme.unit * 28
    bottomPadding: root.bare ? Theme.gap * 0.6 : padding
    padding: root.bare ? 0 : Theme.gap * 1.2
    topPadding: root.bare ? Theme.gap * 0.5 : padding
    text: [(root.number + " " + root.unit).trim(), root.name, root.note].filter(part => part !== "").join(", ")

    // Bare, a figure stands on the scene itself under a fine line, and a small arrow says that there is more
    background: Rectangle {
        border.color: root.overScene ? Theme.sceneLine : Theme.line
        border.width: root.bare && !root.pressed ? 0 : Theme.stroke
        color: root.overScene ? (root.pressed ? Theme.sceneCardPressed : root.bare ? Theme.clear : root.sceneFill) : (root.pressed ? Theme.cardPressed : Theme.card)
        radius: root.bare ? Theme.radius * 0.4 : Theme.radius

        Rectangle {
            color: root.overScene ? Theme.sceneLine : Theme.line
            height: Theme.stroke
            visible: root.bare
            width: parent.width
        }
    }
    contentItem: Item {
        implicitHeight: column.implicitHeight

        Icon {
            anchors.right: parent.right
            color: root.overScene ? Theme.sceneMuted : Theme.control
            directional: true
            height: Theme.icon * 0.8
            name: "chevron-right"
            visible: root.bare
            width: Theme.icon * 0.8
            y: figure.y + (figure.numberHeight - height) / 2
        }

        Column {
            id: column

            spacing: Theme.gap * 0.35
            width: parent.width

            Icon {
                anchors.left: parent.left
                color: root.overScene ? Theme.figure : root.accent
                height: Theme.icon
                name: root.iconName
                visible: root.iconName !== "" && root.number === ""
                width: Theme.icon
            }
            FigureText {
                id: figure

                color: root.overScene ? Theme.figure : root.accent
                number: root.number
                size: root.figureSize
                unit: root.unit
                unitColor: root.ink
                visible: root.number !== ""
                width: parent.width - (root.bare ? Theme.icon : 0)
                x: root.bare && Theme.mirrored ? Theme.icon : 0
            }
            AppText {
                color: root.ink
                font.pixelSize: root.nameSize
                lineHeight: root.bare ? 1.15 : 1.3
                text: root.name
                width: parent.width

                Accessible.ignored: true
            }
            NoteTag {
                anchors.left: parent.left
                ink: root.overScene ? Theme.sceneMuted : Theme.muted
                text: root.note
            }
        }
    }
}
