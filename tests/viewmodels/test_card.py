"""A card is one thing for the whole visit: its words change with the language, the object and its place do not."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from kiosk.viewmodels.card import CardGroup, Deck, Hand
from kiosk.viewmodels.edition import Edition


@pytest.fixture
def deck(shipped: Mapping[str, Edition]) -> Deck:
    deck = Deck()
    deck.assign(shipped["zh_Hans"])
    return deck


def test_a_language_switch_changes_words_and_no_object(deck: Deck, shipped: Mapping[str, Edition]) -> None:
    cards = {entry_id: deck.card(entry_id) for entry_id in shipped["zh_Hans"].faces}
    said: list[str] = []
    for entry_id, card in cards.items():
        card.changed.connect(lambda entry_id=entry_id: said.append(entry_id))
    deck.assign(shipped["de"])
    assert all(deck.card(entry_id) is card for entry_id, card in cards.items())
    assert cards["figure.area"].name == shipped["de"].faces["figure.area"].name
    assert len(said) == len(set(said)), "once for each card"


def test_what_reads_the_same_stays_quiet(deck: Deck, shipped: Mapping[str, Edition]) -> None:
    said: list[str] = []
    for entry_id in shipped["zh_Hans"].faces:
        deck.card(entry_id).changed.connect(lambda entry_id=entry_id: said.append(entry_id))
    deck.assign(shipped["zh_Hans"])
    assert said == []


def test_a_card_offers_the_whole_face(deck: Deck, shipped: Mapping[str, Edition]) -> None:
    deck.assign(shipped["en"])
    for entry_id, face in shipped["en"].faces.items():
        card = deck.card(entry_id)
        shown = (
            card.entryId, card.kind, card.role, card.name, card.statement, card.number, card.unit, card.sentence,
            card.qualifierText, card.statusText, card.asOfText, card.sourceText, card.note, card.icon,
            card.planned, card.claimed, card.fallback,
        )  # fmt: skip
        assert shown == (
            face.entry_id, face.kind, face.role, face.name, face.statement, face.number, face.unit, face.sentence,
            face.qualifier, face.status, face.as_of, face.source, face.note, face.icon,
            face.planned, face.claimed, face.fell_back,
        )  # fmt: skip


def test_cards_of_entries_that_are_gone_are_gone(deck: Deck, shipped: Mapping[str, Edition]) -> None:
    faces = {entry_id: face for entry_id, face in shipped["de"].faces.items() if entry_id != "figure.area"}
    deck.assign(replace(shipped["de"], faces=MappingProxyType(faces)))
    assert deck.find("figure.area") is None
    with pytest.raises(KeyError):
        deck.card("figure.area")


def test_some_cards_change_first(deck: Deck, shipped: Mapping[str, Edition]) -> None:
    deck.assign_some(shipped["de"], ["figure.area", "figure.nothing"])
    assert deck.card("figure.area").name == shipped["de"].faces["figure.area"].name
    assert deck.card("figure.lake_area").name == shipped["zh_Hans"].faces["figure.lake_area"].name


def test_a_page_is_known_by_the_cards_it_asks_for(deck: Deck) -> None:
    hand = Hand(deck)
    assert hand.card("figure.area") is deck.card("figure.area")
    assert hand.find("figure.nothing") is None
    assert hand.held == {"figure.area", "figure.nothing"}


def test_a_group_says_only_what_changed(deck: Deck) -> None:
    group = CardGroup("figures")
    said: list[str] = []
    group.wordsChanged.connect(lambda: said.append("words"))
    group.cardsChanged.connect(lambda: said.append("cards"))
    cards = [deck.card("figure.area"), deck.card("figure.lake_area")]
    group.assign("Figures", cards)
    assert said == ["words", "cards"]
    group.assign("Figures", cards)
    assert said == ["words", "cards"]
    group.assign("Zahlen", cards)
    assert said == ["words", "cards", "words"]
    group.assign("Zahlen", cards[:1])
    assert said == ["words", "cards", "words", "cards"]
