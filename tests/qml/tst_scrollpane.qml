// Long content shows that there is more, and is reached by flicking and by buttons alike.
import QtQuick
import QtTest
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    height: 500
    width: 800

    ScrollPane {
        id: pane

        anchors.fill: parent

        Rectangle {
            id: content

            color: Theme.lake
            height: 2000
            width: parent.width
        }
    }
    TestCase {
        name: "ScrollPane"
        when: windowShown

        function button(name: string): Item {
            return find(pane, name);
        }
        function find(item: Item, name: string): Item {
            if (item.Accessible.name === name && item.Accessible.role === Accessible.Button)
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
            Theme.reducedMotion = true;
            content.height = 2000;
            pane.toTop();
        }
        function cleanup(): void {
            Theme.reducedMotion = false;
            Theme.mirrored = false;
        }
        function test_overflows_only_when_it_does(): void {
            verify(pane.overflowing);
            verify(button("Scroll down").visible);
            content.height = 100;
            verify(!pane.overflowing);
            verify(!button("Scroll down").visible);
        }
        function test_buttons_lead_to_the_end_and_back(): void {
            verify(!button("Scroll up").enabled);
            for (let step = 0; step < 20 && button("Scroll down").enabled; ++step) {
                mouseClick(button("Scroll down"));
                wait(0);
            }
            verify(!button("Scroll down").enabled);
            fuzzyCompare(pane.contentY, pane.naturalHeight - pane.height, 1);
            for (let step = 0; step < 20 && button("Scroll up").enabled; ++step) {
                mouseClick(button("Scroll up"));
                wait(0);
            }
            fuzzyCompare(pane.contentY, 0, 1);
        }
        function test_a_finger_flicks_it(): void {
            mouseDrag(root, 300, 400, 0, -200, Qt.LeftButton, Qt.NoModifier, 20);
            verify(pane.contentY > 50);
            pane.toTop();
            compare(pane.contentY, 0);
        }
        function test_content_that_shrinks_is_not_left_out_of_sight(): void {
            pane.contentY = 1400;
            content.height = 700;
            tryVerify(() => pane.contentY <= pane.naturalHeight - pane.height + 1);
        }
        function test_the_buttons_stand_on_the_other_side_when_mirrored(): void {
            verify(button("Scroll up").mapToItem(root, 0, 0).x > 400);
            Theme.mirrored = true;
            verify(button("Scroll up").mapToItem(root, 0, 0).x < 400);
        }
    }
}
