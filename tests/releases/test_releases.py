"""From a release folder to what a kiosk shows, and back again."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.releases import DATABASE, SNAPSHOT, current
from kiosk.releases.errors import RefusedError, ReleaseError, TrialError
from kiosk.releases.history import history
from kiosk.releases.installing import installed, rollback
from kiosk.releases.keys import rotate
from kiosk.releases.manifest import Kiosk
from kiosk.sounds import Sounds
from tests.releases.conftest import PASSPHRASE, Floor, Venue, tree


def test_without_a_release_the_factory_content_is_shown(floor: Floor) -> None:
    assert current(floor.state) is None
    assert current(floor.state / "nowhere") is None


def test_a_release_travels_whole(venue: Venue, floor: Floor) -> None:
    published = venue.publish().manifest
    outcome = floor.install()
    assert (outcome.result, outcome.version, floor.shown) == ("installed", published.version, published.version)
    content = current(floor.state)
    assert content is not None
    assert tree(content.parent) == tree(venue.release)
    (entry,) = history(floor.state)
    assert (entry.what, entry.version, entry.who, entry.note) == ("installed", published.version, "Li", "a note")
    assert entry.when == venue.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def test_recorded_sentences_travel_with_it(venue: Venue, floor: Floor) -> None:
    venue.publish()
    name = "0123456789abcdef" * 2
    for tag in ("de", "zh_Hans"):
        (venue.release / "sounds" / tag).mkdir(parents=True)
        (venue.release / "sounds" / tag / f"{name}.ogg").write_bytes(tag.encode())
    assert venue.publish().manifest.changes == "2 recordings added"
    floor.install()
    content = current(floor.state)
    assert content is not None
    assert tree(content.parent) == tree(venue.release)
    assert Sounds(content).languages() == {"de", "zh_Hans"}
    (venue.release / "sounds" / "de" / "song.ogg").write_bytes(b"other")
    with pytest.raises(RefusedError, match="no name of a file in a release"):
        venue.publish()


def test_nothing_is_left_of_the_work(venue: Venue, floor: Floor) -> None:
    version = venue.publish().manifest.version
    floor.install()
    assert sorted(path.name for path in (floor.state / "releases").iterdir()) == [version, "current"]
    assert not [path for path in venue.repository.rglob("*") if path.name.startswith(".")]


def test_the_same_release_twice_is_nothing_new(venue: Venue, floor: Floor) -> None:
    venue.publish()
    floor.install()
    before = tree(floor.state)
    assert floor.install().result == "nothing new"
    assert tree(floor.state) == before


def test_what_changed_is_told(venue: Venue) -> None:
    assert venue.publish().manifest.changes == "first release"
    assert venue.publish().manifest.changes == "nothing"
    venue.edit("{}")
    (venue.release / "pictures" / "shore.jpg").write_bytes(b"shore")
    (venue.release / "pictures" / "lake.png").write_bytes(b"lake")
    assert venue.publish().manifest.changes == "texts and figures, 1 picture added, 1 picture changed"
    (venue.release / "pictures" / "shore.jpg").unlink()
    with (venue.release / DATABASE).open("ab") as file:
        file.write(b"more")

    def compare(old: Path, new: Path) -> str:
        return f"{new.stat().st_size - old.stat().st_size} bytes more"

    assert venue.publish(compare=compare).manifest.changes == "4 bytes more, 1 picture removed"
    assert venue.publish().manifest.changes == "nothing"


def test_what_did_not_change_is_brought_only_once(venue: Venue, floor: Floor) -> None:
    venue.publish()
    floor.install()
    venue.edit("{}")
    venue.publish()
    for path in (venue.repository / "targets").glob("*.png"):
        path.unlink()
    floor.install()
    content = current(floor.state)
    assert content is not None
    assert tree(content.parent) == tree(venue.release)


def test_a_picture_that_rotted_on_the_kiosk_is_brought_again(venue: Venue, floor: Floor) -> None:
    venue.publish()
    floor.install()
    shown = current(floor.state)
    assert shown is not None
    picture = shown.parent / "pictures" / "lake.png"
    picture.chmod(0o644)
    picture.write_bytes(picture.read_bytes().swapcase())
    venue.edit("{}")
    venue.publish()
    floor.install()
    content = current(floor.state)
    assert content is not None
    assert tree(content.parent) == tree(venue.release)


# -- going back


def test_going_back_step_by_step_to_the_factory_and_forward_again(venue: Venue, floor: Floor) -> None:
    versions: list[str] = []
    for words in ("[1]", "[2]", "[3]"):
        venue.edit(words)
        versions.append(venue.publish().manifest.version)
        floor.install()
    assert rollback(floor.state, who="Wu").version == versions[1]
    assert floor.install().result == "nothing new"
    assert floor.shown == versions[1]
    assert rollback(floor.state).version == versions[0]
    assert rollback(floor.state).version == "factory"
    assert current(floor.state) is None
    with pytest.raises(ReleaseError, match="nothing before"):
        rollback(floor.state)
    assert rollback(floor.state, "3").version == versions[2]
    assert rollback(floor.state, versions[0]).version == versions[0]
    assert rollback(floor.state, "factory").version == "factory"
    assert rollback(floor.state, "factory").result == "nothing new"
    with pytest.raises(ReleaseError, match="no release “9”"):
        rollback(floor.state, "9")
    assert floor.install(again=True).version == versions[2]
    told = [(entry.what, entry.who) for entry in history(floor.state)]
    assert told[3] == ("rolled back", "Wu")


def test_an_older_version_is_published_again(venue: Venue, floor: Floor) -> None:
    venue.edit("[1]")
    first = venue.publish().manifest
    floor.install()
    venue.edit("[2]")
    venue.publish()
    floor.install()
    again = venue.publish_again(first.version).manifest
    assert (again.number, again.files, again.changes) == (3, first.files, f"as {first.version}")
    assert floor.install().version == again.version
    content = current(floor.state)
    assert content is not None
    assert content.with_name(SNAPSHOT).read_text() == "[1]"


def test_the_last_twenty_are_kept(venue: Venue, floor: Floor) -> None:
    for number in range(23):
        venue.edit(f"[{number}]")
        venue.publish()
        floor.install()
    assert len(installed(floor.state)) == 20
    assert installed(floor.state)[-1] == floor.shown
    assert len(list((venue.repository / "targets").glob("*.json"))) == 20
    assert len(list((venue.repository / "metadata").iterdir())) == 4


# -- trial


def test_a_release_that_fails_its_trial_is_not_shown_and_not_tried_again(venue: Venue, floor: Floor) -> None:
    venue.edit("[1]")
    first = venue.publish().manifest.version
    floor.install()
    venue.edit("[2]")
    second = venue.publish().manifest.version
    tried: list[Path] = []

    def complains(database: Path) -> None:
        assert database.is_file()
        tried.append(database)
        raise TrialError("A screen complained.")

    before = tree(floor.state / "releases")
    with pytest.raises(TrialError, match="complained"):
        floor.install(trial=complains)
    assert (floor.shown, tree(floor.state / "releases")) == (first, before)
    last = history(floor.state)[-1]
    assert (last.what, last.version, last.message) == ("went back", second, "A screen complained.")
    assert floor.install(trial=complains).result == "nothing new"
    assert len(tried) == 1
    venue.edit("[3]")
    assert venue.publish().manifest.version == floor.install().version


# -- stages


def test_an_update_in_stages(venue: Venue, floor: Floor, tmp_path: Path) -> None:
    rest = Floor(tmp_path / "rest", venue, Kiosk("hall", 2))
    first = replace(floor, kiosk=Kiosk("door", 1))
    old = venue.publish().manifest.version
    assert first.install().version == rest.install().version == old
    venue.edit("[2]")
    new = venue.publish(stage="1").manifest.version
    assert first.install().version == new
    assert rest.install().version == old
    assert venue.publish_again(stage="").manifest.version == new
    assert rest.install().version == new
    assert first.install().result == "nothing new"
    venue.edit("[3]")
    named = venue.publish(stage="hall, cellar").manifest.version
    assert first.install().version == new
    assert rest.install().version == named
    newcomer = Floor(tmp_path / "newcomer", venue)
    assert newcomer.install().version == new


# -- keys


def test_new_keys_are_learnt_with_the_next_release(venue: Venue, floor: Floor, tmp_path: Path) -> None:
    venue.publish()
    floor.install()
    safe = tmp_path / "safe.pem"
    (venue.keys / "root-key.pem").rename(safe)
    assert venue.publish().root_key is None
    for new_root in (False, True, False):
        rotate(venue.keys, safe, PASSPHRASE, venue.clock.now(), new_root=new_root)
        if new_root:
            (venue.keys / "root-key.pem").rename(safe)
        venue.edit(f'["{new_root}"]')
        assert venue.publish().manifest.version == floor.install().version
    newcomer = Floor(tmp_path / "newcomer", venue)
    assert newcomer.install().version == floor.shown


def test_a_stick_is_as_good_as_the_share(venue: Venue, floor: Floor, tmp_path: Path) -> None:
    venue.publish()
    floor.install()
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "System Volume Information").mkdir()
    venue.edit("[2]")
    version = venue.publish(to=stick).manifest.version
    assert floor.install(stick).version == version
    shutil.rmtree(stick)
    venue.edit("[3]")
    assert venue.publish().manifest.version == floor.install().version


def test_the_content_database_is_where_run_looks(venue: Venue, floor: Floor) -> None:
    venue.publish()
    floor.install()
    content = current(floor.state)
    assert content is not None
    assert content.name == DATABASE
    assert content.with_suffix(".attract.json").is_file()
