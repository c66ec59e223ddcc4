// Leads the eye to one thing on a page: brings it into sight and lays a calm ring around it for a moment.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

QtObject {
    id: root

    property Item page: null
    property string entryId
    property string name
    property int looks: 0
    property Item pointed: null
    property Item ring: null

    // A page may still be built, laid out or turned to: look again for some frames
    function point(page: Item, entryId: string, name: string): void {
        root.clear();
        root.page = page;
        root.entryId = entryId;
        root.name = name;
        root.looks = Theme.pointingLooks;
        looking.restart();
    }
    function clear(): void {
        looking.stop();
        resting.stop();
        if (root.ring)
            root.ring.destroy();
        root.ring = null;
        root.pointed = null;
    }
    function find(): var {
        const carriers = Carriers.carriersOf(root.page, root.entryId).filter(item => item.ringRadius !== undefined);
        return carriers.find(item => Carriers.paneOf(item)?.flickableDirection === Flickable.VerticalFlick) ?? carriers[0] ?? Carriers.saying(root.page, root.name);
    }
    function bring(item: Item): void {
        for (let pane = Carriers.paneOf(item); pane; pane = Carriers.paneOf(pane)) {
            const area = item.mapToItem(pane, 0, 0, item.width, item.height);
            if (area.y < 0 || area.y + area.height > pane.height)
                pane.contentY = Math.max(0, Math.min(pane.contentHeight - pane.height, pane.contentY + area.y - Math.max(Theme.gapLarge, (pane.height - area.height) / 2)));
            if (area.x < 0 || area.x + area.width > pane.width)
                pane.contentX = Math.max(0, Math.min(pane.contentWidth - pane.width, pane.contentX + area.x - (pane.width - area.width) / 2));
        }
    }
    function look(): void {
        root.looks -= 1;
        const item = root.find();
        if (item) {
            root.bring(item);
            if (item !== root.pointed) {
                if (root.ring)
                    root.ring.destroy();
                root.pointed = item;
                root.ring = ringed.createObject(item, {
                    "radius": (item.ringRadius ?? Theme.radius) + Theme.strokeBold
                }) as Item;
                resting.restart();
            }
        }
        if (root.looks <= 0)
            looking.stop();
    }

    readonly property Timer looking: Timer {
        interval: Theme.pointingStep
        repeat: true
        triggeredOnStart: true

        onTriggered: root.look()
    }
    readonly property Timer resting: Timer {
        interval: Theme.pointing

        onTriggered: root.clear()
    }
    readonly property Component ringed: Component {
        Rectangle {
            objectName: "pointed"
            anchors.fill: parent
            anchors.margins: -Theme.strokeBold
            border.color: Theme.focus
            border.width: Theme.strokeBold * 1.5
            color: Theme.clear
            z: 10
        }
    }
}
