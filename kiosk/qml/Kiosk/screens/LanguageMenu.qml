// The languages, each named in itself, just above the bar where the hand already is.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

MenuPanel {
    id: root

    required property ShellViewModel shell

    panelWidth: Math.min(Theme.body * 40, Theme.unit * 130)

    Accessible.name: qsTr("Language")

    onDismissed: root.shell.toggleMenu("language")

    Flow {
        id: flow

        readonly property int columns: Math.max(1, Math.min(5, Math.floor((width + spacing) / (Theme.body * 6.4 + spacing))))

        spacing: Theme.gap
        width: parent.width

        Repeater {
            model: root.shell.languages

            PillButton {
                id: choice

                required property LanguageChoice modelData

                accent: Theme.accentStrong("overview")
                fontFamily: modelData.sans
                implicitHeight: Theme.target * 1.15
                oneOf: true
                selected: modelData.tag === root.shell.language
                text: modelData.endonym
                width: (flow.width - (flow.columns - 1) * flow.spacing) / flow.columns

                onActivated: root.shell.chooseLanguage(choice.modelData.tag)
            }
        }
    }
}
