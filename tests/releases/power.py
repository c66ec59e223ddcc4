"""A disk that forgets what was not synced: replays the system calls of an install and cuts the power anywhere.

Three worlds are looked at. In one, the disk has kept nothing but what was synced: bytes of synced files, names in
synced folders. In the second it has kept every name, but of files only the bytes that were synced. In the third, as the
first, but the newest name of all was faster than those before it.
"""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "openat,open,creat,close,dup,write,pwrite64,lseek,ftruncate,fsync,fdatasync,mkdir,mkdirat,rename,renameat,"
    "renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,sendfile,copy_file_range"
)
LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?')
CHANGES = frozenset(CALLS.split(",")) - {"close", "dup", "lseek"}


@dataclass
class File:
    """A file: its bytes, and those that were synced."""

    data: bytearray = field(default_factory=bytearray)
    synced: bytes = b""


@dataclass
class Link:
    """A symbolic link."""

    to: str


@dataclass
class Folder:
    """A folder: its names, and those that were synced."""

    names: "dict[str, Node]" = field(default_factory=dict[str, "Node"])
    synced: "dict[str, Node]" = field(default_factory=dict[str, "Node"])


Node = File | Folder | Link


@dataclass
class Handle:
    """Something open: where it lies, what it is on this disk, and how far it was read or written."""

    path: Path
    node: Node | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that succeeded."""

    name: str
    arguments: list[str]
    result: int

    def text(self, number: int) -> str:
        """Return an argument that is a path."""
        return self.bytes(number).decode()

    def bytes(self, number: int) -> bytes:
        """Return an argument that is text."""
        found = TEXT.fullmatch(self.arguments[number])
        assert found, self
        return bytes.fromhex(found[1].replace("\\x", ""))


def calls(record: Path) -> Iterator[Call]:
    """Yield the calls that strace recorded and that did not fail."""
    begun: dict[str, str] = {}
    with record.open(encoding="ascii") as lines:
        for line in lines:
            process, _, rest = line.rstrip("\n").partition(" ")
            if rest.endswith("<unfinished ...>"):
                begun[process] = rest.removesuffix("<unfinished ...>")
                continue
            resumed = re.match(r" *<\.\.\. \w+ resumed>", rest)
            if resumed:
                rest = begun.pop(process) + rest[resumed.end() :]
            found = LINE.match(f"{process} {rest.lstrip()}")
            if found and int(found[4]) >= 0:
                # A call that another one interrupted keeps a space before the place where it went on
                yield Call(found[2], [each.strip() for each in found[3].split(", ")], int(found[4]))


class Disk:
    """What lies below one folder, and what of it would outlive a power cut."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.top = _read(root)
        self._open: dict[int, Handle] = {}
        self._newest: tuple[Folder, str, Node] | None = None

    def do(self, call: Call) -> bool:
        """Do what a process did; return whether anything changed on the disk."""
        match call.name:
            case "openat" | "open" | "creat":
                self._opened(call)
            case "close":
                self._open.pop(int(call.arguments[0]), None)
            case "dup":
                self._open[call.result] = self._handle(call)
            case "lseek":
                self._handle(call).at = call.result
            case "write" | "pwrite64":
                return self._written(call)
            case "ftruncate":
                if isinstance(node := self._handle(call).node, File):
                    del node.data[int(call.arguments[1]) :]
            case "sendfile" | "copy_file_range":
                # Only into the staging area; what it copied is never synced and never kept
                pass
            case "fsync" | "fdatasync":
                _sync(self._handle(call).node)
            case "mkdir" | "mkdirat":
                self._add(self._path(call, "mkdirat"), Folder())
            case "symlink" | "symlinkat":
                folder = call.arguments[1] if call.name == "symlinkat" else "AT_FDCWD"
                self._add(self._at(folder, call.text(-1)), Link(call.text(0)))
            case "link" | "linkat" | "rename" | "renameat" | "renameat2":
                self._moved(call)
            case "unlink" | "unlinkat" | "rmdir":
                self._take(self._path(call, "unlinkat"))
            case _:
                raise AssertionError(call)
        return call.name in CHANGES

    def kept(self, to: Path, names: str) -> None:
        """Write what a power cut leaves: of the names "all", those "synced", or of these and the "newest"."""
        shutil.rmtree(to, ignore_errors=True)
        newest = self._newest if names == "newest" else None
        if newest is None:
            _write(self.top, to, names == "all")
            return
        folder, name, node = newest
        before, folder.synced = folder.synced, {**folder.synced, name: node}
        _write(self.top, to, False)
        folder.synced = before

    # -- inside

    def _handle(self, call: Call) -> Handle:
        return self._open.get(int(call.arguments[0])) or Handle(Path("/nowhere"))

    def _at(self, folder: str, name: str) -> Path:
        if name.startswith("/") or folder.startswith("AT_FDCWD"):
            return Path(name)
        return (self._open.get(int(folder)) or Handle(Path("/nowhere"))).path / name

    def _path(self, call: Call, relative: str) -> Path:
        if call.name == relative:
            return self._at(call.arguments[0], call.text(1))
        return Path(call.text(0))

    def _opened(self, call: Call) -> None:
        path = self._path(call, "openat")
        flags = call.arguments[2 if call.name == "openat" else 1] if call.name != "creat" else "O_CREAT|O_TRUNC"
        handle = self._open[call.result] = Handle(path)
        place = self._place(path)
        if place is None or "O_TMPFILE" in flags:
            return
        folder, name = place
        node = folder.names.get(name) if name else folder
        if node is None and "O_CREAT" in flags:
            node = folder.names[name] = File()
        if isinstance(node, File):
            if "O_TRUNC" in flags:
                node.data.clear()
            handle.at = len(node.data) if "O_APPEND" in flags else 0
        handle.node = node

    def _written(self, call: Call) -> bool:
        handle = self._handle(call)
        if not isinstance(handle.node, File):
            return False
        data = call.bytes(1)[: call.result]
        at = int(call.arguments[3]) if call.name == "pwrite64" else handle.at
        handle.node.data[at : at + len(data)] = data
        if call.name == "write":
            handle.at = at + len(data)
        return True

    def _place(self, path: Path) -> tuple[Folder, str] | None:
        """Return the folder and the name at which ``path`` lies on this disk, or None when it lies elsewhere."""
        try:
            parts = Path(os.path.normpath(path)).relative_to(self._root).parts
        except ValueError:
            return None
        folder = self.top
        for part in parts[:-1]:
            node = folder.names.get(part)
            if not isinstance(node, Folder):
                return None
            folder = node
        return folder, parts[-1] if parts else ""

    def _add(self, path: Path, node: Node) -> None:
        place = self._place(path)
        if place is not None and place[1]:
            place[0].names[place[1]] = node
            self._newest = place[0], place[1], node

    def _take(self, path: Path) -> Node | None:
        place = self._place(path)
        return place[0].names.pop(place[1], None) if place is not None else None

    def _moved(self, call: Call) -> None:
        if call.name in ("link", "rename"):
            old, new = Path(call.text(0)), Path(call.text(1))
        else:
            old = self._at(call.arguments[0], call.text(1))
            new = self._at(call.arguments[2], call.text(3))
        if call.name.startswith("rename"):
            node = self._take(old)
        else:
            place = self._place(old)
            node = place[0].names.get(place[1]) if place is not None else None
        if node is not None:
            self._add(new, node)


def _sync(node: Node | None) -> None:
    if isinstance(node, File):
        node.synced = bytes(node.data)
    elif isinstance(node, Folder):
        node.synced = dict(node.names)


def _read(path: Path) -> Folder:
    folder = Folder()
    for each in path.iterdir():
        if each.is_symlink():
            folder.names[each.name] = Link(str(each.readlink()))
        elif each.is_dir():
            folder.names[each.name] = _read(each)
        else:
            data = each.read_bytes()
            folder.names[each.name] = File(bytearray(data), data)
    folder.synced = dict(folder.names)
    return folder


def _write(folder: Folder, to: Path, names: bool) -> None:
    to.mkdir()
    for name, node in (folder.names if names else folder.synced).items():
        match node:
            case Folder():
                _write(node, to / name, names)
            case Link():
                (to / name).symlink_to(node.to)
            case File():
                (to / name).write_bytes(node.synced)
