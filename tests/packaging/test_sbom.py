"""The bill of materials names every work inside, with its version and licence, and is the same twice."""

import json
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = ["sqlalchemy.orm", "PySide6.QtCore", "babel", "tuf.ngclient", "PIL.Image", "json", "kiosk.cli", "pytest"]


@pytest.fixture
def bill(part: Callable[[str], Any], tmp_path: Path) -> dict[str, Any]:
    """The bill of a package of a few libraries, of which two writings are the same."""
    sbom, identity = part("sbom"), part("identity")
    inner = tmp_path / "_internal"
    for name in ("libbz2.so.1.0", "PySide6/Qt/lib/libQt6Core.so.6", "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
                 "cryptography/hazmat/bindings/_rust.abi3.so"):  # fmt: skip
        (inner / name).parent.mkdir(parents=True, exist_ok=True)
        (inner / name).write_bytes(b"\x7fELF")
    shutil.copytree(ROOT / "resources" / "licences", inner / "resources" / "licences")
    who = identity.Identity("1.2.3", "20260102030405.abcdef01", 1767323045)
    texts = {
        sbom.write(tmp_path, who, MODULES, {"libbz2.so.1.0": ("libbz2-1.0", "1.0.8-5")}).read_text(encoding="utf-8")
        for _ in range(2)
    }
    assert len(texts) == 1
    return json.loads(texts.pop())


def licence(item: dict[str, Any]) -> str:
    """Return the one licence of a component."""
    (told,) = item["licenses"]
    return told.get("expression") or told["license"].get("id") or told["license"]["name"]


def test_it_tells_what_it_is_of(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    program = bill["metadata"]["component"]
    assert (program["name"], program["version"]) == ("west-taihu-kiosk", "1.2.3 (20260102030405.abcdef01)")
    assert bill["metadata"]["timestamp"].startswith("2026-01-02T03:04:05")


def test_every_kind_of_work_is_named(bill: dict[str, Any]) -> None:
    found = {item["name"]: item for item in bill["components"]}
    assert found["sqlalchemy"]["purl"] == f"pkg:pypi/sqlalchemy@{version('sqlalchemy')}"
    assert licence(found["sqlalchemy"]) == "MIT"
    assert found["Qt"]["version"] == version("pyside6-essentials")
    assert licence(found["Qt"]) == "LGPL-3.0-only"
    assert found["bzip2 (libbz2-1.0)"]["purl"] == "pkg:deb/debian/libbz2-1.0@1.0.8-5?arch=amd64"
    assert {"Python", "openssl", "libwebp", "Double conversion", "Tabler icons", "CLDR", "pyinstaller"} <= found.keys()
    assert any(name.startswith("Noto") for name in found)


def test_what_is_not_inside_is_not_named(bill: dict[str, Any]) -> None:
    names = {item["name"] for item in bill["components"]}
    assert not {"pytest", "openpyxl", "libavif", "Component", "cc"} & names


def test_each_part_is_named_once_and_hangs_on_the_program(bill: dict[str, Any]) -> None:
    references = [item["bom-ref"] for item in bill["components"]]
    assert len(set(references)) == len(references)
    program = bill["metadata"]["component"]["bom-ref"]
    leads = {item["ref"]: set(item.get("dependsOn", ())) for item in bill["dependencies"]}
    assert leads[program] == set(references)


def test_every_requirement_says_its_licence(part: Callable[[str], Any]) -> None:
    sbom, contents = part("sbom"), part("contents")
    for name in contents.product_distributions():
        assert sbom.distribution_licence(sbom.distribution(name))
