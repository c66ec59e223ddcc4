"""The house of ARCHITECTURE stays as drawn: imports point down, and each heavy library has its one room."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
QML = ROOT / "kiosk" / "qml" / "Kiosk"

GROUND = {"settings", "hours", "keys", "paths", "errors", "log", "display", "limited", "__init__"}
SERVICES = {"staff", "levels", "codes", "content", "releases", "language", "finding", "session", "sounds", "stats"}
APART = {"supervisor"}
"""Starts the kiosk as another process, so it knows of it only the ground."""
ROOMS = {
    **dict.fromkeys(SERVICES | APART | {"fonts", "scenes"}, GROUND),
    **dict.fromkeys(GROUND, GROUND),
    "viewmodels": GROUND | SERVICES | {"fonts"},
}
"""What a room may import of ours besides itself. A room not named stands at the top: all but ``cli`` is open to it."""

HOLDERS = {
    "sqlalchemy": {"content"},
    "alembic": {"content"},
    "babel": {"language", "content"},
    "openpyxl": {"content"},
    "defusedxml": {"content"},
    "pypinyin": {"finding"},
    "tuf": {"releases"},
    "securesystemslib": {"releases"},
    "cryptography": {"releases", "staff"},
    "segno": {"codes"},
}
WITHOUT_QT = GROUND | SERVICES | APART
NEVER = {"PySide6.QtTest", "PySide6.QtWidgets", "tests", "packaging"}


@dataclass(frozen=True, slots=True)
class Import:
    """One import: of what, by which module, whether as soon as that is loaded, whether for its types only."""

    by: str
    of: str
    at_once: bool
    for_types: bool

    def __str__(self) -> str:
        return f"{self.by} imports {self.of}"


def room(module: str) -> str:
    """Return the part of the package that a module belongs to: ``kiosk.content.store`` is in ``content``."""
    return module.split(".")[1] if "." in module else "__init__"


def exists(module: str) -> bool:
    """Whether there is a file for this module of ours."""
    path = ROOT.joinpath(*module.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def modules() -> dict[str, Path]:
    """Return all our modules and their files."""
    found: dict[str, Path] = {}
    for path in sorted((ROOT / "kiosk").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def targets(node: ast.AST) -> Iterator[str]:
    """Yield the modules that a statement imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.module and not node.level, "relative imports hide where a name comes from"
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            is_module = exists(inner) if node.module.split(".")[0] == "kiosk" else node.module == "PySide6"
            yield inner if is_module else node.module


def imports_below(node: ast.AST, by: str, at_once: bool = True, for_types: bool = False) -> Iterator[Import]:
    """Yield the imports inside a node of the syntax tree."""
    for child in ast.iter_child_nodes(node):
        yield from (Import(by, of, at_once and not for_types, for_types) for of in targets(child))
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        types = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        yield from imports_below(child, by, at_once and not inside, for_types or types)


def all_imports() -> list[Import]:
    """Return every import of the product."""
    found: list[Import] = []
    for name, path in modules().items():
        found += imports_below(ast.parse(path.read_text(encoding="utf-8")), name)
    return found


IMPORTS = all_imports()


def of_ours(item: Import) -> bool:
    return item.of.split(".")[0] == "kiosk"


def test_the_walk_sees_imports() -> None:
    assert {item.of for item in IMPORTS} >= {"kiosk.paths", "PySide6.QtCore", "sqlalchemy", "babel.numbers"}


def test_imports_point_down() -> None:
    wrong: list[str] = []
    for item in filter(of_ours, IMPORTS):
        here, there = room(item.by), room(item.of)
        allowed = ROOMS.get(here)
        if here == there or (item.of == "kiosk" and here == "cli"):
            continue
        if (allowed is None and there == "cli") or (allowed is not None and there not in allowed):
            wrong.append(str(item))
    assert not wrong


def test_no_import_goes_round_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for item in filter(of_ours, IMPORTS):
        if not item.for_types and item.of != item.by:
            graph.setdefault(item.by, set()).add(item.of)
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("library", HOLDERS)
def test_each_heavy_library_has_one_room(library: str) -> None:
    users = {room(item.by) for item in IMPORTS if item.of.split(".")[0] == library}
    assert users <= HOLDERS[library]


def test_services_do_without_qt() -> None:
    qt = [item for item in IMPORTS if item.of.split(".")[0] in ("PySide6", "shiboken6")]
    assert not [str(item) for item in qt if room(item.by) in WITHOUT_QT]
    assert not [str(item) for item in qt if room(item.by) == "cli" and item.at_once]


def test_what_is_never_imported() -> None:
    assert not [str(item) for item in IMPORTS if any((item.of + ".").startswith(name + ".") for name in NEVER)]


def test_the_program_file_only_knows_the_verbs() -> None:
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    ours = {of for node in ast.walk(tree) for of in targets(node)} - set(sys.stdlib_module_names)
    assert ours == {"kiosk.cli"}


QML_ROOMS = {
    "theme": set[str](),
    "controls": {"theme", "scenes", "controls"},
    "scenes": {"theme", "scenes"},
}


@pytest.mark.parametrize("name", QML_ROOMS)
def test_qml_imports_point_down(name: str) -> None:
    wrong: list[str] = []
    for path in sorted((QML / name).rglob("*.qml")):
        for there in re.findall(r"^import Kiosk\.(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            if there not in QML_ROOMS[name]:
                wrong.append(f"{path.relative_to(QML).as_posix()} imports Kiosk.{there}")
    assert not wrong


def test_each_screen_has_its_view_model() -> None:
    screens = [path.stem.removesuffix("Screen").lower() for path in (QML / "screens").glob("*Screen.qml")]
    assert screens
    assert not [name for name in screens if not (ROOT / "kiosk" / "viewmodels" / f"{name}.py").is_file()]
