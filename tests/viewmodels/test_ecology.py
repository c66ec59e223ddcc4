"""The ecology screen says each fact where it belongs, and its signs can always be read and tapped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QObject

from kiosk.content.factory import build
from kiosk.content.store import ContentStore
from kiosk.language import Catalogue, Language
from kiosk.scenes import shoreline
from kiosk.viewmodels.card import Deck
from kiosk.viewmodels.ecology import STEMMED_ROWS, EcologyViewModel, Hotspot, Measure, stagger
from kiosk.viewmodels.edition import Edition, edition_of

FACTORY = Path(__file__).parents[2] / "db" / "factory"
FACTS = {"F100", "F101", *(f"F{number}" for number in range(130, 147))}
DRAWN = {
    "wetland": shoreline.WETLAND,
    "country_park": shoreline.PARK,
    "expo": shoreline.EXPO,
    "greenway": shoreline.GREENWAY,
    "watercourse": shoreline.STREAM,
    "music": shoreline.MUSIC,
    "race": shoreline.RACE,
    "corridor": shoreline.FOREST,
}

Editions = Callable[[str], Edition]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """The factory content in any language, with the interface words in English."""
    folder = tmp_path_factory.mktemp("ecology")
    build(FACTORY, folder / "content.sqlite")
    store = ContentStore(folder / "content.sqlite")
    return lambda tag: edition_of(store.content(tag, date(2026, 5, 1)), Language(tag, Catalogue(tag, ())))


class Page:
    """The page, its deck and the edition it shows."""

    def __init__(self, edition: Edition) -> None:
        self.deck = Deck()
        self.view = EcologyViewModel(self.deck)
        self.show(edition)

    def show(self, edition: Edition) -> None:
        self.edition = edition
        self.deck.assign(edition)
        self.view.assign(edition)

    def entries(self) -> set[str]:
        """Everything that can be opened from the page."""
        view = self.view
        cards = [*view.lakes.cards, *view.claims.cards, view.shoreline, view.rank]
        cards += [item.card for item in self.measures()] + [spot.card for spot in view.hotspots]
        return {card.entryId for card in cards if card is not None}

    def measures(self) -> list[Measure]:
        view = self.view
        return [*view.shares, *view.areas, *view.lengths, *view.titles, *view.events]

    def parts(self) -> list[QObject]:
        """The objects that delegates hold on to."""
        return [*self.view.hotspots, *self.measures(), *self.view.lakes.cards, *self.view.claims.cards]


@pytest.fixture
def page(editions: Editions) -> Page:
    return Page(editions("zh_Hans"))


def test_every_fact_of_the_lake_and_its_shore_can_be_opened(page: Page) -> None:
    told = {fact for entry_id in page.entries() for fact in page.edition.content.entry(entry_id).facts}
    assert told >= FACTS


def test_places_stand_on_what_is_drawn(page: Page) -> None:
    spots: list[Hotspot] = page.view.hotspots
    assert [spot.at for spot in spots] == sorted(spot.at for spot in spots)
    assert len(spots) == len(page.edition.content.shore_places)
    for spot in spots:
        assert 0 < spot.at < 1 and 0.5 < spot.depth < 0.8
        if spot.card.role in DRAWN:
            assert abs(spot.at - DRAWN[spot.card.role]) < 0.04, spot.card.entryId


def test_water_and_green_are_two_figures_of_their_own(page: Page) -> None:
    shares = page.view.shares
    assert [(share.card.entryId, share.part) for share in shares] == [
        ("figure.water_share", 0.3),
        ("figure.green_share", 0.4),
    ]
    assert [share.number for share in shares] == [">30%", ">40%"]
    assert page.view.shareWords.lead


def test_sizes_are_drawn_to_scale_and_called_calculated(editions: Editions) -> None:
    page = Page(editions("en"))
    lake, park = page.view.areas
    assert (lake.number, lake.unit, lake.part) == ("177", "km²", 1.0)
    assert "park figure" in lake.name
    assert park.part == pytest.approx(70.5 / 177)
    assert "2.5 times" in page.view.sizeText
    shore, race = page.view.lengths
    assert (shore.number, race.number) == ("14", "21.0975")
    assert shore.part == pytest.approx(14 / 21.0975) and race.part == 1.0
    assert "two thirds" in page.view.lengthText
    assert page.view.computedNote == "calculated"


def test_titles_carry_their_level_and_events_their_number(editions: Editions) -> None:
    page = Page(editions("en"))
    assert [title.note for title in page.view.titles] == ["National level", "Provincial level", "Provincial level"]
    assert [(event.card.role, event.number, event.unit) for event in page.view.events] == [
        ("race", "7", ""),
        ("festival", "1st", "edition"),
        ("expo", "8th", "edition"),
    ]
    assert page.view.events[0].note == page.deck.card("figure.half_marathons").name


def test_the_park_s_own_praise_is_marked(page: Page) -> None:
    claims = page.view.claims.cards
    assert [claim.entryId for claim in claims] == ["vision.air_water_scenery"]
    assert all(claim.claimed and claim.note for claim in claims)


def test_the_lake_is_told_from_lake_tai(page: Page) -> None:
    assert [lake.entryId for lake in page.view.lakes.cards] == ["place.ge_lake", "place.lake_tai"]
    assert "不是西太湖" in page.view.lakes.cards[1].statement


def test_another_language_keeps_every_object(page: Page, editions: Editions) -> None:
    before, words = page.parts(), [page.view.title, *(item.card.name for item in page.measures())]
    rebuilt: list[str] = []
    page.view.hotspotsChanged.connect(lambda: rebuilt.append("hotspots"))
    page.view.measuresChanged.connect(lambda: rebuilt.append("measures"))
    page.show(editions("en"))
    assert page.parts() == before
    assert not rebuilt
    after = [page.view.title, *(item.card.name for item in page.measures())]
    assert all(new != old for new, old in zip(after, words, strict=True))


def test_the_same_language_again_is_quiet(page: Page, editions: Editions) -> None:
    noise: list[str] = []
    for item in page.measures():
        item.changed.connect(lambda: noise.append("measure"))
    page.show(editions("zh_Hans"))
    assert not noise


def overlaps(anchors: list[float], widths: list[float], breadth: float, gap: float) -> list[str]:
    """Return what is wrong with how the signs stand."""
    signs = stagger(anchors, widths, breadth, gap)
    wrong: list[str] = []
    boxes = [(spot.row, spot.left, spot.left + width) for spot, width in zip(signs.spots, widths, strict=True)]
    for index, (row, left, right) in enumerate(boxes):
        if left < -0.01 or right > breadth + 0.01:
            wrong.append(f"{index} leaves the shore")
        for other, (other_row, other_left, other_right) in enumerate(boxes):
            if other != index and row == other_row and left < other_right and other_left < right:
                wrong.append(f"{index} touches {other}")
            if signs.stems and other_row < row and left < anchors[other] < right:
                wrong.append(f"{index} lies over the stem of {other}")
        if signs.stems and not left < anchors[index] < right:
            wrong.append(f"{index} is not over its place")
    return wrong


@pytest.mark.parametrize("breadth", [2000.0, 2808.0, 3146.0, 6289.0])
def test_signs_of_any_width_never_touch(page: Page, breadth: float) -> None:
    rng = Random(14)
    anchors = [spot.at * breadth for spot in page.view.hotspots]
    for _ in range(12):
        widths = [rng.uniform(120, 900) for _ in anchors]
        assert overlaps(anchors, widths, breadth, 16) == []


def test_short_signs_stand_low_and_on_stems(page: Page) -> None:
    signs = stagger([spot.at * 3146 for spot in page.view.hotspots], [230.0] * 10, 3146, 16)
    assert signs.stems
    rows = max(spot.row for spot in signs.spots) + 1
    assert rows <= STEMMED_ROWS
    assert sum(spot.row == rows - 1 for spot in signs.spots) >= 5


def test_signs_wider_than_the_shore_get_a_row_each() -> None:
    signs = stagger([10.0, 20.0], [500.0, 500.0], 300, 10)
    assert [spot.row for spot in signs.spots] == [0, 1] and not signs.stems


def test_arrange_answers_only_for_all_signs(page: Page) -> None:
    assert page.view.arrange([100.0], 3000.0, 16.0) == []
    places = page.view.arrange([230.0] * 10, 3000.0, 16.0)
    assert len(places) == 21 and places[0] == 1.0


def test_a_shore_of_another_length_is_given_in_per_cent(editions: Editions) -> None:
    edition = editions("en")
    figures = tuple(
        replace(item, number=Decimal(7)) if item.id == "figure.shoreline" else item for item in edition.content.figures
    )
    page = Page(edition_of(replace(edition.content, figures=figures), edition.language))
    assert "33%" in page.view.lengthText


def test_without_the_park_s_area_nothing_is_compared(editions: Editions) -> None:
    edition = editions("en")
    figures = tuple(item for item in edition.content.figures if item.id != "figure.area")
    page = Page(edition_of(replace(edition.content, figures=figures), edition.language))
    assert page.view.areas == [] and page.view.sizeText == ""
