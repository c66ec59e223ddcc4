"""The table of conformance names tests that there are: a promise that nothing shows is found here."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "accessibility.md"
NAMED = re.compile(
    r"`(?P<file>[\w/]+\.(?:py|sh))`(?P<names>:? ?(?:\([^)]*\))?(?:,? ?\*[^*]+\*)*)|audit:(?P<kinds>(?:,? \*\w+\*)+)"
)


def rows() -> list[tuple[str, str, str]]:
    """Return clause, verdict and what shows it, of both tables."""
    cells = [
        [cell.strip() for cell in line.strip()[1:-1].split("|")]
        for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| \d", line)
    ]
    return [(clause, verdict, shown) for clause, verdict, _, shown in cells]


def named_in(name: str) -> set[str]:
    """Return the words of the tests in a file."""
    text = (ROOT / "tests" / name).read_text(encoding="utf-8")
    return {found.replace("_", " ") for found in re.findall(r"^def test_(\w+)\(", text, re.MULTILINE)}


def kinds() -> set[str]:
    """Return the kinds of findings that the audit has."""
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "audit").glob("*.py"))
    return set(re.findall(r'[Ff]ault\(\s*"(\w+)"', text))


def test_both_tables_are_read() -> None:
    clauses = " ".join(clause for clause, _, _ in rows())
    assert len(rows()) > 60
    for clause in ("1.1.1", "4.1.3", "5.1.3.1", "8.3.2", "11.7"):
        assert clause in clauses


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0].split(" ")[0])
def test_what_is_met_is_shown_by_a_test_that_exists(row: tuple[str, str, str]) -> None:
    clause, verdict, shown = row
    found = list(NAMED.finditer(shown))
    for each in found:
        if each["file"] is None:
            for kind in re.findall(r"\*(\w+)\*", each["kinds"]):
                assert kind in kinds(), f"{clause}: the audit has no “{kind}”"
        elif (ROOT / "packaging" / "tools" / each["file"]).exists():
            continue
        else:
            names = re.findall(r"\*([^*]+)\*", each["names"])
            assert names or each["file"].startswith("audit/"), f"{clause}: which test in {each['file']}?"
            assert set(names) <= named_in(each["file"]), f"{clause}: {set(names) - named_in(each['file'])}"
    if verdict.startswith("met") and not re.match(r"met as \d", verdict):
        assert found or shown.startswith("read"), f"{clause}: nothing shows it"
