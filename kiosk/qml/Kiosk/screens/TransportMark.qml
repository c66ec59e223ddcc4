// A city, a station, or the park itself: the point they are drawn around is the item's own corner.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.scenes
import Kiosk.theme

Item {
    id: root

    property string kind
    property real reach: Theme.unit
    property bool chosen: false

    Repeater {
        model: root.kind === "park" ? [2.1, 1.5] : []

        Rectangle {
            required property real modelData

            color: Theme.mapTint(Theme.mapHere, true)
            height: 2 * root.reach * modelData
            radius: height / 2
            width: height
            x: -width / 2
            y: -height / 2
        }
    }
    Rectangle {
        border.color: root.kind === "park" ? Theme.card : root.chosen ? Theme.mapHere : Theme.text
        border.width: root.kind === "park" ? Theme.strokeBold : Math.max(2, root.reach * 0.4)
        color: root.kind === "park" ? Theme.mapHere : Theme.card
        height: 2 * root.reach
        radius: root.kind === "station" ? height * 0.22 : height / 2
        width: height
        x: -width / 2
        y: -height / 2

        Icon {
            anchors.centerIn: parent
            color: Theme.selectedText
            height: parent.height * 0.6
            name: "lake"
            visible: root.kind === "park"
            width: height
        }
    }
}
