"""A missing letter is an empty box to a visitor, a foreign letter shape an offence: both are found here."""

import importlib.util
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fontTools.ttLib import TTCollection, TTFont
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QGuiApplication, QImage, QPainter
from pytestqt.qtbot import QtBot

from kiosk import fonts
from kiosk.errors import KioskError
from kiosk.language.formats import Formats
from kiosk.language.glyphs import GlyphCoverage, coverage
from kiosk.paths import ROOT

TAGS = ("zh_Hans", "zh_Hant", "ja", "ko", "en", "de", "fr", "es", "ru", "ar")
VOICES: tuple[fonts.Voice, ...] = ("sans", "serif")
COLLECTIONS = ("WestTaihuSans.ttc", "WestTaihuSerif.ttc")


@pytest.fixture
def loaded(qapp: object) -> None:
    fonts.load_fonts()


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_fonts", fonts.FOLDER / "build_fonts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "build_fonts", module)
        spec.loader.exec_module(module)
    return module


def faces_of(name: str) -> list[Any]:
    file = BytesIO((fonts.FOLDER / name).read_bytes())
    if name not in COLLECTIONS:
        return [TTFont(file, lazy=True)]
    collection: Any = TTCollection(file, lazy=True)
    return collection.fonts


def faces() -> Iterator[tuple[str, Any]]:
    for name in fonts.FILES:
        for face in faces_of(name):
            yield name, face


def picture(family: str, text: str) -> QImage:
    image = QImage(160 * max(1, len(text)), 160, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    font = QFont(family)
    font.setPixelSize(100)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(20, 120, text)
    painter.end()
    return image


def width(family: str, text: str) -> float:
    font = QFont(family)
    font.setPixelSize(100)
    return QFontMetricsF(font).horizontalAdvance(text)


def test_every_shipped_character_can_be_drawn(builder: ModuleType) -> None:
    shipped = "".join(chr(code) for code in sorted(builder.shipped_characters(ROOT)))
    assert GlyphCoverage().missing(shipped) == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_written_number_can_be_drawn(tag: str) -> None:
    assert GlyphCoverage().missing("".join(sorted(Formats(tag).characters())), tag) == []


def test_the_lake_is_drawn_though_no_national_set_has_it(builder: ModuleType) -> None:
    assert ord("滆") not in builder.national_sets()
    assert ord("滆") in coverage()


def test_coverage_list_tells_what_the_files_hold() -> None:
    drawn: set[int] = set()
    for _, face in faces():
        drawn.update(face.getBestCmap())
    assert coverage() <= drawn
    assert all(ord(char) in coverage() for char in "常門직あДقşẞ€№×≥\u202f\u00a0⟨⟩œŒÿŸ")


def test_missing_names_each_undrawable_character_once() -> None:
    assert GlyphCoverage().missing("a𠮷b\n\u200f𠮷ꙮ", "zh_Hans") == ["𠮷", "ꙮ"]


def test_missing_list_is_the_environments_fault(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="cannot be read"):
        GlyphCoverage(tmp_path / "coverage.txt").missing("a")
    (tmp_path / "coverage.txt").write_text("WestTaihu Sans SC: zz\n", "ascii")
    with pytest.raises(KioskError, match="cannot be read"):
        GlyphCoverage(tmp_path / "coverage.txt").missing("a")


def test_missing_font_is_the_environments_fault(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(KioskError, match=r"WestTaihuSans\.ttc is missing"):
        fonts.load_fonts()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("tag", TAGS)
def test_qt_finds_the_family_of_each_language(tag: str, voice: fonts.Voice) -> None:
    family = fonts.family_for(tag, voice, "SC")
    assert QFontInfo(QFont(family)).family() == family


@pytest.mark.usefixtures("loaded")
def test_hinting_is_ours_and_not_the_machines() -> None:
    assert QGuiApplication.font().hintingPreference() == QFont.HintingPreference.PreferVerticalHinting


def test_a_language_that_staff_added_has_letters_of_its_own_script() -> None:
    assert fonts.family_for("yue", "sans", "TC") == "WestTaihu Sans TC"
    assert fonts.family_for("vi", "serif", "SC") == "WestTaihu Serif Latin"
    assert fonts.family_for("fa", "sans", "SC") == "WestTaihu Sans Arabic"
    assert fonts.family_for("ar_EG", "serif", "SC") == "WestTaihu Naskh Arabic"


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("voice", ["Sans", "Serif"])
@pytest.mark.parametrize(
    ("char", "one", "other"),
    [("骨", "SC", "JP"), ("骨", "SC", "TC"), ("直", "SC", "JP"), ("直", "TC", "KR"), ("今", "SC", "KR")],
)
def test_regions_keep_their_own_shapes(voice: str, char: str, one: str, other: str) -> None:
    assert picture(f"WestTaihu {voice} {one}", char) != picture(f"WestTaihu {voice} {other}", char)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("voice", VOICES)
def test_marks_are_proportional_in_latin_and_full_width_in_chinese(voice: fonts.Voice) -> None:
    latin, chinese = fonts.family_for("de", voice, "SC"), fonts.family_for("zh_Hans", voice, "SC")
    for mark in "“”‘’":
        assert width(latin, mark) < 60
        assert width(chinese, mark) == pytest.approx(100, abs=1)
    assert width(latin, "…") == pytest.approx(3 * width(latin, "."), abs=2)
    assert width(latin, "\u202f") < width(latin, "\u00a0")
    assert width(latin, "\u2007") == pytest.approx(width(latin, "0"), abs=1)
    for sign in "×±≈≥":
        assert width(latin, sign) < width(chinese, sign)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("voice", VOICES)
def test_one_family_draws_all_ten_scripts(voice: fonts.Voice) -> None:
    for tag in TAGS:
        family = fonts.family_for(tag, voice, "SC")
        empty = picture(family, " ")
        for char in "滆あ한Äдق8Ł":
            assert picture(family, char) != empty


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("voice", VOICES)
def test_lines_are_of_one_height(voice: fonts.Voice) -> None:
    heights = {QFontMetricsF(QFont(fonts.family_for(tag, voice, "SC"))).height() for tag in TAGS}
    assert len(heights) == 1


def test_faces_are_renamed_and_keep_their_licence() -> None:
    families: set[str] = set()
    for _, face in faces():
        names = {number: str(face["name"].getDebugName(number)) for number in (0, 1, 4, 6, 10, 13, 16)}
        families.add(names[1])
        assert names[1] == names[16]
        assert all("Noto" not in names[number] for number in (1, 4, 6, 16))
        assert names[4].startswith(names[1])
        assert "Adobe" in names[0] or "Google" in names[0]
        assert "Open Font License" in names[13]
        assert names[10].startswith("Modified version")
    assert len(families) == 14


def test_collections_share_their_outlines() -> None:
    for name in COLLECTIONS:
        opened = faces_of(name)
        for tag in ("CFF ", "hmtx", "GPOS"):
            assert len({face.reader.tables[tag].offset for face in opened}) == 1
        assert all("GSUB" not in face for face in opened)


def test_times_in_the_files_are_the_sources_own() -> None:
    for name, face in faces():
        assert face["head"].modified < 3_735_000_000, f"{name} carries the time of its making"


def test_builder_names_the_packages_it_needs(
    builder: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert builder.main(["--source", str(tmp_path), "--out", str(tmp_path)]) == 1
    message = capsys.readouterr().err
    assert "fonts-noto-cjk and fonts-noto-core" in message
    assert message.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
