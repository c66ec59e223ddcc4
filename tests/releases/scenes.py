"""A kiosk before an update and a repository before a publication, and what may be found there after either was cut."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.releases import DATABASE, SNAPSHOT, current, current_version
from kiosk.releases.history import history
from kiosk.releases.installing import Trusting, install
from tests.releases.conftest import Clock, Venue, passes, tree


@dataclass
class Scene:
    """A kiosk that shows ``old`` while ``new`` is offered, and a venue about to publish a third release."""

    home: Path
    old: str
    new: str
    trees: dict[str, dict[str, str]]
    venue: Venue

    @property
    def state(self) -> Path:
        """The kiosk's state before the update."""
        return self.home / "state"

    @classmethod
    def set(cls, home: Path) -> "Scene":
        """Make everything below ``home``."""
        venue = Venue(home, Clock())
        release = home / "venue" / "release"
        (release / "pictures").mkdir(parents=True)
        noise = random.Random(1)
        (release / DATABASE).write_bytes(noise.randbytes(600_000))
        (release / SNAPSHOT).write_bytes(noise.randbytes(5_000))
        for number in range(6):
            (release / "pictures" / f"{number}.png").write_bytes(noise.randbytes(50_000))
        trees: dict[str, dict[str, str]] = {}
        versions: list[str] = []
        for words in ("old", "new"):
            venue.edit(words)
            (release / DATABASE).write_bytes(noise.randbytes(600_000))
            (release / "pictures" / f"{words}.png").write_bytes(noise.randbytes(50_000))
            versions.append(venue.publish().manifest.version)
            trees[versions[-1]] = tree(release)
            if words == "old":
                install(str(venue.repository), home / "state", passes, trusting=Trusting(venue.keys / "trust.json"))
        venue.edit("third")
        return cls(home, versions[0], versions[1], trees, venue)

    def copy(self, to: Path) -> "Scene":
        """Return the same scene elsewhere."""
        shutil.copytree(self.home, to, symlinks=True)
        return Scene(to, self.old, self.new, self.trees, Venue(to, self.venue.clock))

    def install_words(self) -> list[str]:
        """The words of the update."""
        return ["install", str(self.venue.repository), str(self.state)]

    def publish_words(self) -> list[str]:
        """The words of the publication."""
        return ["publish", str(self.venue.repository), str(self.home / "venue" / "release"), str(self.venue.keys)]

    def check_state(self, state: Path) -> str:
        """Return which release is shown.

        :raises AssertionError: it is neither the old nor the new one, or not whole.
        """
        version, content = current_version(state), current(state)
        assert version in self.trees, f"{version} is shown"
        assert content is not None, f"{version} has no database"
        assert tree(content.parent) == self.trees[version], f"{version} is not whole"
        assert all(entry.message for entry in history(state))
        return version

    def check_update(self, state: Path) -> None:
        """The update can be made again, and ends well.

        :raises AssertionError: it does not.
        """
        install(str(self.venue.repository), state, passes)
        assert self.check_state(state) == self.new
        assert [entry.version for entry in history(state) if entry.what == "installed"][-1] == self.new
        assert not list((state / "releases").glob(".*"))

    def check_repository(self, fresh: Path) -> int:
        """Return the number of the release that a new kiosk gets, whole.

        :raises AssertionError: it gets none.
        """
        install(str(self.venue.repository), fresh, passes, trusting=Trusting(self.venue.keys / "trust.json"))
        version, content = current_version(fresh), current(fresh)
        assert version is not None
        assert content is not None
        number = int(version.partition("-")[0])
        assert tree(content.parent) == self.trees.get(version, tree(self.home / "venue" / "release"))
        return number

    def check_publication(self, fresh: Path) -> None:
        """The publication can be made again, and ends well.

        :raises AssertionError: it does not.
        """
        published = self.venue.publish().manifest
        install(str(self.venue.repository), fresh, passes)
        assert current_version(fresh) == published.version
        left = [path.name for path in self.venue.repository.rglob("*") if path.name.startswith(".")]
        assert not left, left
