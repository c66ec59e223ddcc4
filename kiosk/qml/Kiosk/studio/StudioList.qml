// Everything the kiosk shows, by screen and kind; searched, filtered, put in order.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

Rectangle {
    id: root

    required property StudioViewModel studio
    readonly property StudioThings things: root.studio.things

    function searchFor(): void {
        search.forceActiveFocus();
        search.selectAll();
    }

    color: StudioTheme.side

    Column {
        id: head

        anchors.left: parent.left
        anchors.margins: 14
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 8

        StudioLine {
            id: search

            label: qsTr("Search")
            leftPadding: 34
            placeholderText: qsTr("Search in all languages")
            width: parent.width

            Keys.onDownPressed: lines.forceActiveFocus()
            Keys.onEscapePressed: search.clear()
            onTextChanged: {
                root.things.search(search.text);
                Qt.callLater(lines.showChosen);
            }

            Connections {
                function onChanged(): void {
                    if (search.text !== root.things.query)
                        search.text = root.things.query;
                }

                target: root.things
            }

            StudioIcon {
                anchors.left: parent.left
                anchors.leftMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                color: StudioTheme.muted
                height: 16
                name: "search"
                width: 16
            }
        }
        StudioButton {
            checkable: true
            checked: root.things.attentionOnly
            iconName: "filter"
            implicitHeight: 30
            text: qsTr("Needs attention (%1)").arg(root.things.attentionCount)
            width: parent.width

            onToggled: {
                root.things.filterAttention(checked);
                Qt.callLater(lines.showChosen);
            }
        }
    }
    ListView {
        id: lines

        property string over
        property bool below: false
        // What is pulled to another place, where the pointer is above the list, and where the list was then
        property StudioListLine pulled: null
        property real pointer: 0
        property real pulledAt: 0
        // Pixels to a frame, at the upper and lower edge
        readonly property real drift: lines.pulled === null ? 0 : lines.pointer < StudioTheme.lineHeight / 2 ? -StudioTheme.drift : lines.pointer > lines.height - StudioTheme.lineHeight / 2 ? StudioTheme.drift : 0

        // Another search or filter leaves the chosen thing in sight
        function showChosen(): void {
            if (lines.currentIndex >= 0)
                lines.positionViewAtIndex(lines.currentIndex, ListView.Contain);
        }

        // What is pulled would come to stand where the pointer is
        function aim(): void {
            const line = lines.pulled;
            const other = lines.itemAtIndex(lines.indexAt(20, lines.contentY + lines.pointer)) as StudioListLine;
            const fits = other && other !== line && other.kind === line.kind && other.group === line.group && other.line === "thing";
            lines.over = fits && !root.studio.readOnly ? other.entryId : "";
            lines.below = other && other.y > line.y;
        }
        function scroll(): void {
            const top = lines.originY;
            const bottom = Math.max(top, top + lines.contentHeight - lines.height);
            const wanted = Math.max(top, Math.min(bottom, lines.contentY + lines.drift));
            // A line that is too far away is let go by the list, and what is pulled with it
            if (Math.abs(wanted - lines.pulledAt) < lines.cacheBuffer)
                lines.contentY = wanted;
            lines.aim();
        }

        acceptedButtons: Qt.NoButton
        activeFocusOnTab: true
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: 10
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: lines.pulled === null ? 0 : StudioTheme.lineHeight * 100
        clip: true
        currentIndex: root.things.selectedRow
        highlightMoveDuration: 0
        model: root.things

        Accessible.name: qsTr("Everything the kiosk shows")
        Accessible.role: Accessible.List
        ScrollBar.vertical: StudioScrollBar {}

        Keys.onDownPressed: event => event.modifiers & Qt.AltModifier ? root.studio.move(root.things.selected, 1) : root.studio.walk(1)
        Keys.onReturnPressed: root.studio.form.ask("", "")
        Keys.onUpPressed: event => event.modifiers & Qt.AltModifier ? root.studio.move(root.things.selected, -1) : root.studio.walk(-1)

        delegate: StudioListLine {
            id: line

            below: lines.below
            over: lines.over !== "" && lines.over === line.entryId
            selected: line.entryId !== "" && line.entryId === root.things.selected
            width: lines.width

            onDragMoved: y => {
                if (lines.pulled === null)
                    lines.pulledAt = lines.contentY;
                lines.pulled = line;
                lines.pointer = line.mapToItem(lines, 0, y).y;
                lines.aim();
            }
            onDropped: {
                lines.pulled = null;
                if (lines.over !== "")
                    root.studio.moveTo(line.entryId, lines.over);
                lines.over = "";
            }
            onFolded: root.things.fold(line.group)
            onWanted: {
                lines.forceActiveFocus();
                root.studio.open(line.entryId);
            }
        }
    }
    // At its edges the list scrolls under what is pulled
    FrameAnimation {
        running: lines.drift !== 0

        onTriggered: lines.scroll()
    }
    Column {
        anchors.left: parent.left
        anchors.margins: StudioTheme.margin
        anchors.right: parent.right
        anchors.top: lines.top
        anchors.topMargin: 48
        spacing: 10
        visible: root.things.found === 0

        StudioIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: StudioTheme.shoal
            height: 34
            name: root.things.attentionOnly && root.things.query === "" ? "circle-check" : "search"
            width: 34
        }
        StudioLabel {
            color: StudioTheme.muted
            horizontalAlignment: Text.AlignHCenter
            text: root.things.attentionOnly && root.things.query === "" ? qsTr("Nothing needs attention.") : qsTr("Nothing has these words, in any language.")
            width: parent.width
        }
    }
}
