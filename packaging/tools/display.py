"""Asks whether a display really answers: a variable left over from another session would end Qt with an abort."""

import ctypes
import os
import socket
import sys
from pathlib import Path


def wayland_answers() -> bool:
    """Whether a compositor listens at ``WAYLAND_DISPLAY``."""
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    try:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(2)
            probe.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / name))
    except OSError:
        return False
    return True


def x_answers() -> bool:
    """Whether an X server at ``DISPLAY`` lets us in."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    return bool(x11.XOpenDisplay(None))


def main() -> int:
    """Print the name of Qt's platform for the display; 1 when there is none."""
    if wayland_answers():
        print("wayland")
    elif x_answers():
        print("xcb")
    else:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
