// A button of the staff page: as wide as it is asked to be, strong where the next touch does what it says.
import QtQuick
import Kiosk.controls
import Kiosk.theme

BaseButton {
    id: root

    property bool selected: false
    property bool strong: false
    readonly property color ink: root.selected || root.strong ? Theme.selectedText : Theme.text

    implicitHeight: Math.max(Theme.target, label.implicitHeight + 2 * Theme.gap)
    opacity: root.enabled ? 1 : 0.4

    background: Rectangle {
        border.color: Theme.barLine
        border.width: Theme.stroke
        color: root.strong ? Theme.accentStrong("industry") : root.selected ? Theme.accentStrong("overview") : root.pressed ? Theme.cardPressed : Theme.card
        radius: Theme.radius
    }
    contentItem: AppText {
        id: label

        color: root.ink
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.1
        text: root.text
        verticalAlignment: Text.AlignVCenter

        Accessible.ignored: true
    }
}
