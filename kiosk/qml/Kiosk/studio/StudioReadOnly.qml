// Says who has the draft, when it is not ours.
import QtQuick
import Kiosk.studio.theme

Rectangle {
    id: root

    property string text

    color: StudioTheme.careSoft
    implicitHeight: root.text === "" ? 0 : note.implicitHeight + 18
    visible: root.text !== ""

    StudioIcon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: StudioTheme.margin
        anchors.verticalCenter: parent.verticalCenter
        color: StudioTheme.care
        name: "lock"
    }
    StudioLabel {
        id: note

        anchors.left: sign.right
        anchors.leftMargin: 10
        anchors.right: parent.right
        anchors.rightMargin: StudioTheme.margin
        anchors.verticalCenter: parent.verticalCenter
        color: StudioTheme.care
        text: root.text
    }
}
