// What a visitor who is read to needs: again, pause, next, quieter, louder and the end of it; nothing of the page lies under it.
import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Rectangle {
    id: root

    required property AloudViewModel aloud
    readonly property string keyRoom: "bar"
    readonly property bool beside: words.naturalWidth + buttons.width + 2 * Theme.margin + 2 * Theme.gap <= root.width

    color: Theme.bar
    implicitHeight: (words.visible && !root.beside ? words.height + Theme.gap : 0) + buttons.height + 2 * Theme.gap
    objectName: "readingBar"

    Accessible.name: qsTr("Read aloud")
    Accessible.role: Accessible.ToolBar

    // A touch beside the buttons is no touch on the page
    MouseArea {
        anchors.fill: parent
    }
    Rectangle {
        color: Theme.barLine
        height: Theme.stroke
        width: parent.width
    }
    AppText {
        id: words

        readonly property real naturalWidth: Math.min(implicitWidth, root.width - 2 * Theme.margin)

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        text: root.aloud.available ? qsTr("Read aloud") : root.aloud.broken ? qsTr("The voice has stopped working.") : qsTr("There is no voice for this language here.")
        visible: root.beside || !root.aloud.available
        width: root.beside ? naturalWidth : root.width - 2 * Theme.margin
        y: root.beside ? (root.height - height) / 2 : Theme.gap
    }
    Row {
        id: buttons

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: root.beside ? Theme.margin : (root.width - width) / 2
        spacing: Theme.gap

        RoundButton {
            enabled: root.aloud.available
            iconName: "rotate"
            text: qsTr("Say it again")

            onActivated: root.aloud.again()
        }
        RoundButton {
            enabled: root.aloud.available
            iconName: root.aloud.reading ? "player-pause" : "player-play"
            inviting: enabled
            text: root.aloud.reading ? qsTr("Pause") : qsTr("Go on reading")

            onActivated: root.aloud.reading ? root.aloud.pause() : root.aloud.goOn()
        }
        RoundButton {
            directional: true
            enabled: root.aloud.available && root.aloud.hasNext
            iconName: "player-next"
            text: qsTr("Next sentence")

            onActivated: root.aloud.next()
        }
        RoundButton {
            enabled: root.aloud.available && root.aloud.canBeQuieter
            iconName: "volume-2"
            text: qsTr("Quieter")

            onActivated: root.aloud.turn(-1)
        }
        RoundButton {
            enabled: root.aloud.available && root.aloud.canBeLouder
            iconName: "volume"
            text: qsTr("Louder")

            onActivated: root.aloud.turn(1)
        }
        RoundButton {
            iconName: "x"
            text: qsTr("Stop reading aloud")

            onActivated: root.aloud.toggle()
        }
    }
}
