"""Holds the package against the source: the same pictures, the same content, and nothing borrowed from this machine."""

import functools
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import contents
from PIL import Image, ImageChops

STOPS = "attract-dusk,overview,industry-materials,transport,ecology"
TOUR = ("--size", "1280x800", "--languages", "zh_Hans,ar", "--screens", STOPS)
SECONDS_OPEN = 5.0
"""How long the kiosk has to stay open to count as running."""
TOUR_SECONDS = 600
ROUNDING = 1

BARE_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""


def main() -> int:
    """Verify the package that is there; return 0 when it is sound."""
    verify(contents.ROOT / "build" / "package" / contents.PROGRAM)
    return 0


def verify(package: Path) -> None:
    """Compare the packaged program with the source; leave with a sentence when they differ."""
    program = package / contents.PROGRAM
    if not program.is_file():
        raise SystemExit(f"verify: there is no {program}; “make package” makes it.")
    notices(package)
    anonymous(package)
    with tempfile.TemporaryDirectory(prefix="kiosk-verify-") as folder:
        scratch = Path(folder)
        bare = bare_environment(scratch)
        same_content(program, bare, scratch)
        same_refusal(program, bare, scratch)
        same_pictures(program, bare, scratch)
        stays_open(program, bare | {"QT_QPA_PLATFORM": "offscreen"}, scratch, "run", "without a screen")
        with x_server() as display:
            if display is None:
                print("verify: there is no Xvfb here, so the package was not opened on X11")
            else:
                stays_open(program, bare | {"DISPLAY": display}, scratch, "supervise", "on X11")


