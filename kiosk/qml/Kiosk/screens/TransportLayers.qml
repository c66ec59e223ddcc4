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
    // Whether the layout has a place for them here; they are not made where it has none
    property bool placed: true

    flow: root.upright ? Flow.TopToBottom : Flow.LeftToRight
    spacing: Theme.gap
    visible: root.placed

    Repeater {
        model: root.placed ? root.transport.layers : []

        TransportChip {
            id: chip

            required property MapLayer modelData

            maximumWidth: root.width
            mode: modelData.mode
            on: modelData.on
            planned: modelData.planned
            second: modelData.key === "roads" && root.drawing === "park" ? "road" : ""
            text: modelData.name
            visible: root.drawing === "park" ? modelData.inPark : modelData.inDelta
            width: root.upright ? root.width : implicitWidth

            onActivated: root.transport.toggleLayer(chip.modelData.key)
        }
    }
}
