"""Types into a draft until it is killed, and says after each edit how many there were; one forked for each command.

Started once, because loading the program takes longer than a kill: each line on its input names a draft's folder and a
base, and for each it forks a typist and prints its number. "." waits for that one to be gone.
"""

import os
import sys
from pathlib import Path

from kiosk.content.editing import Workspace

TEXTS = ("de", "en", "ar")


def type_on(folder: Path, base: Path) -> None:
    """Type: each edit is a word in three languages at once, and every seventh is taken back and made again."""
    workspace = Workspace.open(folder, base, who="typist")
    done = 0
    os.write(1, b"open\n")
    while True:
        done += 1
        with workspace.group(f"{done}"):
            for tag in TEXTS:
                workspace.set_text(tag, "event.race", "name", f"{done}")
            workspace.set_value("event.race", "count", done)
        if done % 7 == 0:
            workspace.undo()
            workspace.redo()
        os.write(1, b"%d\n" % done)


def main() -> None:
    """Fork a typist for each line."""
    children: list[int] = []
    for line in sys.stdin:
        if line.strip() == ".":
            os.waitpid(children.pop(), 0)
            os.write(1, b"gone\n")
            continue
        folder, base = line.strip().split("\t")
        child = os.fork()
        if child == 0:
            type_on(Path(folder), Path(base))
        children.append(child)
        os.write(1, b"%d\n" % child)


if __name__ == "__main__":
    main()
