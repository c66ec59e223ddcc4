"""The supervisor's loop: start the kiosk, listen to its heart, and start it again."""

import contextlib
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType

from kiosk.supervisor.child import ON_WINDOWS, Child, Guard, adopt_orphans
from kiosk.supervisor.events import Asked, Ended, Event, Said
from kiosk.supervisor.ladder import Ladder, Rules, Rung
from kiosk.supervisor.notify import Notifier, without_notification

log = logging.getLogger("supervisor")

LEFT, FAILED, MISUSED, RESTART = 0, 1, 2, 75
"""Statuses of the kiosk, and of the supervisor: left on purpose, failed, wrong usage, please start me again."""
STATE_FILE = "supervisor.json"
BEAT, IDLE, SHOWN, READY = "beat", "beat idle", "shown", "ready"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, in seconds, the supervisor waits for what."""

    start: float = 20.0
    """From the start to the first frame."""
    hang: float = 5.0
    """From one heartbeat to the next, also while the pages are built; a starved machine took 2.9 s there."""
    words: float = 0.3
    """For a kiosk that hangs to write down where."""
    end: float = 3.0
    """For a kiosk that was asked to end."""
    look: float = 0.5
    """Between two looks at the clock."""
    late: float = 2.0
    """When the supervisor itself looks later than this, it was halted, and the kiosk's silence proves nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the supervisor is told about the kiosk it keeps; the callables must be quick and never raise."""

    command: Callable[[Rung, Path | None], Sequence[str]]
    """How to start the kiosk on a rung, with the last good content on :attr:`Rung.GOOD`."""
    good: Callable[[], Path | None] = lambda: None
    """The last good content that is not the current one."""
    current: Callable[[], str] = lambda: ""
    """The name of the current content; when it changes, that content has its chance."""
    state: Path | None = None
    """Where the supervisor tells how it stands."""
    rules: Rules = field(default_factory=Rules)
    limits: Limits = field(default_factory=Limits)
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))


