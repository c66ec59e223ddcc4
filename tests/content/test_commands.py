"""The verbs print plain lines or JSON, and their status tells a script what happened."""

import json
from pathlib import Path

import pytest

from kiosk.content.commands import build_command, check_command
from kiosk.content.errors import ContentError
from kiosk.content.validation import World
from tests.content.conftest import Park


def test_build(park: Park, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deep" / "content.sqlite"
    assert build_command(park.folder, out) == 0
    assert out.exists()
    assert capsys.readouterr() == ("", "")


def test_build_of_faulty_text_raises_plain_sentences(park: Park, tmp_path: Path) -> None:
    park.change("figures.toml", '"km2"', '"acre"')
    with pytest.raises(ContentError) as caught:
        build_command(park.folder, tmp_path / "content.sqlite")
    assert str(caught.value).splitlines()[1].startswith("figures.toml, figure.area: “unit” is “acre”")


def test_check_without_findings(park: Park, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_command(park.folder, as_json=False) == 0
    assert capsys.readouterr().out == "Nothing to mend.\n"


def test_check_prints_a_line_for_each_finding(park: Park, capsys: pytest.CaptureFixture[str]) -> None:
    park.retell("de", "event.race", "name", None)
    park.retell("de", "event.race", "statement", " Weit.")
    assert check_command(park.folder, as_json=False) == 1
    assert capsys.readouterr().out.splitlines() == [
        "warning: texts/de.toml, event.race: “name” is not translated; visitors see it in en.",
        "error: texts/de.toml, event.race: “statement” begins or ends with a space.",
        "1 error, 1 warning.",
    ]


def test_check_as_json(database: Path, park: Park, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_command(database, as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == {"errors": 0, "warnings": 0, "findings": []}
    park.change("events.toml", '"race"', '"party"')
    assert check_command(park.folder, as_json=True) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["errors"], answer["warnings"]) == (1, 0)
    (finding,) = answer["findings"]
    assert (finding["severity"], finding["where"]) == ("error", "events.toml, event.race")
    assert finding["message"].startswith("“role” is “party”")


def test_check_asks_for_glyphs_and_icons(park: Park) -> None:
    assert check_command(park.folder, False, World(lambda text, tag: [], lambda name: True)) == 0
    assert check_command(park.folder, False, World(lambda text, tag: ["?"])) == 1
    assert check_command(park.folder, False, World(known_icon=lambda name: False)) == 1
