"""The staff's way in: a PIN and a guide's code kept as hashes only, delays that outlive a restart, a hidden gesture."""

import contextlib
import itertools
import json
import logging
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError

log = logging.getLogger("staff")
FOLDER = "staff"
FREE_ATTEMPTS = 3
FIRST_DELAY, LONGEST_DELAY = 30.0, 3600.0
"""Seconds to wait after the last free attempt; each further failure doubles them, up to an hour."""
MEMORY_KIB, PASSES, SALT_BYTES, HASH_BYTES = 65536, 3, 16, 32


class Pin:
    """The PIN of one kiosk, in its state folder. Checking takes a second of work: never do it in the interface."""

    CALLED = "PIN"
    FILE, ATTEMPTS = "pin", "attempts.json"
    FEWEST, MOST = 6, 12
    """Digits; a guide's code is shorter, so that its length says which of the two was meant."""

    def __init__(
        self,
        state: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = state / FOLDER
        self._now, self._clock = now, clock
        self._failures, self._failed_at = self._read_attempts()
        self._free_again = 0.0
        if self._failures:
            self._free_again = clock() + self._left_by_the_wall()

    @property
    def is_set(self) -> bool:
        """Whether there is one; without it nobody comes in."""
        return (self._folder / self.FILE).is_file()

    @classmethod
    def may_be(cls, digits: str) -> bool:
        """Whether it can have so many digits."""
        return cls.FEWEST <= len(digits) <= cls.MOST

    @property
    def wait(self) -> float:
        """Seconds until the next attempt is taken; neither a restart nor a clock set back makes them fewer."""
        return max(0.0, self._free_again - self._clock())

    def set(self, pin: str) -> None:
        """Take a new one and forget what failed.

        :raises KioskError: it is too easily guessed, or cannot be kept.
        """
        self.refuse_weak(pin)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            owner = self._folder.parent.stat()
            self._write(self.FILE, hashed(pin))
            self._failures, self._failed_at, self._free_again = 0, 0.0, 0.0
            self._write(self.ATTEMPTS, json.dumps({"failures": 0, "at": 0.0}))
            if hasattr(os, "geteuid") and os.geteuid() == 0:
                # Set by the installer as root, and read by the kiosk's own user
                for path in (self._folder, self._folder / self.FILE, self._folder / self.ATTEMPTS):
                    os.chown(path, owner.st_uid, owner.st_gid)
        except OSError as error:
            raise KioskError(
                f"The {self.CALLED} cannot be kept in {self._folder}: {error.strerror or error}."
            ) from error
        log.info("a new %s was set", self.CALLED)

    def remove(self) -> None:
        """Let nobody in with it any more.

        :raises KioskError: it cannot be removed.
        """
        try:
            (self._folder / self.FILE).unlink(missing_ok=True)
        except OSError as error:
            raise KioskError(f"The {self.CALLED} in {self._folder} cannot be removed: {error.strerror}.") from error
        log.info("the %s was removed", self.CALLED)

    def check(self, pin: str) -> bool:
        """Return whether this is it; a failure is written down before it is known, so that no one outruns it."""
        if self.wait > 0 or not self.is_set:
            return False
        self._fail()
        if not self._matches(pin):
            log.warning(
                "a wrong %s was given, %d in a row; the next is taken in %.0f s", self.CALLED, self._failures, self.wait
            )
            return False
        self._failures, self._failed_at, self._free_again = 0, 0.0, 0.0
        self._keep_attempts()
        log.info("staff came in by the %s", self.CALLED)
        return True

    def _matches(self, pin: str) -> bool:
        try:
            return verified(pin, (self._folder / self.FILE).read_text(encoding="ascii").strip())
        except (OSError, ValueError) as error:
            log.error("the %s cannot be read: %s", self.CALLED, error)
            return False

    def _fail(self) -> None:
        self._failures += 1
        self._failed_at = self._now().timestamp()
        self._free_again = self._clock() + delay_after(self._failures)
        self._keep_attempts()

    def _left_by_the_wall(self) -> float:
        delay = delay_after(self._failures)
        passed = self._now().timestamp() - self._failed_at
        return delay - passed if 0 <= passed <= delay else 0.0 if passed > delay else delay

    def _read_attempts(self) -> tuple[int, float]:
        try:
            kept: dict[str, Any] = json.loads((self._folder / self.ATTEMPTS).read_text(encoding="utf-8"))
            return max(0, int(kept["failures"])), float(kept["at"])
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, ValueError, KeyError, TypeError):
            # Not to be read is not the same as never failed
            return FREE_ATTEMPTS, self._now().timestamp()

    def _keep_attempts(self) -> None:
        try:
            self._write(self.ATTEMPTS, json.dumps({"failures": self._failures, "at": self._failed_at}))
        except OSError as error:
            log.warning("attempts are not kept: %s", error.strerror or error)

    def _write(self, name: str, text: str) -> None:
        """Write whole or not at all, for nobody else to read."""
        beside = self._folder / f"{name}.new"
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._folder / name)

    @classmethod
    def refuse_weak(cls, pin: str) -> None:
        """Let only one through that is worth having.

        :raises KioskError: too short, too long, no digits, or one that everybody tries first.
        """
        if not (pin.isascii() and pin.isdigit() and cls.may_be(pin)):
            raise KioskError(f"A {cls.CALLED} has {cls.FEWEST} to {cls.MOST} digits and nothing else.")
        steps = {(int(second) - int(first)) % 10 for first, second in itertools.pairwise(pin)}
        if len(steps) == 1 and steps <= {0, 1, 9}:
            raise KioskError(f"This {cls.CALLED} is the first that everybody tries; take another.")


