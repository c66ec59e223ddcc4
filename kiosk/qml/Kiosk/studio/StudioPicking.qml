// Whose entry an item of the screen shows. Asked here, because Python cannot read properties of our own classes.
import QtQuick
import Kiosk.screens

QtObject {
    id: root

    function ownerOf(item: var): string {
        return Carriers.ownerOf(item);
    }
    function carrierOf(item: var, entryId: string): var {
        if (!item.visible)
            return null;
        if (item.width > 0 && item.height > 0 && Carriers.ownerOf(item) === entryId)
            return item;
        for (const child of item.children) {
            const found = root.carrierOf(child, entryId);
            if (found)
                return found;
        }
        return null;
    }
}
