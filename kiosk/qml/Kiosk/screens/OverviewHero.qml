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
    readonly property real edge: root.header ? Theme.margin : Theme.unit * 5
    readonly property real words: heading.y + heading.height

    // The words stay in the dark upper sky: the horizon lies well below them
    readonly property real shore: Math.max(root.words + Theme.unit * (root.header ? 9 : 12), root.words * 1.32)
    // Painted once for a window, whatever the words: as head of a column it moves with them, and the sky goes on above
    readonly property real horizon: root.header ? 0.54 : 0.62
    readonly property real depth: root.header ? Math.round(Theme.unit * 96) : root.height

    implicitHeight: root.shore + Theme.unit * 5 + figures.height + Theme.gapLarge

    Rectangle {
        anchors.fill: parent
        color: Theme.scene
    }
    Item {
        anchors.fill: parent
        clip: true
        visible: !Theme.highContrast

        Rectangle {
            color: Theme.duskSky
            height: lake.y + 1
            visible: lake.y > 0
            width: root.width
        }
        LakeScene {
            id: lake

            animated: false
            calm: 1
            height: root.depth
            horizon: root.horizon
            light: "dusk"
            mirrored: Theme.mirrored
            reeds: false
            sun: 0.8
            width: root.width
            y: root.header ? Math.round(root.shore - root.horizon * root.depth) : 0
        }
    }
    Column {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        spacing: Theme.gap * 1.2
        y: Theme.unit * (root.header ? 6 : 5.5)

        AppText {
            color: Theme.figure
            text: qsTr("Overview")
            width: parent.width
        }
        Item {
            height: title.contentHeight
            width: parent.width

            // As large as two lines allow
            TitleText {
                id: title

                color: Theme.sceneText
                font.pixelSize: Theme.title
                fontSizeMode: root.header ? Text.FixedSize : Text.Fit
                height: root.header ? implicitHeight : Theme.title * 1.9
                lineHeight: 1.22
                minimumPixelSize: Theme.heading
                text: root.overview.title
                width: parent.width
            }
        }
        Item {
            id: leadHolder

            height: lead.contentHeight
            width: parent.width

            // At the side it makes itself a little smaller before it would meet the figures
            AppText {
                id: lead

                color: Theme.sceneText
                fontSizeMode: root.header ? Text.FixedSize : Text.Fit
                height: root.header ? implicitHeight : Math.max(Theme.body * 3, figures.y - heading.y - leadHolder.y - Theme.gap * 2)
                lineHeight: 1.36
                minimumPixelSize: Theme.bodyLeast
                text: root.overview.lead
                width: parent.width
            }
        }
    }
    CardGrid {
        id: figures

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapLarge
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        minimum: Math.max(Theme.unit * 20, Theme.body * 9.2)
        // Four in a row or two and two, never three and one
        most: width >= 4 * minimum + 3 * columnSpacing ? 4 : 2

        Repeater {
            model: root.overview.hero.cards

            FactCard {
                id: figure

                required property Card modelData

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                figureSize: root.header ? Theme.figureSize : Theme.figureSmall * 1.05
                name: modelData.name
                note: modelData.note
                number: modelData.number
                overScene: true
                padding: Theme.gap * 0.9
                unit: modelData.unit

                onActivated: root.shell.openDetail(figure.modelData.entryId)
            }
        }
    }
}
