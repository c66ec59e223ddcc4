// A heading and what belongs under it.
import QtQuick
import Kiosk.theme

Column {
    id: root

    property string title
    property string lead
    property color color: Theme.text
    property color leadColor: Theme.muted

    spacing: Theme.gap * 1.4

    SectionHeading {
        color: root.color
        lead: root.lead
        leadColor: root.leadColor
        title: root.title
        visible: root.title !== ""
        width: root.width
    }
}
