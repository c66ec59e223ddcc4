"""A venue with its keys and its folder, a kiosk that trusts it, and an eye on every byte of the kiosk's state."""

import hashlib
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.releases import DATABASE, SNAPSHOT, current_version
from kiosk.releases.errors import ReleaseError
from kiosk.releases.installing import Outcome, Trusting, install
from kiosk.releases.manifest import Kiosk
from kiosk.releases.repository import Published, publish, publish_again

PASSPHRASE = "a lake in the west"
PIXELS = b"\x89PNG not really, but nobody looks"


def passes(_database: Path) -> None:
    """The trial of a release that is well."""


@dataclass
class Clock:
    """Time that passes only when told to."""

    moment: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment

    def wait(self, **span: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**span)


@dataclass
class Venue:
    """The staff's side."""

    home: Path
    clock: Clock
    name: str = "venue"

    @property
    def keys(self) -> Path:
        """Where the keys lie."""
        return self.home / self.name / "keys"

    @property
    def repository(self) -> Path:
        """The folder that is published to."""
        return self.home / self.name / "repository"

    @property
    def release(self) -> Path:
        """The release folder, made like the factory's content."""
        folder = self.home / self.name / "release"
        if not folder.exists():
            (folder / "pictures").mkdir(parents=True)
            shutil.copyfile(paths.FACTORY_CONTENT, folder / DATABASE)
            shutil.copyfile(paths.FACTORY_CONTENT.with_suffix(".attract.json"), folder / SNAPSHOT)
            (folder / "pictures" / "lake.png").write_bytes(PIXELS)
        return folder

    def edit(self, words: str) -> None:
        """Change what the release says."""
        (self.release / SNAPSHOT).write_text(words, encoding="utf-8")

    def publish(self, to: Path | None = None, passphrase: str = PASSPHRASE, **more: Any) -> Published:
        """Publish the release folder."""
        told: dict[str, Any] = {"who": "Li", "note": "a note", "now": self.clock.now, **more}
        return publish(to or self.repository, self.release, self.keys, passphrase, **told)

    def publish_again(self, version: str = "", **more: Any) -> Published:
        """Publish what is there once more."""
        told: dict[str, Any] = {"who": "Li", "note": "again", "now": self.clock.now, **more}
        return publish_again(self.repository, version, self.keys, PASSPHRASE, **told)


@dataclass
class Floor:
    """The kiosk's side."""

    state: Path
    venue: Venue
    kiosk: Kiosk = field(default_factory=Kiosk)

    def install(self, place: Path | str | None = None, **more: Any) -> Outcome:
        """Install what the venue offers."""
        told: dict[str, Any] = {"trial": passes, "kiosk": self.kiosk, "now": self.venue.clock.now, **more}
        told.setdefault("trusting", Trusting(self.venue.keys / "trust.json"))
        return install(str(place or self.venue.repository), self.state, **told)

    @property
    def shown(self) -> str | None:
        """The version that is shown."""
        return current_version(self.state)

    @contextmanager
    def unchanged(self, words: str) -> Generator[pytest.ExceptionInfo[ReleaseError]]:
        """What happens inside is refused with one sentence that contains ``words``, and changes no byte."""
        before = tree(self.state)
        with pytest.raises(ReleaseError) as refused:
            yield refused
        assert words in str(refused.value)
        assert str(refused.value).endswith(".")
        assert "\n" not in str(refused.value)
        assert tree(self.state) == before


def tree(folder: Path) -> dict[str, str]:
    """Return a hash of every file below a folder, and the names of folders and links."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        else:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
    return found


@pytest.fixture
def venue(tmp_path: Path) -> Venue:
    """A venue that has published nothing yet."""
    return Venue(tmp_path, Clock())


@pytest.fixture
def floor(venue: Venue, tmp_path: Path) -> Floor:
    """A kiosk with an empty state."""
    state = tmp_path / "state"
    state.mkdir()
    return Floor(state, venue)


@pytest.fixture
def shown(venue: Venue, floor: Floor) -> str:
    """A kiosk that shows a first release, while a second one is offered."""
    version = venue.publish().manifest.version
    floor.install()
    venue.edit('"second"')
    venue.publish()
    return version
