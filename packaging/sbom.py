"""The bill of materials: every work in the package with its version and licence, as CycloneDX JSON."""

import json
import platform
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

import contents
import inventory
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from identity import Identity
from packageurl import PackageURL

NAME = "sbom.cdx.json"
NAMESPACE = uuid.UUID("5d8f6b34-7a0e-5b0e-9a39-6f3c1f7a2b51")
BLOCK = re.compile(r"^(\S.*)\n    (.*); (.*)\n", re.MULTILINE)
"""How qt-third-party.txt tells a work: its name, then where in Qt it is and its licence."""

WORDS = {
    "segno": "BSD-3-Clause",
    # What distributions say in words of their own.
    "defusedxml": "PSF-2.0",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6-addons": "LGPL-3.0-only",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}

ASSETS = (
    ("Noto Sans CJK and Noto Serif CJK (subsets)", "20220127", "OFL-1.1", "resources/fonts"),
    (
        "Noto Sans, Noto Serif, Noto Sans Arabic and Noto Naskh Arabic (subsets)",
        "20201225",
        "OFL-1.1",
        "resources/fonts",
    ),
    ("Tabler icons", "3", "MIT", "resources/icons"),
)
"""Fonts and icons: name, version, licence and where in the package; the fonts' versions are Debian's."""


@dataclass(frozen=True, slots=True)
class Part:
    """One work: ``files`` are its files in the package, ``inside`` the work that contains it."""

    name: str
    version: str
    licence: str
    kind: str = "library"
    purl: str = ""
    files: tuple[str, ...] = ()
    inside: str = ""

    @property
    def reference(self) -> str:
        """Its name in the bill, which no other part has."""
        return self.purl or f"{self.inside or 'kiosk'}/{self.name}@{self.version}"


def write(package: Path, who: Identity, modules: Iterable[str], debian: Mapping[str, tuple[str, str]]) -> Path:
    """Write the bill of ``package`` into it and return the file.

    ``modules`` are the Python modules inside, ``debian`` tells for each library of the system its package and version.
    """
    inner = package / "_internal"
    owners = inventory.owners(inventory.libraries(inner), inventory.works())
    parts = [
        *python_packages(modules),
        *libraries(owners, debian),
        *qt_third_party(inner / "resources" / "licences" / "qt-third-party.txt"),
        *inside_wheels(owners),
        *assets(),
    ]
    program = component(Part("west-taihu-kiosk", f"{who.version} ({who.build})", "Apache-2.0", "application"))
    components = [component(part) for part in parts]
    bom = _untyped(Bom)(
        components=components,
        metadata=_untyped(BomMetaData)(component=program, timestamp=who.time),
        serial_number=uuid.uuid5(NAMESPACE, who.debian),
    )
    bom.register_dependency(program, components)
    text = _untyped(make_outputter)(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string()
    tree: dict[str, Any] = json.loads(text)
    file = package / NAME
    file.write_text(json.dumps(tree, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    return file


def component(part: Part) -> Any:
    """Return a part as the library has it."""
    make, url, tell = _untyped(Component), _untyped(PackageURL), _untyped(Property)
    told = [tell(name="west-taihu-kiosk:file", value=file) for file in part.files]
    if part.inside:
        told.append(tell(name="west-taihu-kiosk:inside", value=part.inside))
    return make(
        name=part.name,
        version=part.version or None,
        type=ComponentType(part.kind),
        bom_ref=part.reference,
        purl=url.from_string(part.purl) if part.purl else None,
        licenses=[_untyped(LicenseFactory)().make_from_string(part.licence)] if part.licence else None,
        properties=told,
    )


def python_packages(modules: Iterable[str]) -> list[Part]:
    """Return Python, the starter and each Python distribution of which a module is inside."""
    owning = packages_distributions()
    names = {contents.normal(owner) for module in modules for owner in owning.get(module.partition(".")[0], ())}
    names = (names & contents.product_distributions()) | {"pyinstaller"}
    found = [
        Part(
            "Python",
            platform.python_version(),
            "PSF-2.0",
            purl=f"pkg:generic/python@{platform.python_version()}",
        )
    ]
    for name in sorted(names):
        known = distribution(name)
        found.append(Part(name, known.version, distribution_licence(known), purl=f"pkg:pypi/{name}@{known.version}"))
    return found


def distribution_licence(known: Distribution) -> str:
    """Return a distribution's licence as an SPDX expression.

    Leaves with a sentence when it says none that is known.
    """
    told: Any = known.metadata
    name = contents.normal(known.name)
    licence = str(WORDS.get(name) or told.get("License-Expression") or told.get("License") or "")
    if not licence or len(licence) > 60:
        raise SystemExit(f"package: {name} does not say its licence in a word; sbom.py has to.")
    return licence


def libraries(owners: Mapping[PurePosixPath, inventory.Work], debian: Mapping[str, tuple[str, str]]) -> list[Part]:
    """Return the works that shared libraries come from, with their files."""
    files: dict[tuple[str, str, str, str], list[str]] = {}
    urls: dict[tuple[str, str, str, str], str] = {}
    for path, work in owners.items():
        match work.origin:
            case "debian":
                package, version = debian[path.name]
                key = (work.name, package, version, work.licence)
                urls[key] = f"pkg:deb/debian/{package}@{quote(version)}?arch=amd64"
            case "python":
                continue
            case _:
                key = (work.name, work.origin, distribution(work.origin).version, work.licence)
        files.setdefault(key, []).append(str(path))
    found: list[Part] = []
    for key in sorted(files):
        name, origin, version, licence = key
        inside = "" if key in urls else origin
        shown = f"{name} ({origin})" if key in urls and name != origin else name
        found.append(
            Part(shown, version, licence, purl=urls.get(key, ""), files=tuple(sorted(files[key])), inside=inside)
        )
    return found


def qt_third_party(file: Path) -> list[Part]:
    """Return what others wrote inside Qt, as our own list of it tells."""
    return [
        Part(name, "", "", inside=f"Qt: {place}; {licence}")
        for name, place, licence in BLOCK.findall(file.read_text(encoding="utf-8").partition("    copyright\n")[2])
    ]


def inside_wheels(owners: Mapping[PurePosixPath, inventory.Work]) -> list[Part]:
    """Return what cryptography and Pillow are linked with, as their own bills tell."""
    names = {work.origin for work in owners.values()} & {"cryptography", "pillow"}
    found: dict[str, Part] = {}
    for name in sorted(names):
        for file in distribution(name).files or ():
            if "sboms" in file.parts:
                tree: dict[str, Any] = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))
                for item in tree.get("components", ()):
                    if item.get("scope") != "excluded" and not str(item["name"]).lower().startswith(("pil.", "pillow")):
                        made = Part(item["name"], item.get("version", ""), told_licence(item), inside=name)
                        found[made.reference] = made
    return [found[reference] for reference in sorted(found) if not is_absent(found[reference])]


def told_licence(item: Mapping[str, Any]) -> str:
    """Return the licence of a component in another bill."""
    told = [each.get("expression") or each["license"].get("id", "") for each in item.get("licenses", ())]
    return " AND ".join(f"({each})" if " OR " in each and len(told) > 1 else each for each in told if each)


def is_absent(made: Part) -> bool:
    """Whether a part of Pillow stays out of our package."""
    return made.name in {"FreeType", "FriBiDi", "HarfBuzz", "libavif", "libimagequant", "raqm", "fribidi-shim"}


def assets() -> list[Part]:
    """Return fonts, icons and the data of Unicode."""
    found = [Part(name, version, licence, "data", files=(place,)) for name, version, licence, place in ASSETS]
    babel = distribution("babel").version
    found.append(Part("CLDR", "", "Unicode-3.0", "data", files=("babel",), inside=f"babel {babel}"))
    return found


def _untyped(thing: object) -> Any:
    """Return a class of the library as it is: what its types say, the type checker cannot follow."""
    return thing
