// A titled run of fields; what is rarely needed begins folded.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioCard {
    id: root

    required property StudioViewModel studio
    required property StudioSection section
    required property Flickable pane
    property bool unfolded: !root.section.folded

    Connections {
        function onFocusWanted(field: string, language: string): void {
            if (root.section.fields.some(each => each.key === field))
                root.unfolded = true;
        }

        target: root.studio.form
    }
    AbstractButton {
        id: head

        enabled: root.section.folded
        focusPolicy: root.section.folded ? Qt.StrongFocus : Qt.NoFocus
        height: title.implicitHeight
        text: root.section.title
        width: parent.width

        Accessible.name: root.section.title

        Keys.onReturnPressed: head.click()
        onClicked: root.unfolded = !root.unfolded

        contentItem: Item {
            StudioTitle {
                id: title

                color: head.visualFocus ? StudioTheme.accentStrong : StudioTheme.ink
                font.pixelSize: StudioTheme.lead
                text: root.section.title

                Accessible.ignored: true
            }
            StudioIcon {
                anchors.right: parent.right
                anchors.verticalCenter: title.verticalCenter
                color: StudioTheme.muted
                height: StudioTheme.iconSmall
                name: root.unfolded ? "chevron-up" : "chevron-down"
                visible: root.section.folded
                width: StudioTheme.iconSmall
            }
        }
    }
    Flow {
        id: fields

        spacing: 12
        visible: root.unfolded
        width: parent.width

        Repeater {
            model: root.section.fields

            StudioFieldBox {
                required property StudioField modelData

                field: modelData
                form: root.studio.form
                pane: root.pane
                readOnly: root.studio.readOnly
                width: modelData.wide || fields.width < 330 ? fields.width : (fields.width - 12) / 2

                onAttended: root.studio.attend(modelData.key, "")
            }
        }
    }
}
