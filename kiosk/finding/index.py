"""The index of one language: every place where a name may be looked up, sorted, as plain data without a database.

All that can be typed for a thing is written into one long text, a form on each line: its name, how it sounds, its
initials, its names in Chinese and English, what is said of it. ``places`` are the offsets where a look-up may begin,
sorted by what follows there, so that whatever begins with the letters typed lies in one run, found by halving. Two
Chinese characters are found as well as two words are.
"""

import pickle
import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from kiosk.finding import letters as alphabets
from kiosk.finding.folding import Folded, folded, is_han
from kiosk.finding.readings import from_cyrillic, hiragana, kana, pinyin, revised, romaji

END = "\n"
SORTED_BY = 40
"""How many letters after a place are looked at; nobody types more in one go."""
LEAST_INSIDE = 4
"""How many letters of a long word have to follow a place inside it."""
SLIP_FROM = 4
"""From how many letters on one may be wrong."""
MANY = 4_000
"""From how many places on those that fit badly are not even looked at, when enough others fit well."""
WELL = (3, 7)
"""What fits well, tried in turn."""
MOST = 200
"""How many results a list has; more than anybody scrolls through."""
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"

OWN, SOUND, INITIALS, OTHER, TEXT = range(5)
WHOLE = (0, 1, 4, 5, 12)
BEGINNING = (2, 3, 5, 7, 12)
WORD = (3, 4, 6, 8, 12)
INSIDE, TEXT_COST, SLIP = 9, 12, 14
"""What a match costs: the name as it is written before its sound, its initials, other languages, what is said."""
FIRST = ("page", "industry", "place", "organisation", "event", "link", "title", "vision", "figure")
"""Which group comes first among things that fit equally well."""
BRACKETS = re.compile(r"\s*[(（].*?[)）]\s*")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be found; ``names`` by language, ``said`` is the sentence about it in the language sought in.

    ``page`` and ``section`` tell where it stands, ``group`` what kind of thing it is.
    """

    id: str
    group: str
    page: str
    section: str
    names: Mapping[str, Sequence[str]]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing as the index keeps it: ``letter`` is the one under which the list has it."""

    id: str
    group: str
    page: str
    section: str
    letter: str


@dataclass(frozen=True, slots=True)
class Form:
    """One line of the index: what may be typed for a thing, and how well that fits."""

    letters: str
    kind: int
    places: Mapping[int, int]
    """Offsets where a look-up may begin, and what each costs."""


