// A name on the drawing, on a plate of paper so that no line runs through it.
import QtQuick
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    property string kind
    property string label
    property string note
    property color ink: Theme.text
    property bool minor: false
    property bool selected: false
    property bool faded: false
    // 0 hidden, 1 whole, 2 short
    property int form: 0
    readonly property real maximumWidth: Theme.small * (kind === "lake" ? 7.6 : 13)
    readonly property bool city: kind === "city"
    readonly property bool here: kind === "park"
    // A line says its name; where that has no room, only that it is planned
    readonly property bool noteOnly: form === 2 && kind === "line"
    readonly property real padX: Theme.gap * (here ? 0.9 : 0.45)
    readonly property real padY: Theme.gap * (here ? 0.45 : 0.15)
    readonly property real nameWidth: Math.ceil(nameText.contentWidth) + 2 * padX
    readonly property real nameHeight: Math.ceil(nameText.contentHeight) + 2 * padY
    readonly property real noteWidth: Math.ceil(noteText.implicitWidth) + 2 * padX
    readonly property real noteHeight: Math.ceil(noteText.implicitHeight) + 2 * padY
    readonly property list<real> sizes: city ? [Math.max(nameWidth, noteWidth), nameHeight + noteText.implicitHeight, nameWidth, nameHeight] : kind === "line" && note !== "" && !selected ? [nameWidth, nameHeight, noteWidth, noteHeight] : [nameWidth, nameHeight, nameWidth, nameHeight]

    height: form === 2 ? sizes[3] : sizes[1]
    visible: form > 0
    width: form === 2 ? sizes[2] : sizes[0]

    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        border.color: root.here ? Theme.sceneLine : root.ink
        border.width: root.here ? (Theme.highContrast ? Theme.stroke : 0) : root.selected ? Theme.stroke : 0
        color: root.here ? Theme.scene : root.kind === "lake" ? Theme.mapLakePlate : Theme.mapPlate
        radius: root.here ? height / 2 : Theme.radius * 0.4
    }
    AppText {
        id: nameText

        color: root.here ? Theme.sceneText : root.faded ? Theme.muted : root.ink
        font.family: root.visible ? (root.city ? Theme.serif : Theme.sans) : (root.city ? Theme.serifBehind : Theme.sansBehind)
        font.pixelSize: root.city && !root.minor ? Theme.body : root.here ? Theme.body : Theme.small
        font.weight: root.city ? Font.Bold : Font.Normal
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.05
        text: root.label
        visible: !root.noteOnly
        width: Math.min(Math.ceil(implicitWidth) + 1, root.maximumWidth)
        x: (root.width - width) / 2
        y: root.padY
    }
    AppText {
        id: noteText

        color: root.city || root.faded ? Theme.muted : root.ink
        font.pixelSize: Theme.small
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.05
        text: root.note
        visible: root.city ? root.form === 1 : root.noteOnly
        wrapMode: Text.NoWrap
        x: (root.width - width) / 2
        y: root.noteOnly ? root.padY : root.nameHeight - root.padY
    }
}
