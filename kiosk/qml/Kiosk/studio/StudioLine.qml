// A line to type in.
import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

TextField {
    id: root

    property bool wrong: false
    property string label

    color: StudioTheme.ink
    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    implicitHeight: StudioTheme.control
    leftPadding: 10
    placeholderTextColor: StudioTheme.faint
    rightPadding: 10
    selectByMouse: true
    selectedTextColor: StudioTheme.ink
    selectionColor: StudioTheme.select
    verticalAlignment: TextInput.AlignVCenter

    Accessible.name: root.label
    Accessible.role: Accessible.EditableText

    Keys.onPressed: event => StudioKeys.take(event)

    background: Rectangle {
        border.color: root.wrong ? StudioTheme.wrong : root.activeFocus ? StudioTheme.lake : StudioTheme.lineStrong
        border.width: root.activeFocus || root.wrong ? StudioTheme.ring : StudioTheme.hair
        color: root.readOnly ? StudioTheme.fieldRead : StudioTheme.field
        radius: StudioTheme.radius
    }
}
