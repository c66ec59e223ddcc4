// A figure as the hero: the number large, its unit small beside it on the same baseline.
import QtQuick
import Kiosk.theme

Item {
    id: root

    property string number
    property string unit
    property real size: Theme.figureSize
    property color color: Theme.figure
    property color unitColor: Theme.sceneText
    // Wrapped under the number where both do not fit in one line
    readonly property bool broken: unitText.implicitWidth + numberText.implicitWidth + gap > root.width && root.width > 0
    readonly property real gap: root.unit === "" ? 0 : root.size * 0.14

    implicitHeight: root.broken ? numberText.height + unitText.height : numberText.height
    implicitWidth: numberText.implicitWidth + root.gap + unitText.implicitWidth

    Accessible.ignored: true

    Text {
        id: numberText

        color: root.color
        font.family: Theme.serif
        font.pixelSize: root.size
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignLeft
        text: root.number
        textFormat: Text.PlainText
        x: Theme.mirrored ? root.width - width : 0
    }
    Text {
        id: unitText

        color: root.unitColor
        font.family: Theme.sans
        font.pixelSize: Math.max(Theme.small, Math.min(root.size * 0.46, Theme.lead))
        horizontalAlignment: Text.AlignLeft
        text: root.unit
        textFormat: Text.PlainText
        width: root.broken ? root.width : implicitWidth
        wrapMode: root.broken ? Text.Wrap : Text.NoWrap
        x: root.broken ? 0 : Theme.mirrored ? root.width - numberText.width - root.gap - width : numberText.width + root.gap
        y: root.broken ? numberText.height : numberText.baselineOffset - baselineOffset
    }
}
