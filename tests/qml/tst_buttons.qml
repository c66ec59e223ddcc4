// Every tapped thing acts on release, lets go when slid off, and leaves the others alone.
import QtQuick
import QtTest
import Kiosk.controls

Item {
    id: root

    height: 600
    width: 800

    PillButton {
        id: pill

        property int count: 0

        text: "Pill"
        x: 20
        y: 20

        onActivated: ++pill.count
    }
    RoundButton {
        id: round

        property int count: 0

        iconName: "home"
        text: "Round"
        x: 400
        y: 20

        onActivated: ++round.count
    }
    TestCase {
        name: "Buttons"
        when: windowShown

        function init(): void {
            failOnWarning(/.?/);
            pill.count = round.count = 0;
            pill.enabled = pill.visible = true;
        }
        function test_acts_on_release(): void {
            mousePress(pill);
            compare(pill.count, 0);
            mouseRelease(pill);
            compare(pill.count, 1);
        }
        function test_lets_go_when_slid_off(): void {
            mousePress(pill);
            mouseMove(pill, pill.width / 2, 400);
            mouseRelease(pill, pill.width / 2, 400);
            compare(pill.count, 0);
            compare(Touches.owner, null);
            mouseClick(round);
            compare(round.count, 1);
        }
        function test_first_finger_wins(): void {
            const touch = touchEvent(root);
            touch.press(0, pill).commit();
            touch.stationary(0).press(1, round).commit();
            touch.stationary(0).release(1, round).commit();
            touch.release(0, pill).commit();
            compare(round.count, 0);
            compare(pill.count, 1);
            compare(Touches.owner, null);
        }
        function test_a_button_that_goes_lets_go(): void {
            mousePress(pill);
            pill.visible = false;
            compare(Touches.owner, null);
            mouseRelease(root, 5, 500);
            mouseClick(round);
            compare(round.count, 1);
            compare(pill.count, 0);
        }
        function test_one_that_is_off_does_nothing(): void {
            pill.enabled = false;
            mouseClick(pill);
            compare(pill.count, 0);
        }
        function test_keys_press_it(): void {
            pill.forceActiveFocus();
            keyClick(Qt.Key_Space);
            compare(pill.count, 1);
        }
        function test_pages_open_from_where_it_was_tapped(): void {
            mouseClick(round);
            compare(Touches.origin.x, round.x);
            compare(Touches.origin.width, round.width);
        }
        function test_has_a_name_and_a_role(): void {
            compare(round.Accessible.name, "Round");
            compare(pill.Accessible.role, Accessible.Button);
        }
    }
}
