"""Drives the real kiosk off screen into each state, scrolls through it, and collects what the checks find."""

import itertools
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import paths
from kiosk.app import REACH_MM, Start
from kiosk.launch import application
from kiosk.settings import Settings
from kiosk.tour import STOPS, Stop, Tour, read_on, settle
from tests.audit import checks
from tests.audit.area import Area
from tests.audit.checks import Fault, Ground, Rules
from tests.audit.names import Names
from tests.audit.scene import FlickNode, Scene, parent_of, read_scene
from tests.audit.states import Combination, Plan

STEP = 0.75
"""Of a view: how far each scrolling step goes."""
LOW, LOW_STEP = 400.0, 0.3
"""Pixels below which the view of a list is low, and how far steps go in it, so that each line comes into full view."""
LONGEST = 60
"""Steps after which a page is taken to be endless."""
MOST_PICTURES = 1500
HEADLINE_SETS = 8
COMPARED = "en"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in one state; ``area`` in window pixels, ``picture`` a file name or ""."""

    kind: str
    stop: str
    language: str
    size: str
    text_size: int
    theme: str
    text: str
    note: str
    where: str
    area: Sequence[float]
    picture: str = ""

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Finding":
        """Return what :meth:`as_dict` was made from."""
        return cls(**values)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of some stops in one combination, both by name."""

    combination: str
    stops: Sequence[str]
    states: int
    steps: int
    findings: Sequence[Finding]


