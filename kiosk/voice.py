"""The voice, in a process of its own: it may hang or fall over a sound system, and the kiosk goes on without it.

Lines of JSON come in and go out. In: ``{"say": 1, "text": …, "language": "de", "volume": 0.8, "sound": path or ""}``
and ``{"stop": 1}``. Out: ``{"voices": {"de": name, …}}`` once, then ``began``, ``ended`` or ``failed`` with the number.
"""

import array
import contextlib
import io
import json
import os
import shutil
import sys
import wave
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QProcess, Qt, Signal

from kiosk.levels import outside

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

MOCK = "mock"
"""Qt's engine for tests; it makes no sound and speaks every language."""
LOCALES: Mapping[str, Sequence[str]] = {"zh_Hans": ("zh_CN", "cmn_CN"), "zh_Hant": ("zh_TW", "zh_CN", "cmn_CN")}
"""Locales of voices that speak a language, best first; any other language is its own."""
PINYIN = "Chinese (Mandarin, latin as Pinyin)"
"""The voice of espeak-ng that reads Mandarin; Qt knows no locale for it. Its sister spells it in English."""
FIRST: Mapping[str, str] = {"en": "English (America)"}
"""A voice of espeak-ng that is taken before those that Qt lists ahead of it, such as one of the Caribbean."""
CANNOT_READ: Mapping[str, str] = {"ja": "Japanese"}
"""A voice of espeak-ng that does not know its own language's characters: it says “Chinese letter” for each kanji."""
PLAYERS: Mapping[str, tuple[str, ...]] = {
    "pw-play": ("--volume={gain}", "{file}"),
    "paplay": ("--volume={parts}", "{file}"),
    "aplay": ("-q", "-"),
}
"""Programs of the system that play a sound file, best first; ``aplay`` is handed the samples."""
SPELT = ".wav"
"""What every player plays; the others also play the rest of :data:`kiosk.sounds.ENDINGS`."""


