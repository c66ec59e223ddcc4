"""How bright the screen is and how loud the sound, in percent, where the system lets this user change them (Linux)."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError

BACKLIGHTS = Path("/sys/class/backlight")
KINDS = ("firmware", "platform", "raw")
"""Ways to the same light, best first; the kernel says so of its files."""
STEP = 10
LEAST_BRIGHT = 10
"""Percent; darker than this nobody would find the way back."""
SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Mixer:
    """A program that tells and sets the volume; ``{}`` is the percentage."""

    tell: Sequence[str]
    set: Sequence[Sequence[str]]
    pattern: re.Pattern[str]
    scale: float


SINK = "@DEFAULT_AUDIO_SINK@"
MIXERS = (
    Mixer(
        ("wpctl", "get-volume", SINK),
        (("wpctl", "set-volume", SINK, "{}%"), ("wpctl", "set-mute", SINK, "0")),
        re.compile(r"Volume: ([\d.]+)"),
        100.0,
    ),
    Mixer(
        ("amixer", "-M", "sget", "Master"),
        (("amixer", "-q", "-M", "sset", "Master", "{}%", "unmute"),),
        re.compile(r"\[(\d+)%\]"),
        1.0,
    ),
)
"""Of a session with PipeWire, and of the plain sound card."""


class Levels:
    """The two levels of one machine; each is None where it cannot be changed."""

    def __init__(self, backlights: Path = BACKLIGHTS, path: str | None = None) -> None:
        self._backlights = backlights
        self._path = path

    def brightness(self) -> int | None:
        """Return how bright the screen is."""
        light = self._light()
        if light is None:
            return None
        now, most = (_number(light / name) for name in ("brightness", "max_brightness"))
        return None if now is None or not most else round(100 * now / most)

    def set_brightness(self, percent: int) -> None:
        """Make the screen as bright as that, but never dark.

        :raises KioskError: the system refuses.
        """
        light = self._light()
        most = None if light is None else _number(light / "max_brightness")
        if light is None or not most:
            raise KioskError("There is no brightness to change here.")
        try:
            (light / "brightness").write_text(str(round(most * _within(percent, LEAST_BRIGHT) / 100)), encoding="ascii")
        except OSError as error:
            raise KioskError(f"The brightness cannot be changed: {error.strerror or error}.") from error

    def volume(self) -> int | None:
        """Return how loud the sound is."""
        found = self._mixer()
        return None if found is None else found[1]

    def set_volume(self, percent: int) -> None:
        """Make the sound as loud as that, and audible if it was muted.

        :raises KioskError: the system refuses.
        """
        found = self._mixer()
        if found is None:
            raise KioskError("There is no volume to change here.")
        for words in found[0].set:
            done = self._run([word.format(_within(percent, 0)) for word in words])
            if done is None or done.returncode != 0:
                why = done.stderr.strip() if done is not None else "it does not answer"
                raise KioskError(f"The volume cannot be changed: {why}.")

    def _light(self) -> Path | None:
        """Return the best backlight that this user may write."""
        try:
            found = [each for each in sorted(self._backlights.iterdir()) if os.access(each / "brightness", os.W_OK)]
        except OSError:
            return None
        return min(found, key=_kind, default=None)

    def _mixer(self) -> tuple[Mixer, int] | None:
        """Return the first program that knows a volume, and the volume."""
        for mixer in MIXERS:
            done = self._run(mixer.tell)
            told = mixer.pattern.search(done.stdout) if done is not None and done.returncode == 0 else None
            if told is not None:
                return mixer, round(float(told[1]) * mixer.scale)
        return None

    def _run(self, words: Sequence[str]) -> "subprocess.CompletedProcess[str] | None":
        program = shutil.which(words[0], path=self._path)
        if program is None:
            return None
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            return subprocess.run(
                [program, *words[1:]],
                env=outside(os.environ),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=SECONDS,
                check=False,
            )
        return None


def outside(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for a program of the system, which must not be given our package's libraries."""
    plain = {name: value for name, value in environment.items() if not name.startswith("LD_LIBRARY_PATH")}
    before = environment.get("LD_LIBRARY_PATH_ORIG")
    return plain | {"LC_ALL": "C"} | ({"LD_LIBRARY_PATH": before} if before else {})


def _within(percent: int, least: int) -> int:
    return max(least, min(100, percent))


def _kind(light: Path) -> int:
    try:
        return KINDS.index((light / "type").read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return len(KINDS)


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
