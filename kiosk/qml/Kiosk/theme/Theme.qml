// The one place of colours, sizes, times and type; everything else names a role.
pragma Singleton

import QtQuick

QtObject {
    id: root

    // What the app sets
    property real windowWidth: 1920
    property real windowHeight: 1080
    // Of the screen, what is too high up for a child or a seated visitor; 0 where nothing is
    property real overhead: 0
    property real mm: 2
    property real textScale: 1
    property bool highContrast: false
    property bool reducedMotion: false
    // Read aloud takes a strip of the height, and one column is read in one way
    property bool aloud: false
    property bool shaders: false
    property bool mirrored: false
    property string language: "zh_Hans"
    property string sans: "WestTaihu Sans SC"
    property string serif: "WestTaihu Serif SC"
    // The same for what is out of sight, which takes another language's a moment later
    property string sansBehind: "WestTaihu Sans SC"
    property string serifBehind: "WestTaihu Serif SC"
    property bool mirroredBehind: false
    readonly property string latinSans: "WestTaihu Sans Latin"
    readonly property string latinSerif: "WestTaihu Serif Latin"

    // Palette (LOOK.md)
    readonly property color deepLake: "#06222F"
    readonly property color lake: "#0E5A6B"
    readonly property color shoal: "#3F9AA5"
    readonly property color mist: "#E9F1EF"
    readonly property color paper: "#F7F3EA"
    readonly property color ink: "#10242C"
    readonly property color dawn: "#FFDFAE"
    readonly property color persimmon: "#C8602F"
    readonly property color indigo: "#3D4F9F"
    readonly property color reed: "#4F7A3A"
    readonly property color graphite: "#35454F"
    readonly property color white: "#FFFFFF"
    readonly property color black: "#000000"
    readonly property color clear: "#00000000"

    // Roles: on paper
    readonly property color ground: highContrast ? "#000000" : "#F7F3EA"
    readonly property color text: highContrast ? "#FFFFFF" : "#10242C"
    readonly property color muted: highContrast ? "#E6E6E6" : "#4A5A61"
    readonly property color card: highContrast ? "#000000" : "#FFFFFF"
    readonly property color cardPressed: highContrast ? "#333333" : "#E4EDEA"
    readonly property color line: highContrast ? "#FFFFFF" : "#D9DDD6"
    readonly property color control: highContrast ? "#FFFFFF" : "#5C7178"
    readonly property color focus: highContrast ? "#FFE34D" : "#C8602F"

    // Roles: over a scene or a dark motif
    readonly property color scene: highContrast ? "#000000" : "#06222F"
    readonly property color sceneText: "#FFFFFF"
    readonly property color sceneMuted: highContrast ? "#FFFFFF" : "#D5E3E4"
    readonly property color figure: highContrast ? "#FFE34D" : "#FFDFAE"
    readonly property color sceneCard: highContrast ? "#000000" : "#B3132C37"
    readonly property color sceneCardPressed: highContrast ? "#333333" : "#D92A5563"
    readonly property color glass: highContrast ? "#000000" : "#1FFFFFFF"
    readonly property color sceneLine: highContrast ? "#FFFFFF" : "#52FFFFFF"
    readonly property color depth: "#8006222F"
    readonly property color doorLight: "#2EFFFFFF"
    readonly property color veil: highContrast ? "#E6000000" : "#B306222F"
    // Where what lies beneath should still be seen to change
    readonly property color veilThin: highContrast ? "#99000000" : "#6606222F"
    readonly property color nightVeil: "#D9000000"
    // Behind the sentence that is being read, which stays to be read
    readonly property color readingTint: highContrast ? "#40FFE34D" : "#2EE0A526"

    // Roles: where a picture's sky goes on above it, and over the drawn shore
    readonly property color shoreSky: highContrast ? "#000000" : "#9FD2E0"
    readonly property color duskSky: "#081E3C"
    readonly property color signStem: "#FFFFFF"
    readonly property color signStemEdge: highContrast ? "#000000" : "#4D10242C"

    // Roles: on the schematics
    readonly property color mapGround: highContrast ? "#000000" : "#EAF0EC"
    readonly property color mapPlate: highContrast ? "#000000" : "#DBF3F7F3"
    readonly property color mapLakePlate: highContrast ? "#12333F" : "#D9C9E4E8"
    readonly property color mapLake: highContrast ? "#12333F" : "#BFDDE2"
    readonly property color mapHomeLake: highContrast ? "#1B5A6B" : "#6FB3BC"
    readonly property color mapLakeEdge: highContrast ? "#8FE6F2" : "#5FA0AA"
    readonly property color mapLakeText: highContrast ? "#BFF1F8" : "#0E5A6B"
    readonly property color mapHere: highContrast ? "#FFE34D" : "#C8602F"

    // Roles: the bar
    readonly property color bar: highContrast ? "#000000" : "#FFFEF9"
    readonly property color barControl: highContrast ? "#000000" : "#EEF2EF"
    readonly property color barLine: highContrast ? "#FFFFFF" : "#DDE3DF"
    readonly property color selectedText: highContrast ? "#000000" : "#FFFFFF"

    // Sizes: the larger of what can be read and touched, and what looks right
    // What is about square has no room for two columns either
    readonly property bool portrait: windowHeight * 1.15 > windowWidth
    // Upright, but with no room for a picture above the words
    readonly property bool squat: portrait && windowHeight < windowWidth * 1.4
    readonly property real unit: Math.min(windowWidth, windowHeight) / 100
    readonly property real displayScale: 1 + (textScale - 1) * 0.35
    readonly property real body: Math.round(Math.max(10 * mm, 2.45 * unit) * textScale)
    // The least that reading text may be
    readonly property real bodyLeast: Math.ceil(10 * mm * textScale)
    readonly property real small: Math.round(Math.max(6.6 * mm, 1.9 * unit) * textScale)
    readonly property real lead: Math.round(Math.max(10 * mm, 2.8 * unit) * textScale)
    readonly property real heading: Math.round(Math.max(11 * mm, 3.9 * unit) * (1 + (textScale - 1) * 0.7))
    readonly property real title: Math.round(Math.max(13 * mm, 7.4 * unit) * displayScale)
    readonly property real hero: Math.round(Math.max(16 * mm, 12 * unit) * displayScale)
    readonly property real figureSize: Math.round(Math.max(13 * mm, 6.6 * unit) * displayScale)
    readonly property real figureSmall: Math.round(Math.max(11 * mm, 4.6 * unit) * displayScale)
    readonly property real target: Math.round(Math.max(20.5 * mm, 7 * unit))
    readonly property real targetSmall: Math.round(Math.max(12.5 * mm, 5 * unit))
    readonly property real gap: Math.round(1.5 * unit)
    readonly property real gapLarge: Math.round(3 * unit)
    readonly property real margin: Math.round((portrait ? 5 : 4.6) * unit)
    readonly property real radius: Math.round(2 * unit)
    readonly property real stroke: Math.max(1, Math.round(0.2 * unit))
    readonly property real strokeBold: Math.max(2, Math.round(0.4 * unit))
    readonly property real icon: Math.round(Math.max(7 * mm, 3.2 * unit) * (1 + (textScale - 1) * 0.4))
    // Whether two columns still have room for their words
    readonly property bool stacked: portrait || aloud || body > 3.2 * unit

    // Times
    readonly property int quick: reducedMotion ? 0 : 200
    readonly property int calm: reducedMotion ? 0 : 280
    readonly property int slow: reducedMotion ? 0 : 350
    readonly property int countUp: reducedMotion ? 0 : 900
    // The lake's own times: reeds sway there and back, the water's loop closes
    readonly property int sway: 4600
    readonly property int swayBack: 5200
    readonly property int waterLoop: 60000
    // How long the largest picture lets others go first
    readonly property int turn: 1000
    // How long a ring stays around what was sought, and how often it is looked for while its page finds its size
    readonly property int pointing: 3200
    readonly property int pointingStep: 60
    readonly property int pointingLooks: 9
    readonly property int crossFade: reducedMotion ? 0 : 1200

    function faded(full: color): color {
        return Qt.rgba(full.r, full.g, full.b, 0);
    }

    // Accents by screen: for lines and shapes, and strong enough to carry or to be text
    function accent(page: string): color {
        if (highContrast)
            return page === "industry" ? "#FFB894" : page === "transport" ? "#B9C6FF" : page === "ecology" ? "#B9E795" : "#8FE6F2";
        return page === "industry" ? persimmon : page === "transport" ? indigo : page === "ecology" ? reed : lake;
    }
    function accentStrong(page: string): color {
        if (highContrast)
            return accent(page);
        return page === "industry" ? "#A8481C" : page === "transport" ? indigo : page === "ecology" ? "#41692E" : lake;
    }
    // Lines and areas of the schematics, by mode or role; each also has its own pattern
    function mapLine(mode: string): color {
        if (highContrast)
            return mode === "urban_rail" ? "#E9B8FF" : mode === "expressway" ? "#FFC46B" : mode === "road" ? "#FFA48A" : mode === "artery" ? "#B9E795" : "#B9C6FF";
        return mode === "urban_rail" ? "#8A3F9E" : mode === "expressway" ? "#B0701A" : mode === "road" ? "#7A4A2C" : mode === "artery" ? "#3F6B2C" : indigo;
    }
    // The same, dark enough to be read as a name
    function mapInk(mode: string): color {
        return mode === "expressway" && !highContrast ? "#7A4A0C" : mapLine(mode);
    }
    function mapArea(index: int): color {
        return accentStrong(["transport", "industry", "ecology"][index % 3]);
    }
    function mapFaded(full: color): color {
        return Qt.rgba(full.r, full.g, full.b, highContrast ? 0.38 : 0.24);
    }
    function mapTint(full: color, strong: bool): color {
        return Qt.rgba(full.r, full.g, full.b, (highContrast ? 0.12 : 0.09) * (strong ? 2 : 1));
    }
    // Grounds of the four industries, dark enough for white text
    function industryGround(accentName: string): color {
        if (highContrast)
            return black;
        return accentName === "medical" ? "#0C5F60" : accentName === "materials" ? "#2B3943" : accentName === "manufacturing" ? "#8A3A16" : "#6F4A12";
    }
    // The same grounds as panels that text stands on, over a motif
    function industryPanel(accentName: string): color {
        const ground = industryGround(accentName);
        return highContrast ? ground : Qt.rgba(ground.r * 0.55, ground.g * 0.55, ground.b * 0.55, 0.86);
    }
    function industryLight(accentName: string): color {
        if (highContrast)
            return "#FFE34D";
        return accentName === "medical" ? "#8FE0D6" : accentName === "materials" ? "#7FD1C8" : accentName === "manufacturing" ? "#FFC3A0" : "#FFD98A";
    }
}
