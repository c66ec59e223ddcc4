"""The staff's keys: one that publishes, locked with a passphrase, and the root, which is put away."""

# pyright: reportPrivateImportUsage=false
# What is imported from tuf and securesystemslib is their documented API; they only do not mark it for checkers.

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from kiosk.releases.disk import alone, make_folder, remove, said, sync_folder, write_whole
from kiosk.releases.errors import ReleaseError

PUBLISHING_KEY = "publishing-key.pem"
ROOT_KEY = "root-key.pem"
TRUST = "trust.json"
"""The venue's first root: what a kiosk is given once, so that it trusts what these keys sign."""
ROOTS = "roots"
COUNTER = "counter"
ROOT_YEARS = 20
SHORTEST_PASSPHRASE = 8
EARLIEST_YEAR = 2026
ONLINE = (Targets.type, Snapshot.type, Timestamp.type)
PLAIN = JSONSerializer(compact=False)
BUSY = "Somebody else is publishing with these keys; try again when that is finished."


@dataclass(frozen=True, slots=True)
class Keys:
    """Opened keys: the publishing key, and the newest root that says it may publish."""

    folder: Path
    signer: CryptoSigner
    root: Root

    @property
    def root_key(self) -> Path | None:
        """Where the root's key still lies, or None when it was put away."""
        path = self.folder / ROOT_KEY
        return path if path.exists() else None

    def roots(self) -> dict[int, bytes]:
        """Return every root there ever was, by version."""
        with said("The keys cannot be read"):
            return {number: _root_path(self.folder, number).read_bytes() for number in range(1, self.root.version + 1)}

    def counter(self) -> int:
        """Return the highest number any publication with these keys has had.

        :raises ReleaseError: it cannot be read.
        """
        path = self.folder / COUNTER
        with said(f"The counter {path} cannot be read"):
            if not path.exists():
                return 0
            text = path.read_text(encoding="ascii", errors="replace").strip()
        if not text.isdigit():
            raise ReleaseError(f"The counter {path} does not hold a number; write the number of the last release.")
        return int(text)

    def count(self, number: int) -> None:
        """Use up a number, so that no other release gets it, whatever becomes of this one."""
        with said("The keys' folder cannot be written"):
            write_whole(self.folder / COUNTER, f"{number}\n".encode())


def there_are_keys(folder: Path) -> bool:
    """Whether keys were made in ``folder``."""
    return (folder / TRUST).exists()


def make_keys(folder: Path, passphrase: str, now: datetime) -> None:
    """Make the venue's keys, all of them or none.

    :raises ReleaseError: the passphrase is too short, the folder holds something else or cannot be written.
    """
    refuse_clock(now)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise ReleaseError(f"The passphrase is too short; {SHORTEST_PASSPHRASE} characters are the least.")
    publishing, root_key = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    root = Root(version=1, consistent_snapshot=True, expires=_root_end(now))
    _authorise(root, CryptoSigner(publishing), CryptoSigner(root_key))
    signed = Metadata(root)
    signed.sign(CryptoSigner(root_key))
    first = signed.to_bytes(PLAIN)
    aside = folder.with_name(f".{folder.name}-{secrets.token_hex(4)}")
    with said(f"The keys' folder {folder} cannot be written"):
        if folder.exists() and any(folder.iterdir()):
            raise ReleaseError(f"The folder {folder} holds something, but no keys; name an empty folder for new ones.")
        make_folder(folder.parent)
        for left in folder.parent.glob(f".{folder.name}-*"):
            remove(left)
        try:
            make_folder(aside, 0o700)
            make_folder(aside / ROOTS)
            write_whole(aside / ROOT_KEY, _locked(root_key, passphrase), 0o600)
            write_whole(aside / PUBLISHING_KEY, _locked(publishing, passphrase), 0o600)
            write_whole(_root_path(aside, 1), first)
            write_whole(aside / TRUST, first)
            if folder.exists():
                folder.rmdir()
            aside.rename(folder)
            sync_folder(folder.parent)
        except OSError:
            remove(aside)
            raise


