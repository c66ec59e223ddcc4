import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

// A short list of things to do.
Menu {
    id: root

    padding: 6
    width: 250

    background: Rectangle {
        border.color: StudioTheme.lineStrong
        color: StudioTheme.card
        implicitWidth: 250
        radius: StudioTheme.radius
    }
}
