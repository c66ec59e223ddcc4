// What stands in the studio's window once the draft is open: a bar, the list, the form, the real screen, the sheets.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

FocusScope {
    id: root

    required property StudioViewModel studio
    required property bool shaders

    Shortcut {
        sequences: [StandardKey.Undo]

        onActivated: root.studio.undo()
    }
    Shortcut {
        sequences: [StandardKey.Redo, "Ctrl+Shift+Z", "Ctrl+Y"]

        onActivated: root.studio.redo()
    }
    Connections {
        function onRedo(): void {
            root.studio.redo();
        }
        function onUndo(): void {
            root.studio.undo();
        }

        target: StudioKeys
    }
    Shortcut {
        sequences: [StandardKey.Find]

        onActivated: list.searchFor()
    }
    Shortcut {
        sequence: "Ctrl+PgDown"

        onActivated: root.studio.step(1)
    }
    Shortcut {
        sequence: "Ctrl+PgUp"

        onActivated: root.studio.step(-1)
    }
    StudioBar {
        id: bar

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        studio: root.studio

        onFindingsWanted: findings.open()
        onGiveOutWanted: giveOut.open()
        onHistoryWanted: {
            root.studio.publishing.begin("");
            root.studio.publishing.look();
            history.open();
        }
        onLanguagesWanted: languages.open()
        onPublishWanted: {
            root.studio.publishing.begin("");
            publish.open();
        }
        onRemovedWanted: removed.open()
        onTakeInWanted: takeIn.open()
    }
    StudioReadOnly {
        id: readOnly

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bar.bottom
        text: root.studio.readOnlyNote
    }
    SplitView {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: readOnly.bottom
        orientation: Qt.Horizontal

        handle: Rectangle {
            id: handle

            color: SplitHandle.hovered || SplitHandle.pressed ? StudioTheme.shoal : StudioTheme.line
            implicitHeight: 1
            implicitWidth: SplitHandle.hovered || SplitHandle.pressed ? 3 : 1

            containmentMask: Item {
                height: handle.height
                width: 9
                x: -4
            }
        }

        StudioList {
            id: list

            SplitView.minimumWidth: 220
            SplitView.preferredWidth: Math.min(340, Math.max(256, root.width * 0.18))
            studio: root.studio
        }
        StudioFormPane {
            SplitView.minimumWidth: 380
            SplitView.preferredWidth: Math.round(root.width * 0.345)
            studio: root.studio
        }
        // The list answers before the real screen is there
        Rectangle {
            SplitView.fillWidth: true
            SplitView.minimumWidth: 420
            color: StudioTheme.stage

            StudioLabel {
                anchors.centerIn: parent
                color: StudioTheme.muted
                text: qsTr("The screen is being made …")
                visible: root.studio.preview === null
            }
            Loader {
                active: root.studio.preview !== null
                anchors.fill: parent

                sourceComponent: StudioPreviewPane {
                    preview: root.studio.preview
                    shaders: root.shaders
                }
            }
        }
    }
    StudioNotice {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: StudioTheme.gapLarge
        anchors.horizontalCenter: parent.horizontalCenter
        bad: root.studio.noticeBad
        text: root.studio.notice

        onDismissed: root.studio.dismiss()
    }
    StudioLate {
        id: findings

        objectName: "findingsSheet"

        sourceComponent: StudioFindings {
            studio: root.studio

            onLanguagesWanted: languages.open()
        }
    }
    StudioLate {
        id: publish

        objectName: "publishSheet"

        sourceComponent: StudioPublish {
            studio: root.studio

            onFindingsWanted: findings.open()
        }
    }
    StudioLate {
        id: history

        objectName: "historySheet"

        sourceComponent: StudioHistory {
            studio: root.studio

            onAgainWanted: version => {
                history.close();
                root.studio.publishing.begin(version);
                publish.open();
            }
        }
    }
    StudioLate {
        id: giveOut

        objectName: "filesSheet"

        sourceComponent: StudioFiles {
            back: false
            studio: root.studio
        }
    }
    StudioLate {
        id: takeIn

        sourceComponent: StudioFiles {
            back: true
            studio: root.studio
        }
    }
    StudioLate {
        id: languages

        objectName: "languagesSheet"

        sourceComponent: StudioLanguages {
            studio: root.studio
        }
    }
    StudioLate {
        id: removed

        objectName: "removedSheet"

        sourceComponent: StudioRemovedThings {
            studio: root.studio
        }
    }
}
