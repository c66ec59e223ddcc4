"""Whom a kiosk believes: its venue's first root, given once, and the newest signed metadata it has seen since."""

# pyright: reportPrivateImportUsage=false
# What is imported from tuf and securesystemslib is their documented API; they only do not mark it for checkers.

import json
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, TargetFile, Targets
from tuf.api.serialization import DeserializationError
from tuf.ngclient import Updater, UpdaterConfig

from kiosk.releases.disk import make_folder, reason, said, write_whole
from kiosk.releases.errors import RefusedError, SurroundingsError
from kiosk.releases.history import Now
from kiosk.releases.manifest import Manifest, read_manifests
from kiosk.releases.repository import LISTED
from kiosk.releases.source import NOT_FOUND, Source

FOLDER = "trust"
FIRST = "first.root.json"
NEWEST = "root.json"
SEEN = ("timestamp.json", "snapshot.json", "targets.json")
LARGEST_ROOT = 100_000
CONFIG = UpdaterConfig(
    root_max_length=LARGEST_ROOT,
    timestamp_max_length=16_384,
    snapshot_max_length=65_536,
    targets_max_length=20_000_000,
    prefix_targets_with_hash=False,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a source offers, every signature verified: releases oldest first, and how to check each hashed file."""

    releases: tuple[Manifest, ...]
    targets: dict[str, TargetFile]


@dataclass(frozen=True, slots=True)
class Trust:
    """The venue a kiosk belongs to."""

    first: bytes
    newest: bytes


def stored(state: Path) -> Trust | None:
    """Return whom this kiosk trusts, or None when nobody was named yet.

    :raises ReleaseError: that cannot be read.
    """
    folder = state / FOLDER
    with said(f"The trusted root in {folder} cannot be read"):
        if not (folder / FIRST).exists():
            return None
        first = (folder / FIRST).read_bytes()
        newest = (folder / NEWEST).read_bytes() if (folder / NEWEST).exists() else first
    return Trust(first, newest)


def given(file: Path) -> Trust:
    """Return the trust in a first root that an installer brings.

    :raises ReleaseError: it is not the first root of a venue.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_ROOT + 1)
    except OSError as error:
        raise RefusedError(f"The root {file} cannot be read: {reason(error)}.") from error
    return Trust(*[_refused_root(data, str(file))] * 2)


def at_first_sight(source: Source) -> Trust:
    """Return the trust in whatever root lies at the source.

    :raises ReleaseError: there is none.
    """
    data = b"".join(source.chunks("metadata/1.root.json", LARGEST_ROOT))
    return Trust(*[_refused_root(data, f"{source.name}/metadata/1.root.json")] * 2)


def ask(source: Source, trust: Trust, scratch: Path, state: Path, now: Now) -> Offer:
    """Return what a source offers, once every signature, version and date was verified.

    The client's files are worked on in ``scratch``; :func:`keep` takes them over when all went well.

    :raises RefusedError: it is another venue's, unsigned, changed, or older than what this kiosk has seen.
    :raises SurroundingsError: the source does not answer, or what it says has expired by this computer's clock.
    """
    if not source.there():
        raise SurroundingsError(f"The releases at {source.name} cannot be reached: there is no such folder.")
    with _in_plain_words(source, now):
        scratch.mkdir()
        for name in SEEN:
            if (state / FOLDER / name).exists():
                shutil.copyfile(state / FOLDER / name, scratch / name)
        _refuse_other_venue(source, trust)
        updater = Updater(str(scratch), "metadata/", fetcher=source, config=CONFIG, bootstrap=trust.newest)
        updater.refresh()
        for path in scratch.rglob("*.json"):
            _refuse_other_spelling(path)
        targets = Metadata[Targets].from_file(str(scratch / "targets.json")).signed
    releases = read_manifests(targets.unrecognized_fields.get(LISTED))
    named = {target for each in releases for target in each.files.values()}
    if named != targets.targets.keys():
        raise RefusedError(f"The repository at {source.name} names files that no release has, or too few.")
    for name, target in targets.targets.items():
        if target.hashes.get("sha256") != name.partition(".")[0]:
            raise RefusedError(f"The repository at {source.name} names a file by another hash than its own.")
    return Offer(tuple(releases), targets.targets)


