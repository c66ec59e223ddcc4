// Four doors, and behind each its industry.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls

Item {
    id: root

    required property IndustryViewModel industry
    required property ShellViewModel shell
    // What is open stays open while another page is shown
    property string opened: ""
    property string leaving: ""

    function reset(): void {
        hub.reset();
        root.opened = "";
        root.leaving = "";
    }
    function follow(): void {
        if (root.shell.page !== "industry" || root.shell.section === root.opened)
            return;
        root.leaving = root.opened;
        root.opened = root.shell.section;
        if (root.opened !== "")
            reveal.open(Touches.origin);
    }

    Component.onCompleted: root.follow()

    Connections {
        function onPlaceChanged(): void {
            root.follow();
        }

        target: root.shell
    }
    IndustryHub {
        id: hub

        anchors.fill: parent
        industry: root.industry
        shell: root.shell
        visible: root.opened === "" || reveal.moving
    }
    Reveal {
        id: reveal

        anchors.fill: parent
        visible: root.opened !== ""

        Repeater {
            model: root.industry.industries

            Loader {
                id: loader

                required property Industry modelData
                // Built when first opened, then kept
                property bool wanted: false
                readonly property bool current: root.opened === modelData.entryId

                active: wanted
                anchors.fill: parent
                visible: current

                sourceComponent: IndustryPage {
                    industry: root.industry
                    shell: root.shell
                    subject: loader.modelData
                }

                Component.onCompleted: if (current)
                    wanted = true
                onCurrentChanged: if (current)
                    wanted = true
            }
        }
    }
}
