"""Whose each library of the package is: read from libraries.toml, the list of what may be there at all."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

LIST = Path(__file__).with_name("libraries.toml")
ELF = b"\x7fELF"
VERSION_AND_ENDING = re.compile(r"(-[0-9a-f]{8})?\.(so|abi3|cpython-).*")
"""What follows the name of a library; wheels put the beginning of a hash before it."""


@dataclass(frozen=True, slots=True)
class Work:
    """One work whose libraries may be in the package; ``origin`` tells where its version is known."""

    name: str
    origin: str
    licence: str
    libraries: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    extensions: str = ""
    folder: str = ""

    def owns(self, path: PurePosixPath) -> bool:
        """Whether the library at ``path``, as seen from the package's inner folder, is a part of this work."""
        place = str(path.parent)
        if self.extensions and fnmatchcase(place, self.extensions):
            return True
        if self.folder and place != self.folder:
            return False
        if self.origin == "debian" and place != ".":
            return False
        name = VERSION_AND_ENDING.sub("", path.name)
        names = self.plugins if place.startswith(("PySide6/Qt/plugins", "PySide6/Qt/qml")) else self.libraries
        return any(fnmatchcase(name, pattern) for pattern in names)


def works(file: Path = LIST) -> list[Work]:
    """Return the works that libraries.toml allows; those bound to a folder come first."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))["work"]
    found = [
        Work(
            name=table["name"],
            origin=table["from"],
            licence=table["licence"],
            libraries=tuple(table.get("libraries", ())),
            plugins=tuple(table.get("plugins", ())),
            extensions=table.get("extensions", ""),
            folder=table.get("folder", ""),
        )
        for table in tables
    ]
    return sorted(found, key=lambda work: not work.folder)


def libraries(inner: Path) -> Iterator[PurePosixPath]:
    """Yield every library below the package's inner folder, each once and as seen from there."""
    for path in sorted(inner.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(ELF)) == ELF:
                    yield PurePosixPath(path.relative_to(inner))


def owners(paths: Iterable[PurePosixPath], allowed: Iterable[Work]) -> dict[PurePosixPath, Work]:
    """Return whose each library is; leave with a sentence when one is nobody's."""
    known = list(allowed)
    found: dict[PurePosixPath, Work] = {}
    unknown: list[str] = []
    for path in paths:
        owner = next((work for work in known if work.owns(path)), None)
        if owner is None:
            unknown.append(str(path))
        else:
            found[path] = owner
    if unknown:
        raise SystemExit("package: libraries.toml does not allow " + ", ".join(unknown))
    return found
