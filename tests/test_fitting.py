"""What the checks say has no room is what the real screens, laid out and looked at by the audit, have no room for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from kiosk import editorial, paths
from kiosk.app import Start
from kiosk.content.draft import Draft, Table, read_folder
from kiosk.content.factory import build_draft
from kiosk.content.validation import World, findings_of
from kiosk.content.vocabulary import SOURCE_LANGUAGE
from kiosk.fitting import Fitting, Place, families_of, read_places
from kiosk.settings import Settings
from kiosk.tour import Stop, Tour
from tests.audit import checks
from tests.audit.checks import Fault
from tests.audit.scene import read_scene
from tests.desk import Desk

LETTERS = {
    # Chinese lines break anywhere but inside a foreign word
    "zh_Hans": "GRAPHENPARK",
    "de": "donaudampfschifffahrt",
    "ru": "электрокардиографического",
    "ar": "مستشفياتنا",
}
"""Letters of a word without an end, as each language would write one."""
LAKE = Stop("attract", phase="attract")
DETAIL = "detail"


@dataclass(frozen=True, slots=True)
class Case:
    """A field, two entries whose places are alike, and a stop that shows both; of sheets, each shows one."""

    field: str
    fits: str
    breaks: str
    stop: Stop


CASES = (
    Case("name", "figure.area", "figure.shoreline", LAKE),
    Case("name", "figure.communities", "figure.villages", Stop("hero", "overview")),
    Case("name", "milestone.founded", "milestone.five_year_plan", Stop("timeline", "overview")),
    Case("title", "story.overview_timeline", "story.overview_figures", Stop("headings", "overview")),
    Case("name", "place.shanghai", "place.nanjing", Stop("circles", "overview", "position")),
    Case("name", "vision.quality_modern", "vision.quality_international", Stop("vision", "overview", "vision")),
    Case("name", "industry.medical", "industry.materials", Stop("doors", "industry")),
    Case("name", "part.chain_equipment", "part.chain_applications", Stop("chain", "industry", "industry.materials")),
    Case("title", "story.transport_delta", "story.transport_park", Stop("tabs", "transport")),
    Case("name", "place.suzhou", "place.changzhou", Stop("map", "transport")),
    Case("name", "shore_place.wetland_park", "shore_place.greenways", Stop("signs", "ecology")),
    Case("name", "part.dental", "part.orthopaedics", Stop(DETAIL, "overview")),
)


class Screens:
    """The real screens off screen, showing a draft."""

    def __init__(self, draft: Draft, language: str, folder: Path) -> None:
        build_draft(draft, folder / "release", folder, editorial.snapshot)
        settings = replace(Settings(), default_language=language)
        self._tour = Tour(Start(settings, folder / "release" / "content.sqlite", QSize(1920, 1080)), QSize(1920, 1080))
        self._language = language
        self._seen: tuple[bool, int, Stop] | None = None

    def close(self) -> None:
        """End them."""
        self._tour.close()

    def faults(self, place: Place, stop: Stop, text: str) -> list[Fault]:
        """Return what the audit says of a text where it stands at a stop in the layout of a place.

        :raises AssertionError: it is not there.
        """
        if self._seen != (place.upright, place.text_size, stop):
            self._seen = place.upright, place.text_size, stop
            self._visit(QSize(1080, 1920) if place.upright else QSize(1920, 1080), place.text_size, stop)
        scene = read_scene(self._tour.kiosk.window)
        nodes = [node for node in scene.texts if node.text == text and not scene.beneath(node)]
        assert nodes, f"{stop} does not say “{text}”"
        return [fault for node in nodes for fault in checks.cut(node)] + [
            fault for fault in checks.targets(scene, checks.Rules(2.0, 0)) if fault.kind == "cut"
        ]

    def _visit(self, size: QSize, text_size: int, stop: Stop) -> None:
        if self._tour.kiosk.window.size() != size:
            self._tour.resize(size)
        shell = self._tour.kiosk.shell
        shell.reset()
        if stop.phase != LAKE.phase:
            shell.wake(self._language)
            shell.set_text_size(text_size)
            shell.go(stop.page, stop.section)
            if stop.detail:
                shell.openDetail(stop.detail)
        for _ in range(6):
            QGuiApplication.processEvents()

    def number(self, entry_id: str) -> str:
        """Return the number of an entry as it is drawn."""
        return str(self._tour.kiosk.deck.card(entry_id).number)


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_folder(paths.FACTORY_SOURCE)[0]


@pytest.fixture(scope="module")
def world(application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> World:
    return editorial.world(tmp_path_factory.mktemp("pictures"))


def table(draft: Draft, entry_id: str) -> Table:
    """Return an entry."""
    return next(entry for _, entry in draft.walk() if entry["id"] == entry_id)


def tongue(draft: Draft, tag: str) -> Table:
    """Return a language."""
    return next(language for language in draft.languages if language["tag"] == tag)


def told(draft: Draft, tag: str, texts: Mapping[tuple[str, str], str]) -> Draft:
    """Return a draft in two languages at most, in which one says other texts."""
    tags = dict.fromkeys((SOURCE_LANGUAGE, tag))
    languages: list[Table] = [{**tongue(draft, each), "fallback": []} for each in tags]
    spoken = {each: {id: dict(fields) for id, fields in draft.texts[each].items()} for each in tags}
    for (id, field), text in texts.items():
        spoken[tag][id][field] = text
    return replace(draft, in_files=False, languages=languages, texts=spoken, translated_from={})


def places_of(draft: Draft, case: Case, entry_id: str) -> list[Place]:
    """Return the places of a text that a case looks at."""
    kind, _, _ = entry_id.partition(".")
    families = families_of(draft, kind, table(draft, entry_id))
    places = [place for place in read_places() if place.of in families and place.field == case.field]
    screen = "sheet" if case.stop.name == DETAIL else case.stop.page or "attract"
    return [place for place in places if place.screen == screen]


def longest(draft: Draft, tag: str, case: Case, entry_id: str) -> tuple[str, str, Place]:
    """Return the longest word that has room, one that is wider than the audit lets pass, and where that has none."""
    kind, _, _ = entry_id.partition(".")
    entry, language = table(draft, entry_id), tongue(draft, tag)
    letters = LETTERS[tag]
    places = places_of(draft, case, entry_id)
    assert places, f"the list has no place for {case}"
    measures = [(place, Fitting([place]), Fitting([blurred(place)])) for place in places]
    last = ""
    for length in range(2, 200):
        word = "".join(letters[at % len(letters)] for at in range(length))
        for place, exact, blunt in measures:
            if not last and exact.of_text(draft, kind, entry, case.field, language, word):
                last = word[:-1]
            if blunt.of_text(draft, kind, entry, case.field, language, word):
                return last, word, place
    raise AssertionError


def blurred(place: Place) -> Place:
    """Return a place as wide as the audit sees it, which forgives what nobody sees."""
    return replace(place, width=place.width + checks.SLACK)


@pytest.mark.parametrize("tag", LETTERS)
def test_just_under_and_just_over(tag: str, draft: Draft, application: QGuiApplication, tmp_path: Path) -> None:
    texts: dict[tuple[str, str], str] = {}
    looks: list[tuple[Case, Place, str, bool]] = []
    for case in CASES:
        fitting, _, place = longest(draft, tag, case, case.fits)
        _, breaking, other = longest(draft, tag, case, case.breaks)
        texts[case.fits, case.field], texts[case.breaks, case.field] = fitting, breaking
        looks += [(case, place, fitting, True), (case, other, breaking, False)]
    # A page that has to be scrolled has less room, beside the buttons for it
    texts["industry.materials", "lead"] = " ".join([draft.texts[tag]["industry.materials"]["lead"]] * 3)
    screens = Screens(told(draft, tag, texts), tag, tmp_path)
    wrong: list[str] = []
    try:
        for case, place, text, fits in sorted(
            looks, key=lambda each: (each[1].upright, each[1].text_size, each[0].stop.name)
        ):
            detail = (case.fits if fits else case.breaks) if case.stop.name == DETAIL else ""
            faults = screens.faults(place, replace(case.stop, detail=detail), text)
            if fits == bool(faults):
                wrong.append(f"{case.stop.name} in {place.where}: {text}: {[str(each) for each in faults]}")
    finally:
        screens.close()
    assert not wrong


def test_numbers_and_the_name_of_a_language(draft: Draft, application: QGuiApplication, tmp_path: Path) -> None:
    measure, german = Fitting(read_places()), tongue(draft, "de")

    def grown(entry_id: str, more: int) -> Table:
        """Return a figure with the most digits that have room, and ``more`` besides."""
        for digits in count(1):
            entry = {**table(draft, entry_id), "number": ("1234567890" * 3)[:digits]}
            if measure.of_number(draft, "figure", entry, german):
                return {**entry, "number": ("1234567890" * 3)[: digits - 1 + more]}
        raise AssertionError

    figures = [
        grown(entry["id"], {"figure.communities": 0, "figure.villages": 3}[entry["id"]])
        if entry["id"] in ("figure.communities", "figure.villages")
        else entry
        for entry in draft.entries["figure"]
    ]
    changed = replace(told(draft, "de", {}), entries={**draft.entries, "figure": figures})
    heroes = (each for each in read_places() if (each.of, each.field) == ("figure.hero", "number"))
    place = next(each for each in heroes if "OverviewHero" in each.where)
    screens = Screens(changed, "de", tmp_path)
    try:
        stop = Stop("hero", "overview")
        assert screens.faults(place, stop, screens.number("figure.communities")) == []
        assert screens.faults(place, stop, screens.number("figure.villages"))
    finally:
        screens.close()


def test_the_factory_content_has_room(draft: Draft, world: World) -> None:
    codes = ("word_too_wide", "line_too_wide", "too_many_lines", "number_too_wide")
    everything = [each for _, entry in draft.walk() for each in findings_of(draft, entry["id"], world)]
    assert [str(each) for each in everything if each.code in codes] == []


def test_a_word_too_wide_is_told_while_it_is_typed(application: QGuiApplication, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    try:
        desk.choose("Administrative villages")
        desk.write("Name, Deutsch", "Verwaltungsdörferverzeichnis")
        desk.settle()
        said = "“Name” has a word that is too wide for the overview with text at "
        assert any(name.startswith(said) and "“Verwaltungsdörferverzeichnis”" in name for name, _ in desk.controls())
        desk.click("1 to mend")
        desk.click("Go there")
        desk.settle()
        assert desk.focused() == "Name, Deutsch"
        desk.write("Name, Deutsch", "Verwaltungsdörfer-Verzeichnis")
        desk.settle()
        assert not desk.view.errorCount
    finally:
        desk.close()
