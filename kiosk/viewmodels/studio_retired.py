"""Objects that were shown: QML looks at them until its next frame, so they must not go as soon as others come."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject

KEPT = 3
"""How many generations stay; each is at least one event of the staff apart from the next."""


class Retired:
    """Deletes what was shown some generations ago."""

    def __init__(self) -> None:
        self._generations: deque[list[QObject]] = deque()

    def take(self, objects: Iterable[QObject]) -> None:
        """Take what is shown no longer, and delete what was not for long."""
        self._generations.append(list(objects))
        while len(self._generations) > KEPT:
            for each in self._generations.popleft():
                each.deleteLater()
