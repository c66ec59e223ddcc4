// Asked before a tour ends, so that no hand that only leans on the screen ends it.
import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

MenuPanel {
    id: root

    required property ShellViewModel shell
    required property HostViewModel host

    panelWidth: Math.min(Theme.body * 30, Theme.unit * 130)

    Accessible.name: question.text

    onDismissed: root.shell.toggleMenu("end")

    Column {
        spacing: Theme.gapLarge
        width: parent.width

        TitleText {
            id: question

            font.pixelSize: Theme.heading
            text: qsTr("End the tour?")
            width: parent.width
        }
        AppText {
            text: qsTr("The lake returns, with everything as it was before.")
            width: parent.width
        }
        Flow {
            id: answers

            spacing: Theme.gap
            width: parent.width

            PillButton {
                accent: Theme.accentStrong("industry")
                maximumWidth: answers.width
                selected: true
                text: qsTr("End the tour")

                onActivated: root.host.end()
            }
            PillButton {
                maximumWidth: answers.width
                text: qsTr("Go on")

                onActivated: root.shell.toggleMenu("end")
            }
        }
    }
}
