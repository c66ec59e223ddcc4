"""The heart beats while frames come, and is silent while one is due that does not."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import heartbeat
from kiosk.heartbeat import Heart
from tests.drive import Driver


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the supervisor would hear."""
    lines: list[str] = []
    monkeypatch.setattr(heartbeat, "say", lines.append)
    return lines


@pytest.fixture
def heart(visitor: Driver, said: list[str]) -> Iterator[Heart]:
    """A heart in the shared kiosk that only beats when told to, its first frame drawn."""
    shell = visitor.shell
    heart = Heart(visitor.window, lambda: shell.phase == "attract")
    heart.start(
        visitor.kiosk.ready, shell.phaseChanged, shell.placeChanged, shell.languageChanged, shell.choicesChanged
    )
    heart._timer.stop()  # pyright: ignore[reportPrivateUsage]
    heart.beat()
    assert said == []
    visitor.rest()
    assert said == ["shown", "beat idle"]
    said.clear()
    yield heart
    heart.deleteLater()


def test_nothing_moves_and_it_beats_without_a_frame(heart: Heart, said: list[str], visitor: Driver) -> None:
    frames = visitor.frames
    for _ in range(5):
        heart.beat()
    visitor.rest()
    assert said == ["beat idle"] * 5
    assert visitor.frames == frames


def test_it_is_silent_until_the_frame_that_is_due(heart: Heart, said: list[str], visitor: Driver) -> None:
    visitor.shell.wake("")
    for _ in range(3):
        heart.beat()
    assert said == [], "nothing has been drawn since"
    visitor.rest()
    assert said == ["beat"]
    heart.beat()
    assert said == ["beat", "beat"]


def test_every_change_is_followed_by_a_frame(heart: Heart, said: list[str], visitor: Driver) -> None:
    visitor.shell.wake("")
    visitor.rest()
    shell = visitor.shell
    for change in (
        lambda: shell.go("ecology"),
        lambda: shell.chooseLanguage("de"),
        lambda: shell.toggleContrast(),
        lambda: shell.content_changed(),
        lambda: shell.reset(),
    ):
        said.clear()
        change()
        heart.beat()
        assert said == []
        visitor.rest()
        assert said


def test_a_window_that_nobody_sees_owes_no_frame(heart: Heart, said: list[str], visitor: Driver) -> None:
    visitor.window.hide()
    QGuiApplication.processEvents()
    visitor.shell.wake("")
    heart.beat()
    assert said == ["beat"]
    visitor.window.show()
    visitor.rest()


def test_a_supervisor_that_does_not_listen_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.set_blocking(write, False)
    monkeypatch.setattr(heartbeat, "OUT", write)
    for _ in range(20_000):
        heartbeat.say("beat")
    os.close(read)
    heartbeat.say("beat")
    os.close(write)
