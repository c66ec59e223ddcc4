// The languages visitors can choose; another one is added with what its texts fall back to.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioSheet {
    id: root

    required property StudioViewModel studio
    readonly property list<LanguageChoice> spoken: root.studio.preview ? root.studio.preview.shell.languages : []

    heading: qsTr("Languages")
    lead: qsTr("Until a new language is translated, visitors who choose it read another one in its place.")
    wanted: 640

    ColumnLayout {
        spacing: 14
        width: parent.width

        Flow {
            Layout.fillWidth: true
            spacing: 6

            Repeater {
                model: root.spoken

                Rectangle {
                    id: chip

                    required property LanguageChoice modelData
                    readonly property bool isSource: modelData.tag === "zh_Hans"

                    border.color: StudioTheme.lineStrong
                    color: StudioTheme.card
                    height: 32
                    radius: 16
                    width: name.implicitWidth + (chip.isSource ? 28 : 50)

                    StudioLabel {
                        id: name

                        anchors.left: parent.left
                        anchors.leftMargin: 14
                        anchors.verticalCenter: parent.verticalCenter
                        font.family: chip.modelData.sans
                        text: chip.modelData.endonym
                        wrapMode: Text.NoWrap
                    }
                    StudioButton {
                        anchors.right: parent.right
                        anchors.rightMargin: 2
                        anchors.verticalCenter: parent.verticalCenter
                        bare: true
                        display: StudioButton.IconOnly
                        height: 28
                        iconName: "x"
                        text: qsTr("Remove %1").arg(chip.modelData.endonym)
                        visible: !chip.isSource && !root.studio.readOnly
                        width: 28

                        onClicked: root.studio.removeLanguage(chip.modelData.tag)
                    }
                }
            }
        }
        StudioTitle {
            Layout.topMargin: 6
            font.pixelSize: StudioTheme.lead
            text: qsTr("Add a language")
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            StudioAsked {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                label: qsTr("Its name in itself")

                StudioLine {
                    id: endonym

                    Layout.fillWidth: true
                    label: qsTr("Its name in itself")
                    placeholderText: "Italiano"

                    onTextEdited: direction.currentIndex = root.studio.fromTheRight(endonym.text) ? 1 : 0
                }
            }
            StudioAsked {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                label: qsTr("Its short sign")

                StudioLine {
                    id: tag

                    Layout.fillWidth: true
                    label: qsTr("Its short sign")
                    placeholderText: "it"
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            StudioAsked {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                label: qsTr("Written")

                StudioChoice {
                    id: direction

                    Layout.fillWidth: true
                    label: qsTr("Written")
                    model: [qsTr("from left to right"), qsTr("from right to left")]
                }
            }
            StudioAsked {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                label: qsTr("What is missing is read in")

                StudioChoice {
                    id: fallback

                    Layout.fillWidth: true
                    label: qsTr("What is missing is read in")
                    model: root.spoken.map(choice => choice.endonym)

                    // Another list of languages begins anew at its first one
                    onModelChanged: fallback.currentIndex = Math.max(0, root.spoken.findIndex(choice => choice.tag === "en"))
                }
            }
        }
        StudioSaid {
            Layout.fillWidth: true
            bad: true
            text: root.studio.noticeBad ? root.studio.notice : ""
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            Item {
                Layout.fillWidth: true
            }
            StudioButton {
                text: qsTr("Close")

                onClicked: root.close()
            }
            StudioButton {
                enabled: !root.studio.readOnly && endonym.text !== "" && tag.text !== ""
                strong: true
                text: qsTr("Add this language")

                onClicked: {
                    root.studio.addLanguage(tag.text, endonym.text, direction.currentIndex === 1 ? "rtl" : "ltr", "SC", root.spoken[fallback.currentIndex].tag);
                    if (!root.studio.noticeBad) {
                        tag.clear();
                        endonym.clear();
                    }
                }
            }
        }
    }
}
