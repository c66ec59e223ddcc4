// A word about a button, when the pointer rests on it. Qt's attached tool tip would be compiled on the first hover,
// on a thread that may wait for Python while Python waits for it; this one is compiled with the window.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

Loader {
    id: root

    property string text
    property bool wanted: false

    active: root.wanted && root.text !== ""

    sourceComponent: ToolTip {
        delay: StudioTheme.tipWaits
        font.family: StudioTheme.sans
        font.pixelSize: StudioTheme.small
        padding: 8
        text: root.text
        visible: root.wanted
        y: root.parent ? root.parent.height + 6 : 0

        background: Rectangle {
            color: StudioTheme.ink
            radius: 6
        }
        contentItem: StudioLabel {
            color: StudioTheme.light
            font.pixelSize: StudioTheme.small
            lineHeight: 1
            text: root.text
            wrapMode: Text.NoWrap

            Accessible.ignored: true
        }
    }
}
