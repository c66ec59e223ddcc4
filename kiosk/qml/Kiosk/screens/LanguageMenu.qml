// The languages, each named in itself, just above the bar where the hand already is.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Rectangle {
    id: root

    required property ShellViewModel shell
    readonly property string keyRoom: "sheet"

    color: Theme.veil

    Accessible.name: qsTr("Language")
    Accessible.role: Accessible.Dialog

    MouseArea {
        anchors.fill: parent

        onClicked: root.shell.toggleMenu("language")
    }
    Rectangle {
        id: panel

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapLarge
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.card
        height: Math.min(root.height - 2 * Theme.gapLarge, pane.naturalHeight + 1)
        radius: Theme.radius * 1.2
        width: Math.min(root.width - 2 * Theme.margin, Theme.body * 40, Theme.unit * 130)
        x: Theme.portrait ? (root.width - width) / 2 : Theme.mirrored ? Theme.margin : root.width - width - Theme.margin

        MouseArea {
            anchors.fill: parent
        }
        ScrollPane {
            id: pane

            ground: Theme.card
            anchors.fill: parent
            beside: false
            sidePadding: Theme.gapLarge

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
    }
}
