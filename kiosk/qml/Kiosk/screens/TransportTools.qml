// Larger, smaller, whole: what fingers can do on the drawing, as buttons.
import QtQuick
import Kiosk.controls
import Kiosk.theme

Flow {
    id: root

    property real zoom: 1
    property real most: 1

    signal zoomWanted(real factor)
    signal wholeWanted

    spacing: Theme.gap

    RoundButton {
        iconName: "zoom-reset"
        text: qsTr("Show all of it")
        visible: root.zoom > 1.01

        onActivated: root.wholeWanted()
    }
    RoundButton {
        iconName: "minus"
        text: qsTr("Zoom out")
        visible: root.zoom > 1.01

        onActivated: root.zoomWanted(1 / 1.6)
    }
    RoundButton {
        iconName: "plus"
        text: qsTr("Zoom in")
        visible: root.zoom < root.most - 0.01

        onActivated: root.zoomWanted(1.6)
    }
}
