"""The kinds of things as visitors look for them, and the pages, which are found like things."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

PAGE = "page"
PAGE_PREFIX = "page."
"""What the id of a page begins with; all others are ids of entries."""

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "story": PAGE,
        "figure": "figure",
        "milestone": "event",
        "industry": "industry",
        "part": "industry",
        "organisation": "organisation",
        "title": "title",
        "link": "link",
        "place": "place",
        "shore_place": "place",
        "event": "event",
        "vision": "vision",
    }
)
"""In which group the entries of a kind are found; those of other kinds are not."""

ICONS: Mapping[str, str] = MappingProxyType(
    {
        PAGE: "layout-grid",
        "figure": "chart-bar",
        "industry": "building-factory-2",
        "organisation": "building-community",
        "title": "award",
        "link": "train",
        "place": "map-pin",
        "event": "calendar-event",
        "vision": "target",
    }
)
"""The sign of each group, in the order in which they are offered."""


def group_names(tr: Callable[[str], str]) -> dict[str, str]:
    """Return what the groups are called in the language of ``tr``, in the order in which they are offered."""
    return {
        PAGE: tr("Pages and chapters"),
        "figure": tr("Figures"),
        "industry": tr("Industries and fields"),
        "organisation": tr("Institutions and firms"),
        "title": tr("Titles and bases"),
        "link": tr("Roads and railways"),
        "place": tr("Places"),
        "event": tr("Events and dates"),
        "vision": tr("Aims and ideas"),
    }


def page_names(tr: Callable[[str], str]) -> dict[str, str]:
    """Return what the pages are called in the language of ``tr``."""
    return {
        "overview": tr("Overview"),
        "industry": tr("Industry"),
        "transport": tr("Transport"),
        "ecology": tr("Ecology"),
    }
