"""Tells the service manager that all is well, by the plain datagrams of sd_notify; without one, nothing happens."""

import os
import socket
from collections.abc import Mapping, MutableMapping

VARIABLES = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
"""What concerns the supervisor alone and is kept from the kiosk."""
MICROSECONDS = 1_000_000


class Notifier:
    """Speaks to the service manager named in the environment."""

    def __init__(self, environment: Mapping[str, str] = os.environ, pid: int | None = None) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        meant = environment.get("WATCHDOG_PID", "")
        usec = environment.get("WATCHDOG_USEC", "")
        mine = not meant or meant == str(os.getpid() if pid is None else pid)
        self.watchdog = int(usec) / MICROSECONDS if self._address and mine and usec.isdigit() else 0.0
        """Seconds within which the service manager wants to hear from us; 0 when it does not."""

    def __call__(self, *lines: str) -> None:
        """Send ``lines``, where there are any; a service manager that does not listen costs nothing."""
        if not lines or not self._address or not hasattr(socket, "AF_UNIX"):
            return
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
                out.setblocking(False)
                out.sendto("\n".join(lines).encode(), address)
        except OSError:
            return


def without_notification(environment: Mapping[str, str]) -> MutableMapping[str, str]:
    """Return the environment without what only the supervisor may use."""
    return {name: value for name, value in environment.items() if name not in VARIABLES}
