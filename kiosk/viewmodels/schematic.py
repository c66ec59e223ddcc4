"""The geometry behind a schematic: where things lie, how lines bend, and where words have room beside them."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
"""A cubic Bézier: start, two handles, end."""

EARTH_KM = 6371.0088
UNITS_PER_KM = 10.0
"""How many units of the drawing one kilometre is: fine enough for whole numbers to be smooth."""
SAMPLES = 8
"""Into how many straight pieces a curve is cut where it is measured instead of drawn."""
STEP = 6.0
"""How far apart, in pixels, a line is felt for when a label looks for room."""
CELL = 48.0
CROSSING = 5.0
"""What lying over one felt point of a foreign line costs a label."""
KEPT = 60.0
"""What lying over another label's favourite place costs."""


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance of two (longitude, latitude) in degrees, in kilometres."""
    (lon1, lat1), (lon2, lat2) = ((math.radians(lon), math.radians(lat)) for lon, lat in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def project(point: Point, origin: Point) -> Point:
    """Return (longitude, latitude) in degrees as units east and south of ``origin``: equirectangular about it."""
    per_degree = EARTH_KM * math.pi / 180 * UNITS_PER_KM
    return (
        (point[0] - origin[0]) * per_degree * math.cos(math.radians(origin[1])),
        (origin[1] - point[1]) * per_degree,
    )


def smooth(points: Sequence[Point], closed: bool = False) -> list[Curve]:
    """Return curves through all ``points`` that never swing out beyond them (centripetal Catmull-Rom).

    Points that follow themselves count once; a closed run needs no repeated first point.
    """
    run = [point for index, point in enumerate(points) if index == 0 or point != points[index - 1]]
    if closed and len(run) > 1 and run[0] == run[-1]:
        run.pop()
    if len(run) < 2:
        return []
    count = len(run)
    curves: list[Curve] = []
    for index in range(count if closed else count - 1):
        one, two = run[index], run[(index + 1) % count]
        before = run[index - 1] if closed or index > 0 else one
        after = run[(index + 2) % count] if closed or index + 2 < count else two
        curves.append((one, _handle(before, one, two), _handle(after, two, one), two))
    return curves


def _handle(before: Point, at: Point, toward: Point) -> Point:
    back, on = math.sqrt(math.dist(before, at)), math.sqrt(math.dist(at, toward))
    if back == 0 or on == 0:
        return at

    def part(axis: int) -> float:
        weighed = back**2 * toward[axis] - on**2 * before[axis]
        return (weighed + (2 * back**2 + 3 * back * on + on**2) * at[axis]) / (3 * back * (back + on))

    return part(0), part(1)


def svg_path(curves: Sequence[Curve], closed: bool = False) -> str:
    """Return ``curves`` as SVG path data; "" for none."""
    if not curves:
        return ""
    start = curves[0][0]
    parts = [f"M{start[0]:.1f} {start[1]:.1f}"]
    parts += [f"C{b[0]:.1f} {b[1]:.1f} {c[0]:.1f} {c[1]:.1f} {d[0]:.1f} {d[1]:.1f}" for _, b, c, d in curves]
    return " ".join(parts) + ("Z" if closed else "")


def sampled(curves: Sequence[Curve]) -> list[Point]:
    """Return points along ``curves``, both ends among them."""
    if not curves:
        return []
    found = [curves[0][0]]
    for a, b, c, d in curves:
        for step in range(1, SAMPLES + 1):
            t = step / SAMPLES
            u = 1 - t
            w0, w1, w2, w3 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            found.append(
                (
                    w0 * a[0] + w1 * b[0] + w2 * c[0] + w3 * d[0],
                    w0 * a[1] + w1 * b[1] + w2 * c[1] + w3 * d[1],
                )
            )
    return found


def distance_to(point: Point, line: Sequence[Point]) -> float:
    """Return how far ``point`` is from a line of straight pieces; infinity for no line."""
    if len(line) == 1:
        return math.dist(point, line[0])
    return min((_to_piece(point, one, two) for one, two in pairwise(line)), default=math.inf)


def _to_piece(point: Point, one: Point, two: Point) -> float:
    dx, dy = two[0] - one[0], two[1] - one[1]
    length = dx * dx + dy * dy
    if length == 0:
        return math.dist(point, one)
    t = max(0.0, min(1.0, ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length))
    return math.dist(point, (one[0] + t * dx, one[1] + t * dy))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Box":
        """Return it larger by ``by`` on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, other: "Box") -> bool:
        """Whether ``other`` lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def meets(self, other: "Box") -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    @property
    def centre(self) -> Point:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def bounds(shape: Sequence[Point]) -> Box:
    """Return the rectangle around a shape of at least one point."""
    return Box(min(x for x, _ in shape), min(y for _, y in shape), max(x for x, _ in shape), max(y for _, y in shape))


def box_at(centre: Point, width: float, height: float) -> Box:
    """Return the rectangle of this size around ``centre``."""
    return Box(centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2)


Proposals = Iterable[tuple[Box, float]]
"""Where a label could lie, each with what that costs."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that looks for room: its sizes, the preferred one first, and where it may lie at one size.

    Lower ``rank`` chooses first; lines named in ``own`` may run under it at no cost. ``short`` is what each
    further size costs, and ``keen`` labels have others keep off their favourite place where that is easy.
    A label that would cost more than ``most`` is rather left out.
    """

    rank: float
    sizes: tuple[tuple[float, float], ...]
    propose: Callable[[float, float], Proposals]
    own: frozenset[int] = frozenset()
    short: float = 40.0
    keen: bool = False
    most: float = math.inf


@dataclass(frozen=True, slots=True)
class Settled:
    """Where a label lies, and which of its sizes it has there."""

    box: Box
    form: int


@dataclass(slots=True)
class Ink:
    """All lines that labels should keep off, felt for at every few pixels."""

    _cells: dict[tuple[int, int], list[tuple[float, float, int]]] = field(
        default_factory=lambda: defaultdict[tuple[int, int], list[tuple[float, float, int]]](list)
    )

    def add(self, owner: int, line: Sequence[Point], view: Box) -> None:
        """Draw a line of straight pieces as far as it lies in ``view``."""
        for x, y in along(line, STEP):
            if view.left <= x <= view.right and view.top <= y <= view.bottom:
                self._cells[int(x // CELL), int(y // CELL)].append((x, y, owner))

    def under(self, box: Box, own: frozenset[int]) -> int:
        """Return how many felt points of foreign lines lie under ``box``."""
        count = 0
        for row in range(int(box.top // CELL), int(box.bottom // CELL) + 1):
            for column in range(int(box.left // CELL), int(box.right // CELL) + 1):
                for x, y, owner in self._cells.get((column, row), ()):
                    inside = box.left <= x <= box.right and box.top <= y <= box.bottom
                    count += inside and owner not in own
        return count


def along(line: Sequence[Point], step: float) -> Iterator[Point]:
    """Walk a line of straight pieces in steps of about ``step``."""
    for (x1, y1), (x2, y2) in pairwise(line):
        pieces = max(1, int(math.hypot(x2 - x1, y2 - y1) / step))
        for piece in range(pieces):
            yield x1 + (x2 - x1) * piece / pieces, y1 + (y2 - y1) * piece / pieces


def settle(wishes: Sequence[Wish], view: Box, blocked: Sequence[Box], ink: Ink, gap: float) -> list[Settled | None]:
    """Return a place for each label, or None where there is no room for it.

    No label leaves ``view``, touches another or what is ``blocked``, or comes nearer than ``gap`` to either.
    """
    taken = list(blocked)
    favourites: dict[int, Box] = {}
    for index, wish in enumerate(wishes):
        best = _cheapest(wish, view, taken, (), ink, gap) if wish.keen else None
        if best is not None:
            favourites[index] = best.box
    found: list[Settled | None] = [None] * len(wishes)
    for index in sorted(range(len(wishes)), key=lambda each: wishes[each].rank):
        favourites.pop(index, None)
        best = _cheapest(wishes[index], view, taken, tuple(favourites.values()), ink, gap)
        if best is not None:
            found[index] = best
            taken.append(best.box)
    return found


def _cheapest(wish: Wish, view: Box, taken: Sequence[Box], kept: Sequence[Box], ink: Ink, gap: float) -> Settled | None:
    best: Settled | None = None
    least = wish.most
    for form, (width, height) in enumerate(wish.sizes):
        for box, price in wish.propose(width, height):
            cost = price + form * wish.short
            if cost >= least or not view.holds(box):
                continue
            wide = box.grown(gap)
            if any(wide.meets(other) for other in taken):
                continue
            cost += CROSSING * ink.under(box.grown(gap / 2), wish.own)
            cost += KEPT * sum(wide.meets(other) for other in kept)
            if cost < least:
                best, least = Settled(box, form), cost
    return best


DIRECTIONS = tuple((math.cos(math.radians(each)), math.sin(math.radians(each))) for each in range(0, 360, 8))
"""All around, as steps of length 1."""
SIDES: tuple[Point, ...] = ((1, 0), (-1, 0), (1, -0.7), (1, 0.7), (-1, -0.7), (-1, 0.7), (0, -1), (0, 1))
"""Where a label may stand beside its point, the favourite side first: x to the right, y down."""


FAR = (1.0, 1.8, 3.0, 5.0, 7.5)
"""How many times its radius a label may stand off its point."""


def beside(point: Point, radius: float) -> Callable[[float, float], Proposals]:
    """Return the places around a dot of ``radius``; a label further off is led to it by a fine line."""

    def propose(width: float, height: float) -> Proposals:
        for far in FAR:
            for index, (dx, dy) in enumerate(SIDES):
                reach = radius * far
                slant = 0.75 if dx and dy else 1.0
                centre = (
                    point[0] + dx * (reach * slant + width / 2),
                    point[1] + (math.copysign(1, dy) * (reach * slant + height / 2) if dy else 0),
                )
                yield box_at(centre, width, height), index * 1.5 + (far - 1) * 7

    return propose


def within(
    shape: Sequence[Point], centre: Point, others: Sequence[Sequence[Point]]
) -> Callable[[float, float], Proposals]:
    """Return places inside a closed shape where the label is not wider, and places beside it, but in no other."""
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)

    foreign = [(other, bounds(other)) for other in others]

    def propose(width: float, height: float) -> Proposals:
        for box, cost in around(width, height):
            y = (box.top + box.bottom) / 2
            points = ((box.left, y), (box.right, y), box.centre)
            if not any(edge.meets(box) and any(inside(at, other) for at in points) for other, edge in foreign):
                yield box, cost

    def around(width: float, height: float) -> Proposals:
        pad = height * 0.3
        for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9):
            y = top + (bottom - top) * share
            off = 10 * abs(share - 0.5)
            spans = [_span(shape, y + part * height) for part in (-0.5, 0.0, 0.5)]
            left, right = max(span[0] for span in spans), min(span[1] for span in spans)
            if right - left > width + pad:
                yield box_at(((left + right) / 2, y), width, height), off
            least, most = min(span[0] for span in spans), max(span[1] for span in spans)
            yield box_at((least - pad - width / 2, y), width, height), 12 + off
            yield box_at((most + pad + width / 2, y), width, height), 13 + off
        for far, cost in ((1, 16), (3, 22)):
            for across in (0.0, -0.4, 0.4):
                x = centre[0] + across * width
                yield box_at((x, bottom + far * pad + height / 2), width, height), cost + abs(across)
                yield box_at((x, top - far * pad - height / 2), width, height), cost + 40 + abs(across)

    return propose


def inside(point: Point, outline: Sequence[Point]) -> bool:
    """Return whether a point lies in a closed outline."""
    x, y = point
    found = False
    for (x1, y1), (x2, y2) in pairwise((*outline, outline[0])):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            found = not found
    return found


def _span(shape: Sequence[Point], y: float) -> tuple[float, float]:
    """Return how far left and right a closed shape reaches at a height; its middle where it does not."""
    crossings = [
        x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise((*shape, shape[0]))
        if (y1 > y) != (y2 > y)
    ]
    middle = sum(x for x, _ in shape) / len(shape)
    return min(crossings, default=middle), max(crossings, default=middle)


def following(line: Sequence[Point], view: Box, thick: float) -> Callable[[float, float], Proposals]:
    """Return places beside a line wherever it is seen, and at worst on it."""
    seen = [
        (one, two)
        for one, two in pairwise(line)
        if view.left <= one[0] <= view.right and view.top <= one[1] <= view.bottom
    ]
    middle = (len(seen) - 1) / 2
    every = max(1, len(seen) // 28)

    def propose(width: float, height: float) -> Proposals:
        for index in range(len(seen) // 8, len(seen) - len(seen) // 8, every):
            (x1, y1), (x2, y2) = seen[index]
            length = math.hypot(x2 - x1, y2 - y1) or 1.0
            normal = ((y2 - y1) / length, -(x2 - x1) / length)
            off = abs(index - middle) / max(1.0, middle)
            reach = abs(normal[0]) * width / 2 + abs(normal[1]) * height / 2 + thick
            for side in (1, -1):
                centre = (x1 + side * normal[0] * reach, y1 + side * normal[1] * reach)
                yield box_at(centre, width, height), 3 * off
            yield box_at((x1, y1), width, height), 10 + 3 * off

    return propose


def inside_ring(
    centre: Point, radius: float, others: Sequence[tuple[Point, float]], away: Point, view: Box
) -> Callable[[float, float], Proposals]:
    """Return places along the inner edge of a circle: far from ``away``, in no other circle where that can be."""

    def propose(width: float, height: float) -> Proposals:
        for share in (0.97, 0.8, 0.5):
            for dx, dy in DIRECTIONS:
                reach = max(0.0, radius * share - abs(dx) * width / 2 - abs(dy) * height / 2)
                point = (centre[0] + dx * reach, centre[1] + dy * reach)
                box = box_at(point, width, height)
                if not view.holds(box):
                    continue
                foreign = sum(math.dist(point, middle) < size for middle, size in others)
                near = max(0.0, 1 - math.dist(point, away) / radius)
                yield box, 10 * foreign + 8 * near + 40 * (0.97 - share)

    return propose
