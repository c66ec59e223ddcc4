// Find: type or tap a letter, and everything of that name is listed; each line leads to its place.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property FindViewModel find
    required property ShellViewModel shell
    readonly property bool upright: Theme.portrait
    readonly property bool mirrored: Theme.mirrored
    readonly property real boardWidth: root.upright ? root.width : Math.round(Math.max(root.width * 0.48, Theme.targetSmall * 14))
    readonly property real edge: root.upright ? Theme.margin : Theme.unit * 3
    // Large words low on the screen leave the list too little
    readonly property bool cramped: root.upright && root.height - line.height - keys.height < 6 * Theme.target
    // The letters, which the keyboard has too, give way
    readonly property bool lettered: root.upright ? !root.cramped : root.spare - root.keyRows * (Theme.targetSmall + Theme.gap * 0.55) >= 0
    // Keys keep the size of a fingertip, and give way a little where large words take the room
    readonly property real spare: root.upright ? root.height * 0.4 : root.height - letters.height - line.height - filters.height - 6 * Theme.gap
    readonly property real keyRoom: root.spare + (root.upright || root.lettered ? 0 : letters.height)
    readonly property int keyRows: root.find.rows.length + 1
    readonly property real keyHeight: Math.round(Math.max(Theme.targetSmall, Math.min(Theme.target * (root.upright ? 1 : 1.3), root.keyRoom / root.keyRows - Theme.gap * 0.55)))

    function reset(): void {
        list.toTop();
        filters.open = "";
        if (list.headerItem as FindHead)
            (list.headerItem as FindHead).close();
    }
    function lead(found: FindResult): void {
        if (found)
            root.shell.show(found.page, found.section, found.entryId);
    }
    function resume(): void {
        if (root.find.resume > 0)
            list.toLine(root.find.resume);
        else
            list.toTop();
    }
    function begin(): void {
        if (!root.visible)
            return;
        root.find.open();
        line.input.forceActiveFocus();
    }

    Component.onCompleted: root.begin()
    // A list that is mirrored begins anew
    onMirroredChanged: Qt.callLater(root.resume)
    onVisibleChanged: root.begin()

    Accessible.name: qsTr("Find")
    Accessible.role: Accessible.Grouping

    // Who does not see the list change hears it
    Connections {
        function onResultsChanged(): void {
            if (root.visible && root.find.query !== "")
                root.Accessible.announce(root.find.told || root.find.heading);
        }

        target: root.find
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    ListPane {
        id: list

        anchors.left: parent.left
        anchors.top: parent.top
        height: root.upright ? root.height - board.height : root.height
        model: root.find.results
        sidePadding: root.upright ? Theme.margin : Theme.unit * 4
        width: root.upright ? root.width : root.width - root.boardWidth

        delegate: FoundRow {
            id: row

            required property FindResult modelData

            accent: Theme.accentStrong(modelData.page)
            iconName: modelData.icon
            name: modelData.name
            note: modelData.note
            value: modelData.value
            where: modelData.where
            width: list.columnWidth

            onActivated: root.lead(row.modelData)
        }
        header: FindHead {
            filtered: root.upright
            titled: !root.cramped
            find: root.find
            width: list.columnWidth
        }

        // Another language lists the same in another order; what was looked at stays in sight
        onFilled: root.resume()
        onTopLineChanged: root.find.look(list.topLine)
    }
    Rectangle {
        id: board

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        color: Theme.bar
        height: root.upright ? controls.height + 2 * root.edge * 0.6 : root.height
        width: root.boardWidth

        Rectangle {
            anchors.left: parent.left
            color: Theme.barLine
            height: root.upright ? Theme.stroke : parent.height
            width: root.upright ? parent.width : Theme.stroke
        }
        // On a wide screen the filters stand over the keyboard, and their choices in its place
        ScrollPane {
            anchors.fill: parent
            ground: board.color
            sidePadding: root.edge
            visible: !root.upright

            FindFilters {
                id: filters

                find: root.find
                width: parent.width
            }
        }
        Column {
            id: controls

            anchors.bottom: parent.bottom
            anchors.bottomMargin: root.edge * 0.6
            anchors.left: parent.left
            anchors.leftMargin: root.edge
            anchors.right: parent.right
            anchors.rightMargin: root.edge
            spacing: Theme.gap
            visible: filters.open === ""

            FindLetters {
                id: letters

                find: root.find
                visible: root.lettered
                width: parent.width
            }
            TypingLine {
                id: line

                placeholder: qsTr("Type a name")
                text: root.find.query
                width: parent.width

                onAccepted: root.lead(root.find.results.length > 0 ? root.find.results[0] : null)
                onCleared: root.find.clear()
                onTyped: text => root.find.write(text)
            }
            FindKeyboard {
                id: keys

                find: root.find
                keyHeight: root.keyHeight
                width: parent.width
            }
        }
    }
}
