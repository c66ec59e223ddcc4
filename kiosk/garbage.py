"""Python's garbage, looked for by the interface's own thread, between touches.

Left to itself the collector works in whatever thread happens to allocate. What it finds may be Qt's, whose objects
must end in the thread they live in; and it may begin while a visitor waits for an answer.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000
OLDEST = 2
"""The generation that holds everything that is not set apart."""


def collect_due(oldest: int = OLDEST) -> None:
    """Collect the oldest generation that is due by Python's own thresholds, none above ``oldest``; perhaps nothing."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [number for number in range(oldest + 1) if counts[number] > thresholds[number]]
    if due:
        gc.collect(due[-1])


def tidy_memory() -> None:
    """Collect everything now, while nobody waits, and set apart what stays, so that no touch waits for it again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Collector(QObject):
    """Looks every second, unless ``busy``; everything only while ``idle``."""

    def __init__(self, busy: Callable[[], bool], idle: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._busy = busy
        self._idle = idle
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if not self._busy():
            collect_due(OLDEST if self._idle() else OLDEST - 1)
