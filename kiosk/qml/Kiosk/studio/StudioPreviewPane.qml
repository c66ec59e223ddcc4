// The real screen, live, with the draft in it: in any language, shape, text size, theme and on any day.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.screens
import Kiosk.studio.theme

Rectangle {
    id: root

    required property StudioPreview preview
    required property bool shaders
    readonly property alias stage: stage

    color: StudioTheme.stage

    StudioPicking {
        objectName: "picking"
    }
    ColumnLayout {
        id: tools

        anchors.left: parent.left
        anchors.leftMargin: StudioTheme.gapLarge
        anchors.right: parent.right
        anchors.rightMargin: StudioTheme.gapLarge
        anchors.top: parent.top
        anchors.topMargin: 12
        spacing: 8

        Flow {
            Layout.fillWidth: true
            spacing: 6

            Repeater {
                model: [
                    {
                        "page": "attract",
                        "name": qsTr("Lake")
                    },
                    {
                        "page": "overview",
                        "name": qsTr("Overview")
                    },
                    {
                        "page": "industry",
                        "name": qsTr("Industry")
                    },
                    {
                        "page": "transport",
                        "name": qsTr("Transport")
                    },
                    {
                        "page": "ecology",
                        "name": qsTr("Ecology")
                    }
                ]

                StudioButton {
                    required property var modelData

                    bare: true
                    checked: root.preview.page === modelData.page
                    implicitHeight: 30
                    text: modelData.name

                    onClicked: root.preview.choosePage(modelData.page)
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: 8

            StudioChoice {
                id: language

                readonly property list<LanguageChoice> choices: root.preview.shell.languages

                currentIndex: choices.findIndex(choice => choice.tag === root.preview.shell.language)
                implicitHeight: 30
                implicitWidth: 124
                label: qsTr("Language of the screen")
                model: choices.map(choice => choice.endonym)

                onActivated: index => {
                    root.preview.chooseLanguage(language.choices[index].tag);
                    language.currentIndex = Qt.binding(() => language.choices.findIndex(choice => choice.tag === root.preview.shell.language));
                }
            }
            StudioChoice {
                id: shape

                readonly property list<string> names: ["landscape", "upright", "counter"]

                currentIndex: names.indexOf(root.preview.shape)
                implicitHeight: 30
                implicitWidth: 116
                label: qsTr("Shape of the screen")
                model: [qsTr("Landscape"), qsTr("Upright"), qsTr("Counter-top")]

                onActivated: index => root.preview.chooseShape(shape.names[index])
            }
            StudioChoice {
                id: size

                readonly property list<int> sizes: [100, 150, 200]

                currentIndex: sizes.indexOf(root.preview.shell.textSize)
                implicitHeight: 30
                implicitWidth: 116
                label: qsTr("Text size")
                model: [qsTr("Text 100 %"), qsTr("Text 150 %"), qsTr("Text 200 %")]

                onActivated: index => {
                    root.preview.chooseTextSize(size.sizes[index]);
                    size.currentIndex = Qt.binding(() => size.sizes.indexOf(root.preview.shell.textSize));
                }
            }
            StudioButton {
                checkable: true
                checked: root.preview.shell.highContrast
                iconName: "contrast-2"
                implicitHeight: 30
                text: qsTr("High contrast")

                onClicked: root.preview.shell.toggleContrast()
            }
            StudioLine {
                id: day

                implicitHeight: 30
                implicitWidth: 118
                label: qsTr("Day")
                text: root.preview.day
                wrong: root.preview.dayWrong !== ""

                Accessible.description: qsTr("What visitors will see on this day")

                onEditingFinished: root.preview.chooseDay(day.text)

                StudioTip {
                    text: root.preview.dayWrong !== "" ? root.preview.dayWrong : qsTr("What visitors will see on this day")
                    wanted: day.hovered
                }

                Connections {
                    function onChanged(): void {
                        if (!day.activeFocus)
                            day.text = root.preview.day;
                    }

                    target: root.preview
                }
            }
        }
    }
    Item {
        id: room

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        anchors.left: parent.left
        anchors.leftMargin: StudioTheme.gapLarge
        anchors.right: parent.right
        anchors.rightMargin: StudioTheme.gapLarge
        anchors.top: tools.bottom
        anchors.topMargin: 12

        Rectangle {
            id: device

            readonly property real bezel: 8
            readonly property real factor: Math.min((room.width - 2 * bezel) / root.preview.stageWidth, (room.height - 2 * bezel - foot.height - 10) / root.preview.stageHeight)
            readonly property real spare: room.height - height - foot.height - 10

            color: StudioTheme.ink
            height: Math.round(root.preview.stageHeight * factor) + 2 * bezel
            radius: StudioTheme.radiusLarge
            width: Math.round(root.preview.stageWidth * factor) + 2 * bezel
            x: Math.round((room.width - width) / 2)
            y: Math.round(Math.max(0, spare) * 0.36)

            Item {
                id: glass

                anchors.fill: parent
                anchors.margins: device.bezel
                clip: true

                Stage {
                    id: stage

                    attract: root.preview.attract
                    height: root.preview.stageHeight
                    millimetre: root.preview.millimetre
                    objectName: "stage"
                    scale: device.factor
                    shaders: root.shaders
                    shell: root.preview.shell
                    transformOrigin: Item.TopLeft
                    width: root.preview.stageWidth
                }
                MouseArea {
                    anchors.fill: parent
                    cursorShape: root.preview.editing ? Qt.PointingHandCursor : Qt.ArrowCursor
                    enabled: root.preview.editing

                    onPressed: mouse => mouse.accepted = root.preview.pick(mouse.x / device.factor, mouse.y / device.factor)
                }
                Rectangle {
                    border.color: StudioTheme.accent
                    border.width: 3
                    color: StudioTheme.clear
                    height: root.preview.mark.height * device.factor + 10
                    radius: StudioTheme.radius
                    visible: root.preview.mark.width > 0
                    width: root.preview.mark.width * device.factor + 10
                    x: root.preview.mark.x * device.factor - 5
                    y: root.preview.mark.y * device.factor - 5
                }
            }
        }
    }
    RowLayout {
        id: foot

        height: 30
        width: room.width
        x: room.x
        y: room.y + device.y + device.height + 10

        StudioSwitch {
            id: editing

            checked: root.preview.editing
            text: qsTr("A click opens the form")

            onToggled: {
                root.preview.edit(editing.checked);
                editing.checked = Qt.binding(() => root.preview.editing);
            }
        }
        StudioLabel {
            Layout.fillWidth: true
            color: root.preview.dayWrong !== "" ? StudioTheme.wrong : StudioTheme.care
            horizontalAlignment: Text.AlignRight
            text: root.preview.dayWrong !== "" ? root.preview.dayWrong : root.preview.isToday ? "" : qsTr("This is what visitors will see on %1").arg(root.preview.day)
        }
    }
}