def open_keys(folder: Path, passphrase: str) -> Keys:
    """Open the publishing key.

    :raises ReleaseError: there is none, the passphrase is wrong, or the newest root does not know the key.
    """
    with said(f"The keys in {folder} cannot be read"):
        newest = max((_root_number(path) for path in (folder / ROOTS).glob("*.root.json")), default=0)
        data = _root_path(folder, newest).read_bytes()
        _settle(folder, newest)
    private = _unlocked(folder / PUBLISHING_KEY, passphrase, "publishing key")
    try:
        root = Metadata[Root].from_bytes(data).signed
    except RepositoryError as error:
        raise ReleaseError(f"The root {_root_path(folder, newest)} is damaged.") from error
    signer = CryptoSigner(private)
    if any(signer.public_key.keyid not in root.get_delegated_role(role).keyids for role in ONLINE):
        raise ReleaseError(f"The publishing key in {folder} is not the one that its newest root names.")
    return Keys(folder, signer, root)


def rotate(
    folder: Path, root_key: Path, passphrase: str, now: datetime, new_passphrase: str = "", new_root: bool = False
) -> int:
    """Make a new publishing key, and with ``new_root`` a new root key too, signed by the root key that was put away.

    Kiosks learn of it with the next release. ``passphrase`` opens the root key; the new keys take ``new_passphrase``
    or the same one. Returns the version of the new root.

    :raises ReleaseError: the root key is missing, wrong or cannot be opened.
    """
    refuse_clock(now)
    chosen = new_passphrase or passphrase
    if len(chosen) < SHORTEST_PASSPHRASE:
        raise ReleaseError(f"The passphrase is too short; {SHORTEST_PASSPHRASE} characters are the least.")
    if not there_are_keys(folder):
        raise ReleaseError(f"There are no keys in {folder}.")
    with alone(folder, BUSY):
        old = CryptoSigner(_unlocked(root_key, passphrase, "root key"))
        with said(f"The keys in {folder} cannot be read"):
            version = max(_root_number(path) for path in (folder / ROOTS).glob("*.root.json"))
            root = Metadata[Root].from_bytes(_root_path(folder, version).read_bytes()).signed
        if old.public_key.keyid not in root.get_delegated_role(Root.type).keyids:
            raise ReleaseError(f"The key {root_key} is not the root key of the keys in {folder}.")
        publishing = Ed25519PrivateKey.generate()
        fresh = Ed25519PrivateKey.generate() if new_root else None
        next_root = CryptoSigner(fresh) if fresh else old
        replacement = Root(version=version + 1, consistent_snapshot=True, expires=_root_end(now))
        _authorise(replacement, CryptoSigner(publishing), next_root)
        signed = Metadata(replacement)
        signed.sign(old)
        if fresh:
            signed.sign(next_root, append=True)
        with said(f"The keys' folder {folder} cannot be written"):
            if fresh:
                write_whole(folder / f"{version + 1}.{ROOT_KEY}", _locked(fresh, chosen), 0o600)
            write_whole(folder / f"{version + 1}.{PUBLISHING_KEY}", _locked(publishing, chosen), 0o600)
            write_whole(_root_path(folder, version + 1), signed.to_bytes(PLAIN))
            _settle(folder, version + 1)
    return version + 1


def refuse_clock(now: datetime) -> None:
    """Sign nothing by a clock that lost its battery: kiosks would take it for long expired.

    :raises ReleaseError: the clock stands before the program was made.
    """
    if now.year < EARLIEST_YEAR:
        raise ReleaseError(f"This computer's clock says {now:%Y-%m-%d}; set it right before signing anything.")


def _settle(folder: Path, version: int) -> None:
    """Put the keys that belong to root ``version`` in their place; where that was cut short, opening them does it."""
    for name in (ROOT_KEY, PUBLISHING_KEY):
        fresh = folder / f"{version}.{name}"
        if fresh.exists():
            fresh.replace(folder / name)
            sync_folder(folder)


def _authorise(root: Root, publishing: CryptoSigner, root_key: CryptoSigner) -> None:
    root.add_key(root_key.public_key, Root.type)
    for role in ONLINE:
        root.add_key(publishing.public_key, role)


def _root_end(now: datetime) -> datetime:
    return (now + timedelta(days=365.25 * ROOT_YEARS)).replace(microsecond=0)


def _root_path(folder: Path, version: int) -> Path:
    return folder / ROOTS / f"{version}.root.json"


def _root_number(path: Path) -> int:
    number = path.name.partition(".")[0]
    return int(number) if number.isdigit() else 0


def _locked(key: Ed25519PrivateKey, passphrase: str) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))


def _unlocked(path: Path, passphrase: str, what: str) -> Ed25519PrivateKey:
    with said(f"The {what} {path} cannot be read"):
        data = path.read_bytes()
    try:
        key = load_pem_private_key(data, passphrase.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ReleaseError(f"The passphrase does not open the {what} {path}.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ReleaseError(f"The {what} {path} is not of the kind this program makes.")
    return key
