"""The few words the program itself puts beside a fact, asked for here so that extraction finds them all."""

from collections.abc import Callable
from typing import Protocol


class Translate(Protocol):
    """Translates an English message and fills its ``{name}`` fields; `Language.tr` is one."""

    def __call__(self, msgid: str, /, **fields: object) -> str: ...


_STATUS: dict[str, Callable[[Translate], str]] = {
    # Status of a fact: the park reports it.
    "reported": lambda tr: tr("Reported by the park"),
    # Permission to prepare (获批筹建): the zone does not exist by this.
    "approved_preparation": lambda tr: tr("Approved for preparation"),
    "recognised": lambda tr: tr("Officially recognised"),
    "completed": lambda tr: tr("Completed"),
    "home_to": lambda tr: tr("In the park"),
    "based_here": lambda tr: tr("Based in the park"),
    "developed": lambda tr: tr("Developed by the park"),
    "aim": lambda tr: tr("An aim, not yet reached"),
    "planned": lambda tr: tr("Planned"),
    "claimed": lambda tr: tr("In the park’s own words"),
    "computed": lambda tr: tr("Our own calculation"),
}

STATUSES = frozenset(_STATUS)


def status(name: str, tr: Translate) -> str:
    """Return the words for a status such as ``planned``. Raises `KeyError` for one not in `STATUSES`."""
    return _STATUS[name](tr)


def qualifier(name: str, tr: Translate) -> str:
    """Return the word for a qualifier, ``""`` where it needs none. Raises `ValueError` for an unknown one."""
    match name:
        case "more_than":
            return tr("more than")
        case "about":
            return tr("about")
        case "exactly" | "rank" | "count":
            return ""
        case _:
            raise ValueError(f"unknown qualifier: {name}")


def qualified(name: str, amount: str, tr: Translate) -> str:
    """Return an amount with its qualifier as it is read, such as “more than 7.5 billion yuan”."""
    match name:
        case "more_than":
            return tr("more than {amount}", amount=amount)
        case "about":
            return tr("about {amount}", amount=amount)
        case _:
            return amount


def as_of(year: str, tr: Translate) -> str:
    """Return “as of 2021” for a year already formatted; ``""`` for none."""
    return tr("As of {year}", year=year) if year else ""


def source(name: str, tr: Translate) -> str:
    """Return “Source: …” for a source's name; ``""`` for none."""
    return tr("Source: {name}", name=name) if name else ""
