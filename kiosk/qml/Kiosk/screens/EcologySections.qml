// What the park says of water and green, how big the lake is, titles, events, and the lake's names.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Column {
    id: root

    required property EcologyViewModel ecology
    required property ShellViewModel shell

    function part(section: string): Item {
        return section === "shares" ? shares : section === "size" ? size : section === "titles" ? titles : section === "events" ? events : section === "lake" ? lake : null;
    }

    spacing: Theme.gapLarge * 1.5

    PhotographBanner {
        name: root.ecology.picture?.name ?? ""
        picture: root.ecology.picture?.picture ?? ""
        width: root.width
    }
    Section {
        id: shares

        lead: root.ecology.shareWords.lead
        title: root.ecology.shareWords.title
        width: root.width

        CardGrid {
            minimum: Theme.body * 15
            most: 2
            width: parent.width

            Repeater {
                model: root.ecology.shares

                EcologyShare {
                    id: share

                    required property Measure modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    accent: Theme.accentStrong(modelData.card.icon === "leaf" ? "ecology" : "overview")
                    iconName: modelData.card.icon
                    name: modelData.name
                    note: modelData.note
                    number: modelData.number
                    part: modelData.part

                    onActivated: root.shell.openDetail(share.modelData.card.entryId)
                }
            }
        }
    }
    Section {
        id: size

        lead: root.ecology.sizeWords.lead
        title: root.ecology.sizeWords.title
        width: root.width

        EcologySize {
            ecology: root.ecology
            shell: root.shell
            width: parent.width
        }
        FactCard {
            accent: Theme.accentStrong("overview")
            figureSize: Theme.figureSmall
            name: root.ecology.rank?.name ?? ""
            note: root.ecology.rank?.note ?? ""
            number: root.ecology.rank?.number ?? ""
            unit: root.ecology.rank?.unit ?? ""
            visible: root.ecology.rank !== null
            width: parent.width

            onActivated: root.shell.openDetail(root.ecology.rank?.entryId ?? "")
        }
    }
    Section {
        id: titles

        lead: root.ecology.titleWords.lead
        title: root.ecology.titleWords.title
        width: root.width

        CardGrid {
            most: width > Theme.body * 56 ? 3 : 1
            width: parent.width

            Repeater {
                model: root.ecology.titles

                EntryTile {
                    id: title

                    required property Measure modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    accent: Theme.accentStrong("ecology")
                    iconName: modelData.card.icon
                    name: modelData.name
                    note: modelData.note
                    statement: modelData.card.statusText

                    onActivated: root.shell.openDetail(title.modelData.card.entryId)
                }
            }
        }
    }
    Section {
        id: events

        lead: root.ecology.eventWords.lead
        title: root.ecology.eventWords.title
        width: root.width

        PhotographBanner {
            name: root.ecology.expoPicture?.name ?? ""
            picture: root.ecology.expoPicture?.picture ?? ""
            width: parent.width
        }

        CardGrid {
            most: width > Theme.body * 56 ? 3 : 1
            width: parent.width

            Repeater {
                model: root.ecology.events

                EcologyEvent {
                    id: event

                    required property Measure modelData

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    caption: modelData.note
                    iconName: modelData.card.icon
                    name: modelData.name
                    number: modelData.number
                    unit: modelData.unit

                    onActivated: root.shell.openDetail(event.modelData.card.entryId)
                }
            }
        }
    }
    Section {
        id: lake

        title: root.ecology.lakes.title
        width: root.width

        Repeater {
            model: root.ecology.lakes.cards

            EntryTile {
                id: name

                required property Card modelData

                accent: Theme.accentStrong("overview")
                iconName: "ripple"
                name: modelData.name
                note: modelData.note
                statement: modelData.statement
                width: lake.width

                onActivated: root.shell.openDetail(name.modelData.entryId)
            }
        }
    }
    Section {
        id: claims

        title: root.ecology.claims.title
        visible: root.ecology.claims.cards.length > 0
        width: root.width

        Repeater {
            model: root.ecology.claims.cards

            EntryTile {
                id: claim

                required property Card modelData

                accent: Theme.accentStrong("ecology")
                iconName: "quote"
                name: modelData.name
                note: modelData.note
                statement: modelData.statement
                width: claims.width

                onActivated: root.shell.openDetail(claim.modelData.entryId)
            }
        }
    }
}
