// One line of the list: a screen to unfold, a kind, or a thing to choose and to drag to its place.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

AbstractButton {
    id: root

    required property string line
    required property string entryId
    required property string title
    required property string detail
    required property string group
    required property string kind
    required property int errors
    required property int warnings
    required property bool isHidden
    required property bool unfolded
    required property int things
    property bool selected: false
    property bool over: false
    // Whether what is dragged would come to stand below this line, not above it
    property bool below: false
    property bool held: false
    property bool pulled: false
    property real pressedAt: 0
    readonly property bool isScreen: root.line === "screen"
    readonly property bool isKind: root.line === "kind"

    signal wanted
    signal folded
    signal dragMoved(y: real)
    signal dropped

    function letGo(): void {
        root.held = false;
        if (root.pulled)
            root.dropped();
    }

    enabled: !root.isKind
    focusPolicy: Qt.NoFocus
    height: root.isScreen ? 42 : root.isKind ? 30 : StudioTheme.lineHeight
    hoverEnabled: true
    text: root.title

    Accessible.description: root.detail
    Accessible.name: root.title
    Accessible.role: root.isScreen ? Accessible.Button : root.isKind ? Accessible.Heading : Accessible.ListItem
    Accessible.selected: root.selected

    // A line that is pulled up or down goes to another place; one that is only pressed is chosen
    // Qt calls it canceled when the button is let go over another line
    onCanceled: root.letGo()
    onClicked: root.isScreen ? root.folded() : root.pulled ? root.pulled = false : root.wanted()
    onPressYChanged: {
        if (!root.held)
            return;
        root.pulled = root.pulled || Math.abs(root.pressY - root.pressedAt) > root.height / 3;
        if (root.pulled)
            root.dragMoved(root.pressY);
    }
    onPressed: {
        root.pressedAt = root.pressY;
        root.held = root.line === "thing";
        root.pulled = false;
    }
    onReleased: root.letGo()

    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: root.isScreen ? 0 : 8
        anchors.rightMargin: root.isScreen ? 0 : 8
        color: root.selected ? StudioTheme.card : root.down ? StudioTheme.press : root.hovered && !root.isKind ? StudioTheme.hover : StudioTheme.clear
        radius: root.isScreen ? 0 : StudioTheme.radius

        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.top: parent.top
            color: StudioTheme.accent
            radius: 2
            visible: root.selected
            width: 3
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            color: StudioTheme.accent
            height: 2
            visible: root.over
            y: root.below ? parent.height - height : 0
        }
    }
    contentItem: Item {
        StudioIcon {
            id: chevron

            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            color: StudioTheme.muted
            height: 14
            name: root.unfolded ? "chevron-down" : "chevron-right"
            visible: root.isScreen
            width: 14
        }
        Rectangle {
            id: dot

            anchors.left: chevron.right
            anchors.leftMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            color: StudioTheme.screenColour(root.group)
            height: 9
            radius: 5
            visible: root.isScreen
            width: 9
        }
        Column {
            anchors.left: root.isScreen ? dot.right : parent.left
            anchors.leftMargin: root.isScreen ? 9 : root.isKind ? 26 : 36
            anchors.right: marks.left
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            spacing: 1

            StudioLabel {
                color: root.isKind ? StudioTheme.faint : root.isHidden ? StudioTheme.faint : StudioTheme.ink
                elide: Text.ElideRight
                font.bold: root.isScreen
                font.pixelSize: root.isKind ? StudioTheme.small : StudioTheme.body
                lineHeight: 1
                text: root.title
                width: parent.width
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
            StudioLabel {
                color: StudioTheme.faint
                elide: Text.ElideRight
                font.pixelSize: StudioTheme.tiny
                lineHeight: 1
                text: root.detail
                visible: text !== "" && root.line === "thing"
                width: parent.width
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
        }
        Row {
            id: marks

            anchors.right: parent.right
            anchors.rightMargin: 18
            anchors.verticalCenter: parent.verticalCenter
            spacing: 5

            StudioIcon {
                anchors.verticalCenter: parent.verticalCenter
                color: StudioTheme.faint
                height: StudioTheme.iconSmall
                name: "eye-off"
                visible: root.isHidden
                width: StudioTheme.iconSmall
            }
            StudioCount {
                anchors.verticalCenter: parent.verticalCenter
                bad: true
                count: root.errors
            }
            StudioCount {
                anchors.verticalCenter: parent.verticalCenter
                count: root.warnings
            }
            StudioLabel {
                anchors.verticalCenter: parent.verticalCenter
                color: StudioTheme.faint
                font.pixelSize: StudioTheme.small
                text: root.things
                visible: (root.isScreen || root.isKind) && root.errors + root.warnings === 0

                Accessible.ignored: true
            }
        }
    }
}
