"""A disk that can lose its power: which writes and names are durable, and which only seem so.

Content and names are modelled apart, as POSIX promises them: ``fsync`` of a file makes its content
durable and not its name; ``fsync`` of a folder makes the names in it durable and not what they
name. Whatever was not made durable may survive whole, in part (sectors of 512 bytes) or not at
all, in any combination; only one rename is never seen half-done.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR_BYTES = 512


@dataclass(eq=False, slots=True)
class File:
    """Content: what is durable, what was written since, and how it looks while the power is on."""

    base: bytes = b""
    pending: list["Write | Cut"] = field(default_factory=list)
    current: bytearray = field(default_factory=bytearray)

    @classmethod
    def durable(cls, content: bytes) -> "File":
        return cls(content, [], bytearray(content))

    def write(self, offset: int, data: bytes) -> None:
        change = Write(offset, data)
        change.apply(self.current)
        self.pending.append(change)

    def truncate(self, size: int) -> None:
        change = Cut(size)
        change.apply(self.current)
        self.pending.append(change)

    def sync(self) -> None:
        if self.pending:
            self.base = bytes(self.current)
            self.pending.clear()


@dataclass(eq=False, slots=True)
class Write:
    """One write that is not durable yet."""

    offset: int
    data: bytes

    def apply(self, content: bytearray) -> None:
        self.apply_part(content, 0, len(self.data))

    def apply_part(self, content: bytearray, start: int, end: int) -> None:
        first = self.offset + start
        if len(content) < first:
            content.extend(bytes(first - len(content)))
        content[first : self.offset + end] = self.data[start:end]

    def sectors(self) -> list[tuple[int, int]]:
        """Where sectors of the disk begin and end within the data."""
        edges = [0]
        edge = SECTOR_BYTES - self.offset % SECTOR_BYTES
        while edge < len(self.data):
            edges.append(edge)
            edge += SECTOR_BYTES
        return list(zip(edges, [*edges[1:], len(self.data)], strict=True))


@dataclass(eq=False, slots=True)
class Cut:
    """A change of the file's size that is not durable yet."""

    size: int

    def apply(self, content: bytearray) -> None:
        del content[self.size :]
        content.extend(bytes(self.size - len(content)))


@dataclass(eq=False, slots=True)
class Folder:
    """Names: those that are durable, and those that are seen while the power is on."""

    durable: dict[str, "Node"] = field(default_factory=dict)
    current: dict[str, "Node"] = field(default_factory=dict)


Node = File | Folder


@dataclass(eq=False, slots=True)
class Naming:
    """Names given and taken away in one step."""

    steps: tuple[tuple[Folder, str, Node | None], ...]


@dataclass(slots=True)
class Snapshot:
    """One state that the disk can be in after the power was cut: files by path."""

    files: dict[str, bytes]
    folders: list[str]


