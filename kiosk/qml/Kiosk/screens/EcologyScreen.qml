// A walk along the drawn shore, and beside or below it what the park says of water, green, lake and races.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property EcologyViewModel ecology
    required property ShellViewModel shell
    // The shore wants more room than words do, so it goes above them a little earlier
    readonly property bool stacked: Theme.stacked || Theme.body > Theme.unit * 3.3
    readonly property real paperWidth: Math.round(Math.max(root.width * 0.37, Theme.body * 20))
    // The section that was asked for, until its place is settled
    property string sought: ""
    // How far along the shore the visitor is: kept when the layout changes
    property real walked: 0

    function reset(): void {
        sidePane.toTop();
        wholePane.toTop();
        if (sideShore.item as EcologyShore)
            (sideShore.item as EcologyShore).reset();
        if (whole.item as EcologyColumn)
            (whole.item as EcologyColumn).reset();
        root.walked = 0;
        root.sought = "";
    }
    function follow(): void {
        if (root.sought === "")
            return;
        const column = whole.item as EcologyColumn;
        const sections = root.stacked ? (column ? column.sections : null) : side.item as EcologySections;
        const part = sections ? sections.part(root.sought) : null;
        const pane = root.stacked ? wholePane : sidePane;
        if (!part)
            return;
        pane.toTop();
        pane.show(part);
    }

    Connections {
        function onMoved(page: string, section: string): void {
            if (page !== "ecology")
                return;
            root.sought = section;
            if (section !== "") {
                Qt.callLater(root.follow);
                settling.restart();
            }
        }

        target: root.shell
    }
    Timer {
        id: settling

        interval: 400

        onTriggered: root.sought = ""
    }
    // Side by side where words have room
    Loader {
        id: sideShore

        active: !root.stacked
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        width: parent.width - root.paperWidth

        sourceComponent: EcologyShore {
            ecology: root.ecology
            shell: root.shell
            walked: root.walked

            onWalkedTo: part => root.walked = part
        }
    }
    ScrollPane {
        id: sidePane

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        sidePadding: Theme.unit * 3.6
        visible: !root.stacked
        width: root.paperWidth

        Loader {
            id: side

            active: !root.stacked
            width: parent.width

            sourceComponent: EcologySections {
                ecology: root.ecology
                shell: root.shell

                onHeightChanged: Qt.callLater(root.follow)
            }
        }
    }
    // One above the other where they have not
    ScrollPane {
        id: wholePane

        anchors.fill: parent
        sidePadding: 0
        topPadding: 0
        visible: root.stacked

        Loader {
            id: whole

            active: root.stacked
            width: parent.width

            sourceComponent: EcologyColumn {
                ecology: root.ecology
                shell: root.shell
                walked: root.walked

                onHeightChanged: Qt.callLater(root.follow)
                onWalkedTo: part => root.walked = part
            }
        }
    }
}
