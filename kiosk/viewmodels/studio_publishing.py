"""Publishing, and the way back: what is asked for, how it ended, and every release there was."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from kiosk.viewmodels.studio_retired import Retired
from kiosk.viewmodels.studio_words import Words
from kiosk.viewmodels.typed import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the history, display-ready; ``what`` is what the history calls it."""

    version: str
    when: str
    what: str
    who: str
    note: str
    changes: str
    shown: bool = False
    again: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """How a publication ended; ``first`` says where the new keys lie, "" when there were keys."""

    version: str
    trust: str = ""
    root_key: str = ""


class Publisher(Protocol):
    """What publishing needs of the rest of the program; all but the properties may take long."""

    @property
    def first_use(self) -> bool:
        """Whether the venue's keys have still to be made."""
        ...

    @property
    def folder(self) -> str:
        """Where it was published to last."""
        ...

    def publish(self, to: Path, note: str, passphrase: str) -> Ended:
        """Build the draft, sign it and put it into a folder."""
        ...

    def publish_again(self, to: Path, version: str, note: str, passphrase: str) -> Ended:
        """Publish an older release as the newest."""
        ...

    def go_back(self, version: str) -> str:
        """Show an older release on this computer again; returns the sentence that says so."""
        ...

    def history(self) -> Sequence[Deed]:
        """Return everything that was published and installed, newest first."""
        ...


