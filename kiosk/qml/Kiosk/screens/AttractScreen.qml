// The living lake: three figures, and the invitation in every language.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Item {
    id: root

    required property AttractViewModel attract
    required property ShellViewModel shell
    readonly property real edge: Theme.unit * 7
    // On a small screen close by, the words are large and the second lines make way
    readonly property bool tight: !Theme.portrait && Theme.body > 3 * Theme.unit

    LakeScene {
        anchors.fill: parent
        animated: !Theme.reducedMotion && root.visible
        horizon: root.height > 0 ? Math.min(0.62, (heading.y + heading.height + Theme.unit * (Theme.portrait ? 40 : root.tight ? 14 : 11)) / root.height) : 0.5
        light: root.attract.light
        reeds: true
        shaders: Theme.shaders
        sun: Theme.portrait ? 0.68 : 0.87
        visible: root.visible
    }
    // Deeper water under the figures, so that they can be read at every hour
    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: root.height - figures.y + Theme.unit * 4

        gradient: Gradient {
            GradientStop {
                color: Theme.clear
                position: 0
            }
            GradientStop {
                color: Theme.depth
                position: 0.16
            }
            GradientStop {
                color: Theme.depth
                position: 1
            }
        }
    }
    MouseArea {
        anchors.fill: parent

        Accessible.name: qsTr("Touch to begin")
        Accessible.onPressAction: root.shell.wake("")
        Accessible.role: Accessible.Button

        onClicked: root.shell.wake("")
    }
    Column {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        spacing: Theme.unit * 1.6
        y: Theme.unit * (Theme.portrait ? 14 : root.tight ? 5 : 8)

        AppText {
            color: Theme.figure
            font.letterSpacing: Theme.unit * (text.length > 20 ? 0.2 : 0.9)
            font.pixelSize: Math.max(Theme.lead, Theme.unit * 3.2)
            text: root.attract.park
            width: parent.width
        }
        TitleText {
            color: Theme.sceneText
            font.pixelSize: Theme.unit * (Theme.portrait ? 13.5 : root.tight ? 9.5 : 11.5)
            lineHeight: 1.12
            text: root.attract.title
            width: parent.width
        }
        AppText {
            color: Theme.sceneText
            font.family: Theme.latinSerif
            font.pixelSize: Theme.unit * 4.2
            text: root.attract.lead
            visible: !root.tight
            width: parent.width
        }
    }
    Row {
        id: figures

        anchors.bottom: invitations.top
        anchors.bottomMargin: Theme.unit * 3
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        spacing: Theme.unit * 3

        Repeater {
            model: root.attract.headlines

            Column {
                id: headline

                required property HeadlineItem modelData

                spacing: Theme.unit * 0.2
                width: (root.width - 2 * root.edge - 2 * figures.spacing) / (Theme.portrait ? 3 : 4)

                FigureText {
                    counts: false
                    number: headline.modelData.number
                    size: Theme.unit * 8.6
                    unit: headline.modelData.unit
                    width: parent.width
                }
                AppText {
                    color: Theme.sceneText
                    text: headline.modelData.name
                    width: parent.width
                }
                AppText {
                    color: Theme.sceneText
                    font.family: Theme.latinSans
                    font.pixelSize: Theme.small
                    text: headline.modelData.nameEnglish
                    visible: text !== "" && !root.tight
                    width: parent.width
                }
            }
        }
    }
    Flow {
        id: invitations

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit * 4
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        spacing: Theme.gap

        Repeater {
            model: root.shell.languages

            PillButton {
                id: invitation

                required property LanguageChoice modelData

                Accessible.name: modelData.endonym
                fontFamily: modelData.sans
                maximumWidth: invitations.width
                overScene: true
                text: modelData.invitation

                onActivated: root.shell.wake(invitation.modelData.tag)
            }
        }
    }
}
