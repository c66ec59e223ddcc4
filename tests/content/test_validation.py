"""What staff are told while they type: the right thing, once, with the place to go to, in translatable words."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from kiosk import editorial, paths
from kiosk.content.draft import Draft, RuleError, Table, examine, read_folder
from kiosk.content.editing import Workspace
from kiosk.content.factory import write
from kiosk.content.sentences import PLACES, REASONS, SENTENCES, sentence
from kiosk.content.validation import Finding, Misfit, World, findings, findings_of
from kiosk.fitting import read_places
from tests.content.conftest import Park

Edit = Callable[[Workspace], object]


@pytest.fixture
def workspace(tmp_path: Path, database: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "draft", database) as opened:
        yield opened


def call(method: str, *values: object) -> Edit:
    """Return the edit that one method of a workspace makes."""
    return lambda workspace: getattr(workspace, method)(*values)


def places(found: list[Finding]) -> list[tuple[str, str, str, str, str]]:
    return [(each.severity, each.code, each.entry_id, each.field, each.language) for each in found]


def renamed(workspace: Workspace) -> None:
    workspace.set_text("zh_Hans", "figure.output", "name", "园区面积")


def contradicted(workspace: Workspace) -> None:
    workspace.set_value("figure.output", "facts", ["F006"])
    workspace.set_value("figure.output", "unit", "km2")
    workspace.set_value("figure.output", "number", "71")


def translated_before(workspace: Workspace) -> None:
    workspace.set_text("zh_Hans", "event.race", "name", "环湖赛")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            translated_before,
            [("warning", "stale", "event.race", "name", tag) for tag in ("en", "de", "ar")],
        ),
        (
            call("set_value", "event.race", "as_of", None),
            [("warning", "undated", "event.race", "as_of", "")],
        ),
        (
            call("set_value", "event.race", "source", None),
            [("error", "missing", "event.race", "source", "")],
        ),
        (
            call("set_value", "figure.area", "as_of", None),
            [("warning", "undated", "figure.area", "as_of", "")],
        ),
        (
            renamed,
            [
                ("warning", "overlapping", "figure.area", "show_until", ""),
                ("warning", "overlapping", "figure.output", "show_until", ""),
                ("warning", "stale", "figure.output", "name", "en"),
                ("warning", "stale", "figure.output", "name", "de"),
                ("warning", "stale", "figure.output", "name", "ar"),
            ],
        ),
        (
            contradicted,
            [
                ("warning", "two_values", "figure.area", "number", ""),
                ("warning", "two_values", "figure.output", "number", ""),
            ],
        ),
        (
            call("hide", "industry.materials", True),
            [
                ("warning", "unreachable", "figure.output", "topic", ""),
                ("warning", "unreachable", "part.graphene", "industry", ""),
                ("warning", "unreachable", "title.base", "industry", ""),
                ("warning", "unreachable", "stop.materials", "industry", ""),
            ],
        ),
        (
            call("set_value", "vision.ecology", "screen", "attract"),
            [("warning", "unreachable", "vision.ecology", "screen", "")],
        ),
        (
            call("set_value", "link.express", "points", None),
            [("warning", "unreachable", "link.express", "points", "")],
        ),
        (
            call("set_value", "organisation.school", "role", "company"),
            [("warning", "unreachable", "organisation.school", "industry", "")],
        ),
        (
            call("set_value", "picture_slot.lake", "rights", ""),
            [("error", "no_rights", "picture_slot.lake", "rights", "")],
        ),
        (
            call("remove", "vision.ecology"),
            [("error", "no_card", "stop.area", "card", "")],
        ),
        (
            call("hide", "vision.ecology", True),
            [("warning", "hidden_card", "stop.area", "card", "")],
        ),
        (
            call("set_value", "vision.ecology", "show_until", date(2026, 6, 1)),
            [("warning", "hidden_card", "stop.area", "card", "")],
        ),
        (
            call("remove", "figure.output"),
            [("error", "no_reference", "milestone.output", "figure", "")],
        ),
        (
            call("set_text", "de", "event.race", "name", "a\u0301\u0302\u0303\u0304\u0305\u0306"),
            [("error", "stacked", "event.race", "name", "de")],
        ),
        (
            call("set_text", "de", "event.race", "name", "Lauf\u202etiew"),
            [("error", "hidden_characters", "event.race", "name", "de")],
        ),
        (
            call("set_text", "de", "event.race", "name", '<a href="x">Lauf</a>'),
            [("error", "markup", "event.race", "name", "de")],
        ),
        (
            call("set_value", "figure.output", "show_from", date(2026, 6, 1)),
            [("error", "never_shown", "figure.output", "show_until", "")],
        ),
        (
            call("add_language", "it", "Italiano", "ltr", "SC", ["en"]),
            [("warning", "untranslated_language", "", "", "it")],
        ),
        (
            call("set_text", "zh_Hans", "event.race", "name", ""),
            [("error", "source_text_missing", "event.race", "name", "zh_Hans")],
        ),
    ],
)
def test_each_fault_is_told_once_with_its_place(
    workspace: Workspace, edit: Edit, expected: list[tuple[str, str, str, str, str]]
) -> None:
    assert findings(workspace.draft) == []
    edit(workspace)
    found = findings(workspace.draft)
    assert places(found) == expected
    for each in found:
        assert each.message == sentence(each.code, each.values)


def test_same_name_on_other_days_is_no_fault(workspace: Workspace) -> None:
    renamed(workspace)
    for tag in ("en", "de", "ar"):
        workspace.confirm_text(tag, "figure.output", "name")
    workspace.set_value("figure.area", "show_until", date(2026, 4, 30))
    assert findings(workspace.draft) == []


def test_confirmed_or_newly_translated_is_no_longer_stale(workspace: Workspace) -> None:
    translated_before(workspace)
    assert workspace.stale() == [(tag, "event.race", "name") for tag in ("en", "de", "ar")]
    workspace.confirm_text("en", "event.race", "name")
    workspace.set_text("de", "event.race", "name", "Seelauf")
    workspace.set_text("ar", "event.race", "name", "سباق البحيرة")
    assert workspace.stale() == findings(workspace.draft) == []
    workspace.undo()
    assert [each.language for each in findings(workspace.draft)] == ["ar"]


def test_source_that_changes_back_makes_nothing_stale(workspace: Workspace) -> None:
    translated_before(workspace)
    workspace.set_text("zh_Hans", "event.race", "name", "园区面积")
    assert workspace.stale() == []


class Narrow:
    """Screens that have no room for a German race, the area in German, and the German name of German."""

    def __init__(self) -> None:
        self.told = {"field": "name", "word": "Seelauf", "number": "70,5", "language": "de"}
        self.told |= {"where": "overview", "place": "the overview", "size": "200"}

    def of_text(self, draft: Draft, kind: str, entry: Table, field: str, language: Table, text: str) -> Misfit | None:
        there = (entry["id"], field, language["tag"]) == ("event.race", "name", "de")
        return ("word_too_wide", self.told) if there else None

    def of_number(self, draft: Draft, kind: str, entry: Table, language: Table) -> Misfit | None:
        there = (entry["id"], language["tag"]) == ("figure.area", "de")
        return ("number_too_wide", self.told) if there else None

    def of_endonym(self, language: Table) -> Misfit | None:
        return ("line_too_wide", self.told) if language["tag"] == "de" else None


def test_what_only_the_program_knows(workspace: Workspace) -> None:
    world = World(
        known_icon=lambda name: name != "run",
        known_picture=lambda name: False,
        fits=Narrow(),
        needed=("story.overview", "story.attract"),
    )
    workspace.set_value("story.overview", "show_from", date(2026, 5, 1))
    workspace.add("story", id="story.extra", texts={"zh_Hans": {"title": "更多", "lead": "更多内容。"}})
    for heading in ("story.overview", "story.extra"):
        workspace.set_value(heading, "address", "https://example.org/overview")
    errors = [each for each in findings(workspace.draft, world) if each.code != "not_translated"]
    assert places(errors) == [
        ("error", "number_too_wide", "figure.area", "number", "de"),
        ("error", "no_drawing", "event.race", "icon", ""),
        ("error", "needed", "story.overview", "show_until", ""),
        ("warning", "unseen_address", "story.extra", "address", ""),
        ("warning", "unreachable", "story.extra", "", ""),
        ("error", "no_picture", "picture_slot.lake", "file", ""),
        ("error", "needed_missing", "story.attract", "", ""),
        ("error", "line_too_wide", "", "endonym", "de"),
        ("error", "word_too_wide", "event.race", "name", "de"),
    ]


def test_one_entry_at_each_keystroke_finds_what_the_whole_finds(workspace: Workspace) -> None:
    for edit in (renamed, contradicted, translated_before):
        edit(workspace)
    workspace.hide("industry.materials", True)
    workspace.remove("source.profile")
    workspace.set_text("de", "title.base", "name", " Titel  x")
    everything = findings(workspace.draft)
    assert len(everything) > 20
    for kind, entry in workspace.draft.walk():
        alone = findings_of(workspace.draft, entry["id"])
        whole = [each for each in everything if each.entry_id == entry["id"]]
        assert sorted(map(str, alone)) == sorted(map(str, whole)), kind.name
    assert findings_of(workspace.draft, "event.none") == findings_of(workspace.draft, "nothing") == []


def test_a_refused_value_can_be_worded_by_others(workspace: Workspace) -> None:
    with pytest.raises(RuleError) as caught:
        workspace.set_value("figure.area", "unit", "acre")
    assert (caught.value.fault.code, caught.value.fault.values["value"]) == ("not_choice", "“acre”")
    assert str(caught.value).startswith("figure.area: “unit” is “acre”, which is not one of km2")


def test_translations_of_text_files_know_their_source(park: Park) -> None:
    park.change(
        "texts/de.toml", '["event.race"]\n', '["event.race"]\ntranslated_from = { name = "0123456789abcdef" }\n'
    )
    draft, problems = read_folder(park.folder)
    assert problems == examine(draft) == []
    assert places(findings(draft)) == [("warning", "stale", "event.race", "name", "de")]
    park.change("texts/de.toml", '"0123456789abcdef"', '"yesterday"')
    (problem,) = read_folder(park.folder)[1]
    assert "must give the hash of the source of each text" in str(problem)


def test_hidden_survives_text_and_database(park: Park, tmp_path: Path) -> None:
    park.change("events.toml", "count = 7", "count = 7\nhidden = true")
    draft, _ = read_folder(park.folder)
    assert findings(draft) == []
    write(draft, tmp_path / "hidden.sqlite")
    with Workspace.open(tmp_path / "draft", tmp_path / "hidden.sqlite") as workspace:
        assert workspace.draft.entries["event"][0]["hidden"] is True


def test_needed_headings_are_those_that_screens_ask_for() -> None:
    asked: set[str] = set()
    for path in [*(paths.ROOT / "kiosk" / "viewmodels").glob("*.py"), paths.ROOT / "kiosk" / "library.py"]:
        if not path.name.startswith("studio"):
            asked |= set(re.findall(r'"(story\.\w+)"', path.read_text(encoding="utf-8")))
    assert asked == set(editorial.NEEDED)


def test_every_sentence_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (paths.ROOT / "kiosk" / "content").glob("*.py"))
    code = code.replace("{prefix}", "")
    for name, template in SENTENCES.items():
        short = name.removeprefix("longitude_").removeprefix("latitude_")
        assert code.count(f'"{short}"') >= 2, f"no code says {name}"
        assert template.endswith((".", "}"))
        assert all(field is None or field.isidentifier() for _, field, _, _ in Formatter().parse(template))
    assert set(REASONS) == {"topic", "industry", "screen", "story", "line"}
    assert set(PLACES) >= {place.screen for place in read_places()}
