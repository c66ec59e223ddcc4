"""This machine as an installer sees it: Debian packages, the kiosk's user, its state."""

import hashlib
import os
import pwd
import re
import shutil
import subprocess
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA: dict[str, Any] = tomllib.loads((ROOT / "packaging" / "linux" / "deb" / "package.toml").read_text("utf-8"))
NAME: str = DATA["name"]
USER: str = DATA["user"]
PROGRAM, COMMAND, STATE = Path(DATA["program"]), Path(DATA["command"]), Path(DATA["state"])
UNIT = Path(DATA["files"][f"{NAME}.service"]["to"])
ADMIN = Path(DATA["files"][f"{NAME}-admin"]["to"])
APT_SECONDS = 600
POLL_SECONDS = 0.05


class UnmetError(Exception):
    """Something that an installer relies on does not hold."""


def want(holds: object, what: str) -> None:
    """Go on when ``holds``.

    :raises UnmetError: it does not.
    """
    if not holds:
        raise UnmetError(what)


def until(met: Callable[[], object], what: str, seconds: float = 60.0) -> float:
    """Look again and again until ``met()`` holds; return the seconds that took.

    :raises UnmetError: it did not in time.
    """
    start = time.monotonic()
    while not met():
        want(time.monotonic() - start < seconds, f"still waiting after {seconds:g} s: {what}")
        time.sleep(POLL_SECONDS)
    return time.monotonic() - start


def run(*words: str | Path, **changes: Any) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end.

    :raises UnmetError: it fails, and ``check=False`` was not given.
    """
    check = changes.pop("check", True)
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=changes.pop("timeout", APT_SECONDS),
        **changes,
    )
    if check and done.returncode:
        raise UnmetError(f"{' '.join(map(str, words))}: status {done.returncode}\n{done.stdout}{done.stderr}".strip())
    return done


def apt(*words: str | Path) -> None:
    """Run apt-get, as a person who says yes to what was asked for and to nothing else."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "-qq", "-y", "--no-install-recommends", "--allow-downgrades", *words, env=environment)


def status() -> str:
    """Return what dpkg says of the package: empty, or such as “ii”."""
    told = run("dpkg-query", "-W", "-f", "${db:Status-Abbrev}", NAME, check=False)
    return told.stdout.strip() if told.returncode == 0 else ""


def have(programs: Mapping[str, str]) -> None:
    """Install the Debian packages of those programs that are not there."""
    missing = sorted({package for program, package in programs.items() if shutil.which(program) is None})
    if missing:
        run("apt-get", "-qq", "update")
        apt("install", *missing)


def as_user(words: Sequence[str | Path], environment: Mapping[str, str]) -> list[str]:
    """Return the command that runs ``words`` as the kiosk's user with nothing but ``environment`` around it."""
    plain = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(STATE), "WEST_TAIHU_STATE": str(STATE)}
    told = [f"{name}={value}" for name, value in {**plain, **environment}.items()]
    return ["runuser", "-u", USER, "--", "env", "-i", *told, *map(str, words)]


def admin(*words: str | Path, check: bool = True) -> "subprocess.CompletedProcess[str]":
    """Run a verb as the handbook tells people to."""
    return run(ADMIN, *words, check=check)


def exists(user: str) -> bool:
    """Whether there is such a user."""
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def processes() -> list[int]:
    """Return the processes of the kiosk's user."""
    if not exists(USER):
        return []
    wanted = pwd.getpwnam(USER).pw_uid
    found: list[int] = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text()
                if folder.stat().st_uid == wanted and stat.rpartition(")")[2].split()[0] != "Z":
                    found.append(int(folder.name))
            except OSError:
                continue
    return found


def words_of(pid: int) -> list[str]:
    """Return the command line of a process, empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")[:-1]
    except OSError:
        return []


def kept() -> dict[str, str]:
    """Return what the state holds and must not lose: everything but the logs."""
    found: dict[str, str] = {}
    for path in sorted(STATE.rglob("*")):
        name = str(path.relative_to(STATE))
        if path.is_file() and not re.match(r"logs/|\.cache/|supervisor\.json", name):
            found[name] = f"{path.owner()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    return found
