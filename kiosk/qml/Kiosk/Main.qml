// The window: all a visitor sees, and nothing that a visitor could leave through.
import QtQuick
import Kiosk.ViewModels
import Kiosk.screens
import Kiosk.theme

Window {
    id: root

    required property ShellViewModel shell
    required property AttractViewModel attract
    required property bool exitAllowed
    required property bool framed
    required property bool shaders
    required property real millimetre
    required property real reach
    // What of the upper part is kept free of everything that can be pressed
    readonly property alias sky: stage.sky
    readonly property alias pages: stage.built

    function openPages(models: var): void {
        stage.openPages(models);
    }

    function openStaff(model: var, low: var): void {
        stage.low = low;
        staff.setSource("staff/StaffPage.qml", {
            staff: model
        });
    }
    function closeStaff(): void {
        stage.low = false;
        staff.setSource("");
    }

    color: Theme.scene
    flags: root.framed ? Qt.Window : Qt.Window | Qt.FramelessWindowHint
    title: qsTr("West Taihu visitor centre")

    onClosing: close => close.accepted = root.exitAllowed

    Binding {
        property: "sansBehind"
        target: Theme
        value: root.shell.languageBehind ? root.shell.languageBehind.sans : ""
    }
    Binding {
        property: "serifBehind"
        target: Theme
        value: root.shell.languageBehind ? root.shell.languageBehind.serif : ""
    }
    Binding {
        property: "mirroredBehind"
        target: Theme
        value: root.shell.languageBehind ? root.shell.languageBehind.rtl : false
    }
    Shortcut {
        enabled: root.exitAllowed && !root.shell.hosting
        sequence: "Escape"

        onActivated: root.close()
    }
    Stage {
        id: stage

        anchors.fill: parent
        attract: root.attract
        millimetre: root.millimetre
        reach: root.reach
        shaders: root.shaders
        shell: root.shell
        visible: staff.status === Loader.Null
    }
    Loader {
        id: staff

        anchors.bottom: parent.bottom
        height: parent.height - stage.sky
        width: parent.width
    }
}