class Index:
    """Finds the things of one language; nothing in it is ever changed, so any thread may look."""

    def __init__(
        self, tag: str, things: tuple[Found, ...], text: str, places: "array[int]", owners: "array[int]", costs: bytes
    ) -> None:
        self.tag, self.things = tag, things
        self._text, self._places, self._owners, self._costs = text, places, owners, costs
        self._extra = "".join(sorted({char for char in set(text) if not is_han(char)} - set(ALPHABET) - {END}))

        self._firsts: dict[str, array[int]] = {}

    def prepare(self) -> None:
        """Order the things beforehand that very many begin alike: all that a single letter may mean."""
        low = 0
        while low < len(self._places):
            letter = self._text[self._places[low]]
            _, high = self._run(letter, 0, low)
            if high - low > MANY:
                costs = self._exact(letter)
                ranked = sorted(costs, key=lambda owner: self._rank(costs[owner], owner))
                self._firsts[letter] = array("I", ranked)
            low = high

    def packed(self) -> bytes:
        """Return the bytes that :meth:`unpacked` understands."""
        parts = (self.tag, self.things, self._text, self._places, self._owners, self._costs, self._firsts)
        return pickle.dumps(parts, pickle.HIGHEST_PROTOCOL)

    @classmethod
    def unpacked(cls, data: bytes) -> "Index":
        """Read what this very program packed."""
        *parts, firsts = pickle.loads(data)
        index = cls(*parts)
        index._firsts = firsts
        return index

    def find(self, typed: str, fits: Callable[[Found], bool] = lambda _: True, most: int = MOST) -> list[Found]:
        """Return what ``typed`` may mean among the things that ``fits`` lets through, the likeliest first."""
        words = folded(typed)
        if not words.letters:
            return []
        things = self.things
        if words.letters in self._firsts:
            return list(islice((things[owner] for owner in self._firsts[words.letters] if fits(things[owner])), most))
        costs = self._costs_of(words, fits)
        wanted = (self._rank(cost, owner) for owner, cost in costs.items() if fits(things[owner]))
        return [things[owner] for _, _, owner in nsmallest(most, wanted)]

    def nearest(self, typed: str, fits: Callable[[Found], bool] = lambda _: True, most: int = 5) -> list[Found]:
        """Return what begins most like ``typed``; nothing when not even its first letter begins anything."""
        letters = folded(typed).letters
        for length in range(len(letters) - 1, 0, -1):
            if found := self.find(letters[:length], fits, most):
                return found
        return []

    def listed(self, letter: str, fits: Callable[[Found], bool] = lambda _: True, most: int = MOST) -> list[Found]:
        """Return the things under a letter in their order; all of them for ""."""
        found: list[Found] = []
        for thing in self.things:
            if letter in ("", thing.letter) and fits(thing):
                found.append(thing)
                if len(found) == most:
                    break
        return found

    def letters(self, fits: Callable[[Found], bool] = lambda _: True) -> list[str]:
        """Return the letters under which something stands, in order."""
        return list(dict.fromkeys(thing.letter for thing in self.things if fits(thing)))

    # -- inside

    def _rank(self, cost: int, owner: int) -> tuple[int, int, int]:
        return cost, FIRST.index(self.things[owner].group), owner

    def _costs_of(self, words: Folded, fits: Callable[[Found], bool]) -> dict[int, int]:
        letters = words.letters[:SORTED_BY]
        costs = self._exact(letters, fits)
        if len(words.words) > 1:
            each = [self._exact(words.part(number)[:SORTED_BY]) for number in range(len(words.words))]
            for owner in set(each[0]).intersection(*each[1:]):
                costs[owner] = min(costs.get(owner, 99), max(part[owner] for part in each) + 1)
        unnamed = min(costs.values(), default=TEXT_COST) >= TEXT_COST
        if unnamed and len(letters) >= SLIP_FROM and not any(map(is_han, letters)):
            for low, high in self._slipped(letters):
                self._take(costs, low, high, SLIP)
        return costs

    def _exact(self, letters: str, fits: Callable[[Found], bool] | None = None) -> dict[int, int]:
        costs: dict[int, int] = {}
        low, high = self._run(letters)
        # What ends where the letters end is sorted first
        ending = low
        while ending < high and self._text[self._places[ending] + len(letters)] == END:
            cost, owner = self._costs[ending], self._owners[ending]
            if self._text[self._places[ending] - 1] == END and cost in BEGINNING:
                costs[owner] = min(costs.get(owner, 99), WHOLE[BEGINNING.index(cost)])
            ending += 1
        if fits is not None and high - low > MANY:
            things, owners, places = self.things, self._owners[low:high], self._costs[low:high]
            for limit in WELL:
                well: dict[int, int] = {}
                for owner, cost in zip(owners, places, strict=True):
                    if cost <= limit and cost < well.get(owner, 99):
                        well[owner] = cost
                if sum(1 for owner in well if fits(things[owner])) >= MOST:
                    return well | costs
        self._take(costs, low, high, 0)
        return costs

    def _take(self, costs: dict[int, int], low: int, high: int, more: int) -> None:
        known = costs.get
        for owner, cost in zip(self._owners[low:high], self._costs[low:high], strict=True):
            if cost + more < known(owner, 99):
                costs[owner] = cost + more

    def _run(self, letters: str, offset: int = 0, low: int = 0, high: int = -1) -> tuple[int, int]:
        """Return between which places ``letters`` follow at ``offset``; before it all of them are alike."""
        text, places, length = self._text, self._places, len(letters)
        high = len(places) if high < 0 else high
        end = high
        while low < high:
            middle = (low + high) // 2
            at = places[middle] + offset
            if text[at : at + length] < letters:
                low = middle + 1
            else:
                high = middle
        first = low
        while low < end:
            middle = (low + end) // 2
            at = places[middle] + offset
            if text[at : at + length] <= letters:
                low = middle + 1
            else:
                end = middle
        return first, low

    def _slipped(self, letters: str) -> Iterator[tuple[int, int]]:
        """Yield the runs that begin with ``letters`` but for one letter more, less, other, or changed with the next."""
        latin = any(letter in ALPHABET for letter in letters)
        own = any(letter not in ALPHABET for letter in letters)
        alphabet = ALPHABET * latin + self._extra * own
        low, high = 0, len(self._places)
        for at, letter in enumerate(letters):
            rest = letters[at + 1 :]
            yield self._run(rest, at, low, high)
            if rest and rest[0] != letter:
                yield self._run(rest[0] + letter + rest[1:], at, low, high)
            for other in alphabet:
                if other == letter:
                    continue
                first, last = self._run(other, at, low, high)
                if first < last:
                    yield self._run(rest, at + 1, first, last)
                    yield self._run(letters[at:], at + 1, first, last)
            low, high = self._run(letter, at, low, high)
            if low == high:
                return


