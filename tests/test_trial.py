"""A release on trial: whatever its process does, the outcome is one sentence, and only a clean one passes."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content.editing import Workspace
from kiosk.editorial import snapshot
from kiosk.publishing import on_trial
from kiosk.releases import DATABASE
from kiosk.releases.errors import RefusedError, TrialError

REAL = """
import logging, sys
from pathlib import Path
from kiosk import tour, trial
{trouble}
sys.exit(trial.run(Path(sys.argv[-1])))
"""
LONE = """
from kiosk import trial
trial.limit()
{trouble}
"""


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the trial's process run other code than ours."""

    def child(code: str) -> None:
        script = tmp_path / "child.py"
        script.write_text(f"import sys\nsys.path.insert(0, {str(paths.ROOT)!r})\n{code}")
        monkeypatch.setattr(paths, "program", lambda: (sys.executable, str(script)))

    return child


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content that speaks one language only, so that trials are short."""
    home = tmp_path_factory.mktemp("small")
    with Workspace.open(home / "draft") as workspace:
        for tag in workspace.draft.tags():
            if tag != "zh_Hans":
                workspace.remove_language(tag)
        workspace.build(home / "release", snapshot)
    return home / "release" / DATABASE


def test_good_content_passes(small: Path) -> None:
    on_trial(small)


def test_what_is_no_content_is_refused(tmp_path: Path) -> None:
    for name, data in (("content.sqlite", b"nothing"), ("empty.sqlite", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(RefusedError, match=rf"{name} is (not a database|empty)\.") as refused:
            on_trial(tmp_path / name)
        assert str(tmp_path) not in str(refused.value)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ('tour.settle = lambda kiosk: logging.getLogger("qt").warning("Binding loop")', "Binding loop"),
        ('tour.settle = lambda kiosk: __import__("warnings").warn("old ways")', "old ways"),
        ("def settle(kiosk): raise ValueError('a bug')\ntour.settle = settle", "a bug"),
    ],
)
def test_a_complaint_while_building(child: Callable[[str], None], small: Path, trouble: str, words: str) -> None:
    child(REAL.format(trouble=trouble))
    with pytest.raises(TrialError, match=r"did not pass its trial and is not shown: .*\.$") as failed:
        on_trial(small)
    assert words in str(failed.value)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "ended with -11"),
        ("import sys; sys.exit(3)", "ended with 3"),
        ("print('nonsense')", "ended with 0"),
        ("print('[]')", "ended with 0"),
        ("bytearray(4_000_000_000)", "MemoryError"),
    ],
)
def test_a_process_that_ends_badly(child: Callable[[str], None], trouble: str, words: str) -> None:
    child(LONE.format(trouble=trouble))
    with pytest.raises(TrialError, match="did not pass") as failed:
        on_trial(paths.FACTORY_CONTENT)
    assert words in str(failed.value)


def test_a_process_that_does_not_end(child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.publishing.TRIAL_SECONDS", 0.5)
    child("import threading; threading.Event().wait()")
    with pytest.raises(TrialError, match=r"took longer than 0\.5 seconds"):
        on_trial(paths.FACTORY_CONTENT)
