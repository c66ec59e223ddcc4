"""Pictures of the studio for the staff handbook, and for those who look at their work: `make setup`, then run this."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 30.0
NOW = datetime(2026, 4, 20, 3, tzinfo=UTC)

if TYPE_CHECKING:
    from kiosk.studio.desk import Studio


def settle(studio: "Studio") -> None:
    """Let the studio come to rest, with every picture loaded."""
    from PySide6.QtGui import QGuiApplication

    from kiosk.tour import loading

    end = time.monotonic() + PATIENCE_SECONDS
    quiet = 0
    while quiet < 5:
        if time.monotonic() > end:
            raise SystemExit("studio pictures: the studio does not come to rest")
        QGuiApplication.processEvents()
        busy = studio.view.busy or studio.stage.busy or loading(studio.window.contentItem())
        quiet = 0 if busy else quiet + 1
        time.sleep(0.005)


def sheet(studio: "Studio", name: str) -> None:
    """Open a sheet of the window."""
    from PySide6.QtCore import QMetaObject, QObject

    found = studio.window.findChild(QObject, name)
    assert found is not None, name
    QMetaObject.invokeMethod(found, "open")


def photograph(folder: Path) -> Path:
    """Paint something that stands for a photograph."""
    from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, 1200)
    for place, colour in ((0, "#8FB8C9"), (0.45, "#FFDFAE"), (0.5, "#3F9AA5"), (1, "#06222F")):
        sky.setColorAt(place, QColor(colour))
    painter.fillRect(image.rect(), sky)
    painter.setBrush(QColor("#FFF3D6"))
    painter.drawEllipse(1120, 380, 130, 130)
    painter.end()
    path = folder / "lake.png"
    image.save(str(path))
    return path


def scenes(studio: "Studio", folder: Path) -> "dict[str, Callable[[], None]]":
    """Return what is shown, by the name of its picture, in the order in which it is done."""
    view = studio.view

    def number() -> None:
        view.goTo("figure.area", "number", "")

    def one_by_one() -> None:
        view.form.showAll(False)
        view.goTo("organisation.cell_therapy_institute", "statement", "de")

    def drawing() -> None:
        view.form.showAll(True)
        view.open("link.elevated_road")

    def stale() -> None:
        studio.workspace.set_text("zh_Hans", "figure.communities", "name", "社区数量")
        studio.workspace.set_text("ja", "figure.communities", "name", "")
        studio.workspace.set_text("de", "figure.communities", "statement", "Siehe www.example.com")
        view.open("figure.communities")

    def findings() -> None:
        sheet(studio, "findingsSheet")

    def attention() -> None:
        close(studio, "findingsSheet")
        view.things.filterAttention(True)

    def picture() -> None:
        view.things.filterAttention(False)
        view.open("picture_slot.shore")

    def crop() -> None:
        view.picture.look(str(photograph(folder)))

    def publish() -> None:
        view.picture.cancel()
        view.undo()
        view.undo()
        view.undo()
        view.publishing.begin("")
        sheet(studio, "publishSheet")

    def portrait() -> None:
        close(studio, "publishSheet")
        view.open("shore_place.half_marathon")
        preview = view.preview
        assert preview is not None
        preview.chooseShape("upright")
        preview.chooseLanguage("ar")
        preview.chooseTextSize(150)

    def languages() -> None:
        sheet(studio, "languagesSheet")

    def files() -> None:
        close(studio, "languagesSheet")
        sheet(studio, "filesSheet")

    return {
        "begin": lambda: None,
        "number": number,
        "one-by-one": one_by_one,
        "drawing": drawing,
        "stale": stale,
        "findings": findings,
        "attention": attention,
        "picture": picture,
        "crop": crop,
        "publish": publish,
        "portrait": portrait,
        "languages": languages,
        "files": files,
    }


def close(studio: "Studio", name: str) -> None:
    """Close a sheet of the window."""
    from PySide6.QtCore import QMetaObject, QObject

    found = studio.window.findChild(QObject, name)
    assert found is not None, name
    QMetaObject.invokeMethod(found, "close")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "studio", help="folder for the pictures")
    parser.add_argument("--languages", default="zh_Hans,en", help="what the studio speaks")
    parser.add_argument("--size", default="1600x960", help="size of the window")
    parser.add_argument("--only", default="", help="names of pictures, with commas (default: all)")
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QSize

    from kiosk import log
    from kiosk.launch import application
    from kiosk.settings import Settings
    from kiosk.studio.desk import Studio, StudioStart

    log.start(None)
    application(Settings(), visible=False)
    options.out.mkdir(parents=True, exist_ok=True)
    width, height = map(int, options.size.split("x"))
    wanted = set(options.only.split(",")) - {""}
    for language in options.languages.split(","):
        state = Path(tempfile.mkdtemp(prefix="studio-"))
        start = StudioStart(
            state, Settings(), language=language, who="李伟", size=QSize(width, height), now=lambda: NOW, threaded=False
        )
        studio = Studio(start)
        try:
            studio.begin()
            for name, act in scenes(studio, state).items():
                act()
                settle(studio)
                if not wanted or name in wanted:
                    studio.window.grabWindow().save(str(options.out / f"{language}-{name}.png"))
        finally:
            studio.stop()
            shutil.rmtree(state)
    print(f"pictures of the studio in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
