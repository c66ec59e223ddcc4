"""A supervisor of fake kiosks, in a process of its own, as the test describes it in JSON.

``lives`` lists what each life of the kiosk is like, the last one for all that follow; ``stall`` is a real kiosk, the
others are fakes. ``limits`` and ``rules`` are those of the supervisor. On SIGUSR1 its clock jumps ahead by ``jump``
seconds, and on SIGUSR2 other content is there.
"""

import json
import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.supervisor.ladder import Rules, Rung
from kiosk.supervisor.watch import Limits, Plan, Supervisor

FAKE = str(Path(__file__).with_name("fake.py"))
STALLING = str(Path(__file__).with_name("stalling.py"))


def main(text: str) -> int:
    """Keep fake kiosks; print how many files and threads were open before and after."""
    wanted = json.loads(text)
    lives = iter(wanted["lives"][:-1])
    ahead = 0.0
    content = "first"

    def jump(*_: object) -> None:
        nonlocal ahead
        ahead += wanted.get("jump", 0)

    def renew(*_: object) -> None:
        nonlocal content
        content = "second"

    signal.signal(signal.SIGUSR1, jump)
    signal.signal(signal.SIGUSR2, renew)
    logging.basicConfig(level=logging.INFO, format="%(message)s")

    def command(rung: Rung, good: Path | None) -> list[str]:
        life = next(lives, wanted["lives"][-1])
        return [sys.executable, STALLING] if life == "stall" else [sys.executable, "-S", "-E", FAKE, str(rung), life]

    rules: dict[str, Any] = dict(wanted["rules"])
    rules["delays"] = tuple(rules.get("delays", [0.0]))
    before = len(os.listdir("/proc/self/fd")), threading.active_count()  # noqa: PTH208
    plan = Plan(
        command,
        good=lambda: Path("good") if wanted.get("good") else None,
        current=lambda: content,
        state=Path(wanted["state"]) if "state" in wanted else None,
        rules=Rules(**rules),
        limits=Limits(**wanted["limits"]),
    )
    status = Supervisor(plan, clock=lambda: time.monotonic() + ahead).run()
    after = len(os.listdir("/proc/self/fd")), threading.active_count()  # noqa: PTH208
    print(json.dumps({"before": before, "after": after}))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
