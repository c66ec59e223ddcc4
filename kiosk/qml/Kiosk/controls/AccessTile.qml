// One choice of the access panel: a large pictogram, a short word, and a mark that says it is taken.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string iconName
    // A letter: in the size it stands for, or beside the icon as the other theme would show it
    property string sample
    property real sampleSize: Theme.icon
    property bool selected: false
    // One of several of which one is taken; otherwise a switch of its own
    property bool oneOf: false
    property color accent: Theme.accentStrong("overview")
    property real pictureHeight: Theme.icon * 2.3
    readonly property bool themed: root.sample !== "" && root.iconName !== ""
    readonly property color ink: !root.enabled ? Theme.muted : root.selected ? Theme.selectedText : Theme.text

    implicitHeight: Math.max(Theme.target, root.pictureHeight + label.height + 2.6 * Theme.gap)
    padding: 0

    Accessible.checkable: true
    Accessible.checked: root.selected
    Accessible.role: root.oneOf ? Accessible.RadioButton : Accessible.CheckBox
    Accessible.onToggleAction: root.pressByKey()

    background: Rectangle {
        border.color: root.selected ? root.accent : Theme.barLine
        border.width: root.enabled ? Theme.stroke : 0
        color: root.selected ? root.accent : root.pressed ? Theme.cardPressed : Theme.barControl
        radius: Theme.radius
    }
    contentItem: Item {
        Item {
            id: picture

            anchors.horizontalCenter: parent.horizontalCenter
            height: root.pictureHeight
            width: parent.width
            y: (parent.height - height - label.height - Theme.gap * 0.4) / 2

            Row {
                anchors.centerIn: parent
                spacing: Theme.gap

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.ink
                    height: Theme.icon * 2
                    name: root.iconName
                    stroke: 1.75
                    visible: root.iconName !== ""
                    width: height
                }
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    border.color: root.ink
                    border.width: Theme.stroke
                    color: Theme.sampleGround
                    height: Theme.icon * 1.8
                    radius: Theme.radius * 0.5
                    visible: root.themed
                    width: height

                    TitleText {
                        anchors.centerIn: parent
                        color: Theme.sampleText
                        font.pixelSize: Theme.icon
                        lineHeight: 1
                        text: root.sample

                        Accessible.ignored: true
                    }
                }
                TitleText {
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.ink
                    font.pixelSize: root.sampleSize
                    lineHeight: 1
                    text: root.sample
                    visible: root.iconName === ""

                    Accessible.ignored: true
                }
            }
        }
        AppText {
            id: label

            anchors.left: parent.left
            anchors.leftMargin: Theme.gap * 0.8
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap * 0.8
            color: root.ink
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.1
            minimumPixelSize: Theme.bodyLeast * 0.9
            text: root.text
            y: picture.y + picture.height + Theme.gap * 0.4

            Accessible.ignored: true
        }
        // Taken is said by a shape too, never by colour alone
        Rectangle {
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap * 0.7
            anchors.top: parent.top
            anchors.topMargin: Theme.gap * 0.7
            color: Theme.selectedText
            height: Theme.icon * 0.9
            radius: height / 2
            visible: root.selected
            width: height

            Icon {
                anchors.centerIn: parent
                color: root.accent
                height: parent.height * 0.7
                name: "check"
                stroke: 3
                width: height
            }
        }
    }
}
