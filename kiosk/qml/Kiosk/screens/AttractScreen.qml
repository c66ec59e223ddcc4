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
    readonly property bool wide: root.width > root.height * 1.7
    // Upright but not so high: the words come up, and the shore with them, clear of the figures
    readonly property bool squat: Theme.portrait && root.height < root.width * 1.7
    // Where water begins: a matter of the window, never of the words
    readonly property real horizon: root.squat ? 0.53 : Theme.portrait ? 0.605 : root.tight ? 0.43 : root.wide ? 0.53 : 0.51

    // As the language reads in which visitors are awaited; what a visitor chooses meanwhile changes nothing here
    property bool mirrored: false

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: root.mirrored

    Binding {
        property: "mirrored"
        restoreMode: Binding.RestoreNone
        target: root
        value: Theme.mirrored
        when: root.visible
    }
    // Words and buttons that stand still for months would burn into the screen
    Translate {
        id: drift

        x: root.attract.driftX * Theme.unit * 0.6
        y: root.attract.driftY * Theme.unit * 0.6
    }
    LakeScene {
        anchors.fill: parent
        animated: !Theme.reducedMotion && root.visible
        horizon: root.horizon
        light: root.attract.light
        mirrored: root.mirrored
        reeds: true
        shaders: Theme.shaders
        sun: Theme.portrait ? 0.68 : root.wide ? 0.82 : 0.9
        visible: root.visible && !photograph.shown
        wanted: root.attract.pictures
    }
    Photograph {
        id: photograph

        anchors.fill: parent
        name: root.attract.pictureName
        picture: root.attract.pictures ? root.attract.picture : ""

        PhotographVeil {
            across: !Theme.portrait
            anchors.fill: parent
            from: Theme.portrait ? 0.47 : 0.74
            to: Theme.portrait ? 0.62 : 1
            turned: root.mirrored && !Theme.portrait
            visible: photograph.shown
        }
    }
    // Deeper water under the figures, so that they can be read at every hour; the sun's path stays bright
    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: root.height - Math.round(root.height * root.horizon)
        visible: !photograph.shown

        gradient: Gradient {
            orientation: Theme.portrait ? Gradient.Vertical : Gradient.Horizontal

            GradientStop {
                color: Theme.portrait || root.mirrored ? Theme.clear : Theme.depth
                position: 0
            }
            GradientStop {
                color: root.mirrored && !Theme.portrait ? Theme.clear : Theme.depth
                position: Theme.portrait ? 0.35 : root.mirrored ? 0.14 : 0.5
            }
            GradientStop {
                color: Theme.portrait || root.mirrored ? Theme.depth : Theme.clear
                position: Theme.portrait ? 1 : root.mirrored ? 0.5 : 0.86
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
        transform: drift
        y: Theme.unit * (root.squat ? 6.5 : Theme.portrait ? 14 : root.tight ? 5 : 6.5)

        AppText {
            color: Theme.figure
            font.letterSpacing: Theme.unit * (text.length > 20 ? 0.2 : 0.9)
            font.pixelSize: Math.max(Theme.lead, Theme.unit * 3.2)
            text: root.attract.park
            width: parent.width
        }
        // As large as the sky between the park's name and the skyline allows, and clear of the sun
        Item {
            anchors.left: parent.left
            height: title.contentHeight
            width: Theme.portrait ? parent.width : root.width * (root.wide ? 0.77 : 0.84) - root.edge

            TitleText {
                id: title

                color: Theme.sceneText
                font.pixelSize: Theme.unit * (Theme.portrait ? 13.5 : root.tight ? 9.5 : root.wide ? 11.5 : 10.5)
                fontSizeMode: Text.Fit
                height: Theme.unit * (Theme.portrait ? 42 : 21)
                lineHeight: 1.12
                minimumPixelSize: Theme.unit * 5.6
                text: root.attract.title
                width: parent.width
            }
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

        anchors.left: parent.left
        anchors.leftMargin: root.edge
        spacing: Theme.unit * 3
        transform: drift
        // Low on the water, but not across the shore where names need a second line
        y: invitations.y - Theme.unit * 2 - Math.max(height, Math.min(height + Theme.unit, invitations.y - Theme.unit * 2 - root.height * root.horizon))

        Repeater {
            model: root.attract.headlines

            Column {
                id: headline

                required property HeadlineItem modelData

                spacing: Theme.unit * 0.2
                width: (root.width - 2 * root.edge - 2 * figures.spacing) / (Theme.portrait ? 3 : root.wide ? 4 : 3.6)

                FigureText {
                    below: Theme.portrait || root.tight
                    counts: false
                    number: headline.modelData.number
                    size: Theme.unit * (Theme.portrait || root.tight ? 9.4 : root.wide ? 11.4 : 10)
                    unit: headline.modelData.unit
                    width: parent.width
                }
                AppText {
                    color: Theme.sceneText
                    lineHeight: 1.15
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
        transform: drift

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
