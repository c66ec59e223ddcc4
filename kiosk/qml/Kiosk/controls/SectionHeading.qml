// A heading with the sentence that belongs to it.
import QtQuick
import Kiosk.theme

Column {
    id: root

    property string title
    property string lead
    property color color: Theme.text
    property color leadColor: Theme.muted
    property real size: Theme.heading

    spacing: Theme.gap * 0.6

    TitleText {
        color: root.color
        font.pixelSize: root.size
        text: root.title
        visible: text !== ""
        width: root.width
    }
    AppText {
        color: root.leadColor
        text: root.lead
        visible: text !== ""
        width: root.width
    }
}
