// Marks the sentence that is being read, wherever it is scrolled to: a tint behind each of its lines and a stroke below it,
// or a frame around what says it as a whole.
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
        if (!item)
            return;
        if (root.aloud.lines.length > 0)
            root.mark = underlined.createObject(item, {
                "lines": root.aloud.lines
            }) as Item;
        else
            root.mark = framed.createObject(item) as Item;
    }

    readonly property Connections following: Connections {
        function onMoved(): void {
            root.move();
        }

        target: root.aloud
    }
    readonly property Component framed: Component {
        Rectangle {
            id: frame

            objectName: "readingMark"
            border.color: Theme.focus
            border.width: Theme.strokeBold
            color: Theme.readingTint
            height: frame.parent.height + 2 * Theme.strokeBold
            radius: Theme.radius * 0.4
            width: frame.parent.width + 2 * Theme.strokeBold
            x: -Theme.strokeBold
            y: -Theme.strokeBold
            z: 10
        }
    }
    readonly property Component underlined: Component {
        Item {
            id: sentence

            property var lines: []
            readonly property real overhang: Theme.strokeBold

            objectName: "readingMark"
            // Behind the letters
            z: -1

            Repeater {
                model: sentence.lines

                Rectangle {
                    id: line

                    required property rect modelData

                    color: Theme.readingTint
                    height: line.modelData.height + Theme.strokeBold
                    radius: Theme.radius * 0.2
                    width: line.modelData.width + 2 * sentence.overhang
                    x: line.modelData.x - sentence.overhang
                    y: line.modelData.y

                    Rectangle {
                        anchors.bottom: parent.bottom
                        color: Theme.focus
                        height: Theme.strokeBold
                        radius: height / 2
                        width: parent.width
                    }
                }
            }
        }
    }
}
