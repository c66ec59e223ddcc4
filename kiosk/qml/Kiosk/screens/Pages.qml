// The four pages and the finder, the bar below them, and what opens on top: each page is built once and stays as it was left.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    required property ShellViewModel shell
    required property OverviewViewModel overview
    required property IndustryViewModel industry
    required property TransportViewModel transport
    required property EcologyViewModel ecology
    // Without it there is nothing to take home, and nothing offers it
    property TakeHomeViewModel takeHome: null
    // Without it nothing can be found, and nothing offers to
    property FindViewModel find: null
    // Only while a guide leads a group
    property HostViewModel host: null
    // How far down what a group sees reaches: to the buttons
    readonly property real audience: reading.active ? reading.y : hostBar.item ? hostBar.y + (hostBar.item as HostBar).captionHeight : bar.y
    // Without it nothing is read aloud, and nothing offers to
    property AloudViewModel aloud: null
    property string current: "overview"
    property string previous: ""

    function pageItem(page: string): Reveal {
        return page === "industry" ? industryReveal : page === "transport" ? transportReveal : page === "ecology" ? ecologyReveal : page === "find" ? findReveal : overviewReveal;
    }
    function turnTo(page: string): void {
        if (page === root.current)
            return;
        root.previous = root.current;
        root.current = page;
        findLoader.active = findLoader.active || page === "find" && root.find !== null;
        const item = root.pageItem(page);
        item.open(Touches.origin);
        root.Accessible.announce(bar.nameOf(page));
    }

    Component.onCompleted: root.current = root.shell.page

    Connections {
        function onPlaceChanged(): void {
            root.turnTo(root.shell.page);
        }
        function onSessionEnded(): void {
            overviewScreen.reset();
            industryScreen.reset();
            transportScreen.reset();
            ecologyScreen.reset();
            (findLoader.item as FindScreen)?.reset();
            pointer.clear();
        }
        function onPointed(entryId: string, name: string): void {
            if (root.shell.page === "transport")
                transportScreen.point(entryId);
            pointer.point(root.pageItem(root.shell.page), entryId, name);
        }

        target: root.shell
    }
    Binding {
        property: "aloud"
        target: Theme
        value: root.aloud !== null && root.aloud.on
    }
    Pointer {
        id: pointer
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    Item {
        id: stage

        anchors.bottom: reading.active ? reading.top : root.host ? hostBar.top : bar.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top

        Reveal {
            id: overviewReveal

            readonly property string keyRoom: root.current === "overview" ? "" : "away"

            anchors.fill: parent
            visible: root.current === "overview" || root.previous === "overview"
            z: root.current === "overview" ? 1 : 0

            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: visible ? Theme.mirrored : Theme.mirroredBehind

            onSettled: root.previous = ""

            OverviewScreen {
                id: overviewScreen

                anchors.fill: parent
                overview: root.overview
                shell: root.shell
            }
        }
        Reveal {
            id: industryReveal

            readonly property string keyRoom: root.current === "industry" ? "" : "away"

            anchors.fill: parent
            visible: root.current === "industry" || root.previous === "industry"
            z: root.current === "industry" ? 1 : 0

            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: visible ? Theme.mirrored : Theme.mirroredBehind

            onSettled: root.previous = ""

            IndustryScreen {
                id: industryScreen

                anchors.fill: parent
                industry: root.industry
                shell: root.shell
            }
        }
        Reveal {
            id: transportReveal

            readonly property string keyRoom: root.current === "transport" ? "" : "away"

            anchors.fill: parent
            visible: root.current === "transport" || root.previous === "transport"
            z: root.current === "transport" ? 1 : 0

            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: visible ? Theme.mirrored : Theme.mirroredBehind

            onSettled: root.previous = ""

            TransportScreen {
                id: transportScreen

                anchors.fill: parent
                shell: root.shell
                transport: root.transport
            }
        }
        Reveal {
            id: ecologyReveal

            readonly property string keyRoom: root.current === "ecology" ? "" : "away"

            anchors.fill: parent
            visible: root.current === "ecology" || root.previous === "ecology"
            z: root.current === "ecology" ? 1 : 0

            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: visible ? Theme.mirrored : Theme.mirroredBehind

            onSettled: root.previous = ""

            EcologyScreen {
                id: ecologyScreen

                anchors.fill: parent
                ecology: root.ecology
                shell: root.shell
            }
        }
        Reveal {
            id: findReveal

            readonly property string keyRoom: root.current === "find" ? "" : "away"

            anchors.fill: parent
            visible: root.current === "find" || root.previous === "find"
            z: root.current === "find" ? 1 : 0

            onSettled: root.previous = ""

            // Made when it is first wanted, and kept
            Loader {
                id: findLoader

                active: false
                anchors.fill: parent

                sourceComponent: FindScreen {
                    find: root.find
                    shell: root.shell
                }
            }
        }
    }
    Loader {
        active: root.shell.detail !== null
        anchors.fill: stage
        z: 2

        sourceComponent: DetailSheet {
            accent: Theme.accentStrong(root.shell.page)
            asOfText: root.shell.detail?.asOfText ?? ""
            iconName: root.shell.detail?.icon ?? ""
            name: root.shell.detail?.name ?? ""
            note: root.shell.detail?.note ?? ""
            number: root.shell.detail?.number ?? ""
            sentence: root.shell.detail?.sentence ?? ""
            sourceText: root.shell.detail?.sourceText ?? ""
            statement: root.shell.detail?.statement ?? ""
            statusText: root.shell.detail?.statusText ?? ""
            unit: root.shell.detail?.unit ?? ""

            onClosed: root.shell.closeDetail()

            Component.onCompleted: {
                open(Touches.origin);
                Accessible.announce(name);
            }
        }
    }
    LanguageMenu {
        anchors.fill: stage
        shell: root.shell
        visible: root.shell.menu === "language"
        z: 3
    }
    // Made when it is first wanted, and kept
    Loader {
        active: false
        anchors.fill: stage
        visible: root.shell.menu === "access"
        z: 3

        sourceComponent: AccessPanel {
            aloud: root.aloud
            shell: root.shell
        }

        onVisibleChanged: active = active || visible
    }
    Loader {
        active: false
        anchors.fill: stage
        visible: root.shell.menu === "take"
        z: 3

        sourceComponent: TakeHomePanel {
            shell: root.shell
            takeHome: root.takeHome
        }

        onVisibleChanged: active = active || visible
    }
    Loader {
        active: root.aloud !== null

        sourceComponent: ReadingMark {
            aloud: root.aloud
        }
    }
    Loader {
        id: reading

        active: root.aloud !== null && root.aloud.on
        anchors.bottom: root.host ? hostBar.top : bar.top
        width: parent.width
        z: 4

        sourceComponent: ReadingBar {
            aloud: root.aloud
        }
    }
    NavBar {
        id: bar

        anchors.bottom: parent.bottom
        accessOpen: root.shell.menu === "access"
        canFind: root.find !== null
        canGoBack: root.shell.canGoBack || root.shell.menu !== ""
        canTakeHome: root.takeHome !== null
        height: implicitHeight
        languageName: root.shell.languageChoice ? root.shell.languageChoice.endonym : ""
        languageOpen: root.shell.menu === "language"
        page: root.shell.page
        takeOpen: root.shell.menu === "take"
        visible: root.host === null
        width: parent.width
        z: 4

        onAccessWanted: root.shell.toggleMenu("access")
        onBackWanted: root.shell.back()
        onFindWanted: root.shell.go("find")
        onHomeWanted: root.shell.home()
        onLanguageWanted: root.shell.toggleMenu("language")
        onTakeWanted: root.shell.toggleMenu("take")
        onWanted: page => root.shell.go(page)
    }
    Loader {
        active: root.host !== null && root.shell.menu === "stops"
        anchors.fill: stage
        z: 3

        sourceComponent: HostStops {
            host: root.host
            shell: root.shell
        }
    }
    Loader {
        active: root.host !== null && root.shell.menu === "end"
        anchors.fill: stage
        z: 3

        sourceComponent: HostEnd {
            host: root.host
            shell: root.shell
        }
    }
    // In the place of the visitors' bar
    Loader {
        id: hostBar

        active: root.host !== null
        anchors.bottom: parent.bottom
        width: parent.width
        z: 4

        sourceComponent: HostBar {
            canTakeHome: root.takeHome !== null
            host: root.host
            shell: root.shell
            width: hostBar.width
        }
    }
}
