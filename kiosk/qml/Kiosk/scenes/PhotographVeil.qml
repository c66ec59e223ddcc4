import QtQuick
import Kiosk.theme

// What lies over a photograph so that words on it are read, whatever it shows: dark at both ends, clear between.
Rectangle {
    id: root

    property color shade: Theme.scene
    property real strong: 0.84
    property real clear: 0.18
    // Where the dark ends and where it begins again, as parts of the way; 1 for one end only
    property real from: 0.4
    property real to: 1
    property bool across: false
    // The dark end lies at the right
    property bool turned: false
    readonly property color dark: Qt.rgba(root.shade.r, root.shade.g, root.shade.b, root.strong)
    readonly property color light: Qt.rgba(root.shade.r, root.shade.g, root.shade.b, root.clear)
    readonly property real ease: 0.2
    readonly property real last: Math.max(root.from, Math.min(1, root.to))

    rotation: root.turned ? 180 : 0

    gradient: Gradient {
        orientation: root.across ? Gradient.Horizontal : Gradient.Vertical

        GradientStop {
            color: root.dark
            position: 0
        }
        GradientStop {
            color: root.dark
            position: Math.max(0, Math.min(1, root.from))
        }
        GradientStop {
            color: root.last - root.from < root.ease ? root.dark : root.light
            position: Math.min(1, root.from + root.ease, (root.from + root.last) / 2)
        }
        GradientStop {
            color: root.last - root.from < root.ease ? root.dark : root.light
            position: Math.max(root.last - root.ease, (root.from + root.last) / 2)
        }
        GradientStop {
            color: root.last < 1 ? root.dark : root.light
            position: root.last
        }
        GradientStop {
            color: root.last < 1 ? root.dark : root.light
            position: 1
        }
    }
}
