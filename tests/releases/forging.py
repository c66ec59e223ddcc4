"""Repositories as nobody should make them: signed by the right keys, and wrong."""
# pyright: reportPrivateImportUsage=false
# What is imported from tuf is its documented API; it only does not mark it for checkers.

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from securesystemslib.signer import Signer
from tuf.api.metadata import Metadata, MetaFile, Snapshot, Targets, Timestamp

from kiosk.releases.keys import PLAIN, open_keys
from kiosk.releases.manifest import version_of
from tests.releases.conftest import PASSPHRASE, Venue

Signed = dict[str, Any]


def forge(venue: Venue, change: Callable[[Signed], object], signer: Signer | None = None) -> None:
    """Let ``change`` have its way with the plain targets, and sign everything again."""
    metadata = venue.repository / "metadata"
    timestamp = Metadata[Timestamp].from_file(str(metadata / "timestamp.json"))
    number = timestamp.signed.version
    path = metadata / f"{number}.targets.json"
    plain = json.loads(path.read_bytes())
    change(plain["signed"])
    signer = signer or open_keys(venue.keys, PASSPHRASE).signer
    targets = Metadata[Targets].from_bytes(json.dumps(plain).encode())
    path.write_bytes(signed(targets, signer))
    snapshot = Metadata[Snapshot].from_file(str(metadata / f"{number}.snapshot.json"))
    snapshot.signed.meta["targets.json"] = MetaFile.from_data(targets.signed.version, path.read_bytes(), ["sha256"])
    (metadata / f"{number}.snapshot.json").write_bytes(signed(snapshot, signer))
    data = (metadata / f"{number}.snapshot.json").read_bytes()
    timestamp.signed.snapshot_meta = MetaFile.from_data(snapshot.signed.version, data, ["sha256"])
    (metadata / "timestamp.json").write_bytes(signed(timestamp, signer))


def signed(metadata: Metadata[Any], signer: Signer) -> bytes:
    """Return metadata signed by one key alone."""
    metadata.signatures.clear()
    metadata.sign(signer)
    return metadata.to_bytes(PLAIN)


def add(venue: Venue, name: str, data: bytes = b"more") -> Callable[[Signed], None]:
    """Return a change that adds a file to the release."""

    def change(plain: Signed) -> None:
        digest = hashlib.sha256(data).hexdigest()
        target = digest + Path(name).suffix
        (venue.repository / "targets" / target).write_bytes(data)
        plain["targets"][target] = {"length": len(data), "hashes": {"sha256": digest}}
        release = plain["releases"][-1]
        release["files"][name] = target
        release["version"] = version_of(release["number"], release["files"])

    return change


def expire(venue: Venue, moment: datetime) -> None:
    """Let everything that the publishing key signs end at ``moment``."""
    metadata = venue.repository / "metadata"
    signer = open_keys(venue.keys, PASSPHRASE).signer
    number = Metadata[Timestamp].from_file(str(metadata / "timestamp.json")).signed.version
    snapshot = Metadata[Snapshot].from_file(str(metadata / f"{number}.snapshot.json"))
    snapshot.signed.expires = moment.astimezone(UTC).replace(microsecond=0)
    (metadata / f"{number}.snapshot.json").write_bytes(signed(snapshot, signer))
    timestamp = Metadata[Timestamp].from_file(str(metadata / "timestamp.json"))
    data = (metadata / f"{number}.snapshot.json").read_bytes()
    timestamp.signed.snapshot_meta = MetaFile.from_data(number, data, ["sha256"])
    (metadata / "timestamp.json").write_bytes(signed(timestamp, signer))
