// One industry as a door: its colour, its sign, and an arrow that leads in.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string name
    property string accentName
    property string iconName

    implicitHeight: Math.max(Theme.target * 1.6, label.height + topPadding + bottomPadding)
    implicitWidth: Theme.unit * 40
    padding: Theme.gap * 1.6
    text: root.name

    background: Rectangle {
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: root.pressed ? Qt.darker(Theme.industryGround(root.accentName), 1.3) : Theme.industryGround(root.accentName)
        radius: Theme.radius

        // Light falls in from the far side
        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            visible: !Theme.highContrast && !root.pressed

            gradient: Gradient {
                orientation: Gradient.Horizontal

                GradientStop {
                    color: Theme.mirrored ? Theme.doorLight : Theme.clear
                    position: 0
                }
                GradientStop {
                    color: Theme.mirrored ? Theme.clear : Theme.doorLight
                    position: 1
                }
            }
        }
    }
    contentItem: Item {
        Icon {
            id: icon

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.industryLight(root.accentName)
            height: Theme.icon * 1.5
            name: root.iconName
            width: Theme.icon * 1.5
        }
        TitleText {
            id: label

            anchors.left: icon.right
            anchors.leftMargin: Theme.gap * 1.2
            anchors.right: arrow.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.sceneText
            font.pixelSize: Math.max(Math.round(Theme.heading * 0.76), Theme.body)
            lineHeight: 1.05
            text: root.name

            Accessible.ignored: true
        }
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.sceneText
            directional: true
            height: Theme.icon
            name: "arrow-right"
            width: Theme.icon
        }
    }
}