class Disk:
    """Everything below one folder."""

    def __init__(self, root: Path) -> None:
        """All that is there now is durable."""
        self.root = root
        self.tree = self._read(root)
        self.namings: list[Naming] = []

    def _read(self, path: Path) -> Folder:
        names: dict[str, Node] = {
            each.name: self._read(each) if each.is_dir() else File.durable(each.read_bytes())
            for each in path.iterdir()
        }
        return Folder(dict(names), names)

    def find(self, path: Path) -> Node | None:
        """What a path below the root names now."""
        node: Node | None = self.tree
        for part in path.relative_to(self.root).parts:
            if not isinstance(node, Folder):
                return None
            node = node.current.get(part)
        return node

    def folder_of(self, path: Path) -> Folder:
        """The folder that holds a name."""
        node = self.find(path.parent)
        assert isinstance(node, Folder), path
        return node

    def name(self, *steps: tuple[Folder, str, Node | None]) -> None:
        """Give and take names in one step."""
        for folder, name, node in steps:
            if node is None:
                folder.current.pop(name, None)
            else:
                folder.current[name] = node
        self.namings.append(Naming(steps))

    def sync(self, node: Node) -> None:
        """Make content, or names, durable."""
        if isinstance(node, File):
            node.sync()
            return
        kept = []
        for naming in self.namings:
            if any(folder is node for folder, _, _ in naming.steps):
                _apply(naming, None)
            else:
                kept.append(naming)
        self.namings = kept

    def pending_files(self) -> list[File]:
        """Files with content that is not durable."""
        found: dict[int, File] = {}
        for file in self._all(self.tree, set()):
            if file.pending:
                found[id(file)] = file
        for naming in self.namings:
            for _, _, node in naming.steps:
                if isinstance(node, File) and node.pending:
                    found[id(node)] = node
        return list(found.values())

    def _all(self, folder: Folder, seen: set[int]) -> Iterator[File]:
        for node in (*folder.current.values(), *folder.durable.values()):
            if id(node) in seen:
                continue
            seen.add(id(node))
            if isinstance(node, File):
                yield node
            else:
                yield from self._all(node, seen)

    def cut(self, chance: random.Random) -> Snapshot:
        """One of the states that a power cut now can leave."""
        contents = {id(file): _cut_content(file, chance) for file in self.pending_files()}
        names = self._cut_names(chance)
        snapshot = Snapshot({}, [])
        self._collect(self.tree, "", names, contents, snapshot)
        return snapshot

    def _cut_names(self, chance: random.Random) -> dict[int, dict[str, Node]]:
        """The names in each folder with pending changes; a part of these survives."""
        names: dict[int, dict[str, Node]] = {}
        for naming in _part(self.namings, chance):
            _apply(naming, names)
        return names

    def _collect(
        self,
        folder: Folder,
        path: str,
        names: dict[int, dict[str, Node]],
        contents: dict[int, bytes],
        snapshot: Snapshot,
    ) -> None:
        for name, node in names.get(id(folder), folder.durable).items():
            full = f"{path}/{name}" if path else name
            if isinstance(node, File):
                snapshot.files[full] = contents.get(id(node), node.base)
            else:
                snapshot.folders.append(full)
                self._collect(node, full, names, contents, snapshot)


def _apply(naming: Naming, names: dict[int, dict[str, Node]] | None) -> None:
    for folder, name, node in naming.steps:
        if names is None:
            target = folder.durable
        else:
            target = names.setdefault(id(folder), dict(folder.durable))
        if node is None:
            target.pop(name, None)
        else:
            target[name] = node


def _part(changes: list[Naming], chance: random.Random) -> list[Naming]:
    """None, all, the first few or any of them."""
    how = chance.random()
    if how < 0.15:
        return []
    if how < 0.4:
        return changes
    if how < 0.7:
        return changes[: chance.randint(0, len(changes))]
    share = chance.random()
    return [each for each in changes if chance.random() < share]


def _cut_content(file: File, chance: random.Random) -> bytes:
    """The content with a part of what was not durable: whole writes, sectors, or none."""
    how = chance.random()
    if how < 0.08:
        return file.base
    if how < 0.16:
        return bytes(file.current)
    content = bytearray(file.base)
    if how < 0.55:
        _apply_first_and_torn(content, file.pending, chance)
    elif how < 0.8:
        share = chance.random()
        for change in file.pending:
            if chance.random() < share:
                change.apply(content)
    else:
        _apply_sectors(content, file.pending, chance)
    return bytes(content)


def _apply_first_and_torn(
    content: bytearray, pending: list[Write | Cut], chance: random.Random
) -> None:
    """The first few writes whole, and of the next one only some sectors."""
    whole = chance.randint(0, len(pending))
    for change in pending[:whole]:
        change.apply(content)
    torn = pending[whole] if whole < len(pending) else None
    if isinstance(torn, Write):
        sectors = torn.sectors()
        edge = chance.randint(0, len(sectors))
        kept = sectors[:edge] if chance.random() < 0.6 else sectors[edge:]
        for start, end in kept:
            torn.apply_part(content, start, end)


def _apply_sectors(content: bytearray, pending: list[Write | Cut], chance: random.Random) -> None:
    share = chance.choice((0.05, 0.5, 0.95, 0.99))
    for change in pending:
        if isinstance(change, Cut):
            if chance.random() < share:
                change.apply(content)
            continue
        for start, end in change.sectors():
            if chance.random() < share:
                change.apply_part(content, start, end)
