"""Finds in QML what only running it would show: names that Python does not offer, loose colours."""

import argparse
import ast
import difflib
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import PySide6
from PySide6.QtCore import QMetaEnum, QMetaMethod, QMetaObject, QMetaProperty, QObject

ROOT = Path(__file__).resolve().parents[2]
SDK = Path(PySide6.__file__).parent
MODULE = "Kiosk.ViewModels"
VERSION = (1, 0)
MOC_REVISION = 69
LOOSE = (
    (re.compile(r'"#[0-9a-fA-F]{3,8}"'), "a colour in digits"),
    (re.compile(r"\bQt\.(rgba|hsla|hsva)\(\s*[\d.]"), "a colour in digits"),
    (re.compile(r'\b\w*[cC]olor\s*:\s*"(?!transparent")\w'), "a colour by name"),
    (re.compile(r"\bduration\s*:\s*[\d.]"), "a time in digits"),
    (re.compile(r"\b(pixelSize|pointSize)\s*:\s*[\d.]"), "a text size in digits"),
)


def tool(name: str) -> str:
    """Return the path of one of Qt's own programs; PySide6's wrappers around them lose exit codes."""
    suffix = ".exe" if sys.platform == "win32" else ""
    places = (SDK, SDK / "Qt" / "libexec")
    found = next((place / (name + suffix) for place in places if (place / (name + suffix)).exists()), None)
    if found is None:
        raise SystemExit(f"{name} is missing from PySide6: run make setup.")
    return str(found)


def modules(package: str) -> Iterator[ModuleType]:
    """Import a package and all that is in it."""
    top = importlib.import_module(package)
    yield top
    for info in pkgutil.walk_packages(top.__path__, package + "."):
        yield importlib.import_module(info.name)


def classes(packages: Sequence[str]) -> list[type[QObject]]:
    """Return the QObject classes defined in the packages and their bases of our own, each once."""
    found: dict[type[QObject], None] = {}
    for package in packages:
        for module in modules(package):
            for _, cls in inspect.getmembers(module, inspect.isclass):
                if cls.__module__ == module.__name__ and issubclass(cls, QObject):
                    ours = [base for base in cls.__mro__ if not base.__module__.startswith("PySide6.")]
                    found.update({base: None for base in ours if issubclass(base, QObject)})
    return list(found)


