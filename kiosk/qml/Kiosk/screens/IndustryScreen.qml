// To be designed.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property IndustryViewModel industry
    required property ShellViewModel shell

    function reset(): void {
        pane.toTop();
    }

    ScrollPane {
        id: pane

        anchors.fill: parent

        SectionHeading {
            lead: root.industry.lead
            title: root.industry.title
            width: parent.width
        }
    }
}
