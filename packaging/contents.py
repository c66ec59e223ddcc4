"""What goes into the package and what stays out, in one place, so that a few megabytes never creep in unseen."""

import json
import re
import subprocess
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath

import PIL
import PySide6
from babel.core import get_global

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = "west-taihu-kiosk"
QT = Path(PySide6.__file__).parent / "Qt"
REQUIREMENTS = ROOT / "packaging" / "requirements" / "product.txt"

BINARIES = "binaries.json"
"""The work file with the entries of all packaged binaries."""

MODULES = "modules.json"
"""The work file with the names of all packaged Python modules."""

Entry = tuple[str, str, str]
"""A file of the package as PyInstaller writes it down: where to, from where, and what it is."""

QT_PLUGINS = frozenset(
    {
        # Screens: X11, Wayland, and none at all for the tour.
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "platforms/libqoffscreen.so",
        "xcbglintegrations/libqxcb-egl-integration.so",
        "xcbglintegrations/libqxcb-glx-integration.so",
        "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
        "wayland-shell-integration/libxdg-shell.so",
        # The studio's frame on desktops that leave drawing it to the window.
        "wayland-decoration-client/libbradient.so",
        # Pictures; PNG is inside Qt.
        "imageformats/libqjpeg.so",
        "imageformats/libqsvg.so",
        "imageformats/libqwebp.so",
        # Typing: dead keys, and Chinese, Japanese and Korean.
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        # Reading aloud, through speech-dispatcher.
        "texttospeech/libqtexttospeech_speechd.so",
    }
)

NOT_IMPORTED = (
    # hashlib has its own SHA-2; asking OpenSSL for it would load OpenSSL at every start, and only updates need it.
    "_hashlib",
    # Offered by libraries to those who develop with them.
    "sqlalchemy.testing",
    "mako.ext",
    "greenlet",
    "babel.messages.frontend",
    "lxml",
    "pygments",
    "pytest",
    "setuptools",
    # Taken by libraries where they happen to be installed, and not needed for what we ask of them.
    "IPython",
    "brotli",
    "brotlicffi",
    "cffi",
    "h2",
    "lxml",
    "numpy",
    "olefile",
    "pandas",
    "zstandard",
    # Python's side of what Qt's own libraries are linked with; nobody imports it, but PyInstaller takes all of them.
    "PySide6.QtConcurrent",
    "PySide6.QtDBus",
    "PySide6.QtMultimedia",
    "PySide6.QtMultimediaWidgets",
    # Parts of Python for terminals and for developers.
    "curses",
    "doctest",
    "ensurepip",
    "lib2to3",
    "pdb",
    "pydoc",
    "readline",
    "test",
    "tkinter",
    "turtle",
    "unittest",
)

PICTURE_FORMATS = frozenset({"Bmp", "Gif", "Jpeg", "Mpo", "Png", "Tiff", "WebP"})
"""The formats in which staff may have photographs; Pillow's readers of all others stay out."""

PICTURES_DO_WITHOUT = ("_avif", "_imagingft", "_imagingtk", "ImageGrab", "ImageQt", "ImageShow", "ImageTk")
"""Parts of Pillow that draw text, take screenshots or know other toolkits: the largest of its libraries."""

PINYIN_TABLES = frozenset({"phrases_dict.json", "pinyin_dict.json"})
"""What pypinyin reads beside its code."""

HOOKS = "pyi_rth_"
"""How what PyInstaller would run before the program is called; none of it is needed, and frozen.py is what runs.

The hook for Qt imports it, so that the supervisor would have Qt in it and the kiosk would be slower to start; Qt finds
its own files by where its libraries are. Others are for multiprocessing, and to list or read modules as files.
"""

FOUND_BY_NAME = (
    # db/migrations is text to PyInstaller, so what it imports is named here.
    "alembic.context",
    "alembic.op",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "sqlalchemy.sql.default_comparator",
)

