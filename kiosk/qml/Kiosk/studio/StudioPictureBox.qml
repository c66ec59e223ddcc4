// A photograph: dropped or chosen, cropped to its place, described and cleared.
import QtQuick
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioCard {
    id: root

    required property StudioViewModel studio

    StudioTitle {
        font.pixelSize: StudioTheme.lead
        text: qsTr("Photograph")
        width: parent.width
    }
}
