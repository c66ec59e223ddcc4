// Shows its content growing out of the place that was tapped; the content itself never moves.
import QtQuick
import Kiosk.theme

Item {
    id: root

    default property alias content: inner.data
    property real progress: 1
    property rect from: Qt.rect(0, 0, 0, 0)
    // The first frame already shows some of it: an answer a frame later is an answer late
    readonly property real beginning: 0.12
    readonly property bool moving: animation.running

    signal settled

    function open(origin: rect): void {
        if (Theme.calm === 0 || origin.width <= 0) {
            animation.stop();
            root.progress = 1;
            root.settled();
            return;
        }
        const corner = root.mapFromItem(null, origin.x, origin.y);
        root.from = Qt.rect(corner.x, corner.y, origin.width, origin.height);
        root.progress = root.beginning;
        animation.restart();
    }

    Item {
        id: frame

        clip: root.progress < 1
        height: root.from.height + (root.height - root.from.height) * root.progress
        width: root.from.width + (root.width - root.from.width) * root.progress
        x: root.from.x * (1 - root.progress)
        y: root.from.y * (1 - root.progress)

        Item {
            id: inner

            height: root.height
            width: root.width
            x: -frame.x
            y: -frame.y
        }
    }
    NumberAnimation {
        id: animation

        duration: Theme.calm
        easing.type: Easing.OutCubic
        from: root.beginning
        property: "progress"
        target: root
        to: 1

        onFinished: root.settled()
    }
}
