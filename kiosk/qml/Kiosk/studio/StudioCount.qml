// How many errors or warnings.
import QtQuick
import Kiosk.studio.theme

Rectangle {
    id: root

    property int count: 0
    property bool bad: false

    color: root.bad ? StudioTheme.wrong : StudioTheme.careSoft
    height: 18
    radius: 9
    visible: root.count > 0
    width: Math.max(18, number.implicitWidth + 10)

    StudioLabel {
        id: number

        anchors.centerIn: parent
        color: root.bad ? StudioTheme.light : StudioTheme.care
        font.bold: true
        font.pixelSize: StudioTheme.tiny
        text: root.count

        Accessible.ignored: true
    }
}
