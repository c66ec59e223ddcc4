// The bar on top: whose studio this is, back and again, what needs attention, and what can be done with all of it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.studio.theme

Rectangle {
    id: root

    required property StudioViewModel studio

    signal findingsWanted
    signal removedWanted
    signal publishWanted
    signal historyWanted
    signal giveOutWanted
    signal takeInWanted
    signal languagesWanted

    color: StudioTheme.deepLake
    implicitHeight: StudioTheme.barHeight

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: StudioTheme.margin
        anchors.rightMargin: StudioTheme.gapLarge
        spacing: 4

        StudioIcon {
            Layout.preferredHeight: 26
            Layout.preferredWidth: 26
            color: StudioTheme.shoal
            name: "ripple"
        }
        StudioTitle {
            Layout.leftMargin: 6
            Layout.rightMargin: StudioTheme.gapLarge
            color: StudioTheme.light
            font.pixelSize: StudioTheme.heading
            text: qsTr("West Taihu studio")
            wrapMode: Text.NoWrap
        }
        StudioButton {
            display: AbstractButton.IconOnly
            enabled: root.studio.canUndo
            hint: qsTr("Undo (Ctrl+Z)")
            iconName: "arrow-back-up"
            overBar: true
            text: qsTr("Undo")

            onClicked: root.studio.undo()
        }
        StudioButton {
            display: AbstractButton.IconOnly
            enabled: root.studio.canRedo
            hint: qsTr("Redo (Ctrl+Shift+Z)")
            iconName: "arrow-back-up"
            overBar: true
            text: qsTr("Redo")
            turned: true

            onClicked: root.studio.redo()
        }
        Rectangle {
            Layout.leftMargin: 8
            Layout.preferredHeight: 22
            Layout.preferredWidth: 1
            Layout.rightMargin: 8
            color: StudioTheme.barLine
        }
        StudioButton {
            id: add

            enabled: !root.studio.readOnly
            iconName: "plus"
            overBar: true
            text: qsTr("Add")

            onClicked: addMenu.open()

            StudioMenu {
                id: addMenu

                y: add.height + 6

                Instantiator {
                    model: root.studio.kinds

                    delegate: StudioMenuItem {
                        required property StudioKind modelData

                        text: modelData.name

                        onTriggered: root.studio.add(modelData.kind)
                    }

                    onObjectAdded: (index, object) => addMenu.insertItem(index, object as StudioMenuItem)
                    onObjectRemoved: (index, object) => addMenu.removeItem(object as StudioMenuItem)
                }
            }
        }
        StudioButton {
            id: files

            iconName: "table"
            overBar: true
            text: qsTr("Files")

            onClicked: filesMenu.open()

            StudioMenu {
                id: filesMenu

                y: files.height + 6

                StudioMenuItem {
                    iconName: "file-export"
                    text: qsTr("Give out a file …")

                    onTriggered: root.giveOutWanted()
                }
                StudioMenuItem {
                    enabled: !root.studio.readOnly
                    iconName: "file-import"
                    text: qsTr("Take in a file …")

                    onTriggered: root.takeInWanted()
                }
            }
        }
        StudioButton {
            iconName: "language"
            overBar: true
            text: qsTr("Languages")

            onClicked: root.languagesWanted()
        }
        StudioButton {
            iconName: "trash"
            overBar: true
            text: qsTr("Removed")

            onClicked: root.removedWanted()
        }
        Item {
            Layout.fillWidth: true
        }
        StudioButton {
            iconName: root.studio.errorCount > 0 ? "alert-triangle" : "circle-check"
            overBar: true
            text: !root.studio.checked ? qsTr("Checking …") : root.studio.errorCount > 0 ? qsTr("%n to mend", "", root.studio.errorCount) : root.studio.warningCount > 0 ? qsTr("%n to look at", "", root.studio.warningCount) : qsTr("Everything is in order")

            onClicked: root.findingsWanted()
        }
        StudioButton {
            iconName: "history"
            overBar: true
            text: qsTr("History")

            onClicked: root.historyWanted()
        }
        StudioButton {
            Layout.leftMargin: 8
            enabled: !root.studio.readOnly
            iconName: "upload"
            strong: true
            text: qsTr("Publish …")

            onClicked: root.publishWanted()
        }
    }
}
