"""The studio through the doors staff use: names on the screen, keys, clicks; nothing is reached behind its back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

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


def test_a_firm_is_added_moved_hidden_removed_and_brought_back(desk: Desk) -> None:
    desk.choose("West Taihu Hospital")
    desk.click("Add")
    desk.click("Firm or institution")
    desk.settle()
    assert desk.form.title == "New: Firm or institution"
    desk.write("Name, English", "Lakeside Clinic")
    desk.settle()
    assert "Lakeside Clinic" in desk.titles()
    assert "Lakeside Clinic" in desk.stage_texts()
    desk.click("Move up")
    desk.settle()
    assert desk.titles().index("Lakeside Clinic") < desk.titles().index("West Taihu Hospital")
    desk.click("Hide from visitors")
    assert "Lakeside Clinic" not in desk.stage_texts()
    desk.click("Show to visitors")
    desk.click("Remove")
    desk.settle()
    assert "Lakeside Clinic" not in desk.titles()
    desk.click("Removed")
    desk.click("Bring back")
    desk.settle()
    assert "Lakeside Clinic" in desk.titles()


def test_a_web_address_is_taken_when_phones_can_follow_it(desk: Desk) -> None:
    desk.choose("West Taihu Hospital")
    for wrong in ("www.example.org", "https://医院.example.org"):
        desk.write("Web address", wrong)
        assert any("must be a web address that begins with https://" in name for name, _ in desk.controls())
    desk.write("Web address", "ｈｔｔｐｓ://hospital.example.org/visit")
    desk.settle()
    (entry,) = (each for each in desk.studio.workspace.draft.entries["organisation"] if "hospital" in each["id"])
    assert entry["address"] == "https://hospital.example.org/visit"
    assert not desk.view.errorCount
    desk.write("Web address", "")
    desk.settle()
    assert "address" not in desk.studio.workspace.draft.entries["organisation"][3]


def test_what_is_not_named_yet_is_not_published(desk: Desk) -> None:
    desk.choose("West Taihu Hospital")
    desk.click("Add")
    desk.click("Firm or institution")
    desk.settle()
    desk.write("Name, English", "Lakeside Clinic")
    desk.write("Sentence, 简体中文", "湖边的诊所；未注明日期。")
    desk.settle()
    assert desk.has("“Name” still says “New: Firm or institution”; write what visitors are to read.")
    assert not desk.view.canPublish
    desk.choose("Communities")
    desk.click("1 to mend")
    # Errors come first, then what only asks for a look
    desk.click_on(next(item for name, item in desk.controls() if name == "Go there"))
    desk.settle()
    assert desk.focused() == "Name, 简体中文"
    desk.key(Qt.Key.Key_A, CONTROL)
    desk.type("湖边诊所")
    desk.settle()
    assert desk.view.canPublish


def test_what_visitors_will_see_on_another_day(desk: Desk) -> None:
    desk.choose("Communities")
    desk.write("Show from", "2026-05-01")
    assert "Communities" not in desk.stage_texts()
    desk.write("Day", "1 May")
    desk.key(Qt.Key.Key_Return)
    assert desk.preview.dayWrong == "Write the day as in 2026-05-01."
    desk.write("Day", "2026-05-01")
    desk.key(Qt.Key.Key_Return)
    assert "Communities" in desk.stage_texts()
    assert desk.has("This is what visitors will see on 2026-05-01")


def test_an_error_stops_publishing_and_leads_to_its_field(desk: Desk) -> None:
    desk.choose("Communities")
    desk.write("Sentence, Deutsch", "Siehe www.example.com im Netz.")
    desk.settle()
    assert desk.has("1 to mend")
    desk.click("Publish …")
    assert not desk.find("Publish now").isEnabled()
    desk.click("Show them")
    desk.key(Qt.Key.Key_Escape)
    desk.choose("Administrative villages")
    desk.click("1 to mend")
    desk.click("Go there")
    desk.settle()
    assert desk.form.title == "Communities"
    assert desk.preview.shell.language == "de"
    assert desk.focused() == "Sentence, Deutsch"
    desk.key(Qt.Key.Key_A, CONTROL)
    desk.type("Im Park liegen fünf Gemeinden; undatiert.")
    desk.settle()
    assert not desk.has("1 to mend")


def test_a_translation_whose_source_changed_is_marked_until_it_is_confirmed(desk: Desk) -> None:
    desk.choose("Communities")
    desk.write("Name, 简体中文", "社区总数")
    desk.settle()
    assert desk.has("The Chinese text has changed since")
    before = desk.count("Still right")
    desk.click("Still right")
    desk.settle()
    assert desk.count("Still right") == before - 1


def test_a_photograph_is_dropped_cut_and_seen(desk: Desk, tmp_path: Path) -> None:
    photograph = tmp_path / "lake.png"
    picture = QImage(900, 900, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    assert picture.save(str(photograph))
    desk.choose("The shore of West Taihu Lake")
    desk.drop("Empty place for a photograph", photograph)
    desk.until_shown("Use this part")
    desk.click("Use this part")
    desk.until_shown("The photograph that is shown")
    desk.settle()
    assert desk.has("The picture has no “rights”: say whose it is and why it may be shown.")
    desk.write("Rights", "Li Wei, with written consent")
    desk.settle()
    assert not desk.view.errorCount


def test_every_thing_is_found_on_the_screen_that_shows_it(desk: Desk) -> None:
    lost: list[str] = []
    for kind in ("figure", "milestone", "organisation", "title", "link", "shore_place", "event", "vision", "story"):
        for entry in desk.studio.workspace.draft.entries[kind][::4]:
            desk.view.open(str(entry["id"]))
            desk.settle()
            if desk.preview.mark.isEmpty():
                lost.append(str(entry["id"]))
    assert not lost
