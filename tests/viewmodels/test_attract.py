"""The lake: its snapshot survives the way to the disk and back, its figures take turns, its light follows the clock."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.calm import SENTENCES, calm_snapshot
from kiosk.errors import KioskError
from kiosk.library import Library, snapshot_of
from kiosk.viewmodels.attract import AT_ONCE, AttractViewModel, light_of
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.snapshot import Snapshot


@pytest.fixture
def snapshot(library: Library) -> Snapshot:
    return snapshot_of(library, "zh_Hans")


def test_what_is_saved_is_loaded(snapshot: Snapshot, tmp_path: Path) -> None:
    snapshot.save(tmp_path / "lake.json")
    assert Snapshot.load(tmp_path / "lake.json") == snapshot


def test_the_snapshot_that_ships_is_that_of_the_content_that_ships(snapshot: Snapshot) -> None:
    assert Snapshot.load(paths.FACTORY_CONTENT.with_suffix(".attract.json")) == snapshot


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"version": 0}', '{"version": 1}', '{"version": 1, "park": 1, "headlines": 3}', "\x00"],
)
def test_a_damaged_snapshot_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "lake.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KioskError, match="snapshot"):
        Snapshot.load(path)


def test_a_missing_snapshot_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="cannot be read"):
        Snapshot.load(tmp_path / "none.json")


def test_every_language_invites_in_its_own_words(snapshot: Snapshot) -> None:
    assert len(snapshot.languages) == 10
    assert len({language.invitation for language in snapshot.languages}) == 10
    assert [language.tag for language in snapshot.languages if language.rtl] == ["ar"]


def test_headlines_are_the_figures_marked_so(snapshot: Snapshot, shipped: Mapping[str, Edition]) -> None:
    edition = shipped["zh_Hans"]
    marked = [figure for figure in edition.content.figures if figure.headline]
    assert [headline.name for headline in snapshot.headlines] == [figure.name for figure in marked]
    assert all(headline.number and headline.name_en for headline in snapshot.headlines)


def test_in_english_nothing_is_said_twice(library: Library) -> None:
    assert all(headline.name_en == "" for headline in snapshot_of(library, "en").headlines)


def test_figures_take_turns_and_begin_again(snapshot: Snapshot) -> None:
    lake = AttractViewModel(snapshot)
    first = [item.name for item in lake.headlines]
    assert len(first) == AT_ONCE
    seen: list[str] = []
    for _ in range(len(snapshot.headlines)):
        seen += [item.name for item in lake.headlines]
        lake.advance()
    assert set(seen) == {headline.name for headline in snapshot.headlines}
    lake.advance()
    lake.restart()
    assert [item.name for item in lake.headlines] == first


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_figures_stand_still(count: int, snapshot: Snapshot) -> None:
    lake = AttractViewModel(replace(snapshot, headlines=snapshot.headlines[:count]))
    said: list[bool] = []
    lake.headlinesChanged.connect(lambda: said.append(True))
    lake.advance()
    lake.restart()
    assert len(lake.headlines) == count
    assert said == []


def test_another_snapshot_replaces_everything(snapshot: Snapshot) -> None:
    lake = AttractViewModel(snapshot)
    lake.advance()
    lake.assign(calm_snapshot())
    assert lake.headlines == []
    assert lake.title == "西太湖"
    said: list[bool] = []
    lake.changed.connect(lambda: said.append(True))
    lake.assign(calm_snapshot())
    assert said == []


def test_calm_words_are_there_in_every_language(snapshot: Snapshot) -> None:
    assert [tag for tag, *_ in SENTENCES] == [language.tag for language in snapshot.languages]
    assert [language.endonym for language in calm_snapshot().languages] == [each.endonym for each in snapshot.languages]


def test_light_goes_round_the_clock() -> None:
    lights = [light_of(datetime(2026, 5, 1, hour, minute, tzinfo=UTC)) for hour in range(24) for minute in (0, 29, 30)]
    changes = [light for light, before in zip(lights, [None, *lights], strict=False) if light != before]
    assert changes == ["night", "dawn", "day", "dusk", "night"]


def test_light_is_told_when_it_changes(snapshot: Snapshot) -> None:
    lake = AttractViewModel(snapshot)
    said: list[str] = []
    lake.lightChanged.connect(lambda: said.append(lake.light))
    for hour in range(24):
        lake.set_moment(datetime(2026, 5, 1, hour, tzinfo=UTC))
    assert said == ["night", "dawn", "day", "dusk", "night"]
