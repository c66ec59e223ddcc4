"""Take it home: what a page tells, as codes that a phone reads without any network, or where it is told on the web."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.codes import QUIET, Code, Line, code_of, divided
from kiosk.content.vocabulary import PAGE_HEADINGS
from kiosk.finding.groups import page_names
from kiosk.viewmodels.card import Card
from kiosk.viewmodels.edition import Edition, Face
from kiosk.viewmodels.shell import ShellViewModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

MENU = "take"

Passage = tuple[str, Sequence[Card]]
"""A heading, "" for none, and the cards under it."""
Run = Callable[[Callable[[], object], Callable[[Future[object]], None]], None]
"""Does work elsewhere and then calls back on the interface thread, as ``Background.run``."""


class Teller(Protocol):
    """A page that can say what it tells."""

    def told(self, section: str) -> Iterable[Passage]:
        """Yield the passages of one section in the order in which they are read."""
        ...


def texts_of(edition: Edition, page: str, section: str, passages: Iterable[Passage]) -> list[str]:
    """Return what a page tells as texts that fit into a code each, in the language of ``edition``."""
    pages = page_names(edition.language.tr)
    subject = edition.faces[section].name if section in edition.faces else pages[page]
    return divided(_heading(edition, subject), _lines(edition, passages))


def texts_of_detail(edition: Edition, face: Face) -> list[str]:
    """Return what one open card tells as texts that fit into a code each."""
    tr = edition.language.tr
    lines = [
        face.sentence,
        face.statement,
        tr("{name}: {value}", name=tr("Status"), value=face.status) if face.status else "",
        tr("{name}: {value}", name=tr("As of"), value=face.as_of) if face.as_of else "",
        _source(edition, face.source),
    ]
    return divided(_heading(edition, face.name), [Line(line) for line in lines if line])


def address_of(edition: Edition, page: str, section: str) -> str:
    """Return the web address that staff gave a page or section, or ""; an industry has its own or none."""
    if section in edition.faces:
        return edition.content.entry(section).address
    heads = (PAGE_HEADINGS.get((page, section), ""), PAGE_HEADINGS.get((page, ""), ""))
    return next((address for head in heads if head and (address := edition.story(head).address)), "")


def _heading(edition: Edition, subject: str) -> str:
    return f"{edition.language.tr('Changzhou West Taihu Science and Technology Industrial Park')}\n{subject}"


def _source(edition: Edition, source: str) -> str:
    tr = edition.language.tr
    return tr("{name}: {value}", name=tr("Source"), value=source) if source else ""


def _lines(edition: Edition, passages: Iterable[Passage]) -> Iterator[Line]:
    """Yield a line for each card that tells something new; a heading stays with the first of its cards."""
    told: set[str] = set()
    for title, cards in passages:
        heading = f"{title}\n" if title else ""
        for card in cards:
            line = _line(card.face, edition)
            if line in told:
                continue
            told.add(line)
            yield Line(f"{heading}· {line}" if title else line, tuple(_endings(card.face, edition)))
            heading = ""


def _line(face: Face, edition: Edition) -> str:
    tr = edition.language.tr
    value = edition.computed.distances.get(face.entry_id, "") or face.sentence
    line = tr("{name}: {value}", name=face.name, value=value) if value else face.name
    if face.kind == "milestone":
        line = tr("{name}: {value}", name=face.number, value=face.name)
    dated = face.kind == "figure" and edition.content.entry(face.entry_id).as_of
    for remark in (face.as_of if dated else "", face.note):
        # Some names say it themselves
        if remark and remark.casefold() not in line.casefold():
            line = tr("{text} ({remark})", text=line, remark=remark)
    return line


def _endings(face: Face, edition: Edition) -> Iterator[str]:
    if face.kind == "figure" and not edition.content.entry(face.entry_id).as_of:
        yield edition.language.tr("Where no year is named, the source names none.")
    if face.source:
        yield _source(edition, face.source)


@QmlElement
@QmlUncreatable("The app makes the one")
class TakeHomeViewModel(QObject):
    """The codes of the page in sight, made when they are asked for and forgotten with the visitor."""

    changed = Signal()

    def __init__(
        self,
        shell: ShellViewModel,
        edition: Callable[[], Edition],
        pages: Mapping[str, Teller],
        run: Run,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._edition, self._pages, self._run = shell, edition, pages, run
        self._codes: list[Code] = []
        self._position = 0
        self._address = ""
        self._asked: object = None
        shell.menuChanged.connect(self._look)

    def _look(self) -> None:
        self._codes, self._position, self._address = [], 0, ""
        self._asked = asked = object()
        if self._shell.menu != MENU:
            self.changed.emit()
            return
        self._address = self._leads_to()
        texts = [self._address] if self._address else self._texts()
        self.changed.emit()

        def done(future: Future[object]) -> None:
            codes = future.result()
            if self._asked is asked and isinstance(codes, list):
                self._codes = codes
                self.changed.emit()

        self._run(lambda: [code_of(text) for text in texts], done)

    def _leads_to(self) -> str:
        edition, detail = self._edition(), self._shell.detail
        if detail is not None:
            return edition.content.entry(detail.entryId).address
        return address_of(edition, self._shell.page, self._shell.section)

    def _texts(self) -> list[str]:
        edition, detail = self._edition(), self._shell.detail
        if detail is not None:
            return texts_of_detail(edition, detail.face)
        page, section = self._shell.page, self._shell.section
        return texts_of(edition, page, section, self._pages[page].told(section))

    def _code(self) -> Code:
        return self._codes[self._position] if self._codes else Code("", 0, "")

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many codes the page has; 0 while they are being made."""
        return len(self._codes)

    @Property(int, notify=changed)
    def position(self) -> int:
        """Which of them is shown, from 0."""
        return self._position

    @Property(int, notify=changed)
    def size(self) -> int:
        """Modules on a side, without the quiet zone; 0 while there is no code."""
        return self._code().size

    @Property(int, constant=True)
    def quiet(self) -> int:
        """Modules of white that have to surround the code."""
        return QUIET

    @Property(str, notify=changed)
    def path(self) -> str:
        """The dark modules as an SVG path, one unit a module."""
        return self._code().path

    @Property(str, notify=changed)
    def text(self) -> str:
        """What the code says."""
        return self._code().text

    @Property(str, notify=changed)
    def address(self) -> str:
        """The web address that the code leads to; "" where it holds the text itself."""
        return self._address

    @Slot(int)
    def turn(self, by: int) -> None:
        """Show the code that is ``by`` further; beyond the last nothing happens."""
        if 0 <= self._position + by < len(self._codes):
            self._position += by
            self.changed.emit()
