"""Publishing: signed metadata and files named by hash in a folder, which turns over in the last rename.

The folder may be a stick, a share, or what a web server or object store serves. ``metadata/timestamp.json`` alone is
ever replaced; everything else is added before it and removed after it.
"""

# pyright: reportPrivateImportUsage=false
# What is imported from tuf and securesystemslib is their documented API; they only do not mark it for checkers.

import hashlib
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Snapshot, TargetFile, Targets, Timestamp

from kiosk.releases import DATABASE, PICTURES, SNAPSHOT, SOUNDS
from kiosk.releases.disk import ASIDE, CHUNK, alone, make_folder, remove, said, sync_folder, write_chunks, write_whole
from kiosk.releases.errors import RefusedError, ReleaseError
from kiosk.releases.history import Now, clock, stamp
from kiosk.releases.keys import BUSY, PLAIN, Keys, make_keys, open_keys, refuse_clock, there_are_keys
from kiosk.releases.manifest import (
    LARGEST_FILE,
    LARGEST_RELEASE,
    LONGEST_TEXT,
    STAGE,
    Manifest,
    read_manifests,
    refuse_names,
    shown,
    version_of,
)

METADATA, TARGETS = "metadata", "targets"
LISTED = "releases"
"""The field of the signed targets that lists the releases, oldest first."""
KEPT = 20
DAYS = 365
"""How long kiosks take a publication; what they have installed they show for ever."""


