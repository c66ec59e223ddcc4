// A feature as a card of the list.
import QtQuick
import Kiosk.ViewModels

TransportCard {
    id: root

    required property Feature modelData

    asOfText: modelData.card.asOfText
    distance: modelData.kind === "city" ? modelData.note : ""
    mode: modelData.mode
    name: modelData.card.name
    note: modelData.card.note
    planned: modelData.card.planned
    sourceText: modelData.card.sourceText
    statement: modelData.card.statement
    statusText: modelData.card.statusText
}
