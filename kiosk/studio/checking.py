"""All checks of the draft, in a process of its own, so that no key waits while a large draft is looked through."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from kiosk import paths
from kiosk.content.draft import Draft
from kiosk.content.editing import Workspace
from kiosk.content.validation import Finding, World, findings
from kiosk.editorial import world
from kiosk.elsewhere import BROKEN, Elsewhere, give
from kiosk.errors import KioskError

JOB = "draft"
"""The name under which the program checks a draft in a process of its own."""


class Checking:
    """Checks the draft of a folder elsewhere; when that cannot be, it checks it here."""

    def __init__(
        self, folder: Path, known: Callable[[], World], apart: bool, command: tuple[str, ...] | None = None
    ) -> None:
        self._folder, self._known, self._apart = folder, known, apart
        self._elsewhere = Elsewhere(command or (*paths.program(), "limited", JOB), "the draft is checked here")

    def all(self, draft: Draft) -> Sequence[Finding]:
        """Return everything wrong with the draft, as it is on the disk, which has each edit as soon as it is made."""
        found = self._elsewhere.ask(str(self._folder)) if self._apart else None
        if isinstance(found, list):
            return cast("list[Finding]", found)
        return [] if self._elsewhere.stopped else findings(draft, self._known())

    def stop(self) -> None:
        """End the other process if it is still at work."""
        self._elsewhere.stop()


def answer(folder: Path) -> int:
    """Be the other process: check the draft and write the findings to standard output; return the exit status."""

    def check() -> Sequence[Finding]:
        with Workspace.open(folder, read_only=True) as workspace:
            return findings(workspace.draft, world(workspace.pictures))

    try:
        return give(check)
    except KioskError as error:
        print(error, file=sys.stderr)
        return BROKEN