class Warnings(logging.Handler):
    """Keeps what Qt, QML and the kiosk complain about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())

    def take(self) -> list[str]:
        """Return what was said since the last time, each line once."""
        lines = list(dict.fromkeys(self._lines))
        self._lines.clear()
        return lines


def hidden_picture(window: QQuickWindow, scene: Scene) -> QImage:
    """Return the window without its texts and the icons of its buttons, and put them back."""
    items = [node.item for node in (*scene.texts, *scene.icons)]
    before = [item.opacity() for item in items]
    for item in items:
        item.setOpacity(0)
    picture = window.grabWindow()
    for item, opacity in zip(items, before, strict=True):
        item.setOpacity(opacity)
    return picture


def examine(
    window: QQuickWindow, scene: Scene, rules: Rules, done: set[int] | None = None, judged: set[int] | None = None
) -> list[Fault]:
    """Return all faults of what the window shows now, which is ``scene``.

    Items whose keys are in ``done`` were judged before in all that does not change by scrolling; new ones are added.
    The keys of texts in full view are added to ``judged``.
    """
    done = set[int]() if done is None else done
    fresh = Scene(
        scene.window,
        [text for text in scene.texts if text.key not in done],
        [button for button in scene.buttons if button.key not in done],
        surfaces=scene.surfaces,
        sky=scene.sky,
    )
    done.update(node.key for node in (*scene.texts, *scene.buttons))
    faults = checks.standing(fresh) + checks.targets(fresh, rules) + checks.sizes(fresh, rules) + checks.glyphs(fresh)
    if rules.mirrored:
        faults += checks.aligned(fresh)
    faults += checks.overlapping(scene)
    return faults + checks.contrast(scene, rules, Ground(hidden_picture(window, scene)), judged)


class Look:
    """One kiosk, driven through a plan."""

    def __init__(self, out: Path, prefix: str = "", pictures: bool = True, diagonal: float = 0.0) -> None:
        self._out, self._prefix, self._pictures = out, prefix, pictures
        self._warnings = Warnings()
        logging.getLogger().addHandler(self._warnings)
        self._settings = Settings(diagonal_inches=diagonal)
        application(self._settings, visible=False)
        size = QSize(1920, 1080)
        self._tour = Tour(Start(self._settings, paths.FACTORY_CONTENT, size), size)
        self._kiosk = self._tour.kiosk
        self._window = self._kiosk.window
        self._findings: list[Finding] = []
        self._fresh = True
        self._known: set[tuple[str, str, str, str]] = set()
        self._seen: set[tuple[tuple[int, str], ...]] = set()
        self._regions: dict[tuple[Combination, str], list[tuple[str, Area]]] = {}
        """Where the parts stand in the language that mirrored layouts are compared with."""
        self.states = 0
        self.steps = 0

    @property
    def default_language(self) -> str:
        """The language of the lake."""
        return self._settings.default_language

    def languages(self) -> list[str]:
        """Return the languages the kiosk speaks."""
        return [str(choice.tag) for choice in self._kiosk.shell.languages]

    def close(self) -> None:
        """End the kiosk."""
        logging.getLogger().removeHandler(self._warnings)
        self._tour.close()

    def follow(
        self, plan: Plan, say: Callable[[str], None], keep: Callable[["Sight"], None] = lambda _: None
    ) -> list[Finding]:
        """Look at every state of ``plan``; return what is wrong, and give it to ``keep`` after each combination."""
        size: tuple[int, int] | None = None
        for number, (combination, stops) in enumerate(plan):
            began = time.monotonic()
            before, states, steps = len(self._findings), self.states, self.steps
            if combination.size != size:
                size = combination.size
                self._tour.resize(QSize(*size))
                self._fresh = True
            if self._kiosk.shell.language != combination.language:
                self._fresh = True
            self._combination(combination, stops)
            found, took = self._findings[before:], time.monotonic() - began
            names = [stop.name for stop in stops]
            keep(Sight(str(combination), names, self.states - states, self.steps - steps, found))
            say(f"{number + 1}/{len(plan)} {combination}: {len(stops)} stops, {len(found)} findings, {took:.1f} s")
        return self._findings

    # -- getting there

    def _combination(self, combination: Combination, stops: Sequence[Stop]) -> None:
        self._seen.clear()
        self._known.clear()
        rtl = next(choice.rtl for choice in self._kiosk.shell.languages if choice.tag == combination.language)
        compared = replace(combination, language=COMPARED)
        if rtl and (
            unknown := [each for each in stops if self._mirrors(each) and (compared, each.name) not in self._regions]
        ):
            self._fresh = True
            for stop in unknown:
                self._arrive(compared, stop)
                self._regions[compared, stop.name] = read_scene(self._window).regions
                self._rewind()
            self._fresh = True
            self._warnings.take()
        # After those that need a visit of their own the next has to begin one too
        for stop in sorted(stops, key=lambda each: each.phase != "active"):
            self._arrive(combination, stop)
            if self._mirrors(stop) and (rtl or combination == compared):
                scene = read_scene(self._window)
                if rtl:
                    self._keep(combination, stop, checks.mirrored(scene, self._regions[compared, stop.name]))
                else:
                    self._regions[compared, stop.name] = scene.regions
            for _ in self._sights(stop):
                self._state(combination, stop)
            self._rewind()

    @staticmethod
    def _mirrors(stop: Stop) -> bool:
        """Whether the layout of a stop is compared with that of a language written from the left."""
        return stop.phase == "active"

    def _arrive(self, combination: Combination, stop: Stop) -> None:
        """Go there as the tour does; within a visit only the steps that differ are made."""
        shell = self._kiosk.shell
        contrast, reach = combination.theme == "high-contrast", combination.theme == "reach"
        if self._fresh or stop.phase != "active":
            self._tour.visit(stop, combination.language, combination.text_size, contrast, reach)
            self._fresh = stop.phase != "active"
            return
        if (shell.textSize, shell.highContrast, shell.reach) != (combination.text_size, contrast, reach):
            shell.set_text_size(combination.text_size)
            shell.set_high_contrast(contrast)
            shell.set_reach(reach)
        shell.home()
        shell.go(stop.page, stop.section)
        if self._kiosk.finder.query != stop.typed:
            self._kiosk.finder.write(stop.typed)
        if stop.detail:
            shell.openDetail(stop.detail)
        if stop.menu:
            shell.toggleMenu(stop.menu)
        if stop.aloud != self._kiosk.aloud.on:
            self._kiosk.aloud.toggle()
        settle(self._kiosk)
        if stop.aloud:
            read_on(self._kiosk)

    def _sights(self, stop: Stop) -> Iterator[None]:
        """Yield for each thing a stop shows in turn: once, or for each set of headline figures of the lake."""
        yield
        if stop.phase != "attract" or stop.hour != STOPS[0].hour:
            return
        for _ in range(HEADLINE_SETS):
            self._kiosk.attract.advance()
            settle(self._kiosk)
            yield

    # -- looking

    def _state(self, combination: Combination, stop: Stop) -> None:
        self.states += 1
        theme = self._kiosk.engine.singletonInstance("Kiosk.theme", "Theme")
        assert isinstance(theme, QObject)
        rules = Rules(
            millimetre=float(self._window.property("millimetre")),
            small=float(theme.property("small")),
            high_contrast=combination.theme == "high-contrast" and stop.phase != "attract",
            mirrored=self._kiosk.shell.mirrored,
            highest=self._highest() if combination.theme == "reach" and stop.phase != "attract" else 0.0,
        )
        done: set[int] = set()
        judged: set[int] = set()
        scene = read_scene(self._window)
        signature = tuple(sorted((text.key, text.text) for text in scene.texts))
        again = signature in self._seen
        self._seen.add(signature)
        # The lake speaks all languages at once
        names = Names(self._window, combination.language) if stop.phase != "attract" else None
        lists, told = any(flick.item.inherits("QQuickItemView") for flick in scene.flicks), False
        for seen in itertools.islice(self._scrolled(scene, done), 1 if again else None):
            self.steps += 1
            # Lists make their lines when these are scrolled to; all else is there from the beginning
            if names and (lists or not told):
                self._keep(combination, stop, names.look())
                told = True
            self._keep(combination, stop, examine(self._window, seen, rules, done, judged))
        if names and not again:
            self._keep(combination, stop, names.untold())
        if not again:
            self._keep(combination, stop, checks.unseen(read_scene(self._window), judged))
        for line in self._warnings.take():
            self._keep(combination, stop, [Fault("warning", line, "was logged", "", Area(0, 0, 0, 0))])

    def _highest(self) -> float:
        """Return the pixel row that lies as high above the floor as a seated visitor can touch."""
        within = REACH_MM - self._settings.screen_bottom_mm
        return max(0.0, self._window.height() - within * float(self._window.property("millimetre")))

    def _scrolled(self, scene: Scene, done: set[int]) -> Iterator[Scene]:
        """Yield what is seen at every place that scrolling leads to, each scrolling part in steps of its view."""
        yield scene
        flicks = [flick for flick in scene.flicks if not scene.beneath(flick)]
        outer = [flick for flick in flicks if not flick.outer]
        lists = [flick for flick in outer if flick.item.inherits("QQuickItemView")]
        columns = [list(places(flick)) for flick in outer]
        for number in range(max(map(len, columns), default=0)):
            for flick, column in zip(outer, columns, strict=True):
                scroll(flick.item, *column[min(number, len(column) - 1)])
            if lists:
                # Lines that come into view are made and find their height
                settle(self._kiosk)
            yield self._now(done)
        for flick in lists:
            # A list knows how long it is when its last lines are made
            for _ in range(LONGEST):
                if flick.item.property("atYEnd"):
                    break
                x, y = scrolled_to(flick.item)
                most = float(flick.item.property("contentHeight")) - flick.item.height()
                scroll(flick.item, x, min(most, y + step_in(flick.item, flick.item.height())))
                settle(self._kiosk)
                yield self._now(done)
        by_key = {flick.key: flick for flick in flicks}
        for flick in flicks:
            if flick.outer in by_key and (flick.frame.scrolls_x or flick.frame.scrolls_y):
                yield from self._inner(flick, by_key[flick.outer], done)

    def _inner(self, flick: FlickNode, outer: FlickNode, done: set[int]) -> Iterator[Scene]:
        """Yield the steps of a scrolling part inside another, which is scrolled to show its top and its bottom."""
        top = flick.item.mapToItem(outer.item.property("contentItem"), QPointF(0, 0)).y()
        spare = flick.area.height - outer.frame.view.height
        most = max(0.0, outer.frame.content.height - outer.frame.view.height)
        for shift in (0.0, spare) if spare > 0 else (spare / 2,):
            begin = float(outer.item.property("originY"))
            scroll(outer.item, scrolled_to(outer.item)[0], min(most, max(0.0, top - begin + shift)))
            for place in places(flick):
                scroll(flick.item, *place)
                yield self._now(done)
        scroll(flick.item, 0.0, 0.0)

    def _now(self, done: set[int]) -> Scene:
        QCoreApplication.processEvents()
        return read_scene(self._window, done)

    def _rewind(self) -> None:
        """Scroll everything in view back to its beginning."""
        for flick in read_scene(self._window).flicks:
            scroll(flick.item, 0.0, 0.0)

    # -- keeping

    def _keep(self, combination: Combination, stop: Stop, faults: Sequence[Fault]) -> None:
        for each in faults:
            key = (*each.key, stop.name if stop.phase == "attract" else "")
            if key in self._known:
                continue
            self._known.add(key)
            name = ""
            if self._pictures and len(self._findings) < MOST_PICTURES:
                name = f"{self._prefix}{len(self._findings):05d}.png"
                portrait(self._window, each).save(str(self._out / name))
            self._findings.append(
                Finding(
                    each.kind,
                    stop.name,
                    combination.language,
                    f"{combination.size[0]}x{combination.size[1]}",
                    combination.text_size,
                    combination.theme,
                    each.text,
                    each.note,
                    each.where,
                    (each.area.left, each.area.top, each.area.right, each.area.bottom),
                    name,
                )
            )


def scroll(item: QQuickItem, x: float, y: float) -> None:
    """Move the content of a scrolling item to a place at once, counted from where its content begins."""
    # A list that nobody has moved keeps to its beginning
    QMetaObject.invokeMethod(item, "movementStarted")
    item.setProperty("contentX", float(item.property("originX")) + x)
    item.setProperty("contentY", float(item.property("originY")) + y)


def scrolled_to(item: QQuickItem) -> tuple[float, float]:
    """Return where :func:`scroll` would put the content of an item to leave it as it is."""
    x, y = float(item.property("contentX")), float(item.property("contentY"))
    return x - float(item.property("originX")), y - float(item.property("originY"))


def portrait(window: QQuickWindow, fault: Fault) -> QImage:
    """Return a picture of a fault, scrolled into view for it where that is needed."""
    area, item = fault.area, fault.item
    moved: list[tuple[QQuickItem, float, float]] = []
    if item is not None and area.beyond(Area(0, 0, window.width(), window.height())) > 0:
        before = item.mapToScene(QPointF(0, 0))
        parent = parent_of(item)
        while parent is not None:
            if parent.inherits("QQuickFlickable"):
                x, y = scrolled_to(parent)
                moved.append((parent, x, y))
                centre = item.mapToItem(parent, QPointF(item.width() / 2, item.height() / 2))
                wide, high = parent.property("contentWidth"), parent.property("contentHeight")
                scroll(
                    parent,
                    max(0.0, min(float(wide) - parent.width(), x + centre.x() - parent.width() / 2)),
                    max(0.0, min(float(high) - parent.height(), y + centre.y() - parent.height() / 2)),
                )
            parent = parent_of(parent)
        QCoreApplication.processEvents()
        after = item.mapToScene(QPointF(0, 0))
        x, y = after.x() - before.x(), after.y() - before.y()
        area = Area(area.left + x, area.top + y, area.right + x, area.bottom + y)
    picture = cropped(window.grabWindow(), area)
    for parent, x, y in moved:
        scroll(parent, x, y)
    return picture


def places(flick: FlickNode) -> Iterator[tuple[float, float]]:
    """Yield the places, in pixels from where the content begins, at which scrolling step by step stops."""
    item, frame = flick.item, flick.frame
    if not frame.scrolls_x and not frame.scrolls_y:
        yield scrolled_to(item)
        return
    wide = frame.content.width - frame.view.width if frame.scrolls_x else 0.0
    high = frame.content.height - frame.view.height if frame.scrolls_y else 0.0
    for y in _stops(high, step_in(item, frame.view.height)):
        for x in _stops(wide, step_in(item, frame.view.width)):
            yield x, y


def _stops(way: float, step: float) -> Iterator[float]:
    at = 0.0
    for _ in range(LONGEST):
        yield min(at, way)
        if at >= way:
            return
        at += step


def step_in(item: QQuickItem, view: float) -> float:
    """Return how many pixels one scrolling step of ``item`` goes in a view so many pixels long."""
    return max(1.0, view * (LOW_STEP if view < LOW and item.inherits("QQuickItemView") else STEP))


def cropped(picture: QImage, area: Area, margin: int = 60) -> QImage:
    """Return the surroundings of ``area`` with a frame around it; an area outside shows the whole window, small."""
    rect = QRect(int(area.left), int(area.top), max(1, round(area.width)), max(1, round(area.height)))
    if not rect.intersects(picture.rect()) or area.empty:
        return picture.scaledToHeight(360)
    marked = picture.copy()
    painter = QPainter(marked)
    painter.setPen(QPen(QColor("#E0004D"), 3))
    painter.drawRect(rect.adjusted(-3, -3, 2, 2))
    painter.end()
    return marked.copy(rect.adjusted(-margin, -margin, margin, margin).intersected(marked.rect()))
