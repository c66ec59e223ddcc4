"""Runs before the packaged program: nothing around it can change how Qt behaves, beyond where its window goes."""

import os
from collections.abc import MutableMapping

GOVERNED = ("Q", "PYSIDE", "SHIBOKEN")
"""Beginnings of the names that Qt and its libraries listen to: QT_, QML_, QSG_, QV4_, QDBUS_ and so on."""

HONOURED = {
    "QT_QPA_PLATFORM": ("wayland", "xcb", "xcb;wayland", "offscreen"),
    "QT_IM_MODULE": ("ibus", "compose"),
}
"""What the session and staff's desktop may say after all: the way to the screen, and the way of typing Chinese."""

ALWAYS = {
    # QML comes compiled, so nothing is compiled or written at the first start.
    "QML_DISK_CACHE": "qmlc-read",
    # The one style that is packaged; Qt's own file dialog asks for whichever is the default.
    "QT_QUICK_CONTROLS_STYLE": "Basic",
}


def govern(environment: MutableMapping[str, str]) -> None:
    """Take from ``environment`` what could change Qt, and set what must be."""
    for name in list(environment):
        if name.startswith(GOVERNED) and environment[name] not in HONOURED.get(name, ()):
            del environment[name]
    environment.update(ALWAYS)


govern(os.environ)
