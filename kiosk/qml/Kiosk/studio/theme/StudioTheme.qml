// The studio's own colours, sizes and times: the lake's palette on a desk. Theme belongs to the previewed screen.
pragma Singleton

import QtQuick

QtObject {
    id: root

    property string language: "zh_Hans"
    readonly property bool chinese: root.language === "zh_Hans"
    readonly property string sans: root.chinese ? "WestTaihu Sans SC" : "WestTaihu Sans Latin"
    readonly property string serif: root.chinese ? "WestTaihu Serif SC" : "WestTaihu Serif Latin"

    // Grounds
    readonly property color deepLake: "#06222F"
    readonly property color lake: "#0E5A6B"
    readonly property color shoal: "#3F9AA5"
    readonly property color mist: "#E9F1EF"
    readonly property color paper: "#F7F3EA"
    readonly property color side: "#EEF2EE"
    readonly property color stage: "#DCE6E3"
    readonly property color card: "#FFFFFF"
    readonly property color cardSoft: "#FBF9F4"
    readonly property color clear: "#00000000"
    readonly property color veil: "#8006222F"
    readonly property color shade: "#2606222F"

    // Ink
    readonly property color ink: "#10242C"
    readonly property color muted: "#56666C"
    readonly property color faint: "#64747A"
    readonly property color light: "#FFFFFF"
    readonly property color lightMuted: "#B9CDD1"

    // Lines and controls
    readonly property color line: "#DEE2DA"
    readonly property color lineStrong: "#C3CCC7"
    readonly property color field: "#FFFFFF"
    readonly property color fieldRead: "#F3F1EA"
    readonly property color hover: "#E3ECE9"
    readonly property color press: "#D4E2DF"
    readonly property color chosen: "#D8E8E8"
    readonly property color barHover: "#1FFFFFFF"
    readonly property color barPress: "#33FFFFFF"
    readonly property color barLine: "#33FFFFFF"

    // Meaning
    readonly property color accent: "#C8602F"
    readonly property color accentStrong: "#A8481C"
    readonly property color accentPress: "#8F3C16"
    readonly property color accentOff: "#6B7F86"
    readonly property color wrong: "#A6301F"
    readonly property color wrongSoft: "#FBE9E3"
    readonly property color care: "#7A5200"
    readonly property color careSoft: "#FDF1D8"
    readonly property color good: "#41692E"
    readonly property color goodSoft: "#E8F0E1"
    readonly property color focus: "#C8602F"
    readonly property color select: "#BFDDE2"

    // Screens, as the kiosk colours them
    function screenColour(group: string): color {
        return group === "industry" ? "#A8481C" : group === "transport" ? "#3D4F9F" : group === "ecology" ? "#41692E" : group === "attract" ? "#06222F" : group === "sources" ? "#35454F" : "#0E5A6B";
    }

    // Sizes
    readonly property int tiny: 11
    readonly property int small: 12
    readonly property int body: 14
    readonly property int lead: 16
    readonly property int heading: 18
    readonly property int title: 24
    readonly property int figure: 34
    readonly property int hair: 1
    readonly property int ring: 2
    readonly property int gap: 8
    readonly property int gapLarge: 16
    readonly property int margin: 20
    readonly property int control: 34
    readonly property int controlSmall: 28
    readonly property int icon: 18
    readonly property int iconSmall: 15
    readonly property int radius: 8
    readonly property int radiusLarge: 12
    readonly property int barHeight: 58
    readonly property int lineHeight: 44

    // Pixels to a frame that a list moves under what is pulled to its edge
    readonly property real drift: 6

    // Times
    readonly property int quick: 120
    readonly property int calm: 180
    readonly property int noticeStays: 6000
    readonly property int tipWaits: 500
}