class HostCode(Pin):
    """The code by which a guide begins host mode. Its failures are counted apart: who knows it learns no PIN by it."""

    CALLED = "host code"
    FILE, ATTEMPTS = "host-code", "host-attempts.json"
    FEWEST, MOST = 4, 5


def delay_after(failures: int) -> float:
    """Return how many seconds to wait after so many failures in a row."""
    if failures < FREE_ATTEMPTS:
        return 0.0
    return min(FIRST_DELAY * 2.0 ** min(failures - FREE_ATTEMPTS, 20), LONGEST_DELAY)


def hashed(pin: str) -> str:
    """Return the PIN as argon2id keeps it, with a salt of its own."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=os.urandom(SALT_BYTES), length=HASH_BYTES, iterations=PASSES, lanes=1, memory_cost=MEMORY_KIB)
    return kdf.derive_phc_encoded(pin.encode())


def verified(pin: str, kept: str) -> bool:
    """Return whether ``kept`` was made of this PIN.

    :raises ValueError: it was made of nothing.
    """
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    with contextlib.suppress(InvalidKey):
        Argon2id.verify_phc_encoded(pin.encode(), kept)
        return True
    return False


CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
"""The hidden gesture: once round the screen's corners, from the upper left to the upper left."""
CORNER = 0.07
GESTURE_SECONDS = 10.0


class Gesture:
    """Notices the hidden gesture among touches; ``clock`` gives monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._done = 0
        self._began = 0.0

    def touch(self, x: float, y: float) -> bool:
        """A finger went down at these parts of width and height; return whether the gesture is complete now."""
        now = self._clock()
        if self._done and now - self._began > GESTURE_SECONDS:
            self._done = 0
        if not self._is_at(self._done, x, y):
            self._done = 0
            if not self._is_at(0, x, y):
                return False
        if self._done == 0:
            self._began = now
        self._done += 1
        if self._done == len(CORNERS):
            self._done = 0
            return True
        return False

    def _is_at(self, step: int, x: float, y: float) -> bool:
        right, low = CORNERS[step]
        return abs(x - right) <= CORNER and abs(y - low) <= CORNER
