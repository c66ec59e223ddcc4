// White paper on which things that belong together lie.
import QtQuick
import Kiosk.studio.theme

Rectangle {
    id: root

    default property alias content: column.data

    border.color: StudioTheme.line
    color: StudioTheme.card
    height: column.implicitHeight + 28
    implicitHeight: column.implicitHeight + 28
    radius: StudioTheme.radiusLarge

    Column {
        id: column

        anchors.left: parent.left
        anchors.margins: 14
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 10
    }
}
