"""Spreadsheets and translations made to do harm, or spoiled on the way, through the door that staff use.

Each is refused with one sentence, and every byte of the state stays as it was; what is merely unwise comes in as
plain text and is named.
"""

import hashlib
import io
import json
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk import cli, limited, paths
from kiosk.content import exchange, sheets, spreadsheet, translation
from kiosk.content.draft import Draft, read_folder
from kiosk.content.editing import Workspace
from kiosk.content.errors import ContentError

SECRET = "the-secret-of-this-machine"
MEGABYTE = 1 << 20


def tree(folder: Path) -> str:
    """Return a hash of the names and bytes of all files below a folder."""
    told = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        # What SQLite lays beside a database that is being read, and that holds nothing
        if path.name.endswith("-shm") or (path.name.endswith("-wal") and not path.stat().st_size):
            continue
        told.update(f"{path.relative_to(folder)}\n".encode())
        if path.is_file():
            told.update(path.read_bytes())
    return told.hexdigest()


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with a draft that somebody has begun."""
    folder = tmp_path_factory.mktemp("state")
    with Workspace.open(folder / "draft", paths.FACTORY_CONTENT) as workspace:
        workspace.set_text("de", "figure.area", "name", "Größe")
    return folder


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_folder(paths.FACTORY_SOURCE)[0]


@pytest.fixture(scope="module")
def good(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a workbook that would be taken."""
    path = tmp_path_factory.mktemp("good") / "good.xlsx"
    sheets.export_xlsx(draft, path)
    return path.read_bytes()


@pytest.fixture
def refused(state: Path, capfd: pytest.CaptureFixture[str]) -> Callable[[Path], str]:
    """Import a file that must be refused, and return the sentence about it."""

    def refuse(path: Path) -> str:
        before = tree(state)
        assert cli.main(["content", "import", "--from", str(path), "--state", str(state), "--json"]) == cli.FAILED
        told = capfd.readouterr()
        assert tree(state) == before
        answer = json.loads(told.out)
        assert (answer["new"], answer["changed"], answer["missing"]) == (0, 0, 0)
        (sentence,) = answer["errors"]
        assert told.err == f"west-taihu-kiosk: {sentence}\n", "one sentence, and no traceback"
        assert SECRET not in sentence
        return sentence.removeprefix(f"The file {path.name} ")

    return refuse


