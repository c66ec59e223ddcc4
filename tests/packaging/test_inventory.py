"""Every library of the package is somebody's, and nobody else's gets in."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest


@pytest.fixture
def inventory(part: Callable[[str], Any]) -> Any:
    return part("inventory")


@pytest.mark.parametrize(
    ("library", "owner"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", "Qt"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "Qt"),
        ("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so", "Qt"),
        ("PySide6/Qt/lib/libicudata.so.73", "ICU"),
        ("PySide6/libpyside6.abi3.so.6.11", "Qt for Python"),
        ("libpython3.11.so.1.0", "Python"),
        ("python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", "Python"),
        ("PIL/_imaging.cpython-311-x86_64-linux-gnu.so", "Pillow"),
        ("pillow.libs/libxcb-9065bb12.so.1.1.0", "libraries inside Pillow"),
        ("pillow.libs/liblzma-de26b416.so.5.8.4", "libraries inside Pillow"),
        ("libxcb-render-util.so.0", "XCB"),
        ("libkrb5.so.3", "MIT Kerberos"),
    ],
)
def test_a_library_is_known_by_its_name_and_place(inventory: Any, library: str, owner: str) -> None:
    path = PurePosixPath(library)
    assert inventory.owners([path], inventory.works())[path].name == owner


@pytest.mark.parametrize(
    "library",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6Test.so.6",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/qmltooling/libqmldbg_debugger.so",
        "PySide6/Qt/qml/QtQuick/Controls/Material/libqtquickcontrols2materialstyleplugin.so",
        "PySide6/Qt/lib/libliblzma.so.5",
        "pillow.libs/libavif-c6062d5f.so.16.4.2",
        "libssl.so.3",
        "libcrypto.so.3",
        "libX11.so.6",
        "libxcb.so.1",
        "libglib-2.0.so.0",
        "PySide6/QtDBus.abi3.so",
    ],
)
def test_what_the_list_does_not_name_ends_the_build(inventory: Any, library: str) -> None:
    with pytest.raises(SystemExit, match="does not allow"):
        inventory.owners([PurePosixPath(library)], inventory.works())


def test_libraries_are_found_by_what_they_are_and_once(inventory: Any, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libone.so.1").write_bytes(b"\x7fELF and more")
    (tmp_path / "libone.so.1").symlink_to("lib/libone.so.1")
    (tmp_path / "odd-name").write_bytes(b"\x7fELF")
    (tmp_path / "words.so").write_text("not a library", encoding="utf-8")
    assert list(inventory.libraries(tmp_path)) == [PurePosixPath("lib/libone.so.1"), PurePosixPath("odd-name")]


def test_each_work_has_a_licence_and_a_version_somewhere(inventory: Any) -> None:
    works = inventory.works()
    assert len({work.name for work in works}) == len(works)
    assert all(work.licence and work.origin and (work.libraries or work.plugins) for work in works)
