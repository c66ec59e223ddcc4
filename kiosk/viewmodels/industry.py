"""The four industries: doors, a page behind each, and the one comparison that the figures allow."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.content.records import Entry, FigureRecord, IndustryRecord
from kiosk.language import Language
from kiosk.viewmodels.card import Card, CardGroup, Deck, let_go
from kiosk.viewmodels.edition import Edition
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PART_ROLES = ("focus", "chain", "field", "service", "programme", "group")
EVENT_INDUSTRY = "industry.economy"
EVENT_ROLES = ("race", "festival")
MONEY = "yuan"


def part_title(role: str, language: Language) -> str:
    """Return the heading over the parts of an industry that play ``role``."""
    tr = language.tr
    match role:
        case "focus":
            return tr("In focus")
        case "chain":
            return tr("From machine to product")
        case "field":
            return tr("Fields")
        case "service":
            return tr("Services")
        case "programme":
            return tr("Programmes")
        case _:
            return tr("In the park’s words")


@QmlElement
@QmlUncreatable("Industries come from the content")
class Industry(QObject):
    """One industry, ready for its page; its texts change with the language, the object stays."""

    changed = Signal()
    groupsChanged = Signal()

    def __init__(self, record: IndustryRecord, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._figures = CardGroup("figures", self)
        self._groups: list[CardGroup] = []
        self._picture: Card | None = None

    def assign(self, record: IndustryRecord, edition: Edition, deck: Deck) -> None:
        """Show ``edition``'s texts of this industry."""
        self._record = record
        content, language = edition.content, edition.language
        topic = record.accent
        self._picture = deck.find(record.id.replace("industry.", "picture_slot.", 1))
        self._figures.assign("", _cards(deck, (item for item in content.figures if item.topic == topic)))
        wanted: list[tuple[str, str, list[Card]]] = []
        parts = [part for part in content.parts if part.industry == record.id]
        for role in PART_ROLES:
            wanted.append(
                (role, part_title(role, language), _cards(deck, (part for part in parts if part.role == role)))
            )
        organisations = (item for item in content.organisations if item.industry == record.id)
        wanted.append(("organisation", language.tr("Named by the park"), _cards(deck, organisations)))
        titles = (item for item in content.titles if item.place == record.id)
        wanted.append(("title", language.tr("Titles and bases"), _cards(deck, titles)))
        if record.id == EVENT_INDUSTRY:
            events = (item for item in content.events if item.role in EVENT_ROLES)
            wanted.append(("event", language.tr("Sports and culture brands"), _cards(deck, events)))
        shown = [(role, title, cards) for role, title, cards in wanted if cards]
        known = {group.role: group for group in self._groups}
        groups = [known.get(role) or CardGroup(role, self) for role, _title, _cards in shown]
        for group, (_role, title, cards) in zip(groups, shown, strict=True):
            group.assign(title, cards)
        self.changed.emit()
        if groups != self._groups:
            gone = [group for group in self._groups if group not in groups]
            self._groups = groups
            self.groupsChanged.emit()
            let_go(gone)

    @Property(str, constant=True)
    def entryId(self) -> str:
        return self._record.id

    @Property(Card, notify=changed)
    def picture(self) -> Card | None:
        """The place of a photograph instead of the motif."""
        return self._picture

    @Property(str, constant=True)
    def motif(self) -> str:
        return self._record.motif

    @Property(str, constant=True)
    def accent(self) -> str:
        return self._record.accent

    @Property(str, constant=True)
    def icon(self) -> str:
        return self._record.icon

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._record.name

    @Property(str, notify=changed)
    def shortName(self) -> str:
        return self._record.short

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._record.title

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._record.lead

    @Property(CardGroup, constant=True)
    def figures(self) -> CardGroup:
        return self._figures

    @Property("QVariantList", notify=groupsChanged)
    def groups(self) -> list[CardGroup]:
        """Fields, chain, programmes, organisations, titles and events: those the industry has."""
        return self._groups


