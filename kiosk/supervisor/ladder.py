"""What to show when the kiosk keeps crashing: pure rules that are told the time.

Each rung is a simpler way to start: the current content, the last good release, the factory content, and a plain page
that asks visitors to see the staff. Some time after a fall the way up is tried again; then one crash is enough to fall.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Rung(StrEnum):
    """What the kiosk is started with."""

    CURRENT = "current"
    GOOD = "good"
    FACTORY = "factory"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Rules:
    """How much is borne, in crashes and seconds."""

    crashes: int = 3
    window: float = 300.0
    """Crashes further apart than this do not add up; a start that lasts as long has succeeded."""
    calm_retry: float = 60.0
    """How long the plain page stays before the first new attempt."""
    content_retry: float = 3600.0
    """How long older content stays before the current one is tried again."""
    longest_retry: float = 86400.0
    delays: tuple[float, ...] = (0.0, 0.0, 0.0, 1.0, 2.0, 5.0)
    """How long to wait before starting again, after that many crashes within the window; the last one stays."""


class Ladder:
    """Which rung to stand on."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._crashes: list[float] = []
        self._since = 0.0
        self._fell = 0.0
        self._probation = False
        self._attempts = 0
        self.rung = Rung.CURRENT

    def started(self, now: float) -> None:
        """The kiosk was started on this rung."""
        self._since = now

    def crashed(self, now: float, good: Path | None) -> float:
        """The kiosk crashed or hung; return how many seconds to wait before starting on what is now the rung.

        ``good`` is the last good release, None when there is no other than the current one.
        """
        self._settle(now)
        self._crashes = [*(moment for moment in self._crashes if now - moment <= self._rules.window), now]
        recent = len(self._crashes)
        if self.rung is not Rung.CALM and (self._probation or recent >= self._rules.crashes):
            self.rung = self._below(good)
            self._fell = now
            self._crashes.clear()
            return 0.0
        return self._rules.delays[min(recent, len(self._rules.delays)) - 1]

    def retry_due(self, now: float) -> bool:
        """Whether it is time to try the way up again."""
        self._settle(now)
        if self.rung is Rung.CURRENT:
            return False
        first = self._rules.calm_retry if self.rung is Rung.CALM else self._rules.content_retry
        return now - self._fell >= min(first * 2.0**self._attempts, self._rules.longest_retry)

    def try_again(self) -> None:
        """Start on the current content again; one crash is now enough to fall."""
        self.rung = Rung.CURRENT
        self._probation = True
        self._attempts += 1
        self._crashes.clear()

    def renewed(self) -> None:
        """Other content was installed, or staff asked for a restart: what was is forgotten."""
        self.rung = Rung.CURRENT
        self._probation = False
        self._attempts = 0
        self._crashes.clear()

    def _settle(self, now: float) -> None:
        """A start that lasted has succeeded; on the current content everything is well again."""
        if now - self._since > self._rules.window:
            self._probation = False
            if self.rung is Rung.CURRENT:
                self._attempts = 0

    def _below(self, good: Path | None) -> Rung:
        if self.rung is Rung.CURRENT and good is not None:
            return Rung.GOOD
        return Rung.FACTORY if self.rung in (Rung.CURRENT, Rung.GOOD) else Rung.CALM
