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

    // Large words and little height, as within reach: everything stays in sight
    readonly property bool low: root.height < Theme.icon * (root.speaking || !root.aloud ? 18 : 21)
    readonly property bool speaking: root.aloud !== null && (root.aloud.available || root.aloud.on)

    color: Theme.veilThin
    edge: root.low ? Theme.gap : Theme.gapLarge
    panelWidth: Math.max(Theme.unit * 96, Theme.body * 28)

    Accessible.name: title.text

    onDismissed: root.shell.toggleMenu("access")

    Column {
        id: column

        readonly property real third: width / 3
        readonly property real sizesHeight: Math.max(normal.implicitHeight, larger.implicitHeight, largest.implicitHeight)
        readonly property real half: (width - Theme.gap) / 2
        // Words have room beside their signs
        readonly property bool beside: half > Theme.body * 11.5
        readonly property real upperWords: Math.max(contrast.ownWordHeight, reach.visible ? reach.ownWordHeight : calm.ownWordHeight)
        readonly property real lowerWords: Math.max(reach.visible ? calm.ownWordHeight : 0, root.speaking ? voice.ownWordHeight : 0)

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
                font.pixelSize: root.low ? Theme.body : Theme.heading
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
        // One ground says that one of the three is taken
        Rectangle {
            color: Theme.barControl
            border.color: Theme.barLine
            border.width: Theme.stroke
            height: column.sizesHeight
            radius: Theme.radius
            width: parent.width

            Row {
                AccessTile {
                    id: normal

                    Accessible.name: qsTr("Text size: %1 %").arg(100)
                    height: column.sizesHeight
                    beside: root.low
                    low: root.low
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
                    beside: root.low
                    low: root.low
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
                    beside: root.low
                    low: root.low
                    oneOf: true
                    sample: qsTr("A", "a letter of this script")
                    sampleSize: Theme.icon * 2
                    selected: root.shell.textSize === 200
                    text: qsTr("%1 %").arg(200)
                    width: column.third

                    onActivated: root.shell.chooseTextSize(200)
                }
            }
        }
        Flow {
            spacing: Theme.gap
            width: parent.width

            AccessTile {
                id: contrast

                beside: column.beside
                iconName: "contrast-half"
                low: root.low
                selected: root.shell.highContrast
                text: qsTr("High contrast")
                width: column.half
                wordHeight: column.upperWords

                onActivated: root.shell.toggleContrast()
            }
            // Only where something is too high up
            AccessTile {
                id: reach

                beside: column.beside
                iconName: "reach"
                low: root.low
                selected: root.shell.reach
                text: qsTr("Within reach")
                visible: Theme.overhead > 0
                width: column.half
                wordHeight: column.upperWords

                onActivated: root.shell.toggleReach()
            }
            AccessTile {
                id: calm

                beside: column.beside || width === column.width
                iconName: "calm"
                low: root.low
                selected: root.shell.reducedMotion
                text: qsTr("No motion")
                width: reach.visible && !root.speaking ? column.width : column.half
                wordHeight: reach.visible ? column.lowerWords : column.upperWords

                onActivated: root.shell.toggleCalm()
            }
            AccessTile {
                id: voice

                beside: column.beside || width === column.width
                enabled: root.speaking
                iconName: "read-aloud"
                low: root.low
                selected: root.aloud !== null && root.aloud.on
                text: enabled ? qsTr("Read aloud") : qsTr("Read aloud: there is no voice for this language here.")
                visible: root.aloud !== null
                width: reach.visible && root.speaking ? column.half : column.width
                wordHeight: root.speaking ? column.lowerWords : ownWordHeight

                onActivated: root.aloud.toggle()
            }
        }
    }
}
