pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

// The whole shore in one picture; the screen that shows it moves it sideways.
Item {
    id: root

    property string light: "day"
    property bool mirrored: false
    // The largest picture lets those of the pages before it go first, until somebody looks
    property bool wanted: false
    property color skyColor: Theme.mist
    property color groundColor: Theme.reed

    readonly property bool ready: picture.status === Image.Ready
    readonly property bool darkSky: light === "dusk" || light === "night"

    clip: true

    Accessible.ignored: true

    Component.onCompleted: root.wanted = root.wanted || root.visible
    onVisibleChanged: root.wanted = root.wanted || root.visible

    Timer {
        interval: Theme.turn
        running: true

        onTriggered: root.wanted = true
    }

    Rectangle {
        anchors.fill: parent
        visible: !root.ready

        gradient: Gradient {
            GradientStop {
                position: 0
                color: root.skyColor
            }
            GradientStop {
                position: 1
                color: root.groundColor
            }
        }
    }

    Image {
        id: picture

        anchors.fill: parent
        asynchronous: true
        retainWhileLoading: true
        sourceSize: Qt.size(Math.round(root.width * Screen.devicePixelRatio), Math.round(root.height * Screen.devicePixelRatio))
        source: !root.wanted || root.width < 8 || root.height < 8 ? "" : "image://scene/shoreline?light=" + root.light + "&mirror=" + (root.mirrored ? 1 : 0)
    }
}
