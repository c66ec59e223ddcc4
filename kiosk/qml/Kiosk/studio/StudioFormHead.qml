// The head of the form: where the thing is shown, its name, and what can be done with it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.studio.theme

Rectangle {
    id: root

    required property StudioViewModel studio
    readonly property StudioForm form: root.studio.form

    color: StudioTheme.cardSoft
    implicitHeight: column.implicitHeight + 26

    Rectangle {
        anchors.bottom: parent.bottom
        color: StudioTheme.line
        height: StudioTheme.hair
        width: parent.width
    }
    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: StudioTheme.margin
        anchors.right: parent.right
        anchors.rightMargin: StudioTheme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        RowLayout {
            Layout.fillWidth: true
            spacing: 2

            StudioLabel {
                Layout.fillWidth: true
                color: StudioTheme.muted
                elide: Text.ElideRight
                font.pixelSize: StudioTheme.small
                text: root.form.screenName + "  ·  " + root.form.kindName
                wrapMode: Text.NoWrap
            }
            StudioButton {
                bare: true
                display: AbstractButton.IconOnly
                enabled: !root.studio.readOnly
                hint: qsTr("Move up (Alt+Up in the list)")
                iconName: "arrow-up"
                implicitHeight: StudioTheme.controlSmall
                text: qsTr("Move up")

                onClicked: root.studio.move(root.form.entryId, -1)
            }
            StudioButton {
                bare: true
                display: AbstractButton.IconOnly
                enabled: !root.studio.readOnly
                hint: qsTr("Move down (Alt+Down in the list)")
                iconName: "arrow-down"
                implicitHeight: StudioTheme.controlSmall
                text: qsTr("Move down")

                onClicked: root.studio.move(root.form.entryId, 1)
            }
            StudioButton {
                bare: true
                checkable: true
                checked: root.form.hidden
                display: AbstractButton.IconOnly
                enabled: root.studio.canHide
                iconName: root.form.hidden ? "eye-off" : "eye"
                implicitHeight: StudioTheme.controlSmall
                text: root.form.hidden ? qsTr("Show to visitors") : qsTr("Hide from visitors")

                onClicked: root.studio.hide(!root.form.hidden)
            }
            StudioButton {
                bare: true
                display: AbstractButton.IconOnly
                enabled: root.studio.canRemove
                iconName: "trash"
                implicitHeight: StudioTheme.controlSmall
                text: qsTr("Remove")

                onClicked: root.studio.remove()
            }
        }
        StudioTitle {
            Layout.fillWidth: true
            elide: Text.ElideRight
            maximumLineCount: 2
            text: root.form.title
        }
        Rectangle {
            Layout.preferredHeight: hiddenNote.implicitHeight + 8
            Layout.preferredWidth: hiddenNote.implicitWidth + 20
            color: StudioTheme.careSoft
            radius: height / 2
            visible: root.form.hidden

            StudioLabel {
                id: hiddenNote

                anchors.centerIn: parent
                color: StudioTheme.care
                font.pixelSize: StudioTheme.small
                text: qsTr("Hidden: visitors do not see it")
                wrapMode: Text.NoWrap
            }
        }
    }
}
