"""Disks that fail: every call with which SQLite writes can be made to fail once, by a number."""

import ctypes
import ctypes.util
import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

WRITING = ("pwrite64", "pwrite", "write", "fsync", "ftruncate", "fallocate")
"""The system calls through which SQLite changes a file; it has those that its own system offers."""


class Disk:
    """Counts SQLite's writes in this process, and lets one of them fail."""

    def __init__(self) -> None:
        self.writes = 0
        self.failing = 0
        self.errno = 0

    def fails(self) -> bool:
        """Count one write; tell whether it is the one."""
        self.writes += 1
        return self.writes == self.failing

    @property
    def failed(self) -> bool:
        """Whether the failing write has been reached."""
        return 0 < self.failing <= self.writes


class _Vfs(ctypes.Structure):
    """The part of ``sqlite3_vfs`` up to the door that SQLite has for its own tests of failing disks."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("most_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        *((f"method{number}", ctypes.c_void_p) for number in range(13)),
        ("set_system_call", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)),
        ("get_system_call", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)),
    )


def _prototype(name: str) -> Any:
    size, offset, whole = ctypes.c_ssize_t, ctypes.c_longlong, ctypes.c_int
    if name.startswith("pwrite"):
        return ctypes.CFUNCTYPE(size, whole, ctypes.c_void_p, ctypes.c_size_t, offset, use_errno=True)
    if name == "write":
        return ctypes.CFUNCTYPE(size, whole, ctypes.c_void_p, ctypes.c_size_t, use_errno=True)
    if name == "fsync":
        return ctypes.CFUNCTYPE(whole, whole, use_errno=True)
    if name == "ftruncate":
        return ctypes.CFUNCTYPE(whole, whole, offset, use_errno=True)
    return ctypes.CFUNCTYPE(whole, whole, offset, offset, use_errno=True)


@contextmanager
def failing_disk() -> Generator[Disk | None]:
    """Stand between SQLite and the disk; None where this Python's SQLite cannot be reached from outside."""
    library = ctypes.util.find_library("sqlite3")
    if os.name != "posix" or library is None:
        yield None
        return
    sqlite = ctypes.CDLL(library)
    sqlite.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    found = sqlite.sqlite3_vfs_find(None)
    vfs = found.contents
    disk = Disk()
    kept: list[object] = []
    replaced: list[bytes] = []
    for name in WRITING:
        original = vfs.get_system_call(found, name.encode())
        if not original:
            continue
        prototype = _prototype(name)
        call = prototype(original)

        def stand_in(*values: int, call: Any = call) -> int:
            if disk.fails():
                ctypes.set_errno(disk.errno)
                return -1
            return call(*values)

        wrapped = prototype(stand_in)
        kept += [call, wrapped]
        vfs.set_system_call(found, name.encode(), ctypes.cast(wrapped, ctypes.c_void_p))
        replaced.append(name.encode())
    try:
        yield disk
    finally:
        for name in replaced:
            vfs.set_system_call(found, name, None)
