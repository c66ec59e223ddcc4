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

    LakeScene {
        anchors.fill: parent
        animated: !Theme.reducedMotion && root.visible
        horizon: Theme.portrait ? 0.5 : 0.59
        light: root.attract.light
        reeds: true
        shaders: Theme.shaders
        sun: Theme.portrait ? 0.62 : 0.68
        visible: root.visible
    }
    MouseArea {
        anchors.fill: parent

        Accessible.name: qsTr("Touch to begin")
        Accessible.role: Accessible.Button
        Accessible.onPressAction: root.shell.wake("")

        onClicked: root.shell.wake("")
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        spacing: Theme.unit * 2.4
        y: Theme.portrait ? Theme.unit * 16 : Theme.unit * 13

        AppText {
            color: Theme.figure
            font.letterSpacing: Theme.unit * 0.9
            font.pixelSize: Theme.unit * 3.3
            text: root.attract.park
            width: parent.width
        }
        TitleText {
            color: Theme.sceneText
            font.pixelSize: Theme.hero
            text: root.attract.title
            width: parent.width
        }
        AppText {
            color: Theme.sceneMuted
            font.family: Theme.serif
            font.pixelSize: Theme.unit * 4.4
            text: root.attract.lead
            width: parent.width
        }
    }
    Row {
        id: figures

        anchors.bottom: invitations.top
        anchors.bottomMargin: Theme.unit * 4
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        spacing: Theme.unit * (Theme.portrait ? 4 : 8)

        Repeater {
            model: root.attract.headlines

            Column {
                id: headline

                required property HeadlineItem modelData

                spacing: Theme.unit * 0.4
                width: (root.width - 2 * root.edge - 2 * figures.spacing) / (Theme.portrait ? 3 : 4)

                FigureText {
                    number: headline.modelData.number
                    size: Theme.unit * 9
                    unit: headline.modelData.unit
                    width: parent.width
                }
                AppText {
                    color: Theme.sceneText
                    text: headline.modelData.name
                    width: parent.width
                }
                AppText {
                    color: Theme.sceneMuted
                    font.pixelSize: Theme.small
                    text: headline.modelData.nameEnglish
                    width: parent.width
                }
            }
        }
    }
    Flow {
        id: invitations

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit * 5
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
                overScene: true
                text: modelData.invitation

                onActivated: root.shell.wake(modelData.tag)
            }
        }
    }
}
