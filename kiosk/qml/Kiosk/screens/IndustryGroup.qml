// A run of parts under its heading: a chain as steps, everything else as cards.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Rectangle {
    id: root

    required property CardGroup group
    required property ShellViewModel shell
    property color accent: Theme.figure
    property color panel: Theme.scene
    readonly property bool chain: root.group.role === "chain"

    border.color: Theme.sceneLine
    border.width: Theme.highContrast ? Theme.stroke : 0
    color: root.panel
    height: heading.height + grid.height + Theme.gap * 3.4
    radius: Theme.radius

    TitleText {
        id: heading

        anchors.left: parent.left
        anchors.margins: Theme.gap * 1.2
        anchors.right: parent.right
        anchors.top: parent.top
        color: Theme.sceneText
        font.pixelSize: Math.max(Math.round(Theme.heading * 0.8), Theme.body)
        text: root.group.title
    }
    CardGrid {
        id: grid

        anchors.left: parent.left
        anchors.margins: Theme.gap * 1.2
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: Theme.gap

        columnSpacing: root.chain ? Theme.icon * 1.1 : Theme.gap
        minimum: Theme.body * (root.chain ? 10 : root.group.role === "title" ? 16 : 12.3)
        // A chain stands in one row or in one column
        most: root.chain ? (width >= 3 * minimum + 2 * columnSpacing ? 3 : 1) : 2
        rowSpacing: root.chain && grid.columns === 1 ? Theme.icon * 1.3 : Theme.gap

        Repeater {
            model: root.group.cards

            ChipCard {
                id: part

                required property Card modelData
                required property int index
                // A group that is on its way out has no grid any more
                readonly property bool inRow: (grid?.columns ?? 1) > 1

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                chevron: false
                iconName: modelData.icon
                name: modelData.name
                note: modelData.note
                overScene: true
                padding: Theme.gap * (root.chain ? 0.8 : 1)
                sceneFill: Theme.glass

                onActivated: root.shell.openDetail(part.modelData.entryId)

                Icon {
                    color: root.accent
                    directional: part.inRow
                    height: Theme.icon
                    name: part.inRow ? "arrow-narrow-right" : "arrow-narrow-down"
                    visible: root.chain && part.index < root.group.cards.length - 1
                    width: Theme.icon
                    x: part.inRow ? (Theme.mirrored ? -width - Theme.icon * 0.05 : part.width + Theme.icon * 0.05) : (part.width - width) / 2
                    y: part.inRow ? (part.height - height) / 2 : part.height + Theme.icon * 0.15
                }
            }
        }
    }
}
