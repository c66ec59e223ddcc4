"""A voice that says nothing and remembers all of it."""

from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.viewmodels.aloud import Voice


class Silent(Voice):
    """Speaks ``knows`` once it is asked; a test lets each sentence end or fail."""

    def __init__(
        self, parent: QObject | None = None, knows: frozenset[str] = frozenset(("zh_Hans", "en", "de"))
    ) -> None:
        super().__init__(parent)
        self.knows = knows
        self.said: list[str] = []
        self.tags: list[str] = []
        self.volumes: list[float] = []
        self.sounds: list[Path | None] = []
        self.number = 0
        self.rests = 0

    def ask(self) -> None:
        if self.languages is None:
            self.languages = self.knows
            self.answered.emit()

    def say(self, number: int, text: str, tag: str, volume: float, sound: Path | None = None) -> None:
        self.number = number
        self.said.append(text)
        self.tags.append(tag)
        self.volumes.append(volume)
        self.sounds.append(sound)

    def stop(self) -> None:
        self.number = 0

    def rest(self) -> None:
        self.number = 0
        self.rests += 1

    def end(self) -> None:
        """The sentence was said to its end."""
        self.ended.emit(self.number)

    def fail(self) -> None:
        """The voice broke."""
        self.languages = frozenset()
        self.failed.emit(self.number)
