"""A settings file with a slip in it must be refused in one sentence, not half obeyed."""

from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.paths import ROOT
from kiosk.settings import Settings, table


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(None) == Settings()
    assert Settings.load(tmp_path / "settings.toml") == Settings()


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(written(tmp_path, "")) == Settings()


def test_what_is_written_is_taken(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'default_language = "de"\nidle_seconds = 60\ndiagonal_inches = 55\nutc_offset_hours = 5.5\nallow_exit = true\n',
    )
    assert Settings.load(path) == Settings(
        default_language="de", idle_seconds=60, diagonal_inches=55.0, utc_offset_hours=5.5, allow_exit=True
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("idle_second = 60", "there is no setting “idle_second”"),
        ('idle_seconds = "60"', "“idle_seconds” must be of type int, not str"),
        ("idle_seconds = 60.5", "“idle_seconds” must be of type int, not float"),
        ("idle_seconds = true", "“idle_seconds” must be of type int, not bool"),
        ("allow_exit = 1", "“allow_exit” must be of type bool, not int"),
        ("default_language = 1", "“default_language” must be of type str, not int"),
        ("idle_seconds = 29", "“idle_seconds” must lie between 30 and 600, not 29"),
        ("idle_seconds = 601", "“idle_seconds” must lie between 30 and 600, not 601"),
        ("warning_seconds = 9", "“warning_seconds” must lie between 10 and 120, not 9"),
        ("diagonal_inches = -1", "“diagonal_inches” must lie between 0 and 200, not -1"),
        ("utc_offset_hours = nan", "“utc_offset_hours” must lie between -12 and 14, not nan"),
        ("utc_offset_hours = inf", "“utc_offset_hours” must lie between -12 and 14, not inf"),
        ('renderer = "opengl"', "“renderer” is wrong: It must be auto, software or gpu."),
        ('closed_screen = "off"', "“closed_screen” is wrong: It must be dark, dimmed or lit."),
        ('opening_hours = "daily 9-17"', "“opening_hours” is wrong: “daily” is no day"),
        ('opening_hours = "mon 9-17"', "“opening_hours” is wrong: “9-17” is no span of hours"),
        ("[kiosk]\nidle_seconds = 60", "there is no setting “kiosk”"),
        ("idle_seconds 60", "cannot be read"),
        ("idle_seconds = 60\nidle_seconds = 70", "cannot be read"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(KioskError) as caught:
        Settings.load(path)
    said = str(caught.value)
    assert words in said
    assert str(path) in said
    assert "\n" not in said


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00idle")
    with pytest.raises(KioskError, match="cannot be read"):
        Settings.load(path)


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.mkdir()
    with pytest.raises(KioskError, match="cannot be read"):
        Settings.load(path)


def test_every_setting_has_a_sentence_and_defaults_obey_their_own_ranges() -> None:
    for item in fields(Settings):
        assert item.metadata["sentence"].endswith("."), item.name
        low, high = item.metadata["low"], item.metadata["high"]
        if low is not None:
            assert low <= item.default <= high, item.name
    assert Settings.checked({item.name: item.default for item in fields(Settings)}, "defaults") == Settings()


def test_the_table_names_every_setting() -> None:
    rows = table().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == [item.name for item in fields(Settings)]
    assert "(30 to 600)" in table()
    assert "| `default_language` | `zh_Hans` |" in table()
    assert "| `allow_exit` | `false` |" in table()


def test_the_documentation_shows_the_table_as_it_is() -> None:
    assert table() in (ROOT / "README.md").read_text(encoding="utf-8")
