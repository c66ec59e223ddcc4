// The park at a glance: the lake and its figures on one side, on paper what there is to know.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property OverviewViewModel overview
    required property ShellViewModel shell
    readonly property string section: root.shell.page === "overview" ? root.shell.section : root.lastSection
    property string lastSection
    readonly property real side: Math.round(root.width * (Theme.windowWidth < Theme.windowHeight * 1.7 ? 0.45 : 0.415))
    readonly property bool crowded: Theme.squat || Theme.textScale > 1 || !Theme.portrait

    function reset(): void {
        sidePane.toTop();
        wholePane.toTop();
    }

    onSectionChanged: {
        root.lastSection = root.section;
        sidePane.toTop();
        wholePane.toTop();
    }

    // Side by side where words have room
    Loader {
        active: !Theme.stacked
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        width: root.side

        sourceComponent: OverviewHero {
            overview: root.overview
            shell: root.shell
        }
    }
    ScrollPane {
        id: sidePane

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: root.side
        anchors.right: parent.right
        anchors.top: parent.top
        sidePadding: Theme.unit * 4.4
        visible: !Theme.stacked

        Loader {
            active: !Theme.stacked
            width: parent.width

            sourceComponent: OverviewSections {
                overview: root.overview
                section: root.section
                shell: root.shell
            }
        }
    }
    // One above the other where they have not
    ScrollPane {
        id: wholePane

        anchors.fill: parent
        sidePadding: 0
        topPadding: 0
        visible: Theme.stacked

        Loader {
            active: Theme.stacked
            width: parent.width

            sourceComponent: Column {
                spacing: Theme.gapLarge

                // Where words are large the lake makes way for what was asked for
                OverviewHero {
                    brief: root.section !== ""
                    header: true
                    overview: root.overview
                    shell: root.shell
                    visible: !root.crowded || root.section === ""
                    width: parent.width
                }
                Item {
                    height: 1
                    visible: root.crowded && root.section !== ""
                    width: 1
                }
                OverviewSections {
                    overview: root.overview
                    section: root.section
                    shell: root.shell
                    width: parent.width - 2 * Theme.margin
                    x: Theme.margin
                }
            }
        }
    }
}
