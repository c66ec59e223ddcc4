// A sheet of the window, made when it is first wanted, and kept.
import QtQuick
import QtQuick.Controls.Basic

Loader {
    id: root

    function open(): void {
        root.active = true;
        (root.item as Popup).open();
    }
    function close(): void {
        (root.item as Popup).close();
    }

    active: false
}
