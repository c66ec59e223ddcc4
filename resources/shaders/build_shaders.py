"""Compile the GLSL sources beside this file with pyside6-qsb, because kiosks carry no shader compiler."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Write `<name>.frag.qsb` next to every `<name>.frag`; return 0, or 1 without the compiler (PySide6-Addons)."""
    qsb = shutil.which("pyside6-qsb", path=str(Path(sys.executable).parent)) or shutil.which("pyside6-qsb")
    if qsb is None:
        print("pyside6-qsb is missing: install PySide6-Addons in a separate environment", file=sys.stderr)
        return 1
    for source in sorted(Path(__file__).parent.glob("*.frag")):
        target = source.with_name(source.name + ".qsb")
        command = [
            qsb,
            "--glsl",
            "100 es,120,150,300 es",
            "--hlsl",
            "50",
            "--msl",
            "12",
            "-o",
            str(target),
            str(source),
        ]
        subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
