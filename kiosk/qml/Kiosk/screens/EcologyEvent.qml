// An event: which one it was or how many there were, and its name.
import QtQuick
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string number
    property string unit
    property string caption
    property string name
    property string iconName
    property color accent: Theme.accentStrong("ecology")
    // The figure beside the words where there is room, else below the name
    readonly property bool wide: root.availableWidth > Theme.body * 26

    implicitHeight: Math.max(Theme.target, column.implicitHeight + topPadding + bottomPadding, side.height + topPadding + bottomPadding)
    implicitWidth: Theme.unit * 40
    padding: Theme.gap * 1.3
    text: [root.name, (root.number + " " + root.unit).trim(), root.caption].filter(part => part !== "").join(", ")

    background: Rectangle {
        border.color: Theme.line
        border.width: Theme.stroke
        color: root.pressed ? Theme.cardPressed : Theme.card
        radius: Theme.radius
    }
    contentItem: Item {
        implicitHeight: column.implicitHeight

        Rectangle {
            id: disc

            anchors.left: parent.left
            border.color: root.accent
            border.width: Theme.highContrast ? Theme.stroke : 0
            color: Theme.barControl
            height: Theme.icon * 1.9
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
            anchors.leftMargin: Theme.gap * 1.2
            anchors.right: side.visible ? side.left : parent.right
            anchors.rightMargin: side.visible ? Theme.gap : 0
            spacing: Theme.gap * 0.4

            TitleText {
                font.pixelSize: Math.round(Theme.body * 1.16)
                text: root.name
                width: parent.width

                Accessible.ignored: true
            }
            FigureText {
                color: root.accent
                number: root.number
                size: Theme.figureSmall
                unit: root.unit
                unitColor: Theme.text
                visible: root.number !== "" && !root.wide
                width: parent.width
            }
            AppText {
                color: Theme.muted
                lineHeight: 1.15
                text: root.caption
                visible: root.caption !== ""
                width: parent.width

                Accessible.ignored: true
            }
        }
        FigureText {
            id: side

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: root.accent
            height: implicitHeight
            number: root.number
            size: Theme.figureSize
            unit: root.unit
            unitColor: Theme.text
            visible: root.wide && root.number !== ""
            width: Math.ceil(implicitWidth) + 1
        }
    }
}
