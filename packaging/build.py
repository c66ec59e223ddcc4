"""The one build door: makes the folder that runs without Python, looks whether it really does, and packs it."""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

import contents
import deb
import identity
import inventory
import sbom
import verify
from identity import Identity

OUT = contents.ROOT / "build" / "package"
WORK = contents.ROOT / "build" / "package-work"
PACKAGE = OUT / contents.PROGRAM
ARCHIVE = OUT / f"{contents.PROGRAM}.tar.xz"

HARMLESS = (
    # Its wheel lists a plugin that it does not bring; no module of ours asks for it.
    "libqmlassetdownloaderprivateplugin.so",
    # Other databases SQLAlchemy could speak to.
    'Hidden import "pysqlite2" not found',
    'Hidden import "MySQLdb" not found',
    # Needed by the GTK theme, which is left out.
    "libgtk-3.so.0",
    "libgdk-3.so.0",
    # Left to the system, which has it where there is a Wayland compositor.
    "libwayland-",
)
"""What PyInstaller may warn of; everything else fails the build."""

LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


MOST_UNPACKED, MOST_PACKED = 190_000_000, 75_000_000
"""Bytes that the folder and its archive may have at most."""


def main() -> int:
    """Build; return 0 when the package is there and does what the source does."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--no-verify", action="store_true", help="do not compare the package with the source")
    options.add_argument("--no-archive", action="store_true", help="leave the folder unpacked only")
    options.add_argument("--twice", action="store_true", help="build once more and want the same bytes")
    chosen = options.parse_args()
    who = identity.identity()
    build(who)
    if chosen.twice:
        first = digests(PACKAGE)
        build(who)
        same(first, digests(PACKAGE))
    if not chosen.no_verify:
        verify.verify(PACKAGE)
    size = sum(path.stat().st_size for path in PACKAGE.rglob("*") if path.is_file() and not path.is_symlink())
    tell(PACKAGE, size, MOST_UNPACKED)
    if not chosen.no_archive:
        pack(who)
        tell(ARCHIVE, ARCHIVE.stat().st_size, MOST_PACKED)
        debian = deb.build(PACKAGE, OUT, who)
        tell(debian, debian.stat().st_size, MOST_PACKED)
    return 0


def build(who: Identity) -> None:
    """Make the folder."""
    start = time.monotonic()
    freeze()
    inner = PACKAGE / "_internal"
    compile_qml(inner / "kiosk" / "qml")
    (inner / "BUILD").write_text(f"{who.build}\n", encoding="utf-8")
    debian = add_licences(inner / "resources" / "licences")
    modules: list[str] = json.loads((WORK / "kiosk" / contents.MODULES).read_text(encoding="utf-8"))
    sbom.write(PACKAGE, who, modules, debian)
    forget(inner)
    settle(who.moment)
    print(f"package: {who.version} ({who.build}) built in {time.monotonic() - start:.0f} s", flush=True)


def tell(path: Path, size: int, most: int) -> None:
    """Say how large something is; leave with a sentence when it is too large."""
    print(f"package: {path.relative_to(contents.ROOT)}: {size / 1e6:.1f} MB", flush=True)
    if size > most:
        raise SystemExit(f"package: that is more than {most / 1e6:.0f} MB.")


def forget(inner: Path, prefix: str = sys.base_prefix) -> None:
    """Take from Python's libraries where Python was on this machine, and so where they would look for others.

    The end of the path stays: linkers let other strings, such as Python's version, share it.
    """
    head = str(Path(prefix).parent).encode()
    if head in (b"/", b"/usr"):
        return
    nowhere = b"/nonexistent".ljust(len(head), b"-")[: len(head)]
    for name in inventory.libraries(inner):
        data = (inner / name).read_bytes()
        if head in data:
            (inner / name).write_bytes(data.replace(head, nowhere))


def settle(moment: int) -> None:
    """Give every file and folder the modes and the time that depend on nothing but the source."""
    for path in (PACKAGE, *PACKAGE.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == PACKAGE / contents.PROGRAM else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def digests(folder: Path) -> dict[str, str]:
    """Return what each file of a folder holds and each link says, and its modes."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = f"{path.stat().st_mode:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    return found


def same(first: dict[str, str], second: dict[str, str]) -> None:
    """Leave with a sentence when two builds differ."""
    wrong = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    if wrong:
        raise SystemExit("package: building again gives others: " + ", ".join(wrong))
    total = hashlib.sha256(json.dumps(second, sort_keys=True).encode()).hexdigest()
    print(f"package: building again gives the same {len(second)} files, {total}", flush=True)


def freeze() -> None:
    """Run PyInstaller; leave with its words when it fails or warns."""
    shutil.rmtree(OUT, ignore_errors=True)
    shutil.rmtree(WORK, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", contents.ROOT / "packaging" / "kiosk.spec", "--noconfirm"]
    command += ["--log-level", "WARN", "--distpath", OUT, "--workpath", WORK]
    environment = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(
        command, cwd=contents.ROOT, env=environment, capture_output=True, text=True, errors="replace", check=False
    )
    told = done.stdout + done.stderr
    worrying = [line for line in told.splitlines() if " WARNING: " in line or " ERROR: " in line]
    worrying = [line for line in worrying if not any(known in line for known in HARMLESS)]
    if done.returncode:
        raise SystemExit(f"{told}package: PyInstaller failed.")
    if worrying:
        raise SystemExit("\n".join([*worrying, "package: PyInstaller is not sure of its work."]))


def compile_qml(folder: Path) -> None:
    """Put beside each QML file its bytecode, which Qt takes instead when it fits its version."""
    compiler = contents.QT / "libexec" / "qmlcachegen"
    for path in sorted(folder.rglob("*.qml")):
        subprocess.run([compiler, "--only-bytecode", "-o", path.with_suffix(".qmlc"), path], check=True)


def add_licences(folder: Path) -> dict[str, tuple[str, str]]:
    """Add to our notices the licences of the versions that were packaged.

    Returns for each library of the system its Debian package and version.
    """
    found: dict[str, tuple[str, str]] = {}
    for name in sorted({*contents.product_distributions(), "pyinstaller"}):
        for file in distribution(name).files or ():
            if file.parts[0].endswith(".dist-info") and LICENCE_FILE.match(file.name):
                target = folder / "python" / name / file.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(Path(str(file.locate())), target)
    table: list[str] = []
    common: set[str] = set()
    system = folder / "system"
    system.mkdir()
    for library, source in system_libraries():
        package, version = found[library] = debian_package(source)
        text = (Path("/usr/share/doc") / package / "copyright").read_text(encoding="utf-8")
        (system / f"{package}.txt").write_text(text, encoding="utf-8")
        common.update(name.rstrip(".") for name in re.findall(r"/usr/share/common-licenses/([\w.-]+)", text))
        table.append(f"{library:32}{package:24}{version}")
    for name in common:
        shutil.copyfile(Path("/usr/share/common-licenses") / name, system / f"{name}.txt")
    (system / "LIBRARIES.txt").write_text("\n".join([*table, ""]), encoding="utf-8")
    shutil.copyfile(contents.ROOT / "LICENSE", PACKAGE / "LICENSE")
    shutil.copyfile(folder / "NOTICES.txt", PACKAGE / "NOTICES.txt")
    return found


def system_libraries() -> Iterable[tuple[str, Path]]:
    """Yield the packaged libraries that are the system's own, each with where it was."""
    elsewhere = [Path(prefix).resolve() for prefix in (sys.prefix, sys.base_prefix)]
    entries: list[contents.Entry] = json.loads((WORK / "kiosk" / contents.BINARIES).read_text(encoding="utf-8"))
    for target, source, kind in sorted(entries):
        path = Path(source).resolve()
        stdlib = path.is_relative_to(sysconfig.get_path("stdlib"))
        if kind != "BINARY" or stdlib or target.startswith("libpython"):
            continue
        if str(path).startswith("/usr/local/") or not any(path.is_relative_to(place) for place in elsewhere):
            yield target, path


def debian_package(library: Path) -> tuple[str, str]:
    """Return the Debian package that a library of the system belongs to, and its version."""
    merged = Path(str(library).removeprefix("/usr"))
    for path in (library, merged):
        found = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            package = found.stdout.split(":")[0]
            command = ["dpkg-query", "-W", "-f", "${Version}\n", package]
            version = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]
            return package, version
    raise SystemExit(f"package: {library} belongs to no Debian package, so its licence is not known.")


def pack(who: Identity) -> None:
    """Pack the folder; the same folder gives the same archive."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.mtime, member.uid, member.gid = who.moment, 0, 0
        member.uname = member.gname = "root"
        return member

    with tarfile.open(ARCHIVE, "w:xz", preset=6) as archive:
        for path in sorted(PACKAGE.rglob("*")):
            archive.add(path, path.relative_to(OUT), recursive=False, filter=plain)


if __name__ == "__main__":
    sys.exit(main())
