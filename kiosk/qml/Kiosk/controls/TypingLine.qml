// One line of text to type into; a keyboard of its own works too, and its cursor stands still.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.scenes
import Kiosk.theme

Rectangle {
    id: root

    property string text
    property string placeholder
    property alias input: input

    signal typed(string text)
    signal accepted
    signal cleared

    border.color: input.activeFocus ? Theme.accentStrong("overview") : Theme.control
    border.width: Theme.strokeBold
    color: Theme.card
    implicitHeight: Math.max(Theme.target, input.implicitHeight + Theme.gap * 1.2)
    radius: Math.min(height, Theme.target) / 2

    onTextChanged: {
        if (input.text !== root.text)
            input.text = root.text;
    }

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap * 1.3
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.control
        height: Theme.icon
        name: "search"
        width: Theme.icon
    }
    TextInput {
        id: input

        activeFocusOnTab: true
        anchors.left: icon.right
        anchors.leftMargin: Theme.gap
        anchors.right: clear.visible ? clear.left : parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        clip: true
        color: Theme.text
        font.family: Theme.sans
        font.pixelSize: Theme.body
        horizontalAlignment: TextInput.AlignLeft
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhSensitiveData
        maximumLength: 60
        selectionColor: Theme.accentStrong("overview")

        Accessible.name: root.placeholder
        Accessible.role: Accessible.EditableText

        cursorDelegate: Rectangle {
            color: Theme.focus
            visible: input.activeFocus
            width: Theme.strokeBold
        }

        onAccepted: root.accepted()
        onTextEdited: root.typed(input.text)
    }
    AppText {
        anchors.left: input.left
        anchors.leftMargin: 2 * Theme.strokeBold
        anchors.right: input.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        lineHeight: 1
        text: root.placeholder
        visible: input.text === "" && input.preeditText === ""

        Accessible.ignored: true
    }
    RoundButton {
        id: clear

        anchors.right: parent.right
        anchors.rightMargin: (Math.min(root.height, Theme.target) - height) / 2
        anchors.verticalCenter: parent.verticalCenter
        iconName: "x"
        size: Math.max(Theme.targetSmall, Math.ceil(20.5 * Theme.mm))
        text: qsTr("Clear what was typed")
        visible: root.text !== ""

        onActivated: root.cleared()
    }
}
