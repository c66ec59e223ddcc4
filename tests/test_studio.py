"""The studio through the doors staff use: names on the screen, keys, clicks; nothing is reached behind its back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.desk import Desk

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(application: QGuiApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_a_number_and_a_german_sentence_are_seen_while_they_are_typed(desk: Desk) -> None:
    desk.choose("Area of the park")
    assert "70.5" in desk.stage_texts()
    desk.write("Number", "71.25")
    assert "71.25" in desk.stage_texts()
    assert "70.5" not in desk.stage_texts()
    desk.write("Name, Deutsch", "Fläche des ganzen Parks")
    assert desk.preview.shell.language == "de"
    assert {"Fläche des ganzen Parks", "71,25"} <= desk.stage_texts()
    desk.write("Sentence, Deutsch", "Die Zahl hat der Park selbst genannt.")
    assert "Die Zahl hat der Park selbst genannt." in desk.stage_texts()


def test_undo_goes_across_fields_and_restarts(application: QGuiApplication, tmp_path: Path) -> None:
    first = Desk(tmp_path)
    first.choose("Area of the park")
    first.write("Number", "71")
    first.write("Name, English", "Size of the park")
    first.close()
    second = Desk(tmp_path)
    second.key(Qt.Key.Key_Z, CONTROL)
    assert second.form.title == "Area of the park"
    second.key(Qt.Key.Key_Z, CONTROL)
    assert "70.5" in second.stage_texts()
    second.click("Number")
    second.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert "71" in second.stage_texts()
    second.close()


def test_a_second_studio_says_who_has_the_draft_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    second = Desk(tmp_path, who="Wang")
    assert second.has("Li has been editing since 2026-04-20 11:00. You can look at everything, but not change it.")
    second.choose("Area of the park")
    second.write("Number", "99")
    assert "99" not in second.stage_texts()
    second.close()


def test_a_click_on_the_screen_opens_the_form_and_a_choice_turns_the_screen(desk: Desk) -> None:
    desk.click_on(desk.stage_item("Administrative villages"))
    assert desk.form.title == "Administrative villages"
    desk.choose("14th Five-Year Plan")
    assert not desk.preview.mark.isEmpty()
    desk.choose("West Taihu Lake Half Marathon")
    assert desk.preview.page == "ecology"
    assert not desk.preview.mark.isEmpty()
