pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

// The generative motif of one industry, as a page's ground or, with `door`, as a card's.
Item {
    id: root

    property string motif: "lattice"
    property bool door: false
    property bool mirrored: false
    property real radius: 0
    property color groundColor: Theme.graphite

    readonly property bool ready: picture.status === Image.Ready

    clip: true

    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        visible: !root.ready
        color: root.groundColor
        radius: root.radius
    }

    Image {
        id: picture

        anchors.fill: parent
        asynchronous: true
        retainWhileLoading: true
        sourceSize: Qt.size(Math.round(root.width * Screen.devicePixelRatio), Math.round(root.height * Screen.devicePixelRatio))
        source: root.width < 8 || root.height < 8 ? "" : "image://scene/motif/" + root.motif + "?mirror=" + (root.mirrored ? 1 : 0) + (root.door ? "&crop=door" : "") + "&radius=" + Math.round(root.radius * Screen.devicePixelRatio)
    }
}
