"""Watches and taps a screen from outside any program: the few X11 requests that needs, spoken over the socket itself.

A library for this would bring its own locks and queues between the moment something is painted and the moment it is
noticed. Here the X server's own report of a painted rectangle (its DAMAGE extension) is what stops the clock.
"""

import select
import socket
import struct
import time
from collections import deque
from dataclasses import dataclass
from typing import NamedTuple

REPLY, ERROR = 1, 0
KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
FIRST_BUTTON = 1
Z_PIXMAP = 2
ALL_PLANES = 0xFFFFFFFF
DAMAGE_VERSION = (1, 1)
RAW_RECTANGLES = 0


class Box(NamedTuple):
    """A rectangle on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        """Its middle."""
        return self.x + self.width // 2, self.y + self.height // 2

    def common(self, other: "Box") -> "Box | None":
        """Return what both cover, None when they share no pixel."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        low = min(self.y + self.height, other.y + other.height)
        return Box(left, top, right - left, low - top) if left < right and top < low else None


@dataclass(frozen=True, slots=True)
class Painted:
    """The server's report that something was painted: when it arrived (seconds, performance counter), and where."""

    at: float
    box: Box


class Screen:
    """A connection to an X server that taps its screen and notices what is painted."""

    def __init__(self, display: int) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(f"/tmp/.X11-unix/X{display}")
        self._painted: deque[Painted] = deque()
        self._replies: deque[bytes] = deque()
        self._unread = b""
        self._open()
        self._test = self._extension("XTEST")[0]
        self._damage, self._damage_event = self._extension("DAMAGE")
        self._ask(struct.pack("<BBHII", self._damage, 0, 3, *DAMAGE_VERSION))
        self._send(struct.pack("<BBHIIB3x", self._damage, 1, 4, self._first_id, self._root, RAW_RECTANGLES))

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    # -- hands

    def move(self, x: int, y: int) -> None:
        """Put the pointer there."""
        self._fake(MOTION, 0, x, y)
        self.turn()

    def press(self) -> float:
        """Put the finger down where the pointer is; return the moment before."""
        return self._fake(BUTTON_PRESS, FIRST_BUTTON)

    def release(self) -> float:
        """Lift the finger; return the moment before."""
        return self._fake(BUTTON_RELEASE, FIRST_BUTTON)

    def key(self, code: int, down: bool) -> None:
        """Press or release the key with this number."""
        self._fake(KEY_PRESS if down else KEY_RELEASE, code)

    # -- eyes

    def pixels(self, box: Box) -> bytes:
        """Return the colours inside `box`, four bytes (blue, green, red, unused) each, row by row."""
        reply = self._ask(
            struct.pack("<BBHIhhHHI", 73, Z_PIXMAP, 5, self._root, box.x, box.y, box.width, box.height, ALL_PLANES)
        )
        return reply[32 : 32 + box.width * box.height * 4]

    def turn(self) -> float:
        """Ask the server something and return the seconds until it answered."""
        began = time.perf_counter()
        self._ask(struct.pack("<BBH", 43, 0, 1))
        return time.perf_counter() - began

    def painted(self, timeout: float) -> Painted | None:
        """Return the next report of something painted; None when there is none for `timeout` seconds."""
        deadline = time.perf_counter() + timeout
        while not self._painted:
            left = deadline - time.perf_counter()
            if left <= 0 or not self._read(left):
                return None
        return self._painted.popleft()

    def quiet(self, seconds: float, timeout: float = 20.0) -> None:
        """Wait until nothing was painted for `seconds`.

        :raises TimeoutError: painting never stops.
        """
        deadline = time.perf_counter() + timeout
        while self.painted(seconds) is not None:
            if time.perf_counter() > deadline:
                raise TimeoutError("the screen never comes to rest")

    # -- the wire

    def _open(self) -> None:
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        head = self._exactly(8)
        body = self._exactly(struct.unpack_from("<H", head, 6)[0] * 4)
        if head[0] != 1:
            raise ConnectionError("the X server refuses")
        self._first_id: int = struct.unpack_from("<I", body, 4)[0] | 1
        maker: int = struct.unpack_from("<H", body, 16)[0]
        formats = body[21]
        screen = 32 + (maker + 3) // 4 * 4 + formats * 8
        self._root: int = struct.unpack_from("<I", body, screen)[0]
        self.size: tuple[int, int] = struct.unpack_from("<HH", body, screen + 20)

    def _extension(self, name: str) -> tuple[int, int]:
        word = name.encode()
        padding = -len(word) % 4
        reply = self._ask(
            struct.pack("<BBHHxx", 98, 0, 2 + (len(word) + padding) // 4, len(word)) + word + bytes(padding)
        )
        if not reply[8]:
            raise ConnectionError(f"the X server has no {name} extension")
        return reply[9], reply[10]

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> float:
        request = struct.pack("<BBHBBxxIIxxxxxxxxhh8x", self._test, 2, 9, kind, detail, 0, self._root, x, y)
        began = time.perf_counter()
        self._socket.sendall(request)
        return began

    def _send(self, request: bytes) -> None:
        self._socket.sendall(request)

    def _ask(self, request: bytes) -> bytes:
        self._send(request)
        while not self._replies:
            self._read(None)
        return self._replies.popleft()

    def _read(self, timeout: float | None) -> bool:
        if not select.select([self._socket], [], [], timeout)[0]:
            return False
        at = time.perf_counter()
        fresh = self._socket.recv(1 << 20)
        if not fresh:
            raise ConnectionError("the X server is gone")
        self._unread += fresh
        while len(self._unread) >= 32:
            kind = self._unread[0] & 0x7F
            length = 32 + (struct.unpack_from("<I", self._unread, 4)[0] * 4 if kind == REPLY else 0)
            if len(self._unread) < length:
                break
            message, self._unread = self._unread[:length], self._unread[length:]
            if kind == ERROR:
                raise ConnectionError(f"the X server answers with error {message[1]}")
            if kind == REPLY:
                self._replies.append(message)
            elif kind == self._damage_event:
                self._painted.append(Painted(at, Box(*struct.unpack_from("<hhHH", message, 16))))
        return True

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            fresh = self._socket.recv(count - len(found))
            if not fresh:
                raise ConnectionError("the X server is gone")
            found += fresh
        return found
