"""Where the supervisor meets the kiosk it keeps: how it is started, and which content it may fall back to."""

from collections.abc import Sequence
from pathlib import Path

from kiosk import log, paths, releases
from kiosk.releases.history import INSTALLED, ROLLED_BACK, history
from kiosk.supervisor.ladder import Rung
from kiosk.supervisor.watch import Plan, Supervisor


def supervise(words: Sequence[str], state: Path) -> int:
    """Keep the kiosk that ``run`` with these words would be; return the status to leave with."""
    log.start(state, "supervisor")

    def command(rung: Rung, good: Path | None) -> list[str]:
        return [*paths.program(), "run", *words, *content_words(rung, good), "--rung", rung]

    plan = Plan(
        command,
        good=lambda: last_good(state),
        current=lambda: releases.current_version(state) or "",
        state=state,
    )
    return Supervisor(plan).run()


def last_good(state: Path) -> Path | None:
    """Return the content of the release that was shown before the current one and is still there."""
    here = releases.current_version(state)
    for entry in reversed(history(state)):
        content = state / releases.FOLDER / entry.version / releases.DATABASE
        if entry.what in (INSTALLED, ROLLED_BACK) and entry.version != here and content.is_file():
            return content
    return None


def content_words(rung: Rung, good: Path | None) -> list[str]:
    """Return the options that choose the content of a rung; the last one given counts."""
    if rung is Rung.GOOD and good is not None:
        return ["--content", str(good)]
    return ["--content", str(paths.FACTORY_CONTENT)] if rung is Rung.FACTORY else []
