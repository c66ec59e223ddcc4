// One choice of the access panel: a large pictogram, a short word, and a mark that says whether it is taken.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string iconName
    // A letter in the size it stands for, in place of an icon
    property string sample
    property real sampleSize: Theme.icon
    property bool selected: false
    // One of several on a common ground, of which one is taken; otherwise a switch of its own
    property bool oneOf: false
    property color accent: Theme.accentStrong("overview")
    // The word stands beside the sign instead of below it
    property bool beside: false
    // Little height for the whole panel
    property bool low: false
    // The height of the tallest word of the row, so that all its signs stand in one line
    property real wordHeight: label.implicitHeight
    readonly property real ownWordHeight: label.implicitHeight
    readonly property color ink: !root.enabled ? Theme.muted : root.selected ? Theme.selectedText : Theme.text
    readonly property real signHeight: Theme.icon * (root.oneOf ? 2.2 : root.low ? 1.6 : 2)
    readonly property real markSize: Theme.icon * 0.9
    readonly property real inset: Theme.gap * (root.beside && !root.oneOf ? 1.4 : 0.7)
    readonly property real signWidth: root.oneOf && root.beside ? letter.width : root.signHeight
    readonly property real wordGap: root.oneOf ? Theme.gap : root.inset
    // Sign and word of one of several stand together in the middle of what the mark leaves
    readonly property real pairWidth: root.signWidth + root.wordGap + label.implicitWidth
    readonly property real signStart: root.oneOf ? (root.width - root.markSize - root.inset - root.pairWidth) / 2 : root.inset
    readonly property real wordStart: root.signStart + root.signWidth + root.wordGap

    implicitHeight: Math.max(Theme.target, root.beside ? Math.max(root.signHeight, root.wordHeight) + (root.low ? 1 : 2) * Theme.gap : root.signHeight + root.wordHeight + (root.low ? 1.6 : 2.6) * Theme.gap)
    padding: 0

    Accessible.checkable: true
    Accessible.checked: root.selected
    Accessible.role: root.oneOf ? Accessible.RadioButton : Accessible.CheckBox
    Accessible.onToggleAction: root.pressByKey()

    background: Rectangle {
        border.color: root.selected ? root.accent : Theme.barLine
        border.width: root.enabled && (!root.oneOf || root.selected) ? Theme.stroke : 0
        color: root.selected ? root.accent : root.pressed ? Theme.cardPressed : root.oneOf ? Theme.clear : Theme.barControl
        radius: Theme.radius
    }
    contentItem: Item {
        Item {
            id: sign

            height: root.signHeight
            width: root.signWidth
            x: !root.beside ? (parent.width - width) / 2 : Theme.mirrored ? parent.width - width - root.signStart : root.signStart
            y: (parent.height - height - (root.beside ? 0 : root.wordHeight + Theme.gap * 0.4)) / 2

            Icon {
                anchors.fill: parent
                color: root.ink
                name: root.iconName
                stroke: 1.75
                visible: root.iconName !== ""
            }
            // Letters of all sizes stand on one line
            TitleText {
                id: letter

                anchors.baseline: parent.bottom
                anchors.baselineOffset: -root.signHeight * (root.beside ? 0.24 : 0.18)
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.ink
                font.pixelSize: Math.max(root.sampleSize * (root.beside ? 0.85 : 1), 10 * Theme.mm)
                lineHeight: 1
                text: root.sample
                visible: root.sample !== ""

                Accessible.ignored: true
            }
        }
        AppText {
            id: label

            anchors.left: parent.left
            anchors.leftMargin: root.beside ? root.wordStart : Theme.gap * 0.5
            anchors.right: parent.right
            anchors.rightMargin: !root.beside ? Theme.gap * 0.5 : root.oneOf ? 0 : 2 * root.inset + root.markSize
            color: root.ink
            horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
            lineHeight: root.low ? 0.95 : 1.1
            text: root.text
            y: root.beside ? (parent.height - height) / 2 : sign.y + sign.height + Theme.gap * 0.4

            Accessible.ignored: true
        }
        // Taken is said by a shape too, never by colour alone
        Rectangle {
            anchors.right: parent.right
            anchors.rightMargin: root.inset
            border.color: Theme.control
            border.width: root.selected ? 0 : Theme.stroke
            color: root.selected ? Theme.selectedText : Theme.clear
            height: root.markSize
            radius: height / 2
            visible: root.enabled && (root.selected || !root.oneOf)
            width: height
            y: root.beside && !root.oneOf ? (parent.height - height) / 2 : root.inset

            Icon {
                anchors.centerIn: parent
                color: root.accent
                height: parent.height * 0.7
                name: "check"
                stroke: 3
                visible: root.selected
                width: height
            }
        }
    }
}
