"""Check, radio and arrow marks for the style sheet, kept in memory.

A Qt style sheet can name an image only by its address, and its colours must come from the
tokens. The marks are therefore built as a Qt resource at run time; nothing is written to disk.
"""

import struct
from collections.abc import Mapping

from PySide6.QtCore import qRegisterResourceData

from ui.theme.icons import svg
from ui.theme.tokens import TOKENS

_MARKS: tuple[tuple[str, str, str], ...] = (
    ("check", "check", "on-accent"),
    ("check-off", "check", "text3"),
    ("down", "chevron-down", "text2"),
    ("down-off", "chevron-down", "text3"),
    ("up", "chevron-up", "text2"),
    ("right", "chevron-right", "text2"),
    ("close", "x", "text2"),
)
_DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    '<circle cx="8" cy="8" r="3" fill="COLOUR"/></svg>'
)
_FORMAT_VERSION = 1
_DIRECTORY = 2


def _files() -> dict[str, bytes]:
    """Every mark by its path below ``:/``."""
    made: dict[str, bytes] = {}
    for mode, colours in TOKENS.items():
        for name, icon, token in _MARKS:
            text = svg(icon).replace("currentColor", colours[token])
            # The box of a check mark is 16 px: a heavier stroke keeps it visible.
            heavy = text.replace('stroke-width="1.75"', 'stroke-width="2.5"')
            made[f"marks/{mode}/{name}.svg"] = (heavy if icon == "check" else text).encode()
        for name, token in (("dot", "on-accent"), ("dot-off", "text3")):
            made[f"marks/{mode}/{name}.svg"] = _DOT.replace("COLOUR", colours[token]).encode()
    return made


def _hash(name: str) -> int:
    """The hash that Qt sorts the names of a resource by."""
    value = 0
    for letter in name:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value


def _tree(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Children of every folder, in the order that Qt expects."""
    children: dict[str, set[str]] = {"": set()}
    for path in files:
        parts = path.split("/")
        for depth in range(len(parts)):
            parent = "/".join(parts[:depth])
            children.setdefault(parent, set()).add("/".join(parts[: depth + 1]))
    return {
        parent: sorted(names, key=lambda path: _hash(path.rsplit("/", 1)[-1]))
        for parent, names in children.items()
    }


def compile_resource(files: Mapping[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """The tree, names and data of a Qt resource that holds these files.

    Source: Qt 6 ``qtbase/src/tools/rcc/rcc.cpp``, format version 1.
    """
    children = _tree(files)
    order = [""]
    for path in order:
        order.extend(children.get(path, []))
    position = {path: index for index, path in enumerate(order)}
    tree, names, data = bytearray(), bytearray(), bytearray()
    for path in order:
        name_at = 0
        if path:
            name = path.rsplit("/", 1)[-1]
            name_at = len(names)
            names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
        if path in children:
            below = children[path]
            tree += struct.pack(">IHII", name_at, _DIRECTORY, len(below), position[below[0]])
        else:
            tree += struct.pack(">IHHHI", name_at, 0, 0, 1, len(data))
            data += struct.pack(">I", len(files[path])) + files[path]
    return bytes(tree), bytes(names), bytes(data)


# Qt reads these bytes in place for as long as the process lives.
_registered: list[tuple[bytes, bytes, bytes]] = []


def register() -> None:
    """Make the marks available to the style sheet as ``:/marks/<mode>/<name>.svg``."""
    if _registered:
        return
    compiled = compile_resource(_files())
    _registered.append(compiled)
    qRegisterResourceData(_FORMAT_VERSION, *compiled)
