// A run of the list under its heading.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Column {
    id: root

    required property FeatureGroup group
    required property string selected

    signal chosen(string entryId)

    function cardOf(entryId: string): Item {
        for (let i = 0; i < cards.count; ++i) {
            const card = cards.itemAt(i) as TransportListCard;
            if (card && card.modelData.card.entryId === entryId)
                return card;
        }
        return null;
    }

    spacing: Theme.gap * 0.8

    Item {
        height: Math.max(icon.height, title.height)
        width: parent.width

        Icon {
            id: icon

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accentStrong("transport")
            height: Theme.icon * 1.1
            name: root.group.icon
            width: Theme.icon * 1.1
        }
        TitleText {
            id: title

            anchors.left: icon.right
            anchors.leftMargin: Theme.gap * 0.8
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Math.round(Theme.body * 1.25)
            text: root.group.title
        }
    }
    AppText {
        color: Theme.muted
        font.pixelSize: Theme.small
        text: root.group.lead
        visible: text !== ""
        width: parent.width
    }
    Repeater {
        id: cards

        model: root.group.features

        TransportListCard {
            id: card

            selected: root.selected === modelData.card.entryId
            width: root.width

            onActivated: root.chosen(card.selected ? "" : card.modelData.card.entryId)
        }
    }
}
