"""Turns the measured times into ratios, for milliseconds do not travel, and holds them to the aims."""

import json
import math
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.outside import Times, share

NOTE = """\
Times are taken outside the programs, by a client of the same X server: taps go in through XTEST, and the clock stops
when the server's DAMAGE report of the painted rectangle arrives and its pixels prove to be other ones. One question
and answer with the server took {turn:.2f} ms (median): that is how finely these times are resolved. All programs draw
without a GPU, in alternating order. A start ends with the first colour in the middle of the screen. The bare window
takes another colour when it is pressed and when it is let go. Computing is a plain loop that takes 2, 7 or 20 ms on
this machine when nobody disturbs it, run after each tap of the kiosk: its p99 is what the machine does to everybody.
Each p99 is that of a round, as the median over the rounds. Memory that other programs share with one of these counts
less for it: measure on a machine that does nothing else."""


COUNTED = ("frames", "times")


@dataclass(frozen=True, slots=True)
class Line:
    """One measured thing beside its aim; ``value`` is what is held against ``aim``, in ``unit`` ("" for a ratio)."""

    what: str
    value: float
    unit: str
    aim: float | None
    detail: str

    @property
    def held(self) -> bool:
        """Whether the aim, where there is one, is reached."""
        return self.aim is None or self.value <= self.aim


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` (0..1) of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def ratio(
    what: str, ours: Sequence[float], theirs: Sequence[float], aim: float | None, unit: str, scale: float
) -> Line:
    """Compare two medians."""
    own, other = median(ours) * scale, median(theirs) * scale
    return Line(what, own / other, "", aim, f"{own:.3g} and {other:.3g} {unit}, {len(ours)} times each")


def p99(values: Sequence[float], rounds: int) -> float:
    """Return the 99th percentile of a round, as the median over the rounds that `values` were taken in.

    A machine that others use, too, holds each program up now and then; a round in which it did is one round.
    """
    worst: list[float] = []
    taken = 0
    for number in range(rounds):
        count = share(len(values), number, rounds)
        if count:
            worst.append(percentile(values[taken : taken + count], 0.99))
        taken += count
    return median(worst)


def limit(what: str, ours: Sequence[float], others: Mapping[str, Sequence[float]], aim: float, rounds: int) -> Line:
    """Hold the 99th percentile of times against so many milliseconds, and say how `others`, by name, do."""
    worst = p99(ours, rounds)
    whole = percentile(ours, 0.99) * 1000
    detail = f"median {median(ours) * 1000:.1f} ms of {len(ours)}, p99 of all rounds together {whole:.1f} ms"
    for name, theirs in others.items():
        if theirs:
            usual, theirs99 = median(theirs), p99(theirs, rounds)
            detail += (
                f"; {name} {usual * 1000:.1f}, p99 {theirs99 * 1000:.1f} ms: "
                f"ratios {median(ours) / usual:.2f} and {worst / theirs99:.2f}"
            )
    return Line(what, worst * 1000, "ms", aim, detail)


def from_outside(times: Mapping[str, Times], rounds: int) -> list[Line]:
    """Return the lines for what was measured of the kiosk, the bare window and, when it was there, Chromium.

    `rounds` says in how many turns the programs were tapped.
    """
    ours, bare = times["kiosk"], times["bare"]
    theirs, machine = times.get("chromium", Times()), times.get("machine", Times())
    lines: list[Line] = []
    if ours.start:
        lines.append(ratio("start, beside a bare window", ours.start, bare.start, 1.5, "ms", 1000))
    if ours.start and theirs.start:
        lines.append(ratio("start, beside Chromium", ours.start, theirs.start, 0.6, "ms", 1000))
    if ours.press:
        others = {"a bare window": bare.press, "Chromium": theirs.press, "computing": machine.press}
        lines.append(limit("button pressed, p99", ours.press, others, 4, rounds))
        others = {"a bare window": bare.page, "Chromium": theirs.page, "computing": machine.page}
        lines.append(limit("page opened, p99", ours.page, others, 16, rounds))
    if ours.language:
        others = {"a bare window": bare.language, "Chromium": theirs.language, "computing": machine.language}
        lines.append(limit("language switched, p99", ours.language, others, 33, rounds))
    if ours.memory and theirs.memory:
        lines.append(ratio("memory (PSS), beside Chromium", ours.memory, theirs.memory, 0.4, "MiB", 1))
    if ours.memory:
        lines.append(ratio("memory (PSS), beside a bare window", ours.memory, bare.memory, None, "MiB", 1))
        lines.append(from_paintings({"kiosk": ours.still, "a bare window": bare.still, "Chromium": theirs.still}))
    if then := times.get("before"):
        lines += against(ours, then)
    return lines


def against(ours: Times, then: Times) -> list[Line]:
    """Return the lines that hold the kiosk against what it was before: by a twentieth may each median grow."""
    measured = (
        ("start", ours.start, then.start, "ms", 1000),
        ("button pressed", ours.press, then.press, "ms", 1000),
        ("page opened", ours.page, then.page, "ms", 1000),
        ("language switched", ours.language, then.language, "ms", 1000),
        ("memory (PSS)", ours.memory, then.memory, "MiB", 1),
    )
    return [
        ratio(f"{what}, beside before", new, old, 1.05, unit, scale) for what, new, old, unit, scale in measured if new
    ]


def from_stillness(frames: Mapping[str, int], seconds: float) -> Line:
    """Return the line for the frames of screens on which nothing moves."""
    moving = ", ".join(f"{name} {count}" for name, count in frames.items() if count) or "none"
    detail = f"{len(frames)} screens watched {seconds:g} s each; with frames: {moving}"
    return Line("frames while still", float(sum(frames.values())), "frames", 0, detail)


def from_paintings(counted: Mapping[str, Sequence[int]]) -> Line:
    """Return the line for how often each program painted while nobody touched it, a page open, once a round."""
    detail = ", ".join(f"{name} {sum(counts)}" for name, counts in counted.items() if counts)
    return Line("painted while still", float(sum(counted["kiosk"])), "times", 0, detail)


def from_growth(taken: Sequence[tuple[int, float]]) -> Line:
    """Return the line for the memory that page switches cost."""
    first, last = taken[0], taken[-1]
    course = " ".join(f"{size:.1f}" for _, size in taken)
    return Line(
        "growth over page switches",
        last[1] - first[1],
        "MiB",
        2,
        f"after {first[0]} to after {last[0]} switches: {course} MiB",
    )


def table(lines: Sequence[Line]) -> str:
    """Return the lines as a table for a terminal."""
    rows = [("", "measured", "aim", "", "")]
    for line in lines:
        unit = f" {line.unit}" if line.unit else ""
        rows.append(
            (
                line.what,
                f"{line.value:.0f}{unit}" if line.unit in COUNTED else f"{line.value:.2f}{unit}",
                f"≤ {line.aim:g}{unit}" if line.aim is not None else "none",
                "held" if line.held else "MISSED",
                line.detail,
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def write(lines: Sequence[Line], times: Mapping[str, Times], turn: float, out: Path) -> str:
    """Write ``report.json`` and ``report.txt`` into `out` and return the latter's text."""
    text = f"{table(lines)}\n\n{NOTE.format(turn=turn * 1000)}\n"
    plain = {
        "machine": {"system": platform.platform(), "python": platform.python_version()},
        "resolution_ms": turn * 1000,
        "lines": [{**asdict(line), "held": line.held} for line in lines],
        "seconds": {name: asdict(found) for name, found in times.items()},
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.json").write_text(json.dumps(plain, indent=1, ensure_ascii=False), encoding="utf-8")
    (out / "report.txt").write_text(text, encoding="utf-8")
    return text