FROM_SYSTEM = re.compile(
    # The C library.
    r"(ld-linux.*|lib(c|dl|m|pthread|rt|resolv|util|crypt|anl|nsl)"
    # The graphics driver, and what the driver loads too: two versions of one library in one process do not work.
    r"|lib(GL|EGL|GLX|OpenGL|GLdispatch|drm|gbm|stdc\+\+|gcc_s|expat|z|zstd)"
    r"|lib(X11|X11-xcb|Xau|Xdmcp|bsd|md|wayland-(client|cursor|egl|server)|xcb|xcb-(dri2|dri3|glx|present|randr|shm|sync|xfixes)|ffi)"
    # What speaks to the system's own voices and sound, for reading aloud, and what these are linked with themselves.
    r"|lib(speechd|pulse|glib-2\.0|gthread-2\.0|pcre2-8|dbus-1|systemd|gcrypt|gpg-error|cap|lz4|lzma)"
    # What reads the system's own font configuration.
    r"|lib(fontconfig|freetype|png16|brotlicommon|brotlidec|uuid)"
    # What has to be as new as the system's last security update; fetching updates over https is all it is for.
    r"|lib(ssl|crypto))\.so(\.\d+)*"
)
"""File names of libraries that are the system's: every machine with a graphics driver, fontconfig and apt has them.

The Debian package depends on them.
"""

NOT_OUR_STYLE = re.compile(r"QtQuick/(Controls/(FluentWinUI3|Fusion|Imagine|Material|Universal)(/|$)|Effects$)")
"""QML modules that Qt's controls lead to and that only their other styles need; the studio uses the style Basic."""

NOT_FOR_USE = frozenset({".frag", ".md", ".mako", ".py"})
"""Endings of files that only those need who change them."""


def languages() -> list[str]:
    """Return the tags of the kiosk's languages."""
    text = (ROOT / "db" / "factory" / "languages.toml").read_text(encoding="utf-8")
    return [language["tag"] for language in tomllib.loads(text)["language"]]


