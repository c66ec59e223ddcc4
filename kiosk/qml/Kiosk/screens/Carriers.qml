// Which item shows an entry. Asked here, because only the engine can read the properties of our own types.
pragma Singleton

import QtQuick

QtObject {
    id: root

    function ownerOf(item: var): string {
        const shown = item.modelData ?? item.card ?? item.feature ?? item.hotspot ?? item.measure ?? null;
        return shown?.entryId ?? shown?.card?.entryId ?? "";
    }
    function isSeen(item: var): bool {
        return item.visible && item.width > 0 && item.height > 0;
    }
    function carriersOf(item: var, entryId: string): list<var> {
        if (!item.visible)
            return [];
        const own = root.isSeen(item) && root.ownerOf(item) === entryId ? [item] : [];
        return Array.from(item.children).reduce((found, child) => found.concat(root.carriersOf(child, entryId)), own);
    }
    function saying(item: var, text: string): var {
        if (!item.visible)
            return null;
        if (root.isSeen(item) && (item.name === text || item.text === text))
            return item;
        for (const child of item.children) {
            const found = root.saying(child, text);
            if (found)
                return found;
        }
        return null;
    }
    // The nearest pane that scrolls, or null
    function paneOf(item: var): var {
        for (let above = item.parent; above; above = above.parent) {
            if (above.flickableDirection !== undefined)
                return above;
        }
        return null;
    }
}
