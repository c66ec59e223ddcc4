// How it came, the four industries as doors, and the remaining figures of the park.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    required property OverviewViewModel overview
    required property ShellViewModel shell

    spacing: Theme.gapLarge * 1.3

    Section {
        title: root.overview.doors.title
        width: root.width

        CardGrid {
            minimum: Math.max(Theme.unit * 34, Theme.heading * 9.6)
            most: 2
            width: parent.width

            Repeater {
                model: root.overview.doors.cards

                DoorCard {
                    id: door

                    required property Card modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    accentName: modelData.entryId.split(".")[1]
                    iconName: modelData.icon
                    name: modelData.name

                    onActivated: root.shell.go("industry", door.modelData.entryId)
                }
            }
        }
    }
    Section {
        lead: root.overview.timeline.lead
        title: root.overview.timeline.title
        width: root.width

        CardGrid {
            columnSpacing: 0
            minimum: Math.max(Theme.unit * 26 + (Theme.textScale - 1) * Theme.unit * 20, Theme.body * 9.2)
            most: 3
            rowSpacing: Theme.gapLarge
            width: parent.width

            Repeater {
                model: root.overview.timeline.cards

                TimelineStop {
                    id: milestone

                    required property Card modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    name: modelData.name
                    note: modelData.note
                    year: modelData.number

                    onActivated: root.shell.openDetail(milestone.modelData.entryId)
                }
            }
        }
    }
    Section {
        lead: root.overview.figures.lead
        title: root.overview.figures.title
        width: root.width

        CardGrid {
            minimum: Math.max(Theme.unit * 26, Theme.body * 11)
            most: 3
            width: parent.width

            Repeater {
                model: root.overview.figures.cards

                FactCard {
                    id: figure

                    required property Card modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    figureSize: Theme.figureSmall
                    name: modelData.name
                    note: modelData.note
                    number: modelData.number
                    unit: modelData.unit

                    onActivated: root.shell.openDetail(figure.modelData.entryId)
                }
            }
        }
    }
}
