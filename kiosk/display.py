"""Whether there is a display to open a window on, asked before Qt, which would abort without one."""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

X_SOCKETS = Path("/tmp/.X11-unix")
X_TCP_PORT = 6000
TIMEOUT_SECONDS = 3.0


def display_answers(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether the display that ``environment`` names takes a connection; systems without X always have one."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    wayland = environment.get("WAYLAND_DISPLAY")
    if wayland:
        folder = Path(environment.get("XDG_RUNTIME_DIR", "/run/user/0"))
        return _answers(socket.AF_UNIX, str(folder / wayland))
    display = environment.get("DISPLAY", "")
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = str(X_SOCKETS / f"X{number}")
        return _answers(socket.AF_UNIX, path) or _answers(socket.AF_UNIX, "\0" + path)
    return _answers(socket.AF_INET, (host, X_TCP_PORT + int(number)))


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(TIMEOUT_SECONDS)
            probe.connect(address)
    except OSError:
        return False
    return True
