// Home, back, the four screens, how one wants to see them, and language: always here, low on the screen.
import QtQuick
import Kiosk.theme

Rectangle {
    id: root

    property string page
    readonly property string keyRoom: "bar"
    property string languageName
    property bool canGoBack
    property bool canTakeHome
    property bool canFind
    property bool accessOpen
    property bool languageOpen
    property bool takeOpen
    // Words beside or below the icons, as they fit
    readonly property real toolsWidth: homeButton.width + backButton.width + (root.canTakeHome ? takeButton.width : 0) + (root.canFind ? findButton.width : 0) + accessButton.width + languageButton.width + root.toolGaps * Theme.gap
    readonly property int toolGaps: 3 + (root.canTakeHome ? 1 : 0) + (root.canFind ? 1 : 0)
    readonly property bool rows: Theme.portrait || tabs.naturalWidth + root.toolsWidth + 2 * Theme.margin + 3 * Theme.gap > root.width

    function nameOf(page: string): string {
        return page === "find" ? findButton.text : page === "industry" ? industryTab.text : page === "transport" ? transportTab.text : page === "ecology" ? ecologyTab.text : overviewTab.text;
    }

    signal wanted(string page)
    signal homeWanted
    signal backWanted
    signal languageWanted
    signal findWanted
    signal accessWanted
    signal takeWanted

    color: Theme.bar
    implicitHeight: (root.rows ? tabs.height + tools.height + 3 * Theme.gap : Math.max(tabs.height, tools.height) + 2 * Theme.gap)

    Accessible.name: qsTr("Main menu")
    Accessible.role: Accessible.ToolBar

    Rectangle {
        color: Theme.barLine
        height: Theme.stroke
        width: parent.width
    }
    Row {
        id: tabs

        readonly property real naturalWidth: overviewTab.implicitWidth + industryTab.implicitWidth + transportTab.implicitWidth + ecologyTab.implicitWidth + 3 * Theme.gap
        readonly property real roomyWidth: root.rows ? root.width - 2 * Theme.margin : root.width - root.toolsWidth - 2 * Theme.margin - 2 * Theme.gap
        // Equal shares when the longest word fits into one, else each as wide as its word asks
        readonly property real share: (tabs.roomyWidth - 3 * Theme.gap) / 4
        readonly property real widest: Math.max(overviewTab.implicitWidth, industryTab.implicitWidth, transportTab.implicitWidth, ecologyTab.implicitWidth)
        readonly property bool equal: tabs.widest <= tabs.share
        readonly property real rowHeight: Math.max(overviewTab.implicitHeight, industryTab.implicitHeight, transportTab.implicitHeight, ecologyTab.implicitHeight)

        function widthFor(natural: real): real {
            if (!tabs.equal)
                return natural * Math.min(1, tabs.roomyWidth / tabs.naturalWidth);
            return root.rows ? tabs.share : Math.min(tabs.share, Math.max(tabs.widest * 1.1, Theme.unit * 19));
        }

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        spacing: Theme.gap
        y: root.rows ? Theme.gap : (root.height - height) / 2

        TabButton {
            id: overviewTab

            accent: Theme.accentStrong("overview")
            height: tabs.rowHeight
            iconName: "compass"
            selected: root.page === "overview"
            text: qsTr("Overview")
            width: tabs.widthFor(implicitWidth)

            onActivated: root.wanted("overview")
        }
        TabButton {
            id: industryTab

            accent: Theme.accentStrong("industry")
            height: tabs.rowHeight
            iconName: "building-factory-2"
            selected: root.page === "industry"
            text: qsTr("Industry")
            width: tabs.widthFor(implicitWidth)

            onActivated: root.wanted("industry")
        }
        TabButton {
            id: transportTab

            accent: Theme.accentStrong("transport")
            height: tabs.rowHeight
            iconName: "train"
            selected: root.page === "transport"
            text: qsTr("Transport")
            width: tabs.widthFor(implicitWidth)

            onActivated: root.wanted("transport")
        }
        TabButton {
            id: ecologyTab

            accent: Theme.accentStrong("ecology")
            height: tabs.rowHeight
            iconName: "leaf"
            selected: root.page === "ecology"
            text: qsTr("Ecology")
            width: tabs.widthFor(implicitWidth)

            onActivated: root.wanted("ecology")
        }
    }
    Row {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        spacing: root.rows ? (root.width - 2 * Theme.margin - root.toolsWidth) / root.toolGaps + Theme.gap : Theme.gap
        y: root.rows ? tabs.y + tabs.height + Theme.gap : (root.height - height) / 2

        RoundButton {
            id: homeButton

            anchors.verticalCenter: parent.verticalCenter
            iconName: "home"
            text: qsTr("Home")

            onActivated: root.homeWanted()
        }
        RoundButton {
            id: backButton

            anchors.verticalCenter: parent.verticalCenter
            directional: true
            enabled: root.canGoBack
            iconName: "arrow-left"
            text: qsTr("Back")

            onActivated: root.backWanted()
        }
        RoundButton {
            id: findButton

            anchors.verticalCenter: parent.verticalCenter
            iconName: "search"
            selected: root.page === "find"
            text: qsTr("Find")
            visible: root.canFind

            onActivated: root.findWanted()
        }
        RoundButton {
            id: takeButton

            anchors.verticalCenter: parent.verticalCenter
            enabled: root.page !== "find"
            iconName: "qrcode"
            opens: true
            selected: root.takeOpen
            text: qsTr("Take it home")
            visible: root.canTakeHome

            onActivated: root.takeWanted()
        }
        RoundButton {
            id: accessButton

            anchors.verticalCenter: parent.verticalCenter
            iconName: "accessible"
            iconSize: Theme.icon * 1.3
            opens: true
            selected: root.accessOpen
            text: qsTr("Accessibility")

            onActivated: root.accessWanted()
        }
        PillButton {
            id: languageButton

            Accessible.name: qsTr("Language: %1").arg(root.languageName)
            accent: Theme.accentStrong("overview")
            anchors.verticalCenter: parent.verticalCenter
            iconName: "language"
            selected: root.languageOpen
            text: root.languageName

            onActivated: root.languageWanted()
        }
    }
}
