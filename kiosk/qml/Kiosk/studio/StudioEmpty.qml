// Nothing is chosen yet: how to begin.
import QtQuick
import Kiosk.studio.theme

Item {
    id: root

    Column {
        anchors.centerIn: parent
        spacing: 14
        width: Math.min(parent.width - 2 * StudioTheme.margin, 380)

        StudioIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: StudioTheme.shoal
            height: 52
            name: "lake"
            stroke: 1.25
            width: 52
        }
        StudioTitle {
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("What do you want to change?")
            width: parent.width
        }
        StudioLabel {
            color: StudioTheme.muted
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Choose something in the list, or click on the screen at the right, where you see it. Every change is kept at once; visitors see it only when it is published.")
            width: parent.width
        }
    }
}
