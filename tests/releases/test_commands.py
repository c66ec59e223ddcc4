"""The verbs as staff and scripts use them, with real content and a real trial; each step is a process of its own."""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.content.editing import Workspace
from kiosk.editorial import snapshot
from tests.releases.conftest import PASSPHRASE, tree

Done = subprocess.CompletedProcess[str]
Call = Callable[..., Done]


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Run a ``content`` verb with the kiosk's state, as a script without a keyboard does."""
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    surroundings = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}

    def call(*words: str | Path) -> Done:
        return subprocess.run(
            [*paths.program(), "content", *map(str, words), "--state", str(tmp_path / "state")],
            cwd=tmp_path,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )

    return call


def told(done: Done) -> dict[str, object]:
    """It ended well; return what it printed."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refused(done: Done, words: str) -> None:
    """It failed with one plain sentence."""
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert (done.stderr.count("\n"), "Traceback" in done.stderr) == (1, False), done.stderr


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The state folder of the staff's computer; its draft speaks two languages only, so that trials are short."""
    state = tmp_path / "office"
    with Workspace.open(state / "draft") as workspace:
        for tag in workspace.draft.tags():
            if tag not in ("zh_Hans", "de"):
                workspace.remove_language(tag)
    return state


def test_from_a_draft_to_the_floor_and_back(call: Call, draft: Path, tmp_path: Path) -> None:
    publish = ("publish", "--to", "web", "--passphrase-file", "passphrase", "--keys", "keys", "--who", "Li", "--json")
    first = told(call(*publish, "--from", draft))
    assert (first["number"], first["who"], first["changes"]) == (1, "Li", "first release")
    assert Path(str(first["root_key"])).name == "root-key.pem"
    installed = told(call("install", "--from", "web", "--trust", "keys/trust.json", "--json"))
    assert (installed["result"], installed["version"]) == ("installed", first["version"])
    with Workspace.open(draft / "draft") as workspace:
        workspace.set_text("de", "story.overview", "title", "Am Westufer")
    second = told(call(*publish, "--from", draft, "--note", "proofread"))
    assert second["changes"] == "changed: story.overview"
    assert told(call("install", "--from", "web", "--json"))["version"] == second["version"]
    assert told(call("rollback", "--json"))["version"] == first["version"]
    history = told(call("history", "--json"))
    assert history["current"] == first["version"]
    assert history["installed"] == [first["version"], second["version"]]
    entries: Any = history["history"]
    assert [entry["what"] for entry in entries] == ["installed", "published", "installed", "rolled back"]
    plain = call("history")
    assert "Li  proofread" in plain.stdout
    assert plain.stdout.endswith(f"{first['version']} is shown.\n")


def test_content_with_an_error_is_not_published(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "wrong"
    folder.mkdir()
    shutil.copyfile(paths.FACTORY_CONTENT, folder / "content.sqlite")
    snapshot(folder / "content.sqlite")
    with closing(sqlite3.connect(folder / "content.sqlite")) as database, database:
        database.execute("UPDATE text SET text = '<b>' || text WHERE language = 'de' AND entry_id = 'story.overview'")
    done = call("publish", "--to", "web", "--from", folder, "--passphrase-file", "passphrase", "--keys", "keys")
    refused(done, "The content is not published")
    assert not (tmp_path / "web").exists()
    assert not (tmp_path / "keys").exists()


def test_nobody_to_ask_for_the_passphrase(call: Call, draft: Path) -> None:
    done = call("publish", "--to", "web", "--from", draft, "--keys", "keys")
    assert done.returncode == 2
    assert "--passphrase-file" in done.stderr
    refused(call("publish", "--to", "web", "--from", draft, "--passphrase-file", "nowhere"), "passphrase file nowhere")
    refused(call("publish", "--to", "web", "--from", "nowhere", "--passphrase-file", "passphrase"), "neither a release")


def test_a_kiosk_that_trusts_nobody_says_what_to_do(call: Call, tmp_path: Path) -> None:
    refused(call("install", "--from", "nowhere"), "trusts no venue yet")
    assert not (tmp_path / "state").exists()
    refused(call("rollback"), "nothing before it")
    assert told(call("history", "--json")) == {"current": "factory", "installed": [], "history": []}
    assert tree(tmp_path).keys() == {"passphrase"}
