"""What is not to be trusted or not whole is refused with one sentence, and every byte of the state stays."""

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from securesystemslib.signer import CryptoSigner  # pyright: ignore[reportPrivateImportUsage]

from kiosk import paths
from kiosk.publishing import on_trial
from kiosk.releases import DATABASE, manifest
from kiosk.releases.errors import RefusedError, ReleaseError
from kiosk.releases.installing import Trusting
from kiosk.releases.keys import make_keys, rotate
from kiosk.releases.manifest import version_of
from tests.releases.conftest import PASSPHRASE, Clock, Floor, Venue, tree
from tests.releases.forging import Signed, add, expire, forge

ALL_BITS = "KIOSK_ALL_BITS" in os.environ
"""Whether every bit of the metadata is flipped, and not a sample of each file."""
NAMES = {
    "path traversal": "../evil.png",
    "path traversal below": "pictures/../../evil.png",
    "absolute": "/etc/evil.png",
    "absolute on Windows": "C:\\evil.png",
    "backslashes": "pictures\\evil.png",
    "device": "pictures/con.png",
    "numbered device": "pictures/LPT1.jpg",
    "hidden": "pictures/.evil.png",
    "folder below": "pictures/deep/evil.png",
    "other folder": "scripts/evil.png",
    "another ending": "pictures/evil.svg",
    "program": "evil.qml",
    "ends with a space": "pictures/evil.png ",
    "control character": "pictures/ev\nil.png",
    "right to left": "pictures/gnp\u202e.png",
    "very long": f"pictures/{'e' * 300}.png",
}


# -- package


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_that_no_release_has(venue: Venue, floor: Floor, shown: str, name: str) -> None:
    forge(venue, add(venue, name))
    with floor.unchanged("no name of a file in a release"):
        floor.install()
    assert floor.shown == shown


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_such_a_name_is_not_published_either(venue: Venue, name: str) -> None:
    path = venue.release / name
    if ".." in name or name.startswith("/") or len(name) > 255:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"evil")
    with pytest.raises(RefusedError, match=r"no name of a file|a link or no file"):
        venue.publish()
    assert not venue.repository.exists()


def test_names_that_some_disks_take_for_one(venue: Venue, floor: Floor, shown: str) -> None:
    forge(venue, add(venue, "pictures/Lake.png"))
    with floor.unchanged("which some disks take for one"):
        floor.install()
    (venue.release / "pictures" / "Lake.png").write_bytes(b"twin")
    with pytest.raises(RefusedError, match="which some disks take for one"):
        venue.publish()


@pytest.mark.parametrize("name", ["content.sqlite", "content.attract.json"])
def test_a_release_without_its_content(venue: Venue, floor: Floor, shown: str, name: str) -> None:
    def leave_out(plain: Signed) -> None:
        release = plain["releases"][-1]
        del release["files"][name]
        release["version"] = version_of(release["number"], release["files"])
        named = {target for each in plain["releases"] for target in each["files"].values()}
        plain["targets"] = {target: value for target, value in plain["targets"].items() if target in named}

    forge(venue, leave_out)
    with floor.unchanged(f"lacks “{name}”"):
        floor.install()
    (venue.release / name).unlink()
    with pytest.raises(RefusedError, match=r"lacks|has no"):
        venue.publish()


def newest_file(venue: Venue, ending: str) -> Path:
    """Return the repository's file of the newest release."""
    (listed,) = (venue.repository / "metadata").glob("*.targets.json")
    files = json.loads(listed.read_bytes())["signed"]["releases"][-1]["files"]
    (target,) = (target for name, target in files.items() if name.endswith(ending))
    return venue.repository / "targets" / target


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def replace_by_link(path: Path) -> None:
    kept = path.with_name("kept")
    path.rename(kept)
    path.symlink_to(kept)


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


SPOIL: dict[Callable[[Path], None], str] = {
    Path.unlink: "a file is missing",
    truncate: "not what was signed",
    empty: "not what was signed",
    lengthen: "not what was signed",
    replace_by_link: "a link or a pipe",
    replace_by_folder: "a folder, a pipe or a device",
    replace_by_pipe: "a folder, a pipe or a device",
}


@pytest.mark.parametrize("spoil", SPOIL, ids=[spoil.__name__ for spoil in SPOIL])
def test_a_spoilt_file(venue: Venue, floor: Floor, shown: str, spoil: Callable[[Path], None]) -> None:
    spoil(newest_file(venue, ".attract.json"))
    with floor.unchanged(SPOIL[spoil]):
        floor.install()
    assert floor.shown == shown


