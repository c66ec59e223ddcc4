// How a visitor wants to see the kiosk, in pictures, just above the bar: each choice shows at once, and the panel stays.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Rectangle {
    id: root

    required property ShellViewModel shell

    color: Theme.veil

    Accessible.name: qsTr("Accessibility")
    Accessible.role: Accessible.Dialog

    MouseArea {
        anchors.fill: parent

        onClicked: root.shell.toggleMenu("access")
    }
    Rectangle {
        id: panel

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapLarge
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.card
        height: Math.min(root.height - 2 * Theme.gapLarge, pane.naturalHeight + 1)
        radius: Theme.radius * 1.2
        width: Math.min(root.width - 2 * Theme.margin, Math.max(Theme.unit * 96, Theme.body * 26))
        x: Theme.portrait ? (root.width - width) / 2 : Theme.mirrored ? Theme.margin : root.width - width - Theme.margin

        MouseArea {
            anchors.fill: parent
        }
        ScrollPane {
            id: pane

            ground: Theme.card
            anchors.fill: parent
            beside: false
            sidePadding: Theme.gapLarge

            Column {
                id: column

                readonly property real third: (width - 2 * Theme.gap) / 3
                readonly property real sizesHeight: Math.max(normal.implicitHeight, larger.implicitHeight, largest.implicitHeight)
                readonly property real switchesHeight: Math.max(contrast.implicitHeight, calm.implicitHeight)

                spacing: Theme.gap
                width: parent.width

                Row {
                    spacing: Theme.gap

                    AccessTile {
                        id: normal

                        Accessible.name: qsTr("Text size: %1 %").arg(100)
                        height: column.sizesHeight
                        oneOf: true
                        sample: qsTr("A", "a letter of this script")
                        sampleSize: Theme.icon
                        selected: root.shell.textSize === 100
                        text: qsTr("%1 %").arg(100)
                        width: column.third

                        onActivated: root.shell.chooseTextSize(100)
                    }
                    AccessTile {
                        id: larger

                        Accessible.name: qsTr("Text size: %1 %").arg(150)
                        height: column.sizesHeight
                        oneOf: true
                        sample: qsTr("A", "a letter of this script")
                        sampleSize: Theme.icon * 1.5
                        selected: root.shell.textSize === 150
                        text: qsTr("%1 %").arg(150)
                        width: column.third

                        onActivated: root.shell.chooseTextSize(150)
                    }
                    AccessTile {
                        id: largest

                        Accessible.name: qsTr("Text size: %1 %").arg(200)
                        height: column.sizesHeight
                        oneOf: true
                        sample: qsTr("A", "a letter of this script")
                        sampleSize: Theme.icon * 2
                        selected: root.shell.textSize === 200
                        text: qsTr("%1 %").arg(200)
                        width: column.third

                        onActivated: root.shell.chooseTextSize(200)
                    }
                }
                Row {
                    spacing: Theme.gap

                    AccessTile {
                        id: contrast

                        height: column.switchesHeight
                        iconName: "contrast-half"
                        selected: root.shell.highContrast
                        text: qsTr("High contrast")
                        width: column.third

                        onActivated: root.shell.toggleContrast()
                    }
                    AccessTile {
                        id: calm

                        height: column.switchesHeight
                        iconName: "calm"
                        selected: root.shell.reducedMotion
                        text: qsTr("No motion")
                        width: column.third

                        onActivated: root.shell.toggleCalm()
                    }
                }
            }
        }
    }
}
