"""The voice's own process, the sound files it plays, and what espeak-ng makes of each language, measured."""

import array
import math
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from kiosk import paths
from kiosk.language import Language
from kiosk.language.speech import Speech
from kiosk.sounds import FOLDER, Sounds, name_of
from kiosk.speaking import Speaking
from kiosk.voice import CANNOT_READ, Recorded, quieter, readable, voice_for
from tests.drive import until

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

PATIENCE = (60_000, 60_000, 0)
SHORT = (60_000, 300, 0)

# -- the process


@pytest.fixture
def processes(application: QCoreApplication) -> Iterator[list[Speaking]]:
    """What a test opens; closed after it."""
    opened: list[Speaking] = []
    yield opened
    for each in opened:
        each.close()


def opened(processes: list[Speaking], script: str, patience: tuple[int, int, int] = PATIENCE) -> Speaking:
    """Ask a process that behaves as the script says."""
    voice = Speaking(["en"], command=(sys.executable, "-c", script), patience=patience)
    processes.append(voice)
    voice.ask()
    until(lambda: voice.languages is not None, "it answers")
    return voice


ANSWER = 'print(\'{"voices": {"en": "x"}, "player": false}\', flush=True); '


class Dispatcher:
    """What Qt tells of speech-dispatcher with espeak-ng: voices by locale, under C those of all it does not know."""

    VOICES = (
        ("C", ("Bishnupriya Manipuri", "Chinese (Mandarin, latin as English)", "Chinese (Mandarin, latin as Pinyin)")),
        ("de_DE", ("German",)),
        ("en_GB", ("English (Great Britain)",)),
        ("en_US", ("English (Caribbean)", "English (America)")),
        ("ja_JP", ("Japanese", "Japanese+Anne")),
        ("kok_IN", ("Konkani",)),
    )

    def __init__(self, without: str = "") -> None:
        self.voices = {QLocale(name) if name != "C" else QLocale.c(): names for name, names in self.VOICES}
        self.voices = {locale: names for locale, names in self.voices.items() if locale.name() != without}
        self.locale = QLocale.c()

    def availableLocales(self) -> list[QLocale]:
        return list(self.voices)

    def setLocale(self, locale: QLocale) -> None:
        # Qt takes the nearest of the same language where it has not the locale itself
        near = [each for each in self.voices if each.language() == locale.language()]
        self.locale = next((each for each in near if each == locale), near[0])

    def availableVoices(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=lambda name=name: name) for name in self.voices[self.locale]]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("zh_Hans", "Chinese (Mandarin, latin as Pinyin)"),
        ("zh_Hant", "Chinese (Mandarin, latin as Pinyin)"),
        ("en", "English (America)"),
        ("de", "German"),
        ("ja", None),
        ("ko", None),
        ("ar", None),
    ],
)
def test_each_language_is_read_by_a_voice_of_its_own(tag: str, name: str | None) -> None:
    voice = voice_for(cast("QTextToSpeech", Dispatcher()), tag)
    assert (voice and voice.name()) == name


def test_without_mandarin_nobody_else_reads_chinese() -> None:
    assert voice_for(cast("QTextToSpeech", Dispatcher(without="C")), "zh_Hans") is None


def test_qts_mock_engine_is_asked_through_the_process(processes: list[Speaking]) -> None:
    voice = Speaking(["en", "de"], engine="mock", patience=PATIENCE)
    processes.append(voice)
    ended: list[int] = []
    voice.ended.connect(ended.append)
    voice.ask()
    until(lambda: voice.languages is not None, "it answers")
    assert voice.languages == {"en", "de"}
    voice.say(7, "One lake", "en", 0.5)
    until(lambda: ended == [7], "it is said to its end")
    voice.rest()
    voice.say(8, "Again", "en", 0.5)
    until(lambda: ended == [7, 8], "it is asked again after a rest")


@pytest.mark.logs("The voice gave no answer in time and was ended")
def test_a_voice_that_hangs_is_given_up(processes: list[Speaking]) -> None:
    voice = opened(processes, ANSWER + "import time; time.sleep(600)", SHORT)
    failed: list[int] = []
    voice.failed.connect(failed.append)
    voice.say(3, "A lake", "en", 1.0)
    until(lambda: failed == [3], "it is given up")
    assert voice.languages == frozenset()


@pytest.mark.logs("The voice ended by itself")
def test_a_voice_that_dies_is_given_up(processes: list[Speaking]) -> None:
    assert opened(processes, "raise SystemExit(1)").languages == frozenset()


@pytest.mark.logs("The voice failed: no sound card")
def test_what_the_engine_says_is_wrong_is_logged(processes: list[Speaking]) -> None:
    script = ANSWER + 'input(); print(\'{"failed": 3, "why": "no sound card"}\', flush=True); input()'
    voice = opened(processes, script)
    failed: list[int] = []
    voice.failed.connect(failed.append)
    voice.say(3, "A lake", "en", 1.0)
    until(lambda: failed == [3], "it fails")


