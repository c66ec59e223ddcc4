"""Every setting declared once, with type, range, default and one sentence; the docs table is made from it."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.hours import Hours
from kiosk.keys import parsed


def _setting(
    default: Any,
    sentence: str,
    low: float | None = None,
    high: float | None = None,
    check: Callable[[str], object] = str,
) -> Any:
    return field(default=default, metadata={"sentence": sentence, "low": low, "high": high, "check": check})


def _one_of(*words: str) -> Callable[[str], object]:
    def check(value: str) -> None:
        if value not in words:
            raise KioskError(f"It must be {', '.join(words[:-1])} or {words[-1]}.")

    return check


@dataclass(frozen=True, slots=True)
class Settings:
    """What staff and installers may choose; read from ``settings.toml`` in the state folder."""

    default_language: str = _setting("zh_Hans", "The language in which the kiosk starts and to which it returns.")
    idle_seconds: int = _setting(90, "Seconds without a touch before “still there?” appears.", 30, 600)
    warning_seconds: int = _setting(20, "Seconds the countdown runs before the kiosk returns to the lake.", 10, 120)
    host_minutes: int = _setting(
        60, "Minutes without a touch or key after which host mode asks whether the group is still there.", 5, 480
    )
    second_screen: bool = _setting(
        True, "In host mode, show the page without its buttons on a second screen where one is connected."
    )
    attract_seconds: int = _setting(12, "Seconds between two sets of headline figures on the lake.", 5, 120)
    screen: int = _setting(0, "The number of the screen to fill, counted from 0.", 0, 15)
    diagonal_inches: float = _setting(
        0.0, "Diagonal of the screen in inches; 0 asks the screen, and takes 43 when it does not say.", 0, 200
    )
    screen_height_mm: int = _setting(
        0, "Height of the picture on the screen in millimetres; 0 takes it from the diagonal.", 0, 4000
    )
    screen_bottom_mm: int = _setting(
        700, "Height of the picture's lower edge above the floor in millimetres; reach mode needs it.", 0, 1000
    )
    hide_cursor: bool = _setting(True, "Hide the mouse pointer over the kiosk.")
    allow_exit: bool = _setting(False, "Let Escape and window close end the kiosk; for installers, never on the floor.")
    reduced_motion: bool = _setting(False, "Keep everything still: no water, no transitions.")
    utc_offset_hours: float = _setting(8.0, "The venue's clock, in hours ahead of UTC; it lights the lake.", -12, 14)
    opening_hours: str = _setting(
        "",
        "When visitors are awaited, by the venue's clock: “mon-fri 9:00-17:00; sat,sun 9:30-18:00”; empty for always.",
        check=Hours.parse,
    )
    closed_screen: str = _setting(
        "dark", "The screen outside opening hours: dark, dimmed or lit.", check=_one_of("dark", "dimmed", "lit")
    )
    closed_wakes: bool = _setting(True, "Let a touch light the screen outside opening hours.")
    key_next: str = _setting(
        "Tab, Right, Down", "The keys that lead on to the next thing that can be pressed.", check=parsed
    )
    key_previous: str = _setting("Shift+Tab, Left, Up", "The keys that lead back to the one before.", check=parsed)
    key_enter: str = _setting("Return, Enter, Space, Select", "The keys that press it.", check=parsed)
    key_back: str = _setting("Backspace, Back", "The keys that go one step back, as the button does.", check=parsed)
    key_home: str = _setting("Home, HomePage", "The keys that go to the beginning.", check=parsed)
    read_aloud: bool = _setting(True, "Offer to read pages aloud, where there is a voice for the language.")
    renderer: str = _setting("auto", "How to draw: auto, software or gpu.", check=_one_of("auto", "software", "gpu"))
    statistics: bool = _setting(True, "Count visits, pages and what was opened: anonymously, and only on this kiosk.")
    update_from: str = _setting(
        "",
        "Where new releases come from: a folder on a stick or share, or an http(s) address; empty for nowhere.",
    )
    update_minutes: int = _setting(30, "About how many minutes lie between two looks for a new release.", 1, 1440)
    update_stage: int = _setting(9, "In updates by stages, the stage in which this kiosk takes part; 1 is first.", 1, 9)
    kiosk_name: str = _setting("", "The name of this kiosk, by which an update can be meant for it alone.")

    @classmethod
    def load(cls, path: Path | None) -> "Settings":
        """Read a TOML file; a missing file gives the defaults.

        :raises KioskError: the file cannot be read, or names an unknown setting, a wrong type or a value out of range.
        """
        if path is None or not path.exists():
            return cls()
        import tomllib  # where nothing was set, a start need not wait for it

        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise KioskError(f"The settings file {path} cannot be read: {error}.") from error
        return cls.checked(values, str(path))

    @classmethod
    def checked(cls, values: Mapping[str, Any], where: str) -> "Settings":
        """Return settings from plain values, or say which one is wrong.

        :raises KioskError: unknown name, wrong type, or value out of range.
        """
        known = {item.name: item for item in dataclasses.fields(cls)}
        accepted: dict[str, Any] = {}
        for name, value in values.items():
            item = known.get(name)
            if item is None:
                raise KioskError(f"{where}: there is no setting “{name}”.")
            kind: type[object] = type(item.default)  # pyright: ignore[reportUnknownVariableType]
            if kind is float and type(value) is int:
                value = float(value)
            if type(value) is not kind:
                raise KioskError(f"{where}: “{name}” must be of type {kind.__name__}, not {type(value).__name__}.")
            low, high = item.metadata["low"], item.metadata["high"]
            if low is not None and not low <= value <= high:
                raise KioskError(f"{where}: “{name}” must lie between {low:g} and {high:g}, not {value:g}.")
            if isinstance(value, str):
                try:
                    item.metadata["check"](value)
                except KioskError as error:
                    raise KioskError(f"{where}: “{name}” is wrong: {error}") from error
            accepted[name] = value
        return cls(**accepted)


def table() -> str:
    """Return the settings as a Markdown table for the documentation."""
    rows = ["| setting | default | meaning |", "| --- | --- | --- |"]
    for item in dataclasses.fields(Settings):
        low, high = item.metadata["low"], item.metadata["high"]
        span = "" if low is None else f" ({low:g} to {high:g})"
        default = str(item.default).lower() if isinstance(item.default, bool) else item.default
        rows.append(f"| `{item.name}` | `{default}` | {item.metadata['sentence']}{span} |")
    return "\n".join(rows)
