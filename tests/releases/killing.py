"""Kills installs and publications at random moments; a process of its own, for it forks.

``python -m tests.releases.killing install 1000 SEED`` prints what it did, and leaves with 1 at the first half state.
"""

import os
import random
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


def run(words: list[str], seconds: float | None) -> float:
    """Run a step in a child and kill it after ``seconds``; return how long it lived."""
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os._exit(step(words))
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert seconds is not None or status == 0, "the step fails by itself"
    return time.monotonic() - started


def kill(what: str, times: int, seed: int, home: Path) -> Counter[str]:
    """Kill ``what`` at ``times`` moments and look each time; return what was found how often."""
    scene = Scene.set(home / "scene")
    chosen = random.Random(seed)
    found: Counter[str] = Counter()
    longest = 0.0
    for number in range(times + 3):
        copy = scene.copy(home / "copy")
        words = copy.install_words() if what == "install" else copy.publish_words()
        if number < 3:
            longest = max(longest, run(words, None))
        else:
            run(words, chosen.uniform(0, longest * 1.1))
        if what == "install":
            version = copy.check_state(copy.state)
            left = (copy.state / "releases" / ".staging").exists()
            copy.check_update(copy.state)
            outcome = ("new" if version == copy.new else "old") + (" in the middle" if left else "")
        else:
            number_found = copy.check_repository(home / "fresh")
            copy.check_publication(home / "fresh")
            outcome = "new" if number_found == 3 else "old"
            shutil.rmtree(home / "fresh")
        if number >= 3:
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
