// One industry: its motif as the ground, its figures as heroes, and everything it is made of.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Item {
    id: root

    required property IndustryViewModel industry
    required property Industry subject
    required property ShellViewModel shell
    readonly property bool columns: !Theme.stacked
    // Where there are no figures the first groups stand in their place
    readonly property int lifted: root.subject.figures.cards.length > 0 ? 0 : 1

    Rectangle {
        anchors.fill: parent
        color: Theme.industryGround(root.subject.accent)
    }
    MotifScene {
        anchors.fill: parent
        mirrored: Theme.mirrored
        motif: root.subject.motif
        visible: !Theme.highContrast
    }
    // Where words run over the whole motif it steps back
    Rectangle {
        anchors.fill: parent
        color: Theme.industryPanel(root.subject.accent)
        opacity: 0.72
        visible: !root.columns && !Theme.highContrast
    }
    ScrollPane {
        id: leftPane

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        fade: false
        overScene: true
        topPadding: Theme.unit * 5
        width: root.columns ? Math.round(parent.width * 0.46) : parent.width

        Column {
            spacing: Theme.gapLarge
            width: parent.width

            Loader {
                active: !root.columns
                visible: active
                width: parent.width

                sourceComponent: quickSwitch
            }
            Column {
                spacing: Theme.gap
                width: parent.width

                AppText {
                    color: Theme.industryLight(root.subject.accent)
                    text: root.subject.name
                    width: parent.width
                }
                TitleText {
                    color: Theme.sceneText
                    font.pixelSize: Math.round(Theme.title * 0.82)
                    text: root.subject.title
                    width: parent.width
                }
                AppText {
                    color: Theme.sceneText
                    lineHeight: 1.4
                    text: root.subject.lead
                    width: parent.width
                }
            }
            CardGrid {
                minimum: Math.max(Theme.unit * 24, Theme.body * 9.5)
                most: root.columns ? 2 : 3
                visible: root.subject.figures.cards.length > 0
                width: parent.width

                Repeater {
                    model: root.subject.figures.cards

                    FactCard {
                        id: figure

                        required property Card modelData

                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        name: modelData.name
                        note: modelData.note
                        number: modelData.number
                        overScene: true
                        sceneFill: Theme.industryPanel(root.subject.accent)
                        unit: modelData.unit

                        onActivated: root.shell.openDetail(figure.modelData.entryId)
                    }
                }
            }
            Repeater {
                model: root.columns ? root.subject.groups.slice(0, root.lifted) : root.subject.groups

                IndustryGroup {
                    required property CardGroup modelData

                    accent: Theme.industryLight(root.subject.accent)
                    group: modelData
                    panel: Theme.industryPanel(root.subject.accent)
                    shell: root.shell
                    width: parent?.width ?? 0
                }
            }
        }
    }
    ScrollPane {
        anchors.bottom: parent.bottom
        anchors.left: leftPane.right
        anchors.right: parent.right
        anchors.top: parent.top
        fade: false
        overScene: true
        sidePadding: Theme.gapLarge
        visible: root.columns

        Column {
            spacing: Theme.gapLarge
            width: parent.width

            Loader {
                active: root.columns
                width: parent.width

                sourceComponent: quickSwitch
            }
            Repeater {
                model: root.columns ? root.subject.groups.slice(root.lifted) : []

                IndustryGroup {
                    required property CardGroup modelData

                    accent: Theme.industryLight(root.subject.accent)
                    group: modelData
                    panel: Theme.industryPanel(root.subject.accent)
                    shell: root.shell
                    width: parent?.width ?? 0
                }
            }
        }
    }
    Component {
        id: quickSwitch

        Flow {
            spacing: Theme.gap

            Repeater {
                model: root.industry.industries

                PillButton {
                    id: other

                    required property Industry modelData

                    Accessible.name: modelData.name
                    accent: Theme.industryLight(modelData.accent)
                    iconName: modelData.icon
                    maximumWidth: parent?.width ?? 0
                    overScene: true
                    selected: modelData.entryId === root.subject.entryId
                    selectedInk: Theme.highContrast ? Theme.black : Theme.ink
                    text: modelData.shortName

                    onActivated: root.shell.go("industry", other.modelData.entryId)
                }
            }
        }
    }
}
