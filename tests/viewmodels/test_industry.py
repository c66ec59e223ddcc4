"""Four industries, each with what the park says of it, and the one comparison that is fair."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kiosk.viewmodels.card import Deck
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.industry import PART_ROLES, IndustryViewModel, part_title

FACTS = {
    "industry.medical": range(40, 52),
    "industry.materials": range(60, 69),
    "industry.manufacturing": range(70, 81),
    "industry.economy": range(90, 102),
}


class Page:
    """The page with its deck."""

    def __init__(self, shipped: Mapping[str, Edition]) -> None:
        self.shipped = shipped
        self.deck = Deck()
        self.industry = IndustryViewModel(self.deck)
        self.speak("zh_Hans")

    def speak(self, tag: str) -> None:
        self.deck.assign(self.shipped[tag])
        self.industry.assign(self.shipped[tag])


@pytest.fixture
def page(shipped: Mapping[str, Edition]) -> Page:
    return Page(shipped)


def test_behind_each_door_is_every_fact_of_it(page: Page) -> None:
    content = page.shipped["zh_Hans"].content
    assert [industry.entryId for industry in page.industry.industries] == list(FACTS)
    for industry in page.industry.industries:
        cards = [*industry.figures.cards, *(card for group in industry.groups for card in group.cards)]
        facts = {fact for card in cards for fact in content.entry(card.entryId).facts}
        assert [f"F{number:03}" for number in FACTS[industry.entryId] if f"F{number:03}" not in facts] == []
        assert len(cards) == len(set(cards))
        assert all(group.title and group.cards for group in industry.groups)


def test_each_industry_has_a_motif_and_a_short_name_of_its_own(page: Page) -> None:
    for tag in page.shipped:
        page.speak(tag)
        industries = page.industry.industries
        assert len({industry.motif for industry in industries}) == 4
        assert len({industry.shortName for industry in industries}) == 4
        assert all(industry.name and industry.title and industry.lead and industry.icon for industry in industries)


def test_the_chain_runs_from_machine_to_product(page: Page) -> None:
    materials = page.industry.industries[1]
    chain = next(group for group in materials.groups if group.role == "chain")
    assert [card.entryId for card in chain.cards] == [
        "part.chain_equipment",
        "part.chain_raw_materials",
        "part.chain_applications",
    ]


def test_only_the_two_outputs_are_compared_to_one_scale(page: Page) -> None:
    bars = page.industry.comparison
    assert {bar.card.entryId: round(bar.share, 3) for bar in bars} == {
        "figure.medical_output": 1.0,
        "figure.materials_output": 0.64,
    }
    assert page.industry.comparisonTitle and page.industry.comparisonLead


def test_a_figure_that_goes_is_compared_no_longer_and_one_that_changes_anew(page: Page) -> None:
    shipped = page.shipped["zh_Hans"]
    output, other = (bar.card.entryId for bar in page.industry.comparison)
    figures = tuple(
        replace(figure, number=figure.number * 2) if figure.id == other else figure
        for figure in shipped.content.figures
        if figure.id != output
    )
    faces = {entry_id: face for entry_id, face in shipped.faces.items() if entry_id != output}
    edition = replace(shipped, content=replace(shipped.content, figures=figures), faces=faces)
    page.deck.assign(edition)
    page.industry.assign(edition)
    assert [(bar.card.entryId, bar.share) for bar in page.industry.comparison] == [(other, 1.0)]


def test_a_language_switch_keeps_industries_groups_bars_and_cards(page: Page) -> None:
    industries, bars = list(page.industry.industries), list(page.industry.comparison)
    groups = [list(industry.groups) for industry in industries]
    cards = [[list(group.cards) for group in each] for each in groups]
    names = [bar.industry for bar in bars]
    rebuilt: list[bool] = []
    page.industry.industriesChanged.connect(lambda: rebuilt.append(True))
    page.speak("ar")
    assert rebuilt == []
    assert page.industry.industries == industries
    assert page.industry.comparison == bars
    assert [list(industry.groups) for industry in industries] == groups
    assert [[list(group.cards) for group in each] for each in groups] == cards
    assert [bar.industry for bar in bars] != names


def test_every_kind_of_part_has_a_heading(page: Page) -> None:
    for tag, edition in page.shipped.items():
        titles = [part_title(role, edition.language) for role in PART_ROLES]
        assert len(set(titles)) == len(PART_ROLES), tag
