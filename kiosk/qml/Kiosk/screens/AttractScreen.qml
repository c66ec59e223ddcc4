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
    // Of the whole window: in reach mode the pages have less of it
    readonly property bool portrait: root.height > root.width
    readonly property real unit: root.width > 0 && root.height > 0 ? Math.min(root.width, root.height) / 100 : Theme.unit
    readonly property real edge: root.unit * 7
    // On a small screen close by, the words are large and the second lines make way
    readonly property bool tight: !root.portrait && Theme.body > 3 * root.unit
    // Smaller still: the languages are called by their names, which takes half the rows
    readonly property bool packed: root.tight && Theme.body > 3.7 * root.unit
    readonly property bool wide: root.width > root.height * 1.7
    // Upright but not so high: the words come up, and the shore with them, clear of the figures
    readonly property bool squat: root.portrait && root.height < root.width * 1.7
    // Where water begins: a matter of the window, never of the words
    readonly property real horizon: root.squat ? 0.53 : root.portrait ? 0.605 : root.packed ? 0.36 : root.tight ? 0.43 : root.wide ? 0.53 : 0.51

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

        x: root.attract.driftX * root.unit * 0.6
        y: root.attract.driftY * root.unit * 0.6
    }
    LakeScene {
        anchors.fill: parent
        animated: !Theme.reducedMotion && root.visible
        horizon: root.horizon
        light: root.attract.light
        mirrored: root.mirrored
        reeds: true
        shaders: Theme.shaders
        sun: root.portrait ? 0.68 : root.wide ? 0.82 : 0.9
        visible: root.visible && !photograph.shown
        wanted: root.attract.pictures
    }
    Photograph {
        id: photograph

        anchors.fill: parent
        name: root.attract.pictureName
        picture: root.attract.pictures ? root.attract.picture : ""

        PhotographVeil {
            across: !root.portrait
            anchors.fill: parent
            from: root.portrait ? 0.47 : 0.74
            to: root.portrait ? 0.62 : 1
            turned: root.mirrored && !root.portrait
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
            orientation: root.portrait ? Gradient.Vertical : Gradient.Horizontal

            GradientStop {
                color: root.portrait || root.mirrored ? Theme.clear : Theme.depth
                position: 0
            }
            GradientStop {
                color: root.mirrored && !root.portrait ? Theme.clear : Theme.depth
                position: root.portrait ? 0.35 : root.mirrored ? 0.14 : 0.5
            }
            GradientStop {
                color: root.portrait || root.mirrored ? Theme.depth : Theme.clear
                position: root.portrait ? 1 : root.mirrored ? 0.5 : 0.86
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
        spacing: root.unit * (root.packed ? 0.6 : 1.6)
        transform: drift
        y: root.unit * (root.squat ? 6.5 : root.portrait ? 14 : root.packed ? 3.5 : root.tight ? 5 : 6.5)

        AppText {
            color: Theme.figure
            font.letterSpacing: root.unit * (text.length > 20 ? 0.2 : 0.9)
            font.pixelSize: Math.max(Theme.lead, root.unit * 3.2)
            text: root.attract.park
            width: parent.width
        }
        // As large as the sky between the park's name and the skyline allows, and clear of the sun
        Item {
            anchors.left: parent.left
            height: title.contentHeight
            width: root.portrait ? parent.width : root.width * (root.wide ? 0.77 : 0.84) - root.edge

            TitleText {
                id: title

                color: Theme.sceneText
                font.pixelSize: root.unit * (root.portrait ? 13.5 : root.packed ? 8 : root.tight ? 9.5 : root.wide ? 11.5 : 10.5)
                fontSizeMode: Text.Fit
                height: root.unit * (root.portrait ? 42 : 21)
                lineHeight: 1.12
                minimumPixelSize: root.unit * 5.6
                text: root.attract.title
                width: parent.width
            }
        }
        AppText {
            color: Theme.sceneText
            font.family: Theme.latinSerif
            font.pixelSize: root.unit * 4.2
            text: root.attract.lead
            visible: !root.tight
            width: parent.width
        }
    }
    Row {
        id: figures

        anchors.left: parent.left
        anchors.leftMargin: root.edge
        spacing: root.unit * 3
        transform: drift
        // Low on the water, but not across the shore where names need a second line
        y: invitations.y - root.unit * 2 - Math.max(height, Math.min(height + root.unit, invitations.y - root.unit * 2 - root.height * root.horizon))

        Repeater {
            model: root.attract.headlines

            Column {
                id: headline

                required property HeadlineItem modelData

                spacing: root.unit * 0.2
                width: (root.width - 2 * root.edge - 2 * figures.spacing) / (root.portrait || root.packed ? 3 : root.wide ? 4 : 3.6)

                FigureText {
                    Accessible.ignored: false
                    Accessible.name: [number, unit].filter(part => part !== "").join(" ")
                    Accessible.role: Accessible.StaticText
                    below: root.portrait || root.tight && !root.packed
                    counts: false
                    number: headline.modelData.number
                    size: root.unit * (root.portrait || root.tight ? 9.4 : root.wide ? 11.4 : 10)
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

        readonly property Item last: pills.count > 0 ? pills.itemAt(pills.count - 1) : null
        // Whether the last row leaves a corner
        readonly property bool corner: !last || (root.mirrored ? last.x : width - last.x - last.width) >= access.width + Theme.gap

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.unit * 4
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        spacing: Theme.gap
        transform: drift

        Repeater {
            id: pills

            model: root.shell.languages

            PillButton {
                id: invitation

                required property LanguageChoice modelData

                Accessible.name: modelData.endonym
                fontFamily: modelData.sans
                maximumWidth: invitations.width
                overScene: true
                text: root.packed ? modelData.endonym : modelData.invitation

                onActivated: root.shell.wake(invitation.modelData.tag)
            }
        }
    }
    RoundButton {
        id: access

        anchors.right: parent.right
        anchors.rightMargin: root.edge
        iconName: root.attract.pictures ? "accessible" : ""
        iconSize: Theme.icon * 1.3
        inviting: true
        overScene: true
        text: qsTr("Accessibility")
        transform: drift
        visible: !root.shell.resting
        // In the corner, or above it where the invitations need the whole width
        y: (invitations.corner ? invitations.y + invitations.height : figures.y + figures.height) - height

        onActivated: root.shell.wakeToAccess()
    }
}
