"""Where releases meet content: what is checked before one is published, and tried before one is shown."""

import getpass
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk import paths, releases, trial
from kiosk.errors import KioskError, UsageError
from kiosk.releases import installing
from kiosk.releases.errors import RefusedError, ReleaseError, TrialError
from kiosk.releases.history import PUBLISHED, Entry, clock, history, remember_trouble
from kiosk.releases.installing import Trusting
from kiosk.releases.manifest import Kiosk
from kiosk.releases.repository import Published, publish, publish_again, release_files
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.content.draft import Draft

TRIAL_SECONDS = 240
NEWEST = "newest"
DRAFT, DRAFT_DATABASE = "draft", "draft.sqlite"
MOST_NAMED = 6
DONE = 0


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs a publication, with which keys, and what they say about it."""

    keys: Path
    passphrase_file: Path | None = None
    who: str = ""
    note: str = ""
    stage: str = ""

    def signer(self) -> str:
        """Return who signs: the name given, or the user of this computer."""
        return self.who or user()


def publish_command(to: Path, source: Path, again: str | None, signing: Signing, state: Path, as_json: bool) -> int:
    """Publish a release folder, the draft of a state folder, or with ``again`` a release that is there already.

    :raises KioskError: there is an error in the content, or it could not be published.
    """
    warnings = 0
    if again is None:
        with release_folder(source) as folder:
            release_files(folder)
            warnings = refuse_errors(folder / releases.DATABASE)
            words = passphrase(signing.passphrase_file)
            published = publish(
                to,
                folder,
                signing.keys,
                words,
                who=signing.signer(),
                note=signing.note,
                compare=changed_entries,
                stage=signing.stage,
            )
    else:
        version = "" if again == NEWEST else again
        words = passphrase(signing.passphrase_file)
        published = publish_again(
            to, version, signing.keys, words, who=signing.signer(), note=signing.note, stage=signing.stage
        )
    note_published(state, published)
    manifest = published.manifest
    told = {name: value for name, value in manifest.plain().items() if name != "files"}
    root_key = str(published.root_key) if published.root_key else ""
    lines = [f"Release {manifest.version} is published to {to}{f' for {manifest.stage}' if manifest.stage else ''}."]
    if warnings:
        lines.append(f"{warnings} warnings; “content check” tells them.")
    if published.first_use:
        lines.append(f"Keys were made in {signing.keys}. Kiosks trust them by {published.trust}.")
    if root_key:
        lines.append(f"Put {root_key} away: move it to a stick in a safe. It is needed only to replace keys.")
    tell(as_json, {**told, "warnings": warnings, "trust": str(published.trust), "root_key": root_key}, lines)
    return DONE


def keys_command(
    keys: Path, root_key: Path, new_root: bool, passphrase_file: Path | None, new_file: Path | None, as_json: bool
) -> int:
    """Replace the publishing key, and the root key where asked for.

    :raises KioskError: the root key is missing, wrong or cannot be opened.
    """
    from kiosk.releases.keys import rotate

    new_words = passphrase(new_file) if new_file else ""
    version = rotate(keys, root_key, passphrase(passphrase_file), clock(), new_words, new_root)
    lines = [f"There are new keys in {keys}, root {version}; kiosks learn of them with the next release."]
    tell(as_json, {"root": version, "keys": str(keys)}, lines)
    return DONE


def install_command(place: str, state: Path, trusting: Trusting, again: bool, as_json: bool) -> int:
    """Install what ``place`` offers this kiosk.

    :raises KioskError: nothing was installed.
    """
    settings = Settings.load(state / "settings.toml")
    kiosk = Kiosk(settings.kiosk_name, settings.update_stage)
    outcome = installing.install(place, state, on_trial, kiosk=kiosk, trusting=trusting, again=again)
    tell(as_json, asdict(outcome), [outcome.message])
    return DONE


def rollback_command(state: Path, to: str, who: str, as_json: bool) -> int:
    """Show an earlier release again.

    :raises KioskError: there is none, or the disk refuses.
    """
    outcome = installing.rollback(state, to, who=who or user())
    tell(as_json, asdict(outcome), [outcome.message])
    return DONE


def history_command(state: Path, as_json: bool) -> int:
    """Print what was installed, published and gone back from, oldest first, and what is shown now."""
    shown = releases.current_version(state) or installing.FACTORY
    entries = history(state)
    told = {"current": shown, "installed": installing.installed(state), "history": [asdict(each) for each in entries]}
    lines = [
        "  ".join(part for part in (entry.when, entry.version, entry.message, entry.who, entry.note) if part)
        for entry in entries
    ]
    tell(as_json, told, [*lines, f"{shown} is shown."])
    return DONE


def tell(as_json: bool, told: dict[str, Any], lines: list[str]) -> None:
    """Print an outcome for a script or for a person."""
    print(json.dumps(told, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))


def user() -> str:
    """Return who sits at this computer, as far as it knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def passphrase(file: Path | None) -> str:
    """Return the passphrase: the first line of a file, or what somebody types.

    :raises KioskError: the file cannot be read, or there is nobody to ask.
    """
    if file is None:
        if not sys.stdin.isatty():
            raise UsageError("There is nobody to ask for the passphrase; name a file with --passphrase-file.")
        return getpass.getpass("Passphrase: ")
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except UnicodeDecodeError:
        raise KioskError(f"The passphrase file {file} is not UTF-8 text.") from None
    except OSError as error:
        raise KioskError(f"The passphrase file {file} cannot be read: {error.strerror}.") from error


