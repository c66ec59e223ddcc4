"""What a release says of itself, and which names its files may have; read only after its signature was verified."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.releases import DATABASE, PICTURES, SNAPSHOT, SOUNDS, VERSION
from kiosk.releases.errors import RefusedError

LARGEST_FILE = 200_000_000
LARGEST_RELEASE = 2_000_000_000
MOST_FILES = 20_000
LONGEST_TEXT = 4_000
LONGEST_NAME = 120
PICTURE = re.compile(rf"{PICTURES}/[A-Za-z0-9][A-Za-z0-9_-]*\.(jpg|jpeg|png|webp)")
SOUND = re.compile(rf"{SOUNDS}/[a-z]{{2,3}}(_[A-Z][a-z]{{3}})?/[0-9a-f]{{32}}\.(ogg|wav)")
DEVICES = re.compile(rf"{PICTURES}/(con|prn|aux|nul|com[0-9]|lpt[0-9])\.", re.IGNORECASE)
TARGET = re.compile(r"[0-9a-f]{64}\.[a-z]{3,6}")
STAGE = re.compile(r"|[1-9]|[^,\s][^,]*(,\s*[^,\s][^,]*)*")
NEEDED = frozenset({DATABASE, SNAPSHOT})


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Who a kiosk is in updates by stages: its name, and the stage from which it takes part."""

    name: str = ""
    stage: int = 9


@dataclass(frozen=True, slots=True)
class Manifest:
    """One release; ``files`` gives for each file's name the hashed name under which the repository keeps it.

    ``stage`` "" is for every kiosk, a digit for kiosks of that stage and earlier ones, anything else for the kiosks
    of those names.
    """

    number: int
    version: str
    when: str
    who: str
    note: str
    changes: str
    stage: str
    files: Mapping[str, str]

    def reaches(self, kiosk: Kiosk) -> bool:
        """Whether this release is meant for ``kiosk``."""
        if not self.stage:
            return True
        if self.stage.isdigit():
            return kiosk.stage <= int(self.stage)
        return kiosk.name != "" and kiosk.name in (name.strip() for name in self.stage.split(","))

    def plain(self) -> dict[str, Any]:
        """Return it as it is signed."""
        return {**asdict(self), "files": dict(self.files)}


def version_of(number: int, files: Mapping[str, str]) -> str:
    """Return the version of the publication ``number`` with these files."""
    told = "\n".join(f"{name} {files[name]}" for name in sorted(files))
    return f"{number:04d}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def refuse_names(names: list[str]) -> None:
    """Let only names through that a release has, none twice on any file system.

    :raises RefusedError: a name that no release has, one twice, or one missing.
    """
    if len(names) > MOST_FILES:
        raise RefusedError(f"The release has {len(names)} files; {MOST_FILES} is the most.")
    for name in names:
        if name in NEEDED or SOUND.fullmatch(name):
            continue
        if not PICTURE.fullmatch(name) or DEVICES.match(name) or len(name) > LONGEST_NAME:
            raise RefusedError(f"The release holds {shown(name)}, which is no name of a file in a release.")
    twins: dict[str, str] = {}
    for name in names:
        twin = twins.setdefault(name.casefold(), name)
        if twin != name or names.count(name) > 1:
            raise RefusedError(f"The release holds {shown(twin)} and {shown(name)}, which some disks take for one.")
    for name in sorted(NEEDED):
        if name not in names:
            raise RefusedError(f"The release lacks {shown(name)}.")


def read_manifests(values: object) -> list[Manifest]:
    """Return the releases that signed metadata lists, oldest first, every one of them checked.

    :raises RefusedError: one is not as releases are.
    """
    if not isinstance(values, list):
        raise RefusedError("The repository does not list its releases.")
    found = [_read(value) for value in values]  # pyright: ignore[reportUnknownVariableType]
    numbers = [manifest.number for manifest in found]
    if numbers != sorted(set(numbers)):
        raise RefusedError("The repository lists its releases in a muddle.")
    return found


def shown(name: str) -> str:
    """Return a stranger's name so that it can stand in a sentence."""
    plain = "".join(char if char.isprintable() else "�" for char in name)
    return f"“{plain[:LONGEST_NAME]}{'…' if len(plain) > LONGEST_NAME else ''}”"


def _read(value: Any) -> Manifest:
    texts = ("version", "when", "who", "note", "changes", "stage")
    try:
        number, files = value["number"], value["files"]
        manifest = Manifest(number=number, files=files, **{name: value[name] for name in texts})
    except (KeyError, TypeError) as error:
        raise RefusedError("The repository lists a release without saying all that releases say.") from error
    plain = type(number) is int and number > 0 and isinstance(files, dict)
    if not plain or any(type(value[name]) is not str or len(value[name]) > LONGEST_TEXT for name in texts):
        raise RefusedError("The repository lists a release that says something of the wrong kind.")
    if not all(type(each) is str for pair in manifest.files.items() for each in pair):
        raise RefusedError("The repository lists a release that names its files wrongly.")
    refuse_names(list(manifest.files))
    for name, target in manifest.files.items():
        if not TARGET.fullmatch(target) or not name.endswith(target.partition(".")[2]):
            raise RefusedError(f"The release keeps {shown(name)} under {shown(target)}, which is no hashed name.")
    if not VERSION.fullmatch(manifest.version) or manifest.version != version_of(number, manifest.files):
        raise RefusedError(f"The release {shown(manifest.version)} is not the version it says it is.")
    if not STAGE.fullmatch(manifest.stage):
        raise RefusedError(f"The release {manifest.version} is for a stage that cannot be.")
    return manifest
