"""The words content is made of, declared once: kinds, their keys and texts, and the closed lists."""

import dataclasses
from dataclasses import dataclass
from typing import Literal

SOURCE_LANGUAGE = "zh_Hans"
"""The language content is written in first; every text exists in it, so no screen is ever blank."""

LONGEST = 5_000
"""More characters than any text on a screen could have; longer ones are mistakes, or mischief."""

LONGEST_ADDRESS = 300
"""Characters of a web address; its QR code has 65 modules at most, fewer than the codes that hold a page's text."""

MICRO = 1_000_000
"""Coordinates and positions are stored as whole millionths."""

STATUSES = (
    "reported",
    "approved_preparation",
    "recognised",
    "completed",
    "home_to",
    "based_here",
    "developed",
    "aim",
    "planned",
    "claimed",
    "computed",
)
UNITS = ("km2", "km", "percent", "yuan", "count", "rank", "edition")
WHOLE_UNITS = ("count", "rank", "edition")
QUALIFIERS = ("exactly", "more_than", "about", "rank", "count")
TOPICS = (
    "identity",
    "location",
    "medical",
    "materials",
    "manufacturing",
    "economy",
    "lake",
    "environment",
    "events",
)
MOTIFS = ("cells", "lattice", "circuit", "orbits")
ACCENTS = ("medical", "materials", "manufacturing", "economy")
PART_ROLES = ("field", "service", "focus", "chain", "programme", "group")
ORGANISATION_ROLES = ("platform", "school", "hospital", "hotel", "company", "finance", "culture")
LEVELS = ("national", "provincial", "unstated", "nickname")
TITLE_PAGES = ("ecology", "park")
DIRECTIONS = ("east", "south", "through", "meets")
MODES = ("highspeed", "urban_rail", "expressway", "road", "artery", "station")
SCOPES = ("delta", "park")
PLACE_ROLES = ("city", "station", "lake", "park", "metro_area")
CONFIDENCES = ("high", "medium", "low")
SHORE_ROLES = (
    "wetland",
    "expo",
    "corridor",
    "greenway",
    "watercourse",
    "country_park",
    "scenic",
    "race",
    "music",
    "title",
    "film",
)
EVENT_ROLES = ("race", "festival", "expo")
VISION_ROLES = (
    "idea",
    "programme",
    "positioning",
    "quality",
    "character",
    "strategy",
    "frame",
    "project",
    "goal",
    "standing",
    "claim",
)
SCREENS = ("attract", "overview", "industry", "transport", "ecology")
ROUTE_PLACES = {
    "overview": ("overview", ""),
    "overview_position": ("overview", "position"),
    "overview_institutions": ("overview", "institutions"),
    "overview_vision": ("overview", "vision"),
    "industry": ("industry", ""),
    "transport": ("transport", ""),
    "transport_park": ("transport", "park"),
    "ecology": ("ecology", ""),
    "ecology_shares": ("ecology", "shares"),
    "ecology_size": ("ecology", "size"),
    "ecology_titles": ("ecology", "titles"),
    "ecology_events": ("ecology", "events"),
    "ecology_lake": ("ecology", "lake"),
}
"""Where a guide's route may stop, beside the pages of the industries: each with its screen, and the section of it."""
WRITING_DIRECTIONS = ("ltr", "rtl")
REGIONS = ("SC", "TC", "JP", "KR")
TEXT_FIELDS = ("name", "short", "title", "lead", "statement")

Form = Literal[
    "words",  # a line of text that is not translated
    "icon",  # the name of a drawing: lower case letters, digits, - and _
    "file",  # the plain name of a picture file
    "aspect",  # two whole numbers, "16:9"
    "years",  # "2021" or "2021–2025"
    "date",
    "flag",  # true or false
    "whole",  # a whole number between low and high
    "decimal",  # an exact number written as a string
    "measure",  # a number between low and high, at most six decimals
    "points",  # a list of [longitude, latitude]
    "choice",  # one of choices
    "choices",  # one or several of choices
    "reference",  # the id of an entry of the kind target
    "card",  # the id of an entry that opens as a card
    "page",  # the id of an entry of the kind target, or one of choices
    "facts",  # a list of ids of the fact sheet
    "notes",  # a list of ids of curator's notes
    "languages",  # a list of language tags
    "tag",  # a language tag
    "address",  # a web address, https only, of at most high characters
]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an entry, and what may stand in it."""

    name: str
    form: Form
    required: bool = True
    choices: tuple[str, ...] = ()
    target: str = ""
    low: int = 0
    high: int = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing: its name, its file, its own keys, and the texts each entry has in every language.

    ``stated`` kinds say something about the park, so they need a status and a source. What visitors ``take_home`` as a
    code may have a web address for it. The ``optional`` ones among its texts may be left out. ``dated`` kinds share
    only the keys that say when they are shown.
    """

    name: str
    file: str
    keys: tuple[Key, ...]
    texts: tuple[str, ...] = ("name", "statement")
    stated: bool = True
    take_home: bool = True
    optional: tuple[str, ...] = ()
    dated: bool = False

    @property
    def all_keys(self) -> tuple[Key, ...]:
        """The kind's own keys after those it shares with the others."""
        if self.name == "source":
            return self.keys
        if self.dated:
            return self.keys + DATED_KEYS
        shared = SHARED_KEYS if self.stated else OPTIONAL_KEYS
        return shared + ((ADDRESS,) if self.take_home else ()) + self.keys


