// The bar says what is wanted, once per tap, and knows where one is.
import QtQuick
import QtTest
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    height: 700
    width: 1400

    NavBar {
        id: bar

        anchors.bottom: parent.bottom
        canGoBack: false
        height: implicitHeight
        languageName: "简体中文"
        page: "overview"
        width: parent.width
    }
    SignalSpy {
        id: wanted

        signalName: "wanted"
        target: bar
    }
    SignalSpy {
        id: home

        signalName: "homeWanted"
        target: bar
    }
    SignalSpy {
        id: back

        signalName: "backWanted"
        target: bar
    }
    TestCase {
        name: "NavBar"
        when: windowShown

        function find(item: Item, name: string): Item {
            if (item.Accessible.name === name && item.visible)
                return item;
            for (const child of item.children) {
                const found = find(child, name);
                if (found)
                    return found;
            }
            return null;
        }
        function init(): void {
            failOnWarning(/.?/);
            wanted.clear();
            home.clear();
            back.clear();
            bar.canGoBack = false;
        }
        function test_tabs_data(): var {
            return [
                {
                    tag: "Overview",
                    page: "overview"
                },
                {
                    tag: "Industry",
                    page: "industry"
                },
                {
                    tag: "Transport",
                    page: "transport"
                },
                {
                    tag: "Ecology",
                    page: "ecology"
                }
            ];
        }
        function test_tabs(data: var): void {
            mouseClick(find(bar, data.tag));
            compare(wanted.count, 1);
            compare(wanted.signalArguments[0][0], data.page);
        }
        function test_home_and_back(): void {
            mouseClick(find(bar, "Home"));
            compare(home.count, 1);
            mouseClick(find(bar, "Back"));
            compare(back.count, 0);
            bar.canGoBack = true;
            mouseClick(find(bar, "Back"));
            compare(back.count, 1);
        }
        function test_tabs_say_which_is_selected(): void {
            compare(find(bar, "Overview").Accessible.role, Accessible.PageTab);
            verify((find(bar, "Overview") as TabButton).selected);
            verify(!(find(bar, "Ecology") as TabButton).selected);
        }
        function test_everything_is_large_enough_and_inside(): void {
            for (const name of ["Overview", "Industry", "Transport", "Ecology", "Home", "Back", "Accessibility", "Language: 简体中文"]) {
                const item = find(bar, name);
                verify(item, name);
                verify(item.height >= Theme.target, name);
                const corner = item.mapToItem(bar, 0, 0);
                verify(corner.x >= 0 && corner.x + item.width <= bar.width, name);
                verify(corner.y >= 0 && corner.y + item.height <= bar.height, name);
            }
        }
    }
}
