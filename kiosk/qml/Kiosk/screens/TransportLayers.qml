// The layers of the drawing, each a switch and its own legend: one below the other, or as many in a row as fit.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.theme

Flow {
    id: root

    required property TransportViewModel transport
    required property string drawing
    property bool upright: false
    // Found once when all names have changed: the whole drawing makes room for it
    property real widest: 0

    function measure(): void {
        let most = 0;
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i) as TransportChip;
            if (chip)
                most = Math.max(most, chip.wanted);
        }
        root.widest = most;
    }

    flow: root.upright ? Flow.TopToBottom : Flow.LeftToRight
    spacing: Theme.gap

    Repeater {
        id: chips

        model: root.transport.layers

        TransportChip {
            id: chip

            required property MapLayer modelData

            maximumWidth: root.upright ? 0 : root.width
            mode: modelData.mode
            on: modelData.on
            planned: modelData.planned
            second: modelData.key === "roads" && root.drawing === "park" ? "road" : ""
            text: modelData.name
            visible: root.drawing === "park" ? modelData.inPark : modelData.inDelta
            width: root.upright ? root.widest : implicitWidth

            onActivated: root.transport.toggleLayer(chip.modelData.key)
            onWantedChanged: Qt.callLater(root.measure)
        }
    }
}
