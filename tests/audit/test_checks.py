"""An eye that cannot see a fault is worse than none: every check of the audit finds a planted one, and only that."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from kiosk import fonts
from kiosk.tour import STOPS
from tests.audit import checks, look, record, report, states
from tests.audit.checks import Fault, Rules
from tests.audit.names import Names
from tests.audit.scene import read_scene

MILLIMETRE = 2.0
RULES = Rules(millimetre=MILLIMETRE, small=14)
HEAD = """
import QtQuick
import QtQuick.Templates as T
Window {{
    visible: true; width: 800; height: 600; color: "white"
    component Words: Text {{
        color: "black"; font.family: "WestTaihu Sans Latin"; font.pixelSize: 24
        horizontalAlignment: Text.AlignLeft
    }}
    component PillButton: T.AbstractButton {{ }}
    {body}
}}
"""
Show = Callable[[str], QQuickWindow]


@pytest.fixture
def show(qapp: QGuiApplication) -> Iterator[Show]:
    """Return a function that shows a piece of QML in a window of 800 × 600 pixels."""
    fonts.load_fonts()
    engine = QQmlEngine()
    made: list[tuple[QQmlComponent, QQuickWindow]] = []

    def open_window(body: str) -> QQuickWindow:
        component = QQmlComponent(engine)
        component.setData(HEAD.format(body=body).encode(), QUrl("file:///Fixture.qml"))
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        made.append((component, window))
        QCoreApplication.processEvents()
        return window

    yield open_window
    for _, window in made:
        window.close()


def seen(window: QQuickWindow, rules: Rules = RULES) -> list[Fault]:
    """Return what the audit says of a window."""
    return look.examine(window, read_scene(window), rules)


GOOD = [
    'Words { text: "One short line"; x: 20; y: 20 }',
    'Words { text: "Words that are wrapped where a line may end"; width: 200; wrapMode: Text.Wrap }',
    'Words { text: "small"; font.pixelSize: 14 }',
    'Words { text: "One"; y: 20 } Words { text: "Two"; y: 60 }',
    'Words { text: "Two lines that stand closely one above the other"; width: 300; wrapMode: Text.Wrap }'
    ' Words { text: "below"; y: 102 }',
    'T.AbstractButton { width: 24; height: 24; text: "small but large enough" }',
    'PillButton { width: 100; height: 40; text: "main" } PillButton { y: 40; width: 100; height: 40 }',
    "PillButton { width: 4; height: 4; enabled: false }",
    # Further down, where it can be scrolled to
    "Flickable { width: 400; height: 200; contentWidth: 400; contentHeight: 900; clip: true;"
    ' Words { text: "far below"; y: 800 } }',
    # Under a sheet over all, where nobody looks
    'Words { text: "beneath" } Words { text: "also beneath"; color: "#ddd" }'
    ' Rectangle { anchors.fill: parent; color: "white" }',
    'Words { text: "large"; font.pixelSize: 60; color: "#888" }',
]


@pytest.mark.parametrize("body", GOOD)
def test_what_is_right_is_left_alone(show: Show, body: str) -> None:
    assert seen(show(body)) == []


BAD = {
    "cut by its own width": ('Words { text: "much too long for this"; width: 80 }', "cut"),
    "cut by its own height": (
        'Words { text: "Two lines in the room of one"; width: 160; height: 30; wrapMode: Text.Wrap }',
        "cut",
    ),
    "shortened": ('Words { text: "shortened with dots"; width: 100; elide: Text.ElideRight }', "cut"),
    "outside the window": ('Words { text: "outside"; x: 760 }', "cut"),
    "clipped": ('Item { width: 50; height: 50; clip: true; Words { text: "clipped" } }', "cut"),
    "wider than what scrolls down": (
        "Flickable { width: 100; height: 100; contentWidth: 100; contentHeight: 400; clip: true;"
        ' Words { text: "wider than the view"; y: 20 } }',
        "cut",
    ),
    "beyond what can be scrolled to": (
        "Flickable { width: 400; height: 100; contentWidth: 400; contentHeight: 300; clip: true;"
        ' Words { text: "too deep"; y: 290 } }',
        "cut",
    ),
    "out of its button": (
        'T.AbstractButton { width: 60; height: 60; contentItem: Item { Words { text: "spilling out" } } }',
        "spill",
    ),
    "out of its panel": (
        'Rectangle { width: 60; height: 60; color: "white"; Words { text: "spilling out" } }',
        "spill",
    ),
    "inside a word": ('Words { text: "Donaudampfschiff"; width: 100; wrapMode: Text.Wrap }', "broken"),
    "two texts": ('Words { text: "One"; y: 20 } Words { text: "Two"; y: 24 }', "overlap"),
    "text on a strange button": (
        'T.AbstractButton { width: 100; height: 60 } Words { text: "On it" }',
        "overlap",
    ),
    "two buttons": (
        "T.AbstractButton { width: 60; height: 60 } T.AbstractButton { x: 50; width: 60; height: 60 }",
        "overlap",
    ),
    "under a panel": (
        'Words { text: "half of this is hidden" } Rectangle { x: 60; width: 200; height: 40; color: "white" }',
        "covered",
    ),
    "too small to touch": ("T.AbstractButton { width: 60; height: 22 }", "target"),
    "too flat for a main button": ("PillButton { width: 100; height: 36 }", "target"),
    "button outside": ("T.AbstractButton { x: 780; width: 60; height: 60 }", "cut"),
    "tiny print": ('Words { text: "tiny"; font.pixelSize: 11 }', "size"),
    "neither small print nor reading text": ('Words { text: "between"; font.pixelSize: 17 }', "size"),
    "grey on white": ('Words { text: "pale"; color: "#999" }', "contrast"),
    "half transparent": ('Item { opacity: 0.3; Words { text: "pale" } }', "contrast"),
    "over a picture that is light in one place": (
        'Rectangle { width: 400; height: 60; color: "#111"; Rectangle { x: 60; width: 100; height: 60; color: "#eee" }'
        ' Words { text: "white over dark and light"; color: "white" } }',
        "contrast",
    ),
    "no glyph": ('Words { text: "\U00013000" }', "glyph"),
    "strange font": ('Words { text: "strange"; font.family: "Helvetica" }', "glyph"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_planted_fault_is_found(show: Show, name: str) -> None:
    body, kind = BAD[name]
    assert {fault.kind for fault in seen(show(body))} == {kind}


def test_high_contrast_wants_more(show: Show) -> None:
    window = show('Words { text: "grey"; color: "#666" }')
    assert seen(window) == []
    assert [fault.kind for fault in seen(window, Rules(MILLIMETRE, 14, high_contrast=True))] == ["contrast"]


def test_what_is_too_high_for_a_seated_visitor_is_found(show: Show) -> None:
    """What is scrolled counts where it can be seen, not where it would lie."""
    low = replace(RULES, highest=100.0)
    button = "T.AbstractButton {{ y: {}; width: 60; height: 60 }}"
    pane = "Flickable {{ y: 120; width: 400; height: 200; contentWidth: 400; contentHeight: 900; contentY: 100; {} }}"
    assert [fault.kind for fault in seen(show(button.format(40)), low)] == ["reach"]
    assert seen(show(button.format(100)), low) == []
    assert seen(show(pane.format("clip: true; " + button.format(10))), low) == []


def test_what_assistive_technology_is_not_told_is_found(show: Show) -> None:
    tab = 'T.AbstractButton {{ width: 90; height: 60; text: "{}"; Accessible.role: Accessible.PageTab{} }}'
    card = (
        'T.AbstractButton {{ width: 90; height: 60; Accessible.role: Accessible.Button; Accessible.name: "Karte"{};'
        ' contentItem: Item {{ Text {{ text: "Ein Satz." }} }} }}'
    )
    selectable = '; Accessible.selectable: true; Accessible.name: "{}"'
    for body, notes in (
        (tab.format("Seite", selectable.format("Seite")), []),
        (tab.format("Seite", '; Accessible.name: "Seite"'), ["does not say whether it is open"]),
        (tab.format("Overview", selectable.format("Overview")), ["is not in the visitor's language"]),
        ("T.AbstractButton { width: 90; height: 60; Accessible.role: Accessible.Button }", ["has no name"]),
        ("T.AbstractButton { width: 90; height: 60; Accessible.ignored: true }", ["is not told of"]),
        (card.format(""), ["is written on a button and not told"]),
        (card.format('; Accessible.description: "Ein Satz."'), []),
    ):
        names = Names(show(body), "de")
        assert [fault.note for fault in (*names.look(), *names.untold())] == notes, body


def test_lines_of_a_list_are_listened_to_when_they_come_into_view(show: Show) -> None:
    window = show(
        "ListView { width: 200; height: 200; model: 9; delegate: T.AbstractButton { required property int index;"
        " width: 200; height: 80; Accessible.role: Accessible.Button; Accessible.ignored: index == 7;"
        ' Accessible.name: index == 8 ? "" : "Zeile" } }'
    )
    names = Names(window, "de")
    (view,) = (flick.item for flick in read_scene(window).flicks)
    assert (names.look(), names.untold()) == ([], [])
    look.scroll(view, 0, 9 * 80 - 200)
    window.grabWindow()
    assert [fault.note for fault in names.look()] == ["has no name"]
    assert [fault.note for fault in names.untold()] == ["is not told of"]


def test_looking_changes_nothing(show: Show) -> None:
    window = show('Words { text: "here to stay" }')
    before = window.grabWindow()
    seen(window)
    assert window.grabWindow() == before


def test_a_fading_edge_puts_off_the_judgement(show: Show) -> None:
    window = show(
        'Words { text: "fading" } Rectangle { width: 800; height: 40; gradient: Gradient {'
        ' GradientStop { position: 0; color: "transparent" } GradientStop { position: 1; color: "black" } } }'
    )
    scene, judged = read_scene(window), set[int]()
    assert look.examine(window, scene, RULES, judged=judged) == []
    assert [fault.kind for fault in checks.unseen(scene, judged)] == ["unseen"]


HIGH = """
Flickable {{
    width: 400; height: 120; contentWidth: 400; contentHeight: 300; clip: true
    Words {{ text: "one\\ntwo\\nthree\\nfour\\nfive\\nsix\\nseven\\neight"; color: "{0}" }}
}}
Rectangle {{
    y: 90; width: 400; height: 30
    gradient: Gradient {{ GradientStop {{ position: 0; color: "transparent" }} }}
}}
"""


def test_a_text_higher_than_its_view_is_judged_part_by_part(show: Show) -> None:
    scene, judged = read_scene(window := show(HIGH.format("black"))), set[int]()
    assert look.examine(window, scene, RULES, judged=judged) == []
    assert checks.unseen(scene, judged) == []
    assert [fault.kind for fault in seen(show(HIGH.format("#999")))] == ["contrast"]


ARABIC = 'Words { text: "بحيرة"; font.family: "WestTaihu Sans Arabic"; width: 400; '


def test_arabic_begins_at_the_right(show: Show) -> None:
    rules = Rules(MILLIMETRE, 14, mirrored=True)
    assert [fault.kind for fault in seen(show(ARABIC + "}"), rules)] == ["mirror"]
    assert seen(show(ARABIC + "LayoutMirroring.enabled: true }"), rules) == []


BAR = """
component NavBar: Item {{ }}
component TabButton: T.AbstractButton {{ width: 100; height: 60 }}
component ScrollPane: Item {{ width: 300; height: 300 }}
NavBar {{ y: 500; TabButton {{ x: {0} }} TabButton {{ x: {1} }} }}
ScrollPane {{ x: {2} }}
"""


def test_the_mirrored_layout_is_compared(show: Show) -> None:
    straight = read_scene(show(BAR.format(0, 120, 500))).regions
    assert len(straight) == 3
    assert checks.mirrored(read_scene(show(BAR.format(700, 580, 0))), straight) == []
    unmoved = checks.mirrored(read_scene(show(BAR.format(700, 580, 500))), straight)
    assert [fault.text for fault in unmoved] == ["ScrollPane 1"]
    unturned = checks.mirrored(read_scene(show(BAR.format(580, 700, 0))), straight)
    assert [fault.text for fault in unturned] == ["NavBar"]


def test_a_bar_may_need_another_number_of_rows(show: Show) -> None:
    bar = "component TabButton: T.AbstractButton {{ width: 100; height: 60 }}" + (
        "component NavBar: Item {{ }} NavBar {{ TabButton {{ x: {0} }} TabButton {{ x: {1}; y: {2} }} }}"
    )
    two_rows = read_scene(show(bar.format(0, 0, 80))).regions
    assert checks.mirrored(read_scene(show(bar.format(700, 580, 0))), two_rows) == []
    assert [fault.text for fault in checks.mirrored(read_scene(show(bar.format(580, 700, 0))), two_rows)] == ["NavBar"]


def test_scrolling_reaches_the_end_in_steps(show: Show) -> None:
    window = show("Flickable { width: 400; height: 200; contentWidth: 1000; contentHeight: 900 }")
    (flick,) = read_scene(window).flicks
    reached = list(look.places(flick))
    assert reached[0] == (0, 0)
    assert reached[-1] == (600, 700)
    assert {y for _, y in reached} == {0, 150, 300, 450, 600, 700}


def test_contrast_is_that_of_wcag() -> None:
    assert checks.ratio(0x000000, 0xFFFFFF) == pytest.approx(21)
    assert checks.ratio(0x777777, 0xFFFFFF) == pytest.approx(4.48, abs=0.01)


def test_the_sample_brings_every_pair_of_values_together() -> None:
    every = states.combinations(states.SIZES, ["zh_Hans", "en", "de", "ar"], states.TEXT_SIZES, states.THEMES)
    chosen = states.pairwise(every, 1)
    assert len(chosen) < len(every) / 2
    assert set[object]().union(*map(states.pairs, chosen)) == set[object]().union(*map(states.pairs, every))
    plan = states.sample(every, STOPS, 1)
    assert {combination.language for combination, _ in plan} == {"zh_Hans", "en", "de", "ar"}
    for stop in STOPS:
        found = [combination for combination, stops in plan if stop in stops]
        assert len({each.language for each in found}) >= 2
        assert {each.size for each in found} == set(states.SIZES)
        assert {each.text_size for each in found} == set(states.TEXT_SIZES)
        assert {each.theme for each in found} == set(states.THEMES)


def test_the_shares_of_a_plan_are_the_plan() -> None:
    every = states.combinations(states.SIZES, ["en", "de", "ar"], states.TEXT_SIZES, states.THEMES)
    plan = states.attract_apart(states.sample(every, STOPS, 1), "en")
    shares = [states.share(plan, part, 3) for part in range(3)]
    assert [each for share in shares for each in share] == plan
    assert all(shares)


def test_the_report_groups_by_cause_and_escapes(tmp_path: Path) -> None:
    def finding(text: str, where: str) -> look.Finding:
        return look.Finding("cut", "overview", "de", "800x600", 100, "standard", text, "note", where, (0, 0, 1, 1))

    findings = [finding("<b>", "B.qml:b"), finding("x", "A.qml:a"), finding("y", "A.qml:a")]
    assert [(where, len(group)) for (_, where), group in report.grouped(findings)] == [("A.qml:a", 2), ("B.qml:b", 1)]
    text = report.write(tmp_path, findings, 1, 1).read_text(encoding="utf-8")
    assert "&lt;b&gt;" in text
    assert "<b>2 × cut</b>" in text
    assert "A.qml:a" in report.summary(findings)


def test_an_audit_that_was_stopped_goes_on_with_what_was_not_seen(tmp_path: Path) -> None:
    plan = states.whole(states.combinations([(1920, 1080)], ["en", "ar"], [100], ["standard"]), STOPS[4:7])
    names = [stop.name for stop in STOPS[4:7]]
    found = look.Finding("cut", names[0], "en", "1920x1080", 100, "standard", "two\u2028lines", "note", "where", [0.0])
    sight = look.Sight(str(plan[0][0]), names[:2], 2, 5, [found])
    with (tmp_path / record.name(0)).open("w", encoding="utf-8") as file:
        record.add(file, sight)
        file.write('{"combination": "cut sh')
    (path,) = record.files(tmp_path)
    seen = list(record.sights(path))
    assert [(each.stops, each.states, each.steps, each.findings[0].text) for each in seen] == [
        (names[:2], 2, 5, found.text)
    ]
    assert record.left(plan, seen) == [(plan[0][0], [STOPS[6]]), plan[1]]


def test_what_lies_behind_its_parent_covers_nothing(show: Show) -> None:
    words = 'Words {{ text: "Above it"; Rectangle {{ z: {}; width: 60; height: 10; y: 8; color: "#ddd" }} }}'
    assert [fault.kind for fault in seen(show(words.format(1)))] == ["covered"]
    assert seen(show(words.format(-1))) == []
