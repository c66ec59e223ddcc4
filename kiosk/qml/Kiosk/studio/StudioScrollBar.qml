// A quiet bar that is there when it is needed; the style's own fades after a pause, of which Qt warns when it is cut short.
import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

ScrollBar {
    id: root

    minimumSize: 0.06
    padding: 2

    contentItem: Rectangle {
        color: root.pressed ? StudioTheme.muted : StudioTheme.lineStrong
        implicitHeight: 6
        implicitWidth: 6
        opacity: root.size < 1 ? 1 : 0
        radius: 3
    }
}
