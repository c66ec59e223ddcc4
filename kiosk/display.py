"""What the session around the kiosk offers, asked before Qt: without a display it aborts, without a bus it forks."""

import os
import sys
from _socket import AF_INET, AF_UNIX, SOCK_STREAM, socket  # the public module makes hundreds of names first
from collections.abc import Mapping, MutableMapping
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
        return _answers(AF_UNIX, str(folder / wayland))
    display = environment.get("DISPLAY", "")
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = str(X_SOCKETS / f"X{number}")
        return _answers(AF_UNIX, path) or _answers(AF_UNIX, "\0" + path)
    return _answers(AF_INET, (host, X_TCP_PORT + int(number)))


def _answers(family: int, address: str | tuple[str, int]) -> bool:
    try:
        probe = socket(family, SOCK_STREAM)
        try:
            probe.settimeout(TIMEOUT_SECONDS)
            probe.connect(address)
        finally:
            probe.close()
    except OSError:
        return False
    return True


def leave_missing_bus(environment: MutableMapping[str, str] = os.environ) -> None:
    """Keep Qt from starting a session bus of its own on X, as it would by copying this whole process first."""
    bus = Path(environment.get("XDG_RUNTIME_DIR", "/nowhere")) / "bus"
    if sys.platform.startswith("linux") and not bus.exists():
        environment.setdefault("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
