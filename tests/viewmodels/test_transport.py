"""The transport screen lists every link and place, draws them where they lie, and lets no label cover another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from kiosk.content.factory import build
from kiosk.content.store import ContentStore
from kiosk.language import Catalogue, Language
from kiosk.viewmodels import schematic
from kiosk.viewmodels.card import Deck
from kiosk.viewmodels.edition import Edition, edition_of
from kiosk.viewmodels.schematic import Box, Ink, Wish
from kiosk.viewmodels.transport import DELTA, PARK, Feature, TransportViewModel

FACTORY = Path(__file__).parents[2] / "db" / "factory"
FACTS = {f"F{number}" for number in range(110, 121)}
DISTANCES = {"changzhou": 13, "wuxi": 47, "suzhou": 87, "nanjing_city": 106, "hangzhou_city": 163, "shanghai_city": 164}
"""Straight lines of the fact sheet, section 5, in kilometres."""
PLANNED = {"link.beijing_hangzhou_railway", "link.metropolitan_express", "link.urban_rail"}

Editions = Callable[[str], Edition]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """The factory content in any language, with the interface words in English."""
    folder = tmp_path_factory.mktemp("transport")
    build(FACTORY, folder / "content.sqlite")
    store = ContentStore(folder / "content.sqlite")
    return lambda tag: edition_of(store.content(tag, date(2026, 5, 1)), Language(tag, Catalogue(tag, ())))


class Page:
    """The page and its deck."""

    def __init__(self, edition: Edition) -> None:
        self.deck = Deck()
        self.view = TransportViewModel(self.deck)
        self.show(edition)

    def show(self, edition: Edition) -> None:
        self.deck.assign(edition)
        self.view.assign(edition)

    def feature(self, entry_id: str) -> Feature:
        return next(item for item in self.view.features if item.card.entryId == entry_id)

    def group(self, role: str) -> list[str]:
        group = next(item for item in self.view.groups if item.role == role)
        return [item.card.entryId for item in group.features]

    def arrange(self, drawing: str, scale: float, width: float = 1200, height: float = 720) -> list[Box]:
        """Let labels look for room and return the boxes of those that found some, marks avoided."""
        sizes: list[float] = []
        for item in self.view.features:
            wide = 20.0 * len(item.label) + 14
            sizes += [wide, 64 if item.kind == "city" else 36, min(wide, 80), 36]
        frame = self.view.deltaFrame if drawing == DELTA else self.view.parkFrame
        at = (width / 2 - frame.center().x() * scale, height / 2 - frame.center().y() * scale)
        found = self.view.arrange(drawing, sizes, [0, 0, width, height, scale, *at], [20, 400, 300, 300], 9, 7)
        boxes: list[Box] = []
        for index in range(len(self.view.features)):
            form, x, y, dx, dy = found[5 * index : 5 * index + 5]
            if form:
                wide, high = sizes[4 * index + 2 * (int(form) - 1) : 4 * index + 2 * int(form)]
                left, top = at[0] + x * scale + dx, at[1] + y * scale + dy
                boxes.append(Box(left, top, left + wide, top + high))
        return boxes


@pytest.fixture
def page(editions: Editions) -> Page:
    """The page in the source language."""
    return Page(editions("zh_Hans"))


def test_every_fact_has_a_card(page: Page, editions: Editions) -> None:
    listed = {item.card.entryId for group in page.view.groups for item in group.features}
    listed |= {card.entryId for card in page.view.claims.cards}
    content = editions("zh_Hans").content
    assert {fact for entry_id in listed for fact in content.entry(entry_id).facts} >= FACTS


def test_all_that_is_drawn_is_listed(page: Page) -> None:
    listed = [item for group in page.view.groups for item in group.features]
    assert sorted(map(id, listed)) == sorted(map(id, page.view.features))


def test_links_stand_under_their_direction(page: Page) -> None:
    assert page.group("east") == ["link.elevated_road", "link.changtai_expressway", "link.g312"]
    assert page.group("south") == ["link.yanjiang_expressway", "link.riverside_railway", "link.wujin_station"]
    assert page.group("through") == ["link.yanzheng_avenue", "link.jinwu_expressway"]
    assert set(page.group("meets")) == PLANNED


def test_the_claim_is_attributed(page: Page) -> None:
    assert [(card.entryId, card.note) for card in page.view.claims.cards] == [("vision.convenience", "own description")]


def test_planned_lines_say_so(page: Page) -> None:
    said = {item.card.entryId for item in page.view.features if item.kind == "line" and item.note == "planned"}
    assert said == PLANNED
    assert {layer.key for layer in page.view.layers if layer.planned} == {"urban_rail"}


def test_the_heading_does_not_call_running_lines_planned(editions: Editions) -> None:
    edition = editions("en")
    links = tuple(replace(link, status="reported") for link in edition.content.links)
    running = Page(edition_of(replace(edition.content, links=links), edition.language))
    title = {group.role: group.title for group in running.view.groups}["meets"]
    assert title == "Meeting in the park"


@pytest.mark.parametrize(("city", "km"), DISTANCES.items())
def test_distances_are_straight_lines(page: Page, city: str, km: int) -> None:
    assert page.feature(f"place.{city}").note == f"{km}公里"


def test_cities_come_by_distance(page: Page) -> None:
    assert page.group("distances") == [f"place.{city}" for city in DISTANCES]


def test_distances_are_called_straight_lines(page: Page, editions: Editions) -> None:
    group = next(item for item in page.view.groups if item.role == "distances")
    assert group.lead == page.view.deltaLead == editions("zh_Hans").story("story.transport_delta").lead


def test_every_circle_reaches_the_park(page: Page) -> None:
    areas = [item for item in page.view.features if item.kind == "area"]
    assert len(areas) == 3
    assert all((item.x**2 + item.y**2) ** 0.5 < item.radius for item in areas)


def test_no_circle_is_drawn_around_the_park_alone(page: Page) -> None:
    """So near it would look like a boundary."""
    assert not any(item.inPark for item in page.view.features if item.kind == "area")


def test_the_station_is_drawn_once(page: Page) -> None:
    assert [item.card.entryId for item in page.view.features if item.kind == "station"] == ["link.wujin_station"]


def test_a_station_without_a_link_is_still_shown(editions: Editions) -> None:
    content = editions("en").content
    links = tuple(link for link in content.links if link.mode != "station")
    page = Page(edition_of(replace(content, links=links), editions("en").language))
    assert "place.wujin_station" in page.group("places")


def test_names_of_one_language_replace_those_of_another_in_the_same_objects(page: Page, editions: Editions) -> None:
    features, groups = page.view.features, page.view.groups
    lists = [group.features for group in groups]
    page.view.select("place.shanghai_city")
    rebuilt: list[str] = []
    page.view.featuresChanged.connect(lambda: rebuilt.append("features"))
    for group in groups:
        group.featuresChanged.connect(lambda: rebuilt.append("group"))
    page.show(editions("de"))
    assert page.view.features is features
    assert [group.features for group in page.view.groups] == lists
    assert rebuilt == []
    assert page.view.selected == "place.shanghai_city"
    assert page.feature("place.shanghai_city").note.replace("\N{NO-BREAK SPACE}", " ") == "164 km"
    assert page.feature("link.yanzheng_avenue").label == "Yanzheng-Allee"


def test_showing_the_same_again_is_silent(page: Page, editions: Editions) -> None:
    said: list[str] = []
    page.view.changed.connect(lambda: said.append("page"))
    for item in page.view.features:
        item.changed.connect(lambda: said.append("feature"))
    page.show(editions("zh_Hans"))
    assert said == []


def test_a_link_that_is_gone_is_let_go(page: Page, editions: Editions) -> None:
    edition = editions("zh_Hans")
    page.view.select("link.g312")
    links = tuple(link for link in edition.content.links if link.id != "link.g312")
    page.show(edition_of(replace(edition.content, links=links), edition.language))
    assert page.view.selected == ""
    assert "link.g312" not in page.group("east")


def test_without_a_park_nothing_is_measured(editions: Editions) -> None:
    edition = editions("en")
    places = tuple(place for place in edition.content.places if place.role != "park")
    page = Page(edition_of(replace(edition.content, places=places), edition.language))
    assert {item.note for item in page.view.features if item.kind == "city"} == {""}


def test_an_empty_park_is_no_fault(editions: Editions) -> None:
    edition = editions("en")
    page = Page(edition_of(replace(edition.content, places=(), links=()), edition.language))
    assert page.view.features == []
    assert page.arrange(DELTA, 0.3) == []


# -- layers and what is highlighted


def test_only_one_thing_is_highlighted(page: Page) -> None:
    page.view.select("link.g312")
    page.view.select("place.wuxi")
    assert page.view.selected == "place.wuxi"
    page.view.select("figure.area")
    assert page.view.selected == ""


def test_looking_at_a_line_brings_its_layer_back(page: Page) -> None:
    page.view.toggleLayer("roads")
    assert not page.feature("link.g312").seen_in(PARK)
    page.view.select("link.g312")
    assert page.feature("link.g312").seen_in(PARK)


def test_a_layer_takes_what_is_highlighted_with_it(page: Page) -> None:
    page.view.select("link.g312")
    page.view.toggleLayer("arteries")
    assert page.view.selected == "link.g312"
    page.view.toggleLayer("roads")
    assert page.view.selected == ""


def test_a_station_goes_with_its_railway(page: Page) -> None:
    page.view.toggleLayer("highspeed")
    assert not page.feature("link.wujin_station").seen_in(DELTA)


def test_unknown_layers_are_ignored(page: Page) -> None:
    page.view.toggleLayer("airports")
    assert all(layer.on for layer in page.view.layers)


def test_the_next_visitor_finds_everything(page: Page) -> None:
    page.view.select("place.wuxi")
    for layer in page.view.layers:
        page.view.toggleLayer(layer.key)
    page.view.reset()
    assert all(layer.on for layer in page.view.layers)
    assert page.view.selected == ""


def test_each_entry_knows_its_drawing(page: Page) -> None:
    assert page.view.drawingFor("link.g312", DELTA) == PARK
    assert page.view.drawingFor("place.shanghai", PARK) == DELTA
    assert page.view.drawingFor("link.riverside_railway", PARK) == PARK
    assert page.view.drawingFor("figure.area", DELTA) == ""
    for item in page.view.features:
        assert page.view.drawingFor(item.card.entryId, "") in (DELTA, PARK)


def test_a_finger_finds_what_is_drawn_under_it(page: Page) -> None:
    shanghai, station = page.feature("place.shanghai_city"), page.feature("link.wujin_station")
    assert page.view.nearest(DELTA, shanghai.x + 10, shanghai.y, 40) == "place.shanghai_city"
    assert page.view.nearest(PARK, shanghai.x, shanghai.y, 5) == "link.riverside_railway"
    assert page.view.nearest(PARK, station.x, station.y + 5, 10) == "link.wujin_station"
    x, y = page.feature("link.g312").shape.line[3]
    assert page.view.nearest(PARK, x, y + 1, 10) == "link.g312"
    assert page.view.nearest(DELTA, x, y + 1, 10) != "link.g312"
    lake = page.feature("place.lake_tai")
    assert page.view.nearest(DELTA, lake.x, lake.y, 3) == "place.lake_tai"
    ring = page.feature("place.hangzhou")
    assert page.view.nearest(DELTA, ring.x + ring.radius, ring.y, 10) == "place.hangzhou"
    page.view.toggleLayer("areas")
    assert page.view.nearest(DELTA, ring.x + ring.radius, ring.y, 10) == ""


# -- labels


@pytest.mark.parametrize("tag", ["zh_Hans", "de", "ru", "ar"])
@pytest.mark.parametrize(("drawing", "scale"), [(DELTA, 0.29), (PARK, 1.5), (DELTA, 0.15), (PARK, 4.0)])
def test_no_label_covers_another(editions: Editions, tag: str, drawing: str, scale: float) -> None:
    boxes = Page(editions(tag)).arrange(drawing, scale)
    assert boxes
    assert all(Box(0, 0, 1200, 720).holds(box) for box in boxes)
    taken = [*boxes, Box(20, 400, 320, 700)]
    assert not [(one, two) for i, one in enumerate(boxes) for two in taken[i + 1 :] if one.meets(two)]


@pytest.mark.parametrize("tag", ["zh_Hans", "de", "ru"])
@pytest.mark.parametrize(("drawing", "scale"), [(DELTA, 0.29), (PARK, 1.5)])
def test_here_cities_and_planned_lines_are_named_on_the_whole_drawing(
    editions: Editions, tag: str, drawing: str, scale: float
) -> None:
    page = Page(editions(tag))
    named = {
        item.card.entryId for item, form in zip(page.view.features, forms(page, drawing, scale), strict=True) if form
    }
    wanted = {"place.park", "place.changzhou", *(item for item in PLANNED if page.feature(item).seen_in(drawing))}
    assert named >= wanted


def forms(page: Page, drawing: str, scale: float, wide: float = 1200, high: float = 720) -> list[float]:
    """Return the form of each label on a drawing ``wide`` × ``high``: 0 hidden."""
    sizes = [value for item in page.view.features for value in (14.0 * len(item.label) + 14, 36.0, 80.0, 36.0)]
    frame = page.view.deltaFrame if drawing == DELTA else page.view.parkFrame
    at = (wide / 2 - frame.center().x() * scale, high / 2 - frame.center().y() * scale)
    return page.view.arrange(drawing, sizes, [0, 0, wide, high, scale, *at], [], 9, 7)[::5]


def test_small_cities_lose_their_labels_first(page: Page) -> None:
    hidden = [
        item
        for item, form in zip(page.view.features, forms(page, DELTA, 0.07, 420, 300), strict=True)
        if not form and item.kind == "city"
    ]
    assert hidden
    assert all(item.minor for item in hidden)


def test_hidden_layers_have_no_labels(page: Page) -> None:
    page.view.toggleLayer("areas")
    found = forms(page, DELTA, 0.29)
    assert not any(form for item, form in zip(page.view.features, found, strict=True) if item.kind == "area")


def test_the_same_question_gets_the_same_answer_at_once(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    first = forms(page, DELTA, 0.29)
    monkeypatch.delattr(TransportViewModel, "_arrange")
    assert forms(page, DELTA, 0.29) == first


def test_a_question_that_does_not_fit_has_no_answer(page: Page) -> None:
    assert page.view.arrange(DELTA, [1, 2], [0, 0, 100, 100, 1, 0, 0], [], 9, 7) == []


# -- geometry


def test_distance_of_a_quarter_of_the_equator() -> None:
    assert schematic.distance_km((0, 0), (90, 0)) == pytest.approx(10007.557, abs=0.01)
    assert schematic.distance_km((119.83, 31.73), (119.83, 31.73)) == 0


def test_projection_agrees_with_the_distance_nearby() -> None:
    park, station = (119.83, 31.73), (119.9424, 31.6603)
    x, y = schematic.project(station, park)
    assert x > 0
    assert y > 0
    units = schematic.UNITS_PER_KM * schematic.distance_km(park, station)
    assert (x * x + y * y) ** 0.5 == pytest.approx(units, rel=0.001)


def test_curves_pass_through_their_points_and_stay_near_them() -> None:
    random = Random(4)
    points = [(random.uniform(0, 100), random.uniform(0, 100)) for _ in range(12)]
    line = schematic.sampled(schematic.smooth(points))
    assert [at for point in line[:: schematic.SAMPLES] for at in point] == pytest.approx(
        [at for p in points for at in p]
    )
    assert all(-25 < x < 125 and -25 < y < 125 for x, y in line)


def test_a_closed_curve_ends_where_it_began() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    curves = schematic.smooth(square, closed=True)
    assert len(curves) == 4
    assert curves[0][0] == curves[-1][3]
    assert schematic.svg_path(curves, closed=True).endswith("Z")


@pytest.mark.parametrize("points", [[], [(1.0, 1.0)], [(1.0, 1.0), (1.0, 1.0)]])
def test_points_that_make_no_line_are_no_fault(points: list[schematic.Point]) -> None:
    assert schematic.smooth(points) == []
    assert schematic.svg_path([]) == ""
    assert schematic.sampled([]) == []


def test_labels_keep_off_lines_where_they_can() -> None:
    view = Box(0, 0, 400, 400)
    ink = Ink()
    ink.add(0, [(200, 100), (400, 100)], view)
    wish = Wish(0, ((80, 20),), schematic.beside((200, 100), 8))
    (place,) = schematic.settle([wish], view, [], ink, 4)
    assert place is not None
    assert ink.under(place.box, frozenset()) == 0
    assert place.box.right < 200


def test_a_label_takes_its_short_form_rather_than_cover_a_line() -> None:
    view = Box(0, 0, 60, 400)
    wish = Wish(0, ((80, 20), (30, 20)), schematic.beside((30, 200), 5))
    (place,) = schematic.settle([wish], view, [], Ink(), 2)
    assert place is not None
    assert place.form == 1


def test_a_label_without_room_is_left_out() -> None:
    view = Box(0, 0, 60, 60)
    wish = Wish(0, ((80, 20),), schematic.beside((30, 30), 5))
    assert schematic.settle([wish], view, [], Ink(), 2) == [None]
