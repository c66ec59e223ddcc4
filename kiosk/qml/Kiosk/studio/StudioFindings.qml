// Everything that needs attention, errors first, each with a way there.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.ViewModels
import Kiosk.studio.theme

StudioSheet {
    id: root

    required property StudioViewModel studio

    signal languagesWanted

    heading: qsTr("What needs attention")
    lead: root.studio.findings.length === 0 ? "" : root.studio.errorCount > 0 ? qsTr("What is red stops publishing; the rest asks for a look.") : qsTr("Nothing stops publishing. This asks for a look:")
    wanted: 720

    ListView {
        id: lines

        clip: true
        height: Math.min(contentHeight, 520)
        model: root.studio.findings
        spacing: 8
        width: parent.width

        ScrollBar.vertical: StudioScrollBar {}

        footer: StudioLabel {
            color: StudioTheme.muted
            height: visible ? implicitHeight : 0
            text: qsTr("And %n more, once these are done.", "", root.studio.moreFindings)
            topPadding: 12
            visible: root.studio.moreFindings > 0
            width: lines.width - 10
        }
        delegate: StudioFindingLine {
            required property StudioFinding modelData

            finding: modelData
            width: lines.width - 10

            onWanted: {
                root.close();
                if (modelData.entryId === "")
                    root.languagesWanted();
                else
                    root.studio.goTo(modelData.entryId, modelData.field, modelData.language);
            }
        }
    }
    Column {
        spacing: 12
        visible: root.studio.findings.length === 0
        width: parent.width

        StudioIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: StudioTheme.good
            height: 44
            name: "circle-check"
            stroke: 1.25
            width: 44
        }
        StudioLabel {
            bottomPadding: 20
            color: StudioTheme.muted
            horizontalAlignment: Text.AlignHCenter
            text: root.studio.checked ? qsTr("Everything is in order.") : qsTr("Still looking …")
            width: parent.width
        }
    }
}
