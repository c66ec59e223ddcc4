// The drawing with what lies over it: tabs above, layers and buttons below, and the note under it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.theme

Item {
    id: root

    required property TransportViewModel transport
    required property string drawing
    readonly property bool toldLast: true
    // Whether there is room over the tabs, and the height of the drawing where the whole may be as high as it likes
    property real topPadding: Theme.gap * 1.4
    property real mapHeight: 0
    // The layers lie over the drawing where they leave enough of it, else below it, or elsewhere
    property bool layered: true
    readonly property bool floating: floatingLayers.width < width * 0.4 && floatingLayers.height < root.room * 0.66
    property real room: root.height - note.height - map.y
    readonly property real layersHeight: root.floating || !root.layered ? 0 : rowLayers.height + 2 * Theme.gap

    signal picked(string entryId)
    signal wantedDrawing(string name)

    function reset(): void {
        map.reset();
    }
    function whole(): void {
        map.whole();
    }

    implicitHeight: map.y + root.mapHeight + root.layersHeight + note.height

    TransportMap {
        id: map

        blocked: {
            const taken = [tools.x, tools.y - map.y, tools.width, tools.height];
            if (root.floating)
                taken.push(floatingLayers.x, floatingLayers.y - map.y, floatingLayers.width, floatingLayers.height);
            return taken;
        }
        covered: root.floating ? floatingLayers.x + floatingLayers.width : 0
        drawing: root.drawing
        // On whole pixels, so that a picture of it is as sharp as itself
        height: Math.round(root.mapHeight > 0 ? root.mapHeight : note.y - y - root.layersHeight)
        transport: root.transport
        width: Math.round(root.width)
        y: Math.round(tabs.y + tabs.height + root.topPadding)

        onPicked: entryId => root.picked(entryId)
    }
    TransportTabs {
        id: tabs

        drawing: root.drawing
        transport: root.transport
        width: root.width - 2 * Theme.margin
        x: Theme.margin
        y: root.topPadding

        onWantedDrawing: name => root.wantedDrawing(name)
    }
    TransportLayers {
        id: floatingLayers

        drawing: root.drawing
        transport: root.transport
        upright: true
        visible: root.floating
        // The same in all languages, so that the drawing beside it keeps its size when words change
        width: Math.round(Theme.body * 14.7)
        x: Theme.margin
        y: map.y + map.height - height - Theme.gapLarge
    }
    TransportTools {
        id: tools

        flow: Flow.TopToBottom
        most: map.most
        x: root.width - width - Theme.margin
        y: map.y + map.height - height - Theme.gapLarge
        zoom: map.zoom

        onWholeWanted: map.whole()
        onZoomWanted: factor => map.zoomTo(map.zoom * factor)
    }
    TransportLayers {
        id: rowLayers

        drawing: root.drawing
        placed: !root.floating && root.layered
        transport: root.transport
        width: root.width - 2 * Theme.margin
        x: Theme.margin
        y: map.y + map.height + Theme.gap
    }
    TransportNote {
        id: note

        drawing: root.drawing
        transport: root.transport
        width: root.width
        y: root.height - height
    }
}
