// The four parts of the overview, chosen by tabs.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    required property OverviewViewModel overview
    required property ShellViewModel shell
    required property string section

    spacing: Theme.gapLarge

    Flow {
        spacing: Theme.gap
        width: root.width

        PillButton {
            accent: Theme.accentStrong("overview")
            maximumWidth: root.width
            part: true
            selected: root.section === ""
            text: qsTr("At a glance")

            onActivated: root.shell.go("overview", "")
        }
        PillButton {
            accent: Theme.accentStrong("overview")
            maximumWidth: root.width
            part: true
            selected: root.section === "position"
            text: qsTr("Position")

            onActivated: root.shell.go("overview", "position")
        }
        PillButton {
            accent: Theme.accentStrong("overview")
            maximumWidth: root.width
            part: true
            selected: root.section === "institutions"
            text: qsTr("Institutions")

            onActivated: root.shell.go("overview", "institutions")
        }
        PillButton {
            accent: Theme.accentStrong("overview")
            maximumWidth: root.width
            part: true
            selected: root.section === "vision"
            text: qsTr("Vision")

            onActivated: root.shell.go("overview", "vision")
        }
    }
    Loader {
        width: root.width

        sourceComponent: root.section === "position" ? position : root.section === "institutions" ? institutions : root.section === "vision" ? vision : glance
    }
    Component {
        id: glance

        OverviewGlance {
            overview: root.overview
            shell: root.shell
        }
    }
    Component {
        id: position

        OverviewPosition {
            overview: root.overview
            shell: root.shell
        }
    }
    Component {
        id: institutions

        OverviewInstitutions {
            overview: root.overview
            shell: root.shell
        }
    }
    Component {
        id: vision

        OverviewVision {
            overview: root.overview
            shell: root.shell
        }
    }
}
