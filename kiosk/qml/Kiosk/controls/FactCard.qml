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
    readonly property color ink: root.overScene ? Theme.sceneText : Theme.text

    implicitHeight: Math.max(Theme.target, column.implicitHeight + topPadding + bottomPadding)
    implicitWidth: Theme.unit * 28
    padding: root.bare ? 0 : Theme.gap * 1.2
    text: [root.number + " " + root.unit, root.name, root.note].filter(part => part.trim() !== "").join(", ")

    background: Rectangle {
        border.color: root.overScene ? Theme.sceneLine : Theme.line
        border.width: root.bare && !root.pressed ? 0 : Theme.stroke
        color: root.overScene ? (root.pressed ? Theme.sceneCardPressed : root.bare ? Theme.clear : root.sceneFill) : (root.pressed ? Theme.cardPressed : Theme.card)
        radius: Theme.radius
    }
    contentItem: Item {
        implicitHeight: column.implicitHeight

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
                color: root.overScene ? Theme.figure : root.accent
                number: root.number
                size: root.figureSize
                unit: root.unit
                unitColor: root.ink
                visible: root.number !== ""
                width: parent.width
            }
            AppText {
                color: root.ink
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
