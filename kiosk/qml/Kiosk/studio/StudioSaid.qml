// How something ended, in one sentence: well, or not.
import QtQuick
import Kiosk.studio.theme

Rectangle {
    id: root

    property string text
    property bool bad: false

    color: root.bad ? StudioTheme.wrongSoft : StudioTheme.goodSoft
    height: words.implicitHeight + 20
    implicitHeight: visible ? words.implicitHeight + 20 : 0
    radius: StudioTheme.radius
    visible: root.text !== ""

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage

    StudioIcon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.top: parent.top
        anchors.topMargin: 11
        color: root.bad ? StudioTheme.wrong : StudioTheme.good
        name: root.bad ? "alert-triangle" : "circle-check"
    }
    StudioLabel {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: 10
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        color: root.bad ? StudioTheme.wrong : StudioTheme.good
        text: root.text
    }
}
