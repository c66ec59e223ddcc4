"""What ``content export`` and ``content import`` do and print, apart from the grammar of the command line."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk import paths
from kiosk.content import exchange, sheets, spreadsheet, translation
from kiosk.content.database import open_read_only, reading
from kiosk.content.difference import Difference, apply
from kiosk.content.draft import Draft
from kiosk.content.editing import DATABASE, Workspace
from kiosk.content.errors import ContentError
from kiosk.content.stored import read_rows
from kiosk.content.validation import World
from kiosk.content.vocabulary import SOURCE_LANGUAGE
from kiosk.errors import UsageError

FORMATS = ("xlsx", "csv", "po", "xliff")
FOR_TRANSLATORS = ("po", "xliff")
SUFFIXES = {".xlsx": "xlsx", ".csv": "csv", ".po": "po", ".xlf": "xliff", ".xliff": "xliff"}
DRAFT_FOLDER = "draft"
WHO = "content import"
"""Who is said to have the draft while an import writes to it."""
DONE = 0

Judge = Callable[[Draft], Difference]


def draft_of(state: Path, database: Path | None, base: Path | None = None) -> Draft:
    """Return the content of a database, or else the staff's draft, or, where there is none, what it would begin with.

    :raises ContentError: it is missing or damaged.
    """
    folder = state / DRAFT_FOLDER
    if database is None and (folder / DATABASE).exists():
        with Workspace.open(folder, base, read_only=True) as workspace:
            return workspace.draft
    database = database or base or paths.FACTORY_CONTENT
    engine = open_read_only(database)
    try:
        with reading(database), engine.connect() as connection:
            return read_rows(connection)
    finally:
        engine.dispose()


def export_command(draft: Draft, to: Path, form: str, language: str, as_json: bool = False) -> int:
    """Write the draft into a file or folder; return 0.

    :raises UsageError: format, name and language do not go together.
    :raises ContentError: it cannot be written there.
    """
    form = form or SUFFIXES.get(to.suffix.lower(), "")
    if not form:
        raise UsageError(f"The name {to} does not say in which format; name one with --format.")
    if form in FOR_TRANSLATORS:
        written = _export_translations(draft, to, form, language)
    elif language:
        raise UsageError("A spreadsheet has all languages; --language is for po and xliff.")
    elif form == "xlsx":
        written = [to if to.suffix else to / "content.xlsx"]
        sheets.export_xlsx(draft, written[0])
    elif to.suffix:
        raise UsageError(f"CSV is one file for each kind of thing; name a folder instead of {to}.")
    else:
        written = [to]
        sheets.export_csv(draft, to)
    paths_written = [str(path) for path in written]
    print(json.dumps({"written": paths_written}, ensure_ascii=False) if as_json else "\n".join(paths_written))
    return DONE


def _export_translations(draft: Draft, to: Path, form: str, language: str) -> list[Path]:
    chosen = "po" if form == "po" else "xliff"
    suffix = ".po" if form == "po" else ".xlf"
    if to.suffix and not language:
        raise UsageError(f"One file is one language; name it with --language, or a folder instead of {to}.")
    if language and (language not in draft.tags() or language == SOURCE_LANGUAGE):
        known = ", ".join(tag for tag in draft.tags() if tag != SOURCE_LANGUAGE)
        raise UsageError(f"“{language}” is no language to translate into; those are {known}.")
    tags = [language] if language else [tag for tag in draft.tags() if tag != SOURCE_LANGUAGE]
    written = [to if to.suffix else to / f"{tag}{suffix}" for tag in tags]
    for tag, path in zip(tags, written, strict=True):
        exchange.export(draft, tag, path, chosen)
    return written


def import_command(
    state: Path,
    source: Path,
    form: str,
    language: str,
    dry_run: bool,
    as_json: bool,
    world: Callable[[], World] | None = None,
    base: Path | None = None,
) -> int:
    """Take a file or folder into the staff's draft as one step, or, as a dry run, only say what that would change.

    :raises UsageError: format, name and language do not go together.
    :raises ContentError: something in it is wrong; all of it was printed, and nothing has changed.
    """
    try:
        judge = judge_of(source, form, language, world)
        difference = judge(draft_of(state, None, base))
    except UsageError:
        raise
    except ContentError as error:
        if as_json:
            _print_json(Difference(), [str(error)])
        raise
    if not dry_run and difference.edits and not difference.errors:
        with Workspace.open(state / DRAFT_FOLDER, base, who=WHO) as workspace:
            # Somebody may have edited since
            difference = judge(workspace.draft)
            if not difference.errors:
                apply(difference, workspace, f"Import of {source.name}")
    _tell(difference, source, dry_run, as_json)
    if difference.errors:
        count = "one error" if len(difference.errors) == 1 else f"{len(difference.errors)} errors"
        raise ContentError(f"{source.name} has {count}, so nothing of it was taken.")
    return DONE


def judge_of(source: Path, form: str = "", language: str = "", world: Callable[[], World] | None = None) -> Judge:
    """Read a file or folder, in a process with limits, and return what compares it with a draft.

    :raises UsageError: format, name and language do not go together.
    :raises ContentError: the file is missing, too large, damaged, or not what its name says.
    """
    form = form or SUFFIXES.get(source.suffix.lower(), "")
    if source.is_dir() and not form:
        found = {SUFFIXES.get(path.suffix.lower(), "") for path in source.iterdir()} - {""}
        if len(found) != 1:
            raise UsageError(f"The folder {source} does not say which format to read; name one with --format.")
        form = found.pop()
    if not form:
        raise UsageError(f"The name {source} does not say which format it has; name it with --format.")
    if form in FOR_TRANSLATORS:
        files = [source]
        if source.is_dir():
            files = sorted(path for path in source.iterdir() if SUFFIXES.get(path.suffix.lower()) == form)
        read = [(path.name, translation.read(path)) for path in files]
        known = world() if world else None

        def judge_texts(draft: Draft) -> Difference:
            return _joined([exchange.compare(draft, returned, language, name, known) for name, returned in read])

        return judge_texts
    found_sheets = spreadsheet.read(source)
    known = world() if world else None
    return lambda draft: sheets.compare(draft, found_sheets, known)


def _joined(differences: list[Difference]) -> Difference:
    return Difference(
        tuple(edit for each in differences for edit in each.edits),
        tuple(name for each in differences for name in each.missing),
        tuple(error for each in differences for error in each.errors),
        tuple(warning for each in differences for warning in each.warnings),
        tuple(stale for each in differences for stale in each.stale),
        by_text=True,
    )


def _print_json(difference: Difference, errors: list[str]) -> None:
    told: dict[str, object] = {
        "new": len(difference.new),
        "changed": len(difference.changed),
        "missing": len(difference.missing),
        "errors": errors,
    }
    if difference.by_text:
        told["stale"] = [str(stale) for stale in difference.stale]
    print(json.dumps(told, ensure_ascii=False, indent=2))


def _tell(difference: Difference, source: Path, dry_run: bool, as_json: bool) -> None:
    for warning in difference.warnings:
        print(f"warning: {warning}", file=sys.stderr if as_json else sys.stdout)
    if as_json:
        _print_json(difference, [str(error) for error in difference.errors])
        return
    for error in difference.errors:
        print(f"error: {error}")
    for stale in difference.stale:
        print(f"stale: {stale}")
    if not difference.errors:
        for edit in difference.edits:
            print(edit)
        print(f"{difference.summary()}." + (" Nothing was changed: this was a dry run." if dry_run else ""))
