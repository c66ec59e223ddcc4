"""What is packaged is what the kiosk reads, with every licence: found here in a second rather than after a build."""

import ast
import importlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from PIL import Image

from kiosk import fonts, paths
from kiosk.language.formats import Formats

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LICENCES = ROOT / "resources" / "licences"


@pytest.fixture(scope="module")
def contents() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(PACKAGING), *sys.path])
        yield importlib.import_module("contents")


@pytest.fixture(scope="module")
def verify(contents: Any) -> Iterator[Any]:
    yield importlib.import_module("verify")


@pytest.fixture(scope="module")
def shipped(contents: Any) -> set[str]:
    """Where our own files stand in the package, each as a path below its root."""
    return {f"{folder}/{Path(source).name}" for source, folder in contents.own_files()}


def test_everything_the_program_looks_for_is_shipped(shipped: set[str]) -> None:
    read = {path.relative_to(ROOT / "build").as_posix() for path in paths.CATALOGUES.rglob("*.mo")}
    read |= {"qt/support.bin", "factory/content.sqlite", "factory/content.attract.json"}
    read |= {f"resources/fonts/{name}" for name in (*fonts.FILES, "coverage.txt")}
    read |= {path.relative_to(ROOT).as_posix() for path in (paths.RESOURCES / "icons").glob("*.svg")}
    read |= {path.relative_to(ROOT).as_posix() for path in (paths.RESOURCES / "shaders").glob("*.qsb")}
    read |= {path.relative_to(ROOT).as_posix() for path in paths.FACTORY_SOURCE.rglob("*.toml")}
    read |= {path.relative_to(ROOT).as_posix() for path in (paths.DB / "migrations").rglob("*.py")}
    read |= {path.relative_to(ROOT).as_posix() for path in paths.QML.rglob("qmldir")}
    read |= {path.relative_to(ROOT).as_posix() for path in paths.QML.rglob("*.qml")}
    read |= {path.relative_to(ROOT).as_posix() for path in LICENCES.iterdir()}
    assert sorted(read - shipped) == []


def test_what_only_developers_need_stays_out(shipped: set[str]) -> None:
    assert not [name for name in shipped if name.endswith((".md", ".frag", ".mako", "build_fonts.py"))]


def test_locales_are_those_of_our_languages_and_what_they_inherit_from(contents: Any) -> None:
    assert contents.locales(["zh_Hans", "zh_Hant", "de"]) == {"zh_Hans", "zh", "zh_Hant", "de", "root"}
    for tag in contents.languages():
        assert Formats(tag).number(1) == "1"


