// A text in one language: typed here, seen on the screen at once; says when it is missing or may be out of date.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

Item {
    id: root

    required property StudioForm form
    required property StudioTextGroup group
    required property StudioText text
    required property Flickable pane
    property bool readOnly: false
    readonly property bool isSource: root.text === root.group.source

    signal attended(box: StudioTextBox)

    function reveal(): void {
        const top = root.mapToItem(root.pane.contentItem, 0, 0).y;
        if (top < root.pane.contentY + 10 || top + root.height > root.pane.contentY + root.pane.height - 10)
            root.pane.contentY = Math.max(0, Math.min(top - root.pane.height / 3, root.pane.contentHeight - root.pane.height));
    }

    height: frame.height
    implicitHeight: frame.height

    Connections {
        function onFocusWanted(field: string, language: string): void {
            if ((field === root.text.field || field === "" && root.group === root.form.texts[0]) && language === root.text.tag) {
                area.forceActiveFocus();
                area.cursorPosition = area.length;
                root.reveal();
            }
        }

        target: root.form
    }
    Connections {
        function onChanged(): void {
            if (area.text !== root.text.text)
                area.text = root.text.text;
        }

        target: root.text
    }
    Rectangle {
        id: frame

        border.color: area.activeFocus ? StudioTheme.lake : root.text.state === "missing" ? StudioTheme.care : StudioTheme.lineStrong
        border.width: area.activeFocus ? StudioTheme.ring : StudioTheme.hair
        color: root.readOnly ? StudioTheme.fieldRead : root.isSource ? StudioTheme.cardSoft : StudioTheme.field
        height: head.height + area.implicitHeight + (note.visible ? note.height : 0) + 4
        radius: StudioTheme.radius
        width: parent.width

        Item {
            id: head

            height: 22
            width: parent.width

            StudioLabel {
                anchors.left: parent.left
                anchors.leftMargin: 10
                anchors.top: parent.top
                anchors.topMargin: 6
                color: StudioTheme.faint
                font.family: root.text.family
                font.pixelSize: StudioTheme.tiny
                text: root.isSource ? root.text.endonym + "  ·  " + qsTr("source") : root.text.endonym
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
            StudioLabel {
                anchors.right: parent.right
                anchors.rightMargin: 10
                anchors.top: parent.top
                anchors.topMargin: 6
                color: StudioTheme.faint
                font.pixelSize: StudioTheme.tiny
                text: root.text.count
                visible: area.activeFocus

                Accessible.ignored: true
            }
        }
        TextArea {
            id: area

            KeyNavigation.priority: KeyNavigation.BeforeItem
            KeyNavigation.tab: area.nextItemInFocusChain(true)
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: head.bottom
            bottomPadding: 8
            color: StudioTheme.ink
            font.family: root.text.family
            font.pixelSize: root.text.tag === "ar" ? StudioTheme.lead : StudioTheme.body
            horizontalAlignment: root.text.rtl ? TextEdit.AlignRight : TextEdit.AlignLeft
            leftPadding: 10
            readOnly: root.readOnly
            rightPadding: 10
            selectByMouse: true
            selectedTextColor: StudioTheme.ink
            selectionColor: StudioTheme.select
            text: root.text.text
            textFormat: TextEdit.PlainText
            topPadding: 2
            wrapMode: TextEdit.Wrap

            Accessible.description: root.text.note
            Accessible.name: root.group.label + ", " + root.text.endonym
            Accessible.role: Accessible.EditableText

            background: null

            Keys.onPressed: event => {
                StudioKeys.take(event);
                // A text is one paragraph
                if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                    event.accepted = true;
                    area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                }
            }
            onActiveFocusChanged: {
                if (area.activeFocus) {
                    root.attended(root);
                    root.reveal();
                } else
                    root.text.tidy();
            }
            onTextChanged: {
                if (area.activeFocus && !area.readOnly)
                    root.text.write(area.text);
            }
        }
        Item {
            id: note

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: area.bottom
            height: Math.max(24, words.implicitHeight + 8)
            visible: root.text.state !== ""

            StudioIcon {
                id: sign

                anchors.left: parent.left
                anchors.leftMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                color: StudioTheme.care
                height: 14
                name: root.text.state === "stale" ? "clock" : "language"
                width: 14
            }
            StudioLabel {
                id: words

                anchors.left: sign.right
                anchors.leftMargin: 6
                anchors.right: still.visible ? still.left : parent.right
                anchors.rightMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                color: StudioTheme.care
                font.pixelSize: StudioTheme.small
                text: root.text.note
            }
            StudioButton {
                id: still

                anchors.right: parent.right
                anchors.rightMargin: 4
                anchors.verticalCenter: parent.verticalCenter
                enabled: !root.readOnly
                font.pixelSize: StudioTheme.small
                iconName: "check"
                implicitHeight: 24
                text: qsTr("Still right")
                visible: root.text.state === "stale"

                onClicked: root.text.confirm()
            }
        }
    }
}
