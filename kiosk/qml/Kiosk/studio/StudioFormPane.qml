// The form of the chosen thing: what it is, what is wrong with it, its words in all languages, its values.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

Rectangle {
    id: root

    required property StudioViewModel studio
    readonly property StudioForm form: root.studio.form
    readonly property bool chosen: root.form.entryId !== ""
    // The translation the cursor is in, whose source stays in sight
    property StudioTextBox typing: null

    color: StudioTheme.paper

    Connections {
        function onThingChanged(): void {
            root.typing = null;
            pane.contentItem.contentY = 0;
        }

        target: root.form
    }
    StudioEmpty {
        anchors.fill: parent
        visible: !root.chosen
    }
    Item {
        anchors.fill: parent
        visible: root.chosen

        StudioFormHead {
            id: head

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            studio: root.studio
            z: 1
        }
        // What is translated stays in sight
        Rectangle {
            id: source

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: head.bottom
            border.color: StudioTheme.line
            color: StudioTheme.mist
            height: visible ? words.implicitHeight + 18 : 0
            visible: root.typing !== null && root.typing.text !== root.typing.group.source
            z: 1

            StudioLabel {
                id: words

                anchors.left: parent.left
                anchors.leftMargin: StudioTheme.margin
                anchors.right: parent.right
                anchors.rightMargin: StudioTheme.margin
                anchors.verticalCenter: parent.verticalCenter
                font.family: root.typing ? root.typing.group.source.family : StudioTheme.sans
                text: root.typing ? root.typing.group.source.text : ""
            }
        }
        ScrollView {
            id: pane

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: source.bottom
            clip: true
            contentWidth: availableWidth

            ScrollBar.horizontal: StudioScrollBar {
                policy: ScrollBar.AlwaysOff
            }
            ScrollBar.vertical: StudioScrollBar {
                anchors.bottom: parent.bottom
                anchors.right: parent.right
                anchors.top: parent.top
            }

            Column {
                id: column

                readonly property real room: width - 2 * StudioTheme.margin

                bottomPadding: 60
                leftPadding: StudioTheme.margin
                rightPadding: StudioTheme.margin
                spacing: 14
                topPadding: 14
                width: pane.availableWidth

                Repeater {
                    model: root.form.findings

                    StudioFindingLine {
                        required property StudioFinding modelData

                        compact: true
                        finding: modelData
                        width: column.room

                        onWanted: root.studio.goTo(modelData.entryId, modelData.field, modelData.language)
                    }
                }
                StudioPictureBox {
                    studio: root.studio
                    visible: root.form.isPicture
                    width: column.room
                }
                StudioTexts {
                    form: root.form
                    pane: pane.contentItem as Flickable
                    studio: root.studio
                    width: column.room

                    onTyping: box => root.typing = box
                }
                Repeater {
                    model: root.form.sections

                    StudioSectionBox {
                        required property StudioSection modelData

                        pane: pane.contentItem as Flickable
                        section: modelData
                        studio: root.studio
                        width: column.room
                    }
                }
            }
        }
    }
}
