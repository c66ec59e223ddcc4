// To be designed.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property TransportViewModel transport
    required property ShellViewModel shell

    function reset(): void {
        pane.toTop();
    }

    ScrollPane {
        id: pane

        anchors.fill: parent

        SectionHeading {
            lead: root.transport.lead
            title: root.transport.title
            width: parent.width
        }
    }
}
