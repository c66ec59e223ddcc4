"""What staff get: a table other programs read, and one page that loads nothing from anywhere."""

import csv
import re
from dataclasses import astuple, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kiosk import cli, log, paths
from kiosk.errors import KioskError
from kiosk.stats import report, telling
from kiosk.stats.keeping import Statistics
from kiosk.stats.telling import COLUMNS, Row
from kiosk.stats.visit import Place, Visit
from tests.drive import Clock


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder with a month of visits."""
    clock = Clock()
    state = tmp_path / "state"
    statistics = Statistics(state, clock.now)
    for number in range(30):
        language = ("zh_Hans", "en", "ar")[number % 3]
        visit = Visit(language, Place("overview"), clock.monotonic, clock.now())
        clock.wait(20)
        visit.go(Place("ecology", "", "event.marathon"))
        visit.choose(150, number % 2 == 0)
        clock.wait(20 * number)
        statistics.add(visit.end(0))
        clock.wait(24 * 3600)
    statistics.stop(30)
    return state


@pytest.fixture
def rows(state: Path) -> list[Row]:
    return telling.rows(state, "lobby")


def test_the_table_is_read_back(rows: list[Row], tmp_path: Path) -> None:
    telling.export(rows, tmp_path / "out" / "usage.csv")
    with (tmp_path / "out" / "usage.csv").open(encoding="utf-8", newline="") as file:
        back = list(csv.DictReader(file))
    assert tuple(back[0]) == COLUMNS
    assert len(back) == len(rows) > 100
    assert {line["kiosk"] for line in back} == {"lobby"}
    assert sum(int(line["count"]) for line in back if line["what"] == "visit") == 30
    assert list((tmp_path / "out").iterdir()) == [tmp_path / "out" / "usage.csv"]


def ask(query: str) -> list[Any]:
    """Ask DuckDB."""
    answer = duckdb.sql(query)
    assert answer is not None
    return answer.fetchall()


def test_parquet_says_the_same(rows: list[Row], tmp_path: Path) -> None:
    telling.export(rows, tmp_path / "usage.parquet")
    found = ask(f"SELECT * FROM '{tmp_path / 'usage.parquet'}'")
    assert [(kiosk, str(day), *rest) for kiosk, day, *rest in found] == [astuple(row) for row in rows]


def test_without_its_extra_parquet_is_refused_in_a_sentence(
    rows: list[Row], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(KioskError, match="duckdb"):
        telling.export(rows, tmp_path / "usage.parquet")
    assert not (tmp_path / "usage.parquet").exists()


def test_the_query_in_the_documentation_works(rows: list[Row], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over a folder with the exports of several kiosks."""
    (tmp_path / "exports").mkdir()
    telling.export(rows, tmp_path / "exports" / "lobby.csv")
    telling.export([replace(row, kiosk="hall") for row in rows], tmp_path / "exports" / "hall.csv")
    monkeypatch.chdir(tmp_path)
    text = (paths.ROOT / "docs" / "statistics.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    assert len(queries) >= 3
    for query in queries:
        found = ask(query)
        assert found, query
        assert {"lobby", "hall"} <= {cell for line in found for cell in line} or "kiosk" not in query


class Reader(HTMLParser):
    """Collects texts and whatever could load something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta",):
            self.open.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data", "action")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("language", report.LANGUAGES)
def test_the_report_is_one_page_that_loads_nothing(language: str, rows: list[Row]) -> None:
    text = report.page(rows, language, lambda name: "The <lake> marathon" if name == "event.marathon" else name)
    page = Reader(text)
    assert page.open == []
    assert page.addresses == []
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert "http" not in text.replace("http-equiv", "")
    assert "url(" not in text
    assert page.tags.count("svg") == 3
    assert "30" in page.texts
    assert "The <lake> marathon" in page.texts
    assert page.tags.count("section") == 10


def test_both_languages_say_everything(rows: list[Row]) -> None:
    for one, other in report.WORDS.values():
        assert one and other and one != other
    english, chinese = (Reader(report.page(rows, language)).texts for language in report.LANGUAGES)
    assert len(english) == len(chinese)


def test_nothing_counted_is_said() -> None:
    assert "Nothing has been counted yet." in Reader(report.page([])).texts


def test_one_day_and_a_clock_that_jumped_are_drawn() -> None:
    row = Row("", "2026-05-01", 10, "visit", "under 10 s", "de", 1, 5)
    assert Reader(report.page([row])).open == []
    far = [Row("", day, 0, "visit", "under 10 s", "de", 1, 5) for day in ("1970-01-01", "2026-05-01")]
    text = report.page(far)
    assert text.count("<rect") < 500


@pytest.mark.parametrize("words", [("export", "usage.csv"), ("report", "usage.html"), ("report", "deep/usage.html")])
def test_the_verbs(words: tuple[str, str], state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "start", lambda state: None)
    job, name = words
    assert cli.main(["stats", job, "--to", str(tmp_path / name), "--state", str(state), "--since", "2026-05-03"]) == 0
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert "2026-05-03" in text
    assert "2026-05-02" not in text


def test_wrong_days_and_places_are_said(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(log, "start", lambda state: None)
    out = str(tmp_path / "usage.csv")
    assert cli.main(["stats", "export", "--to", out, "--state", str(state), "--since", "May"]) == 2
    for job in ("export", "report"):
        assert cli.main(["stats", job, "--to", str(state / "statistics.sqlite" / "x"), "--state", str(state)]) == 1
    (state / "statistics.sqlite").write_bytes(b"damaged" * 1000)
    assert cli.main(["stats", "export", "--to", out, "--state", str(state)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 4
    assert "Traceback" not in said
