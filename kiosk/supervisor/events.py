"""What the supervisor hears of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The kiosk said a line."""

    child: int
    line: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The kiosk ended."""

    child: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asked the supervisor itself to end."""

    signal: int


Event = Said | Ended | Asked
