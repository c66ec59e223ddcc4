// A file or folder: typed, or chosen in the system's own window.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts

RowLayout {
    id: root

    property alias text: line.text
    property string label
    property string hint
    property list<string> filters
    // folder, open or save
    property string wanted: "folder"

    signal chosen

    function take(address: url): void {
        line.text = decodeURIComponent(address.toString().replace(/^file:\/\//, ""));
        root.chosen();
    }

    spacing: 8

    StudioLine {
        id: line

        Layout.fillWidth: true
        label: root.label
        placeholderText: root.hint

        onAccepted: root.chosen()
    }
    StudioButton {
        iconName: "folder"
        text: qsTr("Choose …")

        onClicked: root.wanted === "folder" ? folder.open() : file.open()
    }
    FolderDialog {
        id: folder

        onAccepted: root.take(folder.selectedFolder)
    }
    FileDialog {
        id: file

        fileMode: root.wanted === "save" ? FileDialog.SaveFile : FileDialog.OpenFile
        nameFilters: root.filters

        onAccepted: root.take(file.selectedFile)
    }
}
