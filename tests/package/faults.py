"""Breaks the packaged program as life on a floor does, and tells how long until it is on screen again.

Needs root, and the package in build/package. Each fault has a fresh state and ends with the kiosk on screen; a hang or
a crash may take ten seconds at most.
"""

import argparse
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.programs import tree
from tests.package import machine
from tests.package.floor import PACKAGE, SETTINGS, VISITOR, Floor, alive, floor, own_state, unpacked
from tests.package.machine import UnmetError, until, want
from tests.package.screens import lit

BACK = 10.0
"""Seconds that a hang or a crash may take at most."""
SERVICE_PAUSE = 2.0
"""How long the service manager waits before it starts the supervisor again; RestartSec of the unit."""
UNDISTURBED = 8.0
SMALL_DISK = "48m"
CLOCK = Path(__file__).with_name("clock.c")
JUMPS = (1, 400, -9000, 0)
"""Days from this clock."""
PTRACE_SEIZE, PTRACE_INTERRUPT, WAIT_ALL = 0x4206, 0x4207, 0x40000000
CRASHES_TO_CALM = 15


@dataclass(frozen=True, slots=True)
class Found:
    """How a fault ended: seconds until the kiosk was on screen again, how many are allowed, and what else was seen."""

    seconds: float
    most: float
    note: str = ""


class NotHereError(Exception):
    """This machine does not let us break it in this way."""


def killed(program: Path) -> Found:
    """The kiosk is killed."""
    with floor(program) as here:
        here.start()
        here.shown()
        before = here.kiosk()
        os.kill(before, signal.SIGKILL)
        seconds = here.shown(before)
        here.answers()
        want(here.told().get("rung") == "current", "the same content is shown")
        want("libQt6" not in Path(f"/proc/{here.supervisor()}/maps").read_text(), "the supervisor has no Qt in it")
        return Found(seconds, BACK)


def supervisor_killed(program: Path) -> Found:
    """The supervisor is killed; the service manager, which we are here, starts it again after its pause."""
    with floor(program) as here:
        here.start()
        here.shown()
        seconds = killed_whole(here)
        here.answers()
        return Found(seconds, BACK, f"of them {SERVICE_PAUSE:g} s pause of the service manager; no process was left")


def killed_whole(here: Floor, pause: float = SERVICE_PAUSE) -> float:
    """Kill the supervisor, want everything to end with it, start it again; return the seconds until it is shown."""
    assert here.process is not None
    members = [pid for pid in tree(here.process.pid) if pid != here.process.pid]
    start = time.monotonic()
    os.kill(here.supervisor(), signal.SIGKILL)
    here.process.wait(BACK)
    until(lambda: not any(map(alive, members)), "everything ends with the supervisor", 5)
    time.sleep(max(0.0, pause - (time.monotonic() - start)))
    here.start()
    here.shown()
    return time.monotonic() - start


def hung(program: Path) -> Found:
    """The whole kiosk stands still (SIGSTOP)."""
    return stopped(program, lambda here: here.ready())


def hung_early(program: Path) -> Found:
    """The kiosk stands still as soon as it is shown, while it builds its pages."""
    return stopped(program, lambda here: None)


def stopped(program: Path, wait: Callable[[Floor], object]) -> Found:
    """Show the kiosk, wait for something more, and stop it; want it back."""
    with floor(program) as here:
        here.start()
        here.shown()
        wait(here)
        before = here.kiosk()
        os.kill(before, signal.SIGSTOP)
        seconds = here.shown(before)
        here.answers()
        return Found(seconds, BACK)


def stalled(program: Path) -> Found:
    """A frame that is due is never drawn: the thread that draws is halted, the others go on."""
    with floor(program) as here:
        (here.state / "settings.toml").write_text(SETTINGS + 'renderer = "gpu"\n', encoding="utf-8")
        here.start()
        here.shown()
        here.ready()
        before = here.kiosk()
        thread, name = drawing_thread(before)
        with halted(thread):
            start = time.monotonic()
            # The lake makes way for a page, so a frame is due
            here.touch()
            until(lambda: not alive(before), "the kiosk that does not draw is ended", 20)
        here.shown(before)
        seconds = time.monotonic() - start
        here.answers()
        return Found(seconds, BACK, f"halted: {name}")


def drawing_thread(pid: int) -> tuple[int, str]:
    """Return the thread that draws, and its name; that of the interface where it draws itself."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        name = (task / "comm").read_text().strip()
        if name.startswith("QSGRender"):
            return int(task.name), name
    return pid, "the interface, which draws itself"


@contextmanager
def halted(thread: int) -> Generator[None]:
    """Halt one thread of another process for as long as this lasts."""
    trace = ctypes.CDLL(None, use_errno=True).ptrace
    trace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    if trace(PTRACE_SEIZE, thread, None, None) or trace(PTRACE_INTERRUPT, thread, None, None):
        raise NotHereError("a thread of another process cannot be halted")
    over = threading.Event()

    def bury() -> None:
        """Let the kernel forget the thread when it was killed: until then its process does not end."""
        while not over.wait(0.05):
            with contextlib.suppress(ChildProcessError):
                os.waitpid(thread, WAIT_ALL | os.WNOHANG)

    burying = threading.Thread(target=bury)
    burying.start()
    try:
        yield
    finally:
        over.set()
        burying.join()


def supervisor_halted(program: Path) -> Found:
    """The supervisor itself stands still for a while: that is no fault of the kiosk's."""
    with floor(program) as here:
        here.start()
        here.shown()
        before, keeper = here.kiosk(), here.supervisor()
        os.kill(keeper, signal.SIGSTOP)
        time.sleep(UNDISTURBED)
        os.kill(keeper, signal.SIGCONT)
        time.sleep(UNDISTURBED)
        want(here.kiosk() == before, "the kiosk is left alone")
        return Found(here.answers(), BACK, "never away")


