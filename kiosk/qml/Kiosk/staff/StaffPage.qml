// Over everything, for staff alone: first the PIN, then what it guards. Nothing beneath is touched through it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.theme

Rectangle {
    id: root

    required property StaffViewModel staff

    color: Theme.ground

    MouseArea {
        anchors.fill: parent

        onPressed: root.staff.touched()
    }
    Row {
        id: head

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.gapLarge
        spacing: Theme.gap

        StaffButton {
            text: root.staff.languageLabel

            onActivated: root.staff.toggleLanguage()
        }
        StaffButton {
            text: root.staff.closeLabel

            onActivated: root.staff.close()
        }
    }
    Loader {
        active: root.staff.stage === "pin" || root.staff.stage === "code"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: head.bottom
        anchors.topMargin: Theme.gapLarge
        width: Math.min(root.width - 2 * Theme.margin, Theme.target * 6)

        sourceComponent: StaffKeypad {
            staff: root.staff
        }
    }
    Loader {
        active: root.staff.stage === "open"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapLarge
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.top: head.bottom
        anchors.topMargin: Theme.gapLarge

        sourceComponent: StaffRoom {
            staff: root.staff
        }
    }
}
