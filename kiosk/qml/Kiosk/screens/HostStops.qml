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

    panelWidth: Math.min(Theme.body * 44, Theme.unit * 170)

    Accessible.name: qsTr("All stops")

    onDismissed: root.shell.toggleMenu("stops")

    Flow {
        id: flow

        readonly property int columns: width >= Theme.body * 28 ? 2 : 1

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
                width: (flow.width - (flow.columns - 1) * flow.spacing) / flow.columns

                onActivated: root.host.goTo(stop.modelData.number)
            }
        }
    }
}
