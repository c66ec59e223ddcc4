// Titles: the bold serif.
import QtQuick
import Kiosk.theme

AppText {
    id: root

    // Lines of about the same length, where words have no spaces and a last one would be a single sign
    property bool balanced: false
    readonly property bool unspaced: root.balanced && (Theme.language.startsWith("zh") || Theme.language === "ja")
    readonly property real natural: root.unspaced ? metrics.advanceWidth : 0
    readonly property real share: root.natural / Math.max(1, Math.ceil(root.natural / Math.max(1, root.width))) + font.pixelSize

    font.family: root.visible ? Theme.serif : Theme.serifBehind
    font.pixelSize: Theme.heading
    font.weight: Font.Bold
    lineHeight: 1.18
    rightPadding: root.unspaced && root.natural > root.width ? Math.max(0, root.width - root.share) : 0

    Accessible.role: Accessible.Heading

    TextMetrics {
        id: metrics

        font: root.font
        text: root.unspaced ? root.text : ""
    }
}
