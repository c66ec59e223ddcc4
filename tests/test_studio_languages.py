"""A language that staff add, from the studio to the running kiosk: chosen, read, and never blank."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.content.editing import Workspace
from kiosk.editorial import snapshot
from kiosk.publishing import on_trial
from kiosk.releases import DATABASE
from tests.desk import Desk
from tests.drive import Driver


@pytest.fixture
def desk(application: QGuiApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def add(desk: Desk, name: str, tag: str) -> None:
    """Add a language as staff do."""
    desk.click("Languages")
    desk.write("Its name in itself", name)
    desk.write("Its short sign", tag)
    desk.click("Add this language")
    desk.settle()


def released(state: Path) -> Path:
    """Build what is in the draft, as publishing does, and return its database."""
    with Workspace.open(state / "draft", read_only=True) as workspace:
        workspace.build(state / "release", snapshot)
    return state / "release" / DATABASE


def words(driver: Driver) -> set[str]:
    """Return what the screen says."""
    return {seen.text for seen in driver.read() if seen.text.strip()}


def test_vietnamese_goes_from_the_studio_to_visitors(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Tiếng Việt", "vi")
    desk.key(Qt.Key.Key_Escape)
    assert desk.preview.shell.language == "vi"
    desk.choose("Area of the park")
    assert desk.has("Missing; visitors read it in English")
    desk.write("Name, Tiếng Việt", "Diện tích khu công nghệ")
    assert "Diện tích khu công nghệ" in desk.stage_texts()
    desk.settle()
    assert not desk.view.errorCount
    assert any(finding.language == "vi" for finding in desk.view.findings)

    driver = Driver(content=released(tmp_path))
    try:
        driver.settle()
        assert "Tiếng Việt" in words(driver)
        driver.press("Tiếng Việt")
        assert driver.shell.language == "vi"
        driver.settle()
        said = words(driver)
        assert {"Diện tích khu công nghệ", "Ge Lake water inside the park", "Overview"} <= said
        for page in ("industry", "transport", "ecology", "overview"):
            driver.shell.go(page)
            driver.settle()
            spoken = words(driver)
            driver.shell.chooseLanguage("en")
            driver.settle()
            assert spoken ^ words(driver) <= {
                "Diện tích khu công nghệ", "Area of the park", "Tiếng Việt", "English"
            }  # fmt: skip
            driver.shell.chooseLanguage("vi")
    finally:
        driver.close()


def test_a_language_from_right_to_left_mirrors_the_screens(desk: Desk, tmp_path: Path) -> None:
    add(desk, "فارسی", "fa")
    assert not desk.view.noticeBad
    driver = Driver(content=released(tmp_path))
    try:
        driver.press("فارسی")
        driver.settle()
        assert driver.shell.mirrored
        assert "Area of the park" in words(driver)
    finally:
        driver.close()


def test_a_language_whose_letters_no_font_has_is_not_added(desk: Desk) -> None:
    name = "ქართული"
    letters = ", ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(name))
    add(desk, name, "ka")
    assert desk.view.noticeBad
    assert desk.has(f"No font of the kiosk has these letters: {letters}. It cannot show this language yet.")
    assert "ka" not in desk.studio.workspace.draft.tags()


def test_a_language_is_removed_and_brought_back_with_its_texts(desk: Desk) -> None:
    desk.click("Languages")
    desk.click("Remove Deutsch")
    desk.key(Qt.Key.Key_Escape)
    desk.settle()
    assert "de" not in desk.studio.workspace.draft.tags()
    desk.click("Removed")
    desk.click("Bring back")
    desk.settle()
    desk.choose("Area of the park")
    assert desk.has("Name, Deutsch")
    desk.click("Name, Deutsch")
    assert "Fläche des Parks" in desk.stage_texts()


def test_what_needs_attention_about_a_language_leads_to_the_languages(desk: Desk) -> None:
    add(desk, "Italiano", "it")
    desk.key(Qt.Key.Key_Escape)
    desk.settle()
    desk.click("1 to look at")
    desk.click("Go there")
    assert desk.has("Remove Italiano")


def test_a_release_in_a_language_of_staff_passes_its_trial(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "draft") as workspace:
        workspace.add_language("it", "Italiano", "ltr", "SC", [])
        for tag in workspace.draft.tags():
            if tag not in ("zh_Hans", "it"):
                workspace.remove_language(tag)
        workspace.build(tmp_path / "release", snapshot)
    on_trial(tmp_path / "release" / DATABASE)