def build(tag: str, things: Sequence[Thing]) -> Index:
    """Return the index of ``things`` for those who read the language ``tag``."""
    sounds = {thing.id: _sound(tag, _name(tag, thing)) for thing in things}
    placed = {thing.id: alphabets.place(tag, "".join(sounds[thing.id])) for thing in things}
    ordered = sorted(things, key=lambda thing: (placed[thing.id][1], _name(tag, thing), thing.id))
    lines: list[str] = []
    spots: list[tuple[int, int, int]] = []
    length = len(END)
    for owner, thing in enumerate(ordered):
        for form in _forms(tag, thing, sounds[thing.id]):
            spots += [(length + place, owner, cost) for place, cost in form.places.items()]
            lines.append(form.letters)
            length += len(form.letters) + len(END)
    text = END + END.join((*lines, ""))
    spots.sort(key=lambda spot: text[spot[0] : spot[0] + SORTED_BY])
    found = tuple(Found(thing.id, thing.group, thing.page, thing.section, placed[thing.id][0]) for thing in ordered)
    index = Index(
        tag,
        found,
        text,
        array("I", [spot[0] for spot in spots]),
        array("I", [spot[1] for spot in spots]),
        bytes(spot[2] for spot in spots),
    )
    index.prepare()
    return index


def _name(tag: str, thing: Thing) -> str:
    return next(iter(thing.names.get(tag, ())), "") or next(iter(thing.names.get("en", ())), thing.id)


def _sound(tag: str, name: str) -> tuple[str, ...]:
    """Return a name as parts that are sorted and shortened: syllables in Chinese, words elsewhere."""
    match tag:
        case "zh_Hans" | "zh_Hant":
            return pinyin(name)
        case "ja":
            return kana(name)
        case _:
            return (name,)


def _forms(tag: str, thing: Thing, sound: Sequence[str]) -> Iterator[Form]:
    """Yield all that may be typed for a thing, each form once, the one that fits best first."""
    seen: set[str] = set()
    for kind, text in _spellings(tag, thing, sound):
        plain = folded(text)
        if plain.letters and (plain.letters not in seen or kind == TEXT):
            seen.add(plain.letters)
            yield Form(plain.letters, kind, _places(plain, kind))


def _spellings(tag: str, thing: Thing, sound: Sequence[str]) -> Iterator[tuple[int, str]]:
    names = _called(thing.names.get(tag, ()))
    for name in names:
        yield OWN, name
        if tag == "de":
            yield OWN, name.lower().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"})
    for number, name in enumerate(names):
        yield from _heard(tag, name, sound if number == 0 else _sound(tag, name))
    for other in ("zh_Hans", "zh_Hant", "en"):
        for name in _called(thing.names.get(other, ())[:1]):
            yield OTHER, name
            if other == "zh_Hans":
                syllables = pinyin(name)
                yield OTHER, _apart(syllables)
                yield OTHER, alphabets.initials(syllables)
    if thing.said:
        yield TEXT, thing.said


def _called(names: Sequence[str]) -> list[str]:
    """Return names, and after each what it is without what stands in brackets."""
    return list(dict.fromkeys(form for name in names for form in (name, BRACKETS.sub(" ", name).strip()) if form))


def _heard(tag: str, name: str, sound: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield how a name sounds, in the letters of its language and in Latin ones, and its initials."""
    match tag:
        case "zh_Hans" | "zh_Hant":
            yield SOUND, _apart(sound)
            yield SOUND, _apart(sound).replace("v", "u")
            yield INITIALS, alphabets.initials(sound)
        case "ja":
            read = [hiragana(part) for part in sound]
            yield SOUND, _apart(read)
            yield SOUND, _apart([romaji(part) for part in read])
            yield INITIALS, alphabets.initials(read)
        case "ko":
            yield SOUND, _apart([revised(char) if char.strip() else " " for char in name])
            yield INITIALS, alphabets.initials(name.split())
        case _:
            if tag == "ru":
                yield SOUND, from_cyrillic(name)
            words = folded(name)
            yield INITIALS, "".join(words.part(number)[:1] for number in range(len(words.words)))


def _apart(parts: Sequence[str]) -> str:
    """Return parts as words, so that each may be looked up."""
    return " ".join(parts)


def _places(plain: Folded, kind: int) -> dict[int, int]:
    found: dict[int, int] = {}
    if kind == OWN:
        ends = (*plain.words[1:], len(plain.letters))
        for start, end in zip(plain.words, ends, strict=True):
            found.update(dict.fromkeys(range(start + 1, max(start + 1, end - LEAST_INSIDE + 1)), INSIDE))
    found.update(dict.fromkeys((*plain.words, *plain.marks), WORD[kind]))
    if kind == INITIALS:
        found.update(dict.fromkeys(range(len(plain.letters)), WORD[kind]))
    found[0] = BEGINNING[kind]
    return found
