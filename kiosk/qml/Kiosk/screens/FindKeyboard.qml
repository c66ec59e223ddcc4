// The keys of the language on the screen, as wide as there is room; they never turn round in Arabic.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    required property FindViewModel find
    property real keyHeight: Theme.target
    readonly property real gap: Math.round(Theme.gap * 0.55)
    readonly property int columns: root.find.rows.reduce((most, row) => Math.max(most, row.keys.length), 10)
    readonly property real keyWidth: Math.floor((root.width - (root.columns - 1) * root.gap) / root.columns)

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: false
    spacing: root.gap

    Accessible.name: qsTr("Keyboard")
    Accessible.role: Accessible.Grouping

    Repeater {
        model: root.find.rows

        Row {
            id: row

            required property FindKeyRow modelData
            readonly property real keyWidth: row.modelData.keys.length > 5 ? root.keyWidth : Math.floor((root.width - 4 * root.gap) / 5)

            anchors.horizontalCenter: parent?.horizontalCenter
            spacing: root.gap

            Repeater {
                model: row.modelData.keys

                Item {
                    id: place

                    required property FindKey modelData

                    height: root.keyHeight
                    width: row.keyWidth

                    KeyButton {
                        anchors.fill: parent
                        sign: place.modelData.sign
                        text: place.modelData.name
                        visible: place.modelData.sign !== ""

                        onActivated: root.find.press(place.modelData.key)
                    }
                }
            }
        }
    }
    Row {
        id: below

        // The space takes what the others leave
        readonly property real wide: Math.round(Math.max(Theme.target, root.width * 0.13))

        spacing: root.gap

        Repeater {
            model: root.find.below

            KeyButton {
                id: key

                required property FindKey modelData

                autoRepeat: modelData.key === "delete"
                height: root.keyHeight
                iconName: modelData.key === "delete" ? "backspace" : modelData.key === "shift" ? "arrow-big-up" : ""
                quiet: modelData.key !== "space"
                sign: modelData.key === "space" ? "" : modelData.sign
                text: modelData.name
                width: modelData.key === "space" ? root.width - (root.find.below.length - 1) * (below.wide + root.gap) : below.wide

                onActivated: root.find.press(key.modelData.key)
            }
        }
    }
}
