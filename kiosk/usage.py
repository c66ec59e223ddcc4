"""Where usage meets the content: the verbs of ``stats``, with the names of what was opened."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk import paths, releases
from kiosk.errors import KioskError, UsageError
from kiosk.stats import report, telling

DONE = 0


def export(state: Path, out: Path, kiosk: str, since: str) -> int:
    """Write the counts to ``out``.

    :raises KioskError: they cannot be read or written.
    """
    found = telling.rows(state, kiosk, _day(since))
    telling.export(found, out)
    print(f"{len(found)} lines in {out}")
    return DONE


def write_report(state: Path, out: Path, language: str, since: str) -> int:
    """Write the report to ``out``.

    :raises KioskError: the counts cannot be read, or the report not be written.
    """
    names = names_of(releases.current(state) or paths.FACTORY_CONTENT, language)
    text = report.page(telling.rows(state, since=_day(since)), language, lambda name: names.get(name, name))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise KioskError(f"{out} cannot be written: {error.strerror or error}.") from error
    print(f"the report is in {out}")
    return DONE


def names_of(content: Path, language: str) -> Mapping[str, str]:
    """Return the names of entries and languages; without readable content, none."""
    from kiosk.library import load_library

    try:
        library = load_library(content, datetime.now(UTC).date())
    except KioskError:
        return {}
    names = {record.tag: record.endonym for record in library.languages}
    edition = library.editions.get(language)
    if edition is not None:
        names.update((entry_id, face.name) for entry_id, face in edition.faces.items() if face.name)
    return names


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(f"“{text}” is not a day; write it as 2026-05-01.") from error
