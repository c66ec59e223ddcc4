// A calm sheet over the window, for what needs the whole attention.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

Popup {
    id: root

    property string heading
    property string lead
    property real wanted: 640
    default property alias content: body.data

    anchors.centerIn: Overlay.overlay
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    focus: true
    height: Math.min(Overlay.overlay ? Overlay.overlay.height - 60 : 700, frame.implicitHeight)
    modal: true
    padding: 0
    width: Math.min(Overlay.overlay ? Overlay.overlay.width - 60 : 900, root.wanted)

    Overlay.modal: Rectangle {
        color: StudioTheme.veil
    }
    background: Rectangle {
        color: StudioTheme.paper
        radius: StudioTheme.radiusLarge
    }
    contentItem: Item {
        id: frame

        implicitHeight: head.height + body.implicitHeight + 2 * StudioTheme.margin + 8

        Item {
            id: head

            anchors.left: parent.left
            anchors.leftMargin: StudioTheme.margin + 4
            anchors.right: parent.right
            anchors.rightMargin: StudioTheme.gapLarge
            anchors.top: parent.top
            anchors.topMargin: StudioTheme.margin
            height: title.implicitHeight + (leadText.visible ? leadText.implicitHeight + 6 : 0) + 12

            StudioTitle {
                id: title

                text: root.heading
                width: parent.width - 50
            }
            StudioLabel {
                id: leadText

                anchors.top: title.bottom
                anchors.topMargin: 6
                color: StudioTheme.muted
                text: root.lead
                visible: text !== ""
                width: parent.width - 50
            }
            StudioButton {
                anchors.right: parent.right
                bare: true
                display: AbstractButton.IconOnly
                iconName: "x"
                text: qsTr("Close")

                onClicked: root.close()
            }
        }
        Item {
            id: body

            anchors.bottom: parent.bottom
            anchors.bottomMargin: StudioTheme.margin
            anchors.left: parent.left
            anchors.leftMargin: StudioTheme.margin + 4
            anchors.right: parent.right
            anchors.rightMargin: StudioTheme.margin + 4
            anchors.top: head.bottom
            implicitHeight: childrenRect.height
        }
    }
}
