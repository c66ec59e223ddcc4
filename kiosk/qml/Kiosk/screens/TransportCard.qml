// One link or place of the list: a tap shows it on the drawing and opens all that is known of it right here.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string name
    property string note
    property string distance
    property string mode
    property bool planned: false
    property bool selected: false
    property string statement
    property string statusText
    property string asOfText
    property string sourceText
    readonly property color accent: Theme.accentStrong("transport")

    implicitHeight: Math.max(Theme.target, content.implicitHeight + topPadding + bottomPadding)
    implicitWidth: Theme.unit * 40
    padding: Theme.gap
    text: [root.name, root.distance, root.note].filter(part => part !== "").join(", ")

    Accessible.checkable: true
    Accessible.checked: root.selected
    Accessible.description: root.selected ? root.statement : ""

    background: Rectangle {
        border.color: root.selected ? root.accent : Theme.line
        border.width: root.selected ? Theme.strokeBold : Theme.stroke
        color: root.pressed ? Theme.cardPressed : Theme.card
        radius: Theme.radius * 0.8
    }
    contentItem: Item {
        id: content

        implicitHeight: head.height + (facts.active ? facts.height + Theme.gap : 0)

        Item {
            id: head

            readonly property real least: Theme.target - root.topPadding - root.bottomPadding
            readonly property bool beside: distanceText.visible && distanceText.implicitWidth + nameText.implicitWidth < words.width - Theme.gap

            height: Math.max(least, words.height)
            width: parent.width

            TransportSwatch {
                id: swatch

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                ground: root.pressed ? Theme.cardPressed : Theme.card
                mode: root.mode
                planned: root.planned
            }
            Column {
                id: words

                anchors.left: swatch.right
                anchors.leftMargin: Theme.gap
                anchors.right: arrow.left
                anchors.rightMargin: Theme.gap * 0.5
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gap * 0.3

                AppText {
                    id: nameText

                    anchors.left: parent.left
                    lineHeight: 1.15
                    text: root.name
                    width: parent.width - (head.beside ? distanceText.implicitWidth + Theme.gap : 0)

                    Accessible.ignored: true
                }
                NoteTag {
                    anchors.left: parent.left
                    ink: Theme.muted
                    text: root.note
                }
                Item {
                    height: distanceText.height
                    visible: distanceText.visible && !head.beside
                    width: 1
                }
            }
            AppText {
                id: distanceText

                color: root.accent
                font.family: root.visible ? Theme.serif : Theme.serifBehind
                font.weight: Font.Bold
                lineHeight: 1.15
                text: root.distance
                visible: root.distance !== ""
                x: words.x + (head.beside === Theme.mirrored ? 0 : words.width - width)
                y: words.y + words.height - height

                Accessible.ignored: true
            }
            Icon {
                id: arrow

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: root.selected ? root.accent : Theme.control
                height: Theme.icon * 0.8
                name: root.selected ? "chevron-up" : "chevron-down"
                width: Theme.icon * 0.8
            }
        }
        Loader {
            id: facts

            active: root.selected
            width: parent.width
            y: head.height + Theme.gap

            sourceComponent: TransportFacts {
                asOfText: root.asOfText
                sourceText: root.sourceText
                statement: root.statement
                statusText: root.statusText
            }
        }
    }
}
