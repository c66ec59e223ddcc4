"""The one build door: makes the folder that runs without Python, looks whether it really does, and packs it."""

import argparse
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
import inventory
import verify

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


def main() -> int:
    """Build; return 0 when the package is there and does what the source does."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--no-verify", action="store_true", help="do not compare the package with the source")
    options.add_argument("--no-archive", action="store_true", help="leave the folder unpacked only")
    chosen = options.parse_args()
    start = time.monotonic()
    freeze()
    compile_qml(PACKAGE / "_internal" / "kiosk" / "qml")
    add_licences(PACKAGE / "_internal" / "resources" / "licences")
    inventory.owners(inventory.libraries(PACKAGE / "_internal"), inventory.works())
    print(f"package: built in {time.monotonic() - start:.0f} s", flush=True)
    if not chosen.no_verify:
        verify.verify(PACKAGE)
    size = sum(path.stat().st_size for path in PACKAGE.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"package: {PACKAGE.relative_to(contents.ROOT)}: {size / 1e6:.1f} MB", flush=True)
    if not chosen.no_archive:
        pack()
        print(f"package: {ARCHIVE.relative_to(contents.ROOT)}: {ARCHIVE.stat().st_size / 1e6:.1f} MB")
    return 0


def freeze() -> None:
    """Run PyInstaller; leave with its words when it fails or warns."""
    shutil.rmtree(OUT, ignore_errors=True)
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


def add_licences(folder: Path) -> None:
    """Add to our notices the licences of the versions that were packaged."""
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
        package, version = debian_package(source)
        text = (Path("/usr/share/doc") / package / "copyright").read_text(encoding="utf-8")
        (system / f"{package}.txt").write_text(text, encoding="utf-8")
        common.update(name.rstrip(".") for name in re.findall(r"/usr/share/common-licenses/([\w.-]+)", text))
        table.append(f"{library:32}{package:24}{version}")
    for name in common:
        shutil.copyfile(Path("/usr/share/common-licenses") / name, system / f"{name}.txt")
    (system / "LIBRARIES.txt").write_text("\n".join([*table, ""]), encoding="utf-8")
    shutil.copyfile(contents.ROOT / "LICENSE", PACKAGE / "LICENSE")
    shutil.copyfile(folder / "NOTICES.txt", PACKAGE / "NOTICES.txt")


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


def pack() -> None:
    """Pack the folder; the same folder gives the same archive."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.mtime = member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        return member

    with tarfile.open(ARCHIVE, "w:xz", preset=6) as archive:
        for path in sorted(PACKAGE.rglob("*")):
            archive.add(path, path.relative_to(OUT), recursive=False, filter=plain)


if __name__ == "__main__":
    sys.exit(main())