def test_without_the_module_or_an_engine_there_is_no_voice() -> None:
    blocked = "import sys; sys.modules['PySide6.QtTextToSpeech'] = None; from kiosk.cli import main; "
    for words in ("main(['voice', 'en'])", "main(['voice', '--engine', 'none', 'en'])"):
        done = subprocess.run(
            [sys.executable, "-c", (blocked if "none" not in words else "from kiosk.cli import main; ") + words],
            cwd=paths.ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        assert '"voices": {}' in done.stdout


def test_a_voice_that_does_not_know_its_characters_is_not_taken() -> None:
    assert not readable("ja", "Japanese")
    assert not readable("ja", "Japanese+Anne")
    assert readable("ja", "Haruka")
    assert readable("de", "German")


# -- sound files


def tone(file: Path, seconds: float = 0.1, loudness: int = 20_000) -> Path:
    """Write a WAV file with one note in it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    samples = array.array("h", (round(loudness * math.sin(n / 8)) for n in range(round(16_000 * seconds))))
    with wave.open(str(file), "wb") as out:
        out.setparams((1, 2, 16_000, 0, "NONE", ""))
        out.writeframes(samples.tobytes())
    return file


def measured(file: Path) -> tuple[float, float, float]:
    """Return seconds, loudness (root mean square of samples up to 1) and the part that is silent, of a WAV file."""
    with wave.open(str(file), "rb") as read:
        rate = read.getframerate()
        samples = array.array("h", read.readframes(read.getnframes()))
    step = rate // 50
    pieces = [samples[at : at + step] for at in range(0, len(samples) - step + 1, step)]
    powers = [math.sqrt(sum(each * each for each in piece) / step) / 32768 for piece in pieces]
    loudness = math.sqrt(sum(power * power for power in powers) / len(powers))
    return len(samples) / rate, loudness, sum(power < 0.003 for power in powers) / len(powers)


def test_a_sentence_has_a_file_in_each_language(tmp_path: Path) -> None:
    sounds = Sounds(tmp_path / "content.sqlite")
    assert sounds.languages() == frozenset()
    tone(tmp_path / FOLDER / "de" / f"{name_of('Ein See.')}.wav")
    assert sounds.languages() == {"de"}
    assert sounds.of("de", " Ein\u00a0See.\n") == tmp_path / FOLDER / "de" / f"{name_of('Ein See.')}.wav"
    assert sounds.of("en", "Ein See.") is None
    assert sounds.of("de", "Kein See.") is None


def test_a_file_is_played_by_a_program_of_the_system_as_loud_as_asked(
    application: QCoreApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = tmp_path / "heard.wav"
    player = tmp_path / "bin" / "aplay"
    player.parent.mkdir()
    player.write_text(f"#!/bin/sh\n/bin/cat >{heard}\n", encoding="ascii")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(player.parent))
    file = tone(tmp_path / "tone.wav")
    recorded = Recorded()
    ended: list[bool] = []
    recorded.ended.connect(ended.append)
    assert recorded.there
    assert recorded.play(file, 0.5)
    until(lambda: ended == [True], "it is played")
    assert measured(heard)[1] == pytest.approx(measured(file)[1] / 2, rel=0.01)
    assert not recorded.play(tmp_path / "tone.ogg", 0.5), "what it cannot play is spoken instead"
    (tmp_path / "broken.wav").write_bytes(b"no sound")
    assert not recorded.play(tmp_path / "broken.wav", 0.5)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Recorded().there
    assert quieter(file, 0.0).count(b"\0") > 3000


# -- espeak-ng, for real

VOICES = {
    "zh_Hans": "cmn-latn-pinyin",
    "zh_Hant": "cmn-latn-pinyin",
    "en": "en-us",
    "ja": "ja",
    "ko": "ko",
    "de": "de",
    "fr": "fr-fr",
    "es": "es",
    "ru": "ru",
    "ar": "ar",
}
SENTENCES = {
    "zh_Hans": "常州西太湖科技产业园，面积70.5平方公里。",
    "zh_Hant": "常州西太湖科技產業園，面積70.5平方公里。",
    "en": "The park lies on West Taihu Lake; its area is 70.5 km².",
    "ja": "常州西太湖科技産業園の面積は70.5 km²です。",
    "ko": "창저우 시타이후 과학기술산업원의 면적은 70.5km²입니다.",
    "de": "Der Park liegt am Xitaihu, seine Fläche beträgt 70,5 km².",
    "fr": "Le parc est au bord du lac ; sa superficie est de 70,5 km².",
    "es": "El parque está junto al lago y mide 70,5 km².",
    "ru": "Технопарк у озера, его площадь 70,5 км².",
    "ar": "يقع المجمع على البحيرة ومساحته 70.5 كم².",
}


@pytest.mark.parametrize("tag", VOICES)
def test_espeak_ng_speaks_each_language(tag: str, tmp_path: Path) -> None:
    """As the package recommends it: audible, neither too long nor too short, mostly sound; kanji it cannot read."""
    text = Speech(tag, Language.load(tag, paths.CATALOGUES).tr).spoken(SENTENCES[tag])
    file = tmp_path / "said.wav"
    subprocess.run(["espeak-ng", "-v", VOICES[tag], "-w", file, text], check=True, timeout=60)
    seconds, loudness, silent = measured(file)
    assert 2.0 < seconds < 30.0
    assert loudness > 0.02
    assert silent < 0.5
    told = subprocess.run(
        ["espeak-ng", "-q", "-x", "-v", VOICES[tag], text], capture_output=True, text=True, check=True, timeout=60
    )
    spelt = told.stdout.count("(en)")
    assert (spelt > 5) == (tag in CANNOT_READ), told.stdout
