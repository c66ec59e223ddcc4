"""Where the program's own read-only files lie, from source and frozen alike, and where its state goes."""

import os
import sys
from pathlib import Path

FROZEN = bool(getattr(sys, "frozen", False))
ROOT = Path(getattr(sys, "_MEIPASS", "")) if FROZEN else Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
QML = ROOT / "kiosk" / "qml"
DB = ROOT / "db"
FACTORY_SOURCE = DB / "factory"
BUILT = ROOT if FROZEN else ROOT / "build"
CATALOGUES = BUILT / "i18n"
FACTORY_CONTENT = BUILT / "factory" / "content.sqlite"


def program() -> tuple[str, ...]:
    """Return the command that starts this program again, from source and frozen alike."""
    return (sys.executable,) if FROZEN else (sys.executable, str(ROOT / "main.py"))


def build() -> str:
    """Return which build the package is, by time and commit; “source” where it is none."""
    try:
        return (ROOT / "BUILD").read_text(encoding="utf-8").strip()
    except OSError:
        return "source"


def default_state() -> Path:
    """Return the folder for settings, logs and content releases: ``$WEST_TAIHU_STATE``, else the XDG state home."""
    explicit = os.environ.get("WEST_TAIHU_STATE")
    if explicit:
        return Path(explicit)
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "WestTaihuKiosk"
    home = os.environ.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local" / "state") / "west-taihu-kiosk"
