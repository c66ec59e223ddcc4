// A rounded button with words, and an icon where it helps.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string iconName
    property bool directional: false
    property bool overScene: false
    property bool selected: false
    // One of several of which one is taken: of parts of a page, or of other things
    property bool part: false
    property bool oneOf: false
    property color accent: Theme.accentStrong("overview")
    property real maximumWidth: 0
    property string fontFamily: Theme.sans
    property color selectedInk: Theme.selectedText
    readonly property color ink: root.selected ? root.selectedInk : root.overScene ? Theme.sceneText : Theme.text

    implicitHeight: Math.max(Theme.target, label.height + 2 * Theme.gap)
    implicitWidth: {
        const wanted = Math.ceil(label.implicitWidth) + 2 + (root.iconName === "" ? 0 : Theme.icon + Theme.gap * 0.7) + leftPadding + rightPadding;
        return root.maximumWidth > 0 ? Math.min(wanted, root.maximumWidth) : wanted;
    }
    leftPadding: Theme.gap * 1.6
    opacity: root.enabled ? 1 : 0.35
    ringRadius: Math.min(root.height, Theme.target) / 2
    rightPadding: Theme.gap * 1.6

    Accessible.checkable: root.oneOf
    Accessible.checked: root.oneOf && root.selected
    Accessible.role: root.part ? Accessible.PageTab : root.oneOf ? Accessible.RadioButton : Accessible.Button
    Accessible.selectable: root.part
    Accessible.selected: root.part && root.selected

    background: Rectangle {
        border.color: root.selected ? root.accent : root.overScene ? Theme.sceneLine : Theme.barLine
        border.width: Theme.stroke
        color: root.selected ? root.accent : root.overScene ? (root.pressed ? Theme.sceneCardPressed : Theme.sceneCard) : (root.pressed ? Theme.cardPressed : Theme.barControl)
        radius: Math.min(height, Theme.target) / 2
    }
    contentItem: Item {
        Icon {
            id: icon

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            directional: root.directional
            height: Theme.icon
            name: root.iconName
            visible: root.iconName !== ""
            width: Theme.icon
        }
        AppText {
            id: label

            anchors.left: icon.visible ? icon.right : parent.left
            anchors.leftMargin: icon.visible ? Theme.gap * 0.7 : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            font.family: root.fontFamily
            horizontalAlignment: icon.visible ? Text.AlignLeft : Text.AlignHCenter
            lineHeight: 1.1
            text: root.text

            Accessible.ignored: true
        }
    }
}
