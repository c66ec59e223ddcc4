// A share as a ring of its own; the paler end says "and more".
import QtQuick
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string number
    property string name
    property string note
    property string iconName
    property real part: 0
    property color accent: Theme.accentStrong("overview")
    readonly property real ring: Math.max(Theme.unit * 11, Theme.target * 1.3)
    readonly property real thickness: root.ring * 0.13

    implicitHeight: Math.max(root.ring, column.implicitHeight) + topPadding + bottomPadding
    implicitWidth: Theme.unit * 40
    padding: Theme.gap * 1.2
    text: [root.number, root.name, root.note].filter(part => part !== "").join(", ")

    background: Rectangle {
        border.color: Theme.line
        border.width: Theme.stroke
        color: root.pressed ? Theme.cardPressed : Theme.card
        radius: Theme.radius
    }
    contentItem: Item {
        // A canvas, because the software renderer does not clip shapes in a scrolled pane
        Canvas {
            id: shape

            readonly property color track: Theme.highContrast ? Theme.cardPressed : Theme.line
            readonly property color ink: root.accent
            readonly property real part: root.part

            function arc(context: var, tint: color, from: real, to: real): void {
                context.beginPath();
                context.strokeStyle = tint;
                context.arc(width / 2, height / 2, (width - root.thickness) / 2, (from - 0.25) * 2 * Math.PI, (to - 0.25) * 2 * Math.PI);
                context.stroke();
            }

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            height: root.ring
            width: root.ring

            onInkChanged: requestPaint()
            onPaint: {
                const context = getContext("2d");
                context.reset();
                context.lineWidth = root.thickness;
                arc(context, track, 0, 1);
                arc(context, Qt.alpha(ink, 0.4), part, Math.min(1, part + 0.06));
                arc(context, ink, 0, part);
            }
            onPartChanged: requestPaint()
            onTrackChanged: requestPaint()

            Icon {
                anchors.centerIn: parent
                color: root.accent
                height: Theme.icon * 1.15
                name: root.iconName
                width: height
            }
        }
        Column {
            id: column

            anchors.left: shape.right
            anchors.leftMargin: Theme.gap * 1.6
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            FigureText {
                color: root.accent
                number: root.number
                size: Theme.figureSize
                width: parent.width
            }
            AppText {
                lineHeight: 1.15
                text: root.name
                width: parent.width

                Accessible.ignored: true
            }
            NoteTag {
                ink: Theme.muted
                text: root.note
            }
        }
    }
}
