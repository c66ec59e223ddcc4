// Opening is seen where there is motion, and instant where there is none; what opens never stays half open.
import QtQuick
import QtTest
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    height: 400
    width: 600

    Reveal {
        id: reveal

        anchors.fill: parent

        Rectangle {
            id: content

            anchors.fill: parent
            color: Theme.lake
        }
    }
    SignalSpy {
        id: settled

        signalName: "settled"
        target: reveal
    }
    TestCase {
        name: "Reveal"
        when: windowShown

        function init(): void {
            failOnWarning(/.?/);
            settled.clear();
        }
        function cleanup(): void {
            Theme.reducedMotion = false;
        }
        function test_grows_out_of_the_place_and_settles(): void {
            reveal.open(Qt.rect(100, 100, 50, 50));
            verify(reveal.moving);
            settled.wait(2000);
            compare(reveal.progress, 1);
            verify(!reveal.moving);
        }
        function test_is_there_at_once_without_motion(): void {
            Theme.reducedMotion = true;
            reveal.open(Qt.rect(100, 100, 50, 50));
            compare(settled.count, 1);
            compare(reveal.progress, 1);
        }
        function test_is_there_at_once_from_nowhere(): void {
            reveal.open(Qt.rect(0, 0, 0, 0));
            compare(reveal.progress, 1);
            verify(!reveal.moving);
        }
        function test_opened_twice_settles_open(): void {
            reveal.open(Qt.rect(100, 100, 50, 50));
            reveal.open(Qt.rect(300, 200, 50, 50));
            settled.wait(2000);
            compare(reveal.progress, 1);
        }
        function test_the_content_never_moves(): void {
            reveal.open(Qt.rect(100, 100, 50, 50));
            wait(50);
            const corner = content.mapToItem(root, 0, 0);
            fuzzyCompare(corner.x, 0, 0.5);
            fuzzyCompare(corner.y, 0, 0.5);
            settled.wait(2000);
        }
    }
}
