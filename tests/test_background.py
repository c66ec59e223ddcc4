"""The one door for everything slow: what ends is told, what never began is told to nobody."""

from threading import Event

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from kiosk.app import Background
from tests.drive import until


def test_work_that_had_not_begun_when_all_stopped_is_told_to_nobody(application: QGuiApplication) -> None:
    background = Background()
    begun, held = Event(), Event()
    told: list[object] = []

    def hold() -> None:
        begun.set()
        held.wait(60)

    background.run(hold, told.append)
    background.run(hold, told.append)
    assert begun.wait(60)
    # What is called off is heard of first; only then may the one that runs end
    background._finished.connect(lambda _pair: held.set())  # pyright: ignore[reportPrivateUsage]
    background.stop()
    until(lambda: bool(told), "the work that ran is told")
    QCoreApplication.processEvents()
    assert len(told) == 1
