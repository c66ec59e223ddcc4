"""Which states are looked at: all of them, or a seeded few that still bring every pair of values together."""

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.tour import Stop

SIZES = ((1920, 1080), (1080, 1920))
TEXT_SIZES = (100, 150, 200)
THEMES = ("standard", "high-contrast", "reach")
"""The last is the standard theme with everything low on the screen."""


@dataclass(frozen=True, slots=True)
class Combination:
    """How a visitor sees the screens: window size in pixels, language, text size in per cent, theme."""

    size: tuple[int, int]
    language: str
    text_size: int
    theme: str

    def __str__(self) -> str:
        return f"{self.language} {self.size[0]}x{self.size[1]} {self.text_size} % {self.theme}"

    @property
    def values(self) -> tuple[object, ...]:
        """The four values, in an order."""
        return self.size, self.language, self.text_size, self.theme


Plan = list[tuple[Combination, list[Stop]]]


def combinations(
    sizes: Sequence[tuple[int, int]], languages: Sequence[str], text_sizes: Sequence[int], themes: Sequence[str]
) -> list[Combination]:
    """Return all combinations; those next to each other differ in as little as can be."""
    return [Combination(*values) for values in itertools.product(sizes, languages, text_sizes, themes)]


def pairs(combination: Combination) -> set[tuple[int, object, int, object]]:
    """Return every pair of values in a combination, each value with its place."""
    values = combination.values
    return {(a, values[a], b, values[b]) for a, b in itertools.combinations(range(len(values)), 2)}


def pairwise(every: Sequence[Combination], seed: int) -> list[Combination]:
    """Return a few of ``every`` in which each pair of values that occurs there occurs at least once."""
    chance = random.Random(seed)
    wanted: set[tuple[int, object, int, object]] = set()
    for each in every:
        wanted |= pairs(each)
    chosen: list[Combination] = []
    while wanted:
        left = list(every)
        chance.shuffle(left)
        best = max(left, key=lambda each: len(pairs(each) & wanted))
        chosen.append(best)
        wanted -= pairs(best)
    return sorted(chosen, key=every.index)


def whole(every: Sequence[Combination], stops: Sequence[Stop]) -> Plan:
    """Return the plan that looks at all stops in all combinations."""
    return [(each, list(stops)) for each in every]


def sample(every: Sequence[Combination], stops: Sequence[Stop], seed: int) -> Plan:
    """Return a plan in which every stop is seen in half of the languages, and in every other value at least once."""
    chance = random.Random(seed)
    chosen = pairwise(every, seed)
    languages = list(dict.fromkeys(each.language for each in chosen))
    plan: dict[Combination, list[Stop]] = {each: [] for each in chosen}
    for stop in stops:
        missing = {value for each in chosen for value in _apart(each)}
        order = list(languages)
        chance.shuffle(order)
        for language in order[: (len(order) + 1) // 2]:
            candidates = [each for each in chosen if each.language == language]
            chance.shuffle(candidates)
            best = max(candidates, key=lambda each: (len(_alone(each) & missing), len(_apart(each) & missing)))
            missing -= _apart(best)
            plan[best].append(stop)
        # Few languages may leave a value out
        while left := {value for each in chosen for value in _alone(each)} & missing:
            best = max(chosen, key=lambda each: len(_alone(each) & left))
            missing -= _apart(best)
            plan[best].append(stop)
    return [(each, found) for each, found in plan.items() if found]


def _alone(each: Combination) -> set[object]:
    """Return the values a stop must be seen with besides the language."""
    return {each.size, each.text_size, each.theme}


def _apart(each: Combination) -> set[object]:
    """Return what a stop should be seen with besides the language: each value, and size with text size."""
    return _alone(each) | {(each.size, each.text_size), (each.text_size, each.theme)}


def attract_apart(plan: Plan, default_language: str) -> Plan:
    """Return the plan with the lake seen once in each window size: it knows no personal choices."""
    lake: dict[tuple[int, int], list[Stop]] = {}
    rest: Plan = []
    for combination, stops in plan:
        for stop in stops:
            if stop.phase == "attract" and stop not in lake.setdefault(combination.size, []):
                lake[combination.size].append(stop)
        if others := [stop for stop in stops if stop.phase != "attract"]:
            rest.append((combination, others))
    return [
        (Combination(size, default_language, 100, "standard"), stops) for size, stops in lake.items() if stops
    ] + rest


def share(plan: Plan, part: int, parts: int) -> Plan:
    """Return the ``part``-th (from 0) of ``parts`` shares of a plan: neighbours stay together, work is alike."""
    total = sum(len(stops) for _, stops in plan)
    shares: list[Plan] = [[] for _ in range(parts)]
    done = 0
    for combination, stops in plan:
        shares[done * parts // total].append((combination, stops))
        done += len(stops)
    return shares[part]