Compare = Callable[[Path, Path], str]
"""Given the databases of the release before and of this one, says what changed, or "" when it cannot."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication came to."""

    manifest: Manifest
    first_use: bool
    root_key: Path | None
    trust: Path


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What a repository holds: its releases, and the length of each hashed file."""

    releases: tuple[Manifest, ...]
    lengths: Mapping[str, int]
    number: int


def publish(
    to: Path,
    release: Path,
    keys: Path,
    passphrase: str,
    *,
    who: str,
    note: str,
    compare: Compare | None = None,
    stage: str = "",
    now: Now = clock,
) -> Published:
    """Publish the release folder ``release`` into the repository ``to``; a kill at any moment leaves old or new whole.

    The first use of ``keys`` makes them. ``compare`` tells what changed between two content databases.

    :raises ReleaseError: the folder is no release, the keys cannot be used, or a disk refuses.
    """
    files = release_files(release)
    _refuse_words(who, note, stage)
    refuse_clock(now())
    first_use = not there_are_keys(keys)
    if first_use:
        make_keys(keys, passphrase, now())
    opened = open_keys(keys, passphrase)
    with alone(keys, BUSY), said(f"The release cannot be published to {to}"):
        shelf = _shelf(to, opened)
        number = max(shelf.number, opened.counter()) + 1
        opened.count(number)
        hashed = {name: _hashed_name(path) for name, path in files.items()}
        lengths = dict(shelf.lengths)
        make_folder(to / TARGETS)
        for name, target in hashed.items():
            lengths[target] = _keep(files[name], to / TARGETS / target)
        sync_folder(to / TARGETS)
        manifest = Manifest(
            number=number,
            version=version_of(number, hashed),
            when=stamp(now()),
            who=who,
            note=note,
            changes=_changes(to, shelf.releases[-1].files if shelf.releases else {}, hashed, compare)[:LONGEST_TEXT],
            stage=stage,
            files=hashed,
        )
        _turn_over(to, opened, _kept((*shelf.releases, manifest)), lengths, number, now())
    return Published(manifest, first_use, opened.root_key, keys / "trust.json")


def publish_again(
    to: Path, version: str, keys: Path, passphrase: str, *, who: str, note: str, stage: str = "", now: Now = clock
) -> Published:
    """Publish a release of the repository once more: the newest for another stage, an older one as the newest.

    ``version`` is a version or its running number, "" is the newest.

    :raises ReleaseError: there is no such release, the keys cannot be used, or a disk refuses.
    """
    _refuse_words(who, note, stage)
    refuse_clock(now())
    opened = open_keys(keys, passphrase)
    with alone(keys, BUSY), said(f"The release cannot be published to {to}"):
        shelf = _shelf(to, opened)
        old = find(shelf.releases, version)
        if old is None:
            known = ", ".join(each.version for each in shelf.releases) or "none"
            raise ReleaseError(f"There is no release {shown(version)} in {to}; there are: {known}.")
        for target in old.files.values():
            _refuse_changed(to / TARGETS / target, target)
        number = max(shelf.number, opened.counter()) + 1
        opened.count(number)
        if old == shelf.releases[-1]:
            manifest = replace(old, stage=stage)
            releases = (*shelf.releases[:-1], manifest)
        else:
            manifest = Manifest(
                number, version_of(number, old.files), stamp(now()), who, note, f"as {old.version}", stage, old.files
            )
            releases = (*shelf.releases, manifest)
        _turn_over(to, opened, _kept(releases), shelf.lengths, number, now())
    return Published(manifest, False, opened.root_key, keys / "trust.json")


def find(releases: Sequence[Manifest], version: str) -> Manifest | None:
    """Return the release of this version or running number, for "" the newest."""
    if not version:
        return releases[-1] if releases else None
    wanted = int(version) if version.isdigit() and len(version) < 10 else -1
    return next((each for each in releases if each.version == version or each.number == wanted), None)


def release_files(folder: Path) -> dict[str, Path]:
    """Return the files of a release folder by the names they have in a release.

    :raises ReleaseError: it is not a folder, or not one of a release: a name too many or missing, a link, too large.
    """
    found: dict[str, Path] = {}
    total = 0
    with said(f"The release folder {folder} cannot be read"):
        if not (folder / DATABASE).is_file() and not (folder / DATABASE).is_symlink():
            raise RefusedError(f"{folder} is not a release folder: it has no {DATABASE}.")
        for path in _walk(folder):
            name = path.relative_to(folder).as_posix()
            details = path.lstat()
            if not stat.S_ISREG(details.st_mode):
                raise RefusedError(f"The release folder holds {shown(name)}, which is a link or no file at all.")
            if details.st_size > LARGEST_FILE:
                raise RefusedError(f"The file {shown(name)} is too large; {LARGEST_FILE // 10**6} MB is the most.")
            total += details.st_size
            found[name] = path
    refuse_names(list(found))
    if total > LARGEST_RELEASE:
        raise RefusedError(f"The release is too large; {LARGEST_RELEASE // 10**6} MB is the most.")
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name == PICTURES and path.is_dir() and not path.is_symlink():
            yield from sorted(path.iterdir())
        elif path.name == SOUNDS and path.is_dir() and not path.is_symlink():
            for spoken in sorted(path.iterdir()):
                yield from sorted(spoken.iterdir()) if spoken.is_dir() and not spoken.is_symlink() else (spoken,)
        else:
            yield path


def _refuse_words(who: str, note: str, stage: str) -> None:
    if not STAGE.fullmatch(stage):
        raise ReleaseError(f"{shown(stage)} is no stage; it is a digit from 1 to 9, or names of kiosks with commas.")
    if any(len(text) > LONGEST_TEXT for text in (who, note, stage)):
        raise ReleaseError(f"Name and note may have {LONGEST_TEXT} characters at most.")


def _shelf(to: Path, keys: Keys) -> _Shelf:
    """Return what the repository holds, as far as our own signature vouches for it.

    :raises ReleaseError: it belongs to other keys, or what it lists is damaged.
    """
    metadata = to / METADATA
    first = metadata / "1.root.json"
    if not first.exists():
        if (metadata / "timestamp.json").exists():
            raise ReleaseError(f"The repository {to} has lost its first root; publish to an empty folder.")
        return _Shelf((), {}, 0)
    if first.read_bytes() != keys.roots()[1]:
        raise ReleaseError(f"The repository {to} belongs to other keys than those in {keys.folder}.")
    if not (metadata / "timestamp.json").exists():
        return _Shelf((), {}, 0)
    try:
        timestamp = Metadata[Timestamp].from_file(str(metadata / "timestamp.json"))
        number = timestamp.signed.version
        try:
            keys.root.verify_delegate(Timestamp.type, timestamp.signed_bytes, timestamp.signatures)
        except RepositoryError:
            # Signed with a key that was replaced: who holds that may have signed anything, so the list begins anew
            return _Shelf((), {}, 0)
        snapshot_path = metadata / f"{timestamp.signed.snapshot_meta.version}.snapshot.json"
        timestamp.signed.snapshot_meta.verify_length_and_hashes(snapshot_path.read_bytes())
        meta = Metadata[Snapshot].from_file(str(snapshot_path)).signed.meta["targets.json"]
        targets_path = metadata / f"{meta.version}.targets.json"
        meta.verify_length_and_hashes(targets_path.read_bytes())
        targets = Metadata[Targets].from_file(str(targets_path)).signed
    except (RepositoryError, KeyError, OSError) as error:
        raise ReleaseError(
            f"The repository {to} is damaged; publish to an empty folder, which the kiosks take just as well."
        ) from error
    releases = tuple(read_manifests(targets.unrecognized_fields.get(LISTED)))
    return _Shelf(releases, {name: target.length for name, target in targets.targets.items()}, number)


def _turn_over(
    to: Path, keys: Keys, releases: Sequence[Manifest], lengths: Mapping[str, int], number: int, now: datetime
) -> None:
    """Write metadata for ``releases``, let the timestamp point to it, and remove what nothing names any more."""
    metadata = to / METADATA
    make_folder(metadata)
    end = (now + timedelta(days=DAYS)).replace(microsecond=0)
    roots = {f"{version}.root.json": data for version, data in keys.roots().items()}
    for name, data in roots.items():
        if not (metadata / name).exists() or (metadata / name).read_bytes() != data:
            write_whole(metadata / name, data)
    targets = Targets(version=number, expires=end)
    for target in sorted({target for each in releases for target in each.files.values()}):
        targets.targets[target] = TargetFile(lengths[target], {"sha256": target.partition(".")[0]}, target)
    targets.unrecognized_fields[LISTED] = [each.plain() for each in releases]
    targets_data = _signed(Metadata(targets), keys)
    snapshot = Snapshot(version=number, expires=end)
    snapshot.meta["targets.json"] = MetaFile.from_data(number, targets_data, ["sha256"])
    snapshot_data = _signed(Metadata(snapshot), keys)
    timestamp = Timestamp(version=number, expires=end)
    timestamp.snapshot_meta = MetaFile.from_data(number, snapshot_data, ["sha256"])
    write_whole(metadata / f"{number}.targets.json", targets_data)
    write_whole(metadata / f"{number}.snapshot.json", snapshot_data)
    write_whole(metadata / "timestamp.json", _signed(Metadata(timestamp), keys))
    wanted = {"timestamp.json", f"{number}.targets.json", f"{number}.snapshot.json", *roots}
    _tidy(metadata, wanted)
    _tidy(to / TARGETS, set(targets.targets))


def _tidy(folder: Path, wanted: set[str]) -> None:
    for path in folder.iterdir():
        ours = path.suffix in (".json", ASIDE) or len(path.name.partition(".")[0]) == 64
        if path.name not in wanted and ours:
            remove(path)


def _signed(metadata: Metadata[Targets] | Metadata[Snapshot] | Metadata[Timestamp], keys: Keys) -> bytes:
    metadata.sign(keys.signer)
    return metadata.to_bytes(PLAIN)


def _kept(releases: Sequence[Manifest]) -> tuple[Manifest, ...]:
    """Return the last releases, and the last that was for every kiosk, should that be an older one."""
    kept = list(releases[-KEPT:])
    if all(each.stage for each in kept):
        kept = [each for each in releases if not each.stage][-1:] + kept
    return tuple(kept)


def _hashed_name(path: Path, suffix: str = "") -> str:
    digest = hashlib.sha256()
    for chunk in _chunks(path):
        digest.update(chunk)
    return digest.hexdigest() + (suffix or path.suffix)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _keep(source: Path, target: Path) -> int:
    """Copy a file to its hashed name, unless it is there already; return its length."""
    if target.is_file() and _hashed_name(target) == target.name:
        return target.stat().st_size
    aside = target.with_name(f".{target.name}{ASIDE}")
    try:
        write_chunks(aside, _chunks(source))
        if _hashed_name(aside, target.suffix) != target.name:
            raise ReleaseError(f"The file {source} changed while it was published; try again.")
        aside.replace(target)
    finally:
        remove(aside)
    return target.stat().st_size


def _refuse_changed(path: Path, target: str) -> None:
    if not path.is_file() or _hashed_name(path) != target:
        raise ReleaseError(f"The repository's file {path} is missing or damaged, so that release cannot be published.")


def _changes(to: Path, before: Mapping[str, str], after: Mapping[str, str], compare: Compare | None) -> str:
    """Return what is different, as far as files tell, and ``compare`` of the databases."""
    if not before:
        return "first release"
    said = [name for name in (DATABASE, SNAPSHOT) if before.get(name) != after.get(name)]
    old, new = (to / TARGETS / files[DATABASE] for files in (before, after))
    words = ""
    if compare is not None and old != new and old.is_file() and _hashed_name(old) == old.name:
        words = compare(old, new)
    others = {"added": after.keys() - before.keys(), "removed": before.keys() - after.keys()}
    others["changed"] = {name for name in after.keys() & before.keys() if before[name] != after[name]} - {
        DATABASE,
        SNAPSHOT,
    }
    told = [words or "texts and figures"] if said else []
    for noun, folder in (("picture", PICTURES), ("recording", SOUNDS)):
        for what, names in others.items():
            if count := sum(name.startswith(f"{folder}/") for name in names):
                told.append(f"{count} {noun}{'s' if count > 1 else ''} {what}")
    return ", ".join(told) or "nothing"
