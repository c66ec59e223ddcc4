import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

// One line of a menu.
MenuItem {
    id: root

    property string iconName

    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    implicitHeight: StudioTheme.control

    Accessible.name: root.text

    background: Rectangle {
        color: root.highlighted ? StudioTheme.hover : StudioTheme.clear
        radius: 6
    }
    contentItem: Row {
        leftPadding: 4
        spacing: 9

        StudioIcon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            visible: root.iconName !== ""
        }
        StudioLabel {
            anchors.verticalCenter: parent.verticalCenter
            font: root.font
            lineHeight: 1
            opacity: root.enabled ? 1 : 0.45
            text: root.text
            wrapMode: Text.NoWrap

            Accessible.ignored: true
        }
    }
}
