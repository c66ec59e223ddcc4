// A photograph: dropped or chosen, cut to its place with what must stay in sight, or taken away.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioCard {
    id: root

    required property StudioViewModel studio
    readonly property StudioPicture picture: root.studio.picture
    readonly property bool cutting: root.picture.coming !== ""

    StudioTitle {
        font.pixelSize: StudioTheme.lead
        text: root.cutting ? qsTr("What must stay in sight?") : qsTr("Photograph")
        width: parent.width
    }
    StudioLabel {
        color: StudioTheme.muted
        font.pixelSize: StudioTheme.small
        text: qsTr("Drag the frame to what visitors must see, or move it with the arrow keys. The rest is cut off.")
        visible: root.cutting
        width: parent.width
    }
    // The whole photograph, and the part that will be seen
    Rectangle {
        id: table

        readonly property real room: Math.min(360, width / Math.max(0.6, whole.implicitWidth / Math.max(1, whole.implicitHeight)))

        color: StudioTheme.ink
        height: root.cutting ? room : 0
        radius: StudioTheme.radius
        visible: root.cutting
        width: parent.width

        Image {
            id: whole

            anchors.centerIn: parent
            asynchronous: true
            fillMode: Image.PreserveAspectFit
            height: parent.height
            source: root.picture.coming
            sourceSize.width: 1600
            width: parent.width
        }
        Item {
            id: seen

            height: whole.paintedHeight
            width: whole.paintedWidth
            x: (table.width - width) / 2
            y: (table.height - height) / 2

            Rectangle {
                color: StudioTheme.veil
                height: parent.height
                width: Math.max(0, crop.x)
            }
            Rectangle {
                color: StudioTheme.veil
                height: parent.height
                width: Math.max(0, parent.width - x)
                x: crop.x + crop.width
            }
            Rectangle {
                color: StudioTheme.veil
                height: Math.max(0, crop.y)
                width: crop.width
                x: crop.x
            }
            Rectangle {
                color: StudioTheme.veil
                height: Math.max(0, parent.height - y)
                width: crop.width
                x: crop.x
                y: crop.y + crop.height
            }
            Rectangle {
                id: crop

                readonly property bool flat: seen.width < seen.height * root.picture.aspect

                function aim(x: real, y: real): void {
                    root.picture.aim(x / Math.max(1, seen.width), y / Math.max(1, seen.height));
                }
                function nudge(x: real, y: real): void {
                    aim(Math.min(Math.max(crop.x + x, 0), seen.width - crop.width) + crop.width / 2, Math.min(Math.max(crop.y + y, 0), seen.height - crop.height) + crop.height / 2);
                }

                activeFocusOnTab: true
                border.color: activeFocus ? StudioTheme.accent : StudioTheme.light
                border.width: 3
                color: StudioTheme.clear
                height: flat ? seen.width / root.picture.aspect : seen.height
                width: flat ? seen.width : seen.height * root.picture.aspect
                x: Math.min(Math.max(root.picture.focusX * seen.width - width / 2, 0), seen.width - width)
                y: Math.min(Math.max(root.picture.focusY * seen.height - height / 2, 0), seen.height - height)

                Accessible.name: qsTr("Part of the photograph that is seen")
                Accessible.role: Accessible.Graphic

                Keys.onDownPressed: crop.nudge(0, 12)
                Keys.onLeftPressed: crop.nudge(-12, 0)
                Keys.onRightPressed: crop.nudge(12, 0)
                Keys.onUpPressed: crop.nudge(0, -12)
            }
            MouseArea {
                anchors.fill: parent
                cursorShape: Qt.SizeAllCursor

                onPositionChanged: mouse => crop.aim(mouse.x, mouse.y)
                onPressed: mouse => {
                    crop.forceActiveFocus();
                    crop.aim(mouse.x, mouse.y);
                }
            }
        }
    }
    // What is there, or where to drop another
    Rectangle {
        id: place

        border.color: drop.containsDrag ? StudioTheme.accent : StudioTheme.lineStrong
        border.width: drop.containsDrag ? StudioTheme.ring : StudioTheme.hair
        color: drop.containsDrag ? StudioTheme.careSoft : StudioTheme.side
        height: visible ? Math.min(260, width / root.picture.aspect) : 0
        radius: StudioTheme.radius
        visible: !root.cutting
        width: parent.width

        Accessible.name: root.picture.present === "" ? qsTr("Empty place for a photograph") : qsTr("The photograph that is shown")
        Accessible.role: Accessible.Graphic

        Image {
            anchors.fill: parent
            anchors.margins: 1
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            source: root.picture.present
            sourceSize.width: 900
        }
        Column {
            anchors.centerIn: parent
            spacing: 8
            visible: root.picture.present === "" || drop.containsDrag
            width: parent.width - 40

            StudioIcon {
                anchors.horizontalCenter: parent.horizontalCenter
                color: StudioTheme.shoal
                height: 38
                name: "photo"
                stroke: 1.25
                width: 38
            }
            StudioLabel {
                color: StudioTheme.muted
                horizontalAlignment: Text.AlignHCenter
                text: root.picture.busy ? qsTr("One moment …") : qsTr("Drop a photograph here")
                width: parent.width
            }
        }
        DropArea {
            id: drop

            anchors.fill: parent
            enabled: !root.studio.readOnly

            onDropped: event => {
                if (event.hasUrls)
                    root.picture.look(event.urls[0].toString());
            }
        }
    }
    StudioSaid {
        bad: true
        text: root.picture.wrong
        width: parent.width
    }
    RowLayout {
        spacing: 8
        width: parent.width

        StudioButton {
            enabled: !root.studio.readOnly && !root.picture.busy
            iconName: "folder"
            text: qsTr("Choose a photograph …")
            visible: !root.cutting

            onClicked: files.open()
        }
        StudioButton {
            enabled: !root.studio.readOnly && !root.picture.busy
            iconName: "trash"
            text: qsTr("Take it away")
            visible: !root.cutting && root.picture.present !== ""

            onClicked: root.picture.clear()
        }
        StudioButton {
            enabled: !root.picture.busy
            iconName: "check"
            strong: true
            text: qsTr("Use this part")
            visible: root.cutting

            onClicked: root.picture.take()
        }
        StudioButton {
            text: qsTr("Cancel")
            visible: root.cutting

            onClicked: root.picture.cancel()
        }
        Item {
            Layout.fillWidth: true
        }
    }
    FileDialog {
        id: files

        nameFilters: [qsTr("Photographs") + " (*.jpg *.jpeg *.png *.webp *.avif)"]

        onAccepted: root.picture.look(files.selectedFile.toString())
    }
}
