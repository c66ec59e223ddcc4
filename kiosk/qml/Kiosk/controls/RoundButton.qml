// A round button with one icon; its text is its name for those who cannot see it.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string iconName
    property bool directional: false
    property bool overScene: false
    // Filled, so that it invites
    property bool inviting: false
    property real size: Theme.target

    implicitHeight: root.size
    implicitWidth: root.size
    opacity: root.enabled ? 1 : 0.35
    padding: 0
    ringRadius: root.width / 2

    background: Rectangle {
        border.color: root.inviting ? Theme.clear : root.overScene ? Theme.sceneLine : Theme.barLine
        border.width: Theme.stroke
        color: root.inviting ? (root.overScene ? Theme.sceneMuted : root.pressed ? Theme.text : Theme.accentStrong("overview")) : root.overScene ? (root.pressed ? Theme.sceneCardPressed : Theme.sceneCard) : (root.pressed ? Theme.cardPressed : Theme.barControl)
        radius: height / 2
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: root.inviting ? (root.overScene ? Theme.scene : Theme.selectedText) : root.overScene ? Theme.sceneText : Theme.text
            directional: root.directional
            height: Theme.icon
            name: root.iconName
            width: Theme.icon
        }
    }
}
