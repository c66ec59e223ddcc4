// Behind the PIN: pages to choose from, lines to read, and what can be done.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property StaffViewModel staff
    readonly property real each: Theme.portrait ? (width - Theme.gap) / 2 : (width - (root.staff.pages.length - 1) * Theme.gap) / root.staff.pages.length

    Flow {
        id: pages

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.gap

        Repeater {
            model: root.staff.pages

            StaffButton {
                id: page

                required property StaffAction modelData

                enabled: !root.staff.busy
                selected: page.modelData.selected
                text: page.modelData.label
                width: root.each

                Accessible.checked: page.selected

                onActivated: root.staff.show(page.modelData.key)
            }
        }
    }
    ScrollPane {
        anchors.bottom: actions.top
        anchors.bottomMargin: Theme.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: pages.bottom
        anchors.topMargin: Theme.gap
        sidePadding: 0

        Column {
            spacing: Theme.gap
            width: parent.width

            AppText {
                text: root.staff.message
                visible: text !== ""
                width: parent.width
            }
            Repeater {
                model: root.staff.lines

                Rectangle {
                    id: line

                    required property StaffLine modelData

                    border.color: line.modelData.mark === "bad" ? Theme.accentStrong("industry") : Theme.line
                    border.width: line.modelData.mark === "bad" ? Theme.strokeBold : Theme.stroke
                    color: Theme.card
                    height: words.height + 2 * Theme.gap
                    radius: Theme.radius
                    width: parent.width

                    Column {
                        id: words

                        spacing: Theme.gap * 0.4
                        width: parent.width - 2 * Theme.gap
                        x: Theme.gap
                        y: Theme.gap

                        AppText {
                            font.bold: line.modelData.mark === "bad"
                            text: line.modelData.text
                            width: parent.width
                        }
                        AppText {
                            color: Theme.muted
                            font.pixelSize: Theme.small
                            text: line.modelData.detail
                            visible: text !== ""
                            width: parent.width
                        }
                    }
                }
            }
        }
    }
    Flow {
        id: actions

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gap

        Repeater {
            model: root.staff.actions

            StaffButton {
                id: action

                required property StaffAction modelData

                enabled: !root.staff.busy
                strong: action.modelData.strong
                text: action.modelData.label
                width: (root.width - Theme.gap) / 2

                onActivated: root.staff.choose(action.modelData.key)
            }
        }
    }
}
