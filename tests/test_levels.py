"""Brightness and volume, on files and programs that behave like those of a machine that allows it."""

import json
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.levels import LEAST_BRIGHT, Levels

WPCTL = """
case "$1" in
get-volume) cat "$STORE" ;;
set-volume) echo "Volume: 0.$(printf %02d "${3%%%}")" >"$STORE" ;;
set-mute) sed -i "s/ .MUTED.//" "$STORE" ;;
esac
echo "$LD_LIBRARY_PATH" >"$STORE.libraries"
"""
AMIXER = """
case "$*" in
"-M sget Master") echo "  Mono: Playback 30 [$(cat "$STORE")%] [-20.00dB] [off]" ;;
"-q -M sset Master"*) echo "$5" | tr -d % >"$STORE"; test "$6" = unmute ;;
*) exit 1 ;;
esac
"""


def light(folder: Path, name: str, kind: str, now: int, most: int) -> Path:
    """Make a backlight as the kernel shows it."""
    place = folder / name
    place.mkdir(parents=True)
    for file, value in (("brightness", now), ("max_brightness", most), ("type", kind)):
        (place / file).write_text(f"{value}\n")
    return place


def program(folder: Path, name: str, script: str, store: Path) -> None:
    """Make a program that keeps a level in a file."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin STORE={json.dumps(str(store))}\n{script}")
    path.chmod(0o755)


def test_the_best_way_to_the_light_is_taken(tmp_path: Path) -> None:
    raw = light(tmp_path, "a_raw", "raw", 10, 937)
    firmware = light(tmp_path, "z_firmware", "firmware", 3, 12)
    levels = Levels(tmp_path)
    assert levels.brightness() == 25
    levels.set_brightness(50)
    assert (firmware / "brightness").read_text() == "6"
    assert (raw / "brightness").read_text() == "10\n"


def test_the_screen_never_becomes_dark(tmp_path: Path) -> None:
    place = light(tmp_path, "panel", "raw", 500, 1000)
    levels = Levels(tmp_path)
    levels.set_brightness(-40)
    assert levels.brightness() == LEAST_BRIGHT
    levels.set_brightness(140)
    assert (place / "brightness").read_text() == "1000"


def test_what_the_system_does_not_allow_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "programs").mkdir()
    levels = Levels(tmp_path / "no backlights", str(tmp_path / "programs"))
    assert (levels.brightness(), levels.volume()) == (None, None)
    with pytest.raises(KioskError, match="brightness"):
        levels.set_brightness(50)
    with pytest.raises(KioskError, match="volume"):
        levels.set_volume(50)


def test_volume_of_a_session_with_pipewire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "volume"
    store.write_text("Volume: 0.40 [MUTED]\n")
    program(tmp_path / "programs", "wpctl", WPCTL, store)
    program(tmp_path / "programs", "amixer", AMIXER, tmp_path / "never")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/inside/the/package")
    levels = Levels(tmp_path, str(tmp_path / "programs"))
    assert levels.volume() == 40
    levels.set_volume(50)
    assert store.read_text() == "Volume: 0.50\n"
    assert levels.volume() == 50
    assert (tmp_path / "volume.libraries").read_text() == "\n", "programs of the system take the system's libraries"


def test_volume_of_a_plain_sound_card(tmp_path: Path) -> None:
    store = tmp_path / "volume"
    store.write_text("30\n")
    program(tmp_path / "programs", "wpctl", "exit 2", store)
    program(tmp_path / "programs", "amixer", AMIXER, store)
    levels = Levels(tmp_path, str(tmp_path / "programs"))
    assert levels.volume() == 30
    levels.set_volume(0)
    assert levels.volume() == 0
