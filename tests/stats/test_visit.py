"""What is left of a visit when it is over."""

from datetime import UTC, datetime

from kiosk.stats.visit import MOST_COUNTS, Hour, Place, Visit

MOMENT = datetime(2026, 5, 1, 14, 59, 59, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def begun(language: str = "de") -> tuple[Visit, Clock]:
    clock = Clock()
    return Visit(language, Place("overview"), clock, MOMENT), clock


def told(hour: Hour, what: str) -> dict[str, tuple[int, int]]:
    return {each.name: (each.count, each.seconds) for each in hour.counts if each.what == what}


def test_a_visit_is_an_hour_a_length_and_a_language() -> None:
    visit, clock = begun()
    clock.seconds += 75 + 110
    left = visit.end(quiet=110)
    assert (left.day, left.hour) == ("2026-05-01", 14)
    assert told(left, "visit") == {"1 to 2 min": (1, 75)}
    assert {each.language for each in left.counts} == {"de"}
    assert "59" not in str(left)


def test_time_goes_where_it_was_spent() -> None:
    visit, clock = begun()
    clock.seconds += 10
    visit.go(Place("industry", "industry.medical"))
    clock.seconds += 20
    visit.go(Place("industry", "industry.medical", "figure.area"))
    clock.seconds += 5
    visit.go(Place("industry", "industry.medical"))
    clock.seconds += 1 + 30
    left = visit.end(quiet=30)
    assert told(left, "page") == {"overview": (1, 10), "industry": (1, 26)}
    assert told(left, "section") == {"industry.medical": (1, 26)}
    assert told(left, "opened") == {"figure.area": (1, 5)}
    assert told(left, "visit") == {"30 to 60 s": (1, 36)}


def test_where_a_visitor_left() -> None:
    for place, name in (
        (Place("ecology"), "ecology"),
        (Place("ecology", "size"), "size"),
        (Place("ecology", "size", "event.marathon"), "event.marathon"),
    ):
        visit, _ = begun()
        visit.go(place)
        assert told(visit.end(0), "left") == {name: (1, 0)}


def test_the_largest_text_and_the_strongest_contrast_are_remembered() -> None:
    visit, _ = begun()
    visit.choose(200, True)
    visit.choose(100, False)
    left = visit.end(0)
    assert told(left, "text size") == {"200 %": (1, 0)}
    assert told(left, "contrast") == {"high": (1, 0)}


def test_changing_language_splits_the_time() -> None:
    visit, clock = begun()
    clock.seconds += 4
    visit.speak("ar")
    visit.speak("ar")
    clock.seconds += 6
    left = visit.end(0)
    times = {each.language: each.seconds for each in left.counts if each.what == "page"}
    assert times == {"de": 4, "ar": 6}
    assert told(left, "switched") == {"de to ar": (1, 0)}


def test_more_silence_than_visit_is_no_negative_time() -> None:
    visit, clock = begun()
    clock.seconds += 5
    left = visit.end(quiet=1000)
    assert min(each.seconds for each in left.counts) == 0
    assert told(left, "visit") == {"under 10 s": (1, 0)}


def test_random_tapping_for_hours_stays_small() -> None:
    visit, clock = begun()
    for number in range(100_000):
        clock.seconds += 1
        visit.go(Place("overview", "", f"entry.{number}"))
    left = visit.end(0)
    assert len(left.counts) <= MOST_COUNTS + 10
    assert told(left, "visit") != {}