class Supervisor:
    """Keeps one kiosk alive until it is left on purpose or somebody asks the supervisor to end."""

    def __init__(
        self,
        plan: Plan,
        notify: Notifier | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._plan = plan
        self._notify = notify or Notifier()
        self._clock = clock
        self._ladder = Ladder(plan.rules)
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._guard = Guard()
        self._ending = False
        self._lives = 0
        self._crashes = 0
        self._last = ""
        self._content = plan.current()
        self._ready = False
        self._looked = clock()
        self._pinged = clock()

    def run(self) -> int:
        """Keep the kiosk; return the status to leave with."""
        adopt_orphans()
        try:
            with _signals(lambda number: self._events.put(Asked(number))):
                while True:
                    status = self._live()
                    if status is not None:
                        return status
        finally:
            self._guard.end()
            self._notify("STOPPING=1", "STATUS=The supervisor has ended.")
            self._write_state("ended")

    # -- one life of the kiosk

    def _live(self) -> int | None:
        """Start the kiosk and stay with it to its end; return a status when it was the last life."""
        rung, good = self._ladder.rung, self._plan.good()
        self._lives += 1
        now = self._clock()
        self._ladder.started(now)
        self._notify(*([] if self._ready else [f"EXTEND_TIMEOUT_USEC={int(self._plan.limits.start * 2e6)}"]))
        try:
            child = Child(
                self._lives,
                self._plan.command(rung, good),
                without_notification(self._plan.environment),
                self._events,
                lambda line: print(line, file=sys.stderr, flush=True),
            )
        except OSError as error:
            return self._fallen(f"it could not be started: {error.strerror or error}", self._clock())
        self._guard.watch(0 if ON_WINDOWS else child.pid)
        self._tell("starting")
        watch = Watch(child, self._plan.limits, self._clock())
        reason = self._stay(watch)
        status = child.bury(self._guard.pid)
        self._guard.watch(0)
        now = self._clock()
        if self._ending:
            log.info("the kiosk was ended")
            return LEFT
        if watch.asked:
            return None
        if not reason:
            if status == LEFT:
                log.info("the kiosk was left on purpose")
                return LEFT
            if status == MISUSED and not watch.shown and rung is Rung.CURRENT:
                log.info("the kiosk was started wrongly: %s", " ".join(child.last_words))
                return MISUSED
            if status == RESTART:
                log.info("the kiosk asked to be started again")
                self._ladder.renewed()
                return None
            reason = f"it ended {_how(status)}"
        for line in child.last_words:
            log.info("its last words: %s", line)
        return self._fallen(reason, now)

    def _stay(self, watch: "Watch") -> str:
        """Stay with the kiosk to its end; return why it had to be ended, or "" when it ended by itself."""
        reason = ""
        while True:
            for event in self._heard(self._plan.limits.look):
                match event:
                    case Ended(number) if number == watch.child.number:
                        return reason
                    case Said(number, line) if number == watch.child.number:
                        self._hear(watch, line)
                    case Asked(number):
                        log.info("asked to end by %s", signal.Signals(number).name)
                        self._ending = True
                        watch.ask_to_end(self._clock())
                    case _:
                        pass
            now = self._clock()
            self._ping(now)
            if now - self._looked > self._plan.limits.late:
                watch.excuse(now)
            self._looked = now
            reason = watch.check(now) or reason
            if not watch.asked and self._better(watch, now):
                watch.ask_to_end(now)

    def _heard(self, seconds: float) -> Iterator[Event]:
        """Wait for an event for some time, and yield all there are, so that nothing is judged before it was heard."""
        try:
            yield self._events.get(timeout=seconds)
            while True:
                yield self._events.get_nowait()
        except Empty:
            return

    def _hear(self, watch: "Watch", line: str) -> None:
        now = self._clock()
        if line == SHOWN and not watch.shown:
            watch.shown = True
            log.info("on screen with the %s content after %.1f s", self._ladder.rung, now - watch.since)
            if not self._ready:
                self._ready = True
                self._notify("READY=1")
            self._tell("showing")
        if line == READY and not watch.ready:
            watch.ready = True
            self._tell("ready")
        if line in (BEAT, IDLE, SHOWN, READY):
            watch.beaten = now
            watch.idle = line == IDLE

    def _better(self, watch: "Watch", now: float) -> bool:
        """Whether to leave an older content, or the plain page, for another attempt; a visitor is not disturbed."""
        if self._ladder.rung is Rung.CURRENT or not (watch.idle or self._ladder.rung is Rung.CALM):
            return False
        content = self._plan.current()
        if content != self._content:
            log.info("other content is there: it has its chance")
            self._content = content
            self._ladder.renewed()
            return True
        if self._ladder.retry_due(now):
            log.info("the current content is tried again")
            self._ladder.try_again()
            return True
        return False

    def _fallen(self, reason: str, now: float) -> int | None:
        """Say what happened, and wait as long as the ladder says before the next start."""
        self._crashes += 1
        before = self._ladder.rung
        wait = self._ladder.crashed(now, self._plan.good())
        log.error("the kiosk is started again: %s", reason)
        if self._ladder.rung is not before:
            log.error("too many crashes with the %s content: next is %s", before, self._ladder.rung)
            self._content = self._plan.current()
        self._last = reason
        self._tell("starting again")
        until = now + wait
        while (left := until - self._clock()) > 0:
            for event in self._heard(min(left, self._plan.limits.look)):
                if isinstance(event, Asked):
                    return LEFT
            self._ping(self._clock())
        self._looked = self._clock()
        return None

    # -- saying how it stands

    def _ping(self, now: float) -> None:
        if self._notify.watchdog and now - self._pinged >= self._notify.watchdog / 4:
            self._pinged = now
            self._notify("WATCHDOG=1")

    def _tell(self, what: str) -> None:
        words = f"{what}, {self._ladder.rung} content, {self._crashes} crashes"
        self._notify(f"STATUS={words}" + (f"; last: {self._last}" if self._last else ""))
        self._write_state(what)

    def _write_state(self, what: str) -> None:
        """Leave a note for the self-test and the staff page; where it cannot be written, there is none."""
        if self._plan.state is None:
            return
        note = {
            "pid": os.getpid(),
            "doing": what,
            "rung": str(self._ladder.rung),
            "starts": self._lives,
            "crashes": self._crashes,
            "last": self._last,
        }
        path = self._plan.state / STATE_FILE
        beside = path.with_suffix(".new")
        with contextlib.suppress(OSError):
            beside.write_text(json.dumps(note, ensure_ascii=False) + "\n", encoding="utf-8")
            beside.replace(path)


class Watch:
    """What is known of the kiosk that runs now, and when patience with it ends."""

    def __init__(self, child: Child, limits: Limits, now: float) -> None:
        self.child = child
        self.since = now
        self.beaten = now
        self.shown = False
        self.ready = False
        self.idle = False
        self.asked = False
        self._limits = limits
        self._reason = ""
        self._deadline = 0.0

    def ask_to_end(self, now: float) -> None:
        """Ask the kiosk to end; when it does not, it is killed."""
        if not self.asked:
            self.asked = True
            self._deadline = now + self._limits.end
            self.child.ask_to_end()

    def excuse(self, now: float) -> None:
        """The supervisor itself was halted: what was not heard in that time does not count."""
        self.beaten = now
        if not self.shown:
            self.since = now

    def check(self, now: float) -> str:
        """Kill a kiosk that has lost its patience with us; return why, or ""."""
        if self._reason or self.asked:
            if now >= self._deadline:
                self.child.kill()
            return self._reason
        if not self.shown and now - self.since >= self._limits.start:
            self._reason = f"nothing was on screen after {self._limits.start:g} s"
        elif self.shown and now - self.beaten >= self._limits.hang:
            self._reason = f"it hung: no heartbeat for {self._limits.hang:g} s"
        if self._reason:
            self.child.ask_where_it_stands()
            self._deadline = now + self._limits.words
        return self._reason


def _how(status: int) -> str:
    """Say how a process ended."""
    if status < 0:
        with contextlib.suppress(ValueError):
            return f"by {signal.Signals(-status).name}"
    return f"with status {status}"


@contextlib.contextmanager
def _signals(ask: Callable[[int], object]) -> Generator[None]:
    """Take the signals that ask a program to end, for as long as this lasts."""

    def asked(number: int, _frame: FrameType | None) -> None:
        ask(number)

    names = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, asked) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
