"""Photographs as staff bring them, made into pictures that fit their place and tell nothing they need not."""

# Pillow types what it takes as "Sequence[float]" of nothing in particular.
# pyright: reportUnknownMemberType=none, reportUnknownArgumentType=none

import hashlib
import os
import re
import struct
import tempfile
import warnings
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kiosk.content.draft import Fault, FaultError

MOST_PIXELS = 40_000_000
MOST_BYTES = 100 << 20
LONGEST_SIDE = 2560
"""Pixels; no picture is drawn larger, and more would only take memory."""
QUALITY = 88
EXTENSIONS = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png", ".apng"),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
}
NAMES = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP", "AVIF": "AVIF"}
HEIC = re.compile(rb"....ftyp(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)", re.DOTALL)
SVG = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b", re.DOTALL)
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
"""What Pillow's readers raise when a file is not what it says."""


class PictureError(FaultError):
    """A picture that is not taken."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(Fault(code, values))


def take_picture(source: Path, aspect: str, folder: Path, focus: tuple[float, float] = (0.5, 0.5)) -> str:
    """Put a picture into ``folder``, turned upright, cropped to ``aspect`` ("16:9", "" for all of it), scaled and
    without metadata.

    ``focus`` is the point that stays in sight, as parts of width and height. The name that is returned is made from
    what the picture looks like, so the same picture is there once.

    :raises PictureError: it cannot be read, is no picture, or is too large; nothing is written then.
    """
    data = _read(source)
    image = _decoded(source.name, data)
    try:
        picture = _fitted(_plain(image), aspect, focus)
        written, extension = _encoded(picture)
    except (*BROKEN, MemoryError) as error:
        raise PictureError("picture_broken", name=source.name) from error
    name = hashlib.sha256(written).hexdigest()[:24] + extension
    _write(folder, name, written, source.name)
    return name


def _read(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PictureError("picture_unreadable", name=source.name, message=reason) from error
    if len(data) > MOST_BYTES:
        raise PictureError("picture_too_heavy", name=source.name, most=str(MOST_BYTES >> 20))
    return data


def _decoded(name: str, data: bytes) -> Image.Image:
    """Decode a picture once its dimensions are known to be bearable."""
    if HEIC.match(data):
        raise PictureError("picture_heic", name=name)
    if SVG.match(data[:4096]):
        raise PictureError("picture_svg", name=name)
    too_large = PictureError("picture_too_large", name=name, most=str(MOST_PIXELS // 1_000_000))
    try:
        with warnings.catch_warnings():
            # Our own limit is lower than the one that Pillow warns of.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=tuple(EXTENSIONS))
    except Image.DecompressionBombError:
        raise too_large from None
    except UnidentifiedImageError:
        known = data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or data[4:12] == b"ftypavif"
        known = known or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
        raise PictureError("picture_broken" if known else "picture_unknown", name=name) from None
    except BROKEN as error:
        raise PictureError("picture_broken", name=name) from error
    if image.width * image.height > MOST_PIXELS:
        raise too_large
    format = str(image.format)
    extensions = EXTENSIONS[format]
    if Path(name).suffix.lower() not in extensions:
        raise PictureError("picture_extension", name=name, format=NAMES[format], extension=extensions[0])
    try:
        image.load()
    except (*BROKEN, MemoryError) as error:
        raise PictureError("picture_broken", name=name) from error
    return image


def _plain(image: Image.Image) -> Image.Image:
    """Return it upright, in the colours of a screen, with nothing but what is seen."""
    image = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    if image.mode.startswith(("I", "F")):
        image = image.point(lambda value: value / 256).convert("L")
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if isinstance(profile, bytes) and image.mode in ("RGB", "CMYK"):
        # A profile that cannot be followed is only left out.
        with suppress(ImageCms.PyCMSError, OSError):
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            image = turned or image
    image = image.convert("RGBA" if clear else "RGB")
    if clear and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info = {}
    return image


def _fitted(image: Image.Image, aspect: str, focus: tuple[float, float]) -> Image.Image:
    """Crop to the aspect with the focus as near the middle as it can be, and scale down."""
    wide, high = map(int, aspect.split(":")) if aspect else image.size
    width, height = image.size
    if width * high > height * wide:
        width = max(1, round(height * wide / high))
    else:
        height = max(1, round(width * high / wide))
    left, top = (
        round(min(max(part * whole - kept / 2, 0), whole - kept))
        for part, whole, kept in zip(focus, image.size, (width, height), strict=True)
    )
    scale = min(1, LONGEST_SIDE / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    box = (left, top, left + width, top + height)
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _encoded(image: Image.Image) -> tuple[bytes, str]:
    written = BytesIO()
    if image.mode == "RGBA":
        image.save(written, "PNG", optimize=True)
        return written.getvalue(), ".png"
    image.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue(), ".jpg"


def _write(folder: Path, name: str, data: bytes, shown: str) -> None:
    if (folder / name).is_file():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(prefix=".", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(unfinished).chmod(0o644)
            Path(unfinished).replace(folder / name)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PictureError("picture_unwritable", name=shown, message=error.strerror or str(error)) from error
