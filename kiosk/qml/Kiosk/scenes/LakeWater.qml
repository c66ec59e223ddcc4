pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

// Moving water over the lower part of a painted lake; its period closes, so the loop has no seam.
ShaderEffect {
    id: root

    required property Image picture
    property real horizon: 0.58
    property real sun: 0.68
    property real aspect: 16 / 9
    property string light: "dusk"
    property real phase: 0
    property real glint: light === "night" ? 0.5 : 0.8
    property color glintTint: light === "night" ? Theme.mist : light === "day" ? Theme.white : Theme.dawn
    property real bound: 0.34

    fragmentShader: "../../../../resources/shaders/water.frag.qsb"

    Accessible.ignored: true

    UniformAnimator on phase {
        from: 0
        to: 2 * Math.PI
        duration: Theme.waterLoop
        loops: Animation.Infinite
        running: true
    }
}
