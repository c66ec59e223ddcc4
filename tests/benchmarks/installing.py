"""How long a kiosk takes for a change of texts, from verified signatures to the moved pointer, and with its trial.

``python -m tests.benchmarks.installing`` prints medians; nothing is asserted, for machines differ.
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path
from unittest import mock

from kiosk import paths
from kiosk.publishing import on_trial
from kiosk.releases import DATABASE, SNAPSHOT, trust
from kiosk.releases.installing import Trusting, install
from kiosk.releases.repository import publish

TIMES = 9
PASSPHRASE = "a lake in the west"
PICTURES = 40
PICTURE_BYTES = 400_000


def main() -> None:
    """Publish text changes beside many pictures and install each."""
    with tempfile.TemporaryDirectory(prefix="installing-") as home:
        measure(Path(home))


def measure(home: Path) -> None:
    """Measure below ``home``."""
    release, repository, keys = home / "release", home / "repository", home / "keys"
    (release / "pictures").mkdir(parents=True)
    shutil.copyfile(paths.FACTORY_CONTENT, release / DATABASE)
    shutil.copyfile(paths.FACTORY_CONTENT.with_suffix(".attract.json"), release / SNAPSHOT)
    for number in range(PICTURES):
        (release / "pictures" / f"{number}.jpg").write_bytes(bytes([number]) * PICTURE_BYTES)
    verified: list[float] = []
    real = trust.ask

    def ask(*words: object, **more: object) -> trust.Offer:
        offer = real(*words, **more)  # pyright: ignore[reportArgumentType]
        verified.append(time.perf_counter())
        return offer

    after: list[float] = []
    whole: list[float] = []
    tried: list[float] = []
    with mock.patch.object(trust, "ask", ask):
        for number in range(TIMES + 1):
            data = (paths.FACTORY_CONTENT.with_suffix(".attract.json")).read_bytes()
            (release / SNAPSHOT).write_bytes(data + b" " * number)
            publish(repository, release, keys, PASSPHRASE, who="bench", note=str(number))
            started = time.perf_counter()
            trial_took = 0.0

            def trial(database: Path, last: bool = number == TIMES) -> None:
                nonlocal trial_took
                began = time.perf_counter()
                if last:
                    on_trial(database)
                trial_took = time.perf_counter() - began

            install(str(repository), home / "state", trial, trusting=Trusting(keys / "trust.json"))
            ended = time.perf_counter()
            if number:
                after.append(ended - verified[-1] - trial_took)
                whole.append(ended - started - trial_took)
            if trial_took > 0.1:
                tried.append(trial_took)
    print(f"after verification: {statistics.median(after):.3f} s (most {max(after):.3f})")
    print(f"with verification:  {statistics.median(whole):.3f} s (most {max(whole):.3f})")
    print(f"trial of every screen in ten languages: {tried[0]:.1f} s")


if __name__ == "__main__":
    main()
