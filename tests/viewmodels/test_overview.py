"""The overview tells each fact in one place, and the same objects in every language."""

from collections.abc import Mapping

import pytest

from kiosk.viewmodels.card import CardGroup, Deck
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.overview import HERO_FIGURES, OverviewViewModel


class Page:
    """The page with its deck."""

    def __init__(self, shipped: Mapping[str, Edition]) -> None:
        self.shipped = shipped
        self.deck = Deck()
        self.overview = OverviewViewModel(self.deck)
        self.speak("zh_Hans")

    def speak(self, tag: str) -> None:
        self.deck.assign(self.shipped[tag])
        self.overview.assign(self.shipped[tag])

    def groups(self) -> dict[str, CardGroup]:
        page = self.overview
        return {
            group.role: group
            for group in (
                page.hero, page.figures, page.timeline, page.doors, page.areas, page.standing, page.platforms,
                page.projectsHere, page.ideas, page.positioning, page.qualities, page.characters, page.strategies,
                page.frame, page.projects, page.goals,
            )
        }  # fmt: skip


@pytest.fixture
def page(shipped: Mapping[str, Edition]) -> Page:
    return Page(shipped)


def ids(group: CardGroup) -> list[str]:
    return [card.entryId for card in group.cards]


def test_each_group_has_what_the_fact_sheet_says(page: Page) -> None:
    counts = {role: len(group.cards) for role, group in page.groups().items()}
    assert counts["hero"] == HERO_FIGURES
    assert (counts["doors"], counts["areas"], counts["strategies"]) == (4, 3, 3)
    assert (counts["qualities"], counts["characters"], counts["projects"], counts["goals"]) == (3, 3, 6, 3)
    assert (counts["frame"], counts["positioning"]) == (1, 1)
    assert min(counts.values()) > 0


def test_every_fact_of_the_overview_is_there_once(page: Page) -> None:
    content = page.shipped["zh_Hans"].content
    shown = [entry_id for group in page.groups().values() for entry_id in ids(group)]
    assert len(shown) == len(set(shown))
    facts = {fact for entry_id in shown for fact in content.entry(entry_id).facts}
    wanted = [f"F{number:03}" for number in (*range(1, 17), *range(20, 26), *range(30, 34), *range(150, 174))]
    assert [fact for fact in wanted if fact not in facts] == []


def test_the_frame_is_no_seventh_project(page: Page) -> None:
    assert ids(page.overview.frame) == ["vision.frame_party_building"]
    assert "vision.frame_party_building" not in ids(page.overview.projects)


def test_years_run_forward(page: Page) -> None:
    years = [int(card.number.rstrip("年")) for card in page.overview.timeline.cards]
    assert years == sorted(years)


def test_a_language_switch_keeps_lists_and_objects(page: Page) -> None:
    before = {role: list(group.cards) for role, group in page.groups().items()}
    rebuilt: list[str] = []
    for role, group in page.groups().items():
        group.cardsChanged.connect(lambda role=role: rebuilt.append(role))
    titles = {role: group.title for role, group in page.groups().items()}
    page.speak("ar")
    assert rebuilt == []
    assert {role: list(group.cards) for role, group in page.groups().items()} == before
    assert all(group.title != titles[role] for role, group in page.groups().items() if group.title)
    assert page.overview.here is page.deck.find("place.park")
