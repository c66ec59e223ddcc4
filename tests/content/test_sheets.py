"""A spreadsheet that comes back changes what people changed, and nothing that Excel changed for them."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kiosk import paths
from kiosk.content import sheets, spreadsheet
from kiosk.content.difference import Difference, NewValue, applied, apply
from kiosk.content.draft import Draft, read_folder
from kiosk.content.editing import Workspace
from kiosk.content.errors import ContentError
from kiosk.content.validation import World
from kiosk.content.vocabulary import KINDS
from tests.content.conftest import Park


def read(path: Path) -> list[spreadsheet.Sheet]:
    """Read a spreadsheet in this process, as the child would."""
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    return [spreadsheet.unpacked(packed) for file in files for packed in spreadsheet.serve(str(file))]


class Book:
    """An exported workbook, and the ways in which people change it; only the sheets in use are made, for speed."""

    def __init__(self, draft: Draft, folder: Path) -> None:
        self.draft = draft
        self.folder = folder / "book"
        self.tables = {table.name: table for table in sheets.tables(draft)}
        self.books: dict[str, Workbook] = {}

    def sheet(self, kind: str) -> Any:
        """Return a sheet to type into, untyped: the stubs do not know that cells are cells."""
        if kind not in self.books:
            path = self.folder / f"{kind}.xlsx"
            spreadsheet.write_xlsx(path, [self.tables[kind]])
            self.books[kind] = load_workbook(path)
        (sheet,) = self.books[kind].worksheets
        return sheet

    def where(self, id: str, key: str) -> str:
        """Return the address of a cell: "C5"."""
        sheet = self.sheet(id.partition(".")[0])
        column = next(cell.column_letter for cell in sheet[1] if cell.value == key)
        row = next(cell.row for cell in sheet["A"] if cell.value == id)
        return f"{column}{row}"

    def put(self, id: str, key: str, value: Any, number_format: str | None = None) -> None:
        """Type into a cell."""
        cell = self.sheet(id.partition(".")[0])[self.where(id, key)]
        cell.value = value
        if number_format:
            cell.number_format = number_format

    def get(self, id: str, key: str) -> Any:
        """Look into a cell."""
        return self.sheet(id.partition(".")[0])[self.where(id, key)].value

    def append(self, kind: str, values: Mapping[str, object]) -> None:
        """Type a new row under the last one."""
        sheet = self.sheet(kind)
        row = sheet.max_row + 1
        for cell in sheet[1]:
            if cell.value in values:
                sheet.cell(row, cell.column, values[str(cell.value)])

    def read(self) -> list[spreadsheet.Sheet]:
        """Save the workbook and read it again."""
        found: list[spreadsheet.Sheet] = []
        for kind, book in self.books.items():
            path = self.folder / f"{kind}.xlsx"
            book.save(path)
            found += read(path)
        return found

    def back(self) -> Difference:
        """Save the workbook and compare it with the draft."""
        return sheets.compare(self.draft, self.read())


@pytest.fixture
def draft(park: Park) -> Draft:
    return read_folder(park.folder)[0]


@pytest.fixture
def book(draft: Draft, tmp_path: Path) -> Book:
    return Book(draft, tmp_path)


def said(difference: Difference) -> list[str]:
    return [str(error) for error in difference.errors]


def values(difference: Difference) -> dict[tuple[str, str], Any]:
    return {(edit.id, edit.key): edit.new for edit in difference.edits if isinstance(edit, NewValue)}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_factory_content_comes_back_as_it_left(form: str, tmp_path: Path) -> None:
    draft = read_folder(paths.FACTORY_SOURCE)[0]
    if form == "xlsx":
        sheets.export_xlsx(draft, tmp_path / "all.xlsx")
        found = read(tmp_path / "all.xlsx")
    else:
        sheets.export_csv(draft, tmp_path / "all")
        found = read(tmp_path / "all")
    assert sheets.compare(draft, found) == Difference()
    told = sum(len(cells) for sheet in found if sheet.name != "about" for cells in sheet.cells.values())
    assert told > sum(len(texts) for entries in draft.texts.values() for texts in entries.values())


def test_the_workbook_is_made_for_people(draft: Draft, tmp_path: Path) -> None:
    sheets.export_xlsx(draft, tmp_path / "all.xlsx")
    book = load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == ["about", *(kind.name for kind in KINDS), "language", "curator_note"]
    sheet = book["figure"]
    assert isinstance(sheet, Worksheet)
    assert sheet["A1"].value == "id"
    assert sheet.row_dimensions[1].hidden
    assert sheet["A2"].value == "编号 Id"
    assert sheet.freeze_panes == "B3"
    assert sheet.protection.sheet
    assert sheet["D1"].protection.locked
    assert sheet["D2"].protection.locked
    assert sheet["A3"].protection.locked, "ids are stable"
    assert not sheet["D3"].protection.locked
    assert "Fläche" in [cell.value for cell in sheet[3]]
    assert any("exactly,more_than" in str(rule.formula1) for rule in sheet.data_validations.dataValidation)


def test_a_number_and_a_sentence_are_changed(book: Book) -> None:
    book.put("figure.area", "number", 71.25)
    book.put("figure.area", "statement:de", "Der Park ist groß.")
    difference = book.back()
    assert difference.summary() == "0 new, 1 changed"
    assert [str(edit) for edit in difference.edits] == [
        f"figure!{book.where('figure.area', 'number')}: figure.area, number: 70.5 → 71.25",
        f"figure!{book.where('figure.area', 'statement:de')}: figure.area, statement in de: "
        "Der Park ist weit. → Der Park ist groß.",
    ]
    after = applied(book.draft, difference.edits)
    assert after.entries["figure"][0]["number"] == "71.25"
    assert after.texts["de"]["figure.area"]["statement"] == "Der Park ist groß."
    assert book.draft.entries["figure"][0]["number"] == "70.5", "the draft itself is not touched"


def test_three_new_two_changed_one_missing(book: Book) -> None:
    firm = {"status": "home_to", "source": "source.profile", "role": "company"}
    texts = {"name:zh_Hans": "企业", "statement:zh_Hans": "在园区。"}
    for number in (1, 2, 3):
        book.append("organisation", {"id": f"organisation.firm_{number}"} | firm | texts)
    book.put("event.race", "count", 8)
    book.put("figure.output", "status", "claimed")
    book.sheet("place").delete_rows(4)
    difference = book.back()
    assert said(difference) == []
    assert difference.summary() == "3 new, 2 changed, 1 missing: kept"
    assert difference.missing == ("place.nanjing",)


# What Excel does to data


def test_a_date_made_of_a_span_is_named(book: Book) -> None:
    book.put("figure.area", "as_of", datetime(2026, 1, 2), "yyyy-mm-dd")
    (error,) = said(book.back())
    assert error.startswith(f"figure!{book.where('figure.area', 'as_of')}: “as_of” is the date 2026-01-02")


def test_a_date_made_of_a_text_is_named(book: Book) -> None:
    book.put("figure.area", "name:de", datetime(2026, 1, 2), "d-mmm")
    (error,) = said(book.back())
    assert error.startswith(f"figure!{book.where('figure.area', 'name:de')}: “name:de” is the date 2026-01-02")


def test_a_span_of_years_comes_through_however_its_dash_is_typed(book: Book) -> None:
    for dash in ("-", " – ", "—", "～"):
        book.put("figure.area", "as_of", f"2021{dash}2025")
        assert book.back() == Difference()
    book.put("figure.area", "as_of", 2024)
    assert values(book.back()) == {("figure.area", "as_of"): "2024"}


def test_sixteen_to_nine_comes_through_as_no_time_of_day(book: Book) -> None:
    book.put("picture_slot.lake", "aspect", time(16, 9), "h:mm")
    assert book.back() == Difference()
    book.put("picture_slot.lake", "aspect", time(3, 2), "h:mm")
    assert values(book.back()) == {("picture_slot.lake", "aspect"): "3:2"}


def test_dates_come_through_as_dates_and_as_words(book: Book) -> None:
    for written in (datetime(2026, 5, 1), "2026-05-01", "2026/5/1", "2026年5月1日"):
        book.put("figure.output", "show_from", written)
        assert book.back() == Difference()
    book.put("figure.output", "show_from", date(2026, 5, 2))
    assert values(book.back()) == {("figure.output", "show_from"): date(2026, 5, 2)}
    book.put("figure.output", "show_from", "1/5/2026")
    assert "must be a date such as 2026-05-01" in said(book.back())[0]
    book.put("figure.output", "show_from", datetime(2026, 5, 1, 9, 30), "yyyy-mm-dd hh:mm")
    assert "without a time" in said(book.back())[0]


def test_lost_zeros_are_named(draft: Draft, tmp_path: Path) -> None:
    draft.entries["source"][0]["mark"] = "007"
    draft.texts["de"]["event.race"]["name"] = "0815"
    book = Book(draft, tmp_path)
    assert {book.sheet(kind).title for kind in ("source", "event")} == {"source", "event"}
    assert book.back() == Difference(), "text cells keep them"
    book.put("source.profile", "mark", 7)
    book.put("event.race", "name:de", 815)
    difference = book.back()
    assert [line.partition(":")[0] for line in said(difference)] == [
        f"source!{book.where('source.profile', 'mark')}",
        f"event!{book.where('event.race', 'name:de')}",
    ]
    assert "lost the zeros" in said(difference)[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        (1.5, "1.5"),
        ("7 500 000", "7500000"),
        ("7.500.000", "7500000"),
        ("7,500,000", "7500000"),
        ("7.500.000,5", "7500000.5"),
        ("7,500,000.5", "7500000.5"),
        ("７５", "75"),
    ],
)
def test_numbers_come_through_as_people_write_them(typed: object, meant: str, book: Book) -> None:
    book.put("figure.area", "number", typed)
    assert values(book.back()) == {("figure.area", "number"): meant}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1,500", "which can be 1.500 or 1500"),
        ("7,5E+09", "has shortened the number"),
        ("etwa 70", "must be a number"),
        (datetime(2026, 5, 1), "made a date of it"),
        (True, "must be a number"),
    ],
)
def test_numbers_that_can_be_two_things_are_named(typed: object, sentence: str, book: Book) -> None:
    book.put("figure.area", "number", typed)
    (error,) = said(book.back())
    assert error.startswith(f"figure!{book.where('figure.area', 'number')}: ")
    assert sentence in error


def test_a_percentage_is_named(book: Book) -> None:
    book.put("figure.area", "number", 0.3, "0%")
    assert "formatted as a percentage" in said(book.back())[0]


def test_the_same_number_written_otherwise_is_no_change(draft: Draft, tmp_path: Path) -> None:
    draft.entries["figure"][0]["number"] = "70.50"
    book = Book(draft, tmp_path)
    assert book.get("figure.area", "number") == 70.5
    assert book.back() == Difference()
    book.put("figure.area", "number", 70.5)
    assert book.back() == Difference()


def test_long_numbers_keep_their_digits(draft: Draft, tmp_path: Path) -> None:
    draft.entries["figure"][0]["number"] = "12345678901234567890.125"
    book = Book(draft, tmp_path)
    assert book.get("figure.area", "number") == "12345678901234567890.125"
    assert book.back() == Difference()


def test_spaces_around_a_text_are_no_change(book: Book) -> None:
    book.put("event.race", "name:de", "  Fläche\u00a0")
    book.put("event.race", "role", " race ")
    assert book.back() == Difference()
    book.put("event.race", "name:de", "Lauf  ")
    assert applied(book.draft, book.back().edits).texts["de"]["event.race"]["name"] == "Lauf"


def test_a_draft_with_odd_texts_comes_back_as_it_left(draft: Draft, tmp_path: Path) -> None:
    odd = [" vorn", "hinten ", "eine\nzweite", "\tTab", "a\x07b", "_x0041_", "#N/A", "=1+1", "'", "''=x", "TRUE", "1-2"]
    for text in [*odd, "\r", "-5", "@x", "+49", "1,5", "007", "“klug”", "'=x", "a\rb", "a\r\nb", "  ", '"', '";,\t']:
        draft.texts["de"]["event.race"]["statement"] = text
        book = Book(draft, tmp_path)
        assert book.get("event.race", "id") == "event.race"
        assert book.back().edits == (), text
        sheets.export_csv(draft, tmp_path / "csv")
        assert sheets.compare(draft, read(tmp_path / "csv")).edits == (), text


def test_smart_quotes_come_through(book: Book) -> None:
    book.put("event.race", "statement:de", "Der „Lauf“ am ‘See’ – “gut”.")
    difference = book.back()
    assert (
        applied(book.draft, difference.edits).texts["de"]["event.race"]["statement"] == "Der „Lauf“ am ‘See’ – “gut”."
    )
    book.put("event.race", "role", "“race”")
    assert "“role” is ““race””, which is not one of race" in said(book.back())[0]


def test_a_formula_is_named(book: Book) -> None:
    book.put("figure.area", "number", "=70+0.5")
    book.put("figure.area", "name:de", "=HYPERLINK(A1)")
    places = [book.where("figure.area", key) for key in ("number", "name:de")]
    assert [line.partition(":")[0] for line in said(book.back())] == [f"figure!{place}" for place in places]
    assert "holds a formula" in said(book.back())[0]


def test_an_error_of_the_spreadsheet_is_named(book: Book) -> None:
    book.put("event.race", "count", "#REF!")
    assert "holds “#REF!”, which cannot be read" in said(book.back())[0]


def test_merged_cells_are_named(book: Book) -> None:
    book.sheet("figure").merge_cells("C3:C4")
    assert said(book.back()) == ["figure!C3:C4: these cells are merged; split them, so that each row is whole."]
    book.sheet("figure").unmerge_cells("C3:C4")
    book.sheet("figure").merge_cells("A2:B2")
    assert said(book.back()) == [], "headings may be merged"


def test_columns_in_another_order_come_through_and_strangers_are_named(book: Book) -> None:
    sheet = book.sheet("event")
    width = sheet.max_column
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(reversed(row), 1):
            sheet.cell(number, column).value = value
    sheet.cell(1, width + 1, "Bemerkung")
    difference = book.back()
    assert difference == Difference()
    sheet.cell(3, width + 1, "bitte prüfen")
    difference = book.back()
    (warning,) = difference.warnings
    assert str(warning).endswith("1: there is no “Bemerkung” here, so the column was not read.")
    assert not difference.edits


def test_a_column_that_is_there_twice_is_named(book: Book) -> None:
    sheet = book.sheet("event")
    sheet.cell(1, sheet.max_column + 1, "count")
    assert "the column “count” is there twice" in said(book.back())[0]


def test_a_missing_column_changes_nothing(book: Book) -> None:
    sheet = book.sheet("figure")
    sheet.delete_cols(4, 6)
    assert book.back() == Difference()


def test_hidden_rows_and_columns_come_through(book: Book) -> None:
    book.put("figure.output", "topic", "economy")
    sheet = book.sheet("figure")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["N"].hidden = True
    assert values(book.back()) == {("figure.output", "topic"): "economy"}


def test_headings_do_where_the_row_of_keys_was_deleted(book: Book) -> None:
    book.put("event.race", "count", 9)
    book.sheet("event").delete_rows(1)
    difference = book.back()
    assert said(difference) == []
    assert values(difference) == {("event.race", "count"): 9}


def test_a_sheet_without_keys_or_headings_is_named(book: Book) -> None:
    book.sheet("event").delete_rows(1, 2)
    assert said(book.back()) == ["event: no row has the keys; one of the first 20 must have “id”."]


def test_capitals_made_by_excel_are_understood(book: Book) -> None:
    book.put("event.race", "role", "Festival")
    assert values(book.back()) == {("event.race", "role"): "festival"}


@pytest.mark.parametrize("word", ["yes", "Yes", "TRUE", "是", "ja", 1, True])
def test_yes_has_many_names(word: object, book: Book) -> None:
    book.put("figure.output", "headline", word)
    assert values(book.back()) == {("figure.output", "headline"): True}


def test_yes_or_no_must_be_one_of_them(book: Book) -> None:
    book.put("figure.area", "headline", "maybe")
    assert said(book.back())[0].endswith("“headline” is “maybe”, but must be yes or no.")


def test_lists_come_through_however_they_are_separated(book: Book) -> None:
    for written in ("F006, F008", "F006;F008", "F006，F008", "F006 F008"):
        book.put("figure.area", "facts", written)
        assert book.back() == Difference()
    book.put("place.lake", "outline", "119.858 31.678; 119,86 31,649")
    assert values(book.back())[("place.lake", "outline")] == [
        [Decimal("119.858"), Decimal("31.678")],
        [Decimal("119.86"), Decimal("31.649")],
    ]


# What is wrong is named by its cell


def test_rules_are_named_by_cell(book: Book) -> None:
    book.put("figure.area", "unit", "miles")
    book.put("place.lake", "lat", 131)
    book.put("event.race", "role", None)
    book.put("milestone.output", "figure", "figure.nothing")
    book.put("figure.output", "show_until", date(2020, 1, 1))
    book.put("event.race", "name:zh_Hans", None)
    difference = book.back()
    assert said(difference) == [
        f"figure!{book.where('figure.area', 'unit')}: “unit” is “miles”, which is not one of "
        "km2, km, percent, yuan, count, rank, edition.",
        f"figure!{book.where('figure.output', 'show_until')}: it would be shown from 2026-05-01 until 2020-01-01, "
        "which is never.",
        f"milestone!{book.where('milestone.output', 'figure')}: “figure” points to “figure.nothing”, "
        "which is no figure.",
        f"place!{book.where('place.lake', 'lat')}: “lat” is 131, but must lie between -90 and 90.",
        f"event!{book.where('event.race', 'role')}: “role” is missing.",
        f"event!{book.where('event.race', 'name:zh_Hans')}: “name” is missing in the language content is written "
        "in first.",
    ]


def test_ids_are_named(book: Book) -> None:
    sheet = book.sheet("event")
    sheet["A4"] = "event.race"
    sheet["A5"] = "place.race"
    sheet["A6"] = "event.Big Race"
    sheet["A7"] = 12
    book.append("event", {"name:en": "Night Run"})
    assert said(book.back()) == [
        "event!A7: an id must be a word.",
        "event!A4: the id “event.race” is there twice.",
        "event!A5: “place.race” must be “event.” and a name in lower case letters, digits and _.",
        "event!A6: “event.Big Race” must be “event.” and a name in lower case letters, digits and _.",
        "event!A8: this row has no id; write one, such as “event.night_run”.",
    ]


def test_a_sheet_of_no_kind_is_named(book: Book) -> None:
    book.sheet("event").title = "events"
    (error,) = said(book.back())
    assert error.startswith("events: there is no kind of content of this name; the sheets are source, figure,")


def test_notes_and_languages_are_for_reading(book: Book) -> None:
    book.sheet("curator_note")["B3"] = "anders"
    book.sheet("language")["B4"] = "Englisch"
    assert [line.partition(":")[0] for line in said(book.back())] == ["language!B4", "curator_note!B3"]


def test_a_language_is_added_with_its_texts(book: Book) -> None:
    sheet = book.sheet("language")
    for column, value in enumerate(("pt", "Português", "ltr", "en, zh_Hans", "SC"), 1):
        sheet.cell(7, column, value)
    events = book.sheet("event")
    events.cell(1, events.max_column + 1, "name:pt")
    events.cell(3, events.max_column, "Corrida")
    difference = book.back()
    assert said(difference) == []
    assert difference.new == ("pt",)
    after = applied(book.draft, difference.edits)
    assert after.languages[-1] == {
        "tag": "pt", "endonym": "Português", "direction": "ltr", "fallback": ["en", "zh_Hans"], "region": "SC"
    }  # fmt: skip
    assert after.texts["pt"] == {"event.race": {"name": "Corrida"}}
    sheet.delete_rows(7)
    assert said(book.back())[0].endswith("there is no language “pt”; add it in the sheet “language” first.")


# Texts


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Zeile\nZeile", "holds a line break"),
        ("a\u202eb", "cannot be shown, or that turn others around: U+202E"),
        ("a\u2066b\u202db", "U+202D"),
        ("Z" + "\u0335\u0321\u0322\u0316", "piles up marks on one letter"),
        ("x" * 5001, "has 5001 characters; more than 5000 are never taken"),
        ("a\ue000", "U+E000"),
    ],
)
def test_texts_that_would_spoil_a_screen_are_refused_by_cell(text: str, sentence: str, book: Book) -> None:
    book.put("event.race", "statement:de", text)
    (error,) = said(book.back())
    assert error.startswith(f"event!{book.where('event.race', 'statement:de')}: “statement:de” ")
    assert sentence in error


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<b>Lauf</b>", "holds markup; content is plain text"),
        ("[Lauf](https://example.org)", "holds a web address"),
        ("Lauf " * 60, "has 299 characters, but there is room for 220"),
    ],
)
def test_texts_that_will_not_do_are_taken_and_named(text: str, sentence: str, book: Book) -> None:
    book.put("event.race", "statement:de", text)
    difference = book.back()
    assert any(sentence in str(warning) for warning in difference.warnings)
    assert said(difference) == []
    assert applied(book.draft, difference.edits).texts["de"]["event.race"]["statement"] == text.strip()


def test_what_no_font_draws_is_named(book: Book) -> None:
    book.put("event.race", "name:de", "Lauf ☃")
    difference = sheets.compare(book.draft, book.read(), World(lambda text, _: ["☃"] if "☃" in text else []))
    assert [str(warning) for warning in difference.warnings] == [
        f"event!{book.where('event.race', 'name:de')}: “name” has characters that no shipped font can draw: ☃ (U+2603)."
    ]


def test_an_emptied_translation_is_taken_away(book: Book) -> None:
    book.put("event.race", "name:de", None)
    after = applied(book.draft, book.back().edits)
    assert "name" not in after.texts["de"]["event.race"]


# Order


def test_a_number_in_the_order_moves_a_row_and_sorting_does_not(book: Book) -> None:
    sheet = book.sheet("figure")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=4)]
    for number, row in zip((4, 3), rows, strict=True):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    assert book.back() == Difference(), "rows may be sorted"
    book.put("figure.output", "order", 0.5)
    difference = book.back()
    assert len(difference.edits) == 1
    assert [entry["id"] for entry in applied(book.draft, difference.edits).entries["figure"]] == [
        "figure.output", "figure.area"
    ]  # fmt: skip


def test_the_fewest_rows_move(park: Park, tmp_path: Path) -> None:
    draft = read_folder(paths.FACTORY_SOURCE)[0]
    ids = [entry["id"] for entry in draft.entries["figure"]]
    book = Book(draft, tmp_path)
    book.put(ids[0], "order", 7.5)
    difference = book.back()
    assert len(difference.edits) == 1
    assert [entry["id"] for entry in applied(draft, difference.edits).entries["figure"]] == [
        *ids[1:7], ids[0], *ids[7:]
    ]  # fmt: skip


# Formulas


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_no_exported_cell_starts_a_formula(form: str, draft: Draft, tmp_path: Path) -> None:
    starts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"]
    for text, id in zip(starts, draft.texts["de"], strict=False):
        draft.texts["de"][id]["name"] = text
    draft.entries["place"][0]["lon"] = Decimal("-119.5")
    if form == "xlsx":
        sheets.export_xlsx(draft, tmp_path / "all.xlsx")
        book = load_workbook(tmp_path / "all.xlsx")
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        texts = [cell.value for cell in cells if isinstance(cell.value, str)]
        found = read(tmp_path / "all.xlsx")
    else:
        sheets.export_csv(draft, tmp_path / "all")
        import csv

        files = sorted((tmp_path / "all").glob("*.csv"))
        assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in files)
        texts = [
            cell
            for file in files
            for row in csv.reader(file.read_text(encoding="utf-8-sig").splitlines(keepends=True))
            for cell in row
        ]
        found = read(tmp_path / "all")
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    assert len(texts) > 100
    assert sheets.compare(draft, found).edits == ()


def test_a_text_that_no_cell_can_hold_is_named(draft: Draft, tmp_path: Path) -> None:
    draft.texts["de"]["event.race"]["statement"] = "x" * 40_000
    with pytest.raises(ContentError, match=r"^event![A-Z]+3: this text is too long for a spreadsheet \(40000 char"):
        sheets.export_xlsx(draft, tmp_path / "all.xlsx")
    assert not list(tmp_path.glob("*.xlsx"))


# CSV


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_csv_comes_with_any_separator(separator: str, encoding: str, draft: Draft, tmp_path: Path) -> None:
    import csv

    sheets.export_csv(draft, tmp_path)
    for file in tmp_path.glob("*.csv"):
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
        with file.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=separator).writerows(rows)
    assert sheets.compare(draft, read(tmp_path)) == Difference()


def test_one_csv_file_says_nothing_of_the_other_kinds(draft: Draft, tmp_path: Path) -> None:
    sheets.export_csv(draft, tmp_path)
    file = tmp_path / "event.csv"
    file.write_text(file.read_text(encoding="utf-8-sig").replace(",7,", ",8,"), encoding="utf-8")
    difference = sheets.compare(draft, read(file))
    assert values(difference) == {("event.race", "count"): 8}
    assert difference.missing == ()


def test_what_excel_does_to_csv_comes_through_or_is_named(draft: Draft, tmp_path: Path) -> None:
    draft.texts["de"]["event.race"]["name"] = "1-2"
    sheets.export_csv(draft, tmp_path)
    for name, old, new in (
        ("picture_slot", "16:9", "16:09"),
        ("figure", "2026-05-01", "2026/5/1"),
        ("figure", "7500000000", "7.5E+09"),
        ("event", "1-2", "1月2日"),
        ("figure", "yes", "TRUE"),
    ):
        file = tmp_path / f"{name}.csv"
        text = file.read_text(encoding="utf-8-sig")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8-sig")
    difference = sheets.compare(draft, read(tmp_path))
    assert difference.edits == ()
    first, second = said(difference)
    assert "the spreadsheet has shortened the number" in first
    assert second.endswith("“name:de” is “1月2日”, but was “1-2”: the spreadsheet has made a date of it.")


# Into the draft


def test_an_import_is_one_step_that_can_be_taken_back(book: Book, database: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "state" / "draft", database) as workspace:
        book.put("figure.area", "number", 71)
        book.put("event.race", "name:zh_Hans", "环湖跑")
        book.put("event.race", "name:de", "Seelauf")
        book.put("figure.output", "order", 0)
        told = {
            "id": "event.concert",
            "role": "festival",
            "count": 2,
            "icon": "music",
            "status": "developed",
            "source": "source.profile",
        }
        told |= {"name:zh_Hans": "音乐会", "statement:zh_Hans": "湖边音乐会。", "name:en": "Concert"}
        book.append("event", told)
        found = book.read()
        before = workspace.draft
        difference = sheets.compare(before, found)
        assert said(difference) == []
        apply(difference, workspace, "Import")
        after = workspace.draft
        assert [entry["id"] for entry in after.entries["figure"]] == ["figure.output", "figure.area"]
        assert after.entries["figure"][1]["number"] == "71"
        assert after.entries["event"][1] == {
            "id": "event.concert", "role": "festival", "count": 2, "icon": "music", "status": "developed",
            "source": "source.profile",
        }  # fmt: skip
        assert after.texts["en"]["event.concert"] == {"name": "Concert"}
        stale = {(tag, id) for tag, id, _ in workspace.stale()}
        assert ("en", "event.race") in stale, "its source changed, it did not"
        assert ("de", "event.race") not in stale, "both changed in the same file"
        assert sheets.compare(after, found).edits == (), "the same file again changes nothing"
        assert workspace.undo() == "Import"
        assert not workspace.can_undo
        assert workspace.draft.entries == before.entries
        assert workspace.draft.texts == before.texts


def test_a_new_entry_takes_nothing_over_from_its_neighbour(database: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "draft", database) as workspace:
        workspace.set_value("organisation.school", "industry", "industry.materials")
        book = Book(workspace.draft, tmp_path)
        told = {"status": "home_to", "source": "source.profile", "name:zh_Hans": "企业", "statement:zh_Hans": "企业。"}
        book.append("organisation", {"id": "organisation.firm", "role": "company"} | told)
        apply(book.back(), workspace, "Import")
        assert workspace.draft.entries["organisation"][1] == {
            "id": "organisation.firm", "status": "home_to", "source": "source.profile", "role": "company",
        }  # fmt: skip


def test_what_the_draft_refuses_changes_nothing(book: Book, database: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "draft", database) as workspace:
        book.put("figure.area", "number", 71)
        book.put("event.race", "role", "party")
        difference = book.back()
        before = workspace.revision
        with pytest.raises(ContentError, match=r"“role” is “party”"):
            apply(difference, workspace, "Import")
        assert workspace.revision == before


def test_every_column_has_a_heading_of_its_own(draft: Draft) -> None:
    for table in sheets.tables(draft):
        headings = [column.heading for column in table.columns]
        assert len(set(headings)) == len(headings)
        assert not [column.key for column in table.columns if column.heading == column.key and "_" in column.key]
