"""Publishing from the studio through its sheets: refused in words, made, told in the history, published again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.releases.history import PUBLISHED, history
from tests.desk import Desk
from tests.drive import until

PASSPHRASE = "a lake in the west"


@pytest.fixture
def desk(application: QGuiApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "state")
    yield desk
    desk.close()


def said(desk: Desk, beginning: str, end: str = "") -> bool:
    """Return whether a sentence is shown that begins and ends so."""
    return any(name.startswith(beginning) and name.endswith(end) for name, _ in desk.controls())


def published(state: Path) -> list[str]:
    """Return the versions that were published, the oldest first: a running number, and what the content is known by."""
    return [entry.version for entry in history(state) if entry.what == PUBLISHED]


def test_the_first_publication_asks_for_a_passphrase_twice_and_says_what_to_do_with_the_keys(
    desk: Desk, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    desk.click("Publish …")
    desk.write("What changed, in a sentence", "The first")
    desk.click("Publish now")
    assert said(desk, "Name the folder to publish to")
    desk.write("Folder to publish to", str(stick))
    desk.write("Passphrase", "short")
    desk.click("Publish now")
    assert desk.has("The passphrase has at least 8 characters.")
    desk.write("Passphrase", PASSPHRASE)
    desk.write("The same once more", PASSPHRASE.upper())
    desk.click("Publish now")
    assert desk.has("The two passphrases are not the same.")
    assert not stick.exists()
    assert not (tmp_path / "state" / "keys").exists()
    desk.write("The same once more", PASSPHRASE)
    desk.click("Publish now")
    until(lambda: said(desk, "Version 0001-", "is published."), "it is published")
    assert said(desk, "New keys were made.")
    assert (tmp_path / "state" / "keys" / "trust.json").is_file()
    assert len(published(tmp_path / "state")) == len(list(stick.glob("targets/*.sqlite"))) == 1


def test_an_older_version_is_published_again_from_the_history(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    desk.click("Publish …")
    desk.write("Folder to publish to", str(stick))
    desk.write("What changed, in a sentence", "The first")
    desk.write("Passphrase", PASSPHRASE)
    desk.write("The same once more", PASSPHRASE)
    desk.click("Publish now")
    until(lambda: said(desk, "Version 0001-", "is published."), "the first is published")
    desk.click("Close")
    desk.choose("Area of the park")
    desk.write("Number", "71.25")
    desk.settle()
    desk.click("Publish …")
    desk.write("What changed, in a sentence", "Area corrected")
    desk.write("Passphrase", "not the passphrase")
    desk.click("Publish now")
    until(lambda: not desk.view.publishing.busy, "it is refused")
    assert desk.view.publishing.wrong and desk.has(desk.view.publishing.wrong)
    assert len(published(tmp_path / "state")) == len(list(stick.glob("targets/*.sqlite"))) == 1
    desk.write("Passphrase", PASSPHRASE)
    desk.click("Publish now")
    until(lambda: said(desk, "Version 0002-", "is published."), "the second is published")
    desk.click("Close")

    desk.click("History")
    desk.until_shown("Area corrected")
    assert desk.has("The first")
    assert desk.has("The first release")
    assert desk.has("Changed: Area of the park")
    desk.click("Publish this version again")
    assert said(desk, "Publish version 0001-", " again")
    desk.write("Passphrase", PASSPHRASE)
    desk.click("Publish now")
    until(lambda: said(desk, "Version 0003-", "is published."), "the first is published again")
    first, second, third = (version.partition("-")[2] for version in published(tmp_path / "state"))
    assert first == third != second
    assert "71.25" in desk.stage_texts()
