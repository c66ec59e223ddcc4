// What was removed in the last thirty days, and a way back for it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioSheet {
    id: root

    required property StudioViewModel studio

    heading: qsTr("Removed things")
    lead: qsTr("What was removed can be brought back for 30 days, with all its words.")

    ListView {
        id: lines

        clip: true
        height: Math.min(contentHeight, 460)
        model: root.studio.removed
        spacing: 6
        width: parent.width

        ScrollBar.vertical: StudioScrollBar {}

        delegate: Rectangle {
            id: line

            required property StudioRemoved modelData

            border.color: StudioTheme.line
            color: StudioTheme.card
            height: 58
            radius: StudioTheme.radius
            width: lines.width

            Column {
                anchors.left: parent.left
                anchors.leftMargin: 14
                anchors.right: back.left
                anchors.rightMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                spacing: 2

                StudioLabel {
                    elide: Text.ElideRight
                    text: line.modelData.name
                    width: parent.width
                    wrapMode: Text.NoWrap
                }
                StudioLabel {
                    color: StudioTheme.faint
                    font.pixelSize: StudioTheme.small
                    text: qsTr("%1, until %2").arg(line.modelData.kindName).arg(line.modelData.until)
                }
            }
            StudioButton {
                id: back

                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                enabled: !root.studio.readOnly
                text: qsTr("Bring back")

                Accessible.description: line.modelData.name

                onClicked: {
                    root.close();
                    root.studio.restore(line.modelData.entryId);
                }
            }
        }
    }
    StudioLabel {
        bottomPadding: 16
        color: StudioTheme.muted
        text: qsTr("Nothing was removed.")
        visible: root.studio.removed.length === 0
        width: parent.width
    }
}
