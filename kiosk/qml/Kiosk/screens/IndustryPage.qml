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
    // The first groups stand under the title, the others over the motif
    readonly property int lifted: root.subject.figures.cards.length > 0 ? 1 : 2
    readonly property color shade: Theme.industryPanel(root.subject.accent)
    // How much of the motif stays free above words; high contrast has none
    readonly property real view: Theme.highContrast ? 0 : Theme.unit * (root.columns ? 24 : Theme.textScale > 1 ? 6 : Theme.portrait ? 24 : 4)
    readonly property real headHeight: Math.round(Theme.unit * 58)

    Rectangle {
        anchors.fill: parent
        color: Theme.industryGround(root.subject.accent)
    }
    MotifScene {
        anchors.fill: parent
        mirrored: Theme.mirrored
        motif: root.subject.motif
        visible: root.columns && !Theme.highContrast && !photograph.shown
    }
    Photograph {
        id: photograph

        anchors.fill: parent
        name: root.subject.picture?.name ?? ""
        picture: root.columns ? root.subject.picture?.picture ?? "" : ""

        PhotographVeil {
            across: true
            anchors.fill: parent
            from: 0.46
            shade: root.shade
            turned: Theme.mirrored
            visible: photograph.shown
        }
    }
    // In one column the motif is the head of the page, and goes with it
    Rectangle {
        anchors.fill: parent
        color: Qt.darker(Theme.industryGround(root.subject.accent), 1.9)
        visible: !root.columns && !Theme.highContrast
    }
    // One pane for both columns, so that there is one place to scroll
    ScrollPane {
        id: pane

        anchors.fill: parent
        ground: root.shade
        overScene: true
        topPadding: Theme.unit * (root.columns ? 4.6 : 3)

        Item {
            height: root.columns ? Math.max(leftColumn.height, rightColumn.y + rightColumn.height) : leftColumn.height
            width: parent.width

            Loader {
                active: !root.columns && !Theme.highContrast
                height: root.headHeight
                visible: active
                width: pane.width
                x: Theme.mirrored && pane.beside ? pane.columnWidth + pane.sidePadding - pane.width : -pane.sidePadding
                y: -pane.topPadding

                sourceComponent: MotifScene {
                    mirrored: Theme.mirrored
                    motif: root.subject.motif

                    Photograph {
                        anchors.fill: parent
                        name: root.subject.picture?.name ?? ""
                        picture: root.subject.picture?.picture ?? ""
                    }
                    Rectangle {
                        anchors.fill: parent

                        gradient: Gradient {
                            GradientStop {
                                color: Theme.faded(root.shade)
                                position: 0
                            }
                            GradientStop {
                                color: Theme.faded(root.shade)
                                position: Math.max(0, (head.y - Theme.unit * 8) / (root.headHeight))
                            }
                            GradientStop {
                                color: root.shade
                                position: Math.min(0.9, (head.y + pane.topPadding) / (root.headHeight))
                            }
                            GradientStop {
                                color: Qt.darker(Theme.industryGround(root.subject.accent), 1.9)
                                position: 1
                            }
                        }
                    }
                }
            }
            Column {
                id: leftColumn

                anchors.left: parent.left
                spacing: Theme.gapLarge
                width: root.columns ? Math.round(parent.width * 0.43) : parent.width

                Loader {
                    active: !root.columns
                    visible: active
                    width: parent.width

                    sourceComponent: quickSwitch
                }
                Item {
                    height: root.view - 2 * Theme.gapLarge
                    visible: !root.columns && height > 0
                    width: 1
                }
                Column {
                    id: head

                    spacing: Theme.gap
                    width: parent.width

                    AppText {
                        color: Theme.industryLight(root.subject.accent)
                        text: root.subject.name
                        width: parent.width
                    }
                    TitleText {
                        balanced: true
                        color: Theme.sceneText
                        font.pixelSize: Math.round(Theme.title * (root.columns ? 0.86 : 1))
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
                    columnSpacing: Theme.gap * 1.2
                    minimum: Math.max(Theme.unit * 21, Theme.body * (Theme.textScale > 1 ? 9.6 : 7.6))
                    most: 3
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
                            bare: true
                            figureSize: Theme.figureSize * 1.2
                            name: modelData.name
                            note: modelData.note
                            number: modelData.number
                            overScene: true
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
                        panel: root.shade
                        shell: root.shell
                        width: parent?.width ?? 0
                    }
                }
            }
            // Low on the page, so that the motif has the sky
            Column {
                id: rightColumn

                anchors.right: parent.right
                spacing: Theme.gapLarge
                visible: root.columns
                width: parent.width - leftColumn.width - Theme.gapLarge
                y: Math.max(switchHolder.height + Theme.gapLarge, root.view, pane.height - pane.topPadding - pane.bottomPadding - height)

                Repeater {
                    model: root.columns ? root.subject.groups.slice(root.lifted) : []

                    IndustryGroup {
                        required property CardGroup modelData

                        accent: Theme.industryLight(root.subject.accent)
                        group: modelData
                        panel: root.shade
                        shell: root.shell
                        width: parent?.width ?? 0
                    }
                }
            }
            Loader {
                id: switchHolder

                active: root.columns
                anchors.left: rightColumn.left
                anchors.right: parent.right
                visible: active
                y: Theme.gapLarge - pane.topPadding

                sourceComponent: quickSwitch
            }
        }
    }
    Component {
        id: quickSwitch

        Flow {
            spacing: Theme.gap * 0.7

            Repeater {
                model: root.industry.industries

                PillButton {
                    id: other

                    required property Industry modelData

                    Accessible.name: modelData.name
                    accent: Theme.industryLight(modelData.accent)
                    iconName: modelData.icon
                    leftPadding: Theme.gap * 1.2
                    maximumWidth: parent?.width ?? 0
                    overScene: true
                    part: true
                    rightPadding: Theme.gap * 1.2
                    selected: modelData.entryId === root.subject.entryId
                    selectedInk: Theme.highContrast ? Theme.black : Theme.ink
                    text: modelData.shortName

                    onActivated: root.shell.go("industry", other.modelData.entryId)
                }
            }
        }
    }
}
