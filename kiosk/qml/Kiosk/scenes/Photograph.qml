pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

// A photograph that staff have put in a place: it fills it, or nothing is drawn and what lies beneath stays.
Item {
    id: root

    // The address that the content gives, and what is seen, for those who cannot see it
    property string picture
    property string name
    property real radius: 0
    readonly property bool wanted: root.picture !== "" && !Theme.highContrast
    readonly property bool shown: root.wanted && photo.status === Image.Ready && photo.implicitWidth > 1
    // Asked for, but missing or broken
    readonly property bool failed: root.wanted && photo.status === Image.Ready && photo.implicitWidth <= 1

    Accessible.ignored: !root.shown
    Accessible.name: root.name
    Accessible.role: Accessible.Graphic

    Image {
        id: photo

        anchors.fill: parent
        asynchronous: true
        retainWhileLoading: true
        source: !root.wanted || root.width < 8 || root.height < 8 ? "" : "image://photograph/" + root.picture + "?radius=" + Math.round(root.radius * Screen.devicePixelRatio)
        sourceSize: Qt.size(Math.max(2, Math.round(root.width * Screen.devicePixelRatio)), Math.max(2, Math.round(root.height * Screen.devicePixelRatio)))
        visible: root.wanted && !root.failed
    }
}
