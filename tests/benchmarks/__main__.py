"""Runs the parts that are asked for in one go, and shows the aims beside what was measured."""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import layout, outside, page, report
from tests.benchmarks.programs import ROOT, Program, bare, before, chromium, kiosk, own_python, stage

PARTS = ("start", "taps", "still", "growth")
TURNS = 101


def main(words: Sequence[str] | None = None) -> int:
    """Measure; return 0 when all aims are reached, else 1 if that was asked for."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument("--parts", default=",".join(PARTS), help=f"some of {','.join(PARTS)} (default: all)")
    parser.add_argument("--starts", type=int, default=15, help="starts of each program")
    parser.add_argument("--pages", type=int, default=300, help="tabs tapped in each program")
    parser.add_argument("--languages", type=int, default=300, help="language switches of each program")
    parser.add_argument("--rounds", type=int, default=3, help="turns that the programs take in being tapped")
    parser.add_argument("--seconds", type=float, default=5.0, help="time each still screen is watched")
    parser.add_argument("--switches", type=int, default=10_000, help="page switches while memory is watched")
    parser.add_argument("--before", type=Path, metavar="DIR", help="an older checkout, set up, to compare with too")
    parser.add_argument("--without-chromium", action="store_true", help="compare with the bare window only")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench", help="folder for the report")
    parser.add_argument("--strict", action="store_true", help="leave with status 1 when an aim is missed")
    options = parser.parse_args(words)
    parts = [part for part in options.parts.split(",") if part]
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    # Asked to end, end the programs that were started, too
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    lines: list[report.Line] = []
    turn = 0.0
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        scratch = Path(folder)
        programs = [bare(), kiosk(scratch / "kiosk")]
        if {"start", "taps"} & set(parts):
            inside("places", scratch / "places.json")
            if options.before:
                programs.append(before(scratch / "before", options.before))
                inside("places", scratch / "places-before.json", checkout=options.before)
            if not options.without_chromium:
                programs.append(browser(scratch))
        times = {program.name: outside.Times() for program in programs}
        if {"start", "taps"} & set(parts):
            places = layout.load(scratch / "places.json")
            layouts = {program.name: places for program in programs}
            if options.before:
                layouts["before"] = layout.load(scratch / "places-before.json")
            with stage() as opened:
                turn = median(opened.screen.turn() for _ in range(TURNS))
                if "start" in parts:
                    say(f"{options.starts} starts of each program")
                    outside.start_times(opened, programs, options.starts, times)
                if "taps" in parts:
                    outside.tap_times(
                        opened,
                        programs,
                        layouts,
                        options.pages,
                        options.languages,
                        options.rounds,
                        times,
                        say,
                    )
            lines += report.from_outside(times, options.rounds)
        if "still" in parts:
            say("frames while nothing moves")
            counted = inside("still", scratch / "still.json", "--seconds", str(options.seconds))
            lines.append(report.from_stillness(counted, options.seconds))
        if "growth" in parts:
            say(f"{options.switches} page switches")
            first = str(max(1, options.switches // 10))
            taken = inside("growth", scratch / "growth.json", "--switches", str(options.switches), "--first", first)
            lines.append(report.from_growth(taken))
    print(report.write(lines, times, turn, options.out), end="")
    return 1 if options.strict and not all(line.held for line in lines) else 0


def browser(scratch: Path) -> Program:
    """Write the page, and return Chromium showing it."""
    written = scratch / "page.html"
    page.write(written, layout.load(scratch / "places.json")[layout.LANGUAGES[0]])
    return chromium(written, scratch / "chromium")


def inside(job: str, out: Path, *words: str, checkout: Path = ROOT) -> Any:
    """Run a job inside a kiosk of its own process and return what it wrote."""
    python = sys.executable if checkout == ROOT else own_python(checkout)
    command = [python, "-m", "tests.benchmarks.inside", job, str(out), *words]
    subprocess.run(command, cwd=checkout, check=True)
    return json.loads(out.read_text(encoding="utf-8"))


def say(line: str) -> None:
    """Tell who waits what is being done."""
    print(f"bench: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
