// The studio's window: a bar, the list of everything, the form of the chosen thing, and the real screen.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

ApplicationWindow {
    id: root

    required property StudioViewModel studio
    required property bool shaders

    color: StudioTheme.paper
    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    minimumHeight: 720
    minimumWidth: 1280
    title: root.studio.readOnly ? qsTr("West Taihu studio (read-only)") : qsTr("West Taihu studio")

    Component.onCompleted: StudioTheme.language = root.studio.language

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
        onGiveOutWanted: {
            files.back = false;
            files.open();
        }
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
        onTakeInWanted: {
            files.back = true;
            files.open();
        }
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
        StudioPreviewPane {
            SplitView.fillWidth: true
            SplitView.minimumWidth: 420
            objectName: "preview"
            preview: root.studio.preview
            shaders: root.shaders
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
    StudioFindings {
        id: findings

        objectName: "findingsSheet"
        studio: root.studio

        onLanguagesWanted: languages.open()
    }
    StudioPublish {
        id: publish

        objectName: "publishSheet"
        studio: root.studio

        onFindingsWanted: findings.open()
    }
    StudioHistory {
        id: history

        objectName: "historySheet"
        studio: root.studio

        onAgainWanted: version => {
            history.close();
            root.studio.publishing.begin(version);
            publish.open();
        }
    }
    StudioFiles {
        id: files

        objectName: "filesSheet"
        studio: root.studio
    }
    StudioLanguages {
        id: languages

        objectName: "languagesSheet"
        studio: root.studio
    }
    StudioRemovedThings {
        id: removed

        objectName: "removedSheet"
        studio: root.studio
    }
}
