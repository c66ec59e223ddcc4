"""How long a list of results takes, on content a hundred times the size of what ships.

``python -m tests.benchmarks.finding`` makes the content and the indexes (minutes), then types; it leaves with 1 when
the median of any language is over the aim.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from kiosk.findable import index_of
from kiosk.finding import Index
from kiosk.finding.folding import folded
from kiosk.library import Library, load_library
from tests.content.hundredfold import hundredfold_database

AIM_MS = 20.0
DAY = date(2026, 5, 1)
NAMES = 60
"""Names of which each beginning is typed, letter by letter, as well as one with a slip."""


def typed(library: Library, tag: str) -> list[str]:
    """Return what is typed: names letter by letter, each once with a letter left out, pinyin, and single letters."""
    chance = random.Random(tag)
    names = sorted({face.name for face in library.editions[tag].faces.values() if face.name})
    found = ["gehu", "gh", "滆", "滆湖", "xitaihu", "gehi"]
    for name in chance.sample(names, min(NAMES, len(names))):
        letters = folded(name).letters[:12]
        found += [letters[: end + 1] for end in range(len(letters))]
        if len(letters) > 5:
            at = chance.randrange(1, len(letters) - 1)
            found.append(letters[:at] + letters[at + 1 :])
    return found


def times(index: Index, queries: Sequence[str]) -> list[float]:
    """Return the milliseconds that each query took."""
    taken: list[float] = []
    for query in queries:
        begun = time.perf_counter()
        index.find(query)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def main(words: Sequence[str] | None = None) -> int:
    """Measure; return 0 when the aim is reached, else 1."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.finding", description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="how many times the factory content")
    parser.add_argument("--languages", default="zh_Hans,ja,ko,de,ru,ar", help="tags, separated by commas")
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="kiosk-finding-") as folder:
        path = hundredfold_database(Path(folder) / "content.sqlite", options.times)
        library = load_library(path, DAY)
    held = True
    print(
        f"{'':8} {'things':>7} {'made':>7} {'packed':>8} {'opened':>8} {'typed':>6}"
        f" {'median':>8} {'95 %':>8} {'longest':>8}"
    )
    for tag in options.languages.split(","):
        begun = time.perf_counter()
        packed = index_of(library, tag).packed()
        made = time.perf_counter() - begun
        begun = time.perf_counter()
        index = Index.unpacked(packed)
        opened = (time.perf_counter() - begun) * 1000
        taken = times(index, typed(library, tag))
        middle, most = median(taken), quantiles(taken, n=20)[-1]
        held = held and middle <= AIM_MS
        print(
            f"{tag:8} {len(index.things):7} {made:5.1f} s {len(packed) / 1e6:5.1f} MB {opened:5.0f} ms {len(taken):6}"
            f" {middle:5.1f} ms {most:5.1f} ms {max(taken):5.1f} ms",
            flush=True,
        )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
