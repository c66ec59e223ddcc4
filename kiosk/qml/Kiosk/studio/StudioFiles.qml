// Out to a spreadsheet or to translators, and back: first what it would change, then all of it or nothing.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioSheet {
    id: root

    required property StudioViewModel studio
    readonly property StudioExchange exchange: root.studio.exchange
    required property bool back

    heading: root.back ? qsTr("Take in a file") : qsTr("Give out a file")
    lead: root.back ? qsTr("A spreadsheet, or what translators sent back. You see first what it would change.") : qsTr("A workbook of everything, or one file for each language for translators.")
    wanted: 680

    onAboutToShow: root.exchange.begin()

    ColumnLayout {
        spacing: 14
        width: parent.width

        StudioAsked {
            Layout.fillWidth: true
            label: qsTr("What kind of file")
            visible: !root.back

            StudioChoice {
                id: form

                Layout.fillWidth: true
                label: qsTr("What kind of file")
                model: [qsTr("Workbook (Excel, WPS)"), qsTr("CSV, one file for each kind of thing"), qsTr("PO files for translators"), qsTr("XLIFF files for translators")]
            }
        }
        StudioAsked {
            Layout.fillWidth: true
            label: root.back ? qsTr("File or folder to take in") : qsTr("Where to put it")

            StudioPlace {
                id: place

                Layout.fillWidth: true
                filters: root.back ? [qsTr("Spreadsheets and translations") + " (*.xlsx *.csv *.po *.xlf *.xliff)"] : [qsTr("Workbook (Excel, WPS)") + " (*.xlsx)"]
                label: root.back ? qsTr("File or folder to take in") : qsTr("Where to put it")
                wanted: root.back ? "open" : form.currentIndex === 0 ? "save" : "folder"

                onChosen: {
                    if (root.back)
                        root.exchange.look(place.text);
                }
            }
        }
        StudioSaid {
            Layout.fillWidth: true
            bad: true
            text: root.exchange.wrong
        }
        StudioSaid {
            Layout.fillWidth: true
            text: root.exchange.done
        }
        StudioTitle {
            Layout.fillWidth: true
            font.pixelSize: StudioTheme.lead
            text: root.exchange.summary
            visible: text !== ""
        }
        ListView {
            id: lines

            Layout.fillWidth: true
            clip: true
            implicitHeight: Math.min(contentHeight, 300)
            model: root.exchange.lines
            spacing: 6
            visible: count > 0

            ScrollBar.vertical: StudioScrollBar {}

            delegate: StudioLabel {
                required property string modelData

                font.pixelSize: StudioTheme.small
                text: modelData
                width: lines.width - 12
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            StudioLabel {
                Layout.fillWidth: true
                color: StudioTheme.muted
                text: root.exchange.busy ? qsTr("One moment …") : ""
            }
            StudioButton {
                text: qsTr("Close")

                onClicked: root.close()
            }
            StudioButton {
                enabled: !root.exchange.busy
                strong: true
                text: qsTr("Write it")
                visible: !root.back

                onClicked: root.exchange.write(place.text, form.currentIndex)
            }
            StudioButton {
                enabled: !root.exchange.busy
                text: qsTr("Look what it changes")
                visible: root.back && !root.exchange.canTake

                onClicked: root.exchange.look(place.text)
            }
            StudioButton {
                strong: true
                text: qsTr("Take all of it in")
                visible: root.back && root.exchange.canTake

                onClicked: root.exchange.take()
            }
        }
    }
}
