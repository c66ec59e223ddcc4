// “Still there?”: one tap anywhere goes on, page and language kept.
import QtQuick
import Kiosk.theme

Rectangle {
    id: root

    property int secondsLeft
    readonly property string keyRoom: "question"

    signal stayed

    color: Theme.veil

    Component.onCompleted: root.Accessible.announce(question.text, Accessible.Assertive)

    Accessible.name: question.text
    Accessible.role: Accessible.AlertMessage

    MouseArea {
        anchors.fill: parent

        onClicked: root.stayed()
    }
    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.line
        border.width: Theme.stroke
        color: Theme.card
        height: column.height + 2 * Theme.gapLarge * 1.4
        radius: Theme.radius * 1.4
        width: Math.min(root.width - 2 * Theme.margin, Theme.unit * 80)

        Column {
            id: column

            anchors.centerIn: parent
            spacing: Theme.gapLarge
            width: parent.width - 2 * Theme.gapLarge * 1.4

            TitleText {
                id: question

                font.pixelSize: Theme.title
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Still there?")
                width: parent.width
            }
            AppText {
                font.pixelSize: Theme.lead
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("The lake returns in %n seconds.", "", root.secondsLeft)
                width: parent.width
            }
            PillButton {
                accent: Theme.accentStrong("overview")
                anchors.horizontalCenter: parent.horizontalCenter
                maximumWidth: parent.width
                selected: true
                text: qsTr("I am still here")

                onActivated: root.stayed()
            }
        }
    }
}
