"""Photographs of staff stand in their places, words on them are read, and what cannot be shown leaves the scene."""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.app import Start
from kiosk.cli import main
from kiosk.scenes.palette import luminance
from kiosk.scenes.photographs import PhotographProvider, cut, lay_out
from kiosk.settings import Settings
from kiosk.tour import STOPS, Tour, visible_items

SLOTS = (
    "lake",
    "park",
    "institutions",
    "medical",
    "materials",
    "manufacturing",
    "economy",
    "wujin_station",
    "shore",
    "flower_expo_park",
)
PLACES = {
    "attract-day": "lake",
    "overview": "park",
    "overview-institutions": "institutions",
    "industry-medical": "medical",
    "industry-materials": "materials",
    "industry-manufacturing": "manufacturing",
    "industry-economy": "economy",
    "transport": "wujin_station",
    "ecology": "shore",
    "ecology-events": "flower_expo_park",
}
"""Where each place is seen."""
TELLTALE = "#FF00FF"


def content_with(folder: Path, files: dict[str, str]) -> Path:
    """Build the content that ships with pictures in the places named, and return the database."""
    source = folder / "source"
    shutil.copytree(paths.ROOT / "db" / "factory", source)
    text = (source / "picture_slots.toml").read_text(encoding="utf-8")
    for slot, name in files.items():
        head = f'id = "picture_slot.{slot}"\n'
        assert head in text
        text = text.replace(head, f'{head}file = "{name}"\nrights = "the park"\n')
    (source / "picture_slots.toml").write_text(text, encoding="utf-8")
    out = folder / "content.sqlite"
    assert main(["content", "build", "--source", str(source), "--out", str(out)]) == 0
    (folder / "pictures").mkdir(exist_ok=True)
    return out


def plain(colour: str, width: int = 1600, height: int = 1000) -> QImage:
    """Return a picture of one colour."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    return picture


def walk(content: Path, size: QSize, places: Collection[str] = PLACES) -> Iterator[tuple[str, Tour]]:
    """Visit places in the kiosk with this content."""
    tour = Tour(Start(Settings(), content), size)
    try:
        for stop in STOPS:
            if stop.name in places:
                tour.visit(stop, "en")
                yield stop.name, tour
    finally:
        tour.close()


def photographs(tour: Tour) -> list[QQuickItem]:
    """Return the photographs in sight that are shown."""
    items = visible_items(tour.kiosk.window.contentItem())
    return [item for item in items if item.property("shown") is True and item.property("failed") is False]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content whose every place has a white picture: the hardest to read white words on."""
    folder = tmp_path_factory.mktemp("content")
    plain("#FFFFFF").save(str(folder / "white.jpg"))
    content_with(folder, {slot: f"{slot}.jpg" for slot in SLOTS})
    for slot in SLOTS:
        shutil.copyfile(folder / "white.jpg", folder / "pictures" / f"{slot}.jpg")
    return folder


@pytest.mark.parametrize("size", [QSize(960, 540), QSize(540, 960)], ids=["landscape", "upright"])
def test_every_place_shows_its_photograph_says_what_it_is_and_keeps_words_readable(
    application: QGuiApplication, folder: Path, size: QSize
) -> None:
    for stop, tour in walk(folder / "content.sqlite", size):
        address = f"/{PLACES[stop]}.jpg"
        shown = [item for item in photographs(tour) if str(item.property("picture")).endswith(address)]
        assert shown, stop
        spoken = [QAccessible.queryAccessibleInterface(item) for item in shown]
        signs = [each for each in spoken if each and each.role() == QAccessible.Role.Graphic]
        assert any(each.text(QAccessible.Text.Name) for each in signs), stop
        if stop.startswith(("transport", "ecology", "overview-")):
            continue
        words = [
            item
            for item in visible_items(tour.kiosk.window.contentItem())
            if item.inherits("QQuickText")
            and item.property("color") == QColor("#FFFFFF")
            and item.property("text")
            and not behind(item)
        ]
        assert words, stop
        ground = without(tour, words)
        for item in words:
            box = item.mapRectToScene(item.boundingRect()).toAlignedRect().intersected(ground.rect())
            assert box.isEmpty() or brightest(ground, box) <= 1.05 / 3 - 0.05, (stop, item.property("text"))


