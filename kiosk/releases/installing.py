"""Installing: ask, verify, stage whole, try, and let one pointer point elsewhere; and going back."""

# pyright: reportPrivateImportUsage=false
# What is imported from tuf and securesystemslib is their documented API; they only do not mark it for checkers.

import contextlib
import itertools
import json
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tuf.api.exceptions import LengthOrHashMismatchError
from tuf.api.metadata import TargetFile

from kiosk.releases import DATABASE, FOLDER, POINTER, VERSION, current, current_version, trust
from kiosk.releases.disk import (
    CHUNK,
    alone,
    make_folder,
    remove,
    said,
    sync_folder,
    write_chunks,
    write_whole,
)
from kiosk.releases.errors import RefusedError, ReleaseError, SurroundingsError, TrialError
from kiosk.releases.history import (
    FAILED,
    INSTALLED,
    ROLLED_BACK,
    WENT_BACK,
    Entry,
    Now,
    clock,
    history,
    remember,
    remember_trouble,
    stamp,
)
from kiosk.releases.manifest import LARGEST_FILE, LARGEST_RELEASE, Kiosk, Manifest, shown
from kiosk.releases.repository import KEPT
from kiosk.releases.source import PATIENCE, Source, WebSource, source_of

STAGING = ".staging"
MARK = "mark.json"
TIMESTAMP = "metadata/timestamp.json"
FACTORY = "factory"
SPARE = 20_000_000
"""Bytes that must stay free on the disk after an install, so that logs and settings have room."""
NOTHING_NEW = "nothing new"
BUSY = "Another release is being installed; try again when that is finished."

Trial = Callable[[Path], None]
"""Builds every screen once from a content database; raises TrialError, or RefusedError when it is not our content."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: ``result`` is installed, nothing new or rolled back; ``message`` says it in a sentence."""

    result: str
    version: str
    message: str


@dataclass(frozen=True, slots=True)
class Trusting:
    """How a kiosk comes to trust a venue: by a root it is given, or the first it sees; ``anew`` in place of another."""

    root: Path | None = None
    first_seen: bool = False
    anew: bool = False


def install(
    place: str,
    state: Path,
    trial: Trial,
    *,
    kiosk: Kiosk = Kiosk(),  # noqa: B008 frozen
    trusting: Trusting = Trusting(),
    again: bool = False,
    now: Now = clock,
    patience: float = PATIENCE,
) -> Outcome:
    """Install the newest release at ``place`` that is meant for ``kiosk``; ``again`` even one that was gone back from.

    Whatever fails, what is shown stays.

    :raises ReleaseError: nothing was installed; its kind says by whose fault.
    """
    with contextlib.closing(source_of(place, patience)) as source, _whole(state):
        try:
            with said("The state folder cannot be written"):
                return _install(source, state, trial, kiosk, trusting, again, now)
        except SurroundingsError as error:
            remember_trouble(state, Entry(stamp(now()), FAILED, "", message=str(error)))
            raise


def rollback(state: Path, to: str = "", *, who: str = "", now: Now = clock) -> Outcome:
    """Show an earlier release again: the one before, or ``to``, a version, its running number or "factory".

    :raises ReleaseError: there is no such release here, or the disk refuses.
    """
    with _whole(state), said("The state folder cannot be written"):
        here = current_version(state)
        versions = installed(state)
        if to == FACTORY:
            target = FACTORY
        elif to:
            wanted = int(to) if to.isdigit() and len(to) < 10 else -1
            found = [each for each in versions if each == to or number_of(each) == wanted]
            if not found:
                known = ", ".join((*versions, FACTORY))
                raise ReleaseError(f"There is no release {shown(to)} on this kiosk; there are: {known}.")
            target = found[-1]
        elif here is None:
            raise ReleaseError("The factory content is shown; there is nothing before it.")
        else:
            earlier = list(itertools.takewhile(lambda each: each != here, versions))
            target = earlier[-1] if earlier else FACTORY
        if target == (here or FACTORY):
            return Outcome(NOTHING_NEW, target, f"{target} is shown already.")
        _point(state, target)
        message = f"Gone back from {here or FACTORY} to {target}."
        remember(state, Entry(stamp(now()), ROLLED_BACK, target, who=who, message=message))
    return Outcome(ROLLED_BACK, target, message)


def installed(state: Path) -> list[str]:
    """Return the versions that lie on this kiosk, the one installed last at the end."""
    try:
        names = [path.name for path in (state / FOLDER).iterdir()]
    except OSError:
        return []
    order = {entry.version: place for place, entry in enumerate(history(state)) if entry.what == INSTALLED}
    return sorted(filter(VERSION.fullmatch, names), key=lambda name: (order.get(name, -1), number_of(name)))


