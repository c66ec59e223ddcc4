// All stops of the route, to lead to any of them.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

MenuPanel {
    id: root

    required property ShellViewModel shell
    required property HostViewModel host

    panelWidth: Math.min(Theme.body * 26, Theme.unit * 130)

    Accessible.name: qsTr("All stops")

    onDismissed: root.shell.toggleMenu("stops")

    Column {
        spacing: Theme.gap
        width: parent.width

        Repeater {
            model: root.host.stops

            PillButton {
                id: stop

                required property HostStop modelData

                accent: Theme.accentStrong("overview")
                oneOf: true
                selected: modelData.number === root.host.number
                text: qsTr("%1. %2").arg(modelData.number).arg(modelData.name)
                width: parent.width

                onActivated: root.host.goTo(stop.modelData.number)
            }
        }
    }
}
