// What the page tells, as a code for the visitor's own phone: the text itself, so that no network is needed, or the
// address that staff gave it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

MenuPanel {
    id: root

    required property ShellViewModel shell
    required property TakeHomeViewModel takeHome
    // Words beside the code where they have room for it
    readonly property bool beside: root.wordsWidth >= Theme.body * 10
    // The whole of it is in sight at once, above the buttons that scroll to the words
    readonly property real codeSide: Math.round(Math.min(root.width - 2 * (Theme.margin + Theme.gapLarge), root.sightHeight - 4 * Theme.unit, Math.max(150 * Theme.mm, 62 * Theme.unit)))
    readonly property real wordsWidth: Math.min(Theme.body * 15, root.width - 2 * Theme.margin - root.codeSide - 3 * Theme.gapLarge)

    panelWidth: root.codeSide + 2 * Theme.gapLarge + (root.beside ? root.wordsWidth + Theme.gapLarge : 0)

    Accessible.name: qsTr("Take it home")

    onDismissed: root.shell.toggleMenu("take")

    Item {
        height: root.beside ? Math.max(sheet.height, words.height) : words.y + words.height
        width: parent.width

        // White in every theme, for phones
        Rectangle {
            id: sheet

            readonly property int modules: root.takeHome.size + 2 * root.takeHome.quiet
            // Whole pixels, so that every module is as wide as its neighbour
            readonly property int module: root.takeHome.size > 0 ? Math.max(1, Math.floor(width / sheet.modules)) : 1

            anchors.left: parent.left
            border.color: Theme.line
            border.width: Theme.stroke
            color: Theme.white
            height: width
            radius: Theme.radius / 2
            width: Math.min(parent.width, root.codeSide)

            Accessible.name: root.takeHome.address ? qsTr("QR code that leads to a web page") : qsTr("QR code with the text of this page")
            Accessible.role: Accessible.Graphic

            Shape {
                anchors.centerIn: parent
                height: root.takeHome.size * sheet.module
                visible: root.takeHome.size > 0
                width: height

                transform: Scale {
                    xScale: sheet.module
                    yScale: sheet.module
                }

                ShapePath {
                    fillColor: Theme.black
                    strokeColor: Theme.clear
                    strokeWidth: -1

                    PathSvg {
                        path: root.takeHome.path
                    }
                }
            }
        }
        Column {
            id: words

            anchors.left: root.beside ? sheet.right : parent.left
            anchors.leftMargin: root.beside ? Theme.gapLarge : 0
            spacing: Theme.gap
            width: root.beside ? root.wordsWidth : parent.width
            y: root.beside ? 0 : sheet.height + Theme.gapLarge

            TitleText {
                color: Theme.text
                font.pixelSize: Theme.heading
                text: qsTr("Take it home")
                width: parent.width
            }
            AppText {
                color: Theme.text
                text: root.takeHome.address ? qsTr("Point your phone’s camera at the code: it leads to this page on the web. Your phone needs a network for it.") : qsTr("Point your phone’s camera at the code: it holds the text of this page. No network is needed.")
                width: parent.width
            }
            AppText {
                color: Theme.text
                text: qsTr("%1 of %2").arg(root.takeHome.position + 1).arg(root.takeHome.count)
                visible: root.takeHome.count > 1
                width: parent.width
            }
            Row {
                anchors.left: parent.left
                spacing: Theme.gap
                visible: root.takeHome.count > 1

                RoundButton {
                    directional: true
                    enabled: root.takeHome.position > 0
                    iconName: "arrow-left"
                    text: qsTr("Previous code")

                    onActivated: root.takeHome.turn(-1)
                }
                RoundButton {
                    directional: true
                    enabled: root.takeHome.position < root.takeHome.count - 1
                    iconName: "arrow-right"
                    inviting: enabled
                    text: qsTr("Next code")

                    onActivated: root.takeHome.turn(1)
                }
            }
            AppText {
                color: Theme.muted
                font.pixelSize: Theme.small
                text: root.takeHome.text
                width: parent.width
            }
        }
    }
}
