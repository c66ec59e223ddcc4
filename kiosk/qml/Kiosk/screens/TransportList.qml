// Links by direction, cities by distance, metropolitan areas, lakes, and what the park says of its transport.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Column {
    id: root

    required property TransportViewModel transport
    required property ShellViewModel shell
    required property string drawing
    property bool headed: true
    property bool layered: false

    signal chosen(string entryId)

    function cardOf(entryId: string): Item {
        for (let i = 0; i < groups.count; ++i) {
            const group = groups.itemAt(i) as TransportGroup;
            const card = group ? group.cardOf(entryId) : null;
            if (card)
                return card;
        }
        return null;
    }

    spacing: Theme.gapLarge

    TransportHead {
        transport: root.transport
        visible: root.headed
        width: root.width
    }
    PhotographBanner {
        name: root.transport.picture?.name ?? ""
        picture: root.transport.picture?.picture ?? ""
        width: root.width
    }
    TransportLayers {
        drawing: root.drawing
        placed: root.layered
        transport: root.transport
        width: root.width
    }
    Repeater {
        id: groups

        model: root.transport.groups

        TransportGroup {
            required property FeatureGroup modelData

            group: modelData
            selected: root.transport.selected
            visible: modelData.features.length > 0
            width: root.width

            onChosen: entryId => root.chosen(entryId)
        }
    }
    Section {
        title: root.transport.claims.title
        visible: root.transport.claims.cards.length > 0
        width: root.width

        Repeater {
            model: root.transport.claims.cards

            EntryTile {
                id: claim

                required property Card modelData

                accent: Theme.accentStrong("transport")
                iconName: "quote"
                name: modelData.name
                note: modelData.note
                statement: modelData.statement
                width: root.width

                onActivated: root.shell.openDetail(claim.modelData.entryId)
            }
        }
    }
    Section {
        lead: root.transport.schematicLead
        title: root.transport.schematicTitle
        width: root.width
    }
}
