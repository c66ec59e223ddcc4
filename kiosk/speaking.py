"""The kiosk's end of the voice: starts its process when somebody asks for it, and ends it when it does not answer."""

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from kiosk import paths
from kiosk.viewmodels.aloud import Voice

log = logging.getLogger("kiosk")
OPENING_MS = 15_000
"""How long the voices may take to be counted; speech-dispatcher starts its own processes for it."""
LEAST_MS, EACH_MS = 8_000, 450
"""How long a sentence may take: so much, and so much more for each character."""


class Speaking(Voice):
    """A voice in another process.

    One that hangs or ends is given up: from then on there is no voice, until :meth:`ask` is called again.
    """

    began = Signal(int, str)
    """A sentence is being said: its number, and the text as the engine was given it."""

    def __init__(
        self,
        tags: Sequence[str],
        parent: QObject | None = None,
        command: Sequence[str] | None = None,
        engine: str = "",
        patience: tuple[int, int, int] = (OPENING_MS, LEAST_MS, EACH_MS),
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command or (*paths.program(), "voice"))
        self._words = [*(("--engine", engine) if engine else ()), *tags]
        self._opening, self._least, self._each = patience
        self._process: QProcess | None = None
        self._number = 0
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._give_up)

    def ask(self) -> None:
        """Find out which languages have a voice, if that is not known; ``answered`` says that it is."""
        if self._process is not None:
            return
        # What was known before the process rested is still so
        self.languages = self.languages or None
        process = self._process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._gone)
        process.errorOccurred.connect(self._gone)
        program, *words = self._command
        self._late.start(self._opening)
        process.start(program, [*words, *self._words])

    def say(self, number: int, text: str, tag: str, volume: float, sound: Path | None = None) -> None:
        """Say a sentence, after falling silent; ``volume`` lies between 0 and 1."""
        self.ask()
        self._number = number
        self._late.start(self._least + self._each * len(text))
        words = {"say": number, "text": text, "language": tag, "volume": volume, "sound": str(sound or "")}
        self._tell(words)

    def stop(self) -> None:
        """Fall silent."""
        if self.languages is not None:
            self._late.stop()
        self._number = 0
        self._tell({"stop": 0})

    def rest(self) -> None:
        """End the process until it is asked for again; the visitor went."""
        self.close()

    def close(self) -> None:
        """End the process."""
        self._late.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _tell(self, line: dict[str, Any]) -> None:
        if self._process is not None:
            self._process.write(json.dumps(line).encode() + b"\n")

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            try:
                line = json.loads(self._process.readLine().toStdString())
            except ValueError:
                continue
            self._hear(line)

    def _hear(self, line: dict[str, Any]) -> None:
        if "voices" in line:
            if not self._number:
                self._late.stop()
            self.languages, self.player = frozenset(line["voices"]), bool(line["player"])
            self.answered.emit()
        elif "began" in line:
            self.began.emit(line["began"], line["text"])
        elif line.get("ended") == self._number and self._number:
            self._late.stop()
            self._number = 0
            self.ended.emit(line["ended"])
        elif line.get("failed") == self._number and self._number:
            log.warning("The voice failed: %s", line.get("why") or "it does not say why")
            self._lose()

    def _give_up(self) -> None:
        log.warning("The voice gave no answer in time and was ended.")
        self._lose()

    def _gone(self) -> None:
        if self._process is not None:
            log.warning("The voice ended by itself.")
            self._lose()

    def _lose(self) -> None:
        number, self._number = self._number, 0
        self.close()
        self.languages, self.player = frozenset(), False
        self.answered.emit()
        if number:
            self.failed.emit(number)
