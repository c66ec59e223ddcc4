// The lake beside the park and the shore beside a race, each pair drawn to one scale.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Rectangle {
    id: root

    required property EcologyViewModel ecology
    required property ShellViewModel shell
    readonly property real inset: Theme.gap * 1.4
    // The largest circle; the others follow by area
    readonly property real broad: Math.round((root.width - 2 * root.inset - Theme.gap) * (Theme.textScale > 1.5 ? 0.5 : 0.56))
    readonly property real largest: Math.min(root.broad, Theme.unit * 34)

    border.color: Theme.line
    border.width: Theme.stroke
    color: Theme.card
    height: column.height + 2 * root.inset
    radius: Theme.radius

    Column {
        id: column

        spacing: Theme.gap * 1.4
        width: root.width - 2 * root.inset
        x: root.inset
        y: root.inset

        Row {
            id: circles

            spacing: Theme.gap
            visible: root.ecology.areas.length > 0
            width: parent.width

            Repeater {
                model: root.ecology.areas

                BaseButton {
                    id: area

                    required property Measure modelData
                    required property int index
                    readonly property real diameter: root.largest * Math.sqrt(modelData.part)
                    readonly property color tint: Theme.accentStrong(area.index === 0 ? "overview" : "ecology")

                    height: root.largest + words.height + Theme.gap
                    padding: 0
                    text: [modelData.number + " " + modelData.unit, modelData.name, modelData.note].filter(part => part !== "").join(", ")
                    width: area.index === 0 ? root.broad : circles.width - circles.spacing - root.broad

                    background: Rectangle {
                        color: area.pressed ? Theme.cardPressed : Theme.clear
                        radius: Theme.radius
                    }
                    contentItem: Item {
                        Rectangle {
                            anchors.left: parent.left
                            border.color: area.tint
                            border.width: Theme.highContrast ? Theme.strokeBold : 0
                            color: Theme.highContrast ? Theme.card : area.tint
                            height: area.diameter
                            radius: height / 2
                            width: height
                            y: root.largest - height

                            Icon {
                                anchors.centerIn: parent
                                color: Theme.highContrast ? area.tint : Theme.white
                                height: Math.min(area.diameter * 0.4, Theme.icon * 2.4)
                                name: area.modelData.card.icon
                                width: height
                            }
                        }
                        Column {
                            id: words

                            width: parent.width
                            y: root.largest + Theme.gap

                            FigureText {
                                color: area.tint
                                number: area.modelData.number
                                size: Theme.figureSmall
                                unit: area.modelData.unit
                                unitColor: Theme.text
                                width: parent.width
                            }
                            AppText {
                                lineHeight: 1.15
                                text: area.modelData.name
                                width: parent.width

                                Accessible.ignored: true
                            }
                            NoteTag {
                                anchors.left: parent.left
                                ink: Theme.muted
                                text: area.modelData.note
                            }
                        }
                    }

                    onActivated: root.shell.openDetail(area.modelData.card.entryId)
                }
            }
        }
        TitleText {
            font.pixelSize: Math.round(Theme.body * 1.12)
            text: root.ecology.sizeText
            visible: text !== ""
            width: parent.width
        }
        NoteTag {
            anchors.left: parent.left
            ink: Theme.muted
            text: root.ecology.sizeText === "" ? "" : root.ecology.computedNote
        }
        Rectangle {
            color: Theme.line
            height: Theme.stroke
            visible: root.ecology.lengths.length > 0
            width: parent.width
        }
        Repeater {
            model: root.ecology.lengths

            BaseButton {
                id: length

                required property Measure modelData
                required property int index
                readonly property color tint: index === 0 ? Theme.accentStrong("overview") : Theme.control

                height: Math.max(Theme.target, label.height + bar.height + Theme.gap)
                padding: 0
                text: modelData.number + " " + modelData.unit + ", " + modelData.name
                width: column.width

                background: Rectangle {
                    color: length.pressed ? Theme.cardPressed : Theme.clear
                    radius: Theme.radius
                }
                contentItem: Item {
                    Column {
                        id: label

                        width: parent.width

                        FigureText {
                            color: length.tint
                            number: length.modelData.number
                            size: Math.max(Math.round(Theme.figureSmall * 0.8), Theme.body)
                            unit: length.modelData.unit
                            unitColor: Theme.text
                            width: parent.width
                        }
                        AppText {
                            lineHeight: 1.15
                            text: length.modelData.name
                            width: parent.width

                            Accessible.ignored: true
                        }
                    }
                    Rectangle {
                        id: bar

                        anchors.left: parent.left
                        color: length.tint
                        height: Theme.unit * 1.6
                        radius: height / 2
                        width: parent.width * length.modelData.part
                        y: label.height + Theme.gap * 0.5
                    }
                }

                onActivated: root.shell.openDetail(length.modelData.card.entryId)
            }
        }
        TitleText {
            font.pixelSize: Math.round(Theme.body * 1.12)
            text: root.ecology.lengthText
            visible: text !== ""
            width: parent.width
        }
        NoteTag {
            anchors.left: parent.left
            ink: Theme.muted
            text: root.ecology.lengthText === "" ? "" : root.ecology.computedNote
        }
    }
}