def keep(state: Path, trust: Trust, scratch: Path) -> None:
    """Take over what :func:`ask` verified; cut short between two files, what is there still fits together."""
    folder = state / FOLDER
    make_folder(folder)
    # The first root last: as long as it is missing, nobody is trusted
    newest = max((scratch / "root_history").glob("*.root.json"), key=_number)
    fresh = {NEWEST: newest.read_bytes(), **{name: (scratch / name).read_bytes() for name in SEEN}, FIRST: trust.first}
    for name, data in fresh.items():
        if not (folder / name).exists() or (folder / name).read_bytes() != data:
            write_whole(folder / name, data)


def forget(state: Path) -> None:
    """Trust nobody any more; for installers who move a kiosk to other keys."""
    for name in (FIRST, NEWEST, *SEEN):
        (state / FOLDER / name).unlink(missing_ok=True)


def _number(path: Path) -> int:
    return int(path.name.partition(".")[0])


def _refused_root(data: bytes, where: str) -> bytes:
    try:
        metadata = Metadata[Any].from_bytes(data)
        root = metadata.signed
        if not isinstance(root, Root):
            raise RefusedError(f"{where} is not the root of a venue, but another kind of metadata.")
        root.verify_delegate(Root.type, metadata.signed_bytes, metadata.signatures)
    except RepositoryError as error:
        raise RefusedError(f"{where} is not the root of a venue.") from error
    if root.version != 1:
        raise RefusedError(f"{where} is not the first root of a venue.")
    return data


def _refuse_other_venue(source: Source, trust: Trust) -> None:
    first = source.download_bytes("metadata/1.root.json", LARGEST_ROOT)
    if first != trust.first:
        raise RefusedError(
            f"The repository at {source.name} has another first root than the one this kiosk trusts: it belongs to"
            " another venue, was made anew, or is damaged."
        )


def _refuse_other_spelling(path: Path) -> None:
    """Refuse what is signed rightly but spelled otherwise than it was written, so that every flipped bit is noticed.

    A date with a small “t” and a signature with a capital “A” say the same to those who only verify.
    """
    data = path.read_bytes()
    metadata = Metadata[Any].from_bytes(data)
    capital = any(each.signature != each.signature.lower() for each in metadata.signatures.values())
    if capital or json.loads(data) != metadata.to_dict():
        raise LengthOrHashMismatchError(path.name)


@contextmanager
def _in_plain_words(source: Source, now: Now) -> Generator[None]:
    where = f"The repository at {source.name}"
    try:
        yield
    except DownloadHTTPError as error:
        if error.status_code in NOT_FOUND and source.there():
            raise RefusedError(f"{where} is not whole, or there is no release: signed metadata is missing.") from error
        raise source.trouble(error) from error
    except DownloadLengthMismatchError as error:
        raise RefusedError(f"{where} holds metadata that is too large.") from error
    except DownloadError as error:
        raise source.trouble(error) from error
    except ExpiredMetadataError as error:
        raise SurroundingsError(
            f"{where} has expired by this computer's clock, which says {now():%Y-%m-%d}; set the clock if that is"
            " wrong, else publish again."
        ) from error
    except BadVersionNumberError as error:
        raise RefusedError(f"{where} is older than what this kiosk has seen already, or mixes versions.") from error
    except UnsignedMetadataError as error:
        raise RefusedError(f"{where} is not signed by this kiosk's venue.") from error
    except (LengthOrHashMismatchError, DeserializationError) as error:
        raise RefusedError(f"{where} was changed or damaged after it was signed.") from error
    except RepositoryError as error:
        raise RefusedError(f"{where} is not as a repository must be: {error}.") from error
