"""The real kiosk off screen, whose next drawing after it is ready never ends."""

import os
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSize, Qt

from kiosk import launch
from kiosk.app import Kiosk
from kiosk.settings import Settings
from tests.supervisor.fake import tell

give_heart = launch.give_heart


def give_stalling_heart(kiosk: Kiosk) -> None:
    """Give it a heart, and then something that stalls it."""

    def stall() -> None:
        def never_end() -> None:
            tell("stalls")
            threading.Event().wait()

        kiosk.window.beforeRendering.connect(never_end, Qt.ConnectionType.DirectConnection)
        kiosk.shell.wake("")

    give_heart(kiosk)
    kiosk.ready.connect(stall)


tell(f"start current stalling {os.getpid()}")
launch.give_heart = give_stalling_heart
sys.exit(launch.run_kiosk(Settings(), None, QSize(640, 360), None, supervised=True))
