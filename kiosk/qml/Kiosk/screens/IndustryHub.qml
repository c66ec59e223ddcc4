// The doors to the four industries, and the honest comparison below them.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

ScrollPane {
    id: root

    required property IndustryViewModel industry
    required property ShellViewModel shell
    readonly property bool tall: !Theme.stacked

    function reset(): void {
        root.toTop();
    }

    Column {
        spacing: Theme.gapLarge
        width: parent.width

        Column {
            spacing: Theme.gap * 0.6
            width: parent.width

            AppText {
                color: Theme.accentStrong("industry")
                text: qsTr("Industry")
                width: parent.width
            }
            SectionHeading {
                lead: root.industry.lead
                size: Theme.title * 0.84
                title: root.industry.title
                width: parent.width
            }
        }
        CardGrid {
            minimum: Math.max(Theme.unit * 36, Theme.body * 12)
            // Four in a row or two and two, never three and one
            most: width >= 4 * minimum + 3 * columnSpacing ? 4 : 2
            width: parent.width

            Repeater {
                model: root.industry.industries

                BaseButton {
                    id: door

                    required property Industry modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    implicitHeight: Math.max(Theme.unit * (root.tall ? 37 : 34), words.height + Theme.unit * 16)
                    padding: 0
                    text: modelData.name

                    background: Item {
                        Rectangle {
                            anchors.fill: parent
                            border.color: Theme.line
                            border.width: Theme.highContrast ? Theme.stroke : 0
                            color: Theme.industryGround(door.modelData.accent)
                            radius: Theme.radius
                        }
                        MotifScene {
                            anchors.fill: parent
                            door: true
                            mirrored: Theme.mirrored
                            motif: door.modelData.motif
                            radius: Theme.radius
                            visible: !Theme.highContrast && !photograph.shown
                        }
                        Photograph {
                            id: photograph

                            anchors.fill: parent
                            picture: door.modelData.picture?.picture ?? ""
                            radius: Theme.radius

                            Accessible.ignored: true

                            PhotographVeil {
                                anchors.fill: parent
                                from: 0
                                radius: Theme.radius
                                shade: Theme.industryPanel(door.modelData.accent)
                                to: 1 - words.height / height - 0.1
                                visible: photograph.shown
                            }
                        }
                        Rectangle {
                            anchors.fill: parent
                            color: Theme.veil
                            opacity: 0.5
                            radius: Theme.radius
                            visible: door.pressed
                        }
                    }
                    contentItem: Item {
                        Rectangle {
                            color: Theme.industryPanel(door.modelData.accent)
                            height: Theme.icon * 2.4
                            radius: height / 2
                            width: height
                            x: Theme.mirrored ? parent.width - width - Theme.gap : Theme.gap
                            y: Theme.gap

                            Icon {
                                anchors.centerIn: parent
                                color: Theme.industryLight(door.modelData.accent)
                                height: Theme.icon * 1.5
                                name: door.modelData.icon
                                width: Theme.icon * 1.5
                            }
                        }
                        Item {
                            id: words

                            anchors.bottom: parent.bottom
                            anchors.left: parent.left
                            anchors.margins: Theme.gap * 1.6
                            anchors.right: parent.right
                            height: Math.max(doorName.height, arrow.height)

                            TitleText {
                                id: doorName

                                anchors.bottom: parent.bottom
                                anchors.left: parent.left
                                anchors.right: arrow.left
                                anchors.rightMargin: Theme.gap
                                balanced: true
                                color: Theme.sceneText
                                font.pixelSize: Math.round(Theme.heading * 0.92)
                                text: door.modelData.name

                                Accessible.ignored: true
                            }
                            Icon {
                                id: arrow

                                anchors.bottom: parent.bottom
                                anchors.right: parent.right
                                color: Theme.sceneText
                                directional: true
                                height: Theme.icon * 1.2
                                name: "arrow-right"
                                width: Theme.icon * 1.2
                            }
                        }
                    }

                    onActivated: root.shell.go("industry", door.modelData.entryId)
                }
            }
        }
        Section {
            lead: root.industry.comparisonLead
            title: root.industry.comparisonTitle
            width: parent.width

            Repeater {
                model: root.industry.comparison

                BaseButton {
                    id: bar

                    required property Bar modelData

                    implicitHeight: Math.max(Theme.target, barColumn.height + 2 * Theme.gap)
                    text: [modelData.industry, modelData.card.name, modelData.card.sentence, modelData.card.asOfText].join(", ")
                    width: parent?.width ?? 0

                    background: Rectangle {
                        border.color: Theme.line
                        border.width: Theme.stroke
                        color: bar.pressed ? Theme.cardPressed : Theme.card
                        radius: Theme.radius
                    }
                    contentItem: Item {
                        Column {
                            id: barColumn

                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            spacing: Theme.gap * 0.5

                            Flow {
                                spacing: Theme.gap
                                width: parent.width

                                AppText {
                                    text: bar.modelData.card.name
                                    width: Math.min(implicitWidth, parent.width)

                                    Accessible.ignored: true
                                }
                                AppText {
                                    color: Theme.muted
                                    text: bar.modelData.card.asOfText
                                    width: Math.min(implicitWidth, parent.width)

                                    Accessible.ignored: true
                                }
                            }
                            Item {
                                height: barFigure.height
                                width: parent.width

                                Rectangle {
                                    anchors.left: parent.left
                                    anchors.verticalCenter: parent.verticalCenter
                                    border.color: Theme.line
                                    border.width: Theme.highContrast ? Theme.stroke : 0
                                    color: Theme.highContrast ? Theme.industryLight(bar.modelData.accent) : Theme.industryGround(bar.modelData.accent)
                                    height: Theme.unit * 3
                                    radius: Theme.unit * 0.6
                                    width: (parent.width - barFigure.implicitWidth - Theme.gap * 1.5) * bar.modelData.share
                                }
                                FigureText {
                                    id: barFigure

                                    anchors.left: parent.left
                                    anchors.leftMargin: (parent.width - implicitWidth - Theme.gap * 1.5) * bar.modelData.share + Theme.gap * 1.5
                                    color: Theme.accentStrong("industry")
                                    number: bar.modelData.card.number
                                    size: Theme.figureSmall
                                    unit: bar.modelData.card.unit
                                    unitColor: Theme.text
                                    width: implicitWidth
                                }
                            }
                        }
                    }

                    onActivated: root.shell.openDetail(bar.modelData.card.entryId)
                }
            }
        }
    }
}
