// To be designed.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property OverviewViewModel overview
    required property ShellViewModel shell

    function reset(): void {
        pane.toTop();
    }

    ScrollPane {
        id: pane

        anchors.fill: parent

        SectionHeading {
            lead: root.overview.lead
            title: root.overview.title
            width: parent.width
        }
    }
}
