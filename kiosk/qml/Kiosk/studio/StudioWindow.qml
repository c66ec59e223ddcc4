// The studio's window: shown at once, with the draft in it as soon as that is open, or with why it is not.
import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

ApplicationWindow {
    id: root

    required property string language
    required property bool shaders
    property bool readOnly: false
    // Why the draft cannot be opened
    property string wrong

    // What stands in the window comes with the draft
    function openDesk(studio: var): void {
        desk.setSource("StudioDesk.qml", {
            studio: studio,
            shaders: root.shaders
        });
    }

    color: StudioTheme.paper
    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    minimumHeight: 720
    minimumWidth: 1280
    title: root.readOnly ? qsTr("West Taihu studio (read-only)") : qsTr("West Taihu studio")

    Component.onCompleted: StudioTheme.language = root.language

    Rectangle {
        color: StudioTheme.deepLake
        height: StudioTheme.barHeight
        width: parent.width
    }
    StudioLabel {
        anchors.centerIn: parent
        color: root.wrong === "" ? StudioTheme.muted : StudioTheme.wrong
        font.pixelSize: StudioTheme.lead
        horizontalAlignment: Text.AlignHCenter
        text: root.wrong !== "" ? root.wrong : qsTr("Opening the draft …")
        visible: desk.status !== Loader.Ready
        width: Math.min(implicitWidth, root.width - 4 * StudioTheme.margin)

        Accessible.name: text
        Accessible.role: root.wrong === "" ? Accessible.StaticText : Accessible.AlertMessage
    }
    Loader {
        id: desk

        anchors.fill: parent
        focus: true
    }
}