def number_of(version: str) -> int:
    """Return the running number of a version."""
    return int(version.partition("-")[0])


@contextlib.contextmanager
def _whole(state: Path) -> Generator[None]:
    """Hold the state for this process, begin in a clean staging area and leave nothing behind."""
    made = [each for each in (state / FOLDER, state, *state.parents) if not each.exists()]
    staging = state / FOLDER / STAGING
    try:
        with said(f"The state folder {state} cannot be written"):
            make_folder(state / FOLDER)
            with alone(state, BUSY):
                remove(staging)
                staging.mkdir()
                try:
                    yield
                finally:
                    remove(staging)
    finally:
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _install(
    source: Source, state: Path, trial: Trial, kiosk: Kiosk, trusting: Trusting, again: bool, now: Now
) -> Outcome:
    trusted = _trusted(source, state, trusting)
    mark = _Mark.read(state)
    seen = source.mark(TIMESTAMP, mark.value_for(source, kiosk)) if isinstance(source, WebSource) else ""
    if seen and not again and seen == mark.value_for(source, kiosk):
        return Outcome(NOTHING_NEW, current_version(state) or FACTORY, f"There is nothing new at {source.name}.")
    staging = state / FOLDER / STAGING
    offer = trust.ask(source, trusted, staging / "trust", _trust_folder_of(state, trusting), now)
    outcome = _chosen(source, offer, state, kiosk, again or trusting.anew)
    if isinstance(outcome, Manifest):
        manifest, staged = outcome, staging / outcome.version
        _stage(source, offer, manifest, state, staged)
        try:
            trial(staged / DATABASE)
        except TrialError as error:
            _remember(state, manifest, WENT_BACK, str(error), now)
            raise
        _take(state, manifest.version, staged)
        outcome = Outcome(INSTALLED, manifest.version, f"Release {manifest.version} is installed.")
        _keep_trust(state, trusted, staging, trusting)
        _remember(state, manifest, INSTALLED, outcome.message, now)
        _prune(state)
    else:
        _keep_trust(state, trusted, staging, trusting)
        _recover(state, offer, now)
    mark.write(state, source, kiosk, seen)
    return outcome


def _trusted(source: Source, state: Path, trusting: Trusting) -> trust.Trust:
    known = trust.stored(state)
    brought = trust.given(trusting.root) if trusting.root else None
    if brought is not None and known is not None and brought.first != known.first and not trusting.anew:
        raise RefusedError("This kiosk trusts another venue's root; say so explicitly if that is to change.")
    if known is not None and not trusting.anew:
        return known
    if brought is not None:
        return brought if known is None or brought.first != known.first else known
    if trusting.first_seen:
        if not source.there():
            raise SurroundingsError(f"The releases at {source.name} cannot be reached: there is no such folder.")
        return trust.at_first_sight(source)
    raise RefusedError("This kiosk trusts no venue yet; name its first root, the file trust.json beside the keys.")


def _trust_folder_of(state: Path, trusting: Trusting) -> Path:
    """Return where the metadata seen so far lies; of another venue's nothing counts."""
    return state / FOLDER / STAGING if trusting.anew else state


def _keep_trust(state: Path, trusted: trust.Trust, staging: Path, trusting: Trusting) -> None:
    if trusting.anew:
        trust.forget(state)
    trust.keep(state, trusted, staging / "trust")


def _chosen(source: Source, offer: trust.Offer, state: Path, kiosk: Kiosk, again: bool) -> Manifest | Outcome:
    """Return the release to install, or why there is none."""
    here = current_version(state) if current(state) else None
    meant = [each for each in offer.releases if each.reaches(kiosk)]
    if not meant:
        return Outcome(NOTHING_NEW, here or FACTORY, f"No release at {source.name} is meant for this kiosk.")
    newest = meant[-1]
    if newest.version == here:
        return Outcome(NOTHING_NEW, here or FACTORY, f"Release {here} is shown already.")
    if not again:
        if here is not None and newest.number < number_of(here):
            return Outcome(NOTHING_NEW, here, f"Release {here} is shown already, and nothing newer is there.")
        before = {entry.version: entry.what for entry in history(state) if entry.what in (INSTALLED, WENT_BACK)}
        if newest.version in before and newest.version != here:
            how = "was gone back from" if before[newest.version] == INSTALLED else "did not pass its trial"
            return Outcome(NOTHING_NEW, here or FACTORY, f"Release {newest.version} {how}; nothing newer is there.")
    return newest


