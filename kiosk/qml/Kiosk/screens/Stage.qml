// All a visitor sees, the lake and the pages over it, at whatever size it is given; it sets the theme for them.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property ShellViewModel shell
    required property AttractViewModel attract
    required property bool shaders
    required property real millimetre
    // Millimetres above the lower edge up to which every hand can touch
    property real reach: Number.MAX_VALUE
    // Of the screen's height, what lies above that, and what is kept free of everything that can be pressed
    readonly property real overhead: Math.max(0, Math.ceil(root.height - root.reach * root.millimetre))
    readonly property real sky: root.shell.reach || root.low ? root.overhead : 0
    // The same without a visitor who chose it: for a member of staff
    property bool low: false
    // The pages once they are there; the first frame does not know their type
    readonly property Item built: pages.item as Item

    // The pages and what they show come behind the first frame
    function openPages(models: var): void {
        pages.setSource("Pages.qml", Object.assign({
            shell: root.shell
        }, models));
    }

    Binding {
        property: "windowWidth"
        target: Theme
        value: root.width
        when: root.width > 0
    }
    Binding {
        property: "windowHeight"
        target: Theme
        value: root.height - root.sky
        when: root.height > 0
    }
    Binding {
        property: "overhead"
        target: Theme
        value: root.overhead
    }
    Binding {
        property: "mm"
        target: Theme
        value: root.millimetre
    }
    Binding {
        property: "textScale"
        target: Theme
        value: root.shell.textSize / 100
    }
    Binding {
        property: "highContrast"
        target: Theme
        value: root.shell.highContrast
    }
    Binding {
        property: "reducedMotion"
        target: Theme
        value: root.shell.reducedMotion
    }
    Binding {
        property: "shaders"
        target: Theme
        value: root.shaders
    }
    Binding {
        property: "mirrored"
        target: Theme
        value: root.shell.mirrored
    }
    Binding {
        property: "language"
        target: Theme
        value: root.shell.language
    }
    Binding {
        property: "sans"
        target: Theme
        value: root.shell.languageChoice ? root.shell.languageChoice.sans : ""
    }
    Binding {
        property: "serif"
        target: Theme
        value: root.shell.languageChoice ? root.shell.languageChoice.serif : ""
    }
    // What stands above everything in reach mode: the sky of this hour
    Loader {
        active: root.sky > 0
        height: root.sky
        width: parent.width

        sourceComponent: ReachSky {
            light: root.attract.light
        }
    }
    Item {
        anchors.bottom: parent.bottom
        height: parent.height - root.sky
        width: parent.width

        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.shell.mirrored

        Loader {
            id: pages

            anchors.fill: parent
            visible: root.shell.phase !== "attract"
        }
        Loader {
            active: root.shell.phase === "warning"
            anchors.fill: parent

            sourceComponent: StillThere {
                secondsLeft: root.shell.secondsLeft

                onStayed: root.shell.stay()
            }
        }
    }
    // Over everything while nobody is there, so that the first tap presses nothing beneath
    AttractScreen {
        anchors.fill: parent
        attract: root.attract
        shell: root.shell
        visible: (root.shell.phase === "attract" || !root.shell.ready) && root.shell.night !== "dark"
    }
    Loader {
        active: root.shell.night !== ""
        anchors.fill: parent

        sourceComponent: NightCover {
            dark: root.shell.night === "dark"

            onTouched: root.shell.rouse()
        }
    }
}
