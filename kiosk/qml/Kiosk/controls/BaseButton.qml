// What every tapped thing shares: acts on release, can be slid off, first finger wins, has a name and a focus ring.
import QtQuick
import QtQuick.Templates as T
import Kiosk.theme

T.AbstractButton {
    id: root

    property real ringRadius: Theme.radius
    property bool owned: false

    signal activated

    // Without a finger: by a key, or by assistive technology
    function pressByKey(): void {
        root.owned = root.enabled && Touches.claim(root);
        root.click();
    }

    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    padding: Theme.gap

    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.pressByKey()

    onCanceled: Touches.release(root)
    onClicked: {
        Touches.release(root);
        if (!root.owned)
            return;
        root.owned = false;
        Touches.note(root);
        root.activated();
    }
    onPressed: root.owned = Touches.claim(root)
    // A finger that slid off may be taken away by a flick without another word
    onPressedChanged: {
        if (root.pressed)
            root.owned = Touches.claim(root);
        else
            Touches.release(root);
    }
    onReleased: Touches.release(root)
    onVisibleChanged: Touches.release(root)

    Component.onDestruction: Touches.release(root)

    FocusRing {
        radius: root.ringRadius + 2 * Theme.stroke
        shown: root.visualFocus
    }
}
