// The shore as the head of a column, its sections below.
import QtQuick
import Kiosk.ViewModels
import Kiosk.theme

Column {
    id: root

    required property EcologyViewModel ecology
    required property ShellViewModel shell
    required property real walked
    readonly property alias sections: sections

    signal walkedTo(real part)

    function reset(): void {
        shore.reset();
    }

    spacing: Theme.gapLarge * 1.3

    EcologyShore {
        id: shore

        ecology: root.ecology
        header: true
        shell: root.shell
        walked: root.walked
        width: root.width

        onWalkedTo: part => root.walkedTo(part)
    }
    EcologySections {
        id: sections

        ecology: root.ecology
        shell: root.shell
        width: root.width - 2 * Theme.margin
        x: Theme.margin
    }
}
