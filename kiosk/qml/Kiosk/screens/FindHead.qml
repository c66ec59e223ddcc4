// What stands over the list: its name, by what it is narrowed, and what was found.
import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    required property FindViewModel find
    property bool filtered: true
    property bool titled: true

    function close(): void {
        filters.open = "";
    }

    spacing: Theme.gap
    topPadding: root.titled ? Theme.gapLarge : Theme.gap
    bottomPadding: Theme.gap

    TitleText {
        text: qsTr("Find")
        visible: root.titled
        width: root.width
    }
    FindFilters {
        id: filters

        find: root.find
        visible: root.filtered
        width: root.width
    }
    AppText {
        text: root.find.told
        visible: text !== ""
        width: root.width
    }
    AppText {
        color: Theme.muted
        text: root.find.heading
        visible: text !== ""
        width: root.width
    }
    PillButton {
        iconName: "search"
        maximumWidth: root.width
        text: qsTr("Look everywhere")
        visible: root.find.stuck

        onActivated: root.find.widen()
    }
}
