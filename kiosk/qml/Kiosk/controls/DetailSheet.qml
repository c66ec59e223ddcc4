// One fact in full: value, unit, statement, status, date and source, opened over its page.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

Rectangle {
    id: root

    property string name
    property string iconName
    property string number
    property string unit
    property string sentence
    property string statement
    property string statusText
    property string asOfText
    property string sourceText
    property string note
    property color accent: Theme.accentStrong("overview")
    readonly property alias panel: panel
    readonly property string keyRoom: "sheet"
    readonly property real sidePadding: Theme.gapLarge * 1.4

    signal closed

    function open(origin: rect): void {
        pane.toTop();
        reveal.open(origin);
    }

    color: Theme.veil

    Accessible.name: root.name
    Accessible.role: Accessible.Dialog

    MouseArea {
        anchors.fill: parent

        onClicked: root.closed()
    }
    Reveal {
        id: reveal

        anchors.fill: parent

        Rectangle {
            id: panel

            anchors.horizontalCenter: parent.horizontalCenter
            border.color: Theme.line
            border.width: Theme.highContrast ? Theme.stroke : 0
            color: Theme.card
            height: Math.min(root.height - 2 * Theme.gapLarge, pane.naturalHeight + footer.height + panel.border.width + 1)
            radius: Theme.radius * 1.2
            width: Math.min(root.width - 2 * Theme.margin, Theme.unit * 105 * Theme.displayScale)
            y: Theme.portrait ? root.height - height - Theme.gapLarge : (root.height - height) / 2

            MouseArea {
                anchors.fill: parent
            }
            Rectangle {
                color: root.accent
                height: parent.height - 2 * Theme.radius * 1.2
                width: Theme.unit * 0.7
                x: Theme.mirrored ? parent.width - width : 0
                y: Theme.radius * 1.2
            }
            ScrollPane {
                id: pane

                ground: Theme.card
                anchors.bottom: footer.top
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                // Nothing scrolls over the edge
                anchors.topMargin: panel.border.width
                beside: Theme.stacked && !Theme.portrait || Theme.textScale > 1
                bottomPadding: Theme.gap
                sidePadding: root.sidePadding
                topPadding: root.sidePadding

                Column {
                    spacing: Theme.gap * 1.2
                    width: parent.width

                    Icon {
                        anchors.left: parent.left
                        color: root.accent
                        height: Theme.icon * 1.5
                        name: root.iconName
                        visible: root.iconName !== "" && root.number === ""
                        width: Theme.icon * 1.5
                    }
                    FigureText {
                        color: root.accent
                        number: root.number
                        size: Theme.title * 1.15
                        unit: root.unit
                        unitColor: Theme.text
                        visible: root.number !== ""
                        width: parent.width
                    }
                    TitleText {
                        text: root.name
                        width: parent.width
                    }
                    NoteTag {
                        anchors.left: parent.left
                        ink: Theme.muted
                        text: root.note
                    }
                    AppText {
                        font.pixelSize: Theme.lead
                        text: root.statement
                        visible: text !== ""
                        width: parent.width
                    }
                    Rectangle {
                        color: Theme.line
                        height: Theme.stroke
                        width: parent.width
                    }
                    DetailRow {
                        label: qsTr("Value")
                        value: root.sentence
                        width: parent.width
                    }
                    DetailRow {
                        label: qsTr("Status")
                        value: root.statusText
                        width: parent.width
                    }
                    DetailRow {
                        label: qsTr("As of")
                        value: root.asOfText
                        width: parent.width
                    }
                    DetailRow {
                        label: qsTr("Source")
                        value: root.sourceText
                        width: parent.width
                    }
                }
            }
            Item {
                id: footer

                anchors.bottom: parent.bottom
                height: closeButton.height + Theme.gap + root.sidePadding * 0.8
                width: parent.width

                PillButton {
                    id: closeButton

                    accent: root.accent
                    anchors.left: parent.left
                    anchors.leftMargin: root.sidePadding
                    iconName: "x"
                    selected: true
                    text: qsTr("Close")
                    y: Theme.gap

                    onActivated: root.closed()
                }
            }
        }
    }
}
