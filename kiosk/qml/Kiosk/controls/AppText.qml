// Everything that is read: the sans, plain text, wrapped, never elided.
import QtQuick
import Kiosk.theme

Text {
    id: root

    color: Theme.text
    font.family: root.visible ? Theme.sans : Theme.sansBehind
    font.pixelSize: Theme.body
    horizontalAlignment: Text.AlignLeft
    lineHeight: 1.3
    textFormat: Text.PlainText
    wrapMode: Text.Wrap

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText
}
