// The name of the screen, its heading and the sentence under it.
import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    required property TransportViewModel transport

    spacing: Theme.gap * 0.6

    AppText {
        color: Theme.accentStrong("transport")
        text: qsTr("Transport")
        width: parent.width
    }
    TitleText {
        font.pixelSize: Math.max(Math.round(Theme.title * 0.62), Theme.body)
        lineHeight: 1.08
        text: root.transport.title
        width: parent.width
    }
    AppText {
        color: Theme.muted
        text: root.transport.lead
        topPadding: Theme.gap * 0.4
        width: parent.width
    }
}
