"""What the studio asks of the rest of the program and takes long: publishing, going back, files for others."""

import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk import releases
from kiosk.content.difference import Difference
from kiosk.content.draft import Draft
from kiosk.content.editing import Workspace
from kiosk.content.validation import World
from kiosk.content.vocabulary import SOURCE_LANGUAGE
from kiosk.viewmodels.studio_publishing import Deed, Ended

KEYS = "keys"
MEMORY = "studio.json"


class Publishing:
    """Publishes the draft of a state folder with the keys beside it."""

    def __init__(self, state: Path, workspace: Workspace, who: str, hours: float, now: Callable[[], datetime]) -> None:
        self._state, self._workspace, self._who, self._hours, self._now = state, workspace, who, hours, now

    @property
    def first_use(self) -> bool:
        """Whether the venue's keys have still to be made."""
        return not (self._state / KEYS / "trust.json").exists()

    @property
    def folder(self) -> str:
        """Where it was published to last."""
        try:
            return str(json.loads((self._state / MEMORY).read_text(encoding="utf-8"))["publish_to"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def publish(self, to: Path, note: str, passphrase: str) -> Ended:
        """Build the draft, check what was built, sign it and put it into a folder.

        :raises KioskError: there is an error in the content, or it could not be published.
        """
        from kiosk.content.factory import build_draft
        from kiosk.editorial import snapshot
        from kiosk.publishing import changed_entries, note_published, refuse_errors
        from kiosk.releases.repository import publish

        draft = self._workspace.draft
        with tempfile.TemporaryDirectory(prefix="release-") as built:
            folder = Path(built) / "release"
            build_draft(draft, folder, self._workspace.pictures, snapshot)
            refuse_errors(folder / releases.DATABASE)
            keys, who = self._state / KEYS, self._who
            published = publish(
                to, folder, keys, passphrase, who=who, note=note, compare=changed_entries, now=self._now
            )
        note_published(self._state, published)
        self._remember(to)
        root_key = str(published.root_key) if published.first_use and published.root_key else ""
        return Ended(published.manifest.version, str(published.trust), root_key)

    def publish_again(self, to: Path, version: str, note: str, passphrase: str) -> Ended:
        """Publish an older release as the newest.

        :raises KioskError: it is not there any more, or could not be published.
        """
        from kiosk.publishing import note_published
        from kiosk.releases.repository import publish_again

        keys = self._state / KEYS
        published = publish_again(to, version, keys, passphrase, who=self._who, note=note, now=self._now)
        note_published(self._state, published)
        self._remember(to)
        return Ended(published.manifest.version)

    def go_back(self, version: str) -> str:
        """Show an older release on this computer again.

        :raises KioskError: it is not here, or the disk refuses.
        """
        from kiosk.releases.installing import rollback

        return rollback(self._state, version, who=self._who, now=self._now).message

    def history(self) -> Sequence[Deed]:
        """Return everything that was published and installed, newest first."""
        from kiosk.releases.history import PUBLISHED, history
        from kiosk.releases.installing import installed

        here = set(installed(self._state))
        current = releases.current_version(self._state)
        deeds: list[Deed] = []
        shown_once = False
        for entry in reversed(history(self._state)):
            shown = entry.version == current and not shown_once and entry.what != PUBLISHED
            shown_once = shown_once or shown
            deeds.append(
                Deed(
                    entry.version,
                    self._local(entry.when),
                    entry.what,
                    entry.who,
                    entry.note,
                    entry.changes,
                    shown=shown,
                    again=entry.what == PUBLISHED,
                    here=entry.version in here,
                )
            )
        return deeds

    def _remember(self, to: Path) -> None:
        # Only a comfort: a full disk must not turn a publication that is made into a failure
        with suppress(OSError):
            (self._state / MEMORY).write_text(json.dumps({"publish_to": str(to)}), encoding="utf-8")

    def _local(self, moment: str) -> str:
        try:
            at = datetime.fromisoformat(moment)
        except ValueError:
            return moment
        return (at.astimezone(UTC) + timedelta(hours=self._hours)).strftime("%Y-%m-%d %H:%M")


class Files:
    """Spreadsheets and translators' files."""

    def __init__(self, world: Callable[[], World]) -> None:
        self._world = world

    def write(self, draft: Draft, to: Path, form: str) -> Sequence[Path]:
        """Write the draft into a file or folder; return what was written.

        :raises KioskError: it cannot be written there.
        """
        from kiosk.content import exchange, sheets

        match form:
            case "xlsx":
                path = to if to.suffix else to / "content.xlsx"
                sheets.export_xlsx(draft, path)
                return [path]
            case "csv":
                sheets.export_csv(draft, to)
                return [to]
            case _:
                kind, suffix = ("po", ".po") if form == "po" else ("xliff", ".xlf")
                for tag in draft.tags():
                    if tag != SOURCE_LANGUAGE:
                        exchange.export(draft, tag, to / f"{tag}{suffix}", kind)
                return [to]

    def compare(self, source: Path, draft: Draft) -> Difference:
        """Read a file or folder, in a process with limits, and say what it would change.

        :raises KioskError: it is missing, too large, damaged, or not what its name says.
        """
        from kiosk.content import transfer

        return transfer.judge_of(source, "", "", self._world)(draft)
