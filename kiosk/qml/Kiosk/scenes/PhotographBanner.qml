import QtQuick
import Kiosk.theme

// A photograph over what it belongs to, as wide as the column; without one there is nothing, not even a gap.
Item {
    id: root

    property alias picture: photograph.picture
    property alias name: photograph.name

    height: Math.round(Math.min(width * 2 / 3, Theme.unit * 28))
    visible: photograph.wanted && !photograph.failed

    Rectangle {
        anchors.fill: parent
        color: Theme.mist
        radius: Theme.radius
        visible: !photograph.shown
    }
    Photograph {
        id: photograph

        anchors.fill: parent
        radius: Theme.radius
    }
}
