"""Which keys do what, for a keypad, a switch or a presenter: names from the settings, without Qt."""

from kiosk.errors import KioskError

_SPECIAL = {
    "Escape": 0x01000000,
    "Tab": 0x01000001,
    "Shift+Tab": 0x01000002,
    "Backspace": 0x01000003,
    "Return": 0x01000004,
    "Enter": 0x01000005,
    "Insert": 0x01000006,
    "Delete": 0x01000007,
    "Home": 0x01000010,
    "End": 0x01000011,
    "Left": 0x01000012,
    "Up": 0x01000013,
    "Right": 0x01000014,
    "Down": 0x01000015,
    "PageUp": 0x01000016,
    "PageDown": 0x01000017,
    "Back": 0x01000061,
    "HomePage": 0x01000090,
    "Select": 0x01010000,
    "Space": 0x20,
    "Plus": 0x2B,
    "Minus": 0x2D,
}
CODES = {
    **_SPECIAL,
    **{f"F{number}": 0x0100002F + number for number in range(1, 25)},
    **{char: ord(char) for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}
"""Each name that a setting may give, and Qt's number for it."""

NEXT_SLIDE = frozenset(CODES[name] for name in ("PageDown", "Right", "Down", "N"))
PREVIOUS_SLIDE = frozenset(CODES[name] for name in ("PageUp", "Left", "Up", "P"))
HARMLESS = frozenset((CODES["F5"], CODES["Escape"], CODES["B"], CODES["W"], ord(".")))
"""What presenters' clickers send: on, back, and what begins, ends or blackens slides, which means nothing here."""


def parsed(names: str) -> frozenset[int]:
    """Return Qt's numbers of keys written as “Tab, Right”.

    :raises KioskError: a name is not known.
    """
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in CODES]
    if unknown:
        raise KioskError(f"There is no key “{unknown[0]}”; there are {', '.join(CODES)}.")
    return frozenset(CODES[name] for name in wanted)
