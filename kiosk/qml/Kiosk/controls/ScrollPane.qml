// Long content: flicked, or stepped with buttons, with a bar that shows there is more; keeps its place on language change.
import QtQuick
import Kiosk.theme

Item {
    id: root

    default property alias content: holder.data
    property alias contentY: flickable.contentY
    property bool overScene: false
    property real topPadding: Theme.gapLarge
    property real bottomPadding: Theme.gapLarge
    property real sidePadding: Theme.margin
    readonly property real naturalHeight: holder.height + root.topPadding + root.bottomPadding
    readonly property bool overflowing: root.naturalHeight > root.height + 1
    readonly property real strip: root.overflowing ? Theme.target + Theme.gap * 1.4 : 0
    readonly property real columnWidth: holder.width

    function step(direction: int): void {
        const wanted = flickable.contentY + direction * flickable.height * 0.8;
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

    Flickable {
        id: flickable

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: root.naturalHeight
        contentWidth: width
        flickableDirection: Flickable.VerticalFlick
        height: root.height - root.strip
        interactive: root.overflowing
        width: root.width

        onContentHeightChanged: returnToBounds()
        onHeightChanged: returnToBounds()

        Item {
            id: holder

            height: childrenRect.height
            width: flickable.width - 2 * root.sidePadding
            x: root.sidePadding
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
    Rectangle {
        id: track

        color: root.overScene ? Theme.sceneLine : Theme.line
        height: flickable.height - 2 * Theme.gap
        radius: width / 2
        visible: root.overflowing
        width: Theme.stroke * 3
        x: Theme.mirrored ? Theme.gap * 0.6 : root.width - width - Theme.gap * 0.6
        y: Theme.gap

        Rectangle {
            color: root.overScene ? Theme.sceneMuted : Theme.control
            height: Math.max(Theme.target * 0.6, track.height * flickable.visibleArea.heightRatio)
            radius: width / 2
            width: parent.width
            y: (track.height - height) * (flickable.contentHeight > flickable.height ? flickable.contentY / (flickable.contentHeight - flickable.height) : 0)
        }
    }
    Row {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap * 0.7
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap * 2
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
        spacing: Theme.gap
        visible: root.overflowing

        RoundButton {
            enabled: flickable.contentY > 1
            iconName: "chevron-up"
            overScene: root.overScene
            size: Theme.target
            text: qsTr("Scroll up")

            onActivated: root.step(-1)
        }
        RoundButton {
            enabled: flickable.contentY < flickable.contentHeight - flickable.height - 1
            iconName: "chevron-down"
            overScene: root.overScene
            size: Theme.target
            text: qsTr("Scroll down")

            onActivated: root.step(1)
        }
    }
}
