"""Kills installs and publications at random moments; a process of its own, for it forks.

``python -m tests.releases.killing install 1000 SEED`` prints what it did, and leaves with 1 at the first half state.
"""

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.releases.scenes import Scene
from tests.releases.steps import main as step

LONGEST = 60.0
"""Seconds that the first one of all may take, which nobody kills."""


def run(words: list[str], seconds: float) -> float | None:
    """Run a step in a child and kill it after ``seconds``; return how long it took when it ended before."""
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os._exit(step(words))
    watch = os.pidfd_open(child)
    ended, _, _ = select.select([watch], [], [], seconds)
    os.close(watch)
    took = time.monotonic() - started
    if not ended:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert not ended or status == 0, "the step fails by itself"
    return took if ended else None


def kill(what: str, times: int, seed: int, home: Path) -> Counter[str]:
    """Kill ``what`` at ``times`` moments and look each time; return what was found how often.

    The moments follow how long the step takes just then, so that a busy machine does not let it end before them.
    """
    scene = Scene.set(home / "scene")
    chosen = random.Random(seed)
    found: Counter[str] = Counter()
    usual = 0.0
    while found.total() < times:
        copy = scene.copy(home / "copy")
        words = copy.install_words() if what == "install" else copy.publish_words()
        took = run(words, chosen.uniform(0, usual) if usual else LONGEST)
        if took is not None:
            usual = took if not usual else 0.8 * usual + 0.2 * took
        else:
            usual *= 1.01
        if what == "install":
            version = copy.check_state(copy.state)
            left = (copy.state / "releases" / ".staging").exists()
            copy.check_update(copy.state)
            outcome = ("new" if version == copy.new else "old") + (" in the middle" if left else "")
        else:
            number = copy.check_repository(home / "fresh")
            copy.check_publication(home / "fresh")
            outcome = "new" if number == 3 else "old"
            shutil.rmtree(home / "fresh")
        if took is None:
            found[outcome] += 1
        shutil.rmtree(copy.home)
    return found


def main() -> int:
    """Kill as the words say."""
    what, times, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with tempfile.TemporaryDirectory(prefix="killing-") as home:
        try:
            found = kill(what, times, seed, Path(home))
        except AssertionError:
            traceback.print_exc()
            return 1
    print(f"{what} killed {times} times (seed {seed}): " + ", ".join(f"{n} {what}" for what, n in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
