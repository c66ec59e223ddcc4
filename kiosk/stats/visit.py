"""One visit as it happens, and the counts that are left of it when it is over; nothing links them to each other."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

SPANS = (
    (10, "under 10 s"),
    (30, "10 to 30 s"),
    (60, "30 to 60 s"),
    (120, "1 to 2 min"),
    (300, "2 to 5 min"),
    (600, "5 to 10 min"),
)
LONGEST = "over 10 min"
MOST_COUNTS = 400
"""Different things that are counted in one visit; random tapping for hours leaves no more."""
VISIT, PAGE, SECTION, OPENED, LEFT, TEXT, CONTRAST, SWITCHED, ASKED, LED = (
    "visit",
    "page",
    "section",
    "opened",
    "left",
    "text size",
    "contrast",
    "switched",
    "still there",
    "led",
)
ALWAYS = (VISIT, LEFT, TEXT, CONTRAST, LED)
"""What every visit has, however full it is."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many times, so many seconds in all: what a visit adds to its hour."""

    what: str
    name: str
    language: str
    count: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Hour:
    """What a visit leaves behind: the hour it began in, by the venue's clock, and its counts."""

    day: str
    hour: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the visitor is."""

    page: str
    section: str = ""
    detail: str = ""


class Visit:
    """Collects while the visitor is there; every call takes microseconds. ``clock`` gives monotonic seconds."""

    def __init__(self, language: str, place: Place, clock: Callable[[], float], moment: datetime) -> None:
        self._clock = clock
        self._moment = moment
        self._began = self._since = clock()
        self._language = language
        self._place = place
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._seconds: dict[tuple[str, str, str], float] = {}
        self._text_size, self._high_contrast = 100, False
        self._enter(place, None)

    def go(self, place: Place) -> None:
        """The visitor is somewhere else now."""
        if place != self._place:
            self._leave(self._clock())
            before, self._place = self._place, place
            self._enter(place, before)

    def speak(self, language: str) -> None:
        """The visitor chose another language."""
        if language != self._language:
            self._leave(self._clock())
            self._count(SWITCHED, f"{self._language} to {language}")
            self._language = language

    def choose(self, text_size: int, high_contrast: bool) -> None:
        """The visitor reads with these; the largest and the strongest are remembered."""
        self._text_size = max(self._text_size, text_size)
        self._high_contrast = self._high_contrast or high_contrast

    def lead(self) -> None:
        """It is a group, and a guide leads it."""
        self._count(LED, "by a guide")

    def asked(self, answered: bool) -> None:
        """“Still there?” was asked, and answered or not."""
        self._count(ASKED, "answered" if answered else "not answered")

    def end(self, quiet: float) -> Hour:
        """Return what is left of the visit; the last ``quiet`` seconds nobody was there any more."""
        end = max(self._began, self._clock() - quiet)
        self._leave(end)
        seconds = end - self._began
        span = next((name for most, name in SPANS if seconds < most), LONGEST)
        self._count(VISIT, span, seconds)
        place = self._place
        self._count(LEFT, place.detail or place.section or place.page)
        self._count(TEXT, f"{self._text_size} %")
        self._count(CONTRAST, "high" if self._high_contrast else "standard")
        counts = tuple(
            Count(*key, number, round(self._seconds.get(key, 0.0))) for key, number in sorted(self._counts.items())
        )
        return Hour(self._moment.date().isoformat(), self._moment.hour, counts)

    def _enter(self, place: Place, before: Place | None) -> None:
        if before is None or place.page != before.page:
            self._count(PAGE, place.page)
        if place.section and (before is None or (place.page, place.section) != (before.page, before.section)):
            self._count(SECTION, place.section)
        if place.detail and (before is None or place.detail != before.detail):
            self._count(OPENED, place.detail)

    def _leave(self, now: float) -> None:
        """Add the time since the last change to where it was spent."""
        spent, self._since = max(0.0, now - self._since), now
        for what, name in ((PAGE, self._place.page), (SECTION, self._place.section), (OPENED, self._place.detail)):
            if name:
                self._spend((what, name, self._language), spent)

    def _spend(self, key: tuple[str, str, str], seconds: float) -> None:
        if key in self._counts or len(self._counts) < MOST_COUNTS:
            self._counts[key] += 0
            self._seconds[key] = self._seconds.get(key, 0.0) + seconds

    def _count(self, what: str, name: str, seconds: float = 0.0) -> None:
        key = (what, name, self._language)
        if key in self._counts or len(self._counts) < MOST_COUNTS or what in ALWAYS:
            self._counts[key] += 1
            self._seconds[key] = self._seconds.get(key, 0.0) + seconds