@QmlElement
@QmlUncreatable("Releases come from the history")
class StudioRelease(QObject):
    """One line of the history."""

    def __init__(self, deed: Deed, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deed, self._title = deed, title

    @Property(str, constant=True)
    def version(self) -> str:
        return self._deed.version

    @Property(str, constant=True)
    def title(self) -> str:
        """What was done, and when, by whom."""
        return self._title

    @Property(str, constant=True)
    def note(self) -> str:
        return self._deed.note

    @Property(str, constant=True)
    def changes(self) -> str:
        return self._deed.changes

    @Property(bool, constant=True)
    def shown(self) -> bool:
        """Whether this computer's kiosk shows it now."""
        return self._deed.shown

    @Property(bool, constant=True)
    def canPublishAgain(self) -> bool:
        return self._deed.again

    @Property(bool, constant=True)
    def canGoBack(self) -> bool:
        return self._deed.here and not self._deed.shown


@QmlElement
@QmlUncreatable("The studio makes the one publishing desk")
class StudioPublishing(QObject):
    """Asks, works in the background, and says in one sentence how it ended."""

    changed = Signal()
    releasesChanged = Signal()
    published = Signal()

    def __init__(
        self,
        publisher: Publisher,
        words: Words,
        run: Callable[[Callable[[], object], Callable[[Future[object]], None]], None],
        name_of: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._publisher, self._words, self._run, self._name_of = publisher, words, run, name_of
        self._busy = False
        self._wrong = self._done = self._keys = self._again = ""
        self._releases: list[StudioRelease] = []
        self._retired = Retired()

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def firstUse(self) -> bool:
        """Whether a passphrase is chosen, not given."""
        return self._publisher.first_use

    @Property(str, notify=changed)
    def folder(self) -> str:
        return self._publisher.folder

    @Property(str, notify=changed)
    def again(self) -> str:
        """The older version that is to be published again; "" for the draft."""
        return self._again

    @Property(str, notify=changed)
    def wrong(self) -> str:
        return self._wrong

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._done

    @Property(str, notify=changed)
    def keysNote(self) -> str:
        """What to do with the keys that were made just now."""
        return self._keys

    @Property("QVariantList", notify=releasesChanged)
    def releases(self) -> list[StudioRelease]:
        """Newest first."""
        return self._releases

    @Slot(str)
    def begin(self, version: str) -> None:
        """Ask anew: for the draft, or for an older version."""
        self._again, self._wrong, self._done, self._keys = version, "", "", ""
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """Read the history."""
        self._run(self._publisher.history, self._looked)

    @Slot(str, str, str, str)
    def publish(self, folder: str, note: str, passphrase: str, repeated: str) -> None:
        """Publish the draft, or the older version that was begun with."""
        tr = self._words.tr
        place = local(folder)
        if self._busy:
            return
        if not place:
            self._refuse(tr("Name the folder to publish to: a stick, a share or the web server’s folder."))
        elif len(passphrase) < SHORTEST_PASSPHRASE:
            self._refuse(tr("The passphrase has at least {count} characters.", count=SHORTEST_PASSPHRASE))
        elif self.firstUse and passphrase != repeated:
            self._refuse(tr("The two passphrases are not the same."))
        else:
            publisher, again = self._publisher, self._again
            self._start()
            if again:
                self._run(lambda: publisher.publish_again(Path(place), again, note, passphrase), self._published)
            else:
                self._run(lambda: publisher.publish(Path(place), note, passphrase), self._published)

    @Slot(str)
    def goBack(self, version: str) -> None:
        """Show an older release on this computer again."""
        if not self._busy:
            self._start()
            self._run(lambda: self._publisher.go_back(version), self._gone_back)

    def _start(self) -> None:
        self._busy, self._wrong, self._done = True, "", ""
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self._wrong, self._done = sentence, ""
        self.changed.emit()

    def _published(self, future: "Future[object]") -> None:
        tr = self._words.tr
        ended = self._result(future)
        if isinstance(ended, Ended):
            self._done = tr("Version {version} is published.", version=ended.version)
            if ended.root_key:
                self._keys = tr(
                    "New keys were made. Move {root_key} to a stick in a safe: it is needed only to replace keys. "
                    "Give kiosks {trust} once, so that they trust this venue.",
                    root_key=ended.root_key,
                    trust=ended.trust,
                )
        self.changed.emit()
        if ended is not None:
            self.published.emit()
            self.look()

    def _gone_back(self, future: "Future[object]") -> None:
        said = self._result(future)
        self._done = self._words.said(str(said or ""))
        self.changed.emit()
        self.look()

    def _result(self, future: "Future[object]") -> object:
        self._busy = False
        try:
            return future.result()
        except KioskError as error:
            self._wrong = self._words.error(error)
            return None

    def _looked(self, future: "Future[object]") -> None:
        deeds = self._result(future)
        assert deeds is None or isinstance(deeds, list)
        self._retired.take(self._releases)
        self._releases = [
            StudioRelease(replace(deed, changes=self._changes(deed.changes)), self._title(deed), self)
            for deed in deeds or []  # pyright: ignore[reportUnknownVariableType]
            if isinstance(deed, Deed)
        ]
        self.releasesChanged.emit()
        self.changed.emit()

    def _changes(self, told: str) -> str:
        """Say what a release changed, as the history keeps it, with the names of things and in the staff's language."""
        tr = self._words.tr
        if told == "first release":
            return tr("The first release")
        labels = {
            "added": tr("Added: {names}"),
            "removed": tr("Removed: {names}"),
            "changed": tr("Changed: {names}"),
            "languages added": tr("Languages added: {names}"),
            "languages removed": tr("Languages removed: {names}"),
        }
        said: list[str] = []
        for part in filter(None, told.split("; ")):
            what, _, rest = part.partition(": ")
            if what not in labels:
                return told
            rest, _, more = rest.partition(" and ")
            names = " · ".join(map(self._name_of, rest.split(", ")))
            if more:
                names = tr("{names} and {count} more", names=names, count=more.removesuffix(" more"))
            said.append(labels[what].format(names=names))
        return "\n".join(said)

    def _title(self, deed: Deed) -> str:
        tr = self._words.tr
        what = {
            "published": tr("Published"),
            "installed": tr("Installed"),
            "went back": tr("Went back by itself"),
            "failed": tr("Failed"),
            "rolled back": tr("Gone back"),
        }.get(deed.what, deed.what)
        return "  ·  ".join(part for part in (deed.when, what, deed.version, deed.who) if part)


def local(address: str) -> str:
    """Return a path, from a path or from the address a file dialog gives."""
    url = QUrl(address)
    return url.toLocalFile() if url.isLocalFile() else address.strip()
