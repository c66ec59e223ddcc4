// What is known of the open card: its statement, and status, date and source in small print.
import QtQuick
import Kiosk.controls
import Kiosk.theme

Column {
    id: root

    property string statement
    property string statusText
    property string asOfText
    property string sourceText

    spacing: Theme.gap * 0.7

    Rectangle {
        color: Theme.line
        height: Theme.stroke
        width: parent.width
    }
    AppText {
        text: root.statement
        visible: text !== ""
        width: parent.width
    }
    TransportFact {
        label: qsTr("Status")
        value: root.statusText
        width: parent.width
    }
    TransportFact {
        label: qsTr("As of")
        value: root.asOfText
        width: parent.width
    }
    TransportFact {
        label: qsTr("Source")
        value: root.sourceText
        width: parent.width
    }
}
