// Over everything that came down to the hand: the sky of this hour, and the town on the far shore.
import QtQuick
import Kiosk.scenes
import Kiosk.theme

Item {
    id: root

    property string light

    LakeScene {
        anchors.fill: parent
        animated: false
        horizon: 0.86
        light: root.light
        mirrored: Theme.mirrored
        reeds: false
        sun: 0.7
        visible: !Theme.highContrast
    }
}
