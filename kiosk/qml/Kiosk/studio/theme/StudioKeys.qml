// Undo and redo from inside a field: they are the studio's, across fields and restarts, not the field's own.
pragma Singleton

import QtQuick

QtObject {
    id: root

    signal undo
    signal redo

    function take(event: KeyEvent): void {
        if (event.matches(StandardKey.Undo)) {
            event.accepted = true;
            root.undo();
        } else if (event.matches(StandardKey.Redo)) {
            event.accepted = true;
            root.redo();
        }
    }
}
