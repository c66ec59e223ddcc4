"""A running kiosk in a real window takes what is installed beside it, and goes back when it is gone back from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.editing import Workspace
from kiosk.editorial import snapshot
from kiosk.releases.installing import Trusting, install, rollback
from kiosk.releases.repository import publish
from tests.end2end.conftest import Program, until

pytestmark = pytest.mark.end2end
PASSPHRASE = "a lake in the west"
SETTINGS = "reduced_motion = true\ndiagonal_inches = 43\nattract_seconds = 120\n"


def test_a_release_is_shown_and_gone_back_from(run: Callable[..., Program], tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "draft") as workspace:
        workspace.set_text("zh_Hans", "story.attract", "title", "新的西太湖")
        workspace.build(tmp_path / "release", snapshot)
    repository, keys = tmp_path / "repository", tmp_path / "keys"
    version = publish(repository, tmp_path / "release", keys, PASSPHRASE, who="Li", note="a title").manifest.version
    program = run("--windowed", "1280x800", settings=SETTINGS)
    before = program.still("the lake is shown")
    log = program.state / "logs" / "kiosk.log"

    def says(words: str) -> bool:
        return log.exists() and words in log.read_text(encoding="utf-8")

    trusting = Trusting(keys / "trust.json")
    install(str(repository), program.state, lambda _database: None, trusting=trusting)
    until(lambda: says(f"the content {version} is shown now"), "the release is shown")
    assert program.still("the new title is shown") != before
    rollback(program.state)
    until(lambda: says("the content factory is shown now"), "the factory content is shown again")
    _status, said = program.end()
    assert said == ""
