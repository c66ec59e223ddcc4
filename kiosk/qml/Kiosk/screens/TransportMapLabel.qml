// A label that stays with its point while the drawing grows.
import QtQuick
import Kiosk.ViewModels
import Kiosk.theme

TransportLabel {
    id: root

    required property Feature modelData
    required property int index
    property Feature chosen: null
    property bool shown: true
    property real originX: 0
    property real originY: 0
    property real unit: 1
    // A point in units of the drawing, and the way from there to the corner in pixels
    property point at: Qt.point(0, 0)
    property point offset: Qt.point(0, 0)

    faded: root.chosen !== null && root.chosen !== root.modelData
    ink: modelData.kind === "line" ? Theme.mapInk(modelData.mode) : modelData.kind === "area" ? Theme.mapArea(index) : modelData.kind === "lake" ? Theme.mapLakeText : Theme.text
    kind: modelData.kind
    label: modelData.label
    minor: modelData.minor
    note: modelData.note
    selected: root.chosen === root.modelData
    visible: root.shown && root.form > 0
    x: Math.round(root.originX + root.at.x * root.unit) + root.offset.x
    y: Math.round(root.originY + root.at.y * root.unit) + root.offset.y
}
