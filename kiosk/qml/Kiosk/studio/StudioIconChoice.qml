// The sign of a thing, chosen from all drawings the kiosk has.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioButton {
    id: root

    required property StudioField field
    property bool readOnly: false

    enabled: !root.readOnly
    iconName: root.field.index >= 0 ? root.field.values[root.field.index] : "photo"
    text: qsTr("Choose another sign")
    width: implicitWidth

    onClicked: grid.open()

    Popup {
        id: grid

        height: 320
        padding: 10
        width: 330
        y: root.height + 4

        background: Rectangle {
            border.color: StudioTheme.lineStrong
            color: StudioTheme.card
            radius: StudioTheme.radius
        }
        contentItem: GridView {
            cellHeight: 44
            cellWidth: 44
            clip: true
            currentIndex: root.field.index
            focus: true
            model: grid.visible ? root.field.values : []

            ScrollBar.vertical: StudioScrollBar {}

            delegate: StudioButton {
                id: cell

                required property int index
                required property string modelData

                bare: true
                checked: cell.index === root.field.index
                display: AbstractButton.IconOnly
                height: 40
                iconName: cell.modelData
                text: cell.modelData
                width: 40

                onClicked: {
                    root.field.choose(cell.index);
                    grid.close();
                }
            }
        }
    }
}
