// What staff read: plain text in the studio's own language.
import QtQuick
import Kiosk.studio.theme

Text {
    id: root

    color: StudioTheme.ink
    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    lineHeight: 1.25
    textFormat: Text.PlainText
    wrapMode: Text.Wrap

    Accessible.ignored: root.text === ""
    Accessible.name: root.text
    Accessible.role: Accessible.StaticText
}
