"""PySide6 6.12.0 lost a reference to ``None`` or ``True`` at every call from Qt and aborted after some thousand."""

import subprocess
import sys

SCRIPT = """
import sys
from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, Signal, Slot

CALLS = 100_000

class Probe(QObject):
    told = Signal()
    asked = Signal(bool)

    def __init__(self):
        super().__init__()
        self.calls = 0

    @Slot()
    def hear(self):
        self.calls += 1

    @Slot(bool)
    def answer(self, yes):
        self.calls += 1

app = QCoreApplication([])
probe = Probe()
probe.told.connect(probe.hear)
probe.asked.connect(probe.answer)
before = [sys.getrefcount(value) for value in (None, True, False)]
for _ in range(CALLS):
    QMetaObject.invokeMethod(probe, "hear", Qt.ConnectionType.DirectConnection)
    probe.setObjectName("")
for _ in range(CALLS):
    probe.told.emit()
    probe.asked.emit(True)
after = [sys.getrefcount(value) for value in (None, True, False)]
print(probe.calls, *(new - old for new, old in zip(after, before)))
"""


def test_calls_from_qt_keep_the_references_of_constants() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    calls, *changes = map(int, done.stdout.split())
    assert calls == 300_000
    assert all(abs(change) < 1_000 for change in changes), changes
