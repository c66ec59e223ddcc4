// That this is a schematic, and what its distances and positions are: always beside the drawing.
import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Rectangle {
    id: root

    required property TransportViewModel transport
    required property string drawing

    color: Theme.ground
    implicitHeight: words.height + 2 * Theme.gap

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap * 0.2
        y: Theme.gap

        AppText {
            id: title

            font.pixelSize: Theme.small
            font.weight: Font.Bold
            lineHeight: 1.2
            text: root.transport.schematicTitle
            width: parent.width
        }
        // Two lines in every language, so that the drawing over it keeps its size when words change
        AppText {
            color: Theme.muted
            font.pixelSize: Theme.small
            height: Math.max(implicitHeight, 2 * title.implicitHeight / title.lineCount)
            lineHeight: 1.2
            text: root.drawing === "park" ? root.transport.schematicLead : root.transport.deltaLead
            width: parent.width
        }
    }
}
