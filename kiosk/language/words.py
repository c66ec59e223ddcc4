"""The words that go with a number, asked for here so that extraction finds them all."""

from typing import Protocol


class Translate(Protocol):
    """Translates an English message and fills its ``{name}`` fields; `Language.tr` is one."""

    def __call__(self, msgid: str, /, **fields: object) -> str: ...


def qualifier(name: str, tr: Translate) -> str:
    """Return the word for a qualifier, ``""`` where it needs none. Raises `ValueError` for an unknown one."""
    match name:
        case "more_than":
            #: A word beside a large number, as in "more than 400".
            return tr("more than")
        case "about":
            #: A word beside a large number, as in "about 177".
            return tr("about")
        case "exactly" | "rank" | "count":
            return ""
        case _:
            raise ValueError(f"unknown qualifier: {name}")


def qualified(name: str, amount: str, tr: Translate) -> str:
    """Return an amount with its qualifier as it is read, such as “more than ¥7.5 billion”."""
    match name:
        case "more_than":
            #: {amount} is a number with its unit: "7.5 billion yuan", "30%", "400".
            return tr("more than {amount}", amount=amount)
        case "about":
            #: {amount} is a number with its unit: "177 km²".
            return tr("about {amount}", amount=amount)
        case _:
            return amount
