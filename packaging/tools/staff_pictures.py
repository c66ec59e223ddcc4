"""Makes the pictures of the staff handbook: walks through it in the studio, off screen, in English and Chinese.

``python packaging/tools/staff_pictures.py`` writes ``docs/pictures/<language>-<step>.png``. A step that finds no
control of the name the handbook uses stops it, so the handbook stays true.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt  # noqa: E402

from kiosk.content.draft import Draft  # noqa: E402
from kiosk.launch import application  # noqa: E402
from kiosk.scenes.provider import render  # noqa: E402
from kiosk.settings import Settings  # noqa: E402
from tests.desk import Desk  # noqa: E402
from tests.drive import until  # noqa: E402

OUT = ROOT / "docs" / "pictures"
SIZE = QSize(1280, 800)
COLOURS = 128


class Walk:
    """One walk through the handbook in one language."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self.folder = folder
        self.desk = Desk(folder / "state", language=language, who="Li Wei", size=SIZE)
        self.tr: Callable[..., str] = self.desk.studio.words.tr

    def picture(self, step: str) -> None:
        """Take a picture of the window, in few colours so that it stays small."""
        self.desk.settle()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.desk.window.grabWindow().save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
        image = Image.open(BytesIO(buffer.data().data())).convert("RGB")
        OUT.mkdir(parents=True, exist_ok=True)
        small = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(OUT / f"{self.language}-{step}.png", optimize=True)
        print(OUT / f"{self.language}-{step}.png")

    def until(self, true: Callable[[], bool]) -> None:
        """Let the work behind the window be done."""
        until(true, "the studio has done it")
        self.desk.settle()

    def draft(self) -> Draft:
        """Return the draft as it is now."""
        return self.desk.studio.workspace.draft

    def text(self, entry: str, field: str = "name") -> str:
        """Return what a thing is called in the language of the studio."""
        return self.draft().texts[self.language][entry][field]

    def choose(self, entry: str) -> None:
        """Search for a thing and choose it, as the handbook says."""
        self.desk.write(self.tr("Search"), self.text(entry))
        self.desk.click_on(self.desk.line(self.text(entry)))
        self.desk.settle()

    def close(self) -> None:
        self.desk.close()


def correct_a_number(walk: Walk) -> None:
    walk.picture("window")
    walk.choose("figure.area")
    walk.desk.write(walk.tr("Number"), "71.25")
    walk.picture("number")


def undo(walk: Walk) -> None:
    walk.desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert walk.draft().entries["figure"][0]["number"] == "70.5"


def add_a_firm(walk: Walk) -> None:
    walk.choose("organisation.niudian")
    walk.desk.click(walk.tr("Add"))
    walk.picture("add")
    walk.desk.click(walk.tr("Firm or institution"))
    walk.desk.write(f"{walk.tr('Name')}, 简体中文", "湖光生物")
    walk.desk.write(f"{walk.tr('Name')}, English", "Huguang Bio")
    walk.picture("firm")
    walk.desk.view.remove()


def add_a_photograph(walk: Walk) -> None:
    photograph = walk.folder / "lake.jpg"
    render("lake?light=dawn", 1600, 1200).save(str(photograph), "JPEG")  # pyright: ignore[reportArgumentType, reportCallIssue]
    walk.choose("picture_slot.lake")
    walk.desk.view.picture.look(str(photograph))
    walk.until(lambda: walk.desk.view.picture.coming != "")
    walk.picture("photograph")
    walk.desk.click(walk.tr("Use this part"))
    walk.until(lambda: walk.desk.view.picture.present != "")
    walk.desk.write(walk.tr("Rights"), "Photo: Li Wei, with permission")
    assert walk.draft().entries["picture_slot"][0]["rights"] == "Photo: Li Wei, with permission"


def send_to_a_translator_and_take_back(walk: Walk) -> None:
    sent = walk.folder / "translators"
    walk.desk.click(walk.tr("Files"))
    walk.desk.click(walk.tr("Give out a file …"))
    walk.desk.find(walk.tr("What kind of file")).setProperty("currentIndex", 2)
    walk.desk.write(walk.tr("Where to put it"), str(sent))
    walk.desk.click(walk.tr("Write it"))
    walk.until(lambda: not walk.desk.view.exchange.busy)
    walk.desk.click(walk.tr("Close"))
    back = sent / "de.po"
    text = back.read_text(encoding="utf-8")
    start = text.index("msgstr", text.index('msgctxt "figure.area/name"'))
    back.write_text(f'{text[:start]}msgstr "Größe des Parks"{text[text.index(chr(10), start) :]}', encoding="utf-8")
    walk.desk.click(walk.tr("Files"))
    walk.desk.click(walk.tr("Take in a file …"))
    walk.desk.write(walk.tr("File or folder to take in"), str(back))
    walk.desk.click(walk.tr("Look what it changes"))
    walk.until(lambda: walk.desk.view.exchange.canTake)
    walk.desk.write(walk.tr("File or folder to take in"), "/media/stick/de.po")
    walk.picture("take-in")
    walk.desk.click(walk.tr("Take all of it in"))
    walk.desk.click(walk.tr("Close"))
    assert walk.draft().texts["de"]["figure.area"]["name"] == "Größe des Parks"


def publish_to_a_stick(walk: Walk) -> None:
    note = {"en": "Photograph of the lake", "zh_Hans": "新增湖景照片"}[walk.language]
    walk.desk.click(walk.tr("Publish …"))
    walk.desk.write(walk.tr("What changed, in a sentence"), note)
    walk.desk.write(walk.tr("Passphrase"), "a good passphrase")
    walk.desk.write(walk.tr("The same once more"), "a good passphrase")
    walk.desk.write(walk.tr("Folder to publish to"), "/media/stick")
    walk.picture("publish")
    walk.desk.write(walk.tr("Folder to publish to"), str(walk.folder / "stick"))
    walk.desk.click(walk.tr("Publish now"))
    walk.until(lambda: walk.desk.view.publishing.done != "")
    walk.desk.click(walk.tr("Close"))
    walk.desk.click(walk.tr("History"))
    walk.until(lambda: bool(walk.desk.view.publishing.releases))
    walk.picture("history")
    assert walk.desk.has(walk.tr("Publish this version again"))


STEPS = (
    correct_a_number,
    undo,
    add_a_firm,
    add_a_photograph,
    send_to_a_translator_and_take_back,
    publish_to_a_stick,
)


def main() -> int:
    """Make all pictures."""
    app = application(Settings(), visible=False)
    for language in ("en", "zh_Hans"):
        folder = Path(tempfile.mkdtemp(prefix="staff-pictures-"))
        walk = Walk(language, folder)
        try:
            for step in STEPS:
                step(walk)
        finally:
            walk.close()
            shutil.rmtree(folder)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