def own_files() -> list[tuple[str, str]]:
    """Return our files that are no Python modules: each with the folder of the package it goes to."""
    found: dict[Path, Path] = {}
    for folder in (Path("resources"), Path("db", "factory")):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix not in NOT_FOR_USE and "__pycache__" not in path.parts:
                found[path] = path.parent.relative_to(ROOT)
    for folder, pattern in (("kiosk/qml", "*.qml"), ("kiosk/qml", "qmldir"), ("db/migrations", "*.py")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            found[path] = path.parent.relative_to(ROOT)
    built = ROOT / "build"
    wanted = ("qt/support.bin", "i18n/*/LC_MESSAGES/*.mo", "factory/content.sqlite", "factory/content.attract.json")
    for pattern in wanted:
        paths = sorted(built.glob(pattern))
        if not paths:
            raise SystemExit(f"package: build/{pattern} is missing; “make setup” makes it.")
        for path in paths:
            found[path] = path.parent.relative_to(built)
    return [(str(path), str(folder)) for path, folder in found.items()]


def not_imported() -> list[str]:
    """Return the modules that stay out, with Pillow's readers of formats that nobody brings."""
    readers = {path.stem for path in Path(PIL.__file__).parent.glob("*ImagePlugin.py")}
    readers -= {f"{name}ImagePlugin" for name in PICTURE_FORMATS}
    return [*NOT_IMPORTED, *(f"PIL.{name}" for name in sorted({*readers, *PICTURES_DO_WITHOUT}))]


def locales(tags: Iterable[str]) -> frozenset[str]:
    """Return the CLDR locales that ``tags`` need: themselves and those they inherit from."""
    parents: Mapping[str, str] = get_global("parent_exceptions")
    needed = {"root"}
    for tag in tags:
        name = tag
        while name != "root":
            needed.add(name)
            name = parents.get(name) or (name.rpartition("_")[0] or "root")
    return frozenset(needed)


def qml_modules() -> frozenset[str]:
    """Return the folders, below Qt's own, of all QML modules that our QML files lead to."""
    command = [QT / "libexec" / "qmlimportscanner", "-rootPath", ROOT / "kiosk" / "qml"]
    command += ["-importPath", QT / "qml", "-importPath", ROOT / "kiosk" / "qml"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    modules = json.loads(told.stdout)
    found = (module["relativePath"] for module in modules if Path(module.get("path", "")).is_relative_to(QT / "qml"))
    return frozenset(name for name in found if not NOT_OUR_STYLE.match(name))


def product_distributions() -> frozenset[str]:
    """Return the names of the distributions that the product is pinned to."""
    text = REQUIREMENTS.read_text(encoding="utf-8")
    return frozenset(normal(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE))


def normal(name: str) -> str:
    """Return a distribution's name in the one spelling that compares."""
    return re.sub(r"[-_.]+", "-", name).lower()


def strangers(modules: Iterable[str]) -> set[str]:
    """Return those of ``modules`` that come with a distribution which is none of the product's."""
    owners = packages_distributions()
    ours = product_distributions()
    wrong: set[str] = set()
    for module in modules:
        owning = owners.get(module.partition(".")[0], [])
        if owning and not any(normal(owner) in ours for owner in owning):
            wrong.add(module)
    return wrong


def is_wanted(entry: Entry, modules: Collection[str], cldr: Collection[str], own: Collection[str]) -> bool:
    """Whether a file is wanted for its own sake, rather than because another one needs it.

    ``modules`` are the folders of QML modules, ``cldr`` the locales, ``own`` the sources of our own files.
    """
    target, source, kind = entry
    path = PurePosixPath(target)
    if kind == "EXTENSION" or source in own or path.name == "base_library.zip":
        return True
    if path.parts[:2] == ("babel", "locale-data"):
        return path.stem in cldr
    if path.parts[:3] == ("PySide6", "Qt", "qml"):
        inside = str(PurePosixPath(*path.parts[3:-1]))
        return inside in modules and (path.name == "qmldir" or path.suffix in {".qml", ".js", ".so"})
    if path.parts[:3] == ("PySide6", "Qt", "plugins"):
        return "/".join(path.parts[3:]) in QT_PLUGINS
    if path.parts[0] == "pypinyin":
        return path.name in PINYIN_TABLES
    return target == "babel/global.dat" or path.name.startswith("libpython")


def needs(library: str) -> list[str]:
    """Return the file names of the libraries that an ELF file is linked with."""
    told = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True)
    return re.findall(r"^\s*NEEDED\s+(\S+)", told.stdout, re.MULTILINE)


def reached(roots: Iterable[str], leads_to: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Return everything that can be reached from ``roots``; ``leads_to`` tells the next steps from each."""
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += leads_to(name)
    return frozenset(seen)


def trimmed(binaries: Iterable[Entry], datas: Iterable[Entry], own: Collection[str]) -> tuple[list[Entry], list[Entry]]:
    """Return the binaries and the data files that belong into the package; ``own`` are the sources of our own files.

    Leaves with a sentence when a library or plugin is neither there nor expected of the system.
    """
    modules, cldr = qml_modules(), locales(languages())
    every = [entry for entry in (*binaries, *datas) if not FROM_SYSTEM.fullmatch(PurePosixPath(entry[0]).name)]
    files = {entry[0]: entry for entry in every if entry[2] != "SYMLINK"}
    libraries = {PurePosixPath(target).name: target for target, entry in files.items() if entry[2] == "BINARY"}

    def linked_with(target: str) -> list[str]:
        if target not in files or files[target][2] not in ("BINARY", "EXTENSION"):
            return []
        names = [name for name in needs(files[target][1]) if not FROM_SYSTEM.fullmatch(name)]
        return [libraries.get(name, name) for name in names]

    kept = reached((name for name, entry in files.items() if is_wanted(entry, modules, cldr, own)), linked_with)
    plugins = {f"PySide6/Qt/plugins/{name}" for name in QT_PLUGINS}
    absent = (kept | plugins) - files.keys()
    if absent:
        raise SystemExit("package: these are needed and not there: " + ", ".join(sorted(absent)))
    chosen = [entry for entry in every if (_target(entry) if entry[2] == "SYMLINK" else entry[0]) in kept]
    code = ("BINARY", "EXTENSION", "SYMLINK")
    return [entry for entry in chosen if entry[2] in code], [entry for entry in chosen if entry[2] not in code]


def _target(link: Entry) -> str:
    """Return the place in the package that a symbolic link leads to."""
    return str(PurePosixPath(link[0]).parent / link[1])
