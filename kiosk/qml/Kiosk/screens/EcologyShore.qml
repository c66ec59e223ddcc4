// The drawn shore, wider than the screen: dragged or stepped along, with a sign over each place. It is not mirrored.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels
import Kiosk.controls
import Kiosk.scenes
import Kiosk.theme

Item {
    id: root

    required property EcologyViewModel ecology
    required property ShellViewModel shell
    required property real walked
    // Whether it is the head of a column, as high as it needs to be
    property bool header: false
    property int rows: 2
    // Whether a stem leads from each sign to its place; else the place carries the sign's icon
    property bool stems: true
    // With large letters the lead goes to the ruler, so that the shore comes sooner
    readonly property bool leadBelow: root.header && Theme.body > Theme.unit * 3

    // The picture: how wide and high, and where its top is; above it the sky goes on
    readonly property real skyline: 0.53
    readonly property real base: root.header ? Math.round(root.width * (Theme.portrait ? 0.72 : 0.36)) : root.height - root.strip
    // The ruler stands under the picture, on a strip that only the window measures
    readonly property real strip: root.header ? 0 : Math.round(Math.max(Theme.target + Theme.gap, Theme.figureSmall * 1.45 + Theme.unit * 4.2))
    readonly property real breadth: Math.round(Math.max(root.base * 3.2, Math.min(root.width * 2.6, root.base * 5)))
    readonly property real signHeight: Math.round(Math.max(Theme.targetSmall * 1.2, Theme.icon * 1.8))
    property real rowHeight: root.signHeight
    readonly property real signsHeight: root.rows * (root.rowHeight + Theme.gap)
    // Where the signs would hide the shore, they stand below it
    readonly property bool legend: root.header && (root.rows > 3 || root.signsHeight > root.base * 0.5)
    readonly property bool stemmed: root.stems && !root.legend
    readonly property real asked: heading.y + heading.height + Theme.gap * 1.5 + (root.legend ? 0 : root.signsHeight)
    readonly property real lack: Math.max(0, root.asked - (root.legend ? 0.3 : root.skyline) * root.base)
    // Words stay above this part of the picture, where kite and towers begin
    readonly property real calm: 0.36
    readonly property real wordsLack: Math.max(0, heading.y + heading.height - root.calm * root.base)
    // At the side the picture is the same for all languages, so that none has it painted again
    readonly property real skyHeight: Math.round(root.header ? Math.max(root.lack, root.wordsLack) : root.base * 0.18)
    readonly property real pictureHeight: root.header ? root.base : root.base - root.skyHeight
    readonly property real signsTop: Math.max(root.skyHeight + root.skyline * root.pictureHeight, root.asked) - root.signsHeight

    signal walkedTo(real part)

    function reset(): void {
        mover.stop();
        walk.contentX = 0;
    }
    function step(direction: int): void {
        mover.to = Math.max(0, Math.min(walk.contentWidth - walk.width, walk.contentX + direction * walk.width * 0.8));
        mover.restart();
    }
    function visit(hotspot: Hotspot): void {
        mover.to = Math.max(0, Math.min(walk.contentWidth - walk.width, hotspot.at * root.breadth - walk.width / 2));
        mover.restart();
        root.shell.openDetail(hotspot.card.entryId);
    }
    function restore(): void {
        walk.contentX = root.walked * Math.max(0, walk.contentWidth - walk.width);
    }
    function arrange(): void {
        const widths = [];
        let highest = root.signHeight;
        for (let i = 0; i < signs.count; ++i) {
            const sign = signs.itemAt(i) as EcologySign;
            if (!sign)
                return;
            widths.push(sign.implicitWidth);
            highest = Math.max(highest, sign.implicitHeight);
        }
        const spots = root.ecology.arrange(widths, root.breadth, Theme.gap);
        let rows = 1;
        for (let i = 0; i < signs.count && 2 * i + 2 < spots.length; ++i) {
            const sign = signs.itemAt(i) as EcologySign;
            sign.row = spots[2 * i + 1];
            sign.x = Math.round(spots[2 * i + 2]);
            rows = Math.max(rows, sign.row + 1);
        }
        root.stems = spots.length > 0 && spots[0] > 0;
        root.rowHeight = highest;
        root.rows = rows;
    }

    implicitHeight: root.leadBelow ? leadText.y + leadText.height : root.legend ? names.y + names.height : root.header ? ruler.y + ruler.height : root.base + root.strip

    onBreadthChanged: Qt.callLater(root.arrange)
    onWidthChanged: Qt.callLater(root.restore)

    Rectangle {
        color: Theme.shoreSky
        height: root.skyHeight + 2
        width: root.width
    }
    Flickable {
        id: walk

        readonly property bool toldLast: true
        readonly property real way: Math.max(1, contentWidth - width)

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: height
        contentWidth: root.breadth
        flickableDirection: Flickable.HorizontalFlick
        height: root.skyHeight + root.pictureHeight
        width: root.width

        onContentWidthChanged: Qt.callLater(root.restore)
        onMovementEnded: root.walkedTo(contentX / way)

        ShorelineScene {
            height: root.pictureHeight
            light: Theme.highContrast ? "night" : "day"
            width: root.breadth
            y: root.skyHeight
        }
        // Stems first, so that no stem lies over a sign
        Repeater {
            model: root.ecology.hotspots

            Item {
                id: stem

                required property Hotspot modelData
                required property int index
                readonly property EcologySign sign: signs.count > index ? signs.itemAt(index) as EcologySign : null
                readonly property real foot: root.skyHeight + modelData.depth * root.pictureHeight

                height: Math.max(0, foot - y)
                x: Math.round(modelData.at * root.breadth)
                y: sign ? sign.y + sign.height / 2 : foot

                Rectangle {
                    border.color: Theme.signStemEdge
                    border.width: Theme.stroke * 0.5
                    color: Theme.signStem
                    height: parent.height
                    visible: root.stemmed
                    width: Theme.stroke * 2
                    x: -width / 2
                }
                BaseButton {
                    id: mark

                    readonly property real size: root.stemmed ? Theme.unit * 2.2 : Math.max(Theme.targetSmall, Theme.icon * 1.5)

                    enabled: !root.stemmed
                    height: size
                    padding: 0
                    ringRadius: size / 2
                    text: stem.modelData.card.name
                    width: size
                    x: -width / 2
                    y: parent.height - height / 2

                    background: Rectangle {
                        border.color: Theme.signStem
                        border.width: Theme.strokeBold
                        color: mark.pressed ? Theme.control : Theme.accentStrong("ecology")
                        radius: height / 2
                    }
                    contentItem: Item {
                        Icon {
                            anchors.centerIn: parent
                            color: Theme.selectedText
                            height: Theme.icon * 0.9
                            name: stem.modelData.card.icon
                            visible: !root.stemmed
                            width: height
                        }
                    }

                    onActivated: root.shell.openDetail(stem.modelData.card.entryId)
                }
            }
        }
        Repeater {
            id: signs

            model: root.ecology.hotspots

            EcologySign {
                id: sign

                required property Hotspot modelData

                iconName: modelData.card.icon
                maximumWidth: Math.min(root.width * 0.72, Theme.body * (27 - 12 * (Theme.textScale - 1)))
                minimumHeight: root.signHeight
                text: modelData.card.name
                visible: !root.legend
                y: Math.round(root.signsTop + row * (root.rowHeight + Theme.gap) + (root.rowHeight - height) / 2)

                onActivated: root.shell.openDetail(sign.modelData.card.entryId)
                onImplicitHeightChanged: Qt.callLater(root.arrange)
                onImplicitWidthChanged: Qt.callLater(root.arrange)
            }

            onItemAdded: Qt.callLater(root.arrange)
            onItemRemoved: Qt.callLater(root.arrange)
        }
        NumberAnimation {
            id: mover

            duration: Theme.slow
            easing.type: Easing.OutCubic
            property: "contentX"
            target: walk

            onFinished: root.walkedTo(walk.contentX / walk.way)
        }
    }
    Rectangle {
        color: Theme.scene
        height: heading.y + heading.height + Theme.gap
        visible: Theme.highContrast
        width: root.width
    }
    Column {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap * (root.header ? 0.6 : 0.2)
        y: Theme.unit * (root.header ? 3.6 : 2.4)

        AppText {
            text: qsTr("Ecology")
            width: parent.width
        }
        Item {
            height: title.contentHeight
            width: parent.width

            // At the side as large as one line allows, so that the signs have the sky
            TitleText {
                id: title

                font.pixelSize: Math.round(Theme.title * 0.76)
                fontSizeMode: root.header ? Text.FixedSize : Text.Fit
                height: root.header ? implicitHeight : Math.round(font.pixelSize * 1.7)
                lineHeight: 0.98
                minimumPixelSize: Math.round(Theme.heading * 0.9)
                text: root.ecology.title
                width: parent.width
            }
        }
        AppText {
            lineHeight: root.header ? 1.3 : 1.2
            text: root.ecology.lead
            topPadding: Theme.gap * 0.5
            visible: !root.leadBelow
            width: parent.width
        }
    }
    AppText {
        id: leadText

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        text: root.ecology.lead
        visible: root.leadBelow
        y: (root.legend ? names.y + names.height : ruler.y + ruler.height) + Theme.gap * 1.5
    }
    EcologyRuler {
        id: ruler

        anchors.left: parent.left
        anchors.leftMargin: root.header ? Theme.margin : 0
        anchors.right: parent.right
        anchors.rightMargin: root.header ? Theme.margin : 0
        atEnd: walk.contentX >= walk.way - 1
        atStart: walk.contentX <= 1
        band: !root.header
        height: Math.max(implicitHeight, root.strip)
        name: root.ecology.shoreline?.name ?? ""
        number: root.ecology.shoreline?.number ?? ""
        seen: walk.width / walk.contentWidth
        start: walk.contentX / walk.contentWidth
        unit: root.ecology.shoreline?.unit ?? ""
        y: root.header ? root.skyHeight + root.base + Theme.gap * 1.5 : root.height - height

        onOpened: root.shell.openDetail(root.ecology.shoreline?.entryId ?? "")
        onStepped: direction => root.step(direction)
    }
    Flow {
        id: names

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap
        visible: root.legend
        y: ruler.y + ruler.height + Theme.gap * 1.5

        Repeater {
            model: root.legend ? root.ecology.hotspots : []

            EcologySign {
                id: name

                required property Hotspot modelData

                iconName: modelData.card.icon
                maximumWidth: names.width
                minimumHeight: Math.max(Theme.target, root.signHeight)
                text: modelData.card.name

                onActivated: root.visit(name.modelData)
            }
        }
    }
}
