// On or off, with what it is about beside it.
import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

Switch {
    id: root

    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    implicitHeight: Math.max(StudioTheme.control, words.implicitHeight)
    padding: 0
    spacing: 10

    Accessible.name: root.text

    contentItem: StudioLabel {
        id: words

        font: root.font
        lineHeight: 1
        leftPadding: root.indicator.width + root.spacing
        text: root.text
        verticalAlignment: Text.AlignVCenter

        Accessible.ignored: true
    }
    indicator: Rectangle {
        border.color: root.visualFocus ? StudioTheme.focus : root.checked ? StudioTheme.lake : StudioTheme.muted
        border.width: root.visualFocus ? StudioTheme.ring : StudioTheme.hair
        color: root.checked ? StudioTheme.lake : StudioTheme.card
        implicitHeight: 20
        implicitWidth: 36
        radius: height / 2
        y: (root.height - height) / 2

        Rectangle {
            color: root.checked ? StudioTheme.light : StudioTheme.muted
            height: 12
            radius: 6
            width: 12
            x: root.checked ? parent.width - width - 4 : 4
            y: 4

            Behavior on x {
                NumberAnimation {
                    duration: StudioTheme.quick
                }
            }
        }
    }
}
