// The sign of a line or place in list and legend: the very pattern it is drawn with.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.scenes
import Kiosk.theme

Item {
    id: root

    property string mode
    // Where two modes are one layer
    property string second
    property bool planned: false
    property bool faded: false
    property color ground: Theme.card
    readonly property bool line: ["highspeed", "urban_rail", "expressway", "road", "artery"].includes(mode)

    implicitHeight: Theme.icon
    implicitWidth: Theme.icon * 1.7

    Accessible.ignored: true

    TransportDash {
        faded: root.faded
        ground: root.ground
        mode: root.mode
        planned: root.planned
        visible: root.line
        width: parent.width
        y: root.height * (root.second === "" ? 0.5 : 0.3)
    }
    TransportDash {
        faded: root.faded
        ground: root.ground
        mode: root.second
        visible: root.second !== ""
        width: parent.width
        y: root.height * 0.7
    }
    // Three circles that overlap
    Repeater {
        model: root.mode === "metro_area" ? 3 : 0

        Rectangle {
            required property int index

            border.color: root.faded ? Theme.mapFaded(Theme.mapArea(index)) : Theme.mapArea(index)
            border.width: Theme.stroke
            color: Theme.mapTint(Theme.mapArea(index), true)
            height: root.height * 0.62
            radius: height / 2
            width: height
            x: (root.width - width) / 2 + [0.3, -0.3, 0][index] * height
            y: (root.height - height) / 2 + [-0.2, -0.2, 0.3][index] * height
        }
    }
    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.text
        border.width: Theme.strokeBold
        color: Theme.card
        height: root.height * 0.5
        radius: root.mode === "station" ? height * 0.2 : height / 2
        visible: root.mode === "city" || root.mode === "station"
        width: height
    }
    Icon {
        anchors.centerIn: parent
        color: root.mode === "park" ? Theme.mapHere : Theme.mapLakeText
        height: Theme.icon
        name: root.mode === "park" ? "map-pin" : "ripple"
        visible: root.mode === "park" || root.mode === "lake"
        width: Theme.icon
    }
}
