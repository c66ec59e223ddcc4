"""What PySide has in Python, compiled once when the kiosk is built instead of in every process that starts.

WORKAROUND: PySide carries these modules as source text inside its library and compiles them whenever it is imported,
which takes a tenth of the kiosk's start. It can unpack them beside the library, but then loads each of them twice.
"""

import builtins
import marshal
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

from kiosk import paths

FILE = paths.BUILT / "qt" / "support.bin"
OURS = "shibokensupport/"
"""How the names begin by which PySide has its modules compiled."""
UNUSED = "shibokensupport/signature/lib/pyi_generator.py"
"""Writes type stubs, and compiles large patterns for that as soon as it is loaded; here it stays empty."""

Compiled = dict[str, tuple[int, CodeType]]
"""By name, the CRC-32 of the source text and what it was compiled to."""


@contextmanager
def answering(file: Path = FILE) -> Generator[Compiled]:
    """Let Python compile PySide's modules by looking into `file`; gives what was asked for, in the end.

    A file that is missing, damaged, or of another Python or PySide is as good as none: then they are compiled.
    """
    known = read(file)
    asked: Compiled = {}
    plain: Any = builtins.compile

    def answer(source: Any, filename: Any, mode: str, *others: Any, **named: Any) -> Any:
        if not (isinstance(filename, str) and filename.startswith(OURS) and isinstance(source, bytes)):
            return plain(source, filename, mode, *others, **named)
        text = b"" if filename == UNUSED else source
        check = zlib.crc32(text)
        found = known.get(filename)
        if found is None or found[0] != check:
            found = check, plain(text, filename, mode, *others, **named)
        asked[filename] = found
        return found[1]

    setattr(builtins, "compile", answer)  # noqa: B010 (its type is overloaded)
    try:
        yield asked
    finally:
        builtins.compile = plain


def read(file: Path) -> Compiled:
    """Return what :func:`write` wrote with this very Python, or nothing."""
    head = len(MAGIC_NUMBER)
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    body = data[head + 4 :]
    if data[: head + 4] != MAGIC_NUMBER + zlib.crc32(body).to_bytes(4, "big"):
        return {}
    return marshal.loads(body)


def write(file: Path, compiled: Compiled) -> None:
    """Write what :func:`read` reads, the same bytes for the same modules."""
    body = marshal.dumps(dict(sorted(compiled.items())))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(MAGIC_NUMBER + zlib.crc32(body).to_bytes(4, "big") + body)
