// By which kind of thing and by which screen the list is narrowed: what is chosen, and the choices when one is tapped.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    required property FindViewModel find
    property string open: ""
    readonly property list<FindChoice> choices: root.open === "kind" ? root.find.kinds : root.open === "screen" ? root.find.screens : []

    function choose(key: string): void {
        const which = root.open;
        root.open = "";
        if (which === "kind")
            root.find.chooseKind(key);
        else
            root.find.chooseScreen(key);
    }

    spacing: Theme.gap

    Flow {
        spacing: Theme.gap
        width: root.width

        PillButton {
            Accessible.checkable: true
            iconName: root.open === "kind" ? "chevron-up" : "chevron-down"
            maximumWidth: root.width
            selected: root.open === "kind"
            text: root.find.kindText

            onActivated: root.open = root.open === "kind" ? "" : "kind"
        }
        PillButton {
            Accessible.checkable: true
            iconName: root.open === "screen" ? "chevron-up" : "chevron-down"
            maximumWidth: root.width
            selected: root.open === "screen"
            text: root.find.screenText

            onActivated: root.open = root.open === "screen" ? "" : "screen"
        }
    }
    Flow {
        spacing: Theme.gap
        visible: root.open !== ""
        width: root.width

        Repeater {
            model: root.choices

            PillButton {
                id: choice

                required property FindChoice modelData

                Accessible.checkable: true
                iconName: modelData.icon
                maximumWidth: root.width
                selected: modelData.chosen
                text: modelData.text

                onActivated: root.choose(choice.modelData.key)
            }
        }
    }
    Rectangle {
        color: Theme.line
        height: Theme.stroke
        visible: root.open !== ""
        width: root.width
    }
}