def _cards(deck: Deck, entries: Iterable[Entry]) -> list[Card]:
    return [deck.card(entry.id) for entry in entries]


@QmlElement
@QmlUncreatable("Bars come from the figures")
class Bar(QObject):
    """One value of the comparison: its card, its industry, and its length as a share of the longest."""

    changed = Signal()

    def __init__(self, card: Card, accent: str, share: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._card, self._accent, self._share = card, accent, share
        self._industry = ""

    def assign(self, industry: str) -> None:
        """Name the industry in another language."""
        if industry != self._industry:
            self._industry = industry
            self.changed.emit()

    @Property(Card, constant=True)
    def card(self) -> Card:
        return self._card

    @Property(str, constant=True)
    def accent(self) -> str:
        return self._accent

    @Property(float, constant=True)
    def share(self) -> float:
        """Between 0 and 1, to the same scale for all bars."""
        return self._share

    @Property(str, notify=changed)
    def industry(self) -> str:
        return self._industry


@QmlElement
@QmlUncreatable("The app makes the one industry page")
class IndustryViewModel(QObject):
    """The industries and the comparison of their output values."""

    changed = Signal()
    industriesChanged = Signal()
    comparisonChanged = Signal()

    def __init__(self, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._title = self._lead = self._comparison_title = self._comparison_lead = ""
        self._industries: list[Industry] = []
        self._bars: list[Bar] = []

    def assign(self, edition: Edition) -> None:
        """Show ``edition``; the deck shows it already."""
        story, comparison = edition.story("story.industry"), edition.story("story.industry_comparison")
        self._title, self._lead = story.title, story.lead
        self._comparison_title, self._comparison_lead = comparison.title, comparison.lead
        records = edition.content.industries
        if [industry.entryId for industry in self._industries] != [record.id for record in records]:
            self._industries = [Industry(record, self) for record in records]
            self.industriesChanged.emit()
        for industry, record in zip(self._industries, records, strict=True):
            industry.assign(record, edition, self._deck)
        bars = self._compared(edition.content.figures, records)
        if bars != self._bars:
            gone = [bar for bar in self._bars if bar not in bars]
            self._bars = bars
            self.comparisonChanged.emit()
            let_go(gone)
        names = {record.accent: record.name for record in records}
        for bar in self._bars:
            bar.assign(names[bar.accent])
        self.changed.emit()

    def told(self, section: str) -> list[tuple[str, list[Card]]]:
        """Return what the doors, or one industry, tell: headings and cards, in the order in which they are read."""
        for industry in self._industries:
            if industry.entryId == section:
                return [(group.title, group.cards) for group in (industry.figures, *industry.groups)]
        doors = [self._deck.card(industry.entryId) for industry in self._industries]
        return [("", doors), (self._comparison_title, [card for bar in self._bars if (card := bar.card)])]

    def _compared(self, figures: Sequence[FigureRecord], records: Sequence[IndustryRecord]) -> list[Bar]:
        accents = {record.accent for record in records}
        values = [figure for figure in figures if figure.unit == MONEY and figure.topic in accents]
        longest = max((figure.number for figure in values), default=Decimal(1))
        known = {(bar.card, bar.accent, bar.share): bar for bar in self._bars}
        wanted = [(self._deck.card(each.id), each.topic, float(each.number / longest)) for each in values]
        return [known.get(bar) or Bar(*bar, self) for bar in wanted]

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._lead

    @Property("QVariantList", notify=industriesChanged)
    def industries(self) -> list[Industry]:
        return self._industries

    @Property("QVariantList", notify=comparisonChanged)
    def comparison(self) -> list[Bar]:
        """The output values that may be looked at side by side; never a sum."""
        return self._bars

    @Property(str, notify=changed)
    def comparisonTitle(self) -> str:
        return self._comparison_title

    @Property(str, notify=changed)
    def comparisonLead(self) -> str:
        return self._comparison_lead
