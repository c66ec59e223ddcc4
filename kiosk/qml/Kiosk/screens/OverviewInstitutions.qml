// Who is here: the platform and the functional projects the park names.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Column {
    id: root

    required property OverviewViewModel overview
    required property ShellViewModel shell

    spacing: Theme.gapLarge * 1.3

    PhotographBanner {
        name: root.overview.institutionsPicture?.name ?? ""
        picture: root.overview.institutionsPicture?.picture ?? ""
        width: root.width
    }
    Section {
        lead: root.overview.platforms.lead
        title: root.overview.platforms.title
        width: root.width

        CardGrid {
            minimum: Theme.body * 15
            most: 1
            width: parent.width

            Repeater {
                model: root.overview.platforms.cards

                EntryTile {
                    id: platform

                    required property Card modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    iconName: modelData.icon
                    name: modelData.name
                    note: modelData.note
                    statement: modelData.statement

                    onActivated: root.shell.openDetail(platform.modelData.entryId)
                }
            }
        }
    }
    Section {
        title: root.overview.projectsHere.title
        width: root.width

        CardGrid {
            minimum: Theme.body * 15.6
            most: Theme.textScale > 1 ? 1 : 2
            width: parent.width

            Repeater {
                model: root.overview.projectsHere.cards

                EntryTile {
                    id: project

                    required property Card modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    iconName: modelData.icon
                    name: modelData.name
                    note: modelData.note
                    statement: modelData.statement

                    onActivated: root.shell.openDetail(project.modelData.entryId)
                }
            }
        }
    }
}
