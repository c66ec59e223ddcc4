"""Files out of the studio and back, and an older release on this computer again: through the sheets staff use."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk import editorial, releases
from kiosk.content.editing import Workspace
from kiosk.releases.installing import Trusting, install
from kiosk.releases.repository import publish
from tests.desk import Desk
from tests.drive import until

CONTROL = Qt.KeyboardModifier.ControlModifier
PASSPHRASE = "a lake in the west"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def shared(application: QGuiApplication, state: Path) -> Iterator[Desk]:
    desk = Desk(state)
    yield desk
    desk.close()


@pytest.fixture
def desk(shared: Desk) -> Iterator[Desk]:
    yield shared
    shared.key(Qt.Key.Key_Escape)
    shared.settle()


def said(desk: Desk, beginning: str) -> bool:
    """Return whether a sentence is shown that begins so."""
    return any(name.startswith(beginning) for name, _ in desk.controls())


def give_out(desk: Desk, kind: str, place: Path) -> None:
    """Write a file, as the handbook says."""
    desk.click("Files")
    desk.click("Give out a file …")
    desk.click("What kind of file")
    desk.click(kind)
    desk.write("Where to put it", str(place))
    desk.click("Write it")
    until(lambda: said(desk, "Written: "), "it is written")
    desk.click("Close")


def take_in(desk: Desk, place: Path) -> None:
    """Look what a file would change."""
    desk.click("Files")
    desk.click("Take in a file …")
    desk.write("File or folder to take in", str(place))
    desk.click("Look what it changes")
    until(lambda: not desk.view.exchange.busy, "it was looked at")
    desk.rest()


def test_a_translation_goes_out_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.choose("Area of the park")
    give_out(desk, "PO files for translators", tmp_path)
    back = tmp_path / "de.po"
    text = back.read_text(encoding="utf-8")
    start = text.index("msgstr", text.index('msgctxt "figure.area/name"'))
    back.write_text(f'{text[:start]}msgstr "Größe des Parks"{text[text.index(chr(10), start) :]}', encoding="utf-8")
    take_in(desk, back)
    assert said(desk, "0 new, 1 changed, 0 missing")
    assert desk.has("Area of the park, Name (de): Fläche des Parks → Größe des Parks")
    assert desk.studio.workspace.draft.texts["de"]["figure.area"]["name"] == "Fläche des Parks"
    desk.click("Take all of it in")
    until(lambda: desk.has("Taken in. Undo takes all of it back."), "it is taken in")
    desk.click("Close")
    desk.preview.chooseLanguage("de")
    desk.settle()
    assert "Größe des Parks" in desk.stage_texts()
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.settle()
    assert "Fläche des Parks" in desk.stage_texts()


def test_a_workbook_with_one_wrong_cell_changes_nothing_and_the_cell_is_named(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "park.xlsx"
    give_out(desk, "Workbook (Excel, WPS)", path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["figure"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    keys = next(place for place, row in enumerate(rows) if "number" in row)
    column = rows[keys].index("number") + 1
    # Below the keys stands what they mean
    wrong = sheet.cell(keys + 3, column, "=1+1").coordinate
    sheet.cell(keys + 4, column, 3)
    workbook.save(path)
    before = desk.studio.workspace.draft
    take_in(desk, path)
    assert desk.has("1 error: nothing of it is taken.")
    assert said(desk, f"figure!{wrong}: “number” holds a formula")
    assert not desk.has("Take all of it in")
    assert desk.studio.workspace.draft is before
    desk.click("Close")


def test_this_computer_goes_back_to_an_older_release(desk: Desk, state: Path, tmp_path: Path) -> None:
    versions: list[str] = []
    with Workspace.open(tmp_path / "draft") as workspace:
        for note, number in (("The first", "70.5"), ("The second", "71")):
            workspace.set_value("figure.area", "number", number)
            workspace.build(tmp_path / "release", editorial.snapshot)
            made = publish(tmp_path / "stick", tmp_path / "release", tmp_path / "keys", PASSPHRASE, who="Li", note=note)
            trusting = Trusting(tmp_path / "keys" / "trust.json")
            install(str(tmp_path / "stick"), state, lambda _database: None, trusting=trusting)
            versions.append(made.manifest.version)
    assert releases.current_version(state) == versions[1]
    desk.click("History")
    desk.until_shown("The first")
    desk.click("Go back to it here")
    until(lambda: desk.has(f"Gone back from {versions[1]} to {versions[0]}."), "it went back")
    assert releases.current_version(state) == versions[0]
    desk.click("Close")
