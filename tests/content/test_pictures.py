"""Photographs come in upright, cropped and without metadata; what is no photograph is refused in one sentence."""

import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from kiosk.content.draft import PICTURE
from kiosk.content.editing import Workspace
from kiosk.content.errors import ContentError
from kiosk.content.pictures import LONGEST_SIDE, PictureError, take_picture
from kiosk.content.store import ContentStore
from kiosk.content.validation import findings

RED, BLUE = (220, 20, 20), (20, 20, 220)


@pytest.fixture
def workspace(tmp_path: Path, database: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "draft", database) as opened:
        opened.set_value("picture_slot.lake", "file", None)
        opened.set_value("picture_slot.lake", "rights", None)
        yield opened


def photograph(width: int = 400, height: int = 400, mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is red and right half blue."""
    image = Image.new("RGB", (width, height), BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), fill=RED)
    return image.convert(mode)


def saved(path: Path, format: str, image: Image.Image | None = None, **options: object) -> Path:
    (image or photograph()).save(path, format, **options)
    return path


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """Return a PNG that says it has these dimensions."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def near(colour: float | tuple[int, ...] | None, wanted: tuple[int, int, int]) -> bool:
    return isinstance(colour, tuple) and all(abs(a - b) < 24 for a, b in zip(colour, wanted, strict=False))


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")],
)
def test_each_kind_of_photograph_is_taken(workspace: Workspace, tmp_path: Path, name: str, format: str) -> None:
    workspace.set_picture("picture_slot.lake", saved(tmp_path / name, format), rights="© Li Wei")
    slot = workspace.draft.entries["picture_slot"][0]
    assert PICTURE.fullmatch(slot["file"]) and slot["rights"] == "© Li Wei"
    with Image.open(workspace.pictures / slot["file"]) as image:
        assert (image.format, image.size) == ("JPEG", (400, 225))
        assert near(image.getpixel((20, 100)), RED) and near(image.getpixel((380, 100)), BLUE)
    assert findings(workspace.draft) == []
    assert workspace.undo() == "picture of picture_slot.lake"
    assert "file" not in workspace.draft.entries["picture_slot"][0]


@pytest.mark.parametrize(("focus", "colour"), [((0.1, 0.5), RED), ((0.9, 0.5), BLUE), ((-7, 9), RED)])
def test_focus_stays_in_sight(tmp_path: Path, focus: tuple[float, float], colour: tuple[int, int, int]) -> None:
    name = take_picture(saved(tmp_path / "a.png", "PNG"), "1:4", tmp_path / "out", focus)
    with Image.open(tmp_path / "out" / name) as image:
        assert image.size == (100, 400)
        assert near(image.getpixel((50, 200)), colour)


