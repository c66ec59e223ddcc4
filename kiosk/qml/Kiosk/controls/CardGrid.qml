// Cards in equal columns, as many as keep `minimum` wide; rows are as high as their highest card.
import QtQuick
import QtQuick.Layouts
import Kiosk.theme

GridLayout {
    id: root

    property real minimum: Theme.unit * 36
    property int most: 4

    columnSpacing: Theme.gap
    columns: Math.max(1, Math.min(root.most, Math.floor((root.width + root.columnSpacing) / (root.minimum + root.columnSpacing))))
    rowSpacing: Theme.gap
    uniformCellWidths: true
}