def test_each_qml_module_we_import_is_shipped(contents: Any) -> None:
    wanted: set[str] = set()
    for path in paths.QML.rglob("*.qml"):
        wanted |= set(re.findall(r"^import (Qt[\w.]*)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert wanted
    assert {name.replace(".", "/") for name in wanted} <= contents.qml_modules()


def test_each_plugin_is_one_that_qt_has(contents: Any) -> None:
    assert not [name for name in contents.QT_PLUGINS if not (contents.QT / "plugins" / name).is_file()]


def test_nothing_we_import_is_left_out(contents: Any) -> None:
    left_out = set(contents.NOT_IMPORTED)
    for path in (*(ROOT / "kiosk").rglob("*.py"), *(paths.DB / "migrations").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            assert not left_out.intersection(names), path


def test_python_sides_of_qt_that_nobody_imports_are_left_out(contents: Any) -> None:
    """PyInstaller brings those of all libraries that an imported one is linked with."""
    allowed = {name for work in importlib.import_module("inventory").works() for name in work.libraries}
    qt = Path(contents.QT)
    imported: set[str] = set()
    for path in (ROOT / "kiosk").rglob("*.py"):
        imported |= set(re.findall(r"from PySide6\.(Qt\w+) import", path.read_text(encoding="utf-8")))
    assert {"QtCore", "QtQuick", "QtTextToSpeech"} <= imported

    def linked(library: str) -> list[str]:
        names = (name for name in contents.needs(library) if name.startswith("libQt6"))
        return [str(path) for path in (qt / "lib" / name for name in names) if path.is_file()]

    reached = contents.reached([str(qt.parent / f"{name}.abi3.so") for name in imported], linked)
    sides = {re.sub(r"^libQt6(\w+)\.so.*", r"Qt\1", Path(path).name) for path in reached}
    sides = {name for name in sides if (qt.parent / f"{name}.abi3.so").is_file()}
    assert not [name for name in sorted(sides - allowed) if f"PySide6.{name}" not in contents.NOT_IMPORTED]


def test_a_tool_of_developers_is_a_stranger_in_the_package(contents: Any) -> None:
    assert contents.strangers(["json", "kiosk.cli", "sqlalchemy.orm", "PySide6", "typing_extensions"]) == set()
    assert contents.strangers(["sqlalchemy", "pytest", "fontTools.ttLib"]) == {"pytest", "fontTools.ttLib"}


@pytest.mark.parametrize("name", ["libc.so.6", "libGL.so.1", "libEGL.so.1", "libxcb.so.1", "libwayland-egl.so.1"])
def test_what_the_graphics_driver_brings_is_left_to_the_system(contents: Any, name: str) -> None:
    assert contents.FROM_SYSTEM.fullmatch(name)


def test_what_libraries_of_the_system_are_linked_with_is_not_packaged_beside_them(contents: Any) -> None:
    """Two versions of one library in a process do not work."""
    packaged = [work for work in importlib.import_module("inventory").works() if work.origin == "debian"]
    system = [
        Path(place) for place in ("/usr/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu/pulseaudio", "/usr/lib64")
    ]

    def linked(library: str) -> list[str]:
        names: list[str] = contents.needs(library)
        return [str(path) for path in (place / name for name in names for place in system) if path.is_file()]

    qt = [
        *(contents.QT / "lib").glob("libQt6*.so.6"),
        *(contents.QT / "plugins" / name for name in contents.QT_PLUGINS),
    ]
    left = {path for library in qt for path in linked(str(library)) if contents.FROM_SYSTEM.fullmatch(Path(path).name)}
    assert {"libspeechd.so.2", "libpulse.so.0"} <= {Path(path).name for path in left}
    brought = {PurePosixPath(Path(path).name) for path in contents.reached(left, linked)}
    assert not [path for path in brought if any(work.owns(path) for work in packaged)]


@pytest.mark.parametrize("name", ["libQt6Core.so.6", "libxcb-cursor.so.0", "libpython3.11.so.1.0", "libicudata.so.73"])
def test_what_few_systems_have_is_packaged(contents: Any, name: str) -> None:
    assert not contents.FROM_SYSTEM.fullmatch(name)


def test_reached_follows_every_lead_once(contents: Any) -> None:
    def leads_to(name: str) -> list[str]:
        return {"a": ["b"], "b": ["c", "a"], "d": ["a"]}.get(name, [])

    assert contents.reached(["a"], leads_to) == {"a", "b", "c"}


def test_a_library_that_is_nowhere_ends_the_build(contents: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def needs(library: str) -> list[str]:
        return ["libnowhere.so.1", "libc.so.6"]

    monkeypatch.setattr(contents, "needs", needs)
    monkeypatch.setattr(contents, "QT_PLUGINS", frozenset[str]())
    with pytest.raises(SystemExit, match=r"libnowhere\.so\.1$"):
        contents.trimmed([("python3.11/_x.so", "/x/_x.so", "EXTENSION")], [], set())


def test_only_what_is_reached_is_packaged(contents: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def needs(library: str) -> list[str]:
        return ["libone.so.1"] if library == "/x/_x.so" else []

    monkeypatch.setattr(contents, "needs", needs)
    monkeypatch.setattr(contents, "QT_PLUGINS", frozenset[str]())
    binaries = [
        ("python3.11/_x.so", "/x/_x.so", "EXTENSION"),
        ("lib/libone.so.1", "/x/libone.so.1", "BINARY"),
        ("libone.so.1", "lib/libone.so.1", "SYMLINK"),
        ("lib/libtwo.so.1", "/x/libtwo.so.1", "BINARY"),
        ("libtwo.so.1", "lib/libtwo.so.1", "SYMLINK"),
        ("libc.so.6", "/x/libc.so.6", "BINARY"),
    ]
    datas = [
        ("resources/a.svg", "/ours/a.svg", "DATA"),
        ("babel/locale-data/de.dat", "/x/de.dat", "DATA"),
        ("babel/locale-data/tlh.dat", "/x/tlh.dat", "DATA"),
        ("pypinyin/phrases_dict.json", "/x/phrases_dict.json", "DATA"),
        ("pypinyin/phrases_dict.pyi", "/x/phrases_dict.pyi", "DATA"),
        ("PySide6/Qt/translations/qt_de.qm", "/x/qt_de.qm", "DATA"),
    ]
    code, files = contents.trimmed(binaries, datas, {"/ours/a.svg"})
    assert [entry[0] for entry in code] == ["python3.11/_x.so", "lib/libone.so.1", "libone.so.1"]
    assert [entry[0] for entry in files] == [
        "resources/a.svg",
        "babel/locale-data/de.dat",
        "pypinyin/phrases_dict.json",
    ]


def test_notices_name_every_requirement_and_every_licence(contents: Any) -> None:
    notices = (LICENCES / "NOTICES.txt").read_text(encoding="utf-8")
    assert not [name for name in contents.product_distributions() if name not in notices.lower()]
    assert not [path.name for path in LICENCES.iterdir() if path.name != "NOTICES.txt" and path.name not in notices]
    named = re.findall(r"(?<![\w/])[\w.-]+\.txt", notices)
    assert not [name for name in named if name not in ("product.txt",) and not (LICENCES / name).is_file()]


def test_pixels_that_differ_are_counted(verify: Any, tmp_path: Path) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    picture = Image.new("RGB", (4, 3), "white")
    picture.save(one)
    picture.save(other)
    assert verify.differing(one, other) == 0
    picture.putpixel((2, 1), (255, 255, 254))
    picture.save(other)
    assert verify.differing(one, other) == 0
    picture.putpixel((2, 1), (255, 253, 255))
    picture.save(other)
    assert verify.differing(one, other) == 1
    Image.new("RGB", (4, 4)).save(other)
    assert verify.differing(one, other) == 12


def test_where_python_was_is_forgotten_but_what_shares_its_end_stays(
    part: Callable[[str], Any], tmp_path: Path
) -> None:
    library = tmp_path / "libx.so"
    library.write_bytes(b"\x7fELF\0/home/me/pythons/3.11.7\0/home/me/pythons/3.11.7/lib\0rest")
    part("build").forget(tmp_path, "/home/me/pythons/3.11.7")
    assert library.read_bytes() == b"\x7fELF\0/nonexistent----/3.11.7\0/nonexistent----/3.11.7/lib\0rest"
