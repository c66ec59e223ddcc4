// One of the four screens in the bar: icon and word, filled with its accent while it is open.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

BaseButton {
    id: root

    property string iconName
    property bool selected: false
    property color accent: Theme.lake
    property bool upright: true
    readonly property color ink: root.selected ? Theme.selectedText : Theme.text

    implicitHeight: Math.max(Theme.target, root.upright ? label.height + Theme.icon + 1.4 * Theme.gap : label.height + 2 * Theme.gap)
    implicitWidth: label.implicitWidth + 2 * Theme.gap + (root.upright ? 0 : Theme.icon + Theme.gap)
    padding: 0

    Accessible.role: Accessible.PageTab
    Accessible.selectable: true
    Accessible.selected: root.selected

    background: Rectangle {
        border.color: root.selected ? root.accent : Theme.barLine
        border.width: Theme.highContrast || root.selected ? Theme.stroke : 0
        color: root.selected ? root.accent : root.pressed ? Theme.cardPressed : Theme.bar
        radius: Theme.radius * 0.8
    }
    contentItem: Item {
        Icon {
            id: icon

            color: root.ink
            height: Theme.icon
            name: root.iconName
            width: Theme.icon
            x: root.upright ? (parent.width - width) / 2 : Theme.mirrored ? parent.width - width - Theme.gap : Theme.gap
            y: root.upright ? (parent.height - height - label.height - Theme.gap * 0.3) / 2 : (parent.height - height) / 2
        }
        AppText {
            id: label

            color: root.ink
            font.pixelSize: Math.max(Math.round(Theme.body * (root.upright ? 0.92 : 1)), Theme.bodyLeast)
            horizontalAlignment: root.upright ? Text.AlignHCenter : Text.AlignLeft
            lineHeight: 1.05
            text: root.text
            width: root.upright ? parent.width : parent.width - Theme.icon - 2.6 * Theme.gap
            x: root.upright ? 0 : Theme.mirrored ? 0.8 * Theme.gap : Theme.icon + 1.8 * Theme.gap
            y: root.upright ? icon.y + icon.height + Theme.gap * 0.3 : (parent.height - height) / 2

            Accessible.ignored: true
        }
    }
}
