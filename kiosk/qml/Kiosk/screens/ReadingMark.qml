// Lies over the sentence that is being read, wherever it is scrolled to.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.theme

QtObject {
    id: root

    required property AloudViewModel aloud
    property Item mark: null

    function move(): void {
        if (root.mark) {
            root.mark.visible = false;
            root.mark.destroy();
        }
        root.mark = null;
        const item = root.aloud.item as Item;
        if (item)
            root.mark = marked.createObject(item, {
                "area": root.aloud.area
            }) as Item;
    }

    readonly property Connections following: Connections {
        function onMoved(): void {
            root.move();
        }

        target: root.aloud
    }
    readonly property Component marked: Component {
        Rectangle {
            id: rectangle

            // One of several sentences, or nothing where the item is the sentence, however large it becomes
            property rect area
            readonly property bool whole: area.width === 0

            objectName: "readingMark"
            border.color: Theme.focus
            border.width: Theme.strokeBold
            color: Theme.readingTint
            height: (rectangle.whole ? rectangle.parent.height : rectangle.area.height) + 2 * Theme.strokeBold
            radius: Theme.radius * 0.4
            width: (rectangle.whole ? rectangle.parent.width : rectangle.area.width) + 2 * Theme.strokeBold
            x: rectangle.area.x - Theme.strokeBold
            y: rectangle.area.y - Theme.strokeBold
            z: 10
        }
    }
}
