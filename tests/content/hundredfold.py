"""Content a hundred times the size of what ships, for everything that must stay quick when the park grows."""

from dataclasses import replace
from pathlib import Path

from kiosk import paths
from kiosk.content.draft import Draft, Table, read_folder
from kiosk.content.factory import write
from kiosk.content.vocabulary import KINDS


def hundredfold(times: int = 100, source: Path = paths.FACTORY_SOURCE) -> Draft:
    """Return the factory content with every entry ``times`` times, each copy with texts in all languages.

    Copies point to the originals of what they refer to; sources and languages are not multiplied.
    """
    draft, _ = read_folder(source)
    grown = replace(
        draft,
        in_files=False,
        entries=dict(draft.entries),
        texts={tag: dict(texts) for tag, texts in draft.texts.items()},
    )
    for kind in KINDS:
        if kind.name == "source":
            continue
        entries: list[Table] = []
        for number in range(times):
            for entry in draft.entries.get(kind.name, []):
                id = entry["id"] if number == 0 else f"{entry['id']}_x{number}"
                entries.append(entry | {"id": id})
                if number:
                    for texts in grown.texts.values():
                        if entry["id"] in texts:
                            texts[id] = dict(texts[entry["id"]])
        grown.entries[kind.name] = entries
    return grown


def hundredfold_database(out: Path, times: int = 100) -> Path:
    """Write that content as a database, and return where."""
    write(hundredfold(times), out)
    return out


if __name__ == "__main__":
    import sys

    print(hundredfold_database(Path(sys.argv[1])))
