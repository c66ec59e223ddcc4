// A fine line from a place to its name, where that had no room beside it; it lies under all names.
import QtQuick
import Kiosk.theme

Rectangle {
    id: root

    required property TransportMapLabel label
    // How far the mark of the place reaches
    property real mark: 0
    readonly property real fromX: label ? label.originX + label.modelData.x * label.unit : 0
    readonly property real fromY: label ? label.originY + label.modelData.y * label.unit : 0
    readonly property real toX: label ? Math.max(label.x, Math.min(label.x + label.width, fromX)) : 0
    readonly property real toY: label ? Math.max(label.y, Math.min(label.y + label.height, fromY)) : 0
    readonly property real reach: Math.hypot(toX - fromX, toY - fromY)

    antialiasing: true
    color: label?.faded ?? false ? Theme.muted : Theme.text
    height: Theme.stroke
    rotation: Math.atan2(toY - fromY, toX - fromX) * 180 / Math.PI
    transformOrigin: Item.Left
    visible: mark > 0 && label !== null && label.visible && reach > mark * 1.3 + Theme.gap
    width: reach
    x: fromX
    y: fromY - height / 2

    Accessible.ignored: true
}
