"""The verbs as scripts meet them: what they print, with which status they leave, and never a traceback."""

import filecmp
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import __version__, cli, log, paths
from kiosk.cli import DONE, FAILED, MISUSED

Done = subprocess.CompletedProcess[str]
Call = Callable[..., Done]
# Qt's and SQLAlchemy's own cycles at the end of the process are not of our making
WARNINGS = ("-W", "error", "-W", "ignore:gc:ResourceWarning")
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Run the program as a person would, on a machine with no display and an empty home."""

    def call(*words: str | Path, **more: str) -> Done:
        surroundings = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
        surroundings |= {"HOME": str(tmp_path / "home"), "XDG_STATE_HOME": str(tmp_path / "home"), **more}
        return subprocess.run(
            [sys.executable, *WARNINGS, str(paths.ROOT / "main.py"), *map(str, words)],
            cwd=tmp_path,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return call


def says_one_sentence(done: Done, status: int, words: str) -> None:
    """It left with ``status`` after one plain sentence on stderr that contains ``words``."""
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    assert words in done.stderr
    assert done.stderr.startswith("west-taihu-kiosk")
    assert done.stderr.endswith("\n")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "verb",
    [
        (),
        ("run",),
        ("supervise",),
        ("self-test",),
        ("stats",),
        ("stats", "report"),
        ("staff",),
        ("staff", "set-pin"),
        ("tour",),
        ("content",),
        ("content", "build"),
        ("content", "check"),
        ("content", "publish"),
        ("content", "install"),
        ("content", "rollback"),
        ("content", "history"),
        ("content", "keys"),
    ],
)
def test_every_verb_explains_itself(verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*verb, "--help"]) == DONE
    said = capsys.readouterr()
    assert said.out.startswith("usage: west-taihu-kiosk")
    assert said.err == ""


def test_every_verb_for_people_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["--help"])
    said = capsys.readouterr().out
    for verb in ("run", "tour", "studio", "content", "supervise", "self-test", "stats"):
        assert f"\n    {verb}" in said


def test_the_version_is_told(call: Call) -> None:
    done = call("--version")
    assert (done.returncode, done.stdout, done.stderr) == (DONE, f"west-taihu-kiosk {__version__} (source)\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fly"], "invalid choice: 'fly'"),
        (["--fly"], "unrecognized arguments: --fly"),
        (["run", "--fly"], "unrecognized arguments: --fly"),
        (["run", "--windowed"], "expected one argument"),
        (["run", "--windowed", "big"], "“big” is not a size"),
        (["--windowed", "1280"], "“1280” is not a size"),
        (["--windowed", "0x0"], "“0x0” is not a size"),
        (["--windowed", "-1x600"], "expected one argument"),
        (["--windowed", "99999x600"], "“99999x600” is not a size"),
        (["tour"], "required: --out"),
        (["tour", "--out", "pictures", "--size", "1x1"], "“1x1” is not a size"),
        (["tour", "--out", "pictures", "--size", ","], "At least one size is needed"),
        (["tour", "--out", "pictures", "--text-size", "120"], "must be 100, 150 or 200"),
        (["tour", "--out", "pictures", "--theme", "pink"], "must be standard or high-contrast"),
        (["tour", "--out", "pictures", "--diagonal", "-3"], "between 0 and 200 inches"),
        (["tour", "--out", "pictures", "--diagonal", "nan"], "between 0 and 200 inches"),
        (["tour", "--out", "pictures", "--screens", "moon"], "There is no screen “moon”"),
        (["content"], "required: JOB"),
        (["content", "fly"], "invalid choice: 'fly'"),
        (["content", "build"], "required: --out"),
        (["content", "check"], "required: FILE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_said_in_one_sentence(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(log, "start", lambda state: None)
    status = cli.main(words)
    printed = capsys.readouterr()
    says_one_sentence(Done(words, status, printed.out, printed.err), MISUSED, said)
    assert list(tmp_path.iterdir()) == []


def test_without_a_display_the_kiosk_says_so(call: Call) -> None:
    for words in ([], ["run"], ["--windowed", "1280x800"]):
        says_one_sentence(call(*words), FAILED, "There is no display")


def test_a_display_that_does_not_answer_is_no_display(call: Call) -> None:
    says_one_sentence(call("run", DISPLAY=":4711"), FAILED, "There is no display")
    says_one_sentence(call("run", DISPLAY="nonsense"), FAILED, "There is no display")
    says_one_sentence(call("run", WAYLAND_DISPLAY="wayland-4711"), FAILED, "There is no display")


def test_a_language_that_is_not_spoken_is_refused(call: Call, tmp_path: Path) -> None:
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    says_one_sentence(call("--language", "tlh", "--windowed", "640x360", **offscreen), FAILED, "does not speak “tlh”")
    says_one_sentence(call("tour", "--out", tmp_path / "out", "--languages", "tlh"), FAILED, "does not speak “tlh”")
    settings = tmp_path / "settings.toml"
    settings.write_text('default_language = "tlh"\n', encoding="utf-8")
    says_one_sentence(call("--settings", settings, **offscreen), FAILED, "does not speak “tlh”")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('idle_seconds = "long"\n', "must be of type int, not str"),
        ("idle = 60\n", "there is no setting “idle”"),
        ("idle_seconds = 5\n", "must lie between 30 and 600, not 5"),
        ("idle_seconds: 60\n", "cannot be read"),
    ],
    ids=["wrong type", "unknown", "out of range", "not TOML"],
)
def test_a_bad_settings_file_is_refused(text: str, said: str, call: Call, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "settings.toml").write_text(text, encoding="utf-8")
    says_one_sentence(call("run", "--state", state), FAILED, said)
    says_one_sentence(call("tour", "--out", tmp_path / "out", "--settings", state / "settings.toml"), FAILED, said)


def test_a_named_settings_file_must_be_there(call: Call, tmp_path: Path) -> None:
    says_one_sentence(call("run", "--settings", tmp_path / "none.toml"), FAILED, "There is no settings file")


def test_a_folder_that_cannot_be_written_is_named(call: Call, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    says_one_sentence(call("tour", "--out", blocked / "out", "--screens", "overview"), FAILED, "cannot be written")
    says_one_sentence(call("tour", "--out", blocked, "--screens", "overview"), FAILED, "cannot be written")
    says_one_sentence(call("content", "build", "--out", blocked / "a.sqlite"), FAILED, "cannot be written")


def test_the_tour_names_a_picture_it_cannot_write(call: Call, tmp_path: Path) -> None:
    (tmp_path / "out" / "640x360-de-100-ecology-size.png").mkdir(parents=True)
    done = call(
        "tour", "--out", tmp_path / "out", "--size", "640x360", "--languages", "de", "--screens", "ecology-size"
    )
    says_one_sentence(done, FAILED, "cannot be written")


def test_the_tour_names_an_index_it_cannot_write(call: Call, tmp_path: Path) -> None:
    (tmp_path / "out" / "index.html").mkdir(parents=True)
    done = call(
        "tour", "--out", tmp_path / "out", "--size", "640x360", "--languages", "de", "--screens", "ecology-size"
    )
    assert done.returncode == FAILED
    assert "Traceback" not in done.stderr
    assert "cannot be written" in done.stderr


def test_the_tour_makes_pictures_and_an_index(call: Call, tmp_path: Path) -> None:
    done = call(
        "tour", "--out", tmp_path / "out", "--size", "640x360", "--languages", "de,ar", "--screens", "ecology-size"
    )
    assert (done.returncode, done.stderr) == (DONE, "")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["640x360-ar-100-ecology-size.png", "640x360-de-100-ecology-size.png", "index.html"]
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert all(name in index for name in names[:2])
    assert "2 pictures in" in done.stdout


def test_content_is_built_twice_to_the_same_bytes(call: Call, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        done = call("content", "build", "--out", tmp_path / name / "content.sqlite")
        assert (done.returncode, done.stderr) == (DONE, "")
    for name in ("content.sqlite", "content.attract.json"):
        assert filecmp.cmp(tmp_path / "one" / name, tmp_path / "two" / name, shallow=False), name


@pytest.mark.parametrize("what", [paths.FACTORY_CONTENT, paths.FACTORY_SOURCE], ids=["database", "text"])
def test_what_ships_has_nothing_to_mend(what: Path, call: Call) -> None:
    done = call("content", "check", what)
    assert (done.returncode, done.stderr) == (DONE, ""), done.stdout
    done = call("content", "check", what, "--json")
    assert done.returncode == DONE
    assert json.loads(done.stdout)["findings"] == []


def test_checking_what_is_not_there_or_no_database_is_said(call: Call, tmp_path: Path) -> None:
    says_one_sentence(call("content", "check", tmp_path / "none.sqlite"), FAILED, "There is no content database")
    garbage = tmp_path / "garbage.sqlite"
    garbage.write_bytes(b"no database at all" * 100)
    done = call("content", "check", garbage)
    assert done.returncode == FAILED
    assert "Traceback" not in done.stderr + done.stdout
