// What lies under the lines: a lake, or the circle that stands for a metropolitan area.
import QtQuick
import QtQuick.Shapes
import Kiosk.theme

Item {
    id: root

    property string kind
    property string path
    property real radius: 0
    property real pixel: 1
    property bool minor: false
    property bool chosen: false
    property bool faded: false
    property color tint: Theme.mapLakeEdge

    Shape {
        preferredRendererType: Shape.CurveRenderer
        visible: root.kind === "area"

        ShapePath {
            fillColor: Theme.mapTint(root.tint, root.chosen)
            startX: root.radius
            startY: 0
            strokeColor: root.faded ? Theme.mapFaded(root.tint) : root.tint
            strokeWidth: (root.chosen ? Theme.strokeBold * 1.5 : Theme.stroke) * root.pixel

            PathAngleArc {
                centerX: 0
                centerY: 0
                radiusX: root.radius
                radiusY: root.radius
                startAngle: 0
                sweepAngle: 360
            }
        }
    }
    Shape {
        preferredRendererType: Shape.CurveRenderer
        visible: root.kind === "lake"

        ShapePath {
            fillColor: root.minor ? Theme.mapLake : Theme.mapHomeLake
            joinStyle: ShapePath.RoundJoin
            strokeColor: root.chosen ? Theme.mapLakeText : Theme.mapLakeEdge
            strokeWidth: (root.chosen ? Theme.strokeBold * 1.5 : Theme.stroke) * root.pixel

            PathSvg {
                path: root.kind === "lake" ? root.path : ""
            }
        }
    }
}
