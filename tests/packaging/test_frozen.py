"""In the package nobody can change Qt from outside."""

import importlib.util
import os
import re
from pathlib import Path
from typing import Any

import PySide6
import pytest
import shiboken6

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(rb"\b(?:Q[A-Z0-9]*|PYSIDE[0-9]*|SHIBOKEN[0-9]*)(?:_[A-Z0-9]+)+(?=\0)")


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module, read as the package does, in an environment that is put back."""
    spec = importlib.util.spec_from_file_location("frozen_under_test", ROOT / "packaging" / "frozen.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(os, "environ", {})
    spec.loader.exec_module(module)
    return module


def test_whatever_qt_listens_to_is_taken_away(frozen: Any) -> None:
    folders = [Path(PySide6.__file__).parent, Path(shiboken6.__file__).parent]
    libraries = [path for folder in folders for path in folder.glob("*.so*")]
    libraries += [
        folders[0] / "Qt" / "lib" / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Qml", "Quick", "XcbQpa")
    ]
    heard = {name.decode() for path in libraries for name in NAME.findall(path.read_bytes())}
    assert {"QML_DISK_CACHE", "QT_PLUGIN_PATH", "QML_IMPORT_PATH", "QSG_RENDER_LOOP", "QT_SCALE_FACTOR"} <= heard
    environment = dict.fromkeys(heard, "x")
    frozen.govern(environment)
    assert environment == frozen.ALWAYS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QT_QPA_PLATFORM", "wayland"),
        ("QT_QPA_PLATFORM", "xcb;wayland"),
        ("QT_QPA_PLATFORM", "xcb"),
        ("QT_QPA_PLATFORM", "offscreen"),
        ("HOME", "/x"),
    ],
)
def test_what_the_session_needs_stays(frozen: Any, name: str, value: str) -> None:
    environment = {name: value}
    frozen.govern(environment)
    assert environment[name] == value


@pytest.mark.parametrize("value", ["vnc", "xcb:x", "wayland;xcb", "../evil", ""])
def test_the_way_to_the_screen_is_one_of_a_closed_list(frozen: Any, value: str) -> None:
    environment = {"QT_QPA_PLATFORM": value}
    frozen.govern(environment)
    assert "QT_QPA_PLATFORM" not in environment


def test_nobody_can_have_qt_write_a_cache(frozen: Any) -> None:
    environment = {"QML_DISK_CACHE": "qmlc-write", "QML_DISK_CACHE_PATH": "/tmp"}
    frozen.govern(environment)
    assert environment == frozen.ALWAYS