def repacked(good: bytes, path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Write a workbook whose parts were changed."""
    with zipfile.ZipFile(io.BytesIO(good)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return path


# Not what the name says


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "is not an XLSX spreadsheet, whatever its name says."),
        ("a.xlsx", b"", "is not an XLSX spreadsheet, whatever its name says."),
        ("a.xlsx", b"id,order\nfigure.area,1\n", "is not an XLSX spreadsheet, whatever its name says."),
        ("a.xlsx", b"<html><table></table></html>", "is not an XLSX spreadsheet, whatever its name says."),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "is protected by a password or of an old kind; save it without one as .xlsx.",
        ),
        ("a.csv", b"PK\x03\x04rest", "is not CSV, whatever its name says."),
        ("a.csv", "id,名称\n".encode("gb18030"), "is not UTF-8; save it as “CSV UTF-8”."),
        ("a.csv", b'id,name:de\nfigure.area,"open\n', "is not proper CSV: a quotation mark opens or closes"),
        ("a.po", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "is not a PO file, or is damaged."),
        ("a.po", b"", "holds no text of this kiosk."),
        ("a.po", b'msgid "a"\nmsgid "b"\nmsgstr\n', "is not a PO file, or is damaged."),
        ("a.xlf", b"PK\x03\x04rest", "is not an XLIFF file, or is damaged."),
        ("a.xlf", b"<xliff version='1.2'><file/></xliff>", "is not XLIFF 2.0."),
        ("a.xliff", b"<a>" * 100_000, "is not an XLIFF file, or is damaged."),
    ],
)
def test_a_file_that_is_not_what_its_name_says(
    name: str, data: bytes, sentence: str, tmp_path: Path, refused: Callable[[Path], str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refused(path).startswith(sentence)


def test_a_zip_that_is_no_workbook(tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    path = repacked(good, tmp_path / "a.xlsx", lambda parts: parts.pop("xl/workbook.xml"))
    assert refused(path) == "is not an XLSX spreadsheet, whatever its name says."


def test_a_workbook_that_was_cut_short(tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    for length in (len(good) // 2, len(good) - 30):
        path = tmp_path / "a.xlsx"
        path.write_bytes(good[:length])
        assert refused(path) == "is not an XLSX spreadsheet, whatever its name says."


def test_a_workbook_with_a_damaged_part(tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    def spoil(parts: dict[str, bytes]) -> None:
        parts["xl/worksheets/sheet3.xml"] = parts["xl/worksheets/sheet3.xml"][:500]

    path = repacked(good, tmp_path / "a.xlsx", spoil)
    assert refused(path) == "is damaged or not what its name says; reading it failed."


def test_a_file_that_is_not_there(tmp_path: Path, refused: Callable[[Path], str]) -> None:
    assert refused(tmp_path / "a.xlsx") == f"There is no file {tmp_path / 'a.xlsx'}."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_pipe_is_no_file(tmp_path: Path, refused: Callable[[Path], str]) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx").startswith("There is no file")


def test_a_name_that_says_nothing_is_wrong_usage(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xls").write_bytes(b"")
    assert cli.main(["content", "import", "--from", str(tmp_path / "a.xls"), "--state", str(tmp_path)]) == cli.MISUSED
    assert "does not say which format it has" in capfd.readouterr().err


# Bombs


def test_a_workbook_that_unpacks_to_gigabytes(tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    def swell(parts: dict[str, bytes]) -> None:
        for number in range(7):
            parts[f"xl/worksheets/more{number}.xml"] = bytes(16 * MEGABYTE)

    path = repacked(good, tmp_path / "a.xlsx", swell)
    assert path.stat().st_size < MEGABYTE
    assert refused(path) == "would unpack to more than 96 MB, so it was not read."


def test_a_workbook_that_lies_about_its_sizes(tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    def swell(parts: dict[str, bytes]) -> None:
        parts["xl/worksheets/sheet3.xml"] = bytes(64 * MEGABYTE)

    path = repacked(good, tmp_path / "a.xlsx", swell)
    told = struct.pack("<I", 64 * MEGABYTE)
    data = path.read_bytes()
    assert data.count(told) == 2, "in the part's own header and in the directory"
    path.write_bytes(data.replace(told, struct.pack("<I", 1000)))
    assert refused(path) == "is not an XLSX spreadsheet, whatever its name says."


def test_a_workbook_of_endless_parts(tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    def swell(parts: dict[str, bytes]) -> None:
        parts.update({f"xl/worksheets/s{number}.xml": b"" for number in range(2500)})

    assert refused(repacked(good, tmp_path / "a.xlsx", swell)).startswith("would unpack to more than")


def test_a_file_that_is_too_large(tmp_path: Path, refused: Callable[[Path], str]) -> None:
    for name in ("a.xlsx", "a.csv", "a.po", "a.xlf"):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(33 * MEGABYTE)
        assert refused(tmp_path / name) == "has more than 32 MB, so it was not read."


def test_a_cell_at_the_end_of_the_sheet(tmp_path: Path, refused: Callable[[Path], str]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "figure"
    sheet["A1"] = "id"
    sheet["XFD1048576"] = "far"
    book.save(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx") == (
        "figure!XFD1048576: nothing is read beyond row 20000 or column 400; delete what stands there."
    )


def test_cells_merged_over_the_whole_sheet(tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    def merge(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet3.xml"]
        merged = b'<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
        parts["xl/worksheets/sheet3.xml"] = sheet.replace(b"</sheetData>", b"</sheetData>" + merged)

    path = repacked(good, tmp_path / "a.xlsx", merge)
    (sheet,) = [sheet for sheet in spreadsheet.read(path) if sheet.merged]
    assert sheet.merged == ["A3:XFD1048576"]


def test_a_sheet_that_lies_about_its_size(tmp_path: Path, draft: Draft, good: bytes) -> None:
    def lie(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
            start, end = parts[name].index(b"<dimension"), parts[name].index(b"/>", parts[name].index(b"<dimension"))
            parts[name] = parts[name][:start] + b'<dimension ref="A1:B2"' + parts[name][end:]

    path = repacked(good, tmp_path / "a.xlsx", lie)
    difference = sheets.compare(draft, spreadsheet.read(path))
    assert (difference.edits, difference.missing, difference.errors) == ((), (), ()), "all cells were read"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_text_of_ten_megabytes(form: str, tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    def swell(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet3.xml"]
        parts["xl/worksheets/sheet3.xml"] = sheet.replace(b"figure.area", b"x" * 10 * MEGABYTE, 1)

    path = tmp_path / f"figure.{form}"
    if form == "xlsx":
        repacked(good, path, swell)
    else:
        path.write_text(f"id,name:de\nfigure.area,{'x' * 10 * MEGABYTE}\n", encoding="utf-8")
    assert refused(path).endswith("this text has more than 32767 characters, so the file was not read.")


# XML that asks for other files, or grows


ENTITIES = {
    "another file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>',
    "a parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file://{secret}"> %p;]>',
    "a host": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "laughter": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;">]>',
}


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_that_asks_for_other_files(
    part: str, entity: str, encoding: str, tmp_path: Path, good: bytes
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")

    def ask(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        if text.startswith("<?xml"):
            text = text.partition("?>")[2]
        head, end, rest = text.partition(">")
        asked = entity.format(secret=secret) + head + end + rest
        parts[part] = (f'<?xml version="1.0" encoding="{encoding}"?>' + asked).encode(encoding)

    path = repacked(good, tmp_path / "a.xlsx", ask)
    with pytest.raises(ContentError, match=r"holds a document type definition, which no spreadsheet needs"):
        spreadsheet.serve(str(path))


def test_such_a_workbook_through_the_door(tmp_path: Path, good: bytes, refused: Callable[[Path], str]) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")

    def ask(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet3.xml"].decode()
        parts["xl/worksheets/sheet3.xml"] = (
            ENTITIES["another file"].format(secret=secret) + sheet.replace("figure.area", "&e;")
        ).encode()

    path = repacked(good, tmp_path / "a.xlsx", ask)
    assert refused(path) == "holds a document type definition, which no spreadsheet needs; it was not read."


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_translation_that_asks_for_other_files(entity: str, encoding: str, tmp_path: Path, draft: Draft) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    path = tmp_path / "de.xlf"
    exchange.export(draft, "de", path, "xliff")
    text = path.read_text(encoding="utf-8").partition("?>")[2]
    asked = entity.format(secret=secret) + text.replace("<target>", "<target>&e;", 1)
    path.write_bytes((f'<?xml version="1.0" encoding="{encoding}"?>' + asked).encode(encoding))
    with pytest.raises(ContentError, match=r"holds a document type definition, which no translation needs"):
        translation.serve(str(path))


def test_such_a_translation_through_the_door(tmp_path: Path, draft: Draft, refused: Callable[[Path], str]) -> None:
    path = tmp_path / "de.xlf"
    exchange.export(draft, "de", path, "xliff")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<xliff", ENTITIES["laughter"] + "<xliff", 1), encoding="utf-8")
    assert refused(path) == "holds a document type definition, which no translation needs; it was not read."


# Texts: named by their cell and refused, or taken as the plain text they are


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\u202etxt.exe", "U+202E"),
        ("a\u2066\u202db\u2069", "U+202D"),
        ("Z\u0351\u0346\u034e\u0316\u0321 Park", "piles up marks on one letter"),
        ("a\x00b", "U+0000"),
    ],
)
def test_texts_that_would_spoil_a_screen(
    text: str, sentence: str, tmp_path: Path, state: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "figure.csv"
    path.write_text(f"id,name:de\nfigure.area,{text}\n", encoding="utf-8")
    before = tree(state)
    assert cli.main(["content", "import", "--from", str(path), "--state", str(state)]) == cli.FAILED
    told = capfd.readouterr()
    assert told.out.startswith("error: figure!B2: “name:de” ")
    assert sentence in told.out
    assert told.err == "west-taihu-kiosk: figure.csv has one error, so nothing of it was taken.\n"
    assert tree(state) == before


def test_markup_and_links_come_in_as_plain_text_and_are_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "figure.csv"
    path.write_text(
        'id,name:de\nfigure.area,<img src=x onerror=alert(1)>\nfigure.lake_part,"[See](https://example.org)"\n',
        encoding="utf-8",
    )
    folder = tmp_path / "state"
    assert cli.main(["content", "import", "--from", str(path), "--state", str(folder)]) == cli.DONE
    warnings = [line for line in capfd.readouterr().out.splitlines() if line.startswith("warning: ")]
    assert "warning: figure!B2: “name” holds markup; content is plain text." in warnings
    assert any(line.startswith("warning: figure!B3: “name” holds a web address") for line in warnings)
    with Workspace.open(folder / "draft", read_only=True) as workspace:
        texts = workspace.draft.texts["de"]
        assert texts["figure.area"]["name"] == "<img src=x onerror=alert(1)>"
        assert texts["figure.lake_part"]["name"] == "[See](https://example.org)"


# The process that reads


def test_reading_stops_at_its_limits(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(good)
    with pytest.raises(ContentError, match=r"^The file a\.xlsx takes more than 0 seconds to read"):
        spreadsheet.read(path, limited.Limits(seconds=0))
    with pytest.raises(ContentError, match=r"^The file a\.xlsx holds more than this program reads"):
        spreadsheet.read(path, limited.Limits(answer=1000))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_reading_stops_at_its_memory(tmp_path: Path) -> None:
    path = tmp_path / "figure.csv"
    path.write_bytes(b"id,name:de\n" + b"a,b\n" * 4 * MEGABYTE)
    with pytest.raises(ContentError, match=r"^The file figure\.csv needs more than 192 MB of memory"):
        spreadsheet.read(path, limited.Limits(memory=192 * MEGABYTE))
