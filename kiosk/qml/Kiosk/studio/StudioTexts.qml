// The words of a thing in all languages: side by side, or the source and one translation.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioCard {
    id: root

    required property StudioViewModel studio
    required property StudioForm form
    required property Flickable pane

    signal typing(box: StudioTextBox)

    RowLayout {
        spacing: 4
        width: parent.width

        StudioTitle {
            Layout.fillWidth: true
            font.pixelSize: StudioTheme.lead
            text: qsTr("Words")
        }
        StudioButton {
            bare: true
            checkable: true
            checked: root.form.sideBySide
            implicitHeight: StudioTheme.controlSmall
            text: qsTr("All languages")

            onClicked: root.form.showAll(true)
        }
        StudioButton {
            bare: true
            checkable: true
            checked: !root.form.sideBySide
            implicitHeight: StudioTheme.controlSmall
            text: qsTr("One by one")

            onClicked: root.form.showAll(false)
        }
    }
    Flow {
        spacing: 4
        visible: !root.form.sideBySide
        width: parent.width

        Repeater {
            model: root.form.texts.length > 0 ? (root.form.texts[0] as StudioTextGroup).translations : []

            StudioButton {
                required property StudioText modelData

                checkable: true
                checked: root.form.language === modelData.tag
                font.family: modelData.family
                implicitHeight: StudioTheme.controlSmall
                text: modelData.endonym

                onClicked: {
                    root.form.turnTo(modelData.tag);
                    root.studio.preview.chooseLanguage(modelData.tag);
                }
            }
        }
    }
    Repeater {
        model: root.form.texts

        Column {
            id: part

            required property StudioTextGroup modelData
            // Two columns where words have room
            readonly property int columns: width > 620 && root.form.sideBySide ? 2 : 1

            spacing: 8
            width: root.width - 28

            StudioLabel {
                color: StudioTheme.muted
                font.bold: true
                font.pixelSize: StudioTheme.small
                text: part.modelData.label
                topPadding: 4
                width: parent.width
            }
            StudioTextBox {
                form: root.form
                group: part.modelData
                pane: root.pane
                readOnly: root.studio.readOnly
                text: part.modelData.source
                width: parent.width

                onAttended: box => {
                    root.typing(box);
                    root.studio.attend(box.text.field, box.text.tag);
                }
            }
            Grid {
                columnSpacing: 10
                columns: part.columns
                rowSpacing: 8
                width: parent.width

                Repeater {
                    model: root.form.sideBySide ? part.modelData.translations : [part.modelData.chosen]

                    StudioTextBox {
                        required property StudioText modelData

                        form: root.form
                        group: part.modelData
                        pane: root.pane
                        readOnly: root.studio.readOnly
                        text: modelData
                        width: (part.width - (part.columns - 1) * 10) / part.columns

                        onAttended: box => {
                            root.typing(box);
                            root.studio.attend(box.text.field, box.text.tag);
                        }
                    }
                }
            }
        }
    }
}
