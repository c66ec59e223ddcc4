// Every release there was, and the two ways back.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioSheet {
    id: root

    required property StudioViewModel studio
    readonly property StudioPublishing publishing: root.studio.publishing

    signal againWanted(version: string)

    heading: qsTr("History")
    lead: qsTr("Who published and installed what, and when. An older version can be published again.")
    wanted: 760

    ColumnLayout {
        spacing: 10
        width: parent.width

        StudioSaid {
            Layout.fillWidth: true
            bad: root.publishing.wrong !== ""
            text: root.publishing.wrong !== "" ? root.publishing.wrong : root.publishing.done
        }
        ListView {
            id: lines

            Layout.fillWidth: true
            clip: true
            implicitHeight: Math.min(contentHeight, 500)
            model: root.publishing.releases
            spacing: 8

            ScrollBar.vertical: StudioScrollBar {}

            delegate: Rectangle {
                id: line

                required property StudioRelease modelData

                border.color: line.modelData.shown ? StudioTheme.shoal : StudioTheme.line
                border.width: line.modelData.shown ? StudioTheme.ring : StudioTheme.hair
                color: StudioTheme.card
                height: words.implicitHeight + 24
                radius: StudioTheme.radius
                width: lines.width - 10

                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.leftMargin: 14
                    anchors.right: ways.left
                    anchors.rightMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 3

                    StudioLabel {
                        color: StudioTheme.muted
                        font.pixelSize: StudioTheme.small
                        text: line.modelData.title
                        width: words.width
                    }
                    StudioLabel {
                        text: line.modelData.note
                        visible: text !== ""
                        width: words.width
                    }
                    StudioLabel {
                        color: StudioTheme.faint
                        font.pixelSize: StudioTheme.small
                        text: line.modelData.changes
                        visible: text !== ""
                        width: words.width
                    }
                }
                Row {
                    id: ways

                    anchors.right: parent.right
                    anchors.rightMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 8

                    StudioButton {
                        enabled: !root.publishing.busy
                        font.pixelSize: StudioTheme.small
                        implicitHeight: StudioTheme.controlSmall
                        text: qsTr("Publish this version again")
                        visible: line.modelData.canPublishAgain

                        onClicked: root.againWanted(line.modelData.version)
                    }
                    StudioButton {
                        enabled: !root.publishing.busy
                        font.pixelSize: StudioTheme.small
                        hint: qsTr("The kiosk of this computer shows it again")
                        implicitHeight: StudioTheme.controlSmall
                        text: qsTr("Go back to it here")
                        visible: line.modelData.canGoBack

                        onClicked: root.publishing.goBack(line.modelData.version)
                    }
                }
            }
        }
        StudioLabel {
            Layout.fillWidth: true
            Layout.preferredHeight: 60
            color: StudioTheme.muted
            text: qsTr("Nothing was published yet.")
            visible: root.publishing.releases.length === 0
        }
    }
}
