// The whole shore as one bar, with the part that is in sight on it and a button at either end. It is not mirrored.
import QtQuick
import Kiosk.controls
import Kiosk.theme

Rectangle {
    id: root

    property string name
    property string number
    property string unit
    // Where the part in sight begins and how long it is, as parts of the whole
    property real start: 0
    property real seen: 1
    property bool atStart: true
    property bool atEnd: false
    // From edge to edge under the picture, or a card of its own
    property bool band: false

    signal opened
    signal stepped(int direction)

    border.color: Theme.line
    border.width: Theme.highContrast ? Theme.stroke : 0
    color: Theme.card
    implicitHeight: Math.max(Theme.target, middle.height) + 2 * Theme.gap * (root.band ? 0.6 : 1)
    radius: root.band ? 0 : Theme.radius * 1.2

    RoundButton {
        id: back

        enabled: !root.atStart
        iconName: "chevron-left"
        text: qsTr("Walk left along the shore")
        x: root.band ? Theme.margin : Theme.gap
        y: (root.height - height) / 2

        onActivated: root.stepped(-1)
    }
    RoundButton {
        id: forth

        enabled: !root.atEnd
        iconName: "chevron-right"
        text: qsTr("Walk right along the shore")
        x: root.width - width - back.x
        y: (root.height - height) / 2

        onActivated: root.stepped(1)
    }
    BaseButton {
        id: middle

        height: Math.max(Theme.target, words.height + track.height + Theme.gap)
        padding: 0
        text: [root.number + " " + root.unit, root.name, qsTr("schematic")].join(", ")
        width: forth.x - x - Theme.gap * 1.6
        x: back.x + back.width + Theme.gap * 1.6
        y: (root.height - height) / 2

        background: Rectangle {
            color: middle.pressed ? Theme.cardPressed : Theme.clear
            radius: Theme.radius
        }
        contentItem: Item {
            Item {
                id: words

                height: Math.max(figure.height, note.height)
                width: parent.width

                FigureText {
                    id: figure

                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.accentStrong("ecology")
                    height: implicitHeight
                    number: root.number
                    size: Theme.figureSmall
                    unit: root.unit
                    unitColor: Theme.text
                    width: Math.ceil(implicitWidth) + 1
                }
                Flow {
                    id: note

                    anchors.left: figure.right
                    anchors.leftMargin: Theme.gap * 1.4
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.gap

                    AppText {
                        lineHeight: 1.15
                        text: root.name
                        width: Math.min(Math.ceil(implicitWidth) + 1, note.width)

                        Accessible.ignored: true
                    }
                    NoteTag {
                        ink: Theme.muted
                        text: qsTr("schematic")
                    }
                }
            }
            Rectangle {
                id: track

                color: Theme.highContrast ? Theme.cardPressed : Theme.line
                height: Theme.unit * 1.3
                radius: height / 2
                width: parent.width
                y: parent.height - height - Theme.gap * 0.3

                Rectangle {
                    color: Theme.accentStrong("ecology")
                    height: parent.height
                    radius: height / 2
                    width: track.width * Math.min(1, root.seen)
                    x: track.width * Math.max(0, Math.min(1 - root.seen, root.start))
                }
            }
        }

        onActivated: root.opened()
    }
}
