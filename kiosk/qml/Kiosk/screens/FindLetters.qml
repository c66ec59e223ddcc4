// The letters of the list, to be tapped; a second tap lets go.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Flow {
    id: root

    required property FindViewModel find

    spacing: Math.round(Theme.gap * 0.5)

    Accessible.name: qsTr("List by letter")
    Accessible.role: Accessible.Grouping

    Repeater {
        model: root.find.letters

        KeyButton {
            id: letter

            required property FindChoice modelData

            Accessible.checkable: true
            Accessible.checked: selected
            quiet: true
            selected: modelData.chosen
            sign: modelData.text
            text: modelData.text
            width: implicitWidth * (modelData.text.length > 1 ? 1.4 : 1)

            onActivated: root.find.chooseLetter(letter.modelData.key)
        }
    }
}
