// Two schematics and one list: how the park is reached, and how far the cities around it are.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property TransportViewModel transport
    required property ShellViewModel shell
    // Beside each other, above each other, or everything in one column that scrolls
    readonly property bool column: Theme.squat || Theme.body > Theme.unit * 3.5
    readonly property bool tall: Theme.portrait && !root.column
    readonly property string drawing: root.section === "park" ? "park" : "delta"
    readonly property string section: root.shell.page === "transport" ? root.shell.section : root.lastSection
    property string lastSection
    readonly property real paperWidth: Math.round(Math.max(root.width * 0.37, Theme.body * 20))

    function reset(): void {
        root.transport.reset();
        pane.toTop();
        wholePane.toTop();
        if (plan.item as TransportPlan)
            (plan.item as TransportPlan).reset();
        if (whole.item as TransportColumn)
            (whole.item as TransportColumn).reset();
    }
    function draw(name: string): void {
        if (name !== root.drawing)
            root.shell.go("transport", name === "park" ? "park" : "");
    }
    function choose(entryId: string, fromDrawing: bool): void {
        const wanted = root.transport.drawingFor(entryId, root.drawing);
        root.transport.select(entryId);
        if (entryId === "")
            return;
        if (wanted !== "")
            root.draw(wanted);
        if (!fromDrawing && plan.item as TransportPlan)
            (plan.item as TransportPlan).whole();
        Qt.callLater(root.showChosen);
    }
    // Choose what was sought, where it is something that is drawn
    function point(entryId: string): void {
        if (root.transport.drawingFor(entryId, root.drawing) !== "")
            root.choose(entryId, false);
    }
    function showChosen(): void {
        const parts = root.column ? (whole.item as TransportColumn)?.list : list.item as TransportList;
        const card = parts ? parts.cardOf(root.transport.selected) : null;
        if (card)
            (root.column ? wholePane : pane).show(card);
    }

    onDrawingChanged: {
        if (root.transport.selected !== "" && root.transport.drawingFor(root.transport.selected, root.drawing) !== root.drawing)
            root.transport.select("");
    }
    onSectionChanged: root.lastSection = root.section

    Loader {
        id: plan

        readonly property bool toldLast: true

        active: !root.column
        anchors.left: parent.left
        height: root.tall ? Math.round(root.height * 0.58) : root.height
        width: root.tall ? root.width : root.width - root.paperWidth

        sourceComponent: TransportPlan {
            drawing: root.drawing
            layered: root.tall
            transport: root.transport

            onPicked: entryId => root.choose(entryId === root.transport.selected ? "" : entryId, true)
            onWantedDrawing: name => root.draw(name)
        }
    }
    ScrollPane {
        id: pane

        anchors.right: parent.right
        height: root.tall ? root.height - plan.height : root.height
        sidePadding: root.tall ? Theme.margin : Theme.unit * 3.2
        visible: !root.column
        width: root.tall ? root.width : root.paperWidth
        y: root.tall ? plan.height : 0

        Loader {
            id: list

            active: !root.column
            width: parent.width

            sourceComponent: TransportList {
                drawing: root.drawing
                layered: !root.tall && !((plan.item as TransportPlan)?.floating ?? true)
                shell: root.shell
                transport: root.transport

                onChosen: entryId => root.choose(entryId, false)
            }
        }
    }
    ScrollPane {
        id: wholePane

        anchors.fill: parent
        sidePadding: 0
        visible: root.column

        Loader {
            id: whole

            active: root.column
            width: parent.width

            sourceComponent: TransportColumn {
                drawing: root.drawing
                mapHeight: Math.round(root.height * 0.72)
                shell: root.shell
                transport: root.transport

                onChosen: entryId => root.choose(entryId, false)
                onPicked: entryId => root.choose(entryId === root.transport.selected ? "" : entryId, true)
                onWantedDrawing: name => root.draw(name)
            }
        }
    }
}
