"""``content export`` and ``content import``: formats, exit codes, what is printed, and what is left alone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kiosk import cli
from kiosk.content.draft import Draft
from kiosk.content.editing import Workspace

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, database: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Run ``content …`` on a state whose draft would begin with the small park."""
    monkeypatch.setattr("kiosk.paths.FACTORY_CONTENT", database)
    state = tmp_path / "state"

    def run(*words: object) -> tuple[int, str, str]:
        code = cli.main(["content", *map(str, words), "--state", str(state)])
        told = capfd.readouterr()
        return code, told.out, told.err

    return run


def draft(tmp_path: Path) -> Draft:
    with Workspace.open(tmp_path / "state" / "draft", read_only=True) as workspace:
        return workspace.draft


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def typed(path: Path, sheet: str, cell: str, value: int) -> Path:
    book: Any = load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)
    return path


def test_the_name_says_the_format(say: Said, tmp_path: Path) -> None:
    assert say("export", "--to", tmp_path / "a.xlsx")[0] == 0
    assert say("export", "--to", tmp_path / "book", "--format", "xlsx")[0] == 0
    assert files(tmp_path / "book") == ["content.xlsx"]
    code, out, _ = say("export", "--to", tmp_path / "csv", "--format", "csv")
    assert (code, out) == (0, f"{tmp_path / 'csv'}\n")
    assert "figure.csv" in files(tmp_path / "csv")
    code, out, _ = say("export", "--to", tmp_path / "po", "--format", "po")
    assert files(tmp_path / "po") == ["ar.po", "de.po", "en.po"]
    assert out.splitlines() == [str(tmp_path / "po" / f"{tag}.po") for tag in ("en", "de", "ar")]
    assert say("export", "--to", tmp_path / "xl", "--format", "xliff", "--language", "de")[0] == 0
    assert files(tmp_path / "xl") == ["de.xlf"]
    code, out, _ = say("export", "--to", tmp_path / "german.xliff", "--language", "de", "--json")
    assert (code, json.loads(out)) == (0, {"written": [str(tmp_path / "german.xliff")]})
    assert not (tmp_path / "state").exists(), "exporting begins no draft"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--to", "out"), "does not say in which format; name one with --format"),
        (("--to", "out.csv"), "CSV is one file for each kind of thing; name a folder"),
        (("--to", "out.xlsx", "--language", "de"), "A spreadsheet has all languages"),
        (("--to", "out.po"), "One file is one language; name it with --language"),
        (("--to", "out.po", "--language", "xx"), "“xx” is no language to translate into; those are en, de, ar"),
        (("--to", "out.po", "--language", "zh_Hans"), "“zh_Hans” is no language to translate into"),
        (("--to", "out.po", "--format", "odt"), "invalid choice: 'odt'"),
        ((), "the following arguments are required: --to"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    words: tuple[str, ...], sentence: str, say: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = say("export", *words)
    assert (code, sentence in err, err.count("\n")) == (2, True, 1), err


def test_a_database_can_be_exported(say: Said, database: Path, tmp_path: Path) -> None:
    assert say("export", "--to", tmp_path / "a.xlsx", "--content", database)[0] == 0
    code, _, err = say("export", "--to", tmp_path / "a.xlsx", "--content", tmp_path / "none.sqlite")
    assert code == 1
    assert err.startswith("west-taihu-kiosk: ")


def test_what_cannot_be_written_is_said(say: Said, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    code, _, err = say("export", "--to", tmp_path / "file" / "a.xlsx")
    assert code == 1
    assert err.startswith(f"west-taihu-kiosk: {tmp_path / 'file' / 'a.xlsx'} cannot be written: ")


def test_a_dry_run_says_what_would_change_and_changes_nothing(say: Said, tmp_path: Path) -> None:
    path = tmp_path / "parks.xlsx"
    say("export", "--to", path)
    code, out, err = say("import", "--from", path, "--dry-run")
    assert (code, out, err) == (0, "0 new, 0 changed. Nothing was changed: this was a dry run.\n", "")
    cell = next(cell for cell in load_workbook(path)["figure"][1] if cell.value == "number").column_letter
    typed(path, "figure", f"{cell}3", 71)
    code, out, _ = say("import", "--from", path, "--dry-run")
    assert code == 0
    assert out.splitlines()[-2:] == [
        f"figure!{cell}3: figure.area, number: 70.5 → 71",
        "0 new, 1 changed. Nothing was changed: this was a dry run.",
    ]
    assert not (tmp_path / "state").exists()


def test_an_import_is_one_step(say: Said, tmp_path: Path) -> None:
    say("export", "--to", tmp_path / "csv", "--format", "csv")
    for name, old, new in (("figure", "70.5", "71"), ("event", "Fläche", "Seelauf")):
        path = tmp_path / "csv" / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8-sig").replace(old, new, 1), encoding="utf-8")
    code, out, _ = say("import", "--from", tmp_path / "csv", "--json")
    assert code == 0
    assert json.loads(out) == {"new": 0, "changed": 2, "missing": 0, "errors": []}
    assert draft(tmp_path).texts["de"]["event.race"]["name"] == "Seelauf"
    with Workspace.open(tmp_path / "state" / "draft") as workspace:
        assert workspace.undo() == "Import of csv"
        assert not workspace.can_undo
    assert draft(tmp_path).texts["de"]["event.race"]["name"] == "Fläche"


def test_errors_are_printed_with_their_cells_and_nothing_is_taken(say: Said, tmp_path: Path) -> None:
    path = tmp_path / "figure.csv"
    path.write_text("id;number;unit\nfigure.area;1,500;miles\nfigure.output;8e9;yuan\n", encoding="utf-8")
    code, out, err = say("import", "--from", path)
    assert code == 1
    assert [line.partition(": “")[0] for line in out.splitlines()] == ["error: figure!B2", "error: figure!B3"]
    assert err == "west-taihu-kiosk: figure.csv has 2 errors, so nothing of it was taken.\n"
    code, out, err = say("import", "--from", path, "--json")
    answer = json.loads(out)
    assert (code, len(answer["errors"])) == (1, 2)
    assert not (tmp_path / "state").exists()


def test_translations_come_back_from_a_folder(say: Said, tmp_path: Path) -> None:
    say("export", "--to", tmp_path / "po", "--format", "po")
    for tag in ("de", "ar"):
        path = tmp_path / "po" / f"{tag}.po"
        text = path.read_text(encoding="utf-8")
        start = text.index('msgctxt "event.race/statement"')
        end = text.index("\n\n", start)
        entry = text[start:end]
        path.write_text(text.replace(entry, entry[: entry.index("msgstr")] + 'msgstr "Neu."'), encoding="utf-8")
    code, out, _ = say("import", "--from", tmp_path / "po", "--json")
    answer = json.loads(out)
    assert (code, answer["changed"], answer["errors"], answer["stale"]) == (0, 2, [], [])
    assert draft(tmp_path).texts["de"]["event.race"]["statement"] == "Neu."


def test_stale_translations_are_listed(say: Said, database: Path, tmp_path: Path) -> None:
    say("export", "--to", tmp_path / "de.po", "--language", "de")
    text = (tmp_path / "de.po").read_text(encoding="utf-8")
    (tmp_path / "de.po").write_text(text.replace("Der Park ist weit.", "Der Park ist groß."), encoding="utf-8")
    with Workspace.open(tmp_path / "state" / "draft", database) as workspace:
        workspace.set_text("zh_Hans", "figure.area", "statement", "园区很大。")
    code, out, _ = say("import", "--from", tmp_path / "de.po")
    assert code == 0
    stale = [line for line in out.splitlines() if line.startswith("stale: ")]
    assert len(stale) == 1
    assert "figure.area/statement: it was translated from “园区占地较广。”, which now is “园区很大。”." in stale[0]
    assert out.splitlines()[-1].endswith("1 stale: left out.")
    assert draft(tmp_path).texts["de"]["figure.area"]["statement"] == "Der Park ist weit."


def test_somebody_else_has_the_draft(say: Said, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "figure.csv"
    path.write_text("id,number\nfigure.area,71\n", encoding="utf-8")
    with Workspace.open(tmp_path / "state" / "draft", database, who="Li"):
        assert say("import", "--from", path, "--dry-run")[0] == 0
        code, _, err = say("import", "--from", path)
        assert (code, "Li" in err, err.count("\n")) == (1, True, 1)


def test_a_folder_of_several_formats_is_wrong_usage(say: Said, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "de.po").write_bytes(b"")
    (folder / "figure.csv").write_bytes(b"")
    code, _, err = say("import", "--from", folder)
    assert (code, "does not say which format to read" in err) == (2, True)
