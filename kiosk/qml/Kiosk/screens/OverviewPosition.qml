// Three metropolitan areas that meet here, and what the park is part of.
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
        lead: root.overview.areas.lead
        title: root.overview.areas.title
        width: root.width

        // Three circles that overlap: a sign, not a map
        Item {
            id: drawing

            readonly property real circle: Math.min(width * 0.46, Theme.unit * 46)
            // Words too large for the circles stand below the drawing instead
            readonly property bool inside: Theme.textScale === 1 && circle * 0.46 > Theme.small * 7.5

            height: circle * 1.62
            width: parent.width

            Repeater {
                model: root.overview.areas.cards

                BaseButton {
                    id: area

                    required property Card modelData
                    required property int index
                    readonly property real centreX: drawing.width / 2 + [0.36, -0.36, 0][index] * drawing.circle
                    readonly property real centreY: drawing.circle * [0.53, 0.53, 1.08][index]
                    readonly property color tint: [Theme.accent("transport"), Theme.accent("industry"), Theme.accent("ecology")][index]

                    height: drawing.circle
                    padding: 0
                    ringRadius: height / 2
                    text: modelData.name
                    width: drawing.circle
                    x: centreX - width / 2
                    y: centreY - height / 2

                    background: Item {
                        Rectangle {
                            anchors.fill: parent
                            color: area.tint
                            opacity: Theme.highContrast ? 0 : area.pressed ? 0.3 : 0.15
                            radius: height / 2
                        }
                        Rectangle {
                            anchors.fill: parent
                            border.color: area.tint
                            border.width: Theme.stroke
                            color: Theme.clear
                            radius: height / 2
                        }
                    }
                    contentItem: Item {
                        TitleText {
                            color: Theme.text
                            font.pixelSize: Math.round(Math.min(Theme.heading * 0.8, drawing.circle * 0.1))
                            fontSizeMode: Text.Fit
                            minimumPixelSize: Theme.small
                            height: drawing.circle * 0.26
                            horizontalAlignment: Text.AlignHCenter
                            text: area.modelData.name
                            visible: drawing.inside
                            verticalAlignment: Text.AlignVCenter
                            width: drawing.circle * 0.46
                            wrapMode: Text.WordWrap
                            x: drawing.circle * [0.5, 0.04, 0.27][area.index]
                            y: drawing.circle * [0.36, 0.36, 0.62][area.index] - height / 2

                            Accessible.ignored: true
                        }
                    }

                    onActivated: root.shell.openDetail(area.modelData.entryId)
                }
            }
            Rectangle {
                id: here

                color: Theme.accentStrong("industry")
                height: Math.max(Theme.unit * 6, Theme.body * 1.7)
                radius: height / 2
                width: height
                x: (drawing.width - width) / 2
                y: drawing.circle * 0.68 - height / 2

                TitleText {
                    anchors.centerIn: parent
                    color: Theme.selectedText
                    font.pixelSize: Math.round(here.height * 0.62)
                    text: "湖"

                    Accessible.ignored: true
                }
            }
        }
    }
    CardGrid {
        minimum: Theme.body * 12
        most: 3
        visible: !drawing.inside
        width: root.width

        Repeater {
            model: root.overview.areas.cards

            ChipCard {
                id: named

                required property Card modelData
                required property int index

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                accent: [Theme.accent("transport"), Theme.accent("industry"), Theme.accent("ecology")][index % 3]
                iconName: "circle-dot"
                name: modelData.name
                note: modelData.note

                onActivated: root.shell.openDetail(named.modelData.entryId)
            }
        }
    }
    Section {
        title: root.overview.standing.title
        width: root.width

        CardGrid {
            minimum: Theme.body * 15
            most: 2
            width: parent.width

            Repeater {
                model: root.overview.standing.cards

                ChipCard {
                    id: standing

                    required property Card modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    iconName: modelData.icon
                    name: modelData.name
                    note: modelData.note

                    onActivated: root.shell.openDetail(standing.modelData.entryId)
                }
            }
        }
    }
}