def _stage(source: Source, offer: trust.Offer, manifest: Manifest, state: Path, staged: Path) -> None:
    """Bring every file of a release into ``staged``, verified and synced; the same file is brought once only."""
    sizes = {name: offer.targets[target].length for name, target in manifest.files.items()}
    if max(sizes.values()) > LARGEST_FILE or sum(sizes.values()) > LARGEST_RELEASE:
        raise RefusedError(f"The release {manifest.version} is too large.")
    here = current_version(state)
    own = state / FOLDER / here if here else None
    missing = sum(size for name, size in sizes.items() if own is None or not (own / name).exists())
    free = shutil.disk_usage(state).free
    if missing + SPARE > free:
        raise SurroundingsError(
            f"The disk is full: release {manifest.version} needs {_megabytes(missing + SPARE)}, {_megabytes(free)} are"
            " free."
        )
    staged.mkdir()
    folders = {staged}
    for name, target in manifest.files.items():
        path = staged / name
        for folder in (path.parent.parent, path.parent):
            if folder not in folders and folder.is_relative_to(staged):
                folder.mkdir()
                folders.add(folder)
        if own is None or not _own(own / name, offer.targets[target], path):
            _bring(source, target, offer.targets[target], path)
    for folder in folders:
        sync_folder(folder)


def _own(old: Path, target: TargetFile, path: Path) -> bool:
    """Link to the same file of the release shown now, after looking that it still is what it was."""
    try:
        if old.stat().st_size != target.length:
            return False
        with old.open("rb") as file:
            target.verify_length_and_hashes(file)
        os.link(old, path)
    except (OSError, LengthOrHashMismatchError):
        return False
    return True


def _bring(source: Source, name: str, target: TargetFile, path: Path) -> None:
    chunks = source.chunks(f"targets/{name}", target.length)
    write_chunks(path, _rechunked(chunks), 0o444)
    try:
        with path.open("rb") as file:
            target.verify_length_and_hashes(file)
    except LengthOrHashMismatchError as error:
        raise RefusedError(f"The release at {source.name} is damaged: a file is not what was signed.") from error


def _rechunked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Put small chunks together, so that the disk is asked seldom."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        if len(waiting) >= CHUNK:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)


def _take(state: Path, version: str, staged: Path) -> None:
    """Move a staged release to its place and point to it."""
    home = state / FOLDER / version
    if home.exists():
        # Left by an install that was cut short, or damaged since
        aside = state / FOLDER / STAGING / "old"
        home.rename(aside)
    staged.rename(home)
    sync_folder(state / FOLDER)
    _point(state, version)


def _point(state: Path, version: str) -> None:
    pointer = state / FOLDER / POINTER
    if version == FACTORY:
        pointer.unlink(missing_ok=True)
        sync_folder(state / FOLDER)
    else:
        write_whole(pointer, f"{version}\n".encode())


def _remember(state: Path, manifest: Manifest, what: str, message: str, now: Now) -> None:
    remember(
        state,
        Entry(stamp(now()), what, manifest.version, manifest.who, manifest.note, manifest.changes, message),
    )


def _recover(state: Path, offer: trust.Offer, now: Now) -> None:
    """Write down what is shown, where a cut came between the pointer and the history."""
    here = current_version(state)
    manifest = next((each for each in offer.releases if each.version == here), None)
    if manifest is not None and all(entry.version != here for entry in history(state)):
        _remember(state, manifest, INSTALLED, f"Release {here} is installed.", now)


def _prune(state: Path) -> None:
    """Keep the last releases, and the one that is shown."""
    here = current_version(state)
    for version in installed(state)[:-KEPT]:
        if version != here:
            # Renamed first: half a release must not look like one
            doomed = state / FOLDER / STAGING / version
            with contextlib.suppress(OSError):
                (state / FOLDER / version).rename(doomed)


def _megabytes(count: int) -> str:
    return f"{count / 10**6:.0f} MB"


@dataclass(frozen=True, slots=True)
class _Mark:
    """The server's mark of the metadata this kiosk has dealt with, so that it need not be sent again."""

    place: str = ""
    name: str = ""
    stage: int = 0
    value: str = ""

    @classmethod
    def read(cls, state: Path) -> "_Mark":
        try:
            values = json.loads((state / trust.FOLDER / MARK).read_bytes())
            return cls(str(values["place"]), str(values["name"]), int(values["stage"]), str(values["value"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def value_for(self, source: Source, kiosk: Kiosk) -> str:
        return self.value if (self.place, self.name, self.stage) == (source.name, kiosk.name, kiosk.stage) else ""

    def write(self, state: Path, source: Source, kiosk: Kiosk, value: str) -> None:
        fresh = _Mark(source.name, kiosk.name, kiosk.stage, value)
        if value and fresh != self:
            write_whole(state / trust.FOLDER / MARK, json.dumps(asdict(fresh)).encode())
