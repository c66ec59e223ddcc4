"""Every fact of the fact sheet is at most three taps away, and its words are really drawn, in every language."""

import tomllib
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content.store import ContentStore
from kiosk.viewmodels.card import Card
from tests.drive import SMALL_UPRIGHT, Driver

MOST_TAPS = 3
LANGUAGES = ("zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")


@dataclass(frozen=True, slots=True)
class Way:
    """How a visitor gets from the lake to a fact."""

    fact: str
    screen: str
    taps: tuple[str, ...]
    entry: str

    @property
    def opens(self) -> bool:
        """Whether the last tap opens the entry, in a sheet or on the spot; an industry opens its page instead."""
        return not self.entry.startswith("industry.")

    @property
    def page(self) -> tuple[str, ...]:
        """The taps to the page it is told on."""
        return self.taps[:-1] if self.opens else self.taps


def ways() -> list[Way]:
    table = tomllib.loads((Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"))
    return [Way(fact, row["screen"], tuple(row["taps"]), row["entry"]) for fact, row in table.items()]


WAYS = ways()
PAGES = {page: list(group) for page, group in groupby(sorted(WAYS, key=lambda way: way.page), lambda way: way.page)}


def follow(driver: Driver, taps: tuple[str, ...]) -> None:
    """Press what ``taps`` name, one after the other."""
    for tap in taps:
        if tap == "wake":
            driver.wake()
        elif "." in tap:
            driver.press_card(tap)
        else:
            driver.press_word(tap)


def words_of(card: Card) -> dict[str, str]:
    """Return what is shown of a fact that is open."""
    words = {
        "name": card.name,
        "statement": card.statement,
        "number": card.number,
        "value": card.sentence,
        "status": card.statusText,
        "as of": card.asOfText,
        "source": card.sourceText,
    }
    return {what: text for what, text in words.items() if text}


def lacking(driver: Driver, words: dict[str, str]) -> list[str]:
    drawn = driver.within_reach()
    return [f"{what}: {text}" for what, text in words.items() if text not in drawn]


def test_the_table_names_every_fact_and_an_entry_that_tells_it() -> None:
    store = ContentStore(paths.FACTORY_CONTENT)
    try:
        content = store.content("zh_Hans", date(2026, 5, 1))
    finally:
        store.close()
    assert [way.fact for way in WAYS] == sorted({fact for entry in content for fact in entry.facts})
    for way in WAYS:
        assert way.entry in {entry.id for entry in content.by_fact(way.fact)}, way


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.fact)
def test_a_fact_is_at_most_three_taps_away(way: Way, visitor: Driver) -> None:
    assert len(way.taps) <= MOST_TAPS
    assert visitor.shell.phase == "attract"
    follow(visitor, way.taps)
    page, section, detail = visitor.place()
    assert page == way.screen
    card = visitor.kiosk.deck.card(way.entry)
    assert card.name and card.statement
    if way.opens:
        assert detail in ("", way.entry), "another fact opened"
        assert lacking(visitor, words_of(card)) == []
        assert visitor.shows(card.statement)
    else:
        assert (section, detail) == (way.entry, "")
        assert visitor.shows(card.name)


@pytest.mark.parametrize("page", PAGES, ids="-".join)
def test_names_and_sheets_are_drawn_in_every_language(page: tuple[str, ...], visitor: Driver) -> None:
    follow(visitor, page)
    place = visitor.place()
    for language in LANGUAGES:
        names_are_drawn(page, language, visitor)
        for way in PAGES[page]:
            if way.opens:
                visitor.shell.openDetail(way.entry)
                visitor.rest()
                assert lacking(visitor, words_of(visitor.kiosk.deck.card(way.entry))) == [], (language, way.fact)
        visitor.shell.closeDetail()
        assert visitor.place() == place


@pytest.mark.parametrize("page", PAGES, ids="-".join)
def test_names_are_drawn_in_every_language_when_upright(page: tuple[str, ...], visitor: Driver) -> None:
    visitor.resize(SMALL_UPRIGHT)
    follow(visitor, page)
    for language in ("zh_Hans", *LANGUAGES):
        names_are_drawn(page, language, visitor)


def names_are_drawn(page: tuple[str, ...], language: str, driver: Driver) -> None:
    """Switch to ``language`` where the visitor is, and look for what the page tells."""
    driver.shell.chooseLanguage(language)
    driver.rest()
    drawn = driver.within_reach()
    for way in PAGES[page]:
        card = driver.kiosk.deck.card(way.entry)
        assert not card.fallback, (language, way.entry)
        assert card.name in drawn, (language, way.fact, card.name)
