// Ten fingers, one will: the first button that is pressed is the only one that acts.
pragma Singleton

import QtQuick

QtObject {
    id: root

    property Item owner: null
    // Where the last tap landed, in scene coordinates: pages open from there
    property rect origin: Qt.rect(0, 0, 0, 0)

    function claim(item: Item): bool {
        if (owner && owner !== item)
            return false;
        owner = item;
        return true;
    }
    function release(item: Item): void {
        if (owner === item)
            owner = null;
    }
    function note(item: Item): void {
        const corner = item.mapToItem(null, 0, 0);
        origin = Qt.rect(corner.x, corner.y, item.width, item.height);
    }
}
