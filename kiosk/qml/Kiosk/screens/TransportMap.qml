// A schematic, pinched, dragged, or moved by buttons: shapes grow, words keep their size. It is not mirrored.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property TransportViewModel transport
    required property string drawing
    // The list beside it says the same in order
    readonly property bool toldBeside: true
    // What lies over the drawing, as left, top, width and height of each
    property list<real> blocked: []
    readonly property bool near: drawing === "park"
    readonly property rect frame: near ? transport.parkFrame : transport.deltaFrame
    readonly property real most: 4
    property real zoom: 1
    // How often the content brought other features
    property int changes: 0
    readonly property real dot: Theme.unit * 0.85
    readonly property real sideInset: Math.min(width * 0.12, Theme.unit * 8)
    // Nothing that is shown lies under the layers at the left
    property real covered: 0
    readonly property real leftInset: Math.max(sideInset, covered)
    readonly property real topInset: Theme.unit * 5
    readonly property real bottomInset: Theme.unit * 6
    // Pixels of one unit, and where the park lies, while nothing is enlarged
    readonly property real fit: Math.max(0.001, Math.min((width - leftInset - sideInset) / frame.width, (height - topInset - bottomInset) / frame.height))
    readonly property point origin: Qt.point((leftInset + width - sideInset) / 2 - (frame.x + frame.width / 2) * fit, topInset + (height - topInset - bottomInset) / 2 - (frame.y + frame.height / 2) * fit)
    readonly property real scaleNow: fit * zoom
    readonly property Feature chosen: transport.selectedFeature
    readonly property bool settling: rest.running || still.taking

    signal picked(string entryId)

    function reset(): void {
        zoomer.stop();
        root.zoomAbout(1, root.width / 2, root.height / 2);
    }
    function whole(): void {
        root.zoomTo(1);
    }
    function zoomAbout(wanted: real, x: real, y: real): void {
        const next = Math.max(1, Math.min(root.most, wanted));
        const aboutX = (pan.contentX + x) / root.zoom;
        const aboutY = (pan.contentY + y) / root.zoom;
        root.zoom = next;
        pan.contentX = Math.max(0, Math.min(pan.contentWidth - pan.width, aboutX * next - x));
        pan.contentY = Math.max(0, Math.min(pan.contentHeight - pan.height, aboutY * next - y));
    }
    function zoomTo(wanted: real): void {
        const end = Math.max(1, Math.min(root.most, wanted));
        if (Theme.calm === 0) {
            root.zoomAbout(end, root.width / 2, root.height / 2);
            root.arrange();
            return;
        }
        zoomer.from = root.zoom;
        zoomer.to = end;
        zoomer.restart();
    }
    function arrange(): void {
        if (!root.visible || root.width < 1 || root.height < 1)
            return;
        let sizes = [];
        for (let i = 0; i < labels.count; ++i) {
            const label = labels.itemAt(i) as TransportLabel;
            if (!label)
                return;
            sizes = sizes.concat(Array.from(label.sizes));
        }
        const taken = [];
        for (let i = 0; i + 3 < root.blocked.length; i += 4)
            taken.push(root.blocked[i] + pan.contentX, root.blocked[i + 1] + pan.contentY, root.blocked[i + 2], root.blocked[i + 3]);
        const view = [pan.contentX, pan.contentY, pan.width, pan.height, root.scaleNow, root.origin.x * root.zoom, root.origin.y * root.zoom];
        const places = root.transport.arrange(root.drawing, sizes, view, taken, root.dot, Theme.gap * 0.45);
        for (let i = 0; i < labels.count && 5 * i + 4 < places.length; ++i) {
            const label = labels.itemAt(i) as TransportMapLabel;
            label.form = places[5 * i];
            label.at = Qt.point(places[5 * i + 1], places[5 * i + 2]);
            label.offset = Qt.point(Math.round(places[5 * i + 3]), Math.round(places[5 * i + 4]));
        }
    }
    function arrangeLater(): void {
        Qt.callLater(root.arrange);
    }
    function tapped(x: real, y: real): void {
        for (let i = 0; i < labels.count; ++i) {
            const label = labels.itemAt(i) as TransportMapLabel;
            if (label.visible && label.contains(Qt.point(x - label.x, y - label.y))) {
                root.picked(label.modelData.card.entryId);
                return;
            }
        }
        const scale = root.scaleNow;
        root.picked(root.transport.nearest(root.drawing, (x - root.origin.x * root.zoom) / scale, (y - root.origin.y * root.zoom) / scale, Theme.targetSmall / 2 / scale));
    }

    onBlockedChanged: arrangeLater()
    onDrawingChanged: {
        reset();
        arrangeLater();
    }
    onFitChanged: arrangeLater()
    onHeightChanged: arrangeLater()
    onOriginChanged: arrangeLater()
    onVisibleChanged: {
        arrangeLater();
        rest.restart();
    }
    onWidthChanged: {
        reset();
        arrangeLater();
    }

    Connections {
        function onFeaturesChanged(): void {
            root.changes += 1;
            root.arrangeLater();
        }
        function onSelectedChanged(): void {
            root.arrangeLater();
        }

        target: root.transport
    }
    // WORKAROUND: without a layer the software renderer draws shapes that are wholly clipped away over everything else
    Rectangle {
        id: ground

        anchors.fill: parent
        color: Theme.mapGround
        layer.enabled: visible
        visible: still.status !== Image.Ready

        Item {
            id: world

            scale: root.scaleNow
            transformOrigin: Item.TopLeft
            x: root.origin.x * root.zoom - pan.contentX
            y: root.origin.y * root.zoom - pan.contentY

            Repeater {
                model: root.transport.features

                TransportGround {
                    required property Feature modelData
                    required property int index

                    chosen: root.chosen === modelData
                    faded: root.chosen !== null && root.chosen !== modelData
                    kind: modelData.kind
                    minor: modelData.minor
                    path: modelData.path
                    pixel: 1 / root.scaleNow
                    radius: modelData.radius
                    tint: Theme.mapArea(index)
                    visible: (root.near ? modelData.inPark : modelData.inDelta) && (!modelData.layer || modelData.layer.on) && (modelData.kind === "area" || modelData.kind === "lake")
                    x: modelData.kind === "area" ? modelData.x : 0
                    y: modelData.kind === "area" ? modelData.y : 0
                }
            }
            Repeater {
                model: root.transport.features

                TransportLine {
                    required property Feature modelData

                    faded: root.chosen !== null && root.chosen !== modelData
                    mode: modelData.mode
                    path: modelData.kind === "line" ? modelData.path : ""
                    pixel: 1 / root.scaleNow
                    planned: modelData.card.planned
                    selected: root.chosen === modelData
                    visible: modelData.kind === "line" && (root.near ? modelData.inPark : modelData.inDelta) && (!modelData.layer || modelData.layer.on)
                    z: selected ? 1 : 0
                }
            }
        }
    }
    // WORKAROUND: the software renderer draws shapes and layers anew in every frame, wherever in the window something
    // changes; so what has come to rest is shown as a picture of itself
    Image {
        id: still

        // All that the drawing is made of
        readonly property string subject: [root.width, root.height, root.scaleNow, world.x, world.y, root.drawing, root.chosen?.card.entryId ?? "", Theme.highContrast, Theme.unit, root.changes, ...root.transport.layers.map(layer => layer.on)].join()
        property QtObject shot: null
        property bool taking: false

        function take(): void {
            if (!root.visible || Theme.shaders || still.shot !== null)
                return;
            const asked = still.subject;
            still.taking = ground.grabToImage(shot => {
                still.taking = false;
                // What the drawing is made of may have changed meanwhile: then another picture is on its way
                if (still.subject !== asked)
                    return;
                still.shot = shot;
                still.source = shot.url;
            });
        }

        anchors.fill: parent

        onSubjectChanged: {
            still.source = "";
            still.shot = null;
            rest.restart();
        }
    }
    Timer {
        id: rest

        interval: 200

        onTriggered: still.take()
    }
    Flickable {
        id: pan

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: height * root.zoom
        contentWidth: width * root.zoom
        height: root.height
        interactive: root.zoom > 1
        width: root.width

        onMovementEnded: root.arrange()

        // As the crow flies, to the city that is looked at
        Rectangle {
            readonly property real toX: root.chosen ? root.chosen.x * root.scaleNow : 0
            readonly property real toY: root.chosen ? root.chosen.y * root.scaleNow : 0

            antialiasing: true
            color: Theme.mapHere
            height: Theme.strokeBold
            rotation: Math.atan2(toY, toX) * 180 / Math.PI
            transformOrigin: Item.Left
            visible: root.chosen !== null && root.chosen.kind === "city" && (root.near ? root.chosen.inPark : root.chosen.inDelta)
            width: Math.hypot(toX, toY)
            x: root.origin.x * root.zoom
            y: root.origin.y * root.zoom - height / 2
        }
        Repeater {
            model: root.transport.features

            TransportMark {
                required property Feature modelData

                chosen: root.chosen === modelData
                kind: modelData.kind
                reach: modelData.mark * root.dot
                visible: modelData.mark > 0 && (root.near ? modelData.inPark : modelData.inDelta) && (!modelData.layer || modelData.layer.on)
                x: root.origin.x * root.zoom + modelData.x * root.scaleNow
                y: root.origin.y * root.zoom + modelData.y * root.scaleNow
            }
        }
        Repeater {
            model: root.transport.features

            TransportLeader {
                required property Feature modelData
                required property int index

                label: labels.count > index ? labels.itemAt(index) as TransportMapLabel : null
                mark: modelData.mark * root.dot
            }
        }
        Repeater {
            id: labels

            model: root.transport.features

            TransportMapLabel {
                chosen: root.chosen
                originX: root.origin.x * root.zoom
                originY: root.origin.y * root.zoom
                unit: root.scaleNow
                shown: (root.near ? modelData.inPark : modelData.inDelta) && (!modelData.layer || modelData.layer.on)

                onShownChanged: root.arrangeLater()
                onSizesChanged: root.arrangeLater()
            }

            onItemAdded: root.arrangeLater()
            onItemRemoved: root.arrangeLater()
        }
        TapHandler {
            onTapped: point => {
                if (Touches.owner === null)
                    root.tapped(point.position.x, point.position.y);
            }
        }
    }
    PinchHandler {
        id: pinch

        property real from: 1

        rotationAxis.enabled: false
        target: null
        xAxis.enabled: false
        yAxis.enabled: false

        onActiveChanged: {
            if (active) {
                zoomer.stop();
                from = root.zoom;
            } else {
                root.arrange();
            }
        }
        onActiveScaleChanged: {
            if (active)
                root.zoomAbout(from * activeScale, centroid.position.x, centroid.position.y);
        }
    }
    NumberAnimation {
        id: zoomer

        property real step: 1

        duration: Theme.calm
        easing.type: Easing.OutCubic
        property: "step"
        target: zoomer

        onFinished: root.arrange()
        onStepChanged: {
            if (running)
                root.zoomAbout(step, root.width / 2, root.height / 2);
        }
    }
}
