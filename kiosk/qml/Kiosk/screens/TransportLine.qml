// One line of a schematic: every mode has its own colour and its own pattern, and what is planned is dashed.
import QtQuick
import QtQuick.Shapes
import Kiosk.theme

Shape {
    id: root

    property string mode
    property string path
    property bool planned: false
    property bool selected: false
    property bool faded: false
    property color ground: Theme.mapGround
    // Units of the path in one pixel, and the line's width in pixels
    property real pixel: 1
    property real thick: Theme.unit * 0.62
    readonly property bool thin: mode === "road" || mode === "urban_rail"
    readonly property real breadth: thick * (selected ? 1.5 : 1) * (thin ? 0.72 : 1) * pixel
    readonly property color ink: faded ? Theme.mapFaded(Theme.mapLine(mode)) : Theme.mapLine(mode)
    readonly property bool cored: !planned && (mode === "highspeed" || mode === "artery")

    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        capStyle: ShapePath.RoundCap
        fillColor: Theme.clear
        joinStyle: ShapePath.RoundJoin
        strokeColor: root.faded ? Theme.clear : root.ground
        strokeWidth: root.breadth + root.thick * (root.selected ? 1.4 : 0.7) * root.pixel

        PathSvg {
            path: root.path
        }
    }
    ShapePath {
        capStyle: root.planned ? ShapePath.FlatCap : ShapePath.RoundCap
        dashPattern: root.mode === "urban_rail" ? [4.2, 1.6, 1.2, 1.6] : [3, 1.7]
        fillColor: Theme.clear
        joinStyle: ShapePath.RoundJoin
        strokeColor: root.ink
        strokeStyle: root.planned ? ShapePath.DashLine : ShapePath.SolidLine
        strokeWidth: root.breadth

        PathSvg {
            path: root.path
        }
    }
    ShapePath {
        capStyle: ShapePath.FlatCap
        dashPattern: [6, 6]
        fillColor: Theme.clear
        joinStyle: ShapePath.RoundJoin
        strokeColor: root.cored && !root.faded ? root.ground : Theme.clear
        strokeStyle: root.mode === "highspeed" ? ShapePath.DashLine : ShapePath.SolidLine
        strokeWidth: root.breadth * 0.36

        PathSvg {
            path: root.path
        }
    }
}
