"""When a visit begins, when to ask “still there?”, and when to forget it: pure rules with an injected clock."""

from collections.abc import Callable
from enum import StrEnum


class Phase(StrEnum):
    """Where the visit stands."""

    ATTRACT = "attract"
    ACTIVE = "active"
    WARNING = "warning"


LONGEST_PRESS = 300.0
"""Seconds after which a finger that was never lifted counts as a fault of the touch screen, not as a visitor."""


class Session:
    """The attract → active → warning → attract machine.

    ``clock`` returns monotonic seconds. Call :meth:`tick` about once a second and on every change of interest; the
    machine never sleeps and holds no timer of its own. A finger held down pauses it.
    """

    def __init__(self, clock: Callable[[], float], idle_seconds: float, warning_seconds: float) -> None:
        self._clock = clock
        self._usual = idle_seconds, warning_seconds
        self._idle, self._warning = self._usual
        self._since = clock()
        self._pressed_at: float | None = None
        self.phase = Phase.ATTRACT

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the reset while warning (at least 1), else 0."""
        if self.phase is not Phase.WARNING:
            return 0
        left = self._since + self._idle + self._warning - self._clock()
        return max(1, int(-(-left // 1)))

    @property
    def quiet(self) -> float:
        """Seconds since the last sign of life, also right after the end of a visit."""
        return self._clock() - self._since

    @property
    def held(self) -> bool:
        """Whether a finger is down."""
        return self._pressed_at is not None

    def begin(self) -> None:
        """A visitor woke the kiosk."""
        self.phase = Phase.ACTIVE
        self._since = self._clock()

    def host(self, idle_seconds: float, warning_seconds: float) -> None:
        """A guide leads a group: until the end of this visit, quiet may last longer."""
        self._idle, self._warning = idle_seconds, warning_seconds
        self.begin()

    def touch(self) -> None:
        """Something was done; a running countdown ends and the visit goes on."""
        if self.phase is Phase.ATTRACT:
            return
        self.phase = Phase.ACTIVE
        self._since = self._clock()

    def hold(self, pressed: bool) -> None:
        """A finger went down or the last one was lifted; while down, time does not run out."""
        self._pressed_at = self._clock() if pressed else None
        self.touch()

    def end(self) -> None:
        """Return to attract at once."""
        self.phase = Phase.ATTRACT
        self._pressed_at = None
        self._idle, self._warning = self._usual

    def tick(self) -> Phase:
        """Advance by the clock and return the phase."""
        if self.phase is Phase.ATTRACT:
            return self.phase
        if self._pressed_at is not None and self._clock() - self._pressed_at < LONGEST_PRESS:
            self._since = self._clock()
        quiet = self._clock() - self._since
        if quiet >= self._idle + self._warning:
            self.end()
        elif quiet >= self._idle:
            self.phase = Phase.WARNING
        else:
            self.phase = Phase.ACTIVE
        return self.phase
