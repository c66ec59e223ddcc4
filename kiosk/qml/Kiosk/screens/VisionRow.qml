// A named row of three that belong together, on the dark ground of the positioning.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    required property CardGroup group
    required property ShellViewModel shell

    spacing: Theme.gap * 0.7

    AppText {
        color: Theme.sceneText
        text: root.group.title
        width: root.width
    }
    CardGrid {
        minimum: Theme.body * 10.2
        most: 3
        width: root.width

        Repeater {
            model: root.group.cards

            ChipCard {
                id: item

                required property Card modelData

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                name: modelData.name
                note: modelData.note
                overScene: true

                onActivated: root.shell.openDetail(item.modelData.entryId)
            }
        }
    }
}