def furnish(here: Floor) -> None:
    """Give a floor a state with two releases; they are published once, beside the program, and copied from then on."""
    kept = here.program.parent.parent / "furnished"
    if not kept.exists():
        here.publish(2)
        machine.run("cp", "-a", here.state, kept)
    else:
        machine.run("cp", "-a", f"{kept}/.", here.state)


def content_corrupt(program: Path) -> Found:
    """The release that is shown is spoilt on the disk, then the kiosk is killed."""
    with floor(program) as here:
        furnish(here)
        here.start()
        here.shown()
        current = (here.state / "releases" / "current").read_text(encoding="utf-8").strip()
        spoilt = here.spoil(f"releases/{current}/**/*")
        before = here.kiosk()
        os.kill(before, signal.SIGKILL)
        seconds = here.shown(before)
        here.answers()
        return Found(seconds, BACK, f"{len(spoilt)} files spoilt")


def all_corrupt(program: Path) -> Found:
    """Everything in the state is spoilt: releases, pointer, trust, settings, counts, logs, notes."""
    with floor(program) as here:
        furnish(here)
        here.start()
        here.shown()
        here.answers()
        here.end()
        spoilt = here.spoil("**/*")
        start = time.monotonic()
        here.start()
        here.shown()
        seconds = time.monotonic() - start
        here.answers()
        before = here.kiosk()
        os.kill(before, signal.SIGKILL)
        return Found(
            max(seconds, here.shown(before)), BACK, f"{len(spoilt)} files spoilt; started, and killed once more"
        )


