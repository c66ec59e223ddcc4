// How a visitor wants to see the kiosk, in pictures, just above the bar: each choice shows at once, and the panel stays.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

MenuPanel {
    id: root

    required property ShellViewModel shell
    // Without it nothing is read aloud
    required property AloudViewModel aloud

    color: Theme.veilThin
    panelWidth: Math.max(Theme.unit * 96, Theme.body * 26)

    Accessible.name: title.text

    onDismissed: root.shell.toggleMenu("access")

    Column {
        id: column

        readonly property real third: (width - 2 * Theme.gap) / 3
        readonly property real sizesHeight: Math.max(normal.implicitHeight, larger.implicitHeight, largest.implicitHeight)
        readonly property int switches: reach.visible ? 3 : 2
        readonly property real share: (width - (switches - 1) * Theme.gap) / switches
        readonly property real switchesHeight: Math.max(contrast.implicitHeight, reach.implicitHeight, calm.implicitHeight)

        spacing: Theme.gap
        width: parent.width

        Item {
            height: Math.max(title.height, closeButton.height)
            width: parent.width

            Icon {
                id: mark

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.accentStrong("overview")
                height: Theme.icon * 1.4
                name: "accessible"
                width: height
            }
            TitleText {
                id: title

                anchors.left: mark.right
                anchors.leftMargin: Theme.gap
                anchors.right: closeButton.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Accessibility")
            }
            RoundButton {
                id: closeButton

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                iconName: "x"
                text: qsTr("Close")

                onActivated: root.shell.toggleMenu("access")
            }
        }
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
                sample: qsTr("A", "a letter of this script")
                selected: root.shell.highContrast
                text: qsTr("High contrast")
                width: column.share

                onActivated: root.shell.toggleContrast()
            }
            // Only where something is too high up
            AccessTile {
                id: reach

                height: column.switchesHeight
                iconName: "reach"
                selected: root.shell.reach
                text: qsTr("Within reach")
                visible: Theme.overhead > 0
                width: column.share

                onActivated: root.shell.toggleReach()
            }
            AccessTile {
                id: calm

                height: column.switchesHeight
                iconName: "calm"
                selected: root.shell.reducedMotion
                text: qsTr("No motion")
                width: column.share

                onActivated: root.shell.toggleCalm()
            }
        }
        AccessTile {
            id: aloud

            enabled: root.aloud !== null && (root.aloud.available || root.aloud.on)
            iconName: "read-aloud"
            selected: root.aloud !== null && root.aloud.on
            text: enabled ? qsTr("Read aloud") : qsTr("Read aloud: there is no voice for this language here.")
            visible: root.aloud !== null
            width: parent.width

            onActivated: root.aloud.toggle()
        }
    }
}
