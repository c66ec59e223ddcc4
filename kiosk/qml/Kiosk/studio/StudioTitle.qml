// The serif voice: names of things and dialogs.
import QtQuick
import Kiosk.studio.theme

StudioLabel {
    font.bold: true
    font.family: StudioTheme.serif
    font.pixelSize: StudioTheme.title
    lineHeight: 1.15
}
