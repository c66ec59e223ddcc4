// A name is as large as its neighbours' names, over as many lines as it takes; only a word too long for a line shrinks.
import QtQuick
import QtTest
import Kiosk.controls
import Kiosk.theme

Item {
    id: root

    height: 600
    width: 800

    EntryTile {
        id: tile

        iconName: "award"
        width: Theme.body * 14
    }
    TestCase {
        function sizeOf(name: string): int {
            tile.name = name;
            const found = root.written(tile, name);
            verify(found !== null, name);
            return found.fontInfo.pixelSize;
        }
        function test_names(): void {
            failOnWarning(/.?/);
            const whole = sizeOf("Park");
            compare(sizeOf("Park by the water, with trees"), whole);
            compare(sizeOf("常州西太湖国际半程马拉松赛和国际音乐节"), whole);
            const long = sizeOf("Donaudampfschifffahrtsgesellschaft");
            verify(long < whole);
            verify(long >= Theme.bodyLeast);
        }

        name: "EntryTile"
        when: windowShown
    }

    function written(item: Item, text: string): Text {
        for (const child of item.children) {
            const found = (child as Text)?.text === text ? child as Text : written(child, text);
            if (found)
                return found;
        }
        return null;
    }
}
