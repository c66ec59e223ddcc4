"""One log for Python and Qt alike, on stderr and in a bounded file, so that a morning after can be read."""

import logging
import sys
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
FILE_BYTES = 1_000_000
FILES_KEPT = 5


class LateFile(logging.Handler):
    """Opens the bounded file for the first line, so that a start with nothing to say need not wait for it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None
        self._failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; a file that cannot be opened is said once and then left alone."""
        if self._file is None:
            self._file = self._opened()
        self._file.handle(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        try:
            file = RotatingFileHandler(
                self._path, maxBytes=FILE_BYTES, backupCount=FILES_KEPT - 1, encoding="utf-8", delay=False
            )
        except OSError as error:
            self._file = logging.NullHandler()
            logging.getLogger(__name__).warning("no log file is kept: %s", error.strerror or error)
            return self._file
        file.setFormatter(logging.Formatter(FORMAT))
        file.handleError = self._not_written
        return file

    def _not_written(self, record: logging.LogRecord) -> None:
        """A full disk is said once, on stderr alone; later lines are tried again."""
        if not self._failed:
            self._failed = True
            print(f"west-taihu-kiosk: the log {self._path} cannot be written: {sys.exc_info()[1]}.", file=sys.stderr)


def start(state: Path | None, name: str = "kiosk") -> None:
    """Log warnings to stderr and, with a state folder, everything from INFO up to ``state/logs/<name>.log``.

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
    folder = state / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        logging.getLogger(__name__).warning("no log file is kept: %s", error.strerror or error)
        return
    root.addHandler(LateFile(folder / f"{name}.log"))
