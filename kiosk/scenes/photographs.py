"""Photographs that staff have put into a place of a screen, cut to it; what cannot be shown leaves the drawn scene."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qsl

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQuick import QQuickImageProvider

from kiosk.scenes.provider import LARGEST, rounded

log = logging.getLogger("kiosk")


_folders: dict[str, Path] = {}


def lay_out(version: str, folder: Path) -> None:
    """Let the photographs of the content of this ``version`` be found in ``folder``."""
    _folders[version] = folder


class PhotographProvider(QQuickImageProvider):
    """Loads ``image://photograph/<version of the content>/<name>`` from the folder laid out for that version.

    The picture fills the requested size and is cut at its edges; `radius` rounds its corners, and `mirror` is not
    known: a photograph is never turned round. One that is missing or broken is told in the log once, and answered
    with a single clear pixel, by which the screen knows that it keeps the drawn scene.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._told: set[str] = set()
        self._lock = Lock()

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Return the picture for the address part `id`, `requestedSize` pixels large; the size goes to `size`."""
        address, _, query = id.partition("?")
        picture = self._load(address, requestedSize)
        picture = nothing() if picture is None else rounded(picture, dict(parse_qsl(query)).get("radius", ""))
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture

    def _load(self, address: str, wanted: QSize) -> QImage | None:
        version, _, name = address.rpartition("/")
        path = _folders.get(version, Path()) / Path(name).name
        if not name or not path.is_file():
            self._tell(address, f"The photograph {path} is missing; the drawn scene is shown instead.")
            return None
        picture = cut(path, wanted)
        if picture is None:
            self._tell(address, f"The photograph {path} cannot be read; the drawn scene is shown instead.")
        return picture

    def _tell(self, address: str, sentence: str) -> None:
        with self._lock:
            new = address not in self._told
            self._told.add(address)
        if new:
            log.warning("%s", sentence)


def nothing() -> QImage:
    """Return the single clear pixel that stands for no picture."""
    picture = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def cut(path: Path, wanted: QSize) -> QImage | None:
    """Return the picture in ``path`` so that it fills ``wanted`` pixels, its middle in sight; None if it is broken."""
    width, height = max(2, min(LARGEST, wanted.width())), max(2, min(LARGEST, wanted.height()))
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    own = reader.size()
    if own.isValid() and not own.isEmpty():
        turned = bool(reader.transformation().value & 4)
        cover = QSize(height, width) if turned else QSize(width, height)
        reader.setScaledSize(own.scaled(cover, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    picture = reader.read()
    if picture.isNull():
        return None
    if picture.width() < width or picture.height() < height:
        picture = picture.scaled(
            width, height, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
    left, top = (picture.width() - width) // 2, (picture.height() - height) // 2
    return picture.copy(QRect(left, top, width, height)).convertToFormat(QImage.Format.Format_RGB32)
