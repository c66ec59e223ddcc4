"""Where content meets fonts and formats: building, checking and picturing it for the lake."""

from datetime import date
from pathlib import Path

from kiosk import paths, releases
from kiosk.content.validation import World
from kiosk.language.glyphs import GlyphCoverage

SNAPSHOT_DAY = date(2026, 1, 1)
"""A fixed day, so that the same text builds the same bytes."""
NEEDED = (
    "story.attract",
    "story.ecology",
    "story.ecology_events",
    "story.ecology_shares",
    "story.ecology_size",
    "story.ecology_titles",
    "story.industry",
    "story.industry_comparison",
    "story.overview",
    "story.overview_figures",
    "story.overview_institutions",
    "story.overview_position",
    "story.overview_timeline",
    "story.schematic",
    "story.transport",
    "story.transport_delta",
    "story.transport_park",
    "story.vision_goals",
    "story.vision_ideas",
    "story.vision_positioning",
    "story.vision_projects",
    "story.vision_strategies",
)
"""The headings that screens ask for by name."""


def build(source: Path, out: Path) -> int:
    """Build the database at ``out`` and the lake's snapshot beside it; return the exit status."""
    from kiosk.content import commands

    status = commands.build_command(source, out)
    if status == 0:
        snapshot(out)
    return status


def snapshot(content: Path) -> None:
    """Write what the lake shows beside a content database; what ``Workspace.build`` wants to be told."""
    from kiosk.library import load_library, snapshot_of, snapshot_path

    snapshot_of(load_library(content, SNAPSHOT_DAY), "zh_Hans").save(snapshot_path(content))


def world(pictures: Path) -> World:
    """Return what checks must know of fonts, drawings, screens, and the pictures in a folder.

    :raises KioskError: the program's own lists are missing.
    """
    from kiosk.fitting import fitting
    from kiosk.viewmodels.studio_words import placeholders

    return World(
        missing_glyphs=GlyphCoverage().missing,
        known_icon=icon_exists,
        known_picture=lambda name: (pictures / name).is_file(),
        fits=fitting(),
        needed=NEEDED,
        placeholders=placeholders(),
    )


def check(file: Path, as_json: bool) -> int:
    """Print what is wrong with a database or a folder of text; return 1 when something is."""
    from kiosk.content import commands

    return commands.check_command(file, as_json, world((file if file.is_dir() else file.parent) / "pictures"))


def export(state: Path, database: Path | None, to: Path, form: str, language: str, as_json: bool) -> int:
    """Write the staff's draft, or a database, as a spreadsheet or for translators; return the exit status."""
    from kiosk.content import transfer

    draft = transfer.draft_of(state, database, releases.current(state))
    return transfer.export_command(draft, to, form, language, as_json)


def take_in(state: Path, source: Path, form: str, language: str, dry_run: bool, as_json: bool) -> int:
    """Take a spreadsheet or a translation into the staff's draft; return the exit status."""
    from kiosk.content import transfer

    pictures = state / "draft" / "pictures"
    return transfer.import_command(
        state, source, form, language, dry_run, as_json, lambda: world(pictures), releases.current(state)
    )


def icon_exists(name: str) -> bool:
    """Return whether the program ships an icon of this name."""
    return (paths.RESOURCES / "icons" / f"{name}.svg").is_file()
