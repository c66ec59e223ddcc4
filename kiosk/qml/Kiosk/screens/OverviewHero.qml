// The lake with title and first figures: a whole side, or the head of a column.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Item {
    id: root

    required property OverviewViewModel overview
    required property ShellViewModel shell
    property bool header: false
    // Without the figures, where another section is what was asked for
    property bool brief: false
    // On a squarer screen the side is narrow and everything in it is a little smaller: by the window, not by the words
    readonly property real measure: !root.header && Theme.windowWidth < Theme.windowHeight * 1.7 ? 0.88 : 1
    readonly property real edge: root.header ? Theme.margin : Theme.unit * 5
    // The picture keeps its size whatever the words are; it only moves, so that the shore lies between them and the figures
    readonly property real horizon: 0.52
    readonly property real pictureHeight: Math.round(root.header ? (Theme.portrait ? 108 : 100) * Theme.unit : Theme.windowHeight)
    readonly property real air: Theme.unit * (root.header ? 13 : 10)
    // Where the lake begins
    readonly property real shore: root.brief ? root.height - Theme.unit * 5 : figures.y + Theme.unit * (root.header ? -2 : 1.4)

    clip: true
    implicitHeight: heading.y + heading.height + root.air + Theme.unit * (root.brief ? 5 : 6) + (root.brief ? 0 : figures.height)

    // Night sky above the picture, deep water below it
    Rectangle {
        anchors.fill: parent
        color: Theme.scene
    }
    Rectangle {
        color: Theme.duskSky
        height: lake.y + Theme.unit
        visible: !Theme.highContrast
        width: parent.width
    }
    LakeScene {
        id: lake

        animated: false
        calm: 1
        height: root.pictureHeight
        horizon: root.horizon
        light: "dusk"
        mirrored: Theme.mirrored
        reeds: false
        sun: 0.8
        visible: !Theme.highContrast
        width: parent.width
        y: Math.round(root.shore - height * root.horizon)
    }
    // Deeper water under the figures, so that they are read on the sun's path too
    Rectangle {
        color: Theme.depth
        height: parent.height - y
        visible: !Theme.highContrast
        width: parent.width
        y: lake.y + Math.round(lake.height * root.horizon)
    }
    // As large as the drawn lake, whatever the words are
    Photograph {
        id: photograph

        anchors.bottom: parent.bottom
        height: root.pictureHeight
        width: parent.width
        name: root.overview.picture?.name ?? ""
        picture: root.overview.picture?.picture ?? ""

        PhotographVeil {
            anchors.bottom: parent.bottom
            from: Math.min(1, (heading.y + heading.height) / height)
            height: root.height
            to: Math.max(0, root.shore / height)
            width: parent.width
            visible: photograph.shown
        }
    }
    Column {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        spacing: Theme.gap * 1.2
        y: Theme.unit * (root.header ? 6 : 4.6)

        AppText {
            id: overline

            color: Theme.figure
            text: qsTr("Overview")
            width: parent.width
        }
        Item {
            height: title.contentHeight
            width: parent.width

            // At the side the title is as large as the sky allows; what is read keeps its size
            TitleText {
                id: title

                readonly property real room: figures.y - root.air - heading.y - overline.height - lead.height - 2 * heading.spacing

                color: Theme.sceneText
                font.pixelSize: Theme.title
                fontSizeMode: root.header ? Text.FixedSize : Text.Fit
                height: root.header ? implicitHeight : Math.max(Theme.heading * 1.5, Math.min(Theme.title * 3, room))
                lineHeight: 1.22
                minimumPixelSize: Math.round(Theme.heading * 0.9)
                text: root.overview.title
                width: parent.width
            }
        }
        AppText {
            id: lead

            color: Theme.sceneText
            font.pixelSize: Math.max(Theme.bodyLeast, Math.round(Theme.body * root.measure))
            lineHeight: 1.3
            text: root.overview.lead
            width: parent.width
        }
    }
    CardGrid {
        id: figures

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit * (root.header ? 3 : 2)
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.right: parent.right
        anchors.rightMargin: root.edge

        columnSpacing: Theme.gapLarge
        minimum: Math.max(Theme.unit * 19, lead.font.pixelSize * 9.4)
        // Four in a row or two and two, never three and one
        most: width >= 4 * minimum + 3 * columnSpacing ? 4 : 2
        visible: !root.brief

        Repeater {
            model: root.overview.hero.cards

            FactCard {
                id: figure

                required property Card modelData

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                bare: true
                figureSize: Theme.figureSize * (root.header ? 1.12 : root.measure)
                name: modelData.name
                nameSize: lead.font.pixelSize
                note: modelData.note
                number: modelData.number
                overScene: true
                unit: modelData.unit

                onActivated: root.shell.openDetail(figure.modelData.entryId)
            }
        }
    }
}