SHARED_KEYS = (
    Key("facts", "facts", required=False),
    Key("status", "choice", choices=STATUSES),
    Key("as_of", "years", required=False),
    Key("source", "reference", target="source"),
    Key("flags", "notes", required=False),
    Key("show_from", "date", required=False),
    Key("show_until", "date", required=False),
    Key("hidden", "flag", required=False),
)
OPTIONAL_KEYS = tuple(dataclasses.replace(key, required=False) for key in SHARED_KEYS)
ADDRESS = Key("address", "address", required=False, high=LONGEST_ADDRESS)
DATED_KEYS = tuple(key for key in SHARED_KEYS if key.name in ("show_from", "show_until", "hidden"))
ICON = Key("icon", "icon")

KINDS = (
    Kind("source", "sources.toml", (Key("mark", "words", required=False),), ("name",), stated=False, take_home=False),
    Kind(
        "figure",
        "figures.toml",
        (
            Key("number", "decimal"),
            Key("unit", "choice", choices=UNITS),
            Key("qualifier", "choice", choices=QUALIFIERS),
            Key("topic", "choice", choices=TOPICS),
            Key("headline", "flag", required=False),
            ICON,
        ),
    ),
    Kind(
        "milestone",
        "milestones.toml",
        (
            Key("year", "whole", low=1000, high=2999),
            Key("figure", "reference", required=False, target="figure"),
        ),
    ),
    Kind(
        "industry",
        "industries.toml",
        (Key("motif", "choice", choices=MOTIFS), Key("accent", "choice", choices=ACCENTS), ICON),
        ("name", "short", "title", "lead", "statement"),
    ),
    Kind(
        "part",
        "industry_parts.toml",
        (Key("industry", "reference", target="industry"), Key("role", "choice", choices=PART_ROLES)),
    ),
    Kind(
        "organisation",
        "organisations.toml",
        (
            Key("role", "choice", choices=ORGANISATION_ROLES),
            Key("industry", "reference", required=False, target="industry"),
            Key("confirm", "flag", required=False),
        ),
    ),
    Kind(
        "title",
        "titles.toml",
        (
            Key("level", "choice", choices=LEVELS),
            Key("place", "page", choices=TITLE_PAGES, target="industry"),
        ),
    ),
    Kind(
        "link",
        "links.toml",
        (
            Key("direction", "choice", choices=DIRECTIONS),
            Key("mode", "choice", choices=MODES),
            Key("points", "points", required=False),
            Key("scope", "choices", choices=SCOPES),
            ICON,
        ),
    ),
    Kind(
        "place",
        "places.toml",
        (
            Key("role", "choice", choices=PLACE_ROLES),
            Key("lat", "measure", low=-90, high=90),
            Key("lon", "measure", low=-180, high=180),
            Key("outline", "points", required=False),
            Key("radius_km", "measure", required=False, low=0, high=20_000),
            Key("confidence", "choice", choices=CONFIDENCES),
        ),
    ),
    Kind(
        "shore_place",
        "shore_places.toml",
        (Key("at", "measure", low=0, high=1), ICON, Key("role", "choice", choices=SHORE_ROLES)),
    ),
    Kind(
        "event",
        "events.toml",
        (Key("role", "choice", choices=EVENT_ROLES), Key("count", "whole", low=1), ICON),
    ),
    Kind(
        "vision",
        "vision.toml",
        (Key("role", "choice", choices=VISION_ROLES), Key("screen", "choice", choices=SCREENS)),
    ),
    Kind("story", "stories.toml", (Key("screen", "choice", choices=SCREENS),), ("title", "lead"), stated=False),
    Kind(
        "picture_slot",
        "picture_slots.toml",
        (
            Key("screen", "choice", choices=SCREENS),
            Key("aspect", "aspect"),
            Key("file", "file", required=False),
            Key("rights", "words", required=False),
        ),
        ("name",),
        stated=False,
        take_home=False,
    ),
    Kind(
        "stop",
        "stops.toml",
        (
            Key("place", "page", choices=tuple(ROUTE_PLACES), target="industry"),
            Key("card", "card", required=False),
        ),
        ("name", "lead"),
        stated=False,
        optional=("lead",),
        dated=True,
        take_home=False,
    ),
)
KIND = {kind.name: kind for kind in KINDS}
STATED_KINDS = tuple(kind.name for kind in KINDS if kind.stated)

PAGE_HEADINGS = {
    ("overview", ""): "story.overview",
    ("overview", "position"): "story.overview_position",
    ("overview", "institutions"): "story.overview_institutions",
    ("overview", "vision"): "story.vision_ideas",
    ("industry", ""): "story.industry",
    ("transport", ""): "story.transport",
    ("transport", "park"): "story.transport_park",
    ("ecology", ""): "story.ecology",
}
"""The headings that stand for a whole page, or a section of it, when it is taken home."""

LANGUAGE_KEYS = (
    Key("tag", "tag"),
    Key("endonym", "words"),
    Key("direction", "choice", choices=WRITING_DIRECTIONS),
    Key("fallback", "languages", required=False),
    Key("region", "choice", choices=REGIONS),
)
NOTE_KEYS = (Key("zh_Hans", "words"), Key("en", "words"))
