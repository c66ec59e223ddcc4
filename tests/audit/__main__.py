"""The audit as a program: all states or a sample, on all cores, with a report and an exit status."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

SEED = 20260501


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--all", action="store_true", help="every state; without it a sample with every pair of values")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the report is written")
    parser.add_argument("--screens", default="", help="screens or stops of the tour, with commas")
    parser.add_argument("--languages", default="", help="language tags, with commas")
    parser.add_argument("--sizes", default="", help="window sizes such as 1920x1080, with commas")
    parser.add_argument("--text-sizes", default="", help="per cent, with commas")
    parser.add_argument("--themes", default="", help="standard, high-contrast")
    parser.add_argument("--diagonal", type=float, default=0.0, metavar="INCHES", help="size of the imagined screen")
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1), help="processes at once")
    parser.add_argument("--resume", action="store_true", help="go on with a run that was stopped; the code is the same")
    parser.add_argument("--part", default="", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def listed(value: str) -> list[str]:
    """Return the parts of a comma-separated value."""
    return [part.strip() for part in value.split(",") if part.strip()]


def look(options: argparse.Namespace, part: int, parts: int, first: int) -> None:
    """Look at one share of what was not looked at, and write down what was found, combination by combination.

    The files of this run are numbered from ``first``, after those of earlier runs that were stopped.
    """
    from kiosk.tour import HOST_STOPS, STOPS
    from tests.audit import record, states
    from tests.audit.look import Look

    screens = listed(options.screens)
    stops = [stop for stop in (*STOPS, *HOST_STOPS) if not screens or stop.screen in screens or stop.name in screens]
    viewer = Look(options.out, f"{first + part}-", diagonal=options.diagonal)
    try:
        spoken = viewer.languages()
        sizes = [(int(w), int(h)) for w, h in (size.split("x") for size in listed(options.sizes))]
        every = states.combinations(
            sizes or states.SIZES,
            listed(options.languages) or spoken,
            [int(size) for size in listed(options.text_sizes)] or states.TEXT_SIZES,
            listed(options.themes) or states.THEMES,
        )
        plan = states.whole(every, stops) if options.all else states.sample(every, stops, SEED)
        plan = states.attract_apart(plan, viewer.default_language)
        plan = record.left(plan, [sight for path in record.files(options.out, first) for sight in record.sights(path)])
        with (options.out / record.name(first + part)).open("w", encoding="utf-8") as file:
            viewer.follow(
                states.share(plan, part, parts),
                lambda line: print(line, flush=True),
                lambda sight: record.add(file, sight),
            )
    finally:
        viewer.close()


def main(arguments: Sequence[str]) -> int:
    """Run the audit; return 0 when nothing is wrong, 1 when something is, 2 when it could not look."""
    options = parsed(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    from tests.audit import record

    if options.part:
        look(options, *map(int, options.part.split("/")))
        return 0
    if not options.resume:
        for old in (*options.out.glob("*.png"), *record.files(options.out)):
            old.unlink()
    first = len(record.files(options.out))
    began = time.monotonic()
    jobs = max(1, options.jobs)
    command = [sys.executable, "-m", "tests.audit", *arguments]
    workers = [subprocess.Popen([*command, "--part", f"{part}/{jobs}/{first}"]) for part in range(jobs)]
    try:
        failed = [worker for worker in workers if worker.wait() != 0]
    finally:
        for worker in workers:
            worker.kill()
    if failed:
        return 2
    return concluded(options.out, time.monotonic() - began)


def concluded(out: Path, seconds: float) -> int:
    """Bring together what was seen, write the report, and return the exit status."""
    from tests.audit import record, report

    seen = [sight for path in record.files(out) for sight in record.sights(path)]
    findings = [finding for sight in seen for finding in sight.findings]
    states, steps = sum(sight.states for sight in seen), sum(sight.steps for sight in seen)
    path = report.write(out, findings, states, steps)
    if findings:
        print(report.summary(findings))
    print(f"{states} states, {steps} scrolling steps, {len(findings)} findings in {seconds:.0f} s; see {path}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
