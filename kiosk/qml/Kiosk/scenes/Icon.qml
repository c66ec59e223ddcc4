pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

// One line icon by name, in any colour; `directional` ones turn round in right-to-left layouts.
Image {
    id: root

    property string name
    property color color: Theme.text
    property real stroke: 2
    property bool directional: false

    asynchronous: true
    retainWhileLoading: true
    fillMode: Image.PreserveAspectFit
    mirror: directional && LayoutMirroring.enabled
    sourceSize: Qt.size(Math.max(1, Math.round(width * Screen.devicePixelRatio)), Math.max(1, Math.round(height * Screen.devicePixelRatio)))
    source: name === "" || width < 1 || height < 1 ? "" : "image://icon/" + name + "?color=" + encodeURIComponent(color.toString()) + "&stroke=" + stroke

    Accessible.ignored: true
}
