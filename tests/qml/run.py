"""Runs the tst_*.qml files beside it with our imports; a process of its own, for Qt's runner makes the application."""

import ctypes
import sys
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuickTest import QUICK_TEST_MAIN_WITH_SETUP

from kiosk import fonts, paths
from kiosk.scenes.install import install

assert QUICK_TEST_MAIN_WITH_SETUP, "its library is loaded by the import"
RUNNER = "_Z26quick_test_main_with_setupiPPcPKcS2_P7QObject"
"""int quick_test_main_with_setup(int, char**, const char*, const char*, QObject*)"""


class Setup(QObject):
    """What Qt's runner calls before the tests."""

    @Slot()
    def applicationAvailable(self) -> None:
        """Fonts need the application."""
        fonts.load_fonts()

    @Slot(QQmlEngine)
    def qmlEngineAvailable(self, engine: QQmlEngine) -> None:
        """Each file gets an engine of its own."""
        engine.addImportPath(str(paths.QML))
        install(engine)


def run(setup: QObject, arguments: list[str], folder: Path) -> int:
    """Run the tests in ``folder`` and return how many failed.

    WORKAROUND: PySide's QUICK_TEST_MAIN_WITH_SETUP keeps Python to itself while it runs, so that our picture
    providers, painting on Qt's thread, and the end of the engine wait for each other for ever. ctypes lets go of it.
    """
    library = ctypes.CDLL(str(Path(PySide6.__path__[0]) / "Qt" / "lib" / "libQt6QuickTest.so.6"))
    runner = library[RUNNER]
    runner.restype = ctypes.c_int
    words = (ctypes.c_char_p * (len(arguments) + 1))(*(word.encode() for word in arguments), None)
    pointer = ctypes.c_void_p(shiboken6.getCppPointer(setup)[0])
    return int(runner(len(arguments), words, b"kiosk", str(folder).encode(), pointer))


if __name__ == "__main__":
    sys.exit(run(Setup(), sys.argv, Path(__file__).parent))
