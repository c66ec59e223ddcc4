"""Which build this is: told by the commit alone, so that the same source gives the same package."""

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime

import contents


@dataclass(frozen=True, slots=True)
class Identity:
    """Version and build; ``moment`` (seconds since 1970) stands for every time that the package writes down."""

    version: str
    build: str
    moment: int

    @property
    def debian(self) -> str:
        """The version as dpkg compares it: a later commit is a later version."""
        return f"{self.version}+{self.build}"

    @property
    def time(self) -> datetime:
        """The moment as a date and time."""
        return datetime.fromtimestamp(self.moment, UTC)


def identity() -> Identity:
    """Return the identity of what is in the working tree."""
    text = (contents.ROOT / "kiosk" / "__init__.py").read_text(encoding="utf-8")
    version = re.findall(r'__version__ = "(.+)"', text)[0]
    told = _git("log", "-1", "--format=%ct %h", "--abbrev=8").split()
    if len(told) != 2:
        moment = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
        return Identity(version, "unknown", moment)
    moment, commit = int(told[0]), told[1]
    changed = ".changed" if _git("status", "--porcelain", "--untracked-files=no") else ""
    return Identity(version, f"{datetime.fromtimestamp(moment, UTC):%Y%m%d%H%M%S}.{commit}{changed}", moment)


def _git(*words: str) -> str:
    """Return what git says, nothing where there is no git or no repository."""
    try:
        done = subprocess.run(["git", *words], cwd=contents.ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
