"""One log for Python and Qt alike, on stderr and in a bounded file, so that a morning after can be read."""

import logging
import logging.handlers
import sys
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
FILE_BYTES = 1_000_000
FILES_KEPT = 5


def start(state: Path | None) -> None:
    """Log warnings to stderr and, with a state folder, everything from INFO up to ``state/logs/kiosk.log``.

    A folder that cannot be written costs the file, never the kiosk.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    console = logging.StreamHandler(sys.stderr)
    console.setLevel(logging.WARNING)
    console.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(console)
    if state is None:
        return
    try:
        folder = state / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "kiosk.log", maxBytes=FILE_BYTES, backupCount=FILES_KEPT - 1, encoding="utf-8", delay=False
        )
    except OSError as error:
        logging.getLogger(__name__).warning("no log file is kept: %s", error.strerror or error)
        return
    handler.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(handler)
