// One line icon by name, in any colour.
import QtQuick
import Kiosk.studio.theme

Image {
    id: root

    property string name
    property color color: StudioTheme.ink
    property real stroke: 1.75

    asynchronous: true
    fillMode: Image.PreserveAspectFit
    height: StudioTheme.icon
    retainWhileLoading: true
    source: name === "" ? "" : "image://icon/" + name + "?color=" + encodeURIComponent(color.toString()) + "&stroke=" + stroke
    sourceSize: Qt.size(Math.max(1, Math.round(width * Screen.devicePixelRatio)), Math.max(1, Math.round(height * Screen.devicePixelRatio)))
    width: StudioTheme.icon

    Accessible.ignored: true
}