class Recorded(QObject):
    """Plays sound files with a program of the system; ``ended`` says whether it went well."""

    ended = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._program = next((name for name in PLAYERS if shutil.which(name)), "")

    @property
    def there(self) -> bool:
        """Whether there is a player."""
        return bool(self._program)

    def play(self, file: Path, volume: float) -> bool:
        """Play a file and return whether that could be begun."""
        if not self._program or (self._program == "aplay" and file.suffix != SPELT) or not file.is_file():
            return False
        samples = b""
        if self._program == "aplay":
            try:
                samples = quieter(file, volume)
            except (OSError, EOFError, wave.Error):
                return False
        self.stop()
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._finished)
        words = {"gain": f"{volume:.2f}", "parts": str(round(65536 * volume)), "file": str(file)}
        process.start(self._program, [word.format(**words) for word in PLAYERS[self._program]])
        if samples:
            process.write(samples)
            process.closeWriteChannel()
        return True

    def stop(self) -> None:
        """Fall silent."""
        if self._process is not None:
            process, self._process = self._process, None
            process.finished.disconnect()
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _finished(self, status: int, how: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self.ended.emit(status == 0 and how == QProcess.ExitStatus.NormalExit)


def quieter(file: Path, volume: float) -> bytes:
    """Return a WAV file of 16-bit samples with each made ``volume`` times as loud.

    :raises wave.Error: it is no such file.
    """
    with wave.open(str(file), "rb") as read:
        if read.getsampwidth() != 2:
            raise wave.Error("not 16 bits")
        settings, samples = read.getparams(), array.array("h", read.readframes(read.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    samples = array.array("h", (round(sample * volume) for sample in samples))
    if sys.byteorder == "big":
        samples.byteswap()
    out = io.BytesIO()
    with wave.open(out, "wb") as write:
        write.setparams(settings)
        write.writeframes(samples.tobytes())
    return out.getvalue()


class Speaker(QObject):
    """Does what the lines say, with one engine of Qt's and the player of recorded sounds."""

    heard = Signal(object)

    def __init__(self, tell: Callable[[Mapping[str, Any]], None], engine: str, tags: Sequence[str]) -> None:
        super().__init__()
        self._tell = tell
        self._number = 0
        self._speech, self._voices = open_engine(engine, tags, self)
        self._mock = engine == MOCK
        self._recorded = Recorded(self)
        self._recorded.ended.connect(self._played)
        if self._speech is not None:
            self._speech.stateChanged.connect(self._look)
        self.heard.connect(self.do, Qt.ConnectionType.QueuedConnection)
        names = {tag: voice.name() if voice is not None else MOCK for tag, voice in self._voices.items()}
        tell({"voices": names, "player": self._recorded.there})

    def do(self, line: Mapping[str, Any]) -> None:
        """Carry out one line; an empty one ends the process."""
        if "say" in line:
            self._say(line)
        elif "stop" in line:
            self._fall_silent()
        else:
            self._fall_silent()
            QCoreApplication.quit()

    def _fall_silent(self) -> None:
        self._number = 0
        self._recorded.stop()
        if self._speech is not None:
            self._speech.stop()

    def _say(self, line: Mapping[str, Any]) -> None:
        self._fall_silent()
        number, tag = int(line["say"]), str(line["language"])
        text, volume = str(line["text"]), float(line["volume"])
        sound = str(line.get("sound", ""))
        if sound and self._recorded.play(Path(sound), volume):
            self._number = number
            self._tell({"began": number, "text": text, "sound": sound})
            return
        speech = self._speech
        if speech is None or tag not in self._voices:
            # In a language with recorded sounds only, what was not recorded is passed over
            self._tell({"ended": number})
            return
        voice = self._voices[tag]
        if voice is not None:
            speech.setLocale(voice.locale())
            speech.setVoice(voice)
        speech.setVolume(volume)
        self._tell({"began": number, "text": text})
        self._number = number
        speech.say(text)

    def _look(self, state: "QTextToSpeech.State") -> None:
        if self._number and state.name in ("Ready", "Error"):
            number, self._number = self._number, 0
            assert self._speech is not None
            failed = state.name == "Error"
            self._tell({"failed": number, "why": self._speech.errorString()} if failed else {"ended": number})

    def _played(self, well: bool) -> None:
        if self._number:
            number, self._number = self._number, 0
            self._tell({"ended": number} if well else {"failed": number, "why": "the sound could not be played"})


def open_engine(
    name: str, tags: Sequence[str], parent: QObject
) -> "tuple[QTextToSpeech | None, dict[str, QVoice | None]]":
    """Return Qt's engine and its voice for each language it can read; none where module or engine is missing."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None, {}
    engines = [each for each in QTextToSpeech.availableEngines() if each != MOCK]
    wanted = name or next(iter(engines), "")
    if wanted not in QTextToSpeech.availableEngines():
        return None, {}
    speech = QTextToSpeech(wanted, parent)
    if speech.state() == QTextToSpeech.State.Error:
        return None, {}
    if wanted == MOCK:
        speech.setRate(1.0)
        return speech, dict.fromkeys(tags)
    found = {tag: voice_for(speech, tag) for tag in tags}
    return speech, {tag: voice for tag, voice in found.items() if voice is not None}


def voice_for(speech: "QTextToSpeech", tag: str) -> "QVoice | None":
    """Return the voice that reads a language best, or None."""
    there = {locale.name() for locale in speech.availableLocales()}
    spoken = {name.partition("_")[0] for name in there}
    for name in LOCALES.get(tag, (tag,)):
        locale = QLocale(name)
        if locale == QLocale.c():
            # Qt knows no such locale; under C stand the voices of all languages that it does not know
            continue
        if locale.name() in there or (tag not in LOCALES and locale.name().partition("_")[0] in spoken):
            speech.setLocale(locale)
            usable = [each for each in speech.availableVoices() if readable(tag, each.name())]
            if usable:
                return next((each for each in usable if each.name() == FIRST.get(tag)), usable[0])
    if tag in LOCALES and "C" in there:
        speech.setLocale(QLocale.c())
        return next((each for each in speech.availableVoices() if each.name() == PINYIN), None)
    return None


def readable(tag: str, name: str) -> bool:
    """Whether a voice can read what is written in a language."""
    return name.partition("+")[0] != CANNOT_READ.get(tag, "")


def serve(engine: str, tags: Sequence[str]) -> int:
    """Be the process: speak what the lines of standard input say until they end."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    environment = outside(os.environ)
    os.environ.clear()
    os.environ.update(environment)
    app = QCoreApplication(sys.argv[:1])

    def tell(line: Mapping[str, Any]) -> None:
        with contextlib.suppress(OSError):
            print(json.dumps(line), file=out, flush=True)

    speaker = Speaker(tell, engine, tags)

    def listen() -> None:
        for line in sys.stdin:
            with contextlib.suppress(ValueError):
                speaker.heard.emit(json.loads(line))
        speaker.heard.emit({})

    Thread(target=listen, daemon=True, name="listen").start()
    status = app.exec()
    out.close()
    # A sound system that does not let go must not keep the process
    os._exit(status)
