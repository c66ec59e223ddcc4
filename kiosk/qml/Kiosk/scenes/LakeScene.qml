pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

// The living lake: one painted picture, and over it, where a GPU and calm allow, water that moves and reeds that sway.
Item {
    id: root

    property string light: "dusk"
    property real horizon: 0.58
    property real sun: 0.68
    property real calm: 0
    property bool reeds: true
    property bool animated: true
    property bool shaders: false
    property bool mirrored: false
    property bool wanted: true
    // Until everything around it is made it does not know its size and horizon, and would be painted in vain
    property bool made: false
    property color skyColor: Theme.deepLake
    property color waterColor: Theme.lake

    readonly property bool ready: picture.status === Image.Ready
    readonly property bool alive: animated && shaders && visible && ready && opacity > 0
    readonly property size pixels: Qt.size(Math.max(8, Math.round(width * Screen.devicePixelRatio)), Math.max(8, Math.round(height * Screen.devicePixelRatio)))
    readonly property real unit: Math.sqrt(width * height) / 1440

    clip: true

    Accessible.ignored: true

    Component.onCompleted: root.made = true

    Rectangle {
        anchors.fill: parent
        visible: !root.ready

        gradient: Gradient {
            GradientStop {
                position: 0
                color: root.skyColor
            }
            GradientStop {
                position: root.horizon
                color: Qt.lighter(root.skyColor, 1.6)
            }
            GradientStop {
                position: Math.min(0.99, root.horizon + 0.01)
                color: root.waterColor
            }
            GradientStop {
                position: 1
                color: root.skyColor
            }
        }
    }

    Image {
        id: picture

        anchors.fill: parent
        asynchronous: true
        retainWhileLoading: true
        sourceSize: root.pixels
        source: !root.made || !root.wanted || root.width < 8 || root.height < 8 ? "" : "image://scene/lake?light=" + root.light + "&horizon=" + root.horizon.toFixed(3) + "&sun=" + root.sun.toFixed(3) + "&calm=" + root.calm.toFixed(3) + "&reeds=" + (root.reeds && !(root.animated && root.shaders) ? 1 : 0) + "&mirror=" + (root.mirrored ? 1 : 0)
    }

    Loader {
        active: root.alive
        y: Math.round(root.height * root.horizon)
        width: root.width
        height: root.height - y

        sourceComponent: LakeWater {
            picture: picture
            horizon: root.horizon
            sun: root.mirrored ? 1 - root.sun : root.sun
            aspect: root.width / root.height
            light: root.light
        }
    }

    Loader {
        readonly property real breadth: Math.min(root.width * 0.42, 560 * root.unit)
        readonly property real tall: Math.min(root.height * 0.5, 480 * root.unit)

        active: root.reeds && root.animated && root.shaders && root.visible && root.ready
        x: root.mirrored ? 0 : root.width - breadth
        y: root.height - tall
        width: breadth
        height: tall

        sourceComponent: Image {
            id: sway

            asynchronous: true
            antialiasing: true
            transformOrigin: root.mirrored ? Item.BottomLeft : Item.BottomRight
            sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
            source: "image://scene/reeds?light=" + root.light + "&mirror=" + (root.mirrored ? 1 : 0)

            SequentialAnimation on rotation {
                loops: Animation.Infinite
                running: root.alive

                RotationAnimator {
                    target: sway
                    from: -0.5
                    to: 0.7
                    duration: Theme.sway
                    easing.type: Easing.InOutSine
                }
                RotationAnimator {
                    target: sway
                    from: 0.7
                    to: -0.5
                    duration: Theme.swayBack
                    easing.type: Easing.InOutSine
                }
            }
        }
    }
}
