"""A release built from the staff's draft is a whole one: the kiosk loads it, the lake has its picture of it."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk import editorial, paths
from kiosk.content.editing import Workspace
from kiosk.content.validation import findings
from kiosk.library import load_library

DAY = date(2026, 5, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "draft", paths.FACTORY_CONTENT) as opened:
        yield opened


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_untouched_draft_is_the_factory_content(workspace: Workspace, tmp_path: Path) -> None:
    assert findings(workspace.draft, editorial.world(workspace.pictures)) == []
    for name in ("one", "two"):
        workspace.build(tmp_path / name, editorial.snapshot)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert files(tmp_path / "one")["content.sqlite"] == paths.FACTORY_CONTENT.read_bytes()
    assert json.loads(files(tmp_path / "one")["content.attract.json"])["headlines"]


def test_language_added_by_staff_is_on_the_kiosk_with_its_fallbacks_marked(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.add_language("it", "Italiano", "ltr", "SC", ["en", "zh_Hans"])
    workspace.set_text("it", "figure.area", "name", "Superficie del parco")
    workspace.build(tmp_path / "release", editorial.snapshot)
    library = load_library(tmp_path / "release" / "content.sqlite", DAY)
    italian, english = library.editions["it"], library.editions["en"]
    assert italian.faces["figure.area"].name == "Superficie del parco"
    assert italian.faces["event.half_marathon"].name == english.faces["event.half_marathon"].name
    assert italian.faces["event.half_marathon"].fell_back
    snapshot = json.loads((tmp_path / "release" / "content.attract.json").read_text(encoding="utf-8"))
    assert snapshot["languages"][-1]["endonym"] == "Italiano"
    found = findings(workspace.draft, editorial.world(workspace.pictures))
    assert {each.severity for each in found} == {"warning"}
    assert {each.language for each in found} == {"it"}


def test_language_the_fonts_cannot_write_stops_publishing(workspace: Workspace) -> None:
    workspace.add_language("th", "ไทย", "ltr", "SC", ["en"])
    found = findings(workspace.draft, editorial.world(workspace.pictures))
    assert ("error", "no_glyph", "th") in {(each.severity, each.code, each.language) for each in found}
