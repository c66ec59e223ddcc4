// What a button of the bar opens, just above it where the hand already is; a tap beside it closes it.
import QtQuick
import Kiosk.theme

Rectangle {
    id: root

    default property alias content: pane.content
    property real panelWidth
    // Around the panel, and around what is in it
    property real edge: Theme.gapLarge
    // How much of the content is in sight at once, above the buttons that scroll it
    readonly property real sightHeight: root.height - 2 * root.edge - pane.room - pane.topPadding
    readonly property string keyRoom: "sheet"

    signal dismissed

    function announced(): void {
        if (root.visible)
            root.Accessible.announce(root.Accessible.name);
    }

    color: Theme.veil

    Component.onCompleted: root.announced()
    onVisibleChanged: root.announced()

    Accessible.role: Accessible.Dialog

    MouseArea {
        anchors.fill: parent

        onClicked: root.dismissed()
    }
    Rectangle {
        id: panel

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.edge
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.card
        height: Math.min(root.height - 2 * root.edge, pane.naturalHeight + 2 * panel.border.width + 1)
        radius: Theme.radius * 1.2
        width: Math.min(root.width - 2 * Theme.margin, root.panelWidth)
        x: Theme.portrait ? (root.width - width) / 2 : Theme.mirrored ? Theme.margin : root.width - width - Theme.margin

        MouseArea {
            anchors.fill: parent
        }
        ScrollPane {
            id: pane

            anchors.fill: parent
            anchors.margins: panel.border.width
            beside: false
            bottomPadding: root.edge
            ground: Theme.card
            sidePadding: Theme.gapLarge
            topPadding: root.edge
        }
    }
}
