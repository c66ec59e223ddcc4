"""Stands in for the kiosk under the supervisor: behaves as its first word says, and tells the test through a pipe."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

BEAT_SECONDS = 0.05


def tell(line: str) -> None:
    """Write one line to the test."""
    with Path(os.environ["FAKE_PIPE"]).open("a", encoding="utf-8") as pipe:
        pipe.write(line + "\n")


def say(line: str) -> None:
    """Write one line to the supervisor."""
    os.write(1, f"{line}\n".encode())


def wait_for_the_end() -> None:
    """Do nothing until the lifeline ends."""
    while os.read(0, 64):
        pass


def beat(line: str = "beat") -> None:
    """Beat until the lifeline ends."""
    while not (select.select([0], [], [], BEAT_SECONDS)[0] and not os.read(0, 64)):
        say(line)


def start_grandchildren() -> None:
    """Leave two processes that would outlive everything: one beside us, one that went its own way."""
    code = "import os, select; os.dup2(os.open(os.devnull, os.O_RDWR), 1); select.select([], [], [])"
    pids = [
        subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.DEVNULL, start_new_session=apart).pid
        for apart in (False, True)
    ]
    tell("grandchildren " + " ".join(map(str, pids)))


def main(rung: str, behaviour: str) -> int:
    """Behave."""
    if behaviour == "parent" or behaviour == "parent, deaf":
        start_grandchildren()
    if behaviour == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    elif behaviour != "slow to stop":
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    tell(f"start {rung} {behaviour} {os.getpid()}")
    match behaviour:
        case "crash early":
            print("something is wrong", file=sys.stderr, flush=True)
            return 1
        case "crash":
            say("shown\nready")
            os.kill(os.getpid(), signal.SIGSEGV)
        case "hang early":
            wait_for_the_end()
        case "hang":
            say("shown\nready")
            while True:
                select.select([], [], [])
        case "leave":
            say("shown\nready")
        case "again":
            say("shown\nready")
            return 75
        case "wrong":
            print("west-taihu-kiosk: that is wrong", file=sys.stderr, flush=True)
            return 2
        case "flood":
            for _ in range(2000):
                os.write(1, b"x" * 10_000)
            say("\nshown\nready")
            beat()
        case "deaf":
            say("shown\nready")
            tell("deaf")
            while True:
                select.select([], [], [], BEAT_SECONDS)
                say("beat")
        case "idle":
            say("shown\nready")
            beat("beat idle")
        case _:
            say("shown\nready")
            beat()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