def disk_full(program: Path) -> Found:
    """Not a byte can be written to the state, which is its own small disk here."""
    with disk() as place, floor(program, state=place) as here:
        here.start()
        here.shown()
        here.answers()
        with (place / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
            while True:
                ballast.write(bytes(1 << 16))
        before = here.kiosk()
        os.kill(before, signal.SIGKILL)
        seconds = here.shown(before)
        here.answers()
        here.end()
        start = time.monotonic()
        here.start()
        here.shown()
        again = time.monotonic() - start
        here.answers()
        return Found(max(seconds, again), BACK, "killed, and started afresh")


def read_only(program: Path) -> Found:
    """The disk of the state turned read-only, as Linux does after an error."""
    with disk() as place, floor(program, state=place) as here:
        here.start()
        here.shown()
        # Over itself, so that whoever has a file open does not forbid it
        machine.run("mount", "--bind", place, place)
        machine.run("mount", "-o", "remount,bind,ro", place)
        here.answers()
        before = here.kiosk()
        os.kill(before, signal.SIGKILL)
        seconds = here.shown(before)
        here.end()
        start = time.monotonic()
        here.start()
        here.shown()
        again = time.monotonic() - start
        here.answers()
        here.end()
        machine.run("umount", "-l", place)
        return Found(max(seconds, again), BACK, "killed, and started afresh")


@contextmanager
def disk() -> Generator[Path]:
    """Give a small disk of its own, as a state."""
    with tempfile.TemporaryDirectory(prefix="kiosk-disk-") as folder:
        Path(folder).chmod(0o755)
        place = Path(folder) / "state"
        place.mkdir()
        done = machine.run("mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", place, check=False)
        if done.returncode:
            raise NotHereError("no disk can be mounted")
        try:
            own_state(place)
            yield place
        finally:
            machine.run("umount", "-l", place)


def clock_jumps(program: Path) -> Found:
    """The clock of the machine jumps: a day, a year, to long ago, and back; each time the kiosk is killed there too."""
    with tempfile.TemporaryDirectory(prefix="kiosk-clock-") as folder:
        Path(folder).chmod(0o755)
        clock, library = Path(folder) / "clock", Path(folder) / "clock.so"
        clock.write_text("0\n", encoding="utf-8")
        machine.run("cc", "-shared", "-fPIC", "-O2", "-o", library, CLOCK)
        with floor(program, {"LD_PRELOAD": str(library), "KIOSK_CLOCK": str(clock)}) as here:
            here.start()
            here.shown()
            here.ready()
            slowest = 0.0
            for jump in JUMPS:
                before = here.kiosk()
                clock.write_text(f"{jump}\n", encoding="utf-8")
                time.sleep(UNDISTURBED)
                want(here.kiosk() == before and lit(here.picture()), f"a jump by {jump} days disturbs nobody")
                here.answers()
                os.kill(before, signal.SIGKILL)
                slowest = max(slowest, here.shown(before))
                here.answers()
            return Found(slowest, BACK, f"never away after {', '.join(map(str, JUMPS))} days; killed in each")


def crash_loop(program: Path) -> Found:
    """Whatever is started crashes at once, until the plain page stands; then nothing crashes any more."""
    with floor(program) as here:
        furnish(here)
        here.start()
        rungs: list[str] = []
        for _ in range(CRASHES_TO_CALM):
            until(lambda: here.kiosk() and here.told().get("doing") in ("showing", "ready"), "something is started", 40)
            rungs.append(here.told()["rung"])
            if rungs[-1] == "calm":
                break
            before = here.kiosk()
            os.kill(before, signal.SIGKILL)
            until(lambda gone=before: here.kiosk() not in (0, gone), "it is started again", 40)
        want(rungs[-1] == "calm", f"the plain page comes at last: {rungs}")
        start = time.monotonic()
        until(lambda: here.told().get("rung") == "current" and lit(here.picture()), "the kiosk is tried again", 90)
        seconds = time.monotonic() - start
        here.answers()
        steps = " ".join(f"{rung} {rungs.count(rung)}×" for rung in dict.fromkeys(rungs))
        return Found(seconds, 60.0 + BACK, f"{steps}, then back to the current content after a minute")


def restarts(count: int) -> Callable[[Path], Found]:
    """Return the fault of so many restarts in a row."""

    def many(program: Path) -> Found:
        with floor(program) as here:
            here.start()
            here.shown()
            files = left_behind(here.state)
            times: list[float] = []
            for number in range(count):
                times.append(killed_whole(here, 0.0))
                if number == 2:
                    files = left_behind(here.state)
            here.answers()
            more = left_behind(here.state) - files
            want(not more, f"restarts leave no files: {sorted(more)[:5]}")
            return Found(max(times), BACK, f"{count} times, median {median(times):.1f} s; nothing is left behind")

    many.__doc__ = f"Supervisor and kiosk are killed and started again, {count} times in a row."
    return many


def left_behind(state: Path) -> set[Path]:
    """Return the files of the program's user: in its state, and where everybody may write."""
    found = {path for path in state.rglob("*") if path.is_file()}
    for place in (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")):
        found |= {path for path in place.iterdir() if owner(path) == VISITOR}
    return found


def owner(path: Path) -> str:
    """Return whose a file is; nobody's when it is gone or the owner has no name."""
    try:
        return path.owner()
    except (OSError, KeyError):
        return ""


FAULTS: dict[str, Callable[[Path], Found]] = {
    "killed": killed,
    "supervisor-killed": supervisor_killed,
    "hung": hung,
    "hung-early": hung_early,
    "stalled": stalled,
    "supervisor-halted": supervisor_halted,
    "content-corrupt": content_corrupt,
    "all-corrupt": all_corrupt,
    "disk-full": disk_full,
    "read-only": read_only,
    "clock-jumps": clock_jumps,
    "crash-loop": crash_loop,
}


def table(program: Path, names: list[str], count: int) -> bool:
    """Try faults one after the other and print how each ended; return whether all are well."""
    faults = {**FAULTS, "restarts": restarts(count)}
    print(f"{'fault':18} {'back after':>10} {'allowed':>8}  what was seen")
    well = True
    for name in names or faults:
        try:
            found = faults[name](program)
        except NotHereError as why:
            print(f"{name:18} {'—':>10} {'':8}  not tried: {why}", flush=True)
            continue
        except (UnmetError, TimeoutError, subprocess.TimeoutExpired) as unmet:
            print(f"{name:18} {'never':>10} {'':8}  {unmet}", flush=True)
            well = False
            continue
        late = found.seconds > found.most
        well = well and not late
        mark = "TOO LATE " if late else ""
        print(f"{name:18} {found.seconds:8.1f} s {found.most:6.0f} s  {mark}{found.note}", flush=True)
    return well


def main() -> int:
    """Return 0 when after every fault the kiosk is on screen in time."""
    parser = argparse.ArgumentParser(prog="tests.package.faults", description=__doc__)
    parser.add_argument("--package", type=Path, default=PACKAGE, help="the packaged folder")
    parser.add_argument("--only", default="", help=f"of {', '.join([*FAULTS, 'restarts'])}")
    parser.add_argument("--restarts", type=int, default=200, help="how many restarts in a row")
    options = parser.parse_args()
    names = [name for name in options.only.split(",") if name]
    unknown = set(names) - {*FAULTS, "restarts"}
    if unknown or os.geteuid() != 0:
        print(f"faults: {'there is no ' + ', '.join(unknown) if unknown else 'this needs root'}.", file=sys.stderr)
        return 2
    machine.have({"Xvfb": "xvfb", "xdotool": "xdotool", "cc": "gcc"})
    start = time.monotonic()
    with unpacked(options.package) as program:
        well = table(program, names, options.restarts)
    print(f"faults: {'all ended well' if well else 'NOT all ended well'}, in {time.monotonic() - start:.0f} s")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
