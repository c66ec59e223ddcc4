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
    // Opens and closes a sheet; filled while that is open
    property bool opens: false
    property bool selected: false
    property real size: Theme.target
    property real iconSize: Theme.icon
    // Read aloud leaves it out of a page's text: it moves or closes something, and says so where it has the focus
    readonly property bool tool: true
    readonly property bool filled: root.inviting || root.selected

    implicitHeight: root.size
    implicitWidth: root.size
    opacity: root.enabled ? 1 : 0.35
    padding: 0
    ringRadius: root.width / 2

    Accessible.checkable: root.opens
    Accessible.checked: root.selected

    background: Rectangle {
        border.color: root.filled ? Theme.clear : root.overScene ? Theme.sceneLine : Theme.barLine
        border.width: Theme.stroke
        color: root.filled ? (root.overScene ? Theme.sceneMuted : root.pressed ? Theme.text : Theme.accentStrong("overview")) : root.overScene ? (root.pressed ? Theme.sceneCardPressed : Theme.sceneCard) : (root.pressed ? Theme.cardPressed : Theme.barControl)
        radius: height / 2
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: root.filled ? (root.overScene ? Theme.scene : Theme.selectedText) : root.overScene ? Theme.sceneText : Theme.text
            directional: root.directional
            height: root.iconSize
            name: root.iconName
            width: root.iconSize
        }
    }
}
