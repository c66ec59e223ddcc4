"""Makes the Debian package: the same folder in its place, with a user, a state and a session of its own."""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import contents
import inventory
from identity import Identity, identity

LINUX = contents.ROOT / "packaging" / "linux"
DATA = LINUX / "deb" / "package.toml"
SCRIPTS = ("postinst", "prerm", "postrm")
STANDARD_LIBRARY = {"3.4.29": "11", "3.4.30": "12", "3.4.31": "13", "3.4.32": "13.1", "3.4.33": "14"}
"""The version of GCC from which on libstdc++ has a version of its symbols."""


def main() -> int:
    """Pack the folder that “make package” made once more, as another version if asked; print where."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, required=True, help="folder for the package")
    options.add_argument("--version", help="a version other than its own")
    options.add_argument("--build", help="a build other than its own")
    options.add_argument("--quick", action="store_true", help="do not spend time on making it small")
    chosen = options.parse_args()
    who = identity()
    who = Identity(chosen.version or who.version, chosen.build or who.build, who.moment)
    print(build(contents.ROOT / "build" / "package" / contents.PROGRAM, chosen.out, who, chosen.quick))
    return 0


def build(package: Path, out: Path, who: Identity, quick: bool = False) -> Path:
    """Pack the folder ``package`` as a .deb into ``out`` and return it; the same folder gives the same bytes.

    ``quick`` spends no time on making it small.
    """
    data: dict[str, Any] = tomllib.loads(DATA.read_text(encoding="utf-8"))
    result = out / f"{data['name']}_{who.debian}_amd64.deb"
    with tempfile.TemporaryDirectory(prefix="kiosk-deb-") as folder:
        root = Path(folder) / "root"
        place(package, root, data, who)
        control(root, data, who, needed(package))
        settle(root, who.moment)
        small = ("-Znone",) if quick else ("-Zxz", "-z6", "--threads-max=1")
        command = ["dpkg-deb", "--root-owner-group", *small, "--build", root, result]
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(who.moment)}
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return result


def place(package: Path, root: Path, data: dict[str, Any], who: Identity) -> None:
    """Put every file where the system will have it."""
    program = inside(root, data["program"])
    shutil.copytree(package, program, symlinks=True)
    (program / "_internal" / "BUILD").write_text(f"{who.build}\n", encoding="utf-8")
    command = inside(root, data["command"])
    command.parent.mkdir(parents=True, exist_ok=True)
    command.symlink_to(os.path.relpath(program / data["name"], command.parent))
    for source, target in data["files"].items():
        path = inside(root, target["to"])
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(LINUX / source, path)
        path.chmod(target["mode"])
    documents = inside(root, f"/usr/share/doc/{data['name']}")
    shutil.copyfile(package / "NOTICES.txt", documents / "copyright")
    change = f"{data['name']} ({who.debian}) stable; urgency=medium\n\n  * Build {who.build}.\n\n"
    change += f" -- {data['maintainer']}  {who.time:%a, %d %b %Y %H:%M:%S} +0000\n"
    (documents / "changelog.gz").write_bytes(gzip.compress(change.encode(), mtime=0))


def inside(root: Path, place: str) -> Path:
    """Return where an absolute path of the system lies below ``root``."""
    return root / place.removeprefix("/")


def control(root: Path, data: dict[str, Any], who: Identity, libraries: Iterable[str]) -> None:
    """Write what dpkg asks: the fields, the scripts and the sums."""
    folder = root / "DEBIAN"
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    fields = {
        "Package": data["name"],
        "Version": who.debian,
        "Architecture": "amd64",
        "Maintainer": data["maintainer"],
        "Section": data["section"],
        "Priority": "optional",
        "Installed-Size": str(-(-size // 1024)),
        "Depends": ", ".join([*libraries, *data["depends"]]),
        "Recommends": ", ".join(data["recommends"]),
        "Suggests": ", ".join(data["suggests"]),
        "Description": data["summary"] + "".join(f"\n {line}" for line in data["description"].strip().splitlines()),
    }
    folder.mkdir()
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (folder / "control").write_text(text, encoding="utf-8")
    for name in SCRIPTS:
        shutil.copyfile(LINUX / "deb" / name, folder / name)
        (folder / name).chmod(0o755)
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    names = [str(path.relative_to(root)) for path in files if folder not in path.parents]
    sums = subprocess.run(["md5sum", *names], cwd=root, capture_output=True, text=True, check=True).stdout
    (folder / "md5sums").write_text(sums, encoding="utf-8")


def settle(root: Path, moment: int) -> None:
    """Give everything one time, and folders one mode."""
    for path in (root, *root.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        os.utime(path, (moment, moment), follow_symlinks=False)


def needed(package: Path) -> list[str]:
    """Return the Debian packages whose libraries the program is linked with and does not bring."""
    inner = package / "_internal"
    found = [package / contents.PROGRAM, *(inner / path for path in inventory.libraries(inner))]
    brought = {path.name for path in inner.rglob("*.so*")}
    wanted: set[str] = set()
    symbols: set[str] = set()
    for path in found:
        told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        wanted |= set(re.findall(r"^\s*NEEDED\s+(\S+)", told, re.MULTILINE)) - brought
        symbols |= set(re.findall(r"\b((?:GLIBC|GLIBCXX)_[\d.]+)$", told, re.MULTILINE))
    packages = {owner(name) for name in wanted}
    least = {"libc6": newest(symbols, "GLIBC_"), "libstdc++6": STANDARD_LIBRARY.get(newest(symbols, "GLIBCXX_"), "")}
    return [f"{name} (>= {least[name]})" if least.get(name) else name for name in sorted(packages)]


def newest(symbols: Iterable[str], prefix: str) -> str:
    """Return the highest version among symbols such as GLIBC_2.34."""
    versions = [name.removeprefix(prefix) for name in symbols if name.startswith(prefix)]
    return max(versions, key=lambda version: [int(part) for part in version.split(".")], default="")


def owner(library: str) -> str:
    """Return the Debian package that has a library of this name.

    Leaves with a sentence when there is none.
    """
    told = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False).stdout
    packages = {line.split(":")[0] for line in told.splitlines() if not line.startswith("diversion")}
    packages = {name for name in packages if not name.endswith(("-dev", "-cross"))}
    if len(packages) != 1:
        raise SystemExit(
            f"package: {library} belongs to no one Debian package: {', '.join(sorted(packages)) or 'none'}."
        )
    return packages.pop()


if __name__ == "__main__":
    sys.exit(main())
