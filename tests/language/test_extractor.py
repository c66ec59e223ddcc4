"""A text that is not extracted is never translated, so every way of writing qsTr is tried."""

import io

import pytest

from i18n.extractor import ExtractionError, extract_qml

Call = tuple[int, str, tuple[str, ...], list[str]]


def extracted(source: str) -> list[Call]:
    return list(extract_qml(io.BytesIO(source.encode()), (), (), {}))


@pytest.mark.parametrize(
    ("source", "name", "messages"),
    [
        ('text: qsTr("Home")', "qsTr", ("Home",)),
        ("text: qsTr('Home')", "qsTr", ("Home",)),
        ("text: qsTr(`Home`)", "qsTr", ("Home",)),
        ('text: qsTr("Home", "button")', "qsTrContext", ("button", "Home")),
        ('text: qsTr("Home", "")', "qsTr", ("Home",)),
        ('text: qsTr("%n firms", "", root.count)', "qsTrPlural", ("%n firms", "%n firms")),
        ('text: qsTr("%n left", "days", f(a, 1))', "qsTrPluralContext", ("days", "%n left", "%n left")),
        ('text: qsTr(\n    "One "\n    + "lake"\n)', "qsTr", ("One lake",)),
        ('text: qsTr("One " + // the\n "lake", "name")', "qsTrContext", ("name", "One lake")),
        ('text: qsTr ( "Home", )', "qsTr", ("Home",)),
        (r'text: qsTr("a \"b\" \\ \n \u6ec6 \x41 \u{6ec6}")', "qsTr", ('a "b" \\ \n 滆 A 滆',)),
        (r'text: qsTr("\ud83d\ude00")', "qsTr", ("\U0001f600",)),
        ('text: qsTr("https://example.org")', "qsTr", ("https://example.org",)),
        ('text: qsTr("滆湖")', "qsTr", ("滆湖",)),
    ],
)
def test_each_way_of_writing_it(source: str, name: str, messages: tuple[str, ...]) -> None:
    assert [call[1:3] for call in extracted(source)] == [(name, messages)]


@pytest.mark.parametrize(
    "source",
    [
        '// qsTr("no")',
        '/* qsTr("no") */',
        """text: "qsTr('no')" """,
        'text: myqsTr("no")',
        'text: qsTrId("no")',
        "property var translate: qsTr",
        "text: a.replace(/qsTr(\"no\")/g, '')",
    ],
)
def test_what_only_looks_like_it(source: str) -> None:
    assert extracted(source) == []


def test_calls_inside_calls_and_after_a_regular_expression() -> None:
    source = """
        text: qsTr("%1 of %2").arg(qsTr("lake")).arg(x / 2)
        other: value.replace(/["'\\/]/g, "") + qsTr("end")
        count: qsTr("%n x", "", parse(qsTr("inner")))
    """
    assert [call[2][0] for call in extracted(source)] == ["%1 of %2", "lake", "end", "%n x", "inner"]


def test_notes_go_with_the_next_text_only() -> None:
    source = """
        //: The lake, not the district
        //: (two lines)
        text: qsTr("West Lake")
        // not for translators
        /*: a
            block */
        text: qsTr("Home")
        text: qsTr("Back")
    """
    assert [(call[2][0], call[3]) for call in extracted(source)] == [
        ("West Lake", ["The lake, not the district", "(two lines)"]),
        ("Home", ["a block"]),
        ("Back", []),
    ]


def test_lines_are_counted() -> None:
    assert [call[0] for call in extracted('\n\n/* a\nb */ qsTr("x")\nqsTr("y")')] == [4, 5]


@pytest.mark.parametrize(
    "source", ["qsTr(name)", 'qsTr("a" + name)', "qsTr(`a ${b}`)", 'qsTr("a", context)', 'qsTr("a"', "qsTr()"]
)
def test_a_text_that_is_not_written_out_is_an_error(source: str) -> None:
    with pytest.raises(ExtractionError, match=r":1: qsTr"):
        extracted(source)