def note_published(state: Path, published: Published) -> None:
    """Write a publication into the history of the computer it was made on."""
    if state.is_dir():
        manifest = published.manifest
        message = f"Release {manifest.version} is published{f' for {manifest.stage}' if manifest.stage else ''}."
        remember_trouble(
            state,
            Entry(manifest.when, PUBLISHED, manifest.version, manifest.who, manifest.note, manifest.changes, message),
        )


@contextmanager
def release_folder(source: Path) -> Generator[Path]:
    """Give a release folder: ``source`` itself, or one built from the draft in the state folder ``source``.

    :raises KioskError: it is neither.
    """
    if (source / releases.DATABASE).exists():
        yield source
        return
    if not (source / DRAFT / DRAFT_DATABASE).exists():
        raise ReleaseError(f"{source} is neither a release folder nor a state folder with a draft.")
    from kiosk.content.editing import Workspace
    from kiosk.editorial import snapshot

    with (
        tempfile.TemporaryDirectory(prefix="release-") as built,
        Workspace.open(source / DRAFT, read_only=True) as workspace,
    ):
        folder = Path(built) / "release"
        workspace.build(folder, snapshot)
        yield folder


def refuse_errors(database: Path) -> int:
    """Return the number of warnings about the content.

    :raises KioskError: there is an error, which stops a publication.
    """
    from kiosk.content.check import check_database
    from kiosk.editorial import world

    findings = check_database(database, world(database.parent / releases.PICTURES))
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        raise ReleaseError(f"The content is not published: {errors[0].where}: {errors[0].message.rstrip('.')}{more}.")
    return len(findings)


def changed_entries(before: Path, after: Path) -> str:
    """Return what is different between two content databases, "" where the older one cannot be compared."""
    try:
        old, new = _draft(before), _draft(after)
    except KioskError:
        return ""
    entries = [{str(entry["id"]): entry for _, entry in draft.walk()} for draft in (old, new)]
    texts = [
        {id: {tag: by_entry.get(id, {}) for tag, by_entry in draft.texts.items()} for id in found}
        for draft, found in zip((old, new), entries, strict=True)
    ]
    both = entries[0].keys() & entries[1].keys()
    told = {
        "added": sorted(entries[1].keys() - both),
        "removed": sorted(entries[0].keys() - both),
        "changed": sorted(id for id in both if entries[0][id] != entries[1][id] or texts[0][id] != texts[1][id]),
    }
    tags = [set(old.tags()), set(new.tags())]
    told["languages added"], told["languages removed"] = sorted(tags[1] - tags[0]), sorted(tags[0] - tags[1])
    return "; ".join(
        f"{what}: {', '.join(names[:MOST_NAMED])}{f' and {len(names) - MOST_NAMED} more' * (len(names) > MOST_NAMED)}"
        for what, names in told.items()
        if names
    )


def _draft(database: Path) -> "Draft":
    from kiosk.content.database import open_read_only, reading
    from kiosk.content.stored import read_rows

    engine = open_read_only(database)
    try:
        with reading(database), engine.connect() as connection:
            return read_rows(connection)
    finally:
        engine.dispose()


def on_trial(database: Path) -> None:
    """Build every screen from ``database`` in a process of its own.

    :raises RefusedError: it is no content of ours.
    :raises TrialError: it is, but something complained, crashed or took too long.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    command = [*paths.program(), "trial", "--content", str(database)]
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said,
                timeout=TRIAL_SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise TrialError(_failed(f"it took longer than {TRIAL_SECONDS} seconds")) from None
        except OSError as error:
            raise ReleaseError(f"The trial could not be started: {error.strerror}.") from error
        said.seek(0, os.SEEK_END)
        said.seek(max(0, said.tell() - 2000))
        lines = said.read().decode(errors="replace").strip().splitlines()
        # What Python's collector says when all is over is not why
        last = [line for line in lines if not line.startswith("gc:0: ResourceWarning")][-1:]
    try:
        answer = json.loads(done.stdout.splitlines()[-1])
        result, message = str(answer["result"]), str(answer["message"])
    except (ValueError, LookupError, TypeError):
        why = f"the program ended with {done.returncode}" + (f" ({last[0]})" if last else "")
        raise TrialError(_failed(why)) from None
    message = message.replace(str(database.parent) + os.sep, "")
    if result == trial.REFUSED:
        raise RefusedError(message)
    if result != trial.PASSED:
        raise TrialError(_failed(message))


def _failed(why: str) -> str:
    return f"The release did not pass its trial and is not shown: {why}."
