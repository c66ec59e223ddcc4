"""Opening hours by weekday, and what the screen does outside them: pure rules with the clock given."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.errors import KioskError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTES_A_DAY = 24 * 60
AWAKE_SECONDS = 60.0
"""How long a screen that was touched outside opening hours stays lit while nobody goes on."""
_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Hours:
    """Spans of minutes for each weekday; no spans at all means always open."""

    spans: tuple[tuple[tuple[int, int], ...], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Hours":
        """Read ``mon-fri 9:00-17:00; sat,sun 9:30-12:00,13:00-18:00``; what is not named is closed, "" is always open.

        A span that ends before it begins ends on the next day.

        :raises KioskError: it is not written like that.
        """
        if not text.strip():
            return cls()
        spans: list[list[tuple[int, int]]] = [[] for _ in DAYS]
        for part in text.split(";"):
            words = part.split(None, 1)
            if len(words) != 2:
                raise KioskError(f"“{part.strip()}” does not name days and hours, as in “mon-fri 9:00-17:00”.")
            for day in _days(words[0]):
                spans[day] += [_span(word) for word in words[1].replace(" ", "").split(",")]
        return cls(tuple(tuple(sorted(day)) for day in spans))

    def open_at(self, moment: datetime) -> bool:
        """Return whether visitors are awaited at this moment of the venue's clock."""
        if not self.spans:
            return True
        minute, today = moment.hour * 60 + moment.minute, moment.weekday()
        if any(start <= minute < end for start, end in self.spans[today]):
            return True
        return any(minute < end - MINUTES_A_DAY for _, end in self.spans[today - 1])


def _days(text: str) -> list[int]:
    found: list[int] = []
    for word in text.lower().split(","):
        first, dash, last = word.partition("-")
        if first not in DAYS or (dash and last not in DAYS):
            raise KioskError(f"“{word}” is no day; days are {', '.join(DAYS)}.")
        start, end = DAYS.index(first), DAYS.index(last or first)
        found += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
    return found


def _span(text: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise KioskError(f"“{text}” is no span of hours, as in 9:00-17:00.")
    hour, minute, last_hour, last_minute = map(int, match.groups())
    start, end = hour * 60 + minute, last_hour * 60 + last_minute
    if minute > 59 or last_minute > 59 or start >= MINUTES_A_DAY or end > MINUTES_A_DAY:
        raise KioskError(f"“{text}” is no span of hours, as in 9:00-17:00.")
    return start, end if end > start else end + MINUTES_A_DAY


class Night:
    """Whether the screen sleeps now: outside opening hours, when nobody is there."""

    def __init__(self, hours: Hours, how: str, wakes: bool, clock: Callable[[], float]) -> None:
        self._hours, self._how, self._wakes, self._clock = hours, how, wakes, clock
        self._lit_at: float | None = None

    def look(self, moment: datetime, nobody: bool) -> str:
        """Return "" while the screen is lit, otherwise how it sleeps; a visitor is never put in the dark."""
        if self._how == "lit" or self._hours.open_at(moment):
            self._lit_at = None
            return ""
        if not nobody:
            self._lit_at = self._clock()
        if self._lit_at is not None and self._clock() - self._lit_at < AWAKE_SECONDS:
            return ""
        return self._how

    def rouse(self) -> None:
        """Somebody touched the sleeping screen."""
        if self._wakes:
            self._lit_at = self._clock()
