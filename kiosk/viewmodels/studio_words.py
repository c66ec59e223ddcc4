"""What the studio calls things: plain words for kinds, keys and choices, never the names they have in the content."""

from collections.abc import Mapping
from functools import cache

from kiosk import paths
from kiosk.content import vocabulary
from kiosk.content.draft import Fault, FaultError, RuleError
from kiosk.content.sentences import PLACES, REASONS, SENTENCES
from kiosk.content.validation import Finding
from kiosk.content.vocabulary import Key, Kind
from kiosk.language import Language
from kiosk.language.catalogue import STAFF, STAFF_LANGUAGES

GROUPS = ("attract", "overview", "industry", "transport", "ecology", "route", "sources")
"""How the list of everything is divided: the five screens, the guided route, and what stands behind them all."""


class Words:
    """The studio's own words in the staff's language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.tr = language.tr
        self._kinds = self._make_kinds()
        self._keys = self._make_keys()
        self._hints = self._make_hints()
        self._choices = self._make_choices()

    def group(self, name: str) -> str:
        """Return the name of a screen, of the guided route, or of what stands behind all screens."""
        tr = self.tr
        return {
            "attract": tr("Lake (start screen)"),
            "overview": tr("Overview"),
            "industry": tr("Industry"),
            "transport": tr("Transport"),
            "ecology": tr("Ecology"),
            "route": tr("Guided route"),
            "sources": tr("Sources"),
        }[name]

    def kind(self, name: str) -> str:
        """Return what one thing of a kind is called."""
        return self._kinds[name][0]

    def kinds(self, name: str) -> str:
        """Return what several things of a kind are called."""
        return self._kinds[name][1]

    def placeholder(self, kind: str) -> str:
        """Return what something new says until somebody writes what it is; the checks let nobody publish that."""
        return self.tr("New: {kind}", kind=self.kind(kind))

    def key(self, kind: str, name: str) -> str:
        """Return the label of a key; a kind may call it otherwise than others do."""
        return self._keys.get((kind, name)) or self._keys["", name]

    def hint(self, kind: str, key: Key) -> str:
        """Return the small sentence under a field, or ""."""
        return self._hints.get((kind, key.name)) or self._hints.get(("", key.name), "")

    def text(self, kind: str, field: str) -> str:
        """Return the label of a text."""
        tr = self.tr
        if kind == "picture_slot":
            return tr("What is seen (read aloud to those who cannot see it)")
        if kind == "stop" and field == "lead":
            return tr("Sentence for the group")
        return {
            "name": tr("Name"),
            "short": tr("Short name"),
            "title": tr("Heading"),
            "lead": tr("Sentence under the heading"),
            "statement": tr("Sentence"),
        }[field]

    def choice(self, key: str, value: str) -> str:
        """Return what a value of a closed list is called."""
        return self._choices.get((key, value)) or self._choices.get(("", value)) or value

    def finding(self, finding: Finding, endonyms: Mapping[str, str]) -> str:
        """Say what a check found in the staff's language, with the words of the form and the names of languages."""
        sentence = SENTENCES.get(finding.code)
        if sentence is None:
            return finding.message
        kind = finding.entry_id.partition(".")[0]
        values = dict(finding.values)
        if "why" in values:
            reason = REASONS[values["why"]]
            values["reason"] = self.tr(reason)
        if "where" in values:
            place = PLACES[values["where"]]
            values["place"] = self.tr(place)
        for name, value in values.items():
            if name == "language":
                values[name] = endonyms.get(value, value)
            elif name in ("field", "key"):
                values[name] = self._label(kind, value)
            elif name in ("kind", "target") and value in self._kinds:
                values[name] = self.kind(value)
        said = self.tr(sentence, **values)
        return said[:1].upper() + said[1:]

    def fault(self, fault: Fault) -> str:
        """Say what is wrong with a file in the staff's language."""
        sentence = SENTENCES.get(fault.code)
        return self.tr(sentence, **fault.values) if sentence else str(fault)

    def error(self, error: Exception) -> str:
        """Say in the staff's language what went wrong."""
        if isinstance(error, RuleError):
            return self.broken_rule(error)
        if isinstance(error, FaultError):
            return self.fault(error.fault)
        return self.said(str(error))

    def said(self, sentence: str) -> str:
        """Say in the staff's language what the rest of the program says in English."""
        # Knowing all of them again takes longer than anything else at the start, and mostly nothing is wrong
        from kiosk.viewmodels.studio_errors import worded

        return worded(sentence, self.tr)

    def broken_rule(self, error: RuleError) -> str:
        """Say which rule a value breaks, with the words of the form."""
        values = dict(error.fault.values)
        if "key" in values:
            values["key"] = self._label(error.where.partition(".")[0], values["key"])
        said = self.tr(SENTENCES[error.fault.code], **values)
        return said[:1].upper() + said[1:]

    def _label(self, kind: str, name: str) -> str:
        if name in vocabulary.TEXT_FIELDS:
            return self.text(kind, name)
        return self._keys.get((kind, name)) or self._keys.get(("", name), name)

    def _make_kinds(self) -> dict[str, tuple[str, str]]:
        tr = self.tr
        return {
            "source": (tr("Source"), tr("Sources")),
            "figure": (tr("Figure"), tr("Figures")),
            "milestone": (tr("Year in the story"), tr("Years in the story")),
            "industry": (tr("Focus industry"), tr("Focus industries")),
            "part": (tr("Part of an industry"), tr("Parts of industries")),
            "organisation": (tr("Firm or institution"), tr("Firms and institutions")),
            "title": (tr("Title or honour"), tr("Titles and honours")),
            "link": (tr("Road or railway"), tr("Roads and railways")),
            "place": (tr("Place on the map"), tr("Places on the map")),
            "shore_place": (tr("Place on the shore"), tr("Places on the shore")),
            "event": (tr("Event"), tr("Events")),
            "vision": (tr("Aim or idea"), tr("Aims and ideas")),
            "story": (tr("Heading of a section"), tr("Headings of sections")),
            "picture_slot": (tr("Photograph"), tr("Photographs")),
            "stop": (tr("Stop of the route"), tr("Stops of the route")),
        }

    def _make_keys(self) -> dict[tuple[str, str], str]:
        tr = self.tr
        return {
            ("", "facts"): tr("Number on the fact sheet"),
            ("", "status"): tr("How certain it is"),
            ("", "as_of"): tr("As of"),
            ("", "source"): tr("Source"),
            ("", "flags"): tr("Notes for staff"),
            ("", "show_from"): tr("Show from"),
            ("", "show_until"): tr("Show until"),
            ("", "address"): tr("Web address"),
            ("", "icon"): tr("Sign"),
            ("", "mark"): tr("Sign in the fact sheet"),
            ("", "number"): tr("Number"),
            ("", "unit"): tr("Unit"),
            ("", "qualifier"): tr("How exact"),
            ("", "topic"): tr("Belongs to"),
            ("", "headline"): tr("Large on the lake"),
            ("", "year"): tr("Year"),
            ("", "figure"): tr("Figure that belongs to it"),
            ("", "motif"): tr("Drawing behind it"),
            ("", "accent"): tr("Colour and topic"),
            ("", "industry"): tr("Industry"),
            ("", "role"): tr("What it is"),
            ("", "confirm"): tr("The park still has to confirm it"),
            ("", "level"): tr("Level"),
            ("", "place"): tr("Where it is shown"),
            ("stop", "place"): tr("Page"),
            ("", "card"): tr("Card that opens"),
            ("", "direction"): tr("Where it leads"),
            ("", "mode"): tr("What it is"),
            ("", "points"): tr("Line on the drawing"),
            ("", "scope"): tr("Drawings it is in"),
            ("", "lat"): tr("Latitude"),
            ("", "lon"): tr("Longitude"),
            ("", "outline"): tr("Outline on the drawing"),
            ("", "radius_km"): tr("Radius in kilometres"),
            ("", "confidence"): tr("How sure the position is"),
            ("", "at"): tr("How far along the shore"),
            ("", "count"): tr("How often it was held"),
            ("", "screen"): tr("Screen"),
            ("", "aspect"): tr("Shape"),
            ("", "file"): tr("Photograph"),
            ("", "rights"): tr("Rights"),
            ("", "focus"): tr("What must stay in sight"),
            ("", "tag"): tr("Its short sign"),
            ("", "endonym"): tr("Its name in itself"),
            ("", "fallback"): tr("What is missing is read in"),
        }

    def _make_hints(self) -> dict[tuple[str, str], str]:
        tr = self.tr
        return {
            ("", "number"): tr("Digits and a point, as in 70.5. Money in yuan: 7.5 billion is 7500000000."),
            ("", "as_of"): tr(
                "A year or a span of years, as in 2021 or 2021–2025. Leave empty if the source has none."
            ),
            ("", "show_from"): tr("The first day, as in 2026-05-01. Empty: from now on."),
            ("", "show_until"): tr("The last day. Empty: without end."),
            ("", "headline"): tr("One of the large figures of the start screen."),
            ("", "facts"): tr("As in F131; several with a space between."),
            ("", "at"): tr("From 0 at the left end to 1 at the right end."),
            ("", "points"): tr("One point a line: longitude, latitude."),
            ("", "outline"): tr("One point a line: longitude, latitude."),
            ("", "confirm"): tr("Not shown to visitors as certain until this is off."),
            ("", "rights"): tr("Who took it and who allowed it, as in: Li Wei, with written consent of 3 March 2026."),
            ("", "address"): tr(
                "Usually empty: the code that visitors take home then holds the text itself and needs no network."
                " With an address, as in https://www.example.org/lake, the code leads there instead."
            ),
            ("stop", "place"): tr("Where the group is led; an industry’s own page too."),
            ("", "card"): tr("A fact that opens over the page, in large words. Empty: the page alone."),
            ("", "mark"): tr("Only for the fact sheet; visitors never see it."),
        }

    def _make_choices(self) -> dict[tuple[str, str], str]:
        tr = self.tr
        return {
            ("status", "reported"): tr("The source says so"),
            ("status", "approved_preparation"): tr("Approved for preparation"),
            ("status", "recognised"): tr("Recognised after an assessment"),
            ("status", "completed"): tr("Completed"),
            ("status", "home_to"): tr("Located in the park"),
            ("status", "based_here"): tr("Based in the park"),
            ("status", "developed"): tr("Developed by the park"),
            ("status", "aim"): tr("An aim"),
            ("status", "planned"): tr("Planned"),
            ("status", "claimed"): tr("The park’s own description"),
            ("status", "computed"): tr("Calculated from other figures"),
            ("unit", "km2"): tr("square kilometres"),
            ("unit", "km"): tr("kilometres"),
            ("unit", "percent"): tr("per cent"),
            ("unit", "yuan"): tr("yuan"),
            ("unit", "count"): tr("a count"),
            ("unit", "rank"): tr("rank"),
            ("unit", "edition"): tr("edition"),
            ("qualifier", "exactly"): tr("exactly"),
            ("qualifier", "more_than"): tr("more than"),
            ("qualifier", "about"): tr("about"),
            ("qualifier", "rank"): tr("a rank"),
            ("qualifier", "count"): tr("a count"),
            ("topic", "identity"): tr("The park itself"),
            ("topic", "location"): tr("Its position"),
            ("", "medical"): tr("Health and medicine"),
            ("", "materials"): tr("New carbon materials"),
            ("", "manufacturing"): tr("Smart manufacturing"),
            ("", "economy"): tr("Services and culture"),
            ("topic", "lake"): tr("The lake"),
            ("topic", "environment"): tr("Water and green"),
            ("topic", "events"): tr("Events"),
            ("motif", "cells"): tr("Cells"),
            ("motif", "lattice"): tr("Lattice"),
            ("motif", "circuit"): tr("Circuit"),
            ("motif", "orbits"): tr("Orbits"),
            ("role", "field"): tr("Field"),
            ("role", "service"): tr("Service"),
            ("role", "focus"): tr("Focus"),
            ("role", "chain"): tr("Step of the chain"),
            ("role", "programme"): tr("Programme"),
            ("role", "group"): tr("Group in the park’s words"),
            ("role", "platform"): tr("Research platform"),
            ("role", "school"): tr("School"),
            ("role", "hospital"): tr("Hospital"),
            ("role", "hotel"): tr("Hotel"),
            ("role", "company"): tr("Firm"),
            ("role", "finance"): tr("Bank or fund"),
            ("role", "culture"): tr("Culture"),
            ("level", "national"): tr("National"),
            ("level", "provincial"): tr("Provincial"),
            ("level", "unstated"): tr("Not stated"),
            ("level", "nickname"): tr("A name people gave it"),
            ("place", "ecology"): tr("Ecology"),
            ("place", "park"): tr("The park as a whole"),
            ("place", "overview"): tr("Overview"),
            ("place", "overview_position"): tr("Overview: the position"),
            ("place", "overview_institutions"): tr("Overview: the institutions"),
            ("place", "overview_vision"): tr("Overview: aims and ideas"),
            ("place", "industry"): tr("Industry: all industries"),
            ("place", "transport"): tr("Transport: the region"),
            ("place", "transport_park"): tr("Transport: around the park"),
            ("place", "ecology_shares"): tr("Ecology: water and green"),
            ("place", "ecology_size"): tr("Ecology: the size of the lake"),
            ("place", "ecology_titles"): tr("Ecology: titles"),
            ("place", "ecology_events"): tr("Ecology: events"),
            ("place", "ecology_lake"): tr("Ecology: figures of the lake"),
            ("direction", "east"): tr("East of the park"),
            ("direction", "south"): tr("South of the park"),
            ("direction", "through"): tr("Through the park"),
            ("direction", "meets"): tr("Where they meet"),
            ("mode", "highspeed"): tr("High-speed railway"),
            ("mode", "urban_rail"): tr("Urban railway"),
            ("mode", "expressway"): tr("Expressway"),
            ("mode", "road"): tr("Road"),
            ("mode", "artery"): tr("City artery"),
            ("mode", "station"): tr("Station"),
            ("scope", "delta"): tr("The region"),
            ("scope", "park"): tr("The park"),
            ("role", "city"): tr("City"),
            ("role", "station"): tr("Station"),
            ("role", "lake"): tr("Lake"),
            ("role", "park"): tr("Park"),
            ("role", "metro_area"): tr("Metropolitan area"),
            ("confidence", "high"): tr("Sure"),
            ("confidence", "medium"): tr("Fairly sure"),
            ("confidence", "low"): tr("Estimated"),
            ("role", "wetland"): tr("Wetland"),
            ("role", "expo"): tr("Exhibition garden"),
            ("role", "corridor"): tr("Green corridor"),
            ("role", "greenway"): tr("Greenway"),
            ("role", "watercourse"): tr("Watercourse"),
            ("role", "country_park"): tr("Country park"),
            ("role", "scenic"): tr("Scenic area"),
            ("role", "race"): tr("Race"),
            ("role", "music"): tr("Music"),
            ("role", "title"): tr("Title"),
            ("role", "film"): tr("Film"),
            ("role", "festival"): tr("Festival"),
            ("role", "idea"): tr("Idea"),
            ("role", "positioning"): tr("What it wants to be"),
            ("role", "quality"): tr("Quality"),
            ("role", "character"): tr("Character"),
            ("role", "strategy"): tr("Strategy"),
            ("role", "frame"): tr("Plan behind the projects"),
            ("role", "project"): tr("Project"),
            ("role", "goal"): tr("Goal"),
            ("role", "standing"): tr("What it is part of"),
            ("role", "claim"): tr("What it says of itself"),
            **{("screen", name): self.group(name) for name in vocabulary.SCREENS},
        }


def kind_of(entry_id: str) -> Kind:
    """Return the kind of an entry, which its id begins with."""
    return vocabulary.KIND[entry_id.partition(".")[0]]


@cache
def placeholders() -> frozenset[str]:
    """Return what something new says, of every kind, in every language the studio speaks."""
    spoken = [Words(Language.load(tag, paths.CATALOGUES, (), STAFF)) for tag in STAFF_LANGUAGES]
    return frozenset(words.placeholder(kind.name) for words in spoken for kind in vocabulary.KINDS)
