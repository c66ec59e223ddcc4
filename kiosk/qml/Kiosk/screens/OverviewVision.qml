// What the park wants to become, to walk through: positioning, ideas, strategies, projects, goals.
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

    spacing: Theme.gapLarge * 1.4

    // The positioning, and under it the three qualities and the three kinds of city it is made of
    Rectangle {
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.highContrast ? Theme.scene : Theme.lake
        height: positioning.height + 2 * Theme.gapLarge
        radius: Theme.radius * 1.2
        width: root.width

        Column {
            id: positioning

            anchors.left: parent.left
            anchors.margins: Theme.gapLarge
            anchors.right: parent.right
            anchors.top: parent.top
            spacing: Theme.gap * 1.3

            SectionHeading {
                color: Theme.figure
                lead: root.overview.positioning.lead
                leadColor: Theme.sceneText
                title: root.overview.positioning.title
                width: parent.width
            }
            Repeater {
                model: root.overview.positioning.cards

                BaseButton {
                    id: core

                    required property Card modelData

                    implicitHeight: Math.max(Theme.target, coreColumn.height + 2 * Theme.gap)
                    text: [modelData.name, modelData.note].filter(part => part !== "").join(", ")
                    width: positioning.width

                    background: Rectangle {
                        border.color: Theme.sceneLine
                        border.width: Theme.stroke
                        color: core.pressed ? Theme.sceneCardPressed : Theme.sceneCard
                        radius: Theme.radius
                    }
                    contentItem: Item {
                        Column {
                            id: coreColumn

                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            spacing: Theme.gap * 0.4

                            TitleText {
                                color: Theme.sceneText
                                font.pixelSize: Math.round(Theme.title * 0.8)
                                horizontalAlignment: Text.AlignHCenter
                                text: core.modelData.name
                                width: parent.width

                                Accessible.ignored: true
                            }
                            NoteTag {
                                anchors.horizontalCenter: parent.horizontalCenter
                                ink: Theme.sceneText
                                text: core.modelData.note
                            }
                        }
                    }

                    onActivated: root.shell.openDetail(core.modelData.entryId)
                }
            }
            VisionRow {
                group: root.overview.qualities
                shell: root.shell
                width: parent.width
            }
            VisionRow {
                group: root.overview.characters
                shell: root.shell
                width: parent.width
            }
        }
    }
    Section {
        lead: root.overview.strategies.lead
        title: root.overview.strategies.title
        width: root.width

        CardGrid {
            minimum: Theme.body * 11
            most: 3
            width: parent.width

            Repeater {
                model: root.overview.strategies.cards

                FactCard {
                    id: strategy

                    required property Card modelData
                    required property int index

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    accent: [Theme.accentStrong("overview"), Theme.accentStrong("industry"), Theme.accentStrong("ecology")][index % 3]
                    iconName: ["ripple", "bulb", "heart-handshake"][index % 3]
                    name: modelData.name
                    note: modelData.note

                    onActivated: root.shell.openDetail(strategy.modelData.entryId)
                }
            }
        }
    }
    Section {
        lead: root.overview.projects.lead
        title: root.overview.projects.title
        width: root.width

        // The frame stands above the six, without a number: it is not a seventh
        Repeater {
            model: root.overview.frame.cards

            ChipCard {
                id: frame

                required property Card modelData

                iconName: "flag"
                name: modelData.name
                note: modelData.note
                width: root.width

                onActivated: root.shell.openDetail(frame.modelData.entryId)
            }
        }
        CardGrid {
            minimum: Theme.body * 11
            most: 3
            width: parent.width

            Repeater {
                model: root.overview.projects.cards

                FactCard {
                    id: project

                    required property Card modelData
                    required property int index

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    iconName: ["bulb", "chart-line", "building-skyscraper", "users", "map-2", "settings-automation"][index % 6]
                    name: modelData.name
                    note: modelData.note

                    onActivated: root.shell.openDetail(project.modelData.entryId)
                }
            }
        }
    }
    Section {
        lead: root.overview.goals.lead
        title: root.overview.goals.title
        width: root.width

        CardGrid {
            minimum: Theme.body * 16
            most: 1
            width: parent.width

            Repeater {
                model: root.overview.goals.cards

                ChipCard {
                    id: goal

                    required property Card modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    iconName: "target"
                    name: modelData.name
                    note: modelData.note

                    onActivated: root.shell.openDetail(goal.modelData.entryId)
                }
            }
        }
    }
    Section {
        lead: root.overview.ideas.lead
        title: root.overview.ideas.title
        width: root.width

        CardGrid {
            minimum: Theme.body * 14
            most: 2
            width: parent.width

            Repeater {
                model: root.overview.ideas.cards

                ChipCard {
                    id: idea

                    required property Card modelData
                    required property int index

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    iconName: ["leaf", "bulb", "seedling", "ripple"][index % 4]
                    name: modelData.name
                    note: modelData.note

                    onActivated: root.shell.openDetail(idea.modelData.entryId)
                }
            }
        }
    }
}
