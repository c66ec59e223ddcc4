// One sentence about what just happened; it stays until the next one, or until it is put away.
import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

Rectangle {
    id: root

    property string text
    property bool bad: false

    signal dismissed

    border.color: root.bad ? StudioTheme.wrong : StudioTheme.clear
    color: root.bad ? StudioTheme.wrongSoft : StudioTheme.deepLake
    height: words.implicitHeight + 22
    radius: StudioTheme.radiusLarge
    visible: root.text !== ""
    width: Math.min(640, words.implicitWidth + 100)

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage

    StudioIcon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        color: root.bad ? StudioTheme.wrong : StudioTheme.shoal
        name: root.bad ? "alert-triangle" : "circle-check"
    }
    StudioLabel {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        color: root.bad ? StudioTheme.wrong : StudioTheme.light
        text: root.text
        width: Math.min(implicitWidth, 640 - 100)
    }
    StudioButton {
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        bare: true
        display: AbstractButton.IconOnly
        iconName: "x"
        overBar: !root.bad
        text: qsTr("Put away")

        onClicked: root.dismissed()
    }
    Timer {
        interval: StudioTheme.noticeStays
        running: root.visible && !root.bad

        onTriggered: root.dismissed()
    }
}
