"""The staff handbook speaks of buttons and fields that exist, by the names they have, in both languages."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
BOOKS = {"en": "staff.md", "zh_Hans": "staff.zh.md"}


def book(language: str) -> str:
    return (ROOT / "docs" / BOOKS[language]).read_text(encoding="utf-8")


def names(language: str) -> set[str]:
    """Return everything the studio says in a language."""
    with (ROOT / "i18n" / language / "LC_MESSAGES" / "staff.po").open("rb") as file:
        catalog = read_po(file)
    said: set[str] = set()
    for message in catalog:
        for text in (message.id, message.string) if language == "en" else (message.string,):
            said.update([text] if isinstance(text, str) else text or [])
    return {re.sub(r" ?[(（](%1|%n)[)）]$", "", text) for text in said}


@pytest.mark.parametrize("language", BOOKS)
def test_every_name_is_one_of_the_studio(language: str) -> None:
    told = {" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", book(language), re.DOTALL)}
    assert len(told) > 30
    assert not told - names(language)


@pytest.mark.parametrize("language", BOOKS)
def test_every_picture_is_there_and_small(language: str) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\((pictures/[^)]+)\)", book(language))
    assert len(pictures) >= 7
    for picture in pictures:
        assert picture.startswith(f"pictures/{language}-")
        assert 0 < (ROOT / "docs" / picture).stat().st_size < 150_000


def test_both_languages_have_the_same_chapters_and_pictures() -> None:
    shapes = [
        re.findall(r"^(#+) |^(\d+\.) |pictures/(?:en|zh_Hans)-(.+?)\)", book(language), re.MULTILINE)
        for language in BOOKS
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", BOOKS)
def test_every_link_leads_somewhere(language: str) -> None:
    text = book(language)
    headings = {
        re.sub(r"[^\w一-鿿 -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.M)
    }
    for target in re.findall(r"\]\(#([^)]+)\)", text):
        assert target in headings
    for target in re.findall(r"\]\(([^#)]+\.md)\)", text):
        assert (ROOT / "docs" / target).is_file()
