// One answer out of a closed list.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

ComboBox {
    id: root

    property string label
    property bool overStage: false

    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    hoverEnabled: true
    implicitHeight: StudioTheme.control
    leftPadding: 10
    opacity: root.enabled ? 1 : 0.6
    rightPadding: 30

    Accessible.name: root.label
    Accessible.role: Accessible.ComboBox

    background: Rectangle {
        border.color: root.visualFocus || root.popup.visible ? StudioTheme.lake : StudioTheme.lineStrong
        border.width: root.visualFocus || root.popup.visible ? StudioTheme.ring : StudioTheme.hair
        color: root.down ? StudioTheme.press : root.hovered ? StudioTheme.hover : StudioTheme.field
        radius: StudioTheme.radius
    }
    contentItem: StudioLabel {
        elide: Text.ElideRight
        font: root.font
        horizontalAlignment: Text.AlignLeft
        lineHeight: 1
        text: root.displayText
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap

        Accessible.ignored: true
    }
    delegate: ItemDelegate {
        id: answer

        required property int index
        required property string modelData

        height: Math.max(StudioTheme.control, words.implicitHeight + 12)
        highlighted: root.highlightedIndex === answer.index
        text: answer.modelData
        width: ListView.view ? ListView.view.width : 0

        Accessible.name: answer.modelData

        background: Rectangle {
            color: answer.highlighted ? StudioTheme.hover : StudioTheme.clear
            radius: 6
        }
        contentItem: StudioLabel {
            id: words

            color: root.currentIndex === answer.index ? StudioTheme.lake : StudioTheme.ink
            font.bold: root.currentIndex === answer.index
            text: answer.modelData
            verticalAlignment: Text.AlignVCenter

            Accessible.ignored: true
        }
    }
    indicator: StudioIcon {
        height: StudioTheme.iconSmall
        name: "chevron-down"
        width: StudioTheme.iconSmall
        x: root.width - width - 10
        y: (root.height - height) / 2
    }
    popup: Popup {
        height: Math.min(contentItem.implicitHeight + 12, 360)
        padding: 6
        width: Math.max(root.width, 180)
        y: root.height + 4

        background: Rectangle {
            border.color: StudioTheme.lineStrong
            color: StudioTheme.card
            radius: StudioTheme.radius
        }
        contentItem: ListView {
            clip: true
            currentIndex: root.highlightedIndex
            implicitHeight: contentHeight
            model: root.popup.visible ? root.delegateModel : null

            ScrollBar.vertical: StudioScrollBar {}
        }
    }
}
