"""What ``content build`` and ``content check`` print, apart from the grammar of the command line."""

import json
from dataclasses import asdict
from pathlib import Path

from kiosk.content.check import check
from kiosk.content.factory import build
from kiosk.content.validation import World

DONE, FOUND = 0, 1


def build_command(source: Path, out: Path) -> int:
    """Build the database ``out`` from the folder ``source``; return 0.

    :raises ContentError: the text breaks rules, or ``out`` cannot be written.
    """
    build(source, out)
    return DONE


def check_command(path: Path, as_json: bool, world: World | None = None) -> int:
    """Print every finding about a folder or database, one to a line or all as JSON; return 1 if there is one.

    :raises ContentError: there is nothing at ``path`` that can be checked.
    """
    findings = check(path, world)
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    if as_json:
        told = {"errors": errors, "warnings": warnings, "findings": [asdict(finding) for finding in findings]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(finding)
        print(f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}." if findings else "Nothing to mend.")
    return FOUND if findings else DONE


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
