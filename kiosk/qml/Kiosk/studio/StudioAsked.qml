// A question of a dialog: its label above what answers it.
import QtQuick
import QtQuick.Layouts
import Kiosk.studio.theme

ColumnLayout {
    id: root

    property string label
    property string hint
    default property alias content: answer.data

    spacing: 5

    StudioLabel {
        Layout.fillWidth: true
        color: StudioTheme.muted
        font.bold: true
        font.pixelSize: StudioTheme.small
        text: root.label
    }
    RowLayout {
        id: answer

        Layout.fillWidth: true
    }
    StudioLabel {
        Layout.fillWidth: true
        color: StudioTheme.faint
        font.pixelSize: StudioTheme.small
        text: root.hint
        visible: text !== ""
    }
}
