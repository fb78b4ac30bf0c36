"""On which line each key of a TOML text stands, found with the TOML grammar of tree-sitter."""

import tomllib
from typing import TYPE_CHECKING

from workstation.domain.methodology_problem import KeyPath

if TYPE_CHECKING:
    from tree_sitter import Node, Tree

MAX_DEPTH = 64
"""Deepest syntax that is read; a real methodology stays below 20."""
MOST_DIGITS = 40
"""Longest number that is read; a real methodology has none of more than a few digits."""
_NUMBERS = frozenset({"integer", "float"})


def syntax_of(data: bytes) -> "Tree":
    """The syntax tree of a TOML text in UTF-8; broken text gives a tree with error nodes."""
    import tree_sitter
    import tree_sitter_toml

    language = tree_sitter.Language(tree_sitter_toml.language())
    return tree_sitter.Parser(language).parse(data)


def line_too_deep(tree: "Tree") -> int | None:
    """The first line whose nesting is deeper than ``MAX_DEPTH``, or None."""
    cursor = tree.walk()
    depth = 0
    while True:
        if depth > MAX_DEPTH:
            return _line(cursor.node)
        if cursor.goto_first_child():
            depth += 1
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return None
            depth -= 1


def line_of_long_number(tree: "Tree") -> int | None:
    """The first line with a number of more than ``MOST_DIGITS`` characters, or None.

    No rule needs one, and Python refuses to read or to write some thousands of digits.
    """
    waiting = [tree.root_node]
    while waiting:
        node = waiting.pop()
        if node.type in _NUMBERS and node.end_byte - node.start_byte > MOST_DIGITS:
            return _line(node)
        waiting += reversed(node.children)
    return None


def lines_of(tree: "Tree") -> dict[KeyPath, int]:
    """The line, from 1, of every key path of a well-formed TOML text."""
    finder = _Finder()
    for node in tree.root_node.children:
        if node.type == "pair":
            finder.pair(node, ())
        elif node.type in ("table", "table_array_element"):
            finder.table(node)
    return finder.lines


def line_at(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of a path, else of its first element, else of the nearest key around it, else 1."""
    nearest = (path, (*path, 0), *(path[:length] for length in range(len(path) - 1, 0, -1)))
    return next((lines[place] for place in nearest if place in lines), 1)


def _line(node: "Node | None") -> int:
    return 0 if node is None else node.start_point[0] + 1


class _Finder:
    """Walks tables in order, counting the elements of arrays of tables."""

    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._elements: dict[KeyPath, int] = {}

    def table(self, node: "Node") -> None:
        header = next(child for child in node.children if child.is_named)
        path = self._table_path(_key_parts(header), array=node.type == "table_array_element")
        self.lines.setdefault(path, _line(node))
        for child in node.children:
            if child.type == "pair":
                self.pair(child, path)

    def _table_path(self, parts: list[str], *, array: bool) -> KeyPath:
        path: KeyPath = ()
        for part in parts[:-1]:
            path = (*path, part)
            if path in self._elements:
                path = (*path, self._elements[path])
        path = (*path, parts[-1])
        if array:
            self._elements[path] = self._elements.get(path, -1) + 1
            path = (*path, self._elements[path])
        return path

    def pair(self, node: "Node", prefix: KeyPath) -> None:
        named = [child for child in node.children if child.is_named]
        path = prefix
        for part in _key_parts(named[0]):
            path = (*path, part)
            self.lines.setdefault(path, _line(node))
        self.value(named[-1], path)

    def value(self, node: "Node", path: KeyPath) -> None:
        if node.type == "inline_table":
            for child in node.children:
                if child.type == "pair":
                    self.pair(child, path)
        elif node.type == "array":
            items = [c for c in node.children if c.is_named and c.type != "comment"]
            for index, item in enumerate(items):
                self.lines.setdefault((*path, index), _line(item))
                self.value(item, (*path, index))


def _key_parts(node: "Node") -> list[str]:
    if node.type == "dotted_key":
        return [part for child in node.children if child.is_named for part in _key_parts(child)]
    raw = (node.text or b"").decode("utf-8")
    if node.type == "quoted_key":
        return list(tomllib.loads(f"{raw} = 0"))
    return [raw]
