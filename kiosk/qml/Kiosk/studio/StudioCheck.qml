// One of several answers that may all be given.
import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

CheckBox {
    id: root

    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    implicitHeight: Math.max(StudioTheme.controlSmall, words.implicitHeight + 6)
    padding: 0
    spacing: 9

    Accessible.name: root.text

    contentItem: StudioLabel {
        id: words

        font: root.font
        lineHeight: 1.1
        leftPadding: root.indicator.width + root.spacing
        text: root.text
        verticalAlignment: Text.AlignVCenter

        Accessible.ignored: true
    }
    indicator: Rectangle {
        border.color: root.visualFocus ? StudioTheme.focus : root.checked ? StudioTheme.lake : StudioTheme.muted
        border.width: root.visualFocus ? StudioTheme.ring : StudioTheme.hair
        color: root.checked ? StudioTheme.lake : StudioTheme.card
        implicitHeight: 18
        implicitWidth: 18
        radius: 4
        y: Math.min((root.height - height) / 2, 6)

        StudioIcon {
            anchors.centerIn: parent
            color: StudioTheme.light
            height: 14
            name: "check"
            stroke: 2.5
            visible: root.checked
            width: 14
        }
    }
}