def bare_environment(scratch: Path) -> dict[str, str]:
    """Return an environment as on a machine with nothing: no path, no Python, no fonts, an empty home."""
    home = scratch / "home"
    home.mkdir()
    fonts = scratch / "fonts.conf"
    fonts.write_text(BARE_FONTS.format(cache=scratch / "font-cache"), encoding="utf-8")
    return {"HOME": str(home), "LC_ALL": "C.UTF-8", "FONTCONFIG_FILE": str(fonts)}


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end, quietly."""
    return subprocess.run(
        [str(word) for word in command],
        env=environment,
        cwd=contents.ROOT,
        capture_output=True,
        text=True,
        timeout=TOUR_SECONDS,
        check=False,
    )


def both(program: Path, bare: Mapping[str, str], words: Sequence[str | Path]) -> "subprocess.CompletedProcess[str]":
    """Run the same verb packaged and from source; leave when they say different things; ``{}`` tells them apart."""
    told: list[subprocess.CompletedProcess[str]] = []
    source = [sys.executable, contents.ROOT / "main.py"]
    for command, environment, place in (([program], bare, "package"), (source, None, "source")):
        done = run([*command, *(str(word).replace("{}", place) for word in words)], environment)
        if done.returncode > 1 or done.returncode < 0 or done.stderr:
            raise SystemExit(f"{done.stdout}{done.stderr}verify: “{words[0]}” fails in the {place}.")
        told.append(done)
    packaged, from_source = told
    if (packaged.returncode, packaged.stdout.replace("package", "source")) != (
        from_source.returncode,
        from_source.stdout,
    ):
        raise SystemExit(f"{packaged.stdout}verify: “{words[0]}” says something else in the source.")
    return packaged


def same_content(program: Path, bare: Mapping[str, str], scratch: Path) -> None:
    """The package makes the same database and the same snapshot, and finds the same in them."""
    database = scratch / "{}" / "content.sqlite"
    both(program, bare, ("content", "build", "--out", database))
    both(program, bare, ("content", "check", database))
    for name in ("content.sqlite", "content.attract.json"):
        sums = {hashlib.sha256((scratch / place / name).read_bytes()).hexdigest() for place in ("package", "source")}
        if len(sums) > 1:
            raise SystemExit(f"verify: {name} built by the package is not the one built from source.")
        print(f"verify: {name} is the same, {sums.pop()}", flush=True)


def same_refusal(program: Path, bare: Mapping[str, str], scratch: Path) -> None:
    """The package has what signatures, spreadsheets and https need: it refuses what is no release in the same words."""
    place = f"file:/{scratch}/none"
    told: list[str] = []
    for command, environment in (([program], bare), ([sys.executable, contents.ROOT / "main.py"], None)):
        state = scratch / f"refusal-{len(told)}"
        done = run([*command, "content", "install", "--from", place, "--trust-first", "--state", state], environment)
        if done.returncode != 1 or not done.stderr or "Traceback" in done.stderr:
            raise SystemExit(f"{done.stdout}{done.stderr}verify: “content install” does not refuse what is no release.")
        told.append(done.stderr.replace(str(state), "STATE"))
    if told[0] != told[1]:
        raise SystemExit(f"{told[0]}verify: “content install” says something else in the source: {told[1]}")
    print("verify: what is no release is refused", flush=True)


def same_pictures(program: Path, bare: Mapping[str, str], scratch: Path) -> None:
    """The package draws every pixel as the source does."""
    start = time.monotonic()
    both(program, bare, ("tour", "--out", scratch / "tour-{}", *TOUR))
    pictures = sorted(path.name for path in (scratch / "tour-source").glob("*.png"))
    if not pictures or pictures != sorted(path.name for path in (scratch / "tour-package").glob("*.png")):
        raise SystemExit("verify: the package does not make the pictures that the source makes.")
    wrong = [
        f"{name}: {count} pixels"
        for name in pictures
        if (count := differing(scratch / "tour-package" / name, scratch / "tour-source" / name))
    ]
    if wrong:
        keep = contents.ROOT / "build" / "verify"
        shutil.rmtree(keep, ignore_errors=True)
        for place in ("tour-package", "tour-source"):
            shutil.copytree(scratch / place, keep / place)
        raise SystemExit("\n".join([*wrong, f"verify: these pictures differ; they are in {keep}."]))
    print(f"verify: {len(pictures)} pictures are the same ({time.monotonic() - start:.0f} s)", flush=True)


def differing(first: Path, second: Path) -> int:
    """Return how many pixels of two pictures differ; all of them when the sizes do.

    One step in a channel is no difference: a movement that ends while the machine is busy may end a rounding away.
    """
    if first.read_bytes() == second.read_bytes():
        return 0
    with Image.open(first) as one, Image.open(second) as other:
        if one.size != other.size:
            return one.width * one.height
        bands = ImageChops.difference(one.convert("RGBA"), other.convert("RGBA")).split()
        largest = functools.reduce(ImageChops.lighter, bands)
        return sum(largest.histogram()[ROUNDING + 1 :])


def stays_open(program: Path, environment: Mapping[str, str], scratch: Path, verb: str, where: str) -> None:
    """The kiosk opens its window and stays, says nothing, and loads no library from this machine's Python.

    Where it is supervised, the supervisor has nothing of Qt in it.
    """
    state = scratch / "state"
    command = [program, verb, "--windowed", "1280x800", "--state", state]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        time.sleep(SECONDS_OPEN)
        running = process.poll() is None
        shown = [process.pid] if verb == "run" else kiosks(process.pid, program)
        mapped = "".join(map(maps, shown)) if running else ""
        keeper = maps(process.pid) if running and verb != "run" else ""
        process.send_signal(signal.SIGTERM)
        told, _ = process.communicate(timeout=60)
    if not running or told or len(shown) != 1:
        raise SystemExit(f"{told.decode(errors='replace')}verify: the kiosk does not stay open {where}.")
    libraries = {Path(path) for path in re.findall(r"(/\S+\.so[.\d]*)$", mapped, re.MULTILINE)}
    borrowed = [str(path) for path in libraries if not path.is_relative_to(program.parent) and is_borrowed(path)]
    if borrowed:
        raise SystemExit("verify: the package uses " + ", ".join(sorted(borrowed)))
    if ".qmlc" not in mapped:
        raise SystemExit("verify: Qt does not take the QML that was compiled for it.")
    if "libQt6" in keeper:
        raise SystemExit("verify: the supervisor has Qt in it.")
    print(f"verify: the kiosk runs {where}, with {len(libraries)} libraries", flush=True)


def kiosks(supervisor: int, program: Path) -> list[int]:
    """Return the processes below a supervisor that show the kiosk."""
    found = [int(pid) for pid in Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text("utf-8").split()]
    words = {pid: Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0") for pid in found}
    return [pid for pid in found if words[pid][:2] == [str(program), "run"]]


def maps(pid: int) -> str:
    """Return what a process has in its memory."""
    return Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")


def is_borrowed(library: Path) -> bool:
    """Whether a library outside the package is one that only a machine for developers has."""
    return any(library.is_relative_to(place) for place in (contents.ROOT, sys.prefix)) or (
        library.name.startswith(("libpython", "libQt6", "libpyside", "libshiboken"))
    )


def anonymous(package: Path) -> None:
    """No file tells where it was made."""
    places = {str(contents.ROOT), sys.base_prefix, str(Path.home())} - {"/usr", "/", "/root"}
    pattern = re.compile("|".join(map(re.escape, places)).encode())
    told = [str(path) for path in package.rglob("*") if path.is_file() and pattern.search(path.read_bytes())]
    if told:
        raise SystemExit("verify: these tell where they were made: " + ", ".join(told))


def notices(package: Path) -> None:
    """Every licence that the notices name is there."""
    folder = package / "_internal" / "resources" / "licences"
    named = re.findall(r"[\w./-]+/LICEN[CS]E\b(?:\.\w+)?|[\w./-]+\.txt", (package / "NOTICES.txt").read_text("utf-8"))
    gone = sorted({name for name in named if not (folder / name).is_file() and not (contents.ROOT / name).is_file()})
    if gone or not named:
        raise SystemExit("verify: licences are missing: " + ", ".join(gone))


@contextmanager
def x_server() -> Generator[str | None]:
    """Give the name of a fresh X display, or None where no Xvfb is installed."""
    server = shutil.which("Xvfb")
    if server is None:
        yield None
        return
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise SystemExit("verify: Xvfb does not start.")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
