// Titles: the bold serif.
import QtQuick
import Kiosk.theme

AppText {
    id: root

    font.family: Theme.serif
    font.pixelSize: Theme.heading
    font.weight: Font.Bold
    lineHeight: 1.18

    Accessible.role: Accessible.Heading
}
