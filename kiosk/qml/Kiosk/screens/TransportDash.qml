// A short piece of a line as the drawing shows it, around its own y: for list and legend.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

Item {
    id: root

    property string mode
    property bool planned: false
    property bool faded: false
    property color ground: Theme.card
    readonly property bool thin: mode === "road" || mode === "urban_rail"
    readonly property real thick: Theme.unit * (thin ? 0.6 : 0.85)
    readonly property color ink: faded ? Theme.mapFaded(Theme.mapLine(mode)) : Theme.mapLine(mode)
    // Start and length of each dash, as parts of the width
    readonly property list<real> dashes: !planned ? [0.04, 0.92] : mode === "urban_rail" ? [0.04, 0.34, 0.45, 0.1, 0.62, 0.34] : [0.04, 0.24, 0.38, 0.24, 0.72, 0.24]

    Repeater {
        model: root.dashes.length / 2

        Rectangle {
            required property int index

            color: root.ink
            height: root.thick
            radius: root.planned ? 0 : height / 2
            width: root.dashes[2 * index + 1] * root.width
            x: root.dashes[2 * index] * root.width
            y: -height / 2
        }
    }
    // Rails and double roads have a light core
    Repeater {
        model: root.planned ? [] : root.mode === "highspeed" ? [0.16, 0.58] : root.mode === "artery" ? [0.08] : []

        Rectangle {
            required property real modelData

            color: root.ground
            height: root.thick * 0.36
            width: root.width * (root.mode === "artery" ? 0.84 : 0.26)
            x: modelData * root.width
            y: -height / 2
        }
    }
}