def test_turned_upright_and_told_nothing(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()  # pyright: ignore[reportUnknownMemberType]
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Li Wei"
    exif.get_ifd(0x8825)[1] = "N"
    source = saved(
        tmp_path / "a.jpg", "JPEG", photograph(600, 400), exif=exif, comment=b"secret place", icc_profile=profile
    )
    name = take_picture(source, "2:3", tmp_path / "out")
    data = (tmp_path / "out" / name).read_bytes()
    assert not any(word in data for word in (b"Exif", b"Li Wei", b"secret", b"ICC_PROFILE"))
    with Image.open(BytesIO(data)) as image:
        assert image.size == (400, 600)
        # What was left is now on top.
        assert near(image.getpixel((200, 50)), RED) and near(image.getpixel((200, 550)), BLUE)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
def test_unusual_colours(tmp_path: Path, mode: str) -> None:
    format = "JPEG" if mode in ("L", "CMYK") else "PNG"
    source = saved(tmp_path / f"a.{format.lower()}", format, photograph(mode=mode))
    with Image.open(tmp_path / take_picture(source, "1:1", tmp_path)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (400, 400))


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    Image.new("I;16", (40, 40), 0x8000).save(tmp_path / "a.png")
    with Image.open(tmp_path / take_picture(tmp_path / "a.png", "1:1", tmp_path)) as image:
        assert near(image.getpixel((20, 20)), (128, 128, 128))


def test_transparent_stays_transparent(tmp_path: Path) -> None:
    clear = photograph(mode="RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    assert take_picture(saved(tmp_path / "a.png", "PNG", clear), "1:1", tmp_path / "out").endswith(".png")
    assert take_picture(saved(tmp_path / "b.png", "PNG", photograph(mode="RGBA")), "1:1", tmp_path).endswith(".jpg")


def test_large_is_scaled_and_the_same_is_there_once(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg", "JPEG", photograph(4000, 3000))
    names = {take_picture(source, "4:3", tmp_path / "out") for _ in range(2)}
    assert len(names) == len(list((tmp_path / "out").iterdir())) == 1
    with Image.open(tmp_path / "out" / names.pop()) as image:
        assert image.size == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)


def whole(format: str) -> bytes:
    buffer = BytesIO()
    photograph().save(buffer, format)
    return buffer.getvalue()


def bomb_of_text() -> bytes:
    packed = zlib.compress(bytes(200 << 20), 9)
    return png(1, 1, chunk(b"zTXt", b"Comment\0\0" + packed), chunk(b"IDAT", zlib.compress(b"\0\0\0\0")))


def bomb_of_lines() -> bytes:
    return png(12_000, 12_000, chunk(b"IDAT", zlib.compress(bytes(64 << 20), 9)))


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.heic", lambda: b"\0\0\0\x18ftypheic" + bytes(40), "picture_heic", "export it as JPEG"),
        ("a.jpg", lambda: b"\0\0\0\x18ftypmif1" + bytes(40), "picture_heic", "export it as JPEG"),
        ("a.svg", lambda: b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "picture_svg", "SVG"),
        ("a.png", lambda: b"<svg onload='x()'/>", "picture_svg", "SVG"),
        ("a.gif", lambda: whole("GIF"), "picture_unknown", "it takes JPEG, PNG, WebP and AVIF"),
        ("a.jpg", lambda: whole("BMP"), "picture_unknown", "not a picture that the kiosk knows"),
        ("a.jpg", lambda: b"", "picture_unknown", "not a picture that the kiosk knows"),
        ("a.jpg", lambda: b"MZ" + bytes(400), "picture_unknown", "not a picture that the kiosk knows"),
        ("a.png", lambda: whole("JPEG"), "picture_extension", "is really a JPEG picture"),
        ("a.jpg", lambda: whole("PNG"), "picture_extension", "is really a PNG picture"),
        ("a", lambda: whole("PNG"), "picture_extension", "a name that ends in .png"),
        ("a.jpg", lambda: whole("JPEG")[:1000], "picture_broken", "damaged or incomplete"),
        ("a.jpg", lambda: whole("JPEG")[:20], "picture_broken", "damaged or incomplete"),
        ("a.png", lambda: whole("PNG")[:200], "picture_broken", "damaged or incomplete"),
        ("a.png", lambda: whole("PNG")[:20], "picture_broken", "damaged or incomplete"),
        ("a.webp", lambda: whole("WEBP")[:100], "picture_broken", "damaged or incomplete"),
        ("a.avif", lambda: whole("AVIF")[:300], "picture_broken", "damaged or incomplete"),
        ("a.png", lambda: png(50_000, 50_000), "picture_too_large", "more than 40 million dots"),
        ("a.png", lambda: png(0xFFFFFF, 1), "picture_broken", ""),
        ("a.png", bomb_of_text, "picture_broken", "damaged"),
        ("a.png", bomb_of_lines, "picture_too_large", "more than 40 million dots"),
        ("a.png", lambda: png(8_000, 5_001), "picture_too_large", "more than 40 million dots"),
    ],
)
def test_what_is_no_photograph_changes_nothing(
    workspace: Workspace, tmp_path: Path, name: str, content: Callable[[], bytes], code: str, words: str
) -> None:
    source = tmp_path / name
    source.write_bytes(content())
    before, revision = workspace.draft, workspace.revision
    with pytest.raises(PictureError) as caught:
        workspace.set_picture("picture_slot.lake", source, rights="© Li Wei")
    assert caught.value.fault.code == code
    assert words in str(caught.value) and name in str(caught.value) and "\n" not in str(caught.value)
    assert workspace.draft is before and workspace.revision == revision
    assert list(workspace.pictures.iterdir()) == []


def test_unreadable_and_misplaced(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="cannot be read: No such file"):
        workspace.set_picture("picture_slot.lake", tmp_path / "none.jpg")
    with pytest.raises(PictureError, match="cannot be read"):
        workspace.set_picture("picture_slot.lake", tmp_path)
    with pytest.raises(ContentError, match="is no place for a picture"):
        workspace.set_picture("figure.area", saved(tmp_path / "a.jpg", "JPEG"))
    (tmp_path / "file").touch()
    with pytest.raises(PictureError, match="cannot be kept"):
        take_picture(saved(tmp_path / "a.jpg", "JPEG"), "1:1", tmp_path / "file")


def test_picture_without_rights_stops_publishing(workspace: Workspace, tmp_path: Path) -> None:
    workspace.set_picture("picture_slot.lake", saved(tmp_path / "a.jpg", "JPEG"))
    (finding,) = findings(workspace.draft)
    assert (finding.severity, finding.code, finding.entry_id) == ("error", "no_rights", "picture_slot.lake")


def test_pictures_go_into_the_release_and_on_into_the_next_draft(workspace: Workspace, tmp_path: Path) -> None:
    workspace.set_picture("picture_slot.lake", saved(tmp_path / "a.jpg", "JPEG"), rights="© Li Wei")
    name = workspace.draft.entries["picture_slot"][0]["file"]
    (workspace.pictures / "unused.jpg").touch()
    release = tmp_path / "release"
    workspace.build(release, lambda content: content.with_suffix(".attract.json").touch())
    assert sorted(path.name for path in release.iterdir()) == ["content.attract.json", "content.sqlite", "pictures"]
    assert [path.name for path in (release / "pictures").iterdir()] == [name]
    store = ContentStore(release / "content.sqlite")
    store.close()
    with Workspace.open(tmp_path / "other", release / "content.sqlite") as other:
        assert (other.pictures / name).read_bytes() == (workspace.pictures / name).read_bytes()
    before = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    (workspace.pictures / name).unlink()
    with pytest.raises(ContentError, match="cannot be written"):
        workspace.build(release)
    assert {path: path.read_bytes() for path in release.rglob("*") if path.is_file()} == before
