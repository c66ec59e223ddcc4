#!/usr/bin/python3
"""Prints what assistive technology finds of the kiosk over AT-SPI, from a process that shares nothing with it.

``/usr/bin/python3 packaging/tools/screen_tree.py [NAME]``, in the kiosk's session, with the system's own pyatspi. What
is called NAME is pressed before (``--next``: the next page of the bar), and what is announced then is printed too.
"""

import importlib
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

# The system's own modules; they make their names when they are loaded
pyatspi: Any = importlib.import_module("pyatspi")
glib: Any = importlib.import_module("gi.repository.GLib")

PATIENCE_SECONDS = 30
LISTENING_MS = 2000
STATES = ("FOCUSED", "CHECKED", "SELECTED", "EXPANDED", "MODAL")


def kiosk() -> Any:
    """Return the kiosk as the registry of accessible programs knows it."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        for program in pyatspi.Registry.getDesktop(0):
            if program and program.toolkitName == "Qt":
                return program
        time.sleep(0.2)
    sys.exit("the kiosk is not among the accessible programs")


def walk(thing: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    """Yield everything that is shown, with its depth."""
    for child in thing:
        if child and child.getState().contains(pyatspi.STATE_SHOWING):
            yield child, depth
            yield from walk(child, depth + 1)


def announced(event: Any) -> None:
    """Print what the kiosk announces."""
    print("announced:", event.any_data)


def press(thing: Any) -> None:
    """Press something, and listen for a while."""
    pyatspi.Registry.registerEventListener(announced, "object:announcement")
    action = thing.queryAction()
    names = [action.getName(number) for number in range(action.nActions)]
    action.doAction(names.index("Press"))
    glib.timeout_add(LISTENING_MS, pyatspi.Registry.stop)
    pyatspi.Registry.start()


def main(names: Sequence[str]) -> None:
    """Press what is named, and print the tree."""
    program = kiosk()
    for name in names:
        shown = [thing for thing, _ in walk(program)]
        bar = next((thing for thing in shown if thing.getRole() == pyatspi.ROLE_TOOL_BAR), None)
        wanted = list(bar)[1:2] if name == "--next" and bar else [thing for thing in shown if thing.name == name]
        if not wanted:
            sys.exit(f"nothing is called {name}")
        print("pressed:", wanted[0].name)
        press(wanted[0])
    for thing, depth in walk(program):
        held = thing.getState()
        states = [state.lower() for state in STATES if held.contains(getattr(pyatspi, f"STATE_{state}"))]
        print("  " * depth + ", ".join([thing.getRoleName(), thing.name or "(no name)", *states]))


if __name__ == "__main__":
    main(sys.argv[1:])
