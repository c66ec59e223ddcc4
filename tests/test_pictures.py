"""Large pictures are painted once: what a visitor chooses in words makes no painter work while she waits."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.scenes.install import LateProvider
from kiosk.viewmodels.shell import PAGES
from tests.drive import SMALL, SMALL_UPRIGHT, Driver

LARGE = 100_000
"""Pixels of a picture that takes a painter more than a moment."""
LEFT_TO_RIGHT = ("en", "de", "ja", "ru", "fr", "ko", "es", "zh_Hant", "zh_Hans")


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was painted so far."""
    names: list[str] = []
    paint: Callable[[LateProvider, str, QSize, QSize], QImage] = LateProvider.requestImage

    def note(self: LateProvider, id: str, size: QSize, requestedSize: QSize) -> QImage:
        if requestedSize.width() * requestedSize.height() > LARGE:
            names.append(f"{id} {requestedSize.width()}x{requestedSize.height()}")
        return paint(self, id, size, requestedSize)

    monkeypatch.setattr(LateProvider, "requestImage", note)
    return names


def see_all(driver: Driver) -> None:
    """Visit every page, and wait for its pictures."""
    for page in PAGES:
        driver.shell.go(page)
        driver.settle()


@pytest.fixture(params=[SMALL, SMALL_UPRIGHT], ids=["landscape", "portrait"])
def own(request: pytest.FixtureRequest, painted: list[str], application: QGuiApplication) -> Iterator[Driver]:
    """A kiosk of one's own, all its pictures painted."""
    driver = Driver(request.param)
    driver.wake()
    see_all(driver)
    yield driver
    driver.close()


@pytest.mark.parametrize("percent", [100, 150])
def test_a_language_paints_no_picture_again(percent: int, own: Driver, painted: list[str]) -> None:
    own.shell.set_text_size(percent)
    see_all(own)
    before = [*painted]
    assert before
    for tag in LEFT_TO_RIGHT:
        for page in PAGES:
            own.shell.go(page)
            own.shell.chooseLanguage(tag)
            own.settle()
            assert painted == before, (tag, page)


def test_the_mirrored_language_has_each_picture_mirrored_once(own: Driver, painted: list[str]) -> None:
    painted.clear()
    for page in PAGES:
        own.shell.go(page)
        own.shell.chooseLanguage("ar")
        own.settle()
    assert painted
    assert all("mirror=1" in name for name in painted)
    assert len(painted) == len(set(painted))
