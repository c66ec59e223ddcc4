// A guide's bar, where the visitors' is: which stop this is for the group to read, and what leads on below it.
import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Rectangle {
    id: root

    required property ShellViewModel shell
    required property HostViewModel host
    property bool canTakeHome
    readonly property string keyRoom: "bar"
    // What the group reads as well, also on a second screen
    readonly property real captionHeight: caption.height + 2 * Theme.gap
    readonly property bool rows: route.width + tools.width + 2 * Theme.margin + 3 * Theme.gap > root.width

    color: Theme.bar
    implicitHeight: root.captionHeight + route.height + (root.rows ? tools.height + Theme.gap : 0) + Theme.gap

    Accessible.name: qsTr("Tour")
    Accessible.role: Accessible.ToolBar

    Connections {
        function onMoved(): void {
            root.Accessible.announce(root.host.name);
        }

        target: root.host
    }
    Rectangle {
        color: Theme.barLine
        height: Theme.stroke
        width: parent.width
    }
    Item {
        id: caption

        readonly property bool beside: !Theme.portrait && counter.width + name.implicitWidth + note.implicitWidth + 3 * Theme.gapLarge <= width

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        height: caption.beside || !note.visible ? Math.max(counter.height, name.height) : Math.max(counter.height, name.height + note.height)
        y: Theme.gap

        Rectangle {
            id: counter

            anchors.left: parent.left
            color: Theme.accentStrong(root.shell.page)
            height: count.implicitHeight + Theme.gap * 0.6
            radius: Theme.radius
            width: count.implicitWidth + 2 * Theme.gap
            y: caption.beside || !note.visible ? (caption.height - height) / 2 : Math.max(0, (name.height - height) / 2)

            Accessible.name: qsTr("Stop %1 of %2").arg(root.host.number).arg(root.host.count)
            Accessible.role: Accessible.StaticText

            AppText {
                id: count

                anchors.centerIn: parent
                color: Theme.selectedText
                font.bold: true
                lineHeight: 1
                text: qsTr("%1/%2").arg(root.host.number).arg(root.host.count)

                Accessible.ignored: true
            }
        }
        TitleText {
            id: name

            anchors.left: counter.right
            anchors.leftMargin: Theme.gap
            font.pixelSize: Theme.lead
            text: root.host.name
            width: caption.beside ? implicitWidth : Math.min(implicitWidth, parent.width - counter.width - Theme.gap)
            y: caption.beside || !note.visible ? (caption.height - height) / 2 : 0
        }
        AppText {
            id: note

            anchors.left: caption.beside ? name.right : counter.right
            anchors.leftMargin: caption.beside ? Theme.gapLarge : Theme.gap
            color: Theme.muted
            font.pixelSize: Theme.small
            text: root.host.lead
            visible: text !== ""
            width: caption.beside ? implicitWidth : parent.width - counter.width - Theme.gap
            y: caption.beside ? (caption.height - height) / 2 : name.height
        }
    }
    Row {
        id: route

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        spacing: Theme.gap
        y: root.captionHeight

        RoundButton {
            anchors.verticalCenter: parent.verticalCenter
            directional: true
            enabled: !root.host.atFirst
            iconName: "arrow-left"
            text: root.host.atFirst ? qsTr("This is the first stop") : qsTr("Previous stop")

            onActivated: root.host.previous()
        }
        RoundButton {
            readonly property bool keyFirst: true

            anchors.verticalCenter: parent.verticalCenter
            directional: true
            enabled: !root.host.atLast
            iconName: "arrow-right"
            iconSize: Theme.icon * 1.3
            inviting: true
            text: root.host.atLast ? qsTr("This is the last stop") : qsTr("Next stop")

            onActivated: root.host.next()
        }
        RoundButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "list-numbers"
            opens: true
            selected: root.shell.menu === "stops"
            text: qsTr("All stops")

            onActivated: root.shell.toggleMenu("stops")
        }
    }
    Row {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap
        y: root.rows ? route.y + route.height + Theme.gap : route.y + (route.height - height) / 2

        RoundButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "qrcode"
            opens: true
            selected: root.shell.menu === "take"
            text: qsTr("Take it home")
            visible: root.canTakeHome

            onActivated: root.shell.toggleMenu("take")
        }
        RoundButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "accessible"
            iconSize: Theme.icon * 1.3
            opens: true
            selected: root.shell.menu === "access"
            text: qsTr("Accessibility")

            onActivated: root.shell.toggleMenu("access")
        }
        RoundButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "language"
            opens: true
            selected: root.shell.menu === "language"
            text: qsTr("Language: %1").arg(root.shell.languageChoice ? root.shell.languageChoice.endonym : "")

            onActivated: root.shell.toggleMenu("language")
        }
        RoundButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "x"
            opens: true
            selected: root.shell.menu === "end"
            text: qsTr("End the tour")

            onActivated: root.shell.toggleMenu("end")
        }
    }
}
