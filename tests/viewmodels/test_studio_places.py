"""Where the studio looks for things: only at places that the screens have, and for things that there are."""

from kiosk import paths
from kiosk.content.draft import read_folder
from kiosk.editorial import NEEDED
from kiosk.tour import STOPS
from kiosk.viewmodels.studio_places import LAKE, PICTURES, STORIES, TOPICS, Spot, group_of, spots_of
from kiosk.viewmodels.studio_words import GROUPS


def test_every_name_is_one_that_a_screen_asks_for() -> None:
    draft, _ = read_folder(paths.FACTORY_SOURCE)
    assert STORIES.keys() <= set(NEEDED)
    assert PICTURES.keys() <= {str(slot["id"]) for slot in draft.entries["picture_slot"]}
    assert TOPICS.keys() <= {str(figure["topic"]) for figure in draft.entries["figure"]}


def test_every_place_is_one_that_a_screen_has() -> None:
    draft, _ = read_folder(paths.FACTORY_SOURCE)
    there = {Spot(stop.page, stop.section) for stop in STOPS if stop.page} | {LAKE}
    for kind, entry in draft.walk():
        assert group_of(kind.name, entry) in GROUPS
        if kind.name != "source":
            assert set(spots_of(kind.name, entry)) <= there, entry["id"]