def behind(item: QQuickItem) -> bool:
    """Return whether an item scrolls in a pane, where it may be out of sight."""
    parent = item.parentItem()
    while parent is not None:
        if parent.inherits("QQuickFlickable"):
            return True
        parent = parent.parentItem()
    return False


def without(tour: Tour, words: list[QQuickItem]) -> QImage:
    """Return the screen as it is when these words are not there."""
    before = [item.opacity() for item in words]
    for item in words:
        item.setOpacity(0)
    picture = tour.picture()
    for item, opacity in zip(words, before, strict=True):
        item.setOpacity(opacity)
    return picture


def brightest(picture: QImage, box: QRect) -> float:
    """Return the luminance of the brightest of many pixels in a box."""
    return max(
        luminance(picture.pixelColor(x, y))
        for x in range(box.left(), box.right(), max(1, box.width() // 12))
        for y in range(box.top(), box.bottom(), max(1, box.height() // 6))
    )


@pytest.mark.logs(r"The photograph .*park\.jpg is missing; the drawn scene is shown instead\.")
@pytest.mark.logs(r"The photograph .*materials\.jpg cannot be read; the drawn scene is shown instead\.")
def test_what_cannot_be_shown_leaves_the_drawn_scene_and_is_told_once(
    application: QGuiApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    content = content_with(tmp_path, {"park": "park.jpg", "materials": "materials.jpg"})
    (tmp_path / "pictures" / "materials.jpg").write_bytes(b"not a picture")
    places = ("overview", "industry-materials")
    bare = {stop: tour.picture() for stop, tour in walk(paths.FACTORY_CONTENT, QSize(960, 540), places)}
    for stop, tour in walk(content, QSize(960, 540), places):
        assert not photographs(tour)
        assert tour.picture() == bare[stop], stop
    told = [record.getMessage() for record in caplog.records if "photograph" in record.getMessage()]
    assert len(told) == 2, "each once"


# -- the provider


def test_a_picture_fills_its_place_and_keeps_its_middle(tmp_path: Path) -> None:
    picture = plain(TELLTALE, 900, 300)
    painter = QPainter(picture)
    painter.fillRect(300, 0, 300, 300, QColor("#00FF00"))
    painter.end()
    picture.save(str(tmp_path / "wide.png"))
    found = cut(tmp_path / "wide.png", QSize(200, 200))
    assert found is not None
    assert (found.width(), found.height()) == (200, 200)
    assert found.pixelColor(100, 100) == QColor("#00FF00")
    assert all(found.pixelColor(x, 100) == QColor("#00FF00") for x in (8, 191))


def test_a_small_picture_grows_into_its_place(tmp_path: Path) -> None:
    plain(TELLTALE, 20, 10).save(str(tmp_path / "small.png"))
    found = cut(tmp_path / "small.png", QSize(300, 200))
    assert found is not None
    assert (found.width(), found.height()) == (300, 200)


@pytest.mark.logs(r"is missing")
@pytest.mark.parametrize("name", ["", "..", "../secret.png", "none.png"])
def test_nothing_outside_the_folder_is_shown(tmp_path: Path, name: str) -> None:
    (tmp_path / "pictures").mkdir()
    plain(TELLTALE, 40, 40).save(str(tmp_path / "secret.png"))
    lay_out("outside", tmp_path / "pictures")
    size = QSize()
    picture = PhotographProvider().requestImage(f"outside/{name}", size, QSize(40, 40))
    assert (picture.width(), picture.height()) == (1, 1)
    assert picture.pixelColor(0, 0).alpha() == 0


def test_corners_are_rounded_where_that_is_asked_for(tmp_path: Path) -> None:
    plain(TELLTALE, 80, 80).save(str(tmp_path / "round.png"))
    lay_out("corners", tmp_path)
    picture = PhotographProvider().requestImage("corners/round.png?radius=16", QSize(), QSize(80, 80))
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(40, 40) == QColor(TELLTALE)
