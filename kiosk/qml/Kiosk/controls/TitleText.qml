// Titles: the bold serif.
import QtQuick
import Kiosk.theme

AppText {
    id: root

    font.family: root.visible ? Theme.serif : Theme.serifBehind
    font.pixelSize: Theme.heading
    font.weight: Font.Bold
    lineHeight: 1.18

    Accessible.role: Accessible.Heading
}
