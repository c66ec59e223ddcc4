// A button with words, with a sign, or with both; `strong` ones are what a dialog is for.
import QtQuick
import QtQuick.Controls.Basic
import Kiosk.studio.theme

AbstractButton {
    id: root

    property string iconName
    property bool strong: false
    property bool overBar: false
    property bool quiet: false
    property bool bare: false
    property bool turned: false
    property string hint
    readonly property bool wordless: root.text === "" || root.display === AbstractButton.IconOnly
    readonly property color ink: root.strong ? StudioTheme.light : root.overBar ? StudioTheme.light : root.checked ? StudioTheme.lake : StudioTheme.ink

    focusPolicy: Qt.StrongFocus
    font.family: StudioTheme.sans
    font.pixelSize: StudioTheme.body
    hoverEnabled: true
    implicitHeight: StudioTheme.control
    implicitWidth: root.wordless ? StudioTheme.control : Math.ceil(row.implicitWidth) + leftPadding + rightPadding
    leftPadding: root.wordless ? 0 : 12
    opacity: root.enabled ? 1 : 0.4
    rightPadding: root.wordless ? 0 : 14

    Accessible.description: root.hint
    Accessible.name: root.text
    Accessible.role: Accessible.Button

    Keys.onEnterPressed: root.click()
    Keys.onReturnPressed: root.click()

    background: Rectangle {
        border.color: root.visualFocus ? (root.overBar ? StudioTheme.light : StudioTheme.focus) : root.overBar || root.bare || root.strong ? StudioTheme.clear : StudioTheme.lineStrong
        border.width: root.visualFocus ? StudioTheme.ring : StudioTheme.hair
        color: root.strong ? (!root.enabled ? StudioTheme.accentOff : root.down ? StudioTheme.accentPress : root.hovered ? StudioTheme.accentStrong : StudioTheme.accent) : root.overBar ? (root.down ? StudioTheme.barPress : root.hovered ? StudioTheme.barHover : StudioTheme.clear) : root.checked ? StudioTheme.chosen : root.down ? StudioTheme.press : root.hovered ? StudioTheme.hover : root.bare ? StudioTheme.clear : StudioTheme.card
        radius: StudioTheme.radius
    }
    contentItem: Item {
        implicitHeight: row.implicitHeight
        implicitWidth: row.implicitWidth

        Row {
            id: row

            anchors.centerIn: parent
            spacing: 7

            StudioIcon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                mirror: root.turned
                name: root.iconName
                visible: root.iconName !== ""
            }
            StudioLabel {
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                font: root.font
                lineHeight: 1
                text: root.text
                visible: !root.wordless
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
        }
    }

    StudioTip {
        text: root.hint !== "" ? root.hint : root.text
        wanted: root.hovered && (root.wordless || root.hint !== "")
    }
}
