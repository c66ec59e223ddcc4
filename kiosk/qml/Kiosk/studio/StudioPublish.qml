// Publishing: what was found comes first, then where to, why, and the passphrase.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioSheet {
    id: root

    required property StudioViewModel studio
    readonly property StudioPublishing publishing: root.studio.publishing
    readonly property bool again: root.publishing.again !== ""

    signal findingsWanted

    heading: root.again ? qsTr("Publish version %1 again").arg(root.publishing.again) : qsTr("Publish")
    lead: root.again ? qsTr("Visitors will see this older version; the draft stays as it is.") : qsTr("Kiosks that follow the folder show the draft as soon as their visitor has left.")
    wanted: 600

    onOpened: {
        folder.text = root.publishing.folder;
        note.forceActiveFocus(Qt.TabFocusReason);
    }
    onClosed: {
        passphrase.clear();
        repeated.clear();
    }

    ColumnLayout {
        spacing: 14
        width: parent.width

        Rectangle {
            Layout.fillWidth: true
            color: root.studio.errorCount > 0 ? StudioTheme.wrongSoft : root.studio.warningCount > 0 ? StudioTheme.careSoft : StudioTheme.goodSoft
            implicitHeight: 46
            radius: StudioTheme.radius
            visible: !root.again && root.publishing.done === ""

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: 12
                anchors.rightMargin: 6
                spacing: 10

                StudioIcon {
                    color: root.studio.errorCount > 0 ? StudioTheme.wrong : root.studio.warningCount > 0 ? StudioTheme.care : StudioTheme.good
                    name: root.studio.errorCount + root.studio.warningCount > 0 ? "alert-triangle" : "circle-check"
                }
                StudioLabel {
                    Layout.fillWidth: true
                    color: root.studio.errorCount > 0 ? StudioTheme.wrong : root.studio.warningCount > 0 ? StudioTheme.care : StudioTheme.good
                    text: !root.studio.checked ? qsTr("Still looking …") : root.studio.errorCount > 0 ? qsTr("%n must be mended before publishing", "", root.studio.errorCount) : root.studio.warningCount > 0 ? qsTr("%n should be looked at; publish all the same?", "", root.studio.warningCount) : qsTr("Everything is in order.")
                }
                StudioButton {
                    bare: true
                    implicitHeight: StudioTheme.controlSmall
                    text: qsTr("Show them")
                    visible: root.studio.errorCount + root.studio.warningCount > 0

                    onClicked: {
                        root.close();
                        root.findingsWanted();
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 14
            visible: root.publishing.done === ""

            StudioAsked {
                Layout.fillWidth: true
                label: qsTr("What changed, in a sentence")

                StudioLine {
                    id: note

                    Layout.fillWidth: true
                    label: qsTr("What changed, in a sentence")
                    placeholderText: qsTr("For the history, as in: area of the park corrected")
                }
            }
            StudioAsked {
                Layout.fillWidth: true
                hint: qsTr("A stick, a share, or the folder that the web server serves.")
                label: qsTr("Folder to publish to")

                StudioPlace {
                    id: folder

                    Layout.fillWidth: true
                    label: qsTr("Folder to publish to")
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: 12

                StudioAsked {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    hint: root.publishing.firstUse ? qsTr("This is the first time: choose a passphrase and keep it well. Nobody can bring it back.") : ""
                    label: qsTr("Passphrase")

                    StudioLine {
                        id: passphrase

                        Layout.fillWidth: true
                        echoMode: TextInput.Password
                        label: qsTr("Passphrase")

                        onAccepted: go.click()
                    }
                }
                StudioAsked {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    label: qsTr("The same once more")
                    visible: root.publishing.firstUse

                    StudioLine {
                        id: repeated

                        Layout.fillWidth: true
                        echoMode: TextInput.Password
                        label: qsTr("The same once more")

                        onAccepted: go.click()
                    }
                }
            }
        }
        StudioSaid {
            Layout.fillWidth: true
            bad: true
            text: root.publishing.wrong
        }
        StudioSaid {
            Layout.fillWidth: true
            text: root.publishing.done
        }
        StudioLabel {
            Layout.fillWidth: true
            text: root.publishing.keysNote
            visible: text !== ""
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: 4
            spacing: 10

            StudioLabel {
                Layout.fillWidth: true
                color: StudioTheme.muted
                text: root.publishing.busy ? qsTr("Publishing … this may take a minute.") : ""
            }
            StudioButton {
                text: root.publishing.done === "" ? qsTr("Cancel") : qsTr("Close")

                onClicked: root.close()
            }
            StudioButton {
                id: go

                enabled: !root.publishing.busy && (root.again || root.studio.canPublish)
                iconName: "upload"
                strong: true
                text: qsTr("Publish now")
                visible: root.publishing.done === ""

                onClicked: root.publishing.publish(folder.text, note.text, passphrase.text, repeated.text)
            }
        }
    }
}
