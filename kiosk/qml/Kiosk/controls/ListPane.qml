// A long list of which only what is in sight is made: flicked, or stepped with buttons beside it.
import QtQuick
import Kiosk.theme

Item {
    id: root

    property alias model: list.model
    property alias delegate: list.delegate
    property alias header: list.header
    property alias headerItem: list.headerItem
    property color ground: Theme.ground
    property real sidePadding: Theme.margin
    readonly property bool overflowing: list.contentHeight > list.height + 1
    // Too low for one button over the other: they stand side by side
    readonly property bool low: root.height < 2 * Theme.target + 3 * Theme.gap
    readonly property real room: root.low ? 2 * Theme.target + Theme.gap * 2.4 : Theme.target + Theme.gap * 1.4
    readonly property real columnWidth: root.width - root.sidePadding - Math.max(root.sidePadding, root.room)

    // The line at the top of the view
    property int topLine: 0
    // Nobody has moved the list since it was filled
    property bool fresh: true

    signal filled

    function step(direction: int): void {
        const wanted = list.contentY + direction * list.height * 0.7;
        root.fresh = false;
        mover.to = Math.max(list.originY, Math.min(list.originY + list.contentHeight - list.height, wanted));
        mover.restart();
    }
    function toTop(): void {
        mover.stop();
        root.fresh = true;
        list.positionViewAtBeginning();
    }
    function toLine(line: int): void {
        mover.stop();
        root.fresh = false;
        list.positionViewAtIndex(line, ListView.Beginning);
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.top: parent.top
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: root.overflowing
        spacing: Theme.gap * 0.8
        width: root.columnWidth
        x: Theme.mirrored ? root.width - width - root.sidePadding : root.sidePadding

        // A key has come into the list, and moves it from now on
        onActiveFocusChanged: root.fresh = root.fresh && !activeFocus
        onContentYChanged: root.topLine = Math.max(0, indexAt(width / 2, contentY + spacing))
        onModelChanged: root.filled()
        onMovementStarted: root.fresh = false
        // What stands over the list has found another height
        onOriginYChanged: {
            if (root.fresh)
                root.toTop();
        }

        NumberAnimation {
            id: mover

            duration: Theme.calm
            easing.type: Easing.OutCubic
            property: "contentY"
            target: list
        }
    }
    // More below: the list fades out instead of being cut
    Rectangle {
        anchors.bottom: parent.bottom
        height: Theme.unit * 4
        visible: root.overflowing && !list.atYEnd
        width: root.columnWidth
        x: list.x

        gradient: Gradient {
            GradientStop {
                color: Theme.faded(root.ground)
                position: 0
            }
            GradientStop {
                color: root.ground
                position: 1
            }
        }
    }
    RoundButton {
        readonly property real inset: Theme.gap * 0.7 + (root.low ? width + Theme.gap : 0)

        enabled: !list.atYBeginning
        iconName: "chevron-up"
        text: qsTr("Scroll up")
        visible: root.overflowing
        x: Theme.mirrored ? inset : root.width - width - inset
        y: root.low ? root.height - height - Theme.gap : Theme.gap

        onActivated: root.step(-1)
    }
    RoundButton {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        enabled: !list.atYEnd
        iconName: "chevron-down"
        inviting: enabled
        text: qsTr("Scroll down")
        visible: root.overflowing
        x: Theme.mirrored ? Theme.gap * 0.7 : root.width - width - Theme.gap * 0.7

        onActivated: root.step(1)
    }
}
