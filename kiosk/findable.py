"""What can be found, and where it stands: where content, language and finding meet."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from kiosk.content.records import Entry, IndustryRecord, PictureSlotRecord, StoryRecord
from kiosk.finding import Index, Thing, build
from kiosk.finding.groups import GROUPS, PAGE, PAGE_PREFIX, page_names
from kiosk.library import Library
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.studio_places import spot_of

UNFOUND = frozenset({"story.attract", "story.schematic"})
"""Words of the lake and of the drawings: no place to go to."""
SHARED = ("zh_Hans", "zh_Hant", "en")
"""Languages whose names find in every language."""


def index_of(library: Library, tag: str) -> Index:
    """Return the index of a content for those who read ``tag``; call it away from the interface, for it takes long."""
    return build(tag, list(things(library, tag)))


def indexes(library: Library) -> dict[str, bytes]:
    """Return the packed index of every language of a content."""
    return {tag: index_of(library, tag).packed() for tag in library.editions}


def things(library: Library, tag: str) -> Iterator[Thing]:
    """Yield what those who read ``tag`` can find: the pages, and every entry with a name and a place on a screen."""
    spoken = {each: library.editions[each] for each in dict.fromkeys((tag, *SHARED)) if each in library.editions}
    edition = spoken[tag]
    pages = {each: page_names(other.language.tr) for each, other in spoken.items()}
    for page in pages[tag]:
        names = {each: (found[page], spoken[each].story(f"story.{page}").title) for each, found in pages.items()}
        yield Thing(PAGE_PREFIX + page, PAGE, page, "", names, edition.story(f"story.{page}").lead)
    for entry in edition.content:
        group = GROUPS.get(entry.kind)
        heads_page = entry.id.removeprefix("story.") in pages[tag]
        if group is None or heads_page or entry.id in UNFOUND or isinstance(entry, PictureSlotRecord):
            continue
        names = {each: tuple(names_of(other, entry.id)) for each, other in spoken.items()}
        if names[tag]:
            spot = spot_of(entry.kind, _table(entry))
            yield Thing(entry.id, group, spot.page, spot.section, names, entry.statement)


def names_of(edition: Edition, entry_id: str) -> Iterator[str]:
    """Yield what an entry is called in an edition: its name first, then what else it is known by."""
    entry = edition.content.entry(entry_id)
    called = [entry.name]
    if isinstance(entry, IndustryRecord):
        called += [entry.short, entry.title]
    if isinstance(entry, StoryRecord):
        called = [entry.title]
    yield from (name for name in dict.fromkeys(called) if name)


def _table(entry: Entry) -> Mapping[str, Any]:
    return {field.name: getattr(entry, field.name) for field in fields(entry) if not field.name.startswith("_")}
