// A figure as the hero: the number large, its unit small beside it on the same baseline.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.theme

Item {
    id: root

    property string number
    property string unit
    property real size: Theme.figureSize
    property color color: Theme.figure
    property color unitColor: Theme.sceneText
    // Whether the number counts up when it is seen for the first time
    property bool counts: true
    property bool counted: false
    property real progress: 1
    // Wrapped under the number where both do not fit in one line, or where figures in a row do so together
    property bool below: false
    readonly property bool broken: root.unit !== "" && root.below || unitText.implicitWidth + numberText.implicitWidth + gap > root.width && root.width > 0
    readonly property real unitSize: Math.min(root.size * 0.46, Theme.lead)
    readonly property real numberHeight: numberText.height
    readonly property real gap: root.unit === "" ? 0 : root.size * 0.14

    function count(): void {
        if (!root.counts || root.counted || !root.visible || root.number === "" || Theme.countUp === 0)
            return;
        root.counted = true;
        counter.restart();
    }

    implicitHeight: root.broken ? numberText.height + unitText.height : numberText.height
    implicitWidth: numberText.implicitWidth + root.gap + unitText.implicitWidth

    Accessible.ignored: true

    Component.onCompleted: root.count()
    onVisibleChanged: root.count()

    NumberAnimation {
        id: counter

        duration: Theme.countUp
        easing.type: Easing.OutCubic
        from: 0
        property: "progress"
        target: root
        to: 1
    }
    Loader {
        active: counter.running

        sourceComponent: Text {
            color: root.color
            font: numberText.font
            horizontalAlignment: Text.AlignLeft
            text: root.number.replace(/\d+/, digits => Math.round(Number(digits) * root.progress))
            textFormat: Text.PlainText
            width: numberText.width
            x: numberText.x
        }
    }
    Text {
        id: numberText

        color: root.color
        font.family: root.visible ? Theme.serif : Theme.serifBehind
        font.pixelSize: root.size
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignLeft
        text: root.number
        textFormat: Text.PlainText
        visible: !counter.running
        x: Theme.mirrored ? root.width - width : 0
    }
    Text {
        id: unitText

        color: root.unitColor
        font.family: root.visible ? Theme.sans : Theme.sansBehind
        // Read as the words around it are, or small print
        font.pixelSize: root.unitSize < Theme.bodyLeast ? Theme.small : root.unitSize
        horizontalAlignment: Text.AlignLeft
        text: root.unit
        textFormat: Text.PlainText
        width: root.broken ? root.width : implicitWidth
        wrapMode: root.broken ? Text.Wrap : Text.NoWrap
        x: root.broken ? 0 : Theme.mirrored ? root.width - numberText.width - root.gap - width : numberText.width + root.gap
        y: root.broken ? numberText.height : numberText.baselineOffset - baselineOffset
    }
}
