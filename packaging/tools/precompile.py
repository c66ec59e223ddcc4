"""Compiles what PySide has in Python, so that no start has to: writes the file that ``kiosk.precompiled`` reads."""

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.precompiled import FILE, answering, write


def main() -> int:
    """Write it; return 0."""
    with answering(Path("/nowhere")) as compiled:
        import_module("PySide6.QtCore")
    write(FILE, compiled)
    return 0


if __name__ == "__main__":
    sys.exit(main())
