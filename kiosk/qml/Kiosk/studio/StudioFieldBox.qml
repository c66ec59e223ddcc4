// A value with its label, in the shape it is filled in; below it what is wrong, or what to write.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

Column {
    id: root

    required property StudioField field
    required property StudioForm form
    required property Flickable pane
    property bool readOnly: false

    signal attended

    function take(): void {
        const control = shape.item as Item;
        if (!control)
            return;
        control.forceActiveFocus(Qt.TabFocusReason);
        const top = root.mapToItem(root.pane.contentItem, 0, 0).y;
        root.pane.contentY = Math.max(0, Math.min(top - root.pane.height / 3, root.pane.contentHeight - root.pane.height));
    }

    spacing: 5

    Connections {
        function onFocusWanted(field: string): void {
            if (field === root.field.key)
                root.take();
        }

        target: root.form
    }
    StudioLabel {
        color: StudioTheme.muted
        font.bold: true
        font.pixelSize: StudioTheme.small
        text: root.field.label
        visible: root.field.form !== "switch"
        width: parent.width
    }
    Loader {
        id: shape

        sourceComponent: root.field.form === "choice" ? choice : root.field.form === "checks" ? checks : root.field.form === "switch" ? toggle : root.field.form === "icon" ? icon : root.field.form === "lines" ? lines : line
        width: parent.width
    }
    StudioLabel {
        color: root.field.wrong !== "" ? StudioTheme.wrong : StudioTheme.faint
        font.pixelSize: StudioTheme.small
        text: root.field.wrong !== "" ? root.field.wrong : root.field.hint
        visible: text !== ""
        width: parent.width
    }
    Component {
        id: line

        StudioLine {
            id: input

            label: root.field.label
            readOnly: root.readOnly
            text: root.field.text
            wrong: root.field.wrong !== ""

            Accessible.description: root.field.hint

            onActiveFocusChanged: {
                if (input.activeFocus)
                    root.attended();
            }
            onTextEdited: root.field.put(input.text)

            Connections {
                function onChanged(): void {
                    if (input.text !== root.field.text)
                        input.text = root.field.text;
                }

                target: root.field
            }
        }
    }
    Component {
        id: lines

        ScrollView {
            height: 110

            ScrollBar.horizontal: StudioScrollBar {
                policy: ScrollBar.AlwaysOff
            }
            ScrollBar.vertical: StudioScrollBar {
                anchors.bottom: parent.bottom
                anchors.right: parent.right
                anchors.top: parent.top
            }

            TextArea {
                id: area

                color: StudioTheme.ink
                font.family: StudioTheme.sans
                font.pixelSize: StudioTheme.body
                readOnly: root.readOnly
                text: root.field.text
                textFormat: TextEdit.PlainText

                Accessible.name: root.field.label

                background: Rectangle {
                    border.color: root.field.wrong !== "" ? StudioTheme.wrong : area.activeFocus ? StudioTheme.lake : StudioTheme.lineStrong
                    border.width: area.activeFocus ? StudioTheme.ring : StudioTheme.hair
                    color: root.readOnly ? StudioTheme.fieldRead : StudioTheme.field
                    radius: StudioTheme.radius
                }

                Keys.onPressed: event => StudioKeys.take(event)
                onTextChanged: {
                    if (area.activeFocus && !area.readOnly)
                        root.field.put(area.text);
                }

                Connections {
                    function onChanged(): void {
                        if (area.text !== root.field.text)
                            area.text = root.field.text;
                    }

                    target: root.field
                }
            }
        }
    }
    Component {
        id: choice

        StudioChoice {
            id: box

            currentIndex: root.field.index
            enabled: !root.readOnly
            label: root.field.label
            model: root.field.labels

            onActivated: index => {
                root.field.choose(index);
                box.currentIndex = Qt.binding(() => root.field.index);
            }
            onActiveFocusChanged: {
                if (box.activeFocus)
                    root.attended();
            }
        }
    }
    Component {
        id: toggle

        StudioSwitch {
            id: control

            checked: root.field.on
            enabled: !root.readOnly
            text: root.field.label

            onToggled: {
                root.field.turn(control.checked);
                control.checked = Qt.binding(() => root.field.on);
            }
        }
    }
    Component {
        id: checks

        Column {
            id: answers

            spacing: 2

            Repeater {
                model: root.field.labels

                StudioCheck {
                    id: check

                    required property int index
                    required property string modelData

                    checked: root.field.checked[check.index] === true
                    enabled: !root.readOnly
                    text: check.modelData
                    width: answers.width

                    onToggled: {
                        root.field.toggle(check.index);
                        check.checked = Qt.binding(() => root.field.checked[check.index] === true);
                    }
                }
            }
        }
    }
    Component {
        id: icon

        StudioIconChoice {
            field: root.field
            readOnly: root.readOnly
        }
    }
}
