"""The revisions and the models tell the same story, and the database itself holds to the closed lists."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from kiosk import paths
from kiosk.content import vocabulary
from kiosk.content.database import expected_shapes, shape
from kiosk.content.factory import migrate
from kiosk.content.models import APPLICATION_ID, SCHEMA_REVISION, SCHEMA_VERSION, Base
from tests.content.conftest import Park

ROOT = Path(__file__).resolve().parents[2]


def test_revisions_make_exactly_the_models_tables() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection)
        found = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")).all()
        assert {name: shape(sql) for name, sql in found} == expected_shapes()
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert connection.execute(text("PRAGMA user_version")).scalar_one() == SCHEMA_VERSION
        assert connection.execute(text("PRAGMA application_id")).scalar_one() == APPLICATION_ID
    engine.dispose()


def test_models_make_the_same_tables_without_revisions() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        found = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")).all()
    engine.dispose()
    assert {name: shape(sql) for name, sql in found} == expected_shapes()


def test_newest_revision_is_the_one_the_store_reads() -> None:
    scripts = ScriptDirectory(str(paths.DB / "migrations"))
    assert scripts.get_heads() == [SCHEMA_REVISION]
    assert len(list(scripts.walk_revisions())) == SCHEMA_VERSION


def test_revisions_run_from_the_command_line_and_back(tmp_path: Path) -> None:
    settings = tmp_path / "alembic.ini"
    settings.write_text(f"[alembic]\nscript_location = {paths.DB / 'migrations'}\npath_separator = os\n")
    path = tmp_path / "content.sqlite"
    alembic = [sys.executable, "-m", "alembic", "-c", str(settings), "-x", f"database={path}"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    tables: list[list[str]] = []
    for verb in (["upgrade", "head"], ["downgrade", "base"]):
        subprocess.run([*alembic, *verb], check=True, capture_output=True, env=environment, timeout=120)
        connection = sqlite3.connect(path)
        tables.append([name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")])
        connection.close()
    assert set(tables[0]) == set(expected_shapes())
    assert tables[1] == ["alembic_version"]


def test_what_entries_there_are_outlives_the_stops(database: Path) -> None:
    """The list of kinds grows and shrinks again in place: no row changes, and every reference holds."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.DB / "migrations"))
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{database}")
    everything = text("SELECT * FROM entry WHERE kind <> 'stop' ORDER BY id")
    new = text("INSERT INTO entry (id, kind, position, hidden) VALUES ('stop.again', 'stop', 9, 0)")
    with engine.begin() as connection:
        before = [tuple(row)[:8] for row in connection.execute(everything)]
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
        with pytest.raises(IntegrityError), connection.begin_nested():
            connection.execute(new)
        command.upgrade(config, "0004")
        connection.execute(new)
        assert [tuple(row)[:8] for row in connection.execute(everything)] == before
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        found = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")).all()
        assert {name: shape(sql) for name, sql in found} == expected_shapes()
    engine.dispose()


@pytest.fixture
def writable(park: Park, database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET status = 'famous'",
        "UPDATE entry SET status = NULL WHERE kind = 'figure'",
        "UPDATE entry SET source_id = NULL WHERE kind = 'figure'",
        "UPDATE entry SET source_id = 'source.none' WHERE kind = 'figure'",
        "UPDATE entry SET source_id = 'figure.area' WHERE id = 'figure.output'",
        "UPDATE entry SET kind = 'event' WHERE id = 'figure.area'",
        "UPDATE entry SET as_of = 'lately' WHERE id = 'figure.area'",
        "UPDATE entry SET show_from = '2026-02-30' WHERE id = 'figure.area'",
        "UPDATE entry SET show_from = '2026-06-30' WHERE id = 'figure.output'",
        "UPDATE entry SET position = 0 WHERE id = 'figure.output'",
        "UPDATE entry SET address = 'http://example.org'",
        "UPDATE entry SET address = 'https://example.org/the lake'",
        "UPDATE entry SET address = 'https://example.org/' || hex(zeroblob(150))",
        "DELETE FROM entry WHERE id = 'figure.output'",
        "UPDATE figure SET unit = 'acre'",
        "UPDATE figure SET qualifier = 'nearly'",
        "UPDATE figure SET topic = 'weather'",
        "UPDATE figure SET number = '1.2.3'",
        "UPDATE figure SET number = '-1'",
        "UPDATE figure SET number = ''",
        "UPDATE figure SET number = '7.'",
        "UPDATE figure SET headline = 2",
        "UPDATE milestone SET figure_id = 'figure.none'",
        "UPDATE milestone SET year = 'soon'",
        "UPDATE industry SET motif = 'stripes'",
        "UPDATE part SET role = 'hobby'",
        "UPDATE part SET industry_id = 'industry.none'",
        "UPDATE organisation SET role = 'club'",
        "UPDATE title SET page = 'park'",
        "UPDATE title SET page = NULL WHERE id = 'title.wetland'",
        "UPDATE title SET level = 'galactic'",
        "UPDATE link SET mode = 'ferry'",
        "UPDATE link SET in_delta = 0, in_park = 0",
        "UPDATE place SET lat_micro = 90000001",
        "UPDATE place SET lat_micro = 31.5",
        "UPDATE place SET confidence = 'total'",
        "UPDATE shore_place SET at_micro = 1000001",
        "UPDATE shore_place SET role = 'pier'",
        "UPDATE event SET count = 0",
        "UPDATE vision SET role = 'dream'",
        "UPDATE vision SET screen = 'roof'",
        "UPDATE story SET screen = 'roof'",
        "UPDATE picture_slot SET aspect = 'wide'",
        "UPDATE text SET text = '  '",
        "UPDATE text SET field = 'poem' WHERE entry_id = 'event.race'",
        "UPDATE text SET language = 'fr' WHERE entry_id = 'event.race'",
        "UPDATE fact SET fact_id = 'F6'",
        "UPDATE language SET direction = 'up'",
        "UPDATE language_fallback SET fallback = language",
        "UPDATE entry_flag SET note_id = 'A99'",
        "UPDATE stop SET page = 'attic' WHERE id = 'stop.area'",
        "UPDATE stop SET page = 'overview'",
        "UPDATE stop SET card_id = 'vision.none' WHERE id = 'stop.area'",
        "UPDATE stop SET industry_id = 'industry.none' WHERE id = 'stop.materials'",
        "INSERT INTO release VALUES (2, 'x', 'zh_Hans')",
    ],
)
def test_database_refuses(writable: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        writable.execute(statement)


def test_every_key_has_a_column() -> None:
    """A key added to the vocabulary but not to the models would be lost silently."""
    for kind in vocabulary.KINDS:
        columns = set(Base.metadata.tables[kind.name].columns.keys())
        for key in kind.keys:
            names = {key.name, f"{key.name}_id", f"{key.name}_micro", f"{key.name.removesuffix('_km')}_m"}
            names |= {"page"} if key.form == "page" else set()
            names |= {f"in_{choice}" for choice in key.choices} if key.form == "choices" else set()
            assert key.form == "points" or names & columns, f"{kind.name}.{key.name}"
