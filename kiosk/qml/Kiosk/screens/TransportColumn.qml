// Everything in one column, for large words.
import QtQuick
import Kiosk.ViewModels
import Kiosk.theme

Column {
    id: root

    required property TransportViewModel transport
    required property ShellViewModel shell
    required property string drawing
    required property real mapHeight
    readonly property alias list: list

    signal chosen(string entryId)
    signal picked(string entryId)
    signal wantedDrawing(string name)

    function reset(): void {
        plan.reset();
    }

    spacing: Theme.gapLarge

    TransportHead {
        transport: root.transport
        width: root.width - 2 * Theme.margin
        x: Theme.margin
    }
    TransportPlan {
        id: plan

        drawing: root.drawing
        height: implicitHeight
        mapHeight: root.mapHeight
        room: root.mapHeight
        topPadding: Theme.gap
        transport: root.transport
        width: root.width

        onPicked: entryId => root.picked(entryId)
        onWantedDrawing: name => root.wantedDrawing(name)
    }
    TransportList {
        id: list

        drawing: root.drawing
        headed: false
        shell: root.shell
        transport: root.transport
        width: root.width - 2 * Theme.margin
        x: Theme.margin

        onChosen: entryId => root.chosen(entryId)
    }
}
