// A key of the keyboard on the screen: a letter or a sign, the same size whatever the words are.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string sign
    property string iconName
    property bool quiet: false
    property bool selected: false
    property color accent: Theme.accentStrong("overview")
    readonly property color ink: root.selected ? Theme.selectedText : Theme.text

    implicitHeight: Theme.targetSmall
    implicitWidth: Theme.targetSmall
    padding: 0
    ringRadius: Theme.radius * 0.6

    background: Rectangle {
        border.color: root.selected ? root.accent : Theme.line
        border.width: Theme.stroke
        color: root.selected ? root.accent : root.pressed ? Theme.cardPressed : root.quiet ? Theme.barControl : Theme.card
        radius: Theme.radius * 0.6
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: root.ink
            height: width
            name: root.iconName
            visible: root.iconName !== ""
            width: Math.min(Theme.icon, root.height * 0.6, root.width * 0.6)
        }
        AppText {
            anchors.centerIn: parent
            color: root.ink
            // On small screens a letter fills its key, so that it can still be read
            font.pixelSize: Math.round(Math.max(Math.min(Theme.unit * 3.6, root.height * 0.56, root.width * (root.sign.length > 2 ? 0.3 : 0.62)), Math.min(10 * Theme.mm, root.height * 0.8)))
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            minimumPixelSize: Theme.small / Theme.textScale
            text: root.sign
            visible: root.iconName === ""
            width: root.width * 0.94
            wrapMode: Text.NoWrap

            Accessible.ignored: true
        }
    }
}
