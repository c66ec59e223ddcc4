"""A finger on a Wayland compositor from outside: the few requests of its virtual pointer, over the socket itself."""

import select
import socket
import struct
import time
from pathlib import Path

DISPLAY = 1
MANAGER = "zwlr_virtual_pointer_manager_v1"
LEFT_BUTTON = 0x110
EXTENT = 10_000
"""Into how many steps width and height are divided when the pointer is placed."""


class Pointer:
    """A pointer that the compositor takes for one that was plugged in."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(str(path))
        self._last_id = DISPLAY
        self._unread = b""
        self._began = time.monotonic()
        registry = self._new()
        self._send(DISPLAY, 1, struct.pack("<I", registry))
        found = self._globals(registry)
        if MANAGER not in found:
            raise ConnectionError("the compositor takes no virtual pointer")
        name, version = found[MANAGER]
        manager = self._new()
        word = MANAGER.encode() + b"\0"
        word += bytes(-len(word) % 4)
        self._send(
            registry,
            0,
            struct.pack("<II", name, len(MANAGER) + 1) + word + struct.pack("<II", min(version, 1), manager),
        )
        self._pointer = self._new()
        self._send(manager, 0, struct.pack("<II", 0, self._pointer))
        self._settle()

    def close(self) -> None:
        """Unplug it."""
        self._socket.close()

    def move(self, x: float, y: float) -> None:
        """Put it at these parts of width and height."""
        self._send(
            self._pointer,
            1,
            struct.pack("<IIIII", self._now(), round(x * EXTENT), round(y * EXTENT), EXTENT, EXTENT),
        )
        self._frame()

    def press(self) -> None:
        """Press its button."""
        self._button(1)

    def release(self) -> None:
        """Release its button."""
        self._button(0)

    def _button(self, state: int) -> None:
        self._send(self._pointer, 2, struct.pack("<III", self._now(), LEFT_BUTTON, state))
        self._frame()

    def _frame(self) -> None:
        self._send(self._pointer, 4, b"")
        self._settle()

    def _now(self) -> int:
        return int((time.monotonic() - self._began) * 1000)

    def _new(self) -> int:
        self._last_id += 1
        return self._last_id

    def _send(self, target: int, opcode: int, words: bytes) -> None:
        self._socket.sendall(struct.pack("<IHH", target, opcode, 8 + len(words)) + words)

    def _globals(self, registry: int) -> dict[str, tuple[int, int]]:
        """Return what the compositor offers: the number and version of each interface."""
        found: dict[str, tuple[int, int]] = {}
        for target, opcode, words in self._settle():
            if (target, opcode) == (registry, 0):
                name, length = struct.unpack_from("<II", words)
                interface = words[8 : 8 + length - 1].decode()
                found[interface] = name, struct.unpack_from("<I", words, 8 + length + -length % 4)[0]
        return found

    def _settle(self, timeout: float = 10.0) -> list[tuple[int, int, bytes]]:
        """Wait until the compositor has done what was asked; return what it said."""
        done = self._new()
        self._send(DISPLAY, 0, struct.pack("<I", done))
        said: list[tuple[int, int, bytes]] = []
        while not any(target == done for target, _, _ in said):
            if not select.select([self._socket], [], [], timeout)[0]:
                raise TimeoutError("the compositor does not answer")
            fresh = self._socket.recv(1 << 16)
            if not fresh:
                raise ConnectionError("the compositor is gone")
            self._unread += fresh
            while len(self._unread) >= 8:
                target, opcode, size = struct.unpack_from("<IHH", self._unread)
                if len(self._unread) < size:
                    break
                words, self._unread = self._unread[8:size], self._unread[size:]
                if (target, opcode) == (DISPLAY, 0):
                    raise ConnectionError(f"the compositor refuses: {words[12:].decode(errors='replace')}")
                said.append((target, opcode, words))
        return said
