"""One install or one publication in a process of its own, without any content to look at; for what cuts it short."""

import sys
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.releases.installing import install
from kiosk.releases.repository import publish
from tests.releases.conftest import PASSPHRASE, passes


def main(words: list[str]) -> int:
    """Run the step that the words name; return 0, or 1 after one sentence."""
    try:
        step(words)
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def step(words: list[str]) -> None:
    """Install from a repository into a state, or publish a release folder with keys to a repository."""
    match words:
        case ["install", repository, state]:
            install(repository, Path(state), passes)
        case ["publish", repository, release, keys]:
            publish(Path(repository), Path(release), Path(keys), PASSPHRASE, who="Li", note="a note")
        case _:
            raise SystemExit("steps: install REPOSITORY STATE, or publish REPOSITORY RELEASE KEYS")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
