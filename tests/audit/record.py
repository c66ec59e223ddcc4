"""What was seen, written down at once, so that an audit that is stopped loses nothing and can go on."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from tests.audit.look import Finding, Sight
from tests.audit.states import Plan


def name(number: int) -> str:
    """Return the file name of one process's record."""
    return f"seen-{number}.jsonl"


def files(out: Path, first: int | None = None) -> list[Path]:
    """Return the records in a folder, or the first so many of them."""
    found = [out / name(number) for number in range(len(list(out.glob("seen-*.jsonl"))))]
    return found if first is None else found[:first]


def add(file: TextIO, sight: Sight) -> None:
    """Write down what was seen in one combination."""
    values = {
        "combination": sight.combination,
        "stops": list(sight.stops),
        "states": sight.states,
        "steps": sight.steps,
        "findings": [each.as_dict() for each in sight.findings],
    }
    file.write(json.dumps(values, ensure_ascii=False) + "\n")
    file.flush()


def sights(path: Path) -> Iterator[Sight]:
    """Yield what a record tells; a last line that was cut short tells nothing."""
    *lines, _ = path.read_text(encoding="utf-8").split("\n")
    for line in lines:
        values = json.loads(line)
        findings = [Finding.of(each) for each in values.pop("findings")]
        yield Sight(**values, findings=findings)


def left(plan: Plan, seen: Sequence[Sight]) -> Plan:
    """Return what of a plan was not seen."""
    done = {(sight.combination, stop) for sight in seen for stop in sight.stops}
    rest = [(each, [stop for stop in stops if (str(each), stop.name) not in done]) for each, stops in plan]
    return [(each, stops) for each, stops in rest if stops]
