"""Builds, installs, shows, taps, upgrades, downgrades, removes, purges and reinstalls the package on this machine.

It has to be root on Debian or Ubuntu, and the package must not be installed: whatever it installs it purges.
``--quick`` tries the most important in two minutes; who is not root has the folder tried.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.benchmarks import layout, outside
from tests.benchmarks.programs import Program, kiosk, stage
from tests.package import faults, machine, screens
from tests.package.machine import (
    ADMIN,
    COMMAND,
    NAME,
    PROGRAM,
    ROOT,
    STATE,
    UNIT,
    USER,
    UnmetError,
    admin,
    apt,
    run,
    want,
)

PACKAGE = ROOT / "build" / "package"
PREVIOUS = ROOT / "build" / "package-previous"
PROGRAMS = {
    "cage": "cage",
    "sway": "sway",
    "swaymsg": "sway",
    "Xwayland": "xwayland",
    "grim": "grim",
    "wtype": "wtype",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "systemd-analyze": "systemd",
}
EXPOSURE = 3.0
RATIO = 1.1
OLD = ("0.0.1", "20200101000000.previous")
"""Version and build of the package that is upgraded."""


@contextmanager
def step(what: str) -> Generator[None]:
    """Say what is done and how long it took."""
    start = time.monotonic()
    yield
    print(f"test-package: {what} ({time.monotonic() - start:.0f} s)", flush=True)


def main() -> int:
    """Return 0 when everything holds; else say in a sentence what does not, and return 1."""
    parser = argparse.ArgumentParser(prog="tests.package", description=__doc__)
    parser.add_argument("--no-build", action="store_true", help="take the package that is in build/package")
    parser.add_argument("--quick", action="store_true", help="build it and try the most important in two minutes")
    parser.add_argument("--starts", type=int, default=0, help="also compare that many starts with those from source")
    options = parser.parse_args()
    able = os.geteuid() == 0 and shutil.which("dpkg") is not None
    taken = bool(machine.status() or STATE.exists() or machine.exists(USER))
    why = "this needs root on Debian or Ubuntu." if not able else f"{NAME} is, or was, installed here; purge it first."
    if not able or taken:
        print(f"test-package: {why}", file=sys.stderr)
        if not options.quick:
            return 2
        print("test-package: so only the folder is tried", file=sys.stderr)
    install = able and not taken
    start = time.monotonic()
    out = ROOT / "build" / "test-package"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    try:
        if options.quick:
            quick(out, options.no_build, install)
        else:
            everything(out, options.no_build, options.starts)
    except UnmetError as unmet:
        print(f"test-package: {unmet}", file=sys.stderr)
        return 1
    finally:
        if install:
            run("dpkg", "--purge", NAME, check=False)
    print(f"test-package: all held, in {time.monotonic() - start:.0f} s; pictures are in {out.relative_to(ROOT)}")
    return 0


def everything(out: Path, no_build: bool, starts: int) -> None:
    """Go the whole way."""
    with step("programs for testing"):
        machine.have(PROGRAMS)
    if not no_build:
        with step("built"):
            subprocess.run([sys.executable, "packaging/build.py", "--no-verify"], cwd=ROOT, check=True)
    new = newest()
    with step("a version before it"):
        old = PREVIOUS / f"{NAME}_{OLD[0]}+{OLD[1]}_amd64.deb"
        if not (no_build and old.exists()):
            PREVIOUS.mkdir(exist_ok=True)
            command = ("packaging/deb.py", "--out", PREVIOUS, "--version", OLD[0], "--build", OLD[1], "--quick")
            run(sys.executable, *command, cwd=ROOT)
    with step("installed, locked and owned as it should be"):
        apt("install", old)
        installed(OLD[1])
    with step("content published and installed"):
        content(out)
    before = machine.kept()
    with step("upgraded, with the state as it was"):
        apt("install", new)
        installed(build_of(new))
        want(machine.kept() == before, "an upgrade changes nothing in the state")
    show(out)
    before = machine.kept()
    with step("downgraded and upgraded again"):
        apt("install", old)
        installed(OLD[1])
        apt("install", new)
        want(machine.kept() == before, "going to and fro changes nothing in the state")
    with step("removed, with the state kept; installed again"):
        apt("remove", NAME)
        want(not PROGRAM.exists() and not COMMAND.exists(), "removing takes the program away")
        want(machine.kept() == before, "removing keeps the state")
        apt("install", new)
        installed(build_of(new))
        want(machine.kept() == before, "installing again finds the state")
    if starts:
        with step(f"{starts} starts compared"):
            compared(starts, out)
    with step("purged"):
        apt("purge", NAME)
        gone()


def quick(out: Path, no_build: bool, install: bool) -> None:
    """Try what breaks first: that it builds, installs, shows all screens, tests itself, comes back and goes away."""
    if not no_build:
        with step("built"):
            command = (sys.executable, "packaging/build.py", "--no-verify", "--no-archive")
            subprocess.run(command, cwd=ROOT, check=True)
    if not install:
        with step("version and self-test of the folder"):
            run(PACKAGE / NAME / NAME, "--version")
            told = run(PACKAGE / NAME / NAME, "self-test", "--json", check=False).stdout
            want(json.loads(told)["checks"], "the self-test tells something")
        return
    with step("installed, locked and owned as it should be"):
        made = Path(run(sys.executable, "packaging/deb.py", "--out", out, "--quick", cwd=ROOT).stdout.strip())
        apt("install", made)
        installed(build_of(made))
        made.unlink()
    places = out / "places.json"
    with step("where the buttons are"):
        run(sys.executable, "-m", "tests.benchmarks.inside", "places", places, cwd=ROOT)
    with step("on X11, with every screen tapped"), stage() as opened:
        screens.tapped_on_x11(opened, layout.load(places), out)
    with step("self-test on X11"), stage() as opened:
        tested(opened.number, out)
    with step("killed"):
        found = faults.killed(COMMAND.resolve())
    print(f"test-package: killed, it was back on screen after {found.seconds:.1f} s", flush=True)
    with step("purged"):
        apt("purge", NAME)
        gone()


def gone() -> None:
    """Nothing of the package is left.

    :raises UnmetError: something is.
    """
    left = [path for path in (PROGRAM, COMMAND, STATE, UNIT, ADMIN) if path.exists()]
    want(not left and not machine.exists(USER) and not machine.status(), f"purging leaves nothing, but {left}")


def newest() -> Path:
    """Return the package that was built."""
    found = sorted(PACKAGE.glob("*.deb"), key=lambda path: path.stat().st_mtime)
    want(found, "there is a .deb in build/package; “make package” makes it")
    return found[-1]


def build_of(package: Path) -> str:
    """Return the build that a .deb says it is."""
    return run("dpkg-deb", "-f", package, "Version").stdout.strip().partition("+")[2]


def installed(build: str) -> None:
    """The program is there, says which build it is, and belongs to nobody who runs it."""
    want(machine.status() == "ii", "dpkg calls the package installed")
    said = run(*machine.as_user((COMMAND, "--version"), {})).stdout
    want(build in said, f"--version tells the build {build}, not {said.strip()}")
    want(machine.exists(USER) and STATE.owner() == USER, "the state belongs to the kiosk's user")
    want(STATE.stat().st_mode & 0o027 == 0, "nobody else reads or writes the state")
    loose = run("find", PROGRAM, "(", "-not", "-user", "root", "-o", "-perm", "/022", ")", "-not", "-type", "l").stdout
    want(not loose, f"only root may change the program: {loose[:300]}")
    wrong = run("dpkg", "--verify", NAME).stdout
    want(not wrong, f"files are as they were packed: {wrong}")
    asked = run(*machine.as_user((COMMAND, "run", "-platform", "vnc"), {}), check=False)
    want(asked.returncode == 2, "Qt's switches are refused")
    if shutil.which("systemd-analyze") is None:
        print("test-package: there is no systemd-analyze here, so the unit was not judged", flush=True)
        return
    exposure = run("systemd-analyze", "security", "--offline=yes", UNIT, check=False).stdout
    level = float(exposure.rpartition("exposure level for")[2].split(":")[1].split()[0])
    want(level <= EXPOSURE, f"the unit's exposure is at most {EXPOSURE}, not {level}")


def content(out: Path) -> None:
    """Publish a release with the packaged program and install it, as the handbook tells."""
    place = STATE / "outbox"
    secret = STATE / "passphrase"
    secret.write_text("correct horse battery staple lake\n", encoding="utf-8")
    shutil.chown(secret, USER, USER)
    (STATE / "settings.toml").write_text("reduced_motion = true\ndiagonal_inches = 43\n", encoding="utf-8")
    shutil.chown(STATE / "settings.toml", USER, USER)
    admin("content", "build", "--out", STATE / "first" / "content.sqlite")
    admin(
        "content", "publish", "--from", STATE / "first", "--to", place, "--note", "first", "--passphrase-file", secret
    )
    admin("content", "install", "--from", place, "--trust-first")
    told = json.loads(admin("content", "history", "--json").stdout)
    want(told, "the history tells of the release")
    (out / "history.json").write_text(json.dumps(told, indent=1), encoding="utf-8")


def show(out: Path) -> None:
    """Show it in every way a kiosk can, and touch all screens."""
    places = out / "places.json"
    with step("where the buttons are"):
        run(sys.executable, "-m", "tests.benchmarks.inside", "places", places, cwd=ROOT)
    layouts = layout.load(places)
    with step("on X11, in a misleading environment, with every screen tapped and every key pressed"), stage() as opened:
        screens.on_x11(opened, layouts, out)
    with step("self-test on X11"), stage() as opened:
        tested(opened.number, out)
    with step("in cage alone, for a standing screen"):
        screens.upright_without_a_screen(out)
    with step("in cage, with every screen tapped and keys pressed, killed and back"):
        seconds = screens.in_cage(layouts, out)
    print(f"test-package: killed in cage, it was back on screen after {seconds:.1f} s", flush=True)
    want(seconds <= screens.BACK_SECONDS, f"killed, it is back within {screens.BACK_SECONDS:g} s, not {seconds:.1f}")


def tested(display: int, out: Path) -> None:
    """The self-test tells of everything; what this machine lacks, no screen and no touch, may be found wanting."""
    environment = {"DISPLAY": f":{display}"}
    done = run(*machine.as_user((COMMAND, "self-test", "--json"), environment), check=False)
    want(done.returncode in (0, 1) and not done.stderr, f"the self-test ends properly: {done.stderr[-500:]}")
    (out / "self-test.json").write_text(done.stdout, encoding="utf-8")
    checks = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    wrong = [f"{check['title']}: {check['found']}" for check in checks.values() if check["result"] == "bad"]
    want(not [name for name, check in checks.items() if check["result"] == "bad" and name != "touch"], f"fine: {wrong}")
    if Path("/usr/lib/speech-dispatcher-modules/sd_espeak-ng").exists():
        want("zh_Hans: Chinese (Mandarin" in checks["voices"]["found"], f"Chinese is read: {checks['voices']['found']}")
    told = run(*machine.as_user((COMMAND, "self-test", "--language", "zh_Hans"), environment), check=False).stdout
    want("触摸" in told and "内容" in told, f"the self-test tells it in Chinese lines: {told}")


def compared(starts: int, out: Path) -> None:
    """Compare the time to the first frame with that from source, by the benchmark's own eyes."""
    with stage() as opened:
        source = kiosk(out / "kiosk")
        words = [str(COMMAND), *list(source.command)[2:]]
        programs = [source, Program("package", words)]
        times = {program.name: outside.Times() for program in programs}
        outside.start_times(opened, programs, starts, times)
    here, there = (median(times[program.name].start) for program in programs)
    print(f"test-package: first frame {there:.2f} s, from source {here:.2f} s: {there / here:.2f} times", flush=True)
    want(there / here <= RATIO, f"the package starts within {RATIO} times the source's time")


if __name__ == "__main__":
    sys.exit(main())