def decorators(cls: type[QObject]) -> set[str]:
    """Return the names of a class's decorators, of which Qt's meta-object keeps no trace."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(tree, ast.ClassDef)
    calls = [item.func if isinstance(item, ast.Call) else item for item in tree.decorator_list]
    return {call.id for call in calls if isinstance(call, ast.Name)}


def described(cls: type[QObject]) -> dict[str, Any]:
    """Return what Qt knows of a class in the form that its moc writes."""
    meta = cast("QMetaObject", cls.staticMetaObject)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    above = meta.superClass()
    result: dict[str, Any] = {
        "className": cls.__name__,
        "qualifiedClassName": cls.__name__,
        "object": True,
        "superClasses": [{"access": "public", "name": above.className() if above else "QObject"}],
        "properties": [
            described_property(meta.property(index), index - meta.propertyOffset())
            for index in range(meta.propertyOffset(), meta.propertyCount())
        ],
        "enums": [
            described_enum(meta.enumerator(index)) for index in range(meta.enumeratorOffset(), meta.enumeratorCount())
        ],
        "signals": [],
        "slots": [],
    }
    marks = decorators(cls)
    if "QmlElement" in marks:
        result["classInfos"] = [{"name": "QML.Element", "value": "auto"}]
        if "QmlUncreatable" in marks:
            result["classInfos"].append({"name": "QML.Creatable", "value": "false"})
    for index in range(meta.methodOffset(), meta.methodCount()):
        method = meta.method(index)
        kind = "signals" if method.methodType() == QMetaMethod.MethodType.Signal else "slots"
        result[kind].append(described_method(method))
    return result


def described_property(item: QMetaProperty, index: int) -> dict[str, Any]:
    """Return one property as moc would write it."""
    result: dict[str, Any] = {
        "name": item.name(),
        "type": item.typeName(),
        "index": index,
        "read": item.name(),
    }
    if item.isWritable():
        result["write"] = item.name()
    if item.hasNotifySignal():
        result["notify"] = item.notifySignal().name().toStdString()
    if item.isConstant():
        result["constant"] = True
    return result


def described_method(item: QMetaMethod) -> dict[str, Any]:
    """Return one signal or slot as moc would write it."""
    names = [name.toStdString() for name in item.parameterNames()]
    types = [kind.toStdString() for kind in item.parameterTypes()]
    arguments = [
        {"name": name or f"a{place}", "type": kind}
        for place, (name, kind) in enumerate(zip(names, types, strict=True), 1)
    ]
    return {
        "access": "public",
        "name": item.name().toStdString(),
        "arguments": arguments,
        "returnType": item.typeName(),
    }


def described_enum(item: QMetaEnum) -> dict[str, Any]:
    """Return one enumeration as moc would write it."""
    return {
        "name": item.name(),
        "isClass": item.isScoped(),
        "isFlag": item.isFlag(),
        "values": [item.key(index) for index in range(item.keyCount())],
    }


def write_types(found: Sequence[type[QObject]], folder: Path) -> None:
    """Write ``Kiosk/ViewModels/{qmldir,kiosk.qmltypes}`` into `folder` for the tools that read QML."""
    target = folder.joinpath(*MODULE.split("."))
    target.mkdir(parents=True, exist_ok=True)
    described_classes = [described(cls) for cls in found]
    moc = [{"classes": described_classes, "outputRevision": MOC_REVISION, "inputFile": "kiosk/viewmodels"}]
    (folder / "metatypes.json").write_text(json.dumps(moc, indent=1), encoding="utf-8")
    metatypes = SDK / "Qt" / "metatypes"
    foreign = ",".join(str(metatypes / f"qt6{name}_metatypes.json") for name in ("core", "gui", "qml", "quick"))
    options = [
        "--import-name",
        MODULE,
        "--major-version",
        str(VERSION[0]),
        "--minor-version",
        str(VERSION[1]),
    ]
    types = target / "kiosk.qmltypes"
    command = [tool("qmltyperegistrar"), *options, "--foreign-types", foreign]
    command += ["--generate-qmltypes", str(types), "-o", str(folder / "unused.cpp")]
    subprocess.run([*command, str(folder / "metatypes.json")], check=True)
    (target / "qmldir").write_text(f"module {MODULE}\ntypeinfo {types.name}\ndepends QtQuick\n", encoding="utf-8")


def lint(files: Sequence[Path], types: Path, imports: Path) -> bool:
    """Run qmllint with every warning fatal; True when it has nothing to say."""
    command = [tool("qmllint"), "--ignore-settings", "-W", "0", "--unused-imports", "warning"]
    command += ["-I", str(types), "-I", str(imports), *map(str, files)]
    return subprocess.run(command, check=False).returncode == 0


def formatted(file: Path) -> str:
    """Return the file's text as qmlformat would have it."""
    command = [tool("qmlformat"), "--ignore-settings", "--newline", "unix", str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def odd_format(files: Sequence[Path], root: Path, fix: bool) -> list[str]:
    """Return a difference for every file that qmlformat would change; with `fix`, change it instead."""
    found: list[str] = []
    for file in files:
        now, wanted = file.read_text(encoding="utf-8"), formatted(file)
        if now != wanted and fix:
            file.write_text(wanted, encoding="utf-8", newline="\n")
        elif now != wanted:
            name = file.relative_to(root).as_posix()
            lines = (now.splitlines(keepends=True), wanted.splitlines(keepends=True))
            found.append("".join(difflib.unified_diff(*lines, name, f"{name}, formatted")))
    return found


def loose_values(files: Sequence[Path], root: Path) -> list[str]:
    """Return the lines outside the theme that say a colour, time or text size themselves."""
    found: list[str] = []
    for file in files:
        if "theme" in file.relative_to(root).parts:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            code = re.sub(r"(?<!:)//.*", "", line)
            where = f"{file.relative_to(root).as_posix()}:{number}"
            found += [f"{where}: {what}; the theme has them all" for pattern, what in LOOSE if pattern.search(code)]
    return found


def check(packages: Sequence[str], qml: Path, root: Path, build: Path, fix: bool = False) -> bool:
    """Check all of `qml` and of the QML tests below `root`; True when nothing is found."""
    ours = sorted(qml.rglob("*.qml"))
    files = ours + sorted((root / "tests").rglob("*.qml"))
    differences = odd_format(files, root, fix)
    loose = loose_values(ours, root)
    print("\n".join(differences + loose), end="\n" if differences or loose else "", flush=True)
    write_types(classes(packages), build)
    return (not files or lint(files, build, qml)) and not differences and not loose


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fix", action="store_true", help="rewrite files the way qmlformat has them")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    clean = check(["kiosk.viewmodels"], ROOT / "kiosk" / "qml", ROOT, ROOT / "build" / "qmltypes", options.fix)
    print("QML: nothing found." if clean else "QML: see above.")
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
