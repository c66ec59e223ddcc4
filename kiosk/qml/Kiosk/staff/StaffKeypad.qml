// The PIN, by touch: dots for the digits given, and keys.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    required property StaffViewModel staff

    spacing: Theme.gapLarge

    TitleText {
        color: Theme.text
        font.pixelSize: Theme.heading
        horizontalAlignment: Text.AlignHCenter
        text: root.staff.title
        width: parent.width
    }
    Item {
        // As wide as the keys: a column leaves no room for what is empty, and the keys would move at the first digit
        height: Theme.gap * 1.6
        width: parent.width

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gap

            Repeater {
                model: root.staff.dots

                Rectangle {
                    color: Theme.text
                    height: Theme.gap * 1.2
                    radius: height / 2
                    width: height
                }
            }
        }
    }
    AppText {
        height: Math.max(implicitHeight, Theme.body * 1.4)
        horizontalAlignment: Text.AlignHCenter
        text: root.staff.message
        width: parent.width
    }
    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        columns: 3
        spacing: Theme.gap

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            StaffButton {
                id: key

                required property string modelData

                enabled: !root.staff.busy
                text: key.modelData
                width: root.width / 3 - Theme.gap

                onActivated: root.staff.digit(key.modelData)
            }
        }
        StaffButton {
            enabled: !root.staff.busy
            text: root.staff.eraseLabel
            width: root.width / 3 - Theme.gap

            onActivated: root.staff.erase()
        }
        StaffButton {
            enabled: !root.staff.busy
            text: "0"
            width: root.width / 3 - Theme.gap

            onActivated: root.staff.digit("0")
        }
        StaffButton {
            enabled: !root.staff.busy && root.staff.dots > 0
            text: root.staff.enterLabel
            width: root.width / 3 - Theme.gap

            onActivated: root.staff.enter()
        }
    }
}
