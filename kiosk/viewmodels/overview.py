"""The overview: what the park is, how it came, where it lies, who is here and what it wants."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.content.records import Entry
from kiosk.viewmodels.card import Card, CardGroup, Deck
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

HERO_FIGURES = 4
"""How many figures of the park stand over the lake; the others follow on paper."""
TOPICS = ("identity", "location")
HERE = "place.park"
HERE_ROLES = ("platform", "school", "hospital", "hotel")


@QmlElement
@QmlUncreatable("The app makes the one overview")
class OverviewViewModel(QObject):
    """Figures, timeline, doors, position, institutions and vision, each a group of cards."""

    changed = Signal()

    def __init__(self, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._title = self._lead = ""
        self._here: Card | None = None
        self._picture: Card | None = None
        self._institutions_picture: Card | None = None
        self._hero = CardGroup("hero", self)
        self._figures = CardGroup("figures", self)
        self._timeline = CardGroup("timeline", self)
        self._doors = CardGroup("doors", self)
        self._areas = CardGroup("areas", self)
        self._standing = CardGroup("standing", self)
        self._platforms = CardGroup("platforms", self)
        self._projects_here = CardGroup("projects_here", self)
        self._ideas = CardGroup("ideas", self)
        self._positioning = CardGroup("positioning", self)
        self._qualities = CardGroup("qualities", self)
        self._characters = CardGroup("characters", self)
        self._strategies = CardGroup("strategies", self)
        self._frame = CardGroup("frame", self)
        self._projects = CardGroup("projects", self)
        self._goals = CardGroup("goals", self)

    def assign(self, edition: Edition) -> None:
        """Show ``edition``; the deck shows it already."""
        content, tr = edition.content, edition.language.tr
        story = edition.story("story.overview")
        self._title, self._lead = story.title, story.lead
        self._here = self._deck.find(HERE)
        self._picture = self._deck.find("picture_slot.park")
        self._institutions_picture = self._deck.find("picture_slot.institutions")
        figures = [figure for figure in content.figures if figure.topic in TOPICS]
        self._fill(self._hero, "", figures[:HERO_FIGURES])
        self._tell(self._figures, edition, "story.overview_figures", figures[HERO_FIGURES:])
        self._tell(self._timeline, edition, "story.overview_timeline", content.milestones)
        self._tell(self._doors, edition, "story.industry", content.industries)
        self._tell(
            self._areas,
            edition,
            "story.overview_position",
            [place for place in content.places if place.role == "metro_area"],
        )
        self._fill(
            self._standing,
            tr("What the park is part of"),
            [
                *self._vision(edition, "standing"),
                *(title for title in content.titles if title.place == "park"),
                *self._vision(edition, "claim"),
            ],
        )
        here = [item for item in content.organisations if item.role in HERE_ROLES]
        self._tell(
            self._platforms,
            edition,
            "story.overview_institutions",
            [item for item in here if item.role == "platform"],
        )
        self._fill(
            self._projects_here, tr("Major functional projects"), [item for item in here if item.role != "platform"]
        )
        self._tell(
            self._ideas,
            edition,
            "story.vision_ideas",
            [*self._vision(edition, "idea"), *self._vision(edition, "programme")],
        )
        self._tell(self._positioning, edition, "story.vision_positioning", self._vision(edition, "positioning"))
        self._fill(self._qualities, tr("Three qualities"), self._vision(edition, "quality"))
        self._fill(self._characters, tr("Three kinds of city"), self._vision(edition, "character"))
        self._tell(self._strategies, edition, "story.vision_strategies", self._vision(edition, "strategy"))
        self._fill(self._frame, "", self._vision(edition, "frame"))
        self._tell(self._projects, edition, "story.vision_projects", self._vision(edition, "project"))
        self._tell(self._goals, edition, "story.vision_goals", self._vision(edition, "goal"))
        self.changed.emit()

    def told(self, section: str) -> list[tuple[str, list[Card]]]:
        """Return what a section tells: headings and cards, in the order in which they are read."""
        groups = {
            "": (self._hero, self._figures, self._timeline, self._doors),
            "position": (self._areas, self._standing),
            "institutions": (self._platforms, self._projects_here),
            "vision": (
                self._ideas,
                self._positioning,
                self._qualities,
                self._characters,
                self._strategies,
                self._frame,
                self._projects,
                self._goals,
            ),
        }
        return [(group.title, group.cards) for group in groups.get(section, groups[""])]

    def _vision(self, edition: Edition, role: str) -> list[Entry]:
        return [item for item in edition.content.vision if item.role == role and item.screen == "overview"]

    def _fill(self, group: CardGroup, title: str, entries: Sequence[Entry], lead: str = "") -> None:
        group.assign(title, [self._deck.card(entry.id) for entry in entries], lead)

    def _tell(self, group: CardGroup, edition: Edition, story_id: str, entries: Sequence[Entry]) -> None:
        story = edition.story(story_id)
        self._fill(group, story.title, entries, story.lead)

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._lead

    @Property(Card, notify=changed)
    def here(self) -> Card | None:
        """The park itself."""
        return self._here

    @Property(Card, notify=changed)
    def picture(self) -> Card | None:
        """The place of a photograph behind the title."""
        return self._picture

    @Property(Card, notify=changed)
    def institutionsPicture(self) -> Card | None:
        """The place of a photograph over the institutions."""
        return self._institutions_picture

    @Property(CardGroup, constant=True)
    def hero(self) -> CardGroup:
        """The figures that stand over the lake."""
        return self._hero

    @Property(CardGroup, constant=True)
    def figures(self) -> CardGroup:
        return self._figures

    @Property(CardGroup, constant=True)
    def timeline(self) -> CardGroup:
        return self._timeline

    @Property(CardGroup, constant=True)
    def doors(self) -> CardGroup:
        """The industries."""
        return self._doors

    @Property(CardGroup, constant=True)
    def areas(self) -> CardGroup:
        """The metropolitan areas that meet here."""
        return self._areas

    @Property(CardGroup, constant=True)
    def standing(self) -> CardGroup:
        """What the park is part of, and how it describes its place."""
        return self._standing

    @Property(CardGroup, constant=True)
    def platforms(self) -> CardGroup:
        return self._platforms

    @Property(CardGroup, constant=True)
    def projectsHere(self) -> CardGroup:
        """Schools, hospital and hotel."""
        return self._projects_here

    @Property(CardGroup, constant=True)
    def ideas(self) -> CardGroup:
        return self._ideas

    @Property(CardGroup, constant=True)
    def positioning(self) -> CardGroup:
        return self._positioning

    @Property(CardGroup, constant=True)
    def qualities(self) -> CardGroup:
        return self._qualities

    @Property(CardGroup, constant=True)
    def characters(self) -> CardGroup:
        return self._characters

    @Property(CardGroup, constant=True)
    def strategies(self) -> CardGroup:
        return self._strategies

    @Property(CardGroup, constant=True)
    def frame(self) -> CardGroup:
        """What guides the projects: not a project itself."""
        return self._frame

    @Property(CardGroup, constant=True)
    def projects(self) -> CardGroup:
        return self._projects

    @Property(CardGroup, constant=True)
    def goals(self) -> CardGroup:
        return self._goals