def test_links_are_not_published(venue: Venue, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    (venue.release / "pictures" / "secret.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(RefusedError, match="a link or no file"):
        venue.publish()
    (venue.release / "pictures" / "secret.png").unlink()
    (venue.release / "content.sqlite").unlink()
    (venue.release / "content.sqlite").symlink_to(tmp_path / "secret.png")
    with pytest.raises(RefusedError, match="a link or no file"):
        venue.publish()


def test_too_large_or_too_many(venue: Venue, floor: Floor, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.releases.installing.LARGEST_FILE", 100)
    with floor.unchanged("is too large"):
        floor.install()
    monkeypatch.setattr("kiosk.releases.repository.LARGEST_FILE", 100)
    with pytest.raises(RefusedError, match="is too large"):
        venue.publish()
    monkeypatch.undo()
    monkeypatch.setattr("kiosk.releases.repository.LARGEST_RELEASE", 100)
    with pytest.raises(RefusedError, match="The release is too large"):
        venue.publish()
    monkeypatch.setattr(manifest, "MOST_FILES", 2)
    with floor.unchanged("2 is the most"):
        floor.install()


def test_a_file_that_no_release_names(venue: Venue, floor: Floor, shown: str) -> None:
    def stray(plain: Signed) -> None:
        plain["targets"]["f" * 64 + ".png"] = {"length": 1, "hashes": {"sha256": "f" * 64}}

    forge(venue, stray)
    with floor.unchanged("names files that no release has"):
        floor.install()


def wrong(**values: Any) -> Callable[[Signed], None]:
    """Return a change of what the newest release says of itself."""
    return lambda plain: plain["releases"][-1].update(values)


LIES: dict[str, tuple[Callable[[Signed], object], str]] = {
    "no list": (lambda plain: plain.pop("releases"), "does not list its releases"),
    "not a list": (lambda plain: plain.update(releases="all"), "does not list its releases"),
    "twice": (lambda plain: plain["releases"].append(plain["releases"][-1]), "in a muddle"),
    "backwards": (lambda plain: plain["releases"].reverse(), "in a muddle"),
    "nothing": (lambda plain: plain["releases"].append({}), "without saying all"),
    "a number": (lambda plain: plain["releases"].append(7), "without saying all"),
    "no number": (wrong(number="2"), "of the wrong kind"),
    "negative": (wrong(number=-2), "of the wrong kind"),
    "no words": (wrong(note=["a"]), "of the wrong kind"),
    "many words": (wrong(note="a" * 5000), "of the wrong kind"),
    "no files": (wrong(files=[]), "of the wrong kind"),
    "other version": (wrong(version="0002-00000000"), "not the version it says"),
    "climbing version": (wrong(version="../../state"), "not the version it says"),
    "other stage": (wrong(stage=","), "for a stage that cannot be"),
    "climbing target": (wrong(files={"content.sqlite": "../x", "content.attract.json": "y"}), "no hashed name"),
    "numbered target": (wrong(files={"content.sqlite": 1, "content.attract.json": 2}), "names its files wrongly"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_release_that_lies_about_itself(venue: Venue, floor: Floor, shown: str, lie: str) -> None:
    change, words = LIES[lie]
    forge(venue, change)
    with floor.unchanged(words):
        floor.install()


def test_a_hash_that_is_not_the_name(venue: Venue, floor: Floor, shown: str) -> None:
    def swap(plain: Signed) -> None:
        for target in plain["targets"].values():
            target["hashes"] = {"sha256": "0" * 64}

    forge(venue, swap)
    with floor.unchanged("by another hash than its own"):
        floor.install()


# -- trust


def test_nobody_is_trusted_unasked(venue: Venue, floor: Floor) -> None:
    venue.publish()
    with floor.unchanged("trusts no venue yet"):
        floor.install(trusting=Trusting())


def test_the_first_root_seen_is_trusted_when_asked_for(venue: Venue, floor: Floor, tmp_path: Path) -> None:
    venue.publish()
    assert floor.install(trusting=Trusting(first_seen=True)).result == "installed"
    other = Venue(tmp_path, venue.clock, "other")
    other.publish()
    with floor.unchanged("another venue"):
        floor.install(other.repository, trusting=Trusting(first_seen=True))


def test_another_venue(venue: Venue, floor: Floor, shown: str, tmp_path: Path) -> None:
    other = Venue(tmp_path, venue.clock, "other")
    for _ in range(3):
        other.publish()
    with floor.unchanged("another venue"):
        floor.install(other.repository)
    with floor.unchanged("trusts another venue's root"):
        floor.install(other.repository, trusting=Trusting(other.keys / "trust.json"))
    with floor.unchanged("another venue"):
        floor.install(other.repository, trusting=Trusting(venue.keys / "trust.json", anew=True))
    outcome = floor.install(other.repository, trusting=Trusting(other.keys / "trust.json", anew=True))
    assert outcome.version == floor.shown
    with floor.unchanged("another venue"):
        floor.install(trusting=Trusting())


def test_another_venue_behind_our_first_root(venue: Venue, floor: Floor, shown: str, tmp_path: Path) -> None:
    other = Venue(tmp_path, venue.clock, "other")
    for _ in range(3):
        other.publish()
    shutil.copyfile(venue.keys / "trust.json", other.repository / "metadata" / "1.root.json")
    with floor.unchanged("not signed by this kiosk's venue"):
        floor.install(other.repository)


@pytest.mark.parametrize("role", ["timestamp.json", "2.snapshot.json", "2.targets.json"])
def test_unsigned_metadata(venue: Venue, floor: Floor, shown: str, role: str) -> None:
    path = venue.repository / "metadata" / role
    plain = json.loads(path.read_bytes())
    path.write_text(json.dumps({**plain, "signatures": []}))
    with floor.unchanged("signed"):
        floor.install()


def test_the_wrong_key(venue: Venue, floor: Floor, shown: str) -> None:
    forge(venue, lambda plain: None, CryptoSigner.generate_ed25519())
    with floor.unchanged("not signed by this kiosk's venue"):
        floor.install()


def test_a_key_that_was_replaced(venue: Venue, floor: Floor, shown: str, tmp_path: Path) -> None:
    stolen = Venue(tmp_path, venue.clock, "stolen")
    shutil.copytree(tmp_path / "venue", tmp_path / "stolen")
    rotate(venue.keys, venue.keys / "root-key.pem", PASSPHRASE, venue.clock.now())
    venue.edit('"third"')
    version = venue.publish().manifest.version
    floor.install()
    stolen.edit('"stolen"')
    for _ in range(5):
        stolen.publish()
    with floor.unchanged("not signed by this kiosk's venue"):
        floor.install(stolen.repository)
    assert floor.shown == version
    venue.edit('"fourth"')
    venue.publish()
    assert floor.install().result == "installed"


def test_one_flipped_bit_in_each_file(venue: Venue, floor: Floor, shown: str) -> None:
    choose = random.Random(20260501)
    files = list((venue.repository / "metadata").iterdir())
    files += [newest_file(venue, ".attract.json")]
    for path in files:
        good = path.read_bytes()
        every = path.parent.name == "metadata" and ALL_BITS
        bits = range(len(good) * 8) if every else choose.sample(range(len(good) * 8), 25)
        for bit in bits:
            bad = bytearray(good)
            bad[bit // 8] ^= 1 << bit % 8
            path.write_bytes(bad)
            with floor.unchanged(""):
                floor.install()
        path.write_bytes(good)
    assert floor.install().result == "installed"


def test_a_flipped_bit_that_signatures_do_not_notice(venue: Venue, floor: Floor, shown: str) -> None:
    path = venue.repository / "metadata" / "timestamp.json"
    good = path.read_text()
    plain = json.loads(good)
    expires, signature = plain["signed"]["expires"], plain["signatures"][0]["sig"]
    for old, new in ((expires, expires.lower()), (expires, expires[:-1] + "z"), (signature, signature.upper())):
        path.write_text(good.replace(old, new))
        with floor.unchanged("changed or damaged"):
            floor.install()
    path.write_text(good)
    assert floor.install().result == "installed"


def test_a_flipped_bit_in_the_database_and_a_picture(venue: Venue, tmp_path: Path) -> None:
    """On a kiosk that has nothing yet, every file of the release is brought."""
    venue.publish()
    newcomer = Floor(tmp_path / "newcomer", venue)
    for path in (venue.repository / "targets").iterdir():
        good = path.read_bytes()
        path.write_bytes(good[:-1] + bytes([good[-1] ^ 4]))
        with newcomer.unchanged("not what was signed"):
            newcomer.install()
        path.write_bytes(good)
    assert newcomer.install().result == "installed"


def test_an_older_repository(venue: Venue, floor: Floor, shown: str, tmp_path: Path) -> None:
    shutil.copytree(venue.repository, tmp_path / "older")
    venue.edit('"third"')
    version = venue.publish().manifest.version
    floor.install()
    with floor.unchanged("older than what this kiosk has seen"):
        floor.install(tmp_path / "older")
    assert floor.shown == version


def test_mixed_versions(venue: Venue, floor: Floor, shown: str, tmp_path: Path) -> None:
    shutil.copytree(venue.repository, tmp_path / "older")
    venue.edit('"third"')
    venue.publish()
    metadata, older = venue.repository / "metadata", tmp_path / "older" / "metadata"
    good = (metadata / "3.targets.json").read_bytes()
    (metadata / "3.targets.json").write_bytes((older / "2.targets.json").read_bytes())
    with floor.unchanged("changed or damaged"):
        floor.install()
    (metadata / "3.targets.json").write_bytes(good)
    (metadata / "3.snapshot.json").write_bytes((older / "2.snapshot.json").read_bytes())
    with floor.unchanged("changed or damaged"):
        floor.install()


@pytest.mark.parametrize("name", ["1.root.json", "timestamp.json", "2.snapshot.json", "2.targets.json"])
def test_metadata_that_is_missing_or_no_metadata(venue: Venue, floor: Floor, shown: str, name: str) -> None:
    path = venue.repository / "metadata" / name
    path.write_bytes(b"[" * 10_000)
    with floor.unchanged(""):
        floor.install()
    path.write_bytes(b"{}" + b" " * 21_000_000)
    with floor.unchanged(""):
        floor.install()
    path.unlink()
    with floor.unchanged("not whole"):
        floor.install()


def test_what_is_no_root_is_not_trusted(venue: Venue, floor: Floor, tmp_path: Path) -> None:
    venue.publish()
    root = tmp_path / "root.json"
    good = json.loads((venue.keys / "trust.json").read_bytes())
    good["signed"]["version"] = 2
    for data in (
        b"",
        b"{}",
        b"[" * 100_000,
        json.dumps(good).encode(),
        (venue.repository / "metadata/timestamp.json").read_bytes(),
    ):
        root.write_bytes(data)
        with floor.unchanged("is not the root of a venue"):
            floor.install(trusting=Trusting(root))
    with floor.unchanged("cannot be read"):
        floor.install(trusting=Trusting(tmp_path / "nowhere.json"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "names the schema revision 9999"),
        ("PRAGMA user_version = 9999", "made for a newer kiosk"),
        ("CREATE TABLE of_the_future (id INTEGER PRIMARY KEY)", "of_the_future"),
        ("CREATE TRIGGER harm AFTER INSERT ON figure BEGIN SELECT 1; END", "holds a trigger"),
    ],
)
def test_another_schema_is_refused_by_the_trial(
    venue: Venue, floor: Floor, shown: str, change: str, words: str
) -> None:
    database = venue.release / DATABASE
    database.unlink()
    shutil.copyfile(paths.FACTORY_CONTENT, database)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(change)
        connection.commit()
    venue.publish()
    with floor.unchanged(words):
        floor.install(trial=on_trial)
    assert floor.shown == shown


# -- keys


def test_a_wrong_passphrase_or_none(venue: Venue, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="too short"):
        make_keys(venue.keys, "short", venue.clock.now())
    assert not (tmp_path / "venue").exists()
    venue.publish()
    before = tree(tmp_path)
    for passphrase in ("", "wrong", PASSPHRASE.upper()):
        with pytest.raises(ReleaseError, match="does not open the publishing key"):
            venue.publish(passphrase=passphrase)
    assert tree(tmp_path) == before


def test_keys_are_locked_and_only_for_their_owner(venue: Venue) -> None:
    venue.publish()
    for name in ("publishing-key.pem", "root-key.pem"):
        path = venue.keys / name
        assert path.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
        assert path.stat().st_mode & 0o077 == 0


def test_a_repository_of_other_keys_is_not_touched(venue: Venue, tmp_path: Path) -> None:
    venue.publish()
    other = Venue(tmp_path, Clock(), "other")
    before = tree(venue.repository)
    with pytest.raises(ReleaseError, match="belongs to other keys"):
        other.publish(to=venue.repository)
    assert tree(venue.repository) == before


def test_rotation_needs_the_root_key(venue: Venue, tmp_path: Path) -> None:
    venue.publish()
    other = Venue(tmp_path, Clock(), "other")
    other.publish()
    before = tree(tmp_path)
    for key, passphrase, words in (
        (other.keys / "root-key.pem", PASSPHRASE, "is not the root key"),
        (venue.keys / "publishing-key.pem", PASSPHRASE, "is not the root key"),
        (venue.keys / "root-key.pem", "wrong passphrase", "does not open the root key"),
        (tmp_path / "nowhere.pem", PASSPHRASE, "cannot be read"),
        (venue.keys / "trust.json", PASSPHRASE, "does not open the root key"),
    ):
        with pytest.raises(ReleaseError, match=words):
            rotate(venue.keys, key, passphrase, venue.clock.now())
    assert tree(tmp_path) == before


def test_a_clock_without_battery_signs_nothing(venue: Venue, tmp_path: Path) -> None:
    moment = venue.clock.moment
    venue.clock.moment = moment.replace(year=1970)
    with pytest.raises(ReleaseError, match="clock says 1970"):
        venue.publish()
    assert not venue.keys.exists()
    venue.clock.moment = moment
    venue.publish()
    expire(venue, moment - timedelta(days=1))
    venue.publish()
