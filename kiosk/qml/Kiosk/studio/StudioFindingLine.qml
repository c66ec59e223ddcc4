// One finding: what is wrong, with what, and a way there.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.studio.theme

Rectangle {
    id: root

    required property StudioFinding finding
    // Beside the thing itself its name need not be said again
    property bool compact: false

    signal wanted

    color: root.finding.isError ? StudioTheme.wrongSoft : StudioTheme.careSoft
    height: words.implicitHeight + 18
    implicitHeight: words.implicitHeight + 18
    radius: StudioTheme.radius

    StudioIcon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.top: parent.top
        anchors.topMargin: 10
        color: root.finding.isError ? StudioTheme.wrong : StudioTheme.care
        name: root.finding.isError ? "alert-triangle" : "info-circle"
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: 10
        anchors.right: go.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        StudioLabel {
            elide: Text.ElideRight
            font.bold: true
            text: root.finding.thing
            visible: !root.compact
            width: parent.width
            wrapMode: Text.NoWrap
        }
        StudioLabel {
            color: root.finding.isError ? StudioTheme.wrong : StudioTheme.care
            text: root.finding.message
            width: parent.width
        }
    }
    StudioButton {
        id: go

        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        bare: true
        font.pixelSize: StudioTheme.small
        implicitHeight: StudioTheme.controlSmall
        text: qsTr("Go there")
        visible: root.compact ? root.finding.field !== "" : root.finding.entryId + root.finding.language !== ""

        onClicked: root.wanted()
    }
}
