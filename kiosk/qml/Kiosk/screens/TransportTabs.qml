// The two schematics to choose from.
import QtQuick
import Kiosk.ViewModels
import Kiosk.theme

Row {
    id: root

    required property TransportViewModel transport
    required property string drawing
    readonly property real share: (root.width - root.spacing) / 2

    signal wantedDrawing(string name)

    spacing: Theme.gap

    TransportTab {
        id: delta

        height: Math.max(implicitHeight, park.implicitHeight)
        iconName: "map-2"
        selected: root.drawing === "delta"
        text: root.transport.deltaTitle
        width: root.share

        onActivated: root.wantedDrawing("delta")
    }
    TransportTab {
        id: park

        height: Math.max(implicitHeight, delta.implicitHeight)
        iconName: "map-pin"
        selected: root.drawing === "park"
        text: root.transport.parkTitle
        width: root.share

        onActivated: root.wantedDrawing("park")
    }
}
