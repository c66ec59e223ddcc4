"""Writing so that neither a kill nor a power cut leaves half a file: written aside, synced, then renamed."""

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Generator, Iterable
from pathlib import Path

from kiosk.releases.errors import ReleaseError, SurroundingsError

ASIDE = ".part"
CHUNK = 1 << 20
# Some file systems of sticks and shares cannot sync a folder; they say so in one of these ways
CANNOT_SYNC_FOLDERS = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


def write_chunks(path: Path, chunks: Iterable[bytes], mode: int = 0o644) -> None:
    """Write a file in place and sync it; it is whole only when this returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        for chunk in chunks:
            write_all(handle, chunk)
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, in as many goes as the system wants."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def write_whole(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Replace a file by ``data`` in one step that outlives a power cut; a failure leaves the old file."""
    aside = path.with_name(f".{path.name}{ASIDE}")
    try:
        write_chunks(aside, (data,), mode)
        aside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names that were added to or taken from a folder outlive a power cut."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(handle)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, each of them lasting."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            each.mkdir(mode)
        sync_folder(each.parent)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def remove(path: Path) -> None:
    """Remove a file or a whole folder, as far as that is possible; what stays is removed the next time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


@contextlib.contextmanager
def alone(folder: Path, busy: str) -> Generator[None]:
    """Hold ``folder`` for one process at a time; where locks are not to be had, go on without.

    :raises ReleaseError: another process holds it; ``busy`` is what it says.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ReleaseError(busy) from error
        except OSError:
            pass
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def said(what: str) -> Generator[None]:
    """Say in one sentence what a disk refused; ``what`` begins it.

    :raises SurroundingsError: something inside could not be read or written.
    """
    try:
        yield
    except OSError as error:
        raise SurroundingsError(f"{what}: {reason(error)}.") from error


def reason(error: OSError) -> str:
    """Return why, in the system's words, without a full stop."""
    return (error.strerror or str(error) or type(error).__name__).rstrip(".")
