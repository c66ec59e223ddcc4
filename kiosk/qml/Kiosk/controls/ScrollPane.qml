// Long content: flicked, or stepped with buttons, with a bar that shows there is more; keeps its place on language change.
import QtQuick
import Kiosk.theme

Item {
    id: root

    default property alias content: holder.data
    property alias contentY: flickable.contentY
    property bool overScene: false
    property bool fade: true
    property color ground: root.overScene ? Theme.scene : Theme.ground
    property real topPadding: Theme.gapLarge
    property real bottomPadding: Theme.gapLarge
    property real sidePadding: Theme.margin
    readonly property real naturalHeight: holder.height + root.topPadding + root.bottomPadding
    // While new words find their lines the content may be shorter for a moment, and would move under the reader
    property real lastHeight: 0
    readonly property bool settling: settled.running
    readonly property bool overflowing: root.naturalHeight > root.height + 1
    // The buttons stand beside the content, or below it where it runs to the edges
    property bool beside: root.sidePadding > 0 || !Theme.portrait
    readonly property real room: Theme.target + Theme.gap * 1.4
    readonly property real columnWidth: holder.width

    function step(direction: int): void {
        const wanted = flickable.contentY + direction * flickable.height * 0.7;
        mover.to = Math.max(0, Math.min(flickable.contentHeight - flickable.height, wanted));
        mover.restart();
    }
    function toTop(): void {
        mover.stop();
        flickable.contentY = 0;
    }
    function show(item: Item): void {
        const top = item.mapToItem(flickable.contentItem, 0, 0).y;
        if (top < flickable.contentY || top + item.height > flickable.contentY + flickable.height)
            flickable.contentY = Math.max(0, Math.min(flickable.contentHeight - flickable.height, top - Theme.gapLarge));
    }

    onNaturalHeightChanged: settled.restart()

    Timer {
        id: settled

        interval: 120

        onTriggered: root.lastHeight = root.naturalHeight
    }
    Flickable {
        id: flickable

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: Math.max(root.naturalHeight, root.lastHeight)
        contentWidth: width
        flickableDirection: Flickable.VerticalFlick
        height: root.height - (root.beside || !root.overflowing ? 0 : root.room)
        interactive: root.overflowing
        width: root.width

        onContentHeightChanged: returnToBounds()
        onHeightChanged: returnToBounds()

        Item {
            id: holder

            height: childrenRect.height
            width: flickable.width - root.sidePadding - (root.beside ? Math.max(root.sidePadding, root.room) : root.sidePadding)
            x: Theme.mirrored && root.beside ? flickable.width - width - root.sidePadding : root.sidePadding
            y: root.topPadding
        }
        NumberAnimation {
            id: mover

            duration: Theme.calm
            easing.type: Easing.OutCubic
            property: "contentY"
            target: flickable
        }
    }
    // More below: the content fades out instead of being cut
    Rectangle {
        anchors.bottom: flickable.bottom
        height: Theme.unit * 4
        visible: root.fade && root.overflowing && flickable.contentY < flickable.contentHeight - flickable.height - 1
        width: root.width - (root.beside ? root.room : 0)
        x: root.beside && Theme.mirrored ? root.room : 0

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
    Item {
        id: buttons

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap * 0.7
        height: root.beside ? root.height - 2 * Theme.gap : Theme.target
        visible: root.overflowing
        width: root.beside ? Theme.target : 2 * Theme.target + Theme.gap
        x: Theme.mirrored ? Theme.gap * 0.7 : root.width - width - Theme.gap * 0.7

        RoundButton {
            id: up

            enabled: flickable.contentY > 1
            iconName: "chevron-up"
            overScene: root.overScene
            text: qsTr("Scroll up")
            x: root.beside || !Theme.mirrored ? 0 : Theme.target + Theme.gap

            onActivated: root.step(-1)
        }
        RoundButton {
            id: down

            enabled: flickable.contentY < flickable.contentHeight - flickable.height - 1
            iconName: "chevron-down"
            inviting: enabled
            overScene: root.overScene
            text: qsTr("Scroll down")
            x: root.beside || Theme.mirrored ? 0 : Theme.target + Theme.gap
            y: root.beside ? buttons.height - height : 0

            onActivated: root.step(1)
        }
        Rectangle {
            id: track

            color: root.overScene ? Theme.sceneLine : Theme.line
            height: down.y - up.height - 2 * Theme.gap
            radius: width / 2
            visible: root.beside
            width: Theme.stroke * 3
            x: (buttons.width - width) / 2
            y: up.height + Theme.gap

            Rectangle {
                color: root.overScene ? Theme.sceneMuted : Theme.control
                height: Math.max(Theme.unit * 4, track.height * flickable.visibleArea.heightRatio)
                radius: width / 2
                width: parent.width
                y: (track.height - height) * Math.max(0, Math.min(1, flickable.contentY / Math.max(1, flickable.contentHeight - flickable.height)))
            }
        }
    }
}
